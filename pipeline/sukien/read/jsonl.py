"""JSON lines: one article a line."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import partial
from typing import Any

import jsonlines
import msgspec

from sukien import jsonl
from sukien.article import Article
from sukien.read.decode import decode
from sukien.read.fields import article_of, source_of
from sukien.read.lines import Line, piece_lines
from sukien.read.raw import Piece, Raw, Reading, Unread


def read_jsonl(piece: Piece, reading: Reading) -> Iterator[Raw]:
    """The articles of a file of JSON lines, or of a part of it; blank lines count as rows and hold nothing."""
    limit = reading.max_bytes * 6 + 65_536  # a character may be written as six ("\\u1ea1"), beside the other fields
    for row, line in enumerate(piece_lines(piece, limit), piece.row):
        if line.data.strip():
            yield Raw(partial(_parse, line, row, piece.path, reading), row, line.offset)


def _parse(line: Line, row: int, path: str, reading: Reading) -> Article:
    if not line.whole:
        raise Unread("too_large", f"a line of {line.size} bytes, over the limit of {reading.max_bytes} bytes an article")
    fields = _fields(line.data, reading)
    digest = hashlib.sha256(line.data.rstrip(b"\r\n")).hexdigest()
    return article_of(fields, reading, source_of(fields, reading, path, "jsonl", row, digest))


def _fields(data: bytes, reading: Reading) -> dict[str, Any]:
    """The JSON object of a line. Raises Unread."""
    try:
        data.decode()
    except UnicodeDecodeError:
        data = decode(data, reading.encoding).text.encode()
    try:
        fields: dict[str, Any] = jsonl.reader([data]).read(type=dict)
    except jsonlines.InvalidLineError as error:
        cause = error.__cause__
        why = f"the line is not JSON: {cause}" if isinstance(cause, msgspec.DecodeError) else "the line is not a JSON object"
        raise Unread("malformed_json", why) from error
    return fields
