"""Lines of a file with a bound on memory, whatever the file holds."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple, cast

from sukien.read.access import CHUNK, Chunks, check_whole, open_piece
from sukien.read.raw import Piece

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class Line(NamedTuple):
    """A line with its line end: `offset` where it begins, `size` its bytes; `data` is cut short when `whole` is false."""

    data: bytes
    offset: int
    size: int
    whole: bool


def piece_lines(piece: Piece, limit: int) -> Iterator[Line]:
    """The lines of a piece; offsets are those of the unpacked file. Raises OSError, Unread."""
    start = piece.start or 0
    with open_lines(piece, start) as file:
        for line in bounded_lines(file, limit, start, piece.stop):
            if not line.data.endswith(b"\n"):
                check_whole(file)  # a last line that a torn archive ends in is no line
            yield line
        check_whole(file)


def open_lines(piece: Piece, start: int = 0) -> BinaryIO:
    """The unpacked bytes of a file from offset `start`, UTF-16 turned into UTF-8, so that a line end is one byte."""
    file = open_piece(piece)
    if not start:
        return narrow(file)
    if piece.compression is None and file.read(2) not in _UTF16:
        file.seek(start)
        return file
    if piece.compression is None:
        file.seek(0)
    stream = narrow(file)
    while start and (skipped := len(stream.read(min(CHUNK, start)))):
        start -= skipped
    return stream


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
    if head not in _UTF16:
        return cast(BinaryIO, rest)
    return cast(BinaryIO, io.BufferedReader(Chunks(file, _recode(cast(BinaryIO, rest))), CHUNK))


def _and_rest(head: bytes, file: BinaryIO) -> Iterator[bytes]:
    yield head
    while chunk := file.read1(CHUNK):  # type: ignore[attr-defined]
        yield chunk
    check_whole(file)


def _recode(file: BinaryIO) -> Iterator[bytes]:
    decoder = codecs.getincrementaldecoder("utf-16")(errors="replace")
    while chunk := file.read1(CHUNK):  # type: ignore[attr-defined]
        yield decoder.decode(chunk).encode()
    check_whole(file)
