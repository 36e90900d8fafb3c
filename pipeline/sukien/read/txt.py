"""Plain text: one file, one article."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from sukien.article import Article, Source
from sukien.read.access import check_whole, open_piece
from sukien.read.decode import decode
from sukien.read.raw import Piece, Raw, Reading, Unread


def read_txt(piece: Piece, reading: Reading) -> Iterator[Raw]:
    """The one article of a text file."""

    def parse() -> Article:
        data = whole(piece, reading)
        text = decode(data, reading.encoding).text
        return Article(text=text, source=Source(path=piece.path, format="txt", sha256=hashlib.sha256(data).hexdigest()))

    yield Raw(parse)


def whole(piece: Piece, reading: Reading) -> bytes:
    """All unpacked bytes of a file of one article. Raises Unread when they are over the limit, OSError."""
    with open_piece(piece) as file:
        data = file.read(reading.max_bytes + 1)
        check_whole(file)
    if len(data) > reading.max_bytes:
        raise Unread("too_large", f"over the limit of {reading.max_bytes} bytes an article")
    return data
