"""The province and district an article speaks from, with the rule and the wording that told it."""

from __future__ import annotations

import pytest

import sukien
from tables import Row, rows


@pytest.mark.parametrize("row", rows("home"))
def test_home(row: Row) -> None:
    home = sukien.extract(sukien.Article(text=row.text, published="2020-05-20")).article.home
    if not row.found:
        assert home is None
        return
    assert home is not None
    start, end, value = row.found[0]
    province, district, rule = (None if part == "-" else part for part in value.split(", "))
    assert (home.province, home.district, home.rule) == (province, district, rule)
    assert (home.start, home.end) == (start, end)


@pytest.mark.parametrize(
    ("published", "province"),
    [("2020-05-20", "tỉnh Thừa Thiên Huế"), ("2024-12-31", "tỉnh Thừa Thiên Huế"), (None, "tỉnh Thừa Thiên Huế")],
)
def test_home_is_named_as_of_the_day(published: str | None, province: str) -> None:
    text = "Khen thưởng\nUBND tỉnh Thừa Thiên - Huế khen 3 hộ. UBND tỉnh chúc mừng."
    home = sukien.extract(sukien.Article(text=text, published=published)).article.home
    assert home is not None
    assert home.province == province


def test_merged_province_keeps_its_name_after_the_merger() -> None:
    text = "Khen thưởng\nUBND tỉnh Thái Nguyên khen 3 hộ. UBND tỉnh chúc mừng."
    for published in ("2020-05-20", "2026-05-20", None):
        home = sukien.extract(sukien.Article(text=text, published=published)).article.home
        assert home is not None
        assert home.province == "tỉnh Thái Nguyên"


@pytest.mark.parametrize(
    ("url", "province"),
    [
        ("https://backan.gov.vn/pages/tin.aspx", "tỉnh Bắc Kạn"),
        ("http://www.baobinhduong.vn/khen-thuong", "tỉnh Bình Dương"),
        ("https://sonoivu.camau.gov.vn/tin", "tỉnh Cà Mau"),
        ("https://dantri.com.vn/xa-hoi", None),
        ("https://chinhphu.vn/", None),
        (None, None),
    ],
)
def test_home_from_the_address(url: str | None, province: str | None) -> None:
    article = sukien.Article(text="Khen thưởng\nUBND tỉnh khen 3 hộ.", published="2020-05-20", source=sukien.Source(url=url))
    home = sukien.extract(article).article.home
    assert (home.province if home else None) == province
    if home:
        assert (home.rule, home.start) == ("source_domain", None)
