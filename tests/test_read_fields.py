"""Metadata of rows: fields by any name, publication days in many forms, and word of what was not read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import runs
from sukien.read import Reading
from sukien.read.fields import iso_day
from test_read_formats import MANY, read


def test_field_names_are_configurable(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text(json.dumps({"body": runs.article(1), "head": "Tin", "day": "06/05/2021"}) + "\n", encoding="utf-8")
    (article,), _ = read(tmp_path / "in.jsonl", Reading(text_field="body", title_field="head", published_field="day"))
    assert (article.text, article.title, article.published) == (runs.article(1), "Tin", "2021-05-06")


@pytest.mark.parametrize("name", ["in.csv", "in.parquet", "in.jsonl"])
def test_a_field_asked_for_that_no_row_has_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(MANY[name])
    found, _ = read(tmp_path / name, Reading(published_field="dya"))
    assert all([missed.code for missed in article.missed] == ["published_absent"] for article in found)
    assert found[0].missed[0].seen.startswith('no field "dya" among ')
    assert {"id", "title", "url", "published", "text"} <= set(found[0].missed[0].seen.replace(",", "").split())
    assert not any(article.missed for article in read(tmp_path / name)[0])


def test_metadata_in_a_form_that_is_not_read_is_told(tmp_path: Path) -> None:
    rows = [{"published": "1685923200"}, {"published": "31/02/2023"}, {"title": 5, "url": {}}, {"published": " ", "id": None}, {"id": 7}]
    lines = (json.dumps({"text": runs.article(1), **row}) + "\n" for row in rows)
    (tmp_path / "in.jsonl").write_text("".join(lines), encoding="utf-8")
    found, codes = read(tmp_path / "in.jsonl")
    assert [[(missed.code, missed.seen) for missed in article.missed] for article in found] == [
        [("published_unreadable", '"1685923200"')],
        [("published_unreadable", '"31/02/2023"')],
        [("title_unreadable", '"5"'), ("url_unreadable", '"{}"')],
        [],
        [],
    ]
    assert codes == []


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2021-05-06", "2021-05-06"),
        ("2021-05-06T08:30:00+07:00", "2021-05-06"),
        ("20210506", "2021-05-06"),
        ("Thứ năm, 06/05/2021, 08:30", "2021-05-06"),
        ("6.5.2021", "2021-05-06"),
        ("5 tháng 6, 2023", "2023-06-05"),
        ("Thứ hai, ngày 05 Tháng 6 năm 2023", "2023-06-05"),
        ("Mon, 05 Jun 2023 08:00:00 +0700", "2023-06-05"),
        ("5 Jun 2023 23:30 GMT", "2023-06-05"),
        ("2021-13-40", None),
        ("31/02/2023", None),
        ("31 tháng 2, 2023", None),
        ("5 tháng 6", None),
        ("Mon, 05 Foo 2023 08:00:00 +0700", None),
        ("Mon, 05 Jun 08:00", None),
        ("1685923200", None),
        ("hôm nay", None),
        ("06/05", None),
        ("12345678901", None),
        (20210506, None),
        (None, None),
    ],
)
def test_publication_days(value: object, day: str | None) -> None:
    assert iso_day(value) == day
