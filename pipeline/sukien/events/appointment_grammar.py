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
from typing import NamedTuple

from sukien.events.appointment_offices import offices_at
from sukien.mentions import Anchor, Person, Resolved, Span, Unit
from sukien.records import Action

_REACH = 420
NEIGHBOURS = 12  # how many persons and units before a verb can be meant by it


class Verb(NamedTuple):
    """A verb of appointing with its action."""

    start: int
    end: int
    action: Action


class Subject(NamedTuple):
    """Whom it concerns: a person or a unit, at a span; full: with honorific and old offices."""

    span: Span
    full: Span
    person: Person | None
    unit: Unit | None


class Fact(NamedTuple):
    """One appointment as read; spans of the reading."""

    action: Action
    subject: Subject
    verb: Span
    old: Span | None
    new: Span | None
    planned: bool
    rule: str


def verbs_in(resolved: Resolved, start: int, end: int) -> list[Verb]:
    """Verbs of appointing in [start, end), the longest at each place; look-alikes ("bầu cử") hide what they cover."""
    anchors: list[Anchor] = resolved.segmented.anchors.get("appointment_verbs", [])
    found: list[Verb] = []
    reach = start
    first, last = bisect_left(anchors, start, key=_anchor_start), bisect_left(anchors, end, key=_anchor_start)
    for anchor in anchors[first:last]:
        if anchor.start < reach:
            continue
        reach = anchor.end
        if anchor.entry.code != "none":
            found.append(Verb(anchor.start, anchor.end, anchor.entry.code))  # type: ignore[arg-type]
    return found


def facts_of(resolved: Resolved, sentence: Span, verbs: list[Verb], subjects: list[Subject], before: Subject | None) -> list[Fact]:
    """The facts of one sentence. before: who is meant by a bare "ông", "bà" in it, or None."""
    facts: list[Fact] = []
    starts = [s.span.start for s in subjects]
    everyone = subjects
    for chain, reach in _chains(resolved.key, verbs, sentence.end):
        subjects = everyone[max(0, bisect_left(starts, chain[0].start) - NEIGHBOURS) : bisect_left(starts, reach)]
        lead = resolved.key[max(sentence.start, chain[0].start - 60) : chain[0].start]
        if _DENIED.search(lead):
            continue
        planned = _PLANNED.search(lead) is not None
        action = _action(chain)
        if action == "retire":
            facts += _retirement(resolved, sentence, chain, subjects, before, planned)
        elif action == "dismiss":
            facts += _dismissal(resolved, sentence, chain, reach, subjects, before, planned)
        else:
            facts += _posts(resolved, sentence, chain, reach, subjects, before, planned)
    return facts


def _chains(key: str, verbs: list[Verb], end: int) -> list[tuple[list[Verb], int]]:
    """Verbs joined in one deed ("điều động và bổ nhiệm"), each chain with where the next one begins."""
    chains: list[list[Verb]] = []
    for verb in verbs:
        joined = chains and verb.action != "retire" and _JOINED.fullmatch(key[chains[-1][-1].end : verb.start])
        if joined:
            chains[-1].append(verb)
        else:
            chains.append([verb])
    starts = [chain[0].start for chain in chains]
    return list(zip(chains, [*starts[1:], end], strict=False))  # no verbs, no chains


def _action(chain: list[Verb]) -> Action:
    """Of several verbs the one that gives the new post: "điều động, bổ nhiệm" appoints."""
    actions = [v.action for v in chain]
    for action in ("elect", "appoint", "transfer"):
        if action in actions:
            return action
    return actions[0]


def _posts(
    resolved: Resolved, sentence: Span, chain: list[Verb], reach: int, subjects: list[Subject], before: Subject | None, planned: bool
) -> list[Fact]:
    """Appointments, elections and transfers: each verb of holding after the chain gives an office to those before it."""
    facts: list[Fact] = []
    action, verb = _action(chain), Span(chain[0].start, chain[-1].end)
    after = [s for s in subjects if verb.end <= s.span.start < reach]
    at, given = verb.end, False
    for hold in _HOLD.finditer(resolved.key, verb.end - 1, min(reach, verb.end + _REACH)):
        offices = offices_at(resolved, hold.end(), min(reach, sentence.end))
        if not offices:
            continue
        group = _given(resolved.key, [s for s in after if at <= s.span.start < hold.start()], at, hold.start())
        rule = "appointed_to_office"
        if not group and not given:
            group, rule = _passive(resolved, sentence, verb.start, subjects, before), "was_appointed_to_office"
        facts += [Fact(action, s, verb, _old(resolved, s, office), office, planned, rule) for s in group for office in offices]
        at, given = offices[-1].end, True
    if given:
        return facts
    offices = offices_at(resolved, verb.end, min(reach, sentence.end))
    if offices and not after:
        group = _passive(resolved, sentence, verb.start, subjects, before)
        return [Fact(action, s, verb, None, office, planned, "was_appointed_to_office") for s in group for office in offices]
    if action == "transfer" and after and _MOVED.search(resolved.key, after[0].span.end, min(reach, after[0].span.end + 160)):
        return [Fact(action, after[0], verb, _old(resolved, after[0]), None, planned, "moved_elsewhere")]
    return []


