"""Dates written with words: "2 tháng 9 năm 2020", "ngày mười chín tháng Năm", "tháng 4", "tháng 1, 2/2020"; parts of a year."""

from __future__ import annotations

import re
from itertools import pairwise

from sukien.mentions import Anchor
from sukien.recognise.date_joins import Piece
from sukien.recognise.date_refusals import is_counted
from sukien.recognise.date_short import DECADE_WORD_ENDS, decades
from sukien.recognise.date_stretches import YEAR, halves, months_of_year, quarters
from sukien.recognise.edtf import Part
from sukien.recognise.numerals import value_of
from sukien.text import places_of

_MONTHS = {
    "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8,
    "chín": 9, "mười một": 11, "mười hai": 12, "mười": 10,
}  # fmt: skip
_WORD_MONTH = "|".join(_MONTHS)
_MONTH = re.compile(
    r"tháng\s?(?P<month>[0-9]{1,2}(?![0-9]|[.,:][0-9]|\s?[./–-]\s?[0-9])"
    rf"|(?:{_WORD_MONTH})(?=\s?(?:[,.;)]|năm\s[0-9]|$|hằng năm|hàng năm)))(?:(?:\s?/(?=\s?năm))?{YEAR})?"
)
_MONTH_SLASH = re.compile(r"tháng\s?(?P<month>[0-9]{1,2})\s?[/.-]\s?(?P<year>(?:1[89]|20)[0-9]{2})(?![0-9]|\s?[/–-]\s?[0-9])")
_DAY_BEFORE = re.compile(
    r"(?<![0-9])(?:(?<!tháng )(?<![/.-])(?P<from>[0-9]{1,2})(?:\s?[–-]\s?|\s(?:đến|tới)\s(?:hết\s)?(?:ngày\s)?|\s?(?:và|,)\s?))?"
    r"(?<![0-9])(?P<day>[0-9]{1,2})(?P<gap>\s?[/,-]?\s?)$"
)
_DAY_IN_WORDS = re.compile(
    r"\b(?:ngày|mùng|mồng)\s(?:mùng\s|mồng\s)?"
    r"(?P<day>(?:(?:(?:hai |ba )?mươi |mười )?(?:một|mốt|hai|ba|bốn|tư|năm|lăm|nhăm|sáu|bảy|bẩy|tám|chín)|(?:hai |ba )mươi|mười))\s$"
)
_WORD_BEFORE = re.compile(r"\b(?:ngày|mùng|mồng|sáng|trưa|chiều|tối|đêm)\s$")
_DAYS_BEFORE = 24  # characters in which the day or the days of a month stand before it
_MONTH_LIST = re.compile(
    r"tháng\s(?P<list>[0-9]{1,2}(?:\s?,\s?[0-9]{1,2}){0,5})(?:\s?,\s?|\svà\s)(?P<last>[0-9]{1,2})(?:\s?[/-]\s?|\snăm\s)(?P<year>(?:19|20)[0-9]{2})(?![0-9])"
)
_DAY_LIST = re.compile(
    r"(?:ngày|tối|đêm)\s?[:(]?\s?(?P<list>[0-9]{1,2}(?:\s?,\s?[0-9]{1,2}){0,6}(?:\s?,\s?|\s?(?:và|&)\s?))(?P<last>[0-9]{1,2})"
    r"[/.-](?P<month>[0-9]{1,2})(?:[/.-](?P<year>(?:1[89]|20)[0-9]{2}))?(?![0-9]|[/.-][0-9])"
)
_PLACE_BEFORE = re.compile(r"(?:đường|phố|trường|bệnh viện|công viên|cầu|quảng trường|rằm|cách mạng)\s(?:ngày )?$")
_NOT_MONTH = re.compile(r"\s?(?:tuổi|lương|lần|người|đồng(?! (?:chí|bào|đội|loạt|thời))|triệu|suất|\(?âm lịch|âm\b)")
_DAYS_BEGIN = re.compile(r"(?:ngày|tối |đêm )\s?[:(]?\s?$")  # before the first day of a list
_LONGEST_ITEM = 6  # characters from one day of a list to the next: "15 và "
_BETWEEN_DAYS = " ,&à\n"  # how what stands between two days ends
_NUMBER = re.compile(r"[0-9]+")


def find_worded(key: str, numbers: list[int], words: list[Anchor]) -> list[Piece]:
    """All such dates in a key, in no order; each is certain by itself. Days that no calendar has are among them.

    numbers: where runs of digits begin; days in a list and decades are looked for there only. words: those of lexicons/time_words.tsv.
    """
    found: list[Piece] = []
    for start, following in pairwise((*numbers, len(key))):
        listed = following - start <= _LONGEST_ITEM and key[following - 1] in _BETWEEN_DAYS
        if listed and (head := _DAYS_BEGIN.search(key, start - 7, start)):
            found += _day_list(key, head.start())
        if following - start > 1 and key[start + 1] == "0" and key[start - 1] == " " and key[start - 2] in DECADE_WORD_ENDS:
            found += decades(key, start)
    for start in places_of(("tháng",), key):  # not among the words: numbers are glued to it ("05tháng06")
        found += _months(key, start)
    for word in words:
        reader = _READERS.get(word.entry.code)
        if reader is not None:
            found += reader(key, word.start)
    return _outermost(found) if len(found) > 1 else found


def _outermost(found: list[Piece]) -> list[Piece]:
    """Pieces that lie in no other piece."""
    found.sort(key=lambda p: (p.start, -p.end))
    out: list[Piece] = []
    for piece in found:
        if not out or piece.start >= out[-1].end:
            out.append(piece)
    return out


