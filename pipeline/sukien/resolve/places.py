"""Linking: which administrative unit a wording names, by the article's date, its home and the places around it.

Rules, each a reason to choose among units of one name, tried in this order:
    chain       a district or province follows it ("xã A, huyện B"; "xã A (B)")
    unique      only one unit of that kind and name was in force
    home        it lies in the district, else the province, that the article speaks from
    mentioned   it lies in the one district or province of those the article names
    ended       no unit of that name is in force any more; the one that was
Two that fit alike give an Admin without code, with the candidates.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import pairwise

from msgspec import Struct

from sukien.lexicon import load
from sukien.mentions import Admin, DateMention, Segmented
from sukien.places.gazetteer import Gazetteer, Place, gazetteer
from sukien.text import key_of

_KINDS = {
    "tỉnh": ("tỉnh", "province"),
    "thành phố": ("thành phố", None), "tp.": ("thành phố", None), "tp": ("thành phố", None), "t.p": ("thành phố", None),
    "huyện đảo": ("huyện", "district"), "huyện": ("huyện", "district"), "h.": ("huyện", "district"),
    "quận": ("quận", "district"), "q.": ("quận", "district"),
    "thị xã": ("thị xã", "district"), "tx.": ("thị xã", "district"), "tx": ("thị xã", "district"),
    "thị trấn": ("thị trấn", "commune"), "tt.": ("thị trấn", "commune"),
    "phường": ("phường", "commune"), "p.": ("phường", "commune"),
    "xã": ("xã", "commune"), "x.": ("xã", "commune"), "đặc khu": ("đặc khu", "commune"),
}  # fmt: skip
_WORDING = re.compile(r"(" + "|".join(map(re.escape, sorted(_KINDS, key=len, reverse=True))) + r")(?:\s+|(?<=\.))(\S.*)")
_RANKS = {"huyện": 0, "thị xã": 1, "quận": 1, "thành phố": 2, "xã": 0, "thị trấn": 1, "phường": 2, "tỉnh": 0}
_NUMBER = re.compile(r"0*(\d+)$")


class Wording(Struct, frozen=True):
    """A place name taken apart: kind ("huyện") or None, level or None when open, and the name as a key ("na rì")."""

    kind: str | None
    level: str | None
    name: str


class Setting(Struct):
    """What an article says of where and when it is: its day (ISO) or None, its home, and the places it names."""

    day: str | None
    home: tuple[Place, ...] = ()
    named: frozenset[str] = frozenset()


class Link(Struct, frozen=True):
    """A wording linked: the place chosen (None when not one), the places it may be, and the rule."""

    place: Place | None
    candidates: tuple[Place, ...]
    rule: str


def read_wording(text: str, level: str | None = None) -> Wording:
    """Take "huyện Na Rì", "TP.HCM", "Bắc Kạn" apart; `level` is used for a name without its kind."""
    key = key_of(" ".join(text.split()))
    name = _province_names().get(key)
    if name is not None:
        return Wording(None, level or "province", name)
    match = _WORDING.fullmatch(key)
    if match is None:
        return Wording(None, level, key)
    kind, own_level = _KINDS[match[1]]
    name = match[2].strip()
    number = _NUMBER.fullmatch(name)
    return Wording(kind, own_level, number[1] if number else _province_names().get(name, name))


@cache
def _province_names() -> dict[str, str]:
    """Every way to write a province's name (a key) → its name as a key."""
    return {entry.phrase: key_of(entry.fields["name"]) for entry in load("provinces")}


def link(wording: Wording, setting: Setting, chain: Iterable[Place] = ()) -> Link:
    """The unit that a wording names in its setting; `chain`: the linked places that follow it as its parents."""
    places = gazetteer()
    fitting = [p for p in places.named(wording.name) if _fits(p, wording)]
    if not fitting:
        return Link(None, (), "unknown")
    in_force, rule = [p for p in fitting if setting.day is None or p.valid(setting.day)], "unique"
    if not in_force:
        in_force, rule = _latest([p for p in fitting if p.valid_to is not None and p.valid_to < (setting.day or "")]), "ended"
    if not in_force:
        return Link(None, (), "not_yet")
    exact = [p for p in in_force if wording.kind is None or p.kind == wording.kind] or in_force
    for parent in chain:
        inside = [p for p in exact if _inside(places, p, parent)] or [p for p in in_force if _inside(places, p, parent)]
        if inside:
            return _choose(inside, "chain")
    if _one(exact):
        far = exact[0].level == "commune" and setting.home and not _near(places, exact[0], setting)
        return Link(None, tuple(exact), "far_from_home") if far else _choose(exact, rule)
    for home in setting.home:
        inside = [p for p in exact if p.id == home.id or _inside(places, p, home)]
        if inside:
            return _choose(inside, "home")
    named = [p for p in exact if _near(places, p, setting)]
    return _choose(named or exact, "mentioned")


