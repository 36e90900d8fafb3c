"""The gazetteer: every province, district and commune, when it was in force and what it became.

The file gazetteer.bin is made by tools/build_gazetteer.py (zlib over MessagePack, one row a unit) and is read on first use.
Ids are positions in the file; codes are those of the General Statistics Office, and one code may serve two units of
different years ("19" is Thái Nguyên before and after it took in Bắc Kạn).
"""

from __future__ import annotations

import unicodedata
import zlib
from bisect import bisect_left
from functools import cache
from importlib.resources import files

import msgspec
from msgspec import Struct

from sukien.text import key_of, key_of_text

CUT = "\n"  # no name holds it: lets all names be folded in one call

_MARKS = {ord(mark): None for mark in "\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323"}
_LOOSE = str.maketrans({"đ": "d", "ð": "d", "y": "i", " ": None, "-": None, "–": None, "'": None, "’": None, "‘": None, ".": None})


class Place(Struct, frozen=True, eq=False, array_like=True, gc=False):
    """One administrative unit over the time in which its name, kind and borders held. There is one object a unit.

    kind: "tỉnh", "thành phố", "huyện", "xã", …; level: "province", "district", "commune"; parent: id of the unit it was
    founded in; valid_from, valid_to: ISO days, None when not known or still in force; became: ids of the units that took
    it in (several when it was split); former: loose keys of units that it took in before 2025, with their kind.
    """

    id: int
    code: str | None
    kind: str
    name: str
    level: str
    parent: int | None
    valid_from: str | None
    valid_to: str | None
    became: tuple[int, ...] = ()
    former: tuple[str, ...] = ()

    @property
    def full(self) -> str:
        """Kind and name: "huyện Na Rì"."""
        return f"{self.kind} {self.name}"

    def valid(self, day: str) -> bool:
        """True when the unit was in force on an ISO day."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


class Gazetteer(Struct, frozen=True):
    """All units: by id, by the key of their short name ("na rì"), and for each unit those that became it."""

    places: list[Place]
    by_key: dict[str, list[Place]]
    origins: dict[int, list[Place]]

    def named(self, name: str) -> list[Place]:
        """Units with this short name."""
        return self.by_key.get(key_of(name), [])

    def spelled_like(self, name: str) -> list[Place]:
        """Units whose name differs from this one at most in accents, blanks, hyphens and apostrophes."""
        return _by_loose_key().get(loose_key(name), [])

    def formerly(self, kind: str, name: str) -> list[Place]:
        """Units that took in one of this kind and name before 2025 ("xã Đình Xuyên")."""
        return _by_former_key().get(loose_key(kind + name)) or []

    def at(self, place: Place, day: str) -> Place | None:
        """What a unit was called on a day: itself, or the one unit it came from or became; None when that is not one."""
        while place.valid_to is not None and place.valid_to < day:
            if len(place.became) != 1:
                return None
            place = self.places[place.became[0]]
        while place.valid_from is not None and place.valid_from > day:
            before = self.origins.get(place.id, [])
            if len(before) != 1:
                return None
            place = before[0]
        return place

    def line(self, place: Place) -> set[int]:
        """Ids of a unit and of those it became while it became one only."""
        line = {place.id}
        while len(place.became) == 1:
            place = self.places[place.became[0]]
            line.add(place.id)
        return line

    def parents(self, place: Place) -> list[Place]:
        """District and province a unit was founded in, nearest first."""
        chain = []
        while place.parent is not None:
            place = self.places[place.parent]
            chain.append(place)
        return chain

    def province(self, place: Place, day: str | None) -> Place | None:
        """The province of a unit on a day (None: the one it was founded in)."""
        top = ([place, *self.parents(place)])[-1]
        return top if day is None else self.at(top, day)

    def today(self, place: Place) -> list[Place]:
        """The units in force now that a unit has become; itself when it is still in force."""
        ends: dict[int, Place] = {}
        queue = [place]
        while queue:
            unit = queue.pop(0)
            if unit.valid_to is None:
                ends[unit.id] = unit
            queue.extend(self.places[i] for i in unit.became)
        return list(ends.values())


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer of the package, read once."""
    packed = (files("sukien") / "places" / "gazetteer.bin").read_bytes()
    places = msgspec.msgpack.decode(zlib.decompress(packed), type=list[Place])
    by_key: dict[str, list[Place]] = {}
    origins: dict[int, list[Place]] = {}
    for place, key in zip(places, key_of_text(CUT.join(p.name for p in places)).split(CUT), strict=True):
        by_key.setdefault(key, []).append(place)
        for i in place.became:
            origins.setdefault(i, []).append(place)
    return Gazetteer(places, by_key, origins)


@cache
def _changes() -> list[str]:
    """The first and last days of all units, in order: nothing changes between them."""
    return sorted({day for place in gazetteer().places for day in (place.valid_from, place.valid_to) if day is not None})


def between_changes(day: str | None) -> str | None:
    """What stands for an ISO day and all others on which the same units are in force, so that what follows can be kept.

    It compares with the days of units as `day` does: "2015-01-01" is "2014-03-31+" when nothing has changed since.
    """
    if day is None:
        return None
    days = _changes()
    i = bisect_left(days, day)
    return day if days[i : i + 1] == [day] else f"{days[i - 1]}+" if i else "0"


@cache
def _by_loose_key() -> dict[str, list[Place]]:
    places = gazetteer().places
    found: dict[str, list[Place]] = {}
    for place, loose in zip(places, loose_key(CUT.join(p.name for p in places)).split(CUT), strict=True):
        found.setdefault(loose, []).append(place)
    return found


@cache
def _by_former_key() -> dict[str, list[Place]]:
    found: dict[str, list[Place]] = {}
    for place in gazetteer().places:
        for former in place.former:
            found.setdefault(former, []).append(place)
    return found


def loose_key(name: str) -> str:
    """A name without accents, blanks, hyphens and apostrophes, i for y: "Đăk Hà", "Đak Hà" and "Đắk Hà" alike."""
    return unicodedata.normalize("NFD", name.lower()).translate(_MARKS).translate(_LOOSE)