def _given(key: str, group: list[Subject], at: int, hold: int) -> list[Subject]:
    """Whom a verb of holding speaks of: persons joined by "và" or with an honorific of their own, else the unit between
    the verbs: "Bầu huyện A làm Cụm trưởng, huyện B làm Cụm phó"."""
    people = [s for s in group if s.person is not None]
    if people:
        return people[:1] + [s for s in people[1:] if _JOINS.search(key[max(0, s.full.start - 14) : s.full.start])]
    units = [s for s in group if hold - s.span.end <= 1 and _UNIT_NEXT.fullmatch(key[at : s.span.start])]
    return units[:1]


def _passive(resolved: Resolved, sentence: Span, verb: int, subjects: list[Subject], before: Subject | None) -> list[Subject]:
    """Those of whom it is said that they were appointed: the persons right before "được", or whom "ông" stands for."""
    marks = list(_PASSIVE.finditer(resolved.key, max(sentence.start, verb - 90), min(sentence.end, verb + 12)))
    if not marks:
        return []
    mark = marks[-1]
    people = [s for s in subjects if s.person is not None and s.full.end <= mark.start() + 1]
    if people and mark.start() - people[-1].full.end <= 90 and "." not in resolved.key[people[-1].full.end : mark.start()]:
        group = [people[-1]]
        for s in reversed(people[:-1]):
            joined = _AND.fullmatch(resolved.key, s.full.end, group[0].full.start)
            if joined is None or _GENITIVE.search(resolved.key, max(0, s.full.start - 14), s.full.start):
                break
            group.insert(0, s)
        return group
    if before is not None and _PRONOUN.search(resolved.key, max(sentence.start, mark.start() - 40), mark.start()):
        return [before]
    return []


def _dismissal(
    resolved: Resolved, sentence: Span, chain: list[Verb], reach: int, subjects: list[Subject], before: Subject | None, planned: bool
) -> list[Fact]:
    verb = Span(chain[0].start, chain[-1].end)
    after = [s for s in subjects if s.person is not None and verb.end <= s.span.start < min(reach, verb.end + 250)]
    offices = offices_at(resolved, verb.end, min(reach, sentence.end))
    old = offices[0] if offices else None
    lead = resolved.key[max(sentence.start, verb.start - 40) : verb.start]
    undergone = _UNDERGOES.search(lead) is not None or resolved.key.startswith("thôi", verb.start)
    if after and not undergone and _OF_WHOM.fullmatch(resolved.key[offices[-1].end if offices else verb.end : after[0].full.start]):
        return [Fact("dismiss", s, verb, old, None, planned, "dismissed_from_office") for s in _given(resolved.key, after, verb.end, reach)]
    if not undergone and not resolved.key.startswith("cho thôi", verb.start):
        return []
    prior = [s for s in subjects if s.person is not None and s.full.end <= verb.start]
    if prior and verb.start - prior[-1].full.end <= 70:
        return [Fact("dismiss", prior[-1], verb, old, None, planned, "left_office")]
    if before is not None and _PRONOUN.search(resolved.key, max(sentence.start, verb.start - 40), verb.start):
        return [Fact("dismiss", before, verb, old, None, planned, "left_office")]
    return []


