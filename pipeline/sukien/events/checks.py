"""Arithmetic in award statements, reported and never repaired.

sum      a total and its parts: "106 điển hình, gồm 45 tập thể, 6 hộ và 55 cá nhân"; or "106 tập thể, cá nhân" in the headline
         and the parts of the same form and grantor elsewhere ("47 tập thể, cá nhân được khen thưởng": parts of any form);
         or "96 đảng viên được tặng Huy hiệu Đảng" and the parts by grade; or a total and its counted forms (check_items.py)
subset   a part against its set (check_members.py)
repeat   one statement told twice with a number that differs (check_repeats.py)
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise

from sukien.events.award_merge import Draft, Row, counted_rows, grantors_agree
from sukien.events.check_items import item_checks
from sukien.events.check_members import is_quality, member_checks
from sukien.events.check_repeats import Telling, repeat_checks
from sukien.events.frame import Frame
from sukien.mentions import Span, start_of
from sukien.records import Check

_PARTS = re.compile(r"[,:;( ]*(?:\(|:|gồm|bao gồm|gồm có|trong đó|trong đó có|trong đó gồm)(?: có| các)? ?\Z")
_JOINT = re.compile(r"(?:[,;]| và|, và)(?: có)? ?\Z")
_ELIDED = re.compile(r"[^.;:\d]{0,80}?(?:,| và) (?:có )?(?P<number>\d{1,4})(?= (?:thuộc|ở|của|khối)(?!\w))")  # "20 tập thể ở A và 30 ở B"
_NOT_PARTS = r"(?![\d%/]|[.,]\d)(?= (?!năm|tháng|tuổi|triệu|đồng|tỷ|ngày|giờ|lần)[^\W\d_])"  # what a number of no part counts
_UNREAD = re.compile(rf"(?<![\w/.,%-])\d{{1,4}}{_NOT_PARTS}")
_UNREAD_NEXT = re.compile(rf"[^.;:\d]{{0,60}}?(?:,| và|, và)(?: có)? \d{{1,4}}{_NOT_PARTS}")
_PART_GAP = 80  # characters between two parts of a total at most
_FOLLOWS = 3  # characters between the sentence of a total and the one of its parts
_LIKELY = 10  # per cent: a total this near to the sum of the parts is meant to be it
_NEAR = 20  # statements compared with one on either side, so that tables cost their length


def checks_of(frame: Frame, tellings: list[Telling], at: int) -> tuple[Check, ...]:
    """The checks of event `at` of an article's events, in the order sum, subset, repeat; `tellings`: what each of them counts."""
    telling = tellings[at]
    draft, counted = telling.draft, telling.counted
    if not counted and not (draft.evidence and any(counted_rows(part) for part in draft.evidence)):
        return ()
    status = draft.status
    near = [t for t in tellings[at - _NEAR if at > _NEAR else 0 : at + _NEAR + 1] if t is not telling and t.draft.status == status]
    found = [
        *(_sums(frame, draft, counted, near) if len(counted) > 1 else ()),
        *(_sums_of_total(frame, draft, counted[0], near) if len(counted) == 1 else ()),
        *member_checks(frame, draft, counted),
        *(repeat_checks(frame, telling, near) if near else ()),
    ]
    return tuple(dict.fromkeys(found)) if found else ()


def _sums(frame: Frame, draft: Draft, counted: list[Row], near: list[Telling]) -> list[Check]:
    """A total followed by its parts in one statement."""
    key = frame.resolved.key
    rows = [row for row in counted if row.rule != "listed_below_heading"]
    for i, total in enumerate(rows[:-1]):
        parts = rows[i + 1 :]
        gap = key[total.place.end : parts[0].place.start]
        if total.place.end <= parts[0].place.start and _PARTS.search(gap):
            if any(is_quality(key, part) for part in parts):
                return []
            taken = {row.place.start for other in near for row in other.draft.rows}
            spans, numbers = _parts(frame, draft, total, parts, taken)
            stated, computed = total.number or 0, sum(numbers)
            places = tuple(frame.place(*span) for span in spans)
            if "trong đó" in gap:
                return [Check("subset", stated, computed, stated - computed, computed <= stated, places)]
            if stated != computed and _has_unread(key, spans, draft.sentence.end):
                return []
            return [Check("sum", stated, computed, stated - computed, stated == computed, places)]
    return []


