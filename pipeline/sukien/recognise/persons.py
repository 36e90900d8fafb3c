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

from sukien.mentions import Anchor, Lost, Office, PersonMention, Segmented, Span, TitleMention, UnitMention, as_named, start_of
from sukien.places.gazetteer import gazetteer
from sukien.recognise.attach import attach
from sukien.recognise.careers import add_appointed
from sukien.recognise.foreign import add_foreign
from sukien.recognise.groups import Group, Header, find_groups, find_headers
from sukien.recognise.name_lists import Candidate
from sukien.recognise.name_words import MIDDLE_NAMES, held
from sukien.recognise.names import find_candidates, plain
from sukien.recognise.recurring import add_in_capitals, add_known, add_listed, share_office
from sukien.recognise.runs import all_surnames, common_surnames, is_vietnamese

_STUDIED = ("luật", "dược", "triết")
_PERSONAL = frozenset({"address", "degree", "rank", "title"})  # honorifics that stand before a given name alone
_REGIONS = ("châu đại dương", "thái bình dương", "đông nam á", "bắc âu", "đông âu", "tây âu")
_NEVER = frozenset(("hồ chí minh", "bác hồ", "cụ hồ", "hồ", "văn miếu", "hoàng thành thăng long", "việt nam", *_REGIONS))
_MIDDLES = tuple(f"{name} " for name in MIDDLE_NAMES)
_IN_LIST = re.compile(r"(?:[,;]| và)(?: \d{1,2}\.)? $")
_ADDRESSES = ("ông ", "bà ", "anh ", "chị ", "cô ", "thầy ", "đồng chí ")
_KOREAN = re.compile(r"[A-Z][a-z]{1,5} [A-Z][a-z]{1,6}-[a-z]{1,6}")
_LETTER = re.compile(r"\w")
_LIFE = re.compile(r" ?\((?:sn|sinh năm|sinh ngày|\d{1,2} tuổi|quê|trú|ngụ|ảnh trái|bìa)|,? (?:sn|sinh năm) \d{4}|, \d{1,2} tuổi")


def find_persons(
    segmented: Segmented, units: tuple[UnitMention, ...], offices: tuple[Office, ...], lost: list[Lost]
) -> tuple[tuple[PersonMention, ...], tuple[TitleMention, ...]]:
    """Names with their offices, and offices that stand for a person without a name."""
    text, key = segmented.reading.text, segmented.reading.key
    groups = find_groups(segmented, offices)
    headers = find_headers(segmented, groups)
    places = {a.start: a.end for name in ("agencies", "countries", "provinces") for a in reversed(segmented.anchors[name])}
    candidates = find_candidates(segmented, units, offices)
    of_places = _names_of_places(key, candidates, places)
    candidates = [
        c for c in candidates if c.start not in of_places and c.key not in _NEVER and not (text[c.start - 1] == "(" and _is_gloss(text, c))
    ]
    before, after, left = attach(segmented, candidates, groups)
    honorifics = _honorifics(segmented)
    found: dict[int, PersonMention] = {}
    unsure: list[Candidate] = []
    for candidate in candidates:
        start, end = candidate.start, candidate.end
        first, second = before.get(start, ()), after.get(start, ())
        header = _header(headers, candidate) if headers else None
        stack = _honorifics_before(text, honorifics, start) if start - 1 in honorifics or start in honorifics else []
        if stack and "site" in [anchor.entry.fields["kind"] for anchor in stack]:
            lost.append(Lost(start, end, "person", "name_of_site", "a site bears the name"))
            unsure.append(candidate)
            continue
        rule = _rule(segmented, candidate, bool(first), bool(second), stack, header)
        if rule is None:
            lost.append(Lost(start, end, "person", "no_evidence", "capitals without surname, office or honorific"))
            unsure.append(candidate)
            continue
        offices_held = (*first, *second)
        if header is not None:
            offices_held = (*header.offices, *(o for o in offices_held if o not in header.offices))
        if candidate.size > 5:
            end = _name_end(text, candidate)
        begin = first[0].start if first and header is None else start
        full = as_named(Span, (begin, second[-1].end if second and header is None else end))
        found[start] = PersonMention(start, end, text[start:end], _wording(text, stack), offices_held, full, rule)
    if unsure:
        add_listed(segmented, candidates, unsure, found)
        add_foreign(segmented, unsure, found)
        add_known(segmented, candidates, unsure, units, found)
    if found:
        share_office(segmented, candidates, found)
        add_in_capitals(segmented, found)
        left = add_appointed(segmented, left, found)
    titles = [
        TitleMention(g.start, g.end, g.honorific, g.offices, "office_alone") for g in left if _stands_for_person(segmented, g, headers)
    ]
    return tuple([found[start] for start in sorted(found)]), tuple(titles)


def _names_of_places(key: str, candidates: list[Candidate], places: dict[int, int]) -> frozenset[int]:
    """Where candidates are the name of a place or paper and nothing more (`places`: start → end); "ông Đức" is a person where a full name
    ends in it."""
    placed = [c for c in candidates if places.get(c.start, -1) >= c.end]
    if not placed:
        return frozenset()
    given = {c.key.rpartition(" ")[2] for c in candidates if c.surname and c.size > 2}
    return frozenset(c.start for c in placed if c.key not in given or not key.endswith(_ADDRESSES, 0, c.start))


