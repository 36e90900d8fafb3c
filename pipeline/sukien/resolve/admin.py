"""What a linked place says in the records: its names and codes then, and what it is today."""

from __future__ import annotations

from functools import lru_cache

from sukien.places.gazetteer import Gazetteer, Place, gazetteer
from sukien.resolve.places import Link, Setting, Wording, is_inside, is_near
from sukien.resolved import Admin

_EVER = "9999-12-31"


def admin(text: str, wording: Wording, found: Link, setting: Setting) -> Admin | None:
    """The Admin of a linked wording; without code and with the candidates when it may be several; None when unknown."""
    if found.place is not None:
        return _linked(wording.kind, found.place, found.candidates, setting.day)
    if found.candidates:
        return _open(text, found.candidates)
    return _taken_in(gazetteer(), text, wording, found, setting)


@lru_cache(maxsize=8192)  # places recur between articles
def _linked(kind: str | None, place: Place, candidates: tuple[Place, ...], day: str | None) -> Admin:
    """A place of which `candidates` are the times, written with `kind` or without."""
    places = gazetteer()
    sure = len({(p.valid_from, p.valid_to) for p in candidates}) == 1
    same_kind = kind is None or kind == place.kind
    return Admin(
        name=place.full if same_kind else f"{kind} {place.name}",
        code=place.code if len({p.code for p in candidates if p.code}) == 1 else None,
        province=_province_then(places, place, day),
        valid_from=place.valid_from if sure and same_kind else None,
        valid_to=place.valid_to if sure and same_kind else None,
        current=describe_today(places, place),
    )


def _taken_in(places: Gazetteer, text: str, wording: Wording, found: Link, setting: Setting) -> Admin | None:
    """A commune or district that another took in before 2025: known by its heir, its own code is not."""
    if wording.kind is None:
        return None
    heirs = places.formerly(wording.kind, wording.name)
    if found.parent is not None:
        heirs = [p for p in heirs if is_inside(places, p, found.parent)]
    elif len(heirs) > 1 or setting.home:
        heirs = [p for p in heirs if is_near(places, p, setting)]
    if len(heirs) != 1:
        return None
    return Admin(text, None, _province_then(places, heirs[0], setting.day), None, None, describe_today(places, heirs[0]))


@lru_cache(maxsize=1024)
def _open(text: str, candidates: tuple[Place, ...]) -> Admin:
    """A name that several units bear: the candidates, and their province when it is one."""
    places = gazetteer()
    provinces = {p.full for p in (places.province(c, c.valid_to) for c in candidates) if p}
    province = provinces.pop() if len(provinces) == 1 else None
    return Admin(text, None, province, None, None, None, tuple(describe(places, p) for p in candidates))


def _province_then(places: Gazetteer, place: Place, day: str | None) -> str | None:
    """The province of a unit on the article's day, or on its last day when it had ended by then."""
    province = places.province(place, min(filter(None, (day, place.valid_to)), default=None))
    return province.full if province else None


def describe(places: Gazetteer, place: Place) -> str:
    """Code, name and parents: "01162 xã Tân Thành, huyện …, tỉnh …"."""
    return " ".join(filter(None, (place.code, ", ".join(p.full for p in (place, *places.parents(place))))))


def describe_today(places: Gazetteer, place: Place) -> str | None:
    """What a unit is today: communes with their province; for a district, which has no heir of its level, its province."""
    ends = places.today(place)
    if place.level == "district":
        ends = list({p.id: p for p in (places.province(e, _EVER) for e in ends) if p}.values())
    named = []
    for end in ends:
        province = places.province(end, _EVER)
        named.append(end.full if province is None or province.id == end.id else f"{end.full}, {province.full}")
    return "; ".join(named) or None
