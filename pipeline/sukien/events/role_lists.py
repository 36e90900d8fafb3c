"""Lists of those who came that stand in lines of their own: "Dự hội nghị có:", then a person a line."""

from __future__ import annotations

import re

from sukien.events.role_cues import Cue
from sukien.mentions import SILENT, Span
from sukien.resolved import Resolved


def list_may_follow(resolved: Resolved, index: int) -> bool:
    """True where the next line, at `index` or after what is silent, may give the persons of the verbs before it ("Dự có:")."""
    kinds = resolved.segmented.kinds
    while index < len(kinds) and kinds[index] in SILENT:
        index += 1
    if index == len(kinds):
        return False
    start, end = resolved.segmented.sentences[index]
    if kinds[index] == "caption":
        return True
    if resolved.key[start].isalpha() and resolved.key[start] not in _ITEM_LETTERS:
        return False
    return _ITEM.match(resolved.key, start) is not None or is_number(resolved.key, Span(start, end))


def goes_on_with_list(resolved: Resolved, line: Span, last: int, cues: list[Cue], numbered: bool) -> bool:
    """True for a line that adds persons to the list of the line before.

    last: where the last whom it names ends, with his offices, or its start; numbered: the line before is nothing but its number.
    """
    if not all(is_label(resolved.key, last, cue) for cue in cues):
        return False
    return (numbered or _ITEM.match(resolved.key, line.start) is not None) and not _does_else(resolved, line, last)


def is_label(key: str, last: int, cue: Cue) -> bool:
    """True for a role told behind the name that ends at `last`: "ông A, Phó Chủ tịch UBND huyện | - Chủ trì hội nghị; bà B"."""
    if cue.role != "chair" or key.startswith("đồng ", cue.start):
        return False  # "ông A; bà B - đồng chủ trì hội nghị" is said of both
    return _LABEL_ENDS.match(key, cue.end) is not None and _LABEL.fullmatch(key, last, cue.start) is not None


def is_number(key: str, line: Span) -> bool:
    """True for a line with nothing but the number of an item."""
    return _NUMBER.fullmatch(key, *line) is not None


def _does_else(resolved: Resolved, line: Span, last: int) -> bool:
    """True for what tells, not as an item, of the last whom it names: "(Dự lễ có ông A.) Ông B | đánh trống khai hội." """
    return last > line.start and resolved.key[line.start].isalpha() and _GOES_ON.match(resolved.text, last, line.end) is not None


# A line that goes on with a list: an item, or "Các đồng chí Phó Chủ tịch UBND tỉnh: …".
_ITEM = re.compile(r"\s*(?:[-–+•*]|\d{1,2}[.)]|các đồng chí|các ông|cùng|đồng chí|đ/c|ông|bà)")
_GOES_ON = re.compile(r" (?!(?:cùng|và|với|đại diện|đồng|là|kiêm|phụ trách|nguyên|chủ trì|làm)\b)[^\W\d_A-ZĐ]\w* \w")
_ITEM_LETTERS = "cđôb"  # with which it can begin
_NUMBER = re.compile(r"\W*\d{1,3}[.)]?\W*")
_LABEL = re.compile(r"[^;:.]{0,60}[-–(,] ?")
_LABEL_ENDS = re.compile(r"(?: (?:hội nghị|đại hội|cuộc họp|buổi \w+))? ?(?:[;).\n]|$)")
