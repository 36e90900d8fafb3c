"""The words around a cluster of numbers that make it a date, or refuse it."""

from __future__ import annotations

import re

from msgspec.structs import replace

from sukien.mentions import Lost
from sukien.recognise.date_joins import Piece
from sukien.recognise.date_lunar import is_counterpart, is_lunar
from sukien.recognise.date_refusals import is_amount, is_counted, is_refused
from sukien.recognise.date_shapes import Shape
from sukien.recognise.date_short import apostrophe_year, day_at_end, early_year, month_of_short_year, short_year
from sukien.recognise.edtf import Part, interval
from sukien.recognise.named_days import is_anniversary, is_named_day
from sukien.recognise.year_cues import ENDS, accept_year, accept_years, is_birth
from sukien.text import Reading
from sukien.whole_words import word_starts

NO_DAY = "not in the calendar"  # why numbers such as 31/02 are no date
_LEFT = 48  # characters of context before a cluster
_DAY = re.compile(
    r"(?:ngày:?|(?<!\w)(?:sáng|trưa|chiều|tối|đêm|khuya|tối muộn|hôm(?: sau| trước)?|nay|qua|mùng|mồng|mai|kia"
    r"|tuần(?: này| tới| sau| trước)?|giờ|phút"
    r"|[0-9]{1,2}h[0-9]{0,2}"
    r"|chủ nhật|cn|thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])))[\s,]*(?:\(\s?)?(?:tức |là )?(?:ngày )?$"
)
_PART_OF_DAY = re.compile(
    rf"({word_starts('rạng sáng|sáng|trưa|chiều|tối|đêm|khuya')})(?: sớm| muộn)?(?: nay| qua| mai)?[\s,]*(?:\(\s?)?(?:ngày )?$"
)
_NEAR = 28  # characters in which a word of the day stands before the numbers
_WEAK = re.compile(
    r"(?<!\w)(?:từ|đến|tới|hết|vào|(?<!dẫn )trước|sau|giữa|khoảng|và|hoặc"
    r"|khai mạc|bế mạc|phiên|phiên giao dịch|hạn chót|(?:chậm|muộn|sớm) nhất|ra mắt|khởi công|khánh thành)\s$"
)
_SPLIT_DAY = re.compile(r"ngày ([1-3]) $")
_DASHED = re.compile(r"[0-9]{1,2} ?[-–] ?[0-9]{1,2}")
_SEVERAL = re.compile(r"\b(?:hai|ba|bốn|0?[2-4]|các|những) ngày $")
_KEPT = re.compile(r"\b(?:chiến thắng|cao điểm|nghỉ|phong trào|hội trại|khí thế|sự kiện)\s(?:ngày )?$")  # with a slash: "chiến thắng 2-1"
_FRACTION = re.compile(r"[1-4]/[2-5]")
_SHARE = re.compile(r"(?<!đến )(?<!tới )hết $|khoảng $|gần $|hơn $|quá $")  # "chiếm hết 2/3", and not "đến hết 2/3"
_THEN = re.compile(r"\s(?:vừa qua|vừa rồi|sắp tới|năm nay|năm ngoái|tới đây|tới(?=\s?[,.;]))")
_IN_YEAR = re.compile(r"(?<!\w)(?:vào|hồi|giữa|cuối|đầu|sau|trước|hết|trong)\s$")
_OCCASION = re.compile(r"(?:dịp|lễ|tết|đợt|quốc khánh|kỷ niệm|chào mừng|mừng)\s(?:ngày )?$")
_OCCASION_LONG = len("quốc khánh ngày ")
_RECURRING = re.compile(r"\s?(?:hằng năm|hàng năm|mỗi năm|là ngày|làm ngày|ngày (?:truyền thống|hội|quốc tế))")
_MONTH = re.compile(
    r"tháng$|(?<!\w)(?:(?:tháng|từ|đến|tới|cùng kỳ)\s|t)$|(?:tháng\s[0-9]{1,2}(?:/[0-9]{4})?\s?(?:,|và|đến|-|–)\s?)$|[(:|]\s?$"
)
_YEAR_AFTER = re.compile(r"\s?[,/]?\s?(?:của )?năm\s?((?:1[5-9]|20)[0-9]{2})(?![0-9])")
_OF_MONTH = re.compile(r"\stháng\s[0-9]")
_WORD_OF_DAY = re.compile(r"(?:^|[^\w])(?:ngày|sáng|trưa|chiều|tối|đêm)\s\(?$")  # only there are two digits a year


