"""Years left out and relative dates: every row of cases/years.txt; "{2019-08-21}" before a row is its publication date."""

from __future__ import annotations

import re

import pytest

from sukien import Article, Source, extract
from sukien.mentions import DateMention, Lost
from sukien.recognise.dates import find_dates
from sukien.recognise.documents import find_documents
from sukien.resolve.years import resolve_dates
from tables import Row, cut, rows

_PUBLISHED = re.compile(r"\{([0-9-]+)\} ")


def resolve(text: str, published: str | None = None) -> tuple[DateMention, ...]:
    """The dates of a text with their years."""
    lost: list[Lost] = []
    whole = cut(text, published=published)
    return resolve_dates(whole, find_dates(whole, find_documents(whole, lost), lost), lost)


@pytest.mark.parametrize("row", rows("years"))
def test_row(row: Row) -> None:
    stamp = _PUBLISHED.match(row.text)
    skipped = stamp.end() if stamp else 0
    dates = resolve(row.text[skipped:], stamp[1] if stamp else None)
    assert [(d.start + skipped, d.end + skipped, d.value) for d in dates] == row.found


def test_evidence_is_named() -> None:
    (date,) = resolve("Ngày 22/7, xã họp.", "2019-08-21")
    assert (date.basis, date.rule, date.start_date) == ("context", "day_and_month+year_of_stamp", "2019-07-22")


def test_unknown_year_is_no_day() -> None:
    (date,) = resolve("Ngày 22/7, xã họp.")
    assert (date.basis, date.start_date, date.end_date) == ("unknown", None, None)


def test_impossible_stamp_is_told() -> None:
    text = "Xã khen thưởng\n\nThứ hai, 32/13/2023, 10:20\n\nNgày 5/6, xã Tân Lập tổ chức hội nghị tổng kết và khen thưởng.\n"
    result = extract(Article(text=text))
    assert result.article.published is None
    assert [(text[loss.start : loss.end], loss.rule) for loss in result.resolved.lost if loss.kind == "published"] == [
        ("32/13/2023", "page_stamp")
    ]


@pytest.mark.parametrize("known", ["2023-13-32", "05/06/2023", "hôm qua"])
def test_publication_date_that_is_none(known: str) -> None:
    assert extract(Article(text="Ngày 5/6, xã Tân Lập tổ chức hội nghị tổng kết.", published=known)).article.published is None


@pytest.mark.parametrize(
    ("url", "value"),
    [
        ("https://bao.vn/2020/06/02/ten-bai.html", "2020-05-28"),
        ("https://bao.vn/2020-06-02-ten-bai", "2020-05-28"),
        ("https://bao.vn/ten-bai-20200602101500123.htm", "2020-05-28"),
        ("https://bao.vn/thoi-su/202006/ten-bai-1234567", "2020-05-28"),
        ("https://bao.vn/ten-bai-post20200602.html", "2020-05-28"),
        ("https://bao.vn/20201302/ten-bai", "XXXX-05-28"),
        ("https://bao.vn/20200231/ten-bai", "XXXX-05-28"),
        ("https://bao.vn/ten-bai-1202006021.html", "XXXX-05-28"),
        ("https://bao.vn/nam-2020/ten-bai", "XXXX-05-28"),
        (None, "XXXX-05-28"),
    ],
)
def test_year_of_url(url: str | None, value: str) -> None:
    (date,) = extract(Article(text="Ngày 28/5, xã Tân Lập tổ chức hội nghị tổng kết.", source=Source(url=url))).article.dates
    assert date.value == value


def test_year_of_the_text_goes_before_the_url() -> None:
    text = "Ngày 28/5/2018, xã Tân Lập họp. Ngày 30/5, xã tổ chức hội nghị tổng kết."
    dates = extract(Article(text=text, source=Source(url="https://bao.vn/2020/06/02/ten-bai.html"))).article.dates
    assert [d.value for d in dates] == ["2018-05-28", "2018-05-30"]
