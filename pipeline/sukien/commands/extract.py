"""`sukien extract`: what stands in an article, for a person to read."""

from __future__ import annotations

from typing import Any

import click

from sukien.commands._how_to_read import how_to_read


@click.command("extract")
@click.argument("file")
@click.option("--json", "as_json", is_flag=True, help="Print the records instead: one article with its events a line.")
@how_to_read
@click.pass_context
def command(context: click.Context, /, file: str, as_json: bool, **how: Any) -> None:
    """Read the articles in FILE ("-": standard input) and show each with its finds and its events.

    Articles that cannot be read are named on standard error, and the exit code is 1.
    """
    import msgspec

    from sukien import extract
    from sukien.article import Unreadable
    from sukien.commands._inputs import articles
    from sukien.show import show_result, terminal

    console = terminal()
    rejects = 0

    def refused(line: str) -> None:
        nonlocal rejects
        rejects += 1
        click.echo(line, err=True)

    for article in articles(file, how, refused):
        try:
            result = extract(article)
        except Unreadable as error:
            refused(f"{article.source.path}: {error.code}: {error.message}")
            continue
        if as_json:
            click.echo(msgspec.json.encode(result.to_records()))
        else:
            show_result(console, result)
    context.exit(1 if rejects else 0)
