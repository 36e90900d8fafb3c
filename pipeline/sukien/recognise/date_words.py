"""Dates written with words: "2 tháng 9 năm 2020", "tháng 4", "quý I/2024", "6 tháng đầu năm 2020", "năm học 2020 2021"."""

from __future__ import annotations

import re

from sukien.recognise.date_joins import Piece
from sukien.recognise.edtf import Part

_MONTHS = {
    "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8,
    "chín": 9, "mười một": 11, "mười hai": 12, "mười": 10,
}  # fmt: skip
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_YEAR = r"(?:\s?(?:,\s?)?(?:của )?năm\s|\s?[/.,–-]\s?|\s)(?P<year>(?:1[5-9]|20)[0-9]{2})(?![0-9]|\s?[–-]\s?[0-9]{4})"
_WORD_MONTH = "|".join(_MONTHS)
_MONTH = re.compile(
    r"tháng\s(?P<month>[0-9]{1,2}(?![0-9]|[.,:][0-9]|\s?[./–-]\s?[0-9])"
    rf"|(?:{_WORD_MONTH})(?=\s?(?:[,.;)]|năm\s[0-9]|$|hằng năm|hàng năm)))(?:{_YEAR})?"
)
_DAY_BEFORE = re.compile(r"(?:(?P<from>[0-9]{1,2})\s?(?:[–-]|đến(?: ngày)?|và|,)\s?)?(?P<day>[0-9]{1,2})\s$")
_MONTH_LIST = re.compile(
    r"tháng\s(?P<list>[0-9]{1,2}(?:\s?,\s?[0-9]{1,2}){0,5})(?:\s?,\s?|\svà\s)(?P<last>[0-9]{1,2})(?:\s?[/-]\s?|\snăm\s)(?P<year>(?:19|20)[0-9]{2})(?![0-9])"
)
_PLACE_BEFORE = re.compile(r"(?:đường|phố|trường|bệnh viện|công viên|cầu|quảng trường|rằm|cách mạng)\s(?:ngày )?$")
_NOT_MONTH = re.compile(r"\s?(?:tuổi|lương|lần|người|đồng|triệu|suất|\(?âm lịch|âm\b)")
_QUARTER = re.compile(rf"quý\s(?P<first>iv|i{{1,3}}|[1-4])(?:\s?(?:,|và|-|–)\s?(?:quý\s)?(?P<last>iv|i{{1,3}}|[1-4]))?\b(?:{_YEAR})?")
_OF_YEAR = re.compile(
    r"tháng\s(?:(?P<end>đầu|cuối)(?:\scủa)?\s)?năm"
    r"(?:\s(?P<year>(?:19|20)[0-9]{2})(?!\s?[–-]\s?[0-9]{4})|(?: nay)?\b(?! (?:học|trước|ngoái|sau|tới|[0-9])))"
)
_N_BEFORE = re.compile(r"\b(?P<n>[0-9]{1,2}|ba|sáu|chín)\s$")
_HALF = re.compile(r"nửa\s(?:(?P<end>đầu|cuối)\s)?(?:của )?năm\s(?P<year>(?:19|20)[0-9]{2})")


def find_worded(key: str) -> list[Piece]:
    """All such dates in a key, in no order; each is certain by itself."""
    found: list[Piece] = []
    for word, reader in _READERS.items():
        at = key.find(word)
        while at >= 0:
            months = _MONTH_LIST.match(key, at)
            piece = None if months else reader(key, at)
            if months:
                found.extend(_month_list(months))
            elif piece:
                found.append(piece)
            at = key.find(word, at + len(word))
    return _outermost(found)


_NUMBER = re.compile(r"[0-9]+")
_NUMBERS = {"ba": 3, "sáu": 6, "chín": 9}


def _outermost(found: list[Piece]) -> list[Piece]:
    """Pieces that lie in no other piece."""
    found.sort(key=lambda p: (p.start, -p.end))
    out: list[Piece] = []
    for piece in found:
        if not out or piece.start >= out[-1].end:
            out.append(piece)
    return out


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


