"""Numbers as written in counts: digits with their separators, and number words.

Separators of thousands seen in the press: "1.148", "17 000" (a blank), "1,329" (rare). A scale word may follow digits, once more
after a lower number, and a decimal comma only before one: "3 chục", "4,5 nghìn", "2 vạn 5 nghìn".
"""

from __future__ import annotations

import re
from functools import lru_cache

_DIGITS = {"không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5, "sáu": 6, "bảy": 7,
           "bẩy": 7, "tám": 8, "chín": 9, "mười": 10}  # fmt: skip
_SCALES = {"chục": 10, "trăm": 100, "nghìn": 1_000, "ngàn": 1_000, "vạn": 10_000, "triệu": 1_000_000}
WORDS = (*_DIGITS, "mươi", "linh", "lẻ", *_SCALES)
_WORD = "|".join(WORDS)
_SCALE = "|".join(_SCALES)

#: Up to seven number words of a key ("ba mươi hai").
NUMBER_WORDS = rf"(?:{_WORD})(?: (?:{_WORD})){{0,6}}"
#: A number in a key: digits (with a scale word after them: "2 triệu") or number words.
NUMBER = (
    rf"(?:\d{{1,3}}(?:[. ]\d{{3}}){{1,3}}|\d{{1,3}},\d{{3}}|\d{{1,3}},\d{{1,2}}(?= (?:nghìn|ngàn|vạn|triệu))|\d{{1,7}})"
    rf"(?: (?:{_SCALE})(?: \d{{1,3}} (?:{_SCALE}))?)?|{NUMBER_WORDS}"
)

_SPLIT_DIGITS = re.compile(r"[. ,](?=\d{3})")
_SCALED = re.compile(rf"(\d(?:[\d., ]*\d)?)(?: ({_SCALE}))?")


@lru_cache(maxsize=4096)  # the same numbers are told in many articles
def value_of(number: str) -> int | None:
    """The value of a number as written (a key); None where the words make no number ("hai năm", "trăm mươi")."""
    if number.isdecimal():
        return int(number)
    if not number[0].isdigit():
        return _words(number.split())
    total, last = 0, None
    for digits, word in _SCALED.findall(number):
        scale = _SCALES.get(word, 1)
        if last is not None and scale >= last:
            return None
        whole, _, part = _SPLIT_DIGITS.sub("", digits).partition(",")
        total += int(whole) * scale + (int(part) * scale // 10 ** len(part) if part else 0)
        last = scale
    return total


def _words(words: list[str]) -> int | None:
    """Read number words from left to right: each scale closes what stands before it."""
    total = group = unit = 0
    seen_unit = False
    for word in words:
        if word in _DIGITS:
            if seen_unit and not (unit == 10 or unit == 0):
                return None
            unit = unit + _DIGITS[word] if unit == 10 else _DIGITS[word]
            seen_unit = True
        elif word in ("mươi", "chục"):
            if not seen_unit or not 1 <= unit <= 9:
                return None
            group += unit * 10
            unit, seen_unit = 0, False
        elif word in ("linh", "lẻ"):
            if not group:
                return None
        else:
            scale = _SCALES[word]
            if not seen_unit and not group:
                return None
            if scale == 100:
                group, unit = unit * 100, 0
            else:
                total += (group + unit) * scale
                group = unit = 0
            seen_unit = False
    return total + group + unit
