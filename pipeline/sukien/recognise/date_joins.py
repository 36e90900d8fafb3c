"""Dates that are written together: ranges ("từ … đến …"), lists ("ngày 20 và 21/6"), open ends ("đến nay")."""

from __future__ import annotations

import re

from msgspec import Struct
from msgspec.structs import replace

from sukien.mentions import Lost
from sukien.recognise.edtf import Part, interval, share

_CLOCK = r"(?:(?:[0-9]{1,2}(?:h[0-9]{0,2}|:[0-9]{2}|\sgiờ(?:\s[0-9]{1,2}(?:\sphút)?)?),?\s)(?=ngày\s))?"
_TIME = rf"(?:hết\s)?{_CLOCK}(?:(?:hết|sáng|trưa|chiều|tối|đêm|rạng|ngày|tháng|năm|cuối|đầu|giữa|mùng|mồng)\s)*"
_RANGE = re.compile(rf"\s?,?\s?(?:(?:cho |kéo dài )?(?:đến|tới)\s{_TIME}|[-–]\s?{_TIME})")
_LIST = re.compile(rf"\s?(?:,|;|và|hoặc|&|,\s?và|(?=rạng))\s{_TIME}|\s(?=rạng){_TIME}")
_TO_NOW = re.compile(r"\s?,?\s?(?:cho )?(?:đến|tới) nay\b")
_DASH_NOW = re.compile(r"\s?[-–]\s?(?:đến )?nay\b")
_NOW_REACH = 14  # characters in which "nay" ends in both
_OPENS_LINE = re.compile(r"(?:^|\n)[\s+•*-]*$")  # "2015 đến nay: Giám đốc"
_FROM = re.compile(rf"(?:từ|kể từ|giai đoạn)\s(?:khoảng )?{_CLOCK}(?:(?:sáng|trưa|chiều|tối|đêm|ngày|tháng|năm|đầu|cuối|giữa|quý)\s)*$")


class Piece(Struct, frozen=True):
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
        if out and _may_follow(piece):
            followed = _follow(key, out[-1], piece)
            if followed:
                out[-1:] = followed
                continue
        if out and piece.rule == "years_range" and out[-1].role == "term" and _LIST.fullmatch(key, out[-1].end, piece.start):
            piece = replace(piece, role="term")  # "nhiệm kỳ 2015 - 2020, 2020 - 2025"
        if not piece.certain or (piece.first.day is not None and piece.first.month is None):
            lost.append(Lost(piece.start, piece.end, "date", piece.rule, "no word beside it says that this is a date"))
            continue
        now = _to_now(key, piece)
        if now:
            piece = replace(piece, end=now.end(), open_end=True, rule="to_now", role="period")
        out.append(piece)
    return out


def _to_now(key: str, piece: Piece) -> re.Match[str] | None:
    """ "từ năm 2015 đến nay"; "5/2015 - nay" where the year is written."""
    if piece.last is not None or key.find("nay", piece.end, piece.end + _NOW_REACH) < 0:
        return None
    dash = _DASH_NOW.match(key, piece.end) if piece.first.year is not None else None
    now = dash or _TO_NOW.match(key, piece.end)
    if dash or now is None:
        return now
    from_then = _FROM.search(key, max(0, piece.start - 30), piece.start) or _OPENS_LINE.search(key, max(0, piece.start - 5), piece.start)
    return now if from_then else None


def _may_follow(piece: Piece) -> bool:
    """Whether a day is none by itself: one without its month after a word, or one with its month and no word."""
    return not piece.certain and piece.last is None and (piece.rule == "day_after_word" or piece.first.month is not None)


def _follow(key: str, before: Piece, piece: Piece) -> list[Piece] | None:
    """A day that leaves out the month of the date before it ("15/3/2022 và ngày 16", "từ 15/3 đến ngày 20"), or the word for a day."""
    year, month, day = before.first
    part = Part(year, piece.first.month or month, piece.first.day)
    if before.last is not None or day is None or month is None or not part.possible() or part.month is None or part.day is None:
        return None
    holidays = before.role == "anniversary" and before.first.year is None and piece.first.month is not None
    if holidays and _LIST.fullmatch(key, before.end, piece.start):
        return [before, replace(piece, certain=True, rule="holiday", role="anniversary")]  # "đợt 3/2, 19/5, 2/9 và 7/11"
    if (
        (part.month, part.day) <= (month, day)
        or before.role == "anniversary"
        or piece.start - before.end > _FOLLOW
        or not _FOLLOWED.match(key, piece.end)
    ):
        return None
    if _LIST.fullmatch(key, before.end, piece.start):
        return [before, replace(piece, first=part, certain=True, rule="list", role=before.role)]
    if _RANGE.fullmatch(key, before.end, piece.start) and _FROM.search(key, max(0, before.start - 30), before.start):
        return [replace(before, end=piece.end, last=part, rule="range", role="period")]
    return None


_FOLLOW = 30  # characters between two dates of one expression
_FOLLOWED = re.compile(r"\s?(?:$|[.,;:()\n]|\b(?:và|tại|ở|của|do|để|là|xã|huyện|tỉnh|này|diễn|đã|sẽ)\b)")


def _merge(key: str, left: Piece, right: Piece) -> list[Piece] | None:
    """What two neighbours are together (in reverse order), or None if nothing joins them."""
    gap = right.start - left.end
    if gap > _FOLLOW or gap < 1 or left.last is not None or (right.first.day is not None and right.first.month is None):
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
    holidays = left.rule == "named_day"
    opens = left.rule == "day_and_month_bare" and key[left.start - 1] == "(" and right.certain  # "(1/7 đến 3/7/2021)"
    if (left.role == "anniversary" and not holidays) or not (
        cued or opens or left.certain or (left.rule == "day_after_word" and right.certain)
    ):
        return None
    value = interval(first, last)
    shared = share(first, last)
    if value is None or shared is None:
        return None
    return [
        replace(
            left, end=right.end, first=shared[0], last=shared[1], rule="range", certain=True, role="anniversary" if holidays else "period"
        )
    ]


def _list(left: Piece, right: Piece) -> list[Piece] | None:
    """Members of a list keep their own places and share month and year."""
    first = _like(left.first, right.first)
    if not (left.certain or right.certain or left.rule == "day_after_word") or _fineness(first) != _fineness(right.first):
        return None
    stretch = right.last if right.last is not None and right.first.day is None else None  # "tháng 6 và 6 tháng đầu năm 2023"
    shared = share(first, stretch or right.first)
    if shared is None:
        return None
    role = right.role if left.role == "event" else left.role
    holidays = (
        left.role == "anniversary"
        and left.first.year is None
        and left.last is None
        and (not right.certain or right.rule == "day_told_by_time")
    )
    return [
        replace(right, first=right.first if stretch else shared[1], certain=True, role="anniversary" if holidays else right.role),
        replace(left, first=shared[0], certain=True, role=role, rule=left.rule if left.certain else "list"),
    ]


def _like(part: Part, other: Part) -> Part:
    """A bare number is a day before a day, a month before a month."""
    if part.day is not None and part.month is None and other.day is None and other.month is not None:
        return Part(part.year, part.day, None)
    return part


def _fineness(part: Part) -> int:
    return 3 if part.day is not None else 2 if part.month is not None else 1
