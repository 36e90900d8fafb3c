"""Who receives, where recipients are named: in runs, in brackets, in lists of lines, as teams; marks as in tests/cases/awards.txt."""

from __future__ import annotations

import pytest

from tables import Row, rows
from test_awards import found_in


@pytest.mark.parametrize("row", rows("award_names"))
def test_names(row: Row) -> None:
    assert found_in(row.text) == sorted(row.found)


@pytest.mark.parametrize("row", rows("award_teams"))
def test_teams(row: Row) -> None:
    assert found_in(row.text) == sorted(row.found)
