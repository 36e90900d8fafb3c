"""Units: one for each body of the article, with its name written out and the administrative unit it belongs to.

Mentions are one unit when their names, abbreviations written out and place set aside, are the same (canonical.stem) and
    same_place    they name the same place ("Sở Nội vụ Cà Mau", "Sở Nội vụ tỉnh Cà Mau")
    bare_named    one names the place, the other leaves it out, and the article has one such body ("UBND tỉnh")
    bare_home     … or has several or none, and this one is that of the article's home
    shared_tail   it stands in a string of bodies before the one that names the place ("HĐND, UBND tỉnh X")
    one_list      it stands in one person's list of offices with it ("Phó Bí thư Huyện ủy, Chủ tịch UBND huyện X")
    short_form    one is the short form given in brackets after the other ("Ban Quản lý … (gọi tắt là BQL)")
A name inside another ("huyện Na Rì" in "UBND huyện Na Rì") is a unit only when it also stands alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from sukien.article import article_id, stable_id
from sukien.mentions import DateMention, Lost, Mentions, Segmented, UnitMention, spans_of
from sukien.places.gazetteer import gazetteer
from sukien.resolve.admin import admin
from sukien.resolve.bodies import Body, around_place, merge, read_bodies
from sukien.resolve.canonical import expand, head_kind, name_in_full
from sukien.resolve.links import Places, link_places
from sukien.resolve.places import Link, read_wording
from sukien.resolved import Admin, Home, Unit
from sukien.text import key_of

_TAKES_PLACE = frozenset(
    {"peoples_committee", "peoples_council", "party_committee", "front", "mass_organisation", "department", "police", "military"}
    | {"court", "committee", "council", "national_assembly", "agency"}
)
_WITH_KIND = ("tỉnh", "thành phố", "tp", "huyện", "quận", "q.", "thị xã", "tx", "xã", "phường", "p.", "thị trấn", "đặc khu")
_SHORT_FORM = re.compile(r" ?\((?:(?:sau đây )?(?:gọi|viết|tên) (?:tắt )?(?:là|:)?:? ?)([^()\n]{2,60})\)|\(([^()\n]{2,20})\)")


class Group(Struct):
    """Mentions of one body on the way to a Unit; members: the index of each; alone: those that stand in no other name."""

    body: Body
    rule: str
    mentions: list[UnitMention]
    members: list[int]
    alone: list[UnitMention]


def resolve_units(
    segmented: Segmented, mentions: Mentions, home: Home | None, dates: tuple[DateMention, ...], lost: list[Lost]
) -> tuple[Unit, ...]:
    """One Unit a body, in order of first mention; `lost` takes the names that stand only inside another's."""
    if not mentions.units:
        return ()
    places = link_places(segmented, mentions.units, home, dates)
    article = article_id(segmented.reading.text)
    units = []
    for group in _groups(segmented, places):
        if not group.alone:
            lost += [Lost(m.start, m.end, "unit", m.rule, "stands only inside another unit's name") for m in group.mentions]
        else:
            units.append(_unit(segmented, places, group, article))
    return tuple(units)


def _groups(segmented: Segmented, places: Places) -> list[Group]:
    """Mentions by body, in order of first mention."""
    mentions, read = places.units, read_bodies(segmented, places)
    merged = merge([body for body, _ in read], places)
    short = {form: read[i][0] for form, i in _short_forms(segmented, mentions)}
    groups: dict[Body, Group] = {}
    for i, (own, neighbour_rule) in enumerate(read):
        mention = mentions[i]
        long = short.get(key_of(mention.name)) if short else None
        body, rule = merged[long or own]
        group = groups.get(body)
        if group is None:
            group = groups[body] = Group(body, neighbour_rule or mention.rule, [], [], [])
        elif group.mentions[0].name != mention.name:
            group.rule = "short_form" if long else neighbour_rule or rule
        group.mentions.append(mention)
        group.members.append(i)
        if not mention.nested:
            group.alone.append(mention)
    return list(groups.values())