def _retirement(
    resolved: Resolved, sentence: Span, chain: list[Verb], subjects: list[Subject], before: Subject | None, planned: bool
) -> list[Fact]:
    """A retirement is a fact when it is dated or decided; "cán bộ đã nghỉ hưu" says what someone is."""
    verb = Span(chain[0].start, chain[-1].end)
    key = resolved.key
    around = key[max(sentence.start, verb.start - 40) : min(sentence.end, verb.end + 60)]
    dated = any(sentence.start <= d.start < sentence.end for d in resolved.dates)
    if not (dated or _DECIDED.search(around)):
        return []
    after = [s for s in subjects if s.person is not None and verb.end <= s.span.start]
    if after and _TOWARDS.search(key[verb.end : after[0].full.start + 1]):
        return [Fact("retire", s, verb, None, None, planned, "retired_by_decision") for s in after]
    if not _RETIRES.search(key[max(sentence.start, verb.start - 24) : verb.start]) and not any(
        s.span.end + 1 == verb.start for s in subjects
    ):
        return []
    people = [
        s
        for s in subjects
        if s.person is not None and s.full.end <= verb.start and not _GENITIVE.search(key[max(0, s.full.start - 14) : s.full.start])
    ]
    if people and (verb.start - people[-1].span.end <= 120 or key.startswith("rồi ", verb.start - 4)):
        return [Fact("retire", people[-1], verb, None, None, planned, "retires")]
    if before is not None and _PRONOUN.search(key, max(sentence.start, verb.start - 60), verb.start):
        return [Fact("retire", before, verb, None, None, planned, "retires")]
    return []


def _old(resolved: Resolved, subject: Subject, new: Span | None = None) -> Span | None:
    """The first office that stands with the subject's name: what is held before."""
    offices = resolved.mentions.offices
    i = bisect_left(offices, subject.full.start, key=lambda o: o.start)
    if i < len(offices) and offices[i].end <= subject.full.end and (not new or offices[i].start != new.start):
        return Span(offices[i].start, offices[i].end)
    return None


def _anchor_start(anchor: Anchor) -> int:
    return anchor.start


_JOINED = re.compile(r"(?:,| và|, và| và được|,? đồng thời)? (?:được )?|,? ?(?:và )?")
_DENIED = re.compile(
    r"\b(?:không|chưa|nếu|việc xem xét|có nên|từ chối|khi nào|ai|dự thảo|có thể|yêu cầu|kêu gọi|đòi|tin đồn|khuyên|muốn)\b[^,.;]{0,18}$"
)
_PLANNED = re.compile(r"\b(?:sẽ|dự kiến|đề nghị|trình|giới thiệu|xem xét|kiến nghị|đề cử|phê chuẩn đề nghị|đề xuất)\b[^.;]{0,40}$")
_HOLD = re.compile(
    r"\b(?:(?:giữ|đảm nhận|đảm nhiệm|nhận|đảm trách)(?: (?:các|quyền))*"
    r"(?: (?:chức vụ|chức danh|chức|cương vị|vị trí|trọng trách|vai trò|nhiệm vụ))?|làm|tham gia"
    r"|vào (?:các )?(?:chức vụ|chức danh|chức|vị trí|cương vị)|với (?:vai trò|cương vị|chức vụ)(?: là)?|là)\b"
)
_PASSIVE = re.compile(r"\b(?:được|đã được|vừa được|trúng cử|tái cử|đắc cử|tái đắc cử|bị)\b")
_PRONOUN = re.compile(r"\b(?:ông|bà|anh|chị|cô|thầy|đồng chí|ông này|bà này|nguyên)(?: cũng| đã| lại| tiếp tục| vừa| lần lượt| rồi)* ?$")
_AND = re.compile(r",? (?:và|cùng) (?:đồng chí |ông |bà )?|, (?:đồng chí |ông |bà )?")
_MOVED = re.compile(r"\b(?:đến|về|sang|tới) (?:nhận )?(?:công tác|nhận nhiệm vụ)|\b(?:đến|về|sang) ")
_TOWARDS = re.compile(r"\b(?:đối với|của|cho|với|đối với các)\b|^ $|^ (?:đồng chí|ông|bà)\b")
_JOINS = re.compile(r"(?:\bvà|;|,|cùng|-) (?:đồng chí |ông |bà |các |anh |chị )?(?:[a-zđ]{1,4}\. ?)*$")
_UNIT_NEXT = re.compile(r"[,;]?(?: và)? ?(?:đơn vị )?")
_UNDERGOES = re.compile(r"\b(?:bị|được|xin|tự)(?: [^ ,.;]+){0,4} $")
_OF_WHOM = re.compile(r"[^,.;:]{0,40}?(?: đối với| của| với)?(?: các)?(?: đồng chí| ông| bà)? ?")
_RETIRES = re.compile(r"\b(?:rồi|được|đã|sẽ|chính thức|ông|bà|cô|thầy|anh|chị|đồng chí|xin|để|khi) $")
_DECIDED = re.compile(r"quyết định|thông báo|được nghỉ|chính thức|theo chế độ|theo nguyện vọng")
_GENITIVE = re.compile(r"\b(?:của|với|cho|cố|vợ|chồng|thời|con)(?: \w+)?(?: \w+)? $")
