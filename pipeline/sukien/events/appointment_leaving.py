"""Leaving a post: those dismissed or released, those who resign, those who retire."""

from __future__ import annotations

import re

from sukien.events.appointment_facts import GENITIVE, PRONOUN, Fact, Subject, Verb, whom_given, without_spoken_of
from sukien.events.appointment_offices import offices_at
from sukien.mentions import Span
from sukien.resolved import Resolved


def dismissal(
    resolved: Resolved, sentence: Span, chain: list[Verb], reach: int, subjects: list[Subject], before: Subject | None, planned: bool
) -> list[Fact]:
    verb = Span(chain[0].start, chain[-1].end)
    after = _within_reach([s for s in subjects if s.person is not None and verb.end <= s.span.start < reach], verb.end)
    offices = offices_at(resolved, verb.end, min(reach, sentence.end))
    after = _dismissed(after, offices, subjects, verb.start)
    old = offices[0] if offices else _left_behind(resolved, after, reach)
    lead = resolved.key[max(sentence.start, verb.start - 40) : verb.start]
    undergone = _UNDERGOES.search(lead) is not None or resolved.key.startswith(
        ("thôi", "từ ", "nộp ", "xin ", "rời ", "không còn "), verb.start
    )
    undergone = undergone and not resolved.key.startswith("đơn ", verb.start)  # "công ty nhận được | đơn từ nhiệm của ông A"
    from_post = after and undergone and not resolved.key.startswith("thôi việc", verb.start)
    if from_post and _DECISION_TO.search(lead) and _TOWARDS.search(resolved.key[verb.end : after[0].full.start]):
        undergone = False  # "công bố quyết định thôi giữ chức, nghỉ chữa bệnh đối với ông A"
    if from_post and offices and resolved.key.startswith(" đối với ", offices[-1].end):
        undergone = False  # "bầu ông A …, thôi giữ chức Phó Chủ tịch đối với bà B"
    if resolved.key.startswith(_OUSTED, verb.start):
        return _ousting(resolved, verb, offices, after, subjects, planned)
    if after and not undergone and _OF_WHOM.fullmatch(resolved.key[offices[-1].end if offices else verb.end : after[0].full.start]):
        group = whom_given(resolved.key, after, verb.end, reach)
        group = group[:1] if lead.endswith(_WHEN) else group
        return [Fact("dismiss", s, verb, old, None, planned, "dismissed_from_office") for s in group]
    prior = [s for s in subjects if s.person is not None and s.full.end <= verb.start and not _by_him(resolved.key, s)]
    if prior and _PUNISHED.search(resolved.key, prior[-1].full.end, verb.start):
        return [Fact("dismiss", prior[-1], verb, old, None, planned, "punished_by_dismissal")]
    if not undergone and not resolved.key.startswith(("cho thôi", "đơn "), verb.start):
        return []
    prior = without_spoken_of(resolved.key, prior, verb.start)
    if prior and verb.start - prior[-1].full.end <= 70:
        return [
            Fact("dismiss", s, verb, old, None, planned, "left_office")
            for s in (_joined(resolved.key, prior) if _ARE.search(lead) else prior[-1:])
        ]
    if before is not None and PRONOUN.search(resolved.key, max(sentence.start, verb.start - 40), verb.start):
        return [Fact("dismiss", before, verb, old, None, planned, "left_office")]
    return []


def _left_behind(resolved: Resolved, after: list[Subject], reach: int) -> Span | None:
    """The post told behind the one who loses it: "miễn nhiệm ông A khỏi chức vụ | Giám đốc Sở Y tế"."""
    told = _OUT_OF.match(resolved.key, after[0].span.end, reach) if after else None
    return next(iter(offices_at(resolved, told.end(), reach)), None) if told is not None else None


def _ousting(
    resolved: Resolved, verb: Span, offices: list[Span], after: list[Subject], subjects: list[Subject], planned: bool
) -> list[Fact]:
    """ "Tổng thống sa thải Giám đốc A", "bà A bị phế truất khỏi chức Tổng thống": only who holds a post; workers are laid off too."""
    key, old = resolved.key, offices[0] if offices else None
    laid_off = key.startswith("sa thải", verb.start)  # the toppled are called by their realm: "Thái tử nước A bị phế truất"
    if _NOT_YET.search(key, max(0, verb.start - 40), verb.start):
        return []
    if after and _OUSTED_WHOM.fullmatch(key[offices[-1].end if offices else verb.end : after[0].full.start]):
        held = old is not None or (after[0].person is not None and after[0].person.offices)
        return [Fact("dismiss", after[0], verb, old, None, planned, "ousted_from_office")] if held else []
    prior = [s for s in subjects if s.person is not None and s.full.end <= verb.start and not _by_him(key, s)][-1:]
    return [
        Fact("dismiss", s, verb, old, None, planned, "was_ousted")
        for s in prior
        if _IS_OUSTED.fullmatch(key, s.full.end, verb.start)
        and s.person is not None
        and (old is not None or (laid_off and s.person.offices))
    ]


