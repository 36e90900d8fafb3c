"""One sentence of appointing, electing, moving, dismissing or retiring: the verb, whom it concerns, from and to which office.

The press writes it in four ways (DOMAIN on appointments; observed usage):

active     "bổ nhiệm NAME, OLD OFFICE(,) giữ chức NEW OFFICE", "bầu NAME làm NEW OFFICE"
passive    "NAME được (BODY) bổ nhiệm giữ chức NEW OFFICE", "NAME được bầu làm …"
dismissal  "miễn nhiệm chức vụ OFFICE đối với NAME", "NAME thôi giữ chức OFFICE", "cách chức OFFICE NAME"
retirement "NAME nghỉ hưu từ ngày …", "quyết định nghỉ hưu đối với NAME"
"""

from __future__ import annotations

import re
from bisect import bisect_left

from sukien.events.appointment_charge import charge_given, charge_taken, post_handed, post_taken_over
from sukien.events.appointment_denied import is_denied
from sukien.events.appointment_facts import (
    GENITIVE,
    PRONOUN,
    RANK,
    Fact,
    Subject,
    Verb,
    given_afterwards,
    held_before,
    listed_before,
    of_one_clause,
    replaced,
    shared_out,
    whom_given,
    without_spoken_of,
)
from sukien.events.appointment_further import by_what_was_told, left_for, next_posts, post_voted_on
from sukien.events.appointment_leaving import dismissal, leaves_to_retire, retirement
from sukien.events.appointment_left import with_posts_left
from sukien.events.appointment_members import MEMBER_OF, members_listed, members_told
from sukien.events.appointment_moves import MOVED_TO_WORK, just_moved, moved, post_left, was_moved
from sukien.events.appointment_offices import offices_at
from sukien.events.appointment_planned import is_planned
from sukien.events.appointment_verbs import INSTEAD, action_of, chains_of, deeds_of
from sukien.mentions import Span
from sukien.resolved import Resolved
from sukien.whole_words import whole_words

_REACH = 420  # characters from a verb, or from the post given last, to the next
NEIGHBOURS = 60  # how many persons and units before a verb can be meant by it


def facts_of(resolved: Resolved, sentence: Span, verbs: list[Verb], subjects: list[Subject], before: Subject | None) -> list[Fact]:
    """The facts of one sentence. before: who is meant by a bare "ông", "bà" in it, or None."""
    facts: list[Fact] = []
    starts = [s.span.start for s in subjects]
    everyone = subjects
    verbs = leaves_to_retire(resolved.key, sentence, deeds_of(resolved.key, verbs))
    for chain, reach in chains_of(resolved.key, verbs, sentence.end):
        verb = Span(chain[0].start, chain[-1].end)
        subjects = everyone[max(0, bisect_left(starts, verb.start) - NEIGHBOURS) : bisect_left(starts, reach)]
        lead = resolved.key[max(sentence.start, verb.start - 60) : verb.start]
        planned = is_planned(resolved, sentence, verb)
        action = action_of(chain)
        if action == "retire":
            told = retirement(resolved, sentence, chain, reach, subjects, before, planned)
        elif action == "dismiss":
            told = dismissal(resolved, sentence, chain, reach, subjects, before, planned)
            told = [*told, *left_for(resolved, told, reach)]
        elif resolved.key.startswith(INSTEAD, verb.start):
            told = post_taken_over(resolved, sentence, verb, reach, subjects, before, planned)
        elif posts := _posts(resolved, sentence, chain, reach, subjects, before, planned):
            told = [*posts, *next_posts(resolved, posts[-1], subjects, reach)]
        else:
            told = by_what_was_told(resolved, sentence, verb, action, reach, subjects, facts, planned)
        if action == "elect":
            known = {fact.subject.span for fact in told}
            members = members_listed(resolved, verb, action, [s for s in subjects if s.span.start >= verb.end], planned)
            told = [*told, *(member for member in members if member.subject.span not in known)]
        if told and not is_denied(resolved.key, sentence, verb.start, lead, told[0].subject.span.start):
            facts += told
    return with_posts_left(resolved, facts)


