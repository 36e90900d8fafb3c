"""The values that pass between the stages. Offsets are code points of the reading (see text.py).

segment    → Segmented
recognise  → Mentions: what stands in the text, each with the rule that read it
resolve    → Resolved: who and what is meant (resolved.py)
events     → records.Event
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple, Protocol, TypeVar

from msgspec import Struct

from sukien.text import Reading

SILENT = frozenset({"noise", "repeat", "byline", "stamp", "source"})  # kinds of section in which nothing happens
start_of = attrgetter("start")  # by which mentions are sorted and searched


class _Placed(Protocol):
    @property
    def start(self) -> int: ...


class Stretch(_Placed, Protocol):
    @property
    def end(self) -> int: ...


Item = TypeVar("Item", bound=_Placed)


def starting_in(items: Sequence[Item], start: int, end: int) -> Sequence[Item]:
    """The items, sorted by start, that begin in [start, end)."""
    first = bisect_left(items, start, key=start_of)
    if first == len(items) or items[first].start >= end:
        return ()
    return items[first : bisect_left(items, end, first, key=start_of)]


def beginning_at(items: Sequence[Item], offset: int) -> Item | None:
    """The first item, of those sorted by start, that begins at `offset`: of anchors the longest; None when none does."""
    i = bisect_left(items, offset, key=start_of)
    return items[i] if i < len(items) and items[i].start == offset else None


class Span(NamedTuple):
    """A stretch [start, end) of the reading."""

    start: int
    end: int


def spans_of(items: Sequence[Stretch]) -> tuple[Span, ...]:
    """Where each of the items, mostly one, stands."""
    if len(items) == 1:
        return (as_named(Span, (items[0].start, items[0].end)),)
    return tuple([as_named(Span, (item.start, item.end)) for item in items])


as_named = tuple.__new__  # as_named(Span, (start, end)) is Span(start, end) at half the price, where many are made


class Lost(Struct, frozen=True, gc=False):
    """A candidate that a rule considered and did not take: shown by `sukien explain`."""

    start: int
    end: int
    kind: str
    rule: str
    reason: str


class Anchor(Struct, frozen=True, gc=False):
    """A lexicon phrase found in the reading; `entry` is its row in the lexicon."""

    start: int
    end: int
    entry: Entry


class Entry(Struct, frozen=True, gc=False):
    """One row of a lexicon file: the phrase (a key), its code and its other columns by name."""

    phrase: str
    code: str
    fields: dict[str, str]


class Section(NamedTuple):
    """A stretch of one kind: title, lead, body, heading, caption, byline, stamp, source, noise, repeat."""

    start: int
    end: int
    kind: str


class Published(Struct, frozen=True):
    """The publication date, ISO; `basis` is "metadata" (no span) or "stamp" (printed on the page)."""

    value: str
    basis: str
    start: int | None
    end: int | None


class Segmented(Struct, frozen=True):
    """An article cut into sections and sentences, with every lexicon phrase found in it.

    sections cover the reading in order; sentences lie inside sections that are not noise, in order;
    kinds: of each sentence the kind of its section; numbers: where runs of digits begin;
    anchors: lexicon name (its file name) → its phrases in order of start, longest first at one start;
    url: where the article was published, None when not known.
    """

    reading: Reading
    sections: tuple[Section, ...]
    sentences: tuple[Span, ...]
    kinds: tuple[str, ...]
    numbers: list[int]
    title: Span | None
    byline: Span | None
    published: Published | None
    anchors: dict[str, list[Anchor]]
    sentence_starts: list[int]
    url: str | None = None

    def sentence_at(self, offset: int) -> int | None:
        """Index of the sentence that holds `offset`, or None (noise, between sentences)."""
        i = bisect_right(self.sentence_starts, offset) - 1
        return i if i >= 0 and offset < self.sentences[i].end else None

    def section_at(self, offset: int) -> Section:
        """The section that holds `offset`."""
        i = bisect_right(self.sections, (offset, len(self.reading.text) + 1, "")) - 1
        return self.sections[max(i, 0)]


class DateMention(Struct, frozen=True, gc=False):
    """A date as written. `value` is EDTF level 0-1; start_date and end_date are ISO days or None.

    role: event, document, period, published, anniversary, term, other; basis: explicit, stamp, context, unknown.
    """

    start: int
    end: int
    value: str
    start_date: str | None
    end_date: str | None
    part_of_day: str | None
    role: str
    basis: str
    rule: str


class DocumentMention(Struct, frozen=True, gc=False):
    """A document number as written. `number` is without blanks; `kind` as in lexicons/document_types.tsv.

    date: index-free copy of the date mention tied to it in the text, or None.
    """

    start: int
    end: int
    number: str
    symbol: str | None
    kind: str | None
    issuer: str | None
    rule: str


class UnitMention(Struct, frozen=True, gc=False):
    """An organisation or administrative unit as written.

    name: wording with blanks folded; kind, level: see RECORDS; place: span of the administrative unit that its
    name ends in ("UBND [huyện Na Rì]", "Tỉnh ủy [Bắc Kạn]"), or None; bare: the level word that stands for a
    place left out ("UBND tỉnh": "tỉnh"), or None; nested: it stands inside another unit's name.
    """

    start: int
    end: int
    name: str
    kind: str
    level: str | None
    place: Span | None
    bare: str | None
    nested: bool
    rule: str


class Office(Struct, frozen=True, gc=False):
    """One atomic office as written ("Chủ tịch UBND tỉnh"). `title` is the post ("Chủ tịch"), `unit` its body.

    code: the title's code in lexicons/titles.tsv; level and branch: the title's, else those of its body, else None.
    """

    start: int
    end: int
    text: str
    title: str
    code: str
    unit: UnitMention | None
    former: bool
    acting: bool
    rule: str
    level: str | None = None
    branch: str | None = None


class PersonMention(Struct, frozen=True, gc=False):
    """A name as written with the offices that the text gives it at this place.

    [start, end) is the name alone; full: the stretch with honorific and offices.
    """

    start: int
    end: int
    name: str
    honorific: str | None
    offices: tuple[Office, ...]
    full: Span
    rule: str


class TitleMention(Struct, frozen=True, gc=False):
    """Offices that stand for a person without a name ("Đồng chí Chủ tịch HĐND tỉnh")."""

    start: int
    end: int
    honorific: str | None
    offices: tuple[Office, ...]
    rule: str


class AwardForm(Struct, frozen=True, gc=False):
    """An award form as written ("Huân chương Lao động hạng Nhì"); `form` and `grade` as in RECORDS."""

    start: int
    end: int
    form: str
    grade: str | None
    label: str
    rule: str


class Count(Struct, frozen=True, gc=False):
    """A counted thing ("hơn 1.000 lượt tập thể"): `kind` collective, individual, household, mixed, or other."""

    start: int
    end: int
    value: int | None
    approx: str
    turns: bool
    kind: str
    label: str
    rule: str


class Mentions(Struct, frozen=True):
    """Everything recognised in an article, each in order of start."""

    dates: tuple[DateMention, ...] = ()
    documents: tuple[DocumentMention, ...] = ()
    units: tuple[UnitMention, ...] = ()
    offices: tuple[Office, ...] = ()
    persons: tuple[PersonMention, ...] = ()
    titles: tuple[TitleMention, ...] = ()
    forms: tuple[AwardForm, ...] = ()
    counts: tuple[Count, ...] = ()
    lost: tuple[Lost, ...] = ()
