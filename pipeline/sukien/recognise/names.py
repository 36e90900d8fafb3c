"""Candidates for names of persons: capitalised runs that no unit, office or honorific has taken."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from sukien.lexicon import word_groups
from sukien.mentions import Office, Segmented, UnitMention, start_of
from sukien.recognise.runs import LOWER, NOT_BODY, UPPER, all_surnames, common_surnames, compounds, is_vietnamese

_SYLLABLE = rf"[{UPPER}](?:(?<=M)a?c[{UPPER}]|(?<=O)['’][{UPPER}])?[{LOWER}]*(?:['’`][{UPPER}{LOWER}]+)*(?:-[{UPPER}{LOWER}]+){{0,4}}"
_INITIAL = rf"(?<![^\W_])[{UPPER}]\.(?:[{UPPER}]\.?(?![{LOWER}]))?"
_PARTICLE = r"(?:(?:de(?: la)?|van(?: de[rn])?|von(?: der)?|bin|ibn|dos|del|della) )?"  # inside foreign names: "Ursula | von der | Leyen"
_ROUGH = re.compile(rf"[{UPPER}][{UPPER}{LOWER}'’`.-]*(?: {_PARTICLE}[{UPPER}][{UPPER}{LOWER}'’`.-]*)*")  # quick, and never less than _RUN
_RUN = re.compile(rf"(?:{_INITIAL}|{_SYLLABLE})(?:(?: {_PARTICLE}|(?<=\.))(?:{_INITIAL}|{_SYLLABLE}))*(?![\w@]|/[{UPPER}])")
_AFTER_INITIAL = re.compile(rf"(?<=[{UPPER}]\.) ([{UPPER}][{LOWER}]*)(?!\.)")
_NOTHING = (1 << 60, 1 << 60)
_PLAIN_ENDS = frozenset(' \n,.;:)…”"')

_HOUSE = re.compile(r"(?<![^\W_])số (?:nhà )?\d{1,4}[a-z]?(?:/\d+)*,? $")
_DAY = re.compile(r" (?:nay|qua|\d|ngày )")  # after "Sáng", "Chiều", which are also given names
_NEXT = re.compile(rf" ([{LOWER}]+)")
# second syllables of words whose first ends a run: closed class, observed usage
_SECOND = {
    "huân": frozenset({"chương"}),
    "huy": frozenset({"chương", "hiệu"}),
    "cộng": frozenset({"sản", "hòa", "đồng"}),
    "bằng": frozenset({"khen", "danh"}),
}
_MIDDLE = frozenset({"thị", "văn"})  # middle names, though also surnames
_CLANS = ("h'", "h’", "k'", "k’", "r'", "r’")  # how names of the Central Highlands begin: "H’Luyn"


class Candidate(Struct, frozen=True, gc=False):
    """A stretch that may be a name. surname: it begins with a surname; size: its syllables; holder: a noun before it
    whose name it is rather ("đường", "giải thưởng"), so that it is no person here."""

    start: int
    end: int
    surname: bool
    size: int
    holder: bool


def find_candidates(segmented: Segmented, units: tuple[UnitMention, ...], offices: tuple[Office, ...]) -> list[Candidate]:
    """Candidates in order of start; lines in capitals hold none (see persons.py for names known from elsewhere)."""
    text, key = segmented.reading.text, segmented.reading.key
    taken = _taken(segmented, units, offices)
    found: list[Candidate] = []
    at, before = 0, -2  # `taken[at]` is the first stretch that ends after the run, `before` where the one before it ends
    first, last = taken[0]
    for (begin, stop), kind in zip(segmented.sentences, segmented.kinds, strict=True):
        if kind in NOT_BODY:
            continue
        for rough in _ROUGH.finditer(text, begin, stop):
            start, end = rough.span()
            while last <= start:
                at, before = at + 1, last
                first, last = taken[at]
            if first <= start and last >= end:
                continue
            if first >= end and before < start - 1 and " " not in rough[0]:
                continue  # one syllable with nothing before it that could make it a name
            for run_start, run_end in _runs(text, start, end, stop):
                found += _candidates(text, key, run_start, run_end, taken, at)
    return found


def _runs(text: str, start: int, end: int, stop: int) -> list[tuple[int, int]]:
    """The runs of a rough one, in a sentence that ends at `stop`; most are plain words, told without the pattern."""
    if end == len(text) or text[end] in _PLAIN_ENDS:
        wording = text[start:end].rstrip(".")
        if wording.replace(" ", "").isalpha():
            if wording.istitle():
                return [(start, start + len(wording))]
            words = wording.split(" ")
            if not any(word[0].islower() or word.startswith(("Mc", "Mac")) for word in words):
                return _titled(words, start)
    runs = _RUN.finditer(text, start, min(end + 2, stop))
    return [piece for run in runs for piece in _pieces(text, *run.span())]


def _titled(words: list[str], at: int) -> list[tuple[int, int]]:
    """The stretches of words with one capital among those that begin at `at`: "PTT | Trần Văn A"."""
    runs: list[tuple[int, int]] = []
    goes_on = False
    for word in words:
        end = at + len(word)
        titled = word.istitle()
        if titled:
            runs.append((runs.pop()[0] if goes_on else at, end))
        goes_on = titled
        at = end + 1
    return runs


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A run, cut where an initial ends a sentence: "bà N.T.H. | Bước đầu"; "George W. Bush" is one name."""
    if text.find(". ", start, end) >= 0:
        for follows in _AFTER_INITIAL.finditer(text, start, end):
            if is_vietnamese(follows[1].lower()):
                yield start, follows.start() - 1
                start = follows.start(1)
    yield start, end - text.endswith(".", start, end)


