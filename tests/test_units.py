"""Units as written against their table: the whole name is marked; the value is its kind and, when told, its level."""

from __future__ import annotations

import pytest

from tables import Row, recognised, rows


def found_in(text: str) -> list[tuple[int, int, str]]:
    """The outermost units of a text: what stands inside another's name is that unit's."""
    body = recognised(text)
    return [(*body.place(u.start, u.end), f"{u.kind} {u.level or ''}".strip()) for u in body.mentions.units if not u.nested]


def expected(row: Row) -> list[tuple[int, int, str]]:
    return row.found


@pytest.mark.parametrize("row", rows("units"))
def test_units(row: Row) -> None:
    assert found_in(row.text) == expected(row)


def test_units_inside_a_name_are_kept_as_nested() -> None:
    outer, *inner = recognised("Ban Tuyên giáo Tỉnh ủy Bắc Kạn hướng dẫn.").mentions.units
    assert (outer.name, outer.nested) == ("Ban Tuyên giáo Tỉnh ủy Bắc Kạn", False)
    assert inner and all(unit.nested for unit in inner)
