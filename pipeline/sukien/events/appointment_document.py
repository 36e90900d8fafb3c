"""Which decision an appointment rests on, where its own sentence or the one before it names one.

before the verb   "ký Quyết định số 33/QĐ-UBND bổ nhiệm ông A": of several the nearest, when the words between lead on to the verb
by it             "Theo Quyết định số 33/QĐ-UBND, ông A được bổ nhiệm …": opens the sentence or its clause
behind it         "bổ nhiệm ông A giữ chức … theo Quyết định số 33/QĐ-UBND", "… (Quyết định số 33/QĐ-UBND)"
pointed back to   "Bộ trưởng ký Quyết định số 33/QĐ-BYT về công tác cán bộ. Theo đó, ông A giữ chức …": the one decision told right before
Otherwise none: a decision that is acted upon, taken back, told as an earlier one, or one of several in a row, tells not who was appointed.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from msgspec.structs import replace

from sukien.events.appointment_facts import Fact
from sukien.events.award_document import FOLLOWS, JOINED, POINTS_BACK
from sukien.mentions import Span
from sukien.resolved import Document, Resolved

DECIDING = frozenset({"quyet_dinh", "nghi_quyet", "thong_bao", "sac_lenh", "lenh"})
_NOT_ROLES = frozenset({"award_decision", "revocation", "proposal"})


class Carrier(NamedTuple):
    """The document that carries an appointment, where it is named, and the rule that chose it."""

    document: Document
    place: Span
    rule: str


def decisions_of(resolved: Resolved) -> list[Carrier]:
    """Every place of a document of a kind that decides on posts, in order."""
    deciding = (d for d in resolved.documents if d.kind in DECIDING and d.role not in _NOT_ROLES)
    return sorted([Carrier(d, place, "") for d in deciding for place in d.mentions], key=_start)


def carrier_of(resolved: Resolved, decisions: list[Carrier], fact: Fact) -> Carrier | None:
    """The decision that carries a fact; decisions: those of the article, from `decisions_of`."""
    index = resolved.segmented.sentence_at(fact.verb.start)
    if index is None or not decisions:
        return None
    sentence = resolved.segmented.sentences[index]
    here = [d for d in decisions if sentence.start <= d.place.start < sentence.end]
    if here:
        return _before(resolved.key, sentence, here, fact) or _behind(resolved.key, sentence, here, fact)
    pointed = _pointed_back_to(resolved, index, decisions) if index else None
    if pointed is None and fact.decided is not None:
        return carrier_of(resolved, decisions, replace(fact, verb=Span(fact.decided.start, fact.decided.end), decided=None))
    return pointed


def _start(told: Carrier) -> int:
    return told.place.start


def _before(key: str, sentence: Span, here: list[Carrier], fact: Fact) -> Carrier | None:
    """The decision last before the verb, unless it is one of a row or something else is told of it."""
    before = [d for d in here if d.place.end <= fact.verb.start]
    if not before:
        return None
    last = before[-1]
    if len(before) > 1 and before[-2].document is not last.document and JOINED.fullmatch(key, before[-2].place.end, last.place.start):
        return None
    opening = key[max(sentence.start, last.place.start - _OPENING) : last.place.start]
    between = key[last.place.end : fact.verb.start]
    if _ANOTHER.search(opening) or ";" in between or _RULES_OTHERWISE.search(between):
        return None
    deed = _DEED.search(between)
    if _PREFACE.fullmatch(between, 0, deed.start() if deed else len(between)):
        return last._replace(rule="decision_before_verb")
    return last._replace(rule="by_decision") if _BY.search(opening) else None


def _behind(key: str, sentence: Span, here: list[Carrier], fact: Fact) -> Carrier | None:
    """The first decision behind the fact, where it is told as what the fact rests on."""
    told = max(fact.verb.end, fact.subject.span.end, fact.new.end if fact.new else 0)
    following = next((d for d in here if d.place.start >= told), None)
    if following is None or ";" in key[told : following.place.start]:
        return None
    if FOLLOWS.search(key, sentence.start, following.place.start) is None:
        return None
    opening = key[max(told, following.place.start - _OPENING) : following.place.start]
    return None if _ANOTHER.search(opening) else following._replace(rule="decision_behind")


def _pointed_back_to(resolved: Resolved, index: int, decisions: list[Carrier]) -> Carrier | None:
    """The one decision that the sentence before tells, where the sentence opens with "theo đó"."""
    sentence, before = resolved.segmented.sentences[index], resolved.segmented.sentences[index - 1]
    if POINTS_BACK.match(resolved.key, sentence.start) is None:
        return None
    told = [d for d in decisions if before.start <= d.place.start < before.end]
    if len({d.document.id for d in told}) != 1:
        return None
    opening = resolved.key[max(before.start, told[0].place.start - _OPENING) : told[0].place.start]
    rest = resolved.key[told[0].place.end : before.end]
    if _ANOTHER.search(opening) or not _OF_STAFF.search(rest) or _RULES_OTHERWISE.search(rest):
        return None
    return told[0]._replace(rule="decision_pointed_back_to")


_OPENING = 60  # characters before a number in which it is said what becomes of it
# What does not carry the appointment: acted upon, taken back, told as an earlier one.
_ANOTHER = re.compile(
    r"(?<!\w)(?:căn cứ|thực hiện|triển khai|trước đó|trước đây|hủy bỏ|thu hồi|bãi bỏ|thay thế|sửa đổi|bổ sung|điều chỉnh|đính chính"
    r"|chưa|tinh thần|trái(?: với)?)(?!\w)[^,;]*$"
)
# From the number to the first deed that it decides: the day, who issued it, "về việc".
_PREFACE = re.compile(
    r"[”\"]?(?:,? ?\(?(?:(?:ký|ban hành) )?(?:ngày )?(?:[\d/.-]{3,10}|\d{1,2} tháng \d{1,2}(?: năm \d{4})?)\)?| năm \d{4})?"
    r"(?:,? ?\(?(?:của|do) [^,;:\n]{3,160})?[,:]?(?: (?:về|về việc|v/v|để)(?: việc)?)? ?"
)
_DEED = re.compile(
    r"(?<!\w)(?:tiếp nhận|xác nhận|điều động|luân chuyển|biệt phái|phân công|bổ nhiệm|chỉ định|phê chuẩn|chuẩn y|công nhận|miễn nhiệm"
    r"|bãi nhiệm|cách chức|kỷ luật|kiện toàn|thôi|cho|giao|cử|bầu|đối với|công tác (?:cán bộ|nhân sự)|áp dụng|thi hành|nghỉ hưu"
    r"|(?<=về việc )(?:ông|bà|đồng chí))(?!\w)"
)
_BY = re.compile(  # opens the sentence or its clause
    r"(?:^|[,:;] ?)(?:theo|tại|bằng|với|trong)(?: nội dung)? (?:các )?(?:quyết định|nghị quyết|thông báo|sắc lệnh|lệnh)[^,;]*$"
)
_RULES_OTHERWISE = re.compile(
    r"(?<!\w)(?:quy định|quy chế|quy hoạch|phê duyệt|ban hành|kế hoạch|đề án|dự án|tiêu chí|chính sách|tinh giản|sắp xếp"
    r"|trước đó|trước đây|thay|trước khi)(?!\w)"
)
_OF_STAFF = re.compile(
    r"(?<!\w)(?:bổ nhiệm|điều động|luân chuyển|chỉ định|phê chuẩn|chuẩn y|miễn nhiệm|phân công|cán bộ|nhân sự|nghỉ hưu|bầu)(?!\w)"
)
