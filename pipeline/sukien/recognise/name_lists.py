"""Lists of names that one noun holds: "các trục đường Hoàng Diệu, | Nguyễn Tất Thành", "đường Nguyễn Chí Thanh - | Trần Duy Hưng"."""

from __future__ import annotations

import re

from msgspec import Struct
from msgspec.structs import replace

_ROAD = re.compile(r"(?<![^\W_])(?:đường|phố|đại lộ|tỉnh lộ|ngõ|hẻm|ngã (?:ba|tư|năm|sáu)|nút giao|vòng xoay) $")
_SEVERAL = re.compile(r"(?<![^\W_])(?:các|những|nhiều|hai|ba|bốn|\d{1,2})(?: [^\W\d_]+){1,3} $")
_ON_ROADS = frozenset({" - ", " – ", "-", " và ", " đến ", " với ", " giao "})
_IN_LISTS = _ON_ROADS | {", "}
_STREET_NAMES = "tên đường"
_REACH = 40  # signs before a name in which its noun is told


class Candidate(Struct, frozen=True, gc=False):
    """A stretch that may be a name, and its wording in the key. surname: it begins with a surname; size: its syllables; holder: a
    noun before it whose name it is rather ("đường", "giải thưởng"), so that it is no person here."""

    start: int
    end: int
    surname: bool
    size: int
    holder: bool
    key: str


def hand_on(key: str, found: list[Candidate]) -> None:
    """Give the candidates that follow one that a noun holds to that noun, in a list of roads or behind a noun of several."""
    first = -1  # where the list begins
    streets = _STREET_NAMES in key
    for index, name in enumerate(found):
        if name.holder:
            first = name.start
        elif streets and _opens_streets(key, found, index):
            found[index] = replace(name, holder=True)
            first = name.start
        elif first >= 0:
            joint = key[found[index - 1].end : name.start]
            if joint in _IN_LISTS and joint in _joints(key, first):
                found[index] = replace(name, holder=True)
            else:
                first = -1


def _opens_streets(key: str, found: list[Candidate], index: int) -> bool:
    """A list of new names of streets begins: "20 tên đường mới: | Trần Quý Kiên, Hồ Thị Nhung, …"."""
    name = found[index]
    if key[name.start - 1] != "\n" and not key.endswith(": ", 0, name.start):
        return False
    listed = index + 1 < len(found) and key[name.end : found[index + 1].start] == ", "
    return listed and key.find(_STREET_NAMES, max(0, name.start - _REACH), name.start) >= 0


def _joints(key: str, start: int) -> frozenset[str]:
    """What may stand before the next name of the list that begins at `start`."""
    before = max(0, start - _REACH)
    if _SEVERAL.search(key, before, start) or key.find(_STREET_NAMES, before, start) >= 0:
        return _IN_LISTS
    return _ON_ROADS if _ROAD.search(key, before, start) else frozenset()
