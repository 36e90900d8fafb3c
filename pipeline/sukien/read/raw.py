"""What readers hand on: articles not yet parsed, so that a limit can stand around each one."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from sukien.article import Article, Unreadable
from sukien.read.formats import Compression, Format


class Unread(Unreadable):
    """An input that cannot be read; becomes a line of rejects.jsonl. `code`: short reason; `message`: a sentence for a person."""


def no_article() -> Unread:
    """What to say of a file that was read to its end and held none."""
    return Unread("empty", "the file holds no article")


class Raw(Struct, frozen=True):
    """One article of an input, not yet parsed. `parse` raises Unread.

    row: 0-based row in a file of many articles, else None; offset: its byte offset where known.
    """

    parse: Callable[[], Article]
    row: int | None = None
    offset: int | None = None


class Piece(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A file, or a part of one, that a single worker reads from start to end.

    path: as a person named it (what records show); address: absolute path or URL (what is opened, see read/access.py).
    size, stamp: bytes and last change (nanoseconds, or a remote store's tag) when it was listed.
    start, stop: where the part begins and ends, None: the file's ends; bytes of the unpacked file, but row groups for parquet.
    row: the row that the part begins with; sha256: of the part as planned, None: not yet read.
    """

    path: str
    address: str
    format: Format
    compression: Compression | None = None
    size: int = 0
    stamp: str = ""
    start: int | None = None
    stop: int | None = None
    row: int = 0
    sha256: str | None = None


class Reading(Struct, frozen=True, kw_only=True):
    """How inputs are read: everything a reader may be told. Field names are those of jsonl, csv and parquet rows.

    encoding: of text, csv and jsonl files that are not UTF-8, None: found out; max_bytes: of one article as it lies in the input.
    """

    text_field: str = "text"
    title_field: str = "title"
    url_field: str = "url"
    published_field: str = "published"
    id_field: str = "id"
    encoding: str | None = None
    max_bytes: int = 4 << 20
