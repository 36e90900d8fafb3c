"""Cuts large files into parts that can be read on their own, in one pass that holds a chunk at a time."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple, TypeVar

import msgspec

from sukien.read.access import CHUNK, check_whole
from sukien.read.formats import SINGLE
from sukien.read.lines import open_lines
from sukien.read.raw import Piece

Start = TypeVar("Start")
_UNPACKED = 4  # packed text is taken to be this many times larger unpacked
_MOST_PACKED_PARTS = 16  # each part of a packed file must unpack what stands before it: more parts, more waste


_SMALL = 1 << 18  # bytes of the first parts
_GROWTH = 32


def room(before: int, target: int) -> int:
    """How many bytes the next part may hold when `before` bytes stand in earlier ones.

    A part is at most a 32nd of what went before, so that workers that begin together also end together, but `target` at most.
    """
    return min(target, max(_SMALL, before // _GROWTH))


class Part(NamedTuple):
    """A stretch of lines: where it begins and ends, the row it begins with, and the SHA-256 of its bytes."""

    start: int
    stop: int
    row: int
    sha256: str


def cut(piece: Piece, target: int) -> list[Piece]:
    """A file as parts of about `target` bytes; a small one, or one whose format cannot be cut, as it is. Raises OSError, Unread."""
    if piece.format in SINGLE or piece.size * (_UNPACKED if piece.compression else 1) <= target:
        return [piece]
    if piece.format in ("jsonl", "csv"):
        return _cut(piece, target)
    from importlib import import_module

    found: list[Piece] = import_module(f"sukien.read.{piece.format}").cut(piece, target)
    return found


def _cut(piece: Piece, target: int) -> list[Piece]:
    with open_lines(piece) as file:
        parts = list(cut_lines(file, target, quoted=piece.format == "csv", growing=piece.compression is None))
        check_whole(file)
    step = _step(piece, len(parts))
    groups = [parts[i : i + step] for i in range(0, len(parts), step)]
    return [_piece(piece, group, is_last=group is groups[-1]) for group in groups]


def _step(piece: Piece, parts: int) -> int:
    return -(-parts // _MOST_PACKED_PARTS) if piece.compression else 1


def most_parts(starts: list[Start], piece: Piece) -> list[Start]:
    """Those of the places where parts could begin that are used: of a packed file only a few."""
    return starts[:: _step(piece, len(starts))]


def _piece(piece: Piece, parts: list[Part], is_last: bool) -> Piece:
    """Neighbouring parts as one piece; the last has no end, so that whatever a torn file ends with is met and told."""
    digest = parts[0].sha256 if len(parts) == 1 else hashlib.sha256("".join(part.sha256 for part in parts).encode()).hexdigest()
    stop = None if is_last else parts[-1].stop
    return msgspec.structs.replace(piece, start=parts[0].start, stop=stop, row=parts[0].row, sha256=digest)


def cut_lines(file: BinaryIO, most: int, quoted: bool, growing: bool) -> Iterator[Part]:
    """Parts of at least `most` bytes, each ending with a line end (`quoted`: with one that stands outside quotes).

    growing: the first ones hold less (see `room`).
    """
    start = row = 0
    while True:
        target = room(start, most) if growing else most
        digest, size, rows, odd = hashlib.sha256(), 0, 0, False
        while True:
            data = file.read(min(CHUNK, target - size)) if size < target else file.readline(CHUNK)
            if not data:
                break
            digest.update(data)
            size += len(data)
            found, odd = _rows(data, odd) if quoted else (data.count(b"\n"), False)
            rows += found
            if size > target and data.endswith(b"\n") and not odd:
                break
        if not size:
            return
        yield Part(start, start + size, row, digest.hexdigest())
        start, row = start + size, row + rows


def _rows(data: bytes, odd: bool) -> tuple[int, bool]:
    """Line ends outside quotes, and whether a quote is open at the end."""
    pieces = data.split(b'"')
    outside = pieces[1 if odd else 0 :: 2]
    return sum(piece.count(b"\n") for piece in outside), odd ^ (len(pieces) % 2 == 0)
