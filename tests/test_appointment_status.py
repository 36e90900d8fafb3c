"""Whether each appointment is held or planned against its table: the subject is marked; the value is the status."""

from __future__ import annotations

import pytest

import sukien
from tables import Row, rows


@pytest.mark.parametrize("row", rows("appointment_status"))
def test_status_of_appointments(row: Row) -> None:
    found = []
    for event in sukien.extract(row.text).events:
        if event.type == "appointment":
            named = next(e for e in event.evidence if e.field == "appointment.subject")
            found.append((named.start, named.end, event.status))
    assert sorted(found) == row.found
