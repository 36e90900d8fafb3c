"""Case tables: tests/cases/<kind>.txt, one row a text, what must be found marked in it.

    ký Quyết định số [1234/QĐ-UBND] về việc         found with this wording as its value
    Quyết định số [12 /QĐ-UBND](12/QĐ-UBND) của     found with this value
    tỷ số 2-1                                        nothing marked: nothing is found

A line "# words" begins a group; rows under "# known failures" are expected to fail and must be moved when they pass.
In a row, "\\n" is a line break; "\\[" and "\\]" are brackets of the text.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from sukien.article import Article
from sukien.mentions import Mentions, Segmented
from sukien.recognise import recognise
from sukien.segment import segment
from sukien.steps import finish
from sukien.text import Reading, make_reading, read_text

CASES = Path(__file__).parent / "cases"
_MARK = re.compile(r"(?<!\\)\[((?:[^\[\]\\]|\\.)*)\](?:\(([^()]*(?:\([^()]*\)[^()]*)*)\))?")


BEFORE = "Phong trào thi đua trong tỉnh\n\n"
AFTER = "\n\nPhong trào thi đua yêu nước được các tầng lớp nhân dân hưởng ứng trong nhiều năm qua.\n"


class Row(NamedTuple):
    """A row: the plain text and what must be found, as (start, end, value)."""

    text: str
    found: list[tuple[int, int, str]]


def parse(line: str) -> Row:
    """Take the marks out of a row."""
    text, found, at = "", [], 0
    for mark in _MARK.finditer(line):
        text += _plain(line[at : mark.start()])
        start = len(text)
        text += _plain(mark[1])
        found.append((start, len(text), mark[2] if mark[2] is not None else _plain(mark[1])))
        at = mark.end()
    return Row(text + _plain(line[at:]), found)


def _plain(piece: str) -> str:
    return piece.replace("\\n", "\n").replace("\\[", "[").replace("\\]", "]")


def rows(kind: str) -> list:
    """pytest parameters of a table, named group:line-number."""
    params, group = [], "typical"
    for number, line in enumerate((CASES / f"{kind}.txt").read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("# "):
            group = line[2:].strip()
        elif line.strip():
            marks = [pytest.mark.xfail(strict=True)] if group == "known failures" else []
            params.append(pytest.param(parse(line), id=f"{group}:{number}", marks=marks))
    return params


class InBody(NamedTuple):
    """What stands in a text that is the body of an article, and the text's places in it."""

    mentions: Mentions
    reading: Reading

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Offsets of the text for a span of the reading."""
        first, last = self.reading.place(start, end)
        return first - len(BEFORE), last - len(BEFORE)


def cut(text: str, title: str | None = None, published: str | None = None) -> Segmented:
    """A text cut into sections and sentences, with its lexicon anchors."""
    return finish(segment(make_reading(read_text(text).text), Article(text=text, title=title, published=published)))


def recognised(text: str) -> InBody:
    """Read a text between a headline and a last paragraph: alone, a short line may be a byline or a title."""
    whole = cut(BEFORE + text + AFTER)
    return InBody(finish(recognise(whole)), whole.reading)
