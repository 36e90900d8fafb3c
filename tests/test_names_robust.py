"""Names, offices and units in bad input: read right or skipped cleanly, in time linear in the length."""

from __future__ import annotations

import cProfile
import pstats

import pytest

import sukien
from sukien.article_record import ArticleRecord
from tables import AFTER, BEFORE
from timing import cpu_seconds
from validate import check_records

MEETING = "Sáng 3/4/2021, UBND huyện Na Rì tổ chức Hội nghị tổng kết phong trào thi đua năm 2020.\n\n"
SURNAMES = ("Nguyễn", "Trần", "Lê", "Phạm", "Nông", "Bế", "Hoàng", "Vi")
GIVEN = ("Thắm", "Mận", "Sáng", "Tươi", "Lành", "Thảo", "Phúc", "Tuệ", "Sen", "Đoài", "Lượng", "Hạ", "Khuê", "Giáp", "Hậu", "Thoại")
MIDDLE = ("Văn", "Thị", "Đình", "Minh", "Ngọc", "Công", "Hữu", "Xuân")


def name(i: int) -> str:
    """The i-th of 16,384 names, all different."""
    parts = (SURNAMES[i % 8], MIDDLE[i // 8 % 8], GIVEN[i // 64 % 16], GIVEN[i // 1024 % 16])
    return " ".join(parts)


def read(text: str) -> ArticleRecord:
    """The record of a text inside an article, its records checked against the schemas and the text."""
    result = sukien.extract(BEFORE + MEETING + text + AFTER)
    check_records(result.to_records())
    return result.article


def officials(text: str) -> list[tuple[str, list[str]]]:
    return [(person.name, [office.text for office in person.offices]) for person in read(text).persons]


DAMAGE = {
    "zero-width blank inside a name": "Đồng chí Nông \u200bVăn\u200b Thắm, Bí thư Huyện ủy phát biểu.",
    "zero-width joiner inside a syllable": "Đồng chí Nô\u200dng Văn Thắm, Bí thư Huyện ủy phát biểu.",
    "soft hyphen": "Đồng chí Nông Văn Th\u00adắm, Bí thư Huyện ủy phát biểu.",
    "non-breaking blanks": "Đồng chí\u00a0Nông\u00a0Văn\u00a0Thắm,\u00a0Bí\u00a0thư\u00a0Huyện\u00a0ủy phát biểu.",
    "many blanks and a tab": "Đồng  chí   Nông \t Văn  Thắm ,  Bí thư   Huyện ủy phát biểu.",
    "Ð for Đ": "Ðồng chí Nông Văn Thắm, Bí thư Huyện ủy phát biểu.",
    "ƣ for ư": "Đồng chí Nông Văn Thắm, Bí thƣ Huyện ủy phát biểu.",
    "blank lost behind a comma": "Đồng chí Nông Văn Thắm,Bí thư Huyện ủy phát biểu.",
    "blank lost before a name": "Đồng chíNông Văn Thắm, Bí thư Huyện ủy phát biểu.",
    "blank lost behind a full stop": "Lễ mít tinh diễn ra trang trọng.Đồng chí Nông Văn Thắm, Bí thư Huyện ủy phát biểu.",
    "tone marks elsewhere": "Đồng chí Nông Văn Thắm, Bí thư Huyện uỷ phát biểu.",
    "byte order mark": "Đồng chí \ufeffNông Văn Thắm, Bí thư Huyện ủy phát biểu.",
}


@pytest.mark.parametrize("text", DAMAGE.values(), ids=DAMAGE)
def test_damaged_letters_and_blanks(text: str) -> None:
    [person] = read(text).persons
    assert person.name.replace("\u200d", "") == "Nông Văn Thắm"
    [office] = person.offices
    assert office.title == "Bí thư"


def test_line_broken_at_a_fixed_width() -> None:
    """Lines cut at a fixed width are put together again, also where a name or an office is cut."""
    lines = [
        "Phát biểu tại hội nghị tổng kết phong trào thi đua của huyện, đồng chí Nông",
        "Văn Thắm, Bí thư Huyện ủy nhấn mạnh vai trò của các phong trào thi đua yêu",
        "nước trong phát triển kinh tế. Cùng dự có bà Hà Thị Mận, Phó Bí thư Huyện",
        "ủy, đông đảo cán bộ, đảng viên và nhân dân các dân tộc trong toàn huyện đến",
        "dự và chúc mừng hội nghị thành công tốt đẹp.",
    ]
    assert officials("\n".join(lines)) == [("Nông Văn Thắm", ["Bí thư Huyện ủy"]), ("Hà Thị Mận", ["Phó Bí thư Huyện\nủy"])]


def test_line_end_inside_a_name_without_a_fixed_width() -> None:
    """A line that ends in the middle of a name, or inside an office that goes on small, is put together with the next."""
    text = "Dự lễ có đồng chí Nông Văn\nThắm, Bí thư Huyện ủy, Chủ tịch UBND\nhuyện Na Rì."
    assert officials(text) == [("Nông Văn Thắm", ["Bí thư Huyện ủy", "Chủ tịch UBND\nhuyện Na Rì"])]


def test_line_end_between_paragraphs() -> None:
    """A line end behind a whole name joins nothing: no name across it, and none made up."""
    text = "Dự lễ có đồng chí Nông Văn Thắm\nHà Thị Mận, Bí thư Huyện ủy, phát biểu."
    assert {person for person, _ in officials(text)} <= {"Nông Văn Thắm", "Hà Thị Mận"}


def test_ten_thousand_names() -> None:
    names = [name(i) for i in range(10_000)]
    attending = "; ".join(f"{n}, Trưởng thôn" for n in names)
    record = sukien.extract(f"{BEFORE}{MEETING}Dự hội nghị có các đồng chí: {attending}.{AFTER}").article
    assert [person.name for person in record.persons] == names
    assert {tuple(office.text for office in person.offices) for person in record.persons} == {("Trưởng thôn",)}


@pytest.mark.parametrize("marks", ["()", "[]", "“”", '""', "{}"])
def test_nested_brackets(marks: str) -> None:
    opening, closing = marks
    text = f"Đồng chí Nông Văn Thắm {opening * 200}Bí thư Huyện ủy{closing * 200} phát biểu, bà Hà Thị Mận, Chủ tịch UBND huyện kết luận."
    people = dict(officials(text))
    assert people["Hà Thị Mận"] == ["Chủ tịch UBND huyện"]
    assert people["Nông Văn Thắm"] in ([], ["Bí thư Huyện ủy"])
    assert len(people) == 2


@pytest.mark.parametrize(
    "text", ["(" * 200, ")" * 200, "(" * 200 + "Nông Văn Thắm", "Đồng chí " * 300, "Bí thư " * 300, "- " * 500, ", " * 500]
)
def test_nothing_is_made_of_marks_and_titles(text: str) -> None:
    assert [person for person, _ in officials(text) if person != "Nông Văn Thắm"] == []


GROWING = {
    "people, semicolons": lambda n: "Dự có: " + "; ".join(f"{name(i)}, Trưởng phòng Nội vụ" for i in range(n)) + ".",
    "people, commas": lambda n: "Khen thưởng các em " + ", ".join(map(name, range(n))) + ".",
    "people, lines": lambda n: "\n".join(f"{i}. Ông {name(i)}, Chủ tịch UBND xã Yến Dương" for i in range(n)),
    "people, one run": lambda n: "Khen " + " ".join(map(name, range(n))) + " đạt giải.",
    "offices of one person": lambda n: "Ông Nông Văn Thắm" + ", Chủ tịch UBND huyện" * n + ".",
    "offices for a person": lambda n: "Ông Nông Văn Thắm, Bí thư Huyện ủy dự. " + "Đồng chí Bí thư Huyện ủy phát biểu. " * n,
    "short forms": lambda n: " ".join(f"Ông {name(i)} nói. Ông {GIVEN[i % 16]} đáp." for i in range(n)),
    "headers": lambda n: "Các đồng chí Phó Chủ tịch UBND tỉnh: " * n + "Nông Văn Thắm.",
    "units, commas": lambda n: "Khen " + ", ".join(f"xã {GIVEN[i % 16]} {GIVEN[i // 16 % 16]}" for i in range(n)) + ".",
    "units, shared tails": lambda n: "Tỉnh ủy - HĐND - UBND " * n + "tỉnh.",
    "units within units": lambda n: "Văn phòng Ban Tổ chức Đảng ủy " * n + "xã.",
    "capitals": lambda n: "ÔNG NÔNG VĂN THẮM, BÍ THƯ HUYỆN ỦY " * n + ".\nÔng Nông Văn Thắm, Bí thư Huyện ủy.",
    "brackets": lambda n: "Ông Nông Văn Thắm " + "(Bí thư " * n + ")" * n + " nói.",
    "honorifics": lambda n: "Đồng chí " * n + "nói.",
    "recipients": lambda n: "UBND huyện tặng Giấy khen cho các ông " + ", ".join(map(name, range(n))) + ".",
    "appointments": lambda n: " ".join(f"Bổ nhiệm ông {name(i)} giữ chức Giám đốc Sở Nội vụ." for i in range(n)),
    "speakers": lambda n: " ".join(f"Ông {name(i)} phát biểu tại hội nghị." for i in range(n)),
}


def text_of(kind: str, n: int) -> str:
    return BEFORE + MEETING + GROWING[kind](n) + AFTER


def calls(text: str) -> int:
    """How many functions run for a text: the same on every machine, however busy."""
    profile = cProfile.Profile()
    profile.runcall(sukien.extract, text)
    return pstats.Stats(profile).total_calls  # type: ignore[attr-defined]


@pytest.mark.parametrize("kind", GROWING)
def test_work_grows_with_the_length(kind: str) -> None:
    """Eight times the text takes about eight times the calls, also where everything stands in one sentence."""
    sukien.extract(text_of(kind, 10))
    short, long = text_of(kind, 100), text_of(kind, 800)
    assert calls(long) / len(long) < 1.5 * calls(short) / len(short)


@pytest.mark.parametrize("kind", GROWING)
def test_time_grows_with_the_length(kind: str) -> None:
    """What happens inside one call (searches in strings) is linear too; the better of two, with much room."""
    short, long = text_of(kind, 150), text_of(kind, 1500)
    assert seconds(long) / len(long) < 4 * max(seconds(short) / len(short), 2e-6)


def seconds(text: str) -> float:
    return cpu_seconds(lambda: sukien.extract(text), times=2)
