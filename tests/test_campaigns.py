"""Campaigns against their table: the name is marked; the value is "launcher; period", "-" where not stated."""

from __future__ import annotations

import pytest

import sukien
from marked import marked
from sukien.records import Event
from tables import Row, rows


@pytest.mark.parametrize("row", rows("campaigns"))
def test_campaigns(row: Row) -> None:
    assert marked(row.text, "campaign", "campaign.name", _launched) == row.found


def _launched(event: Event) -> str:
    return f"{event.campaign.launched_by or '-'}; {event.campaign.period or '-'}"


def test_one_name_is_one_campaign() -> None:
    text = "Xã hưởng ứng phong trào “Chung sức xây dựng nông thôn mới”.\nPhong trào thi đua “Chung sức xây dựng nông thôn mới” lan rộng."
    campaigns = [e for e in sukien.extract(text).events if e.type == "campaign"]
    assert len(campaigns) == 1
    assert len([e for e in campaigns[0].evidence if e.field == "campaign.name"]) == 2


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Ngày 5/6/2021 UBND tỉnh phát động phong trào thi đua “Cả tỉnh chung tay vì người nghèo”.", "2021-06-05"),
        ("Sáng 5/6/2021, tại hội trường lớn, UBND tỉnh đã phát động phong trào thi đua “Cả tỉnh chung tay vì người nghèo”.", "2021-06-05"),
        ("Năm 2021, UBND tỉnh phát động phong trào thi đua “Cả tỉnh chung tay vì người nghèo”.", None),
        ("Ngày 5/6/2021, UBND tỉnh tổng kết phong trào thi đua “Chung tay vì người nghèo” do Thủ tướng phát động.", None),
    ],
)
def test_day_of_the_launch(text: str, day: str | None) -> None:
    event = next(e for e in sukien.extract(text).events if e.type == "campaign")
    assert (event.date.value if event.date else None) == day


def test_launching_a_campaign_is_no_meeting() -> None:
    text = "Ngày 5/6/2021 UBND tỉnh phát động phong trào thi đua “Cả tỉnh chung tay vì người nghèo - Không để ai bị bỏ lại phía sau”."
    assert [e.type for e in sukien.extract(text).events] == ["campaign"]
    assert "meeting" in [e.type for e in sukien.extract(text.replace("phát động", "tổ chức Lễ phát động")).events]
