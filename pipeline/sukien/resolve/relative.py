"""Dates named by their distance from the day of writing ("hôm qua") or from the last date ("cùng ngày").

They are written only where that day is known: from the publication date, or from the last day named in the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date, timedelta

from sukien.mentions import DateMention, Segmented
from sukien.recognise.date_words import PARTS_OF_DAY

_WORDS = ("hôm qua", "hôm nay", "cùng ngày", " qua", " nay")  # literals first: most articles have few of them
_PART = re.compile(r"\b(sáng|trưa|chiều|tối|đêm)(?:\s(?:ngày\s)?(?:hôm\s)?)?$")
_FOLLOWED = re.compile(r"\s?[,(]?\s?(?:ngày\s)?[0-9]")


def find_relative(segmented: Segmented, dates: list[DateMention], stamp: date | None) -> list[DateMention]:
    """Relative dates with a day to count from; those that a written date follows are left to it."""
    key = segmented.reading.key
    days = [d for d in dates if d.start_date is not None and d.start_date == d.end_date and d.role == "event"]
    starts = [d.start for d in days]
    found: list[DateMention] = []
    for start, end, word in sorted(_words(key)):
        part = _PART.search(key, max(0, start - 16), start)
        if word[0] == " " and (part is None or part.end() != start or part[0] != part[1]):
            continue
        if _FOLLOWED.match(key, end) or segmented.section_at(start).kind == "noise":
            continue
        if word == "cùng ngày":
            i = bisect_left(starts, start) - 1
            day = days[i].start_date if i >= 0 else None
            rule = "same_day"
        else:
            past = word.endswith("qua")
            day = (stamp - timedelta(days=past)).isoformat() if stamp else None
            rule = "yesterday" if past else "today"
        if day is not None:
            first = part.start() if part else start
            found.append(DateMention(first, end, day, day, day, PARTS_OF_DAY[part[1]] if part else None, "event", "context", rule))
    return found


def _words(key: str) -> Iterator[tuple[int, int, str]]:
    """Where the words stand, each whole: (start, end, word); "hôm nay" is not also found as " nay"."""
    for word in _WORDS:
        at = key.find(word)
        while at >= 0:
            end = at + len(word)
            whole = not key[end : end + 1].isalpha() and (word[0] == " " or at == 0 or not key[at - 1].isalpha())
            if whole and not (word[0] == " " and key.endswith("hôm", 0, at)):
                yield at, end, word
            at = key.find(word, end)
