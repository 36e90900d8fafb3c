"""Candidates for names of persons: capitalised runs that no unit, office or honorific has taken."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from msgspec import Struct

from sukien.alphabet import CAPITAL, IN_NAME, LOWER, UPPER
from sukien.mentions import Office, Segmented, Span, UnitMention, beginning_at, start_of
from sukien.recognise.name_words import (
    BODY_WORDS,
    MIDDLE_NAMES,
    NO_NAMES,
    begins_with_holder,
    ends_before_last,
    goes_on,
    held,
    held_by,
    known_words,
    whole_name,
    word_before,
    words_before_surname,
)
from sukien.recognise.runs import ALONE, NEXT, PARTICLES, is_vietnamese, rough_runs, story

_SYLLABLE = rf"[{UPPER}](?:(?<=M)a?c[{UPPER}]|(?<=O)['’][{UPPER}])?[{LOWER}]*(?:['’`][{UPPER}{LOWER}]+)*(?:-[{UPPER}{LOWER}]+){{0,4}}"
_INITIAL = rf"(?<![^\W_])[{UPPER}]\.(?:[{UPPER}]\.?(?![{LOWER}]))?"
_PARTICLE = rf"(?:{PARTICLES})?"
_ALONE = re.compile(rf"[{UPPER}][{LOWER}]*+(?![{UPPER}{IN_NAME}]|{NEXT})")
_RUN = re.compile(rf"(?:{_INITIAL}|{_SYLLABLE})(?:(?: {_PARTICLE}|(?<=\.))(?:{_INITIAL}|{_SYLLABLE}))*(?![\w@]|/[{UPPER}])")
_AFTER_INITIAL = re.compile(rf"(?<=[{UPPER}]\.) ([{UPPER}][{LOWER}]*)(?!\.)")
_NOTHING = (1 << 60, 1 << 60)
_PLAIN_ENDS = frozenset(' \n,.;:)…”"')
_PLAIN_BEFORE = ' \n(“"'

_CLANS = ("h'", "h’", "k'", "k’", "r'", "r’")  # how names of the Central Highlands begin: "H’Luyn"


class Candidate(Struct, frozen=True, gc=False):
    """A stretch that may be a name, and its wording in the key. surname: it begins with a surname; size: its syllables; holder: a
    noun before it whose name it is rather ("đường", "giải thưởng"), so that it is no person here."""

    start: int
    end: int
    surname: bool
    size: int
    holder: bool
    key: str


def find_candidates(segmented: Segmented, units: tuple[UnitMention, ...], offices: tuple[Office, ...]) -> list[Candidate]:
    """Candidates in order of start; lines in capitals hold none (see persons.py for names known from elsewhere)."""
    text, key = segmented.reading.text, segmented.reading.key
    taken = _taken(segmented, units, offices)
    found: list[Candidate] = []
    sentences = story(segmented)
    runs = rough_runs(segmented, sentences)
    at, before = 0, -2  # `taken[at]` is the first stretch that ends after the run, `before` where the one before it ends
    first, last = taken[0]
    for start, end, stop in runs:
        while last <= start:
            at, before = at + 1, last
            first, last = taken[at]
        if first <= start and (last >= end or (last == end - 1 and text[last] == ".")):
            continue
        if first >= end and before < start - 1 and " " not in text[start:end]:
            continue  # one syllable with nothing before it that could make it a name
        _add_run(text, key, start, end, stop, taken, at, found)
    alone = _alone(segmented, sentences, taken, runs)
    return sorted(found + alone, key=start_of) if alone else found


def _alone(segmented: Segmented, sentences: list[Span], taken: list[tuple[int, int]], runs: list[tuple[int, int, int]]) -> list[Candidate]:
    """The plain words that stand alone right behind a taken stretch ("ông | Nam"); runs: the rough ones, which hold none."""
    text, key, kinds = segmented.reading.text, segmented.reading.key, segmented.reading.kinds
    found: list[Candidate] = []
    size = len(text)
    following = iter(sentences)
    begin, stop = next(following)
    for at, (_, last) in enumerate(taken, 1):
        start = last + 1
        if start >= size or kinds[start] != CAPITAL or taken[at][0] <= start:
            continue
        while stop <= start:
            begin, stop = next(following)
        word = ALONE.match(kinds, start, stop) if begin <= start else None
        if word and not _ends_run(runs, word.end()) and _ALONE.match(text, start, stop):
            _add_run(text, key, start, word.end(), stop, taken, at, found)
    return found


def _ends_run(runs: list[tuple[int, int, int]], at: int) -> bool:
    """One of the runs ends at `at`."""
    i = bisect_left(runs, (at,)) - 1
    return i >= 0 and runs[i][1] == at


def _add_run(text: str, key: str, start: int, end: int, stop: int, taken: list[tuple[int, int]], at: int, found: list[Candidate]) -> None:
    """Add the candidates of a rough run in a sentence that ends at `stop`; `taken[at]` is the first that ends after the run's start."""
    first, last = taken[at]
    # "Ông | Trần Văn A": what is left behind a taken word
    free, following = (last + 1, at + 1) if first <= start and text[last] == " " else (start, at)
    if taken[following][0] >= end and text[free - 1] in _PLAIN_BEFORE and end < len(text) and text[end] in _PLAIN_ENDS:
        wording = text[free:end].rstrip(".")
        whole = whole_name(wording)
        if whole and not (whole[3] and text[free + len(wording)] == " "):
            name, size, surname, _ = whole
            holder = _holder_before(key, free)
            if holder is not None:
                found.append(Candidate(free, free + len(wording), surname, size, holder, name))
            return
    for run_start, run_end in _runs(text, start, end, stop):
        _add_candidates(text, key, run_start, run_end, taken, at, found)


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


