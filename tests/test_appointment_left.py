"""The post that each appointment leaves against its table: the subject is marked; the value is the post, "-" for none."""

from __future__ import annotations

import pytest

from marked import marked
from sukien.records import Event
from tables import Row, rows


@pytest.mark.parametrize("row", rows("appointment_left"))
def test_posts_left(row: Row) -> None:
    assert marked(row.text, "appointment", "appointment.subject", _left) == row.found


def _left(event: Event) -> str:
    left = event.appointment.from_office
    return left.text if left else "-"
