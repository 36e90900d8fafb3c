"""Meetings that an article only mentions: of history, of another time, of the many that were held."""

from __future__ import annotations

import re

from sukien.events.meeting_names import Named
from sukien.events.time_words import tells
from sukien.resolved import Resolved
from sukien.whole_words import word_starts

EARLIEST = 1995  # the year of the oldest press on the net


def long_past(resolved: Resolved, named: Named) -> bool:
    """True for a meeting of history: of a year long before the article's own, or before there was such a press."""
    for told in reversed(resolved.dates_in(resolved.segmented.sentence_starts[named.sentence], named.start)):
        if told.rule != "same_day":
            break
    else:
        return False
    published = resolved.segmented.published
    earliest = int(published.value[:4]) - 1 if published is not None else EARLIEST
    return told.role == "event" and told.value[:4].isdigit() and int(told.value[:4]) < earliest


def in_a_period(resolved: Resolved, named: Named) -> bool:
    """True for what was held in a year or half a year that the sentence begins with: "6 tháng đầu năm 2022, Hội tổ chức hội thi …"."""
    begins = resolved.segmented.sentence_starts[named.sentence]
    told = resolved.dates_in(begins, min(named.start, begins + _OPENING))
    return bool(told) and told[0].role == "period" and _LONG.fullmatch(told[0].value) is not None


def told_in_passing(resolved: Resolved, named: Named) -> bool:
    """True for "tại một buổi lễ", which is not the meeting of the report, and where words before the name say so."""
    key, start = resolved.key, named.start
    if _OF_ANOTHER_TIME.match(key, start):
        return True
    if key.endswith(("một ", "một buổi ", "một cuộc "), 0, start) and _ONE_OF_MANY.search(key, max(0, start - 30), start):
        return True
    return in_passing(resolved, max(resolved.segmented.sentences[named.sentence].start, start - 200), named.end + 8)


def takes_place_in_passing(resolved: Resolved, named: Named) -> bool:
    """True for "Trước đó, Hội nghị … đã diễn ra", "Hội nghị … diễn ra vào tháng 7 năm ngoái": one of another time."""
    if named.verb is None:
        return False
    start, end = resolved.segmented.sentences[named.sentence]
    return in_passing(resolved, start, min(end, start + _OPENING)) or in_passing(resolved, named.verb[1], min(end, named.verb[1] + 40))


def called_off(resolved: Resolved, named: Named) -> bool:
    """True for what the sentence says is not held after all: "thống nhất việc dừng tổ chức … và Lễ công bố …"."""
    key, start = resolved.key, resolved.segmented.sentences[named.sentence].start
    return _CALLED_OFF.search(key, start, named.start) is not None


def in_passing(resolved: Resolved, start: int, end: int) -> bool:
    """True for words in [start, end) that are said of a meeting of another time, or beneath a picture of one."""
    return tells(resolved.segmented, "passing", start, end) or resolved.key.find(". ảnh", start, end) >= 0


_OPENING = 20  # characters
_LONG = re.compile(r"\d{4}|\d{4}/\d{4}|\d{4}-\d\d/\d{4}-\d\d")  # a year, years, months; not days
_ONE_OF_MANY = re.compile(r"(?<!phát biểu tại )(?<!phát biểu trong )\bmột (?:buổi |cuộc )?$")
_OF_ANOTHER_TIME = re.compile(r"(?:\w+ ){1,4}?(?:năm|lần|kỳ|khóa|nhiệm kỳ) (?:trước|ngoái)\b")  # "tại đại hội năm trước"
_CALLED_OFF = re.compile(word_starts("dừng|hoãn|hủy|huỷ|hủy bỏ") + r"(?: việc)? (?:tổ chức|khai mạc|các hoạt động|các sự kiện)\b")
