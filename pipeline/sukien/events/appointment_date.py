"""On what day an appointment was made: the day that its sentence names, else that of the meeting which the sentence points back to.

day in sentence   the last before the verb, else the first behind it; no birthday, no day on which it was only spoken of
at the meeting    "Sáng 10/11, HĐND tỉnh tổ chức kỳ họp. Tại kỳ họp, các đại biểu bầu ông A …", "Đại hội đã bầu bà B …": the day of the
                  meetings told before that are called so, when it is one; also "Kỳ họp cũng miễn nhiệm …" and, right behind such a
                  sentence, one that goes on with "cũng", "đồng thời", "kết quả"
Otherwise none: a deed told as past, planned, or of a time of its own ("Năm 2016, …") did not happen at the meeting.
"""

from __future__ import annotations

import re
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
    for fact in facts:
        day = _day_in_sentence(frame.resolved, fact)
        date = frame.date(day)
        if day is not None and date is not None:
            return Dated(date, frame.evidence("date", day.start, day.end, day.rule))
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
    spoken_of = _SPOKEN_OF.search(key, max(sentence.start, fact.verb.start - 60), fact.verb.start) is not None
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
    said = _MEETING.match(resolved.key, *sentence)
    if said is None and index and _GOES_ON.match(resolved.key, *sentence):
        before = resolved.segmented.sentences[index - 1]
        said = None if _PAST.search(resolved.key, *before) else _MEETING.match(resolved.key, *before)
    if said is None:
        return None
    start, _ = frame.place(*sentence)
    called = [m for m in meetings if min(e.start for e in m.evidence) < start and _is_called(m, said["at"] or said["by"])]
    if len({m.date.value for m in called if m.date is not None}) != 1:
        return None
    date = called[0].date
    told = next((e for e in called[0].evidence if e.field == "date"), None)
    if date is None or told is None:
        return None
    return Dated(date, frame.quoted("date", told.start, told.end, "date_of_ceremony"))


def _is_of_another_time(resolved: Resolved, sentence: Span, fact: Fact) -> bool:
    """True where the sentence tells the deed as past, only as spoken of, or gives it a time of its own."""
    key, start = resolved.key, max(sentence.start, fact.verb.start - 200)
    if _PAST.search(key, *sentence) or (
        _SPOKEN_OF.search(key, start, fact.verb.start) and not _DECIDED.search(key, start, fact.verb.start)
    ):
        return True
    return any(d.role != "term" and d.role != "document" for d in resolved.dates_in(sentence.start, fact.verb.start))


def _is_called(meeting: Event, kind: str | None) -> bool:
    """True for a meeting that the word for it may mean: "kỳ họp" means one that is called so, "buổi lễ" any "lễ"."""
    name = meeting.meeting.name.lower() if meeting.meeting else ""
    return kind is None or name.startswith(_ALIKE.get(kind, kind))


_ALIKE = {
    "buổi lễ": ("lễ", "buổi lễ"),
    "lễ": ("lễ", "buổi lễ"),
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
_GOES_ON = re.compile(
    r"[-–+\"“ ]*(?:(?:kết quả|đồng thời|cùng với đó|tiếp đó)(?!\w)|với [^,.;]{3,60}(?:phiếu|tán thành|đại biểu)(?!\w)"
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
