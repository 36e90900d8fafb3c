"""Where a dateline may stand: "BẮC KẠN -", "(TTXVN) -" at the head of the text."""

from __future__ import annotations

import re

from sukien.text import places_of

HEAD = 1500  # a dateline stands in the first paragraphs
_START = re.compile(r"[\n.!?](?:(?<=\n)| )")  # a line or a sentence begins after it
_DATELINE = re.compile(r"[ \t]*[(\[]?([^\W_][\w.\- ]{1,24}?)[)\]]?[ \t]*(?:[-–—]|(?<=[)\]]) ?(?=[A-ZĐ]))")
_DATELINE_MARKS = "-–—)]"  # what ends every dateline
LONGEST = 32  # characters from the start of a dateline to its mark, a bracket and single blanks included


def dateline_heads(text: str) -> list[tuple[int, int]]:
    """What may be the name in a dateline: the first words of lines and sentences of the head that a dash or bracket ends."""
    heads: list[tuple[int, int]] = []
    behind = 0  # where the text goes on after the mark before
    for mark in places_of(_DATELINE_MARKS, text[:HEAD]):  # marks are rarer than lines and sentences
        near = mark - LONGEST if mark - LONGEST > behind else behind
        behind = mark + 1
        if near and not _START.search(text, near - 2, mark):
            continue
        starts = [m.end() for m in _START.finditer(text, near - 2, mark) if m.end() >= near]
        for start in (0, *starts) if near == 0 else starts:
            if dateline := _DATELINE.match(text, start, HEAD):
                heads.append(dateline.span(1))
    return heads