def _add_candidates(text: str, key: str, start: int, end: int, taken: list[tuple[int, int]], at: int, found: list[Candidate]) -> None:
    """Add the candidates of one run; `at`: index of the first taken stretch that ends after the run's start."""
    if start and text[start - 1] not in _PLAIN_BEFORE and _inside_word(text, start):  # "TP.HC|M Lò Văn Hải"
        if not _after_degree(key, start):
            start = text.find(" ", start, end) + 1
        if not start:
            return
    for first, last in ((start, end),) if taken[at][0] >= end else _free(text, start, end, taken, at):
        candidate = _candidate(text, key, first, last)
        if candidate is not None:
            found.append(candidate)


def _after_degree(key: str, at: int) -> bool:
    """A degree or rank is glued to the name: "PGS.TS.|Nguyễn Văn A", "ĐĐ.|Thích Minh Tâm"."""
    return key.endswith(("ts.", "ths.", "gs.", "bs.", "ckii.", "cki.", "đđ.", "tt.", "ht."), 0, at)


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
    spans.append(_NOTHING)
    merged: list[tuple[int, int]] = []
    start, end = spans[0]
    for first, last in spans:
        if first >= end:
            merged.append((start, end))
            start, end = first, last
        elif last > end:
            end = last
    merged.append((start, end))
    return merged


def _free(text: str, start: int, end: int, taken: list[tuple[int, int]], at: int) -> list[tuple[int, int]]:
    """The parts of [start, end) outside the taken stretches, trimmed of blanks."""
    parts: list[tuple[int, int]] = []
    while taken[at][0] < end:
        first, last = taken[at]
        at += 1
        if last - first <= 5 and first > start and " " not in text[first:last]:
            continue  # "Anh", "Cô", "Em" inside a name: a syllable of it, not an honorific
        if last > end and first > start and text.startswith("Nam sinh", first):
            continue  # "Nguyễn Văn Nam | sinh năm 1965"
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
    name = key[start:end]
    words = name.split()
    known = known_words()
    if words[-1] in known.ends and ends_before_last(text, key, words, end, known):
        end -= len(words.pop()) + (len(words) > 0)
        name = key[start:end]
        if not words:
            return None
    first, size = words[0], len(words)
    if size > 1 and ((first in BODY_WORDS and goes_on(text, key, words[-1], end)) or words[1] in NO_NAMES.get(first, ())):
        return None  # "Đảng Dân | chủ", "Đồn Biên | phòng", "Phó Tổng | GĐ"
    if first in known.openers:
        if size == 1:
            return None
        if first not in known.surnames:
            return _candidate(text, key, start + len(first) + 1, end)  # "Tại | Bắc Kinh"
    holder = _holder_before(key, start)
    if holder is None:
        return None
    surname = first in known.surnames or first.startswith(_CLANS) or (size > 2 and words[1] in MIDDLE_NAMES)
    if size < 3:
        return Candidate(start, end, surname, size, holder, name)
    if not surname:
        skip = words_before_surname(words)
        if skip and known.saints.issuperset(words[:skip]):  # "Linh mục Phêrô Nguyễn Văn A"
            return Candidate(start, end, True, size, held(key, start), name)
        if skip and first.isalpha():
            start += len(" ".join(words[:skip])) + 1
            return Candidate(start, end, True, size - skip, held(key, start), key[start:end])
    return Candidate(start, end, surname, size, holder or (first in known.holders and begins_with_holder(words)), name)


def _holder_before(key: str, start: int) -> bool | None:
    """A noun before `start` has the name (Candidate.holder); None in a credit."""
    before, known = word_before(key, start), known_words()
    if before.isalpha() and before not in known.befores:
        return False  # most words tell nothing
    if before.rstrip(":") in known.credits:
        return None
    return held_by(key, start, before)


def plain(segmented: Segmented, candidate: Candidate) -> bool:
    """No quotation mark opens right before, no place name begins here."""
    text = segmented.reading.text
    if candidate.start and text[candidate.start - 1] in "“\"‘'":
        return False
    provinces = segmented.anchors.get("provinces", ())
    return beginning_at(provinces, candidate.start) is None
