"""Dates that are written together: ranges ("từ … đến …"), lists ("ngày 20 và 21/6"), open ends ("đến nay")."""

from __future__ import annotations

import re
from typing import NamedTuple

from sukien.mentions import Lost
from sukien.recognise.edtf import Part, interval, share

_TIME = r"(?:(?:hết|sáng|trưa|chiều|tối|đêm|ngày|tháng|năm|cuối|đầu|giữa|mùng|mồng)\s)*"
_RANGE = re.compile(rf"\s?,?\s?(?:(?:cho |kéo dài )?(?:đến|tới)\s{_TIME}|[-–]\s?{_TIME})")
_LIST = re.compile(rf"\s?(?:,|;|và|hoặc|&|,\s?và)\s{_TIME}")
_TO_NOW = re.compile(r"\s?,?\s?(?:cho )?(?:đến|tới) nay\b")
_FROM = re.compile(r"(?:từ|kể từ|giai đoạn)\s(?:khoảng )?(?:(?:sáng|trưa|chiều|tối|đêm|ngày|tháng|năm|đầu|cuối|giữa|quý)\s)*$")


class Piece(NamedTuple):
    """A date or a range as read so far. certain: it stands by itself; else it needs a neighbour to join."""

    start: int
    end: int
    first: Part
    last: Part | None
    role: str
    rule: str
    part_of_day: str | None = None
    certain: bool = True
    open_end: bool = False

    def value(self) -> str:
        """The EDTF value."""
        if self.open_end:
            return f"{self.first.value()}/.."
        return self.first.value() if self.last is None else f"{self.first.value()}/{self.last.value()}"


def join(key: str, pieces: list[Piece], lost: list[Lost]) -> list[Piece]:
    """Join neighbours, drop what stands alone without being certain. Linear: each piece meets its two neighbours."""
    joined: list[Piece] = []
    for piece in reversed(pieces):
        if joined:
            merged = _merge(key, piece, joined[-1])
            if merged is not None:
                joined[-1:] = merged
                continue
        joined.append(piece)
    out: list[Piece] = []
    for piece in reversed(joined):
        if not piece.certain or (piece.first.day is not None and piece.first.month is None):
            lost.append(Lost(piece.start, piece.end, "date", piece.rule, "no word beside it says that this is a date"))
            continue
        now = _TO_NOW.match(key, piece.end) if piece.last is None else None
        if now and _FROM.search(key, max(0, piece.start - 30), piece.start):
            piece = piece._replace(end=now.end(), open_end=True, rule="to_now", role="period")
        out.append(piece)
    return out


def _merge(key: str, left: Piece, right: Piece) -> list[Piece] | None:
    """What two neighbours are together (in reverse order), or None if nothing joins them."""
    gap = right.start - left.end
    if gap > 30 or gap < 1 or left.last is not None:
        return None
    between = key[left.end : right.start]
    if right.last is None and _RANGE.fullmatch(between):
        return _range(key, left, right, between)
    if _LIST.fullmatch(between):
        return _list(left, right)
    return None


def _range(key: str, left: Piece, right: Piece, between: str) -> list[Piece] | None:
    first = _like(left.first, right.first)
    last = _like(right.first, left.first)
    cued = _FROM.search(key, max(0, left.start - 30), left.start) is not None
    if not cued and ("đến" in between or "tới" in between) and left.first.day is None and left.first.month is None:
        return None
    if left.role == "anniversary" or not (cued or left.certain or (left.rule == "day_after_word" and right.certain)):
        return None
    value = interval(first, last)
    shared = share(first, last)
    if value is None or shared is None:
        return None
    return [left._replace(end=right.end, first=shared[0], last=shared[1], rule="range", certain=True, role="period")]


def _list(left: Piece, right: Piece) -> list[Piece] | None:
    """Members of a list keep their own places and share month and year."""
    first = _like(left.first, right.first)
    if not (left.certain or right.certain or left.rule == "day_after_word") or _fineness(first) != _fineness(right.first):
        return None
    shared = share(first, right.first)
    if shared is None:
        return None
    role = right.role if left.role == "event" else left.role
    holidays = left.rule == "named_day" and not right.certain
    return [
        right._replace(first=shared[1], certain=True, role="anniversary" if holidays else right.role),
        left._replace(first=shared[0], certain=True, role=role, rule=left.rule if left.certain else "list"),
    ]


def _like(part: Part, other: Part) -> Part:
    """A bare number is a day before a day, a month before a month."""
    if part.day is not None and part.month is None and other.day is None and other.month is not None:
        return Part(part.year, part.day, None)
    return part


def _fineness(part: Part) -> int:
    return 3 if part.day is not None else 2 if part.month is not None else 1
