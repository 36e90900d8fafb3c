"""Years of dates written without one, by named evidence, in this order; without evidence the year stays XXXX.

year_opening        "Năm 2019, … ngày 5/1": the year that opens the sentence
year_of_next_part   "6 tháng đầu năm, nhiệm vụ 6 tháng cuối năm 2023": the part of a year after it in the sentence
year_of_stamp       the publication date: the year that brings the day nearest, unless the clause tells it as past or planned (tense.py)
year_named_after    "năm nay", "năm ngoái" after the day, counted from the publication date
year_of_full_date   the nearest full date of an event in the text, if no later full date contradicts it, the two lie within a month
                    (in the same passage within 75 days) and a weekday at the day agrees; a date of a founding or a trial's past
                    lends within a week only
year_of_sentence    "Hội nghị … năm 2022" in the same sentence, if no later year stands in the text; a review of a year ("tổng kết …
                    năm 2022") is held in its last months or in the first half of the next
year_of_review      "Sáng 4/7, huyện sơ kết 6 tháng đầu năm 2023": near the end of what is reviewed
year_of_decision    the date of the newest decision, which the day follows within two weeks
year_of_url         the day or month in the article's address ("/2020/06/02/") or before its first words (" date 2020-06 Sáng nay, …")
year_of_parts       the one year that the quarters and halves of the text are of
year_of_same_day    the year that one of these rules gave the same day elsewhere in the text
"""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import date
from operator import attrgetter

from msgspec import Struct
from msgspec.structs import replace

from sukien.mentions import DateMention, Lost, Segmented, Span, start_of, starting_in
from sukien.recognise.edtf import DAY_LONG, UNKNOWN_YEAR, Part, bounds, interval, parse
from sukien.resolve.lenders import SAME_MONTH, Lender, lender_of, tells_past
from sukien.resolve.parts_of_year import PARTS_OF_YEAR, YEAR_WORD, year_of_next_part, year_of_parts, year_of_review
from sukien.resolve.published import day_of_page, impossible_stamps, publication_day, with_stamp
from sukien.resolve.relative import find_relative
from sukien.resolve.tense import year_by_tense
from sukien.resolve.year_of_decision import newest_decision, year_of_decision
from sukien.segment.stamp import WEEKDAYS

_YEAR_WORDS = {"nay": 0, "ngoái": -1, "trước": -1, "tới": 1, "sau": 1}
_NO_YEAR = ("đó", "ấy")  # a year told elsewhere
_BACKGROUND = re.compile(r"(?:^|[.!?]\s?|\b(?:vào|từ|trong|hồi|đến|tới|sau|trước|cuối|đầu|giữa|của|những|các|mỗi|với|khi|là)\s)(?:năm )?$")
_OPENING = re.compile(r"\s*(?:trong |vào |cũng trong )?năm ((?:19|20)[0-9]{2}), ?")
_CLOSES = re.compile(r"[;:]|\b(?:(?:19|20)[0-9]{2}|năm|nay)\b|\b(?:đến|tới|hết|trước|sau|kế hoạch|tổng kết)\s(?:ngày |tháng )?")
_REVIEW = re.compile(r"tổng kết|bình xét thi đua năm")
_DATES_OF_SENTENCE = 24  # dates of one sentence that are looked at
_ANNIVERSARY_SPAN = 15  # years from which on a range looks back ("1957 - 2017") and does not plan
_HALF_YEAR = 182  # days within which no other year brings a day nearer
_SAME_WEEK = 7  # days between a day without a year and a full date that lends its year, whatever the two tell
_SAME_SEASON = 75  # days within which it lends to the sentences around it
_NEARBY = 4  # sentences that count as around it
_WEEKDAY = re.compile(r"\b(?:thứ (hai|ba|tư|năm|sáu|bảy|[2-7])|(?:chủ nhật|cn))[\s,]*\(?(?:ngày )?$")


def resolve_dates(segmented: Segmented, dates: tuple[DateMention, ...], lost: list[Lost]) -> tuple[DateMention, ...]:
    """Fill in years, read relative dates, mark the page's own stamp; in order of start."""
    stamp = publication_day(segmented.published)
    dates = with_stamp(dates, segmented.published)
    if segmented.published is None:
        lost += impossible_stamps(segmented, lost)
    newest = _newest_year(dates)
    full = [lender for d in dates if (lender := lender_of(segmented.reading.key, d)) is not None and lender.day.year >= newest]
    decided = newest_decision(segmented.reading.key, dates)
    evidence = _Evidence(segmented, stamp, full, dates, newest, year_of_parts(segmented, dates), day_of_page(segmented), decided)
    resolved = [_resolve(d, evidence) for d in dates]
    resolved = _repeated(segmented.reading.key, resolved)
    resolved += find_relative(segmented, resolved, stamp)
    resolved.sort(key=start_of)
    return tuple(resolved)


