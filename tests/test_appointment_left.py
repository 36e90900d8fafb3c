"""The post that each appointment leaves against its table: the subject is marked; the value is the post, "-" for none."""

from __future__ import annotations

import pytest

import sukien
from tables import Row, rows


@pytest.mark.parametrize("row", rows("appointment_left"))
def test_posts_left(row: Row) -> None:
    found = []
    for event in sukien.extract(row.text).events:
        if event.type == "appointment" and event.appointment:
            named = next(e for e in event.evidence if e.field == "appointment.subject")
            left = event.appointment.from_office
            found.append((named.start, named.end, left.text if left else "-"))
    assert sorted(found) == row.found
