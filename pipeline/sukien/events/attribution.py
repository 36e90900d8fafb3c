"""Who grants: the party that a statement names as its grantor, by its place.

Rules, in order: of_form ("Bằng khen của X", "do X trao tặng"), delegated ("thừa ủy quyền của X": who hands over is no grantor), agent
("được X tặng"), subject ("X tặng", "X đã ký quyết định tặng"), carried in the sentence, or over a full stop to a bare verb or form.
"""

from __future__ import annotations

import re

from msgspec import Struct

from sukien.events.award_marks import GRANTORS, Marks, Party
from sukien.events.award_statement import STATE, Statement
from sukien.events.grantor_opening import holder_of_ceremony, is_owner, opening_actor, opening_body
from sukien.events.grantor_places import grantor_ends, is_generic, is_place
from sukien.resolved import Person, Unit

_OF_FORM = re.compile(r"(?:[”\"'’)]|,)?(?: \d+ năm,)?(?: [^\s,.;:]+){0,12}? ?(?<!là )(?:của|do) (?:đồng chí |ông |bà )?\Z")
_SUCH_AS = re.compile(  # "của các cấp, ngành như: Bộ A; UBND tỉnh"
    r"[”\"]? của (?:các|nhiều) (?:(?:cấp|bộ|ban|ngành|sở|cơ quan|tổ chức|đoàn thể|trung ương|địa phương)(?:,| và)? ){1,6}(?:như|gồm):? "
)
_OF_ENDS = ("của ", "do ", "của đồng chí ", "do đồng chí ", "của ông ", "do ông ", "của bà ", "do bà ")
_DEEDS = ("give", "receive", "passive", "recognise", "honour")
_OF_WRITER = re.compile(r"[”\"]? của (?:các )?(?:đồng chí |ông |bà |đ/c )?")
_AGENT_GAP = re.compile(
    r"(?:(?:vinh dự|vừa|đã|từng) )*được (?:(?:xét )?đề nghị |trình )?(?:(?:chính|lãnh đạo|đồng chí|ông|bà|cả|cố|nguyên|đại diện|đại tá"
    r"|trung tá|thượng tá|thiếu tướng|trung tướng|thượng tướng|đại tướng) )*"
)
_TO = re.compile(r"(?<!\w)(?:cho|tặng|đối với|các|cá nhân|tập thể|đồng chí)(?!\w)")
_NOT_SUBJECT = re.compile(
    r"(?<!\w)(?:của|tại|theo|ở|với|cho|do|trong|từ|thuộc|đến|về|cùng|bởi|trên|theo đề nghị của|sự nghiệp|chúc mừng|tới"
    r"|đối với|thăm) (?:các |lãnh đạo |đồng chí |ông |bà )*\Z"
)
_SUBJECT_GAP = re.compile(
    r"(?: này)?(?: ?\([^)]{0,60}\))?(?:,? (?:đã|vừa|cũng|còn|sẽ|tiếp tục|kịp thời|trực tiếp|tiến hành|tổ chức|làm|quyết định|ký|có"
    r"|ban hành|ra|về việc|về|việc|số|lễ|trân trọng|và|đồng thời|long trọng"
    r"|(?:các )?quyết định(?: số)?:? \d\S*|và(?: số)? \d\S*/\S+|ngày \S+|khen|khen thưởng|biểu dương|tuyên dương|tôn vinh"
    r"|vinh danh|trao|tặng|trao tặng|đột xuất|thưởng|nóng|đồng ý|thống nhất|chính thức|lần lượt|được|xét|công bố|\d+|trong đó:))*,? ?\Z"
)
_DECISION_OF = re.compile(r"(?<!\w)quyết định(?: số:? ?[^\s,.;:]+)?(?: ngày \S+(?: tháng \d+ năm \d+)?)? của (?:đồng chí |ông |bà )?\Z")
_SENTENCE_OPEN = re.compile(
    r"(?:[-–+•*“\"]? ?(?:(?:nhân |trong |cũng |tại |đồng thời|ngoài ra|bên cạnh đó|theo đó|cụ thể"
    r"|đặc biệt)[^,:;]{0,60}[,:] ?)?(?:đã |cũng |còn |còn có |đồng thời )?)\Z"
)
_LEADERS = re.compile(r"(?<!\w)(?:(?:các )?(?:đồng chí )?lãnh đạo|đại diện|ban giám hiệu)(?: các)? \Z")
_LEADERS_ENDS = ("lãnh đạo ", "đại diện ", "ban giám hiệu ", " các ")
_GRANTING = (
    "chủ tịch nước", "thủ tướng", "chủ tịch ubnd", "chủ tịch ủy ban nhân dân", "bộ trưởng", "thống đốc", "tổng thanh tra", "viện trưởng",
    "chánh án", "tổng giám đốc", "giám đốc", "tư lệnh", "cục trưởng", "tổng cục trưởng", "hiệu trưởng", "bí thư thứ nhất",
    "chỉ huy trưởng", "trưởng phòng", "trưởng ban", "chính ủy", "chủ nhiệm", "tổng biên tập", "chủ tịch", "thủ trưởng",
    "bí thư tỉnh đoàn", "trưởng công an",
)  # fmt: skip
_APPOSED = re.compile(r" ?(?:,|-|–|\() ?")
_STATE_HEADS = ("chủ tịch nước", "thủ tướng")
_OWN_AWARDS = (*_STATE_HEADS, "chủ tịch ubnd", "chủ tịch ủy ban nhân dân", "giám đốc công an", "giám đốc sở", "bộ trưởng")
_GRANTS = re.compile("|".join(_GRANTING))
_OWN_POST = re.compile(rf"(?: |[-–+•*])*(?:{_GRANTS.pattern}|(?:các|nhiều|một số) (?:đơn vị|cơ quan|địa phương|sở|huyện|xã|trường))(?!\w)")
_POST_WITHIN = re.compile(r"(?:phó )?(?:trưởng (?:phòng|ban|khoa|bộ phận|trạm)|(?:tiểu |đại |trung )?đội trưởng|trạm trưởng)(?!\w)")