def _newest_year(dates: tuple[DateMention, ...]) -> int:
    """The newest year that has come by the time of writing: single years before "đến năm" excepted; of a long range its end."""
    newest = 0
    for mention in dates:
        if mention.basis != "explicit" or mention.rule == "year_to_come" or mention.role in ("document", "term"):
            continue
        year = int(mention.value[:4])
        if "/" in mention.value:
            last = mention.value.partition("/")[2]
            if last != ".." and int(last[:4]) - year >= _ANNIVERSARY_SPAN:
                year = int(last[:4])
        if year > newest:
            newest = year
    return newest


class _Evidence(Struct, frozen=True):
    """What can give a year: the publication date, full dates by place, all dates; the newest year that has come; the year of the quarters;
    the day in the article's address or before its first words; the day of the newest decision."""

    segmented: Segmented
    stamp: date | None
    full: list[Lender]
    dates: tuple[DateMention, ...]
    newest: int
    parts: int | None
    url: date | None
    decided: date | None


def _resolve(mention: DateMention, evidence: _Evidence) -> DateMention:
    if UNKNOWN_YEAR not in mention.value or (mention.role == "anniversary" and "/" not in mention.value):
        return mention
    key = evidence.segmented.reading.key
    after = YEAR_WORD.match(key, mention.end)
    if after is not None and after[1] in _NO_YEAR:  # a day of another year
        return mention
    first, _, last = mention.value.partition("/")
    part = parse(first)
    year, rule = _year(mention, part, evidence)
    if after is not None and evidence.stamp is not None:
        year, rule = evidence.stamp.year + _YEAR_WORDS[after[1]], "year_named_after"
    elif evidence.stamp is not None and key.endswith("năm nay", mention.start, mention.end):
        year, rule = evidence.stamp.year, "year_named_after"
    start = Part(year, part.month, part.day) if year is not None else None
    if start is None or not start.possible():
        return mention
    value = start.value()
    if last == "..":
        value += "/.."
    elif last:
        value = interval(start, parse(last)) or mention.value
    days = bounds(value)
    return replace(mention, value=value, start_date=days[0], end_date=days[1], basis="context", rule=f"{mention.rule}+{rule}")


def _year(mention: DateMention, part: Part, evidence: _Evidence) -> tuple[int | None, str]:
    opening = _year_opening(mention, evidence)
    if opening is not None:
        return opening, "year_opening"
    part_of_year = mention.rule in PARTS_OF_YEAR
    following = year_of_next_part(evidence.segmented, evidence.dates, mention) if part_of_year else None
    if following is not None:
        return following, "year_of_next_part"
    if evidence.stamp is not None:
        nearest = _nearest_year(part, evidence.stamp)
        return year_by_tense(evidence.segmented.reading.key, mention, part, evidence.stamp, nearest), "year_of_stamp"
    if part_of_year:
        other = YEAR_WORD.match(evidence.segmented.reading.key, mention.end)  # "6 tháng cuối năm ngoái"
        return None if other else evidence.parts, "year_of_parts"
    year, rule = _year_of_full_date(mention.start, part, evidence), "year_of_full_date"
    if year is None:
        year, rule = _year_of_sentence(mention, part, evidence), "year_of_sentence"
    if year is None and evidence.newest:
        reviewed = year_of_review(evidence.segmented, evidence.dates, mention, part)
        year, rule = reviewed if reviewed is not None and reviewed >= evidence.newest else None, "year_of_review"
    if year is None:
        year, rule = year_of_decision(part, evidence.decided, evidence.newest), "year_of_decision"
    if year is None and evidence.url is not None:
        nearest = _nearest_year(part, evidence.url)
        year, rule = year_by_tense(evidence.segmented.reading.key, mention, part, evidence.url, nearest), "year_of_url"
    return (year if year is None or _weekday_agrees(mention, part, year, evidence) else None), rule


def _year_opening(mention: DateMention, evidence: _Evidence) -> int | None:
    """The year at the head of the clause ("Năm 2019, tỉnh họp ngày 5/1") where no other date or limit stands between."""
    segmented, key = evidence.segmented, evidence.segmented.reading.key
    i = segmented.sentence_at(mention.start)
    if i is None:
        return None
    opening = _OPENING.match(key, segmented.sentences[i].start, mention.start)
    if opening is None or _CLOSES.search(key, opening.end(), mention.start):
        return None
    return int(opening[1])


