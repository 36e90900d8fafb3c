"""The decision of each appointment against its table: the subject is marked; the value is the decision's number, "-" for none."""

from __future__ import annotations

import pytest

import sukien
from marked import marked, number_of
from tables import Row, rows


@pytest.mark.parametrize("row", rows("appointment_documents"))
def test_appointment_documents(row: Row) -> None:
    assert marked(row.text, "appointment", "appointment.subject", number_of) == row.found


def test_date_and_evidence_of_the_decision() -> None:
    text = "Ngày 19/8/2025, Thủ tướng ký Quyết định số 1805/QĐ-TTg bổ nhiệm ông Lò Văn Mười giữ chức Thứ trưởng Bộ Tư pháp."
    event = next(e for e in sukien.extract(text).events if e.type == "appointment")
    assert (event.document.number, event.document.date) == ("1805/QĐ-TTg", "2025-08-19")
    assert [e.quote for e in event.evidence if e.field == "document"] == ["1805/QĐ-TTg"]
