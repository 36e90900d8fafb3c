"""The districts that an article names, and the one that it speaks from: what a bare "huyện" or "Huyện ủy" stands for."""

from __future__ import annotations

import re
from collections import Counter

from sukien.mentions import Mentions, Segmented, Span
from sukien.places.gazetteer import Place, gazetteer
from sukien.resolve.places import Setting, link, read_wording
from sukien.text import key_of

_DISTRICT = re.compile(r"huyện|quận|thị xã|thành phố|tp\.? ?|tx\.?")
_BARE_DISTRICT = {"huyện": "huyện", "quận": "quận", "thị xã": "thị xã", "thành phố": "thành phố", "tp": "thành phố", "tp.": "thành phố"}
_HEAD_KINDS = {"thành ủy": "thành phố", "huyện ủy": "huyện", "quận ủy": "quận", "thị ủy": "thị xã"}


def _district_spans(segmented: Segmented, mentions: Mentions) -> list[Span]:
    """Districts in the names of bodies; where there are none, districts that stand by themselves."""
    key = segmented.reading.key
    spans = [u.place for u in mentions.units if u.place is not None and u.kind != "admin_unit"]
    spans = [span for span in spans if _DISTRICT.match(key, span.start, span.end)]
    return spans or [
        Span(u.start, u.end) for u in mentions.units if u.kind == "admin_unit" and u.level in ("district", "city") and u.bare is None
    ]


def district_places(segmented: Segmented, mentions: Mentions, setting: Setting) -> list[tuple[Span, Place]]:
    """The districts that the article names and the gazetteer knows, each with where it stands."""
    text = segmented.reading.text
    spans = _district_spans(segmented, mentions)
    linked = [(span, link(read_wording(text[span.start : span.end], "district"), setting).place) for span in spans]
    return [(span, place) for span, place in linked if place is not None and place.level == "district"]


def home_district(segmented: Segmented, mentions: Mentions, province: Place | None, day: str | None) -> Place | None:
    """The one district whose bodies are named, when its kind ("huyện") stands without a name elsewhere."""
    bare = bare_districts(mentions)
    if not bare:
        return None
    setting = Setting(day, (province,) if province else ())
    places = [place for _, place in district_places(segmented, mentions, setting) if place.kind in bare]
    names = Counter(place.id for place in places).most_common(2)
    if not names or (len(names) == 2 and names[0][1] < 2 * names[1][1]):
        return None
    return gazetteer().places[names[0][0]]


def bare_districts(mentions: Mentions) -> set[str]:
    """Kinds of district that stand without a name: "huyện" in "UBND huyện", "Huyện ủy"."""
    kinds = {_HEAD_KINDS.get(key_of(u.name)) for u in mentions.units if u.kind == "party_committee" and len(u.name) < 10}
    kinds |= {_BARE_DISTRICT.get(u.bare) for u in mentions.units if u.bare}
    return {kind for kind in kinds if kind is not None}
