"""Role verbs of a sentence: dự, chủ trì, phát biểu, trao …, without their look-alikes and with what is handed over."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import cast

from msgspec import Struct

from sukien.alphabet import LOWER, UPPER
from sukien.lexicon import phrase_groups, phrase_lists
from sukien.mentions import Anchor, start_of
from sukien.records import ParticipantRole
from sukien.resolved import Resolved
from sukien.whole_words import by_first_letter, by_last_word, last_word, whole_words, word_starts

AWARD_REACH = 130
_TWO_WORDS = 18  # characters of the last two syllables of a name
_NAME_ENDS = re.compile(rf"(?<![^\W_])[{UPPER}][{LOWER}]* [{UPPER}][{LOWER}]+ $")


class Cue(Struct, frozen=True, gc=False):
    """A role verb.

    award: what is handed over is an award; passive: "được trao"; head: it can stand before the persons whose role it is
    ("Đến dự có …", "với sự tham dự của …"); only_list: it does so only as the head of a list ("Về phía tỉnh có …");
    honour: a verb such as "tuyên dương", which names who receives and hands nothing over; by: "theo (nhận định của)" before who says it.
    """

    start: int
    end: int
    role: ParticipantRole
    award: bool
    passive: bool
    head: bool
    only_list: bool
    honour: bool
    by: bool = False


def cues_in(resolved: Resolved, anchors: list[Anchor], start: int, end: int) -> list[Cue]:
    """The role verbs of the sentence [start, end): those of its `anchors` (lexicon role_cues), in order, that are no look-alikes."""
    found: list[Cue] = []
    for anchor in anchors:
        cue = _cue(resolved, anchor, start, end, found)
        if cue is not None:
            found.append(cue)
    return found


def _cue(resolved: Resolved, anchor: Anchor, start: int, end: int, found: list[Cue]) -> Cue | None:
    key, at, role = resolved.key, anchor.start, anchor.entry.code
    if role == "none":
        return None
    phrase, use = anchor.entry.phrase, anchor.entry.fields.get("use", "verb")
    before = key[start if start > at - 16 else at - 16 : at]
    word = last_word(before)
    if (
        word in _refusing()
        and not phrase.startswith("vinh dự")
        and not (before.endswith(_HEARD) and _speech_of(key, anchor))
        and _is_refused(resolved, start, anchor, before, word)
    ):
        return None
    if role == "speak" and phrase in _PRAISES and _PRAISED.match(key, anchor.end):
        return None
    if (phrase in _NOUNS and key.startswith(" của ", anchor.end)) or (phrase == "giới thiệu" and key.startswith(_PROPOSED_FOR, anchor.end)):
        return None
    if phrase in _LEADS and _RECEIVED.search(key, max(start, at - 300), at) is not None and _ENDS.match(key, anchor.end) is not None:
        return Cue(at, anchor.end, "attend", False, False, False, False, False)
    if role == "attend" and _no_coming(key, anchor, use, before):
        with_others = use == "list" and "đại biểu" in phrase and _AND_OTHERS.search(key, start, at) is not None
        return Cue(at, anchor.end, "attend", False, False, False, False, False) if with_others else None
    if (use == "colon" and not key.startswith(":", anchor.end)) or (use == "picture" and (found or not _PICTURED.match(key, anchor.end))):
        return None
    if role == "direct" and not _directs_meeting(key, anchor, end, found):
        role = "speak"
    if role == "sign" and not _words("agreement").search(key, at, min(end, anchor.end + 90)):
        return None
    honour = use == "honour"
    passive = role == "present" and before.endswith(("được ", "được các "))
    award = honour or (role in {"present", "receive"} and _gives_award(resolved, at, end))
    if passive and not award and key.startswith(_TO, anchor.end):
        award = _words("award").search(key, max(start, at - AWARD_REACH), at) is not None
    lead = start if start > at - _LONGEST_PROPOSED else at - _LONGEST_PROPOSED
    if award and role == "present" and _PROPOSED.search(key, lead, at) is not None:
        return None
    if role == "present" and not award and found and found[-1].award and at - found[-1].end <= AWARD_REACH:
        return None  # "trao Kỷ niệm chương, tặng đồng chí A": the second verb leads to who receives
    if (passive or role == "receive") and key.startswith(" nhiều ", anchor.end):
        return None  # "ông A từng được tặng nhiều giải thưởng": the honours of a life
    if role == "present" and use == "honour" and _DEEDS.match(key, anchor.end):
        return Cue(at, anchor.end, "speak", False, False, False, False, False)
    if use == "by":
        return Cue(at, at + len("theo"), "speak", False, False, True, False, False, True)
    head = use in {"noun", "list"} or _stands_at_head(resolved, start, anchor, word, found)
    head = head or (role == "attend" and resolved.key[at - 2] == "," and THERE_CAME.match(key, anchor.end) is not None)
    leads = _LEADS_TO_LIST.search(phrase) if phrase.endswith(_LIST_LEADERS) else None
    last = anchor.end if leads is None else at + leads.start()
    head = head or (phrase == "có mặt" and _SOMEONE.match(key, anchor.end) is not None)
    return Cue(at, last, cast(ParticipantRole, role), award, passive, head, use == "list", honour, use == "noun" and role == "speak")


def _is_refused(resolved: Resolved, start: int, anchor: Anchor, before: str, word: str) -> bool:
    """True where the words before a verb take its meaning from it: "không dự", "công văn yêu cầu"."""
    if _NAME_ENDS.search(resolved.text, max(start, anchor.start - _TWO_WORDS), anchor.start):
        return False  # "bà Lê Thị Hoa chúc mừng" brings no flowers, "cô Lê Anh Thư phát biểu" sends no letter
    if _ends_in("denied", before, word) and not before.endswith("bí thư "):
        return True
    return anchor.entry.code == "speak" and _ends_in("unsaid", before, word)


def _no_coming(key: str, anchor: Anchor, use: str, before: str) -> bool:
    """True for a word of being there that tells of none who came to the meeting: "hướng về phía", "dự các giải"."""
    if use == "list" and not _BEGINS.search(before):
        return True
    if anchor.entry.phrase in _LEADS and not _COMES.match(key, anchor.end):
        return True
    return _after("contest").match(key, anchor.end) is not None


def _directs_meeting(key: str, anchor: Anchor, end: int, found: list[Cue]) -> bool:
    """True for "dự và chỉ đạo", "chỉ đạo hội nghị"; elsewhere "chỉ đạo" is a word of saying."""
    if found and found[-1].role == "attend" and _ATTENDS_AND.fullmatch(key[found[-1].end : anchor.start]):
        return True
    return _OF_MEETING.match(key, anchor.end, min(end, anchor.end + 24)) is not None


def _stands_at_head(resolved: Resolved, start: int, anchor: Anchor, word: str, found: list[Cue]) -> bool:
    """True when the verb begins its clause, or goes on with a verb that does: "Đến dự và phát biểu tại lễ, …"; word: the one before.

    A verb with a capital begins one, even where a caption without full stop runs into it: "Ảnh: A Dự lễ có …"."""
    key, at = resolved.key, anchor.start
    if resolved.text[at].isupper() or _speech_of(key, anchor):
        return True
    if found and found[-1].head and _GOES_ON.fullmatch(key, found[-1].end, at):
        return True
    if word[-2:-1].isalpha() and word not in _HEAD_ENDS:
        return False  # behind a word that no head ends in
    return _HEAD.fullmatch(_CLAUSE_MARKS.split(key[start:at])[-1]) is not None


def _speech_of(key: str, anchor: Anchor) -> bool:
    """True for "phát biểu của", "(lời) phát biểu đầy xúc động của"."""
    return anchor.entry.phrase in _SPEECHES and _OF_SPEAKER.match(key, anchor.end) is not None


def _gives_award(resolved: Resolved, start: int, end: int) -> bool:
    """True when an award stands right after a verb of handing over."""
    key, forms = resolved.key, resolved.mentions.forms
    end = end if end < start + AWARD_REACH else start + AWARD_REACH
    at = bisect_left(forms, start, key=start_of)
    form = forms[at].start if at < len(forms) and forms[at].start < end else None
    if form is not None and not _GIFT.search(key, start, form):
        return True
    other = _words("award").search(key, start, end)
    return other is not None and not _GIFT.search(key, start, other.start())


@cache
def _words(group: str) -> re.Pattern[str]:
    return re.compile(by_first_letter(phrase_groups("role_words")[group]))


def _ends_in(group: str, before: str, word: str) -> bool:
    """True when `before` ends in a phrase of the group, as a whole word, and a blank; word: the last of `before`, with the blank."""
    ending = _endings(group).get(word)
    return ending is not None and before.endswith(ending) and _before(group).search(before) is not None


@cache
def _refusing() -> frozenset[str]:
    """The last words of what refuses a verb behind it."""
    return frozenset((*_endings("denied"), *_endings("unsaid")))


@cache
def _endings(group: str) -> dict[str, tuple[str, ...]]:
    return by_last_word(f"{phrase} " for phrase in phrase_lists("role_words")[group])


@cache
def _before(group: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{phrase_groups('role_words')[group]}) $")


@cache
def _after(group: str) -> re.Pattern[str]:
    return re.compile(rf" (?:{phrase_groups('role_words')[group]})\b")


_SOMEONE = re.compile(r" (?:các )?(?:đồng chí|đ/c|ông|bà|thầy|cô)\b(?! (?:đã|cũng)\b)")  # "Đại hội chi bộ có mặt đồng chí A"
# "ông A, Phó Chủ tịch UBND tỉnh và hơn 200 | đại biểu tham dự": they came together
_AND_OTHERS = re.compile(r"\b(?:và|cùng(?: với)?) (?:(?:toàn thể|đông đảo|hơn|trên|gần|khoảng|các|[\d.]+) )*$")
_DEEDS = re.compile(r" (?:những |các )?(?:thành tích|nỗ lực|tinh thần|đóng góp|cố gắng|kết quả)\b")  # praised in words: nothing is given
# "Ông A chủ trì hội nghị, cùng dự | có ông B": others came
THERE_CAME = re.compile(
    r"(?: (?:hội nghị|đại hội|kỳ họp|tọa đàm|hội thảo|(?:buổi |cuộc )?(?:lễ|họp|làm việc|phiên họp)))?"
    r"(?: (?:tại|ở) (?:điểm|đầu) cầu [^,;:.()]{2,50}?)?(?: còn)? (?:có|gồm)(?: các)?"
    r" (?:đồng chí|đ/c|ông|bà|thầy|cô|(?:đại|thượng|trung|thiếu) (?:tướng|tá|úy)|tiến sĩ|ts|ths|pgs|gs"
    r"|(?:phó )?(?:chủ tịch|bí thư|giám đốc)|(?:bộ|thứ) trưởng)\b"
)
_BEGINS = re.compile(
    r"(?:^|[^\w\s]) ?(?:(?:còn|và|cùng|dự|lễ|có|trong ảnh|ảnh|trong đó|hội nghị) )*$"
)  # "Dự hội nghị, về phía tỉnh có …", not "hướng về phía"
_COMES = re.compile(r" (?:đã |vừa )?(?:đến|tới|về|sang|có |làm việc|thăm|kiểm tra|dự)")
_LEADS_TO_LIST = re.compile(r" (?:gồm|gồm có|có|là|đón|đón tiếp|chào đón)$")
_LIST_LEADERS = (" gồm", " có", " là", " đón", " tiếp")  # how those end
_LEADS = ("làm trưởng đoàn", "dẫn đầu")
# "có buổi tiếp | Đoàn đại biểu tỉnh Xiêng Khoảng do ông A | làm trưởng đoàn."
_RECEIVED = re.compile(
    r"(?<!\w)(?:tiếp|đón|đón tiếp|làm việc với|hội đàm với|gặp|gặp mặt) (?:các )?đoàn [^.;]{0,90}? do [^.;,]{0,60}(?:,[^.;]{0,120})?$"
)
_ENDS = re.compile(r" ?(?:[.,;]|nhân|đang|sang|$)")
_PICTURED = re.compile(r"[^.;,:]{0,70}[.(]* ?[(-]?[ \n]?ảnh\b")
_HEARD = ("lời ", "nghe bài ")
_SPEECHES = frozenset({"phát biểu", "phát biểu chỉ đạo", "phát biểu khai mạc", "phát biểu ý kiến"})
_OF_SPEAKER = re.compile(r"(?: (?:đầy|rất|hết sức|chân thành|xúc động|ấn tượng|tâm huyết|ý nghĩa|ngắn gọn|sâu sắc)){0,3} của ")
# "đề nghị Bộ trưởng Bộ Công an | tặng Bằng khen cho ông A"
_PROPOSED = re.compile(word_starts("đề xuất|đề nghị|kiến nghị") + r" (?!của\b)[^,;.:]*$")
_TO = (" cho ", " đến ", " tới ")  # "Quyết định bổ nhiệm được trao | cho các đồng chí: …"
_LONGEST_PROPOSED = 90  # characters
_PROPOSED_FOR = (" để bổ nhiệm", " để bầu", " để giữ", " ứng cử", " bầu ", " vào ")  # "giới thiệu | để bổ nhiệm": a step of the post
_NOUNS = frozenset({"đề nghị", "yêu cầu", "kiến nghị", "đề xuất", "nhận định", "nhận xét", "giới thiệu"})  # "đồng ý với đề nghị của Bộ"
_PRAISES = frozenset({"chúc mừng", "động viên", "biểu dương", "khen ngợi", "cảm ơn"})
_PRAISED = re.compile(r"(?: và|,) (?:trao|tặng)")
_ATTENDS_AND = re.compile(r"(?: hội nghị| buổi lễ| lễ| đại hội)?(?:,| và|, và)?(?: trực tiếp| phát biểu)? ?")
_OF_MEETING = re.compile(r" (?:và phát biểu tại |và điều hành |tại )?(?:hội nghị|đại hội|buổi|lễ|kỳ họp|cuộc họp|tọa đàm|hội thảo)\b")
_GOES_ON = re.compile(r"(?:[^.;:”]{0,60}?(?:,| và| đồng thời))?(?: có| trực tiếp)? ?")
_HEAD_WORDS = ("cũng", "cùng", "đến", "tới", "về", "còn", "và", "cùng với", "đã", "trực tiếp", "ảnh", "tin", "chiều", "sáng", "trong ảnh")
_HEAD_ENDS = frozenset(f"{words.split()[-1]} " for words in _HEAD_WORDS)
_CLAUSE_MARKS = re.compile(r"[.;:”!?]")
_HEAD = re.compile(
    rf"[\W\d]*(?:(?:{'|'.join(_HEAD_WORDS)})\b[ :,]*){{0,3}}"
    r"(?:(?:cũng |ngay )?(?:tại|trong|trước|sau|kết thúc|khai mạc|mở đầu|tiếp theo|thay mặt|đại diện|nhân|theo|thừa|được|bên|về)\b"
    r"[^,]{0,90}, ?)?"
    r"(?:đã |cũng |cùng )?"
)
_GIFT = re.compile(whole_words("hoa|quà|suất|học bổng|tiền|nhà|sổ tiết kiệm|xe") + "|[.;]")
