"""More posts of a deed that was told: for the same person, or for others who are named behind the post."""

from __future__ import annotations

import re

from sukien.events.appointment_facts import RANK, Fact, Subject, given_afterwards, held_before
from sukien.events.appointment_offices import offices_at
from sukien.mentions import Span
from sukien.records import Action
from sukien.resolved import Resolved


def by_what_was_told(
    resolved: Resolved, sentence: Span, verb: Span, action: Action, reach: int, subjects: list[Subject], told: list[Fact], planned: bool
) -> list[Fact]:
    """What a verb tells that leads to no post of its own: by the deed `told` before it, or by a list of names with their posts."""
    return (
        _further_posts(resolved, sentence, verb, action, reach, told)
        or _in_his_place(resolved, verb, action, subjects, told, reach)
        or _posts_behind_names(resolved, verb, action, subjects, reach, planned)
    )


def _further_posts(resolved: Resolved, sentence: Span, verb: Span, action: Action, reach: int, told: list[Fact]) -> list[Fact]:
    """A further post of whom the deed before was about: "điều động ông A giữ chức Bí thư Huyện ủy, chỉ định giữ chức …"."""
    hold = _HOLDS_NEXT.match(resolved.key, verb.end, reach)
    last = told[-1] if told else None
    if hold is None or last is None:
        return []
    if last.new is None:
        moved = last.action == "transfer" and _MOVED_AND.fullmatch(resolved.key, last.subject.span.end, verb.start)
        group = [last] if moved or _left_and(resolved, last, verb) else []
    elif _NEXT_DEED.match(resolved.key, last.new.end, verb.start + 1):
        group = [f for f in told if f.verb == last.verb and f.new == last.new]
    else:
        return []
    offices = offices_at(resolved, hold.end(), min(reach, sentence.end))
    return [Fact(action, f.subject, verb, None, office, last.planned, "further_post") for f in group for office in offices]


def _in_his_place(resolved: Resolved, verb: Span, action: Action, subjects: list[Subject], told: list[Fact], reach: int) -> list[Fact]:
    """Who gets the post that another has just lost: "miễn nhiệm chức Giám đốc đối với ông A và | bổ nhiệm bà B thay thế", "ông A từ nhiệm
    chức Giám đốc, bà B | được bổ nhiệm thay thế"."""
    last = told[-1] if told else None
    if last is None or last.action != "dismiss" or last.old is None:
        return []
    if _INSTEAD.match(resolved.key, verb.end, reach):
        named = [s for s in subjects if s.person is not None and last.old.end < s.span.start and s.full.end <= verb.start][-1:]
        passive = [s for s in named if _IS_GIVEN.fullmatch(resolved.key, s.full.end, verb.start)]
        return [Fact(action, s, verb, held_before(resolved, s), last.old, last.planned, "in_his_place") for s in passive]
    then = next((s for s in subjects if s.person is not None and s.span.start >= verb.end), None)
    if then is None:
        return []
    if not _WHOM.fullmatch(resolved.key, verb.end, then.full.start) or not _INSTEAD.match(resolved.key, then.full.end, reach):
        return []
    return [Fact(action, then, verb, held_before(resolved, then), last.old, last.planned, "in_his_place")]


def _posts_behind_names(resolved: Resolved, verb: Span, action: Action, subjects: list[Subject], reach: int, planned: bool) -> list[Fact]:
    """The posts told behind each name of a list: "bổ nhiệm: | Ông A: Chánh Văn phòng; bà B: Phó Giám đốc Sở Y tế", "bầu Ban Chấp hành gồm:
    | ông A - Bí thư; bà B - Phó Bí thư". A dash and a bracket lead to what one was before as well: not to a post of those elected."""
    found: list[Fact] = []
    key, at = resolved.key, verb.end
    for s in subjects:
        if s.person is None or s.span.start < at:
            continue
        mark = _POST_BEHIND.match(key, s.span.end)
        if mark is None or _LISTED_NAME.fullmatch(key, at, s.span.start) is None:
            break
        offices = offices_at(resolved, mark.end() - 1, reach)
        if mark[0] != ": ":
            listed = bool(found) or verb.start == verb.end or _LIST_BEGINS.search(key, at, s.span.start) is not None
            others = _OF_OTHERS.search(key, verb.end, min(s.span.start, verb.end + 60)) is not None
            listed = listed and not others and (mark[0] != ", " or action != "appoint")
            offices = _new_posts(key, verb, action, offices) if listed else []
        if not offices:
            break
        found += [Fact(action, s, verb, None, office, planned, "post_behind_name") for office in offices]
        at = offices[-1].end
    return found


