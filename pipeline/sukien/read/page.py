"""The own pass over a page's DOM: headline, date stamp, lead, paragraphs, captions and byline as lines of text, in their order.

The body is the element whose own paragraphs hold most text outside links; the article reaches from the headline to the
body's end. Navigation, forms and lists of other articles are left out; toolbar lines between headline and body stay
(the segmenter marks them). Observed on provincial portals, ministry sites and newspapers of 2005 to 2025.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import Any, NamedTuple

from sukien.read.access import need
from sukien.read.fields import iso_day

_SKIPPED = frozenset(
    {"script", "style", "noscript", "template", "iframe", "form", "button", "select", "textarea", "nav", "aside", "footer", "svg"}
)
_BLOCKS = frozenset(
    {"p", "div", "section", "article", "main", "header", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "dl", "dt", "dd", "table",
     "tbody", "thead", "tr", "td", "th", "blockquote", "figure", "figcaption", "pre", "hr", "center", "address", "time", "body"}
)  # fmt: skip
_TEXTUAL = frozenset({"p", "div", "td", "li", "section", "article", "body"})
_ASIDE = re.compile(
    r"(?:^|[\s_-])(?:menu|nav|navbar|breadcrumbs?|related|relate|tinlienquan|tin-lien-quan|tin-khac|other-?news|comments?|binh-luan|share|social|"
    r"sharing|banner|ads?|advert|sidebar|tags?|rating|vote|player|popup|modal|newsletter|copyright|pagination)(?:$|[\s_-])",
    re.IGNORECASE,
)
_STAMP = re.compile(r"date|time|ngay|publish|posted", re.IGNORECASE)
_BYLINE = re.compile(r"author|byline|tac-?gia|nguoi-?viet|writer", re.IGNORECASE)
_CAPTION = re.compile(r"caption|chu-?thich|pic-?desc|image-?desc", re.IGNORECASE)
_DAY = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}")
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_SITE = re.compile(r"\s+[|–—-]\s+[^|–—-]{2,60}$")
_PUBLISHED = (
    "//meta[@property='article:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content",
    "//*[@itemprop='datePublished']/@datetime",
    "//meta[@name='pubdate' or @name='DC.date' or @name='DC.Date' or @name='dcterms.created']/@content",
    "//time/@datetime",
)
_JSON_LD = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')


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
    head = _headline(root)
    title = _line(head) if head is not None else _head_title(root)
    body = _body(root)
    published, url = _published(root), _first(root, ("//link[@rel='canonical']/@href", "//meta[@property='og:url']/@content"))
    if body is None:
        return Page("", title or None, published, url, 0, tuple(_captions(root)))
    lines = _Lines()
    if title:
        lines.add(title)
    top = _common(head, body) if head is not None else body
    _walk(top, lines, _Stretch(head, body) if top is not body else None)
    for line in _apart(top if top is not body else root, _BYLINE, body, 80):
        lines.add(line)
    if not any(_DAY.search(line) for line in lines.found[:6]):
        stamps = [line for line in _apart(root, _STAMP, None, 80) if _DAY.search(line)]
        if stamps and stamps[0] not in lines.known:
            lines.found.insert(1 if title else 0, stamps[0])
    return Page("\n".join(lines.found), title or None, published, url, lines.body, tuple(_captions(body)))


class _Lines:
    """Lines as they are found, each once in a row; `body`: characters of those found inside the body."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self.known: set[str] = set()
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

    def flush() -> None:
        line = _BLANKS.sub(" ", "".join(inline)).strip(" ")
        inline.clear()
        if line.strip():
            lines.add(line)
            lines.body += len(line) if inside else 0

    def say(text: str | None) -> None:
        if text and (stretch is None or (stretch.begun and not stretch.ended)):
            inline.append(text)

    stack: list[tuple[Any, bool]] = [(top, False)]
    while stack and not (stretch and stretch.ended):
        element, left = stack.pop()
        tag = element.tag
        if left:
            if tag in _BLOCKS:
                flush()
            if stretch and element is stretch.head:
                stretch.begun = True
                inline.clear()
            if stretch and element is stretch.body:
                stretch.ended = True
            if element is not top:
                say(element.tail)
            continue
        if not isinstance(tag, str) or (element is not top and _is_aside(element, tag, stretch)):
            if element is not top:
                say(element.tail)
            continue
        if tag in _BLOCKS or tag == "br":
            flush()
        if stretch and element is stretch.body:
            inside, stretch.begun = 1, True
        if tag == "img":
            _caption_of(element, lines, flush, stretch)
        say(element.text)
        stack.append((element, True))
        if not (stretch and element is stretch.head):
            stack.extend((child, False) for child in reversed(element))
    flush()


def _is_aside(element: Any, tag: str, stretch: _Stretch | None) -> bool:
    if tag in _SKIPPED:
        return True
    name = f"{element.get('class', '')} {element.get('id', '')}"
    if len(name) < 3 or not _ASIDE.search(name):
        return False
    return stretch is None or not (_holds(element, stretch.head) or _holds(element, stretch.body))


