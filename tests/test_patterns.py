"""docs/patterns.md: each example is read as its row says."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest
from markdown_it import MarkdownIt

import sukien
from tables import AFTER, BEFORE

PAGE = Path(__file__).parents[1] / "docs" / "patterns.md"


class Example(NamedTuple):
    pattern: str
    text: str
    reading: list[str]


def examples() -> list[Example]:
    tokens = MarkdownIt().enable("table").parse(PAGE.read_text(encoding="utf-8"))
    rows: list[list[str]] = []
    for opening, token in pairwise(tokens):
        if opening.type == "tr_open":
            rows.append([])
        elif opening.type == "td_open":
            rows[-1].append(token.content)
    return [Example(row[0], row[1], row[2].split("<br>")) for row in rows if row]


def test_the_page_has_every_pattern_of_lists():
    assert {str(number) for number in range(1, 13)} <= {example.pattern.split()[0] for example in examples()}


@pytest.mark.parametrize("example", examples(), ids=lambda example: example.pattern)
def test_pattern(example: Example) -> None:
    result = sukien.extract(BEFORE + example.text + AFTER)
    assert reading(result, example) == example.reading


def reading(result: sukien.Result, example: Example) -> list[str]:
    """The records in the words of the page, as far as the row speaks of them."""
    article = result.article
    said = [": ".join(filter(None, (p.name, "; ".join(o.text for o in p.offices)))) for p in article.persons]
    owners = {article.text[m.start : m.end]: p.name for p in article.persons for m in (*p.mentions, *p.title_mentions)}
    said += [f"{wording} = {owners.get(wording, '?')}" for line in example.reading for wording, mark, _ in [line.partition(" = ")] if mark]
    if any(line.startswith("units: ") for line in example.reading):
        said.append("units: " + "; ".join(u.name for u in sorted(article.units, key=lambda u: u.mentions[0].start)))
    for event in result.events:
        if event.type == "appointment" and " → " in example.reading[-1]:
            new = event.appointment
            offices = (new.from_office.text if new.from_office else "-", new.to_office.text if new.to_office else "-")
            said.append(f"{new.action} {new.subject.name}: {' → '.join(offices)}")
    return said or ["none"]
