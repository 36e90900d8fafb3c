"""The words around a year, or two, that make it one: "năm 2020", "giai đoạn 2015-2020", "Hội khỏe 2020", and not "2000 người"."""

from __future__ import annotations

import re

from sukien.recognise.date_joins import Piece
from sukien.recognise.date_refusals import is_counted
from sukien.recognise.date_shapes import Shape
from sukien.recognise.edtf import Part
from sukien.recognise.named_days import is_anniversary
from sukien.text import Reading

_COUNTED_BEFORE = re.compile(
    r"\b(?:là|có|được|khoảng|gần|hơn|tới|trên|dưới|thêm|đạt|bán|với|cho|của|đủ|tổng|top|số|giá|mất|gồm|còn|mức)\s$"
)
_YEAR = re.compile(
    r"(?:năm|(?<!\w)(?:hè|xuân|thu|đông|hạ|tết|sn|sinh|khóa|khoá|mùa|mùa giải|vụ|niên khóa|niên độ|kỳ|tầm nhìn"
    r"|năm (?:mới|tài chính|ngân sách|du lịch quốc gia|(?:liền|liên tục|liên tiếp|liền kề|qua),?)|thường niên"
    r"|quý [1-4ivx]+|tháng [0-9]{1,2}"
    r"|hợi|tý|sửu|dần|mão|thìn|tỵ|ngọ|mùi|thân|dậu|tuất))"
    r"(?:\s?[-–]\s|[\s:.]*)$"
)
_YEAR_LIST = re.compile(r"(?:năm:? |năm (?:liền|liên tục|liên tiếp|liền kề|qua),? |\()(?:(?:19|20)[0-9]{2}(?:, |,? và ))+$")
_YEARS_FOLLOW = re.compile(r"(?:, |,? và )(?:19|20)[0-9]{2}(?![0-9])")
_YEAR_WEAK = re.compile(r"(?:^|[^\w])(?:từ|kể từ|đến|tới|trước|sau|giữa|cuối|đầu|hết|so với|và|vào|hồi|-|–)\s?$")
_TO_NOW = re.compile(r"\s?(?:[-–]|đến|tới)\s?nay\b")
_EDGE = re.compile(r"\b(?:đầu|cuối|giữa|hồi)\s$")  # "đầu 2016 giá còn thấp": nothing else has such an edge
_IS_YEAR = re.compile(r"\s(?:(?:sẽ|được coi|đã|vẫn|cũng|chính) )?là (?:một |cái )?năm\b")
_MARK = re.compile(r"[.,;:!?()\n]")
_LAW = re.compile(r"(?:luật|hiến pháp|pháp lệnh)\s(?:thi đua, khen thưởng\s|[^.,;:()\n0-9]{2,40}\s)?$")
_YEARLY = re.compile(r"(?:tổng kết|sơ kết|kế hoạch|nhiệm vụ|phương hướng)\s$")  # "triển khai nhiệm vụ 2017"
_LOST_DASH = re.compile(r"\s((?:19|20)[0-9]{2})(?![0-9])")
_PERIOD_WORD = re.compile(r"(?:năm học|nhiệm kỳ|niên khóa|giai đoạn)\s$")
_TO_COME = re.compile(r"(?:đến|tới|tầm nhìn|định hướng|hướng tới|sang|trước)\s(?:hết |cuối )?năm\s$|tầm nhìn\s$")
_TO_COME_LONG = 20
_DECADE = re.compile(r"(?:những năm|các năm|thập niên|thập kỷ)(?: của)?\s(?:1[0-9]{2}0(?:, |,? và ))*$")
_SEASON = re.compile(r"(?:năm học|niên khóa|mùa(?: giải)?|giai đoạn)\s$")
_TERM = re.compile(r"(?:nhiệm kỳ|nhiệm kì|(?<!niên )khóa|khoá)[\s,]*(?:[0-9ivxlc]{1,6}[\s,(]*)?(?:nhiệm kỳ\s)?\(?$")
_PERIOD = re.compile(r"(?:giai đoạn|năm học|niên khóa|thời kỳ|kế hoạch|trong|năm|từ)\s?\(?$")
ENDS = re.compile(
    r"\s?(?:$|[.,;:()\]\"”’'\n!?|/–-]|\b(?:đến|tới|và|nay|là|của|do|tại|với|được|đã|sẽ|diễn|có|cho|trở|thì|khi|trên|ở|năm|nhưng|vừa|theo|này|nhằm|như|gồm|cũng|về|sau|bị|để)\b)"
)
_BORN_LONG = 24
_BORN = re.compile(r"(?:sinh|sn|mất|qua đời|từ trần|hy sinh|ra đời)(?:\s(?:vào|ngày|năm))*[\s.:]*$")


