"""Reading rules: from raw text to the article's text, and from that to the reading that the rules match on.

Three layers, each with a map back to the one before:

raw        what was decoded
text       NFC, line ends as "\\n": the text of the records, never changed otherwise
reading    what rules see: no zero-width characters, every blank a single space, damaged letters mended
           (Ð for Đ, ƣ for ư); `key` is the same length as the reading, lower case, tone marks in one place

All stages work in offsets of the reading; records are written in offsets of the text.
Source of the damages: DOMAIN notes on provincial portals (U+00D0 for U+0110, U+01A3 for U+01B0, U+00A0).
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right

from msgspec import Struct

_ZERO_WIDTH = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_BLANK_RUN = re.compile(r"[^\S\n]{2,}|[^\S\n ]")  # a run of blanks, or one blank that is not a space
_DAMAGE = str.maketrans({"Ð": "Đ", "ƣ": "ư", "Ƣ": "Ư", "‐": "-", "‑": "-", "−": "-"})
_TONE_LAST = {
    "oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa",
    "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe",
    "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
}  # fmt: skip
_TONE = re.compile("(?<!q)(?:" + "|".join(_TONE_LAST) + r")(?![^\W\d_])")


class Text(Struct, frozen=True):
    """`text` and the raw offset of each of its code points (None: the same offsets as raw)."""

    text: str
    raw_offsets: list[int] | None = None

    def raw(self, offset: int) -> int:
        """The offset in the raw input of code point `offset` of `text`."""
        return offset if self.raw_offsets is None else self.raw_offsets[offset]


def read_text(raw: str) -> Text:
    """Apply the reading rules of the records: Unicode NFC and "\\n" line ends, nothing else."""
    if "\r" not in raw and unicodedata.is_normalized("NFC", raw):
        return Text(raw)
    out: list[str] = []
    offsets: list[int] = []
    for start, end in _clusters(raw):
        piece = raw[start:end]
        piece = "\n" if piece in ("\r\n", "\r") else unicodedata.normalize("NFC", piece)
        out.append(piece)
        offsets.extend([start] * len(piece))
    offsets.append(len(raw))
    return Text("".join(out), offsets)


_CLUSTER = re.compile(r"\r\n|\r|(?s:.)[\u0300-\u036f\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a\u1161-\u11ff]*")


def _clusters(raw: str) -> list[tuple[int, int]]:
    """Spans that can be normalised one by one: a character with the marks that follow it."""
    return [m.span() for m in _CLUSTER.finditer(raw)]


class Reading(Struct, frozen=True):
    """What rules see. `offsets[i]` is the text offset of reading character i (None: the same)."""

    text: str
    key: str
    offsets: list[int] | None = None

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Span of the article's text for a non-empty span of the reading."""
        if self.offsets is None:
            return start, end
        return self.offsets[start], self.offsets[end - 1] + 1

    def locate(self, offset: int) -> int:
        """Reading offset of a text offset (the reading character at or before it)."""
        if self.offsets is None:
            return offset
        return max(0, bisect_right(self.offsets, offset) - 1)


def make_reading(text: str) -> Reading:
    """The reading of an article's text; linear in its length."""
    mended = text.translate(_DAMAGE)
    wrapped = is_wrapped(text)
    if not wrapped and not _BLANK_RUN.search(mended) and not any(c in mended for c in _ZERO_WIDTH):
        return Reading(mended, key_of(mended))
    out: list[str] = []
    offsets: list[int] = []
    blank = False
    for i, char in enumerate(mended):
        if char in _ZERO_WIDTH:
            continue
        if char == "\n":
            if wrapped and i + 1 < len(mended) and mended[i + 1] != "\n" and out and out[-1] != "\n":
                char = " "
        elif char.isspace() or char < " ":
            char = " "
        if char == " ":
            if blank:
                continue
            blank = True
        else:
            blank = False
        out.append(char)
        offsets.append(i)
    joined = "".join(out)
    return Reading(joined, key_of(joined), offsets)


def key_of(text: str) -> str:
    """Lower case with tone marks in one place (hoà, hòa → hòa); the same length as `text`."""
    key = text.lower()
    if len(key) != len(text):
        key = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return _TONE.sub(_move_tone, key)


def _move_tone(match: re.Match[str]) -> str:
    return _TONE_LAST[match[0]]


def is_wrapped(text: str) -> bool:
    """True when the lines are cut at a fixed width, so that a line end is only a blank.

    Such text has many lines of nearly one length, most of them ending inside a sentence.
    """
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) < 8:
        return False
    longest = max(map(len, lines))
    if not 40 <= longest <= 120:
        return False
    full = [line for line in lines if len(line) >= longest - 14]
    inside = [line for line in full if line.rstrip()[-1] not in '.!?:;…"”']
    return len(full) >= 0.6 * len(lines) and len(inside) >= 0.7 * len(full)
