"""Award events: tests/cases/awards.txt; award_parts.txt for rounds, shared grades, parts and members; award_history.txt for what
was given before, to the dead, by several or in abbreviations; award_lists.txt for labels and lists; award_portals.txt for lists,
shares and chains of portals; award_wordings.txt for rarer wordings. A mark is a group of recipients.

Its value: "form[/grade] kind number[T] [by grantor] [status] [: names]".
"""

import pytest

import sukien
from sukien.records import Award, Event, Recipient
from tables import Row, rows
from timing import cpu_seconds


@pytest.mark.parametrize("row", rows("awards"))
def test_awards(row: Row) -> None:
    assert found_in(row.text) == sorted(row.found)


@pytest.mark.parametrize("row", rows("award_parts"))
def test_parts_and_members(row: Row) -> None:
    assert found_in(row.text) == sorted(row.found)


@pytest.mark.parametrize("row", rows("award_history"))
def test_history_and_abbreviations(row: Row) -> None:
    assert found_in(row.text) == sorted(row.found)


@pytest.mark.parametrize("row", rows("award_lists"))
def test_labels_and_lists(row: Row) -> None:
    assert found_in(row.text) == sorted(row.found)


@pytest.mark.parametrize("row", rows("award_portals"))
def test_portals(row: Row) -> None:
    assert found_in(row.text) == sorted(row.found)


@pytest.mark.parametrize("row", rows("award_wordings"))
def test_wordings(row: Row) -> None:
    assert found_in(row.text) == sorted(row.found)


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        (
            "Năm 2015, Công ty Gỗ Nà Pục được tặng Huân chương Lao động hạng Ba; năm 2020 được tặng Huân chương Lao động hạng Nhì.",
            [("3", "2015"), ("2", "2020")],
        ),
        ("Công ty Gỗ Nà Pục được tặng Huân chương Lao động hạng Ba năm 2015, hạng Nhì năm 2020.", [("3", "2015"), ("2", "2020")]),
        ("Ông Lê Văn Tám được tặng Huân chương Độc lập hạng Nhì (1985), hạng Nhất (1995).", [("2", "1985"), ("1", "1995")]),
    ],
)
def test_each_award_of_a_history_has_its_own_year(text: str, periods: list[tuple[str, str]]) -> None:
    events = [e.award for e in sukien.extract(sukien.Article(text=text)).events if isinstance(e.award, Award)]
    assert [(award.grade, award.period) for award in events] == periods


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Chủ tịch nước truy tặng Huân chương Dũng cảm cho 2 liệt sĩ.", "posthumous"),
        ("Anh Lê Văn Tám được truy tặng Bằng khen của UBND tỉnh.", "posthumous"),
        ("Chủ tịch nước tặng, truy tặng Huân chương Dũng cảm cho 2 cá nhân.", "stated"),
        ("Chủ tịch nước tặng Huân chương Dũng cảm cho 2 cá nhân.", "stated"),
    ],
)
def test_what_is_given_to_the_dead_alone_is_told_by_its_rule(text: str, rule: str) -> None:
    (event,) = sukien.extract(sukien.Article(text=text)).events
    assert [e.rule for e in event.evidence if e.field == "status"] == [rule]


def found_in(text: str) -> list[tuple[int, int, str]]:
    """Groups of recipients in a text; one that received several awards has their values joined by " + "."""
    values: dict[tuple[int, int], list[str]] = {}
    for event in sukien.extract(sukien.Article(text=text)).events:
        if isinstance(event.award, Award):
            for recipient in event.award.recipients:
                values.setdefault((recipient.start, recipient.end), []).append(_value(event, event.award, recipient))
    return sorted((start, end, " + ".join(sorted(found))) for (start, end), found in values.items())


def _value(event: Event, award: Award, recipient: Recipient) -> str:
    approx = "" if recipient.approx == "=" else recipient.approx
    return " ".join(
        filter(
            None,
            [
                f"{award.form}/{award.grade}" if award.grade else award.form,
                recipient.kind,
                f"{approx}{recipient.count}{'T' if recipient.turns else ''}",
                f"by {award.grantor.name}" if award.grantor else "",
                event.status if event.status != "conferred" else "",
                ": " + ", ".join(name.name for name in recipient.names) if recipient.names else "",
            ],
        )
    )


@pytest.mark.parametrize(
    "text",
    [
        "Bảng số liệu\n\n" + " ".join(str(number) for number in range(2_000)),
        "UBND tỉnh tặng Bằng khen cho 31/02 tập thể, 00/00 cá nhân.",
        "Quyết định số 12/QĐ-\n\nUBND tặng Bằng khen",
        "tặng tặng tặng cho cho cho được được được",
        "Bằng khen " * 300,
        "cho 5 tập thể, " * 300,
    ],
)
def test_bad_input_gives_no_award(text: str) -> None:
    assert found_in(text) == []


def test_a_table_of_rows_gives_its_rows_in_linear_time() -> None:
    def seconds(rows: int) -> float:
        lines = (f"{i}. UBND huyện Ba Lòng tặng Giấy khen cho {i % 97 + 2} tập thể, {i % 89 + 2} cá nhân.\n" for i in range(rows))
        text = "Danh sách khen thưởng\n\n" + "".join(lines)
        found: list[object] = []
        spent = cpu_seconds(lambda: found.extend(found_in(text)))
        assert len(found) == 2 * rows
        return spent

    seconds(100)
    assert seconds(2_000) < 40 * min(seconds(200) for _ in range(3))  # a quadratic reader takes 100 times as long
