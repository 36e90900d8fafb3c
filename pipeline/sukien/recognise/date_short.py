"""Years written short or long ago: "07/12/23", "2-9-45", "3/4/'98", "tháng 8/45", "những năm 90 của thế kỷ trước", "năm 1428".

Two digits are a year only where a word says that the numbers are a day, and only up to 29 (this century) or from 45 on (the last):
what lies between would be a guess.
"""

from __future__ import annotations

import re

from sukien.recognise.date_joins import Piece
from sukien.recognise.edtf import Part

_SHORT_FULL = re.compile(r"([0-9]{1,2})([./-])([0-9]{1,2})\2((?:[0-2]|[5-9])[0-9]|4[5-9])")
_BLANK_IN_YEAR = re.compile(r"(?<=[/.-]20) [0-9]{2}(?![0-9.,/])")  # "05/06/20 23"
_APOSTROPHE = re.compile(r"[/-]['’]([0-9]{2})(?![0-9])")
_DAY_AT_END = re.compile(r"([0-9]{1,2}[./-][0-9]{1,2})\.\s")
_DECADES = re.compile(
    r"(?P<list>[1-9]0(?:(?:, |,? và |\s?[-–]\s?)[1-9]0){0,3})(?![0-9%]|[.,][0-9])"
    r"(?:(?: của)?,? thế kỷ (?:thứ )?(?P<century>xix|xx|19|20|trước))?"
)
_DECADES_BEFORE = re.compile(r"(?:thập niên|thập kỷ|những năm)(?: của)? (?:những năm |năm )?$")
_BEFORE_DECADES = ("niên ", "kỷ ", "năm ", "của ")  # how that ends
DECADE_WORD_ENDS = "nỷma"  # the last letters of those
_DECADES_REACH = 24  # characters before the first of them
_NOT_DECADE = re.compile(r"\s(?:tuổi|của đời|cuộc đời|ngày|tháng|năm)")
_EARLY_BEFORE = re.compile(r"(?<!mỗi )(?<!một )(?<!hằng )(?<!hàng )(?<![0-9] )năm $")
_EARLY_AFTER = re.compile(r"\s?(?:$|[,.;:)\n]|\b(?:đến|và|là|vua|của|do|tại|được|đã|khi|thì|dưới|từng|trong|bởi|ở)\b)")


def short_year(key: str, start: int, end: int) -> Part | None:
    """The day of "07/12/23", "2-9-45"; None where two digits are no certain year: "10-11-12" may be three days."""
    match = _SHORT_FULL.fullmatch(key, start, end)
    if match is None or _BLANK_IN_YEAR.match(key, end):
        return None
    day, month, year = int(match[1]), int(match[3]), int(match[4])
    if match[2] == "-" and (month - day == year - month == 1 or (len(match[1]) == 1 and year <= 29)):
        return None
    return Part(_full(year), month, day)


def day_at_end(key: str, start: int, end: int) -> int | None:
    """Where the day ends in "ngày 30/4. 59 người": a sentence ends behind it."""
    day = _DAY_AT_END.match(key, start, end)
    return day.end(1) if day else None


def apostrophe_year(key: str, end: int) -> tuple[int, int] | None:
    """The year that follows a day and month as "/'98", and where it ends."""
    match = _APOSTROPHE.match(key, end)
    return (_full(int(match[1])), match.end()) if match else None


def _full(year: int) -> int:
    return 1900 + year if year >= 45 else 2000 + year


def month_of_short_year(left: str, part: Part) -> Part | None:
    """ "tháng 8/45": no month, so a year of the last century."""
    if left.endswith("tháng ") and part.month is not None and 45 <= part.month <= 99 and 1 <= (part.day or 0) <= 12:
        return Part(1900 + part.month, part.day)
    return None


def decades(key: str, start: int) -> list[Piece]:
    """The decades that two digits at `start` name: "những năm 60, 70 của thế kỷ XX"; those before 30 need the century."""
    if key[start + 2 : start + 3].isdigit() or not key.endswith(_BEFORE_DECADES, 0, start):
        return []
    match = _DECADES.match(key, start)
    if match is None or not _DECADES_BEFORE.search(key, start - _DECADES_REACH, start):
        return []
    if match["century"] is None and _NOT_DECADE.match(key, match.end("list")):
        return []
    century = 1800 if match["century"] in ("xix", "19") else 1900
    numbers = list(re.finditer("[1-9]0", match["list"]))
    if match["century"] is None and any(int(n[0]) < 30 for n in numbers):
        return []
    at = match.start("list")
    return [
        Piece(at + n.start(), at + n.end(), Part(century + int(n[0])), Part(century + int(n[0]) + 9), "period", "decade") for n in numbers
    ]


def early_year(key: str, start: int, end: int, left: str) -> Piece | None:
    """A year before 1800, only as "năm 1428," at the end of a phrase: "năm 1500 tấn" counts."""
    if not _EARLY_BEFORE.search(left) or not _EARLY_AFTER.match(key, end):
        return None
    return Piece(start, end, Part(int(key[start:end])), None, "period", "year")
