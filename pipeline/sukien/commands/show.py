"""`sukien show`: what a run found."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("show")
@click.argument("out", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--limit", type=click.IntRange(min=0), default=200, show_default=True, help="How many events to print.")
def command(out: Path, limit: int) -> None:
    """Summarise the run in folder OUT: its events as lines, totals, and where the records lie."""
    from rich.console import Console

    from sukien.show import show_run

    if not any(out.glob("articles-*.jsonl")):
        raise click.BadParameter(f"{out} holds no run (no articles-*.jsonl)", param_hint="OUT")
    try:
        show_run(Console(highlight=False, soft_wrap=True), out, limit)
    except ValueError as error:
        raise click.UsageError(f"{error}; run again to write it anew") from error
