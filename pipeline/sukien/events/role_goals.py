"""Whom an award, a decision or an honour goes to, and who is not the one who acts, from the words before a person."""

from __future__ import annotations

import re
from functools import cache

from sukien.events.role_cues import Cue
from sukien.lexicon import phrase_groups
from sukien.mentions import Span
from sukien.whole_words import word_starts


def is_given(cue: Cue, gap: str) -> bool:
    """True when the person to whom `gap` leads from the award verb `cue` is who receives; gap: key words, up to his honorific or office."""
    if cue.award and (_GOAL.search(gap) or _RIGHT_AFTER.fullmatch(gap) or _BESIDE.search(gap)):
        return True
    if cue.award and (cue.passive or cue.role == "receive") and _WHO_IT_IS.fullmatch(gap):
        return True
    if cue.honour:
        return (_HONOURED.fullmatch(gap) or _OCCUPATION.fullmatch(gap)) is not None
    return cue.award and (_DECIDED_ON.search(gap) or _WITH_FLOWERS.fullmatch(gap)) is not None


def is_given_too(gap: str) -> bool:
    """True when the words between two persons behind an award verb lead to one who receives: "ông A, Huân chương cho ông B"."""
    return _GOAL.search(gap) is not None


def gives_himself(key: str, name: Span, cue: Cue) -> bool:
    """True where the last of those given something, at `name`, does what follows: "trao Bằng khen cho ông A; | bà B đã trao …"."""
    if cue.role != "present" or cue.passive or _NEXT_TO.fullmatch(key, name.end, cue.start) is None:
        return False
    return _AFTER_SEMICOLON.search(key[max(0, name.start - 60) : name.start]) is not None


def comes_and_gives(key: str, came: Cue, gives: Cue) -> bool:
    """True for "Đến dự và trao Huy hiệu Đảng (cho các đảng viên) có đồng chí A"."""
    return (
        came.role == "attend"
        and _AND_GIVES.fullmatch(key, came.end, gives.start) is not None
        and _BY_THEM.match(key, gives.end) is not None
    )


def tells_of_others(gap: str) -> bool:
    """True where those named after a person are given something: "Phó Thủ tướng A cùng các gương | được tuyên dương"."""
    return _MANY.search(gap) is not None


def is_other(gap: str) -> bool:
    """True when the words right before a person (most often a comma) tell that he is not the one who acts."""
    if not gap[-2:-1].isalpha():
        return False
    found = _other().search(gap, len(gap) - _LONGEST_OTHER)
    while found is not None and gap.endswith("ngoại ", 0, found.start()):  # "ngoại giao"
        found = _other().search(gap, found.start() + 1)
    return found is not None


@cache
def _other() -> re.Pattern[str]:
    return re.compile(word_starts(phrase_groups("role_words")["other"]) + rf" {HONORIFIC}$")


