"""The articles of one input named on the command line."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click

from sukien.article import Article
from sukien.read import Piece, Reading, Unread, raws
from sukien.read.find import Aside, NoInput, find, find_stdin


def articles(file: str, refused: Callable[[str], Any]) -> Iterator[Article]:
    """Articles of a file, folder, glob or address, or of standard input for "-", in order.

    `refused` is called with a line of text for each article that cannot be read.
    Raises click.BadParameter when the input is not there.
    """
    if file == "-":
        with tempfile.TemporaryDirectory() as folder:
            spool = Path(folder) / "stdin"
            spool.write_bytes(sys.stdin.buffer.read())
            yield from _read(find_stdin(spool, None), refused)
        return
    try:
        for piece in find((file,), format=None, leave_out=Path(), aside=Aside()):
            yield from _read(piece, refused)
    except NoInput as error:
        raise click.BadParameter(str(error), param_hint="FILE") from error


def _read(piece: Piece, refused: Callable[[str], Any]) -> Iterator[Article]:
    try:
        for raw in raws(piece, Reading()):
            try:
                yield raw.parse()
            except Unread as error:
                refused(_line(piece, raw.row, error.code, error.message))
    except Unread as error:
        refused(_line(piece, None, error.code, error.message))
    except OSError as error:
        refused(_line(piece, None, "unreadable", str(error)))


def _line(piece: Piece, row: int | None, code: str, message: str) -> str:
    place = piece.path if row is None else f"{piece.path}, row {row} (the first is 0)"
    return f"{place}: {code}: {message}"
