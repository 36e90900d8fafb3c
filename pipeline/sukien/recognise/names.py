"""Candidates for names of persons: capitalised runs that no unit, office or honorific has taken."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from msgspec.structs import replace

from sukien.alphabet import LOWER, UPPER
from sukien.mentions import Office, Segmented, Stretch, UnitMention, beginning_at
from sukien.recognise.free_runs import free_runs, seen_behind
from sukien.recognise.name_lists import Candidate, hand_on
from sukien.recognise.name_words import (
    BODY_WORDS,
    MIDDLE_NAMES,
    NO_NAMES,
    begins_with_holder,
    country_words,
    ends_before_last,
    goes_on,
    held,
    held_by,
    known_words,
    whole_name,
    word_before,
    words_before_surname,
)
from sukien.recognise.runs import PARTICLES, all_surnames, compounds, is_vietnamese

_SYLLABLE = rf"[{UPPER}](?:(?<=M)a?c[{UPPER}]|(?<=O)['’][{UPPER}])?[{LOWER}]*(?:['’`][{UPPER}{LOWER}]+)*(?:-[{UPPER}{LOWER}]+){{0,4}}"
_INITIAL = rf"(?<![^\W_])[{UPPER}]\.(?:[{UPPER}]\.?(?![{LOWER}]))?"
_PARTICLE = rf"(?:{PARTICLES})?"
_RUN = re.compile(rf"(?:{_INITIAL}|{_SYLLABLE})(?:(?: {_PARTICLE}|(?<=\.))(?:{_INITIAL}|{_SYLLABLE}))*(?![\w@]|/[{UPPER}])")
_AFTER_INITIAL = re.compile(rf"(?<=[{UPPER}]\.) ([{UPPER}][{LOWER}]*)(?!\.)")
_SMALL = re.compile(rf"[{LOWER}]+(?![\w-])")
_PLAIN_ENDS = frozenset(' \n,.;:)…”"')
_PLAIN_BEFORE = ' \n(“"'

_ADDRESSES = ("ông ", "bà ", "anh ", "chị ", "thầy ", "cô ", "đồng chí ", "luật sư ", "bác sĩ ")
_CLANS = ("h'", "h’", "k'", "k’", "r'", "r’")  # how names of the Central Highlands begin: "H’Luyn"


def find_candidates(segmented: Segmented, units: tuple[UnitMention, ...], offices: tuple[Office, ...]) -> list[Candidate]:
    """Candidates in order of start; lines in capitals hold none (see persons.py for names known from elsewhere)."""
    text, key = segmented.reading.text, segmented.reading.key
    found: list[Candidate] = []
    taken: Iterable[Stretch] = chain([u for u in units if not u.nested], offices, segmented.anchors["honorifics"])
    runs, half_taken = free_runs(segmented, taken)
    for run in runs:
        _add_run(text, key, run, half_taken, found)
    _complete(text, key, found)
    hand_on(key, found)
    return found


def _complete(text: str, key: str, found: list[Candidate]) -> None:
    """Take in the last syllable of a name where it is written small by mistake: "Nguyễn Hương | giang", named in full elsewhere."""
    whole = {c.key for c in found if c.size > 2}
    for i, short in enumerate(found):
        if short.size > 1 and short.surname and text[short.end + 1 : short.end + 2].islower() and text[short.end] == " ":
            last = _SMALL.match(key, short.end + 1)
            if last is not None and (name := f"{short.key} {last[0]}") in whole and not _is_compound(key, last):
                found[i] = replace(short, end=last.end(), size=short.size + 1, key=name)


def _is_compound(key: str, first: re.Match[str]) -> bool:
    """The syllable and the next are one word: "Nguyễn Văn Thanh | bình phục"."""
    second = _SMALL.match(key, first.end() + 1)
    return second is not None and second[0] in compounds().get(first[0], ())


def _add_run(text: str, key: str, run: re.Match[bytes], half_taken: dict[int, int], found: list[Candidate]) -> None:
    """Add the candidates of a rough run."""
    start, end = run.span()
    if start not in half_taken and text[start - 1] in _PLAIN_BEFORE and end < len(text) and text[end] in _PLAIN_ENDS:
        wording = text[start:end].rstrip(".")
        whole = whole_name(wording)
        if whole and not (whole[3] and text[start + len(wording)] == " "):
            name, size, surname, _ = whole
            holder = _holder_before(key, start)
            if holder is not None:
                found.append(Candidate(start, start + len(wording), surname, size, holder, name))
            return
    for run_start, run_end in _loud(text, key, start, end) or _runs(text, run):
        _add_candidate(text, key, run_start, run_end, half_taken, found)


def _runs(text: str, run: re.Match[bytes]) -> list[tuple[int, int]]:
    """The runs of a rough one; most are plain words, told without the pattern."""
    start, end = run.span()
    if end == len(text) or text[end] in _PLAIN_ENDS:
        wording = text[start:end].rstrip(".")
        if wording.replace(" ", "").isalpha():
            if wording.istitle():
                return [(start, start + len(wording))]
            words = wording.split(" ")
            if not any(word[0].islower() or word.startswith(("Mc", "Mac")) for word in words):
                return _titled(words, start)
    runs = _RUN.finditer(text, start, seen_behind(text, run))
    return [piece for run in runs for piece in _pieces(text, *run.span())]


def _loud(text: str, key: str, start: int, end: int) -> list[tuple[int, int]]:
    """A name in capitals behind an address that is not: "* Ông | LÒ VĂN AN (giám đốc): …"."""
    if (
        not text[start + 1].isupper()
        or not text[start:end].isupper()
        or not key.endswith(_ADDRESSES, 0, start)
        or text[start - 2].isupper()
    ):
        return []
    return [(start, end)] if " " in text[start:end] and key[start : key.find(" ", start)] in all_surnames() else []


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


def _add_candidate(text: str, key: str, start: int, end: int, half_taken: dict[int, int], found: list[Candidate]) -> None:
    """Add the candidate of one run."""
    if start and text[start - 1] not in _PLAIN_BEFORE and _inside_word(text, start):  # "TP.HC|M Lò Văn Hải"
        if not _after_degree(key, start):
            start = text.find(" ", start, end) + 1
        if not start:
            return
    if start in half_taken:
        start = end - len(text[half_taken[start] : end].lstrip(" -.,"))
    candidate = _candidate(text, key, start, end) if start < end else None
    if candidate is not None:
        found.append(candidate)


def _after_degree(key: str, at: int) -> bool:
    """A degree or rank is glued to the name: "PGS.TS.|Nguyễn Văn A", "ĐĐ.|Thích Minh Tâm"."""
    return key.endswith(("ts.", "ths.", "gs.", "bs.", "ckii.", "cki.", "đđ.", "tt.", "ht."), 0, at)


def _inside_word(text: str, at: int) -> bool:
    """A letter, digit or sign that belongs to the same word stands right before `at`."""
    before = text[at - 1]
    return before.isalnum() or before in "_&/@" or (before == "." and text[at - 2 : at - 1].isalpha())


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
    if size > 2 and (abroad := country_words(words)):
        return _candidate(text, key, start + len(" ".join(words[:abroad])) + 1, end)
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
            beside = holder and first in _QUARTERS  # "khu đô thị Nam | Hoàng Đồng"
            return Candidate(start, end, True, size - skip, beside or held(key, start), key[start:end])
    return Candidate(start, end, surname, size, holder or (first in known.holders and begins_with_holder(words)), name)


_QUARTERS = frozenset({"đông", "tây", "nam", "bắc"})


def _holder_before(key: str, start: int) -> bool | None:
    """A noun before `start` has the name (Candidate.holder); None in a credit."""
    known = known_words()
    last = key[start - 2]
    if last == ",":
        tells = not key[start - 4 : start - 2].isalpha()  # "số 5, | Lê Lợi"
    else:
        ends = known.before_ends.get(last)
        tells = ends is not None and key.endswith(ends, 0, start)
    if not tells and key[start - 1] == " ":
        return False  # most words tell nothing
    before = word_before(key, start)
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
