"""Numbers that look like a date and are none: ratios, measures, places, articles of law."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

_MEASURE = re.compile(r"\s?(?:%|°|độ\b|km|m2|kg|cm|mm|m\b|sao\b|triệu|tỷ|tỉ\b)")
_UNIT = re.compile(
    r"\s?(?:năm|tháng|ngày|tuần|giờ|phút|giây|lần|tuổi|con|cái|chiếc|quả|bữa|buổi|ca|giai đoạn)\b(?! (?:nay|ngoái|tới|đó|ấy|[0-9]))"
)
_YEAR_BEFORE = re.compile(r"\snăm (?:trước|sau)\b")
_SCALE = re.compile(
    r"\b(?:chỉ số|tia uv|uv|aqi|ph|thang|nhiệt độ|nồng độ|độ ẩm|độ tuổi|lứa tuổi|nhóm tuổi|trọng lượng|cân nặng"
    r"|[0-9] giờ(?: [0-9]{1,2})?(?: phút)?)\b[^,.;:()\n0-9]{0,24}\b(?:từ|đến|tới|khoảng)\s$"
)


_TIME_WORDS = ("ngày ", "tháng ", "năm ", "sáng ", "chiều ", "tối ")  # most dates stand behind one, and no place does
_NO_PLACE = re.compile(r"\b(?:môi|thị|chiến|lập) trường\s$")  # "thị trường 2017"


@cache
def _words(where: str) -> tuple[str, ...]:
    """The words of lexicons/not_dates.txt for one side, longest first."""
    lines = (files("sukien") / "lexicons" / "not_dates.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    words = [word for row in rows[1:] if row[1] == where for word in row[0].split(" | ")]
    return tuple(sorted(words, key=len, reverse=True))


def _any(words: tuple[str, ...]) -> str:
    """The words as alternatives of a pattern."""
    return "|".join(map(re.escape, words))


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(rf"\s?(?:{_any(_words('after'))})\b|,[0-9]")


@cache
def _place() -> re.Pattern[str]:
    return re.compile(rf"(?:^|[^\w])(?:{_any(_words('before'))})[\s:]$")


def is_counted(key: str, end: int) -> bool:
    """True where the numbers that end at `end` count something ("54/58 mục tiêu") or go on as a decimal ("2-2,5 lít")."""
    return _counted().match(key, end) is not None


def is_amount(key: str, left: str, start: int, end: int) -> bool:
    """True for two numbers behind no word for a day that are an amount: "từ 3 - 5 năm", "chỉ số UV từ 8-10"; "từ 1/1 năm trước" is none."""
    if _UNIT.match(key, end) and not ("/" in key[start:end] and _YEAR_BEFORE.match(key, end)):
        return True
    return _SCALE.search(left) is not None


def is_refused(key: str, left: str, end: int) -> bool:
    """True after a place ("đường 3/2") or before a measure ("20-50%")."""
    if not left.endswith(_TIME_WORDS):
        is_place = left.rstrip(": \n").endswith(_words("before")) and _place().search(left) and not _NO_PLACE.search(left)
        if is_place:
            return True
    return _MEASURE.match(key, end) is not None
