"""Who is moved to another place of work with no word of a post, and the post that somebody is moved from.

"điều động ông A, Giám đốc Sở Nội vụ, đến công tác tại Sở Tư pháp", "ông A được điều động về công tác tại Sở Tư pháp"
"được điều động từ vị trí Giám đốc Sở Tài chính sang làm …"
"điều động ông A, Phó Giám đốc Sở Y tế, | bổ nhiệm giữ chức …", "tiếp nhận bà B, chuyên viên, và | bổ nhiệm làm …"
"""

from __future__ import annotations

import re

from sukien.events.appointment_facts import RANK, Fact, Subject, held_before
from sukien.events.appointment_offices import offices_at
from sukien.mentions import Span
from sukien.resolved import Resolved


def was_moved(resolved: Resolved, verb: Span, group: list[Subject], before: Subject | None, planned: bool) -> list[Fact]:
    """Of whom it is said that they were moved, among `group`; before: whom "ông" stands for."""
    of = [s for s in group if s is before or _IS_MOVED.fullmatch(resolved.key, s.full.end, verb.start)]
    return [Fact("transfer", s, verb, held_before(resolved, s), None, planned, "was_moved_elsewhere") for s in of]


def moved(resolved: Resolved, verb: Span, people: list[Subject], reach: int, planned: bool) -> list[Fact]:
    """Those named behind the verb whose new place of work is told."""
    ends = [*(s.full.start for s in people[1:]), reach]
    return [
        Fact("transfer", s, verb, held_before(resolved, s), None, planned, "moved_elsewhere")
        for s, end in zip(people, ends[: len(people)], strict=True)
        if _MOVED.search(resolved.key, s.span.end, min(end, s.span.end + 160))
    ]


def post_left(resolved: Resolved, start: int, end: int) -> Span | None:
    """The post told behind a verb that ends at `start` as the one that is left: " từ vị trí | Giám đốc Sở sang …"."""
    told = _LEFT.match(resolved.key, start, end)
    return next(iter(offices_at(resolved, told.end(), end)), None) if told is not None else None


def just_moved(key: str, sentence: Span, verb: int, subjects: list[Subject]) -> list[Subject]:
    """Who was just told to be moved or taken on, before a verb at `verb` that gives him a post without naming him again."""
    people = [s for s in subjects if s.person is not None and s.full.end <= verb][-1:]
    return [
        s
        for s in people
        if _MOVES.search(key, max(sentence.start, s.full.start - 50), s.full.start) and _AND_THEN.fullmatch(key, s.span.end, verb)
    ]


_MOVES = re.compile(rf"(?<!\w)(?:điều động|luân chuyển|tiếp nhận|biệt phái|phân công|cử)(?: (?:đồng chí|ông|bà))? ?{RANK}$")
_AND_THEN = re.compile(r"[^.;:]{0,140}?(?:,| và|, và|,? đồng thời| [-–]) ")
_MOVED = re.compile(r" ?(?:đến|về|sang|tới) (?:nhận )?(?:công tác|nhận nhiệm vụ)| ?\b(?:đến(?! từ )|về|sang) ")
MOVED_TO_WORK = re.compile(
    r" ?(?:đến|về|sang|tới) (?:nhận )?(?:công tác|nhận nhiệm vụ)| (?:công tác|nhận nhiệm vụ|làm việc) tại "
    r"| từ [^,.;:]{3,80} (?:đến|về|sang|tới) "
    r"| (?:đến|về|sang) (?:sở|ban|bộ|cục|vụ|chi cục|phòng|văn phòng|trung tâm|trường|công an|viện|tòa án|ubnd|tỉnh|huyện|thành phố|thị xã"
    r"|quận|xã|phường|(?:tỉnh|thành|huyện|thị|quận|đảng) ủy)(?!\w)"
    r"(?![^.;:]{0,40} (?:chữa cháy|cấp cứu|cứu hộ|giúp|hỗ trợ|tăng cường|chống)(?!\w))"
)
_IS_MOVED = re.compile(r"[ ,]*(?:\([^)]{0,60}\),? ?)?(?:(?:đã|vừa|cũng|sẽ|lại|được|[^,.;]{0,40}? được) )+(?:[^,.;]{0,40} )?")
_LEFT = re.compile(r" từ (?:(?:vị trí|cương vị|chức vụ|chức danh|chức) )?(?!ngày|tháng|năm)")  # "được điều động từ vị trí X sang làm Y"
