"""Who does what in one sentence: persons and role verbs, read from left to right.

Three shapes of the press, after DOMAIN's grammar of attendee lists:

subject and verb       "đồng chí A, Bí thư Huyện ủy; đồng chí B, Chủ tịch UBND huyện dự hội nghị"
head and list          "Dự hội nghị có các đồng chí: A, …; B, …", "dưới sự chủ trì của đồng chí A"
head and subject       "Phát biểu tại buổi lễ, đồng chí A nhấn mạnh …"

A person who stands in the genitive ("của đồng chí A"), for whom another acts ("thay mặt"), or who is the goal of the verb
("cho", "tặng") is no subject; the goals of an award verb receive. What a speaker says is not what he does.
"""

from __future__ import annotations

import re
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from sukien.events.role_cues import THERE_CAME, Cue
from sukien.events.role_goals import HONORIFIC, comes_and_gives, gives_himself, is_given, is_given_too, is_other, tells_of_others
from sukien.events.role_lists import is_label
from sukien.mentions import Span, start_of
from sukien.records import ParticipantRole
from sukien.resolved import Person
from sukien.whole_words import whole_words

Standing = Literal["subject", "object", "goal", "listed", "agent"]


class Actor(Struct, frozen=True, gc=False):
    """A mention of a person; full: with honorific and offices; named: by name, not by office alone."""

    start: int
    span: Span
    full: Span
    person: Person
    named: bool


class Found(Struct, frozen=True, gc=False):
    """A person in a role, with the place of the name, the place of the verb, and the rule."""

    person: Person
    role: ParticipantRole
    name: Span
    cue: Cue | Span
    rule: str


class _Clause:
    """What the reader of a sentence holds in mind.

    group: who acts; waiting: roles that wait for a person; listing: roles dealt out to all who follow; cue: the last verb;
    said: the end of the last word of saying, after which the rest is speech; standing: of the last person; agent: by whom the
    group is given something ("ông A được Chủ tịch UBND tỉnh B tặng Bằng khen").
    """

    __slots__ = ("agent", "cue", "group", "listing", "said", "standing", "waiting")

    def __init__(self, listing: list[Cue]) -> None:
        self.group: list[Actor] = []
        self.waiting: list[Cue] = []
        self.listing = list(listing)
        self.cue: Cue | None = None
        self.agent: Actor | None = None
        self.said: int | None = None
        self.standing: Standing | None = None


def read_sentence(key: str, actors: list[Actor], cues: list[Cue], listing: list[Cue], end: int) -> tuple[list[Found], list[Cue]]:
    """Roles of one sentence. `listing`: roles dealt out by the line before ("Dự có:"); returns those still open at the end.

    actors, cues: those of the sentence that ends at `end`, in order. Where it ends in a colon, whom it gives stand in the lines
    below ("Danh sách sinh viên được tặng Bằng khen:"). Linear in their number.
    """
    found: list[Found] = []
    clause = _Clause(listing)
    last: Actor | Cue | None = None
    reach = 0
    items: list[Actor | Cue] = [*actors, *cues]
    for item in sorted(items, key=start_of):
        if isinstance(item, Cue):
            _meet_cue(key, clause, item, found)
            reach = item.end
        else:
            gap = key[reach : item.full.start] if last is not None else _opening(key, item.full.start)
            _meet_actor(clause, item, last, gap, found)
            reach = item.full.end
        last = item
    if clause.listing or (clause.waiting and not clause.group):
        return found, clause.listing or clause.waiting
    if isinstance(last, Cue) and last.award and key[reach:end].rstrip().endswith(":"):
        return found, [replace(last, role="receive")]
    return found, []


def _opening(key: str, start: int) -> str:
    """The words of the sentence right before its first person, where one stands next to him: no other tells anything of him."""
    if key[start - 1] != " " or not key[start - 2].isalpha():
        return ""
    before = key[start - 40 if start > 40 else 0 : start]
    line, stop = before.rfind("\n"), before.rfind(". ")
    return before[(line if line > stop else stop) + 1 :]


