"""The articles of one input named on the command line."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from sukien.article import Article
from sukien.read import Piece, Reading, Unread, no_article, raws
from sukien.read.find import Aside, NoInput, find, find_stdin
from sukien.run.options import BadOptions, load_options


def articles(file: str, how: Mapping[str, Any], refused: Callable[[str], Any]) -> Iterator[Article]:
    """Articles of a file, folder, glob or address, or of standard input for "-", in order.

    how: values of the options of `_how_to_read`; `refused` is called with a line of text for each article that cannot be read.
    Raises click.UsageError for an option of no use, click.BadParameter when the input is not there.
    """
    try:
        options = load_options(None, {name: value for name, value in how.items() if value is not None})
    except BadOptions as error:
        raise click.UsageError(str(error)) from error
    if file == "-":
        with tempfile.TemporaryDirectory() as folder:
            spool = Path(folder) / "stdin"
            spool.write_bytes(sys.stdin.buffer.read())
            yield from _read(find_stdin(spool, options.format), options.reading(), refused)
        return
    try:
        for piece in find((file,), format=options.format, leave_out=Path(), aside=Aside()):
            yield from _read(piece, options.reading(), refused)
    except NoInput as error:
        raise click.BadParameter(str(error), param_hint="FILE") from error


def _read(piece: Piece, reading: Reading, refused: Callable[[str], Any]) -> Iterator[Article]:
    empty = True
    try:
        for raw in raws(piece, reading):
            empty = False
            try:
                yield raw.parse()
            except Unread as error:
                refused(_line(piece, raw.row, error.code, error.message))
        if empty:
            raise no_article()
    except Unread as error:
        refused(_line(piece, None, error.code, error.message))
    except OSError as error:
        refused(_line(piece, None, "unreadable", str(error)))


def _line(piece: Piece, row: int | None, code: str, message: str) -> str:
    place = piece.path if row is None else f"{piece.path}, row {row} (the first is 0)"
    return f"{place}: {code}: {message}"
