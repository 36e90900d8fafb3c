"""The own pass over a page's DOM: headline, date stamp, lead, paragraphs, captions and byline as lines of text, in their order.

The article reaches from the headline to the body's end (`layout` says where these stand). Navigation, forms and other
articles are left out, also lines of the body that are a link to another page; toolbar lines between headline and body
stay (the segmenter marks them).
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from sukien.read.access import need
from sukien.read.layout import (
    BLANKS,
    BLOCKS,
    BYLINE,
    DAY,
    STAMP,
    apart,
    body_of,
    common,
    first_of,
    head_title,
    headline,
    holds,
    is_aside,
    line_of,
    open_forms,
    published_on,
    signature_after,
)

_CAPTION = re.compile(r"caption|chu-?thich|pic-?desc|image-?desc|img-?desc", re.IGNORECASE)
_NO_PAGE = re.compile(r"#|javascript:|mailto:|tel:|.*\.(?:pdf|docx?|xlsx?|pptx?|zip|rar|jpe?g|png|gif|webp)(?:[?#]|$)", re.IGNORECASE)
_LINKED = 30  # characters, from which a line that is mostly a link to another page is the headline of another article


class Page(NamedTuple):
    """What a page says: its text as lines, the headline, ISO day and address from its head; body: characters of body text."""

    text: str
    title: str | None
    published: str | None
    url: str | None
    body: int
    captions: tuple[str, ...] = ()


def read_page(markup: str) -> Page:
    """Read a page; `body` is 0 when no body is found. Linear in the page's length."""
    html = need("lxml.html", "html")
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except need("lxml.etree", "html").ParserError:  # nothing but comments
        return Page("", None, None, None, 0)
    open_forms(root)
    body = body_of(root)
    head = headline(root, body)
    title = line_of(head) if head is not None else head_title(root)
    published, url = published_on(root), first_of(root, ("//link[@rel='canonical']/@href", "//meta[@property='og:url']/@content"))
    if body is None:
        return Page("", title or None, published, url, 0, tuple(_captions(root)))
    lines = _Lines()
    if title:
        lines.add(title)
    top = common(head, body) if head is not None else body
    _walk(top, lines, _Stretch(head, body) if top is not body else None)
    signed = signature_after(body)
    for line in apart(top if top is not body else root, BYLINE, lines.read) or ([signed] if signed else []):
        if line not in lines.known:
            lines.add(line)
    if not any(DAY.search(line) for line in lines.found[:6]):
        stamps = [line for line in apart(root, STAMP, lines.read) if DAY.search(line)]
        if stamps and stamps[0] not in lines.known:
            lines.found.insert(1 if title else 0, stamps[0])
    return Page("\n".join(lines.found), title or None, published, url, lines.body, tuple(_captions(body)))


class _Lines:
    """Lines as they are found, each once in a row; `body`: characters of those inside the body; `read`: elements they stand in."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self.known: set[str] = set()
        self.read: set[Any] = set()
        self.body = 0

    def add(self, line: str) -> None:
        if line and (not self.found or self.found[-1] != line):
            self.found.append(line)
            self.known.add(line)


class _Stretch:
    """From the headline to the end of the body: what lies before and after is not walked."""

    def __init__(self, head: Any, body: Any) -> None:
        self.head, self.body = head, body
        self.begun = self.ended = False


def _walk(top: Any, lines: _Lines, stretch: _Stretch | None) -> None:
    """Collect the lines of an element's blocks, in document order; without recursion, since pages nest without limit."""
    inline: list[str] = []
    inside = 1 if stretch is None else 0
    links = linked = 0  # links to other pages around the place; characters of the line that stand in them

    def flush() -> None:
        nonlocal linked
        line = BLANKS.sub(" ", "".join(inline)).strip(" ")
        inline.clear()
        is_other, linked = len(line) >= _LINKED and linked > 0.8 * len(line), 0
        if line.strip() and not is_other:
            lines.add(line)
            lines.body += len(line) if inside else 0

    def say(text: str | None) -> None:
        nonlocal linked
        if text and (stretch is None or (stretch.begun and not stretch.ended)):
            inline.append(text)
            linked += len(text) if links else 0

    stack: list[tuple[Any, bool]] = [(top, False)]
    while stack and not (stretch and stretch.ended):
        element, left = stack.pop()
        tag = element.tag
        if left:
            if tag in BLOCKS:
                flush()
            if stretch and element is stretch.head:
                stretch.begun = True
                inline.clear()
            if stretch and element is stretch.body:
                stretch.ended = True
            links -= _leads_on(element)
            if element is not top:
                say(element.tail)
            continue
        if not isinstance(tag, str) or (element is not top and _is_aside(element, stretch)):
            if element is not top:
                say(element.tail)
            continue
        if tag in BLOCKS or tag == "br":
            flush()
        if stretch and element is stretch.body:
            inside, stretch.begun = 1, True
        if tag == "img":
            _caption_of(element, lines, flush, stretch)
        if stretch is None or stretch.begun or element is stretch.head:
            lines.read.add(element)
        links += _leads_on(element)
        say(element.text)
        stack.append((element, True))
        if not (stretch and element is stretch.head):
            stack.extend((child, False) for child in reversed(element))
    flush()


def _leads_on(element: Any) -> bool:
    """True for a link to another page (not to a file or to a place of this page)."""
    return element.tag == "a" and bool(href := element.get("href")) and not _NO_PAGE.match(href)


def _is_aside(element: Any, stretch: _Stretch | None) -> bool:
    """True for what is no part of the article, unless the article stands in it."""
    return is_aside(element) and (element.tag in ("script", "style") or stretch is None or not _around(element, stretch))


def _around(element: Any, stretch: _Stretch) -> bool:
    return holds(element, stretch.head) or holds(element, stretch.body)


def _caption_of(image: Any, lines: _Lines, flush: Any, stretch: _Stretch | None) -> None:
    """An image's alternative text counts as its caption when no other caption stands with it."""
    alt = BLANKS.sub(" ", image.get("alt") or "").strip()
    if alt.count(" ") < 3 or alt in lines.known or (stretch and not (stretch.begun and not stretch.ended)):
        return
    frame = next((e for e in image.iterancestors("figure", "table", "div", "p") if e.tag in ("figure", "table")), None)
    if frame is not None and any(_is_caption(e) and line_of(e) for e in frame.iter("figcaption", "td", "p", "div", "em", "span")):
        return
    after = image.getparent().getnext() if image.getparent() is not None else None
    if after is not None and (_is_caption(after) or line_of(after)[:40] == alt[:40]):
        return
    flush()
    lines.add(alt)


def _is_caption(element: Any) -> bool:
    return element.tag == "figcaption" or bool(_CAPTION.search(element.get("class", "")))


def _captions(top: Any) -> list[str]:
    found = [line_of(element) for element in top.iter("figcaption", "td", "p", "div", "span") if _is_caption(element)]
    return [line for line in dict.fromkeys(found) if line]
