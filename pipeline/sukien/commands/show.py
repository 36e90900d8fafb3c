"""`sukien show`: what a run found."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("show")
@click.argument("out", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--limit", type=click.IntRange(min=0), default=200, show_default=True, help="How many events to print.")
def command(out: Path, limit: int) -> None:
    """Summarise the run in folder OUT: its events as lines, totals, and where the records lie."""
    from sukien.show import show_run, terminal

    if not any(out.glob("articles-*.jsonl")):
        why = "a run that has finished no shard yet" if (out / ".sukien").is_dir() else "no run (no articles-*.jsonl)"
        raise click.BadParameter(f"{out} holds {why}", param_hint="OUT")
    try:
        show_run(terminal(), out, limit)
    except ValueError as error:
        raise click.UsageError(f"{error}; run again to write it anew") from error
