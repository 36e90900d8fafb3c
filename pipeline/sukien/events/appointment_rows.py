"""Those named line by line below a deed that is told once for all of them.

a post      "Kỳ họp bầu 2 Phó Chủ tịch HĐND tỉnh:\\n- Ông A, Trưởng Ban Pháp chế.\\n- Bà B, Bí thư Huyện ủy."
a body      "Đại hội bầu 15 đồng chí vào Ban Chấp hành, gồm:\\n1. Đồng chí A\\n2. Đồng chí B"
leaving     "trao quyết định nghỉ hưu cho các đồng chí:\\n- Ông A, Phó Giám đốc Sở Y tế"
"""

from __future__ import annotations

import re

from sukien.events.appointment_decided import heads_those_chosen
from sukien.events.appointment_facts import RANK, Fact, Subject, Verb, held_before
from sukien.events.appointment_members import BODY, MEMBER
from sukien.events.appointment_offices import offices_at
from sukien.events.appointment_planned import is_planned
from sukien.mentions import Span
from sukien.resolved import Resolved


def told_in_row(resolved: Resolved, heading: Span, by: Verb, at: int, people: list[Subject]) -> list[Fact]:
    """The fact of a line whose first words name someone; heading: the sentence that opened the list, by: its verb, at: where the line
    begins to tell."""
    first = next((s for s in people if s.person is not None and s.span.start >= at), None)
    if first is None or _NAMED_FIRST.fullmatch(resolved.key, at, first.span.start) is None:
        return []
    start = max(by.end, heading.start)
    if any(True for _ in resolved.persons_in(start, heading.end)) or not heads_those_chosen(resolved.key[start : heading.end]):
        return []
    verb, planned = Span(at, at), is_planned(resolved, heading, Span(by.start, by.end))
    posts = offices_at(resolved, start, heading.end)
    if by.action in ("retire", "dismiss"):
        told = _WHOM.search(resolved.key, start, heading.end)
        old = posts[0] if posts else None
        return [Fact(by.action, first, verb, old, None, planned, "left_by_row")] if told else []
    if len(posts) == 1 and _ENDS.fullmatch(resolved.key, posts[0].end, heading.end):
        return [Fact(by.action, first, verb, held_before(resolved, first), posts[0], planned, "given_by_row")]
    if by.action == "elect" and not posts and _OF_BODY.match(resolved.key, start, heading.end):
        return [Fact(by.action, first, verb, held_before(resolved, first), None, planned, MEMBER)]
    return []


_NAMED_FIRST = re.compile(rf" ?(?:(?:đồng chí|đ/c|ông|bà|anh|chị|thầy|cô)(?: giáo)?:? )?{RANK}")
_WHOM = re.compile(
    r"(?:cho|đối với|gồm)(?: có)?(?: (?:các|\d{1,2}|những))?(?: (?:ông|bà|đồng chí|cán bộ|cá nhân|người)(?!\w))?[^.;:]{0,40}: ?$"
)
_ENDS = re.compile(r"(?:(?! (?:có(?! tên)|đề nghị|phát biểu) )[^.;:]){0,120}: ?")
_OF_BODY = re.compile(rf"[^.;:]{{0,60}}?{BODY}[^.;:]{{0,140}}: ?$")
