"""Numbers that look like a date and are none: ratios, measures, places, articles of law, days of another calendar."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

_MEASURE = re.compile(r"\s?(?:%|°|độ\b|km|m2|kg|cm|mm|m\b|sao\b|triệu|tỷ|tỉ\b)")
_OTHER_CALENDAR = re.compile(r"\s?\(?\s?(?:âm lịch|al\b|âl\b)")


@cache
def _words(where: str) -> str:
    """The words of lexicons/not_dates.txt for one side, as alternatives of a pattern, longest first."""
    lines = (files("sukien") / "lexicons" / "not_dates.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    words = [word for row in rows[1:] if row[1] == where for word in row[0].split(" | ")]
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(rf"\s?(?:{_words('after')})\b|,[0-9]")


@cache
def _place() -> re.Pattern[str]:
    return re.compile(rf"(?:^|[^\w])(?:{_words('before')})[\s:]$")


def is_counted(key: str, end: int) -> bool:
    """True where the numbers that end at `end` count something ("54/58 mục tiêu") or go on as a decimal ("2-2,5 lít")."""
    return _counted().match(key, end) is not None


def is_refused(key: str, left: str, end: int) -> bool:
    """True after a place ("đường 3/2"), before a measure ("20-50%") or in another calendar ("10/3 âm lịch")."""
    return bool(_place().search(left) or _MEASURE.match(key, end) or _OTHER_CALENDAR.match(key, end))
