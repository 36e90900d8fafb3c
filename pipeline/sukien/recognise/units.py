"""Units: organisations, administrative units and bodies as written.

A unit is a head ("UBND", "Sở", "huyện", "Trường THPT": lexicons/unit_heads.tsv) with what the head takes: a place, a level
word, a field of work, a proper name; see `tail` in the lexicon. Units that follow each other without punctuation are one
name ("Ban Tuyên giáo | Tỉnh ủy"); the inner ones are kept as nested.
"""

from __future__ import annotations

import re
from functools import cache

from sukien.lexicon import load
from sukien.mentions import Anchor, Lost, Segmented, Span, UnitMention, start_of
from sukien.recognise.abroad import country_after, country_at
from sukien.recognise.bare_places import find_bare_places
from sukien.recognise.firms import outer_first
from sukien.recognise.name_words import MIDDLE_NAMES
from sukien.recognise.places import Places
from sukien.recognise.runs import NOT_BODY, common_surnames, compounds, letters_before
from sukien.recognise.short_names import find_short_names
from sukien.recognise.unit_fields import begins_sentence
from sukien.recognise.unit_tails import PLACE_LEVELS, Tail, Tails
from sukien.whole_words import by_last_letter

_SEVERAL = re.compile(r" (?:của )?(?:các|những|mỗi|\d+) (?:tỉnh|huyện|thành phố|địa phương|xã|quận|cấp|bộ|ngành|nước)(?![^\W_])")
_SEVERAL_LETTERS = frozenset("cnm0123456789")  # what _SEVERAL begins with, behind the blank
_SECOND_WORDS = ("bộ ", "thường ")  # how the heads begin that may stand inside a longer phrase
_DOUBTFUL = ("bộ ", "thường ", "ban ", "l")  # how the heads of several words begin that may stand inside a longer phrase
_STANDING = ("ban ", "thư ", "tịch ", "viên ", "phó ")
_ADMIN_LEVELS = frozenset({"province", "city", "district", "commune"})
_DEPUTIES = ("trưởng ", "phó ")
_BEFORE_NAMES = (" thích ", " chùa ", " đền ", " miếu ")  # of monks and of holy places
_REPORTED = frozenset({"khai", "trình", "cấp", "mật"})  # "khai báo | Nhà nước", "trình báo | Công an phường": no newspapers
_TITLE_WORDS = frozenset({"trưởng", "phó", "chánh", "thuộc"})
_OF_STATES = frozenset({"ministry", "national_assembly", "government", "court", "military", "police", "council", "department", "embassy"})
_OF_KINDS = frozenset({"mass_organisation", "committee"})  # bodies that there are many of a kind of
_CONTEST = re.compile(r" (?:(?:U\d\d |Futsal )?World Cup|Cup|Champions|Europa|Super|Nations|Youth|Fair|\d{4})")
_STAGES = ("thcs và ", "thcs, ", "tiểu học và ", "tiểu học, ", "th và ", "th, ")  # of a school of several stages
_PLURALS = ("các ", "những ", "nhiều ", "một số ")
_PLURAL_ENDS = frozenset("cguố")  # what stands before the blank
_BY_WORDS = ("field_of_work", "proper_name")  # rules of names that end in words of their own
_NATIONAL = frozenset({"báo", "tạp chí", "clb", "câu lạc bộ"})  # a country behind them names none
_KINDS = re.compile(r", (?:tỉnh|thành phố|huyện|thị xã|quận|xã|phường|thị trấn)(?=[ ,.;])(?! [^\W\d_]*[A-ZĐ])")
_HEROES = ("anh hùng ", "ahllvt ")
_ALONE = {"full", "one"}  # heads that name a body by themselves


def find_units(segmented: Segmented, lost: list[Lost]) -> tuple[UnitMention, ...]:
    """Every unit of the text in order of start, outer before inner."""
    places = Places(segmented)
    heads, indices = _heads(segmented, places)
    reader = Tails(segmented, places, heads)
    found: list[UnitMention] = []
    covered = -1
    for head, sentence in zip(heads.values(), indices, strict=True):
        kind = head.entry.fields["tail"]
        if kind == "none":
            continue
        if kind == "admin" and not reader.may_name(head):
            continue
        nested = head.start < covered
        unit = _read(segmented, reader, head, sentence, nested, lost)
        if unit is None or (nested and unit.end > covered):
            continue
        if not nested:
            covered = unit.end
        found.append(unit)
    if bare := find_bare_places(segmented, places.text, heads.values(), found):
        found = sorted(found + bare, key=start_of)  # no two of them begin at one place
    if uses := find_short_names(segmented, found):
        found = sorted(found + uses, key=outer_first)
    return tuple(found)


