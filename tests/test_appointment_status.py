"""Whether each appointment is held or planned against its table: the subject is marked; the value is the status."""

from __future__ import annotations

import pytest

from marked import marked
from tables import Row, rows


@pytest.mark.parametrize("row", rows("appointment_status"))
def test_status_of_appointments(row: Row) -> None:
    assert marked(row.text, "appointment", "appointment.subject", lambda event: event.status) == row.found