def _candidates(text: str, key: str, start: int, end: int, taken: list[tuple[int, int]], at: int) -> list[Candidate]:
    """The candidates of one run; `at`: index of the first taken stretch that ends after the run's start."""
    if start and text[start - 1] not in ' \n(“"' and _inside_word(text, start):  # "TP.HC|M Lò Văn Hải"
        if not _after_degree(key, start):
            start = text.find(" ", start, end) + 1
        if not start:
            return []
    parts = [(start, end)] if taken[at][0] >= end else _free(text, start, end, taken, at)
    found: list[Candidate] = []
    for first, last in parts:
        candidate = _candidate(text, key, first, last)
        if candidate is not None:
            found.append(candidate)
    return found


def _after_degree(key: str, at: int) -> bool:
    """A degree is glued to the name: "PGS.TS.|Nguyễn Văn A"."""
    return key.endswith(("ts.", "ths.", "gs.", "bs.", "ckii.", "cki."), 0, at)


def _inside_word(text: str, at: int) -> bool:
    """A letter, digit or sign that belongs to the same word stands right before `at`."""
    before = text[at - 1]
    return before.isalnum() or before in "_&/@" or (before == "." and text[at - 2 : at - 1].isalpha())


def _taken(segmented: Segmented, units: tuple[UnitMention, ...], offices: tuple[Office, ...]) -> list[tuple[int, int]]:
    """The stretches that others have taken, in order, none touching another's inside; an endless one closes the list."""
    spans = [(u.start, u.end) for u in units if not u.nested]
    spans += [(o.start, o.end) for o in offices]
    spans += [(a.start, a.end) for a in segmented.anchors["honorifics"]]
    spans.sort()
    merged: list[tuple[int, int]] = []
    start, end = -1, -1
    for first, last in spans:
        if first < end:
            end = max(end, last)
            continue
        if end > 0:
            merged.append((start, end))
        start, end = first, last
    if end > 0:
        merged.append((start, end))
    merged.append(_NOTHING)
    return merged


def _free(text: str, start: int, end: int, taken: list[tuple[int, int]], at: int) -> list[tuple[int, int]]:
    """The parts of [start, end) outside the taken stretches, trimmed of blanks."""
    parts: list[tuple[int, int]] = []
    while taken[at][0] < end:
        first, last = taken[at]
        at += 1
        if last - first <= 5 and first > start and " " not in text[first:last]:
            continue  # "Anh", "Cô", "Em" inside a name: a syllable of it, not an honorific
        if first > start:
            parts.append((start, first))
        start = max(start, last)
    if start < end:
        parts.append((start, end))
    trimmed = []
    for first, last in parts:
        piece = text[first:last].lstrip(" -.,")
        first = last - len(piece)
        last = first + len(piece.rstrip(" -,."))
        if first < last:
            trimmed.append((first, last))
    return trimmed