def _caption_of(image: Any, lines: _Lines, flush: Any, stretch: _Stretch | None) -> None:
    """An image's alternative text counts as its caption when no other caption stands with it."""
    alt = _BLANKS.sub(" ", image.get("alt") or "").strip()
    if alt.count(" ") < 3 or alt in lines.known or (stretch and not (stretch.begun and not stretch.ended)):
        return
    frame = next((e for e in image.iterancestors("figure", "table", "div", "p") if e.tag in ("figure", "table")), None)
    if frame is not None and any(_is_caption(e) and _line(e) for e in frame.iter("figcaption", "td", "p", "div", "em", "span")):
        return
    after = image.getparent().getnext() if image.getparent() is not None else None
    if after is not None and (_is_caption(after) or _line(after)[:40] == alt[:40]):
        return
    flush()
    lines.add(alt)


def _is_caption(element: Any) -> bool:
    return element.tag == "figcaption" or bool(_CAPTION.search(element.get("class", "")))


def _captions(top: Any) -> list[str]:
    found = [_line(element) for element in top.iter("figcaption", "td", "p", "div", "span") if _is_caption(element)]
    return [line for line in dict.fromkeys(found) if line]


def _headline(root: Any) -> Any:
    """The element of the headline: marked as such, else the first h1 with words, else a heading named title."""
    for path in ("//*[@itemprop='headline'][not(self::meta)]", "//h1[contains(@class,'title') or contains(@class,'Title')]", "//h1"):
        for element in root.xpath(path):
            if len(_line(element)) >= 10:
                return element
    head = _head_title(root)
    for element in root.iter("h2", "h3", "div", "span", "p", "td"):
        if head and len(element) < 4 and len(line := _line(element)) >= 15 and (line == head or head.startswith(line)):
            return element
    return None


def _head_title(root: Any) -> str:
    title = _first(root, ("//meta[@property='og:title']/@content", "//title/text()")) or ""
    return _SITE.sub("", _BLANKS.sub(" ", title).strip())


def _body(root: Any) -> Any:
    """The element that holds the article: marked as such, else the one whose own paragraphs hold most text outside links."""
    for path in ("//*[@itemprop='articleBody']", "//*[contains(@class,'fck_detail') or contains(@class,'journal-content-article')]"):
        marked = [(len(_line(element)), element) for element in root.xpath(path)]
        if marked and max(marked, key=_size)[0] >= 200:
            return max(marked, key=_size)[1]
    asides: set[Any] = set()
    scores: dict[Any, float] = {}
    for element in root.iter():
        if element.getparent() in asides or not isinstance(element.tag, str) or _is_aside(element, element.tag, None):
            asides.add(element)
        elif element.tag in _TEXTUAL and (own := _own_text(element)) >= 40:
            holders = element.iterancestors() if element.tag == "p" else chain((element,), element.iterancestors())
            for holder, share in zip(holders, (1.0, 0.4), strict=False):
                scores[holder] = scores.get(holder, 0.0) + own * share
    return max(scores, key=scores.__getitem__) if scores else None


def _size(pair: tuple[int, Any]) -> int:
    return pair[0]


def _own_text(element: Any) -> int:
    """Characters of an element's text that stand in no block of its own and in no link."""
    size = len((element.text or "").strip())
    for child in element:
        if isinstance(child.tag, str) and child.tag not in _BLOCKS and child.tag not in _SKIPPED and child.tag != "a":
            size += len("".join(child.itertext()).strip())
        size += len((child.tail or "").strip())
    return size


def _apart(top: Any, name: re.Pattern[str], outside: Any, longest: int) -> list[str]:
    """Short texts of elements so named that do not stand inside `outside`."""
    found = []
    for element in top.iter("p", "div", "span", "strong", "time", "li", "a", "td"):
        label = f"{element.get('class', '')} {element.get('id', '')} {element.get('itemprop', '')}"
        if len(label) > 3 and name.search(label) and not (outside is not None and _holds(outside, element)):
            line = _line(element)
            if 3 <= len(line) <= longest:
                found.append(line)
    return list(dict.fromkeys(found))[:2]


def _published(root: Any) -> str | None:
    if day := iso_day(_first(root, _PUBLISHED)):
        return day
    for script in root.xpath("//script[@type='application/ld+json']/text()"):
        if match := _JSON_LD.search(script):
            return iso_day(match[1])
    return None


def _first(root: Any, paths: tuple[str, ...]) -> str | None:
    for path in paths:
        if found := [str(value).strip() for value in root.xpath(path) if str(value).strip()]:
            return found[0]
    return None


def _line(element: Any) -> str:
    return _BLANKS.sub(" ", "".join(element.itertext())).strip(" ")


def _common(one: Any, other: Any) -> Any:
    """The smallest element that holds both."""
    above = {one, *one.iterancestors()}
    return next(element for element in (other, *other.iterancestors()) if element in above)


def _holds(outer: Any, inner: Any) -> bool:
    return inner is not None and (outer is inner or any(element is outer for element in inner.iterancestors()))
