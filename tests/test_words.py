"""The word layer: words are offsets into the text, whatever the segmenter makes of it."""

from __future__ import annotations

from typing import get_args

import pytest

import sukien
from sukien.words import Segmenter, align, cut_words, with_words
from timing import cpu_seconds

TEXT = "Chiều 14/7, UBND huyện Mường Khoa tặng Giấy khen cho 1.148 tập thể, uỷ ban hoà giải “điển  hình” (TP. Lào Cai)."
SEGMENTERS = get_args(Segmenter)


@pytest.mark.parametrize("segmenter", SEGMENTERS)
def test_words_cover_the_letters_of_the_text(segmenter: Segmenter) -> None:
    words = cut_words(TEXT, [(0, len(TEXT))], segmenter)
    assert "".join(TEXT[start:end] for start, end in words).replace(" ", "") == TEXT.replace(" ", "")
    assert words == sorted(words)
    assert "tập thể" in [TEXT[start:end] for start, end in words]


@pytest.mark.parametrize("segmenter", SEGMENTERS)
def test_record_names_the_segmenter(segmenter: Segmenter) -> None:
    record = with_words(sukien.extract(TEXT).article, segmenter)
    assert record.segmenter is not None
    assert record.segmenter.startswith(f"{segmenter}/")
    assert record.words
    assert record.text == TEXT


def test_unknown_segmenter() -> None:
    with pytest.raises(ValueError, match="unknown word segmenter 'jieba'"):
        cut_words(TEXT, [(0, 5)], "jieba")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["tập_thể", "và", "cá_nhân"], ["tập  thể", "và", "cá nhân"]),
        (["tập thể", "cá nhân"], ["tập  thể", "cá nhân"]),
        (["tập thể", "hoặc", "cá nhân"], ["tập  thể", "cá nhân"]),
        (["tập thẻ", "và"], ["và"]),
        (["", "_", "và"], ["và"]),
        ([], []),
    ],
)
def test_words_that_do_not_stand_in_the_text_are_dropped(words: list[str], found: list[str]) -> None:
    text = "tập  thể và cá nhân"
    assert [text[start:end] for start, end in align(text, 0, len(text), words)] == found


@pytest.mark.parametrize("segmenter", SEGMENTERS)
@pytest.mark.parametrize("text", ["a." * 50_000, "( " * 5_000, "một hai " * 5_000], ids=["unbroken", "brackets", "long"])
def test_no_input_takes_long(segmenter: Segmenter, text: str) -> None:
    words: list[tuple[int, int]] = []
    assert cpu_seconds(lambda: words.extend(cut_words(text, [(0, len(text))], segmenter))) < 20
    assert words[-1][1] == len(text.rstrip())
