"""JSON Schemas (2020-12) of everything a run writes, generated from the types, never written by hand.

`schemas/` in the repository is the output of `sukien schema --write schemas`; a test fails when it is stale.
"""

from __future__ import annotations

import json
from functools import cache
from importlib import import_module
from typing import Annotated, Any

import msgspec
from msgspec import UNSET, Meta, Struct, UnsetType

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_PAYLOADS = ("award", "meeting", "appointment", "campaign")  # event types with a field of their own name
_STATUSES = {True: ["conferred", "planned", "proposed", "revoked"], False: ["held", "planned"]}  # of awards, of the rest
_SOURCES = {
    "article": ("sukien.article_record", "ArticleRecord"),
    "duplicate": ("sukien.records", "Duplicate"),
    "event": ("sukien.records", "Event"),
    "lexicon": ("sukien.schema", "LexiconRow"),
    "manifest": ("sukien.run.manifest", "Manifest"),
    "near": ("sukien.records", "NearDuplicates"),
    "reject": ("sukien.records", "Reject"),
}

Code = Annotated[str, Meta(pattern=r"^[^\s|]+$", description="what the phrase stands for")]
Day = Annotated[str, Meta(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$", description="ISO date, or the year alone")]
Phrase = Annotated[str, Meta(min_length=1, pattern=r"^\S", description='the wording; variants are divided by " | "')]


class LexiconRow(Struct, frozen=True, kw_only=True):
    """One row of lexicons/*.tsv as an object: column name to cell, empty cells left out."""

    phrase: Phrase
    code: Code
    example: str | UnsetType = UNSET
    valid_from: Day | UnsetType = UNSET
    valid_to: Day | UnsetType = UNSET
    source: str | UnsetType = UNSET


def names() -> tuple[str, ...]:
    """Names of all schemas, sorted."""
    return tuple(sorted(_SOURCES))


@cache
def schema(name: str) -> dict[str, Any]:
    """The JSON Schema of a record type, with all types it uses under "$defs".

    Raises KeyError for a name that is not in `names()`.
    """
    module, type_name = _SOURCES[name]
    record = getattr(import_module(module), type_name)
    _, components = msgspec.json.schema_components([record], ref_template="#/$defs/{name}")
    structs = _structs(record)
    for title, component in components.items():
        if title in structs:
            component["required"] = _always_written(structs[title])
    root = components.pop(type_name)
    if name == "event":
        root["allOf"] = [*map(_payload_rule, _PAYLOADS), _status_rule()]
    if name == "lexicon":
        root["additionalProperties"] = {"type": "string"}
    head = {"$schema": DIALECT, "$id": f"urn:sukien:schema:{name}:1"}
    defs: dict[str, Any] = {"$defs": dict(sorted(components.items()))} if components else {}
    return {**head, **root, **defs}


def dumps(name: str) -> str:
    """The schema as the text of its file: two blanks of indent, a line end at the end."""
    return json.dumps(schema(name), ensure_ascii=False, indent=2) + "\n"


def _always_written(struct: type[Struct]) -> list[str]:
    """Fields that stand in every record: all but those that may be UNSET, since defaults are written too."""
    return [field.encode_name for field in msgspec.structs.fields(struct) if field.default is not UNSET]


def _payload_rule(payload: str) -> dict[str, Any]:
    """An event of this type has this payload, and no event of another type has it."""
    return {
        "if": {"properties": {"type": {"const": payload}}},
        "then": {"required": [payload]},
        "else": {"not": {"required": [payload]}},
    }


def _status_rule() -> dict[str, Any]:
    """Awards are conferred, proposed, planned or revoked; other events are held or planned."""
    then, otherwise = ({"properties": {"status": {"enum": _STATUSES[award]}}} for award in (True, False))
    return {"if": {"properties": {"type": {"const": "award"}}}, "then": then, "else": otherwise}


def _structs(record: type[Struct]) -> dict[str, type[Struct]]:
    """The struct types that a record is made of, by name."""
    found: dict[str, type[Struct]] = {}
    todo = [msgspec.inspect.type_info(record)]
    while todo:
        node = todo.pop()
        if isinstance(node, msgspec.inspect.StructType):
            if node.cls.__name__ in found:
                continue
            found[node.cls.__name__] = node.cls
            todo.extend(field.type for field in node.fields)
        for part in ("item_type", "item_types", "types", "key_type", "value_type", "type"):
            inner = getattr(node, part, ())
            todo.extend(inner if isinstance(inner, tuple) else [inner])
    return found
