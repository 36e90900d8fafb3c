"""Award forms: tests/cases/forms.txt; a mark's value is the form and its grade."""

import pytest

from sukien import Article
from sukien.mentions import Lost
from sukien.recognise.awards import find_forms
from sukien.segment import segment
from sukien.steps import finish
from sukien.text import make_reading
from tables import Row, rows


@pytest.mark.parametrize("row", rows("forms"))
def test_forms(row: Row) -> None:
    segmented = finish(segment(make_reading(row.text), Article(text=row.text)))
    lost: list[Lost] = []
    found = [(f.start, f.end, f"{f.form} {f.grade}" if f.grade else f.form) for f in find_forms(segmented, lost)]
    assert found == row.found
