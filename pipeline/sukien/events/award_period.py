"""What an award is given for: the period that it covers, and the occasion it is given on, told by any statement of it."""

from __future__ import annotations

import re

from sukien.events.award_merge import Draft
from sukien.events.frame import Frame
from sukien.mentions import DateMention
from sukien.records import Evidence
from sukien.resolved import Resolved
from sukien.whole_words import holds_any

_ONE_END = re.compile(r"(?<!\w)(?:từ|đến|tới|trước|sau)(?: (?:đầu|giữa|cuối))?(?: năm| tháng)? \Z")
_BESIDE = re.compile(
    r"(?: (?:của|do) [^,;.():\d]{2,80}?)? ?\(?(?:vào )?(?:các )?(?:năm )?"
)  # "hạng Ba (năm 2001), hạng Nhì (năm 2006)": each grade has its own
_GOAL = re.compile(r",? (?:phấn đấu|dự kiến|sẽ|tiếp tục|đặt mục tiêu)(?!\w)")
_NEXT_ACT = re.compile(  # "…, chị còn được tuyên dương", "… và được công nhận": what follows is told of another award
    r"(?:;|(?:,|,? và|,? đồng thời)(?: (?:đồng thời|và))?"
    r"(?: (?:ông|bà|anh|chị|em|cô|thầy|cụ|cháu|đồng chí|đơn vị|nhà trường|trường|công ty|hội|xã)|(?: [^\s,;:.]+){1,4}(?= còn ))?"
    r"(?: (?:còn|cũng|đã|vừa|lại|vinh dự|đồng thời|tiếp tục|nhiều lần))*"
    r" (?:được(?=[^,;.]{0,60} (?:tặng|trao|khen|phong|công nhận|tuyên dương|biểu dương|vinh danh|tôn vinh|bình chọn|bầu)(?!\w))"
    r"|nhận|đón nhận|vinh dự)(?!\w))"
)
_ACT_SIGNS = (";", "được", "nhận", "vinh dự")  # one of which it holds
_OCCASION = re.compile(r"nhân(?<!\w.{4}) (?:dịp )?((?:kỷ niệm|đại hội|ngày|quốc khánh|tết|tổng kết|năm học|lễ)[^,.;:\n]{3,160})")


def period_of_award(resolved: Resolved, draft: Draft) -> DateMention | None:
    """The period of the award, told by the first of its statements that names one; those of another form ("khen thưởng") tell none."""
    for part in (draft, *draft.evidence):
        periods = [d for d in resolved.dates_in(*part.sentence) if d.role == "period"] if part.form == draft.form else []
        if periods and (period := _period_in(resolved, part, periods)) is not None:
            return period
    return None


def occasion_of_award(frame: Frame, draft: Draft) -> Evidence | None:
    """What the first statement that tells it says the award was given on the occasion of, as written."""
    for part in (draft, *draft.evidence):
        if (found := _OCCASION.search(frame.resolved.key, *part.sentence)) is not None:
            start = found.start(1)
            return frame.evidence("award.occasion", start, start + len(found[1].rstrip()), "occasion_of_award")
    return None


def _period_in(resolved: Resolved, draft: Draft, periods: list[DateMention]) -> DateMention | None:
    """The period of a statement, of those in its sentence: one of its clause, else one that opens the sentence; none of a later clause.

    A beginning or an end alone ("từ năm 2020", "đến năm 2025") is no period, and one that a goal follows ("năm 2025 phấn đấu")
    is not that of an award given.
    """
    key = resolved.key
    start = max(draft.sentence.start, key.rfind(";", draft.sentence.start, draft.place.start) + 1)
    end = draft.sentence.end
    if holds_any(key[draft.place.end : end], _ACT_SIGNS) and (stop := _NEXT_ACT.search(key, draft.place.end, end)):
        end = stop.start()
    given = draft.status == "conferred"
    periods = [
        d
        for d in periods
        if d.start < end
        and not (d.value and "/" not in d.value and _ONE_END.search(key, max(draft.sentence.start, d.start - 20), d.start))
        and not (given and d.start > draft.place.end and _GOAL.match(key, d.end))
    ]
    beside = (d for d in periods if d.start >= draft.place.end and _BESIDE.fullmatch(key, draft.place.end, d.start))
    return next(beside, None) or next((d for d in periods if d.start >= start), next(iter(periods), None))
