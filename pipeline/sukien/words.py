"""The word layer, made on request: where a Vietnamese word segmenter sees words, as offsets into the article's text.

pyvi and underthesea rewrite what they cut (blanks, underscores, tone marks); their words are aligned to the text and a
word that does not stand there is dropped. Neither is linear in the length of one input, so both are fed pieces of
sentences, and a stretch of more than 100 characters without a blank is not fed at all: it is one word.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib.metadata import version

from msgspec.structs import replace

from sukien.article_record import ArticleRecord, Segmenter

_MOST = 800
_UNBROKEN = 100
_LOOK_AHEAD = 40
_STRETCH = re.compile(r"\S+")
_BETWEEN = re.compile(r"[\s_]*")
_FIRST_CALL = threading.Lock()  # underthesea fails when its models load in two threads at once


def with_words(record: ArticleRecord, segmenter: Segmenter) -> ArticleRecord:
    """The record with its words, and who cut them ("pyvi/0.1.1"). Raises ValueError for an unknown segmenter."""
    words = cut_words(record.text, record.sentences, segmenter)
    return replace(record, words=tuple(words), segmenter=f"{segmenter}/{version(segmenter)}")


def cut_words(text: str, sentences: Iterable[tuple[int, int]], segmenter: Segmenter) -> list[tuple[int, int]]:
    """Words of the sentences ([start, end) in `text`), in order. Raises ValueError for an unknown segmenter."""
    cut = _load(segmenter)
    words: list[tuple[int, int]] = []
    for start, end in sentences:
        for first, last in _pieces(text, start, end):
            if last - first > _UNBROKEN and not any(map(str.isspace, text[first:last])):
                words.append((first, last))
            else:
                words += align(text, first, last, cut(text[first:last]))
    return words


def align(text: str, start: int, end: int, words: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Offsets in text[start:end] of words given in order; a word that does not stand there is left out.

    Blanks and underscores inside a word stand for any blanks of the text.
    """
    at = start
    for word in words:
        syllables = [syllable for syllable in re.split(r"[\s_]+", word) if syllable]
        if not syllables:
            continue
        first = text.find(syllables[0], at, min(end, at + _LOOK_AHEAD + len(syllables[0])))
        stop = first + len(syllables[0])
        for syllable in syllables[1:]:
            gap = _BETWEEN.match(text, stop, end)
            stop = gap.end() if gap else stop
            if first < 0 or not text.startswith(syllable, stop, end):
                first = -1
                break
            stop += len(syllable)
        if first >= 0:
            yield first, stop
            at = stop


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Pieces of [start, end) of at most 800 characters, cut at blanks; a longer stretch without one stands alone."""
    first = last = start
    for stretch in _STRETCH.finditer(text, start, end):
        long = len(stretch[0]) > _UNBROKEN
        if last > first and (long or stretch.end() - first > _MOST):
            yield first, last
            first = stretch.start()
        if long:
            yield stretch.span()
            first = last = stretch.end()
        else:
            first = stretch.start() if last == first else first
            last = stretch.end()
    if last > first:
        yield first, last


@cache
def _load(segmenter: str) -> Callable[[str], list[str]]:
    if segmenter == "pyvi":
        from pyvi import ViTokenizer

        return lambda piece: list(ViTokenizer.spacy_tokenize(piece)[0])
    if segmenter == "underthesea":
        with _FIRST_CALL:
            from underthesea import word_tokenize

            word_tokenize("Việt Nam", use_token_normalize=False)
        return lambda piece: list(word_tokenize(piece, use_token_normalize=False))
    raise ValueError(f"unknown word segmenter {segmenter!r}: pyvi or underthesea")
