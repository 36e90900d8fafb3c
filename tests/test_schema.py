"""schemas/*.json are what the types say, and say it in valid JSON Schema."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from sukien import lexicon, schema
from validate import validator

FOLDER = Path(__file__).parents[1] / "schemas"


@pytest.mark.parametrize("name", schema.names())
def test_the_file_is_current(name):
    written = (FOLDER / f"{name}.json").read_text(encoding="utf-8")
    assert written == schema.dumps(name), "run: sukien schema --write schemas"


def test_no_file_without_a_type():
    assert sorted(path.stem for path in FOLDER.glob("*.json")) == list(schema.names())


@pytest.mark.parametrize("name", schema.names())
def test_it_is_a_valid_schema_with_an_id_of_its_own(name):
    content = json.loads(schema.dumps(name))
    jsonschema.Draft202012Validator.check_schema(content)
    assert content["$id"] == f"urn:sukien:schema:{name}:1"


@pytest.mark.parametrize("name", lexicon.names())
def test_every_lexicon_row_fits_the_lexicon_schema(name):
    for entry in lexicon.load(name):
        validator("lexicon").validate({"phrase": entry.phrase, "code": entry.code, **entry.fields})


EVENT = {
    "schema": "sukien/event/1",
    "event_id": "e-0",
    "article_id": "a-0",
    "article": {"title": None, "url": None, "published": None},
    "type": "meeting",
    "status": "held",
    "date": None,
    "participants": [],
    "units": [],
    "document": None,
    "meeting": {"name": "Hội nghị tổng kết", "place": None},
    "checks": [],
    "evidence": [],
}


def test_an_event_with_its_payload_is_valid():
    validator("event").validate(EVENT)


@pytest.mark.parametrize(
    "change",
    [
        {"type": "award"},
        {"type": "document"},
        {"status": "conferred"},
        {"schema": "sukien/event/2"},
        {"participants": None},
        {"campaign": {"name": "x", "launched_by": None, "period": None}},
    ],
    ids=str,
)
def test_an_event_that_breaks_the_contract_is_not(change):
    with pytest.raises(jsonschema.ValidationError):
        validator("event").validate(EVENT | change)


@pytest.mark.parametrize("field", sorted(EVENT))
def test_every_field_of_an_event_is_required(field):
    with pytest.raises(jsonschema.ValidationError):
        validator("event").validate({key: value for key, value in EVENT.items() if key != field})
