"""Lists of persons and units together, and subjects whose items semicolons part: "Ông A, Giám đốc Sở Y tế; bà B được tặng FORM"."""

from __future__ import annotations

import re

from sukien.events.award_marks import PARTY_OF, Marks, Party
from sukien.events.award_statement import Group
from sukien.events.recipient_names import AMONG, FIRST_NAME, list_items, names_after
from sukien.events.recipients_after import names_from, run_from
from sukien.events.recipients_among import is_oblique
from sukien.events.recipients_before import DESCRIBED, subject_gap

_OPENS = re.compile(
    r"(?:\A|[.:\n] ?|, |(?<!\w)(?:và|có|là|gồm|như|trong đó) )(?:[-–+•*“] ?)?(?:(?:các|những|hai|ba|tập thể|cá nhân|đơn vị|đồng chí|đ/c"
    r"|ông|bà|anh|chị|em|cháu|cô|thầy) )*\Z"
)
_LED = re.compile(r"[:(]| (?:gồm|là|như|có)(?!\w)")
_BESIDE = (" và ", ", ", " cùng ", " cùng với ")
_OF_BODY = re.compile(r" (?:của|thuộc|ở|tại) ")
_OPENS_REACH = 40  # characters before the first name


def list_before_verb(key: str, marks: Marks, left: int, lead: int) -> tuple[Group, ...]:
    """Those that the subject before a passive verb lists, where semicolons part them and the list reaches the verb."""
    if key.find(";", left, lead) < 0:
        return ()
    if marks.counts and (counted := _counted_up_to(key, marks, left, lead)):
        return counted
    parties = [p for p in marks.parties if left <= p.start and p.end <= lead]
    busy = [c.end for c in marks.cues if left <= c.start and c.end <= lead and c.code != "none"]
    busy += [c.end for c in marks.counts if left <= c.start and c.end <= lead and c.kind != "item"]
    clear = max(busy, default=left)
    begin = max(marks.start - 2, 0)  # with the mark before the sentence
    for at, first in enumerate(parties):
        if first.start < clear or first.kind not in ("person", "unit") or is_oblique(key, left, first.start):
            continue
        if not _OPENS.search(key, max(begin, first.opens - _OPENS_REACH), first.opens):
            continue
        taken, end = run_from(key, marks, parties[at:], first.start)
        gap = key[end:lead]
        if len(taken) > 1 and ";" in key[first.end : taken[-1].start] and (subject_gap(gap) or DESCRIBED.fullmatch(gap)):
            return (Group(taken[0].start, taken[-1].end, None, tuple(taken), "listed_before_verb"),)
        return ()
    return ()


def _counted_up_to(key: str, marks: Marks, left: int, lead: int) -> tuple[Group, ...]:
    """A count all of whom are named up to the verb, and the body beside it: "Đồn A cùng 3 cá nhân là B, Đồn trưởng; C và D được tặng"."""
    for count in marks.counts:
        kind = PARTY_OF.get(count.kind)
        if count.start < left or count.end > lead or kind is None or (count.value or 0) < 2:
            continue
        names = names_after(key, marks, count.end, kind, count.value or 0)
        if len(names) != count.value or ";" not in key[names[0].end : names[-1].start] or not subject_gap(key[names[-1].end : lead]):
            continue
        counted = Group(count.start, count.end, count, (), "counted_subject")
        beside = next((p for p in marks.parties if left <= p.start and p.kind != "office" and key[p.end : count.start] in _BESIDE), None)
        if beside is None or is_oblique(key, left, beside.start):
            return (counted,)
        return (Group(beside.start, beside.end, None, (beside,), "named_subject"), counted)
    return ()


def names_of_both_kinds(key: str, marks: Marks, at: int, most: int, led: bool = False) -> tuple[Party, ...]:
    """At most `most` persons and units right after a count of both: "10 tập thể, cá nhân gồm: Sở Y tế; ông Lê Văn Tám".

    `led`: what leads to the list, "gồm" or a colon, stands before `at` already.
    """
    parties = [p for p in marks.parties if p.start >= at]
    if parties and _OF_BODY.fullmatch(key, at, parties[0].start) and _LED.match(key, parties[0].end):
        at = parties.pop(0).end  # "1 tập thể và 2 cá nhân của Bệnh viện A gồm: Khoa B, bác sĩ C": where they belong
    first = parties[0] if parties else None
    gap = key[at : max(at, first.opens)] if first is not None else ""
    if first is None or not (led or _LED.search(gap)) or not (FIRST_NAME.fullmatch(gap) or AMONG.fullmatch(gap)):
        return ()  # "3 tập thể, cá nhân tỉnh Lào Cai": where they belong
    if items := list_items(key, marks, first, ("person", "unit"), most):
        return items
    run = names_from(key, marks, parties, first.start)
    return run.parties[:most] if run is not None else ()
