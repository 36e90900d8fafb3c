"""Appointments that are told not to be: denied, put off, wished for, called for, waited for, asked about, played on a stage."""

from __future__ import annotations

import re

from sukien.mentions import Span
from sukien.whole_words import whole_words


def is_denied(key: str, sentence: Span, verb: int, lead: str, subject: int) -> bool:
    """True for what is said not to be, or only wished for, by the words right before its verb (`lead`), or to come at last for one
    named before; verb, subject: where they begin."""
    asked = key[sentence.end - 1] == "?" and key.find(",", verb, sentence.end) < 0 and not key.startswith(_WHY, sentence.start)
    if asked or _ON_STAGE.match(key, sentence.start, verb) or _PLAYED.search(key, max(sentence.start, verb - _FAR), verb):
        return True
    if _DENIED.search(lead) or (subject < verb and not key.startswith(("được ", "bị "), verb) and _UNTIL.search(lead)):
        return True
    if lead.endswith("việc ") and not lead.endswith("về việc ") and _PUT_OFF.search(key, verb, sentence.end):
        return True
    return (
        key.startswith(("từ ", "xin từ"), verb)
        and (_CALLED_FOR.search(lead) or _CALLED_ON.search(key, max(0, verb - _FAR), verb)) is not None
    )


_DENIED = re.compile(
    whole_words("không|chưa|nếu|việc xem xét|có nên|từ chối|khi nào|ai|dự thảo|có thể|yêu cầu|kêu gọi|đòi|tin đồn|khuyên|muốn")
    + r"[^,.;]{0,18}$|"
    + whole_words("hoãn|tạm dừng|tạm ngừng|tạm ngưng|dừng việc|ngừng việc")
    + r"(?:(?! (?:đã|vừa|mới|để) )[^,.;]){0,18}$|"
    + whole_words("có thể|liệu|khả năng|ứng viên|ứng cử viên|tham vọng|nguyện vọng")
    + r"[^,.;]{0,50}\b(?:được|đắc cử|trúng cử|tái cử) ?$"
)
# "yêu cầu Bộ trưởng A từ chức", "kêu gọi ông từ chức", "tin đồn ông A sẽ từ chức"
_CALLED_FOR = re.compile(
    r"\b(?:yêu cầu|kêu gọi|kêu gào|hối thúc|thúc giục|đòi|buộc|ép|khiến|gây áp lực|tin đồn|nếu|liệu|muốn|không|bác bỏ|có thể)"
    r"\b[^.;]*$"
    r"|\b(?:(?<!yếu )(?<!cao )(?<!nặng )(?<!kém )nên|cần) (?:phải )?(?:sớm )?$"  # "sức khỏe yếu nên": and so
)
_PUT_OFF = re.compile(r"(?<!\w)(?:bị|được|phải|tạm) (?:tạm )?(?:hoãn|dừng|ngừng|ngưng)(?!\w)")  # "việc bổ nhiệm ông A … bị hoãn"
_WHY = ("vì sao ", "tại sao ")  # what is asked about is done
_ON_STAGE = re.compile(r"trong (?:vở kịch|vở chèo|vở diễn|bộ phim)(?!\w)")
_PLAYED = re.compile(r"(?<!\w)(?:vào vai|thủ vai|đóng vai) [^,;]*$")
_FAR = 140
_CALLED_ON = re.compile(r"\b(?:yêu cầu|kêu gọi|kêu gào|hối thúc|thúc giục|đòi) [^.;,]*$")
_UNTIL = re.compile(r" đến khi (?:(?! được | bị )[^,.;])*$")  # "ông A giữ quyền Chủ tịch cho đến khi Quốc hội | bầu Chủ tịch mới"
