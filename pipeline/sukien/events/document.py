"""Documents issued or signed."""

from __future__ import annotations

from sukien.events.frame import Frame
from sukien.records import Event


def find_document_events(frame: Frame) -> tuple[Event, ...]:
    """Documents issued or signed."""
    return ()
