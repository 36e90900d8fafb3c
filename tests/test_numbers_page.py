"""Pages of nothing but numbers, dates or document numbers: time grows with the length, nothing is invented."""

from __future__ import annotations

import pytest

from sukien.mentions import Segmented
from sukien.recognise.dates import find_dates
from sukien.recognise.documents import find_documents
from sukien.resolve.documents import resolve_documents
from sukien.resolve.years import resolve_dates
from tables import cut
from timing import cpu_seconds

PAGES = {
    "numbers": "7 13 28 45 99 6 ",
    "list": "7, 13, 28, 45, 99, 6, ",
    "slashes": "7/13/28/45/99/6/",
    "dates": "ngày 12/5/2019 và ngày 3/6, ",
    "documents": "ký Quyết định số 12/QĐ-UBND ngày 3/4/2019, ",
}


def numbers_read(segmented: Segmented) -> int:
    """How many dates and documents are found, by all that reads them."""
    documents = find_documents(segmented, [])
    dates = resolve_dates(segmented, find_dates(segmented, documents, []), [])
    resolve_documents(segmented, documents, dates, [])
    return len(dates) + len(documents)


@pytest.mark.parametrize("name", PAGES)
def test_time_is_linear(name: str) -> None:
    unit = PAGES[name]
    short, long = (cut(unit * (length // len(unit))) for length in (30_000, 240_000))
    least = cpu_seconds(lambda: numbers_read(short), times=3)
    assert cpu_seconds(lambda: numbers_read(long)) < 8 * least * 3 + 0.05  # eight times the length; a quadratic one takes 64 times


@pytest.mark.parametrize("name", ["numbers", "list", "slashes"])
def test_numbers_are_no_dates(name: str) -> None:
    assert numbers_read(cut(PAGES[name] * 500)) == 0
