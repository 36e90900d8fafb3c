"""Collects the marks of sentences (award_marks.py): the phrases and mentions in each, and whoever is named there or meant."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from sukien.events.award_marks import HEDGES, Cue, Marks, Party
from sukien.events.grantor import abbreviated_grantors, grantor_heads
from sukien.events.recipient_teams import teams
from sukien.events.recipients import (
    abbreviated,
    abbreviations,
    bare_names,
    bare_nouns,
    last_person,
    last_unit,
    lasts_apart,
    occupation_before,
    people_of,
    pronouns,
    raw_names,
    same_given_name,
    sectors,
)
from sukien.mentions import Anchor, AwardForm, Count, Office, Span, start_of, starting_in
from sukien.resolved import Resolved, Unit

_RANK = {"person": 0, "office": 1, "unit": 2, "head": 3}  # of parties that begin together and are equally long
Item = TypeVar("Item", Anchor, Count, Office)


class Phrases(Struct, frozen=True, gc=False):
    """What stands inside one sentence: phrases by lexicon, and mentions, each in order."""

    persons: list[Party]
    counts: list[Count]
    offices: list[Office]
    verbs: list[Anchor]
    not_awards: list[Anchor]
    nouns: list[Anchor]
    honorifics: list[Anchor]
    grantors: list[Anchor]
    countries: list[Anchor]


_LEXICONS = ("award_verbs", "not_awards", "bare_nouns", "honorifics", "grantors", "countries")  # as in Phrases


class Shorts(Struct, frozen=True):
    """What those named in an article may be called for short: its persons, where its award sentences may do so, by what their names end
    in, and its units by the abbreviations that brackets give them."""

    lasts: list[str]
    units: dict[str, Unit]


def marks_of(resolved: Resolved, sentences: list[tuple[Span, list[AwardForm]]]) -> list[Marks]:
    """The marks of some sentences of an article, which come in order, each with the award forms in it."""
    spans = [sentence for sentence, _ in sentences]
    phrases = _phrases_of(resolved, spans)
    names = [p.name for here in phrases for p in here.persons if p.kind == "person"]
    shorts = Shorts(lasts_apart(resolved, spans, names), abbreviations(resolved))
    return [_sentence_marks(resolved, shorts, *sentence, here) for sentence, here in zip(sentences, phrases, strict=True)]


def marks_of_names(resolved: Resolved, sentence: Span) -> Marks:
    """The marks of a sentence that only names who received: nobody there is called for short."""
    return _sentence_marks(resolved, Shorts([], {}), sentence, [], _phrases_of(resolved, [sentence])[0])


def _phrases_of(resolved: Resolved, sentences: list[Span]) -> list[Phrases]:
    """What stands inside each of some sentences of an article."""
    persons = [_persons(resolved, *sentence) for sentence in sentences]
    bounds = [(start, end) for start, end in sentences]  # plain tuples are taken apart faster
    counts, offices = _inside(resolved.mentions.counts, bounds), _inside(resolved.mentions.offices, bounds)
    phrases = [_inside(resolved.segmented.anchors[name], bounds) for name in _LEXICONS]
    return [Phrases(*here) for here in zip(persons, counts, offices, *phrases, strict=True)]


def _persons(resolved: Resolved, start: int, end: int) -> list[Party]:
    """The persons named in a sentence, and the offices that stand there for one."""
    found: list[Party] = []
    for place, person in resolved.persons_in(start, end):
        kind = "office" if place in person.title_mentions else "person"
        found.append(Party(place.start, place.end, kind, resolved.text[place.start : place.end], person))
    return found


def _inside(items: Sequence[Item], sentences: list[tuple[int, int]]) -> list[list[Item]]:
    """The items inside each sentence, in one pass over both: most items stand between the sentences, most sentences hold few."""
    if len(sentences) == 1:
        start, end = sentences[0]
        return [[item for item in starting_in(items, start, end) if item.end <= end]]
    found: list[list[Item]] = [[] for _ in sentences]
    at, here, (start, end) = 0, found[0], sentences[0]
    for item in items:
        begin = item.start
        if begin < start:
            continue
        if begin >= end:
            while begin >= end:
                at += 1
                if at == len(sentences):
                    return found
                start, end = sentences[at]
            here = found[at]
            if begin < start:
                continue
        if item.end <= end:
            here.append(item)
    return found


def _sentence_marks(resolved: Resolved, shorts: Shorts, sentence: Span, forms: list[AwardForm], phrases: Phrases) -> Marks:
    """Collect the marks of a sentence in which `forms` and `phrases` stand."""
    start, end = sentence
    others = phrases.not_awards
    parties = _parties(resolved, shorts, sentence, forms, phrases)
    cues, hedges, codes = _cues(phrases.verbs, forms, [a for a in others if a.entry.code == "mask"] if others else [])
    gifts: list[Cue] = []
    if others:
        hedges += [Cue(a.start, a.end, a.entry.code) for a in others if a.entry.code in HEDGES]
        hedges.sort(key=start_of)
        gifts, _, _ = _cues([a for a in others if a.entry.code == "thing"], forms, [])
        if gifts and parties:
            gifts = [g for g in gifts if not any(p.start < g.start and g.end <= p.end for p in parties)]  # "Trường Mầm non Hoa Sen"
    return Marks(sentence, start, end, forms, phrases.counts, cues, gifts, parties, hedges, phrases.countries, codes)


def _cues(phrases: list[Anchor], forms: list[AwardForm], masks: list[Anchor]) -> tuple[list[Cue], list[Cue], set[str]]:
    """The cues of phrases, of those that overlap the longest, none masked or inside a form; all that may leave an award ungiven; and the
    codes of the cues."""
    cues: list[Cue] = []
    hedges: list[Cue] = []
    codes: set[str] = set()
    reach = 0
    for phrase in phrases:
        start, end, code = phrase.start, phrase.end, phrase.entry.code
        if code in HEDGES:
            hedges.append(Cue(start, end, code))
        if start < reach or (masks and _masked(phrase, masks)):
            continue
        for form in forms:
            if form.start <= start and end <= form.end and form.form != "khen_thuong":  # a verb of honour is a form too
                break
        else:
            cues.append(Cue(start, end, code))
            codes.add(code)
            reach = end
    return cues, hedges, codes


def _masked(verb: Anchor, masks: list[Anchor]) -> bool:
    """True for a verb that is only a part of a phrase that means something else."""
    return any((m.start <= verb.start and verb.end < m.end) or (m.start < verb.start and verb.end <= m.end) for m in masks)


def _parties(resolved: Resolved, shorts: Shorts, sentence: Span, forms: list[AwardForm], phrases: Phrases) -> list[Party]:
    """Persons, units, offices and grantor heads; of two that overlap the longer, of equals the first named here."""
    text, (start, end) = resolved.text, sentence
    found = list(phrases.persons)
    names = {p.start for p in found if p.kind == "person"} if found else set()
    for office in phrases.offices:
        found.append(Party(office.start, office.end, "office", text[office.start : office.end]))
    for (first, last), unit in resolved.units_in(start, end):
        found.append(Party(first, last, "unit", text[first:last], None, unit))
    for first, last in (*grantor_heads(resolved, phrases.grantors, end), *abbreviated_grantors(text, phrases.verbs, start)):
        named = [n for n in names if first < n < last] if names else ()
        head = text[first : min(named) if named else last].rstrip(" ,-–")
        found.append(Party(first, first + len(head), "head", head))
    for group in _groups(resolved, phrases.nouns, start, end) if phrases.nouns else ():
        found.append(Party(group.start, group.end, "unit", text[group.start : group.end]))
    if phrases.honorifics or phrases.nouns:
        found += _meant(resolved, phrases.honorifics, phrases.nouns, sentence)
    for place, unit in abbreviated(resolved, shorts.units, start, end) if shorts.units else ():
        found.append(Party(place.start, place.end, "unit", unit.name, None, unit))
    for name in _apart(raw_names(text, phrases.honorifics, names, end), found) if phrases.honorifics else ():
        found.append(Party(*name, "person", wording := text[slice(*name)], same_given_name(resolved, name.start, wording)))
    for name in _apart(bare_names(resolved, start, end, shorts.lasts), found) if shorts.lasts else ():
        if (meant := same_given_name(resolved, name.start, text[name.start : name.end])) is not None:
            found.append(Party(name.start, name.end, "person", meant.name, meant))
    return _with_occupations(resolved.key, start, _longest(found, forms))


def _groups(resolved: Resolved, nouns: list[Anchor], start: int, end: int) -> list[Span]:
    """Collectives that no unit is: the people of a place, fields of work, teams."""
    return [*people_of(resolved, nouns, end), *sectors(resolved, nouns, start, end), *teams(resolved, nouns, start, end)]


def _longest(parties: list[Party], forms: list[AwardForm]) -> list[Party]:
    """The parties outside forms that can be told, in order, of those that overlap the first, of those that begin together the longest."""
    parties.sort(key=start_of)
    kept: list[Party] = []
    start = reach = -1
    following = iter(forms)
    form = next(following, None)
    for party in parties:
        while form is not None and form.end <= party.start:
            form = next(following, None)
        if form is not None and form.start < party.end:
            continue
        if (party.start < reach and party.start != start) or (party.kind == "person" and not _full(party)):
            continue
        if party.start != start:
            kept.append(party)
            start, reach = party.start, party.end
        elif party.end > reach or (party.end == reach and _RANK[party.kind] < _RANK[kept[-1].kind]):
            kept[-1], reach = party, party.end
    return kept


def _with_occupations(key: str, start: int, parties: list[Party]) -> list[Party]:
    """The parties of the sentence from `start`, each person with the occupation before the name: any noun of those who receive
    ("lái xe", "nữ công nhân")."""
    for i, party in enumerate(parties):
        if party.kind != "person":
            continue
        opens = party.start
        while size := occupation_before(key, start, opens):
            opens -= size
        if opens < party.start:
            parties[i] = replace(party, title=party.start - opens)
    return parties


def _meant(resolved: Resolved, honorifics: list[Anchor], nouns: list[Anchor], sentence: Span) -> list[Party]:
    """Pronouns and bare nouns for somebody named before: "ông", "nhà trường"."""
    key = resolved.key
    found: list[Party] = []
    for pronoun in pronouns(key, honorifics, *sentence) if honorifics else ():
        person = last_person(resolved, pronoun.start, key[pronoun.start : pronoun.end])
        if person is not None:
            found.append(Party(pronoun.start, pronoun.end, "person", person.name, person))
    for noun in bare_nouns(key, nouns, *sentence) if nouns else ():
        unit = last_unit(resolved, sentence.start, noun.start, key[noun.start : noun.end])
        if unit is not None:
            found.append(Party(noun.start, noun.end, "unit", unit.name, None, unit))
    return found


def _full(party: Party) -> bool:
    """True for a name of at least two syllables (or a joined one: K’Hiếu), as written or as known from before."""
    name = party.person.name if party.person is not None else party.name
    return " " in name or "’" in name or "'" in name


def _apart(names: list[Span], known: list[Party]) -> list[Span]:
    """The names that overlap nobody known."""
    if not names:
        return names
    return [name for name in names if not any(p.start < name.end and name.start < p.end for p in known)]
