"""On what day a meeting was held: the day of its sentence, of the sentences before it, or of another mention of it."""

from __future__ import annotations

import datetime
import re
from functools import lru_cache

from msgspec import structs

from sukien.events.meeting_names import Named
from sukien.events.time_words import tells
from sukien.mentions import DateMention
from sukien.resolved import Resolved

LEAD_SENTENCES = 5
WIDE = 2000  # characters around an event in which its sentence is looked through for its day
FEW_DAYS = 3
_SOON, _OPENING = 3, 40  # sentences, characters of one
_OPENS = re.compile(
    r"[^\w]*(?:thời gian:[^,;.]{0,20}? )?"
    r"(?:\([^()]{1,30}\) ?[-–]? ?)?(?:[a-zđ]{2,8} ?[-–] ?)?(?:vào |trong )?(?:sáng|trưa|chiều|tối)?[ ,]*(?:nay)?"
    r"(?:(?:ngày )?(?:mùng|mồng) \d{1,2}(?: \w+){1,4} ?|(?:thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật) ?)?[ ,(]*(?:tức )?(?:ngày )?"
)


def event_date(resolved: Resolved, named: Named) -> DateMention | None:
    """The day that the sentence of a meeting gives it: right after "diễn ra", else the last before its name, else the first after."""
    if not named.day:
        named.day.append(_day_in_sentence(resolved, named))
    return named.day[0]


def _day_in_sentence(resolved: Resolved, named: Named) -> DateMention | None:
    start, end = resolved.segmented.sentences[named.sentence]
    dates = resolved.dates_in(max(start, named.start - WIDE), min(end, named.end + WIDE))
    days = [d for d in dates if not (named.start <= d.start < named.end) and is_day_of_event(d)] if dates else []
    days = [d for d in days if not begins_term(resolved, d) and (named.planned or not _is_deadline(resolved, d))] if days else days
    if not days:
        return None
    before = [d for d in days if d.end <= named.start and not _told_then(resolved, d, named)]
    following = [d for d in days if d.start >= named.end]
    after = _last_or_both(resolved, following[:2], 0) if following else None
    if named.planned and after is not None:
        return after
    if named.rule == "meeting_takes_place" and named.verb is not None and after is not None and after.start - named.verb[1] <= 60:
        return after
    if before:
        return _last_or_both(resolved, before[-2:], -1)
    return None if after is not None and _told_today(resolved, named, after) else after


def _is_deadline(resolved: Resolved, day: DateMention) -> bool:
    """True for a day by which something is to be done, not one of a run: "hoàn thành trước ngày | 31/12", "sau | 30/6 sẽ xử lý"."""
    return "/" not in day.value and _BY_THEN.search(resolved.key, max(0, day.start - 16), day.start) is not None


def _told_today(resolved: Resolved, named: Named, day: DateMention) -> bool:
    """True for a day told by one who speaks at what is held today: "Tại họp báo chiều nay, ông A cho biết ngày 5/6 xe đã …"."""
    return _TODAY.match(resolved.key, named.end) is not None and _SAID.search(resolved.key, named.end, day.start) is not None


def begins_term(resolved: Resolved, day: DateMention) -> bool:
    """True for the day on which a post or a decision begins to count: "trong thời hạn 5 năm kể từ ngày 1/11/2025"."""
    return resolved.key.endswith(_TERM_ENDS, 0, day.start) and _TERM.search(resolved.key, max(0, day.start - 24), day.start) is not None


def _told_then(resolved: Resolved, day: DateMention, named: Named) -> bool:
    """True for the day on which what was held a little before is told of: "Ngày 14/7, ông A cho biết: Công an vừa tổ chức …"."""
    if named.start - day.end > _NEAR or resolved.key.find(" vừa ", day.end, named.start) < 0:
        return False
    return _TOLD_THEN.search(resolved.key, day.end, named.start) is not None


def _last_or_both(resolved: Resolved, days: list[DateMention], which: int) -> DateMention:
    """Two days as a run where the text says "trong hai ngày 20 và 21/6"; else the one at the index `which`."""
    first, last = days[0], days[-1]
    joined = first is not last and "/" not in first.value + last.value and resolved.key[first.end : last.start].strip() in {"và", "-", ","}
    if not joined or _TWO_DAYS.search(resolved.key, max(0, first.start - 16), first.start) is None:
        return days[which]
    run = f"{first.value}/{last.value}"
    return structs.replace(last, start=first.start, value=run, start_date=first.start_date, rule="two_days_of_one_event")


def same_day(resolved: Resolved, stated: Named) -> DateMention | None:
    """The last day told before, where the statement begins with "cũng trong sáng cùng ngày"; no deadline ("trước ngày 10/6")."""
    start = resolved.segmented.sentences[stated.sentence].start
    if _SAME_DAY.search(resolved.key, start, stated.start) is None:
        return None
    told = resolved.dates_in(resolved.segmented.sentences[0].start, start)[-8:]
    days = [d for d in told if is_day_of_event(d) and not _DEADLINE.search(resolved.key, max(0, d.start - 16), d.start)]
    return days[-1] if days else None


def date_of_lead(resolved: Resolved, stated: Named) -> DateMention | None:
    """The one day that the sentences before the statement name: "Sáng 4/6, tàu … cập cảng. Lễ đón tàu được cử hành …"."""
    if stated.rank > LEAD_SENTENCES and stated.use != "reference":
        return None
    first = resolved.segmented.sentences[0].start
    days = [
        d
        for d in _event_days(resolved, first, stated.start)
        if not begins_term(resolved, d) and not _COUNTED_UP_TO.search(resolved.key, max(0, d.start - 30), d.start)
    ]
    return days[0] if len({d.value for d in days}) == 1 else None


