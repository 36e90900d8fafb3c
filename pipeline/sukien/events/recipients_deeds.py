"""Recipients whose deed stands in their place: "Hành động của em X được UBND tỉnh tặng bằng khen", "tuyên dương việc làm của X"."""

from __future__ import annotations

import re

from sukien.events.award_marks import Marks, Party
from sukien.events.award_statement import Group

_DEEDS = r"(?:hành động|việc làm|nghĩa cử|cử chỉ|công lao|cống hiến|đóng góp|thành tích|chiến công|sự hy sinh)"
_SUBJECT = re.compile(
    rf"(?:[\n.,;:“\"–-] ?|\A|(?<!\w)(?:những|các|với|và) ){_DEEDS}(?!\w)(?:(?!(?<!\w)(?:được|đã|bị|do|theo|từ)(?!\w))[^.;:\n])*"
    r" của (?:(?:các|ông|bà|anh|chị|em|cháu|cô|thầy|cụ|đồng chí|đ/c|gia đình|tập thể) )*\Z"
)
_OBJECT = re.compile(
    r" (?:những |các )?(?:hành động|việc làm|nghĩa cử|cử chỉ|tấm gương)(?!\w)(?:[^.;:,\n“\"]|[“\"][^”\"\n]{1,80}[”\"]){0,100}? của"
    r" (?:(?:các|ông|bà|anh|chị|em|cháu|cô|thầy|cụ|đồng chí|đ/c) )*"
)
_DOES = re.compile(  # ", người … nhảy xuống sông cứu 3 cháu nhỏ đã (được tặng)"
    r"(?: ?\([^()]{0,80}\))? (?:đã )?(?:trả lại|nhặt|nhảy|lao(?! động)|cứu|dũng cảm|quên mình|xả thân|kịp thời"
    r"|bắt(?! (?:đầu|tay|nguồn|nhịp))|truy bắt|truy đuổi|khống chế|phát hiện(?! (?:nhiều|những|các) )|giao nộp|hiến"
    r"|lập (?:công|chiến công|thành tích)|đoạt|giành|có (?:thành tích|hành động|công)|tham gia (?:cứu|chữa|bắt|truy))(?!\w)"
    r"(?:(?!(?<!\w)(?:được|bị|mà|rằng|nhưng|là|khi|con|cho biết)(?!\w))[^,;:.]){0,160} "
)
_FELL = re.compile(r",?(?: đã)? (?:anh dũng )?hy sinh(?!\w)(?:(?!(?<!\w)(?:được|của|cho|là|có)(?!\w))[^;:.]){0,100} ")
_NO_CLAUSE = re.compile(r"[-–+•*“\" ]*(?:(?!(?<!\w)(?:bị|được|do|vì|có|nói|cho biết)(?!\w))[^,;:.\n]){0,80}")
_VERB_GAP = re.compile(r"(?: (?:nói trên|trên|này))?(?: ?\([^()]{0,60}\))?,?(?: (?:đã|vừa|cũng|từng|còn))* ?")
_OBJECT_OPENS = (" hành động", " việc làm", " nghĩa cử", " cử chỉ", " tấm gương", " những ", " các ")
_REACH = 200  # characters from the deed to the verb at most


def deed_owner(key: str, marks: Marks, left: int, lead: int) -> tuple[Group, ...]:
    """Whose deed the subject of a passive verb is; `lead`: where the verb begins."""
    start = max(left - 2, lead - _REACH, 0)  # with the mark before the clause
    if key.find(" của ", start, lead) < 0:
        return ()
    count = next((c for c in reversed(marks.counts) if c.start >= left and c.end <= lead and c.kind != "item"), None)
    if count is not None and _VERB_GAP.fullmatch(key, count.end, lead) and _SUBJECT.search(key, start, count.start):
        return (Group(count.start, count.end, count, (), "owner_of_deed"),)
    party = next((p for p in reversed(marks.parties) if p.start >= left and p.end <= lead), None)
    if party is None or party.kind != "person" or not _VERB_GAP.fullmatch(key, party.end, lead):
        return ()
    return _one(party) if _SUBJECT.search(key, start, party.opens) else ()


def doer(key: str, marks: Marks, left: int, lead: int) -> tuple[Group, ...]:
    """Who did what the subject tells of him: "Anh X nhảy xuống sông cứu 3 cháu nhỏ đã được UBND tỉnh tặng bằng khen"."""
    does = _DOES if key.startswith(("đã ", "vừa "), lead) else _FELL if key.find(" hy sinh", left, lead) >= 0 else None
    if does is None:
        return ()
    people = [p for p in marks.parties if p.kind == "person" and left <= p.start and p.end <= lead]
    if len(people) != 1 or does.fullmatch(key, people[0].end, lead) is None or not _NO_CLAUSE.fullmatch(key, left, people[0].opens):
        return ()
    return () if any(left <= c.start < people[0].start and c.code != "none" for c in marks.cues) else _one(people[0])


def honoured_deed(key: str, marks: Marks, at: int, right: int) -> tuple[Group, ...]:
    """Whose deed a verb of honour that ends at `at` has as its object, before `right`."""
    if not key.startswith(_OBJECT_OPENS, at):
        return ()
    person = next((p for p in marks.parties if p.kind == "person" and at <= p.start and p.end <= right), None)
    return _one(person) if person is not None and _OBJECT.fullmatch(key, at, max(at, person.opens)) else ()


def _one(party: Party) -> tuple[Group, ...]:
    return (Group(party.start, party.end, None, (party,), "owner_of_deed"),)
