"""The articles of one file named on the command line."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from sukien.article import Article, Source


def articles(path: Path) -> Iterator[Article]:
    """Articles of a file, or of standard input for "-"."""
    data = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
    yield Article(text=data.decode(), source=Source(path=str(path)))