def _event_days(resolved: Resolved, start: int, end: int) -> list[DateMention]:
    """The days of events that stand in [start, end)."""
    return [d for d in resolved.dates_in(start, end) if d.role == "event" and is_day_of_event(d)]


def date_below_title(resolved: Resolved, stated: Named) -> DateMention | None:
    """The day with which the report below a title begins: "Ngày 19/01/2025, tại nhà văn hóa, Hội đã …"."""
    sentences = resolved.segmented.sentences
    for start, end in sentences[stated.sentence + 1 : stated.sentence + 1 + _SOON]:
        days = _event_days(resolved, start, min(end, start + _OPENING))
        if days:
            return days[0] if _OPENS.fullmatch(resolved.key, start, days[0].start) else None
    return None


def day_of_opening(resolved: Resolved, stated: Named) -> DateMention | None:
    """The day with which the report begins, where a sentence further down only points at the meeting: "Ngày 6/2, … Tại buổi lễ, …"."""
    for (start, end), kind in zip(resolved.segmented.sentences[: LEAD_SENTENCES + 1], resolved.segmented.kinds, strict=False):
        days = resolved.dates_in(start, min(end, start + _OPENING))
        if kind != "title" and days and days[0].role == "event" and is_day_of_event(days[0]) and days[0].start < stated.start:
            alone = all(d.value == days[0].value for d in _event_days(resolved, days[0].end, stated.start))
            return days[0] if alone and _OPENS.fullmatch(resolved.key, start, days[0].start) else None
    return None


def month_of(resolved: Resolved, stated: Named) -> DateMention | None:
    """The month that begins the statement where no day is named: "Tháng 11/2019, Sở Y tế tổ chức Hội nghị …"."""
    start = resolved.segmented.sentences[stated.sentence].start
    months = [d for d in resolved.dates_in(start, min(stated.start, start + 40)) if _MONTH.fullmatch(d.value)]
    return months[0] if len(months) == 1 and months[0].role in {"event", "other", "period"} else None


def said_lately(resolved: Resolved, named: Named) -> bool:
    """A word for a day close to the writing stands in the sentence, not far from the name."""
    start, end = resolved.segmented.sentences[named.sentence]
    return tells(resolved.segmented, "lately", max(start, named.start - _NEAR), min(end, named.end + _NEAR))


def is_day_of_event(date: DateMention) -> bool:
    """True for a day, or a run of days, that can be when something was held."""
    if date.role in {"event", "other"}:
        return _is_day(date.value)
    return date.role == "period" and _DAYS.fullmatch(date.value) is not None


@lru_cache(maxsize=1024)  # the few days of an article are asked for again and again
def _is_day(value: str) -> bool:
    return DAY.fullmatch(value) is not None


def at_another_time(one: DateMention | None, two: DateMention) -> bool:
    """True for two times of a few days: "sáng 8/7" and "chiều 8/7", "8/7" and "9/7"."""
    if one is None:
        return False
    if one.value == two.value:
        return one.part_of_day is not None and two.part_of_day is not None and one.part_of_day != two.part_of_day
    return one.value[:4] == two.value[:4] and abs(_ordinal(one) - _ordinal(two)) <= FEW_DAYS


def _ordinal(day: DateMention) -> int:
    """The number of a day, or of the first of a run; of a leap year where its year is not known."""
    try:
        return datetime.date.fromisoformat(day.value[:10].replace("XXXX", "2000")).toordinal()
    except ValueError:  # 29/2 of another year
        return 0


DAY = re.compile(r"(?:\d{4}|XXXX)-\d\d-\d\d(?:/(?:\d{4}|XXXX)-\d\d-\d\d)?")
_DAYS = re.compile(r"(?:\d{4}|XXXX)-\d\d-\d\d/(?:\d{4}|XXXX)-\d\d-\d\d")
_MONTH = re.compile(r"(?:\d{4}|XXXX)-\d\d")
_SAME_DAY = re.compile(r"\bcùng ngày\b")
_DEADLINE = re.compile(r"\b(?:trước|đến|từ|sau|hết|hạn)(?: ngày)? $")
_BY_THEN = re.compile(r"\b(?:trước|sau|hết|hạn|chậm nhất|muộn nhất)(?: (?:là|vào))?(?: ngày)? $")
_TODAY = re.compile(r" (?:(?:sáng|trưa|chiều|tối|hôm) nay|mới đây|vừa qua)\b")
_SAID = re.compile(r"\b(?:cho biết|cho hay|cho rằng|nói|thông tin|khẳng định|yêu cầu|đề nghị|thông báo)\b")
_COUNTED_UP_TO = re.compile(r"\btính đến [^,.;]*$")  # the day of a figure: "tính đến 18h ngày 27/4, cả nước có …"
_TWO_DAYS = re.compile(r"\b(?:hai|2|02) ngày[^,;]{0,12}$")
_TOLD_THEN = re.compile(r"\b(?:cho biết|cho hay|thông tin)\b[^.;]* vừa ")
_NEAR = 400  # characters
_TERM_ENDS = ("từ ", "từ ngày ")  # how what _TERM finds ends
_TERM = re.compile(
    r"\b(?:kể từ|tính từ|hiệu lực từ|thời hạn từ|hưởng từ|(?:thi hành|áp dụng|thực hiện|chế độ|chức vụ)(?: kể)? từ)(?: ngày)? $"
)
