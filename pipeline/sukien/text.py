"""Reading rules: from raw text to the article's text, and from that to the reading that the rules match on.

Three layers, each with a map back to the one before:

raw        what was decoded
text       NFC, line ends as "\\n": the text of the records, never changed otherwise
reading    what rules see: no zero-width characters, every blank a single space, glued words parted, damaged letters
           mended (Ð for Đ, ƣ for ư); `key` is the same length as the reading, lower case, tone marks in one place

All stages work in offsets of the reading; records are written in offsets of the text.
Source of the damages: DOMAIN notes on provincial portals (U+00D0 for U+0110, U+01A3 for U+01B0, U+00A0).
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import AnyStr

from msgspec import Struct

from sukien.alphabet import NO_BREAK, kinds_of, lowered, usual
from sukien.broken_lines import join_broken, unwrap
from sukien.cut_numbers import cut_numbers

_ZERO_WIDTH = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_UNSEEN = rf"{_ZERO_WIDTH}\x00-\x08\x0e-\x1f\x7f"
_BLANKS = r"\t\x0b\x0c\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
# what the reading leaves out or shortens: a run of blanks and unseen characters, or one that is not a plain space
_GAP = re.compile(rf"[ {_BLANKS}{_UNSEEN}](?:(?<! )|[ {_BLANKS}{_UNSEEN}])[ {_BLANKS}{_UNSEEN}]*")
_SPACES = re.compile("  +")  # all that is left of it where no other blanks and nothing unseen stand
_INVISIBLE = re.compile(rf"[{_ZERO_WIDTH}]+")
_DAMAGE = str.maketrans(
    {
        **{"Ð": "Đ", "ð": "đ", "Ɖ": "Đ", "ƣ": "ư", "Ƣ": "Ư", "‐": "-", "‑": "-", "−": "-"},
        **dict.fromkeys("\x0b\x0c\x85\u2028\u2029", "\n"),
    }
)
_DAMAGED = "".join(map(chr, _DAMAGE))
_DAMAGED_PRINTED = "".join(filter(str.isprintable, _DAMAGED))
# among the kinds: a word glued to the end of a Vietnamese syllable: "Trưởng|Ban", "ông|Trần" (but not "YouTube")
_GLUED = re.compile(b"A(?<=[av]A)(?=[av])(?:" + b"|".join(b"(?<=v" + n * b"[av]" + b"A)" for n in range(5)) + b")")
_TONE_LAST = {
    "oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa",
    "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe",
    "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
}  # fmt: skip
# two patterns, for each begins with a letter that a search can look for; few are followed so that it need look behind them
_TONES = re.compile(r"o[àáảãạèéẻẽẹ](?<!qo.)(?![^\W\d_])"), re.compile(r"u[ỳýỷỹỵ](?<!qu.)(?![^\W\d_])")


class Text(Struct, frozen=True):
    """`text` and the raw offset of each of its code points (None: the same offsets as raw)."""

    text: str
    raw_offsets: list[int] | None = None

    def raw(self, offset: int) -> int:
        """The offset in the raw input of code point `offset` of `text`."""
        return offset if self.raw_offsets is None else self.raw_offsets[offset]


def read_text(raw: str) -> Text:
    """Apply the reading rules of the records: Unicode NFC and "\\n" line ends, nothing else."""
    if usual(raw) is not None:
        return Text(raw)
    clusters = list(_clusters(raw))
    if not clusters and unicodedata.is_normalized("NFC", raw):
        return Text(raw)
    text, offsets = _compose(raw, clusters)
    if not unicodedata.is_normalized("NFC", text):  # characters compose that are no Latin marks: a line at a time
        text, offsets = _compose(raw, [line.span() for line in _LINE.finditer(raw)])
    return Text(text, None if text == raw else offsets)


_LINE_END_OR_MARKS = re.compile(r"[\r\u0300-\u036f](?:(?<=\r)\n?|[\u0300-\u036f]*)")  # begun so, a search skips to them
_LINE = re.compile(r"\r\n|\r|[^\r\n]+")


def _clusters(raw: str) -> Iterator[tuple[int, int]]:
    """Line ends other than "\\n", and characters with the marks behind them."""
    for match in _LINE_END_OR_MARKS.finditer(raw):
        start, end = match.span()
        marked = start and raw[start] != "\r" and raw[start - 1] not in "\r\n"
        yield (start - 1 if marked else start), end


def _compose(raw: str, pieces: Iterable[tuple[int, int]]) -> tuple[str, list[int]]:
    """The text with each of the pieces composed by itself, and the raw offset of each of its characters and of its end."""
    out: list[str] = []
    offsets: list[int] = []
    at = 0
    for start, end in pieces:
        piece = "\n" if raw[start] == "\r" else unicodedata.normalize("NFC", raw[start:end])
        out += raw[at:start], piece
        offsets += range(at, start)
        offsets += [start] * len(piece)
        at = end
    out.append(raw[at:])
    offsets += range(at, len(raw) + 1)
    return "".join(out), offsets


class Reading(Struct, frozen=True):
    """What rules see. Where it is not the article's text itself, it is made of pieces of that text: piece i begins at `pieces[i]` in the
    reading and `shifts[i]` further on in the text (no pieces: the same offsets). kinds: of its characters (alphabet.py)."""

    text: str
    key: str
    kinds: bytes
    pieces: list[int] = []
    shifts: list[int] = []

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Span of the article's text for a non-empty span of the reading."""
        pieces = self.pieces
        if not pieces:
            return start, end
        following = bisect_right(pieces, start)
        shift = self.shifts[following - 1]
        if following == len(pieces) or end <= pieces[following]:
            return start + shift, end + shift
        return start + shift, end + self.shifts[bisect_left(pieces, end, following) - 1]

    def places(self, spans: Sequence[tuple[int, int]]) -> Sequence[tuple[int, int]]:
        """`place` of each of the spans."""
        return [self.place(start, end) for start, end in spans] if self.pieces else spans