def _posts(
    resolved: Resolved, sentence: Span, chain: list[Verb], reach: int, subjects: list[Subject], before: Subject | None, planned: bool
) -> list[Fact]:
    """Appointments, elections and transfers; a verb that leads straight to a post may be followed by one of holding for the next named:
    "bà A trúng cử chức Chủ tịch; ông B làm Phó Chủ tịch"."""
    facts, given = _held_posts(resolved, sentence, chain, reach, subjects, before, planned)
    if given:
        reach = facts[0].subject.span.start if facts else chain[-1].end
        straight = offices_at(resolved, chain[-1].end, reach)
        if not straight or not _NEXT_CLAUSE.fullmatch(resolved.key, straight[-1].end, reach):
            return facts
    return [*_posts_without_hold(resolved, sentence, chain, reach, subjects, before, planned), *facts]


def _held_posts(
    resolved: Resolved, sentence: Span, chain: list[Verb], reach: int, subjects: list[Subject], before: Subject | None, planned: bool
) -> tuple[list[Fact], bool]:
    """Each verb of holding after the chain gives an office to those before it; also whether there was an office to give."""
    facts: list[Fact] = []
    action, verb = action_of(chain), Span(chain[0].start, chain[-1].end)
    after = [s for s in subjects if verb.end <= s.span.start < reach]
    at, given, lead = verb.end, False, resolved.key[max(sentence.start, verb.start - 40) : verb.start]
    read = verb.end - 1
    while hold := _HOLD.search(resolved.key, read, min(reach, at + _REACH)):
        read = hold.end()
        if hold[0] == "là" and not given and offices_at(resolved, verb.end, hold.start()):
            break  # "được bổ nhiệm Thứ trưởng Bộ Xây dựng, | là thứ trưởng trẻ nhất"
        offices = offices_at(resolved, hold.end(), min(reach, sentence.end))
        between = [s for s in after if at <= s.span.start < hold.start() and not replaced(resolved.key, s)]
        near = max(at, hold.start() - 16, between[-1].span.end if between else 0)  # a name may end in such a word: "ông Lê Văn Hiện"
        if not offices or _HELD_ANYWAY.search(resolved.key, near, hold.start()):
            continue
        if between and _UNDER_WHEN.search(lead) and "," in resolved.key[at : between[0].span.start]:
            break
        if _OTHER_CLAUSE.search(resolved.key, at, next((s.full.start for s in between if s.person is not None), hold.start())):
            break
        group = whom_given(resolved.key, of_one_clause(resolved.key, between, first=False), at, hold.start())
        rule = "appointed_to_office"
        if not group and not given:
            group, rule = _passive(resolved, sentence, verb.start, subjects, before), "was_appointed_to_office"
        if not group and not given and _HIM.fullmatch(resolved.key, at, hold.start()):
            told = [s for s in subjects if s.person is not None and s.full.end <= verb.start][-1:]
            group, rule = told or ([before] if before is not None else []), "appointed_to_office"
        if not group and not given:
            group, rule = given_afterwards(resolved.key, offices[-1].end, after, reach), "office_given_to"
        if not group and not given and not between:
            group, rule = just_moved(resolved.key, sentence, verb.start, subjects), "moved_and_given"
        left = post_left(resolved, verb.end, hold.start())
        taken = shared_out(resolved.key, group, offices, min(at, verb.start))
        facts += [Fact(action, s, verb, held_before(resolved, s, office) or left, office, planned, rule) for s, office in taken]
        at = read = offices[-1].end
        given = True
    return facts, given


