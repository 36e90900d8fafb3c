"""What a statement of appointing is made of: its verb, whom it concerns, the fact; and whom a verb of holding speaks of."""

from __future__ import annotations

import re
from bisect import bisect_left

from msgspec import Struct

from sukien.mentions import Span, start_of
from sukien.records import Action
from sukien.resolved import Person, Resolved, Unit

GIVING: tuple[Action, ...] = ("appoint", "elect", "transfer")  # a post; the other actions end the holding of one


class Verb(Struct, frozen=True):
    """A verb of appointing with its action."""

    start: int
    end: int
    action: Action


class Subject(Struct, frozen=True):
    """Whom it concerns: a person or a unit, at a span; full: with honorific and old offices."""

    span: Span
    full: Span
    person: Person | None
    unit: Unit | None


class Fact(Struct, frozen=True):
    """One appointment as read; spans of the reading."""

    action: Action
    subject: Subject
    verb: Span
    old: Span | None
    new: Span | None
    planned: bool
    rule: str
    decided: Verb | None = None  # the verb of a decision told before, where the fact has none of its own

    @property
    def person_id(self) -> str | None:
        """The id of the person it concerns, None where it concerns a unit."""
        return self.subject.person.id if self.subject.person else None


def whom_given(key: str, group: list[Subject], at: int, hold: int) -> list[Subject]:
    """Whom a verb of holding speaks of: persons joined by "và" or with an honorific of their own, else the unit between
    the verbs: "Bầu huyện A làm Cụm trưởng, huyện B làm Cụm phó"."""
    people = [s for s in group if s.person is not None]
    if people:
        other = next((i for i, s in enumerate(people[1:], 1) if _OF_NEXT_POST.search(key, people[i - 1].span.end, s.span.start)), None)
        joined = (s for s in people[1:other] if _JOINS.search(key, max(0, s.full.start - _BETWEEN), s.full.start))
        return people[:1] + [s for s in joined if not _is_post(key, s)]
    units = [s for s in group if hold - s.span.end <= 1 and _UNIT_NEXT.fullmatch(key[at : s.span.start])]
    return units[:1]


def shared_out(key: str, group: list[Subject], offices: list[Span], start: int) -> list[tuple[Subject, Span]]:
    """Who gets which of the posts: all of them, or each his own in turn: "bầu ông A, bà B lần lượt giữ chức Chủ tịch, Phó Chủ tịch";
    start: where it begins to be told."""
    if 1 < len(offices) <= len(group):
        in_turn = "lần lượt" in key[start : offices[0].start]
        alone = len(group) == len(offices) and not key.startswith("phó ", offices[0].start) and key.startswith("phó ", offices[1].start)
        if in_turn or alone:
            return [(s, offices[min(i, len(offices) - 1)]) for i, s in enumerate(group)]
    return [(s, office) for s in group for office in offices]


def of_one_clause(key: str, people: list[Subject], first: bool) -> list[Subject]:
    """Those of the first, or else the last clause where semicolons part clauses: "bầu 3 ủy viên: A, B, C; | A làm Chủ tịch". In a list
    whose members stand between semicolons one person stands in each."""
    people = [s for s in people if s.person is not None] or people
    ends = [i for i in range(1, len(people)) if ";" in key[people[i - 1].span.end : people[i].span.start]]
    if first:
        return people[: ends[0]] if ends and ends[0] > 1 else people
    return people[ends[-1] :] if ends and len(ends) < ends[-1] else people


def _is_post(key: str, subject: Subject) -> bool:
    """True for one who is told to be what stands before him: "…, Phó Chủ tịch UBND xã là bà A"."""
    return " là " in key[subject.full.start : subject.span.start]


def given_afterwards(key: str, start: int, after: list[Subject], reach: int) -> list[Subject]:
    """Whom the office that ends at `start` is given to: "bổ nhiệm chức danh … cho ông A", "chuẩn y chức danh … đối với ông A"."""
    people = [s for s in after if s.person is not None and s.span.start >= start]
    if not people or replaced(key, people[0]):
        return []
    begun = people[0].full.start  # the office itself may be read as his: "bầu Chủ tịch UBND huyện là ông A"
    if _FOR.fullmatch(key, start, begun if begun >= start else people[0].span.start) is None:
        return []
    return whom_given(key, of_one_clause(key, people, first=True), start, reach)


def held_before(resolved: Resolved, subject: Subject, new: Span | None = None) -> Span | None:
    """The first post that stands with the subject's name, else the first membership of a body: what is held before."""
    offices, key, member = resolved.mentions.offices, resolved.key, None
    first = bisect_left(offices, subject.full.start, key=start_of)
    for office in offices[first : first + _FEW]:
        if office.end > subject.full.end or _TAKEN.search(key, max(0, office.start - 20), office.start) or _IS_NEXT.match(key, office.end):
            break  # "ông A giữ chức | Chủ tịch", "Chủ tịch là ông A, | Phó Chủ tịch là ông B"
        if new is not None and office.start == new.start:
            continue
        if _MEMBERSHIP.match(key, office.start) is None:
            return Span(office.start, office.end)
        member = member or Span(office.start, office.end)
    return member


