"""An article as it comes in: its text, what is known of it from outside, and where it was read."""

from __future__ import annotations

import hashlib

from msgspec import Struct


class Source(Struct, frozen=True, kw_only=True):
    """Where an article was read. What is unknown is None.

    path: file or address; format: "txt", "jsonl", …; row: 0-based row in a file of many articles;
    sha256: hex digest of the file's bytes (of the row's bytes in a file of many).
    """

    path: str | None = None
    url: str | None = None
    format: str | None = None
    row: int | None = None
    sha256: str | None = None


class Article(Struct, frozen=True, kw_only=True):
    """One article. `text` is as decoded; reading rules (NFC, line ends) are applied by `extract`.

    title, published: metadata known from outside the text (a JSON field, a page's head), else None;
    published is an ISO date ("2023-06-02").
    """

    text: str
    title: str | None = None
    published: str | None = None
    source: Source = Source()


def article_id(text: str) -> str:
    """ "a-" and 16 hex digits of the SHA-256 of the article's text (NFC, line ends folded)."""
    return "a-" + hashlib.sha256(text.encode()).hexdigest()[:16]


def stable_id(prefix: str, *parts: object) -> str:
    """An id that depends on content and place alone: `prefix`, a hyphen and 16 hex digits."""
    return f"{prefix}-" + hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:16]