def _posts_without_hold(
    resolved: Resolved, sentence: Span, chain: list[Verb], reach: int, subjects: list[Subject], before: Subject | None, planned: bool
) -> list[Fact]:
    """Appointments, elections and transfers whose verb leads straight to the post or to a place of work."""
    action, verb = action_of(chain), Span(chain[0].start, chain[-1].end)
    after = [s for s in subjects if verb.end <= s.span.start < reach]
    if resolved.key.endswith(("giao cho", "trao cho"), 0, verb.end):
        return post_handed(resolved, sentence, action, verb, after, planned)
    charged = charge_given(resolved, verb, after, reach, planned)
    if not charged and resolved.key.endswith("phụ trách", 0, verb.end):
        charged = charge_taken(resolved, verb, _passive(resolved, sentence, verb.start, subjects, before), planned)
    if charged:
        return charged
    offices = offices_at(resolved, verb.end, min(reach, sentence.end))
    # "tái cử Bí thư Đảng ủy": the post itself may mean another, named as such before.
    undergone = _PASSIVE.search(resolved.key, max(sentence.start, verb.start - 5), verb.end) is not None
    posts = Span(offices[0].start, offices[-1].end) if offices and undergone else Span(verb.end, verb.end)
    people = [s for s in after if s.person is not None and not posts.start <= s.span.start < posts.end and not replaced(resolved.key, s)]
    if offices and (group := given_afterwards(resolved.key, offices[-1].end, after, reach)):
        return [
            Fact(action, s, verb, held_before(resolved, s, office), office, planned, "office_given_to") for s in group for office in offices
        ]
    parted = offices and people and _NEXT_CLAUSE.fullmatch(resolved.key, offices[-1].end, _begun(people[0], offices[-1].end))
    if offices and (not people or parted) and after[:1] == [s for s in after[:1] if s.span.start >= offices[0].start]:
        group = _passive(resolved, sentence, verb.start, subjects, before)
        old = {s.span: None if s is before else held_before(resolved, s, offices[0]) for s in group}
        taken = shared_out(resolved.key, group, offices, group[0].span.end if group else verb.start)
        return [Fact(action, s, verb, old[s.span], office, planned, "was_appointed_to_office") for s, office in taken]
    if action == "elect" and not offices:
        elected = _passive(resolved, sentence, verb.start, subjects, before)
        voted = post_voted_on(resolved, elected[0], verb) if elected else []
        if voted:
            return [Fact(action, s, verb, held_before(resolved, s), post, planned, "elected_by_vote") for s in elected for post in voted]
    if action != "transfer":
        group = _passive(resolved, sentence, verb.start, subjects, before) if MEMBER_OF.match(resolved.key, verb.end) else []
        return members_told(resolved, verb, action, after, reach, group, planned)
    if MOVED_TO_WORK.match(resolved.key, verb.end):
        return was_moved(resolved, verb, _passive(resolved, sentence, verb.start, subjects, before), before, planned)
    return [] if resolved.key.startswith("được", verb.start) else moved(resolved, verb, people, reach, planned)


def _begun(subject: Subject, post: int) -> int:
    """Where one who is named behind a post that ends at `post` begins; the post may have been read as his."""
    return subject.full.start if subject.full.start >= post else subject.span.start


def _passive(resolved: Resolved, sentence: Span, verb: int, subjects: list[Subject], before: Subject | None) -> list[Subject]:
    """Those of whom it is said that they were appointed: the persons right before "được", or whom "ông" stands for."""
    marks = list(_PASSIVE.finditer(resolved.key, max(sentence.start, verb - 90), min(sentence.end, verb + 22)))
    if not marks:
        return []
    mark = marks[-1]
    people = [s for s in subjects if s.person is not None and s.full.end <= mark.start() + 1]
    people = without_spoken_of(resolved.key, people, mark.start())
    if people and _UNDER_HIM.search(resolved.key, max(0, people[-1].full.start - 24), people[-1].full.start):
        return []
    if people and _OTHERS_BETWEEN.match(resolved.key, people[-1].full.end, mark.start()):
        return []
    # "Ông A, chủ công ty B và từng là Chủ tịch C, | được bầu": the subject of the sentence, with much told of him
    opens = len(people) == 1 and people[0].full.start - sentence.start <= 16 and resolved.key.startswith(", ", people[0].span.end)
    reach = 160 if opens else 90
    if (
        people
        and mark.start() - people[-1].full.end <= reach
        and not _SPEECH_BETWEEN.search(resolved.key, people[-1].full.end, mark.start())
    ):
        group = [people[-1]]
        for s in reversed(people[:-1]):
            joined = _AND.fullmatch(resolved.key, s.full.end, group[0].full.start)
            if joined is None or GENITIVE.search(resolved.key, max(0, s.full.start - 14), s.full.start):
                break
            group.insert(0, s)
        return listed_before(resolved.key, people) or group
    if (before is not None or people) and PRONOUN.search(resolved.key, max(sentence.start, mark.start() - 40), mark.start()):
        near = [s for s in people[-1:] if not _SAYS.search(resolved.key, s.full.end, mark.start())]
        return near or ([before] if before is not None else [])
    carried = _CARRIED.search(resolved.key, max(sentence.start, mark.start() - 30), mark.start()) is not None
    if (
        before is not None
        and carried
        and not people
        and _PRONOUN_SUBJECT.search(resolved.key, max(sentence.start, mark.start() - 400), mark.start())
    ):
        return [before]
    return []


