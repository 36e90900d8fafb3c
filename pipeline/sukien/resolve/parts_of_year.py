"""Years of quarters and halves written without one, from the other parts of a year in the text."""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import date

from sukien.mentions import DateMention, Segmented, start_of
from sukien.recognise.edtf import UNKNOWN_YEAR, Part, parse

PARTS_OF_YEAR = ("months_of_year", "quarter", "half_year")  # the rules that read them
YEAR_WORD = re.compile(r"(?:\s?,?\s(?:của )?năm|(?<=năm)) (nay|ngoái|trước|tới|sau|đó|ấy)\b(?! (?:khi|đó))")
_AND_YEAR = re.compile(r"\s?(?:,|;|và)\s(?:cả )?năm\s")  # "quý IV và năm 2023"
_NEXT_PART = 80  # characters from a part of a year without its year to the one that names it


def year_of_next_part(segmented: Segmented, dates: tuple[DateMention, ...], mention: DateMention) -> int | None:
    """The year of the part of a year that follows in the sentence; the year before for a part that ends later in the year."""
    i = bisect_left(dates, mention.end, key=start_of)
    if i == len(dates) or dates[i].start - mention.end > _NEXT_PART or not _is_explicit(dates[i]) or _is_compared(segmented, dates[i]):
        return None
    if dates[i].rule == "year" and _AND_YEAR.fullmatch(segmented.reading.key, mention.end, dates[i].start):
        return int(dates[i].value)
    here = segmented.sentence_at(mention.start)
    if dates[i].rule not in PARTS_OF_YEAR or here is None or here != segmented.sentence_at(dates[i].start):
        return None
    until, after = (parse(d.value.rpartition("/")[2]) for d in (mention, dates[i]))
    return None if after.year is None else after.year - ((until.month or 0) > (after.month or 0))


def year_of_parts(segmented: Segmented, dates: tuple[DateMention, ...]) -> int | None:
    """The one year that all quarters and halves with a year are of, but for those that are only compared with."""
    years = {d.value[:4] for d in dates if d.rule in PARTS_OF_YEAR and _is_explicit(d) and not _is_compared(segmented, d)}
    return int(years.pop()) if len(years) == 1 else None


def year_of_review(segmented: Segmented, dates: tuple[DateMention, ...], mention: DateMention, part: Part) -> int | None:
    """The year of a day on which a part of a year is reviewed ("Sáng 4/7, huyện sơ kết 6 tháng đầu năm 2023"): close to that part's end."""
    i = segmented.sentence_at(mention.start)
    if i is None or part.day is None or part.month is None:
        return None
    start, end = segmented.sentences[i]
    if _REVIEW.search(segmented.reading.key, mention.end, min(end, mention.end + _REACH)) is None:
        return None
    first = bisect_left(dates, start, key=start_of)
    for reviewed in dates[first : first + _DATES_OF_SENTENCE]:
        if reviewed.start >= end:
            break
        if reviewed.rule in PARTS_OF_YEAR and reviewed.end_date is not None and _is_explicit(reviewed):
            over = date.fromisoformat(reviewed.end_date)
            for year in (over.year, over.year + 1):
                if Part(year, part.month, part.day).possible() and _EARLY <= (date(year, part.month, part.day) - over).days <= _LATE:
                    return year
    return None


def _is_compared(segmented: Segmented, part: DateMention) -> bool:
    """True for a part of a year with which another is compared: "tăng 5% so với | 4 tháng đầu năm 2016", "cùng kỳ | quý I/2016"."""
    return _COMPARED.search(segmented.reading.key, max(0, part.start - _COMPARISON), part.start) is not None


_COMPARED = re.compile(
    r"\b(?:so với|so cùng kỳ|cùng kỳ|(?:hơn|bằng|vượt|kém|thấp hơn|cao hơn) (?:mức|con số))\b"
    r"(?:(?! năm (?:ngoái|trước|[12])| (?:kế hoạch|dự toán|chỉ tiêu|mục tiêu))[^,.;:\n])*$"
)
_COMPARISON = 50  # characters from a word of comparison to the part of a year that is compared with
_REVIEW = re.compile(r"\b(?:sơ kết|tổng kết|đánh giá (?:kết quả|tình hình|công tác))\b")
_REACH = 300  # characters from the day to the word for a review
_DATES_OF_SENTENCE = 24  # dates of one sentence that are looked at
_EARLY, _LATE = -45, 75  # days before and after its end in which a part of a year is reviewed


def _is_explicit(mention: DateMention) -> bool:
    return UNKNOWN_YEAR not in mention.value
