"""Checks of the numbers of one article: what is one fact told twice, what is a whole and its members, and what is neither."""

from __future__ import annotations

from io import StringIO

import pytest
from rich.console import Console

import sukien
from sukien.show import show_result

REPEATS = [
    (
        "Khen thưởng 30 tập thể xuất sắc\n\nSáng 5/6/2021, UBND tỉnh tặng Giấy khen cho 31 tập thể có thành tích xuất sắc.",
        [(30, 31)],
    ),
    ("15 học sinh được tặng Giấy khen\n\nPhòng Giáo dục và Đào tạo huyện Ba Lòng tặng Giấy khen cho 14 học sinh.", [(15, 14)]),
    ("Biểu dương 45 gương điển hình tiên tiến\n\nHuyện Ba Lòng biểu dương 46 gương điển hình tiên tiến.", [(45, 46)]),
    ("Khen thưởng 3 học sinh cứu người\n\nUBND huyện tặng Giấy khen cho 4 học sinh cứu người đuối nước.", [(3, 4)]),
    (
        "Khen thưởng 12 tập thể và 15 cá nhân\n\nTại hội nghị, Sở Y tế tặng Giấy khen cho 12 tập thể và 16 cá nhân.",
        [(15, 16)],
    ),
    (
        "Hội nghị tổng kết năm 2021\n\nUBND tỉnh tặng Bằng khen cho 45 tập thể, 55 cá nhân.\n\n"
        "UBND tỉnh tặng Bằng khen cho 45 tập thể, 65 cá nhân.",
        [(55, 65)],
    ),
]

NO_REPEAT = [
    "Đợt 1, UBND tỉnh tặng Bằng khen cho 5 tập thể, 6 cá nhân. Đợt 2, UBND tỉnh tặng Bằng khen cho 5 tập thể, 8 cá nhân.",
    "Năm 2020, UBND tỉnh tặng Bằng khen cho 5 tập thể, 6 cá nhân. Năm 2021, UBND tỉnh tặng Bằng khen cho 5 tập thể, 8 cá nhân.",
    "UBND tỉnh tặng Bằng khen cho 5 tập thể và 7 cá nhân. Sở Y tế tặng Giấy khen cho 6 tập thể và 7 cá nhân.",
    "UBND tỉnh tặng Bằng khen cho 30 tập thể\n\nSở Y tế tặng Bằng khen cho 31 tập thể.",
    "Khen thưởng 31 tập thể\n\nUBND tỉnh tặng Bằng khen cho 20 tập thể. Sở Y tế tặng Giấy khen cho 11 tập thể.",
    "Khen thưởng 31 tập thể\n\nUBND tỉnh tặng Bằng khen cho 30 tập thể. Sở Y tế tặng Giấy khen cho 32 tập thể.",
    "Khen thưởng 30 tập thể\n\nUBND tỉnh tặng Bằng khen cho hơn 31 tập thể.",
    "Khen thưởng 30 tập thể\n\nUBND tỉnh tặng Giấy khen cho 60 tập thể.",
    "Khen thưởng 30 học sinh\n\nUBND tỉnh tặng Giấy khen cho 31 giáo viên.",
    "Khen thưởng 5 học sinh\n\nUBND huyện tặng Giấy khen cho 5 học sinh. Trước đó, UBND xã tặng Giấy khen cho 6 học sinh.",
    "Huân chương hạng Nhì cho 3 cá nhân\n\nChủ tịch nước tặng Huân chương Lao động hạng Ba cho 4 cá nhân.",
    "Chủ tịch nước tặng Huân chương Lao động hạng Nhì cho 3 cá nhân\n\nChủ tịch nước tặng Huân chương Lao động hạng Ba cho 4 cá nhân.",
    "Đề nghị tặng Bằng khen cho 12 tập thể\n\nUBND tỉnh tặng Bằng khen cho 11 tập thể.",
    "Khen thưởng 12 tập thể\n\nĐến nay, UBND tỉnh đã tặng Giấy khen cho 13 tập thể.",
    "Khen thưởng 12 tập thể\n\nTheo Quyết định số 5/QĐ-UBND, UBND tỉnh tặng Giấy khen cho 12 tập thể, 3 cá nhân.",
    "UBND tỉnh tặng Bằng khen cho 45 tập thể. UBND tỉnh tặng Bằng khen cho 46 tập thể.",
]