def _from_month(key: str, start: int) -> Piece | None:
    """What the word "tháng" at `start` heads: a month, a day of a month, or the months of a part of a year."""
    match = _OF_YEAR.match(key, start)
    if match is not None:
        return _n_months(key, match)
    match = _MONTH.match(key, start)
    return None if match is None else _month(key, match)


def _month(key: str, match: re.Match[str]) -> Piece | None:
    written = match["month"]
    month = _MONTHS.get(written) or int(written)
    if not 1 <= month <= 12 or _NOT_MONTH.match(key, match.end()):
        return None
    year = int(match["year"]) if match["year"] else None
    day = _DAY_BEFORE.search(key, max(0, match.start() - 14), match.start())
    if _PLACE_BEFORE.search(key, max(0, match.start() - 30), day.start() if day else match.start()):
        return None
    if day and key[max(0, match.start() - 30) : day.start()].endswith(("trong ", "sau ", "cả ", "trước ", "kỳ ")):
        return None
    if day and 1 <= int(day["day"]) <= 31:
        last = Part(year, month, int(day["day"]))
        if not last.possible():
            return None
        first = Part(year, month, int(day["from"])) if day["from"] else None
        if first is not None and first.possible() and first < last and "," not in day[0] and "và" not in day[0]:
            return Piece(day.start(), match.end(), first, last, "period", "days_and_month_words")
        return Piece(
            day.start("day"),
            match.end(),
            last,
            None,
            _role(key, day.start("day")),
            "day_and_month_words",
            _part_of_day(key, day.start("day")),
        )
    return Piece(match.start("month"), match.end(), Part(year, month), None, "event", "month_words")


def _role(key: str, start: int) -> str:
    return "other" if key[max(0, start - 12) : start].endswith(("sinh ngày ", "sinh ")) else "event"


_PART = re.compile(r"(sáng|trưa|chiều|tối|đêm)\s(?:ngày\s)?$")
PARTS_OF_DAY = {"sáng": "morning", "trưa": "noon", "chiều": "afternoon", "tối": "evening", "đêm": "night"}


def _part_of_day(key: str, start: int) -> str | None:
    match = _PART.search(key, max(0, start - 14), start)
    return PARTS_OF_DAY[match[1]] if match else None


def _quarter(key: str, start: int) -> Piece | None:
    match = _QUARTER.match(key, start)
    if match is None:
        return None
    first = _ROMAN[match["first"]]
    last = _ROMAN[match["last"]] if match["last"] else first
    year = int(match["year"]) if match["year"] else None
    if last < first:
        return None
    return Piece(match.start(), match.end(), Part(year, 3 * first - 2), Part(year, 3 * last), "period", "quarter")


def _n_months(key: str, match: re.Match[str]) -> Piece | None:
    """ "6 tháng đầu năm 2020", "9 tháng năm 2024"; without a year only the publication date can give it."""
    count = _N_BEFORE.search(key, max(0, match.start() - 6), match.start())
    if count is None or (match["year"] is None and match["end"] is None):
        return None
    n = _NUMBERS.get(count["n"]) or int(count["n"])
    if not 1 <= n <= 11:
        return None
    year = int(match["year"]) if match["year"] else None
    first, last = (13 - n, 12) if match["end"] == "cuối" else (1, n)
    return Piece(count.start(), match.end(), Part(year, first), Part(year, last), "period", "months_of_year")


def _half(key: str, start: int) -> Piece | None:
    match = _HALF.match(key, start)
    if match is None:
        return None
    year = int(match["year"])
    first, last = (7, 12) if match["end"] == "cuối" else (1, 6)
    return Piece(match.start(), match.end(), Part(year, first), Part(year, last), "period", "half_year")


_READERS = {"tháng": _from_month, "quý": _quarter, "nửa": _half}