class Grant(Struct, frozen=True, gc=False):
    """The grantor of a statement: wording [start, end), who it is where known, and the rule that attributed it."""

    start: int
    end: int
    unit: Unit | None
    person: Person | None
    rule: str


def grantor_of(key: str, marks: Marks, statement: Statement) -> Grant | None:
    """The grantor that the sentence itself names for a statement, or None."""
    return (
        _of_form(key, marks, statement)
        or (_delegated(key, marks, statement) if "delegate" in marks.codes else None)
        or _subject(key, marks, statement)
        or (_revoker(key, marks, statement) if "revoke" in marks.codes else None)
    )


def subject_of(key: str, marks: Marks, statement: Statement) -> Grant | None:
    """The subject of an active statement whose form names its own grantor: it holds for the forms that follow."""
    return None if statement.passive else _subject(key, marks, statement)


def has_own_post(key: str, marks: Marks, statement: Statement, carried: Grant) -> bool:
    """True when a clause behind a semicolon begins with a post or a plural that grants: no grantor from before is carried in."""
    cut = key.rfind(";", marks.start, statement.verb)
    return carried.start < cut and not statement.passive and _OWN_POST.match(key, cut + 1, statement.verb) is not None


def begins_bare(key: str, marks: Marks, statement: Statement) -> bool:
    """True when the sentence begins with the verb or form of the statement, so that its grantor may be carried over."""
    if statement.passive:
        return False
    return _SENTENCE_OPEN.match(key[marks.start : statement.verb]) is not None


def as_grant(party: Party, rule: str, person: Person | None = None) -> Grant:
    """The grant of a party that a rule names."""
    return Grant(party.start, party.end, party.unit, person or party.person, rule)


def _of_form(key: str, marks: Marks, statement: Statement) -> Grant | None:
    """ "FORM của X", "FORM do X trao tặng"."""
    at = statement.form.end
    if statement.form.form == "thu_khen" and (writer := _writer(key, marks, at)) is not None:
        return as_grant(writer, "writer_of_letter")
    for party in marks.parties:
        if party.start >= at and party.kind in GRANTORS:
            break
    else:
        return None
    beside, owns = party.start == at + 1 and key[at] == " ", key.endswith(_OF_ENDS, at, party.start) and not key.startswith(" lên ", at)
    if not beside and not owns:
        return as_grant(party, "grantor_of_form") if _SUCH_AS.fullmatch(key, at, party.start) else None
    groups = [g.start for g in statement.groups if g.start >= at] if statement.groups else ()
    stop = min(statement.end if groups and statement.end > at else marks.end, at + 160, *groups)
    if party.start >= stop or (statement.groups and any(g.start <= party.start < g.end for g in statement.groups)):
        return None
    if beside and statement.form.form != "khen_thuong" and STATE.match(key, party.start):
        return as_grant(party, "grantor_beside_form")
    if not owns or not _OF_FORM.fullmatch(key, at, party.start) or _TO.search(key, at, party.start):
        return None
    if later := [f.start for f in marks.forms if at <= f.start < party.start]:
        if ";" in key[later[0] - 8 : later[0]] or (statement.form.form.startswith("huan_") and key.startswith("chính phủ", party.start)):
            return None  # "3 Huân chương và 5 Cờ thi đua của Chính phủ": orders are the President's
        if any(at <= c.start and c.end <= later[-1] and c.code in ("receive", "passive") for c in marks.cues):
            return None  # "đạt danh hiệu A và được nhận Bằng khen của X": X grants what the later verb governs
    if marks.counts and any(at <= c.start and c.end <= party.start for c in marks.counts):
        return None
    return as_grant(party, "grantor_of_form")


