"""Who does what in one sentence: persons and role verbs, read from left to right.

Three shapes of the press, after DOMAIN's grammar of attendee lists:

subject and verb       "đồng chí A, Bí thư Huyện ủy; đồng chí B, Chủ tịch UBND huyện dự hội nghị"
head and list          "Dự hội nghị có các đồng chí: A, …; B, …", "dưới sự chủ trì của đồng chí A"
head and subject       "Phát biểu tại buổi lễ, đồng chí A nhấn mạnh …"

A person who stands in the genitive ("của đồng chí A"), for whom another acts ("thay mặt"), or who is the goal of the verb
("cho", "tặng") is no subject; the goals of an award verb receive.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Literal, NamedTuple

from sukien.mentions import Anchor, Person, Resolved, Span
from sukien.records import ParticipantRole

AWARD_REACH = 130
Standing = Literal["subject", "object", "goal", "listed"]


class Actor(NamedTuple):
    """A mention of a person; full: with honorific and offices."""

    span: Span
    full: Span
    person: Person


class Cue(NamedTuple):
    """A role verb; award: what is handed over is an award."""

    start: int
    end: int
    role: ParticipantRole
    award: bool
    passive: bool


class Found(NamedTuple):
    """A person in a role, with the place of the name, the place of the verb, and the rule."""

    person: Person
    role: ParticipantRole
    name: Span
    cue: Span
    rule: str


class _Clause:
    """What the reader of a sentence holds in mind: who acts, which roles wait for a person, which are dealt out to a list."""

    __slots__ = ("cue", "group", "listing", "standing", "waiting")

    def __init__(self) -> None:
        self.group: list[Actor] = []
        self.waiting: list[Cue] = []
        self.listing: list[Cue] = []
        self.cue: Cue | None = None
        self.standing: Standing | None = None


def read_sentence(key: str, actors: list[Actor], cues: list[Cue], listing: list[Cue]) -> tuple[list[Found], list[Cue]]:
    """Roles of one sentence. `listing`: roles dealt out by the line before ("Dự có:"); returns those still open at the end.

    actors, cues: those of the sentence, in order. Linear in their number.
    """
    found: list[Found] = []
    clause = _Clause()
    clause.listing = list(listing)
    items: list[Actor | Cue] = sorted([*actors, *cues], key=_start)
    last: Actor | Cue | None = None
    for item in items:
        if isinstance(item, Cue):
            _meet_cue(key, clause, item, found)
        else:
            gap = key[_end(last) : item.full.start] if last is not None else ""
            _meet_actor(clause, item, last, gap, found)
        last = item
    waits = clause.waiting if not clause.group else []
    return found, clause.listing or waits


def _start(item: Actor | Cue) -> int:
    return item.span.start if isinstance(item, Actor) else item.start


def _end(item: Actor | Cue) -> int:
    return item.full.end if isinstance(item, Actor) else item.end


def _meet_cue(key: str, clause: _Clause, cue: Cue, found: list[Found]) -> None:
    if clause.listing and clause.group:
        clause.group = clause.group[-1:] if _SAME_PERSON.fullmatch(key[clause.group[-1].full.end : cue.start]) else []
    clause.listing = []
    clause.cue = cue
    if cue.role in {"present", "receive"} and not cue.award:
        return
    if cue.role == "present" and not cue.passive and clause.group and not _hands_over(key, clause.group, cue):
        return
    if cue.role == "present" and cue.passive:
        _give(clause.group, "receive", cue, "subject_is_given", found)
    elif clause.group:
        _give(clause.group, cue.role, cue, "subject_of_role_verb", found)
    elif cue.role != "present":
        clause.waiting.append(cue)


def _hands_over(key: str, group: list[Actor], cue: Cue) -> bool:
    """False for a grantor ("được Thủ tướng A tặng Bằng khen"), and where another subject stands between ("việc Nhà nước trao")."""
    if _OTHER_SUBJECT.search(key[group[-1].full.end : cue.start]):
        return False
    return not (key[: group[0].full.start].endswith("được ") and key.startswith("tặng", cue.start))


def _meet_actor(clause: _Clause, actor: Actor, last: Actor | Cue | None, gap: str, found: list[Found]) -> None:
    if clause.listing:
        _deal(clause.listing, actor, "listed_under_role", found)
        clause.group.append(actor)
        clause.standing = "listed"
        return
    standing = _standing(clause, last, gap)
    clause.standing = standing
    if standing == "goal" and clause.cue is not None:
        _give([actor], "receive", clause.cue, "goal_of_award_verb", found)
    if standing != "subject":
        return
    if isinstance(last, Actor) and not _NEW_CLAUSE.search(gap):
        clause.group.append(actor)
    else:
        clause.group = [actor]
    if clause.waiting and (isinstance(last, Cue) or last is None) and _heads_list(clause.waiting, gap):
        clause.listing, clause.waiting = clause.waiting, []
        _deal(clause.listing, actor, "listed_under_role", found)
    else:
        _deal(clause.waiting, actor, "subject_after_role_verb", found)
        if isinstance(last, Cue) and last not in clause.waiting:
            clause.waiting = []


def _heads_list(waiting: list[Cue], gap: str) -> bool:
    """True for "Dự hội nghị có …", "sự chủ trì của …"; words of saying head no list ("lời chúc mừng của …")."""
    if any(c.role == "speak" for c in waiting) and not any(c.role != "speak" for c in waiting):
        return _SAID_BY.match(gap) is not None
    return _LIST_HEAD.search(gap) is not None


def _standing(clause: _Clause, last: Actor | Cue | None, gap: str) -> Standing:
    """What the words before a person make of him."""
    if last is None:
        return "object" if _NOT_SUBJECT.search(gap) else "subject"
    if isinstance(last, Actor):
        if _GOAL.search(gap) and clause.cue is not None and clause.cue.award:
            return "goal"
        if _NOT_SUBJECT.search(gap):
            return "object"
        if _NEW_CLAUSE.search(gap):
            return "subject"
        return clause.standing or "subject"
    if clause.waiting and last in clause.waiting:
        return "subject"
    if last.award and _GOAL.search(gap):
        return "goal"
    if _NOT_SUBJECT.search(gap):
        return "object"
    return "subject" if _BOUNDARY.search(gap) else "object"


def _give(actors: list[Actor], role: ParticipantRole, cue: Cue, rule: str, found: list[Found]) -> None:
    found.extend(Found(a.person, role, a.span, Span(cue.start, cue.end), rule) for a in actors)


def _deal(cues: list[Cue], actor: Actor, rule: str, found: list[Found]) -> None:
    found.extend(Found(actor.person, c.role, actor.span, Span(c.start, c.end), rule) for c in cues)


def cues_in(resolved: Resolved, anchors: list[Anchor], start: int, end: int) -> list[Cue]:
    """The role verbs of [start, end), the longest at each place; look-alikes ("dự án", "theo đề nghị") hide what they cover."""
    found: list[Cue] = []
    reach = start
    for anchor in anchors[bisect_left(anchors, start, key=_anchor_start) : bisect_left(anchors, end, key=_anchor_start)]:
        if anchor.start < reach:
            continue
        reach = anchor.end
        role = anchor.entry.code
        if role == "none":
            continue
        before = resolved.key[max(start, anchor.start - 16) : anchor.start]
        if _DENIED.search(before) or (role == "speak" and (before.endswith("được ") or _PRAISE.match(resolved.key, anchor.start))):
            continue
        award = role in {"present", "receive"} and _gives_award(resolved, anchor.end, end)
        if role == "sign" and not _SIGNED.search(resolved.key, anchor.start, min(end, anchor.end + 90)):
            continue
        found.append(Cue(anchor.start, anchor.end, role, award, before.endswith(("được ", "được các ", "vinh dự được "))))  # type: ignore[arg-type]
    return found


def _gives_award(resolved: Resolved, start: int, end: int) -> bool:
    """True when an award stands right after a verb of handing over."""
    end = min(end, start + AWARD_REACH)
    forms = resolved.mentions.forms
    at = bisect_left(forms, start, key=lambda f: f.start)
    first = forms[at].start if at < len(forms) and forms[at].start < end else None
    other = _AWARD_WORD.search(resolved.key, start, end)
    place = min((p for p in (first, other.start() if other else None) if p is not None), default=None)
    return place is not None and not _GIFT.search(resolved.key, start, place)


def _anchor_start(anchor: Anchor) -> int:
    return anchor.start


_HONORIFIC = r"(?:các |đồng chí |đ/c |ông |bà |anh |chị |em |thầy |cô |nguyên |cố |đại biểu )*"
_NOT_SUBJECT = re.compile(
    rf"\b(?:của|với|gặp|mời|thay mặt|đại diện|ủy quyền|uỷ quyền|mừng|tiếp|giao|nhờ|thăm|bởi|từ|về|gia đình|vợ|chồng|con|con trai|con gái|mẹ|bố"
    rf"|cho|tặng|tới|đến|cảm ơn|biểu dương|là|mang tên|tên|giữa|như|trên|dưới thời|bí danh|tức|vì) {_HONORIFIC}$"
)
_GOAL = re.compile(rf"\b(?:cho|tặng|tới|gồm|gồm có|đến)(?: ?:)? {_HONORIFIC}$|\b(?:cho|tặng|gồm)\b[^,;]{{0,60}}(?::| gồm) ?{_HONORIFIC}$")
_NEW_CLAUSE = re.compile(r"[.”\"]|\b(?:khi|mà|rằng|thì|nhưng|do)\b")
_BOUNDARY = re.compile(r"[,;:.”\"]|\b(?:và|do|thì|rằng|mà)\b|^ ?$")
_LIST_HEAD = re.compile(r"\b(?:có|gồm|gồm có|còn có|là)\b|:|^ của\b")
_SAME_PERSON = re.compile(r"[^;]{0,80}")
_DENIED = re.compile(r"\b(?:không|chưa|theo|sự|việc|lời|bài|thư|khách|đại biểu|người|để|hoa) $")
_PRAISE = re.compile(r"(?:chúc mừng|động viên|biểu dương|khen ngợi|cảm ơn)(?: và|,) (?:trao|tặng)")
_OTHER_SUBJECT = re.compile(r"\b(?:việc|rằng|mà|khi|được|đã được|do)\b")
_SAID_BY = re.compile(r"(?: chỉ đạo| khai mạc| quan trọng)? của ")
_SIGNED = re.compile(r"chương trình|thỏa thuận|biên bản|giao ước|quy chế|kế hoạch|hợp đồng|liên tịch|ghi nhớ|phối hợp|hợp tác|bản cam kết")
_AWARD_WORD = re.compile(
    r"huân chương|huy chương|huy hiệu|kỷ niệm chương|bằng khen|giấy khen|danh hiệu|cờ thi đua|cờ đơn vị|cờ truyền thống|bằng công nhận"
    r"|bằng chứng nhận|giấy chứng nhận|giấy công nhận|bằng cử nhân|bằng tốt nghiệp|bằng tiến sĩ|bằng di tích|quyết định|bức trướng|giải thưởng"
    r"|thư khen|bằng tổ quốc|giải nhất|giải nhì|giải ba|bằng ghi công|bảng vàng|cúp|chứng nhận|biểu trưng|bằng vinh danh|phần thưởng"
)
_GIFT = re.compile(r"\b(?:hoa|quà|suất|học bổng|tiền|nhà|sổ tiết kiệm|xe)\b|[.;]")
