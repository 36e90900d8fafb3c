"""Years of dates written without one, by named evidence, in this order; without evidence the year stays XXXX.

year_of_stamp       the publication date, printed on the page or known from outside: the year that brings the day nearest
year_of_full_date   the nearest full date of an event in the text, if no later full date contradicts it
"""

from __future__ import annotations

from bisect import bisect_left
from datetime import date

from msgspec.structs import replace

from sukien.mentions import DateMention, Lost, Published, Segmented
from sukien.recognise.edtf import UNKNOWN_YEAR, Part, bounds, interval, parse
from sukien.resolve.relative import find_relative

_ANNIVERSARY_SPAN = 15  # years from which on a range looks back ("1957 - 2017") and does not plan
_NEAR = 75  # days between a day without a year and the full date that lends it its year


def resolve_dates(segmented: Segmented, dates: tuple[DateMention, ...], lost: list[Lost]) -> tuple[DateMention, ...]:
    """Fill in years, read relative dates, mark the page's own stamp; in order of start."""
    published = segmented.published
    stamp = date.fromisoformat(published.value) if published else None
    dates = _with_stamp(dates, published)
    newest = max((y for d in dates if d.role not in ("document", "term") for y in _years(d)), default=0)
    full = [(d.start, day) for d in dates if (day := _evidence(d)) is not None and day.year >= newest]
    resolved = [r for d in dates if _is_known(r := _resolve(d, stamp, full), lost)]
    resolved += find_relative(segmented, resolved, stamp)
    resolved.sort(key=_start)
    return tuple(resolved)


def _start(mention: DateMention) -> int:
    return mention.start


def _with_stamp(dates: tuple[DateMention, ...], published: Published | None) -> tuple[DateMention, ...]:
    """The date at the stamp is the publication date."""
    if published is None or published.start is None or published.end is None:
        return dates
    value = published.value[:10]
    stamp = DateMention(published.start, published.end, value, value, value, None, "published", "stamp", "page_stamp")
    rest = [d for d in dates if d.end <= stamp.start or d.start >= stamp.end]
    return tuple(sorted([*rest, stamp], key=_start))


def _is_known(mention: DateMention, lost: list[Lost]) -> bool:
    """False for quarters and halves of a year that nothing names."""
    if mention.rule in ("months_of_year", "quarter") and UNKNOWN_YEAR in mention.value:
        lost.append(Lost(mention.start, mention.end, "date", mention.rule, "part of a year that nothing in the text names"))
        return False
    return True


def _years(mention: DateMention) -> list[int]:
    """Years that have come by the time of writing: single years before "đến năm" excepted; of a long range also its end."""
    if mention.basis != "explicit" or mention.rule == "year_to_come":
        return []
    first, _, last = mention.value.partition("/")
    years = [int(first[:4])]
    if last and last != ".." and int(last[:4]) - years[0] >= _ANNIVERSARY_SPAN:
        years.append(int(last[:4]))
    return years


def _evidence(mention: DateMention) -> date | None:
    """The day of a date that can lend its year: a full date of an event, or the day an anniversary falls on."""
    if mention.basis != "explicit" or mention.start_date is None or mention.start_date != mention.end_date:
        return None
    if mention.role not in ("event", "anniversary"):
        return None
    return date.fromisoformat(mention.start_date)


def _resolve(mention: DateMention, stamp: date | None, full: list[tuple[int, date]]) -> DateMention:
    if UNKNOWN_YEAR not in mention.value or mention.role == "anniversary":
        return mention
    first, _, last = mention.value.partition("/")
    part = parse(first)
    if stamp is not None:
        year, rule = _nearest_year(part, stamp), "year_of_stamp"
    else:
        year, rule = _year_of_full_date(mention.start, part, full), "year_of_full_date"
    if year is None:
        return mention
    start = Part(year, part.month, part.day)
    value = start.value()
    if last == "..":
        value += "/.."
    elif last:
        value = interval(start, parse(last)) or mention.value
    if not start.possible():
        return mention
    days = bounds(value)
    return replace(mention, value=value, start_date=days[0], end_date=days[1], basis="context", rule=f"{mention.rule}+{rule}")


def _nearest_year(part: Part, near: date) -> int | None:
    """The year in which the day or month lies nearest to `near`; None if no such day exists in those years."""
    years = [y for y in (near.year, near.year - 1, near.year + 1) if Part(y, part.month, part.day).possible()]
    return min(years, key=lambda y: abs((date(y, part.month or 1, part.day or 15) - near).days), default=None)


def _year_of_full_date(start: int, part: Part, full: list[tuple[int, date]]) -> int | None:
    """The year of the latest full date, where it lies within _NEAR days of the day in question."""
    if not full:
        return None
    latest = max(day for _, day in full)
    i = bisect_left(full, (start, latest))
    for _, day in (*full[max(0, i - 1) : i + 1], (0, latest)):
        if day.year == latest.year:
            year = _nearest_year(part, day)
            if year is not None and abs((date(year, part.month or 1, part.day or 15) - day).days) <= _NEAR:
                return year
    return None