def _short_forms(segmented: Segmented, mentions: Sequence[UnitMention]) -> Iterator[tuple[str, int]]:
    """Short forms given in brackets right after a name, as keys, with the index of the mention they stand for."""
    text = segmented.reading.text
    for i, mention in enumerate(mentions):
        if not mention.nested and "(" in text[mention.end : mention.end + 2] and (match := _SHORT_FORM.match(text, mention.end)):
            form = match[1] or match[2]
            if match[1] or _is_initials(form, mention.name):
                yield key_of(form.strip(' "“”')), i


def _is_initials(form: str, name: str) -> bool:
    """True when the capitals of a short form are initials of the name, in order ("MTTQ", "NHNN")."""
    letters = [c for c in key_of(form) if c.isalpha()]
    initials = iter(word[0] for word in re.findall(r"\w+", key_of(name)))
    return form.upper() == form and len(letters) > 1 and all(letter in initials for letter in letters)


def _unit(segmented: Segmented, places: Places, group: Group, article: str) -> Unit:
    first = _first_full(group.alone)
    unit_admin = _admin(segmented, places, group)
    level = group.body.level or first.level
    return Unit(
        id=stable_id("u", article, first.name, str(first.start)),
        name=first.name,
        canonical=_canonical(segmented, places, group, unit_admin),
        kind=first.kind,
        level=None if level == "city" else level,  # a city that was not linked may be of either level
        admin=unit_admin,
        mentions=spans_of(group.mentions),
        rule=group.rule,
    )


def _first_full(mentions: list[UnitMention]) -> UnitMention:
    """The first wording with its place or kind, else the first."""
    if len(mentions) > 1:
        for mention in mentions:
            if _is_full(mention):
                return mention
    return mentions[0]


def _is_full(mention: UnitMention) -> bool:
    """True for a wording with its place or level ("HĐND tỉnh", not "HĐND"), for a place with its kind ("quận 1", not "1")."""
    if mention.kind == "admin_unit":
        return key_of(mention.name).startswith(_WITH_KIND)
    return mention.place is not None or mention.bare is not None


def _admin(segmented: Segmented, places: Places, group: Group) -> Admin | None:
    """The administrative unit of a body: the one its name ends in, else the one it was found to share or leave out."""
    for i in group.members:
        if (span := places.spans[i]) is not None:
            wording, found = places.links[span]
            return admin(segmented.reading.text[span[0] : span[1]], wording, found, places.setting)
    if group.body.place is None or "/" not in group.body.place:
        return None
    place = gazetteer().places[int(group.body.place.rpartition("/")[2])]
    return admin(place.full, read_wording(place.full), Link(place, (place,), group.rule), places.setting)


def _canonical(segmented: Segmented, places: Places, group: Group, unit_admin: Admin | None) -> str | None:
    """The name written out; None when it needs a place that the article does not tell."""
    linked = group.body.place is not None and "/" in group.body.place
    i = group.members[0] if len(group.members) == 1 else _fullest(group, places, linked)
    mention = places.units[i]
    if linked and unit_admin is not None:
        before, after, _ = ("", "", None) if mention.kind == "admin_unit" else around_place(segmented, places, i)
        name = name_in_full(before, unit_admin.name)
        return f"{name} {after}" if after else name
    if mention.kind == "admin_unit":
        needs_place = mention.bare is not None
    else:
        needs_place = mention.kind in _TAKES_PLACE and mention.place is None and mention.rule != "proper_name" and _is_local(mention)
    return None if needs_place else expand(places.abbreviated, mention.start, mention.end)


def _fullest(group: Group, places: Places, linked: bool) -> int:
    """The mention whose wording is written out: a linked one, that is not all in capitals, else the longest."""
    linked_members = [i for i in group.members if places.found[i] is not None] if linked else []
    for i in linked_members:
        if not places.units[i].name.isupper():
            return i
    members = linked_members or group.members
    sizes = [places.units[i].end - places.units[i].start for i in members]
    return members[sizes.index(max(sizes))]


def _is_local(mention: UnitMention) -> bool:
    """True for a body that exists once in each province, district or commune."""
    return mention.bare is not None or head_kind(mention.name) is not None or mention.level in ("province", "district", "commune")
