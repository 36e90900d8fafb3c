"""On what day an appointment was made: the day that its sentence names, else that of the meeting which the sentence points back to.

day in sentence   the last before the verb, else the first behind it; no birthday, no day on which it was only spoken of; for want of
                  a day the month or year that opens the clause, or stands right behind the deed
at the meeting    "Sáng 10/11, HĐND tỉnh tổ chức kỳ họp. Tại kỳ họp, các đại biểu bầu ông A …", "Đại hội đã bầu bà B …": the day of the
                  meetings told before that are called so, when it is one; also "Kỳ họp cũng miễn nhiệm …" and, right behind such a
                  sentence, those that go on with "cũng", "kết quả", "bà A được bầu …", as lines of a list; "theo đó" goes on from
                  the sentence that tells of the meeting
Otherwise none: a deed told as past, planned, or of a time of its own ("Năm 2016, …") did not happen at the meeting.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from msgspec.structs import replace

from sukien.events.appointment_facts import GIVING, Fact
from sukien.events.frame import Frame
from sukien.events.meeting_date import WIDE, begins_term, is_day_of_event
from sukien.events.said_dates import is_day_of_saying
from sukien.mentions import DateMention, Span
from sukien.records import Event, EventDate, Evidence
from sukien.resolved import Resolved


class Dated(NamedTuple):
    """The date of an event with its evidence."""

    date: EventDate
    evidence: Evidence


def date_of(frame: Frame, facts: list[Fact], meetings: tuple[Event, ...]) -> Dated | None:
    """The day of an appointment told in `facts`; meetings: those of the article."""
    facts = [*facts, *(replace(fact, verb=Span(fact.decided.start, fact.decided.end)) for fact in facts if fact.decided is not None)]
    return _first_told(frame, facts, _day_in_sentence) or _of_meeting(frame, facts, meetings) or _first_told(frame, facts, _month_or_year)


def _first_told(frame: Frame, facts: list[Fact], told: Callable[[Resolved, Fact], DateMention | None]) -> Dated | None:
    """The first date that a sentence of the facts names."""
    for fact in facts:
        day = told(frame.resolved, fact)
        date = frame.date(day)
        if day is not None and date is not None:
            return Dated(date, frame.evidence("date", day.start, day.end, day.rule))
    return None


def _of_meeting(frame: Frame, facts: list[Fact], meetings: tuple[Event, ...]) -> Dated | None:
    dated = [m for m in meetings if m.status == "held" and m.date is not None]
    if not dated or all(fact.planned for fact in facts):
        return None
    return next((d for fact in facts if not fact.planned and (d := _day_of_meeting(frame, fact, dated)) is not None), None)


def _day_in_sentence(resolved: Resolved, fact: Fact) -> DateMention | None:
    """The day that the sentence of a fact names, the one before the verb rather than one after; no birthday, and no day on
    which it was only spoken of ("chiều 27/6, báo chí hỏi về việc bổ nhiệm …"); of a post that is given, no day of a later clause and
    none from which it counts ("kể từ ngày 1/12")."""
    index = resolved.segmented.sentence_at(fact.verb.start)
    if index is None:
        return None
    sentence, key = resolved.segmented.sentences[index], resolved.key
    near = max(sentence.start, fact.verb.start - WIDE), min(sentence.end, fact.verb.start + WIDE)
    days = [d for d in resolved.dates_in(*near) if is_day_of_event(d) and not _BORN.search(key, max(0, d.start - 16), d.start)]
    spoken_of = _is_spoken_of(key, max(sentence.start, fact.verb.start - 200), fact.verb.start)
    before = [d for d in days if d.start < fact.verb.start and not _of_clause_before(key, d, fact.verb.start)]
    if before and is_day_of_saying(key, before[-1].end, fact.verb.start):
        before = []
    if before and not spoken_of and _THEN.search(key, before[-1].end, fact.verb.start):
        return None
    if before and not spoken_of:
        return before[-1]
    return _day_behind(resolved, fact, [d for d in days if d.start >= fact.verb.start])


def _day_behind(resolved: Resolved, fact: Fact, days: list[DateMention]) -> DateMention | None:
    """The first of the days behind a verb, where no other deed or clause comes before it."""
    gives = fact.action in GIVING
    for day in days:
        if _OF_OTHER_DEED.search(resolved.key, fact.verb.end, day.start) or (gives and ";" in resolved.key[fact.verb.start : day.start]):
            return None
        if not gives or not begins_term(resolved, day):
            return day
    return None


def _month_or_year(resolved: Resolved, fact: Fact) -> DateMention | None:
    """The month or year that opens the clause of a deed or stands right behind it, where no day is told: "Năm 2009, bà A được bầu làm
    …", "… làm Giám đốc Sở Y tế từ tháng 5/2013"."""
    index = resolved.segmented.sentence_at(fact.verb.start)
    if index is None:
        return None
    sentence, key, verb = resolved.segmented.sentences[index], resolved.key, fact.verb
    dates = resolved.dates_in(max(sentence.start, verb.start - WIDE), min(sentence.end, verb.end + WIDE))
    told = [d for d in dates if d.role in _ROLES and _MONTH_OR_YEAR.fullmatch(d.value)]
    if not told:
        return None
    before = [d for d in dates if d.start < verb.start][-1:]
    if before and before[0] in told and _OPENS.search(key[max(sentence.start, before[0].start - 24) : before[0].start]):
        return before[0] if _TO_DEED.fullmatch(key, before[0].end, verb.start) else None
    end = max(span.end for span in (verb, fact.new, fact.old) if span is not None)
    return next((d for d in told if end < d.start and _FROM_THEN.fullmatch(key, end, d.start) and not begins_term(resolved, d)), None)


