"""Persons as written: names with the offices and honorifics that stand with them.

Patterns (their names are the rules of the mentions):
honorific_before     đồng chí NAME
office_before        OFFICE NAME; OFFICE, OFFICE NAME
office_after         NAME, OFFICE, OFFICE; NAME - OFFICE; NAME (OFFICE); NAME là OFFICE
header_over_list     các đồng chí OFFICE: NAME; NAME
appointed_to         NAME … giữ chức OFFICE
list_of_names        NAME, NAME và NAME, one of them sure
life_data            NAME (SN 1981), NAME (32 tuổi)
known_name           the wording of a name that is sure elsewhere in the article
repeated             a surname with one more syllable, more than once
hyphenated_name      a Korean name in letters without marks ("Kim Ki-jung")
foreign_name         a given name of another language with a surname (foreign.py)
full_name            a surname with two or three more syllables
"""

from __future__ import annotations

import re
from bisect import bisect_right

from sukien.mentions import Anchor, Lost, Office, PersonMention, Segmented, Span, TitleMention, UnitMention, start_of
from sukien.places.gazetteer import gazetteer
from sukien.recognise.attach import attach
from sukien.recognise.careers import add_appointed
from sukien.recognise.foreign import add_foreign
from sukien.recognise.groups import Group, Header, find_groups, find_headers
from sukien.recognise.names import Candidate, find_candidates, held, plain
from sukien.recognise.recurring import add_in_capitals, add_known, add_listed, share_office
from sukien.recognise.runs import common_surnames

_PERSONAL = frozenset({"address", "degree", "rank", "title"})  # honorifics that stand before a given name alone
_NEVER = frozenset({"hồ chí minh", "bác hồ", "việt nam", "cụ hồ", "hồ", "châu đại dương", "thái bình dương"})
_ADDRESSES = ("ông ", "bà ", "anh ", "chị ", "cô ", "thầy ", "đồng chí ")
_KOREAN = re.compile(r"[A-Z][a-z]{1,5} [A-Z][a-z]{1,6}-[a-z]{1,6}")
_LIFE = re.compile(r" ?\((?:sn|sinh năm|sinh ngày|\d{1,2} tuổi|quê|trú|ngụ|ảnh trái|bìa)|,? (?:sn|sinh năm) \d{4}|, \d{1,2} tuổi")


def find_persons(
    segmented: Segmented, units: tuple[UnitMention, ...], offices: tuple[Office, ...], lost: list[Lost]
) -> tuple[tuple[PersonMention, ...], tuple[TitleMention, ...]]:
    """Names with their offices, and offices that stand for a person without a name."""
    text = segmented.reading.text
    groups = find_groups(segmented, offices)
    headers = find_headers(segmented, groups)
    places = {a.start: a.end for name in ("agencies", "countries", "provinces") for a in reversed(segmented.anchors[name])}
    candidates = find_candidates(segmented, units, offices)
    given = {segmented.reading.key[c.start : c.end].rsplit(" ", 1)[-1] for c in candidates if c.surname and c.size > 2}
    candidates = [c for c in candidates if _is_person(segmented, c, places, given)]
    before, after, left = attach(segmented, candidates, groups)
    honorifics = _honorifics(segmented)
    found: dict[int, PersonMention] = {}
    for candidate in candidates:
        first, second = before.get(candidate.start, ()), after.get(candidate.start, ())
        offices_held = (*first, *second)
        header = _header(headers, candidate) if headers else None
        stack = _honorifics_before(segmented, honorifics, candidate.start)
        rule = _rule(segmented, candidate, bool(first), bool(second), stack, header)
        if rule is None:
            lost.append(Lost(candidate.start, candidate.end, "person", "no_evidence", "capitals without surname, office or honorific"))
            continue
        if header is not None:
            offices_held = (*header.offices, *(o for o in offices_held if o not in header.offices))
        start, end = candidate.start, _name_end(text, candidate)
        full = Span(start, end)
        if offices_held and header is None:
            full = Span(min(start, *(o.start for o in offices_held)), max(end, *(o.end for o in offices_held)))
        found[start] = PersonMention(start, end, text[start:end], _wording(text, stack), offices_held, full, rule)
    add_listed(segmented, candidates, found)
    add_foreign(segmented, candidates, found)
    add_known(segmented, candidates, units, found)
    share_office(segmented, candidates, found)
    add_in_capitals(segmented, found)
    left = add_appointed(segmented, left, found)
    titles = tuple(
        TitleMention(g.start, g.end, g.honorific, g.offices, "office_alone") for g in left if _stands_for_person(segmented, g, headers)
    )
    return tuple(found[start] for start in sorted(found)), titles


