"""A total of those honoured against what parts it by form.

"khen thưởng 103 cá nhân, gồm 15 Bằng khen, 88 Giấy khen"                           counted forms
"khen thưởng 15 tập thể, trong đó 10 tập thể được tặng Bằng khen, 5 tập thể …"      those who received each
"""

from __future__ import annotations

import re
from bisect import bisect_left

from sukien.events.award_merge import Draft, Row
from sukien.events.frame import Frame
from sukien.mentions import Span, start_of
from sukien.records import Check

_OPENS = re.compile(r"[^.;\d]{0,80}?(?:\(|:|(?P<some>trong đó)|gồm|cụ thể)(?: có| là)?(?: các)?:? ?")
_NEXT = re.compile(r"[^.;:()\d]{2,110}(?:,|;| và|, và) (?:có )?")
_MORE = re.compile(r"[^.:\d]{0,110}(?:,|;| và) (?:có )?\d")  # a part that was not read
_MOST = 30  # items of one total at most


def item_checks(frame: Frame, draft: Draft, total: Row) -> list[Check]:
    """The sum of the parts after the one number of an honour; after "trong đó" they need not be all of it, and those who received may
    overlap."""
    key, counts = frame.resolved.key, frame.resolved.mentions.counts
    first = bisect_left(counts, total.place.end, key=start_of)
    spans, some, kind = [total.place], False, ""
    numbers: list[int] = []
    for count in counts[first : first + _MOST]:
        kind = kind or ("item" if count.kind == "item" else total.kind)
        if count.kind != kind or count.value is None or count.start >= draft.sentence.end:
            break
        joint = (_NEXT if numbers else _OPENS).fullmatch(key, spans[-1].end, count.start)
        if joint is None:
            break
        some = some or bool(not numbers and joint["some"])
        spans.append(Span(count.start, count.end))
        numbers.append(count.value)
    if len(numbers) < 2:
        return []
    stated, computed = total.number or 0, sum(numbers)
    places = tuple(frame.place(*span) for span in spans)
    ok = computed <= stated if some else computed == stated
    if not ok and kind != "item" and (some or _MORE.match(key, spans[-1].end, draft.sentence.end)):
        return []
    return [Check("subset" if some else "sum", stated, computed, stated - computed, ok, places)]
