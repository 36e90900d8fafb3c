"""From a row of named fields (jsonl, csv, parquet) to an article."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sukien.article import Article, Missed, Source
from sukien.read.raw import Reading, Unread

OTHER = "--text-field names another"
_ISO_DAY = re.compile(r"(\d{4})(-?)(\d\d)\2(\d\d)(?!\d)")
_DAY = re.compile(r"(?<!\d)(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?!\d)")
_SPELT = re.compile(r"(?<!\d)(\d{1,2})\s+tháng\s+(\d{1,2})\s*(?:,|năm)\s*(\d{4})(?!\d)", re.IGNORECASE)
_MAIL_DAY = re.compile(r"(?:[A-Za-z]{3,9},\s*)?\d{1,2}\s+[A-Za-z]{3,9}\s+\d{4}\b")
_LONGEST = 40  # characters shown of a value


def article_of(fields: Mapping[str, Any], reading: Reading, source: Source, columns: Iterable[str] = ()) -> Article:
    """The article that a row holds; columns: names that its table has beside the fields.

    Raises Unread("no_text") when the text field is absent, empty or no string, "too_large".
    """
    text = fields.get(reading.text_field)
    if not isinstance(text, str) or not text.strip():
        absent = f"is missing ({OTHER})" if text is None else f"is {type(text).__name__}, not a string"
        what = "is empty" if isinstance(text, str) else absent
        raise Unread("no_text", f'the field "{reading.text_field}" {what}')
    if len(text) * 3 > reading.max_bytes and (size := len(text.encode())) > reading.max_bytes:
        raise Unread("too_large", f"a text of {size} bytes, over the limit of {reading.max_bytes} bytes an article")
    title = fields.get(reading.title_field)
    title = title.strip() if isinstance(title, str) and title.strip() else None
    published = iso_day(fields.get(reading.published_field))
    known = {"title": title, "url": source.url, "published": published, "id": source.id}
    missed = tuple(_missed([name for name, value in known.items() if value is None], fields, reading, columns))
    return Article(text=text, title=title, published=published, source=source, missed=missed)


def _missed(unknown: Iterable[str], fields: Mapping[str, Any], reading: Reading, columns: Iterable[str]) -> Iterator[Missed]:
    """Of what is not known of a row: what it gives in a form that is not read, and what it lacks that was asked for by name."""
    for name in unknown:
        field = getattr(reading, f"{name}_field")
        given = fields.get(field)
        if given is not None and str(given).strip():
            yield Missed(f"{name}_unreadable", f'"{str(given).strip()[:_LONGEST]}"')
        elif field != name and field not in fields:
            there = ", ".join(dict.fromkeys([*columns, *fields]))
            yield Missed(f"{name}_absent", f'no field "{field}" among {there[:200]}')


def no_column(field: str, names: Iterable[str]) -> Unread:
    """What to say of a table that lacks the column of the text."""
    return Unread("no_text", f'no column "{field}" among {", ".join(names)[:200]} ({OTHER})')


def source_of(fields: Mapping[str, Any], reading: Reading, path: str, format: str, row: int, sha256: str) -> Source:
    """Where a row stands; the row's own id is kept beside it."""
    url, name = fields.get(reading.url_field), fields.get(reading.id_field)
    return Source(
        path=path,
        url=url if isinstance(url, str) and url else None,
        format=format,
        row=row,
        sha256=sha256,
        id=str(name) if isinstance(name, str | int) and name != "" else None,
    )


def iso_day(value: object) -> str | None:
    """The ISO day that a metadata value holds, or None.

    Read are dates, "2023-06-02T08:00:00+07:00", "20230602", day before month ("Thứ sáu, 02/06/2023, 08:30"),
    "2 tháng 6, 2023", "2 tháng 6 năm 2023", and the form of mail and RSS: "Fri, 02 Jun 2023 08:00:00 +0700".
    """
    import datetime
    import email.utils

    if isinstance(value, datetime.date):
        return value.isoformat()[:10]
    if not isinstance(value, str):
        return None
    if match := _ISO_DAY.match(value.strip()):
        year, _, month, day = match.groups()
    elif match := _DAY.search(value):
        day, _, month, year = match.groups()
    elif match := _SPELT.search(unicodedata.normalize("NFC", value)):
        day, month, year = match.groups()
    elif _MAIL_DAY.match(value.strip()) and (parts := email.utils.parsedate(value)):
        year, month, day = map(str, parts[:3])
    else:
        return None
    try:
        return datetime.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
