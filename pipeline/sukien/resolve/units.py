"""Units: one for each body of the article, with its name written out and the administrative unit it belongs to.

Mentions are one unit when their names, abbreviations written out and place set aside, are the same (canonical.stem) and
    same_name     they are worded alike
    same_place    they name the same place ("Sở Nội vụ Cà Mau", "Sở Nội vụ tỉnh Cà Mau")
    bare_named    one names the place, the other leaves it out, and the article has one such body ("UBND tỉnh")
    bare_home     … or has several, and this one is that of the article's home
    short_form    one is the short form given in brackets after the other ("Ban Quản lý … (gọi tắt là BQL)")
A name inside another ("huyện Na Rì" in "UBND huyện Na Rì") is a unit only when it also stands alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from sukien.article import article_id, stable_id
from sukien.mentions import Admin, DateMention, Home, Lost, Mentions, Segmented, Span, Unit, UnitMention
from sukien.places.gazetteer import Place
from sukien.resolve.canonical import expand, head_level, name_in_full, stem, without_bare
from sukien.resolve.links import Places, home_place, link_places
from sukien.resolve.places import Link, admin, read_wording
from sukien.text import key_of

_BARE_LEVELS = {
    "tỉnh": "province", "thành phố": "city", "tp": "city", "tp.": "city", "huyện": "district", "quận": "district", "thị xã": "district",
    "xã": "commune", "phường": "commune", "thị trấn": "commune", "đặc khu": "commune",
}  # fmt: skip
_TAKES_PLACE = frozenset(
    {"peoples_committee", "peoples_council", "party_committee", "front", "mass_organisation", "department", "police", "military"}
    | {"court", "committee", "council", "national_assembly", "agency"}
)
_SHORT_FORM = re.compile(r" ?\((?:(?:sau đây )?(?:gọi|viết|tên) (?:tắt )?(?:là|:)?:? ?)([^()\n]{2,60})\)|\(([^()\n]{2,20})\)")


Wording = tuple[str, str, str | None, int | None]


class Body(Struct, frozen=True):
    """What a wording says of a body: its stem, the level of its place, the place's key, and whether it names the place."""

    stem: str
    level: str | None
    place: str | None


class Group(Struct):
    """Mentions of one body on the way to a Unit."""

    body: Body
    rule: str
    mentions: list[UnitMention]


def resolve_units(
    segmented: Segmented, mentions: Mentions, home: Home | None, dates: tuple[DateMention, ...], lost: list[Lost]
) -> tuple[Unit, ...]:
    """One Unit a body, in order of first mention; `lost` takes the names that stand only inside another's."""
    if not mentions.units:
        return ()
    places = link_places(segmented, mentions.units, home, dates)
    groups = _groups(segmented, mentions.units, places)
    article = article_id(segmented.reading.text)
    units = []
    for group in groups:
        if all(m.nested for m in group.mentions):
            lost += [Lost(m.start, m.end, "unit", m.rule, "stands only inside another unit's name") for m in group.mentions]
        else:
            units.append(_unit(segmented, places, group, article))
    return tuple(units)


def _groups(segmented: Segmented, mentions: tuple[UnitMention, ...], places: Places) -> list[Group]:
    """Mentions by body, in order of first mention."""
    bodies: dict[Wording, Body] = {}
    for mention in mentions:
        wording = _wording(places, mention)
        if wording not in bodies:
            bodies[wording] = _body(segmented, mention, places)
    merged = _merge(set(bodies.values()), places)
    short = {form: _wording(places, long) for form, long in _short_forms(segmented, mentions)}
    groups: dict[Body, Group] = {}
    for mention in mentions:
        long = short.get(key_of(mention.name))
        body, rule = merged[bodies[long or _wording(places, mention)]]
        group = groups.setdefault(body, Group(body, mention.rule, []))
        if group.mentions and group.mentions[0].name != mention.name:
            group.rule = "short_form" if long else rule
        group.mentions.append(mention)
    return list(groups.values())


def _wording(places: Places, mention: UnitMention) -> Wording:
    """What mentions of one body have in common when they are worded alike."""
    place = _place(places, mention)
    return mention.kind, mention.name, mention.bare, place.id if place else None


def _place(places: Places, mention: UnitMention) -> Place | None:
    """The administrative unit that a mention names or ends in, when it was linked."""
    span = Span(mention.start, mention.end) if mention.kind == "admin_unit" else mention.place
    found = places.links.get(span) if span is not None else None
    return found[1].place if found else None


def _body(segmented: Segmented, mention: UnitMention, places: Places) -> Body:
    place = _place(places, mention)
    level = _BARE_LEVELS.get(mention.bare or "") or head_level(mention.name) or mention.level
    if mention.kind == "admin_unit":
        if place is not None:
            return Body("", place.level, _place_key(place))
        return Body("", level, None) if mention.bare else Body(stem(expand(segmented, mention.start, mention.end), False), level, None)
    before, after = _around_place(segmented, mention)
    base = stem(f"{before} {after}", mention.place is not None or mention.bare is not None)
    if place is not None:
        return Body(base, place.level, _place_key(place))
    if mention.place is not None:
        return Body(base, level, key_of(segmented.reading.text[mention.place.start : mention.place.end]))
    return Body(base, level, None)


