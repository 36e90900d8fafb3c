"""The project's own articles: sheets are well formed, speak of their text, and are read no worse than before."""

import re
import unicodedata
from pathlib import Path

import msgspec
import pytest

import baseline
from sukien.gold import Sheet, load_sheet, readings

CORPUS = Path(__file__).parents[1] / "corpus"
SHEETS = sorted(CORPUS.glob("[0-9]*.json"))
EDTF = re.compile(
    r"(?:\d{4}|X{4})(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?(?:/(?:\.\.|(?:\d{4}|X{4})(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?))?"
)
each_sheet = pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.stem)


def folded(text: str) -> str:
    """The text with each run of blanks as one blank, in small letters (a sheet writes "huyện", a line may begin with "Huyện")."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).lower()


def text_of(path: Path) -> str:
    return path.with_suffix(".txt").read_text(encoding="utf-8")


def wordings(sheet: Sheet) -> list[str]:
    """Everything in a sheet that must stand in its article word for word."""
    awards = sheet.awards + sheet.optional_awards
    values = [
        *(value for official in sheet.officials for value in (official.name, *official.offices)),
        *sheet.persons,
        *sheet.units,
        *sheet.optional_units,
        *(document.signer for document in sheet.documents),
        *(award.grantor for award in awards),
        *(name for award in awards for name in award.names),
        *(meeting.name for meeting in sheet.meetings),
        *(name for name, _ in sheet.roles + sheet.optional_roles),
        *(value for appointment in sheet.appointments for value in (appointment.subject, appointment.to_office)),
        sheet.byline,
    ]
    return [reading for value in values for reading in readings(value) if reading]


def test_every_article_has_a_sheet() -> None:
    assert SHEETS
    assert [path.stem for path in SHEETS] == [path.stem for path in sorted(CORPUS.glob("[0-9]*.txt"))]


@each_sheet
def test_wording_stands_in_the_article(path: Path) -> None:
    text = folded(text_of(path))
    assert [wording for wording in wordings(load_sheet(path)) if folded(wording) not in text] == []


@each_sheet
def test_document_numbers_stand_in_the_article(path: Path) -> None:
    text = re.sub(r"\s+", "", text_of(path)).replace("Ð", "Đ").replace("–", "-")
    numbers = [reading for document in load_sheet(path).documents for reading in readings(document.number)]
    assert [number for number in numbers if number not in text] == []


@each_sheet
def test_dates_are_edtf(path: Path) -> None:
    sheet = load_sheet(path)
    values = [
        *sheet.dates,
        *sheet.optional_dates,
        *(document.date for document in sheet.documents),
        *(meeting.date for meeting in sheet.meetings),
        sheet.published,
    ]
    assert [reading for value in values for reading in readings(value) if reading and not EDTF.fullmatch(reading)] == []


@each_sheet
def test_counts_stand_in_the_article(path: Path) -> None:
    """A count is printed with its digits, or in words, or the recipients are named."""
    words = {1: "một cá nhân", 7: "bảy bà mẹ", 32: "ba mươi hai cá nhân"}
    text = folded(text_of(path)).replace(".", "")
    sheet = load_sheet(path)
    missing = [
        award
        for award in sheet.awards + sheet.optional_awards
        if award.count is not None
        and not re.search(rf"\b0*{award.count}\b", text)
        and words.get(award.count, "\0") not in text
        and len(award.names) != award.count
    ]
    assert missing == []


@each_sheet
def test_people_with_a_role_are_listed(path: Path) -> None:
    sheet = load_sheet(path)
    known = {official.name for official in sheet.officials} | set(sheet.persons)
    assert {name for name, _ in sheet.roles + sheet.optional_roles} <= known


def test_a_mistyped_field_is_an_error(tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.json"
    sheet.write_text('{"unit": ["Sở Nội vụ"]}', encoding="utf-8")
    with pytest.raises(msgspec.ValidationError):
        load_sheet(sheet)


def test_scores_are_not_below_the_baseline() -> None:
    before = baseline.baseline()
    assert "mean" in before
    assert baseline.fallen(baseline.scores(), before) == {}


def test_a_lower_score_is_seen() -> None:
    before = {"dates": 0.9, "units": 0.5}
    assert baseline.fallen({"dates": 0.8999, "units": 0.5}, before) == {"dates": (0.9, 0.8999)}
    assert baseline.fallen({"dates": 0.9}, before) == {"units": (0.5, 0.0)}