MEMBERS = [
    (
        "UBND tỉnh tặng Bằng khen cho 60 đại biểu, trong đó có 40 nữ và 35 đảng viên.",
        [("subset", 60, 35, True), ("subset", 60, 40, True)],
    ),
    ("UBND tỉnh tặng Bằng khen cho 60 cá nhân, gồm 40 nữ và 35 đảng viên.", [("subset", 60, 35, True), ("subset", 60, 40, True)]),
    (
        "UBND tỉnh khen thưởng 60 cá nhân, trong đó có 40 giáo viên nữ và 35 người dân tộc thiểu số.",
        [("subset", 60, 35, True), ("subset", 60, 40, True)],
    ),
    (
        "Tỉnh tôn vinh 60 đại biểu (40 nữ, 35 đảng viên, 12 người dân tộc thiểu số).",
        [("subset", 60, 12, True), ("subset", 60, 35, True), ("subset", 60, 40, True)],
    ),
    ("Huyện biểu dương 120 hội viên, trong đó 130 nữ.", [("subset", 120, 130, False)]),
    ("UBND tỉnh tặng Bằng khen cho 12 cá nhân, gồm 5 đảng viên và 7 quần chúng.", [("sum", 12, 12, True)]),
    ("UBND tỉnh tặng Bằng khen cho 12 cá nhân, gồm 5 nam và 8 nữ.", [("sum", 12, 13, False)]),
    ("UBND tỉnh tặng Bằng khen cho 60 cá nhân, trong đó có 25 nữ; 12 tập thể được tặng Cờ thi đua.", [("subset", 60, 25, True)]),
    ("UBND huyện tặng Giấy khen cho 3 cá nhân gồm: ông Lê Văn Tám và bà Trần Thị Chín.", [("sum", 3, 2, False)]),
    (
        "UBND huyện tặng Giấy khen cho 5 cá nhân:\n1. Lê Văn Tám\n2. Trần Thị Chín\n3. Lò Văn Mười\n4. Nông Thị Bảy\n"
        "Lễ trao diễn ra sáng nay.",
        [("sum", 5, 4, False)],
    ),
    (
        "Tổng số 100 điển hình được khen thưởng, bao gồm 85 điển hình do các cơ quan xét chọn và 15 điển hình do Ban Tổ chức chọn.",
        [("sum", 100, 100, True)],
    ),
    ("UBND tỉnh tặng Bằng khen cho 20 cá nhân, gồm 12 giáo viên, 7 học sinh và 1 thợ rèn.", []),
    ("UBND tỉnh tặng Bằng khen cho 20 cá nhân, gồm 12 giáo viên và 7 học sinh có 5 năm học giỏi.", [("sum", 20, 19, False)]),
    ("UBND huyện tặng Giấy khen cho 3 cá nhân, trong đó có ông Lê Văn Tám và bà Trần Thị Chín.", []),
    ("UBND huyện tặng Giấy khen cho 3 cá nhân: ông Lê Văn Tám, Trưởng Công an xã, bà Trần Thị Chín.", []),
    ("UBND huyện tặng Giấy khen cho 15 cá nhân gồm: ông Lê Văn Tám và bà Trần Thị Chín.", []),
    ("UBND huyện tặng Giấy khen cho hơn 3 cá nhân gồm: ông Lê Văn Tám và bà Trần Thị Chín.", []),
    (
        "UBND tỉnh khen thưởng 100 tập thể, cá nhân. Trong đó, tặng Cờ thi đua cho 10 tập thể; Bằng khen cho 30 tập thể và 61 cá nhân.",
        [("sum", 100, 101, False)],
    ),
    (
        "106 tập thể, cá nhân được khen thưởng\n\nUBND tỉnh tặng Bằng khen cho 45 tập thể và 55 cá nhân. "
        "Sở Y tế tặng Giấy khen cho 6 hộ gia đình.",
        [("sum", 106, 106, True)],
    ),
    (
        "106 tập thể, cá nhân được khen thưởng\n\nUBND tỉnh tặng Bằng khen cho 45 tập thể và 55 cá nhân. "
        "Năm sau, Sở Y tế tặng Giấy khen cho 7 hộ gia đình.",
        [],
    ),
]


def checks(text: str) -> set[tuple[str, int, int, bool]]:
    return {(c.kind, c.stated, c.computed, c.ok) for event in sukien.extract(text).events for c in event.checks}


@pytest.mark.parametrize(("text", "pairs"), REPEATS)
def test_one_fact_with_two_numbers_is_reported_on_both_sides(text: str, pairs: list[tuple[int, int]]) -> None:
    both = {("repeat", one, two, False) for a, b in pairs for one, two in ((a, b), (b, a))}
    assert checks(text) == both


@pytest.mark.parametrize("text", NO_REPEAT)
def test_two_facts_are_not_one(text: str) -> None:
    assert not {c for c in checks(text) if c[0] == "repeat"}


@pytest.mark.parametrize(("text", "expected"), MEMBERS)
def test_members(text: str, expected: list[tuple[str, int, int, bool]]) -> None:
    assert checks(text) == set(expected)


def test_both_places_of_a_repeat_can_be_quoted() -> None:
    result = sukien.extract("Khen thưởng 30 tập thể xuất sắc\n\nUBND tỉnh tặng Giấy khen cho 31 tập thể xuất sắc.")
    quotes = {tuple(result.article.text[start:end] for start, end in check.spans) for e in result.events for check in e.checks}
    assert quotes == {("30 tập thể", "31 tập thể"), ("31 tập thể", "30 tập thể")}
    assert [r.count for e in result.events if e.award for r in e.award.recipients] == [30, 31]


def test_extract_sums_up_the_checks_of_an_article() -> None:
    console = Console(width=200, record=True, file=StringIO())
    show_result(console, sukien.extract("UBND tỉnh tặng Bằng khen cho 20 cá nhân, gồm 12 giáo viên và 7 học sinh."))
    shown = console.export_text()
    assert "sum: stated 20, computed 19: DISAGREES by +1 · '20 cá nhân' / '12 giáo viên' / '7 học sinh'" in shown
    assert "0 of 1 agree" in shown
