"""Appointments against their table: the subject is marked; the value is "action > new office" (nothing after ">" when none)."""

from __future__ import annotations

import pytest

import sukien
from tables import Row, rows


@pytest.mark.parametrize("row", rows("appointments"))
def test_appointments(row: Row) -> None:
    found = []
    for event in sukien.extract(row.text).events:
        if event.type == "appointment":
            office = event.appointment.to_office
            found.append((event.appointment.subject.name, f"{event.appointment.action} > {office.text if office else ''}".strip()))
    assert sorted(found) == sorted((row.text[start:end], value.strip()) for start, end, value in row.found)


def test_old_office_date_and_status() -> None:
    result = sukien.extract(
        "Ngày 4/11/2019, UBND tỉnh quyết định bổ nhiệm ông Trần Văn Bình, Chánh Văn phòng Sở Y tế giữ chức Phó Giám đốc Sở Y tế."
    )
    event = next(e for e in result.events if e.type == "appointment")
    assert event.appointment.from_office.text == "Chánh Văn phòng Sở Y tế"
    assert event.date.value == "2019-11-04"
    assert event.status == "held"


def test_told_twice_is_one_event() -> None:
    text = "Ông Trần Văn Bình được bổ nhiệm làm Giám đốc Sở Y tế.\nUBND tỉnh bổ nhiệm ông Trần Văn Bình giữ chức Giám đốc Sở Y tế."
    assert len([e for e in sukien.extract(text).events if e.type == "appointment"]) == 1


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        (
            "Hội nghị bầu bổ sung Ủy viên Ban Thường vụ và chức vụ Chủ tịch Hội Nông dân tỉnh đối với đồng chí Lê Thị Hoa.",
            ["Ủy viên Ban Thường vụ", "Chủ tịch Hội Nông dân tỉnh"],
        ),
        ("Hội nghị bầu bổ sung Ủy viên Ban Thường vụ và chức việc khác đối với đồng chí Lê Thị Hoa.", ["Ủy viên Ban Thường vụ"]),
    ],
)
def test_offices_joined(text: str, offices: list[str]) -> None:
    told = [e.appointment.to_office for e in sukien.extract(text).events if e.type == "appointment"]
    assert [office.text for office in told if office] == offices


@pytest.mark.parametrize(
    "text",
    [
        "UBND tỉnh bổ nhiệm ông Trần Văn Bình, sinh ngày 18/4/1968, nguyên Phó Giám đốc, giữ chức Giám đốc Sở Y tế.",
        "Tại cuộc họp báo chiều 27/6/2019, báo chí hỏi về việc tỉnh bổ nhiệm ông Trần Văn Bình làm Giám đốc Sở Y tế.",
    ],
)
def test_birthday_and_day_of_speaking_are_no_date(text: str) -> None:
    event = next(e for e in sukien.extract(text).events if e.type == "appointment")
    assert event.date is None


