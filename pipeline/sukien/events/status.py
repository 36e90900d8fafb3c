"""Whether an award is conferred, proposed, planned or revoked, by the cues around its verb.

A cue reaches from where it stands to the award's verb inside one clause, not over the subject of a further passive verb; "theo đề
nghị của" is no proposal: what follows it is done, and so is what was "đã được xét tặng". A denied or hypothetical award makes no
record, and neither does a revocation that is denied, conditional or only proposed: it leaves the award as it was.
"""

from __future__ import annotations

import re

from msgspec import Struct

from sukien.events.award_marks import Marks
from sukien.events.award_statement import Statement
from sukien.whole_words import whole_words

_PROPOSE = re.compile(
    whole_words(
        "đề nghị|đề xuất|suy tôn|bình xét|xét tặng|xét chọn|xét khen|được xét|xem xét|xét duyệt|xét, |đề cử|kiến nghị"
        "|trình (?:chủ tịch|thủ tướng|ubnd|hội đồng|cấp|bộ)|đủ điều kiện|đủ số phiếu|hiệp y"
    )
)
_PROPOSED_BY = re.compile(r"(?<!\w)(?:theo|xét|trên cơ sở|căn cứ|(?<!thông )qua|sau khi|kết quả)(?: sự)? \Z")
_SUBMITTED = re.compile(r"(?<!\w)trình [^,.;:]{2,60}? xét \Z")  # "trình Thủ tướng xét đề nghị Chủ tịch nước tặng": still to be considered
_PLAN = re.compile(whole_words("sẽ|dự kiến|sắp được|sắp tới"))
_TARGET = re.compile(whole_words("phấn đấu|đăng ký|mục tiêu|chỉ tiêu|kế hoạch"))
_THOSE_WHO = re.compile(r"(?<!\w)số (?:[^\s,.;:]+ ){1,3}\Z")  # "chiếm 67% số hộ đăng ký": those who registered, no goal
_RESULT = re.compile(r"(?:trong đó|kết quả)(?!\w)[^,;:]* (?:đạt|được)(?!\w)")  # "… hộ đăng ký, trong đó 12 hộ đạt": what came of it
_REVOKE = re.compile(whole_words("thu hồi|hủy bỏ|hủy|tước|tước bỏ|bãi bỏ"))
_NEGATE = re.compile(
    r"(?<!\w)(?:không|chưa|từ chối|trượt|chẳng)(?: (?:được|xét|đạt|có|ai|nhận|đề nghị|tổ chức|bao giờ|từng|đủ|hề|phải|một))* ?\Z"
)
_HYPOTHESIS = re.compile(
    whole_words("nếu|có thể|để được|muốn được|tiêu chuẩn (?:xét|tặng|để)|trường hợp|điều kiện để|xứng đáng|đáng|hy vọng|mong muốn|giả mạo")
)
_REFUSED = re.compile(
    r"(?:n(?<!\w.)hưng|s(?<!\w.)ong|t(?<!\w.)uy nhiên)(?:,? \w+){0,4} (?:bị (?:từ chối|bác)"
    r"|không được (?:chấp thuận|chấp nhận|đồng ý|phê duyệt|duyệt|thông qua))(?!\w)"
)
_NOT_TAKEN = re.compile(
    r"(?<!\w)(?:không|chưa|đề nghị|đề xuất|kiến nghị|xem xét|xét|yêu cầu|sẽ|có thể|nếu|đề án|quy định|phải|bị xem xét|trình"
    r"|việc|trường hợp)(?!\w)(?:(?! và |đã ký|đã ban hành|quyết định)[^,;.])*\Z"
)
_ASKED = re.compile(  # "kiến nghị Thủ tướng hủy quyết định khen thưởng, thu hồi Bằng khen": asked for, and not yet done
    r"(?<!theo )(?<!xét )(?<!sau khi )(?<!\w)(?:kiến nghị|đề nghị|đề xuất|yêu cầu|xem xét)(?!\w)"
    r"(?:(?!đã ký|đã ban hành|ký quyết định|ra quyết định|ban hành quyết định)[^;.])*\Z"
)
_CONDITION = re.compile(
    r"(?:\A|[,:] ?)(?:nếu|trường hợp|trong trường hợp|giả sử|khi nào)(?!\w)[^;.]*, ?(?:[^;.]*(?<!\w))?(?:sẽ|thì|được xét)(?!\w)"
)
_CONSIDERED = re.compile(r"(?<!\w)(?:(?:đã|vừa|từng|mới)(?: được)?|dịp|đợt|lần|kỳ) \Z")  # "đã được xét tặng", "đợt xét tặng": and given
_AND_DOES = re.compile(r"(?<=xét|tôn|họn),? (?:và|để) (?:tặng|trao|khen|tuyên dương|biểu dương|tôn vinh|vinh danh)(?!\w)")
_FALSE = re.compile(r"[”\"]? giả(?! (?:thuyết|định|sử))(?!\w)")
_AND_GIVES = re.compile(r"(?:[,;]| và) (?:đồng thời|bên cạnh đó|còn)(?!\w)")  # what a body gives beside what it takes back
_CEREMONY = re.compile(whole_words("lễ|hội nghị|buổi lễ|chương trình|đại hội"))
_COMING = re.compile(r"sẽ(?<!\w..) (?:được )?(?:diễn ra|tổ chức)")
_DONE = re.compile(whole_words("đã"))
_DECIDED = re.compile(
    r"đã(?<!\w..) (?:ký|(?:ra |có )?quyết định|tặng|trao|khen|ban hành)|k(?<!\w.)ý quyết định|v(?<!\w.)ừa (?:ký|tặng|trao)"
)
_STATED = re.compile(whole_words("đã|được|vừa|trao|quyết định"))