def _heads(segmented: Segmented, places: Places) -> tuple[dict[int, Anchor], list[int]]:
    """By its start the longest head at each place, none that begins inside another, all in sentences that are read; of each the
    index of its sentence."""
    text, key = places.text, places.key
    sentences = [*segmented.sentences, Span(len(text), len(text) + 1)]
    asking, doubtful = _asking(), _doubtful()
    chosen: dict[int, Anchor] = {}
    indices: list[int] = []
    end = stop = index = begin = -1
    for head in segmented.anchors["unit_heads"]:
        start = head.start
        if start < end:
            continue
        while stop <= start:
            index += 1
            begin, stop = sentences[index]
        if start < begin:
            continue
        before = text[start - 1]  # two blanks stand before the first sign
        if before != " " and before in "/-_@":
            continue
        if head.entry.phrase in asking:
            fields = head.entry.fields
            case = fields.get("case")
            miscased = case and not (text[start].isupper() if case == "title" else _cased(text, head, case))
            if miscased and (fields["tail"] == "none" or not places.titled(start)):
                continue  # but "Trưởng | ban đại diện Hội …"
            if "after" in fields and not key.endswith(_endings(fields["after"]), 0, start):
                continue
            if before == " " and head.entry.phrase in doubtful and _inside_word(text, key, head):
                continue
        chosen[start] = head
        indices.append(index)
        end = head.end
    return chosen, indices


@cache
def _asking() -> frozenset[str]:
    """The heads that are not taken wherever they stand."""
    return _doubtful().union(entry.phrase for entry in load("unit_heads") if not entry.fields.keys().isdisjoint(("case", "after")))


@cache
def _endings(words: str) -> tuple[str, ...]:
    """The words that a head may stand behind ("trụ trì | viện chủ"), each with a blank."""
    return tuple(word + " " for word in words.split(" | "))


def _read(segmented: Segmented, reader: Tails, head: Anchor, index: int, nested: bool, lost: list[Lost]) -> UnitMention | None:
    """The unit that a head begins in the sentence `index`; nested: inside the name of another."""
    tail = reader.read(head)
    if tail is None:
        return None
    start, end, entry = head.start, tail.end, head.entry
    if end == head.end and not tail.alone and entry.fields["tail"] not in _ALONE:
        return None
    text, key = reader.text, reader.key
    if "case" in entry.fields and _is_miscased(text, head, end):
        return None
    if segmented.kinds[index] in NOT_BODY:
        lost.append(Lost(start, end, "unit", tail.rule, "stands in a byline or a source"))
        return None
    level = PLACE_LEVELS.get(tail.bare) if tail.bare else tail.level or entry.fields.get("level")
    if entry.code != "admin_unit":
        if key[end + 1] in _SEVERAL_LETTERS and _SEVERAL.match(key, end):
            return None  # "Sở Y tế | các tỉnh": bodies of a kind, none of them named
        several = key[start - 2] in _PLURAL_ENDS and key.endswith(_PLURALS, 0, start)
        kinds = entry.phrase in _NATIONAL or (several and tail.rule in _BY_WORDS)
        if kinds and _of_country(segmented, head, tail):
            return None  # "Báo | Mỹ", "CLB | Anh", "các | văn phòng luật sư Mỹ"
        if tail.bare and text[end] == "," and _KINDS.match(text, end):
            return None  # "Chi cục Thi hành án quận, | huyện, thị xã"
        if several and entry.code in _OF_KINDS and tail.rule == "field_of_work" and text[head.end : end].islower():
            return None  # "các | Hiệp hội doanh nghiệp", "các | Ban Quản lý di tích": no capital names one
        bare_school = entry.code == "school" and "after" in entry.fields
        if bare_school and (head.end + 1 in reader.places.known or key.endswith(_STAGES, 0, start)):
            return None  # "cấp THCS, | THPT Hà Nội"
        if entry.phrase == "vụ" and tail.rule in _BY_WORDS and _is_affair(reader, head, tail):
            return None
        if several and entry.phrase == "ban" and head.end + 1 in reader.heads:
            return None  # "Trưởng các | ban HĐND tỉnh"
        if entry.code in _OF_STATES:
            end = country_after(segmented, end) or end  # "Bộ Ngoại giao | Hàn Quốc"
        if level == "city":
            level = "province"
    if end > segmented.sentences[index].end:
        lost.append(Lost(start, end, "unit", tail.rule, "crosses a sentence end"))
        return None
    return UnitMention(start, end, text[start:end], entry.code, level, tail.place, tail.bare, nested, tail.rule)


