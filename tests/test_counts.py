"""Counts of recipients: tests/cases/counts.txt; a mark's value is approximator, number, "turns" and kind."""

import pytest

from sukien.mentions import Count, Lost
from sukien.recognise.counts import find_counts
from sukien.recognise.numerals import value_of
from tables import Row, cut, rows


@pytest.mark.parametrize("row", rows("counts"))
def test_counts(row: Row) -> None:
    whole = cut(row.text)
    lost: list[Lost] = []
    found = [(c.start, c.end, _value(c)) for c in find_counts(whole, lost) if c.kind != "item"]
    assert found == row.found


def _value(count: Count) -> str:
    approx = "" if count.approx == "=" else count.approx
    return " ".join(filter(None, [f"{approx}{count.value}", "turns" if count.turns else "", count.kind]))


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("45", 45), ("06", 6), ("1.148", 1148), ("17 000", 17000), ("1,329", 1329), ("2 triệu", 2_000_000),
        ("năm", 5), ("mười", 10), ("mười hai", 12), ("hai mươi", 20), ("ba mươi lăm", 35), ("hai mươi tư", 24), ("hai chục", 20),
        ("một trăm", 100), ("một trăm linh năm", 105), ("một nghìn một trăm bốn mươi tám", 1148), ("ba vạn", 30_000),
        ("hai năm", None), ("mươi", None), ("trăm", None), ("linh năm", None),
    ],
)  # fmt: skip
def test_number(words: str, value: int | None) -> None:
    assert value_of(words) == value