_SESSION = "Sáng 10/11/2025, HĐND tỉnh Quảng Ngãi tổ chức kỳ họp thứ 8."
_CONGRESS = "Ngày 3/4/2021, Hội Nông dân tỉnh tổ chức Đại hội đại biểu lần thứ IX."
_CEREMONY = "Ngày 3/4/2021, UBND tỉnh tổ chức Lễ công bố quyết định về công tác cán bộ."


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (f"{_SESSION} Tại kỳ họp, các đại biểu đã bầu ông Lò Văn Mười giữ chức Phó Chủ tịch UBND tỉnh.", ["2025-11-10"]),
        (
            f"{_SESSION} Tại kỳ họp, HĐND tỉnh đã tiến hành công tác nhân sự. "
            "Với 48/48 phiếu, ông Lò Văn Mười được bầu giữ chức Phó Chủ tịch UBND tỉnh.",
            ["2025-11-10"],
        ),
        (
            f"{_CEREMONY} Tại buổi lễ, UBND tỉnh công bố quyết định bổ nhiệm ông Lò Văn Mười giữ chức Giám đốc Sở Y tế, "
            "thời hạn 5 năm, kể từ ngày 1/5/2021.",
            ["2021-04-03"],
        ),
        (f"{_SESSION} Kỳ họp đã miễn nhiệm chức vụ Phó Chủ tịch UBND tỉnh đối với ông Lò Văn Mười.", ["2025-11-10"]),
        (
            f"{_CONGRESS} Đại hội đã bầu bà Vi Thị Chín giữ chức Chủ tịch Hội Nông dân tỉnh. "
            "Đại hội cũng bầu ông Lò Văn Mười làm Phó Chủ tịch Hội Nông dân tỉnh.",
            ["2021-04-03", "2021-04-03"],
        ),
        (
            f"{_CEREMONY} Tại buổi lễ, Chủ tịch UBND tỉnh đã trao quyết định về việc bổ nhiệm ông Lò Văn Mười giữ chức Giám đốc Sở Y tế. "
            "Đồng thời, bổ nhiệm bà Vi Thị Chín giữ chức Phó Giám đốc Sở Y tế.",
            ["2021-04-03", "2021-04-03"],
        ),
        (
            f"{_CONGRESS} Đại hội đã bầu Ban Chấp hành gồm 9 đồng chí. Bà Vi Thị Chín được tín nhiệm bầu làm Chủ tịch Hội Nông dân tỉnh. "
            "Ông Lò Văn Mười trúng cử Phó Chủ tịch Hội Nông dân tỉnh.",
            ["2021-04-03", "2021-04-03"],
        ),
        (f"{_CEREMONY} Theo đó, ông Lò Văn Mười được bổ nhiệm giữ chức Giám đốc Sở Y tế.", ["2021-04-03"]),
        (
            f"{_CEREMONY}\nTại buổi lễ, lãnh đạo tỉnh đã công bố các quyết định. Cụ thể:\n- Bổ nhiệm ông Lò Văn Mười giữ chức Giám đốc Sở "
            "Y tế.\n- Bổ nhiệm bà Vi Thị Chín giữ chức Phó Giám đốc Sở Y tế.",
            ["2021-04-03", "2021-04-03"],
        ),
        (f"{_CEREMONY} Lãnh đạo tỉnh dự lễ. Theo đó, ông Lò Văn Mười được bổ nhiệm giữ chức Giám đốc Sở Y tế.", [None]),
        (
            f"{_CONGRESS} Đại hội đã bầu Ban Chấp hành gồm 9 đồng chí. Khí thế rất sôi nổi. "
            "Bà Vi Thị Chín được bầu làm Chủ tịch Hội Nông dân tỉnh.",
            [None],
        ),
        (
            f"{_CONGRESS} Đại hội đã bầu Ban Chấp hành gồm 9 đồng chí. Năm 2015, bà Vi Thị Chín được bầu làm Chủ tịch Hội Nông dân tỉnh.",
            ["2015"],
        ),
        (f"{_SESSION} Tại kỳ họp, HĐND tỉnh nghe báo cáo về việc cho thôi làm nhiệm vụ đại biểu đối với ông Lò Văn Mười.", [None]),
        (f"{_SESSION} Trước đó, tại kỳ họp, các đại biểu đã bầu ông Lò Văn Mười giữ chức Phó Chủ tịch UBND tỉnh.", [None]),
        (f"{_SESSION} Tại kỳ họp, năm 2021, ông Lò Văn Mười được bầu giữ chức Phó Chủ tịch UBND tỉnh.", ["2021"]),
        (f"{_SESSION} Tại đại hội, các đại biểu đã bầu ông Lò Văn Mười giữ chức Chủ tịch Hội Nông dân tỉnh.", [None]),
        (f"{_SESSION} Tại kỳ họp, các đại biểu dự kiến sẽ bầu ông Lò Văn Mười giữ chức Phó Chủ tịch UBND tỉnh.", [None]),
        (f"{_SESSION} Ông Lò Văn Mười được bầu giữ chức Phó Chủ tịch UBND tỉnh.", [None]),
        ("Tại kỳ họp, các đại biểu đã bầu ông Lò Văn Mười giữ chức Phó Chủ tịch UBND tỉnh.", [None]),
        (
            "Ngày 3/4/2021, UBND tỉnh trao quyết định bổ nhiệm cho hai cán bộ:\n- Ông Lò Văn Mười giữ chức Giám đốc Sở Y tế;\n"
            "- Bà Vi Thị Chín giữ chức Phó Giám đốc Sở Y tế.",
            ["2021-04-03", "2021-04-03"],
        ),
        (
            "Ngày 3/4/2021, tỉnh bổ nhiệm ông Lò Văn Mười giữ chức Giám đốc Sở Y tế từ ngày 31/5/2021; cho ông Lê Văn Tám nghỉ hưu.",
            ["2021-04-03", "2021-04-03"],
        ),
        (
            "Ngày 3/4/2021, UBND tỉnh ban hành Quyết định số 5/QĐ-UBND về việc bổ nhiệm ông Lò Văn Mười giữ chức Giám đốc Sở Y tế.",
            ["2021-04-03"],
        ),
        ("Ngày 3/4/2021, báo chí đưa tin về việc bổ nhiệm ông Lò Văn Mười giữ chức Giám đốc Sở Y tế.", [None]),
        ("Ngày 3/4/2021, ông Lò Văn Mười nghỉ phép, sau đó được bổ nhiệm làm Giám đốc Sở Y tế.", [None]),
        ("Ngày 3/4/2021, ông Lò Văn Mười dự lễ. Ông được bổ nhiệm làm Giám đốc Sở Y tế từ lâu.", [None]),
    ],
)
def test_day_of_the_meeting_where_it_was_decided(text: str, days: list[str | None]) -> None:
    events = [e for e in sukien.extract(text).events if e.type == "appointment"]
    assert [e.date.value if e.date else None for e in events] == days


