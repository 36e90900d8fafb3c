"""Lines of a reading with what can be seen of each alone."""

from __future__ import annotations

from typing import NamedTuple

CAPTION_MOST = 320  # characters; a longer line is a paragraph
_EDGE = " \t|"  # a table's row keeps its bars outside
_FINAL = '.!?…:;”"»)'


class Line(NamedTuple):
    """A line that is not blank: [start, end) without blanks and table bars around it; `stop` is where the next line begins."""

    start: int
    end: int
    stop: int

    @property
    def size(self) -> int:
        """Length in characters."""
        return self.end - self.start


def cut_lines(text: str) -> list[Line]:
    """The lines of a text that are not blank, in order; blank lines belong to the line before them.

    Together they cover the text: the first begins at 0, the last stops at its end.
    """
    lines: list[Line] = []
    at = 0
    for piece in text.split("\n"):
        stop = at + len(piece) + 1
        bare = piece.strip(_EDGE)
        if bare:
            start = at + len(piece) - len(piece.lstrip(_EDGE))
            lines.append(Line(start, start + len(bare), stop))
        elif lines:
            lines[-1] = lines[-1]._replace(stop=stop)
        at = stop
    if lines:
        lines[-1] = lines[-1]._replace(stop=len(text))
    return lines


def is_closed(text: str, line: Line) -> bool:
    """True when the line ends as a sentence or an introduction does, not as a heading or caption."""
    return text[line.end - 1] in _FINAL