def _candidate(text: str, key: str, start: int, end: int) -> Candidate | None:
    """The candidate in a run that nobody has taken; None for words that begin a sentence, and in a credit."""
    words = key[start:end].split()
    known = _known_words()
    if words[-1] in known.ends and _ends_before_last(text, key, words, end, known):
        end -= len(words.pop()) + (len(words) > 0)
    if not words:
        return None
    first, size = words[0], len(words)
    if first in known.openers:
        if size == 1:
            return None
        if first not in known.surnames:
            return _candidate(text, key, start + len(first) + 1, end)  # "Tại | Bắc Kinh"
    before = word_before(key, start)
    if before.rstrip(":") in known.credits:
        return None
    holder = before != "" and _held_by(key, start, before)
    surname = first in known.surnames or first.startswith(_CLANS) or (size > 2 and words[1] in _MIDDLE)
    if size < 3:
        return Candidate(start, end, surname, size, holder)
    if not surname:
        skip = _words_before_surname(words)
        if skip and known.saints.issuperset(words[:skip]):  # "Linh mục Phêrô Nguyễn Văn A"
            return Candidate(start, end, True, size, held(key, start))
        if skip and first.isalpha():
            start += len(" ".join(words[:skip])) + 1
            return Candidate(start, end, True, size - skip, held(key, start))
    return Candidate(start, end, surname, size, holder or (first in known.holders and _begins_with_holder(words)))


def _words_before_surname(words: list[str]) -> int:
    """How many words stand before a surname with two or three more syllables; 0 without one."""
    for i in range(max(1, len(words) - 4), len(words) - 2):
        if _surname_alone(words[i]):
            return i
    return 0


class _KnownWords(Struct, frozen=True):
    """The words that tell what a run is: those of lexicons/name_openers.txt, name_holders.txt and surnames.txt."""

    openers: frozenset[str]
    ends: frozenset[str]  # words that may be no part of a run that they end
    hours: frozenset[str]
    credits: frozenset[str]
    saints: frozenset[str]
    surnames: frozenset[str]
    holders: dict[str, tuple[str, ...]]  # the last syllable of a noun → the nouns, with a blank before


@cache
def _known_words() -> _KnownWords:
    openers = word_groups("name_openers")
    holders = {last: tuple(" " + noun.replace("_", " ") for noun in nouns) for last, nouns in word_groups("name_holders").items()}
    ends = openers["opener"].union(openers["hour"], compounds(), _SECOND)
    return _KnownWords(openers["opener"], ends, openers["hour"], openers["credit"], openers["saint"], all_surnames(), holders)


def held(key: str, at: int) -> bool:
    """A noun stands right before `at` whose name it is ("đường |", "giải thưởng |"), or the number of a house ("số 47 |")."""
    return _held_by(key, at, word_before(key, at))


def _held_by(key: str, at: int, word: str) -> bool:
    """The same, where the word before `at` is known."""
    nouns = _known_words().holders.get(word)
    if nouns is None:
        return word != "" and word[0].isdigit() and _HOUSE.search(key, at - 20, at) is not None
    before = " " + key[at - 16 if at > 16 else 0 : at - 1].replace("\n", " ")
    return before.endswith(nouns)


def word_before(key: str, at: int) -> str:
    """The word that ends one blank or line break before `at`, or "" when none does."""
    if at < 2 or key[at - 1] not in " \n":
        return ""
    return key[at - 40 if at > 40 else 0 : at - 1].replace("\n", " ").rpartition(" ")[2]


def _begins_with_holder(words: list[str]) -> bool:
    """Such a noun of one syllable begins the capitals, as at the head of a sentence: "Đường Nguyễn Huệ"."""
    first = words[0]
    return first != "hồ" and " " + first in _known_words().holders[first] and _surname_alone(words[1])  # "Hồ" is more often a surname


def _ends_before_last(text: str, key: str, words: list[str], end: int, known: _KnownWords) -> bool:
    """The last syllable of the run that ends at `end` begins the next word: "Khánh Huân|chương", "Tùng Theo|"."""
    word, size = words[-1], len(words)
    if size > 1:
        if words[-2] in _MIDDLE:
            return False  # no name ends in its middle: "Nông Văn Từ |"
        if word in known.openers or (word in known.hours and _DAY.match(key, end)):
            return True
        if size < 4 and word not in _SECOND:
            return False
    follows = _NEXT.match(text, end)
    if follows is None:
        return False
    second = key[follows.start(1) : follows.end(1)]
    return second in compounds().get(word, ()) or second in _SECOND.get(word, ())


def _surname_alone(word: str) -> bool:
    """A surname that is not as often the middle of a name."""
    return word in common_surnames() and word not in _MIDDLE


def plain(segmented: Segmented, candidate: Candidate) -> bool:
    """No quotation mark opens right before, no place name begins here."""
    text = segmented.reading.text
    if candidate.start and text[candidate.start - 1] in "“\"‘'":
        return False
    provinces = segmented.anchors.get("provinces", ())
    at = bisect_left(provinces, candidate.start, key=start_of)
    return not (at < len(provinces) and provinces[at].start == candidate.start)
