"""Arithmetic in award statements is reported, and never changes a number."""

import pytest

import sukien
from sukien.records import Check


def checks(text: str) -> list[tuple[str, int, int, int, bool]]:
    found: list[Check] = [check for event in sukien.extract(sukien.Article(text=text)).events for check in event.checks]
    return sorted({(c.kind, c.stated, c.computed, c.residual, c.ok) for c in found})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("UBND tỉnh tặng Bằng khen cho 20 cá nhân, gồm 12 giáo viên và 8 học sinh.", [("sum", 20, 20, 0, True)]),
        ("UBND tỉnh tặng Bằng khen cho 20 cá nhân, gồm 12 giáo viên và 7 học sinh.", [("sum", 20, 19, 1, False)]),
        ("UBND tỉnh tặng Bằng khen cho 20 cá nhân, trong đó có 7 học sinh.", [("subset", 20, 7, 13, True)]),
        ("22 cá nhân được UBND tỉnh tặng Bằng khen, gồm 9 người dân, 5 chiến sĩ và 8 y sĩ.", [("sum", 22, 22, 0, True)]),
        (
            "Tôn vinh 23 tập thể, cá nhân nằm trong số 106 tập thể, cá nhân được nhận Bằng khen của UBND tỉnh.",
            [("subset", 106, 23, 83, True)],
        ),
        (
            "UBND tỉnh khen thưởng 15 tập thể, trong đó 10 tập thể được tặng Bằng khen, 5 tập thể được tặng Giấy khen.",
            [("subset", 15, 15, 0, True)],
        ),
        (
            "UBND tỉnh khen thưởng 16 tập thể, gồm: 10 tập thể được tặng Bằng khen, 5 tập thể được tặng Giấy khen.",
            [("sum", 16, 15, 1, False)],
        ),
        ("UBND tỉnh khen thưởng 15 tập thể, trong đó 10 tập thể được tặng Bằng khen, 9 tập thể được tặng Giấy khen.", []),
        ("UBND tỉnh khen thưởng 16 tập thể, gồm: 10 tập thể được tặng Bằng khen, 5 tập thể được tặng Giấy khen và 2 lượt khác.", []),
        (
            "106 tập thể, cá nhân được UBND tỉnh tặng Bằng khen.\n\nUBND tỉnh tặng Bằng khen cho 45 tập thể, 06 hộ gia đình và 55 cá nhân.",
            [("sum", 106, 106, 0, True)],
        ),
        (
            "UBND tỉnh tặng Bằng khen cho 45 tập thể, 55 cá nhân.\n\nTại lễ, UBND tỉnh tặng Bằng khen cho 45 tập thể, 56 cá nhân.",
            [("repeat", 55, 56, -1, False), ("repeat", 56, 55, 1, False)],
        ),
        (
            "47 tập thể, cá nhân được khen thưởng tại hội nghị\n\nUBND huyện tặng Giấy khen cho 18 tập thể và 27 cá nhân.",
            [("sum", 47, 45, 2, False)],
        ),
        ("47 tập thể, cá nhân được khen thưởng tại hội nghị\n\nUBND huyện tặng Giấy khen cho 8 tập thể và 7 cá nhân.", []),
        (
            "Đợt này có 20 đảng viên được tặng Huy hiệu Đảng; trong đó có 01 đồng chí nhận Huy hiệu 65 năm tuổi Đảng, "
            "05 đồng chí nhận Huy hiệu 60 năm, 13 đồng chí nhận Huy hiệu 55 năm tuổi Đảng.",
            [("sum", 20, 19, 1, False)],
        ),
        (
            "Đợt này có 20 đảng viên được tặng Huy hiệu Đảng. Huyện ủy trao Huy hiệu 65 năm tuổi Đảng cho 2 đồng chí và Huy hiệu "
            "60 năm tuổi Đảng cho 3 đồng chí.",
            [],
        ),
        (
            "Có 320 mẹ được phong tặng, truy tặng danh hiệu Bà mẹ Việt Nam anh hùng, trong đó 90 mẹ được phong tặng "
            "và 235 mẹ được truy tặng.",
            [("subset", 320, 325, -5, False)],
        ),
        (
            "UBND tỉnh tặng Bằng khen cho 6 tập thể, trong đó 3 tập thể được Sở Y tế đề nghị và 4 tập thể do Sở Công Thương đề nghị.",
            [("subset", 6, 7, -1, False)],
        ),
        (
            "UBND tỉnh tặng Bằng khen cho 48 tập thể, trong đó 20 tập thể thuộc khối Đảng và 30 thuộc khối chính quyền.",
            [("subset", 48, 50, -2, False)],
        ),
        (
            "UBND tỉnh tặng Bằng khen cho 20 cá nhân, trong đó có 7 học sinh và 19 học sinh được tặng Giấy khen của Sở Y tế.",
            [("subset", 20, 7, 13, True)],
        ),
        ("Trong số 60 cá nhân được tặng Bằng khen có 70 nữ.", [("subset", 60, 70, -10, False)]),
        ("UBND tỉnh tặng Bằng khen cho 60 cá nhân, trong đó có 25 nữ.", [("subset", 60, 25, 35, True)]),
        ("UBND tỉnh tặng Bằng khen cho 60 cá nhân; công ty có 70 nữ.", []),
        ("Trong số 60 cá nhân được tặng Bằng khen có 7 năm công tác.", []),
        ("UBND tỉnh tặng Bằng khen cho 45 tập thể, 55 cá nhân.", []),
        ("UBND tỉnh tặng Bằng khen cho 5 tập thể. Sở Y tế tặng Giấy khen cho 6 tập thể.", []),
    ],
)
def test_checks(text: str, expected: list[tuple[str, int, int, int, bool]]) -> None:
    assert checks(text) == expected


