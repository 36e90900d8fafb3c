"""Who held a meeting, and where."""

from __future__ import annotations

import re

from sukien.events.meeting_names import Named
from sukien.mentions import DateMention, Resolved, Span
from sukien.records import EventUnit

MAX_PLACE = 90


def find_organizers(resolved: Resolved, stated: Named) -> list[tuple[Span, EventUnit, str]]:
    """The units that held a meeting, each with its span and the rule: the subject of the verb of holding, or "do … tổ chức"."""
    sentence = resolved.segmented.sentences[stated.sentence]
    by = _BY.search(resolved.key, stated.end, min(sentence.end, stated.end + 200))
    if by is not None:
        return _units(resolved, by.start(), by.end(), "meeting_held_by")
    if stated.verb is None or stated.clue != "held" or stated.verb[0] > stated.start:
        return []
    start = sentence.start
    for stop in _SUBJECT_BEGINS.finditer(resolved.key, sentence.start, stated.verb[0]):
        start = stop.end()
    return _units(resolved, start, stated.verb[0], "subject_of_holding")


def _units(resolved: Resolved, start: int, end: int, rule: str) -> list[tuple[Span, EventUnit, str]]:
    found: list[tuple[Span, EventUnit, str]] = []
    reach, seen = start, set()
    offices = [m.full for m in resolved.mentions.persons if start <= m.start < end]  # "Phó Bí thư Tỉnh đoàn A" holds no meeting
    for span, unit in resolved.units_in(start, end):
        if span.start < reach or unit.id in seen or any(full.start <= span.start < full.end for full in offices):
            continue
        before = resolved.key[max(start, span.start - 5) : span.start]
        if before.endswith(("tại ", " ở ")):
            reach = span.end
            continue
        reach = span.end
        seen.add(unit.id)
        found.append((span, EventUnit(unit.id, unit.name, "organizer"), rule))
    return found


def find_place(resolved: Resolved, stated: Named, date: DateMention | None) -> Span | None:
    """Where it was held, as written: after "tại" at the head of the statement, or right after the meeting's name."""
    sentence = resolved.segmented.sentences[stated.sentence]
    for begin, end in ((sentence.start, stated.start), (stated.end, min(sentence.end, stated.end + 160))):
        found = _PLACE.search(resolved.key, begin, end)
        if found is not None and found.start() - begin < (120 if begin == sentence.start else 45):
            return Span(found.start("place"), found.end("place"))
    return None


_BY = re.compile(r"\bdo [^.;]{3,150}? (?:phối hợp )?(?:tổ chức|chủ trì|đăng cai)\b")
_SUBJECT_BEGINS = re.compile(r", (?=\D)|\d, |\b(?:theo đó|tin,|qua|hôm nay|sáng nay|chiều nay|tối nay),? ")
_PLACE = re.compile(
    r"(?:^|[ ,(])(?:tại|ở) (?P<place>[^,;:.()]{3,90}?)"
    r"(?=,|;| (?:đã|vào|do|với|sáng|chiều|tối|ngày|nhằm|diễn ra|có sự|trong|đã|vào|nhân|cho biết)\b| \(|\.?$)"
)
