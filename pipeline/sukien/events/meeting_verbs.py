"""Verbs of holding and of being there around the noun of a meeting: "UBND tỉnh tổ chức Hội nghị", "Hội nghị … đã diễn ra"."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from sukien.lexicon import load
from sukien.mentions import Segmented
from sukien.whole_words import by_first_letter, by_last_word, ends_in, holds_any, whole_words, word_starts


class VerbBefore(Struct, frozen=True, gc=False):
    """A verb with its adverbs, at [start, end) of the words before a noun; attends: someone is there, else someone holds it."""

    start: int
    end: int
    verb: str
    attends: bool


def verb_before(before: str) -> VerbBefore | None:
    """A verb of holding or of being there that ends right before the noun."""
    said = before.rstrip(" \n\"“'‘")
    if not ends_in(said, _before_ends()):
        return None
    found = _before().search(before, len(before) - (_LONGEST_BEFORE if said.endswith(_HOW) else _LONGEST_VERB))
    return None if found is None else VerbBefore(found.start(), found.end(), found[1], found[1] in _attends())


def is_ordered(before: str, verb: int) -> bool:
    """True where the verb of holding at `verb` tells what others are asked to hold: "Sở Y tế yêu cầu các bệnh viện | tổ chức"."""
    return holds_any(before, _ORDERS) and _ORDERED.search(before, 0, verb) is not None


def holding_verbs(segmented: Segmented) -> list[int]:
    """Where the verbs of holding of an article begin, in order: where none stands, `verb_after` finds nothing."""
    return [anchor.start for anchor in segmented.anchors.get("meeting_verbs", ()) if anchor.entry.code != "attend"]


def verb_after(key: str, start: int, limit: int, verbs: list[int]) -> re.Match[str] | None:
    """A verb of holding that has the noun ending at `start` for its subject: "Hội nghị … (đã) diễn ra", "Lễ … được UBND tổ chức".
    verbs: where those after the noun begin."""
    helped = key.find(" do ", start, limit) >= 0 or any(key.endswith(_HELP_ENDS, start, verb) for verb in verbs if verb < limit)
    for word, pattern in _HOLDING:
        if (pattern is _IS_HELD and not helped) or (pattern is _OPENS_ON and key.find("dự kiến", start, limit) >= 0):
            continue
        found = pattern.search(key, start, limit) if key.find(word, start, limit) >= 0 else None
        if found is not None and not _PARTED.search(key, start, found.start()) and _ANOTHER.match(key, found.end()) is None:
            return found
    return None


_HOLDS = ("đã làm", "mở", "đã có", "có", "dẫn đầu đoàn", "đến")
_IS_THERE = ("dự", "tại", "trong", "ở", "bên lề")
_HOW = (
    "và trực tiếp chỉ đạo", "và chỉ đạo", "thành công", "long trọng", "trọng thể", "trang trọng", "trực tuyến", "ra", "tốt", "một",
    "buổi", "cuộc", "đêm",
)  # fmt: skip


@cache
def _before_ends() -> dict[str, tuple[str, ...]]:
    """What `_before` can end in, for `ends_in`."""
    return by_last_word((*(entry.phrase for entry in load("meeting_verbs") if entry.code != "end"), *_HOLDS, *_IS_THERE, *_HOW))


@cache
def _attends() -> frozenset[str]:
    return frozenset((*(entry.phrase for entry in load("meeting_verbs") if entry.code == "attend"), *_IS_THERE))


@cache
def _before() -> re.Pattern[str]:
    """A verb of holding or of being there that ends where the noun begins."""
    verbs = sorted((entry.phrase for entry in load("meeting_verbs") if entry.code != "end"), key=len, reverse=True)
    return re.compile(rf"({word_starts('|'.join([*verbs, *_HOLDS, *_IS_THERE]))})(?: (?:{'|'.join(_HOW)}))* ?[\"“'‘]? ?$")


_LONGEST_BEFORE = 60  # characters
_LONGEST_VERB = 24  # without a word that tells how
# Not what a "ban chỉ đạo" holds, nor what a body has held as it was asked.
_ORDERED = re.compile(
    r"(?<!\w)(?<!ban )(?<!tổ )(?<!theo )(?:yêu cầu|đề nghị|chỉ đạo|(?<!bàn )giao(?! ban(?!\w))|đôn đốc|kiến nghị) (?:cho |đến |tới )?"
    r"(?:các|mỗi|từng|bộ|sở|ban|phòng|ubnd|hđnd|ủy ban|công an|bệnh viện|nhà trường|trường|trung tâm|tỉnh|thành phố|huyện|quận|thị xã|xã"
    r"|phường|cơ sở|địa phương|đơn vị|cơ quan|chính quyền|công ty|doanh nghiệp|ngân hàng|hội|đoàn|đảng ủy|chi bộ|thành ủy)\b"
    r"(?:(?! (?:đã|vừa|được) )[^,.;:\n])* $"
    # "chúc mừng Lào vừa | tổ chức thành công Đại hội Đảng"
    r"|(?<!\w)(?<!đến )(?<!tới )(?<!dự và )chúc mừng (?:(?! (?:đã|được) )[^,.;:\n])* $"
    r"|^(?:theo đó|cụ thể|đồng thời), (?:các|mỗi|từng) (?:(?! (?:đã|vừa|được) )[^,.;:\n])* $"  # "Theo đó, các trường | tổ chức …"
)
# One of them in all of these.
_ORDERS = ("yêu cầu", "đề nghị", "chỉ đạo", "giao", "đôn đốc", "kiến nghị", "chúc mừng", "theo đó", "cụ thể", "đồng thời")
_HELP_WORDS = "đã|sẽ|vừa|mới|được|chính thức|long trọng|trọng thể|trang trọng|dự kiến|cũng"
_HELP_ENDS = tuple(f"{word} " for word in _HELP_WORDS.split("|"))
_HELPS = by_first_letter(_HELP_WORDS + "|do [^,;]{2,60}?")
_HELPED = _HELPS + " "
_TAKES_PLACE = re.compile(rf"[ ,]+(?:{_HELPED}){{0,4}}diễn ra\b")
_IS_HELD = re.compile(rf"[ ,]+(?:{_HELPED}){{1,4}}(?:tổ chức|khai mạc|cử hành|bế mạc|kết thúc|khép lại|tiến hành|thành công|họp phiên)\b")
_OPENS_ON = re.compile(r"[ ,]+(?:khai|bế) mạc(?= (?:vào )?(?:lúc \S+ (?:giờ )?)?(?:sáng|chiều|tối|ngày|hôm|trưa) )")
_HELD_BY = re.compile(r"[ ,]+(?:(?:đã|vừa|sẽ) )?được [^,;.]{2,80}? tổ chức\b")
# What takes place is named behind the verb: "Trong khuôn khổ Hội nghị …, đã diễn ra lễ trao …".
_ANOTHER = re.compile(r" (?:các |buổi |cuộc )?(?:lễ|hội nghị|đại hội|hội thảo|tọa đàm|kỳ họp|phiên họp|chương trình|hội thi|ngày hội)\b")
_ELECTS = re.compile(r"(?<!,) đã (?:(?:biểu quyết|thống nhất|tiến hành) )?bầu\b")  # "Phiên họp thứ nhất Ban Chấp hành … đã bầu …"
_DECIDES_ON = re.compile(
    r" (?:(?:diễn ra|tổ chức|họp) )?(?:vào )?(?:(?:sáng|chiều|tối) )?(?:ngày )?\d{1,2} ?[/.-] ?\d{1,2}(?:[/.-]\d{4})?\)?,?"
    r" đã (?:quyết định|thông qua|thống nhất|nhất trí|xem xét|biểu quyết|bầu)\b"
)  # "Phiên họp … ngày 23/6 đã quyết định …"
# Each with a word that it cannot do without.
_HOLDING = ("diễn ra", _TAKES_PLACE), ("", _IS_HELD), ("mạc ", _OPENS_ON), ("được ", _HELD_BY), ("bầu", _ELECTS), (" đã ", _DECIDES_ON)
# Between a noun and a verb of holding: another subject has begun.
_PARTED = re.compile(
    r"[;:]|, (?:ông|bà|đồng chí|ubnd|tỉnh|sở|thủ tướng)\b"
    rf"|{whole_words('đã|sẽ|phát biểu|cho biết|nhằm|để')}(?! (?:được |vừa )?(?:diễn ra|tổ chức))"
)
