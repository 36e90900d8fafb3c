"""Units: organisations, administrative units and bodies as written.

A unit is a head ("UBND", "Sở", "huyện", "Trường THPT": lexicons/unit_heads.tsv) with what the head takes: a place, a level
word, a field of work, a proper name; see `tail` in the lexicon. Units that follow each other without punctuation are one
name ("Ban Tuyên giáo | Tỉnh ủy"); the inner ones are kept as nested.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from sukien.mentions import Anchor, Lost, Segmented, UnitMention
from sukien.recognise.bare_places import find_bare_places
from sukien.recognise.places import Places
from sukien.recognise.runs import NOT_BODY, common_surnames, compounds
from sukien.recognise.short_names import find_short_names
from sukien.recognise.unit_tails import PLACE_LEVELS, Tail, Tails

_SEVERAL = re.compile(r" (?:của )?(?:các|những|mỗi) (?:tỉnh|huyện|thành phố|địa phương|xã|quận|cấp|bộ|ngành|nước)(?![^\W_])")
_STANDING = re.compile(r"(?:ban|thư|tịch|viên|phó) $")
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_ADMIN_LEVELS = frozenset({"province", "city", "district", "commune"})
_TITLE_WORDS = frozenset({"trưởng", "phó", "chánh", "thuộc"})
_ALONE = {"full", "one"}  # heads that name a body by themselves


def find_units(segmented: Segmented, lost: list[Lost]) -> tuple[UnitMention, ...]:
    """Every unit of the text in order of start, outer before inner."""
    heads = _heads(segmented)
    reader = Tails(segmented, Places(segmented), {head.start: head for head in heads})
    found: list[UnitMention] = []
    covered = -1
    for head in heads:
        if head.start < covered and head.entry.fields.get("tail") != "admin" and not _may_nest(found, head):
            continue
        unit = _read(segmented, reader, head, lost)
        if unit is None:
            continue
        nested = unit.start < covered
        if nested and unit.end > covered:
            continue
        found.append(replace(unit, nested=True) if nested else unit)
        covered = max(covered, unit.end)
    found += find_bare_places(segmented, found)
    found.sort(key=_outer_first)
    found += find_short_names(segmented, found)
    return tuple(sorted(found, key=_outer_first))


def _outer_first(unit: UnitMention) -> tuple[int, int]:
    return unit.start, -unit.end


def _heads(segmented: Segmented) -> list[Anchor]:
    """The longest head at each place, none that begins inside another, all in sentences that are read."""
    text = segmented.reading.text
    chosen: list[Anchor] = []
    end = -1
    for head in segmented.anchors["unit_heads"]:
        if head.start < end or not _cased(text[head.start : head.end], head.entry.fields.get("case")):
            continue
        if (after := head.entry.fields.get("after")) and not segmented.reading.key.startswith(f"{after} ", head.start - len(after) - 1):
            continue
        if segmented.sentence_at(head.start) is None:
            continue
        if segmented.reading.key.startswith("trưởng ban thường trực ban", head.start - 7):
            continue  # a rank: "Phó Trưởng | ban Thường trực | Ban Dân vận"
        if text[head.start - 1 : head.start] in ("/", "-", "_", "@") or _inside_word(segmented, head):
            continue
        chosen.append(head)
        end = head.end
    return chosen


def _may_nest(found: list[UnitMention], head: Anchor) -> bool:
    return found[-1].start < head.start


def _read(segmented: Segmented, reader: Tails, head: Anchor, lost: list[Lost]) -> UnitMention | None:
    tail = reader.read(head)
    if tail is None or (tail.end == head.end and head.entry.fields["tail"] not in _ALONE and not tail.alone):
        return None
    if segmented.section_at(head.start).kind in NOT_BODY:
        lost.append(Lost(head.start, tail.end, "unit", tail.rule, "stands in a byline or a source"))
        return None
    if head.entry.code != "admin_unit" and _SEVERAL.match(segmented.reading.key, tail.end):
        return None  # "Sở Y tế | các tỉnh": bodies of a kind, none of them named
    text = segmented.reading.text
    sentence = segmented.sentences[segmented.sentence_at(head.start) or 0]
    if tail.end > sentence.end:
        lost.append(Lost(head.start, tail.end, "unit", tail.rule, "crosses a sentence end"))
        return None
    name = text[head.start : tail.end]
    return UnitMention(head.start, tail.end, name, head.entry.code, _level(head, tail), tail.place, tail.bare, False, tail.rule)


def _level(head: Anchor, tail: Tail) -> str | None:
    level = PLACE_LEVELS.get(tail.bare) if tail.bare else tail.level or head.entry.fields.get("level")
    return "province" if level == "city" and head.entry.code != "admin_unit" else level


def _cased(wording: str, case: str | None) -> bool:
    """The head is written as its entry asks: in capitals ("upper": CA, BV) or with one ("title": Bộ, Cục, Vụ)."""
    return case is None or (wording.isupper() if case == "upper" else wording[0].isupper())


def _inside_word(segmented: Segmented, head: Anchor) -> bool:
    """The head is a syllable of a longer word ("Thường | vụ") or of a person's name ("Bùi | Trường Giang")."""
    text, key = segmented.reading.text, segmented.reading.key
    if head.entry.phrase.startswith("thường "):  # "Ban | Thường vụ Tỉnh ủy", "Phó Bí thư | Thường trực Tỉnh ủy"
        return _STANDING.search(key, max(0, head.start - 6), head.start) is not None
    if " " in head.entry.phrase or head.start < 2 or text[head.start - 1] != " ":
        return False
    before = _LAST_WORD.search(key, max(0, head.start - 9), head.start - 1)
    if before is None:
        return False
    if text[head.start].islower():
        joined = text[before.start()].isupper() or head.entry.phrase in compounds().get(before[0], ())
        return (
            joined
            and before[0] not in _TITLE_WORDS
            and not (head.entry.code == "admin_unit" and head.entry.fields.get("level") in _ADMIN_LEVELS)
        )
    if head.entry.fields.get("level") == "village" and text[before.start()].isupper() and not text[before.start() : before.end()].isupper():
        return True
    name = before[0] in common_surnames() or before[0] in ("thị", "văn")
    return name and text[before.start()].isupper() and head.entry.fields.get("tail") != "admin"