def test_a_failed_check_changes_no_number() -> None:
    events = sukien.extract(sukien.Article(text="UBND tỉnh tặng Bằng khen cho 20 cá nhân, gồm 12 giáo viên và 7 học sinh.")).events
    assert [r.count for event in events if event.award for r in event.award.recipients] == [20, 12, 7]


def test_a_count_that_is_not_used_says_why() -> None:
    text = "UBND tỉnh tặng 18 cờ thi đua cho 25 tập thể. Dự lễ có 200 đại biểu. UBND tỉnh không tặng Bằng khen cho 3 cá nhân vi phạm."
    counts = sukien.extract(sukien.Article(text=text)).article.counts
    assert [(c.value, c.used, c.reason) for c in counts] == [
        (18, False, "item_not_recipient"),
        (25, True, None),
        (200, False, "no_award_in_sentence"),
        (3, False, "denied"),
    ]


@pytest.mark.parametrize(
    ("text", "grantor", "legal"),
    [
        ("UBND tỉnh tặng Bằng khen cho 5 tập thể.", "UBND tỉnh", "Chủ tịch UBND tỉnh"),
        ("Chủ tịch UBND tỉnh tặng Bằng khen cho 5 tập thể.", "Chủ tịch UBND tỉnh", None),
        ("5 tập thể được tặng Cờ thi đua của Thủ tướng Chính phủ.", "Thủ tướng Chính phủ", "Chính phủ"),
        ("Nhà nước tặng Huân chương Lao động hạng Ba cho 5 tập thể.", "Nhà nước", "Chủ tịch nước"),
        ("Bộ Y tế tặng Bằng khen cho 5 tập thể.", "Bộ Y tế", "Bộ trưởng Bộ Y tế"),
        ("Bộ trưởng Bộ Y tế tặng Bằng khen cho 5 tập thể.", "Bộ trưởng Bộ Y tế", None),
        ("Bộ trưởng tặng Bằng khen cho 5 tập thể.", "Bộ trưởng", None),
        ("Bộ Tư lệnh Quân khu 4 tặng Bằng khen cho 5 tập thể.", "Bộ Tư lệnh Quân khu 4", "Tư lệnh Quân khu 4"),
        ("Bộ Chỉ huy Quân sự tỉnh tặng Giấy khen cho 5 tập thể.", "Bộ Chỉ huy Quân sự tỉnh", None),
        ("Sở Y tế tặng Giấy khen cho 5 tập thể.", "Sở Y tế", "Giám đốc Sở Y tế"),
        ("Sở Y tế tặng Bằng khen cho 5 tập thể.", "Sở Y tế", None),
        ("UBND huyện Ba Lòng tặng Bằng khen cho 5 tập thể.", "UBND huyện Ba Lòng", None),
    ],
)
def test_the_legal_grantor_stands_beside_the_written_one(text: str, grantor: str, legal: str | None) -> None:
    (event,) = sukien.extract(sukien.Article(text=text)).events
    assert event.award
    assert event.award.grantor is not None and event.award.grantor.name == grantor
    assert event.award.legal_grantor == legal


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Ngày 12/5/2022, UBND tỉnh tặng Bằng khen cho 5 tập thể.", "2022-05-12"),
        ("Ngày 12/5/2022, UBND tỉnh tổ chức hội nghị tổng kết.\n\nDịp này, UBND tỉnh tặng Bằng khen cho 5 tập thể.", "2022-05-12"),
        ("UBND tỉnh tặng Bằng khen cho 5 tập thể.", None),
        ("Trao Bằng khen cho 5 tập thể\nNgày 12/5/2022, UBND tỉnh tặng Bằng khen cho 5 tập thể.", "2022-05-12"),
        ("Ngày 12/5/2022, UBND tỉnh tặng Bằng khen cho 5 tập thể.\nNgày 3/6/2022, trao Bằng khen cho 5 tập thể.", "2022-05-12"),
        (
            "Trao Bằng khen cho 5 tập thể\nNgày 12/5/2022, UBND tỉnh tặng Bằng khen cho 5 tập thể.\n"
            "Ngày 3/6/2022, trao Bằng khen cho 5 tập thể.",
            None,
        ),
    ],
)
def test_the_date_of_an_award(text: str, date: str | None) -> None:
    (event,) = [e for e in sukien.extract(sukien.Article(text=text)).events if e.type == "award"]
    assert (event.date.value if event.date else None) == date


