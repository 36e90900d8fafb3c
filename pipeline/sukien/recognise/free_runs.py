"""Runs of capitalised words that nobody has taken: where names may stand.

They are looked for among the kinds of characters (alphabet.py), on which what is taken and what is outside of the story is marked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from sukien.alphabet import BLANK, CAPITAL, SIGN
from sukien.mentions import Segmented, Stretch
from sukien.recognise.runs import NOT_BODY, common_surnames

# the marks: "t" what is taken, "C" where it begins with a capital; "b" a word alone behind it is a run too; zero, no run goes across
_CAPITAL_TAKEN, _SMALL_TAKEN, _BEHIND = b"Ctb"
_MOST_TAKEN = 200
_TAKEN = tuple(bytearray(b"t" * length) for length in range(_MOST_TAKEN))  # by length: quicker copied than bytes, or new ones
# two capitalised words or more, with the signs between them; one right before a taken stretch with a capital, or right behind any
_FREE_RUN = re.compile(rb"A(?:[Aav.]*+(?= [AC])(?: A[Aav.]*+)*+|(?:(?<=[tC][ !\0]A)|(?<=bA))[Aav.]*+)")
_NAME_BEFORE = re.compile(rb"(?<![Aav])A[av]*+ \Z")
_NOT_HONORIFIC = "Nam sinh"  # behind a name: "Nguyễn Văn Nam | sinh năm 1965"
_CALLS = ("Ông", "Bà")  # before a surname they are no syllables of a name
_OF_SYLLABLES = frozenset({*range(1, 6), len(_NOT_HONORIFIC)})  # lengths of what may be an honorific or a syllable of a name


def free_runs(segmented: Segmented, taken: Iterable[Stretch]) -> tuple[Iterator[re.Match[bytes]], dict[int, int]]:
    """The runs outside of the `taken` stretches, with the signs between their words: more than names may be. Then the words of which
    the beginning is taken: where they begin, and where the rest does."""
    text, kinds = segmented.reading.text, segmented.reading.kinds
    free = _story(segmented)
    half_taken: dict[int, int] = {}
    for stretch in taken:
        start, end = stretch.start, stretch.end
        length = end - start
        capital = kinds[start] == CAPITAL
        if length in _OF_SYLLABLES and (capital or free[start - 1] == SIGN) and _in_name(text, free, kinds, start, end):
            continue
        free[start:end] = _TAKEN[length] if length < _MOST_TAKEN else b"t" * length
        if capital:
            free[start] = _CAPITAL_TAKEN
        if free[end] >= SIGN:
            if free[end] == CAPITAL:
                free[end - 1] = _BEHIND  # "[BS.]Lương"
            elif free[end] == SIGN and (free[end + 1] > SIGN or free[end + 1 : end + 3] == b" A"):
                _reopen(free, kinds, start, end, half_taken)
    for particle in segmented.anchors["name_particles"]:
        start, end = particle.start, particle.end
        if kinds[start] != CAPITAL and kinds[end : end + 2] == b" A":
            if free[start - 2] in b"tC":
                _reopen(free, kinds, 0, start - 1, half_taken)
            free[start - 1 : end] = b"a" * (end - start + 1)  # as if it were the end of the word before it
    return _FREE_RUN.finditer(free), half_taken


def seen_behind(text: str, run: re.Match[bytes]) -> int:
    """Up to where a pattern may look behind a run: two characters, not into the next sentence, into what is taken behind a slash alone."""
    free, end = run.string, run.end()
    if free[end] in b"C \0" or (free[end] == _SMALL_TAKEN and text[end - 1] == "-"):
        return end  # the latter: "Lò Văn An-|nguyên Chủ tịch"
    return end + 1 if free[end + 1] == _CAPITAL_TAKEN and text[end] != "/" else end + 2


def _story(segmented: Segmented) -> bytearray:
    """The kinds of the characters of the story, its sentences parted; zero elsewhere and at the end."""
    free = bytearray(segmented.reading.kinds)
    free.append(0)
    end = 0
    for (start, stop), kind in zip(segmented.sentences, segmented.kinds, strict=True):
        if kind not in NOT_BODY:
            if start - end <= 2:  # nothing stands between but blanks
                free[start - 1] = 0
            else:
                free[end:start] = bytes(start - end)
            end = stop
    free[end:] = bytes(len(free) - end)
    return free


def _in_name(text: str, free: bytearray, kinds: bytes, start: int, end: int) -> bool:
    """A short word behind a capitalised one is a syllable of the same name, and stays free: "Nguyễn [Anh] Tuấn", "Mê-hi-[cô]"."""
    word = text[start:end]
    if word != _NOT_HONORIFIC and (" " in word or len(word) == len(_NOT_HONORIFIC)):
        return False
    if free[start - 1] == SIGN and free[start - 2] > SIGN:
        free[kinds.rfind(b" ", 0, start)] = _BEHIND
        return True
    if free[start - 1] != BLANK or kinds[start] != CAPITAL or not _NAME_BEFORE.search(kinds, start - 12, start):
        return False
    if word in _CALLS and text[end + 1 : text.find(" ", end + 1)].lower() in common_surnames():
        return False  # the sentence before has lost its stop: "Nguồn: Internet | Ông Trần Văn An …"
    if free[end] not in (BLANK, SIGN):
        free[end] = _BEHIND
    return True


def _reopen(free: bytearray, kinds: bytes, begin: int, end: int, half_taken: dict[int, int]) -> None:
    """Free the last word of the stretch [begin, end), for it goes on behind it: "[BS].Lương", "thành phố [Mar] del Plata"."""
    start = kinds.rfind(b" ", begin, end) + 1 or begin
    free[start:end] = kinds[start:end]
    free[start - 1] = _BEHIND
    half_taken[start] = end
