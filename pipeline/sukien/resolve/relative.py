"""Dates named by their distance from the day of writing ("hôm qua", "cuối tháng này") or from the last date ("cùng ngày", "hôm sau").

They are written only where that day is known: from the publication date, or from the last day named in the text. Years so named
("năm nay", "năm ngoái") and stretches ("3 ngày trước", "tuần trước") are no dates of their own.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import date, timedelta

from sukien.mentions import DateMention, Segmented
from sukien.recognise.edtf import DAY_LONG, Part, bounds, parse

_DAYS_FROM = {"qua": -1, "hôm qua": -1, "hôm kia": -2, "nay": 0, "hôm nay": 0, "mai": 1, "ngày mai": 1}
_MONTHS_FROM = {"tháng này": 0, "tháng trước": -1, "tháng tới": 1, "tháng sau": 1}
_FROM_DATE = "from_date"  # code of lexicons/time_words.tsv: counted from the last date
_RELATIVE = (_FROM_DATE, "from_stamp", "from_stamp_after_part")
_PARTS = {
    "rạng sáng": "early_morning", "sáng sớm": "early_morning", "sáng": "morning", "trưa": "noon", "chiều": "afternoon",
    "chiều tối": "evening", "tối": "evening", "đêm": "night",
}  # fmt: skip
_PART = re.compile(r"\b(rạng sáng|sáng sớm|chiều tối|sáng|trưa|chiều|tối|đêm)(?:\s(?:ngày\s)?(?:hôm\s)?)?$")
_FOLLOWED = re.compile(r"\s?[,(]?\s?(?:ngày\s)?[0-9]")
_AN_AGE = re.compile(r"\b(?:như|thế hệ|của|lớp trẻ|mấy|những)\s(?:ngày\s)?$")  # "thế hệ hôm nay", "như ngày hôm nay"
_AND_AGE = re.compile(r"\s(?:và|lẫn|hay) (?:mai sau|ngày mai|hôm qua|tương lai)|\s(?:mai|tươi|tốt đẹp|lập nghiệp|của)\b")
_AT = re.compile(r"(?:^|[.,;:\"“”\n]|\b(?:vào|trong|từ|đến|hết|tới|hay|biết|sẽ))\s?$")  # before "ngày mai", else any day to come
_IN_MONTH = re.compile(r"\b(?:vào|hồi|trong|đầu|giữa|cuối|hết)\s$")
_OPENS = re.compile(r"(?:^|[.\n]\s?)$")  # "Tháng trước, xã họp", and not "Tháng sau cao hơn tháng trước"
_NEXT_DAY = re.compile(r"\b(?:ngày|sáng|trưa|chiều|tối|đêm|[.,;:])\s$")
_DEADLINE = re.compile(r"\b(?:trước|hết|hạn|chậm nhất)(?: là)?(?: ngày)? $")  # "báo cáo trước ngày 10/6. Cũng trong sáng cùng ngày, …"
_REACH = 2  # sentences back in which the day stands that "hôm sau" counts from


def find_relative(segmented: Segmented, dates: list[DateMention], stamp: date | None) -> list[DateMention]:
    """Relative dates with a day to count from; those that a written date follows are left to it."""
    key = segmented.reading.key
    days = [d for d in dates if d.role == "event" and len(d.value) == DAY_LONG]
    if stamp is None and not days:
        return []
    counted = _RELATIVE if stamp is not None else (_FROM_DATE,)
    words = [w for w in segmented.anchors["time_words"] if w.entry.code in counted]
    if not words:
        return []
    days = [d for d in days if not _DEADLINE.search(key, d.start - 20, d.start)]
    starts = [d.start for d in days]
    found: list[DateMention] = []
    for anchor in words:
        start, end, word, code = anchor.start, anchor.end, anchor.entry.phrase, anchor.entry.code
        after_part = code == "from_stamp_after_part"
        if after_part:
            part_of_day, _, word = word.partition(" ")
            start += len(part_of_day)
        part = _PART.search(key, max(0, start - 20), start)
        if after_part and (part is None or not _is_small(segmented, start + 1)):
            continue
        if _FOLLOWED.match(key, end) or segmented.section_at(start).kind == "noise":
            continue
        if code == _FROM_DATE:
            i = bisect_left(starts, start) - 1
            value, rule = _from_date(segmented, days[i], start, word) if i >= 0 else (None, "")
        else:
            value, rule = _from_stamp(key, start, end, word, stamp, part is not None)
        if value is not None:
            first = part.start() if part else start
            found.append(DateMention(first, end, value, *bounds(value), _PARTS[part[1]] if part else None, "event", "context", rule))
    return found


def _is_small(segmented: Segmented, offset: int) -> bool:
    """False for the name in "Sáng, Mai …"."""
    return segmented.reading.text[offset].islower()


def _from_date(segmented: Segmented, day: DateMention, start: int, word: str) -> tuple[str | None, str]:
    """The day of the last date, or the next one if it is told of right before."""
    if word == "cùng ngày":
        return day.value, "same_day"
    here, there = segmented.sentence_at(start), segmented.sentence_at(day.start)
    near = here is not None and there is not None and here - there <= _REACH
    if not near or not _NEXT_DAY.search(segmented.reading.key, max(0, start - 8), start):
        return None, ""
    part = parse(day.value)
    if part.year is not None and part.month is not None and part.day is not None:
        return (date(part.year, part.month, part.day) + timedelta(days=1)).isoformat(), "next_day"
    following = Part(None, part.month, (part.day or 0) + 1)
    return (following.value() if following.possible() and following[1:] != (2, 29) else None), "next_day"


def _from_stamp(key: str, start: int, end: int, word: str, stamp: date | None, in_part: bool) -> tuple[str | None, str]:
    """The day or month counted from the publication date; None without one, or where the words mean an age and no day."""
    if stamp is None:
        return None, ""
    before = max(0, start - 12)
    if word in _MONTHS_FROM:
        opens = key.startswith(",", end) and _OPENS.search(key, before, start)
        if not opens and not _IN_MONTH.search(key, before, start):
            return None, ""
        months = stamp.year * 12 + stamp.month - 1 + _MONTHS_FROM[word]
        return Part(months // 12, months % 12 + 1).value(), "month_from_stamp"
    if (
        _AN_AGE.search(key, before, start)
        or _AND_AGE.match(key, end)
        or (word == "ngày mai" and not in_part and not _AT.search(key, before, start))
    ):
        return None, ""
    distance = _DAYS_FROM[word]
    rule = {-2: "two_days_before", -1: "yesterday", 0: "today", 1: "tomorrow"}[distance]
    return (stamp + timedelta(days=distance)).isoformat(), rule
