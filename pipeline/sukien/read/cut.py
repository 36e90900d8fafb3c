"""Cuts large files into parts that can be read on their own, in one pass that holds a chunk at a time."""

from __future__ import annotations

import codecs
import hashlib
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

import msgspec

from sukien.read.access import CHUNK, open_address, open_piece
from sukien.read.formats import SINGLE
from sukien.read.raw import Piece

_UNPACKED = 4  # packed text is taken to be this many times larger unpacked
_MOST_PACKED_PARTS = 16  # each part of a packed file must unpack what stands before it: more parts, more waste


class Part(NamedTuple):
    """A stretch of lines: where it begins and ends, in bytes and in rows, and the SHA-256 of its bytes."""

    start: int
    stop: int
    row: int
    stop_row: int
    sha256: str


def cut(piece: Piece, target: int) -> list[Piece]:
    """A file as parts of about `target` bytes; a small one, or one whose format cannot be cut, as it is. Raises OSError, Unread."""
    if piece.format in SINGLE or piece.size * (_UNPACKED if piece.compression else 1) <= target:
        return [piece]
    if piece.format in ("jsonl", "csv"):
        return _cut_packed(piece, target) if piece.compression else _cut_plain(piece, target)
    from importlib import import_module

    found: list[Piece] = import_module(f"sukien.read.{piece.format}").cut(piece, target)
    return found


def _cut_plain(piece: Piece, target: int) -> list[Piece]:
    with open_address(piece.address) as file:
        if file.read(2) in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
            return [piece]
        file.seek(0)
        parts = list(cut_lines(file, target, quoted=piece.format == "csv"))
    return [msgspec.structs.replace(piece, start=p.start, stop=p.stop, row=p.row, sha256=p.sha256) for p in parts]


def _cut_packed(piece: Piece, target: int) -> list[Piece]:
    with open_piece(piece) as file:
        parts = list(cut_lines(file, target, quoted=piece.format == "csv"))
    whole = hashlib.sha256("".join(p.sha256 for p in parts).encode()).hexdigest()
    step = -(-len(parts) // _MOST_PACKED_PARTS)
    groups = [parts[i : i + step] for i in range(0, len(parts), step)]
    ends: list[int | None] = [group[-1].stop_row for group in groups]
    ends[-1:] = [None]  # whatever a torn file ends with belongs to its last part
    return [msgspec.structs.replace(piece, row=group[0].row, stop_row=end, sha256=whole) for group, end in zip(groups, ends, strict=True)]


def cut_lines(file: BinaryIO, target: int, quoted: bool) -> Iterator[Part]:
    """Parts of at least `target` bytes, each ending with a line end (`quoted`: with one that stands outside quotes)."""
    start = row = 0
    while True:
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
        yield Part(start, start + size, row, row + rows, digest.hexdigest())
        start, row = start + size, row + rows


def _rows(data: bytes, odd: bool) -> tuple[int, bool]:
    """Line ends outside quotes, and whether a quote is open at the end."""
    pieces = data.split(b'"')
    outside = pieces[1 if odd else 0 :: 2]
    return sum(piece.count(b"\n") for piece in outside), odd ^ (len(pieces) % 2 == 0)
