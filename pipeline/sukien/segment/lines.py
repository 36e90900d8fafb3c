"""Lines of a reading with what can be seen of each alone."""

from __future__ import annotations

from msgspec import Struct

CAPTION_MOST = 320  # characters; a longer line is a paragraph
_EDGE = " \t|"  # a table's row keeps its bars outside
_FINAL = '.!?…:;”"»)'


class Line(Struct, frozen=True, gc=False):
    """A line that is not blank: [start, end), `size` characters, without blanks and table bars around it; `stop` is where
    the next line begins."""

    start: int
    end: int
    stop: int
    size: int


def cut_lines(text: str) -> list[Line]:
    """The lines of a text that are not blank, in order; blank lines belong to the line before them.

    Together they cover the text: the first begins at 0, the last stops at its end.
    """
    spans: list[tuple[int, int]] = []
    begins: list[int] = []  # where the lines begin with the blanks and bars before them
    at = 0
    for piece in text.split("\n"):
        bare = piece.strip(_EDGE)
        if bare:
            start = at if len(bare) == len(piece) else at + piece.index(bare[0])
            spans.append((start, start + len(bare)))
            begins.append(at)
        at += len(piece) + 1
    return [Line(start, end, stop, end - start) for (start, end), stop in zip(spans, [*begins[1:], len(text)], strict=False)]


def is_closed(text: str, line: Line) -> bool:
    """True when the line ends as a sentence or an introduction does, not as a heading or caption."""
    return text[line.end - 1] in _FINAL