def _is_gloss(text: str, candidate: Candidate) -> bool:
    """Another writing of the name before the bracket that opens it: "Kim Dong-yeon (Kim Đông Yên)"."""
    start = candidate.start
    if candidate.size < 2 or not text.startswith(")", candidate.end):
        return False
    before = text[max(0, start - 3) : start - 1]
    return before[-1:] == " " and before[:1].islower() and text[max(0, start - 24) : start - 2].rsplit(" ", 1)[-1][:1].isupper()


def _honorifics(segmented: Segmented) -> dict[int, Anchor]:
    """The longest honorific at each end."""
    found: dict[int, Anchor] = {}
    for anchor in segmented.anchors["honorifics"]:
        found.setdefault(anchor.end, anchor)
    return found


def _honorifics_before(text: str, honorifics: dict[int, Anchor], start: int) -> list[Anchor]:
    """The honorifics, degrees and ranks directly before a name, nearest first ("Đại tá, TS")."""
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
    if before and (
        honorifics or candidate.key.partition(" ")[0] in common_surnames() or candidate.key == "trường chinh" or not _names_place(candidate)
    ):
        return "office_before"
    kind = honorifics[0].entry.fields["kind"] if honorifics else ""
    placed = kind == "occupation" and _of_place(segmented, candidate, honorifics[0].entry.phrase)
    if honorifics and candidate.size <= 6 and (candidate.size > 1 or _called_by(kind, candidate.key)) and not placed:
        return "honorific_before"
    if candidate.holder:
        return None
    if after and candidate.size >= 2 and (candidate.surname or not _names_place(candidate)):
        return "office_after"
    if header is not None and candidate.size >= 2:
        return "header_over_list"
    if candidate.surname and candidate.size >= 2 and _LIFE.match(key, candidate.end):
        return "life_data"
    korean = "-" in candidate.key and _KOREAN.fullmatch(segmented.reading.text, candidate.start, candidate.end) is not None
    if korean and plain(segmented, candidate):
        return "hyphenated_name"
    if candidate.surname and 3 <= candidate.size <= 5 and _is_full_name(segmented, candidate):
        return "full_name"
    return None


def _is_full_name(segmented: Segmented, candidate: Candidate) -> bool:
    """It begins with a surname that is little else, and names no place; alone at the end of the text, in no list, it is the author's."""
    surname, _, given = candidate.key.partition(" ")
    if surname not in common_surnames() and not (surname in all_surnames() and (given.startswith(_MIDDLES) or _of_peoples(candidate))):
        return False
    if _names_place(candidate) or not plain(segmented, candidate):
        return False
    if surname == "đoàn" and _is_delegation(segmented, candidate):
        return False
    follows = segmented.reading.key[candidate.end : candidate.end + 200].replace("ttxvn", "")
    return _LETTER.search(follows) is not None or _IN_LIST.search(segmented.reading.key, candidate.start - 8, candidate.start) is not None


def _of_peoples(candidate: Candidate) -> bool:
    """A syllable of the name is no Vietnamese one: "Y Vinh Blơr"; "Mã Thị Hảo" is told by her middle name."""
    return any(not word.isascii() and not is_vietnamese(word) for word in candidate.key.split(" "))


def _is_delegation(segmented: Segmented, candidate: Candidate) -> bool:
    """ "Đoàn" is no surname here: a province follows it, or a hero's name by which a regiment is called, behind a dash."""
    rest = candidate.key.partition(" ")[2]
    if any(place.level == "province" for place in gazetteer().by_key.get(rest, ())):
        return True
    called = segmented.reading.key.endswith((" - ", " – ", "("), 0, candidate.start)
    return called and candidate.size == 4 and rest.partition(" ")[0] in common_surnames()


def _of_place(segmented: Segmented, candidate: Candidate, occupation: str) -> bool:
    """The place is named that people of an occupation are of: "học sinh | Tây Hồ", "ngư dân | Lý Sơn"."""
    if candidate.key.startswith("đoàn ") and _is_delegation(segmented, candidate):
        return True
    return (occupation == "ngư dân" or not candidate.surname) and _names_place(candidate)


def _names_place(candidate: Candidate) -> bool:
    """The gazetteer knows a place of this name ("thăm Hạ Long, Phó Thủ tướng …")."""
    return candidate.key in gazetteer().by_key


def _called_by(kind: str, name: str) -> bool:
    """True where a given name may stand alone behind an honorific of a kind; "Thạc sĩ Luật" names a field of study."""
    return (kind in _PERSONAL or name.count(".") > (kind != "introducer")) and not (kind == "degree" and name in _STUDIED)


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
    i = bisect_right(headers, group.start, key=start_of) - 1 if headers else -1
    if i >= 0 and group.start < headers[i].names:
        return False
    if group.honorific:
        return True
    text, key = segmented.reading.text, segmented.reading.key
    return text[group.start].isupper() and not key.startswith((" hồ chí minh", " tôn đức thắng"), group.end)
