"""`sukien extract`: what stands in an article, for a person to read."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("extract")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the records instead, one article with its events a line.")
def command(file: Path, as_json: bool) -> None:
    """Read the articles in FILE ("-": standard input) and show each with its finds and its events."""
    import msgspec
    from rich.console import Console

    from sukien import extract_many
    from sukien.commands._inputs import articles
    from sukien.show import show_result

    console = Console(highlight=False, soft_wrap=True)
    for result in extract_many(articles(file)):
        if as_json:
            click.echo(msgspec.json.encode(result.to_records()))
        else:
            show_result(console, result)
