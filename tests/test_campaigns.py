"""Campaigns against their table: the name is marked; the value is "launcher; period", "-" where not stated."""

from __future__ import annotations

import pytest

import sukien
from tables import Row, rows


@pytest.mark.parametrize("row", rows("campaigns"))
def test_campaigns(row: Row) -> None:
    found = []
    for event in sukien.extract(row.text).events:
        if event.type == "campaign":
            name = next(e for e in event.evidence if e.field == "campaign.name")
            found.append((name.start, name.end, f"{event.campaign.launched_by or '-'}; {event.campaign.period or '-'}"))
    assert sorted(found) == row.found


def test_one_name_is_one_campaign() -> None:
    text = "Xã hưởng ứng phong trào “Chung sức xây dựng nông thôn mới”.\nPhong trào thi đua “Chung sức xây dựng nông thôn mới” lan rộng."
    campaigns = [e for e in sukien.extract(text).events if e.type == "campaign"]
    assert len(campaigns) == 1
    assert len([e for e in campaigns[0].evidence if e.field == "campaign.name"]) == 2
