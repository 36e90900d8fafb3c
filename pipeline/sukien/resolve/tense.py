"""Which way the words around a date without a year lead: back to what has been, on to what is planned.

The nearest day alone would put "Ngày 5/3, tỉnh đã họp" of an October paper into the next spring. Observed usage of the press:
the verb's tense stands in the clause of the date, before it ("đã họp ngày 5/3") or behind it ("Ngày 5/3, tỉnh đã họp").
"""

from __future__ import annotations

import re
from datetime import date

from sukien.mentions import DateMention
from sukien.recognise.edtf import Part, parse

_BACK = re.compile(r"\s(?:vừa (?:qua|rồi)\b|(?:đã )?qua(?=\s?[,.;)]|$))")
_ON = re.compile(r"\s(?:sắp tới\b|tới đây\b|tới(?=\s?[,.;)]|$))")
_DONE_AFTER = re.compile(r"\)?,?(?:\s(?!sẽ\b|sắp\b|dự kiến\b|hết hạn\b)[^\s,.;:!?]+){0,12}?\s(?:đã|vừa)\b")
_DONE_BEFORE = re.compile(r"\b(?:đã|vừa)(?:\s(?!sẽ\b|dự kiến\b|để\b)[^\s,.;:!?]+){1,12}?\s(?:ngày |hôm |tháng )?$")
_SAYS = r"cho biết|cho hay|nói|nêu|khẳng định|thông báo|thông tin|công bố|đề nghị|yêu cầu|hứa|cam kết|quyết định|đã"
_PLANNED_AFTER = re.compile(rf"\)?,?(?:\s(?!(?:{_SAYS})\b)[^\s,.;:!?]+){{0,8}}?\s(?:sẽ|sắp|dự kiến)\b")
_PLANNED_BEFORE = re.compile(r"\b(?:sẽ|dự kiến)(?:\s(?!đã\b)[^\s,.;:!?]+){0,8}?\s(?:ngày |hôm |tháng )?$")
_LIMIT = re.compile(r"\b(?:đến|tới|trước|hết|hạn|từ|sau|cho|chọn)(?: hết| trước)?\s(?:ngày |tháng )?$")
_PLAN = re.compile(r"\b(?:sẽ|sắp|tới|dự kiến|kế hoạch|nhiệm vụ|phương hướng|phấn đấu|giải pháp)\b")
_CLAUSE_BEFORE = re.compile(r"[^,.;:!?\n]{0,80}$")
_CLAUSE_AFTER = re.compile(r"\s?,?[^,.;:!?\n]{0,80}")
_REACH = 120  # characters before a date in which its verb stands
_JUST = 7  # days by which a paper may be printed before or after the day it was written for
_FAR_AHEAD = 45  # days ahead of the paper from which on a day told as past is one of the year before
_FAR_BACK = 90  # days back from which on a day told as planned is one of the year after
_LONG = 6  # months that cannot be told of
_BEGUN = 2  # by the end of this month
_PLANNING = 11  # the month from which on the first half of the next year is planned


def year_by_tense(key: str, mention: DateMention, part: Part, near: date, nearest: int | None) -> int | None:
    """The year of a date in a paper of the day `near`: `nearest`, unless the words of its clause lead the other way."""
    if nearest is None or part.month is None:
        return nearest
    ahead = (date(nearest, part.month, part.day or 1) - near).days
    if _BACK.match(key, mention.end):
        return nearest if part.day is not None and ahead <= _JUST else _last(part, near) or nearest
    if _ON.match(key, mention.end):
        return nearest if ahead >= -_JUST else _next(part, near) or nearest
    if mention.rule in ("months_of_year", "quarter", "half_year"):
        return _of_stretch(key, mention, part, near, nearest)
    if ahead > _FAR_AHEAD and _is_done(key, mention):
        return _last(part, near) or nearest
    if ahead < -_FAR_BACK and _is_planned(key, mention):
        return _next(part, near) or nearest
    return nearest


def _of_stretch(key: str, mention: DateMention, part: Part, near: date, nearest: int) -> int:
    """A quarter, "9 tháng đầu năm": of this year or the last; of the next only where the year's end plans its beginning."""
    until = parse(mention.value.partition("/")[2] or mention.value).month or 12
    if nearest == near.year and part.month == 1 and until >= _LONG and near.month <= _BEGUN and not _in_plan(key, mention):
        return nearest - 1  # "9 tháng đầu năm" in a January paper: the year has but begun
    if _is_done(key, mention):
        return _last(part, near) or nearest
    if nearest > near.year and not (near.month >= _PLANNING and until <= 6 and _in_plan(key, mention)):
        return near.year
    return nearest


def _is_done(key: str, mention: DateMention) -> bool:
    """Whether "đã" or "vừa" stands in the date's clause, before the date only where that is no limit ("đã gia hạn đến ngày 5/3")."""
    before = max(0, mention.start - _REACH)
    if _PLANNED_BEFORE.search(key, before, mention.start):
        return False
    if _DONE_AFTER.match(key, mention.end):
        return True
    return _LIMIT.search(key, before, mention.start) is None and _DONE_BEFORE.search(key, before, mention.start) is not None


def _is_planned(key: str, mention: DateMention) -> bool:
    before = max(0, mention.start - _REACH)
    return bool(_PLANNED_AFTER.match(key, mention.end) or _PLANNED_BEFORE.search(key, before, mention.start))


def _in_plan(key: str, mention: DateMention) -> bool:
    before, after = _CLAUSE_BEFORE.search(key, max(0, mention.start - _REACH), mention.start), _CLAUSE_AFTER.match(key, mention.end)
    return any(clause is not None and _PLAN.search(clause[0]) for clause in (before, after))


def _last(part: Part, near: date) -> int | None:
    """The year of the last such day or month that has begun by `near`."""
    years = (y for y in (near.year, near.year - 1) if Part(y, part.month, part.day).possible())
    return next((y for y in years if date(y, part.month or 1, part.day or 1) <= near), None)


def _next(part: Part, near: date) -> int | None:
    """The year of the next such day or month, one that still runs at `near` included."""
    years = (y for y in (near.year, near.year + 1) if Part(y, part.month, part.day).possible())
    return next((y for y in years if date(y, part.month or 1, part.day or 28) >= near), None)
