"""Full dates that may lend their year to a day without one."""

from __future__ import annotations

import re
from datetime import date

from msgspec import Struct

from sukien.mentions import DateMention
from sukien.recognise.edtf import DAY_LONG, Part

SAME_MONTH = 30  # days within which a full date lends that tells of no past
_PAST = re.compile(
    r"\b(?:cáo trạng|hồ sơ|điều tra|khởi tố|thành lập|ra đời|ra mắt|kỷ niệm|nhậm chức|bầu cử|chiến dịch|khi đó|lúc đó|ngày ấy)\b[^.;]*$"
)
_YEARS_SINCE = re.compile(
    r"(?:kỷ niệm|mừng) (?:lần thứ )?([0-9]{1,3}) (?:năm )?"
    r"(?:[^.,;()0-9]*\( ?|ngày (?:(?!(?:ngày|vào|diễn|sáng|chiều|tối) )[^.,;()0-9 ]+ )*)$"
)
_NO_NEWS = 2050  # a year after that of any article
_PAST_REACH = 120  # characters before a full date in which such a word stands


class Lender(Struct, frozen=True):
    """A full date that may lend its year."""

    start: int
    day: date
    rule: str


def lender_of(key: str, mention: DateMention) -> Lender | None:
    """What a date lends: its year, or that of the anniversary told of it ("Kỷ niệm 46 năm ngày | 30/4/1975")."""
    day = _evidence(mention)
    if day is None:
        return None
    told = _YEARS_SINCE.search(key, max(0, mention.start - _PAST_REACH), mention.start)
    year = day.year + int(told[1]) if told else _NO_NEWS
    if year >= _NO_NEWS or not Part(year, day.month, day.day).possible():
        return Lender(mention.start, day, mention.rule)
    return Lender(mention.start, day.replace(year=year), "anniversary_pair")


def tells_past(key: str, lender: Lender) -> bool:
    """Whether the clause of a full date tells what went before the news: a founding, a trial's charge, a dossier."""
    return lender.rule != "anniversary_pair" and _PAST.search(key, max(0, lender.start - _PAST_REACH), lender.start) is not None


def _evidence(mention: DateMention) -> date | None:
    """The day of a date that can lend its year: a full date of an event, the day an anniversary falls on, or the first of a run of days."""
    if mention.basis != "explicit" or mention.start_date is None or mention.end_date is None:
        return None
    if mention.role not in ("event", "anniversary", "period"):
        return None
    if mention.role != "period":
        return date.fromisoformat(mention.start_date) if mention.start_date == mention.end_date else None
    if len(mention.value) <= DAY_LONG or mention.value[:DAY_LONG] != mention.start_date:
        return None
    first, last = date.fromisoformat(mention.start_date), date.fromisoformat(mention.end_date)
    return first if first.year == last.year and (last - first).days <= SAME_MONTH else None
