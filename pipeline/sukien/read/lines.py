"""Lines of a file with a bound on memory, whatever the file holds."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple, cast

from sukien.read.access import CHUNK, Chunks, open_piece
from sukien.read.raw import Piece


class Line(NamedTuple):
    """A line with its line end: `offset` where it begins, `size` its bytes; `data` is cut short when `whole` is false."""

    data: bytes
    offset: int
    size: int
    whole: bool


def piece_lines(piece: Piece, limit: int) -> Iterator[tuple[int, Line]]:
    """The lines of a piece with their 0-based row in the whole file. Raises OSError, Unread."""
    with open_piece(piece) as file:
        if piece.start:
            file.seek(piece.start)
            yield from enumerate(bounded_lines(file, limit, piece.start, piece.stop), piece.row)
            return
        for row, line in enumerate(bounded_lines(narrow(file), limit, 0, piece.stop)):
            if piece.stop_row is not None and row >= piece.stop_row:
                return
            if row >= piece.row:
                yield row, line


def bounded_lines(file: BinaryIO, limit: int, start: int = 0, stop: int | None = None) -> Iterator[Line]:
    """Lines that begin in [start, stop) of a stream that stands at `start`; of a line only the first `limit` bytes are kept."""
    at = start
    while stop is None or at < stop:
        data = file.readline(limit + 1)
        if not data:
            return
        size = len(data)
        whole = size <= limit or data.endswith(b"\n")
        if not whole:
            data = data[:limit]
            while more := file.readline(CHUNK):
                size += len(more)
                if more.endswith(b"\n"):
                    break
        yield Line(data, at, size, whole)
        at += size


def narrow(file: BinaryIO) -> BinaryIO:
    """The same stream as UTF-8 when it begins with the mark of UTF-16, so that a line end is one byte."""
    head = file.read(2)
    rest = io.BufferedReader(Chunks(file, _and_rest(head, file)), CHUNK)
    if head not in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        return cast(BinaryIO, rest)
    return cast(BinaryIO, io.BufferedReader(Chunks(file, _recode(cast(BinaryIO, rest))), CHUNK))


def _and_rest(head: bytes, file: BinaryIO) -> Iterator[bytes]:
    yield head
    while chunk := file.read(CHUNK):
        yield chunk


def _recode(file: BinaryIO) -> Iterator[bytes]:
    decoder = codecs.getincrementaldecoder("utf-16")(errors="replace")
    while chunk := file.read(CHUNK):
        yield decoder.decode(chunk).encode()