def _meet_cue(key: str, clause: _Clause, cue: Cue, found: list[Found]) -> None:
    if clause.group and cue.start - clause.group[-1].full.end > _FAR:
        clause.group = []
    if clause.listing:
        if cue.role == clause.listing[0].role and (cue.only_list or key[cue.start - 1] == "("):
            return  # "bà A (dự tại điểm cầu huyện); ông B"
        if clause.group and is_label(key, clause.group[-1].full.end, cue):
            _give(clause.group[-1:], "chair", cue, "labelled_in_list", found)
            return
        if cue.role == "speak" and _is_no_more_listed(key, clause):
            found[:] = [f for f in found if f.name != clause.group[-1].span or f.rule != "listed_under_role"]
        gap = key[clause.group[-1].full.end : cue.start] if clause.group else ";"
        spoken_of = not cue.only_list and ";" not in gap and not (cue.role == "sign" and "," in gap)  # ", hai bên đã | ký kết"
        clause.group = clause.group[-1:] if spoken_of else []
        clause.listing = []
    if clause.said is not None and cue.role != "speak" and not _AND_DOES.fullmatch(key, clause.said, cue.start):
        return
    clause.cue = cue
    if cue.role in {"present", "receive"} and not cue.award:
        return
    if clause.group and (key.startswith("sự ", cue.start) or (cue.role == "attend" and THERE_CAME.match(key, cue.end))):
        clause.group = []  # "Hội nghị do ông A chủ trì và có sự tham dự của …": others come
    if found and found[-1].rule == "goal_of_award_verb" and gives_himself(key, found[-1].name, cue):
        found[-1] = replace(found[-1], role="present", cue=cue, rule="subject_of_role_verb")
        return
    if not clause.group:
        if cue.role == "receive":
            waits = key.endswith(_ON_RECEIVING, 0, cue.start)
        elif cue.role == "present":
            waits = bool(clause.waiting) and comes_and_gives(key, clause.waiting[-1], cue)
        else:
            waits = cue.head
        if waits:
            clause.waiting.append(cue)
        elif cue.role == "speak" and clause.waiting:
            clause.waiting = []  # someone who is not named spoke: "Phát biểu tại lễ, Tổng thống cho biết ông A …"
        return
    gap = key[clause.group[-1].full.end : cue.start]
    if cue.role == "present" and (clause.agent is not None or (_GIVEN_BY.fullmatch(gap) and not _GREETS.search(gap))):
        _give(clause.group, "receive", cue, "given_by_another", found)
        if clause.agent is not None and _hands_over(key, [clause.agent], cue):
            _give([clause.agent], "present", cue, "hands_over_to_subject", found)
        return
    if cue.only_list or (gap != " " and _parts(clause, cue, gap)):
        return
    if cue.role == "present" and cue.passive:
        if tells_of_others(gap):
            return
        _give(clause.group, "receive", cue, "subject_is_given", found)
    elif cue.role != "present" or (not cue.honour and _hands_over(key, clause.group, cue)):
        speakers = _joined_to_last(key, clause.group) if cue.role == "speak" else clause.group
        _give(speakers, cue.role, cue, "subject_of_role_verb", found)
    if cue.role == "speak":
        clause.said = cue.end
        clause.waiting = []


def _parts(clause: _Clause, cue: Cue, gap: str) -> bool:
    """True where the words between a group and a verb tell that another does it."""
    if _CLAUSE_BETWEEN.search(gap) or (cue.role == "speak" and clause.said is not None and len(gap) > _NEAR):
        return True
    handed = "giao cho " in gap if cue.role == "speak" else _HANDED_ON.search(gap) is not None  # he answers whom it is given to
    return handed or (cue.role == "receive" and " trao " in gap) or (cue.role not in {"attend", "chair"} and ";" in gap)


def _joined_to_last(key: str, group: list[Actor]) -> list[Actor]:
    """The last of a group and those joined to him by "và" or a comma: who else is named before does something else than speak."""
    first = len(group) - 1
    while first > 0 and _AND.fullmatch(key, group[first - 1].full.end, group[first].full.start):
        first -= 1
    return group[first:]


def _is_no_more_listed(key: str, clause: _Clause) -> bool:
    """True when the last of a list of chairs is who speaks: "dưới sự chủ trì của ông A - Phó Chủ tịch, ông B cho biết"."""
    if len(clause.group) < 2 or any(c.role != "chair" for c in clause.listing):
        return False
    return _OPENING_ENDS_AT.fullmatch(key, clause.group[-2].full.end, clause.group[-1].full.start) is not None


