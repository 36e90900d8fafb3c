"""Checks every record can be held to: the schemas, by a validator that is not the one that made them, and the spans."""

from __future__ import annotations

import json
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
    records = json.loads(json.dumps(records))
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
