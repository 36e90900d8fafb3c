"""Whether a sentence tells of another time than that of the meetings: "Tháng 6/2020, Bộ trưởng A đã phát biểu tại …"."""

from __future__ import annotations

from sukien.mentions import Span
from sukien.resolved import Resolved


def of_another_time(resolved: Resolved, sentence: Span, days: list[str]) -> bool:
    """True where a sentence begins with a day, a month or a year that is not that of one of `days`, the dates of the meetings."""
    told = resolved.dates_in(sentence.start, min(sentence.end, sentence.start + _OPENING)) if days else []
    if not told or told[0].role not in _TIMES or "/" in told[0].value:
        return False
    return not any(_may_be_same(told[0].value, day) or (len(told[0].value) < _MONTH and told[0].value > day) for day in days)


def _may_be_same(one: str, two: str) -> bool:
    """True for two dates of the same month, or of the same year where one has no month."""
    same_year = one[:4] == two[:4] or "XXXX" in (one[:4], two[:4])
    return same_year and (one[4:7] == two[4:7] or len(one) < _MONTH or len(two) < _MONTH)


_TIMES = {"event", "other", "period"}
_OPENING = 16  # characters: "Tháng 6/2020", "Ngày 5/6"
_MONTH = len("2020-06")
