"""Which award decision an award rests on, where its sentence names one or several, or points back to one.

one decision     it holds for all awards of the sentence
each its own     "Quyết định số 33/QĐ-UBND tặng … và Quyết định số 34/QĐ-UBND tặng …": the decision that stands before the award
in turn          "các Quyết định số 33/QĐ-UBND và 34/QĐ-UBND lần lượt tặng …": as many awards as decisions, in their order
pointed back to  "… ký Quyết định số 33/QĐ-UBND về việc tặng … Theo đó, … tặng …": the one decision of the two sentences before
Otherwise none: which of them grants what is not said.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from sukien.events.award_marks import Marks
from sukien.resolved import Document, Resolved

_IN_TURN = re.compile(r"\blần lượt\b")
_FOLLOWS = re.compile(r"(?:\b(?:theo|tại|bằng|kèm|số)|\() ?(?:các )?(?:quyết định )?(?:số )?:? ?$")
_POINTS_BACK = re.compile(r"(?:theo (?:đó|quyết định(?: này| trên| nói trên)?)|(?:tại )?quyết định (?:này|trên))\b(?! số)")
_ITS_OWN = re.compile(r"\bquyết định (?:số )?:? ?$")


def document_of(resolved: Resolved, marks: Marks, start: int) -> Document | None:
    """The decision that grants the award whose form begins at `start`; None where the sentence leaves it open."""
    named = sorted(
        (
            (s.start, s.end, d)
            for d in resolved.documents
            if d.role == "award_decision" or (d.role == "other" and d.kind == "quyet_dinh")
            for s in d.mentions
            if marks.start <= s.start and s.end <= marks.end
        ),
        key=lambda mention: mention[0],
    )
    forms = [form.start for form in marks.forms]
    named = [m for m in named if m[2].role == "award_decision" or m[0] > forms[0]]
    if not named:
        return _pointed_back_to(resolved, marks)
    if len({d.id for _, _, d in named}) == 1:
        return named[0][2] if named[0][2].role == "award_decision" else None
    first, last = named[0], named[-1]
    if forms[0] > last[1]:
        in_turn = len(forms) == len(named) and start in forms and _IN_TURN.search(resolved.key, last[1], forms[0])
        return named[forms.index(start)][2] if in_turn else None
    if forms[0] < first[0] or not all(_leads(resolved.key, marks, at) for at, _, _ in named):
        return None
    ends = [*(at for at, _, _ in named[1:]), marks.end]
    if any(bisect_left(forms, end) == bisect_left(forms, until) for (_, end, _), until in zip(named, ends, strict=True)):
        return None  # a decision without an award of its own
    return named[bisect_right(named, start, key=lambda mention: mention[0]) - 1][2]


def _pointed_back_to(resolved: Resolved, marks: Marks) -> Document | None:
    at = resolved.segmented.sentence_at(marks.start)
    if at is None or not _POINTS_BACK.match(resolved.key, marks.start):
        return None
    start = resolved.segmented.sentences[max(0, at - 2)].start
    told = [d for d in resolved.documents if any(start <= s.start < marks.start for s in d.mentions)]
    granting = [d for d in told if d.role in ("award_decision", "revocation")]
    return granting[0] if len(granting) == 1 and granting[0].role == "award_decision" else None


def _leads(key: str, marks: Marks, at: int) -> bool:
    """True for a number under its own noun at the head of its clause: not in brackets, not "… theo Quyết định số 33"."""
    before = key[max(marks.start, at - 40) : at]
    noun = _ITS_OWN.search(before)
    return noun is not None and _FOLLOWS.search(before[: noun.start()]) is None
