"""JSON lines with msgspec as the codec: one place where lines are encoded and decoded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
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


def records(folder: Path, pattern: str, type: type[Record]) -> Iterator[Record]:
    """The records of the files of a run that fit a glob, in order.

    Raises ValueError with the file, the line and the reason where a line is no such record.
    """
    decoder = msgspec.json.Decoder(type)
    for path in sorted(folder.glob(pattern)):
        with path.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                try:
                    yield decoder.decode(line)
                except msgspec.DecodeError as error:
                    raise ValueError(f"{path}, line {number}: {error}") from error
