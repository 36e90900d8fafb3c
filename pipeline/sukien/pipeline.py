"""The one way through: read → segment → recognise → resolve → events → records."""

from __future__ import annotations

from sukien.article import Article, check_readable
from sukien.emit import article_record
from sukien.events import assemble
from sukien.recognise import recognise
from sukien.resolve import resolve
from sukien.result import Result
from sukien.segment import segment
from sukien.steps import Steps
from sukien.text import make_reading, read_text


def process(article: Article) -> Steps[Result]:
    """Every stage over one article, in steps. Raises `Unreadable` for a text that is no Vietnamese article."""
    check_readable(article.text)
    source_text = read_text(article.text)
    text = source_text.text
    reading = make_reading(text)
    yield
    segmented = yield from segment(reading, article)
    yield
    mentions = yield from recognise(segmented)
    resolved = yield from resolve(segmented, mentions)
    events, counts, lost, resolved = yield from assemble(resolved, article, text)
    yield
    return Result(article_record(article, text, resolved, counts), events, resolved, source_text, lost, article.missed)