def test_pronoun_means_no_one_named_long_before() -> None:
    """ "Ông" right after a name means its bearer; after sentences about other things it may mean anyone."""
    named, between, told = (
        "Ông Trần Văn Bình quê ở Bắc Kạn. ",
        "Huyện có nhiều đồi núi và sông suối. ",
        "Năm 2010, ông được bổ nhiệm làm Giám đốc.",
    )
    near = [e for e in sukien.extract(named + told).events if e.type == "appointment"]
    far = [e for e in sukien.extract(named + between * 5 + told).events if e.type == "appointment"]
    assert (len(near), len(far)) == (1, 0)


@pytest.mark.parametrize(
    ("text", "actions"),
    [
        (
            "HĐND tỉnh miễn nhiệm chức vụ Phó Chủ tịch UBND tỉnh đối với ông Lê Văn Tám, đã nghỉ hưu từ ngày 1/3/2019.",
            ["dismiss", "retire"],
        ),
        (
            "Miễn nhiệm chức vụ Ủy viên UBND tỉnh đối với ông Lò Văn Mười, đã được điều động công tác tại Huyện ủy Ba Lòng.",
            ["dismiss", "transfer"],
        ),
        ("HĐND tỉnh miễn nhiệm chức vụ Phó Chủ tịch UBND tỉnh đối với ông Lê Văn Tám để nghỉ hưu.", ["dismiss"]),
    ],
)
def test_why_one_was_released_is_a_fact_when_it_is_told_as_one(text: str, actions: list[str]) -> None:
    assert [e.appointment.action for e in sukien.extract(text).events if e.appointment] == actions


_OLD = {"Lê Văn An": ["Chánh Văn phòng UBND tỉnh"], "Hà Văn Bình": ["Giám đốc Sở Y tế"]}
_THREE = ("Lê Văn An", "Hà Văn Bình", "Vũ Văn Sơn")


@pytest.mark.parametrize(
    ("deed", "held"),
    [
        ("đã được HĐND tỉnh bầu giữ chức danh Ủy viên UBND tỉnh", {name: [*old, "Ủy viên UBND tỉnh"] for name, old in _OLD.items()}),
        ("sẽ được HĐND tỉnh bầu giữ chức danh Ủy viên UBND tỉnh", _OLD),
        ("dự kiến được HĐND tỉnh bầu giữ chức danh Ủy viên UBND tỉnh", _OLD),
    ],
)
def test_posts_taken_are_held(deed: str, held: dict[str, list[str]]) -> None:
    text = f"Ông Lê Văn An, Chánh Văn phòng UBND tỉnh và ông Hà Văn Bình, Giám đốc Sở Y tế {deed}."
    assert {p.name: [o.text for o in p.offices] for p in sukien.extract(text).article.persons} == held


def test_posts_taken_by_several() -> None:
    persons = sukien.extract(f"Ba ông gồm: {', '.join(_THREE[:2])} và {_THREE[2]}, đắc cử chức vụ Phó Chủ tịch LĐLĐ tỉnh.").article.persons
    assert {p.name: [o.text for o in p.offices] for p in persons} == {name: ["Phó Chủ tịch LĐLĐ tỉnh"] for name in _THREE}


