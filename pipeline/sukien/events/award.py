"""Award events, and what became of each count."""

from __future__ import annotations

from sukien.events.frame import Frame
from sukien.records import CountRecord, Event


def find_awards(frame: Frame) -> tuple[tuple[Event, ...], tuple[CountRecord, ...]]:
    """Award events, and what became of each count."""
    return (), ()
