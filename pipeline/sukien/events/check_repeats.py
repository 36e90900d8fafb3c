"""One fact told twice with a number that differs: both places are reported, neither is taken for the right one.

Two statements are one fact where form (or the honour that leaves it out), grade, grantor, decision and time do not contradict
each other, the same kinds of recipients are counted, and all but one of the numbers agree. A statement of the title, the lead or a
caption tells again what the body says; two of the body are compared only where both name who grants and what else was given.
A number that another statement, or the sum of several, accounts for is no second telling.
"""

from __future__ import annotations

import re

from msgspec import Struct

from sukien.events.award_merge import Draft, Row, counted_rows, grantors_agree
from sukien.events.frame import Frame
from sukien.records import Check

_RETOLD = ("title", "lead", "caption", "heading")
_ANOTHER = re.compile(
    r"(?<!\w)(?:trước đó|trước đây|ngoài ra|tiếp đó|cũng trong|năm ngoái|năm trước|đợt \w+|lần \w+|lũy kế|đến nay|từ đầu"
    r"|các năm|những năm|bên cạnh đó|khác|còn lại|thêm|nữa|một trong|tiếp tục)(?!\w)"
)
_LIKELY = 10  # per cent by which two numbers of one fact differ at most, where no other number of the two statements agrees


class Telling(Struct, frozen=True, gc=False):
    """A statement with what it counts: all rows that tell a number, and those `by_kind` where each kind is counted once and exactly."""

    draft: Draft
    counted: list[Row]
    by_kind: dict[str, Row]


def telling_of(draft: Draft) -> Telling:
    """What a statement counts."""
    counted = counted_rows(draft)
    return Telling(draft, counted, _by_kind(counted) if counted else {})


def repeat_checks(frame: Frame, telling: Telling, near: list[Telling]) -> list[Check]:
    """Statements near this one that tell the same with another number."""
    told = telling.by_kind
    if not told:
        return []
    alike = [other for other in near if other.by_kind.keys() == told.keys()]
    pairs = [(other, pair) for other in alike if (pair := _differing(frame, telling, other)) is not None]
    if not pairs or len({other.draft.form for other, _ in pairs}) > 1:
        return []
    if len(told) == 1 and (len(pairs) > 1 or _is_shared(frame, telling, pairs[0][0], near)):
        return []  # which of them is told again is not clear
    found = []
    for other, (mine, theirs) in pairs:
        a, b = mine.number or 0, theirs.number or 0
        rest = [t.draft for t in near if t is not other]
        if not _accounted(a, mine.kind, rest) and not _accounted(b, mine.kind, rest):
            found.append(Check("repeat", a, b, a - b, False, (frame.place(*mine.place), frame.place(*theirs.place))))
    return found


def _is_shared(frame: Frame, telling: Telling, other: Telling, near: list[Telling]) -> bool:
    """True where the other statement could tell a third one again as well."""
    kinds = other.by_kind.keys()
    alike = [third for third in near if third.by_kind.keys() == kinds and third is not other and third is not telling]
    return any(_differing(frame, other, third) is not None for third in alike)


def _by_kind(rows: list[Row]) -> dict[str, Row]:
    """Counted rows by kind; nothing where a kind is counted twice (a total and its parts), roughly or in turns."""
    by_kind = {row.kind: row for row in rows if row.approx == "=" and not row.turns}
    return by_kind if len(by_kind) == len(rows) else {}


def _differing(frame: Frame, telling: Telling, another: Telling) -> tuple[Row, Row] | None:
    """The two rows with different numbers, where both statements, which count the same kinds, tell one fact."""
    told, theirs = telling.by_kind, another.by_kind
    draft, other = telling.draft, another.draft
    if other.sentence == draft.sentence or not _same_award(draft, other):
        return None
    differing = [kind for kind in told if told[kind].number != theirs[kind].number]
    if len(differing) != 1:
        return None
    mine, yours = told[differing[0]], theirs[differing[0]]
    retold = _retold(frame, draft, other)
    if len(told) == 1:
        a, b = mine.number or 0, yours.number or 0
        close = abs(a - b) * 100 <= max(_LIKELY * max(a, b), 100)
        same = (mine.label or "").lower() == (yours.label or "").lower()
        if not retold or not same or not close or min(a, b) < 2:
            return None
    elif not retold and not (draft.grantor and other.grantor and draft.form == other.form):
        return None
    return None if _times_differ(frame, draft, other) else (mine, yours)


def _same_award(a: Draft, b: Draft) -> bool:
    """True where nothing tells the two awards apart."""
    if a.form != b.form and "khen_thuong" not in (a.form, b.form):
        return False
    if a.grade != b.grade or (a.document and b.document and a.document.id != b.document.id):
        return False
    return grantors_agree(a.grantor, b.grantor)


def _retold(frame: Frame, a: Draft, b: Draft) -> bool:
    """True where one stands only in the title, the lead or a caption, and the other elsewhere."""
    sections = [{frame.resolved.segmented.section_at(p.place.start).kind for p in (d, *d.evidence)} for d in (a, b)]
    return not sections[0] & sections[1] and any(kinds <= set(_RETOLD) for kinds in sections)


def _times_differ(frame: Frame, a: Draft, b: Draft) -> bool:
    """True for two rounds: their sentences name different years or days, or one says that it tells of another."""
    key = frame.resolved.key
    told: list[set[str]] = []
    for draft in (a, b):
        if _ANOTHER.search(key, draft.sentence.start, draft.sentence.end):
            return True
        told.append({d.value for d in frame.resolved.dates_in(*draft.sentence) if d.role in ("event", "period")})
    one, two = told
    return bool(one and two) and not any(x.startswith(y) or y.startswith(x) for x in one for y in two)


def _accounted(number: int, kind: str, others: list[Draft]) -> bool:
    """True where other statements give this number of recipients of the kind, one alone or all together."""
    numbers = [row.number or 0 for d in others for row in d.rows if row.kind == kind and row.counted is not None]
    return number in numbers or (len(numbers) > 1 and sum(numbers) == number)
