"""Whether the one who is named holds the office that a verb tells: not one refused, wished or foreseen, nor that of a relative."""

from __future__ import annotations

import re

_ADDRESSES = ("ông ", "bà ", "anh ", "chị ", "chí ")
_KIN = re.compile(  # of whom a relative is spoken of: "Con trai ông | A đang là …"
    r"(?<![^\W_])(?:(?:em|anh|chị|con|cháu) (?:trai|gái|ruột|rể|dâu|họ)|vợ|chồng|bố|cha|mẹ|phu nhân)"
    r"(?: duy nhất| cả| út| đầu)?(?: của)? (?:ông|bà|anh|chị|đồng chí) $"
)
# an office that is refused, wished or foreseen: "không bổ nhiệm ông A làm …", "dự kiến ông A sẽ được bầu giữ chức …"
_UNHELD = re.compile(
    r"(?<![^\W_])(?:(?:không|chưa)(?: được| hề| từng| bao giờ)?"
    r"(?: (?:bổ nhiệm|bầu|điều động|phân công|chỉ định|giao|cử|phê chuẩn)(?![^\W_])|(?= $))"
    r"|(?:dự kiến|sẽ|muốn|chạy chức|đề nghị|đề xuất|kiến nghị|đề cử|giới thiệu|quy hoạch|ứng cử|tranh cử|ứng viên)(?![^\W_]))"
    r"(?:(?! (?:khi|lúc|thời|hồi|từng|đang|đã|hiện) )[^.,;:!?]){0,80}$"
)
_TAKES = re.compile(
    r"(?:tái |đắc|trúng|giữ|ngồi ghế|làm|đảm nh|trở thành|(?:được )?(?:bổ nhiệm|bầu|cử|chỉ định)|nhận chức|lên|vào|kiêm nhiệm)"
)


def is_held(key: str, begin: int, cue: int) -> bool:
    """False where the clause before the verb of holding at `cue` says that the office is not held, or not yet."""
    return not _TAKES.match(key, cue) or _UNHELD.search(key, max(begin, cue - 100), cue) is None


def is_kin(key: str, begin: int, name: int) -> bool:
    """A relative of the one named at `name` is what a clause speaks of, in a sentence that begins at `begin`."""
    kin = _KIN.search(key, max(begin, name - 32), name) if key.endswith(_ADDRESSES, 0, name) else None
    return kin is not None and (kin.start() == begin or key[kin.start() - 2] in ",;:")