_OWN_PASSIVE = re.compile(r"(?<!\w)(?:được|đã|vừa)(?!\w)")


class Reading(Struct, frozen=True, gc=False):
    """status: conferred, proposed, planned, revoked, or None when the award is denied or only supposed."""

    status: str | None
    start: int
    end: int
    rule: str


def is_hedged(key: str, marks: Marks, statements: list[Statement]) -> bool:
    """True when a word stands in the sentence that a status other than conferred could be read from; in most there is none.

    Such a word stands before the form; "sẽ diễn ra" may follow it.
    """
    if not marks.hedges:
        return False
    until = max([s.form.start for s in statements], default=marks.start)
    return marks.hedges[0].start < until or any(key.startswith("sẽ", hedge.start) for hedge in marks.hedges)


def stated(statement: Statement) -> Reading:
    """The status of a statement in a sentence that is not hedged."""
    return Reading("conferred", statement.form.start, statement.form.end, "stated")


def status_of(key: str, marks: Marks, statement: Statement) -> Reading:
    """The status of a statement with the span of the cue that gives it (the verb's when there is none)."""
    verb = statement.verb
    start = max(marks.start, key.rfind(";", marks.start, verb) + 1, key.rfind(". ", marks.start, verb) + 1)
    until = statement.form.start
    told = {hedge.code for hedge in marks.hedges}
    if "negate" in told and _NEGATE.search(key, max(start, verb - 40), verb):
        return Reading(None, verb, statement.form.end, "denied")
    supposed = _last(_HYPOTHESIS, key, max(start, verb - 60), verb) if "unsure" in told else None
    if supposed and "," not in key[supposed.end() : verb] and not key[max(supposed.start() - 2, 0)].isdigit():  # "5 trường hợp được tặng"
        return Reading(None, *supposed.span(), "supposed")
    if "unsure" in told and (condition := _CONDITION.search(key[start:verb])):
        return Reading(None, start + condition.start(), start + condition.end(), "supposed")
    if _FALSE.match(key, statement.form.end):
        return Reading(None, statement.form.start, statement.form.end, "false_award")
    revoked = _last(_REVOKE, key, max(start, verb - 80), until) if "revoke" in told else None
    if revoked and not _AND_GIVES.search(key, revoked.end(), verb):
        before = key[max(start, revoked.start() - 200) : revoked.start()]
        if _NOT_TAKEN.search(before[-80:]) or _ASKED.search(before):
            return Reading(None, *revoked.span(), "not_revoked")
        return Reading("revoked", *revoked.span(), "revoking_cue")
    first = min([verb, *[g.start for g in statement.groups]])
    if statement.passive and first >= statement.left and _OWN_PASSIVE.search(key, statement.left, until):
        start = max(start, statement.left)  # "2 tập thể được đề nghị tặng A, 5 tập thể được tặng B"
    proposed = _last(_PROPOSE, key, start, until) if "propose" in told else None
    if (
        proposed
        and not _AND_DOES.match(key, proposed.end())
        and not ("xét" in proposed[0] and _CONSIDERED.search(key, max(start, proposed.start() - 12), proposed.start()))
        and not _done_after(key, proposed.end(), until)
        and not (
            _PROPOSED_BY.search(key, max(proposed.start() - 14, 0), proposed.start())
            and not _SUBMITTED.search(key, max(start, proposed.start() - 80), proposed.start())
        )
    ):
        if refused := _refused(key, marks, statement):
            return Reading(None, *refused.span(), "denied")
        return Reading("proposed", *proposed.span(), "proposing_cue")
    if "plan" not in told:
        return stated(statement)
    planned = _last(_PLAN, key, max(start, min(first, verb) - 80), until)
    target = _target(key, max(start, first - 60), first, until) if planned is None else None
    cue = planned or target
    if cue and not _DONE.search(key[cue.end() : until]):
        return Reading("planned", *cue.span(), "planning_cue" if planned else "target_cue")
    coming = _COMING.search(key, statement.form.end, min(marks.end, statement.form.end + 200))
    if coming and _CEREMONY.search(key, max(start, verb - 30), verb) and ";" not in key[statement.form.end : coming.start()]:
        return Reading("planned", *coming.span(), "ceremony_to_come")
    return stated(statement)


