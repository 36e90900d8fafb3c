"""Award events: tests/cases/awards.txt; a mark is a group of recipients.

Its value: "form[/grade] kind number[T] [by grantor] [status] [: names]".
"""

import pytest

import sukien
from sukien.records import Award, Event, Recipient
from tables import Row, rows


@pytest.mark.parametrize("row", rows("awards"))
def test_awards(row: Row) -> None:
    result = sukien.extract(sukien.Article(text=row.text))
    found = sorted(
        (recipient.start, recipient.end, _value(event, event.award, recipient))
        for event in result.events
        if isinstance(event.award, Award)
        for recipient in event.award.recipients
    )
    assert found == sorted(row.found)


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
