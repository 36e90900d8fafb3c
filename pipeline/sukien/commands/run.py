"""`sukien run`: read inputs, write the records of all their articles into a folder."""

from __future__ import annotations

import click


@click.command("run")
def command() -> None:
    """Read articles and write their records into a folder."""
