"""The date printed on the page: "Thứ năm, 29/03/2024, 03:46 [GMT+7]", "13:45 | 02/06/2023", "21/08/2020".

Only a line that is a stamp counts, never a date inside a sentence. A weekday that fits month/day order alone shows
that the page writes dates in US order (Drupal portals).
"""

from __future__ import annotations

import re
from datetime import date

from msgspec import Struct

_DATE = re.compile(
    r"(?<![\d/.-])(?:(?P<d>\d{1,2})(?P<s>[/.-])(?P<m>\d{1,2})(?P=s)(?P<y>(?:19|20)\d{2})"
    r"|(?P<y2>20\d{2})[-/](?P<m2>\d{2})[-/](?P<d2>\d{2})"
    r"|(?P<d3>\d{1,2}) tháng (?P<m3>\d{1,2})(?:,| năm|, năm)? (?P<y3>20\d{2}))(?!\d)"
)
_LEADING = re.compile(r"\s*date (20\d{2})-(\d{2})-(\d{2})(?= )")
_DIGITS = re.compile(r"\d\d*")  # begun so, a search skips to them
_HOUR = re.compile(r"(?: [-–|])? \d{1,2}[:h]\d{2}(?::\d{2})?\s*")
_OF_EVENT = re.compile(r"(?:ngày|vào|lúc|từ|đến|sáng|trưa|chiều|tối|hôm|hạn|trước) $")
_CLOSING_LONG = 24  # characters of a day with its hour
_WEEKDAY = re.compile(r"\b(?:thứ (hai|ba|tư|năm|sáu|bảy|[2-7])|t([2-7])|(chủ nhật|cn))\b")
WEEKDAYS = {"hai": 0, "ba": 1, "tư": 2, "năm": 3, "sáu": 4, "bảy": 5, "2": 0, "3": 1, "4": 2, "5": 3, "6": 4, "7": 5}
_TIME = re.compile(r"\b\d{1,2}\s?(?:[:h]|giờ)\s?\d{2}(?::\d{2})?(?: phút)?\b")
_NAMED = re.compile(
    r"\b(?:cập nhật|ngày đăng|ngày xuất bản|ngày viết|ngày tạo|ngày đưa|đăng lúc|đăng ngày|đăng|xuất bản|post date|posted on|"
    r"published|updated|lần cuối)\b"
)
_WORDS = re.compile(
    r"\b(?:cập nhật|lần cuối|ngày|tháng|năm|lúc|giờ|phút|đăng|xuất bản|viết|tạo|đưa|tin|bài|post date|posted on|published|updated|"
    r"tiêu điểm|sự kiện|tức|thời sự|cỡ chữ|in trang|gửi email|chia sẻ|gmt|am|pm|sa|ch|lượt xem|"
    r"số lần|đọc|xem|bởi|admin|view|views|hits)\b|\+7|\d+"
)
_HEADING = re.compile(r"(?:sự kiện|thời sự):? (?:ngày )?\s*")  # of a line whose day is that of what happened
_OTHER = re.compile(
    r"thời gian|địa điểm|âm lịch|ban hành|hiệu lực|ngày ký|sinh ngày|ngày sinh|hết hạn|hạn |bắt đầu|kết thúc|họp|khai mạc|dương lịch"
)
LONGEST = 120  # characters of such a line
_RESIDUE = 28


class Stamp(Struct, frozen=True):
    """A printed date: where it stands, its ISO value, and how sure it is (2 named, 1 with a time or weekday, 0 bare)."""

    start: int
    end: int
    value: str
    weight: int


def read_stamp(key: str, start: int, end: int) -> Stamp | None:
    """The stamp that the line [start, end) of the key is, or None when it is anything else or names no day of the calendar."""
    found = _stamp_line(key, start, end)
    if found is None:
        return None
    match, weekday, weight = found
    value = _value(match, weekday)
    return Stamp(match.start(), match.end(), value, weight) if value else None


def leading_stamp(key: str) -> Stamp | None:
    """The stamp that stands before the first words of a text in one line with them, as extraction leaves it: " date 2024-05-20 Sáng …"."""
    match = _LEADING.match(key)
    if match is None or (day := _date(int(match[1]), int(match[2]), int(match[3]))) is None:
        return None
    return Stamp(match.start(1), match.end(3), day.isoformat(), 2)


def closing_stamp(key: str, start: int, end: int) -> Stamp | None:
    """The stamp that ends the headline [start, end) in one line with it, a day with its hour: "Lễ trao Huân chương 03/03/2026 15:30"."""
    for number in _DIGITS.finditer(key, max(end - _CLOSING_LONG, start), end):
        match = _DATE.match(key, number.start(), end)
        if match is not None:
            printed = _HOUR.fullmatch(key, match.end(), end) and key[match.start() - 1] in " |" and match.start() > start
            value = _value(match, None) if printed and not _OF_EVENT.search(key, start, match.start()) else None
            return Stamp(match.start(), match.end(), value, 1) if value is not None else None
    return None


def is_stamp(key: str, start: int, end: int) -> bool:
    """Whether the line [start, end) of the key says by a time, a weekday or a word that its date is the stamp, whatever that date is."""
    found = _stamp_line(key, start, end)
    return found is not None and found[2] > 0


def _stamp_line(key: str, start: int, end: int) -> tuple[re.Match[str], re.Match[str] | None, int] | None:
    """The date of a line that is a stamp, the weekday beside it, and how sure that is."""
    if end - start > LONGEST or not (key.find("20", start, end) >= 0 or key.find("19", start, end) >= 0):
        return None
    dates = (_DATE.match(key, number.start(), end) for number in _DIGITS.finditer(key, start, end))
    match = next(filter(None, dates), None)
    if not match or key[end - 1] in ";…" or _OTHER.search(key, start, end):
        return None
    line = key[start : match.start()] + " " + key[match.end() : end]
    weekday, time, named = _WEEKDAY.search(line), _TIME.search(line), _NAMED.search(line)
    residue = "".join(filter(str.isalpha, _WORDS.sub("", _TIME.sub("", _WEEKDAY.sub("", line)))))
    marked = bool(weekday or time or named or "|" in line)
    if not marked and _HEADING.fullmatch(line):
        return None
    if len(residue) > (_RESIDUE if marked and key[end - 1] != "." else 0):
        return None  # too many words of its own, or a sentence
    return match, weekday, 2 if named else int(bool(weekday or time))


def _value(match: re.Match[str], weekday: re.Match[str] | None) -> str | None:
    """ISO date of a match, or None for no day of the calendar."""
    day, month, year = (int(match[a] or match[b] or match[c]) for a, b, c in (("d", "d2", "d3"), ("m", "m2", "m3"), ("y", "y2", "y3")))
    plain, swapped = _date(year, month, day), _date(year, day, month)
    if weekday and swapped and match["d"]:
        number = WEEKDAYS.get(weekday[1] or weekday[2] or "", 6)
        if swapped.weekday() == number and (plain is None or plain.weekday() != number):
            return swapped.isoformat()
    if plain is None:
        return swapped.isoformat() if swapped and match["d"] else None
    return plain.isoformat()


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
