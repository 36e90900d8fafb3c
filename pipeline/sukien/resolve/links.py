"""All places of an article linked together: provinces first, then what lies in them, each with the places that follow it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from sukien.mentions import DateMention, Segmented, UnitMention
from sukien.places.gazetteer import Place, between_changes, gazetteer
from sukien.resolve.canonical import Abbreviated, read_abbreviations
from sukien.resolve.places import Link, Setting, Wording, article_day, is_inside, lies_in, link, read_wording
from sukien.resolved import Home

_CHAIN = re.compile(r" ?(?:[,(–-]|thuộc|của)? ?(?:thuộc |của )?")
_KIND_BEFORE = re.compile(r"(?<!\w)(?:tỉnh|thành phố|tp\.?|huyện|quận|thị xã|tx\.?|xã|phường|thị trấn|đặc khu) ?$")
_KIND_ENDS = frozenset("hốp.nãxgut")  # what such a word ends in, with a blank behind it
_CLOSE = 12  # most characters between the two
_RANK = {"commune": 0, "district": 1, "city": 1, "province": 2}
_DISTRICT_KINDS = ("huyện", "quận", "thị xã")


Stretch = tuple[int, int]  # of the reading: [start, end)
Links = dict[Stretch, tuple[Wording, Link]]


class Places(Struct, frozen=True):
    """Where the units of an article are.

    units: as they stand in the text; spans: of each the place that it is or whose name it ends in, with its kind where that is
    written, or None; links: how each place reads and what it was linked to; found: of each unit that place as a unit of the
    gazetteer, or None; abbreviated: what their names hold of abbreviations.
    """

    setting: Setting
    units: Sequence[UnitMention]
    spans: list[Stretch | None]
    links: Links
    found: list[Place | None]
    abbreviated: Abbreviated


def link_places(segmented: Segmented, units: Sequence[UnitMention], home: Home | None, dates: tuple[DateMention, ...]) -> Places:
    """Link the administrative units among `units` and the places that other units' names end in."""
    text = segmented.reading.text
    spans: list[Stretch | None] = []
    wordings: dict[Stretch, Wording] = {}
    for unit in units:
        span = None if unit.place is None and unit.kind != "admin_unit" else _place_span(segmented, unit)
        spans.append(span)
        if span is not None and span not in wordings:
            wordings[span] = read_wording(text[span[0] : span[1]], unit.level)
    day = _day(segmented, dates, wordings)
    setting = Setting(day, _home(home, day))
    upper = {w for w in wordings.values() if w.level in ("province", "district") or (w.kind == "thành phố" and w.level is None)}
    setting = Setting(day, setting.home, frozenset(place.full for w in upper if (place := link(w, setting).place) is not None))
    links: Links = {}
    after: Stretch | None = None
    for span in sorted(wordings, reverse=True):
        wording = wordings[span]
        if after is not None and 0 <= after[0] - span[1] <= _CLOSE and _is_chain(text, span[1], wording, after[0], wordings[after]):
            own, above = _link_chain(wording, setting, links[after][1])
            links[after] = (wordings[after], above)
        else:
            own = link(wording, setting)
        links[span] = (wording, own)
        after = span
    links = _spread(links)
    found = [None if span is None else links[span][1].place for span in spans]
    return Places(setting, units, spans, links, found, read_abbreviations(segmented))


def _spread(links: Links) -> Links:
    """A wording that stays open takes the one place that the same wording was linked to elsewhere in the article."""
    if not [None for _, found in links.values() if found.place is None]:
        return links
    chosen: dict[Wording, dict[int, Link]] = {}
    for wording, found in links.values():
        if found.place is not None:
            chosen.setdefault(wording, {})[found.place.id] = found
    only = {wording: next(iter(found.values())) for wording, found in chosen.items() if len(found) == 1}
    return {span: (wording, found if found.place else only.get(wording, found)) for span, (wording, found) in links.items()}


def _place_span(segmented: Segmented, unit: UnitMention) -> Stretch | None:
    if unit.kind == "admin_unit":
        return None if unit.level == "village" or unit.bare is not None else (unit.start, unit.end)
    if unit.place is None:
        return None
    if segmented.reading.key[unit.place.start - 2] not in _KIND_ENDS:
        return unit.place
    kind = _KIND_BEFORE.search(segmented.reading.key, max(unit.start, unit.place.start - 12), unit.place.start)
    return (kind.start(), unit.place.end) if kind else unit.place


def _is_chain(text: str, end: int, wording: Wording, after: int, upper: Wording) -> bool:
    """True when the place that begins at `after`, near behind, follows the one that ends at `end` as that in which it may lie."""
    if upper.level is not None and _rank(upper) <= _rank(wording):
        return False
    return _CHAIN.fullmatch(text, end, after) is not None


def _rank(wording: Wording) -> int:
    return _RANK.get(wording.level or "district", 0)


def _link_chain(wording: Wording, setting: Setting, above: Link) -> tuple[Link, Link]:
    """The links of both names of a chain; an upper name that several places bear is the only one that has a place of the lower name."""
    if above.place is not None:
        parent = above.place if _RANK.get(above.place.level, 0) > _rank(wording) else None
        return link(wording, setting, parent), above
    places, own = gazetteer(), link(wording, setting)
    if not above.candidates:
        return own, above
    lower = (own.place,) if own.place is not None else own.candidates
    fitting = [p for p in above.candidates if any(lies_in(places, c, p) for c in lower)]
    if len(fitting) == 1 and (found := link(wording, setting, fitting[0])).place is not None:
        return found, Link(fitting[0], (fitting[0],), "contains")
    if own.place is not None and not any(is_inside(places, own.place, p) for p in above.candidates):
        return Link(None, (), "not_in_parent"), above
    return own, above


def _day(segmented: Segmented, dates: tuple[DateMention, ...], wordings: dict[Stretch, Wording]) -> str | None:
    """The article's day (see between_changes); when that is not known, districts place it before they were abolished on 01/07/2025."""
    day = between_changes(article_day(segmented, dates))
    if day is None and any(w.kind in _DISTRICT_KINDS for w in wordings.values()):
        return "2025-06-30"
    return day


def _home(home: Home | None, day: str | None) -> tuple[Place, ...]:
    """The home's district and province, nearest first."""
    found: list[Place] = []
    setting = Setting(day)
    if home is not None and home.province is not None:
        province = link(read_wording(home.province), setting).place
        if province is not None:
            found.append(province)
        if home.district is not None:
            district = link(read_wording(home.district, "district"), setting, province).place
            if district is not None:
                found.insert(0, district)
    return tuple(found)


def home_place(places: Places, level: str | None, kind: str | None) -> Place | None:
    """The home's place of a kind ("huyện"), or of a level when the kind is open; else the only one of its kind the article names."""
    for place in places.setting.home:
        if place.kind == kind or (kind is None and place.level == level):
            return place
    if kind is None or level == "province":
        return None
    named = {found.place.id: found.place for _, found in places.links.values() if found.place and found.place.kind == kind}
    return next(iter(named.values())) if len(named) == 1 else None
