"""Grantors that only the opening of a clause tells: a body that no rule of units knows, and who holds the ceremony of honour.

Ban chỉ đạo vận động hiến máu Thành Lộc khen thưởng 5 người       all of the words before the verb are the body
UBND huyện A tổ chức hội nghị tổng kết, biểu dương 5 tập thể      who holds a ceremony of honour honours
"""

from __future__ import annotations

import re

from sukien.events.award_marks import Marks, Party

_HEADS = (
    r"(?:ban (?:chỉ đạo|tổ chức|chấp hành|thường vụ|giám hiệu|giám đốc|quản lý|lãnh đạo|đại diện|vận động)|cđ|công đoàn"
    r"|quỹ(?! đất)|chi hội|hội(?! (?:nghị|thi|thảo|diễn|trường|viên|thao|chợ|đàm|ngộ|nhập|họp))|hiệp hội"
    r"|liên hiệp|câu lạc bộ|tổng công ty|tập đoàn|công ty|trung tâm|trường(?! hợp)|bệnh viện|hội đồng|đảng ủy|chi bộ"
    r"|đoàn thanh niên|đoàn trường|khoa(?! học))"
)
_ADVERBS = "đã|vừa|cũng|còn|sẽ|kịp thời|trân trọng|long trọng|trực tiếp|quyết định|lần lượt|tiếp tục"
_OPENING = re.compile(
    rf"(?P<body>{_HEADS}(?: (?!(?:{_ADVERBS}|được|tổ chức|là|có|cho|tặng|trao|với|về|tại|trong|do|theo|vì|bị|từ|khi|mà|để"
    rf"|nhằm|cùng|của các|đề nghị|đề xuất|xét|trình|suy tôn|phối hợp|nhận|đạt|đang|không|chưa)(?!\w))"
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


def opening_body(key: str, start: int, verb: int) -> tuple[int, int] | None:
    """The body that fills the clause up to a verb of granting, from `start` at the earliest; None where the clause opens otherwise."""
    start = max(start, verb - _REACH)
    begin = max([start, *(at + len(cut) for cut in _CUTS if (at := key.rfind(cut, start, verb)) >= 0)])
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
