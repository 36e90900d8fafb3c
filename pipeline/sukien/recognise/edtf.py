"""Parts of dates and their EDTF values (ISO 8601-2 level 0-1)."""

from __future__ import annotations

from calendar import isleap, monthrange
from functools import lru_cache
from typing import NamedTuple

UNKNOWN_YEAR = "XXXX"
DAY_LONG = len("2020-07-14")  # characters of a day's value
_DAYS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)  # of each month, the first in place 1


class Part(NamedTuple):
    """A year, a month or a day, as far as it is written. A day without a month is no date by itself."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    @lru_cache(maxsize=1 << 12)  # noqa: B019 (values, and few of them: articles of one time name the same days)
    def possible(self) -> bool:
        """True if the calendar has it; 29 February is possible where the year is unknown."""
        if self.month is not None and not 1 <= self.month <= 12:
            return False
        if self.day is not None and self.month is not None:
            return 1 <= self.day <= _DAYS[self.month] + (self.month == 2 and isleap(self.year or 2000))
        return self.day is None or 1 <= self.day <= 31

    @lru_cache(maxsize=1 << 12)  # noqa: B019
    def value(self) -> str:
        """ "2023-05-31", "2023-05", "2022", "XXXX-07-14"."""
        text = UNKNOWN_YEAR if self.year is None else f"{self.year:04d}"
        if self.month is not None:
            text += f"-{self.month:02d}"
            if self.day is not None:
                text += f"-{self.day:02d}"
        return text


@lru_cache(maxsize=1 << 12)
def parse(value: str) -> Part:
    """The part that a single EDTF value stands for (no range)."""
    pieces = value.split("-")
    year = None if pieces[0] == UNKNOWN_YEAR else int(pieces[0])
    return Part(year, *(int(p) for p in pieces[1:]))


@lru_cache(maxsize=1 << 12)
def bounds(value: str) -> tuple[str | None, str | None]:
    """First and last ISO day of an EDTF value; None where the year is unknown or the range is open."""
    first, _, last = value.partition("/")
    return _first_day(first), _last_day(last or first)


def _first_day(value: str) -> str | None:
    if value == ".." or value.startswith(UNKNOWN_YEAR):
        return None
    part = parse(value)
    return f"{part.year:04d}-{part.month or 1:02d}-{part.day or 1:02d}"


def _last_day(value: str) -> str | None:
    if value == ".." or value.startswith(UNKNOWN_YEAR):
        return None
    part = parse(value)
    month = part.month or 12
    return f"{part.year:04d}-{month:02d}-{part.day or monthrange(part.year or 2000, month)[1]:02d}"


def interval(first: Part, last: Part) -> str | None:
    """ "first/last" where the two are in order, sharing what one of them leaves out; None if impossible. A day and a month that make an
    interval both have their years: "1/1/2010 đến hết tháng 6/2017"."""
    if first.day is not None and last.day is None and None in (first.year, last.year, last.month):
        return None
    pair = share(first, last)
    if pair is None:
        return None
    first, last = pair
    if first.year is not None and last.year is not None and _earliest(first) > _latest(last):
        return None
    if first.year is None and last.year is None and (first.month, first.day) == (last.month, last.day):
        return None
    return f"{first.value()}/{last.value()}"


def _earliest(part: Part) -> tuple[int, int, int]:
    return part.year or 0, part.month or 1, part.day or 1


def _latest(part: Part) -> tuple[int, int, int]:
    return part.year or 0, part.month or 12, part.day or 31


def share(first: Part, last: Part) -> tuple[Part, Part] | None:
    """Fill in what two dates of one expression share ("21-24/11/2000", "24/9 – 22/12/2024"); None if impossible."""
    if first.month is None and first.day is not None:
        first = Part(last.year, last.month, first.day)
    if first.year is None and last.year is not None:
        late = (first.month or 0, first.day or 0) > (last.month or 12, last.day or 31)
        first = Part(last.year - late, first.month, first.day)
    if last.year is None and first.year is not None and last.month is not None:
        late = (first.month or 0, first.day or 0) > (last.month, last.day or 31)
        last = Part(first.year + late, last.month, last.day)
    if not first.possible() or not last.possible() or (first.day is not None and first.month is None):
        return None
    return first, last
