"""The events of a type as the rows of a case table mark them."""

from __future__ import annotations

from collections.abc import Callable

import sukien
from sukien.records import Event


def marked(text: str, type: str, field: str, value: Callable[[Event], str]) -> list[tuple[int, int, str]]:
    """(start, end, value) of each event of a type, in order: where its first evidence of a field stands, and what is asked of it."""
    found = []
    for event in sukien.extract(text).events:
        if event.type == type:
            place = next(e for e in event.evidence if e.field == field)
            found.append((place.start, place.end, value(event)))
    return sorted(found)


def number_of(event: Event) -> str:
    """The number of an event's decision, "-" for none."""
    return event.document.number if event.document else "-"