def _is_person(segmented: Segmented, candidate: Candidate, places: dict[int, int], given: set[str]) -> bool:
    """Not Hồ Chí Minh, and not the name of a place or paper and nothing more (`places`: start → end; "ông Đức" is a person
    where a full name ends in it: `given`), nor another writing of a name in brackets after it ("Kim Dong-yeon (Kim Đông Yên)")."""
    text = segmented.reading.text
    if text[candidate.start - 1 : candidate.start] == "(" and text[candidate.end : candidate.end + 1] == ")" and candidate.size > 1:
        before = text[max(0, candidate.start - 3) : candidate.start - 1]
        if (
            before[-1:] == " "
            and before[:1].islower()
            and text[max(0, candidate.start - 24) : candidate.start - 2].rsplit(" ", 1)[-1][:1].isupper()
        ):
            return False
    key = segmented.reading.key
    if key[candidate.start : candidate.end] in _NEVER:
        return False
    if places.get(candidate.start, -1) < candidate.end:
        return True
    return key[candidate.start : candidate.end] in given and key.endswith(_ADDRESSES, 0, candidate.start)


def _honorifics(segmented: Segmented) -> dict[int, Anchor]:
    """The longest honorific at each end."""
    found: dict[int, Anchor] = {}
    for anchor in segmented.anchors["honorifics"]:
        found.setdefault(anchor.end, anchor)
    return found


def _honorifics_before(segmented: Segmented, honorifics: dict[int, Anchor], start: int) -> list[Anchor]:
    """The honorifics, degrees and ranks directly before a name, nearest first ("Đại tá, TS")."""
    text = segmented.reading.text
    stack: list[Anchor] = []
    at = start
    while at > 0:
        end = at - 1 if text[at - 1] == " " else at
        if stack and end > 0 and text[end - 1] in ",:":
            end -= 1
        if end not in honorifics:
            break
        stack.append(honorifics[end])
        at = stack[-1].start
    return stack


def _wording(text: str, stack: list[Anchor]) -> str | None:
    """What a person is called by before the name; words that only introduce a name ("tên", "đối tượng") are none."""
    if not stack or stack[0].entry.fields["kind"] == "introducer":
        return None
    return text[stack[-1].start : stack[0].end]


def _header(headers: list[Header], candidate: Candidate) -> Header | None:
    i = bisect_right(headers, candidate.start, key=start_of) - 1
    if i >= 0 and candidate.start < headers[i].end and candidate.start >= headers[i].names:
        return headers[i]
    return None


def _rule(
    segmented: Segmented, candidate: Candidate, before: bool, after: bool, honorifics: list[Anchor], header: Header | None
) -> str | None:
    """The rule that makes a candidate a person, or None."""
    key = segmented.reading.key
    if honorifics and _part_of_name(segmented, candidate, honorifics):
        return None
    if before and (honorifics or candidate.surname or not _names_place(key, candidate)):
        return "office_before"
    kind = honorifics[0].entry.fields["kind"] if honorifics else ""
    placed = kind == "occupation" and not candidate.surname and _names_place(key, candidate)  # "học sinh Tây Hồ"
    if honorifics and candidate.size <= 6 and (candidate.size > 1 or kind in _PERSONAL) and not placed:
        return "honorific_before"
    if candidate.holder:
        return None
    if after and candidate.size >= 2 and (candidate.surname or not _names_place(key, candidate)):
        return "office_after"
    if header is not None and candidate.size >= 2:
        return "header_over_list"
    if candidate.surname and candidate.size >= 2 and _LIFE.match(key, candidate.end):
        return "life_data"
    if _KOREAN.fullmatch(segmented.reading.text, candidate.start, candidate.end) and plain(segmented, candidate):
        return "hyphenated_name"
    if candidate.surname and 3 <= candidate.size <= 5 and plain(segmented, candidate):
        surname = key[candidate.start : candidate.end].partition(" ")[0]
        if surname not in common_surnames() or _names_place(key, candidate):
            return None
        if not re.search(r"\w", key[candidate.end : candidate.end + 200].replace("ttxvn", "")):
            return None  # a name alone at the end of the text is its author's
        return "full_name"
    return None


def _names_place(key: str, candidate: Candidate) -> bool:
    """The gazetteer knows a place of this name ("thăm Hạ Long, Phó Thủ tướng …")."""
    return key[candidate.start : candidate.end] in gazetteer().by_key


def _part_of_name(segmented: Segmented, candidate: Candidate, honorifics: list[Anchor]) -> bool:
    """What reads as an honorific belongs to the name of a thing: "chùa [Bà] Đanh", "mang [tên] Kim Đồng"."""
    text, key = segmented.reading.text, segmented.reading.key
    first = honorifics[-1].start
    named = candidate.holder and honorifics[0].entry.fields["kind"] == "introducer"
    return named or (text[first].isupper() and held(key, first))


def _name_end(text: str, candidate: Candidate) -> int:
    """A name has at most five syllables, six where a surname does not begin it; the rest is something else."""
    most = 5 if candidate.surname else 6
    if candidate.size <= most:
        return candidate.end
    words = [m.end() for m in re.finditer(r"[^ ]+", text[candidate.start : candidate.end])]
    return candidate.start + words[most - 1]


def _stands_for_person(segmented: Segmented, group: Group, headers: list[Header]) -> bool:
    """An office alone means its holder after an honorific, or capitalised before a verb of saying or doing."""
    i = bisect_right(headers, group.start, key=start_of) - 1
    if i >= 0 and group.start < headers[i].names:
        return False
    if group.honorific:
        return True
    text, key = segmented.reading.text, segmented.reading.key
    return text[group.start].isupper() and not key.startswith((" hồ chí minh", " tôn đức thắng"), group.end)
