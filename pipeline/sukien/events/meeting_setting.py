"""Who held a meeting, and where."""

from __future__ import annotations

import re

from sukien.events.meeting_names import Named
from sukien.mentions import Span
from sukien.records import EventUnit
from sukien.resolved import Resolved


def find_organizers(resolved: Resolved, stated: Named) -> list[tuple[Span, EventUnit, str]]:
    """The units that held a meeting, each with its span and the rule: the subject of the verb of holding, or "do … tổ chức"."""
    sentence = resolved.segmented.sentences[stated.sentence]
    by = _BY.search(resolved.key, stated.end, min(sentence.end, stated.end + 200))
    if by is not None:
        return _units(resolved, by.start(), by.end(), "meeting_held_by")
    if stated.verb is None or stated.clue != "held" or stated.verb[0] > stated.start:
        return []
    starts = [sentence.start, *(stop.end() for stop in _SUBJECT_BEGINS.finditer(resolved.key, sentence.start, stated.verb[0]))]
    while len(starts) > 1 and (_goes_back(resolved.key, starts) or _is_one_body(resolved, starts[-2], starts[-1])):
        starts.pop()
    return _units(resolved, starts[-1], stated.verb[0], "subject_of_holding")


def _goes_back(key: str, starts: list[int]) -> bool:
    """True when the last part of the subject is only where the holder is: "Trường Tiểu học A, huyện B, tỉnh C tổ chức"."""
    return _LEVEL.match(key, starts[-1]) is not None and _NO_HOLDER.search(key, starts[-2], starts[-1]) is None


def _is_one_body(resolved: Resolved, start: int, end: int) -> bool:
    """True when nothing but a body stands before the comma that ends in `end`: "Tỉnh ủy, | HĐND, | UBND tỉnh A tổ chức"."""
    return any(unit.kind != "admin_unit" and span.start == start and span.end == end - 2 for span, unit in resolved.units_in(start, end))


def _units(resolved: Resolved, start: int, end: int, rule: str) -> list[tuple[Span, EventUnit, str]]:
    found: list[tuple[Span, EventUnit, str]] = []
    reach, seen = start, set()
    offices = [m.full for m in resolved.mentions.persons if start <= m.start < end]  # "Phó Bí thư Tỉnh đoàn A" holds no meeting
    for span, unit in resolved.units_in(start, end):
        if span.start < reach or unit.id in seen or any(full.start <= span.start < full.end for full in offices):
            continue
        joined = _JOINED.fullmatch(resolved.key, reach, span.start)
        reach = span.end
        if joined is not None and not (found and unit.kind == "admin_unit" and not joined["and"]):
            seen.add(unit.id)
            found.append((span, EventUnit(unit.id, unit.name, "organizer"), rule))
    return found


def find_place(resolved: Resolved, stated: Named) -> Span | None:
    """Where it was held, as written: after "tại" at the head of the statement, or right after the meeting's name."""
    sentence = resolved.segmented.sentences[stated.sentence]
    for begin, end in ((sentence.start, stated.start), (stated.end, min(sentence.end, stated.end + 160))):
        here = resolved.key.find("tại ", begin, end) >= 0 or resolved.key.find("ở ", begin, end) >= 0
        found = _PLACE.search(resolved.key, begin, end) if here else None
        if found is not None and found.start() - begin < (120 if begin == sentence.start else 45):
            return Span(found.start("place"), found.end("place"))
    return None


_BEFORE_SUBJECT = ("theo đó", "tin,", "qua", "hôm nay", "sáng nay", "chiều nay", "tối nay")
_BY = re.compile(r"\bdo [^.;]{3,150}? (?:phối hợp )?(?:tổ chức|chủ trì|đăng cai)\b")
# What may stand before a holder: nothing, or what joins it to another. A place after a comma is where the holder is.
_JOINED = re.compile(r"[\s,;/–-]*(?P<and>(?:(?:và|cùng|cùng với|phối hợp với|phối hợp cùng|phối hợp|giữa|với|do|các|lãnh đạo) )*)")
_LEVEL = re.compile(r"(?:xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tp\.? ?|tỉnh) ?\w")
_NO_HOLDER = re.compile(r"\d|\b(?:tại|ở|nhân|sáng|chiều|tối|ngày|theo|qua|sau|nay)\b")
_SUBJECT_BEGINS = re.compile(r", (?:(?=\D)|(?<=\d, ))|" + "|".join(rf"{word[0]}(?<!\w.){word[1:]},? " for word in _BEFORE_SUBJECT))
_PLACE = re.compile(
    r"(?:^|[ ,(])(?:tại|ở) (?P<place>[^,;:.()]{3,90}?)"
    r"(?=,|;| (?:đã|vào|do|với|sáng|chiều|tối|ngày|nhằm|diễn ra|có sự|trong|đã|vào|nhân|cho biết)\b| \(|\.?$)"
)
