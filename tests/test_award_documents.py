"""The decision of each award against its table: the form is marked; the value is the decision's number, "-" for none."""

from __future__ import annotations

import pytest

import sukien
from tables import Row, rows


@pytest.mark.parametrize("row", rows("award_documents"))
def test_award_documents(row: Row) -> None:
    found = []
    for event in sukien.extract(row.text).events:
        if event.type == "award":
            form = next(e for e in event.evidence if e.field == "award.form")
            found.append((form.start, form.end, event.document.number if event.document else "-"))
    assert sorted(found) == row.found
