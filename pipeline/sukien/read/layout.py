"""Where the parts of an article stand in a page's DOM: headline, body, byline and date stamp, and what is no part of it.

Observed on provincial portals (SharePoint, Liferay, DotNetNuke, Joomla, portals of VNPT), ministry sites and newspapers of
2005 to 2025.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from typing import Any

from sukien.read.fields import iso_day

_SKIPPED = frozenset(
    {"script", "style", "noscript", "template", "iframe", "form", "button", "select", "textarea", "nav", "aside", "footer", "svg"}
)
BLOCKS = frozenset(
    {"p", "div", "section", "article", "main", "header", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "dl", "dt", "dd", "table",
     "tbody", "thead", "tr", "td", "th", "blockquote", "figure", "figcaption", "pre", "hr", "center", "address", "time", "body"}
)  # fmt: skip
_TEXTUAL = frozenset({"p", "div", "td", "li", "section", "article", "body"})
_HEADINGS = ("h2", "h3", "h4", "div", "span", "p", "td", "b", "strong")
_ASIDE = re.compile(
    r"(?:^|[\s_-])(?:menu|nav|navbar|breadcrumbs?|related|relate|lien-?quan|tin-?lien-?quan|tin-?khac|tin-?moi|other-?news|news-?other|"
    r"latest-?news|rlitems|page-?nav|pager|pagination|comments?|binh-luan|share|social|sharing|sharedaddy|banner|ads?|advert|sidebar|tags?|rating|"
    r"ratings|vote|player|popup|modal|newsletter|copyright)(?:$|[\s_-])|(?:^|\s)footer(?:$|[\s_-])",
    re.IGNORECASE,
)
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")  # "OtherNews" is "Other-News"
_TITLE = re.compile(r"title|tieu-?de|headline|heading", re.IGNORECASE)
_SITE_NAME = re.compile(r"(?:cổng|trang) (?:thông tin|ttđt|tin)|website ", re.IGNORECASE)
_SITE_PART = re.compile(r"(?:^|[\s_-])(?:banner|logo|site-?(?:title|name|header)|masthead|top)(?:$|[\s_-])", re.IGNORECASE)
STAMP = re.compile(r"date|time|ngay|publish|posted", re.IGNORECASE)
BYLINE = re.compile(r"author|byline|tac-?gia|nguoi-?viet|writer", re.IGNORECASE)
DAY = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{1,2},? tháng \d{1,2},?(?: năm)? \d{4}", re.IGNORECASE)
BLANKS = re.compile(r"[ \t\r\n\f]+")
_RIGHT = re.compile(r"text-align:\s*right", re.IGNORECASE)
_LONGEST = 80  # characters of a byline or a stamp
_SITE = re.compile(r"\s+[|–—-]\s+[^|–—-]{2,60}$")
_PUBLISHED = (
    "//meta[@property='article:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content",
    "//*[@itemprop='datePublished']/@datetime",
    "//meta[@name='pubdate' or @name='DC.date' or @name='DC.Date' or @name='dcterms.created']/@content",
    "//time/@datetime",
)
_JSON_LD = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')


def open_forms(root: Any) -> None:
    """Make a form that holds most of the page (ASP.NET puts all of it into one) an element like others."""
    whole = len(root.text_content())
    for form in root.iter("form"):
        if 2 * len(form.text_content()) > whole:
            form.tag = "div"


def headline(root: Any, body: Any) -> Any:
    """The element of the headline, or None: marked as such, one that agrees with the page's title, an h1, or a heading by
    its name that stands next before the body."""
    for element in root.xpath("//*[@itemprop='headline'][not(self::meta)]"):
        if len(line_of(element)) >= 10:
            return element
    head = head_title(root)
    first = [element for element in root.iter("h1") if len(line_of(element)) >= 10 and not _is_site(element)]
    first.sort(key=lambda element: "title" not in element.get("class", "").lower())
    for element in chain(first, root.iter(*_HEADINGS)):
        if head and len(element) < 4 and len(line := line_of(element)) >= 15 and head.startswith(line) and not _in_aside(element):
            return element
    return first[0] if first else _next_before(root, body)


def _next_before(root: Any, body: Any) -> Any:
    """The last heading before the body, else the first in it."""
    found = None
    for element in root.iter():
        if element is body and found is not None:
            return found
        if not isinstance(element.tag, str) or len(element) > 3 or not (element.tag in ("h1", "h2", "h3", "h4") or _is_title(element)):
            continue
        line = line_of(element)
        if 15 <= len(line) <= 250 and line.count(" ") >= 3 and not _is_site(element) and not _in_aside(element):
            found = element
            if body is None or holds(body, element):
                return found
    return None


def _is_title(element: Any) -> bool:
    return element.tag in _HEADINGS and bool(_TITLE.search(_name(element)))


def _is_site(element: Any) -> bool:
    """True for the name of the site, in its banner."""
    return bool(_SITE_NAME.match(line_of(element))) or any(_SITE_PART.search(_name(e)) for e in chain((element,), element.iterancestors()))


def head_title(root: Any) -> str:
    """The title of the page's head, without the name of the site."""
    title = first_of(root, ("//meta[@property='og:title']/@content", "//title/text()")) or ""
    return _SITE.sub("", BLANKS.sub(" ", title).strip())