def _hands_over(key: str, group: list[Actor], cue: Cue) -> bool:
    """False for a grantor ("được Thủ tướng A tặng", "Chủ tịch UBND tỉnh tặng"), and where another subject stands between."""
    if _OTHER_SUBJECT.search(key[group[-1].full.end : cue.start]):
        return False
    return not (key.startswith("tặng", cue.start) and (not group[-1].named or key.endswith("được ", 0, group[0].full.start)))


def _meet_actor(clause: _Clause, actor: Actor, last: Actor | Cue | None, gap: str, found: list[Found]) -> None:
    if clause.listing and " nghe " in gap:
        clause.listing, clause.group = [], []  # "Dưới sự chủ trì của ông A, hội nghị đã nghe ông B trình bày …"
    if clause.said is not None and _NEXT_ONE.search(gap):
        clause.said = None  # "Ông A đọc diễn văn; ông B tới dự"
    if clause.listing:
        if isinstance(last, Actor) and is_other(gap):
            return
        _deal(clause.listing, actor, "listed_under_role", found)
        clause.group.append(actor)
        clause.standing = "listed"
        return
    standing = clause.standing = _standing(clause, last, gap)
    if standing == "agent":
        clause.agent = actor
        return
    if standing == "goal" and clause.cue is not None:
        _give([actor], "receive", clause.cue, "goal_of_award_verb", found)
    if standing != "subject":
        return
    if isinstance(last, Actor) and not _NEW_CLAUSE.search(gap):
        clause.group.append(actor)
    else:
        clause.group = [actor]
    if clause.waiting and not isinstance(last, Actor) and _heads_list(clause.waiting, gap):
        clause.listing, clause.waiting = clause.waiting, []
        _deal(clause.listing, actor, "listed_under_role", found)
        return
    if clause.waiting:
        _deal([c for c in clause.waiting if not c.only_list], actor, "subject_after_role_verb", found)
    if isinstance(last, Cue) and (last.by or last not in clause.waiting):
        clause.waiting, clause.said = [], actor.full.end if last.by else clause.said  # "Theo ông A, …": the rest is speech


def _heads_list(waiting: list[Cue], gap: str) -> bool:
    """True for "Dự hội nghị có …", "sự chủ trì của …"; words of saying head no list ("lời chúc mừng của …")."""
    if all(c.role == "speak" for c in waiting):
        return _SAID_BY.match(gap) is not None
    return _LIST_HEAD.search(gap) is not None and (gap.startswith(" của ") or _OWNED.search(gap) is None)


def _standing(clause: _Clause, last: Actor | Cue | None, gap: str) -> Standing:
    """What the words before a person make of him."""
    if last is None:
        return "object" if gap and (is_other(gap) or _ABOUT_HIM.search(gap)) else "subject"
    if isinstance(last, Actor):
        if clause.cue is not None and clause.cue.award and is_given_too(gap):
            return "goal"
        if clause.standing == "subject" and _BY.search(gap):
            return "agent"
        if is_other(gap):
            return "object"
        if _NEW_CLAUSE.search(gap) or (clause.waiting and "," in gap):
            return "subject"
        if clause.standing == "object" and _AFTER_COMMA.search(gap):
            return "subject"
        if clause.standing == "goal" and (not _JOINS.search(gap) or _OPENING_ENDS.fullmatch(gap)):
            return "subject"
        return clause.standing or "subject"
    if last in clause.waiting:
        if last.role == "speak" and (_ABOUT.fullmatch(gap) or (gap == " " and not last.by)):
            return "object"  # "; đề nghị | Chủ tịch UBND tỉnh tặng Bằng khen"
        return "object" if is_other(gap) and not _heads_list(clause.waiting, gap) else "subject"
    if last is clause.cue and is_given(last, gap):
        return "goal"
    if clause.waiting and not clause.group and _heads_list(clause.waiting, gap):
        return "subject"  # "Đến dự và trao thưởng có đồng chí A"
    return "subject" if _BOUNDARY.search(gap) and not is_other(gap) else "object"


