"""Roles against their table: one mention of each person is marked; the value lists the roles in the article's meeting."""

from __future__ import annotations

import pytest

import sukien
from tables import Row, rows
from timing import cpu_seconds

STATEMENT = "Sáng 3/4/2021, UBND huyện Na Rì tổ chức Hội nghị tổng kết phong trào thi đua năm 2020.\n"
REST = "\nHội nghị đề ra phương hướng, nhiệm vụ thi đua trong thời gian tới.\n"


@pytest.mark.parametrize("row", rows("roles"))
def test_roles(row: Row) -> None:
    result = sukien.extract(STATEMENT + row.text + REST)
    found: dict[str, set[str]] = {}
    for event in result.events:
        for participant in event.participants if event.type == "meeting" else ():
            found.setdefault(participant.name, set()).add(participant.role)
    assert found == {row.text[start:end]: set(value.split()) for start, end, value in row.found}


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Ngày 6/2/2021, Chủ tịch UBND tỉnh Trần Văn Bình đã có cuộc họp giao ban với lãnh đạo các sở.", [("Trần Văn Bình", "attend")]),
        ("Ông Trần Văn Bình, Chủ tịch Hội cho biết, tỉnh đã chọn 5 người tham dự Hội nghị nông dân giỏi toàn quốc ngày 6/2/2021.", []),
        (
            "Ngày 6/2/2021, Chủ tịch UBND tỉnh Trần Văn Bình đã làm việc với Huyện ủy Na Rì về công tác cán bộ.",
            [("Trần Văn Bình", "attend")],
        ),
        ("Ngày 6/2/2021, theo tin của ông Trần Văn Bình, Sở Nội vụ tổ chức cuộc họp giao ban với lãnh đạo các huyện.", []),
    ],
)
def test_who_has_a_meeting_attends(text: str, roles: list[tuple[str, str]]) -> None:
    meeting = next(e for e in sukien.extract(text + REST).events if e.type == "meeting")
    assert [(p.name, p.role) for p in meeting.participants] == roles


def test_no_meeting_no_roles() -> None:
    result = sukien.extract("Ông Trần Văn Bình, Chủ tịch UBND huyện Na Rì nhấn mạnh vai trò của phong trào thi đua.")
    assert [e for e in result.events if e.type == "meeting"] == []


def test_long_list_takes_linear_time() -> None:
    """Thousands of names under one header: a list eight times as long takes far less than the 64 times of a quadratic reading."""

    def seconds(n: int) -> float:
        names = "; ".join(f"Nguyễn Văn {chr(65 + i % 26)}n, Trưởng phòng Nội vụ" for i in range(n))
        text = STATEMENT + f"Dự hội nghị có các đồng chí: {names}."
        return cpu_seconds(lambda: sukien.extract(text), times=3)

    assert seconds(4000) < 28 * seconds(500)
