"""Days with a name of their own: holidays, founding days, anniversaries. They are told of and are no day on which something is held."""

from __future__ import annotations

import re

from sukien.text import Reading

_HELD = r"(?:diễn ra|tổ chức|khai mạc|được|vào|sáng|trưa|chiều|tối|tại|lúc)"
_NAMED_DAY = re.compile(
    r"(?:ngày|lễ|tết|đợt|dịp|kỷ niệm|quốc khánh|quốc tế (?=phụ nữ|lao động|thiếu nhi)|chào mừng)\s?[^.,;:!?()\n]{0,60}\(?\s?$"
)
_DAY_NAME = re.compile(r"ngày (?:quốc tế|thế giới|truyền thống|hội|toàn dân|thành lập|giải phóng|quốc khánh|thương binh|sinh nhật|vía|giỗ)")
_ANNIVERSARY = re.compile(r"kỷ niệm|kỉ niệm|ngày thành lập|ngày truyền thống|ngày sinh|năm ngày|năm thành lập|ngày giải phóng|chào mừng")
_YEARS_SINCE = re.compile(rf"(?:kỷ niệm|kỉ niệm)(?:\s(?!{_HELD}\b)[^\s.,;:!?()]+){{1,12}}\s\(?(?:ngày )?$")
_DAY_OF_EVENT = re.compile(r"(?:sáng|trưa|chiều|tối|vào)\s(?:ngày\s)?$")


def is_anniversary(left: str) -> bool:
    """True for a full date behind "kỷ niệm 70 năm Chiến thắng …", "ngày thành lập", unless a word says that something is held then."""
    return bool((_ANNIVERSARY.search(left[-30:]) or _YEARS_SINCE.search(left)) and not _DAY_OF_EVENT.search(left))


def is_named_day(reading: Reading, start: int) -> bool:
    """ "ngày Nhà giáo Việt Nam 20-11", "lễ 30/4", "Quốc khánh 2/9": a name stands between the word and the numbers."""
    match = _NAMED_DAY.search(reading.key, max(0, start - 70), start)
    if match is None:
        return False
    if _HELD_ON.search(reading.key, match.start(), start):
        return False  # "lễ kỷ niệm … diễn ra 7/5"
    heads = [match.start(), *(m.start() for m in _NAME_OF_DAY.finditer(reading.key, match.start() + 1, start))]
    return any(_is_name_of_day(reading.text[head:start]) for head in heads[-_HEADS:])


def _is_name_of_day(name: str) -> bool:
    words = name.split()[1:]
    head = name.split()[0].lower()
    if head in ("lễ", "tết", "đợt", "dịp", "quốc") and len(words) <= 1:
        return True
    within = 6 if head == "kỷ" else 3  # "kỷ niệm 70 năm Chiến thắng …"
    named = any(w[:1].isupper() for w in words[:within]) or (head == "ngày" and _DAY_NAME.match(name.lower()))
    return bool(named) and len(words) <= 10


_HELD_ON = re.compile(rf"\b{_HELD}\b")
_NAME_OF_DAY = re.compile(r"\b(?:ngày|lễ|quốc khánh|quốc tế)\b")
_HEADS = 3  # words that may begin a day's name, the last ones before the numbers
