"""The year of a day that follows within two weeks a decision dated in full: "Sáng 26/8, xã công bố Quyết định số … ngày 18/8/2020"."""

from __future__ import annotations

import re
from datetime import date

from sukien.mentions import DateMention
from sukien.recognise.edtf import DAY_LONG, Part

_TWO_WEEKS = 14
_REACH = 60  # characters from the noun to the date: number and issuer stand between
_DECISION = re.compile(r"\bquyết định (?:số )?[0-9][^.;]*$")


def newest_decision(key: str, dates: tuple[DateMention, ...]) -> date | None:
    """The last day on which a decision was made of those that the text dates in full; None where it dates none."""
    days = [
        d.value
        for d in dates
        if d.role == "document"
        and d.basis == "explicit"
        and len(d.value) == DAY_LONG
        and _DECISION.search(key, max(0, d.start - _REACH), d.start)
    ]
    return date.fromisoformat(max(days)) if days else None


def year_of_decision(part: Part, decided: date | None, newest_year: int) -> int | None:
    """The year in which the day `part` lies at most two weeks after `decided`; None if it does in none, or the text names a later
    year than the decision's."""
    if decided is None or decided.year < newest_year or part.day is None or part.month is None:
        return None
    for year in (decided.year, decided.year + 1):
        if Part(year, part.month, part.day).possible() and 0 <= (date(year, part.month, part.day) - decided).days <= _TWO_WEEKS:
            return year
    return None
