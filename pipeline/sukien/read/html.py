"""HTML: one page, one article."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

import msgspec

from sukien.article import Article, Source
from sukien.read.access import need
from sukien.read.decode import decode
from sukien.read.page import Page, read_page
from sukien.read.raw import Piece, Raw, Reading, Unread
from sukien.read.txt import whole

_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset=[\"']?\s*([\w-]+)", re.IGNORECASE)
_ENOUGH = 200  # characters of body text, below which a page's template counts as unknown


def read_html(piece: Piece, reading: Reading) -> Iterator[Raw]:
    """The one article of a page."""

    def parse() -> Article:
        data = whole(piece, reading)
        source = Source(path=piece.path, format="html", sha256=hashlib.sha256(data).hexdigest())
        return article_of_page(data, reading.encoding, source)

    yield Raw(parse)


def article_of_page(data: bytes, declared: str | None, source: Source, is_plain: bool = False) -> Article:
    """The article of a page's bytes. `declared`: encoding from outside the page; `is_plain`: the page is plain text. Raises Unread."""
    if declared is None and (meta := _DECLARED.search(data[:4096])):
        declared = meta[1].decode("ascii", "replace")
    text = decode(data, declared).text
    if is_plain:
        return Article(text=text, source=source)
    page = read_page(text) if text.strip() else Page("", None, None, None, 0)
    if page.body < _ENOUGH:
        page = _fallback(text, page)
    if not page.text.strip():
        raise Unread("no_text", "no article text found on the page")
    source = msgspec.structs.replace(source, url=source.url or page.url)
    return Article(text=page.text, title=page.title, published=page.published, source=source)


def _fallback(text: str, page: Page) -> Page:
    """A page of unknown template as trafilatura reads it, when it finds twice as much; captions that it drops are put back."""
    found = need("trafilatura", "html").extract(text, include_comments=False, favor_recall=True) or ""
    if len(found) <= 2 * page.body:
        return page
    kept = [line for line in page.captions if line not in found]
    head = [] if page.title is None or found.startswith(page.title) else [page.title]
    return page._replace(text="\n".join([*head, found, *kept]), body=len(found))