def _joined(key: str, people: list[Subject]) -> list[Subject]:
    """The last of those named and the ones that are listed with him: "ông A, Bí thư; bà B, Chủ tịch và ông C bị cách chức"."""
    group = people[-1:]
    for s in reversed(people[:-1]):
        if _LISTED.fullmatch(key, s.full.end, group[0].full.start) is None:
            break
        group.insert(0, s)
    return group if len(group) < 2 or not GENITIVE.search(key, max(0, group[0].full.start - 14), group[0].full.start) else group[-1:]


def _by_him(key: str, subject: Subject) -> bool:
    """True for the one who dismisses another: "ông A bị Tổng thống B cách chức"."""
    return key.endswith((" bị ", " được "), 0, subject.full.start)


def _within_reach(people: list[Subject], at: int) -> list[Subject]:
    """Those named behind `at`, each not too far from the one before."""
    near: list[Subject] = []
    for s in people:
        if s.span.start > at + _MOST:
            break
        near.append(s)
        at = s.span.end
    return near


def _dismissed(after: list[Subject], offices: list[Span], subjects: list[Subject], verb: int) -> list[Subject]:
    """Those named behind the office; else whom the office alone means ("cách chức Chủ tịch UBND huyện"), unless just named as its
    new holder: "bầu ông A giữ chức Chủ tịch; miễn nhiệm Chủ tịch đối với ông B" dismisses B."""
    named = [s for s in after if not offices or s.span.start >= offices[-1].end]
    if named:
        return named
    told = {s.person.id for s in subjects if s.person is not None and s.span.end <= verb}
    return [s for s in after if s.person is not None and s.person.id not in told]


def retirement(
    resolved: Resolved, sentence: Span, chain: list[Verb], reach: int, subjects: list[Subject], before: Subject | None, planned: bool
) -> list[Fact]:
    """A retirement is a fact when it is dated or decided; "cán bộ đã nghỉ hưu" says what someone is."""
    verb = Span(chain[0].start, chain[-1].end)
    key = resolved.key
    prior = [s for s in subjects if s.person is not None and s.full.end <= verb.start]
    if (
        prior
        and _LET.search(key, max(0, prior[-1].full.start - 30), prior[-1].full.start)
        and _ASIDE.fullmatch(key, prior[-1].span.end, verb.start)
    ):
        return [Fact("retire", prior[-1], verb, None, None, planned, "let_retire")]
    around = key[max(sentence.start, verb.start - 40) : min(sentence.end, verb.end + 60)]
    if not (resolved.dates_in(*sentence) or _DECIDED.search(around)):
        return []
    after = [s for s in subjects if s.person is not None and verb.end <= s.span.start < reach]
    if after and _TOWARDS.search(key[verb.end : after[0].full.start + 1]):
        return [Fact("retire", s, verb, None, None, planned, "retired_by_decision") for s in after]
    if after and _ARE_THESE.fullmatch(key, verb.end, after[0].full.start):
        return [Fact("retire", s, verb, None, None, planned, "retired_by_decision") for s in whom_given(key, after, verb.end, reach)]
    lead = key[max(sentence.start, verb.start - 24) : verb.start]
    if not _RETIRES.search(lead) and not any(s.span.end + 1 == verb.start or s.full.end + 2 == verb.start for s in subjects):
        return []
    people = [s for s in prior if not GENITIVE.search(key[max(0, s.full.start - 14) : s.full.start])]
    if prior and people[-1:] != prior[-1:] and _SELF.fullmatch(key, prior[-1].full.end, verb.start):
        start = prior[-1].full.start
        if _LEFT_TO.search(key, max(0, start - 24), start):
            return [Fact("retire", prior[-1], verb, None, None, planned, "replaced_on_retiring")]
        released = key.endswith(_OF_HIM, 0, start) and _RELEASED.search(key, sentence.start, start)
        return [Fact("retire", prior[-1], verb, None, None, planned, "released_on_retiring")] if released else []
    if people and (verb.start - people[-1].span.end <= 120 or key.startswith("rồi ", verb.start - 4)):
        group = _joined(key, people) if _TOGETHER.search(lead) else _both(key, people)
        return [Fact("retire", s, verb, None, None, planned, "retires") for s in group]
    if before is not None and PRONOUN.search(key, max(sentence.start, verb.start - 60), verb.start):
        return [Fact("retire", before, verb, None, None, planned, "retires")]
    return []


def _both(key: str, people: list[Subject]) -> list[Subject]:
    """The last of those named, and the one whom "và" joins to him: "ông A và ông B đã nghỉ chế độ"."""
    before = people[-2:-1]
    return people[-2:] if before and _AND.fullmatch(key, before[0].full.end, people[-1].full.start) else people[-1:]


def leaves_to_retire(key: str, sentence: Span, verbs: list[Verb]) -> list[Verb]:
    """The verbs of a sentence without a retirement that is why one is dismissed: "miễn nhiệm ông A để nghỉ hưu" is one deed."""
    return [
        verb
        for i, verb in enumerate(verbs)
        if not (i and verb.action == "retire" and _WHY.search(key, sentence.start, verb.start) and _leaving(verbs[:i]))
    ]


