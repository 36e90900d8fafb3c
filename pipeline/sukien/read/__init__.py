"""Reading inputs: from files of any supported format to articles."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

from sukien.read.raw import Piece, Raw, Reading, Unread, no_article

__all__ = ["Piece", "Raw", "Reading", "Unread", "no_article", "raws"]


def raws(piece: Piece, reading: Reading) -> Iterator[Raw]:
    """The articles of a piece, not yet parsed, in their order. A reader is sukien/read/<format>.py: read_<format>(piece, reading).

    Raises OSError or Unread where the file cannot be read on (vanished, torn archive): what was read before stands.
    """
    reader = getattr(import_module(f"sukien.read.{piece.format}"), f"read_{piece.format}")
    found: Iterator[Raw] = reader(piece, reading)
    return found
