"""Linking: which administrative unit a wording names, by the article's date, its home and the places around it.

Rules, each a reason to choose among units of one name, tried in this order:
    chain       a district or province follows it ("xã A, huyện B"; "xã A (B)"), and it lies there
    contains    of the districts or provinces of its name only this one has what is named right before it ("xã A, huyện B")
    unique      only one unit of that kind and name was in force; a commune must lie where the article speaks from or names a place
    home        it lies in the district, else the province, that the article speaks from
    mentioned   it lies in the one district or province of those the article names
    ended       no unit of that name is in force any more; the one that was
A name without its kind is the province before the district, the district before the commune. No link, with the reason, for
    unknown, not_yet (founded later), not_in_parent (nothing of that name in the chain), far_from_home, ambiguous
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise

from msgspec import Struct

from sukien.lexicon import load
from sukien.mentions import DateMention, Segmented
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
_PRESS_BEGINS = "1997-01-01"  # what is read without a date is no older than the press on the web
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_NUMBER = re.compile(r"0*(\d+)$")


class Wording(Struct, frozen=True, gc=False, cache_hash=True):
    """A place name taken apart: kind ("huyện") or None, level or None when open, and the name as a key ("na rì")."""

    kind: str | None
    level: str | None
    name: str


class Setting(Struct, frozen=True, gc=False, cache_hash=True):
    """What an article says of where and when it is: its day (see between_changes) or None, its home, and the places it names."""

    day: str | None
    home: tuple[Place, ...] = ()
    named: frozenset[str] = frozenset()


class Link(Struct, frozen=True, gc=False):
    """A wording linked: the place chosen (None when not one), the places it may be, the rule, and the parent that follows it."""

    place: Place | None
    candidates: tuple[Place, ...]
    rule: str
    parent: Place | None = None


@lru_cache(maxsize=8192)
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


@lru_cache(maxsize=8192)  # places recur between articles
def link(wording: Wording, setting: Setting, parent: Place | None = None) -> Link:
    """The unit that a wording names in its setting; `parent`: the district or province that follows it in the text."""
    places = gazetteer()
    fitting = [p for p in places.named(wording.name) if _fits(p, wording)]
    fitting = fitting or [p for p in places.spelled_like(wording.name) if _fits(p, wording)]
    if not fitting:
        return Link(None, (), "unknown", parent)
    in_force, rule = _in_force(fitting, setting.day)
    if not in_force:
        return Link(None, (), "not_yet", parent)
    exact = [p for p in in_force if wording.kind is None or p.kind == wording.kind] or in_force
    if parent is not None:
        inside = [p for p in exact if is_inside(places, p, parent)] or [p for p in in_force if is_inside(places, p, parent)]
        if not _one(inside):  # what lay in the parent itself before what lay in others that became one with it
            inside = [p for p in inside if parent in places.parents(p)] or inside
        return _choose(inside, "chain") if inside else Link(None, (), "not_in_parent", parent)
    if _one(exact):
        far = exact[0].level == "commune" and exact[0].kind != "đặc khu" and setting.home and not is_near(places, exact[0], setting)
        return Link(None, tuple(exact), "far_from_home") if far else _choose(exact, rule)
    for home in setting.home:
        inside = [p for p in exact if p.id == home.id or is_inside(places, p, home)]
        if inside:
            return _choose(inside, "home")
    return _choose([p for p in exact if is_near(places, p, setting)] or exact, "mentioned")


def _fits(place: Place, wording: Wording) -> bool:
    """Same level and kind; a unit whose kind was raised since (huyện to thị xã, xã to phường) fits its older kind too."""
    if wording.kind is not None:
        if wording.level is None and place.level == "commune":
            return False
        raised = place.valid_from is None and _RANKS.get(place.kind, 0) > _RANKS.get(wording.kind, 9)
        if place.kind != wording.kind and not raised:
            return False
    return wording.level is None or place.level == wording.level or (wording.level == "city" and place.kind == "thành phố")


def _in_force(fitting: list[Place], day: str | None) -> tuple[list[Place], str]:
    """Those in force on the day, else the last that ended before it. Without a day all, those of before the web's press last."""
    if day is None:
        return [p for p in fitting if p.valid_to is None or p.valid_to >= _PRESS_BEGINS] or fitting, "unique"
    in_force = [p for p in fitting if p.valid(day)]
    if in_force:
        return in_force, "unique"
    last = max((p.valid_to for p in fitting if p.valid_to is not None and p.valid_to < day), default=None)
    return [p for p in fitting if last is not None and p.valid_to == last], "ended"


def is_inside(places: Gazetteer, place: Place, parent: Place) -> bool:
    """True when `parent` is the district or province of `place`, in any of their years ("xã Ba Bể (huyện Ba Bể cũ)")."""
    for upper in places.parents(place):
        if upper.level == parent.level and (upper.name == parent.name or places.line(upper) & places.line(parent)):
            return True
    return parent.level == "district" and place.id in parent.became


def lies_in(places: Gazetteer, place: Place, parent: Place) -> bool:
    """True when `place` was founded in `parent` itself or in what became it; the same name elsewhere does not count."""
    return any(
        upper is parent or (upper.level == parent.level and places.line(upper) & places.line(parent)) for upper in places.parents(place)
    )


def is_near(places: Gazetteer, place: Place, setting: Setting) -> bool:
    """True when a place lies in a district or province that the article names, or where it speaks from."""
    names = {upper.full for upper in places.parents(place)}
    if setting.day is not None and (province := places.province(place, setting.day)):
        names.add(province.full)
    return bool(names & setting.named) or any(is_inside(places, place, home) for home in setting.home)


def _one(places: list[Place]) -> bool:
    """One unit, or one over several years: of the same kind and name, each become the next."""
    years = sorted(places, key=lambda p: p.valid_to or "9")
    return bool(years) and all(b.became == (a.id,) and (b.kind, b.name) == (a.kind, a.name) for b, a in pairwise(years))


def _choose(places: list[Place], rule: str) -> Link:
    """The one unit of the highest level there is; of provinces of one name in several years (Lai Châu) the latest."""
    for level in ("province", "district", "commune"):
        top = sorted((p for p in places if p.level == level), key=lambda p: p.valid_to or "9")
        if _one(top) or (top and level == "province"):
            return Link(top[-1], tuple(top), rule)
        if top:
            break
    return Link(None, tuple(places), "ambiguous")


def article_day(segmented: Segmented, dates: tuple[DateMention, ...]) -> str | None:
    """The day an article is from: published, else the latest day of an event or document in it, else of another date, else None."""
    if segmented.published is not None:
        return segmented.published.value
    for roles in (("event", "document", "published"), ("other",)):
        days = [d.value for d in dates if d.role in roles and _DAY.fullmatch(d.value)]
        if days:
            return max(days)
    return None
