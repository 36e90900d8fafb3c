"""Emulation campaigns."""

from __future__ import annotations

from sukien.events.frame import Frame
from sukien.records import Event


def find_campaigns(frame: Frame) -> tuple[Event, ...]:
    """Emulation campaigns."""
    return ()