_GIVEN = "Ngày 12/5/2022, UBND tỉnh tặng Bằng khen cho 5 tập thể."


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        (f"{_GIVEN} UBND tỉnh cũng tặng Giấy khen cho 27 tập thể.", ["2022-05-12", "2022-05-12"]),
        (f"{_GIVEN} Đồng thời, Sở Y tế tặng Giấy khen cho 27 tập thể.", ["2022-05-12", "2022-05-12"]),
        (f"{_GIVEN} Trước đó, Sở Y tế cũng tặng Giấy khen cho 27 tập thể.", ["2022-05-12", None]),
        (f"{_GIVEN} Năm 2020, Sở Y tế cũng tặng Giấy khen cho 27 tập thể.", ["2022-05-12", None]),
        (f"{_GIVEN} Sở Y tế tặng Giấy khen cho 27 tập thể.", ["2022-05-12", None]),
        (f"{_GIVEN} Sở Y tế cũng sẽ tặng Giấy khen cho 27 tập thể.", ["2022-05-12", None]),
        (f"{_GIVEN}\n\nSở Y tế cũng tặng Giấy khen cho 27 tập thể.", ["2022-05-12", None]),
        ("Ngày 12/5/2022, UBND tỉnh họp. Sở Y tế cũng tặng Giấy khen cho 27 tập thể.", [None]),
    ],
)
def test_an_award_that_goes_on_with_the_one_before_has_its_day(text: str, dates: list[str | None]) -> None:
    events = [e for e in sukien.extract(sukien.Article(text=text)).events if e.type == "award"]
    assert [e.date.value if e.date else None for e in events] == dates


def test_the_occasion_and_the_decision_of_an_award() -> None:
    text = "Nhân kỷ niệm 70 năm Ngày thành lập ngành, UBND tỉnh ban hành Quyết định số 12/QĐ-UBND tặng Bằng khen cho 5 tập thể."
    (event,) = [e for e in sukien.extract(sukien.Article(text=text)).events if e.type == "award"]
    assert event.award and event.award.occasion == "kỷ niệm 70 năm Ngày thành lập ngành"
    assert event.document and event.document.number == "12/QĐ-UBND"


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Năm 2021, UBND tỉnh tặng Bằng khen cho 5 tập thể.", "2021"),
        ("Từ năm 2015 đến nay, UBND tỉnh tặng Bằng khen cho 5 tập thể.", "2015/.."),
        ("Năm 2021, phong trào phát triển; UBND tỉnh đã tặng Bằng khen cho 5 tập thể; năm 2022 phấn đấu dẫn đầu.", "2021"),
        ("UBND tỉnh đã tặng Bằng khen cho 5 tập thể; năm 2022 phấn đấu dẫn đầu.", None),
        ("UBND tỉnh đã tặng Bằng khen cho 5 tập thể, năm 2022 phấn đấu dẫn đầu.", None),
        ("Từ năm 2020, UBND tỉnh tặng Bằng khen cho 5 tập thể.", None),
        ("Đến năm 2020, UBND tỉnh tặng Bằng khen cho 5 tập thể.", None),
        ("Trao Bằng khen cho 5 tập thể\nUBND tỉnh tặng Bằng khen năm 2020 cho 5 tập thể.", "2020"),
        ("Công ty Gỗ Nà Pục nhận Bằng khen của UBND tỉnh và được công nhận là đơn vị tiêu biểu năm 2015.", None),
        ("Chị Trần Thị Chín nhận Bằng khen của UBND tỉnh, chị còn được bầu là Đảng viên tiêu biểu năm 2015.", None),
        ("Chị Trần Thị Chín nhận Bằng khen của UBND tỉnh, là người có thành tích năm 2015.", "2015"),
        ("Chị Trần Thị Chín nhận Bằng khen của UBND tỉnh vì được bầu là Đảng viên tiêu biểu năm 2015.", "2015"),
    ],
)
def test_the_period_of_an_award(text: str, period: str | None) -> None:
    (event,) = [e for e in sukien.extract(sukien.Article(text=text)).events if e.type == "award"]
    assert event.award and event.award.period == period


