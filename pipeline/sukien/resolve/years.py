"""Years of dates written without one, and the role of each date."""

from __future__ import annotations

from sukien.mentions import DateMention, Lost, Segmented


def resolve_dates(segmented: Segmented, dates: tuple[DateMention, ...], lost: list[Lost]) -> tuple[DateMention, ...]:
    """Years of dates written without one, and the role of each date."""
    return dates