# "A đắc cử Chủ tịch; | ông B …": the next one named is told of in a clause of his own
_NEXT_CLAUSE = re.compile(
    r"(?:,? (?:khóa|khoá|nhiệm kỳ) [^,.;:]{1,24})?(?:,? (?:với|đạt) [^.;:]{3,40})?(?:[;,]|[;,]? còn) "
    rf"(?:(?:(?:các|hai|ba|bốn|\d{{1,2}}) )?(?:ông|bà|đồng chí|anh|chị|thầy|cô) )?{RANK}"
)
_POST = "(?: (?:các|quyền))*(?: (?:chức vụ|chức danh|chức|cương vị|vị trí|trọng trách|vai trò|nhiệm vụ))?"
_HOLD = re.compile(
    whole_words(
        "|".join(f"{verb}{_POST}" for verb in ("giữ", "đảm nhận", "đảm nhiệm", "nhận", "đảm trách"))
        + "|làm|tham gia"
        + "|lên (?:chức vụ|chức danh|chức)"
        + "|vào (?:các )?(?:chức vụ|chức danh|chức|vị trí|cương vị)|với (?:vai trò|cương vị|chức vụ)(?: là)?|là"
    )
)
_PASSIVE = re.compile(
    r"\b(?:được|trúng cử|tái cử|đắc cử|tái đắc cử|bị|nhận (?:các )?quyết định|nhận chức|nhận nhiệm vụ|kế nhiệm"
    r"|chuyển (?:(?:công tác )?(?:qua|sang|về) (?:làm|giữ)|công tác (?:qua|sang|về|đến))"
    r"|(?:chính thức|bắt đầu|sẽ) (?:giữ|đảm)|có quyết định \w+ \w+ (?:giữ|làm))\b"
)
# "quyết định của Chủ tịch nước A cho các cá nhân được bổ nhiệm": others are appointed.
_OTHERS_BETWEEN = re.compile(r" (?:cho|gửi|về|đối với|chúc mừng|với)\b[^,;.]* ")
_UNDER_HIM = re.compile(r"(?<!\w)(?:dưới thời|con(?: trai| gái)? của)(?: \w+){0,2} $")  # "trợ lý dưới thời ông A trước khi | được …"
_CARRIED = re.compile(r"\b(?:sau đó|rồi|và|trước khi)(?: đã)? $")
_PRONOUN_SUBJECT = re.compile(r"(?:^|(?<=[\n.] )|(?<=\n)|, )(?:ông|bà) (?!\w+ ?,)")
_AND = re.compile(r"(?:,? (?:và|cùng)|,) (?:(?:đồng chí|ông|bà|anh|chị|em|cô|thầy) )?")
# What one is already, or was: "bổ nhiệm bà A, hiện là Phó Giám đốc, giữ chức …", "trước khi được bổ nhiệm …, ông đang giữ chức …".
_HELD_ANYWAY = re.compile(r"\b(?:hiện|hiện nay|đang|từng|vốn|nguyên|vẫn|còn|trước|người|thôi) $")
# Between the verb and the post another clause has begun: "được bổ nhiệm … khi ông A làm Tổng thống", "…; từ năm 2000 là Bí thư".
_OTHER_CLAUSE = re.compile(
    r"\b(?:sau khi|trước khi|trong khi|khi|nhưng|tuy|dù|cho đến|mà|đã có|từ (?:năm|tháng)|đến (?:năm|tháng)|dưới thời)\b"
)
# "Trước khi được bổ nhiệm …, ông A là …": the main clause says what he was.
_UNDER_WHEN = re.compile(r"\b(?:khi|trước lúc) (?:được |bị )?[^,;.]{0,30}$")
_HIM = re.compile(r" (?:đồng chí|ông|bà|anh|chị|cô|thầy)(?: này)? ")  # "thôi giữ chức Bí thư; bổ nhiệm đồng chí giữ chức Giám đốc Sở"
# "Người phát ngôn A cho biết Giáo sư … được chỉ định": he only says it.
_SAYS = re.compile(r"\b(?:cho biết|cho hay|nói|thông báo|thông tin|khẳng định|xác nhận|rằng|tiết lộ)\b")
_SPEECH_BETWEEN = re.compile(rf"\.|{_SAYS.pattern}")
