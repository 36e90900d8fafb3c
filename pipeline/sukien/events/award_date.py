"""On what day an award was given: the day of its sentence, else of the ceremony that the sentence points back to.

date_in_sentence          "Ngày 3/4, UBND tỉnh tặng Bằng khen cho 5 tập thể."
date_of_ceremony          "Tại đại hội, …", "Dịp này, …": the first day of an event that the article tells
date_of_sentence_before   "… UBND tỉnh cũng tặng Giấy khen cho 7 tập thể.", "Đồng thời, …": that of the award told right before
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sukien.events.award_merge import Draft
from sukien.events.said_dates import is_day_of_saying
from sukien.mentions import DateMention, Span, starting_in
from sukien.resolved import Resolved
from sukien.text import places_of
from sukien.whole_words import holds_any


def date_of_award(resolved: Resolved, draft: Draft, ceremony: DateMention | None) -> tuple[DateMention | None, str]:
    """The day of an award and the rule that found it; ceremony: the first day of an event in the article.

    It is told by the first statement, often a title, or else by the later ones, where those that tell a day agree.
    """
    found = _told_in(resolved, draft, ceremony)
    if found[0] is not None or not draft.evidence:
        return found
    later = [told for part in draft.evidence if (told := _told_in(resolved, part, ceremony))[0] is not None]
    return later[0] if len({date.value for date, _ in later if date is not None}) == 1 else found


def _told_in(resolved: Resolved, draft: Draft, ceremony: DateMention | None) -> tuple[DateMention | None, str]:
    """The day that one statement tells, and the rule."""
    dates = resolved.dates_in(*draft.sentence)
    found = _date_of(resolved, draft.sentence, dates, ceremony, draft.place.start)
    if found[0] is not None or draft.status != "conferred":
        return found
    start, end = draft.sentence
    if not holds_any(resolved.key[start : start + _OPENING], _SIGNS) or not _GOES_ON.match(resolved.key, start, end):
        return found
    index = resolved.segmented.sentence_at(draft.sentence.start)
    if not index or _OF_ANOTHER_TIME.search(resolved.key, *draft.sentence):
        return found
    before = resolved.segmented.sentences[index - 1]
    if (
        any(d.role != "period" for d in dates)
        or "\n" in resolved.text[before.end : draft.sentence.start]
        or not starting_in(resolved.mentions.forms, *before)
    ):
        return found
    date, rule = _date_of(resolved, before, resolved.dates_in(*before), ceremony, before.end)
    return date, "date_of_sentence_before" if rule == "date_in_sentence" else rule


def _date_of(
    resolved: Resolved, sentence: Span, dates: Sequence[DateMention], ceremony: DateMention | None, deed: int
) -> tuple[DateMention | None, str]:
    """The event date of a sentence, among `dates`, or of the ceremony that it points back to; deed: where it tells
    of the award."""
    only_said = False
    for date in dates:
        if date.role != "event" or (only_said and date.start >= deed):
            continue  # behind an award that was only told of stands what it was given for: "… vì cứu người ngày 2/5"
        if not is_day_of_saying(resolved.key, date.end, deed):
            return date, "date_in_sentence"
        only_said = True
    start, end = sentence
    if ceremony is not None and ceremony.start < start:
        for at in places_of(_CEREMONY_SIGNS, resolved.key, start, end):
            if _CEREMONY.match(resolved.key, at, end):
                return ceremony, "date_of_ceremony"
    return None, ""


_CEREMONY = re.compile(r"(?<!\w)(?:dịp này|tại (?:(?:buổi )?lễ|hội nghị|đại hội|chương trình|đây)|cùng dịp)(?!\w)")
_CEREMONY_SIGNS = ("dịp này", "tại ", "cùng dịp")  # how it begins
_OPENING = 80  # characters
_SIGNS = ("cũng", "đồng thời", "cùng với đó")  # what _GOES_ON finds
_GOES_ON = re.compile(
    r"(?:đồng thời|cùng với đó)(?!\w)|[^,.;:\d]{3,60}? (?:cũng|đồng thời) (?:đã )?(?:tặng|trao|khen|quyết định|được)(?!\w)"
)
_OF_ANOTHER_TIME = re.compile(
    r"(?<!\w)(?:trước đó|trước đây|từng|nhiều lần|năm ngoái|năm trước|hằng năm|hàng năm|liên tục|lần thứ|đến nay|sau đó)(?!\w)"
)