def accept(reading: Reading, shape: Shape, start: int, end: int, lost: list[Lost]) -> list[Piece]:
    """The date that a cluster is (two for an anniversary), or none, with the reason in `lost`, where the words around it refuse."""
    key, name = reading.key, shape.name
    left = key[start - _LEFT : start] if start > _LEFT else key[:start]
    if name in ("full", "day_month") and left[-2:-1].isdigit() and key[start + 1] in " /.-":
        split = _SPLIT_DAY.search(left)
        if split is not None:  # "ngày 1 1/5"
            shape = replace(shape, first=shape.first._replace(day=10 * int(split[1]) + (shape.first.day or 0)))
            start, left = start - 2, left[:-2]
    if is_refused(key, left, end):
        lost.append(Lost(start, end, "date", shape.name, "a place, a road or a measure"))
        return []
    if name == "day_month" and _OF_MONTH.match(key, end):
        return []  # "ngày 9 - 10 tháng 3 âm lịch"
    if name not in ("years", "short_years", "year", "early_year") and is_lunar(key, start, end, shape.last or shape.first):
        lost.append(Lost(start, end, "date", shape.name, "a day of the lunar calendar"))
        return []
    piece: Piece | None
    if name == "year":  # most often
        piece = accept_year(reading, shape, start, end, left)
    elif name == "wide_full" and not _after_day(left):
        piece = None
    elif name in ("full", "iso", "wide_full"):
        piece = _single(shape, start, end, left, "full_date")
    elif name == "short_full":
        piece = _short_full(reading, shape, start, end, left)
    elif name == "full_pair":
        piece = _pair(shape, start, end)
    elif name in ("days_of_month", "day_to_day"):
        piece = _days(key, shape, start, end, left)
    elif name == "day_month":
        piece = _day_month(reading, shape, start, end, left)
    elif name == "number":
        rule = "day_after_word" if left.endswith(_WORDS_OF_DAY) else "day_in_list"
        piece = Piece(start, end, shape.first, None, "event", rule, _part_of_day(left), False)
    elif name in ("month_year", "month_pair", "months_of_year"):
        piece = _months(key, shape, start, end, left)
    elif name in ("years", "short_years"):
        piece = accept_years(key, shape, start, end, left)
    else:
        piece = early_year(key, start, end, left)
    if piece is None or not piece.first.possible() or (piece.last is not None and not piece.last.possible()):
        possible = piece is None and shape.first.possible()
        lost.append(Lost(start, end, "date", shape.name, "no word beside it says that this is a date" if possible else NO_DAY))
        return []
    if piece.rule == "anniversary_pair" and piece.last is not None:
        tail = start + shape.tail
        before = key[start:tail].rstrip(" -–/")
        return [replace(piece, end=start + len(before), last=None), replace(piece, start=tail, first=piece.last, last=None)]
    return [piece]


_WORDS_OF_DAY = ("ngày ", "sáng ", "trưa ", "chiều ", "tối ", "đêm ")
_AFTER_MOST = ("ngày ", " sáng ", " trưa ", " chiều ", " tối ", " đêm ")  # most days stand right behind one of these


def _after_day(left: str) -> bool:
    """A word for a day or a part of it stands before the numbers."""
    return left.endswith(_AFTER_MOST) or _DAY.search(left, len(left) - _NEAR) is not None


def _is_occasion(left: str) -> bool:
    """A word for a feast or a jubilee stands before the numbers: "đợt 2/9"."""
    return _OCCASION.search(left, len(left) - _OCCASION_LONG) is not None


