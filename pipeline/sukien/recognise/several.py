"""Offices told of several at once: "Các ông A, B được bầu làm Phó Chủ tịch", "ông A, ông B và bà C đều là Phó Giám đốc sở"."""

from __future__ import annotations

import re
from bisect import bisect_left

from msgspec.structs import replace

from sukien.mentions import PersonMention, Segmented
from sukien.recognise.groups import TERM, Group

_LISTED = re.compile(r"(?:[,;]| và|[,;] và) (?:đồng chí |ông |bà |anh |chị |thầy |cô )?")
_ADDRESS = (
    r"(?:ông|bà|đồng chí|đ/c|anh|chị|thầy|cô|(?:tiến|thạc) sĩ|(?:pgs\.?,? ?|gs\.?,? ?)?ts\.?|(?:đại|thượng|trung|thiếu) (?:tá|tướng))"
)
GIVEN_TO = re.compile(
    rf"(?: về [^.,;:]{{2,60}}?)?{TERM}{{0,2}}"
    rf"(?:(?: được (?:giao|trao))? (?:cho|đối với|của) (?:các )?{_ADDRESS}:? | (?:là|gồm(?: có)?): ?(?:{_ADDRESS} )?)"
)
_ALL_ARE = (" đều là ", "(đều là ", " cùng là ", "(cùng là ")
_TOLD_OF_ALL = re.compile(r" (?:cùng |tiếp tục )?(?:giữ|được|đắc cử|tái|trúng cử|làm|là|đều|đảm|nhận)(?![^\W_])")
_APPOSED = re.compile(r" ?([-–,]) ?")
_DASHES = frozenset({"-", "–"})
_FEW_HOLD = ("phó", "thứ trưởng", "ủy viên", "uỷ viên", "thành viên", "nguyên phó")  # posts that there are several of in one body
_ITEM_OPENS = re.compile(  # not of private persons
    r"(?<!gia đình)(?<!bị hại)(?<!nguyên đơn)(?<!bị đơn)(?<!nạn nhân)(?<!bị cáo)"
    r"(?:;| có| gồm|:) (?:đồng chí |ông |bà |anh |chị |thầy |cô )?$"
)
_ALL = re.compile(r"(?<![^\W_])(?:các|hai|ba|bốn|năm|\d) (?:ông, bà|ông bà|ông|bà|đồng chí|đ/c|anh|chị|thầy|cô|vị):? $")


def together(segmented: Segmented, group: Group, holder: int, starts: list[int], found: dict[int, PersonMention]) -> list[int]:
    """The holder and all who are listed with him, where several are told of: "Ông A, ông B và bà C đều là Phó Giám đốc sở",
    "Các ông A, B được bầu làm Phó Chủ tịch", "bổ nhiệm Phó Chánh án cho các ông A, B và bà C"."""
    key, named = segmented.reading.key, [holder]
    i = bisect_left(starts, holder)
    if holder > group.start:
        if _is_plural(key, holder) or GIVEN_TO.fullmatch(key, group.end, holder):
            for start in starts[i + 1 :]:
                if not _LISTED.fullmatch(key, found[named[-1]].full.end, found[start].full.start):
                    break
                named.append(start)
        return named
    return _all_before(key, i, group.start, starts, found)


def _all_before(key: str, i: int, at: int, starts: list[int], found: dict[int, PersonMention], apposed: str = "") -> list[int]:
    """The person at `starts[i]`, and those listed before him where the office at `at` is told of all; apposed: the mark between the last
    name and the office right behind it. A dash tells as much in an item of a list as a plural, a comma may be of the last alone."""
    named = [starts[i]]
    for start in reversed(starts[:i]):
        if not _LISTED.fullmatch(key, found[start].full.end, found[named[-1]].full.start) or (apposed and found[start].offices):
            break
        named.append(start)
    first = named[-1]
    told = (
        key.endswith(_ALL_ARE, 0, at)
        or _is_plural(key, first)
        or (apposed in _DASHES and _ITEM_OPENS.search(key, max(first - 30, 0), first))
    )
    return named if told else named[:1]


def share_told(segmented: Segmented, starts: list[int], found: dict[int, PersonMention]) -> None:
    """ "các đồng chí A, B và C | giữ chức Phó Bí thư", "các ông A, B - | Phó Chủ tịch": who is named last is not the only one."""
    key = segmented.reading.key
    for i, start in enumerate(starts):
        last = found[start]
        if not i or len(last.offices) != 1 or found[starts[i - 1]].offices:
            continue
        office = last.offices[0]
        mark = _APPOSED.fullmatch(key, last.end, office.start) if office.title.lower().startswith(_FEW_HOLD) else None
        apposed = mark[1] if mark else ""
        if not apposed and not _TOLD_OF_ALL.match(key, last.end, office.start):
            continue
        for other in _all_before(key, i, office.start, starts, found, apposed)[1:]:
            if not found[other].offices:
                found[other] = replace(found[other], offices=last.offices)


def _is_plural(key: str, at: int) -> bool:
    """Several persons are named from `at` on: "các ông |", "hai đồng chí |"."""
    return _ALL.search(key, at - 16 if at > 16 else 0, at) is not None