def body_of(root: Any) -> Any:
    """The element that holds the article: marked as such, else the one whose own paragraphs hold most text outside links."""
    for path in ("//*[@itemprop='articleBody']", "//*[contains(@class,'fck_detail') or contains(@class,'journal-content-article')]"):
        marked = [(len(line_of(element)), element) for element in root.xpath(path)]
        if marked and max(marked, key=_size)[0] >= 200:
            return max(marked, key=_size)[1]
    asides: set[Any] = set()
    scores: dict[Any, float] = {}
    for element in root.iter():
        if element.getparent() in asides or not isinstance(element.tag, str) or is_aside(element):
            asides.add(element)
        elif element.tag in _TEXTUAL and (own := _own_text(element)) >= 40:
            above = _containers(element)
            for holder, share in zip(above if _is_paragraph(element) else chain((element,), above), (1.0, 0.4), strict=False):
                scores[holder] = scores.get(holder, 0.0) + own * share
    return max(scores, key=scores.__getitem__) if scores else None


def _is_paragraph(element: Any) -> bool:
    """True for a paragraph, and for a div that is used as one: no line breaks in it."""
    return element.tag == "p" or (element.tag == "div" and element.find("br") is None)


def _containers(element: Any) -> Iterator[Any]:
    """The elements around, less those that only wrap one of the others (lxml counts children one by one: no `len` here)."""
    for above in element.iterancestors():
        if above[0].getnext() is not None or above.tag == "body" or (above.text or "").strip():
            yield above


def _size(pair: tuple[int, Any]) -> int:
    return pair[0]


def _own_text(element: Any) -> int:
    """Characters of an element's text that stand in no block of its own and in no link."""
    size = len((element.text or "").strip())
    for child in element:
        if isinstance(child.tag, str) and child.tag not in BLOCKS and child.tag not in _SKIPPED and child.tag != "a":
            size += len("".join(child.itertext()).strip())
        size += len((child.tail or "").strip())
    return size


def is_aside(element: Any) -> bool:
    """True for what is no part of an article by its tag or its name: menus, forms, related articles, comments."""
    if element.tag in _SKIPPED:
        return True
    name = _name(element)
    return len(name) > 2 and _is_other(name)


@lru_cache(maxsize=4096)
def _is_other(name: str) -> bool:
    return bool(_ASIDE.search(_HUMP.sub("-", name)))


def _in_aside(element: Any) -> bool:
    return is_aside(element) or any(is_aside(above) or above.tag == "li" for above in element.iterancestors())


def _name(element: Any) -> str:
    return f"{element.get('class', '')} {element.get('id', '')}"


def apart(top: Any, name: re.Pattern[str], read: set[Any]) -> list[str]:
    """Short lines of elements so named that were not `read` and are no part of a menu, a list or another article."""
    found = []
    for element in top.iter("p", "div", "span", "strong", "time", "dd", "a", "td"):
        if element not in read and name.search(f"{element.tag} {_name(element)} {element.get('itemprop', '')}"):
            line = line_of(element)
            if 3 <= len(line) <= _LONGEST and not _in_aside(element):
                found.append(line)
    return list(dict.fromkeys(found))[:2]


def signature_after(body: Any) -> str | None:
    """The short line set to the right that follows the body: who wrote it."""
    after = body.getnext()
    if after is None or not isinstance(after.tag, str) or not (after.get("align") == "right" or _RIGHT.search(after.get("style", ""))):
        return None
    line = line_of(after)
    return line if 3 <= len(line) <= 60 else None


def published_on(root: Any) -> str | None:
    """The ISO day of the page's head."""
    if day := iso_day(first_of(root, _PUBLISHED)):
        return day
    for script in root.xpath("//script[@type='application/ld+json']/text()"):
        if match := _JSON_LD.search(script):
            return iso_day(match[1])
    return None


def first_of(root: Any, paths: tuple[str, ...]) -> str | None:
    """The first text that one of the paths leads to."""
    for path in paths:
        if found := [str(value).strip() for value in root.xpath(path) if str(value).strip()]:
            return found[0]
    return None


def line_of(element: Any) -> str:
    """All text of an element as one line."""
    return BLANKS.sub(" ", "".join(element.itertext())).strip(" ")


def common(one: Any, other: Any) -> Any:
    """The smallest element that holds both."""
    above = {one, *one.iterancestors()}
    return next(element for element in (other, *other.iterancestors()) if element in above)


def holds(outer: Any, inner: Any) -> bool:
    """True when one element is, or stands inside, the other."""
    return inner is not None and (outer is inner or any(element is outer for element in inner.iterancestors()))