def is_birth(left: str) -> bool:
    """A word for a birth or a death stands before the numbers."""
    return _BORN.search(left, len(left) - _BORN_LONG) is not None


def accept_years(key: str, shape: Shape, start: int, end: int, left: str) -> Piece | None:
    """Two years as a range; None where they count something or lie too far apart."""
    assert shape.last is not None and shape.first.year is not None and shape.last.year is not None
    gap = shape.last.year - shape.first.year
    if not 0 < gap <= 150 or (shape.name == "short_years" and not _SEASON.search(left)):
        return None
    if is_counted(key, end) and not _PERIOD.search(left):
        return None
    role = "term" if _TERM.search(left) else "anniversary" if left.endswith("(") and is_anniversary(left) else "period"
    return Piece(start, end, shape.first, shape.last, role, "years_range")


def accept_year(reading: Reading, shape: Shape, start: int, end: int, left: str) -> Piece | None:
    """A number of four digits as a year, or the two that a lost dash makes of it; None where no word says so."""
    key, text = reading.key, reading.text
    role = "other" if is_birth(left) else "period"
    year = shape.first.year or 0
    second = _LOST_DASH.match(key, end)
    if second and _PERIOD_WORD.search(left) and 0 < int(second[1]) - year <= 10:
        return Piece(start, second.end(), shape.first, Part(int(second[1])), "period", "lost_dash")
    if year % 10 == 0 and _DECADE.search(left) and not _listed(key, left, end):
        return Piece(start, end, shape.first, Part(year + 9), "period", "decade")
    if left.endswith("năm ") or _YEAR.search(left):
        return Piece(start, end, shape.first, None, role, "year_to_come" if _TO_COME.search(left, len(left) - _TO_COME_LONG) else "year")
    after = key[end : end + 1]
    if left.endswith("(") and (after == ")" or _YEARS_FOLLOW.match(key, end)):
        return Piece(start, end, shape.first, None, role, "year_in_brackets")
    if _YEAR_LIST.search(left):
        return Piece(start, end, shape.first, None, role, "year_in_list")
    if after.isalpha() or is_counted(key, end):
        return None
    if _TO_NOW.match(key, end):
        return Piece(start, end, shape.first, None, role, "year_to_now")
    if _YEAR_WEAK.search(left):
        return Piece(
            start,
            end,
            shape.first,
            None,
            role,
            "year_after_word",
            None,
            bool(ENDS.match(key, end) or _EDGE.search(left)) and not left.rstrip().endswith(("và", "-", "–")),
        )
    if _IS_YEAR.match(key, end):
        return Piece(start, end, shape.first, None, role, "year_is_year")
    if _YEARLY.search(left) and ENDS.match(key, end):
        return Piece(start, end, shape.first, None, role, "year_of_work")
    if (_after_name(text[max(0, start - 30) : start]) and ENDS.match(key, end)) or _LAW.search(left):
        return Piece(start, end, shape.first, None, role, "year_of_name")
    return None


def _listed(key: str, left: str, end: int) -> bool:
    """ "các năm 2010 và 2013", "những năm 2010, 2013": years of a list and no decades."""
    more = _YEARS_FOLLOW.match(key, end)
    return more is not None and ("các năm" in left or not more[0].endswith("0"))


def _after_name(left: str) -> bool:
    """ "SEA Games ", "THPT quốc gia ": a word with a capital among the three before, and no word that counts things."""
    if not left.endswith(" ") or _COUNTED_BEFORE.search(left):
        return False
    words = _MARK.split(left)[-1].split()
    return any(w.lstrip("\"“'")[:1].isupper() for w in words[-3:])
