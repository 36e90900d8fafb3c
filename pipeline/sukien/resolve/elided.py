"""Bodies left out of an office's wording: "Phó Bí thư, Chủ tịch UBND huyện" is Phó Bí thư of the Huyện ủy.

elided_body: a post of the Party without its body, beside an office of a body of one level, is held in the one Party
committee of that level that the article names (order of offices in attendee lists, observed usage).
"""

from __future__ import annotations

from sukien.mentions import Office, Span
from sukien.resolved import Person, Unit

_POSTS = frozenset({"bi_thu", "pho_bi_thu"})


def find_elided(persons: tuple[Person, ...], units: tuple[Unit, ...]) -> dict[Span, Unit]:
    """The body of each office (by its span) that leaves it out and has one by this rule."""
    committees: dict[str, list[Unit]] = {}
    for unit in units:
        if unit.kind == "party_committee" and unit.level is not None:
            committees.setdefault(unit.level, []).append(unit)
    if not committees:
        return {}
    found: dict[Span, Unit] = {}
    for person in persons:
        levels = {o.unit.level for o in person.offices if o.unit is not None and not o.former and o.unit.kind != "party_committee"}
        for office in person.offices:
            if _lacks_body(office) and len(levels) == 1:
                fitting = committees.get(next(iter(levels)) or "", [])
                if len(fitting) == 1:
                    found[Span(office.start, office.end)] = fitting[0]
    return found


def _lacks_body(office: Office) -> bool:
    return office.code in _POSTS and office.unit is None and office.rule == "title_alone"
