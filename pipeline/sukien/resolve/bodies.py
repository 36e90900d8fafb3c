"""What body a unit's wording means: its name as a stem, without place, and the place that it has, shares or leaves out."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from sukien.mentions import Segmented, UnitMention
from sukien.places.gazetteer import Place
from sukien.resolve.canonical import expand, head_level, stem
from sukien.resolve.links import Places, home_place, place_span
from sukien.text import key_of

_LEVELS = {
    "tỉnh": "province", "thành phố": "city", "tp": "city", "tp.": "city", "huyện": "district", "quận": "district", "thị xã": "district",
    "xã": "commune", "phường": "commune", "thị trấn": "commune", "đặc khu": "commune",
}  # fmt: skip
_BARE = re.compile(r"(?: của)? (" + "|".join(map(re.escape, sorted(_LEVELS, key=len, reverse=True))) + r")(?: này| nhà| ta)?$")
_OF_LEVEL = re.compile(r" của (tỉnh|thành phố|tp|huyện|quận|thị xã|xã|phường)(?: này| nhà| ta)?$")
_SHARES_TAIL = frozenset({"peoples_council", "peoples_committee", "front", "national_assembly"})
_BETWEEN = re.compile(r" ?(?:[,;–-]|và|&)? ?")


class Body(Struct, frozen=True):
    """A body as a wording tells it. place: key of the place it names (see place_key), or None when it leaves it out."""

    stem: str
    level: str | None
    place: str | None


def read_bodies(segmented: Segmented, mentions: tuple[UnitMention, ...], places: Places) -> list[Body]:
    """The body of each mention; one worded without place or level in front of one that has it shares it.

    "HĐND, UBND tỉnh X", "Tỉnh ủy - HĐND - UBND tỉnh X": the tail belongs to each (observed usage).
    """
    known: dict[tuple[str, str, str | None, int | None], Body] = {}
    bodies: list[Body] = []
    following: tuple[int, Body] | None = None
    for mention in reversed(mentions):
        place = linked_place(segmented, places, mention)
        wording = (mention.kind, mention.name, mention.bare, place.id if place else None)
        body = known.get(wording)
        if body is None:
            body = known[wording] = _read(segmented, mention, place)
        if following is not None and body.level is None and mention.kind in _SHARES_TAIL and _touches(segmented, mention, following[0]):
            body = Body(body.stem, following[1].level, following[1].place)
        if not mention.nested and mention.kind != "admin_unit":
            following = mention.start, body
        bodies.append(body)
    return bodies[::-1]


def _touches(segmented: Segmented, mention: UnitMention, start: int) -> bool:
    return 0 <= start - mention.end <= 4 and _BETWEEN.fullmatch(segmented.reading.key, mention.end, start) is not None


def linked_place(segmented: Segmented, places: Places, mention: UnitMention) -> Place | None:
    """The administrative unit that a mention names or ends in, when it was linked."""
    span = place_span(segmented, mention)
    return places.links[span][1].place if span is not None else None


def place_key(place: Place) -> str:
    """A linked place as part of a body: "province/tỉnh/12"."""
    return f"{place.level}/{place.kind}/{place.id}"


def _read(segmented: Segmented, mention: UnitMention, place: Place | None) -> Body:
    own_level = _LEVELS.get(mention.bare or "") or head_level(mention.name) or mention.level
    if mention.kind == "admin_unit":
        if place is not None:
            return Body("", place.level, place_key(place))
        if mention.bare is not None:
            return Body("", own_level, None)
        return Body(stem(expand(segmented, mention.start, mention.end), False), own_level, key_of(mention.name))
    before, after = around_place(segmented, mention)
    of_level = _OF_LEVEL.search(segmented.reading.key, mention.start, mention.end) if mention.place is None else None
    base = stem(f"{before} {after}", mention.place is not None or mention.bare is not None)
    if place is not None:
        return Body(base, place.level, place_key(place))
    if mention.place is not None:
        return Body(base, own_level, key_of(segmented.reading.text[mention.place.start : mention.place.end]))
    return Body(base, own_level or (_LEVELS[of_level[1]] if of_level else None), None)


def around_place(segmented: Segmented, mention: UnitMention) -> tuple[str, str]:
    """A body's name written out without its place or level word: what stands before it and after it."""
    if (place := place_span(segmented, mention)) is not None:
        return expand(segmented, mention.start, place.start), expand(segmented, place.end, mention.end)
    bare = (_BARE if mention.bare else _OF_LEVEL).search(segmented.reading.key, mention.start, mention.end)
    return expand(segmented, mention.start, bare.start() if bare else mention.end), ""


def merge(bodies: Iterable[Body], places: Places) -> dict[Body, tuple[Body, str]]:
    """For each body the one it is the same as, and the rule: bodies without a place join the one that has it."""
    distinct = dict.fromkeys(bodies)
    with_place: dict[str, list[Body]] = {}
    for body in distinct:
        if body.place is not None:
            with_place.setdefault(body.stem, []).append(body)
    at_home = {level: home_place(places, level) for level in ("province", "district", "city")}
    merged = {body: _joined(body, with_place.get(body.stem, []), at_home.get(body.level or "")) for body in distinct}
    targets: dict[str, set[Body]] = {}
    for target, _ in merged.values():
        if target.place is not None:
            targets.setdefault(target.stem, set()).add(target)
    for body in distinct:  # "Sở Nội vụ" beside "Sở Nội vụ tỉnh": no place and no level
        if body.place is None and body.level is None and len(only := targets.get(body.stem, set())) == 1:
            merged[body] = (next(iter(only)), "bare_named")
    return merged


def _joined(body: Body, same_stem: list[Body], home: Place | None) -> tuple[Body, str]:
    """The body that a body without a place stands for: that of the home, the one named, or itself."""
    if body.place is not None:
        return body, "same_place"
    named = [other for other in same_stem if _same_level(other, body)]
    if home is not None:
        home_body = Body(body.stem, home.level, place_key(home))
        if home_body in named or len(named) != 1:
            return home_body, "bare_home"
    if len(named) == 1 and body.stem:
        return named[0], "bare_named"
    return body, "same_name"


def _same_level(named: Body, bare: Body) -> bool:
    if bare.level is None or named.level is None or bare.level == named.level:
        return True
    return bare.level == "city" and named.place is not None and "/thành phố/" in named.place
