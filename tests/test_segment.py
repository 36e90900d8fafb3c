"""Sections, sentences, bylines and printed dates: the tables, and what holds for every text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sukien.mentions import Segmented
from tables import Row, cut, rows
from timing import cpu_seconds

KINDS = {"title", "lead", "body", "heading", "caption", "byline", "stamp", "source", "noise", "repeat"}


def quoted(segmented: Segmented, start: int, end: int) -> str:
    return segmented.reading.text[start:end].strip(" \n|")


@pytest.mark.parametrize("row", rows("sections"))
def test_sections(row: Row) -> None:
    segmented = cut(row.text)
    found = [(quoted(segmented, s.start, s.end), s.kind) for s in segmented.sections if s.kind != "body"]
    assert found == [(" ".join(row.text[start:end].split()), kind) for start, end, kind in row.found]


@pytest.mark.parametrize("row", rows("sentences"))
def test_sentences(row: Row) -> None:
    """A row without marks is one sentence."""
    segmented = cut(row.text)
    wanted = [row.text[start:end] for start, end, _ in row.found] or [row.text]
    assert [quoted(segmented, *sentence) for sentence in segmented.sentences] == wanted


@pytest.mark.parametrize("row", rows("bylines"))
def test_bylines(row: Row) -> None:
    segmented = cut(row.text)
    found = [quoted(segmented, *segmented.byline)] if segmented.byline else []
    assert found == [value for _, _, value in row.found]


@pytest.mark.parametrize("row", rows("stamps"))
def test_stamps(row: Row) -> None:
    segmented = cut(row.text)
    published = segmented.published
    found = [(quoted(segmented, published.start, published.end), published.value)] if published else []
    assert found == [(row.text[start:end], value) for start, end, value in row.found]


def test_metadata_goes_before_the_page() -> None:
    text = "Tiêu đề bài viết\n21/08/2020\nHội nghị diễn ra sáng nay.\nHội nghị bế mạc."
    published = cut(text, published="2020-08-22").published
    assert published is not None
    assert (published.value, published.basis, published.start) == ("2020-08-22", "metadata", None)


def test_title_known_from_outside_must_stand_in_the_text() -> None:
    text = "Tiêu đề bài viết\nHội nghị diễn ra sáng nay.\nHội nghị bế mạc."
    title = cut(text, title="TIÊU ĐỀ  bài viết").title
    assert title is not None
    assert text[slice(*title)] == "Tiêu đề bài viết"
    assert cut(text, title="Một tiêu đề khác").title is None


WORDS = 'Hội nghị|. |.|…|./.|”|“|"|(|)|Ảnh: Lê Na|TP.|1.|12/3/2020|Xem thêm|>|Tại lễ|Theo|ông|Nguyễn Văn A|- |Cập nhật: |PV|A-'
PIECES = st.sampled_from([*WORDS.split("|"), *" \n\u00a0\x00\u200b|[];:/"])


@settings(max_examples=400, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=60).map("".join)))
def test_sections_cover_the_text_and_sentences_lie_in_them(text: str) -> None:
    segmented = cut(text)
    length = len(segmented.reading.text)
    at = 0
    for section in segmented.sections:
        assert section.kind in KINDS
        assert section.start == at < section.end
        at = section.end
    assert at == length or not segmented.sections
    last = 0
    for start, end in segmented.sentences:
        assert last <= start < end
        assert segmented.section_at(start) == segmented.section_at(end - 1)
        assert segmented.section_at(start).kind != "noise"
        assert segmented.reading.text[start:end] == segmented.reading.text[start:end].strip()
        last = end


LONG = {
    "dots": "." * 50_000,
    "a-dot": "a." * 50_000,
    "brackets": "(" * 200 + "Ngày" + ")" * 200,
    "quotes": '"' * 50_000,
    "credits": "Ảnh: " * 20_000,
    "numbers": "1.\n" * 30_000,
    "sources": " Theo" * 40_000,
    "one line": "Ngày 31/5, huyện Mường Khoa tặng Bằng khen cho 45 tập thể. " * 90_000,
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_no_input_takes_long(text: str) -> None:
    assert cpu_seconds(lambda: cut(text)) < 20
