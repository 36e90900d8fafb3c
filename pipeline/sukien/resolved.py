"""What resolving gives: who and what is meant, each with all its places. Offsets are code points of the reading."""

from __future__ import annotations

from bisect import bisect_left
from operator import itemgetter
from typing import TypeVar

from msgspec import Struct

from sukien.mentions import DateMention, Lost, Mentions, Office, Segmented, Span

Item = TypeVar("Item")


class Home(Struct, frozen=True, gc=False):
    """Whose press this is: province and district names in full ("tỉnh Bắc Kạn"), found by `rule` at a span."""

    province: str | None
    district: str | None
    start: int | None
    end: int | None
    rule: str


class Admin(Struct, frozen=True, gc=False):
    """The administrative unit a unit names or belongs to, as of the article's date, and what it is today."""

    name: str
    code: str | None
    province: str | None
    valid_from: str | None
    valid_to: str | None
    current: str | None
    candidates: tuple[str, ...] = ()


class Person(Struct, frozen=True, gc=False):
    """One person of the article. `offices`: distinct, in order; mentions, title_mentions: spans."""

    id: str
    name: str
    honorific: str | None
    offices: tuple[Office, ...]
    mentions: tuple[Span, ...]
    title_mentions: tuple[Span, ...]


class Unit(Struct, frozen=True, gc=False):
    """One unit of the article."""

    id: str
    name: str
    canonical: str | None
    kind: str
    level: str | None
    admin: Admin | None
    mentions: tuple[Span, ...]
    rule: str


class Document(Struct, frozen=True, gc=False):
    """One document of the article; `date` an EDTF value or None; `signer` a person's id or None."""

    id: str
    number: str
    symbol: str | None
    kind: str | None
    issuer: str | None
    date: str | None
    signer: str | None
    role: str
    mentions: tuple[Span, ...]
    rule: str


class Resolved(Struct, frozen=True):
    """Who and what is meant, each in order of first mention.

    text, key: of the reading; person_places, unit_places: every mention with its owner, in order; *_starts: where each begins.
    """

    segmented: Segmented
    mentions: Mentions
    home: Home | None
    persons: tuple[Person, ...]
    units: tuple[Unit, ...]
    documents: tuple[Document, ...]
    dates: tuple[DateMention, ...]
    lost: tuple[Lost, ...]
    text: str
    key: str
    person_places: list[tuple[Span, Person]]
    unit_places: list[tuple[Span, Unit]]
    person_starts: list[int]
    unit_starts: list[int]
    date_starts: list[int]

    def persons_in(self, start: int, end: int) -> list[tuple[Span, Person]]:
        """Mentions (by name or by title) of persons inside [start, end), in order."""
        return inside(self.person_places, self.person_starts, start, end)

    def units_in(self, start: int, end: int) -> list[tuple[Span, Unit]]:
        """Mentions of units inside [start, end), in order; nested ones too."""
        return inside(self.unit_places, self.unit_starts, start, end)

    def dates_in(self, start: int, end: int) -> tuple[DateMention, ...]:
        """Dates that begin in [start, end), in order."""
        first = bisect_left(self.date_starts, start)
        return self.dates[first : bisect_left(self.date_starts, end, first)]


def person_places(persons: tuple[Person, ...]) -> list[tuple[Span, Person]]:
    """Every mention of every person with its owner, in order: what `persons_in` searches."""
    return sorted([(span, p) for p in persons for span in (*p.mentions, *p.title_mentions)], key=_place)


def unit_places(units: tuple[Unit, ...]) -> list[tuple[Span, Unit]]:
    """Every mention of every unit with its owner, in order: what `units_in` searches."""
    return sorted([(span, u) for u in units for span in u.mentions], key=_place)


_place = itemgetter(0)


def inside(places: list[tuple[Span, Item]], starts: list[int], start: int, end: int) -> list[tuple[Span, Item]]:
    """Those of the places that lie inside [start, end), in order; starts: where each of them begins."""
    first = bisect_left(starts, start)
    if first == len(starts) or starts[first] >= end:
        return []
    last = bisect_left(starts, end, first)
    return [pair for pair in places[first:last] if pair[0][1] <= end]