@pytest.mark.parametrize(
    ("text", "old"),
    [
        ("Bầu ông Lò Văn Mười, Giám đốc Sở Y tế, giữ chức Chủ tịch Hội.", "Giám đốc Sở Y tế"),
        (
            "Đại hội bầu ông Lê Văn Nguyên giữ chức Chủ tịch Hội Nông dân tỉnh và ông Lò Văn Mười giữ chức Phó Chủ tịch Hội Nông dân tỉnh.",
            None,
        ),
        ("Ông Lò Văn Mười, Giám đốc Sở Y tế, được bầu giữ chức Chủ tịch Hội.", "Giám đốc Sở Y tế"),
        ("Ông Lò Văn Mười được điều động từ vị trí Giám đốc Sở Y tế sang làm Giám đốc Sở Nội vụ.", "Giám đốc Sở Y tế"),
        ("Đại hội bầu bà Vi Thị Chín làm Chủ tịch Hội, ông Lò Văn Mười làm Phó Chủ tịch Hội.", None),
        ("Ông Lò Văn Mười được điều động từ tháng 3 sang làm Giám đốc Sở Nội vụ.", None),
        ("Điều động ông Lò Văn Mười, Tỉnh ủy viên, Bí thư Huyện ủy Na Rì, giữ chức Giám đốc Sở Nội vụ.", "Bí thư Huyện ủy Na Rì"),
        ("Bầu ông Lò Văn Mười, Tỉnh ủy viên, giữ chức Chủ tịch Hội Nông dân tỉnh.", "Tỉnh ủy viên"),
        ("Bổ nhiệm chức vụ Giám đốc Sở Y tế cho ông Lò Văn Mười, Phó Giám đốc Sở Y tế.", "Phó Giám đốc Sở Y tế"),
        ("Đại hội bầu Chủ tịch Hội là ông Lò Văn Mười, Phó Chủ tịch Hội là bà Vi Thị Chín.", None),
        ("Ông Lò Văn Mười giữ chức Giám đốc Sở Y tế từ năm 2000. Năm 2010, ông được bổ nhiệm chức vụ Bí thư Huyện ủy.", None),
    ],
)
def test_held_before(text: str, old: str | None) -> None:
    offices = [e.appointment.from_office for e in sukien.extract(text).events if e.appointment]
    assert offices
    assert all((office.text if office else None) == old for office in offices)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Năm 2009, bà Vi Thị Chín được bổ nhiệm làm Hiệu trưởng.", "2009"),
        ("Từ tháng 3/2018, ông Lò Văn Mười được bổ nhiệm làm Giám đốc Sở Y tế.", "2018-03"),
        ("Ông Lò Văn Mười được bổ nhiệm làm Giám đốc Sở Y tế vào năm 2013.", "2013"),
        ("Ông Lò Văn Mười nghỉ hưu theo chế độ từ tháng 6/2020.", "2020-06"),
        ("Bầu Sở Y tế làm Cụm trưởng năm 2021.", None),
        ("Ông Lò Văn Mười sinh năm 1970, được bổ nhiệm làm Giám đốc Sở Y tế.", None),
        ("Năm 2009, ông Lò Văn Mười dạy học, sau đó được bổ nhiệm làm Hiệu trưởng.", None),
        ("Năm 2009, ông Lê Văn Tám nghỉ hưu; ông Lò Văn Mười được bổ nhiệm làm Giám đốc Sở Y tế.", None),
        ("Ông Lò Văn Mười được bổ nhiệm làm Giám đốc Sở Y tế có thời hạn 5 năm kể từ tháng 5/2013.", None),
        ("Đại hội năm 2015, 2016 đã bầu ông Lò Văn Mười làm Chủ tịch Hội.", None),
    ],
)
def test_month_or_year_for_want_of_a_day(text: str, date: str | None) -> None:
    last = [e for e in sukien.extract(text).events if e.appointment][-1]
    assert (last.date.value if last.date else None) == date


_MANY = tuple(f"Lò Văn {given}" for given in ("An", "Bình", "Cảnh", "Dũng", "Giang", "Hải", "Khoa", "Lâm", "Mạnh", "Nghĩa", "Phú", "Quang"))
_POSTS = ("Phó Giám đốc Sở Y tế", "Trưởng phòng Nội vụ huyện Na Rì")


@pytest.mark.parametrize(
    ("opening", "each", "joint", "closing", "told"),
    [
        ("UBND tỉnh bổ nhiệm cho 12 cán bộ, gồm: ", "ông {name}, {old}, giữ chức {new}", "; ", ".", ("appoint", _POSTS[0], _POSTS[1])),
        ("UBND tỉnh bổ nhiệm ", "ông {name} ({old}) làm {new}", ", ", ".", ("appoint", _POSTS[0], _POSTS[1])),
        (
            "Miễn nhiệm chức danh Ủy viên UBND tỉnh đối với 12 người, gồm: ",
            "ông {name}, {old}",
            "; ",
            ".",
            ("dismiss", None, "Ủy viên UBND tỉnh"),
        ),
        ("Các ông: ", "{name}, {old}", "; ", " được bầu làm Ủy viên UBND tỉnh.", ("elect", "Ủy viên UBND tỉnh", _POSTS[1])),
    ],
)
def test_long_list(opening: str, each: str, joint: str, closing: str, told: tuple[str, str | None, str | None]) -> None:
    """Everyone of a list is told of, however far he stands from the verb."""
    text = opening + joint.join(each.format(name=name, new=_POSTS[0], old=_POSTS[1]) for name in _MANY) + closing
    found = [e.appointment for e in sukien.extract(text).events if e.appointment]
    assert [a.subject.name for a in found] == list(_MANY)
    assert {(a.action, a.to_office and a.to_office.text, a.from_office and a.from_office.text) for a in found} == {told}
