"""CSV: one article a row, named by the header."""

from __future__ import annotations

import csv
import hashlib
from codecs import BOM_UTF8
from collections.abc import Iterator
from functools import partial

from sukien.article import Article
from sukien.read.access import check_whole
from sukien.read.decode import decode
from sukien.read.fields import article_of, no_column, source_of
from sukien.read.lines import Line, bounded_lines, open_lines, piece_lines
from sukien.read.raw import Piece, Raw, Reading, Unread

_NAMES = {",": "commas", ";": "semicolons", "\t": "tabs"}


def read_csv(piece: Piece, reading: Reading) -> Iterator[Raw]:
    """The articles of a csv file, or of a part of it; `row` 0 is the first after the header. Raises OSError, Unread.

    Comma, semicolon or tab, whichever the header has most of; quoted fields may hold line ends. A row must have as many cells
    as the header (empty ones at the end of either do not count): else nobody can tell which text lost its quotes.
    """
    header_text = _header_text(piece, reading)
    delimiter = max(",;\t", key=header_text.count)
    header = _trimmed([name.strip() for name in next(csv.reader([header_text], delimiter=delimiter))], 1)
    if reading.text_field not in header:
        raise no_column(reading.text_field, header)
    csv.field_size_limit(reading.max_bytes)
    taken: list[Line] = []
    lines = _Lines(piece, reading, taken)
    rows = csv.reader(lines, delimiter=delimiter, strict=True)
    number = piece.row - 1
    while True:
        taken.clear()
        wrong = ""
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            cells, wrong = [], f"{error}{_extent(taken)}"
        if lines.ended:  # the reader asked for more: it stood within quotes
            wrong = f"the file ends within quotes{_extent(taken)}"
        first = number < 0
        number += 1
        if first or not (cells or wrong):
            continue
        cells = _trimmed(cells, len(header))
        if not wrong and len(cells) != len(header):
            wrong = f"{len(cells)} cells, and the header names {len(header)}: a text with {_NAMES[delimiter]} in it must stand in quotes"
            wrong += _extent(taken)
        fields = dict(zip(header, cells, strict=False))
        yield Raw(partial(_parse, fields, wrong, list(taken), number - 1, piece.path, reading), number - 1)


def _trimmed(cells: list[str], least: int) -> list[str]:
    """Cells without the empty ones at the end that are more than `least`."""
    while len(cells) > least and not cells[-1].strip():
        cells = cells[:-1]
    return cells


def _extent(taken: list[Line]) -> str:
    """How far a row goes that cannot be read: a quote that is not closed takes in the rows below."""
    return f"; the row takes in {len(taken)} lines" if len(taken) > 1 else ""


class _Lines:
    """Lines as text, each noted in `taken`; `ended`: there are no more, and more were asked for."""

    def __init__(self, piece: Piece, reading: Reading, taken: list[Line]) -> None:
        self._lines = _decoded(piece, reading, taken)
        self.ended = False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        for line in self._lines:
            return line
        self.ended = True
        raise StopIteration


def _decoded(piece: Piece, reading: Reading, taken: list[Line]) -> Iterator[str]:
    """Lines as text, each noted in `taken`."""
    for line in piece_lines(piece, reading.max_bytes + 65_536):
        taken.append(line)
        try:
            text = line.data.decode()
        except UnicodeDecodeError:
            try:
                text = decode(line.data, reading.encoding).text
            except Unread:
                text = line.data.decode("utf-8", "replace")
                taken[-1] = line._replace(whole=False, size=-1)
        yield text.removeprefix("\ufeff").replace("\0", " ")


def _parse(fields: dict[str, str], wrong: str, taken: list[Line], row: int, path: str, reading: Reading) -> Article:
    if any(line.size == -1 for line in taken):
        raise Unread("undecodable", "the row is neither UTF-8 nor in a known encoding of Vietnamese")
    if not all(line.whole for line in taken):
        raise Unread("malformed_row", f"not a csv row of at most {reading.max_bytes} bytes a field: the line is too long")
    if wrong:
        raise Unread("malformed_row", f"not a csv row: {wrong}")
    digest = hashlib.sha256(b"".join(line.data for line in taken)).hexdigest()
    return article_of(fields, reading, source_of(fields, reading, path, "csv", row, digest))


def _header_text(piece: Piece, reading: Reading) -> str:
    """The first line of the whole file. Raises Unread("empty") where it and all others are blank."""
    with open_lines(piece) as file:
        lines = bounded_lines(file, 65_536)
        line = next(lines, None)
        if line is None or not line.data.endswith(b"\n"):
            check_whole(file)
        if line is None or (_is_blank(line) and all(map(_is_blank, lines))):
            raise Unread("empty", "no rows: nothing but blanks")
    return decode(line.data, reading.encoding).text.strip("\r\n")


def _is_blank(line: Line) -> bool:
    return not line.data.removeprefix(BOM_UTF8).strip()
