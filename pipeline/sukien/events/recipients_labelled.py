"""Those named behind the colon of a label: "Bằng khen của Bộ trưởng: thầy A, cô B", "- Cờ thi đua (2 đơn vị): Sở Y tế, Sở Nội vụ",
or counted behind its "có": "trong đó: Huy hiệu 60 năm tuổi Đảng có 2 đồng chí".

A label is a form that opens a line, an item or a clause behind a semicolon, with who grants it, the year and the number at most.
"""

from __future__ import annotations

import re

from sukien.events.award_marks import Marks
from sukien.events.award_statement import HELD, Cluster, Group
from sukien.events.recipients_after import names_from
from sukien.whole_words import holds_any

_LABEL = re.compile(
    r"[”\"']?(?: (?:toàn diện|xuất sắc|đột xuất|chuyên đề))?(?: (?:của|do) [^,;.:()\d]{2,80}?)?(?:,? (?:(?:năm(?: học)?|giai đoạn) )?\d{4}"
    r"(?: ?[-–] ?\d{4})?)? ?(?:: ?"
    r"|\((?P<number>\d{1,4} [^\d():;,]{2,30}(?:(?:,| và|, và) \d{1,4} [^\d():;,]{2,30})*)\) ?(?::|(?=[.;,\n])|\Z))"
)
_OPENS = re.compile(
    r"(?:\A|[;:\n]|(?:\A|[.;:\n] ?)(?:cụ thể|trong đó|theo đó|gồm),?) ?"
    r"(?:[-–+•*] ?|(?:\d{1,2}|[a-hđ])[.)/] ?)?(?:(?:tặng|trao tặng|trao|nhận|danh hiệu) ){0,2}[“\"']?\Z"
)
_HAS = re.compile(r"[”\"']?(?: (?:của|do) [^,;.:()\d]{2,70}?)? có (?=\w)")
_HAS_OPENS = re.compile(  # the item of a list, not "lễ trao FORM có 200 đại biểu"
    r"(?:\A|[;:,\n(]|(?<!\w)(?:và|trong đó|gồm)) ?(?:[-–+•*] ?)?(?:(?:danh hiệu|nhận|loại) )?[“\"']?\Z"
)
_OTHERS = re.compile(
    r"(?: [^\s,.;:]+){0,4} (?:dự|tham dự|tham gia|đăng ký|đủ điều kiện|đề nghị|đạt số phiếu|có mặt"
    r"|nộp|xét|không|chưa|bị|thẩm định|hồ sơ)(?!\w)"
)
_OPENS_REACH = 30  # characters before the form
_LABEL_REACH = 140  # characters behind the form
_TITLE = "danh hiệu "
_CLOSES = re.compile(  # what follows the last name: the end, a year, what somebody is, where or why; no verb
    r" ?(?:[.;|\n]|\Z|\(\d{4}\)|[,(–-] ?(?:nguyên )?(?:phó|giám đốc|tổng giám đốc|trưởng|chủ tịch|bí thư|hiệu trưởng|chánh|cán bộ"
    r"|giáo viên|học sinh|sinh viên|nhân viên|thôn|xã|phường|huyện|tỉnh|trú|ngụ|quê|sinh năm|\d)(?!\w)"
    r"|(?:vì|do có|có thành tích|năm)(?!\w))"
)
_PEOPLE = re.compile(r"(?:(?:các|những|tập thể|cá nhân|đơn vị|gia đình|ông, bà|ông bà)[ ,:]*)*")


def labelled(key: str, marks: Marks, cluster: Cluster, right: int) -> tuple[Group, ...]:
    """Those whom the label that ends in the form names or, in brackets, counts."""
    form = cluster.forms[0].form
    if form != "khen_thuong" and marks.counts and (counted := _counted_by_has(key, marks, cluster, right)):
        return counted
    if form == "khen_thuong" or not holds_any(key[cluster.end : min(right, cluster.end + _LABEL_REACH)], (":", ")")):
        return ()
    opened = key[max(marks.start, cluster.start - _OPENS_REACH) : cluster.start]
    if (form in HELD and _TITLE not in opened) or not _OPENS.search(opened):
        return ()
    label = _LABEL.match(key, cluster.end, right)
    if label is None:
        return ()
    if label["number"] is not None:
        start, end = label.span("number")
        return tuple(Group(c.start, c.end, c, (), "label") for c in marks.counts if start <= c.start and c.end <= end and c.kind != "item")
    people = _PEOPLE.match(key, label.end(), right)
    names = names_from(key, marks, [p for p in marks.parties if p.end <= right], people.end() if people else label.end())
    return (names,) if names is not None and _CLOSES.match(key, names.end) else ()


def _counted_by_has(key: str, marks: Marks, cluster: Cluster, right: int) -> tuple[Group, ...]:
    """The recipients of an item that has so many of them: "Huy hiệu 60 năm tuổi Đảng có 2 đồng chí"."""
    if key.find(" có ", cluster.end, min(right, cluster.end + _LABEL_REACH)) < 0:
        return ()
    has = _HAS.match(key, cluster.end, right)
    count = next((c for c in marks.counts if c.start == has.end()), None) if has is not None else None
    if count is None or count.kind == "item" or _OTHERS.match(key, count.end):
        return ()
    if not _HAS_OPENS.search(key, max(marks.start, cluster.start - _OPENS_REACH), cluster.start):
        return ()
    return (Group(count.start, count.end, count, (), "label"),)
