"""Dates as written."""

from __future__ import annotations

from sukien.mentions import DateMention, Lost, Segmented


def find_dates(segmented: Segmented, lost: list[Lost]) -> tuple[DateMention, ...]:
    """Dates as written."""
    return ()