def places_of(signs: Iterable[str], text: str, start: int = 0, end: int | None = None) -> list[int]:
    """Where any of a few rare signs or words stands in [start, end), in order. Several finds skip a text far quicker than a pattern that
    begins with a set of letters, so that the pattern need only be tried there."""
    places: list[int] = []
    for sign in signs:
        at = text.find(sign, start, end)
        while at >= 0:
            places.append(at)
            at = text.find(sign, at + 1, end)
    places.sort()
    return places


@lru_cache(maxsize=2)  # asked for when an article is checked and when it is read
def is_printed(text: str) -> bool:
    """Whether a text has nothing unseen in it and no blanks but spaces and line ends; true of most, and quickly told."""
    codes = usual(text)
    return text.replace("\n", " ").isprintable() if codes is None else NO_BREAK not in codes


def make_reading(text: str) -> Reading:
    """The reading of an article's text; linear in its length."""
    printed = is_printed(text)
    damaged = usual(text) is None and any(map(text.__contains__, _DAMAGED_PRINTED if printed else _DAMAGED))
    mended = text.translate(_DAMAGE) if damaged else text
    cuts = cut_numbers(mended)
    mended = join_broken(unwrap(mended))
    codes = usual(mended)
    if codes is not None and not printed:  # no-break spaces are all that is not
        mended, codes, printed = mended.replace("\u00a0", " "), codes.replace(NO_BREAK, b" "), True
    kinds = kinds_of(mended, codes)
    blanks = _blanks(mended, kinds, cuts, printed)
    if not blanks:
        return Reading(mended, key_of_text(mended, codes), kinds)
    joined = "".join(_parts(mended, blanks, " "))
    codes = None if codes is None else b"".join(_parts(codes, blanks, b" "))
    pieces: list[int] = []
    shifts: list[int] = []
    at = size = 0
    for start, end, blank in [*blanks, (len(mended), len(mended), False)]:
        pieces.append(size)
        shifts.append(at - size)
        size += start - at + blank
        at = end
    return Reading(joined, key_of_text(joined, codes), b"".join(_parts(kinds, blanks, b" ")), pieces, shifts)


def _parts(whole: AnyStr, blanks: list[tuple[int, int, bool]], blank: AnyStr) -> Iterator[AnyStr]:
    """What the reading keeps of a whole, and its blanks, in order."""
    at = 0
    for start, end, as_blank in blanks:
        yield whole[at:start]
        if as_blank:
            yield blank
        at = end
    yield whole[at:]


def _blanks(text: str, kinds: bytes, cuts: list[tuple[int, int, bool]], printed: bool) -> list[tuple[int, int, bool]]:
    """Stretches that the reading writes otherwise: (start, end, as a blank or not at all), in order; empty where a
    blank is missing between two words glued together. `cuts`: line ends inside document numbers; `printed`: is_printed."""
    found: list[tuple[int, int, bool]] = []
    if b"aA" in kinds or b"vA" in kinds:
        found += [(m.start(), m.start(), True) for m in _GLUED.finditer(kinds)]
    if not printed:
        found += [(*m.span(), not _INVISIBLE.fullmatch(m[0])) for m in _GAP.finditer(text)]
        found.sort()
    elif "  " in text:
        found += [(*m.span(), True) for m in _SPACES.finditer(text)]
        found.sort()
    if not cuts:
        return found
    found = sorted(found + cuts)
    return [found[0], *(after for before, after in pairwise(found) if after[0] >= before[1])]


@lru_cache(maxsize=1 << 14)  # names recur, within an article and between articles
def key_of(text: str) -> str:
    """Lower case with tone marks in one place (hoà, hòa → hòa); the same length as `text`, a name or another short wording."""
    return key_of_text(text)


def key_of_text(text: str, codes: bytes | None = None) -> str:
    """The key of a text of any length, which is not remembered; codes: see `lowered`."""
    key = lowered(text, codes)
    for tone in _TONES:
        key = tone.sub(_move_tone, key)
    return key


def _move_tone(match: re.Match[str]) -> str:
    return _TONE_LAST[match[0]]
