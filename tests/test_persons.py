"""Persons as written against their table: the name is marked; the value lists its offices, none when only the name is marked."""

from __future__ import annotations

import unicodedata

import pytest

from sukien.text import read_text
from tables import Row, recognised, rows


def found_in(text: str) -> list[tuple[int, int, str]]:
    """Name and offices of each mention of a person, in offsets of the text."""
    body = recognised(text)
    found = []
    for person in body.mentions.persons:
        offices = [text[slice(*body.place(office.start, office.end))] for office in person.offices]
        found.append((*body.place(person.start, person.end), "; ".join(offices)))
    return found


def expected(row: Row) -> list[tuple[int, int, str]]:
    return [(start, end, "" if value == row.text[start:end] else value) for start, end, value in row.found]


@pytest.mark.parametrize("row", rows("persons"))
def test_persons(row: Row) -> None:
    assert found_in(row.text) == expected(row)


@pytest.mark.parametrize("row", rows("persons"))
def test_decomposed_text_gives_the_same_persons(row: Row) -> None:
    """Text in NFD, as some pages write it, is read as its composed form."""
    assert found_in(read_text(unicodedata.normalize("NFD", row.text)).text) == expected(row)
