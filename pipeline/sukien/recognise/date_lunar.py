"""Days of the lunar calendar: they have no place in the sun's year that the text gives, so no value is made of them.

Marks of the genre: "âm lịch", "âl", "lịch âm" at the day; the year's animal ("năm Quý Mão"); a day told as the counterpart of
a day of the sun ("29/9 (tức 15/8)"); feasts whose day is always the moon's (Giỗ Tổ 10/3).
"""

from __future__ import annotations

import re

from sukien.recognise.edtf import Part

_STEM = r"(?:giáp|ất|bính|đinh|mậu|kỷ|canh|tân|nhâm|quý|quí)"
_BRANCH = r"(?:tý|tí|sửu|dần|mão|mẹo|thìn|tỵ|tị|ngọ|mùi|thân|dậu|tuất|hợi)"
_AFTER = re.compile(  # at the day, or at the end of the run that it begins
    rf"\s?\(?\s?(?:âm lịch|lịch âm|al\b|âl\b|âm(?=\s?(?:[,.;:)]|$|hằng|hàng|năm)))|\s?,?\s?\(?(?:năm )?{_STEM} {_BRANCH}(?![^\W_])"
    r"|\s?(?:đến|tới|và|,|-|–)\s?(?:hết )?(?:ngày )?(?:mùng |mồng |tháng )?[0-9]{1,2}(?:[/.-][0-9]{1,2}| tháng [0-9]{1,2})?"
    r"\s?\(?(?:âm lịch|lịch âm|âl\b|al\b)"
)
_BEFORE = re.compile(r"âm lịch:?\s(?:là )?(?:ngày )?$")
_COUNTERPART = re.compile(r"[(,]\s?(?:tức|nhằm|tức là|nhằm vào)(?: vào)?(?: ngày| là ngày)?\s(?:mùng |mồng )?$")
_TOLD_ENDS = ("tức ", "nhằm ", "là ", "vào ", "ngày ", "mùng ", "mồng ")  # how what _COUNTERPART looks for ends
_NEAR = 24  # characters before a day in which it is looked for
_SUN_BEFORE = re.compile(r"(?:[0-9]{1,2}[/.-][0-9]{1,2}(?:[/.-][0-9]{4})?|(?:tháng [0-9]{1,2}|năm [0-9]{4}))\s?[(,]\s?[^(),]*$")
_MOON = re.compile(r"âm lịch|lịch âm|âl\b|tháng giêng|tháng chạp|tháng một âm|rằm|mùng|mồng|tết|năm " + _STEM)
_FEASTS = {
    (15, 1): "nguyên tiêu", (10, 3): "giỗ tổ", (15, 4): "phật đản", (8, 4): "phật đản", (5, 5): "đoan ngọ", (15, 7): "vu lan",
    (15, 8): "trung thu", (23, 12): "táo",
}  # fmt: skip
_FEAST_REACH = 32  # characters before a day in which the name of its feast stands


def is_lunar(key: str, start: int, end: int, part: Part) -> bool:
    """True if the words around a day and month say that it is the moon's; a month alone may be too ("tháng 3 năm Ất Dậu")."""
    if _AFTER.match(key, end):
        return True
    if key.find("lịch", max(0, start - _NEAR), start) >= 0 and _BEFORE.search(key, start - _NEAR, start):
        return True
    if part.day is None:
        return False
    feast = _FEASTS.get((part.day, part.month or 0)) if part.year is None else None
    if feast is not None and key.find(feast, max(0, start - _FEAST_REACH), start) >= 0:
        return True
    return is_counterpart(key, start) is False


def is_counterpart(key: str, start: int) -> bool | None:
    """Whether a day told after "tức" or "nhằm" is the sun's (behind a lunar one) or not; None if it is no such day."""
    told = _COUNTERPART.search(key, start - _NEAR, start) if key.endswith(_TOLD_ENDS, 0, start) else None
    if told is None:
        return None
    before = key[max(0, told.start() - 40) : told.start() + 1]
    return _MOON.search(before) is not None or _SUN_BEFORE.search(before) is None