def _part_of_day(left: str) -> str | None:
    match = _PART_OF_DAY.search(left, len(left) - _NEAR)
    return _PARTS[match[1]] if match else None


_PARTS = {
    "rạng sáng": "early_morning",
    "sáng": "morning",
    "trưa": "noon",
    "chiều": "afternoon",
    "tối": "evening",
    "đêm": "night",
    "khuya": "night",
}


def _single(shape: Shape, start: int, end: int, left: str, rule: str) -> Piece:
    role = (
        "other"
        if is_birth(left)
        else "anniversary"
        if is_anniversary(left) or left.endswith(("đợt ", "dịp ", "đợt ngày ", "dịp ngày "))
        else "event"
    )
    return Piece(start, end, shape.first, None, role, rule, _part_of_day(left))


def _short_full(reading: Reading, shape: Shape, start: int, end: int, left: str) -> Piece | None:
    """ "ngày 05/06/20"; in "ngày 30/4. 59 người" a sentence ends after the day."""
    part = short_year(reading.key, start, end)
    if part is not None:
        return _single(replace(shape, first=part), start, end, left, "two_digit_year") if _WORD_OF_DAY.search(left) else None
    day_end = day_at_end(reading.key, start, end)
    return None if day_end is None else _day_month(reading, shape, start, day_end, left)


def _pair(shape: Shape, start: int, end: int) -> Piece | None:
    """ "(10/6/1957 - 10/6/2017)": an anniversary, two dates; else a range."""
    assert shape.last is not None
    if shape.first[1:] == shape.last[1:] and shape.first.year != shape.last.year:
        return Piece(start, end, shape.first, shape.last, "anniversary", "anniversary_pair")
    return Piece(start, end, shape.first, shape.last, "period", "range") if interval(shape.first, shape.last) else None


def _days(key: str, shape: Shape, start: int, end: int, left: str) -> Piece | None:
    cued = _after_day(left) or _WEAK.search(left) or left.endswith("(") or shape.name == "day_to_day"
    if cued and shape.last is not None and not is_counted(key, end) and interval(shape.first, shape.last):
        first, last = shape.first, shape.last
        if first.year is None and last.year is not None:
            first = Part(last.year - ((first.month or 0) > (last.month or 0)), first.month, first.day)
        role = "anniversary" if _is_occasion(left) else "period"  # "dịp lễ 30/4 - 1/5"
        return Piece(start, end, first, last, role, "days_range", _part_of_day(left))
    if shape.tail > 0 and shape.last is not None and shape.last.year is not None:
        return Piece(start + shape.tail, end, shape.last, None, "event", "full_date")
    return None


