"""A unit's name written out: abbreviations in full, the province or district named.

expand   "Sở GD&ĐT" → "Sở Giáo dục và Đào tạo" (lexicons/abbreviated_units.tsv)
stem     the name without its place, as a key that is the same for all spellings of one body
name_in_full  "UBND tỉnh" and the place it belongs to → "Ủy ban nhân dân tỉnh Bắc Kạn"
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache

from msgspec import Struct

from sukien.mentions import Anchor, Segmented
from sukien.text import key_of

_WORD = re.compile(r"\w+")
_JOINTS = re.compile(r"[\W_]+|(?<!\w)(?:và|cộng hòa|nước)(?!\w)")
_LEVEL_HEAD = re.compile(r"(?<!\w)(tỉnh|thành|huyện|quận|thị) (?:ủy|đoàn|hội)(?!\w)[^,]*$")
_HEAD_KINDS = {"tỉnh": "tỉnh", "thành": "thành phố", "huyện": "huyện", "quận": "quận", "thị": "thị xã"}
_OF_VIETNAM = re.compile(r" việt nam$")
_KIND = re.compile(r"^(?:tỉnh|thành phố(?! Hồ Chí Minh)|huyện|quận(?! \d)|thị xã) ")
_LOOSE_END = re.compile(r"[\s.,;:()\[\]-]+$")


class Abbreviated(Struct, frozen=True):
    """The text of an article, what may be abbreviations in it, in order, and where they begin."""

    text: str
    anchors: list[Anchor]
    starts: list[int]


def read_abbreviations(segmented: Segmented) -> Abbreviated:
    """What `expand` looks at, made once an article."""
    anchors = segmented.anchors["abbreviated_units"]
    return Abbreviated(segmented.reading.text, anchors, [anchor.start for anchor in anchors])


def expand(abbreviated: Abbreviated, start: int, end: int) -> str:
    """The wording of a span with its abbreviations written out, blanks folded."""
    text, starts = abbreviated.text, abbreviated.starts
    name = text[start:end]
    first = bisect_left(starts, start)
    abbreviations = _abbreviations(abbreviated, first, end, name) if first < len(starts) and starts[first] < end else None
    if not abbreviations:
        return " ".join(name.split()) if "\n" in name else name.strip()  # the reading has no other blanks than single ones
    out, at = [], start
    for anchor in abbreviations:
        if anchor.start < at:
            continue
        if text[anchor.start - 1] == "(" and text.startswith(")", anchor.end):  # "Mặt trận Tổ quốc (MTTQ) Việt Nam"
            out.append(text[at : anchor.start - 1])
            at = anchor.end + 1
        else:
            out += [text[at : anchor.start], anchor.entry.fields["full"], " " if text[anchor.end - 1] == "." else ""]
            at = anchor.end
    return " ".join("".join([*out, text[at:end]]).split())


def _abbreviations(abbreviated: Abbreviated, first: int, end: int, name: str) -> list[Anchor]:
    """Abbreviations from index `first` on inside a name that ends at `end`: those in capitals (those of places may have one: "Tp")."""
    inside = abbreviated.anchors[first : bisect_left(abbreviated.starts, end, first)]
    return [a for a in inside if a.end <= end and _is_abbreviation(abbreviated.text[a.start : a.end], a.entry.code, name)]


def _is_abbreviation(word: str, code: str, name: str) -> bool:
    if code == "place" and word[0].isupper():
        return True
    if code == "first" and not name.startswith(word):
        return False
    return _capitals(word) and not (code == "syllable" and name.isupper())


@lru_cache(maxsize=1024)
def _capitals(word: str) -> bool:
    return any(part.isupper() and len(part) > 1 for part in _WORD.findall(word)) or (word.isupper() and ("." in word or "&" in word))


@lru_cache(maxsize=8192)
def stem(expanded: str, with_place: bool) -> str:
    """Key of a name without its place: "Uỷ ban MTTQ Việt Nam" tỉnh X and "Ủy ban Mặt trận Tổ quốc" tỉnh X alike."""
    key = " ".join(_JOINTS.sub(" ", key_of(expanded)).split())
    key = key.removesuffix(" của")
    return _OF_VIETNAM.sub("", key) if with_place else key


@lru_cache(maxsize=8192)
def head_kind(name: str) -> str | None:
    """The kind of place that a name's head tells: "Ban Tuyên giáo Tỉnh ủy" → "tỉnh", "Thành ủy" → "thành phố"; None for the rest."""
    match = _LEVEL_HEAD.search(key_of(name))
    return _HEAD_KINDS[match[1]] if match else None


@lru_cache(maxsize=8192)  # bodies recur between articles
def name_in_full(body: str, place: str) -> str:
    """Body and place: "Tỉnh ủy" takes the place's name alone, "Ủy ban nhân dân" the name with its kind; no name all in capitals."""
    body = _LOOSE_END.sub("", body.capitalize() if body.isupper() else body)
    return f"{body} {_KIND.sub('', place) if head_kind(body) else place}".lstrip()