def _months(key: str, start: int) -> list[Piece]:
    """What the word "tháng" at `start` heads: months, days of a month, or the months of a part of a year."""
    listed = _MONTH_LIST.match(key, start)
    if listed is not None:
        return _month_list(listed)
    of_year = months_of_year(key, start)
    if of_year:
        return of_year
    match = _MONTH.match(key, start)
    piece = None if match is None else _month(key, match)
    if match is None:
        match = _MONTH_SLASH.match(key, start)  # without a day the numbers speak for themselves
        piece = None if match is None else _month(key, match)
        piece = None if piece is None or piece.first.day is None else piece
    return [] if piece is None else [piece]


def _day_list(key: str, start: int) -> list[Piece]:
    """ "ngày 5,6,7/6/2023", "3 ngày (5, 6 và 7/6)": each day by itself, the last with month and year."""
    match = _DAY_LIST.match(key, start)
    if match is None or is_counted(key, match.end()):
        return []
    year, month = int(match["year"]) if match["year"] else None, int(match["month"])
    numbers = [(match.start("list") + n.start(), match.start("list") + n.end(), int(n[0])) for n in _NUMBER.finditer(match["list"])]
    numbers.append((match.start("last"), match.end(), int(match["last"])))
    days = [n for _, _, n in numbers]
    if days != sorted(set(days)) or not all(Part(year, month, n).possible() for n in days):
        return []
    return [Piece(first, last, Part(year, month, n), None, "event", "day_in_list") for first, last, n in numbers]


def _month_list(match: re.Match[str]) -> list[Piece]:
    """ "tháng 1,2/2020", "tháng 3, 4 và 5 năm 2020": each month by itself, the last with the year."""
    year = int(match["year"])
    found = [
        Piece(
            match.start("list") + item.start(), match.start("list") + item.end(), Part(year, int(item[0])), None, "event", "month_in_list"
        )
        for item in _NUMBER.finditer(match["list"])
    ]
    found.append(Piece(match.start("last"), match.end(), Part(year, int(match["last"])), None, "event", "month_in_list"))
    return [piece for piece in found if piece.first.possible()]


def _month(key: str, match: re.Match[str]) -> Piece | None:
    """The month of a match with the day or the days before it."""
    written = match["month"]
    month = _MONTHS.get(written) or int(written)
    if not 1 <= month <= 12 or _NOT_MONTH.match(key, match.end()):
        return None
    year = int(match["year"]) if match["year"] else None
    start = match.start()
    day = _DAY_BEFORE.search(key, max(0, start - _DAYS_BEFORE), start)
    if day is not None and day["gap"].strip() and not _WORD_BEFORE.search(key, max(0, day.start() - 8), day.start()):
        day = None  # "ngày 5, tháng 6", and not "khóa 5, tháng 6"
    if _PLACE_BEFORE.search(key, max(0, start - 30), day.start() if day else start):
        return None
    if day is None:
        return _day_in_words(key, match, year, month) or _bare_month(match, year, month)
    if key.endswith(("trong ", "sau ", "cả ", "trước ", "kỳ "), max(0, start - 40), day.start()):
        return None
    return _day_of_month(key, day, match.end(), year, month) or _bare_month(match, year, month)


def _day_of_month(key: str, day: re.Match[str], end: int, year: int | None, month: int) -> Piece | None:
    """ "2 tháng 9", "từ ngày 5 đến ngày 7 tháng 3"; None where no word says that a number beyond 31 is a day."""
    last, at = Part(year, month, int(day["day"])), day.start("day")
    worded = _WORD_BEFORE.search(key, max(0, at - 8), at) is not None
    if not last.possible() and not worded and not 1 <= int(day["day"]) <= 31:
        return None
    if day["from"] is not None:
        first = Part(year, month, int(day["from"]))
        between = key[day.end("from") : at]
        if first.possible() and last.possible() and first < last and "," not in between and "và" not in between:
            return Piece(day.start("from"), end, first, last, "period", "days_and_month_words")
    return Piece(at, end, last, None, _role(key, at), "day_and_month_words", _part_of_day(key, at))


def _day_in_words(key: str, match: re.Match[str], year: int | None, month: int) -> Piece | None:
    """ "ngày mười chín tháng Năm năm 1890", "mồng hai tháng chín"."""
    day = _DAY_IN_WORDS.search(key, max(0, match.start() - 30), match.start())
    number = value_of(day["day"]) if day else None
    if day is None or number is None:
        return None
    at = day.start("day")
    return Piece(at, match.end(), Part(year, month, number), None, _role(key, at), "day_and_month_words", _part_of_day(key, at))


def _bare_month(match: re.Match[str], year: int | None, month: int) -> Piece | None:
    """The month alone; "năm" is a month only beside a day or before a year ("trong tháng, năm")."""
    if match["month"] == "năm" and year is None:
        return None
    return Piece(match.start("month"), match.end(), Part(year, month), None, "event", "month_words")


def _role(key: str, start: int) -> str:
    return "other" if key[max(0, start - 12) : start].endswith(("sinh ngày ", "sinh ")) else "event"


_PART = re.compile(r"(sáng|trưa|chiều|tối|đêm)\s(?:ngày\s)?$")
PARTS_OF_DAY = {"sáng": "morning", "trưa": "noon", "chiều": "afternoon", "tối": "evening", "đêm": "night"}


def _part_of_day(key: str, start: int) -> str | None:
    match = _PART.search(key, max(0, start - 14), start)
    return PARTS_OF_DAY[match[1]] if match else None


_READERS = {"quarter": quarters, "half": halves}  # by the code of the word
