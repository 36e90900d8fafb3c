"""Award forms as written."""

from __future__ import annotations

from sukien.mentions import AwardForm, Lost, Segmented


def find_forms(segmented: Segmented, lost: list[Lost]) -> tuple[AwardForm, ...]:
    """Award forms as written."""
    return ()
