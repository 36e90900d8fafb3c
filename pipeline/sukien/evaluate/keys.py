"""When two wordings count as the same: the keys that found values and gold values are compared by."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib.resources import files
from itertools import product

Key = tuple[object, ...]  # what is compared: one folded wording, or several values side by side

_TONE_MARKS = {"\u0300": "2", "\u0301": "1", "\u0303": "4", "\u0309": "3", "\u0323": "5"}
_CENTRAL = re.compile(r"\bt\.\s?ư\b")  # "T.Ư", "t. ư": trung ương
_CITY = re.compile(r"\btp\.\s*")  # "TP.Huế": the dot would glue the abbreviation to the name
_WORD = re.compile(r"[^\W_]+(?:\.[^\W_]+)*")
_BLANKS = re.compile(r"\s+")
_LEADING_ZEROS = re.compile(r"^0+(?=\d)")


@cache
def _abbreviations() -> dict[str, str]:
    """Abbreviations of public bodies, written out: abbreviations.tsv."""
    lines = (files("sukien.evaluate") / "abbreviations.tsv").read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t")[:2] for line in lines[1:])


@cache
def _syllable(word: str) -> str:
    """One spelling for a syllable wherever its tone mark stands: the letters, then a digit for the tone."""
    letters = unicodedata.normalize("NFD", word)
    tones = [_TONE_MARKS[mark] for mark in letters if mark in _TONE_MARKS]
    bare = "".join(char for char in letters if char not in _TONE_MARKS)
    return unicodedata.normalize("NFC", bare) + "".join(tones[-1:])


def fold(wording: str) -> str:
    """A wording without case, punctuation, place of tone marks and known abbreviations: "UBND tỉnh" and its long form alike."""
    lower = unicodedata.normalize("NFC", wording).replace("\u00d0", "Đ").lower()
    spelled = _CITY.sub("tp ", _CENTRAL.sub("tw", lower))
    long = _abbreviations()
    return " ".join(_syllable(part) for word in _WORD.findall(spelled) for part in long.get(word, word).split())


def fold_all(*values: str | None) -> Key:
    """Several wordings side by side; None counts as empty."""
    return tuple(fold(value or "") for value in values)


def fold_number(number: str) -> str:
    """A document number without blanks, case, kinds of dash and leading zeros."""
    plain = unicodedata.normalize("NFC", number).translate({0xD0: "Đ", 0x2013: "-", 0x2014: "-"})
    return _LEADING_ZEROS.sub("", _BLANKS.sub("", plain).upper())


def readings(*values: object) -> list[tuple[object, ...]]:
    """All the readings of a gold value: each string part may list alternatives, divided by "|"."""
    return list(product(*(value.split("|") if isinstance(value, str) else (value,) for value in values)))
