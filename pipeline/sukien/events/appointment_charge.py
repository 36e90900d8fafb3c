"""Posts that are handed over or taken over, and bodies that someone is put in charge of for want of a post.

"ông A thay ông B làm Giám đốc Sở"
"chức Tổng Giám đốc được giao cho ông A"
"giao ông A, Phó Giám đốc, phụ trách sở", "giao ông A nhiệm vụ phụ trách Tư lệnh Vùng 5", "ông A được giao phụ trách Sở Y tế"
"""

from __future__ import annotations

import re

from sukien.events.appointment_facts import RANK, Fact, Subject, held_before, whom_given
from sukien.events.appointment_offices import offices_at
from sukien.mentions import Span, beginning_at
from sukien.records import Action
from sukien.resolved import Resolved


def post_handed(resolved: Resolved, sentence: Span, action: Action, verb: Span, after: list[Subject], planned: bool) -> list[Fact]:
    """ "Chức Tổng Giám đốc được giao cho ông A": the post stands before the verb, after the word for a post."""
    post = _POST_BEFORE.search(resolved.key, max(sentence.start, verb.start - 120), verb.start)
    people = [s for s in after if s.person is not None]
    if post is None or not people or people[0].full.start - verb.end > 16:
        return []
    group = whom_given(resolved.key, people, verb.end, sentence.end)
    return [Fact(action, s, verb, None, Span(*post.span("post")), planned, "post_handed_to") for s in group]


def post_taken_over(
    resolved: Resolved, sentence: Span, verb: Span, reach: int, subjects: list[Subject], before: Subject | None, planned: bool
) -> list[Fact]:
    """ "Ông A sẽ thay ông B làm Giám đốc": the one before the verb has the post of the one behind it; before: whom "ông" stands for."""
    key = resolved.key
    replaced = next((s for s in subjects if s.person is not None and verb.end <= s.span.start), None)
    near = replaced is not None and replaced.span.start - verb.end <= _RANK
    hold = (_TAKES.match(key, replaced.span.end, reach) or _TAKES.match(key, replaced.full.end, reach)) if replaced and near else None
    offices = offices_at(resolved, hold.end(), reach) if hold is not None else []
    offices = [office for office in offices if not key.startswith("tổng thống", office.start)]  # who is elected
    prior = [s for s in subjects if s.person is not None and s.full.end <= verb.start]
    if prior and _GOES_TO.fullmatch(key, prior[-1].full.end, verb.start):
        return [Fact("appoint", prior[-1], verb, held_before(resolved, prior[-1]), office, planned, "took_over_from") for office in offices]
    if before is not None and _HE_TAKES.search(key, sentence.start, verb.start):
        return [Fact("appoint", before, verb, None, office, planned, "took_over_from") for office in offices]
    return []


def charge_given(resolved: Resolved, verb: Span, after: list[Subject], reach: int, planned: bool) -> list[Fact]:
    """ "giao ông A, Phó Giám đốc, phụ trách Sở Y tế": the body in his charge stands right behind, for want of an office."""
    if not resolved.key.startswith(("giao", "phân công"), verb.start):
        return []
    people = [s for s in after if s.person is not None]
    if not people or _TO_HIM.fullmatch(resolved.key, verb.end, people[0].full.start) is None:
        return []
    charge = _IN_CHARGE.search(resolved.key, people[0].span.end, min(reach, people[0].span.end + _ASIDE))
    if charge is None or any(people[0].span.end < s.span.start < charge.start() for s in people):
        return []
    body = _body_at(resolved, charge.end())
    if body is None:
        return []
    post = Span(charge.start("charge"), body)
    return [Fact("appoint", people[0], verb, held_before(resolved, people[0]), post, planned, "given_charge_of")]


def charge_taken(resolved: Resolved, verb: Span, group: list[Subject], planned: bool) -> list[Fact]:
    """ "ông A được giao phụ trách Sở Y tế": a verb that ends in "phụ trách"; group: of whom it is said."""
    begins = verb.end - len("phụ trách")
    more = _RUNNING.match(resolved.key, verb.end)
    body = _body_at(resolved, more.end() if more else verb.end)
    if body is None or resolved.key.endswith(" người ", 0, verb.start):  # "ông A là người | được phân công phụ trách Đội 3"
        return []
    return [Fact("appoint", s, verb, held_before(resolved, s), Span(begins, body), planned, "given_charge_of") for s in group]


def _body_at(resolved: Resolved, at: int) -> int | None:
    """Where the body, or the post, that is named at `at` ends; no place or party cell, of which one is put in charge besides."""
    office = beginning_at(resolved.mentions.offices, at)
    if office is not None:
        return office.end
    found = next(((span, unit) for span, unit in resolved.units_in(at, at + _LONGEST) if span.start == at), None)
    if found is None or found[1].kind == "admin_unit" or resolved.key.startswith("chi bộ", at):
        return None
    return found[0].end


_RANK = 24  # characters of a rank or degree before the name of the one who is replaced
_TAKES = re.compile(
    r"(?: \([^()]{1,60}\))?,? (?:(?:giữ|đảm nhận|đảm nhiệm)(?: các)?(?: chức vụ| chức danh| chức| cương vị| vị trí)?|làm)(?= )"
)
_GOES_TO = re.compile(
    r"(?: \([^()]{1,60}\))?[ ,–-]*(?:(?:đã|sẽ|vừa|mới|được|chính thức|lên|về|sang|là người|người|từ (?:ngày|tháng|năm) [\d/-]+) )*,? ?"
)
_HE_TAKES = re.compile(r"(?:^|(?<=, ))(?:ông|bà|đồng chí|anh|chị) (?:(?:đã|sẽ|vừa|mới|được|chính thức|lên|về|sang) )*$")
_LONGEST = 160  # characters of a body's name
_ASIDE = 140  # characters of offices between a name and what he is put in charge of
_TO_HIM = re.compile(rf"(?: (?:cho|đồng chí|ông|bà))* ?{RANK}")
_RUNNING = re.compile(r"(?:,? (?:và )?điều hành)?(?: (?:(?:mọi )?hoạt động|công việc|công tác)(?: của)?)? ")
_IN_CHARGE = re.compile(rf"(?<!thôi)[ ,](?P<charge>phụ trách{_RUNNING.pattern})")
_POST_BEFORE = re.compile(r"\b(?:chức danh|chức vụ|chức|vị trí|cương vị) (?P<post>[^,.;:()]{4,100}?) (?:đã |sẽ )?$")
