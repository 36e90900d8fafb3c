"""Vocabulary as data: loads lexicons/*.tsv and finds all their phrases in a text in one pass.

A lexicon file is tab-separated with a header; the first column is `phrase` (variants divided by " | "), the second
`code`; the rest are named by the header. Lines that begin with "#" are notes. The file's name is the lexicon's name.
Phrases are matched on the key of the reading (lower case, tone marks in one place), at syllable boundaries.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from sys import intern
from typing import Any

from sukien.alphabet import SIGN
from sukien.mentions import Anchor, Entry
from sukien.text import key_of

_TABLES = frozenset({"district_offices", "issuers", "legal_grantors"})  # looked up by `load`, not found in texts


@cache
def load(name: str) -> tuple[Entry, ...]:
    """The rows of lexicons/<name>.tsv, one Entry a variant, in file order; the column `example` is for readers of the file only.

    Equal codes and columns are one object: what rules look at again and again then takes little memory.

    Raises FileNotFoundError for an unknown lexicon, ValueError for a row with too few columns.
    """
    lines = (files("sukien") / "lexicons" / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line for line in lines if line.strip() and not line.startswith("#")]
    header = rows[0].split("\t")
    entries: list[Entry] = []
    alike: dict[tuple[str, ...], dict[str, str]] = {}
    for row in rows[1:]:
        phrases, *cells = row.split("\t")
        if not cells:
            raise ValueError(f"lexicons/{name}.tsv: row needs a phrase and a code: {row!r}")
        code, *rest = (intern(cell.strip()) for cell in cells)
        fields = {column: cell for column, cell in zip(header[2:], rest, strict=False) if cell and column != "example"}
        fields = alike.setdefault((*fields, *fields.values()), fields)
        for phrase in phrases.split(" | "):
            entries += [Entry(spelling, code, fields) for spelling in _spellings(key_of(phrase.strip()))]
    return tuple(entries)


def _spellings(phrase: str) -> list[str]:
    """A phrase as the press spells it: "trung ương" also as TW, TƯ, T.Ư; a spaced hyphen also tight or as a dash."""
    spellings = [phrase]
    if " - " in phrase:
        spellings += [phrase.replace(" - ", joint) for joint in ("-", " – ", "- ", " -")]
    if "trung ương" in phrase and " " in phrase.replace("trung ương", "tw"):
        spellings += [spelling.replace("trung ương", short) for spelling in spellings for short in ("tw", "tư", "t.ư")]
    return list(dict.fromkeys(spellings))


@cache
def names() -> tuple[str, ...]:
    """Names of all lexicons, sorted."""
    folder = files("sukien") / "lexicons"
    return tuple(sorted(f.name[:-4] for f in folder.iterdir() if f.name.endswith(".tsv")))


@cache
def _looked_for() -> tuple[str, ...]:
    """Names of the lexicons whose phrases are found in texts."""
    return tuple(name for name in names() if name not in _TABLES)


@cache
def digest() -> str:
    """16 hex digits that change when any lexicon changes."""
    folder = files("sukien") / "lexicons"
    content = hashlib.sha256()
    for item in sorted(folder.iterdir(), key=lambda f: f.name):
        if item.is_file():
            content.update(item.name.encode() + b"\0" + item.read_bytes())
    return content.hexdigest()[:16]


@cache
def _automaton() -> Any:
    import ahocorasick

    phrases: dict[str, list[tuple[str, Entry]]] = {}
    for name in _looked_for():
        for entry in load(name):
            owners = phrases.setdefault(entry.phrase, [])
            if (name, entry) not in owners:
                owners.append((name, entry))
    places = {name: place for place, name in enumerate(_looked_for())}
    often = Counter("".join(phrases))
    automaton = ahocorasick.Automaton()
    automaton.add_word(" \0", None)  # never found: blanks, which begin no phrase, are looked for first too
    for phrase in sorted(phrases, key=lambda phrase: [(-often[char], char) for char in phrase]):  # it tries characters one by one, in order
        (place, entry), *others = [(places[name], entry) for name, entry in reversed(phrases[phrase])]
        automaton.add_word(phrase, (len(phrase), place, entry, tuple(others)))
    automaton.make_automaton()
    return automaton


def scan(key: str, kinds: bytes) -> dict[str, list[Anchor]]:
    """All phrases of the lexicons that are looked for in a key, by lexicon: in order of start, longest first at one start.

    kinds: those of the characters of the key. A phrase counts only where no letter or digit touches it; overlapping and nested
    phrases are all kept.
    """
    found: list[list[Anchor]] = [[] for _ in _looked_for()]
    last = [-1] * len(found)  # where the last phrase of each lexicon begins
    before, after = b" " + kinds, kinds + b" "  # by an offset, what stands before and after it
    for end, (size, lexicon, entry, others) in _automaton().iter(" " + key):
        start = end - size
        if (after[end] > SIGN and before[end] > SIGN) or (before[start] > SIGN and after[start] > SIGN):
            continue
        if start > last[lexicon]:
            found[lexicon].append(Anchor(start, end, entry))
            last[lexicon] = start
        else:
            _put(found[lexicon], Anchor(start, end, entry))
        if others:
            for other, same in others:
                if start > last[other]:
                    found[other].append(Anchor(start, end, same))
                    last[other] = start
                else:
                    _put(found[other], Anchor(start, end, same))
    return dict(zip(_looked_for(), found, strict=True))


def _put(anchors: list[Anchor], longer: Anchor) -> None:
    """Put in an anchor that begins no later than the last of some: phrases are found in the order in which they end."""
    at, start = len(anchors) - 1, longer.start
    while at and anchors[at - 1].start >= start:
        at -= 1
    anchors.insert(at, longer)


@cache
def word_groups(name: str) -> dict[str, frozenset[str]]:
    """A word list lexicons/<name>.txt: lines "group: word word …" as {group: words}, keys of the reading; not scanned."""
    groups: dict[str, frozenset[str]] = {}
    for line in (files("sukien") / "lexicons" / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            group, _, words = line.partition(":")
            groups[key_of(group.strip())] = frozenset(key_of(words).split())
    return groups


@cache
def phrase_lists(name: str) -> dict[str, tuple[str, ...]]:
    """A phrase list lexicons/<name>.txt: lines "group: phrase | phrase", as {group: phrases}, the longest first; not scanned."""
    groups: dict[str, list[str]] = {}
    for line in (files("sukien") / "lexicons" / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            group, _, phrases = line.partition(":")
            groups.setdefault(group.strip(), []).extend(key_of(p.strip()) for p in phrases.split(" | "))
    return {group: tuple(sorted(phrases, key=len, reverse=True)) for group, phrases in groups.items()}


@cache
def phrase_groups(name: str) -> dict[str, str]:
    """The phrases of lexicons/<name>.txt as {group: alternation for a regex}; the longest comes first, so that it wins."""
    return {group: "|".join(map(re.escape, phrases)) for group, phrases in phrase_lists(name).items()}


def longest(anchors: Iterable[Anchor]) -> list[Anchor]:
    """The longest anchor at each place, without those that begin inside another; `anchors` as `scan` orders them."""
    kept: list[Anchor] = []
    end = 0
    for anchor in anchors:
        if anchor.start >= end:
            kept.append(anchor)
            end = anchor.end
    return kept
