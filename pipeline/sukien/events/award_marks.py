"""The marks of one sentence that the award grammar reads: forms, counts, verbs, gifts, parties, in order of start.

A party is anyone named: a person, a unit, an office, or the head of a grantor ("Thủ tướng Chính phủ"). Whether it grants or
receives is decided by its place in the sentence (award_grammar.py), not here.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Generic, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from sukien.events.grantor import abbreviated_grantors, grantor_heads
from sukien.events.recipients import (
    Nouns,
    abbreviated,
    abbreviations,
    bare_names,
    bare_nouns,
    last_person,
    last_unit,
    nouns_by_phrase,
    people_of,
    pronouns,
    raw_names,
    same_given_name,
    sectors,
    short_names,
)
from sukien.lexicon import longest
from sukien.mentions import Anchor, AwardForm, Count, Office, Span, start_of
from sukien.resolved import Person, Resolved, Unit

_GRANTORS = ("unit", "head", "office")
_PERSONAL = ("individual", "household")
_HEDGES = frozenset(("propose", "plan", "revoke", "negate", "unsure"))  # codes of lexicons/award_verbs.tsv and not_awards.tsv


class Party(Struct, frozen=True, gc=False):
    """Somebody named in a sentence. `kind`: person, unit, office or head (a grantor's wording without a mention).

    `title`: length of the occupation that stands right before a person's name ("lái xe ", "nữ công nhân "), else 0.
    """

    start: int
    end: int
    kind: str
    name: str
    person: Person | None = None
    unit: Unit | None = None
    title: int = 0

    @property
    def opens(self) -> int:
        """Where the party begins with its occupation."""
        return self.start - self.title


class Cue(Struct, frozen=True, gc=False):
    """A phrase of lexicons/award_verbs.tsv or a gift of lexicons/not_awards.tsv; `code` as there."""

    start: int
    end: int
    code: str


Item = TypeVar("Item", Anchor, Count, Office)


class Placed(Struct, Generic[Item], frozen=True):
    """The phrases of a lexicon in an article, or mentions of a kind, in order, with where each begins: for looking them up sentence after
    sentence."""

    items: Sequence[Item]
    starts: list[int]

    def inside(self, start: int, end: int) -> list[Item]:
        """The items inside [start, end)."""
        first = bisect_left(self.starts, start)
        last = bisect_left(self.starts, end, first)
        return [item for item in self.items[first:last] if item.end <= end] if first < last else []


class Sources(Struct, frozen=True):
    """What the marks of an article's sentences are taken from; `shorts`: what its persons may be called for short; `units`: its units by
    the abbreviations that brackets give them."""

    verbs: Placed[Anchor]
    not_awards: Placed[Anchor]
    kinds: Placed[Anchor]
    heads: Placed[Anchor]
    honorifics: Placed[Anchor]
    grantors: Placed[Anchor]
    counts: Placed[Count]
    offices: Placed[Office]
    countries: Placed[Anchor]
    shorts: frozenset[str]
    units: dict[str, Unit]


class Marks(Struct, frozen=True):
    """The marks of the sentence [start, end), each kind in order.

    `grantors`: the parties that may grant; `hedges`: words that may leave an award ungiven; `countries`: words that may name a country;
    `delegated`: an award is handed over in another's name.
    """

    start: int
    end: int
    forms: list[AwardForm]
    counts: list[Count]
    cues: list[Cue]
    things: list[Cue]
    parties: list[Party]
    grantors: list[Party]
    hedges: list[Cue]
    countries: list[Anchor]
    delegated: bool

    def counts_as_cues(self) -> list[Cue]:
        """The counts of recipients as cues of the code "count"."""
        return [Cue(c.start, c.end, "count") for c in self.counts if c.kind != "item"]


def sources_of(resolved: Resolved) -> Sources:
    """The sources of an article's marks."""
    anchors = resolved.segmented.anchors
    return Sources(
        verbs=_placed(anchors["award_verbs"]),
        not_awards=_placed(anchors["not_awards"]),
        kinds=_placed(anchors["recipient_kinds"]),
        heads=_placed(anchors["unit_heads"]),
        honorifics=_placed(anchors["honorifics"]),
        grantors=_placed(anchors["grantors"]),
        counts=_placed(resolved.mentions.counts),
        offices=_placed(resolved.mentions.offices),
        countries=_placed(anchors["countries"]),
        shorts=short_names(resolved.persons),
        units=abbreviations(resolved),
    )


def _placed(items: Sequence[Item]) -> Placed[Item]:
    return Placed(items, [item.start for item in items])


def sentence_marks(resolved: Resolved, sources: Sources, sentence: Span, forms: list[AwardForm]) -> Marks:
    """Collect the marks of a sentence in which `forms` stand."""
    start, end = sentence
    counts = sources.counts.inside(start, end)
    named = [f for f in forms if f.form != "khen_thuong"]  # a verb of honour is a form too
    verbs = sources.verbs.inside(start, end)
    others = sources.not_awards.inside(start, end)
    hedges = [Cue(a.start, a.end, a.entry.code) for a in (*verbs, *others) if a.entry.code in _HEDGES]
    hedges.sort(key=start_of)
    parties = _parties(resolved, sources, sentence, forms, verbs)
    grantors = [p for p in parties if p.kind in _GRANTORS]
    verbs = _outside(verbs, named)
    if masks := [a for a in others if a.entry.code == "mask"]:
        verbs = [a for a in verbs if not _masked(a, masks)]
    things = _outside([a for a in others if a.entry.code == "thing"], named)
    cues = [Cue(a.start, a.end, a.entry.code) for a in longest(verbs)]
    gifts = [Cue(a.start, a.end, "thing") for a in longest(things)]
    countries = sources.countries.inside(start, end)
    return Marks(start, end, forms, counts, cues, gifts, parties, grantors, hedges, countries, any(cue.code == "delegate" for cue in cues))


def _masked(verb: Anchor, masks: list[Anchor]) -> bool:
    """True for a verb that is only a part of a phrase that means something else."""
    return any((m.start <= verb.start and verb.end < m.end) or (m.start < verb.start and verb.end <= m.end) for m in masks)


def _parties(resolved: Resolved, sources: Sources, sentence: Span, forms: list[AwardForm], verbs: list[Anchor]) -> list[Party]:
    """Persons, units, offices and grantor heads; of two that overlap the longer, of equals the first named here."""
    text, (start, end) = resolved.text, sentence
    found = [
        Party(s.start, s.end, "office" if s in p.title_mentions else "person", text[s.start : s.end], p)
        for s, p in resolved.persons_in(start, end)
    ]
    names = [p.start for p in found if p.kind == "person"]
    found += [Party(o.start, o.end, "office", text[o.start : o.end]) for o in sources.offices.inside(start, end)]
    found += [Party(s.start, s.end, "unit", text[s.start : s.end], None, u) for s, u in resolved.units_in(start, end)]
    heads = grantor_heads(resolved, sources.grantors.inside(start, end), end)
    for head in (*heads, *abbreviated_grantors(text, verbs, start)):
        found.append(_party(text, head.start, next((n for n in names if head.start < n < head.end), head.end)))
    kinds, honorifics = sources.kinds.inside(start, end), sources.honorifics.inside(start, end)
    nouns = nouns_by_phrase((*sources.heads.inside(start, end), *kinds))
    for group in (*people_of(resolved, nouns, start, end), *sectors(resolved, nouns, start, end)):
        found.append(Party(group.start, group.end, "unit", text[group.start : group.end]))
    found += _meant(resolved, honorifics, nouns, sentence)
    for place, unit in abbreviated(resolved, sources.units, start, end) if sources.units else ():
        found.append(Party(place.start, place.end, "unit", unit.name, None, unit))
    for name in _apart(raw_names(text, honorifics, end), found):
        wording = text[name.start : name.end]
        found.append(Party(name.start, name.end, "person", wording, same_given_name(resolved, name.start, wording)))
    if sources.shorts and resolved.person_starts[0] < end:
        for name in _apart(bare_names(resolved, start, end, sources.shorts), found):
            person = same_given_name(resolved, name.start, text[name.start : name.end])
            if person is not None:
                found.append(Party(name.start, name.end, "person", person.name, person))
    for form in forms:
        found = [p for p in found if p.end <= form.start or form.end <= p.start]
    found.sort(key=_longest_first)
    kept: list[Party] = []
    reach = start
    for party in found:
        if party.start < reach or (party.kind == "person" and not _full(party)):
            continue
        kept.append(party)
        reach = party.end
    return _with_occupations(kinds, kept)


_RANK = {"person": 0, "office": 1, "unit": 2, "head": 3}


def _longest_first(party: Party) -> tuple[int, int, int]:
    return party.start, -party.end, _RANK[party.kind]


def _with_occupations(kinds: list[Anchor], parties: list[Party]) -> list[Party]:
    """The parties, each person with the occupation before the name: any noun of those who receive ("lái xe", "nữ công nhân")."""
    names = [p.start for p in parties if p.kind == "person"]
    if not names:
        return parties
    begins: dict[int, int] = {}
    for anchor in kinds:
        if anchor.entry.code in _PERSONAL:
            begins.setdefault(anchor.end + 1, anchor.start)  # the longest of those that end there comes first
    if begins.keys().isdisjoint(names):
        return parties
    titled = []
    for party in parties:
        opens = party.start
        while party.kind == "person" and opens in begins:
            opens = begins[opens]
        titled.append(party if opens == party.start else replace(party, title=party.start - opens))
    return titled


def _meant(resolved: Resolved, honorifics: list[Anchor], nouns: Nouns, sentence: Span) -> list[Party]:
    """Pronouns and bare nouns for somebody named before: "ông", "nhà trường"."""
    key, found = resolved.key, list[Party]()
    for pronoun in pronouns(key, honorifics, *sentence):
        person = last_person(resolved, pronoun.start, key[pronoun.start : pronoun.end])
        if person is not None:
            found.append(Party(pronoun.start, pronoun.end, "person", person.name, person))
    for noun in bare_nouns(key, nouns, *sentence):
        unit = last_unit(resolved, noun.start, key[noun.start : noun.end])
        if unit is not None:
            found.append(Party(noun.start, noun.end, "unit", unit.name, None, unit))
    return found


def _party(text: str, start: int, end: int) -> Party:
    name = text[start:end].rstrip(" ,-–")
    return Party(start, start + len(name), "head", name)


def _full(party: Party) -> bool:
    """True for a name of at least two syllables (or a joined one: K’Hiếu), as written or as known from before."""
    name = party.person.name if party.person is not None else party.name
    return " " in name or "’" in name or "'" in name


def _apart(names: list[Span], known: list[Party]) -> list[Span]:
    """The names that overlap nobody known."""
    if not names:
        return names
    return [name for name in names if not any(p.start < name.end and name.start < p.end for p in known)]


def _outside(anchors: list[Anchor], forms: list[AwardForm]) -> list[Anchor]:
    """The anchors that stand in none of the forms."""
    for form in forms if anchors else ():
        anchors = [a for a in anchors if a.start < form.start or form.end < a.end]
    return anchors