def carries_status(key: str, previous: Statement, statement: Statement) -> bool:
    """True when "suy tôn A nhận Cờ; B nhận Bằng khen" leaves the proposing verb out of its second clause."""
    between = key[previous.form.end : statement.form.start]
    if previous.passive != statement.passive or len(between) >= 200 or ". " in between or _STATED.search(between):
        return False
    if _AND_GIVES.search(between) and _last(_REVOKE, key, max(0, previous.lead - 80), previous.form.start):
        return False
    return _RESULT.search(between) is None


def _refused(key: str, marks: Marks, statement: Statement) -> re.Match[str] | None:
    """ "đề xuất tặng FORM cho X nhưng bị từ chối": the proposal came to nothing, in the clause of the statement."""
    end = min(marks.end, max(statement.end, statement.form.end) + 160)
    stop = key.find(";", statement.form.end, end)
    return _REFUSED.search(key, statement.form.end, end if stop < 0 else stop)


def _target(key: str, start: int, first: int, until: int) -> re.Match[str] | None:
    """A goal set for the recipients themselves: no comma between it and them."""
    found = _last(_TARGET, key, start, until)
    if found and _THOSE_WHO.search(key, max(found.start() - 24, 0), found.start()):
        return None
    return found if found and "," not in key[found.end() : max(first, found.end())] else None


def _last(pattern: re.Pattern[str], key: str, start: int, end: int) -> re.Match[str] | None:
    found = list(pattern.finditer(key, start, end))
    return found[-1] if found else None


def _done_after(key: str, start: int, end: int) -> bool:
    """True when a decision stands between the proposing cue and the award ("xét đề nghị …, Chủ tịch nước đã ký quyết định")."""
    return _DECIDED.search(key[start:end]) is not None
