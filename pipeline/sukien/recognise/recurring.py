"""Persons by what is sure elsewhere in the article: lists, repeated names, lines in capitals, shared offices."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from msgspec.structs import replace

from sukien.mentions import PersonMention, Segmented, Span, UnitMention
from sukien.places.gazetteer import gazetteer
from sukien.recognise.attach import same_sentence
from sukien.recognise.name_lists import Candidate
from sukien.recognise.names import plain
from sukien.recognise.runs import common_surnames, is_capitals

_JOIN = re.compile(r"\s?(?:,|;|và|cùng|,? ?(?:và )?(?:đồng chí|đ/c|ông|bà|anh|chị|em))\s?(?:đồng chí |đ/c |ông |bà |anh |chị |em )?\s?")
_LETTERS = re.compile(r"[^\W\d_]+")
_SEVERAL = ("các đồng chí ", "các đồng chí: ", "các ông ", "các ông: ", "hai ông ", "hai đồng chí ", "các bà ", "ông, bà ", "ông, bà: ")


def add_listed(segmented: Segmented, candidates: list[Candidate], unsure: list[Candidate], found: dict[int, PersonMention]) -> None:
    """NAME, NAME và NAME: an unsure one of the candidates joined to a sure name is a name too when it begins with a surname."""
    text, key = segmented.reading.text, segmented.reading.key
    left = {c.start for c in unsure if c.surname and c.size > 1 and not c.holder}
    if not left or not found:
        return
    for sequence in (candidates, candidates[::-1]):
        for one, other in pairwise(sequence):
            if other.start not in left or one.start not in found:
                continue
            first, second = (one, other) if one.start < other.start else (other, one)
            gap = key[found[first.start].full.end if first.start in found else first.end : second.start]
            if len(gap) < 22 and _JOIN.fullmatch(gap) and same_sentence(segmented, first.start, second.start):
                name = text[other.start : other.end]
                found[other.start] = PersonMention(other.start, other.end, name, None, (), Span(other.start, other.end), "list_of_names")
                left.discard(other.start)


def share_office(segmented: Segmented, candidates: list[Candidate], found: dict[int, PersonMention]) -> None:
    """OFFICE NAME và NAME: a former post, or a deputy's, is held by both when the second name has none of its own."""
    key = segmented.reading.key
    for first, second in pairwise(candidates):
        if second.start - first.end > len(" và "):
            continue
        one, other = found.get(first.start), found.get(second.start)
        if one is None or other is None:
            continue
        if not one.offices and len(other.offices) == 1 and other.offices[0].former and key[one.end : other.start] == " và ":
            if other.offices[0].start > other.end and key.endswith(_SEVERAL, 0, one.start):  # "các ông A và B, nguyên Phó Chủ tịch …"
                found[first.start] = replace(one, offices=other.offices)
            continue
        if other.offices or other.honorific or len(one.offices) != 1:
            continue
        office = one.offices[0]
        several = office.former or office.code.startswith("pho_") or office.title.lower().startswith("phó")
        if several and office.end < one.start and key[one.end : other.start] == " và ":
            found[second.start] = replace(other, offices=one.offices)


def add_known(
    segmented: Segmented,
    candidates: list[Candidate],
    unsure: list[Candidate],
    units: tuple[UnitMention, ...],
    found: dict[int, PersonMention],
) -> None:
    """The wording of a sure name elsewhere is the person again; a surname with one syllable counts when it recurs."""
    text, key = segmented.reading.text, segmented.reading.key
    left = [c for c in unsure if c.size > 1 and c.start not in found]
    if not left:
        return
    sure = {key[m.start : m.end] for m in found.values() if " " in m.name}
    again = _names_again(segmented, candidates, left, units)
    for candidate in left:
        if candidate.holder:
            continue
        if candidate.key in sure:
            rule = "known_name"
        elif candidate.key in again and plain(segmented, candidate):
            rule = "repeated"
        else:
            continue
        span = Span(candidate.start, candidate.end)
        found[span.start] = PersonMention(span.start, span.end, text[span.start : span.end], None, (), span, rule)


def _names_again(segmented: Segmented, candidates: list[Candidate], left: list[Candidate], units: tuple[UnitMention, ...]) -> set[str]:
    """A surname and one syllable that stand more than once among those left, and name no place, body or thing."""
    once: set[str] = set()
    again: set[str] = set()
    for candidate in left:
        if candidate.size == 2:
            (again if candidate.key in once else once).add(candidate.key)
    again = {name for name in again if name.partition(" ")[0] in common_surnames() and not _is_place(name)}
    if not again:
        return again
    key = segmented.reading.key
    again.difference_update([c.key for c in candidates if c.holder])
    return again.difference(" ".join(key[u.start : u.end].split()[-2:]) for u in units)


def _is_place(name: str) -> bool:
    """A province or district has this name."""
    return any(place.level in ("province", "district") for place in gazetteer().by_key.get(name, ()))


def add_in_capitals(segmented: Segmented, found: dict[int, PersonMention]) -> None:
    """Names known from elsewhere in lines written in capitals throughout ("THỦ TƯỚNG TRẦN VĂN A DỰ LỄ")."""
    text, key, kinds = segmented.reading.text, segmented.reading.key, segmented.reading.kinds
    loud = [
        (begin, stop)
        for begin, stop in segmented.sentences
        if stop - begin > 8 and kinds[begin + 1] not in b"av" and text[begin : begin + 4].isupper() and is_capitals(text[begin:stop])
    ]
    if not loud:
        return
    names = {key[m.start : m.end] for m in found.values() if m.name.count(" ") > 1}
    for begin, stop in loud:
        wording = key[begin:stop]
        if not any(name in wording for name in names):
            continue
        for start, end in _word_runs(key, begin, stop):
            if key[start:end] in names:
                found[start] = PersonMention(start, end, text[start:end], None, (), Span(start, end), "known_name")


def _word_runs(key: str, begin: int, stop: int) -> Iterator[tuple[int, int]]:
    """All runs of three to five words of [begin, stop)."""
    words = [m.span() for m in _LETTERS.finditer(key, begin, stop)]
    for i, (start, _) in enumerate(words):
        for _, end in words[i + 2 : i + 5]:
            yield start, end
