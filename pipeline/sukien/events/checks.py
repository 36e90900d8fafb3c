"""Arithmetic in award statements: totals against their parts, subsets against sets. Reported, never repaired."""

from __future__ import annotations

import re

from sukien.events.award_merge import Draft, Row
from sukien.events.frame import Frame
from sukien.records import Check

_PARTS = re.compile(r"[,:;( ]*(?:\(|:|gồm|bao gồm|gồm có|trong đó|trong đó có|trong đó gồm)(?: có| các)? ?\Z")
_SUBSET = re.compile(r"(?:trong số|nằm trong số|trong tổng số)(?: các)? \Z")


def checks_of(frame: Frame, draft: Draft) -> tuple[Check, ...]:
    """Checks of the totals and parts of one statement."""
    key = frame.resolved.key
    counted = [row for row in draft.rows if row.counted is not None and row.counted.value is not None and row.number is not None]
    checks: list[Check] = []
    for i, total in enumerate(counted[:-1]):
        parts = counted[i + 1 :]
        gap = key[total.place.end : parts[0].place.start]
        if total.place.end <= parts[0].place.start and _PARTS.search(gap):
            checks.append(_sum(frame, total, parts, exclusive="trong đó" not in gap))
            break
    return tuple(checks)


def _sum(frame: Frame, total: Row, parts: list[Row], exclusive: bool) -> Check:
    stated = total.number or 0
    computed = sum(part.number or 0 for part in parts)
    ok = stated == computed if exclusive else stated >= computed
    spans = tuple(frame.place(*row.place) for row in (total, *parts))
    return Check("sum" if exclusive else "subset", stated, computed, stated - computed, ok, spans)
