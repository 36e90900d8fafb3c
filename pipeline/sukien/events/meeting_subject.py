"""Who meets, visits, inspects or celebrates on a day: "Sáng 16/6, tại …, Nhà xuất bản A (đã) kỷ niệm …"."""

from __future__ import annotations

import re
from bisect import bisect_left

from sukien.mentions import Anchor, Span, beginning_at, start_of
from sukien.resolved import Resolved


def does_on_a_day(resolved: Resolved, index: int, anchor: Anchor, before: str) -> bool:
    """True for "Sáng 16/6, tại …, Nhà xuất bản A (đã) kỷ niệm …": a day begins the sentence, someone stands before the verb."""
    start = resolved.segmented.sentence_starts[index]
    if anchor.entry.phrase == "làm việc" and not resolved.key.startswith(_WORKS_WITH, anchor.end):
        return False
    if anchor.entry.phrase.endswith("bầu") and before.endswith("đã "):
        return True
    if anchor.entry.code == "session" and _right_after_day(resolved, anchor.start):
        return True
    if anchor.entry.code in _COME_TO and resolved.text[anchor.start].isupper() and opens_with_deed(resolved, index, anchor.end):
        return True
    days = resolved.dates_in(start, (start + 40 if start + 40 < anchor.start else anchor.start) + 1)
    dated = bool(days) and (days[0].role == "event" or days[0].value.count("-") == _IN_A_RUN_OF_DAYS)
    if (
        not dated
        and not (anchor.entry.code == "review" and before.endswith(" đã ") and resolved.key.startswith(_LATELY, start))
        and later_that_day(resolved, index) is None
    ):
        return anchor.entry.code in _COME_TO and _does_on_later_day(resolved, index, anchor, start)
    if anchor.entry.phrase.startswith("quốc hội "):
        return True
    near = max(start, anchor.start - 200)
    if anchor.entry.code == "inspection":
        return _inspects(resolved, near, anchor.start) or _supervises(resolved, near, anchor)
    by_officials = anchor.entry.code in {"gathering", "visit"} or anchor.entry.fields.get("use") == "staged"
    official = not by_officials or _holds_office(resolved, near, anchor.start)
    if not official:
        return False
    if before.endswith("các đại biểu ") and resolved.key.startswith((" tại ", " ở ", " với ", " về "), anchor.end):
        return True
    if _DID.search(before) or (anchor.entry.code == "gathering" and _SOMEONE.search(before)):
        return True
    who = [span for span, _ in (*resolved.units_in(near, anchor.start), *resolved.persons_in(near, anchor.start))]
    if any(_ADVERBS.fullmatch(resolved.key, span.end, anchor.start) for span in who):
        return True
    return anchor.entry.code == "visit" and "chuyến " not in before and _inspects(resolved, near, anchor.start)


def _does_on_later_day(resolved: Resolved, index: int, anchor: Anchor, start: int) -> bool:
    """True for "Bí thư Tỉnh ủy A (đã) tiếp Đại sứ B chiều 5/4": an official begins the sentence, and the day ends it."""
    end = min(resolved.segmented.sentences[index].end, anchor.end + _LONGEST_DEED)
    days = resolved.dates_in(anchor.end, end) if anchor.start - start <= _LONGEST_DEED else []
    if not any(d.role == "event" and d.part_of_day for d in days) or not _inspects(resolved, start, anchor.start):
        return False
    person = beginning_at(resolved.mentions.persons, resolved.persons_in(start, anchor.start)[0][0].start)
    return person is not None and person.full.start - start <= _HONORIFIC


def opens_with_deed(resolved: Resolved, index: int, end_of_verb: int) -> Span | None:
    """Who acts in a sentence that begins with what he did on a day: "Làm việc với Sở A sáng 5/6, | Bí thư Tỉnh ủy B yêu cầu …"."""
    end = resolved.segmented.sentences[index].end
    day = next((d for d in resolved.dates_in(end_of_verb, min(end, end_of_verb + _LONGEST_DEED)) if d.role == "event"), None)
    people = resolved.persons_in(day.end, min(end, day.end + _LONGEST_DEED)) if day is not None else []
    if (
        day is None
        or not people
        or not any(o.branch is not None and not o.former for o in people[0][1].offices)
        or resolved.text[day.start].isupper()
    ):
        return None
    span = people[0][0]
    mention = beginning_at(resolved.mentions.persons, span.start)
    begins = span.start if mention is None else mention.full.start
    return span if _COMMA.fullmatch(resolved.key, day.end, begins) else None


def _holds_office(resolved: Resolved, start: int, end: int) -> bool:
    """True when a unit or one who holds an office stands in [start, end): others who meet and visit are no news of a meeting."""
    titles = resolved.segmented.anchors.get("titles", [])
    title = bisect_left(titles, start, key=start_of)
    if title < len(titles) and titles[title].end <= end:
        return True
    if resolved.units_in(start, end) or _DELEGATION.search(resolved.key, start, end):
        return True
    return any(person.offices for _, person in resolved.persons_in(start, end))


