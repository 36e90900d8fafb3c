"""Meetings that the article reports."""

from __future__ import annotations

from sukien.events.frame import Frame
from sukien.records import Event


def find_meetings(frame: Frame) -> tuple[Event, ...]:
    """Meetings that the article reports."""
    return ()
