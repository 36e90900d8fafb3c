"""Who is meant, against its table: the marked wording is a mention of the person of this name ("-": of nobody)."""

from __future__ import annotations

import pytest

import sukien
from sukien.article_record import PersonRecord
from tables import Row, rows


def people(text: str) -> list[PersonRecord]:
    return list(sukien.extract(text).article.persons)


@pytest.mark.parametrize("row", rows("people"))
def test_people(row: Row) -> None:
    owners = {}
    for person in people(row.text):
        for mention in (*person.mentions, *person.title_mentions):
            owners[mention.start, mention.end] = person.name
    assert [(start, end, owners.get((start, end), "-")) for start, end, _ in row.found] == row.found
    assert set(owners) <= {(start, end) for start, end, _ in row.found}


def test_one_person_holds_what_all_mentions_say() -> None:
    """Offices are told once each, in order; a fuller wording of an office replaces one that left its body out."""
    text = (
        "Đồng chí Nông Văn Thắm, Phó Bí thư, Chủ tịch UBND huyện dự. "
        "Đồng chí Nông Văn Thắm, Phó Bí thư Huyện ủy, Trưởng Ban Chỉ đạo phát biểu."
    )
    [person] = people(text)
    assert [o.text for o in person.offices] == ["Phó Bí thư Huyện ủy", "Chủ tịch UBND huyện", "Trưởng Ban Chỉ đạo"]
    assert person.kind == "official"


def test_who_holds_no_office_is_a_person() -> None:
    [person] = people("Bác sĩ Nguyễn Văn Lành khám bệnh, cấp thuốc miễn phí cho bà con các dân tộc trong thôn bản.")
    assert (person.kind, person.honorific, person.offices) == ("person", "Bác sĩ", ())


@pytest.mark.parametrize(
    ("wording", "honorific"),
    [
        ("Đ/c Nông Văn Thắm", "Đ/c"),
        ("Thiếu tướng Nông Văn Thắm", "Thiếu tướng"),
        ("Đại tá, TS Nông Văn Thắm", "Đại tá, TS"),
        ("PGS.TS Nông Văn Thắm", "PGS.TS"),
        ("Hòa thượng Thích Minh Trạm", "Hòa thượng"),
        ("NSƯT Bùi Thanh Sen", "NSƯT"),
        ("Mẹ Việt Nam anh hùng Nguyễn Thị Xuyến", "Mẹ Việt Nam anh hùng"),
    ],
)
def test_honorifics_ranks_and_degrees_are_a_field_of_their_own(wording: str, honorific: str) -> None:
    [person] = people(f"Tại buổi lễ, {wording} đã phát biểu cảm ơn bà con.")
    assert (person.honorific, f"{person.honorific} {person.name}") == (honorific, wording)
