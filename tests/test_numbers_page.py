"""Pages of nothing but numbers, dates or document numbers: time grows with the length, nothing is invented."""

from __future__ import annotations

import time

import pytest

from sukien import Article
from sukien.recognise.dates import find_dates
from sukien.recognise.documents import find_documents
from sukien.resolve.documents import resolve_documents
from sukien.resolve.years import resolve_dates
from sukien.segment import segment
from sukien.steps import finish
from sukien.text import make_reading

PAGES = {
    "numbers": "7 13 28 45 99 6 ",
    "list": "7, 13, 28, 45, 99, 6, ",
    "slashes": "7/13/28/45/99/6/",
    "dates": "ngày 12/5/2019 và ngày 3/6, ",
    "documents": "ký Quyết định số 12/QĐ-UBND ngày 3/4/2019, ",
}


def seconds(text: str) -> tuple[float, int]:
    """CPU time of all that reads dates and documents, and how many were found."""
    segmented = finish(segment(make_reading(text), Article(text=text)))
    began = time.process_time()
    documents = find_documents(segmented, [])
    dates = resolve_dates(segmented, find_dates(segmented, documents, []), [])
    resolve_documents(segmented, documents, dates, (), [])
    return time.process_time() - began, len(dates) + len(documents)


@pytest.mark.parametrize("name", PAGES)
def test_time_is_linear(name: str) -> None:
    unit = PAGES[name]
    short, _ = min(seconds(unit * (30_000 // len(unit))) for _ in range(3))
    long, _ = seconds(unit * (240_000 // len(unit)))
    assert long < 8 * short * 3 + 0.05  # eight times the length; a quadratic reader takes 64 times as long


@pytest.mark.parametrize("name", ["numbers", "list", "slashes"])
def test_numbers_are_no_dates(name: str) -> None:
    assert seconds(PAGES[name] * 500)[1] == 0