def _new_posts(key: str, verb: Span, action: Action, offices: list[Span]) -> list[Span]:
    """Of the posts behind a dash or in brackets those that the deed gives: a committee's own to those elected into it."""
    if action == "appoint" and key.startswith("bổ nhiệm", verb.start):
        return offices
    if action != "elect" and not key.startswith("chỉ định", verb.start):
        return []
    return [office for office in offices[:1] if _OF_COMMITTEE.fullmatch(key, *office)]


def post_voted_on(resolved: Resolved, subject: Subject, verb: Span) -> list[Span]:
    """The post that was just voted on: "bầu Phó Chủ tịch Hội Nông dân tỉnh. Kết quả, ông A | trúng cử với 26/26 phiếu"."""
    key, start = resolved.key, subject.span.start
    if not key.endswith(("trúng cử", "đắc cử"), 0, verb.end) or _BY_VOTES.match(key, verb.end) is None:
        return []
    votes = list(_VOTED.finditer(key, max(0, start - _JUST), start))
    posts = offices_at(resolved, votes[-1].end(), start) if votes else []
    if len(posts) != 1 or any(True for _ in resolved.persons_in(posts[0].end, start)):
        return []
    return posts


def left_for(resolved: Resolved, told: list[Fact], reach: int) -> list[Fact]:
    """The post for which someone leaves another: "ông A thôi giữ chức Bí thư Quận ủy | để về nhận nhiệm vụ mới làm Hiệu trưởng"."""
    posts: list[Fact] = []
    for fact in told:
        then = _FOR_POST.match(resolved.key, fact.old.end, reach) if fact.old is not None and fact.rule == "left_office" else None
        if then is not None:
            posts += [
                Fact(
                    "transfer", fact.subject, Span(then.start("verb"), then.end("verb")), fact.old, office, fact.planned, "left_for_office"
                )
                for office in offices_at(resolved, then.end(), reach)
            ]
    return posts


def _left_and(resolved: Resolved, last: Fact, verb: Span) -> bool:
    """True where the one who left a post is spoken of still: "ông A thôi giữ chức Bí thư, điều động đến … và | bổ nhiệm giữ chức"."""
    return last.rule == "left_office" and last.old is not None and _LEFT_AND.fullmatch(resolved.key, last.old.end, verb.start) is not None


def next_posts(resolved: Resolved, last: Fact, subjects: list[Subject], reach: int) -> list[Fact]:
    """Those named behind further posts of the same deed: "A được bầu làm Chủ tịch; 5 Phó Chủ tịch gồm các đồng chí: B, C"."""
    found: list[Fact] = []
    while last.new is not None:
        at = max(last.new.end, last.subject.span.end)
        joint = _AND_POSTS.match(resolved.key, at, reach) or _AND_POSTS.match(resolved.key, max(at, last.subject.full.end), reach)
        offices = offices_at(resolved, joint.end(), reach) if joint is not None else []
        if len(offices) != 1 or _ARE_NAMED.match(resolved.key, offices[0].end, reach) is None:
            break
        group = given_afterwards(resolved.key, offices[0].end, [s for s in subjects if s.span.start >= at], reach)
        if not group:
            break
        found += [Fact(last.action, s, last.verb, None, offices[0], last.planned, "next_post") for s in group]
        last = found[-1]
    return found