def _writer(key: str, marks: Marks, at: int) -> Party | None:
    """The person whose letter it is: "Thư khen | của đồng chí A, Phó Thủ tướng, cho Công an tỉnh"."""
    return next((p for p in marks.parties if p.kind == "person" and p.start > at and _OF_WRITER.fullmatch(key, at, p.start)), None)


def _delegated(key: str, marks: Marks, statement: Statement) -> Grant | None:
    """ "thừa ủy quyền của X, đồng chí Y trao": X grants, Y presents."""
    if statement.passive or "delegate" not in marks.codes:
        return None
    form = statement.form.start
    clause = key.rfind(";", marks.start, form)
    since = clause if _is_done_by(marks, clause) else marks.start  # "thừa ủy quyền của X; lãnh đạo Y trao"
    cues = [c for c in marks.cues if c.code == "delegate" and since <= c.start and c.end <= form]
    forms = [f.start for f in marks.forms if cues and cues[0].end < f.start < form]
    first = [c for c in cues if c.end > max(forms, default=0)]  # "thừa ủy quyền của X, đại diện Y trao": X grants
    cue = next((c for c in first if key.startswith(("thừa", "được"), c.start)), cues[-1] if cues else None)
    if cue is None or key.startswith("đại diện lãnh đạo", cue.start):
        return None
    own = _subject(key, marks, statement) if forms and not first else None  # "…, Bộ Y tế cũng tặng Bằng khen": who gives next
    party = next((p for p in marks.grantors if cue.end <= p.start <= min(cue.end + 30, form)), None)
    return own or (as_grant(party, "delegated") if party is not None else None)


def _is_done_by(marks: Marks, end: int) -> bool:
    """True where a person is named, or a deed told, up to `end`."""
    return any(p.kind == "person" and p.end <= end for p in marks.parties) or any(c.code in _DEEDS and c.end <= end for c in marks.cues)


def _subject(key: str, marks: Marks, statement: Statement) -> Grant | None:
    """The party right before the verb: "UBND tỉnh tặng", "được Chủ tịch nước tặng"."""
    form, lead = statement.form.start, statement.lead
    verb = form if statement.passive or lead > form else lead
    parties = marks.parties
    if statement.passive:
        for party in parties:
            if party.end > verb:
                break
            if party.kind == "person" or party.start < lead or not _AGENT_GAP.fullmatch(key, lead, party.start):
                continue
            if party.kind != "office" or not _hands_over(key, marks, party.end, statement):
                return as_grant(party, "agent")
        if key.startswith("theo quyết định", marks.start) and (issuer := _issuer(key, marks, lead)) is not None:
            return as_grant(issuer, "issuer_of_decision")
        return _recogniser(key, marks, statement) if "recognise" in marks.codes else None
    start = key.rfind(";", marks.start, verb) + 1
    upto = verb
    for party in reversed(parties):
        if party.end > upto:
            continue
        if party.start < start or not _is_gap(key[party.end : upto].removeprefix(")")) or is_owner(key, marks.start, party):
            break
        if (before := grantor_ends(key, parties, party)) is not None:
            upto = before
            continue
        person = party if party.kind == "person" else _holder(key, parties, party)
        if person is not None:
            return None if _hands_over(key, marks, person.end, statement) else _by_office(key, marks, person, verb, statement.form.form)
        if _NOT_SUBJECT.search(key, max(party.start - 40, marks.start), party.start) or is_generic(key, marks.start, party):
            if _DECISION_OF.search(key, max(party.start - 60, marks.start), party.start):
                return as_grant(party, "issuer_of_decision")
            continue
        if is_place(party) and (whole := opening_body(key, marks.start, verb)) and whole[0] < party.start:
            return Grant(*whole, None, None, "opening_body")
        leads = key.endswith(_LEADERS_ENDS, marks.start, party.start)
        led = leads and _LEADERS.search(key, max(party.start - 24, marks.start), party.start)
        if led and _hands_over(key, marks, party.end, statement):
            return None
        letter = statement.form.form == "thu_khen"
        if party.kind == "office" and not letter and (not _GRANTS.match(key, party.start) or _hands_over(key, marks, party.end, statement)):
            return None
        return as_grant(_first_of(key, parties, party), "subject")
    if (whole := opening_body(key, marks.start, verb)) is not None:
        return Grant(*whole, None, None, "opening_body")
    holder = holder_of_ceremony(key, marks, verb) if statement.form.form == "khen_thuong" else None
    if holder is not None:
        return as_grant(holder, "holder_of_ceremony")
    actor = opening_actor(key, marks, verb)
    if actor is None or (actor.kind in ("person", "office") and _hands_over(key, marks, actor.end, statement)):
        return None
    if actor.kind == "person":
        return _by_office(key, marks, actor, verb, statement.form.form)
    return None if actor.kind == "office" and not _GRANTS.match(key, actor.start) else as_grant(actor, "subject_of_clauses")


