"""The spaCy component: spans and records on the document, also after serialisation."""

from __future__ import annotations

import unicodedata

import pytest
import spacy
from msgspec import json
from spacy.language import Language
from spacy.tokens import DocBin

import sukien.spacy

TEXT = "Ngày 31/5/2023, UBND tỉnh Lai Châu ký Quyết định số 946/QĐ-UBND tặng Bằng khen cho 45 tập thể."


@pytest.fixture(scope="module")
def nlp() -> Language:
    pipeline = spacy.blank("xx")
    pipeline.add_pipe("sukien")
    return pipeline


def test_spans_and_records(nlp: Language) -> None:
    doc = nlp(TEXT)
    found = {(span.text, span.label_) for span in doc.spans[sukien.spacy.GROUP]}
    assert ("946/QĐ-UBND", "DOCUMENT") in found
    assert doc._.sukien["article"]["text"] == TEXT
    assert "award" in [event["type"] for event in doc._.sukien["events"]]


def test_decomposed_text_gets_the_same_spans(nlp: Language) -> None:
    composed, decomposed = nlp(TEXT), nlp(unicodedata.normalize("NFD", TEXT))
    spans = [
        [unicodedata.normalize("NFC", span.text).rstrip(".") for span in doc.spans[sukien.spacy.GROUP]] for doc in (composed, decomposed)
    ]
    assert spans[0] == spans[1]


@pytest.mark.parametrize("text", ["", "This is a page in plain English, without a word of it."])
def test_text_without_vietnamese_has_no_records(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert doc._.sukien is None
    assert len(doc.spans[sukien.spacy.GROUP]) == 0


def test_docbin_keeps_spans_and_records(nlp: Language) -> None:
    doc = nlp(TEXT)
    stored = DocBin(docs=[doc], store_user_data=True).to_bytes()
    (loaded,) = DocBin().from_bytes(stored).get_docs(nlp.vocab)
    assert [span.text for span in loaded.spans[sukien.spacy.GROUP]] == [span.text for span in doc.spans[sukien.spacy.GROUP]]
    assert json.encode(loaded._.sukien) == json.encode(doc._.sukien)


def test_displacy_draws_the_spans(nlp: Language) -> None:
    html = spacy.displacy.render(nlp(TEXT), style="span", options={"spans_key": sukien.spacy.GROUP}, jupyter=False)
    assert "DOCUMENT" in html