def test_every_value_of_an_award_has_evidence() -> None:
    text = (
        "Ngày 5/3/2021, Nhà nước tặng Huân chương Lao động hạng Ba năm 2020 cho 5 tập thể theo Quyết định số 12/QĐ-CTN "
        "nhân kỷ niệm 70 năm Ngày thành lập ngành."
    )
    (event,) = [e for e in sukien.extract(sukien.Article(text=text)).events if e.type == "award"]
    assert event.award and event.award.legal_grantor == "Chủ tịch nước"
    rules = {(e.field, e.quote): e.rule for e in event.evidence}
    assert rules["award.legal_grantor", "Nhà nước"] == "by_law_president"
    assert {"award.form", "award.label", "award.grade", "award.grantor", "award.recipients", "award.occasion", "award.period"} <= {
        field for field, _ in rules
    }
    assert {"status", "date", "document"} <= {field for field, _ in rules}


@pytest.mark.parametrize(
    ("text", "kind", "quote"),
    [
        ("Sáng 5/3/2021, UBND tỉnh tổ chức hội nghị tổng kết công tác năm 2020.", "meeting", "hội nghị tổng kết công tác năm 2020"),
        ("Ngày 5/3/2021, UBND tỉnh bổ nhiệm ông Lê Văn Tám giữ chức Giám đốc Sở Y tế.", "appointment", "bổ nhiệm"),
    ],
)
def test_every_event_has_evidence_of_its_status(text: str, kind: str, quote: str) -> None:
    (event,) = [e for e in sukien.extract(sukien.Article(text=text)).events if e.type == kind]
    assert [e.quote for e in event.evidence if e.field == "status"] == [quote]


def test_who_takes_part_in_an_award_has_evidence() -> None:
    text = "Ngày 5/3/2021, UBND tỉnh tặng Bằng khen cho Trường Tiểu học Nà Pục và ông Lê Văn Tám."
    events = [e for e in sukien.extract(sukien.Article(text=text)).events if e.type == "award"]
    evidence = {(e.field, e.quote) for event in events for e in event.evidence}
    assert {
        ("units.grantor", "UBND tỉnh"),
        ("participants.receive", "Lê Văn Tám"),
        ("units.recipient", "Trường Tiểu học Nà Pục"),
    } <= evidence


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (
            "Huyện có 120 hộ đạt danh hiệu nông dân sản xuất, kinh doanh giỏi các cấp.",
            "danh hiệu nông dân sản xuất, kinh doanh giỏi các cấp",
        ),
        ("Có 5 cá nhân đạt danh hiệu Nông dân sản xuất, kinh doanh giỏi năm 2020.", "danh hiệu Nông dân sản xuất, kinh doanh giỏi"),
        ("Có 5 cá nhân đạt danh hiệu Công dân gương mẫu, công tác tại huyện.", "danh hiệu Công dân gương mẫu"),
        ("Có 5 cá nhân đạt danh hiệu Công dân gương mẫu, sản xuất giấy tốt.", "danh hiệu Công dân gương mẫu"),
        ("Có 5 cá nhân được trao Giải thưởng “Thanh niên sống đẹp toàn quốc” năm 2020.", "Giải thưởng “Thanh niên sống đẹp toàn quốc”"),
        ("Có 5 cá nhân được trao Giải thưởng Thanh niên sống đẹp “toàn quốc” năm 2020.", "Giải thưởng Thanh niên sống đẹp"),
    ],
)
def test_the_title_of_an_award(text: str, label: str) -> None:
    (event,) = [e for e in sukien.extract(sukien.Article(text=text)).events if e.type == "award"]
    assert event.award and event.award.label == label
