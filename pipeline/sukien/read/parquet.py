"""Parquet: one article a row."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Iterator
from functools import partial
from typing import Any, BinaryIO, cast

import msgspec

from sukien.article import Article
from sukien.read.access import CHUNK, need, open_address, open_piece
from sukien.read.cut import room
from sukien.read.fields import article_of, no_column, source_of
from sukien.read.raw import Piece, Raw, Reading, Unread

_BATCH = 64  # rows in memory at a time


def read_parquet(piece: Piece, reading: Reading) -> Iterator[Raw]:
    """The articles of a parquet file, or of some of its row groups. Raises OSError, Unread."""
    arrow = need("pyarrow", "parquet")
    try:
        with _open(piece) as file:
            table = need("pyarrow.parquet", "parquet").ParquetFile(file, page_checksum_verification=True)
            names = [getattr(reading, f"{field}_field") for field in ("text", "title", "url", "published", "id")]
            columns = [name for name in names if name in table.schema_arrow.names]
            if reading.text_field not in columns:
                raise no_column(reading.text_field, table.schema_arrow.names)
            groups = range(piece.start or 0, table.num_row_groups if piece.stop is None else piece.stop)
            row = piece.row
            for batch in table.iter_batches(batch_size=_BATCH, row_groups=list(groups), columns=columns):
                for fields in batch.to_pylist():
                    yield Raw(partial(_parse, fields, row, piece.path, reading, table.schema_arrow.names), row)
                    row += 1
    except arrow.ArrowInvalid as error:
        raise Unread("malformed_archive", f"not a whole parquet file: {error}") from error
    except OSError as error:
        if error.errno is not None:
            raise
        raise Unread("malformed_archive", f"damaged parquet data: {error}") from error  # pyarrow's word for it


def _parse(fields: dict[str, Any], row: int, path: str, reading: Reading, columns: list[str]) -> Article:
    digest = hashlib.sha256(msgspec.json.encode(fields)).hexdigest()
    return article_of(fields, reading, source_of(fields, reading, path, "parquet", row, digest), columns)


def cut(piece: Piece, target: int) -> list[Piece]:
    """Row groups as parts of about `target` bytes. Raises OSError, Unread."""
    arrow = need("pyarrow", "parquet")
    if piece.compression:
        return [piece]
    digest = hashlib.sha256()
    with open_address(piece.address) as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
        file.seek(0)
        try:
            meta = need("pyarrow.parquet", "parquet").ParquetFile(file).metadata
        except arrow.ArrowInvalid:
            return [piece]
        sizes = [(meta.row_group(i).total_byte_size, meta.row_group(i).num_rows) for i in range(meta.num_row_groups)]
    parts: list[Piece] = []
    start = row = before = size = rows = 0
    for group, (group_size, group_rows) in enumerate(sizes, 1):
        size, rows = size + group_size, rows + group_rows
        if size >= room(before, target) or group == len(sizes):
            parts.append(msgspec.structs.replace(piece, start=start, stop=group, row=row, sha256=f"{digest.hexdigest()}:{start}-{group}"))
            start, row, before, size, rows = group, row + rows, before + size, 0, 0
    return parts or [piece]


def _open(piece: Piece) -> BinaryIO:
    """The file, seekable: a packed one is unpacked to disk."""
    if piece.compression is None:
        return open_address(piece.address)
    spool = tempfile.TemporaryFile()  # noqa: SIM115  closed by the caller
    with open_piece(piece) as packed:
        shutil.copyfileobj(packed, spool, CHUNK)
    spool.seek(0)
    return cast(BinaryIO, spool)
