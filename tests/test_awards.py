"""Award events: tests/cases/awards.txt, and award_parts.txt for rounds, shared grades, parts and members; a mark is a group of recipients.

Its value: "form[/grade] kind number[T] [by grantor] [status] [: names]".
"""

from time import process_time

import pytest

import sukien
from sukien.records import Award, Event, Recipient
from tables import Row, rows


@pytest.mark.parametrize("row", rows("awards"))
def test_awards(row: Row) -> None:
    assert found_in(row.text) == sorted(row.found)


@pytest.mark.parametrize("row", rows("award_parts"))
def test_parts_and_members(row: Row) -> None:
    assert found_in(row.text) == sorted(row.found)


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
        start = process_time()
        assert len(found_in(text)) == 2 * rows
        return process_time() - start

    seconds(100)
    assert seconds(2_000) < 8 * seconds(500)
