"""Document numbers over line ends against their table: marked in the article's text; the value is "number role"."""

from __future__ import annotations

import pytest

import sukien
from tables import Row, rows


@pytest.mark.parametrize("row", rows("cut_numbers"))
def test_cut_numbers(row: Row) -> None:
    documents = sukien.extract(row.text).article.documents
    assert sorted((m.start, m.end, f"{d.number} {d.role}") for d in documents for m in d.mentions) == row.found


@pytest.mark.parametrize("mark", ["\n", "\f", "\r\n"])
def test_award_keeps_its_decision_over_a_break(mark: str) -> None:
    event = next(
        e for e in sukien.extract(f"Quyết định số 94{mark}6/QĐ-{mark}UBND tặng Bằng khen cho 5 tập thể.").events if e.type == "award"
    )
    assert event.document is not None
    assert event.document.number == "946/QĐ-UBND"