def _around_place(segmented: Segmented, mention: UnitMention) -> tuple[str, str]:
    """A body's name written out without its place or level word: what stands before it and after it."""
    if mention.place is None:
        return expand(segmented, *without_bare(segmented, mention)), ""
    return expand(segmented, mention.start, mention.place.start), expand(segmented, mention.place.end, mention.end)


def _place_key(place: Place) -> str:
    return f"{place.level}/{place.kind}/{place.id}"


def _merge(bodies: set[Body], places: Places) -> dict[Body, tuple[Body, str]]:
    """For each body the one it is the same as, and the rule: bodies without a place join the one that has it."""
    with_place: dict[str, list[Body]] = {}
    for body in bodies:
        if body.place is not None:
            with_place.setdefault(body.stem, []).append(body)
    merged = {}
    for body in bodies:
        named = [b for b in with_place.get(body.stem, ()) if _same_level(b, body)] if body.place is None else []
        home = home_place(places, body.level) if body.place is None and body.level in ("province", "district", "city") else None
        at_home = [b for b in named if home is not None and b.place == _place_key(home)]
        if len(named) == 1 and (home is None or at_home or body.stem):
            merged[body] = (named[0], "bare_named")
        elif home is not None:
            merged[body] = (at_home[0] if at_home else Body(body.stem, home.level, _place_key(home)), "bare_home")
        else:
            merged[body] = (body, "same_place" if body.place else "same_name")
    return merged


def _same_level(named: Body, bare: Body) -> bool:
    if bare.level is None or named.level is None or bare.level == named.level:
        return True
    return bare.level == "city" and named.place is not None and "/thành phố/" in named.place


def _short_forms(segmented: Segmented, mentions: tuple[UnitMention, ...]) -> Iterator[tuple[str, UnitMention]]:
    """Short forms given in brackets right after a name, as keys, with the mention they stand for."""
    text = segmented.reading.text
    for mention in mentions:
        if not mention.nested and text.startswith((" (", "("), mention.end) and (match := _SHORT_FORM.match(text, mention.end)):
            form = match[1] or match[2]
            if match[1] or _is_initials(form, mention.name):
                yield key_of(form.strip(' "“”')), mention


def _is_initials(form: str, name: str) -> bool:
    """True when the capitals of a short form are initials of the name, in order ("MTTQ", "NHNN")."""
    letters = [c for c in key_of(form) if c.isalpha()]
    initials = iter(word[0] for word in re.findall(r"\w+", key_of(name)))
    return form.upper() == form and len(letters) > 1 and all(letter in initials for letter in letters)


def _unit(segmented: Segmented, places: Places, group: Group, article: str) -> Unit:
    first = next(m for m in group.mentions if not m.nested)
    unit_admin = _admin(segmented, places, group)
    return Unit(
        id=stable_id("u", article, first.name, first.start),
        name=first.name,
        canonical=_canonical(segmented, places, group, unit_admin),
        kind=first.kind,
        level="province" if group.body.level == "city" else group.body.level,
        admin=unit_admin,
        mentions=tuple(Span(m.start, m.end) for m in group.mentions),
        rule=group.rule,
    )


def _admin(segmented: Segmented, places: Places, group: Group) -> Admin | None:
    """The administrative unit of a body: the one its name ends in, else the home's for a name without one."""
    for mention in group.mentions:
        span = Span(mention.start, mention.end) if mention.kind == "admin_unit" else mention.place
        if span is not None and span in places.links:
            wording, found = places.links[span]
            return admin(segmented.reading.text[span.start : span.end], wording, found, places.setting)
    for place in places.setting.home:
        if group.body.place == _place_key(place):
            return admin(place.full, read_wording(place.full), Link(place, (place,), "home"), places.setting)
    return None


def _canonical(segmented: Segmented, places: Places, group: Group, unit_admin: Admin | None) -> str | None:
    """The name written out; None when it needs a place that the article does not tell."""
    mention = next((m for m in group.mentions if _place(places, m)), group.mentions[0])
    whole = expand(segmented, mention.start, mention.end)
    linked = unit_admin is not None and group.body.place is not None and "/" in group.body.place
    if mention.kind == "admin_unit":
        return unit_admin.name if linked and unit_admin else None if mention.bare else whole
    if linked and unit_admin is not None:
        before, after = _around_place(segmented, mention)
        return " ".join(filter(None, (name_in_full(before, unit_admin.name), after)))
    if mention.place is not None:
        return whole
    needs_place = mention.bare is not None or head_level(mention.name) is not None or mention.level in ("province", "district", "commune")
    return None if needs_place and mention.kind in _TAKES_PLACE else whole
