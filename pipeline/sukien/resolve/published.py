"""The publication date: its day, the date mention at the page's stamp, and stamps that no calendar has."""

from __future__ import annotations

import re
from datetime import date

from sukien.mentions import DateMention, Lost, Published, Segmented, start_of
from sukien.recognise.date_cues import NO_DAY
from sukien.recognise.edtf import Part
from sukien.segment.stamp import LONGEST, is_stamp


def publication_day(published: Published | None) -> date | None:
    """The publication day; None if the value is no ISO date (a source may give what it likes)."""
    try:
        return date.fromisoformat(published.value[:10]) if published else None
    except ValueError:
        return None


_URL_DAY = re.compile(r"(?<!\d)(20[0-3]\d)([/-]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?=\D|\d{4,11}(?!\d)|$)")
_URL_MONTH = re.compile(r"/(20[0-3]\d)/?(0[1-9]|1[0-2])/")
_HEAD_MONTH = re.compile(r"\s*date (20[0-3]\d)-(0[1-9]|1[0-2])(?= )")


def day_of_page(segmented: Segmented) -> date | None:
    """The day that the article's address names, else the middle of the month that extraction leaves before its first words
    (" date 2024-05 Sáng nay, …"), else None."""
    named = day_of_url(segmented.url)
    head = _HEAD_MONTH.match(segmented.reading.key) if named is None else None
    return date(int(head[1]), int(head[2]), 15) if head else named


def day_of_url(url: str | None) -> date | None:
    """The day that an address names, the middle of a month that it names, else None.

    Observed: "/2020/06/02/ten-bai", "ten-bai-20200602101500123.htm" (day and clock), "/202006/ten-bai".
    """
    if url is None:
        return None
    if match := _URL_DAY.search(url):
        year, month, day = int(match[1]), int(match[3]), int(match[4])
    elif match := _URL_MONTH.search(url):
        year, month, day = int(match[1]), int(match[2]), 15
    else:
        return None
    return date(year, month, day) if Part(year, month, day).possible() else None


def impossible_stamps(segmented: Segmented, lost: list[Lost]) -> list[Lost]:
    """What the page prints as its day of publication and no calendar has."""
    key, reason = segmented.reading.key, "the date printed on the page is no day of the calendar: publication date unknown"
    found: list[Lost] = []
    for loss in lost:
        if loss.kind == "date" and loss.reason == NO_DAY:
            near = max(0, loss.start - LONGEST), min(len(key), loss.end + LONGEST)
            start, end = key.rfind("\n", near[0], loss.start) + 1 or near[0], key.find("\n", loss.end, near[1])
            if is_stamp(key, start, near[1] if end < 0 else end):
                found.append(Lost(loss.start, loss.end, "published", "page_stamp", reason))
    return found


def with_stamp(dates: tuple[DateMention, ...], published: Published | None) -> tuple[DateMention, ...]:
    """The date at the stamp is the publication date."""
    if published is None or published.start is None or published.end is None:
        return dates
    value = published.value[:10]
    stamp = DateMention(published.start, published.end, value, value, value, None, "published", "stamp", "page_stamp")
    rest = [d for d in dates if d.end <= stamp.start or d.start >= stamp.end]
    return tuple(sorted([*rest, stamp], key=start_of))