def _inspects(resolved: Resolved, start: int, end: int) -> bool:
    """True when an official is the subject of the verb at `end`: what the police or an agency inspects is no meeting."""
    people = resolved.persons_in(start, end)
    leads = resolved.key.rfind("làm trưởng đoàn", start, end) >= 0
    if not people or not (leads or any(office.branch is not None and not office.former for office in people[-1][1].offices)):
        return False
    span = people[-1][0]
    person = beginning_at(resolved.mentions.persons, span.start)
    if _OBJECT.search(resolved.key, start, span.start if person is None else person.full.start):
        return False
    return _GOES_TO.fullmatch(resolved.key, span.end if person is None else max(span.end, person.full.end), end) is not None


def _supervises(resolved: Resolved, start: int, anchor: Anchor) -> bool:
    """True where a council or the Front supervises: "Sáng 27/11, Thường trực HĐND tỉnh (đã tổ chức) | giám sát việc …"."""
    if not anchor.entry.phrase.startswith(("giám sát", "khảo sát")) or resolved.key.startswith(" chặt", anchor.end):
        return False
    who = [span for span, _ in resolved.units_in(start, anchor.start)]
    return (
        bool(who)
        and _COUNCIL.search(resolved.key, start, who[-1].end) is not None
        and (_GOES_TO.fullmatch(resolved.key, who[-1].end, anchor.start) is not None)
    )


def _right_after_day(resolved: Resolved, start: int) -> bool:
    """True for "Ngày 9/6, thảo luận tại hội trường về …, đại biểu A …"."""
    last = bisect_left(resolved.date_starts, start) - 1
    return (
        last >= 0
        and start - resolved.dates[last].end < 20
        and _AFTER_DAY.fullmatch(resolved.key, resolved.dates[last].end, start) is not None
    )


def later_that_day(resolved: Resolved, index: int) -> re.Match[str] | None:
    """How the sentence at `index` begins where it tells what came next on a day: "Chiều cùng ngày, …", "Ngay sau lễ đón, …"."""
    start = resolved.segmented.sentence_starts[index]
    return _LATER_THAT_DAY.match(resolved.key, start) if resolved.key.startswith(_LATER_BEGINS, start) else None


_COUNCIL = re.compile(r"(?<!\w)(?:hđnd|hội đồng nhân dân|mttq|mặt trận tổ quốc|quốc hội)(?!\w)")
_IN_A_RUN_OF_DAYS = 4  # hyphens: "2018-04-03/2018-04-05"
_LATELY = ("vừa qua, ", "mới đây, ")
_COME_TO = {"visit", "gathering", "inspection"}
_HONORIFIC = 12  # characters, and the place of a dateline
_LONGEST_DEED = 200  # characters
_COMMA = re.compile(r"\)?, (?:(?:đồng chí|đ/c|ông|bà) )?")
_DELEGATION = re.compile(r"\b(?:đoàn|lãnh đạo|đại diện|đại biểu|thường trực|ban)\b")
_WORKS_WITH = (" với ", " tại ", " ở ", " về ", " cùng ", " trực tuyến ")
# Another part of the day, or what follows a welcome: another meeting, on the day of the first.
_LATER_BEGINS = ("*", "•", "-", "–", " ", "cũng ", "trong ", "trưa ", "chiều ", "tối ", "ngay sau ", "sau ")
_LATER_THAT_DAY = re.compile(
    r"[*•\-– ]*(?:cũng )?(?:trong )?(trưa|chiều|tối) cùng ngày, "
    r"|(?:ngay )?sau (?:(?:buổi |cuộc )?(?:lễ đón|lễ chào cờ|hội đàm|hội kiến))(?: (?:chính thức|trọng thể))*, "
)
_SOMEONE = re.compile(r", [^,.;:]{4,60} $")
_AFTER_DAY = re.compile(r"\)?, (?:khi |trong phiên |tiếp tục )?")
_ADVERBS = re.compile(
    r"(?:,? \(?(?:khóa|khoá|nhiệm kỳ) [^ ,()]{1,12}\)?,?)* ?(?:(?:long trọng|trọng thể|trang trọng|tưng bừng|chính thức|tiếp tục|cùng) )*"
)
_DID = re.compile(r"\b(?:đã|vừa|tổ chức|dành thời gian)(?: (?:đến|tới|có buổi))? $")
# Between a name and a verb: someone else does it, or it is done to him.
_ANOTHER = r"\b(?:bị|được|sẽ|sau đó|đề nghị|yêu cầu|giao|thống nhất|khám xét|kiểm tra)\b"
_OBJECT = re.compile(r"\b(?:bắt|giao|chỉ đạo|yêu cầu|đề nghị|phân công|cử|mời|tuyên phạt|khởi tố)\b[^,;.:]{0,12}$")
# "(cùng lãnh đạo các sở) đã dẫn đầu đoàn công tác đến kiểm tra"
_GOES_TO = re.compile(
    rf"(?:,? (?:cùng|và)\b(?:(?!{_ANOTHER})[^;.:]){{0,120}})?[ ,–-]*"
    r"(?:(?:đã|vừa|trực tiếp|đi|đến|tới|xuống|có buổi|tiến hành|tổ chức|làm trưởng đoàn|dẫn đầu[^;.:]{0,50}) )*"
)