def listed_before(key: str, people: list[Subject]) -> list[Subject]:
    """The last of those named with the rest of his list: "các ông: A, Bí thư Huyện ủy; B, Giám đốc Sở và C | được bầu"; else nothing."""
    for i in range(len(people) - 1, -1, -1):
        if _LIST_OPENS.search(key, max(0, people[i].full.start - 24), people[i].full.start):
            return of_one_clause(key, people[i:], first=False)
        if i == 0 or _IN_LIST.fullmatch(key, people[i - 1].full.end, people[i].full.start) is None:
            break
    return []


def without_spoken_of(key: str, people: list[Subject], mark: int) -> list[Subject]:
    """Without those in the genitive of an apposition: "Ông A, cố vấn cho ông B từ năm 2010, được bổ nhiệm"."""
    while (
        len(people) > 1 and key.endswith(", ", 0, mark) and GENITIVE.search(key, max(0, people[-1].full.start - 14), people[-1].full.start)
    ):
        people = people[:-1]
    return people


def replaced(key: str, subject: Subject) -> bool:
    """True for the one who had the post before, and for the head of those chosen: "thay ông A làm …", "đoàn do bà B làm trưởng đoàn"."""
    start = subject.full.start
    return _REPLACES.search(key, max(0, start - 40), start) is not None or _HEADED.search(key, max(0, start - 80), start) is not None


PRONOUN = re.compile(r"\b(?:ông|bà|anh|chị|cô|thầy|đồng chí|ông này|bà này|nguyên)(?: cũng| đã| lại| tiếp tục| vừa| lần lượt| rồi)* ?$")
_LIST_OPENS = re.compile(r"(?:\bcác|\b\d{1,2}|\bhai|\bba|\bbốn) (?:ông|bà|đồng chí|ông, bà|ông bà|nhân sự)(?: gồm| là)?: $")
_IN_LIST = re.compile(r"(?: (?:khóa|khoá|nhiệm kỳ) [^,.;:]{1,24})?(?:;|,| và|; và) (?:(?:các )?(?:đồng chí|ông|bà) )?")
_FEW = 6  # offices told at a name
_MEMBERSHIP = re.compile(r"(?:nguyên )?(?:[uủ][ỷy] viên|uv\w*|đại biểu|thành viên|(?:tỉnh|thành|huyện|thị|quận|đảng) ủy viên)(?!\w)")
_IS_NEXT = re.compile(r"(?: là| gồm|:)(?: |$)")
_TAKEN = re.compile(r"(?:(?<!hiện )(?<!đang )giữ (?:chức(?: vụ| danh)?|cương vị)|(?<!hiện )(?<!đang )(?<!từng )(?<!\w)làm) $")
_BETWEEN = 28  # characters of "và", honorific and rank before a name
_OF_NEXT_POST = re.compile(  # "A; Phó Chủ tịch: | các đồng chí B, C"
    r"[;,] (?:các |\d{1,2} |hai |ba |bốn )?(?:phó |ủy viên )[^.,;:]{3,60}(?::| là | gồm )"
)
# Ranks and degrees before a name: "cho Đại tá A", "đối với PGS.TS A".
RANK = (
    r"(?:(?:(?:đại|thượng|trung|thiếu) (?:tướng|tá|úy)|(?:chuẩn |phó )?đô đốc|gs|pgs|ts|ths|bs|bác sĩ|tiến sĩ|tiến sỹ|thạc sĩ"
    r"|thạc sỹ|giáo sư|phó giáo sư|luật sư|nhà báo|nhà giáo|thầy giáo|cô giáo|thượng tọa|đại đức|hòa thượng|ni sư|ni trưởng|linh mục"
    r"|mục sư|nsnd|nsưt)(?:[.,]? ?[-–] ?|[.,] ?| ))*"
)
_JOINS = re.compile(
    rf"(?:\bvà|;|,|cùng|-) (?:\d{{1,2}}[.)] )?(?:đồng chí |ông |bà |các |anh |chị |thầy |cô |em )*{RANK}(?:[a-zđ]{{1,4}}\. ?)*$"
)
_UNIT_NEXT = re.compile(r"[,;]?(?: và)? ?(?:đơn vị )?")
GENITIVE = re.compile(r"\b(?:của|với|cho|cố|vợ|chồng|thời|con)(?: \w+)?(?: \w+)? $")
_FOR = re.compile(
    r"[^.;]{0,60}?(?: (?:cho|đối với|với|tới|là|gồm(?: có)?)|:)"
    rf" (?:(?:các|\d{{1,2}}|hai|ba|bốn|đồng chí|ông|bà|anh|chị|cô|thầy) )*{RANK}"
)
_REPLACES = re.compile(
    rf"\b(?:thay|thay thế|thay cho|thay thế cho|kế nhiệm|kế vị) (?:cho |vị trí |của |đồng chí |ông |bà |anh |chị )*{RANK}$"
)
# those chosen for a task, whom somebody heads who is not chosen to a post: "bầu đoàn đại biểu gồm 5 đồng chí do | bà B làm trưởng đoàn"
_HEADED = re.compile(
    rf"(?<!\w)(?:đoàn đại biểu|ban kiểm phiếu|ban bầu cử|ban thẩm tra)(?!\w)[^.;:]{{0,40}} do (?:đồng chí |ông |bà |anh |chị )*{RANK}$"
)
