"""Who is chosen into a body with no word of a post: a member of it (a membership is an office, its name is not told).

into       "bầu ông A vào Ban Thường vụ", "chỉ định đồng chí A tham gia Ban Chấp hành", "ông A được bầu vào Ban Chấp hành"
listed     "bầu Ban Chấp hành gồm 5 đồng chí: A, B, C …", "bầu 3 đồng chí vào Ban Thường vụ, gồm: A, B, C"
"""

from __future__ import annotations

import re

from sukien.events.appointment_facts import RANK, Fact, Subject, held_before, of_one_clause, replaced, whom_given
from sukien.mentions import Span
from sukien.records import Action
from sukien.resolved import Resolved

MEMBER = "chosen_member"  # the rule of such facts


def members_told(
    resolved: Resolved, verb: Span, action: Action, after: list[Subject], reach: int, group: list[Subject], planned: bool
) -> list[Fact]:
    """Those chosen into a body; after: those named behind the verb; group: of whom a passive verb speaks."""
    key = resolved.key
    if MEMBER_OF.match(key, verb.end, reach) is None:
        people = [s for s in after if s.person is not None and not replaced(key, s)]
        into = MEMBER_OF.search(key, people[0].span.end, reach) if people and _WHOM.fullmatch(key, verb.end, people[0].full.start) else None
        group = whom_given(key, [s for s in people if s.span.end <= into.start()], verb.end, reach) if into is not None else []
    return [Fact(action, s, verb, held_before(resolved, s), None, planned, MEMBER) for s in group]


def members_listed(resolved: Resolved, verb: Span, action: Action, after: list[Subject], planned: bool) -> list[Fact]:
    """Those of the body that was elected, named one after another behind it."""
    people = [s for s in after if s.person is not None]
    if not people or _LIST_OF_MEMBERS.fullmatch(resolved.key, verb.end, people[0].full.start) is None:
        return []
    group = whom_given(resolved.key, of_one_clause(resolved.key, people, first=True), verb.end, people[-1].span.end)
    return [Fact(action, s, verb, held_before(resolved, s), None, planned, MEMBER) for s in group]


BODY = (
    r"(?:ban chấp hành|bch|ban thường vụ|btv|ban thường trực|thường vụ|[uủ][ỷy] ban kiểm tra|ubkt|hội đồng quản trị|hđqt|ban kiểm soát"
    r"|bộ chính trị|ban bí thư|đoàn chủ tịch(?= (?:ủy ban|trung ương|tw|hội|tổng))"
    r"|chi ủy|hội đồng thành viên|ban trị sự|đảng ủy|ban kiểm tra)(?!\w)"
)
MEMBER_OF = re.compile(rf"(?: bổ sung)? (?:vào|tham gia)(?: làm)? {BODY}")
_WHOM = re.compile(rf"(?: bổ sung)?(?: các)?(?: (?:đồng chí|ông|bà|anh|chị|chức danh))?:? ?{RANK}")
_HOW_MANY = r"(?:\d{1,3}|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)"
_THEY = r"(?:các )?(?:đồng chí|ông, bà|ông bà|ông|bà|anh, chị|người|thành viên|ủy viên)"
_LIST_OF_MEMBERS = re.compile(
    rf"(?: ra| bổ sung)?(?: {_HOW_MANY})?(?: {_THEY})?(?: vào| tham gia)? {BODY}"
    r"(?:(?! với | do | dưới )[^.,;:]|,(?= (?:nhiệm kỳ|khóa|khoá) )){0,100}?"
    rf"(?:(?:,? gồm| là)(?: có)?(?: {_HOW_MANY})?(?: {_THEY})?(?: sau(?: đây)?)?:?|:)(?: {_THEY}:?)? ?(?:1[.)] ?(?:{_THEY} )?)?{RANK}"
)
