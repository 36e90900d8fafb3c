"""Counted things as written."""

from __future__ import annotations

from sukien.mentions import Count, Lost, Segmented


def find_counts(segmented: Segmented, lost: list[Lost]) -> tuple[Count, ...]:
    """Counted things as written."""
    return ()
