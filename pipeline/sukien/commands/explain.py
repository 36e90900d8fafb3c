"""`sukien explain`: which rule said what about a place in an article, and what lost there."""

from __future__ import annotations

from functools import partial
from itertools import islice
from typing import Any

import click

from sukien.commands._how_to_read import how_to_read

LINE_END, SHOWN = "\n", "⏎"


@click.command("explain")
@click.argument("file")
@click.option("--at", type=click.IntRange(min=0), help="An offset in the article's text, in code points.")
@click.option("--word", help="A wording of the article: each place where it stands is explained.")
@click.option("--article", "number", type=click.IntRange(min=1), default=1, show_default=True, help="Which article of FILE.")
@how_to_read
def command(file: str, at: int | None, word: str | None, number: int, **how: Any) -> None:
    """Say which rules read a place of the article in FILE, and which candidates lost there and why."""
    from sukien import extract
    from sukien.article import Unreadable
    from sukien.commands._inputs import articles
    from sukien.explain import explain, occurrences

    if (at is None) == (word is None):
        raise click.UsageError("give one of --at and --word")
    article = next(islice(articles(file, how, partial(click.echo, err=True)), number - 1, None), None)
    if article is None:
        raise click.BadParameter(f"{file} has fewer articles that can be read", param_hint="--article")
    try:
        result = extract(article)
    except Unreadable as error:
        raise click.ClickException(f"{file}: {error.code}: {error.message}") from error
    text = result.article.text
    if at is not None and at >= len(text):
        raise click.BadParameter(f"the text has {len(text)} characters", param_hint="--at")
    places = [(at, at + 1)] if at is not None else occurrences(result, word or "")
    if not places:
        raise click.BadParameter(f"{word!r} does not stand in the article", param_hint="--word")
    for start, end in places:
        around = f"{text[max(0, start - 30) : start].lstrip()}[{text[start:end]}]{text[end : end + 30].rstrip()}"
        click.echo(f"[{start}, {end}) {around.replace(LINE_END, SHOWN)}")
        for remark in explain(result, start, end):
            said = f": {remark.said}" if remark.said else ""
            rule = f"  by {remark.rule}" if remark.rule else ""
            click.echo(f"  {remark.kind:10} {_short(text[remark.start : remark.end])}{said}{rule}")


def _short(text: str) -> str:
    """The wording in quotes, odd blanks and line ends escaped; of a long one its ends."""
    return repr(text) if len(text) <= 50 else f"{text[:30]!r} … {text[-16:]!r}"
