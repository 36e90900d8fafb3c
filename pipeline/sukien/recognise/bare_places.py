"""Places named without a level word of their own.

in_brackets       xã Nông Hạ (Chợ Mới)
in_chain          xã Yến Dương, Ba Bể, Bắc Kạn
in_list           các huyện Ba Bể, Na Rì và Pác Nặm; quận 1, 3, 5; 2 huyện Ba Bể và Na Rì
province_alone    Hà Nội
beside_a_place    Cao Bằng, Hà Giang và Bắc Kạn (Hà Giang is also a person's name)
where_one_is      sinh năm 1970 tại Thái Bình
in_that_province  Ba Bể (Bắc Kạn)
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

from sukien.mentions import Anchor, Segmented, Span, UnitMention, as_named
from sukien.places.gazetteer import gazetteer
from sukien.recognise.runs import SYLLABLE, common_surnames
from sukien.text import key_of
from sukien.whole_words import by_last_letter

_RUN = rf"{SYLLABLE}(?:[ -]{SYLLABLE}){{0,4}}"
_BRACKET = re.compile(rf" \(({_RUN}(?:, {_RUN})*)\)")
_CHAIN = re.compile(rf", ({_RUN})(?=[,.;:)(]| \(|$| -)")
_AND = re.compile(rf" và ({_RUN})(?=[,.;:)(]| \(|$| (?!nước)[^\W\dA-ZĐ])")
_LIST = re.compile(
    r"(tỉnh, thành phố|tỉnh, thành|tỉnh|huyện, thành phố|huyện, thị xã|huyện|quận|thành phố|"
    r"thị xã|xã|phường|thị trấn|thôn)(?:(?: [^.,;:()\n]{1,40})?,? (?:bao gồm|gồm|như|là)(?= |:))?:? "
)
_NUMBERS = re.compile(r"(?:quận|phường) \d{1,2}, \d{1,2}(?=,| và )")
_NUMBER_BEFORE = re.compile(r"(?<![^\W\d_])(?:phố|tổ|ấp|thôn|khu|khóm|quận|phường|số|xóm|bản|đội|cụm|vùng) \d\d? $")
_BESIDE_BEFORE = re.compile(r"(?:,| và| -| –) $")
_BESIDE_AFTER = re.compile(r"(?:,| và| -| –) ")
_BEFORE_BRACKET = re.compile(rf"(?<![^\W_])(?:(?:Tại|Ở|Từ) )?({_RUN})(?: \(|, )$")
_REGION = re.compile(r"(?:bắc|nam|tây|đông|trung|miền|vùng|đồng bằng|duyên hải) ")
_SEVERAL = re.compile(r"(?<![^\W\d_])(?:các|hai|ba|bốn|năm|\d\d?) $")
_SEVERAL_ENDS = frozenset("cianm0123456789")  # what stands before the blank
_SEVERAL_WORDS = by_last_letter(["các", "hai", "ba", "bốn", "năm"])
_ITEM = re.compile(rf"({_RUN}|\d{{1,2}}(?![\d/]))(?=[,.;:)(]| và | \(| [^\W\dA-ZĐ]|$)")
_JOINT = re.compile(r"(?: \([^()]{1,30}\))?(?:, | và |, và | - )(?:(?:huyện|quận|thành phố|thị xã|xã|phường|tỉnh|tp\.?) ?)?")
_LEVEL = {"tỉnh": "province", "huyện": "district", "quận": "district", "thành phố": "district", "thị xã": "district", "xã": "commune",
          "phường": "commune", "thị trấn": "commune", "thôn": "village"}  # fmt: skip
_CAPITAL_BEFORE = re.compile(rf"{SYLLABLE} $|[-–]\s?$")
_CAPITAL_AFTER = re.compile(rf" {SYLLABLE}|\s?[-–]\s?{SYLLABLE}|\.vn|\.gov")
_WHERE = re.compile(  # what no person of such a name follows; one speaks and thinks of persons ("nhắc tới | Hà Giang")
    r"(?<![^\W_])(?:ở|tại|từ|lên|quê|(?<!kể )(?<!nói )(?<!nhớ )(?<!viết )(?<!nhắc )(?<!nghĩ )(?<!gửi )(?<!quen )(?<!yêu )(?:đến|tới|về)) $"
)
_TOPIC = "hồ chí minh"  # "nghiên cứu về | Hồ Chí Minh", "đến | Hồ Chí Minh" as well
_NOT_PLACE = re.compile(
    r"(?:người|báo|giọng|xứ|gái|trai|đặc sản|đường|phố|quốc lộ|xa lộ|đại lộ|tỉnh lộ|cao tốc|cảng|"
    r"sân bay|cầu|chợ|ga|đài|khách sạn|theo|số \d{1,3}) $"
)


def find_bare_places(segmented: Segmented, text: str, heads: Iterable[Anchor], units: list[UnitMention]) -> list[UnitMention]:
    """Places without a level word, none inside or across a unit already read; text: see Places; heads: the level words among them."""
    outer = [unit for unit in units if not unit.nested]
    taken = _Taken(outer)
    found: list[UnitMention] = []
    for unit in outer:
        behind = text[unit.end]
        if behind == " ":
            if text[unit.end + 1] == "(":
                found += _brackets(segmented, unit, taken)
            elif text[unit.end + 1] == "v" and unit.kind == "admin_unit":
                found += _second(segmented, unit, taken)
        elif behind == "," and unit.kind == "admin_unit":
            found += _chain(segmented, unit, taken)
    found += _lists(segmented, text, heads, taken)
    found += _alone(segmented, taken, [*outer, *found])
    return found


def _second(segmented: Segmented, unit: UnitMention, taken: _Taken) -> list[UnitMention]:
    """The second of two places of one level and province: "huyện Hóc Môn | và Củ Chi"."""
    match = _AND.match(segmented.reading.text, unit.end)
    if match is None or unit.place is None:
        return []
    names, key = gazetteer().by_key, segmented.reading.key
    first = {place.parent for place in names.get(key[unit.place.start : unit.place.end], ()) if place.level == unit.level}
    alike = [place for place in names.get(key[match.start(1) : match.end(1)], ()) if place.level == unit.level and place.parent in first]
    return [_unit(segmented, *match.span(1), unit.level, "in_list")] if alike and taken.free(*match.span(1)) else []


class _Taken:
    """Characters that belong to a unit; grows as places are found. `units`: in order of start, none inside another."""

    def __init__(self, units: list[UnitMention]) -> None:
        self.units = units
        self.starts = [unit.start for unit in units]
        self.marks: set[int] = set()  # where places found since begin and end

    def free(self, start: int, end: int) -> bool:
        """True when no unit holds the start or the end of a stretch; then the stretch is taken."""
        if self.held(start, end):
            return False
        self.marks |= {start, end - 1}
        return True

    def held(self, start: int, end: int) -> bool:
        """A unit holds the start or the end of a stretch."""
        i = bisect_left(self.starts, end) - 1  # of those that begin before the end, the last one ends last
        return (i >= 0 and self.units[i].end > start) or start in self.marks


def _unit(segmented: Segmented, start: int, end: int, level: str | None, rule: str) -> UnitMention:
    return UnitMention(start, end, segmented.reading.text[start:end], "admin_unit", level, as_named(Span, (start, end)), None, False, rule)


def _known(segmented: Segmented, start: int, end: int) -> str | None:
    """Level of the place of this name that the gazetteer knows (the highest), or None."""
    levels = {place.level for place in gazetteer().by_key.get(segmented.reading.key[start:end].replace("’", "'"), ())}
    return next((level for level in ("province", "district", "commune") if level in levels), None)


def _brackets(segmented: Segmented, unit: UnitMention, taken: _Taken) -> list[UnitMention]:
    match = _BRACKET.match(segmented.reading.text, unit.end)
    if match is None:
        return []
    found = []
    for item in re.finditer(_RUN, match[1]):
        start, end = match.start(1) + item.start(), match.start(1) + item.end()
        level = _known(segmented, start, end)
        if level and taken.free(start, end):
            found.append(_unit(segmented, start, end, level, "in_brackets"))
    return found


def _chain(segmented: Segmented, unit: UnitMention, taken: _Taken) -> list[UnitMention]:
    found = []
    at = unit.end
    while (match := _CHAIN.match(segmented.reading.text, at)) and (level := _known(segmented, match.start(1), match.end(1))):
        if level == "commune" or not taken.free(match.start(1), match.end(1)):
            break
        found.append(_unit(segmented, match.start(1), match.end(1), level, "in_chain"))
        at = match.end()
    return found


def _lists(segmented: Segmented, text: str, heads: Iterable[Anchor], taken: _Taken) -> list[UnitMention]:
    key = segmented.reading.key
    found = []
    at = 0
    for head in heads:
        if head.entry.code != "admin_unit":
            continue
        start = head.start
        if (key[start - 2] not in _SEVERAL_ENDS and key[start] not in "qp") or start < at or not _heads_list(key, start):
            continue
        header = _LIST.match(key, start)
        if header is None:
            continue
        at = header.end()
        if not (text[at].isupper() or text[at].isdigit()) or segmented.sentence_at(start) is None:
            continue
        numbered = key[start - 2].isdigit() and at - header.end(1) < 2
        if numbered and _NUMBER_BEFORE.search(key, start - 12, start):
            continue  # "khu phố 3 phường An Lạc, quận Bình Tân"
        level = _LEVEL[header[1].split(",")[0]]
        items = []
        while item := _ITEM.match(text, at):
            items.append(item)
            joint = _JOINT.match(key, item.end())
            if joint is None:
                break
            at = joint.end()
        if numbered and key[start - 3 : start - 1].lstrip() != str(len(items)):
            continue  # "trong 2 huyện Ba Bể, Na Rì và Chợ Đồn"
        for item in items:
            sure = item[1].isdigit() or level == "village" or _known(segmented, item.start(1), item.end(1)) is not None
            abroad = level == "province" and not _REGION.match(key, item.start(1))  # "các tỉnh Hủa Phăn, Bò Kẹo và U Đôm Xay"
            if len(items) > 1 and (sure or abroad) and taken.free(item.start(1), item.end(1)):
                found.append(_unit(segmented, item.start(1), item.end(1), level, "in_list"))
    return found


def _heads_list(key: str, start: int) -> bool:
    """The level word at `start` stands before several places: "các | huyện", "8 | tỉnh", "quận 4, 7"."""
    last = key[start - 2]
    words = _SEVERAL_WORDS.get(last)
    if (key.endswith(words, 0, start) if words else last.isdigit()) and _SEVERAL.search(key, start - 5, start):
        return True
    return key[start] in "qp" and _NUMBERS.match(key, start) is not None


def _alone(segmented: Segmented, taken: _Taken, units: list[UnitMention]) -> list[UnitMention]:
    """Provinces by their names alone; those whose names are also others' only beside a place or behind a word of where; and what is told to
    lie in a province."""
    text, key = segmented.reading.text, segmented.reading.key
    found: list[UnitMention] = []
    doubtful: list[Anchor] = []
    for anchor in segmented.anchors["provinces"]:
        start, end = anchor.start, anchor.end
        if not text[start].isupper() or taken.held(start, end):
            continue
        if _CAPITAL_BEFORE.search(text, start - 10, start) or _CAPITAL_AFTER.match(text, end):
            continue
        if _NOT_PLACE.search(key, start - 10, start) or segmented.sentence_at(start) is None:
            continue
        if anchor.entry.fields.get("bare") != "yes":
            doubtful.append(anchor)
        elif taken.free(start, end):
            found.append(_unit(segmented, start, end, "province", "province_alone"))
        if (text[start - 1] == "(" and text[end : end + 1] == ")") or text[start - 2 : start] == ", ":
            found += _lie_in(segmented, start, end, taken)
    return found + _beside(segmented, doubtful, taken, [*units, *found]) if doubtful else found


def _beside(segmented: Segmented, doubtful: list[Anchor], taken: _Taken, units: list[UnitMention]) -> list[UnitMention]:
    """The provinces of doubtful names that a comma or "và" joins to another place, or that a word tells where one is."""
    key, found = segmented.reading.key, []
    starts = {unit.start for unit in units if unit.kind == "admin_unit"}
    ends = {unit.end for unit in units if unit.kind == "admin_unit"}
    for anchor in doubtful:
        start, end = anchor.start, anchor.end
        before, after = _BESIDE_BEFORE.search(key, start - 5 if start > 5 else 0, start), _BESIDE_AFTER.match(key, end)
        joined = (before is not None and before.start() in ends) or (after is not None and after.end() in starts)
        where = _WHERE.search(key, start - 5 if start > 5 else 0, start)
        where = where if anchor.entry.phrase != _TOPIC or key.endswith(("ở ", "tại "), 0, start) else None
        bracketed = key[start - 1] == "(" and key[end : end + 1] == ")" and anchor.entry.phrase != _TOPIC  # "ĐBQH Lò Văn An | (Hòa Bình)"
        if (joined or where or bracketed) and taken.free(start, end):
            found.append(_unit(segmented, start, end, "province", "beside_a_place" if joined else "where_one_is"))
            starts.add(start)
            ends.add(end)
    return found


def _lie_in(segmented: Segmented, start: int, end: int, taken: _Taken) -> list[UnitMention]:
    """The districts or communes of the province at [start, end), in brackets or behind a comma, that are named right before:
    "Na Rì, Ba Bể | (Bắc Kạn)", "Ba Bể, | Bắc Kạn"."""
    text, key = segmented.reading.text, segmented.reading.key
    places, province, at = gazetteer().places, key[start:end], start
    found: list[UnitMention] = []
    while run := _BEFORE_BRACKET.search(text, at - 40 if at > 40 else 0, at):
        first, last = run.span(1)
        if _NOT_PLACE.search(key, first - 10, first):
            break
        parents = [(p.level, places[p.parent]) for p in gazetteer().by_key.get(key[first:last], ()) if p.parent is not None]
        level = next((level for level, parent in parents if parent.level == "province" and key_of(parent.name) == province), None)
        named = level == "commune" and key[first:last].partition(" ")[0] in common_surnames()  # "Nhạc sĩ Trần Phú (Hà Nội)"
        if level is None or named or not taken.free(first, last):
            break
        found.append(_unit(segmented, first, last, level, "in_that_province"))
        at = first
    return found
