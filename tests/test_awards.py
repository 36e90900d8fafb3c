"""Award events: tests/cases/awards.txt; a mark is a group of recipients.

Its value: "form[/grade] kind number[T] [by grantor] [status] [: names]".
"""

import pytest

import sukien
from sukien.records import Award, Event, Recipient
from tables import Row, rows


@pytest.mark.parametrize("row", rows("awards"))
def test_awards(row: Row) -> None:
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