def _has_unread(key: str, spans: list[Span], end: int) -> bool:
    """True where a number stands between the parts, or joined to the last of them, that was not read as a part."""
    between = any(_UNREAD.search(key, a.end, b.start) for a, b in pairwise(spans[1:]))
    return between or _UNREAD_NEXT.match(key, spans[-1].end, end) is not None


def _parts(frame: Frame, draft: Draft, total: Row, parts: list[Row], taken: set[int]) -> tuple[list[Span], list[int]]:
    """ "450 mẹ, trong đó 120 mẹ … và 335 mẹ …": the total and the parts, with those of the same noun that no form is said of."""
    key, counts = frame.resolved.key, frame.resolved.mentions.counts
    spans = [row.place for row in (total, *parts)]
    numbers = [part.number or 0 for part in parts]
    for count in counts[bisect_right(counts, parts[-1].place.end, key=start_of) :]:
        gap = key[spans[-1].end : count.start]
        if len(gap) > _PART_GAP or count.start >= draft.sentence.end or not _JOINT.search(gap) or re.search(r"[.;:]", gap[:-2]):
            break
        if count.value is None or count.start in taken or count.kind != parts[0].kind or count.label != parts[0].label:
            break
        spans.append(Span(count.start, count.end))
        numbers.append(count.value)
    elided = _ELIDED.match(key, spans[-1].end, draft.sentence.end)
    if elided is not None:
        spans.append(Span(*elided.span("number")))
        numbers.append(int(elided["number"]))
    return spans, numbers


def _sums_of_total(frame: Frame, draft: Draft, total: Row, near: list[Telling]) -> list[Check]:
    """The only number of a statement against what parts it: statements elsewhere, mostly of the same form, or counted forms."""
    around = [t for t in near if t.draft.form == draft.form]
    honour = draft.form == "khen_thuong"
    return [
        *_sums_elsewhere(frame, draft, total, near if honour else around),
        *_sums_of_grades(frame, draft, total, around),
        *(item_checks(frame, draft, total) if honour else ()),
    ]


def _sums_elsewhere(frame: Frame, draft: Draft, total: Row, around: list[Telling]) -> list[Check]:
    """A mixed total ("106 tập thể, cá nhân") and the statement, or the statements together, that part it by kind."""
    if not around or total.kind != "mixed":
        return []
    told = [(t.draft, t.counted) for t in around if t.counted and grantors_agree(draft.grantor, t.draft.grantor)]
    told = [(d, parts) for d, parts in told if all(row.kind != "mixed" for row in parts)]
    parted = [parts for _, parts in told if len(parts) > 1 and len({row.kind for row in parts}) == len(parts)]
    together = [row for _, parts in told for row in parts]
    exact = all(row.approx == "=" and not row.turns for row in together)
    for parts in (*parted, together if exact else []):
        if parts and (check := _sum(frame, total, parts)).ok:
            return [check]
    if len(told) > 1:
        follows = all(0 <= d.sentence.start - draft.sentence.end <= _FOLLOWS or d.sentence == draft.sentence for d, _ in told)
        parted = [together] if exact and follows else []
    return [c for parts in parted if abs((c := _sum(frame, total, parts)).residual) * 100 <= _LIKELY * c.stated]


def _sums_of_grades(frame: Frame, draft: Draft, total: Row, around: list[Telling]) -> list[Check]:
    """A total without a grade and the statements that part it by grade ("96 Huy hiệu Đảng": 1 of 75 years, 2 of 65 …)."""
    if draft.grade is not None or not around or all(t.draft.grade is None for t in around):
        return []
    graded = [t for t in around if t.draft.grade is not None and grantors_agree(draft.grantor, t.draft.grantor)]
    parts = [row for t in graded for row in t.counted]
    if len({t.draft.grade for t in graded}) < 2:
        return []
    check = _sum(frame, total, parts)
    return [check] if abs(check.residual) * 100 <= _LIKELY * check.stated else []


def _sum(frame: Frame, total: Row, parts: list[Row]) -> Check:
    stated = total.number or 0
    computed = sum(part.number or 0 for part in parts)
    return Check("sum", stated, computed, stated - computed, stated == computed, tuple(frame.place(*row.place) for row in (total, *parts)))
