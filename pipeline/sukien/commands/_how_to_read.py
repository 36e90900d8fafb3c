"""The options of every command that reads inputs: how they are read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

_FORMATS = ("txt", "html", "jsonl", "csv", "parquet", "warc")
_OPTIONS = (
    click.option("--format", type=click.Choice(_FORMATS), help="Of files whose names do not tell."),
    click.option("--text-field", help="Field of jsonl, csv, parquet rows.  [default: text]"),
    click.option("--title-field", help="[default: title]"),
    click.option("--url-field", help="[default: url]"),
    click.option("--published-field", help="[default: published]"),
    click.option("--id-field", help="[default: id]"),
    click.option("--encoding", help="Of text that is not UTF-8.  [default: found out]"),
)


def how_to_read(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command these options; what is not given is None."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command
