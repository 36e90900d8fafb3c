"""What holds for every input: spans quote the text, the form of Unicode does not matter, nothing hangs on chance."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import example, given, reject
from hypothesis import strategies as st

import sukien
from validate import check_records

CORPUS = sorted((Path(__file__).parents[1] / "corpus").glob("*.txt"))
ARTICLES = [path.read_bytes().decode() for path in CORPUS]

# Pieces of press language with invented people, and what damages it on the way: one JSON string a line.
FRAGMENTS = [json.loads(line) for line in (Path(__file__).parent / "cases" / "fragments.jsonl").read_text(encoding="utf-8").splitlines()]
splices = st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=40).map("".join)
inserted = st.builds(
    lambda article, piece, at: article[: int(at * len(article))] + piece + article[int(at * len(article)) :],
    st.integers(0, len(ARTICLES) - 1).map(lambda i: ARTICLES[i]),
    splices,
    st.floats(0, 1),
)
characters = st.characters(exclude_categories=["Cc", "Cs"])  # control characters make a text binary
texts = st.one_of(splices, inserted, st.text(characters, max_size=200)).map(lambda text: f"Tin trong tỉnh: {text}")


def test_there_is_a_corpus():
    assert len(CORPUS) >= 12


@pytest.mark.parametrize("text", ARTICLES, ids=[path.stem for path in CORPUS])
def test_the_records_of_the_corpus_fit_the_schemas_and_quote_the_text(text):
    check_records(sukien.extract(text).to_records())


@given(texts)
@example("Hội nghị\r\n\r\nchiều 12/5,\r\nUBND tỉnh tặng Bằng khen cho 5 tập thể.")
def test_records_fit_the_schemas_and_quote_the_text(text):
    try:
        result = sukien.extract(text)
    except sukien.Unreadable:
        reject()
    check_records(result.to_records())


@given(texts)
@pytest.mark.parametrize("form", ["NFD", "NFKD"])
def test_the_form_of_unicode_does_not_matter(form, text):
    """NFD of a text gives its records to the byte; NFKD does where it changes nothing else."""
    other = unicodedata.normalize(form, text)
    if unicodedata.normalize("NFC", other) == unicodedata.normalize("NFC", text):
        assert encoded(other) == encoded(text)


@given(texts)
def test_line_ends_do_not_matter(text):
    unix = text.replace("\r\n", "\n").replace("\r", "\n")
    assert encoded(unix.replace("\n", "\r\n")) == encoded(unix)


@given(texts)
def test_twice_gives_the_same_bytes(text):
    assert encoded(text) == encoded(text)


def test_the_seed_of_hashes_does_not_matter():
    """Two processes whose sets and dicts of strings are ordered differently write the same bytes."""
    program = (
        "import hashlib, msgspec, pathlib, sukien, sys\n"
        "for path in sorted(pathlib.Path(sys.argv[1]).glob('*.txt')):\n"
        "    records = sukien.extract(path.read_text(encoding='utf-8')).to_records()\n"
        "    print(path.name, hashlib.sha256(msgspec.json.encode(records)).hexdigest())\n"
    )

    def digests(seed: str) -> str:
        environment = os.environ | {"PYTHONHASHSEED": seed}
        arguments = [sys.executable, "-c", program, str(CORPUS[0].parent)]
        return subprocess.run(arguments, env=environment, capture_output=True, check=True, text=True).stdout

    assert digests("1") == digests("2") != ""


IDS = {"id", "person_id", "unit_id", "document_id", "event_id", "article_id", "signer"}  # hashes of text and place
NEUTRAL = "Trời mát, gió nhẹ, nhiều mây.\n\n"


@pytest.mark.parametrize("text", ARTICLES, ids=[path.stem for path in CORPUS])
@pytest.mark.parametrize("behind", [False, True], ids=["in front", "behind the title"])
def test_a_neutral_sentence_shifts_spans_and_changes_nothing_else(text, behind):
    """In front it becomes the headline, so rules that read headlines do not fire there; what others read is the same."""
    plain = sukien.extract(text).to_records()
    left_out = IDS if behind else {*IDS, "rule"}
    text, sections = plain["article"]["text"], plain["article"]["sections"]
    at = max(section["end"] for section in sections if section["kind"] == "title") if behind else 0
    shifted = sukien.extract(text[:at] + NEUTRAL + text[at:]).to_records()
    assert facts(shifted, left_out) == facts(plain, left_out, at, len(NEUTRAL))


def encoded(text: str) -> bytes:
    """The records of a text, or why it is not read."""
    try:
        return msgspec.json.encode(sukien.extract(text).to_records())
    except sukien.Unreadable as error:
        return error.code.encode()


def facts(records: dict[str, Any], left_out: set[str], at: int = 0, shift: int = 0) -> dict[str, Any]:
    """What is said of the world, without the fields `left_out`, with places from `at` on moved by `shift`.

    The text, its sections, sentences and title, which a sentence more is meant to change, are no part of it.
    """
    article, events = records["article"], records["events"]
    said = {name: article[name] for name in ("published", "home", "persons", "units", "documents", "dates", "counts")}
    said["events"] = [{name: value for name, value in event.items() if name != "article"} for event in events]

    def moved(node: Any) -> Any:
        if isinstance(node, dict):
            return {k: place(v) if k in ("start", "end") and v is not None else moved(v) for k, v in node.items() if k not in left_out}
        if isinstance(node, list | tuple):
            pair = len(node) == 2 and all(type(part) is int for part in node)
            return [place(part) if pair else moved(part) for part in node]
        return node

    def place(offset: int) -> int:
        return offset + shift if offset >= at else offset

    return moved(said)