def _day_month(reading: Reading, shape: Shape, start: int, end: int, left: str) -> Piece | None:
    key = reading.key
    short = apostrophe_year(key, end)
    if short is not None and _WORD_OF_DAY.search(left):
        return _single(replace(shape, first=Part(short[0], shape.first.month, shape.first.day)), start, short[1], left, "two_digit_year")
    month = month_of_short_year(left, shape.first)
    if month is not None:
        return Piece(start, end, month, None, "event", "month_and_year")
    named = _YEAR_AFTER.match(key, end)
    part_of_year = named is not None and "của" in named[0] and _FRACTION.fullmatch(key, start, end) and not _after_day(left)
    if named is not None and not part_of_year and not is_counted(key, end):
        day = Part(int(named[1]), shape.first.month, shape.first.day)
        role = "anniversary" if is_named_day(reading, start) else "event"
        return Piece(start, named.end(), day, None, role, "day_month_and_year_words", _part_of_day(left))
    if _DASHED.fullmatch(key, start, end) and 0 < (shape.first.month or 0) - (shape.first.day or 0) <= 3 and _SEVERAL.search(left):
        return None  # "trong hai ngày 5-6": two days without their month, or the day of the second
    if _after_day(left):
        if left.endswith(("tuần ", "giờ ", "phút ", "qua ")) and is_counted(key, end):
            return None
        role = (
            "anniversary"
            if _RECURRING.match(key, end) or _is_occasion(left) or _is_feast_day(reading, left, start)
            else "other"
            if is_birth(left)
            else "event"
        )
        return Piece(start, end, shape.first, None, role, "day_and_month", _part_of_day(left))
    if is_counted(key, end) or is_amount(key, left, start, end) or shape.first.possible() is False:
        return None
    if left.endswith("(") and key[end : end + 1] == ")" and _MOVABLE.search(left):
        return Piece(start, end, shape.first, None, "event", "day_of_movable_feast")
    kept = "/" in key[start:end] and _KEPT.search(left) and not _FRACTION.fullmatch(key, start, end)
    if kept or is_named_day(reading, start) or _is_occasion(left):
        return Piece(start, end, shape.first, None, "anniversary", "named_day")
    if is_counterpart(key, start):
        return Piece(start, end, shape.first, None, "event", "day_of_movable_feast")
    if "/" in key[start:end] and _THEN.match(key, end):
        return Piece(start, end, shape.first, None, "event", "day_told_by_time")
    if left.endswith("tháng ") and _DASHED.fullmatch(key, start, end):
        first, last = shape.first.day or 0, shape.first.month or 0
        return Piece(start, end, Part(None, first), Part(None, last), "period", "months_range") if first < last else None  # "tháng 5-6"
    if _FRACTION.fullmatch(key, start, end) and _SHARE.search(left):
        return None
    if _WEAK.search(left) or (left.endswith("[") and key[end : end + 1] == "]"):
        certain = bool(ENDS.match(key, end)) and not left.endswith(("và ", "hoặc ", "khoảng "))
        return Piece(start, end, shape.first, None, "event", "day_and_month_weak", None, certain)
    return (
        Piece(start, end, shape.first, None, "event", "day_and_month_bare", None, False)
        if left.endswith((", ", "; ", "– ", "- ", "& ", "("))
        else None
    )


def _is_feast_day(reading: Reading, left: str, start: int) -> bool:
    """The day of a feast named before it: "dịp Quốc khánh mùng 2/9"."""
    return left.endswith(_FEAST_DAY_ENDS) and _FEAST_DAY.search(left[-9:]) is not None and is_named_day(reading, start)


_FEAST_DAY = re.compile(r"(?:mùng|mồng) $|[^\W\d_] \(ngày $")
_FEAST_DAY_ENDS = ("mùng ", "mồng ", "(ngày ")
_MOVABLE = re.compile(r"tháng giêng|mùng|mồng|tết|rằm|giỗ|vía|thần tài|âm lịch")  # the sun's day of such a day is that year's


def _months(key: str, shape: Shape, start: int, end: int, left: str) -> Piece | None:
    if shape.name == "months_of_year" and left.endswith("ngày ") and shape.last is not None:
        return Piece(start, end, Part(shape.last.year, shape.last.month, shape.first.month), None, "event", "full_date")  # "ngày 5-6/2023"
    if shape.name == "month_pair" and shape.last is not None and interval(shape.first, shape.last):
        return Piece(start, end, shape.first, shape.last, "period", "month_and_year")  # "5/2015 - 6/2018: Trưởng khoa"
    if shape.last is None and _IN_YEAR.search(left) and ENDS.match(key, end) and not is_counted(key, end):
        return Piece(start, end, shape.first, None, "event", "month_and_year")
    if not _MONTH.search(left) and not (left.endswith("(") and key[end : end + 1] == ")"):
        return None
    if shape.name == "months_of_year" and "tháng" not in left[-8:]:
        return None
    if " " in key[start:end] and "/" not in key[start:end] and not left.endswith("tháng ") and shape.last is None:
        return None  # "từ 5 - 2000 đồng"
    role = "period" if shape.last is not None else "event"
    if shape.last is not None and interval(shape.first, shape.last) is None:
        return None
    return Piece(start, end, shape.first, shape.last, role, "month_and_year")
