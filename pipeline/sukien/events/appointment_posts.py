"""The posts that people take by what is told of them are theirs: "bầu hai Phó Chủ tịch UBND tỉnh, gồm các ông A, B"."""

from __future__ import annotations

from msgspec.structs import replace

from sukien.events.appointment_facts import GIVING, Fact
from sukien.mentions import Office, Span, beginning_at
from sukien.resolve.persons import add_office
from sukien.resolved import Person, Resolved, person_places


def with_posts_taken(resolved: Resolved, told: list[list[Fact]]) -> Resolved:
    """What is resolved, where everyone who was appointed or elected holds the office; a planned deed gives none."""
    taken: dict[str, list[Office]] = {}
    for facts in told:
        for fact in facts:
            if fact.person_id and fact.new is not None and fact.action in GIVING and not fact.planned:
                office = _office_at(resolved, fact.new)
                if office is not None:
                    taken.setdefault(fact.person_id, []).append(office)
    if not taken:
        return resolved
    persons = tuple([_holding(person, taken[person.id]) if person.id in taken else person for person in resolved.persons])
    return resolved if persons == resolved.persons else replace(resolved, persons=persons, person_places=person_places(persons))


def _office_at(resolved: Resolved, span: Span) -> Office | None:
    """The office that was read at the beginning of a span."""
    office = beginning_at(resolved.mentions.offices, span.start)
    return office if office is not None and office.end <= span.end and not office.former else None


def _holding(person: Person, offices: list[Office]) -> Person:
    held = list(person.offices)
    for office in offices:
        add_office(held, office)
    return replace(person, offices=tuple(held))