def _leaving(verbs: list[Verb]) -> bool:
    return any(verb.action == "dismiss" for verb in verbs)


_OUT_OF = re.compile(r" (?:ra )?khỏi (?:chức vụ|chức danh|chức|cương vị|vị trí|ghế)")
_WHY = re.compile(r"(?<!\w)(?:để|(?:do|vì)(?: đã| đến tuổi| xin| được)?) $")
_MOST = 420  # characters from a verb to the first of those dismissed, and from each to the next
_ARE = re.compile(r"(?<!\w)(?:bị|được)(?: [^ ,.;]+){0,2} $")
_LISTED = re.compile(r"(?: \([^()]{1,40}\))?(?:[,;]| và| cùng|, và|; và) (?:đồng chí |ông |bà )?")
_AND = re.compile(r" và (?:đồng chí |ông |bà )?")
# "bầu ông A làm Chủ tịch, thay ông B | nghỉ hưu"
_LEFT_TO = re.compile(r"(?<!\w)(?:thay|thay thế|kế nhiệm)(?: cho)?(?: đồng chí| ông| bà)? $")
_PUNISHED = re.compile(r"(?:hình thức|mức)(?: kỷ luật)?:? [“\"]?$")  # "thi hành kỷ luật đối với ông A bằng hình thức | cách chức"
_WHEN = ("sau khi ", "trước khi ", "khi ", "từ khi ")  # "sau khi cách chức ông A, Tổng thống B đã nói": B is of the next clause
_OF_HIM = ("đối với ", "đối với ông ", "đối với bà ", "đối với đồng chí ")
_RELEASED = re.compile(r"(?:^|(?<= ))(?:miễn nhiệm|bãi nhiệm|thôi giữ|cho thôi) ")  # "miễn nhiệm … đối với ông A, đã | nghỉ hưu"
_SELF = re.compile(r" ?(?:\([^()]{1,40}\) )?,?(?: ?(?:vừa|đã|được|sẽ|chuẩn bị|xin))* ?")
_TOGETHER = re.compile(r"\b(?:(?:được|cùng|đều)(?: cho)?|nhận quyết định) $")
# "quyết định cho ông A (60 tuổi), Phó Bí thư, | nghỉ hưu": the one let go stands before the verb.
_LET = re.compile(r"(?:\b(?:quyết định|việc|đồng ý|thống nhất|chấp thuận|bí thư|chính trị|thường vụ)|[;:]) cho (?:đồng chí |ông |bà )?$")
_ASIDE = re.compile(r"(?: \([^()]{1,150}\))?(?:,? ?[^.;()]{0,100},?)? (?:được )?")
_ARE_THESE = re.compile(r"[^,.;:]{0,24} (?:gồm(?: có)?|là):? (?:các )?(?:đồng chí |ông |bà )?")
_DECISION_TO = re.compile(r"\b(?:quyết định|việc) (?:cho )?$")
_OUSTED = ("sa thải", "phế truất")
# "chỉ Thứ trưởng có quyền sa thải ông A", "lý do để sa thải", "đang tính sa thải": no one has gone.
_NOT_YET = re.compile(r"\b(?:quyền|vận động|tính|tính chuyện|để|định|nguy cơ|dọa|doạ|đe dọa|đe doạ)(?: bị)? $")
_OUSTED_WHOM = re.compile(r"(?: đột ngột)?(?: ông| bà)? ?")
_IS_OUSTED = re.compile(
    r"[ ,–-]*(?:\([^()]{1,40}\) )?(?:người |đã |vừa |mới |cũng |bất ngờ |đột ngột )*bị (?:bất ngờ )?(?:[^,.;:]{2,40} )?"
)
_TOWARDS = re.compile(r"\bgồm\b|:|\b(?:đối với|của|cho|với|đối với các)\b|^ $|^ (?:đồng chí|ông|bà)\b")
_UNDERGOES = re.compile(r"\b(?:bị|được|xin|tự)(?: [^ ,.;]+){0,4} $")
# "miễn nhiệm chức danh … khóa III, nhiệm kỳ 2016 - 2021 đối với ông A": the term of office may stand between.
_OF_WHOM = re.compile(
    r"(?:[^,.;:“”\"]{0,40}?(?: đối với| của| với)?|[^.;:]{0,90}? (?:đối với|của|với)):?(?: các)?"
    r"(?: (?:\d{1,2}|hai|ba|bốn|năm) (?:người|đồng chí|cán bộ|ông bà|ông|bà|ủy viên)(?:,? gồm(?: có)?)?:?)?"
    r"(?: đồng chí| ông| bà)?:?(?: (?:đại|thượng|trung|thiếu) (?:tá|tướng|úy))? ?"
)
_RETIRES = re.compile(
    r"\b(?:rồi|được|đã|sẽ|chính thức|ông|bà|cô|thầy|anh|chị|đồng chí|xin|để|khi|cùng|đều|cho|giải quyết|nhận quyết định) $"
)
_DECIDED = re.compile(r"quyết định|được giải quyết|thông báo|được nghỉ|chính thức|theo chế độ|theo quy định|theo nguyện vọng")
