"""The decision of each award against its table: the form is marked; the value is the decision's number, "-" for none."""

from __future__ import annotations

import pytest

from marked import marked, number_of
from tables import Row, rows


@pytest.mark.parametrize("row", rows("award_documents"))
def test_award_documents(row: Row) -> None:
    assert marked(row.text, "award", "award.form", number_of) == row.found
