"""Places abroad right behind an office or a body: "Chủ tịch Hạ viện [Mỹ]", "Bộ Ngoại giao [Hàn Quốc]", "Thống đốc [bang Texas]"."""

from __future__ import annotations

import re

from sukien.alphabet import UPPER
from sukien.mentions import Segmented, beginning_at
from sukien.recognise.runs import SYLLABLE, is_vietnamese

_STATE_OF = re.compile(r"(?:nước |[Cc]ộng [hH](?:òa|oà) |CH |[Vv]ương quốc |[Ll]iên bang )+(?=[^\W\d_])")
_STATE_LETTERS = "nCcVvLl"  # one of them begins _STATE_OF
_POSTED = re.compile(rf" tại (?:Việt Nam|nước ta|{SYLLABLE}(?: {SYLLABLE})?(?=[,.;:)]|$))")
_OWNED = re.compile(r" của (?:nước )?")
_HOME = re.compile(r" Việt Nam(?![^\W_])")
_AT = re.compile(r" (?:tại|ở|cạnh|bên cạnh) ")
_ALSO = re.compile(r"(?:, | và )")
_ONE_MORE = re.compile(rf" ({SYLLABLE})(?![\w-]| [{UPPER}])")
_REGION = re.compile(rf" (?:bang|tiểu bang|tỉnh|vùng|thành phố|thủ đô|hạt|quận) (?=({SYLLABLE}(?:-[^\W\d_]+)?)((?: {SYLLABLE}){{0,2}}))")
_TWO_WORDS = frozenset({"san", "los", "las", "saint", "st", "new", "santa", "rio", "north", "south", "nam", "bắc", "đông", "tây"})


def country_at(segmented: Segmented, at: int) -> int | None:
    """End of the longest place abroad that begins at `at` with a capital ("Cộng hòa Belarus"), or None."""
    countries = segmented.anchors["countries"]
    text = segmented.reading.text
    if not countries or at >= len(text):
        return None
    form = _STATE_OF.match(text, at) if text[at] in _STATE_LETTERS else None
    for start in (at, form.end()) if form else (at,):
        if not text[start].isupper():
            continue
        if (country := beginning_at(countries, start)) is not None:
            return country.end
    return None


def country_after(segmented: Segmented, end: int) -> int | None:
    """End of a country's name after an office or a body, with where it is posted ("Đại sứ Lào | tại Việt Nam"), or None.

    A country of one syllable is also a given name: with one more Vietnamese syllable it is a person ("Mỹ Hạnh").
    """
    text = segmented.reading.text
    if end + 1 >= len(text) or text[end] != " ":
        return None
    letter = text[end + 1]
    if not letter.isupper() and letter not in _STATE_LETTERS:
        return None
    country = country_at(segmented, end + 1)
    if country is None:
        return None
    more = _ONE_MORE.match(text, country)
    if more and " " not in text[end + 1 : country] and is_vietnamese(more[1].lower()):
        return None
    posted = _POSTED.match(text, country)
    return posted.end() if posted else country


def post_abroad(segmented: Segmented, end: int) -> int:
    """Where a foreign post ends that is told up to `end`: its country, region or city and where it is held; never a person's name."""
    text = segmented.reading.text
    owned = _OWNED.match(text, end)
    start = owned.end() - 1 if owned else end - 5 if text.endswith(" bang", 0, end) else end
    if text[start : start + 1] != " ":
        return end
    if region := _REGION.match(text, start):
        place = country_at(segmented, region.end())
        return place or (end if owned else _region(region))
    home = _HOME.match(text, start)
    place = home.end() if home else country_at(segmented, start + 1)
    if place is None and owned:
        return end
    return _held_at(segmented, end, end if place is None else place)


def _region(match: re.Match[str]) -> int:
    """End of the name of a region: one foreign word, or two ("San Pedro"), or Vietnamese syllables ("Luông Nặm Thà")."""
    first, rest = match[1].lower(), match[2].split()
    if first in _TWO_WORDS:
        rest = rest[:1]
    elif not is_vietnamese(first):
        rest = []
    else:
        rest = rest[: next((i for i, word in enumerate(rest) if not is_vietnamese(word.lower())), len(rest))]
    return match.end() + len(" ".join([match[1], *rest]))


def _held_at(segmented: Segmented, start: int, end: int) -> int:
    """End of the places where a post is held: " tại Geneva, Thụy Sĩ", " tại Lào và Campuchia"."""
    text = segmented.reading.text
    at = _AT.match(text, end)
    if at is None:
        return end
    there = _HOME.match(text, at.end() - 1)
    place = there.end() if there else country_at(segmented, at.end())
    if place is None and end > start and (city := beginning_at(segmented.anchors["provinces"], at.end())):
        place = city.end  # "Tổng Lãnh sự Lào tại | Đà Nẵng"
    if place is None:
        posted = _POSTED.match(text, end)
        return posted.end() if posted else end
    while (also := _ALSO.match(text, place)) and (more := country_at(segmented, also.end())):
        place = more
    return place
