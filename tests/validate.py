"""Checks every record can be held to: the schemas, by a validator that is not the one that made them, and the spans."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

SCHEMAS = Path(__file__).parents[1] / "schemas"


@cache
def validator(name: str) -> Draft202012Validator:
    """A validator of the schema file as it stands in the repository."""
    return Draft202012Validator(json.loads((SCHEMAS / f"{name}.json").read_text(encoding="utf-8")))


def check_records(records: dict[str, Any]) -> None:
    """What `Result.to_records()` gave: valid by schema, and every span quotes the text.

    Raises jsonschema.ValidationError or AssertionError.
    """
    article, text = records["article"], records["article"]["text"]
    validator("article").validate(article)
    for event in records["events"]:
        validator("event").validate(event)
        assert event["article_id"] == article["article_id"]
    for node in _nodes([{k: v for k, v in article.items() if k != "text"}, records["events"]]):
        start, end = node.get("start"), node.get("end")
        if start is None:
            continue
        assert 0 <= start <= end <= len(text), node
        quote = node.get("quote", node.get("text"))
        assert quote is None or text[start:end] == quote, node
    for start, end in [*article["sentences"], *(span for e in records["events"] for c in e["checks"] for span in c["spans"])]:
        assert 0 <= start < end <= len(text)
    assert [s["start"] for s in article["sections"][1:]] == [s["end"] for s in article["sections"][:-1]]
    assert not article["sections"] or (article["sections"][0]["start"], article["sections"][-1]["end"]) == (0, len(text))


def check_run(folder: Path) -> None:
    """Every line that a run wrote is valid by schema; events belong to articles of the run and quote them.

    Raises jsonschema.ValidationError or AssertionError.
    """
    events: dict[str, list[dict[str, Any]]] = {}
    for event in _lines(folder, "events-*.jsonl"):
        events.setdefault(event["article_id"], []).append(event)
    for article in _lines(folder, "articles-*.jsonl"):
        check_records({"article": article, "events": events.pop(article["article_id"], [])})
    assert events == {}
    for name, pattern in (("reject", "rejects.jsonl"), ("duplicate", "duplicates.jsonl"), ("near", "near_duplicates.jsonl")):
        for record in _lines(folder, pattern):
            validator(name).validate(record)
    validator("manifest").validate(json.loads((folder / "manifest.json").read_text(encoding="utf-8")))


def _lines(folder: Path, pattern: str) -> Iterator[dict[str, Any]]:
    for path in sorted(folder.glob(pattern)):
        with path.open("rb") as lines:  # bytes: in text, U+2028 inside an article would end a line
            yield from map(json.loads, lines)


def _nodes(tree: Any) -> list[dict[str, Any]]:
    """Every object in a tree of records."""
    found, todo = [], [tree]
    while todo:
        node = todo.pop()
        if isinstance(node, dict):
            found.append(node)
            todo.extend(node.values())
        elif isinstance(node, list):
            todo.extend(node)
    return found
