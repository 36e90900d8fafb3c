"""JSON lines with msgspec as the codec: one place where lines are encoded and decoded."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO, TypeVar

import jsonlines
import msgspec

Record = TypeVar("Record")
_encoder = msgspec.json.Encoder()


def writer(file: BinaryIO) -> jsonlines.Writer:
    """A writer of records (msgspec Structs, dicts, …), one a line; the caller closes `file`."""
    return jsonlines.Writer(file, dumps=_encoder.encode)


def reader(lines: Iterable[bytes], type: type[Record] | None = None) -> jsonlines.Reader:
    """A reader of lines; with `type` each becomes such a Struct.

    Iterating raises `jsonlines.InvalidLineError` for a line that is not JSON or not of the type.
    """
    return jsonlines.Reader(lines, loads=(msgspec.json.Decoder(type) if type else msgspec.json.Decoder()).decode)
