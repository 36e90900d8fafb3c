"""What body a unit's wording means: its name as a stem, without place, and the place that it has, shares or leaves out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from msgspec import Struct

from sukien.lexicon import load
from sukien.mentions import Segmented, UnitMention
from sukien.places.gazetteer import Place
from sukien.resolve.canonical import expand, head_kind, stem
from sukien.resolve.links import Places, home_place
from sukien.text import key_of

_LEVELS = {
    "tỉnh": "province", "thành phố": None, "huyện": "district", "quận": "district", "thị xã": "district",
    "xã": "commune", "phường": "commune", "thị trấn": "commune", "đặc khu": "commune",
}  # fmt: skip
_KINDS = {"tp": "thành phố", "tp.": "thành phố"}
_OF_LEVEL = re.compile(r" của( (tỉnh|thành phố|tp|huyện|quận|thị xã|xã|phường)(?: này| nhà| ta)?)$")
_SHARES_TAIL = frozenset({"peoples_council", "peoples_committee", "front", "national_assembly"})
_ONE_LIST = re.compile(r" ?(?:,|-|–|kiêm)[^.;:\n()]*")
_NEAR = 40  # characters between two bodies that can share a place
_BETWEEN = re.compile(r" ?(?:[,;–-]|và|&)? ?")


class Body(Struct, frozen=True, gc=False, cache_hash=True):
    """A body as a wording tells it.

    place: key of the place it names (see place_key), or None when it leaves it out; kind: of that place ("huyện").
    """

    stem: str
    level: str | None
    kind: str | None
    place: str | None


Reading = tuple[Body, str | None]  # a mention's body, and the rule that took its place from the body next to it, or None


def read_bodies(segmented: Segmented, places: Places) -> list[Reading]:
    """The body of each mention, where need be with the place of the body next to it.

    shared_tail: "HĐND, UBND tỉnh X", "Tỉnh ủy - HĐND - UBND tỉnh X": the place belongs to each;
    one_list: "Phó Bí thư Huyện ủy, Chủ tịch UBND huyện X" and the other way round: bodies of one kind of district or commune
    in one person's list of offices lie in one place (observed usage).
    """
    mentions = places.units
    known: dict[tuple[str, str, str | None, int | None], Reading] = {}
    bodies: list[Reading] = []
    near: list[tuple[int, int]] = []
    before, end = -1, -1 - _NEAR  # the last body that stands in no other's name, and its end
    for i, (mention, place) in enumerate(zip(mentions, places.found, strict=True)):
        wording = (mention.kind, mention.name, mention.bare, place.id if place is not None else None)
        reading = known.get(wording)
        if reading is None:
            reading = known[wording] = (_read(segmented, places, i), None)
        bodies.append(reading)
        if not mention.nested and mention.kind != "admin_unit":
            if 0 <= mention.start - end <= _NEAR:
                near.append((before, i))
            before, end = i, mention.end
    for i, after in reversed(near):
        if bodies[i][0].place is None:
            bodies[i] = _with_neighbour(segmented, mentions[i], bodies[i], mentions[i].end, mentions[after].start, bodies[after])
    for before, i in near:
        if bodies[i][0].place is None:
            bodies[i] = _with_neighbour(segmented, mentions[i], bodies[i], mentions[before].end, mentions[i].start, bodies[before])
    return bodies


def _with_neighbour(segmented: Segmented, mention: UnitMention, read: Reading, start: int, end: int, other: Reading) -> Reading:
    """`read`, which names none, with the place of the body next to it, `other`, when the text between them, [start, end), ties them."""
    body, near = read[0], other[0]
    if near.place is None and near.kind is None:
        return read
    between = segmented.reading.key[start:end]
    adjacent = _BETWEEN.fullmatch(between) is not None
    if body.level is None and body.kind is None:
        rule = "shared_tail" if adjacent and start == mention.end and mention.kind in _SHARES_TAIL else None
    elif body.kind is None or body.kind != near.kind:
        rule = None
    elif adjacent:
        rule = "shared_tail"
    else:
        rule = "one_list" if body.level in ("district", "commune") and _ONE_LIST.fullmatch(between) else None
    return (Body(body.stem, near.level, near.kind, near.place), rule) if rule else read


def place_key(place: Place) -> str:
    """A linked place as part of a body: "province/tỉnh/12"."""
    return f"{place.level}/{place.kind}/{place.id}"


def _read(segmented: Segmented, places: Places, i: int) -> Body:
    """The body that the wording of mention `i` tells."""
    mention, place = places.units[i], places.found[i]
    word = mention.bare
    if mention.kind == "admin_unit":
        if place is not None:
            return _at(place, "")
        if mention.bare is None:
            return Body(stem(expand(places.abbreviated, mention.start, mention.end), False), mention.level, None, key_of(mention.name))
        base = ""
    else:
        before, after, word = around_place(segmented, places, i)
        base = stem(f"{before} {after}", mention.place is not None or mention.bare is not None)
    if place is not None:
        return _at(place, base)
    if mention.place is not None:
        return Body(base, mention.level, None, key_of(segmented.reading.text[mention.place.start : mention.place.end]))
    kind = word or head_kind(mention.name)
    if kind is not None:
        kind = _KINDS.get(kind, kind)
    return Body(base, _LEVELS[kind], kind, None) if kind in _LEVELS else Body(base, mention.level, None, None)


@lru_cache(maxsize=8192)  # bodies recur between articles
def _at(place: Place, base: str) -> Body:
    return Body(base, place.level, place.kind, place_key(place))


def around_place(segmented: Segmented, places: Places, i: int) -> tuple[str, str, str | None]:
    """The name of mention `i` written out without its place or level word: what stands before it and after it, and that word when it
    has no place: "UBND | huyện", "Ban Tổ chức của | tỉnh"."""
    mention, place, key = places.units[i], places.spans[i], segmented.reading.key
    start, end, after, word = mention.start, mention.end, "", mention.bare
    if place is not None:
        if place[1] < end:
            after = expand(places.abbreviated, place[1], end)
        end = place[0]
    elif word:
        end -= len(word) + 1 if key.endswith(word, start, end) else 0
    elif key.find(" của ", start, end) >= 0 and (of_level := _OF_LEVEL.search(key, start, end)):
        end, word = of_level.start(1), of_level[2]
    return expand(places.abbreviated, start, end), after, word


def merge(bodies: Iterable[Body], places: Places) -> dict[Body, tuple[Body, str]]:
    """For each body the one it is the same as, and the rule: bodies without a place join the one that has it."""
    distinct = dict.fromkeys(bodies)
    with_place: dict[str, list[Body]] = {}
    for body in distinct:
        if body.place is not None:
            with_place.setdefault(body.stem, []).append(body)
    merged = {
        body: _joined(body, with_place.get(body.stem, ()), places) if body.place is None else (body, "same_place") for body in distinct
    }
    bare = [body for body in distinct if body.place is None and body.level is None and body.kind is None]
    targets = _with_places(merged) if bare else {}
    for body in bare:  # "Sở Nội vụ" beside "Sở Nội vụ tỉnh": no place and no level
        if len(only := targets.get(body.stem, ())) == 1:
            merged[body] = (next(iter(only)), "bare_named")
    return merged


def _with_places(merged: dict[Body, tuple[Body, str]]) -> dict[str, set[Body]]:
    """The bodies with a place that others are the same as, by their stems."""
    targets: dict[str, set[Body]] = {}
    for target, _ in merged.values():
        if target.place is not None:
            targets.setdefault(target.stem, set()).add(target)
    return targets


def _joined(body: Body, same_stem: Sequence[Body], places: Places) -> tuple[Body, str]:
    """The body that a body without a place stands for: that of the home, the one named, or itself."""
    named = same_stem and [other for other in same_stem if other.kind is None or _may_be(body, other)]
    home = home_place(places, body.level, body.kind) if _belongs_to_home(body) else None
    if home is not None and (_at(home, body.stem) in named or len(named) != 1):
        return _at(home, body.stem), "bare_home"
    if len(named) == 1 and body.stem:
        return named[0], "bare_named"
    return body, "same_name"


def _may_be(body: Body, other: Body) -> bool:
    """What is told of the two bodies' kind and level is the same."""
    return body.kind in (None, other.kind) and body.level in (None, other.level)


def _belongs_to_home(body: Body) -> bool:
    """True for a body that a province or district has one of: by its level word, as a Sở, or as one of the offices of each district."""
    return body.kind is not None or body.level == "province" or (body.level == "district" and body.stem in _district_offices())


@cache
def _district_offices() -> frozenset[str]:
    return frozenset(stem(entry.phrase, False) for entry in load("district_offices"))
