"""The one way through: read → segment → recognise → resolve → events → records."""

from __future__ import annotations

from sukien.article import Article, check_readable
from sukien.emit import article_record
from sukien.events import assemble
from sukien.recognise import recognise
from sukien.resolve import resolve
from sukien.result import Result
from sukien.segment import segment
from sukien.text import make_reading, read_text


def process(article: Article) -> Result:
    """Run every stage over one article. Raises `Unreadable` for a text that is no Vietnamese article."""
    check_readable(article.text)
    source_text = read_text(article.text)
    text = source_text.text
    segmented = segment(make_reading(text), article)
    mentions = recognise(segmented)
    resolved = resolve(segmented, mentions)
    events, counts, lost = assemble(resolved, article, text)
    return Result(article_record(article, text, resolved, counts), events, resolved, source_text, lost)
