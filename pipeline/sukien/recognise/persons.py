"""Names of persons as written."""

from __future__ import annotations

from sukien.mentions import Lost, Office, PersonMention, Segmented, TitleMention, UnitMention


def find_persons(
    segmented: Segmented, units: tuple[UnitMention, ...], offices: tuple[Office, ...], lost: list[Lost]
) -> tuple[tuple[PersonMention, ...], tuple[TitleMention, ...]]:
    """Names of persons as written."""
    return (), ()
