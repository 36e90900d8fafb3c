"""Counts beside recipients that are none: those whom the rewarded helped ("cứu 12 học sinh"), and subjects of their own clause."""

from __future__ import annotations

import re

from sukien.events.award_marks import Cue
from sukien.mentions import Count
from sukien.whole_words import word_starts

HELPED = re.compile(
    word_starts(
        "cứu|cứu sống|cứu giúp|giải cứu|giúp|giúp đỡ|hỗ trợ|đỡ đầu|ủng hộ|chăm sóc|nuôi dưỡng|chữa trị|điều trị|di dời|sơ tán"
        "|vận động|bắt|bắt giữ|kết nạp|đào tạo|tập huấn|hỗ trợ cho|giúp cho|giúp đỡ cho|ủng hộ cho"
    )
    + r"(?: (?:được|các|những|thành công|kịp thời|hơn|gần|khoảng|trên))* \Z"
)
_WITH_HELPED = re.compile(r"[^;:]{0,40}?(?:,| và| cùng)(?: hơn| gần| khoảng)? \Z")
_AWARD_NOUNS = ("tập thể", "cá nhân")
OWN_FATE = re.compile(
    r"(?: (?:đã|vừa|cũng))* (?:về đích|thoát nghèo|được (?:kết nạp|hỗ trợ|nhận (?:học bổng|quà|hỗ trợ|vốn)|vay|bổ nhiệm|đào tạo|tập huấn"
    r"|bồi dưỡng|giải cứu|cứu sống|giúp đỡ|xây nhà|xóa nhà|bầu))(?!\w)"
)
_OWN_CLAUSE = re.compile(
    r"(?: (?:đã|vừa|cũng|hiện|đang|sẽ))* (?:tham gia|tham dự|dự|chính thức|đăng ký|trở thành|chiếm|đang|sẽ|bị"
    r"|được (?!bình chọn|lựa chọn|chọn|bình xét|đánh giá|xếp|suy tôn|công nhận|ghi nhận|giới thiệu|đề cử|tặng|khen|trao|nhận|phong|truy"
    r"|biểu dương|tuyên dương|tôn vinh|vinh danh|đề nghị|xét))(?!\w)"
)
_WINS = ("đoạt ", "đạt ", "giành ")


def begins_clause(key: str, count: Count) -> bool:
    """True for "120 hộ tham gia mô hình" after a semicolon; "10 cá nhân tham gia chữa cháy" are still rewarded, for what they did."""
    found = _OWN_CLAUSE.match(key, count.end)
    return found is not None and (" được " in found[0] or not count.label.lower().startswith(_AWARD_NOUNS))


def is_helped_too(key: str, end: int, count: Count) -> bool:
    """True for "3 hộ" in "cứu 12 học sinh và 3 hộ": as "tập thể" and "cá nhân" are counted for awards alone."""
    gap = key[end : count.start]
    return _WITH_HELPED.fullmatch(gap) is not None and " cho " not in gap and not count.label.lower().startswith(_AWARD_NOUNS)


def is_won(key: str, thing: Cue) -> bool:
    """True for a prize that those told of have won ("2 học sinh đoạt giải quốc gia và 2 giáo viên"): it is not given here."""
    return thing.code == "thing" and key.endswith(_WINS, 0, thing.start)
