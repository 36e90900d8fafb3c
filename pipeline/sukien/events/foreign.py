"""Honours of other states: they make no award record (an award given to a foreigner by Vietnam does)."""

from __future__ import annotations

import re
from bisect import bisect_left

from sukien.events.attribution import Grant
from sukien.events.award_grammar import Statement
from sukien.events.award_marks import Marks
from sukien.mentions import Resolved

_GIVER = re.compile(
    r"(?:của|do) (?:(?:nhà nước|chính phủ|tổng thống|nhà vua|quốc vương|nữ hoàng|hoàng gia|thiên hoàng|vua|nước|cộng hòa|vương quốc|liên bang|bộ \w+|cơ quan|đảng|quốc hội|thủ tướng"
    r"|chủ tịch nước|đảng, nhà nước|đảng và nhà nước|quân đội)(?: [\w,]+){0,6}? ?)?\Z"
)
_TO = re.compile(r"(?<!\w)(?:tặng|cho|đối với|trao)(?!\w)")
_AGENT = re.compile(r"(?:nhà nước|chính phủ|tổng thống|nhà vua|quốc vương|nữ hoàng|hoàng gia|thiên hoàng|vua|cộng hòa|vương quốc|liên bang|thủ tướng|chủ tịch nước|đảng|chủ tịch quốc hội|cơ quan liên bang|đại sứ)(?: [\w,]+){0,8}? \Z")


def is_foreign(resolved: Resolved, marks: Marks, statement: Statement, grant: Grant | None) -> bool:
    """True when a country's name stands in the grantor's place of the statement."""
    key = resolved.key
    countries = resolved.segmented.anchors.get("countries", [])
    first = bisect_left(countries, marks.start, key=lambda a: a.start)
    for anchor in countries[first : first + 40]:
        if anchor.start >= marks.end:
            break
        if anchor.start >= statement.form.start and anchor.end <= statement.form.end and statement.form.form == "danh_hieu_khac":
            return True
        if anchor.start >= statement.form.end:
            gap = key[statement.form.end : anchor.start]
            if _GIVER.search(gap) and not _TO.search(gap) and anchor.start - statement.form.end < 80:
                return True
            if grant is not None and grant.start < anchor.end <= grant.end + 60 and not _TO.search(key, grant.end, anchor.start):
                return True
        elif anchor.end <= statement.form.start and statement.lead - 120 < anchor.start:
            if _AGENT.search(key, max(marks.start, anchor.start - 60), anchor.start) and _gives(key[anchor.end : statement.form.start]):
                return True
    return False


def _gives(gap: str) -> bool:
    return re.fullmatch(r"(?: [^\s;:.]+){0,6} (?:tặng|trao tặng|trao|tặng thưởng|phong tặng)(?: tặng)? ?(?:\d+ )?", gap) is not None
