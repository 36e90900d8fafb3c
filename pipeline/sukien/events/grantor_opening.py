"""Grantors that only the opening of a clause tells: an unknown body, who holds the ceremony, who did something else before.

Ban chỉ đạo vận động hiến máu Thành Lộc khen thưởng 5 người       all of the words before the verb are the body
UBND huyện A tổ chức hội nghị tổng kết, biểu dương 5 tập thể      who holds a ceremony of honour honours
UBND huyện A thăm, tặng quà 5 gia đình, tặng Giấy khen cho 3 xã   the subject of the first verb is that of the next
"""

from __future__ import annotations

import re

from sukien.events.award_marks import Marks, Party
from sukien.whole_words import holds_any

_HEADS = (
    r"(?:ban (?:chỉ đạo|tổ chức|chấp hành|thường vụ|giám hiệu|giám đốc|quản lý|lãnh đạo|đại diện|vận động)|cđ|công đoàn"
    r"|quỹ(?! đất)|chi hội|hội(?! (?:nghị|thi|thảo|diễn|trường|viên|thao|chợ|đàm|ngộ|nhập|họp))|hiệp hội"
    r"|liên hiệp|câu lạc bộ|tổng công ty|tập đoàn|công ty|trung tâm|trường(?! hợp)|bệnh viện|hội đồng|đảng ủy|chi bộ"
    r"|đoàn thanh niên|đoàn trường|giáo hội|chi cục|ngân hàng|nhà máy|xí nghiệp|học viện|văn phòng(?! phẩm)|khoa(?! học)"
    r"|(?:chỉ huy|lãnh đạo|thủ trưởng) (?:nhà trường|đơn vị|trung đoàn|lữ đoàn|sư đoàn|học viện))"
)
_ADVERBS = "đã|vừa|cũng|còn|sẽ|kịp thời|trân trọng|long trọng|trực tiếp|tiến hành|quyết định|lần lượt|tiếp tục"
_OPENING = re.compile(
    rf"(?P<body>{_HEADS}(?: (?!(?:{_ADVERBS}|được|tổ chức|là|có|cho|tặng|trao|với|về|tại|trong|do|theo|vì|bị|từ|khi|mà|để"
    rf"|nhằm|cùng|của các|hôm|đề nghị|đề xuất|xét|trình|suy tôn|phối hợp|nhận|đạt|đang|không|chưa|thống nhất|thông qua|nhất trí)(?!\w))"
    rf"(?:[^\s,.;:…()“”\"]|\.(?=\w))+){{0,12}})(?: (?:{_ADVERBS}))* "
)
_CUTS = (", ", "; ", ": ", "\n", "“")
_REACH = 120  # characters that a body and its verb take at most
_HOLDS = re.compile(
    r"(?: ?\([^)]{0,60}\))? (?:(?:đã|vừa|long trọng|trọng thể|phối hợp) )*tổ chức (?:buổi )?"
    r"(?:lễ|hội nghị|chương trình|đại hội|gặp mặt|họp mặt|tổng kết|sơ kết|buổi)(?!\w)"
)
_AND_HONOURS = re.compile(
    r"(?:,|,? và|,? đồng thời|,? nhằm|,? để|,? kết hợp| lễ| hội nghị| chương trình| buổi)(?: (?:đã|đồng thời|kết hợp))* \Z"
)
_BY = re.compile(r"(?<!\w)(?:do|của|tại|với|cùng|dự|bởi) (?:lãnh đạo )?\Z")
_FIRST = re.compile(
    r"[-–+•* ]*(?:(?:sáng|chiều|tối|trưa|ngày|tại|nhân|trong|cũng|dịp|đợt|vừa qua|mới đây|hôm|cùng|sau|qua|để|nhằm|ghi nhận"
    r"|với|kết thúc|phát biểu|tổng kết|sơ kết|cụ thể|theo đó|năm)(?!\w)[^;:.]{0,160}?, )?"
    r"(?:(?:đồng chí|ông|bà|đại tá|thượng tá|thiếu tướng|trung tướng|lãnh đạo) )*"
)
_ACTS = re.compile(
    rf"(?: ?\([^)]{{0,60}}\))?,?(?: (?:{_ADVERBS}))* (?:tổ chức|trao|tặng|thăm|hỗ trợ|gặp mặt|khen|biểu dương|tuyên dương"
    rf"|công bố|thưởng|động viên"
    r"|ghi nhận|công nhận|yêu cầu|chỉ đạo|khen ngợi|ký|ban hành|phát động|chúc mừng|trích|gửi|đến thăm|sơ kết|tổng kết|đánh giá)(?!\w)"
)
_OF_SOMEBODY = re.compile(r"(?<!\w)(?:của|cho|với) (?:(?:ông|bà|anh|chị|em|cháu|cô|thầy|cụ) )?\Z")
_AND_SIGNS = (",", " và", " đồng thời")
_AND_DOES = re.compile(rf"(?:,|,? và|,? đồng thời)(?: (?:{_ADVERBS}|đồng thời))* \Z")


def is_owner(key: str, start: int, party: Party) -> bool:
    """True for A in "X biểu dương hành động của anh A, đồng thời tặng FORM": whose the deed is does not grant."""
    return party.kind == "person" and _OF_SOMEBODY.search(key, max(start, party.opens - 16), party.opens) is not None


def opening_actor(key: str, marks: Marks, verb: int) -> Party | None:
    """The subject of the sentence, where a verb of granting is the last of several that it governs."""
    start = marks.start if marks.start > verb - 24 else verb - 24
    if not holds_any(key[start:verb], _AND_SIGNS) or not _AND_DOES.search(key, start, verb):
        return None
    for party in marks.parties:
        if party.end > verb or not _FIRST.fullmatch(key, marks.start, max(marks.start, party.opens)):
            continue
        ends = (
            [p.end for p in marks.parties if party.end <= p.start < verb and p.kind in ("office", "head")] if party.kind == "person" else []
        )
        acts = next((end for end in (party.end, *ends) if _ACTS.match(key, end, verb)), None)
        if (
            acts is None
            or ";" in key[acts:verb]
            or any(
                acts <= c.start < verb and c.code in ("passive", "receive", "propose") and key[c.start : c.end] != "đạt" for c in marks.cues
            )
        ):
            return None
        others = [p for p in marks.parties if acts < p.start and p.end < verb]
        return None if any(_ACTS.match(key, p.end, verb) for p in others) else party
    return None


def opening_body(key: str, start: int, verb: int) -> tuple[int, int] | None:
    """The body that fills the clause up to a verb of granting, from `start` at the earliest; None where the clause opens otherwise."""
    clause = key[start if start > verb - _REACH else verb - _REACH : verb]
    for cut in _CUTS:
        clause = clause.rpartition(cut)[2]
    begin = verb - len(clause)
    while begin < verb and not key[begin].isalnum():
        begin += 1
    found = _OPENING.fullmatch(key, begin, verb)
    return None if found is None else found.span("body")


def holder_of_ceremony(key: str, marks: Marks, verb: int) -> Party | None:
    """Who holds the ceremony at which the sentence goes on to honour somebody."""
    if key.find("tổ chức ", marks.start, verb) < 0 or not _AND_HONOURS.search(key, max(marks.start, verb - 24), verb):
        return None
    for party in marks.grantors:
        if party.end > verb:
            break
        if party.kind == "office" or not _HOLDS.match(key, party.end, verb):
            continue
        by = _BY.search(key, max(marks.start, party.start - 16), party.start)
        return None if by or ";" in key[party.end : verb] else party
    return None
