"""The marks of one sentence that the award grammar reads: forms, counts, verbs, gifts, parties, in order of start.

A party is anyone named: a person, a unit, an office, or the head of a grantor ("Thủ tướng Chính phủ"). Whether it grants or
receives is decided by its place in the sentence (award_grammar.py), not here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from sukien.events.grantor import grantor_heads
from sukien.events.recipients import bare_names, last_person, last_unit, people_of, pronouns_and_nouns, raw_names, same_given_name, sectors
from sukien.lexicon import longest
from sukien.mentions import Anchor, AwardForm, Count, Office, Span, starting_in
from sukien.resolved import Person, Resolved, Unit

Inside = TypeVar("Inside", Anchor, Count, Office)
_PERSONAL = ("individual", "household")


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


class Marks(NamedTuple):
    """The marks of the sentence [start, end), each kind in order."""

    start: int
    end: int
    forms: list[AwardForm]
    counts: list[Count]
    cues: list[Cue]
    things: list[Cue]
    parties: list[Party]

    def counts_as_cues(self) -> list[Cue]:
        """The counts of recipients as cues of the code "count"."""
        return [Cue(c.start, c.end, "count") for c in self.counts if c.kind != "item"]


def sentence_marks(resolved: Resolved, sentence: Span, forms: list[AwardForm], shorts: frozenset[str] = frozenset()) -> Marks:
    """Collect the marks of a sentence in which `forms` stand; `shorts`: what the article's persons may be called for short."""
    start, end = sentence
    counts = _between(resolved.mentions.counts, start, end)
    anchors = resolved.segmented.anchors
    named = [f for f in forms if f.form != "khen_thuong"]  # a verb of honour is a form too
    verbs = _outside(_between(anchors.get("award_verbs", ()), start, end), named)
    others = _between(anchors.get("not_awards", ()), start, end)
    if masks := [a for a in others if a.entry.code == "mask"]:
        verbs = [a for a in verbs if not _masked(a, masks)]
    things = _outside([a for a in others if a.entry.code == "thing"], named)
    cues = [Cue(a.start, a.end, a.entry.code) for a in longest(verbs)]
    gifts = [Cue(a.start, a.end, "thing") for a in longest(things)]
    return Marks(start, end, forms, counts, cues, gifts, _parties(resolved, start, end, forms, shorts))


def _masked(verb: Anchor, masks: list[Anchor]) -> bool:
    """True for a verb that is only a part of a phrase that means something else."""
    return any((m.start <= verb.start and verb.end < m.end) or (m.start < verb.start and verb.end <= m.end) for m in masks)


def _parties(resolved: Resolved, start: int, end: int, forms: list[AwardForm], shorts: frozenset[str]) -> list[Party]:
    """Persons, units, offices and grantor heads; of two that overlap the longer, of equals the first named here."""
    text = resolved.text
    found = [
        Party(s.start, s.end, "office" if s in p.title_mentions else "person", text[s.start : s.end], person=p)
        for s, p in resolved.persons_in(start, end)
    ]
    found += [Party(o.start, o.end, "office", text[o.start : o.end]) for o in _between(resolved.mentions.offices, start, end)]
    found += [Party(s.start, s.end, "unit", text[s.start : s.end], unit=u) for s, u in resolved.units_in(start, end)]
    names = [p.start for p in found if p.kind == "person"]
    for head in grantor_heads(resolved, start, end):
        stop = next((n for n in names if head.start < n < head.end), head.end)
        found.append(_party(text, head.start, stop))
    for finder in (people_of, sectors):
        found += [Party(n.start, n.end, "unit", text[n.start : n.end]) for n in finder(resolved, start, end)]
    found += _meant(resolved, start, end)
    for name in _apart(raw_names(text, start, end), found):
        wording = text[name.start : name.end]
        found.append(Party(name.start, name.end, "person", wording, person=same_given_name(resolved, name.start, wording)))
    for name in _apart(bare_names(resolved, start, end, shorts), found) if shorts else ():
        person = same_given_name(resolved, name.start, text[name.start : name.end])
        if person is not None:
            found.append(Party(name.start, name.end, "person", person.name, person=person))
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
    return _with_occupations(resolved, start, end, kept)


_RANK = {"person": 0, "office": 1, "unit": 2, "head": 3}


def _longest_first(party: Party) -> tuple[int, int, int]:
    return party.start, -party.end, _RANK[party.kind]


def _with_occupations(resolved: Resolved, start: int, end: int, parties: list[Party]) -> list[Party]:
    """The parties, each person with the occupation before the name: any noun of those who receive ("lái xe", "nữ công nhân")."""
    if not any(p.kind == "person" for p in parties):
        return parties
    kinds = _between(resolved.segmented.anchors.get("recipient_kinds", ()), start, end)
    begins: dict[int, int] = {}
    for anchor in kinds:
        if anchor.entry.code in _PERSONAL:
            begins[anchor.end + 1] = min(anchor.start, begins.get(anchor.end + 1, anchor.start))
    if not begins:
        return parties
    titled = []
    for party in parties:
        opens = party.start
        while party.kind == "person" and opens in begins:
            opens = begins[opens]
        titled.append(party if opens == party.start else replace(party, title=party.start - opens))
    return titled


def _meant(resolved: Resolved, start: int, end: int) -> list[Party]:
    """Pronouns and bare nouns for somebody named before: "ông", "nhà trường"."""
    found: list[Party] = []
    pronouns, nouns = pronouns_and_nouns(resolved.key, start, end)
    for pronoun in pronouns:
        person = last_person(resolved, pronoun.start, resolved.key[pronoun.start : pronoun.end])
        if person is not None:
            found.append(Party(pronoun.start, pronoun.end, "person", person.name, person=person))
    for noun in nouns:
        unit = last_unit(resolved, noun.start, resolved.key[noun.start : noun.end])
        if unit is not None:
            found.append(Party(noun.start, noun.end, "unit", unit.name, unit=unit))
    return found


def _party(text: str, start: int, end: int) -> Party:
    name = text[start:end].rstrip(" ,-–")
    return Party(start, start + len(name), "head", name)


def _full(party: Party) -> bool:
    """True for a name of at least two syllables (or a joined one: K’Hiếu), as written or as known from before."""
    name = party.person.name if party.person is not None else party.name
    return any(mark in name for mark in " ’'")


def _apart(names: list[Span], known: list[Party]) -> list[Span]:
    """The names that overlap nobody known."""
    return [name for name in names if not any(p.start < name.end and name.start < p.end for p in known)]


def _between(items: Sequence[Inside], start: int, end: int) -> list[Inside]:
    """Items (sorted by start) inside [start, end)."""
    return [item for item in starting_in(items, start, end) if item.end <= end]


def _outside(anchors: list[Anchor], forms: list[AwardForm]) -> list[Anchor]:
    """The anchors that stand in none of the forms."""
    for form in forms:
        anchors = [a for a in anchors if a.start < form.start or form.end < a.end]
    return anchors
