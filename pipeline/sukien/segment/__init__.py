"""Sections and sentences."""

from __future__ import annotations

from sukien.article import Article
from sukien.lexicon import scan
from sukien.mentions import Published, Section, Segmented, Span
from sukien.text import Reading


def segment(reading: Reading, article: Article) -> Segmented:
    """Cut a reading into sections and sentences and find every lexicon phrase in it."""
    text = reading.text
    sections: list[Section] = []
    sentences: list[Span] = []
    at = 0
    title = None
    for line in text.splitlines(keepends=True):
        if line.strip():
            kind = "title" if title is None else "body"
            start, end = at + len(line) - len(line.lstrip()), at + len(line.rstrip())
            if title is None:
                title = Span(start, end)
            sentences.append(Span(start, end))
            sections.append(Section(at, at + len(line), kind))
        elif sections:
            sections[-1] = Section(sections[-1].start, at + len(line), sections[-1].kind)
        at += len(line)
    published = Published(article.published, "metadata", None, None) if article.published else None
    return Segmented(reading, tuple(sections), tuple(sentences), title, None, published, scan(reading.key), [s.start for s in sentences])
