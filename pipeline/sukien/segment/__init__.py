"""Sections and sentences: what each stretch of a page is, and where its sentences begin and end."""

from __future__ import annotations

import re
from datetime import date

from sukien.article import Article
from sukien.lexicon import scan
from sukien.mentions import Published, Segmented, Span
from sukien.segment.credits import find_credits
from sukien.segment.lines import cut_lines
from sukien.segment.sections import cut_sections
from sukien.segment.sentences import boundaries, cut
from sukien.segment.stamp import Stamp
from sukien.steps import Steps
from sukien.text import Reading

__all__ = ["segment"]

_DIGITS = re.compile(b"00*")  # among the kinds of characters; begun so, it is found in no time


def segment(reading: Reading, article: Article) -> Steps[Segmented]:
    """Cut a reading into sections and sentences and find every lexicon phrase in it.

    The article's title and date, where known from outside, go before what the page shows.
    """
    text, key = reading.text, reading.key
    anchors = scan(key, reading.kinds)
    yield
    credits = find_credits(text, key, anchors)
    bounds = boundaries(text, anchors, credits)
    page = cut_sections(text, key, cut_lines(text), anchors, credits, bounds, article.title)
    sentences: list[Span] = []
    kinds: list[str] = []
    for section in page.sections:
        if section.kind != "noise":
            sentences += cut(text, section.start, section.end, bounds)
            kinds += [section.kind] * (len(sentences) - len(kinds))
    return Segmented(
        reading=reading,
        sections=tuple(page.sections),
        sentences=tuple(sentences),
        kinds=tuple(kinds),
        numbers=[run.start() for run in _DIGITS.finditer(reading.kinds)],
        title=page.title,
        byline=page.byline,
        published=_published(article, page.stamp),
        anchors=anchors,
        sentence_starts=[sentence.start for sentence in sentences],
        url=article.source.url,
    )


def _published(article: Article, stamp: Stamp | None) -> Published | None:
    known = _iso_day(article.published) if article.published else None
    if known is not None:
        return Published(known, "metadata", None, None)
    return Published(stamp.value, "stamp", stamp.start, stamp.end) if stamp else None


def _iso_day(value: str) -> str | None:
    """The day of "2023-06-02T08:00:00+07:00"; None for what is no ISO date, so that the page's own stamp counts."""
    try:
        return date.fromisoformat(value[:10]).isoformat()
    except ValueError:
        return None
