"""Units as written."""

from __future__ import annotations

from sukien.mentions import Lost, Segmented, UnitMention


def find_units(segmented: Segmented, lost: list[Lost]) -> tuple[UnitMention, ...]:
    """Units as written."""
    return ()