def _fits(place: Place, wording: Wording) -> bool:
    """Same level and kind; a unit whose kind was raised since (huyện to thị xã, xã to phường) fits its older kind too."""
    if wording.kind is not None:
        if wording.level is None and place.level == "commune":
            return False
        if place.kind != wording.kind and _RANKS.get(place.kind, 9) <= _RANKS.get(wording.kind, 9):
            return False
    return wording.level is None or place.level == wording.level or (wording.level == "city" and place.kind == "thành phố")


def _latest(places: list[Place]) -> list[Place]:
    last = max((p.valid_to or "" for p in places), default="")
    return [p for p in places if p.valid_to == last]


def _inside(places: Gazetteer, place: Place, parent: Place) -> bool:
    """True when `parent` is the district or province of `place`, in any of their years."""
    for upper in places.parents(place):
        if upper.level == parent.level and (upper.name == parent.name or _line(places, upper) & _line(places, parent)):
            return True
    return False


def _line(places: Gazetteer, place: Place) -> set[int]:
    """A unit with those it became while it became one only."""
    line = {place.id}
    while len(place.became) == 1:
        place = places.places[place.became[0]]
        line.add(place.id)
    return line


def _near(places: Gazetteer, place: Place, setting: Setting) -> bool:
    names = {upper.full for upper in places.parents(place)}
    if setting.day is not None and (province := places.province(place, setting.day)):
        names.add(province.full)
    return bool(names & setting.named) or any(_inside(places, place, home) for home in setting.home)


def _one(places: list[Place]) -> bool:
    """One unit, or one over several years: of the same kind and name, each become the next."""
    years = sorted(places, key=lambda p: p.valid_to or "9")
    return bool(years) and all(b.became == (a.id,) and (b.kind, b.name) == (a.kind, a.name) for b, a in pairwise(years))


def _choose(places: list[Place], rule: str) -> Link:
    if _one(places):
        return Link(places[-1], tuple(places), rule)
    by_level = [p for p in places if p.level == "province"]
    if _one(by_level):
        return Link(by_level[-1], tuple(by_level), "province_first")
    return Link(None, tuple(places), "ambiguous")


def admin(text: str, wording: Wording, found: Link, setting: Setting) -> Admin | None:
    """The Admin of a linked wording; without code and with the candidates when it may be several; None when unknown."""
    places = gazetteer()
    if found.place is None:
        return _former(places, text, wording, setting) if not found.candidates else _open(places, text, found)
    place, sure = found.place, len({(p.valid_from, p.valid_to) for p in found.candidates}) == 1
    day = min(filter(None, (setting.day, place.valid_to)), default=None)
    province = places.province(place, day)
    same_kind = wording.kind is None or wording.kind == place.kind
    return Admin(
        name=place.full if same_kind else f"{wording.kind} {place.name}",
        code=place.code if len({p.code for p in found.candidates}) == 1 else None,
        province=province.full if province else None,
        valid_from=place.valid_from if sure and same_kind else None,
        valid_to=place.valid_to if sure and same_kind else None,
        current=describe_today(places, place),
    )


def _former(places: Gazetteer, text: str, wording: Wording, setting: Setting) -> Admin | None:
    """A commune or district that another took in before 2025: known by its heir, its own code is not."""
    if wording.kind is None:
        return None
    heirs = places.formerly(wording.kind, wording.name)
    if len(heirs) > 1:
        heirs = [p for p in heirs if _near(places, p, setting)]
    if len(heirs) != 1 or (setting.home and not _near(places, heirs[0], setting)):
        return None
    province = places.province(heirs[0], min(filter(None, (setting.day, heirs[0].valid_to)), default=None))
    return Admin(text, None, province.full if province else None, None, None, describe_today(places, heirs[0]))


def _open(places: Gazetteer, text: str, found: Link) -> Admin:
    provinces = {p.full for p in (places.province(c, c.valid_to) for c in found.candidates) if p}
    return Admin(
        text, None, provinces.pop() if len(provinces) == 1 else None, None, None, None, tuple(describe(places, p) for p in found.candidates)
    )


def describe(places: Gazetteer, place: Place) -> str:
    """Code, name and parents: "01162 xã Tân Thành, huyện …, tỉnh …"."""
    return " ".join(filter(None, (place.code, ", ".join(p.full for p in (place, *places.parents(place))))))


def describe_today(places: Gazetteer, place: Place) -> str | None:
    """What a unit is today: communes with their province; for a district, which has no heir of its level, its province."""
    ends = places.today(place)
    if place.level == "district":
        ends = list({p.id: p for p in (places.province(e, "9999-12-31") for e in ends) if p}.values())
    named = []
    for end in ends:
        province = places.province(end, "9999-12-31")
        named.append(end.full if province is None or province.id == end.id else f"{end.full}, {province.full}")
    return "; ".join(named) or None


def article_day(segmented: Segmented, dates: tuple[DateMention, ...]) -> str | None:
    """The day an article is from: published, else the latest full day it names (no anniversary, term or period), else None."""
    if segmented.published is not None:
        return segmented.published.value
    days = [d.value for d in dates if len(d.value) == 10 and d.value[0].isdigit() and d.role not in ("anniversary", "term", "period")]
    return max((day for day in days if day[5:7].isdigit()), default=None)