def _of_clause_before(key: str, day: DateMention, verb: int) -> bool:
    """True for the day from which a deed told before counts: "ông A … từ ngày 31/5; | cho ông B nghỉ hưu"."""
    return key.endswith(("từ ", "từ ngày "), 0, day.start) and ";" in key[day.end : verb]


def _day_of_meeting(frame: Frame, fact: Fact, meetings: list[Event]) -> Dated | None:
    """The day of the meeting at which the sentence of a fact says that it happened."""
    resolved = frame.resolved
    index = resolved.segmented.sentence_at(fact.verb.start)
    if index is None:
        return None
    sentence = resolved.segmented.sentences[index]
    if _is_of_another_time(resolved, sentence, fact):
        return None
    called = _meetings_told_of(frame, index, meetings)
    if len({m.date.value for m in called if m.date is not None}) != 1:
        return None
    date = called[0].date
    told = next((e for e in called[0].evidence if e.field == "date"), None)
    if date is None or told is None:
        return None
    return Dated(date, frame.quoted("date", told.start, told.end, "date_of_ceremony"))


def _meetings_told_of(frame: Frame, index: int, meetings: list[Event]) -> list[Event]:
    """The meetings at which the deeds of a sentence may have been done: those that it points to, or one before that it goes on from;
    "theo đó" goes on from the sentence that tells of the meeting itself."""
    resolved, sentences = frame.resolved, frame.resolved.segmented.sentences
    for at in range(index, max(index - _MOST_ON, -1), -1):
        sentence = sentences[at]
        if at < index and _PAST.search(resolved.key, *sentence):
            return []
        if said := _MEETING.match(resolved.key, *sentence):
            start, _ = frame.place(*sentence)
            kind = said["at"] or said["by"]
            return [m for m in meetings if min(e.start for e in m.evidence) < start and _is_called(m, kind)]
        if at and _BY_IT.match(resolved.key, *sentence):
            begin, end = frame.place(*sentences[at - 1])
            told = [m for m in meetings if any(e.field == "date" and begin <= e.start < end for e in m.evidence)]
            if told:
                return told
        if not _GOES_ON.match(resolved.key, *sentence):
            return []
    return []


def _is_of_another_time(resolved: Resolved, sentence: Span, fact: Fact) -> bool:
    """True where the sentence tells the deed as past, only as spoken of, or gives it a time of its own."""
    start = max(sentence.start, fact.verb.start - 200)
    if _PAST.search(resolved.key, *sentence) or _is_spoken_of(resolved.key, start, fact.verb.start):
        return True
    return any(d.role != "term" and d.role != "document" for d in resolved.dates_in(sentence.start, fact.verb.start))


def _is_spoken_of(key: str, start: int, verb: int) -> bool:
    """True for a deed that is only a matter of talk: "báo chí hỏi về việc | bổ nhiệm", not "ký quyết định về việc | bổ nhiệm"."""
    return _SPOKEN_OF.search(key, start, verb) is not None and _DECIDED.search(key, start, verb) is None


def _is_called(meeting: Event, kind: str | None) -> bool:
    """True for a meeting that the word for it may mean: "kỳ họp" means one that is called so, "buổi lễ" any "lễ"."""
    name = meeting.meeting.name.lower() if meeting.meeting else ""
    return kind is None or name.startswith(_ALIKE.get(kind, kind))


