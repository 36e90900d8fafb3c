"""Meetings against their table: the name is marked; the value is its date ("-" when none is given) and its status."""

from __future__ import annotations

import pytest

import sukien
from marked import marked
from sukien.records import Event
from tables import Row, rows


@pytest.mark.parametrize("row", rows("meetings"))
def test_meetings(row: Row) -> None:
    assert marked(row.text, "meeting", "meeting.name", _held) == row.found


def _held(event: Event) -> str:
    return f"{event.date.value if event.date else '-'} {event.status}"


def test_organizer_and_place() -> None:
    """The subject of "tổ chức" is the organiser; what follows "tại" at the head of the sentence is the place."""
    result = sukien.extract("Sáng 3/4/2021, tại Nhà văn hóa huyện, UBND huyện Na Rì tổ chức Hội nghị tổng kết phong trào thi đua năm 2020.")
    event = next(e for e in result.events if e.type == "meeting")
    assert event.meeting.place == "Nhà văn hóa huyện"
    assert [(u.name, u.role) for u in event.units] == [("UBND huyện Na Rì", "organizer")]


@pytest.mark.parametrize(
    ("subject", "organizers"),
    [
        ("Tỉnh ủy, HĐND, UBND tỉnh Bắc Giang", ["Tỉnh ủy", "HĐND", "UBND tỉnh Bắc Giang"]),
        ("Sở Nội vụ, Tỉnh đoàn Bắc Giang", ["Sở Nội vụ", "Tỉnh đoàn Bắc Giang"]),
        ("tại huyện Na Rì, UBND tỉnh Bắc Kạn", ["UBND tỉnh Bắc Kạn"]),
        ("theo kế hoạch của UBND tỉnh, Sở Nội vụ", ["Sở Nội vụ"]),
        ("Hà Nội, Bộ Y tế", ["Bộ Y tế"]),
    ],
)
def test_bodies_before_commas_hold_it_together(subject: str, organizers: list[str]) -> None:
    result = sukien.extract(f"Sáng 3/4/2021, {subject} tổ chức Hội nghị tổng kết công tác dân vận năm 2020.")
    event = next(e for e in result.events if e.type == "meeting")
    assert [u.name for u in event.units] == organizers


def test_repeated_statement_is_one_event_with_more_evidence() -> None:
    lead = "Chiều 14/7/2020, UBND huyện Na Rì tổ chức Hội nghị biểu dương điển hình tiên tiến."
    result = sukien.extract(
        f"Na Rì biểu dương điển hình tiên tiến\n\n{lead}\n\nHội nghị biểu dương điển hình tiên tiến diễn ra trang trọng."
    )
    meetings = [e for e in result.events if e.type == "meeting"]
    assert len(meetings) == 1
    assert len([e for e in meetings[0].evidence if e.field == "meeting.name"]) > 1
