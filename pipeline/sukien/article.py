"""An article as it comes in: its text, what is known of it from outside, and where it was read."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache
from itertools import islice

from msgspec import Struct

from sukien.alphabet import usual
from sukien.text import is_printed


class Source(Struct, frozen=True, kw_only=True):
    """Where an article was read. What is unknown is None.

    path: file or address; format: "txt", "jsonl", …; row: 0-based row in a file of many articles;
    sha256: hex digest of the file's bytes (of the row's bytes in a file of many);
    id: the row's own id in a file of many.
    """

    path: str | None = None
    url: str | None = None
    format: str | None = None
    row: int | None = None
    sha256: str | None = None
    id: str | None = None


class Missed(Struct, frozen=True):
    """Metadata that was not read: `code` such as "published_unreadable" or "title_absent"; `seen`: what stands there instead."""

    code: str
    seen: str


class Article(Struct, frozen=True, kw_only=True):
    """One article. `text` is as decoded; reading rules (NFC, line ends) are applied by `extract`.

    title, published: metadata known from outside the text (a JSON field, a page's head), else None;
    published is an ISO date ("2023-06-02"); what is none counts as not known.
    missed: metadata that was there, or asked for, and could not be read.
    """

    text: str
    title: str | None = None
    published: str | None = None
    source: Source = Source()
    missed: tuple[Missed, ...] = ()


class Unreadable(Exception):
    """A text that is no Vietnamese article. `code`: "empty", "binary" or "not_vietnamese"; `message` says what was seen."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


def as_article(value: str | Article) -> Article:
    """An article from its text or as it is. Raises TypeError for what is neither."""
    if not isinstance(value, str | Article):
        raise TypeError(f"an article is a str or a sukien.Article, not {type(value).__name__}")
    return value if isinstance(value, Article) else Article(text=value)


_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffd]")
_SEEN = re.compile(r"[^\s\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2060\ufeff]")
_OWN = "đơưĐƠƯ" + "".join(map(chr, range(0x1EA0, 0x1EFA)))  # no other language of the press writes these
_OWN_LETTER = re.compile(f"[{_OWN}ÐƣƢ]")
_OWN_CODES = usual(_OWN) or b""
_LETTER = re.compile(r"[^\W\d_]")
_ONE_IN = 25
_TOO_SHORT = 20


def check_readable(text: str) -> None:
    """Raise `Unreadable` for a text with nothing in it, a binary one, and one that is not Vietnamese.

    Judged over the whole text: one letter in 25 must be a letter that only Vietnamese writes (usual in the press: 3 to 5
    in 25). A text typed without marks fails, for no rule could read it. Fewer than 20 letters, a page of numbers for one,
    are too few to judge and pass.
    """
    if not _SEEN.search(text):
        raise Unreadable("empty", "no text: nothing but blanks")
    controls = len(_CONTROL.findall(text)) if usual(text) is None and ("\ufffd" in text or not is_printed(text)) else 0
    if controls * 10 > len(text):
        raise Unreadable("binary", f"{controls} of {len(text)} characters are control or replacement characters")
    if _has_own_letters(text, len(text) // _ONE_IN + 1):
        return
    composed = unicodedata.normalize("NFC", text)
    letters = len(_LETTER.findall(composed))
    if letters >= _TOO_SHORT and not _has_own_letters(composed, letters // _ONE_IN + 1):
        raise Unreadable("not_vietnamese", f"fewer than 1 in {_ONE_IN} of {letters} letters are letters that only Vietnamese writes")


def _has_own_letters(text: str, count: int) -> bool:
    """True when the text has at least `count` letters that only Vietnamese writes."""
    codes = usual(text)
    if codes is not None:
        return len(codes) - len(codes.translate(None, _OWN_CODES)) >= count
    return sum(1 for _ in islice(_OWN_LETTER.finditer(text), count)) == count


@lru_cache(maxsize=128)  # asked for at several stages of the articles under way
def article_id(text: str) -> str:
    """ "a-" and 16 hex digits of the SHA-256 of the article's text (NFC, line ends folded)."""
    return "a-" + hashlib.sha256(text.encode()).hexdigest()[:16]


def stable_id(prefix: str, *parts: str) -> str:
    """An id that depends on content and place alone: `prefix`, a hyphen and 16 hex digits."""
    content = _SHA256.copy()  # half the cost of a new one
    content.update("\x1f".join(parts).encode())
    return f"{prefix}-{content.hexdigest()[:16]}"


_SHA256 = hashlib.sha256()
