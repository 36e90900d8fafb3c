"""Dates as written: every row of cases/dates.txt, found with these values and nothing else."""

from __future__ import annotations

import pytest

from sukien.mentions import DateMention, Lost
from sukien.recognise.dates import find_dates
from sukien.recognise.documents import find_documents
from tables import Row, cut, rows


def read(text: str) -> tuple[DateMention, ...]:
    """The dates of a text before years are resolved."""
    lost: list[Lost] = []
    whole = cut(text)
    return find_dates(whole, find_documents(whole, lost), lost)


@pytest.mark.parametrize("row", rows("dates"))
def test_row(row: Row) -> None:
    assert [(d.start, d.end, d.value) for d in read(row.text)] == row.found


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("kỷ niệm 60 năm Ngày truyền thống (10/6/1957 - 10/6/2017)", "anniversary"),
        ("nhân ngày Nhà giáo Việt Nam 20-11", "anniversary"),
        ("chào mừng lễ 30/4", "anniversary"),
        ("Đảng bộ xã nhiệm kỳ 2020 - 2025", "term"),
        ("giai đoạn 2015-2020", "period"),
        ("Quyết định số 12/QĐ-UBND ngày 3/4/2019", "document"),
        ("Quyết định số 12/QĐ-UBND ký ngày 3/4/2019", "document"),
        ("ông sinh ngày 3/4/1959 tại xã Tân Lập", "other"),
        ("Sáng 3/4/2019, huyện họp", "event"),
        ("Lô hàng đến sân bay quốc tế Nội Bài hôm nay 30/4", "event"),
        ("trong dịp lễ ngày 30/4", "anniversary"),
        ("dịp nghỉ lễ 30/4 - 1/5", "anniversary"),
        ("kỷ niệm 93 năm Ngày thành lập Đảng (1930 - 2023)", "anniversary"),
        ("kháng chiến chống Pháp (1945 - 1954)", "period"),
        ("dịp lễ ngày 30/4 và 1/5, Sa Pa đón khách", "anniversary"),
        ("đợt 2/9/2023, trao Huy hiệu Đảng", "anniversary"),
        ("kỷ niệm 70 năm Chiến thắng Điện Biên Phủ 7/5/1954", "anniversary"),
        ("Lễ kỷ niệm 70 năm Chiến thắng Điện Biên Phủ diễn ra ngày 7/5/2024", "event"),
        ("Đảng bộ xã nhiệm kỳ 2015 - 2020, 2020 - 2025", "term"),
        ("Trường khai giảng niên khóa 2022 - 2026", "period"),
        ("Lễ kỷ niệm Ngày Nhà giáo Việt Nam vào sáng 19/11", "event"),
    ],
)
def test_role(text: str, role: str) -> None:
    assert {d.role for d in read(text)} == {role}


@pytest.mark.parametrize(
    ("text", "part"),
    [("Sáng 02/6, họp", "morning"), ("Chiều ngày 2/6, họp", "afternoon"), ("Tối 4/1, họp", "evening"), ("Ngày 4/1, họp", None)],
)
def test_part_of_day(text: str, part: str | None) -> None:
    assert [d.part_of_day for d in read(text)] == [part]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("năm 2022", ("2022-01-01", "2022-12-31")),
        ("tháng 2/2020", ("2020-02-01", "2020-02-29")),
        ("quý II/2024", ("2024-04-01", "2024-06-30")),
        ("từ năm 2015 đến nay", ("2015-01-01", None)),
        ("Ngày 14/7, họp", (None, None)),
    ],
)
def test_first_and_last_day(text: str, days: tuple[str | None, str | None]) -> None:
    assert [(d.start_date, d.end_date) for d in read(text)] == [days]