_LONGEST_OTHER = 80  # characters: a word with honorifics
HONORIFIC = (
    r"(?:các |đồng chí |đ/c |ông |bà |anh |chị |em |cháu |mẹ |thầy |cô |thầy giáo |cô giáo |nguyên |cố |đại biểu "
    r"|đảng viên |hội viên |học sinh |sinh viên |nghệ nhân |cựu chiến binh |chiến sĩ |cán bộ |bác sĩ )*"
)
_DEGREE = (
    r"(?:(?:phó giáo sư|giáo sư|(?:tiến|thạc|bác) s[ĩỹ]|(?:đại|thượng|trung|thiếu) (?:tướng|tá|úy)|nhà giáo|nhạc sĩ|nhà thơ|nhà văn"
    r"|hòa thượng|thượng tọa|đại đức|ni trưởng|ni sư|sư cô|linh mục|giám mục|mục sư|ht|tt|đđ|nt|ns|sc|lm"
    r"|binh (?:nhất|nhì)|(?:thượng|trung|hạ) sĩ|(?:đô|phó đô|chuẩn) đốc)"
    r"(?: ?[-–.,] ?| )){0,3}"
)
_GOAL = re.compile(
    r"\b(?:cho|tặng|tới|gồm|gồm có|đến|vinh danh|tuyên dương|đối với|trong đó(?: có)?)(?: ?:)?"
    rf" (?:\d+ )?{HONORIFIC}{_DEGREE}$"
    r"|\b(?:cho|tặng|gồm)\b(?:[^,;]|, (?:các )?(?:ông|bà|đồng chí|cá nhân|anh|chị|thầy|cô)\b){0,60}(?::| gồm)"
    rf" ?{HONORIFIC}{_DEGREE}$"
    r"|(?:,|;| và) mẹ $"  # "danh hiệu Bà mẹ Việt Nam anh hùng cho mẹ A trú tại xã B và mẹ C"
)
# "trao Huân chương cho Hội Nông dân huyện và (hai cá nhân là) Đại tá A", "cho 11 tập thể, cá nhân, gồm: Phòng B; Đại tá A"
_BODY = (
    r"(?:(?:các |\d+ )?(?:tập thể|đơn vị)|nhà trường|trường|công an|bộ chỉ huy|ban|sở|phòng|hội|liên đoàn|công đoàn|đoàn|đảng bộ"
    r"|đảng ủy|ubnd|ủy ban|công ty|tổng công ty|cục|chi cục|xã|phường|huyện|trung tâm|bệnh viện|nhân dân|cán bộ)\b"
)
_BESIDE = re.compile(
    rf"\b(?:cho|tặng) {_BODY}[^,;:.]{{0,80}} (?:và|cùng)(?: (?:\w+ )?cá nhân(?: là)?)? {HONORIFIC}{_DEGREE}$"
    rf"|\b(?:cho|tặng) [^;:.]{{0,40}}\bcá nhân,? gồm(?: có)?: ?{_BODY}[^:.]{{0,120}}; ?{HONORIFIC}{_DEGREE}$"
)
# "trao Quyết định (của Bộ trưởng về việc) điều động, bổ nhiệm ông A giữ chức …"
_DECIDED_ON = re.compile(
    r"\b(?:bổ nhiệm|điều động|luân chuyển|phân công|chỉ định|biệt phái|tiếp nhận|giao|cử|nghỉ hưu)(?: lại| cán bộ| có thời hạn){0,2}"
    rf" {HONORIFIC}{_DEGREE}$"
)
# "trao quyết định | và tặng hoa chúc mừng ông A"
_WITH_FLOWERS = re.compile(rf"[^,;.:]{{0,60}}(?:,| và) (?:tặng|trao) hoa(?: chúc mừng)?(?: cho)? {HONORIFIC}{_DEGREE}")
_HONOURED = re.compile(r"[^.;]{0,60}: ?(?:[\w.]{1,6},? ){0,3}")
# "biểu dương lái xe A"; not "tôn vinh do ông A", whoever stands in the genitive or acts.
_OCCUPATION = re.compile(r" (?!(?:do|của|được|bởi|tại|khi|và|với|cùng|bên|từ)\b)(?:\w+ ){1,2}")
_RIGHT_AFTER = re.compile(rf" {HONORIFIC}")
# "2 đồng chí được trao tặng Huy hiệu 65 năm tuổi Đảng | là đồng chí A"
_WHO_IT_IS = re.compile(
    rf"(?:[^;:”]{{0,120}}\b(?:là|gồm|gồm có|có)(?: các)?:?|(?:(?!\b(?:có|nói|còn)\b)[^,;:”]){{0,90}}:) {HONORIFIC}{_DEGREE}"
)
_NEXT_TO = re.compile(r"[^.;:”]{0,130}(?<!được) ?")
_AFTER_SEMICOLON = re.compile(r"; (?![^;]*\b(?:trao|tặng|gắn|cho|đến|tới)\b)[^;,.]{0,50}$")
# A number that is a year of birth, an age or the name of a place counts nobody: "bà A (SN 1927), chi bộ khu phố 3, 60 năm tuổi Đảng".
_NOT_IN_A_NAME = "".join(
    f"(?<!{word} )" for word in ("năm", "sn", "bộ", "phố", "thôn", "tổ", "ấp", "khu", "bản", "xóm", "số", "lớp", "phường", "quận")
)
_MANY = re.compile(
    rf"\b(?:các|những|cùng|nhiều"
    rf"|{_NOT_IN_A_NAME}\d+(?<![/-]\d)(?<![/-]\d\d)(?<![/-]\d{{4}})(?![/\d-])(?! (?:năm tuổi|tuổi đời|tuổi đảng)))\b"
)
_AND_GIVES = re.compile(r"(?: [^,;.:]{2,40})?(?: và|,)(?: trực tiếp)? ")
_BY_THEM = re.compile(r"(?! thưởng\b)[^,;.:]{2,120} có(?: các)? (?:đồng chí|đ/c|ông|bà)\b")