def _is_miscased(text: str, head: Anchor, end: int) -> bool:
    """Capitals that gloss what stands before, or a kind of body in small letters and no more: "thành viên | tổ công tác"."""
    case = head.entry.fields["case"]
    if case == "upper":
        return _is_gloss(text, head)
    return case == "title" and end == head.end and text[head.start].islower() and head.entry.code != "committee"


def _is_affair(reader: Tails, head: Anchor, tail: Tail) -> bool:
    """ "Vụ" at the head of a sentence is of what has happened: "| Vụ 5 anh em mất tích", "| Vụ Hồng Mai: …"; not in "tặng | Vụ 3"."""
    named = tail.rule == "proper_name" or reader.text[head.end + 1].isdigit()
    return named and begins_sentence(reader.text, head.start) and not reader.places.titled(head.start)


def _is_gloss(text: str, head: Anchor) -> bool:
    """An abbreviation in brackets after what it stands for ("Cục Điều tra Liên bang (FBI)"), or in a contest's name ("FIFA World Cup")."""
    return (text[head.start - 1 : head.start] == "(" and text[head.end : head.end + 1] == ")") or _CONTEST.match(text, head.end) is not None


def _of_country(segmented: Segmented, head: Anchor, tail: Tail) -> bool:
    """Nothing but a country stands behind the head: a body of that country, not its name."""
    return tail.end - head.end < 20 and country_at(segmented, head.end + 1) == tail.end


def _cased(text: str, head: Anchor, case: str) -> bool:
    """The head is written as its entry asks: in capitals ("upper": CA, BV), before or with one ("known"), without one ("small"), or in
    any way ("field")."""
    if case == "small":
        return text[head.start : head.end].islower()
    if case == "known":
        return text[head.start].isupper() or text[head.end + 1].isupper()
    return case == "field" or text[head.start : head.end].isupper()


@cache
def _before_names() -> dict[str, tuple[str, ...]]:
    """What a syllable of a name may stand behind, by its last letter: see `_inside_word`."""
    return by_last_letter([*common_surnames(), *MIDDLE_NAMES, *(word.rstrip() for word in _BEFORE_NAMES)])


@cache
def _doubtful() -> frozenset[str]:
    """The heads that may be inside a word or phrase: see `_inside_word`."""
    heads = [entry for entry in load("unit_heads") if entry.code != "admin_unit" or entry.fields["level"] not in _ADMIN_LEVELS]
    return frozenset(entry.phrase for entry in heads if " " not in entry.phrase or entry.phrase.startswith(_DOUBTFUL))


def _inside_word(text: str, key: str, head: Anchor) -> bool:
    """The head, behind a blank, is a syllable of a longer word ("Thường | vụ") or of a person's name ("Bùi | Trường Giang")."""
    start, entry = head.start, head.entry
    if start < 2:
        return False
    upper, one = text[start].isupper(), " " not in entry.phrase
    words = _before_names().get(key[start - 2]) if upper and one else None
    named = words is not None and key.endswith(words, 0, start)
    if named and key.endswith(_BEFORE_NAMES, 0, start):
        return True  # "Hòa thượng Thích | Hội Tâm", "chùa | Hội Linh"
    if entry.phrase[0] == "b" and key.startswith("ban thường trực b", start) and key.endswith(_DEPUTIES, 0, start):
        return True  # a rank: "Phó Trưởng | ban Thường trực | Ban Dân vận"
    if entry.phrase[0] == "l" and key[start - 2] in "gt" and key.endswith(_HEROES, 0, start):
        return True  # a title: "Anh hùng | Lực lượng vũ trang nhân dân"
    if not one:
        return entry.phrase[0] in "bt" and entry.phrase.startswith(_SECOND_WORDS) and _inside_phrase(key, start)
    village = upper and entry.fields.get("level") == "village"
    if upper and not named and not village:
        return False
    begin = letters_before(key, start - 9 if start > 9 else 0, start - 1)
    if begin == start - 1 or (upper and not text[begin].isupper()):
        return False
    word = key[begin : start - 1]
    if not upper:
        joined = text[begin].isupper() or entry.phrase in compounds().get(word, ()) or (entry.phrase == "báo" and word in _REPORTED)
        return joined and word not in _TITLE_WORDS
    if village and not text[begin : start - 1].isupper():
        return True
    return (word in common_surnames() or word in MIDDLE_NAMES) and word not in _TITLE_WORDS and entry.fields.get("tail") != "admin"


def _inside_phrase(key: str, start: int) -> bool:
    """A head of several words that begins at `start` stands inside a longer phrase."""
    if key.startswith("bộ ", start):
        return key.endswith("cán ", 0, start)  # "cán bộ | chính trị"
    return key.endswith(_STANDING, 0, start)  # "Ban | Thường vụ Tỉnh ủy", "Phó Bí thư | Thường trực Tỉnh ủy"