_HOLDS_NEXT = re.compile(
    r"(?: tham gia [^.;:]{3,60}?(?:,| và))? (?:tiếp tục |đến |về |sang )?(?:giữ|làm|đảm nhận|đảm nhiệm)(?: các)?"
    r"(?: chức vụ| chức danh| chức)?(?= )"
)
_MOVED_AND = re.compile(  # "… đến nhận công tác tại Sở B và |"
    r"[^.;:]{0,160}? (?:đến|về|sang|tới) (?:nhận )?công tác(?: [^.;:]{3,120}?)?(?:,| và|,? đồng thời|,? để)(?: được)? "
)
_TERM = r"(?: (?:khóa|khoá|nhiệm kỳ) [\w –-]{1,20})?"
_LEFT_AND = re.compile(_TERM + r"(?:,| và|,? để)(?: [^.;:]{3,120}?(?:,| và))? (?:được )?")
_FOR_POST = re.compile(
    _TERM + r"(?:,| và)? (?:(?:để|đến|về|sang) )+(?:nhận (?:nhiệm vụ|công tác)(?: mới)? (?:tại [^.;,]{3,60}? và |và )?)?"
    r"(?P<verb>giữ(?: chức vụ| chức danh| chức)?|làm|đảm nhận|đảm nhiệm|nhận nhiệm vụ)(?= )"
)
# From a post to the next deed: the rest of the post ("nhiệm kỳ 2014 - 2019"), a comma, "và".
_NEXT_DEED = re.compile(r"(?:,? (?:khóa|khoá|nhiệm kỳ) [\w –-]{1,20})?(?:[,;] | )(?:(?:và|đồng thời) )?(?=\w$)")
_POST_BEHIND = re.compile(r": |, | [-–] | \((?!sn |sinh )")
_LIST_BEGINS = re.compile(r"(?<!của)(?<!bởi):|(?<!\w)gồm(?!\w)")
# the posts that those elected into a committee share out among themselves: "Bí thư", "Phó Chủ tịch Hội", "Ủy viên"
_OF_COMMITTEE = re.compile(
    r"(?:phó )?(?:bí thư|chủ tịch|trưởng ban|trưởng đoàn|chủ nhiệm|chi hội trưởng|tổ trưởng|thư ký|tổng thư ký)(?: thường trực)?"
    r"(?: (?:hội|chi hội|công đoàn|chi bộ|đảng bộ|đảng ủy|chi đoàn|đoàn trường|liên đoàn|hiệp hội|câu lạc bộ|hđqt|hội đồng quản trị"
    r"|hội đồng trường|ban kiểm soát|ủy ban kiểm tra|ubkt))?"
    r"|(?:phó )?bí thư(?: thường trực)? (?:tỉnh|thành|thị|huyện|quận) ủy(?: thường trực)?|chi hội phó|tổ phó|kế toán|thủ quỹ"
    r"|(?:ủy viên|uỷ viên|thành viên)(?: (?:thư ký|thường vụ|ban thường vụ|btv|ban chấp hành|bch|hđqt|hội đồng quản trị|ban kiểm soát))?"
)
_OF_OTHERS = re.compile(r"(?<!\w)(?:đại biểu (?:dự|đi dự)|kiểm phiếu|thẩm tra)(?!\w)")  # they keep the posts that they have
_JUST = 160  # characters from a vote to whom it elected
_VOTED = re.compile(r"(?<!\w)bầu(?: cử)?(?: bổ sung)?(?= )")
_BY_VOTES = re.compile(r"[,.;]| (?:với|đạt) ")
_LISTED_NAME = re.compile(rf"[^.;]{{0,80}}?[;,: ] ?(?:(?:các )?(?:đồng chí|ông|bà) )?{RANK}")
_WHOM = re.compile(rf"(?: (?:đồng chí|ông|bà))? ?{RANK}")
_IS_GIVEN = re.compile(r"[,)]?(?: (?:đã|sẽ|vừa))? được ")
_INSTEAD = re.compile(
    r",? (?:(?:giữ chức vụ|làm người|vào vị trí) )?(?:thay|thay thế)(?=[,.;]|$| (?:kể từ|từ|theo|với|trong|và|ông|bà|cho ông|cho bà)(?!\w))"
    r"|,? (?:vào|giữ|đảm nhận|đảm nhiệm) (?:chức vụ|chức danh|chức|cương vị|vị trí) (?:này|nói trên|trên)(?!\w)"
)
_SINCE = r"(?: (?:kể )?từ (?:ngày )?\d[\d/.-]{2,9})?"  # "Chủ tịch … đối với ông A | kể từ ngày 22/6/2021; Chủ tịch …"
_AND_POSTS = re.compile(
    rf"(?: (?:khóa|khoá|nhiệm kỳ) [^,.;:]{{1,24}})?{_SINCE}(?:[,;] (?:và )?| và )(?:(?:các|\d{{1,2}}|hai|ba|bốn|năm) )?"
)
_ARE_NAMED = re.compile(r"[^,.;:]{0,60}?(?: (?:gồm|là)(?: có)?:?|:| cho| đối với) ")