_ROLES = frozenset({"event", "period", "other"})
_MONTH_OR_YEAR = re.compile(r"(?:\d{4}|XXXX)-\d\d|\d{4}")
_OPENS = re.compile(  # what stands before a time that opens a clause
    r"(?:(?:^|(?<!\d)[,;]|\brồi|\bvà|ông|bà|anh|chị) ?)(?:(?:từ|vào|đến|trong|đầu|cuối|giữa|khoảng|hồi|sau đó|tháng|năm) ?)*$"
)
_TO_DEED = re.compile(
    r"(?:(?!(?<!\w)(?:sau đó|sau này|về sau|trước đó|đến nay|hiện nay|hiện|việc|khi|người|tốt nghiệp)(?!\w))[^;:]){0,140}"
)
_FROM_THEN = re.compile(
    r"(?: (?:theo chế độ|theo quy định|theo nguyện vọng|trước tuổi))?(?:,? (?:kể từ|từ|vào|hồi|trong))?"
    r" ?(?:(?:đầu|cuối|giữa) )?(?:tháng |(?<=từ )năm |(?<=vào )năm |(?<=hồi )năm )?"
)
_ALIKE = {
    "buổi lễ": ("lễ", "buổi lễ", "trao ", "công bố "),  # a ceremony may be called by its deed
    "lễ": ("lễ", "buổi lễ", "trao ", "công bố "),
    "cuộc họp": ("họp", "cuộc họp", "phiên họp", "buổi họp"),
    "buổi họp": ("họp", "cuộc họp", "phiên họp", "buổi họp"),
}
_KIND = "kỳ họp|phiên họp|cuộc họp|buổi họp|hội nghị|đại hội|buổi lễ|lễ"
_MEETING = re.compile(  # how a sentence begins that tells what was done at the meeting of the news, or by it
    rf"[-–+\"“ ]*(?:cũng |ngay )?(?:tại|trong) (?P<at>{_KIND})(?: (?:này|trên|lần này))?(?:,| (?=các |đã |hội đồng |hđnd |ban |chủ tọa ))"
    rf"|[-–+\"“ ]*(?P<by>{_KIND})(?: này)? "
    r"(?=(?:đã|cũng|đồng thời|tiến hành|nhất trí|thống nhất|biểu quyết|tín nhiệm|tiếp tục|bầu|miễn nhiệm)(?!\w))"
    r"|[-–+\"“ ]*(?:cũng )?(?:(?:nhân )?dịp này|tại đây)(?!\w)"
)
_MOST_ON = 16  # sentences from one that points to a meeting to the last that goes on from it, as the lines of a list do
_BY_IT = re.compile(r"(?:theo đó|cụ thể|trong đó)[,:] ")
_GOES_ON = re.compile(
    r"[-–+*•]|\d{1,2}[.)] |(?:theo đó|cụ thể|trong đó)(?!\w)|(?:ban chấp hành|bch) [^,.;:]{0,60}?(?:họp|bầu)(?!\w)"
    r"|[^.;:]{4,90}? (?<!người )(?:được (?:[^,.;:]{2,40} )?bầu|trúng cử|tái cử|đắc cử|tái đắc cử)(?!\w)"
    r"|[-–+\"“ ]*(?:(?:kết quả|đồng thời|cùng với đó|tiếp đó)(?!\w)|với [^,.;]{3,60}(?:phiếu|tán thành|đại biểu)(?!\w)"
    r"|[^,.;:]{3,60}? (?:cũng|đồng thời) (?:đã |tiến hành )?(?!từng))"
)
_PAST = re.compile(
    r"(?<!\w)(?:trước đó|trước đây|từng|năm ngoái|năm trước|lúc đó|khi đó|khi còn|nhiệm kỳ trước|sinh năm|sau này|lần trước)(?!\w)"
)
_THEN = re.compile(r"(?<!\w)(?:sau đó|sau này|về sau|trước đó)(?!\w)")  # "ngày 1/8/2014 được bổ nhiệm …, sau đó | được bầu …"
_BORN = re.compile(r"\b(?:sinh|sn)(?: ngày| năm)? ?$")
# "Bộ trưởng bị phế truất A bị bắt | ngày 31/3"
_OF_OTHER_DEED = re.compile(r"(?<!\w)bị (?:bắt|khởi tố|tạm giam|truy tố|kết án)(?!\w)[^.;]*$")
_SPOKEN_OF = re.compile(r"\b(?:việc|chuyện|trường hợp|(?<!bộ )(?<!sở )thông tin|câu hỏi)\b[^,.;]*$")
_DECIDED = re.compile(r"(?<!\w)(?:quyết định|nghị quyết|phê chuẩn|thông qua|thực hiện|tiến hành)(?!\w)[^.;]* việc [^,.;]*$")
