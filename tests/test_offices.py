"""Offices as written against their table: the office is marked; the value is its body ("-": none) and what limits it."""

from __future__ import annotations

import pytest

from tables import Row, recognised, rows


def found_in(text: str) -> list[tuple[int, int, str]]:
    body = recognised(text)
    found = []
    for office in body.mentions.offices:
        unit = text[slice(*body.place(office.unit.start, office.unit.end))] if office.unit else "-"
        limits = ("former" if office.former else "", "acting" if office.acting else "")
        found.append((*body.place(office.start, office.end), ", ".join(filter(None, (unit, *limits)))))
    return found


def expected(row: Row) -> list[tuple[int, int, str]]:
    return row.found


@pytest.mark.parametrize("row", rows("offices"))
def test_offices(row: Row) -> None:
    assert found_in(row.text) == expected(row)


@pytest.mark.parametrize(
    ("wording", "code"),
    [
        ("Phó Chủ tịch UBND tỉnh", "pho_chu_tich"),
        ("Chủ tịch UBND tỉnh", "chu_tich"),
        ("UVBTV Tỉnh ủy", "uy_vien"),
        ("TUV", "tinh_uy_vien"),
        ("Hiệu trưởng Trường THPT Ba Bể", "hieu_truong"),
        ("Trưởng Công an xã", "truong_cong_an"),
        ("Phó Trưởng ban Dân tộc HĐND tỉnh", "truong_ban"),
    ],
)
def test_code_of_the_title(wording: str, code: str) -> None:
    offices = recognised(f"Đồng chí {wording} dự lễ.").mentions.offices
    assert [(o.text, o.code) for o in offices] == [(wording, code)]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Ông Lò Văn Sơn - Tổng giám đốc Hoà Tiến, phát biểu.", ["Hoà Tiến"]),
        ("Bà Mary Brown, CEO của Zetla, cho biết như thế.", ["Zetla"]),
        ("Bà Lò Thị Hoa, Giám đốc Zetla Hà Nội, phát biểu.", ["Zetla Hà Nội"]),
        ("Chủ tịch UBND các huyện phải chịu trách nhiệm.", []),
        ("Giám đốc BV cho biết đã nhận được đơn.", []),
        ("Người phát ngôn của Trump, Mary Brown, từ chối trả lời.", []),
        ("Tổng Giám đốc Lò Văn Sơn trả lời báo chí.", []),
    ],
)
def test_firms_that_posts_are_held_in_are_units(text: str, units: list[str]) -> None:
    assert [unit.name for unit in recognised(text).mentions.units if not unit.nested] == units
