"""WARC (ISO 28500): one article a page. Requests, images, redirects and error pages are no inputs."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr
from functools import partial
from typing import Any, BinaryIO, NamedTuple

import msgspec

from sukien.article import Article, Source
from sukien.read.access import CHUNK, check_whole, need, open_piece
from sukien.read.cut import most_parts, room
from sukien.read.raw import Piece, Raw, Reading, Unread

_ENDS_EARLY = "the archive ends {} bytes before the record does"
_CHARSET = re.compile(r"charset=[\"']?([\w-]+)", re.IGNORECASE)


class _Page(NamedTuple):
    """A page as it lies in the archive; `fault`: why it cannot be trusted, or ""."""

    data: bytes
    url: str | None
    type: str
    date: str | None
    fault: str


def read_warc(piece: Piece, reading: Reading) -> Iterator[Raw]:
    """The pages of an archive, or of a part of it; `row` counts all records. Raises OSError, Unread where the archive is torn."""
    with _opened(piece) as file:
        row = piece.row
        for record, offset in _records(file, piece.start or 0):
            if piece.stop is not None and offset >= piece.stop:
                return
            if (page := _page(record, reading.max_bytes)) is not None:
                yield Raw(partial(_parse, page, row, piece.path, reading), row, offset)
                if page.fault.startswith("truncated"):
                    return
            row += 1
        check_whole(file)


def _parse(page: _Page, row: int, path: str, reading: Reading) -> Article:
    from sukien.read.html import article_of_page

    if page.fault:
        code, message = page.fault.split(": ", 1)
        raise Unread(code, message)
    charset = _CHARSET.search(page.type)
    source = Source(path=path, url=page.url, format="warc", row=row, sha256=hashlib.sha256(page.data).hexdigest())
    return article_of_page(page.data, charset[1] if charset else reading.encoding, source, is_plain="text/plain" in page.type)


def _page(record: Any, limit: int) -> _Page | None:
    """The page of a record; None when it is none. The record is read to its end, so that its digest is checked."""
    headers = record.rec_headers
    http = record.http_headers
    kind = (http.get_header("Content-Type") if http else headers.get_header("Content-Type")) or ""
    is_page = record.rec_type in ("response", "resource", "conversion") and any(t in kind for t in ("text/html", "xhtml", "text/plain"))
    if not is_page or (http is not None and http.get_statuscode() not in ("200", "203")):
        return None
    stream = record.content_stream()
    data = stream.read(limit + 1)
    while stream.read(CHUNK):
        pass
    fault = ""
    if record.raw_stream.limit > 0:  # bytes that the record promises and the archive does not hold
        fault = f"truncated: {_ENDS_EARLY.format(record.raw_stream.limit)}"
    elif record.digest_checker is not None and record.digest_checker.passed is False:
        fault = "digest_mismatch: the digest in the archive is not that of the page"
    elif len(data) > limit:
        fault = f"too_large: over the limit of {limit} bytes an article"
    return _Page(data, headers.get_header("WARC-Target-URI"), kind, headers.get_header("WARC-Date"), fault)


def _records(file: BinaryIO, start: int) -> Iterator[tuple[Any, int]]:
    """Records and the offsets where they begin. Raises Unread for what is no archive, or none to its end."""
    records = need("warcio.archiveiterator", "warc").ArchiveIterator(file, check_digests=True)
    base = start - records.offset
    while True:
        try:
            with redirect_stderr(io.StringIO()):  # warcio warns there
                record = next(records, None)
        except OSError:
            raise
        except Exception as error:  # warcio meets damaged headers with errors of many kinds
            raise Unread("malformed_archive", f"not a whole WARC file: {error}") from error
        if record is None:
            break
        if record.rec_headers.get_header("Content-Length") is None:
            raise Unread("truncated", "the archive ends in the headers of a record")
        yield record, base + records.offset
        while record.raw_stream.read(CHUNK):
            pass
        if missing := record.raw_stream.limit:
            raise Unread("truncated", _ENDS_EARLY.format(missing))
    if records.next_line is not None:
        raise Unread("truncated", "the archive ends in the headers of a record")
    if records.err_count:
        raise Unread("malformed_archive", "not a whole WARC file: bytes between its records, or behind them, are none of it")


def cut(piece: Piece, target: int) -> list[Piece]:
    """Parts of about `target` bytes, each beginning with a record. Raises OSError, Unread."""
    starts: list[tuple[int, int]] = []
    digest = hashlib.sha256()
    with _opened(msgspec.structs.replace(piece, start=0)) as file:
        try:
            for row, (record, offset) in enumerate(_records(file, 0)):
                digest.update(f"{offset} {record.rec_headers.get_header('WARC-Payload-Digest')}".encode())
                if not starts or offset - starts[-1][0] >= (target if piece.compression else room(starts[-1][0], target)):
                    starts.append((offset, row))
        except Unread:
            if not starts:
                raise  # the last part has no end: its reader comes to the damage and tells
    starts = most_parts(starts, piece)
    stops: list[int | None] = [offset for offset, _ in starts[1:]]
    return [
        msgspec.structs.replace(piece, start=start, row=row, stop=stop, sha256=f"{digest.hexdigest()}:{start}")
        for (start, row), stop in zip(starts, [*stops, None], strict=True)
    ]


@contextmanager
def _opened(piece: Piece) -> Iterator[BinaryIO]:
    """The unpacked archive from the piece's start."""
    with open_piece(piece) as file:
        start = piece.start or 0
        if not start and (head := _head(file)) and not head.startswith(b"WARC/"):
            raise Unread("malformed_archive", "not a WARC file")
        if piece.compression is None:
            file.seek(start)
        else:
            while start and (skipped := len(file.read(min(CHUNK, start)))):
                start -= skipped
        yield file


def _head(file: Any) -> bytes:
    """The first bytes, not taken from the stream."""
    if hasattr(file, "peek"):
        return bytes(file.peek(5)[:5])
    head = bytes(file.read(5))
    file.seek(0)
    return head
