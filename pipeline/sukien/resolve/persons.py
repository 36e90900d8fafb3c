"""Persons: one for each human being, with every office."""

from __future__ import annotations

from sukien.mentions import Lost, Mentions, Person, Segmented


def resolve_persons(segmented: Segmented, mentions: Mentions, lost: list[Lost]) -> tuple[Person, ...]:
    """Persons: one for each human being, with every office."""
    return ()
