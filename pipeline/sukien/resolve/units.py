"""Units: one for each body, with canonical name and administrative unit."""

from __future__ import annotations

from sukien.mentions import DateMention, Home, Lost, Mentions, Segmented, Unit


def resolve_units(
    segmented: Segmented, mentions: Mentions, home: Home | None, dates: tuple[DateMention, ...], lost: list[Lost]
) -> tuple[Unit, ...]:
    """Units: one for each body, with canonical name and administrative unit."""
    return ()
