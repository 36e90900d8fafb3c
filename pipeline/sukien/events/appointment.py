"""Appointments, elections, transfers, dismissals, retirements."""

from __future__ import annotations

from sukien.events.frame import Frame
from sukien.records import Event


def find_appointments(frame: Frame) -> tuple[Event, ...]:
    """Appointments, elections, transfers, dismissals, retirements."""
    return ()