def _weekday_agrees(mention: DateMention, part: Part, year: int, evidence: _Evidence) -> bool:
    """False where the text names another weekday than the day has in that year ("thứ 6 ngày 23/6")."""
    weekday = _WEEKDAY.search(evidence.segmented.reading.key, max(0, mention.start - 24), mention.start)
    if weekday is None or part.month is None or part.day is None or not Part(year, part.month, part.day).possible():
        return True
    return date(year, part.month, part.day).weekday() == WEEKDAYS.get(weekday[1] or "", 6)


def _nearest_year(part: Part, near: date) -> int | None:
    """The year in which the day or month lies nearest to `near`; None if no such day exists in those years."""
    if part.day != 29 and abs((date(near.year, part.month or 1, part.day or 15) - near).days) <= _HALF_YEAR:
        return near.year  # most often
    years = [y for y in (near.year, near.year - 1, near.year + 1) if Part(y, part.month, part.day).possible()]
    return min(years, key=lambda y: abs((date(y, part.month or 1, part.day or 15) - near).days), default=None)


def _year_of_full_date(start: int, part: Part, evidence: _Evidence) -> int | None:
    """The year of the latest full date, where it or a neighbour in the text lies near the day in question."""
    full = evidence.full
    if not full:
        return None
    latest = max(full, key=attrgetter("day"))
    i = bisect_left(full, start, key=start_of)
    for lender in (*full[max(0, i - 1) : i + 1], latest):
        if lender.day.year != latest.day.year:
            continue
        year = _nearest_year(part, lender.day)
        if year is not None and _lends(lender, start, abs((date(year, part.month or 1, part.day or 15) - lender.day).days), evidence):
            return year
    return None


def _lends(lender: Lender, start: int, gap: int, evidence: _Evidence) -> bool:
    """Whether a full date `gap` days away gives its year to the day at `start`: the farther, the closer it must stand."""
    if gap <= _SAME_WEEK:
        return True
    segmented = evidence.segmented
    if gap > _SAME_SEASON or tells_past(segmented.reading.key, lender):
        return False
    if gap <= SAME_MONTH or lender.rule == "anniversary_pair":
        return True
    here, there = segmented.sentence_at(start), segmented.sentence_at(lender.start)
    return here is not None and there is not None and abs(here - there) <= _NEARBY


def _repeated(key: str, dates: list[DateMention]) -> list[DateMention]:
    """Days without a year take the year that the same day was given elsewhere, if that is one year."""
    values: dict[str, set[str]] = {}
    for mention in dates:
        if mention.basis == "context" and len(mention.value) == DAY_LONG:
            values.setdefault(mention.value[4:], set()).add(mention.value)
    return [_with_year(d, values.get(d.value[4:], set())) if _lacks_year(key, d) else d for d in dates] if values else dates


def _lacks_year(key: str, mention: DateMention) -> bool:
    return mention.role == "event" and mention.value.startswith(UNKNOWN_YEAR) and YEAR_WORD.match(key, mention.end) is None


def _with_year(mention: DateMention, values: set[str]) -> DateMention:
    if len(values) != 1:
        return mention
    (value,) = values
    return replace(mention, value=value, start_date=value, end_date=value, basis="context", rule=f"{mention.rule}+year_of_same_day")


def _year_of_sentence(mention: DateMention, part: Part, evidence: _Evidence) -> int | None:
    """The newest year named in the sentence of a day, moved where the sentence reviews a year."""
    segmented, dates = evidence.segmented, evidence.dates
    i = segmented.sentence_at(mention.start)
    if i is None or part.day is None or part.month is None:
        return None
    sentence = segmented.sentences[i]
    inside = starting_in(dates, *sentence)[:_DATES_OF_SENTENCE]
    if not _has_meeting(segmented, sentence):
        return None
    key = segmented.reading.key
    named = [d for d in inside if d.rule == "year" and d.role == "period" and not _BACKGROUND.search(key, max(0, d.start - 24), d.start)]
    newest = max((int(d.value) for d in named), default=None)
    if newest is None or newest != evidence.newest:
        return None
    reviewed = sorted({int(d.value) for d in named if key.endswith("năm ", 0, d.start)})
    if not reviewed or not _REVIEW.search(key, sentence.start, sentence.end):
        return newest
    year = reviewed[0] if len(reviewed) > 1 else reviewed[-1]
    return year + 1 if part.month <= 6 else year if part.month >= 10 else None


def _has_meeting(segmented: Segmented, sentence: Span) -> bool:
    """Whether a word for a meeting, contest or ceremony stands in the sentence: its year is the event's."""
    nouns = segmented.anchors.get("meeting_nouns", [])
    i = bisect_left(nouns, sentence.start, key=start_of)
    return i < len(nouns) and nouns[i].start < sentence.end
