"""Award forms: tests/cases/forms.txt; a mark's value is the form and its grade."""

import pytest

from sukien.mentions import Lost
from sukien.recognise.awards import find_forms
from tables import Row, cut, rows


@pytest.mark.parametrize("row", rows("forms"))
def test_forms(row: Row) -> None:
    whole = cut(row.text)
    lost: list[Lost] = []
    found = [(f.start, f.end, f"{f.form} {f.grade}" if f.grade else f.form) for f in find_forms(whole, lost)]
    assert found == row.found
