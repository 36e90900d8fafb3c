"""Dates named by their distance from the day of writing ("hôm qua") or from the last date ("cùng ngày").

They are written only where that day is known: from the publication date, or from the last day named in the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import date, timedelta

from sukien.mentions import DateMention, Segmented

_RELATIVE = re.compile(
    r"\b(?:(?P<part>sáng|trưa|chiều|tối|đêm)\s)?(?:(?P<yesterday>hôm qua|ngày hôm qua"
    r"|(?<=sáng )qua|(?<=chiều )qua|(?<=tối )qua|(?<=đêm )qua)"
    r"|(?P<today>hôm nay|ngày hôm nay|(?<=sáng )nay|(?<=trưa )nay|(?<=chiều )nay|(?<=tối )nay)|(?P<same>cùng ngày))\b"
)
_FOLLOWED = re.compile(r"\s?[,(]?\s?(?:ngày\s)?[0-9]")
_PARTS = {"sáng": "morning", "trưa": "noon", "chiều": "afternoon", "tối": "evening", "đêm": "night"}


def find_relative(segmented: Segmented, dates: list[DateMention], stamp: date | None) -> list[DateMention]:
    """Relative dates with a day to count from; those that a written date follows are left to it."""
    key = segmented.reading.key
    days = [d for d in dates if d.start_date is not None and d.start_date == d.end_date and d.role == "event"]
    starts = [d.start for d in days]
    found: list[DateMention] = []
    for match in _RELATIVE.finditer(key):
        if _FOLLOWED.match(key, match.end()) or segmented.section_at(match.start()).kind == "noise":
            continue
        if match["same"]:
            i = bisect_left(starts, match.start()) - 1
            day = days[i].start_date if i >= 0 else None
            rule = "same_day"
        else:
            day = (stamp - timedelta(days=bool(match["yesterday"]))).isoformat() if stamp else None
            rule = "yesterday" if match["yesterday"] else "today"
        if day is not None:
            part = _PARTS.get(match["part"] or "")
            found.append(DateMention(match.start(), match.end(), day, day, day, part, "event", "context", rule))
    return found