def _give(actors: list[Actor], role: ParticipantRole, cue: Cue, rule: str, found: list[Found]) -> None:
    for actor in actors:
        found.append(Found(actor.person, role, actor.span, cue, rule))


def _deal(cues: list[Cue], actor: Actor, rule: str, found: list[Found]) -> None:
    for cue in cues:
        found.append(Found(actor.person, cue.role, actor.span, cue, rule))


_NEAR = 90  # characters between a speaker and his verb within what another says
_FAR = 600  # characters: no subject does what a verb further away says
_JOINS = re.compile(r"[,;/]|\b(?:và|cùng)\b")
# "Tuyên dương em A trước toàn trường, ông B …": the opening is over, he who speaks follows.
_OPENING_ENDS = re.compile(rf" (?:trước|tại|trong|vì|sau|nhân)\b[^;]*, {HONORIFIC}")
_OPENING_ENDS_AT = re.compile(rf",? ?, {HONORIFIC}|[^,;]{{0,4}}, {HONORIFIC}")
_AND = re.compile(rf" ?(?:\([^()]{{0,60}}\))?[ ,;/–-]*(?:(?:và|cùng|cùng với) )?{HONORIFIC}|[^.;:]{{0,90}}\) (?:và|cùng) {HONORIFIC}")
_ABOUT_HIM = re.compile(rf"\b(?:việc|vụ|vụ việc|trường hợp|chuyện) {HONORIFIC}$")  # "Việc bà A thăng tiến, ông B nói …"
_AFTER_COMMA = re.compile(rf", {HONORIFIC}$")
_CLAUSE_BETWEEN = re.compile(whole_words("khi|vì|rằng|nếu|nhưng|mà|do") + r"[^,:”\"]*$")  # "HLV A lo lắng khi | có mặt trên sân"
_NEXT_ONE = re.compile(rf"; {HONORIFIC}$")
_BY = re.compile(rf"\bđược {HONORIFIC}$")
_GIVEN_BY = re.compile(r"[^.;]{0,60}\bđược [^.;,]{2,80} ")
_GREETS = re.compile(r"\b(?:chúc mừng|tặng hoa|động viên|thăm|biểu dương|cho|tới|mừng)(?: cho)? (?:các|những|\d+) [^,;]*\bđược ")
_NEW_CLAUSE = re.compile(r"\. |[”\"]|\b(?:khi|mà|rằng|thì|nhưng|do)\b")
_BOUNDARY = re.compile(r"[,;:”\"]|\. |\b(?:và|do|thì|rằng|mà)\b|^ ?$")
_LIST_HEAD = re.compile(rf"\b(?:có|gồm|gồm có|còn có|là)\b|:|^ của\b|^ (?:chào )?đón(?: tiếp)? {HONORIFIC}$")
_OWNED = re.compile(rf"\bcủa (?:gia đình )?{HONORIFIC}$")  # "Thành phần gồm nước và muối, theo tài liệu của | ông A"
_SAID_BY = re.compile(
    r"(?: (?:chỉ đạo|khai mạc|quan trọng|đầy|rất|hết sức|chân thành|xúc động|ấn tượng|tâm huyết|ý nghĩa|ngắn gọn|sâu sắc)){0,3} của "
)
_AND_DOES = re.compile(r"[^,;:.]{0,45} (?:và|rồi|đồng thời)(?: đã)?(?: trực tiếp)? |[^.;:]{0,200} với ")  # ", với sự tham dự của …"
_HANDED_ON = re.compile(r"\b(?:giao|phân công|cử|mời|để|nhờ|yêu cầu)\b")  # to another: "Phó Thủ tướng giao Bộ Tài chính chủ trì"
_ABOUT = re.compile(r"[^,:;]*\b(?:việc|vụ|trường hợp|liên quan)\b[^,:;]*")  # "Trả lời câu hỏi về việc bổ nhiệm ông A, …"
_ON_RECEIVING = ("phát biểu sau khi ", "phát biểu khi ", "chia sẻ sau khi ", "chia sẻ khi ")
_OTHER_SUBJECT = re.compile(r"\b(?:việc|rằng|mà|khi|được|đã được|do|ký|quyết định)\b")