def _issuer(key: str, marks: Marks, verb: int) -> Party | None:
    """Whose decision the sentence opens with: "Theo Quyết định số 5/QĐ-UBND của X, 5 tập thể được tặng FORM"."""
    comma = key.find(", ", marks.start, verb)
    party = next((p for p in marks.grantors if p.end <= comma), None)
    return party if party is not None and _DECISION_OF.search(key, marks.start, party.start) else None


def _is_gap(words: str) -> bool:
    """True for what may stand between a subject and its verb: most often a blank alone."""
    return words == " " or _SUBJECT_GAP.fullmatch(words) is not None


def _first_of(key: str, parties: list[Party], party: Party) -> Party:
    """The first of several who grant together ("UBND tỉnh và Hội Khuyến học tỉnh tặng")."""
    together = r"(?: và|, và| cùng| cùng với| phối hợp với| phối hợp) "
    for other in reversed(parties[: parties.index(party)]):
        if other.kind not in ("unit", "head") or not re.fullmatch(together, key[other.end : party.start]):
            break
        together = r"(?:,| và|, và) ?"
        if _NOT_SUBJECT.search(key, max(other.start - 40, 0), other.start):
            break
        party = other
    return party


def _recogniser(key: str, marks: Marks, statement: Statement) -> Grant | None:
    """ "X công nhận N KIND đạt danh hiệu FORM": who recognises grants."""
    first = min((g.start for g in statement.groups), default=marks.start)
    verb = next((c for c in reversed(marks.cues) if statement.left <= c.start and c.end <= first and c.code == "recognise"), None)
    if verb is None or first - verb.end > 40:
        return None
    party = next((p for p in reversed(marks.grantors) if p.end <= verb.start), None)
    return as_grant(party, "recogniser") if party is not None and _is_gap(key[party.end : verb.start]) else None


def _hands_over(key: str, marks: Marks, at: int, statement: Statement) -> bool:
    """True when the only verb is "trao": a person who hands an award over need not be the one who grants it."""
    verb = ""
    for cue in marks.cues:
        if at <= cue.start and cue.end <= statement.form.start and cue.code in ("give", "honour", "decide"):
            verb = key[cue.start : cue.end]
            if verb != "trao":
                break
    return verb == "trao"


def _revoker(key: str, marks: Marks, statement: Statement) -> Grant | None:
    """ "X ban hành Quyết định … hủy bỏ Quyết định … tặng FORM": who takes an award back had granted it."""
    cue = next((c for c in marks.cues if c.code == "revoke" and c.end <= statement.form.start), None)
    party = next((p for p in reversed(marks.grantors) if p.end <= cue.start), None) if cue is not None else None
    return as_grant(party, "revoker") if party is not None and cue is not None and ";" not in key[party.end : cue.start] else None


def _holder(key: str, parties: list[Party], office: Party) -> Party | None:
    """The person named before an office in apposition ("đồng chí X, Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh đã ký")."""
    at = parties.index(office)
    if office.kind not in ("office", "head") and not (at and _POST_WITHIN.match(key, parties[at - 1].start, parties[at - 1].end)):
        return None  # but "đồng chí X, Phó trưởng phòng Y, Công an tỉnh": the body is that of the post
    end = office.start
    for party in reversed(parties[:at]):
        if not _APPOSED.fullmatch(key, party.end, end):
            return None
        if party.kind == "person":
            return party
        end = party.start
    return None


def _by_office(key: str, marks: Marks, person: Party, verb: int, form: str) -> Grant | None:
    """A person who signs or grants does so in an office; one who hands over is only the presenter."""
    said = key[person.end : verb + 12]
    offices = [p for p in marks.parties if p.kind in ("office", "head") and p.end <= person.start and person.start - p.end <= 2]
    after = [p for p in marks.parties if p.kind in ("office", "head") and person.end <= p.start <= verb]
    signs = "quyết định" in said or "ký" in said.split() or form == "thu_khen"  # a letter is its writer's
    named = [p for p in (*reversed(offices), *after) if form == "thu_khen" or _GRANTS.match(key, p.start)]
    if len(named) > 1:
        named.sort(key=lambda p: next((i for i, title in enumerate(_GRANTING) if key.startswith(title, p.start)), len(_GRANTING)))
    own = _OWN_AWARDS if form in ("bang_khen", "giay_khen", "khen_thuong") else _STATE_HEADS
    office = next((p for p in named if signs or key.startswith(own, p.start)), None)
    return as_grant(office, "office_of_signer" if signs else "office_of_subject", person.person) if office is not None else None
