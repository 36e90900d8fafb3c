"""Where the text names a meeting, how far its name reaches, and what the words around it say of it.

A name begins with a noun of lexicons/meeting_nouns.tsv and runs on until the report goes on to something else: the
place, the day, the organiser, those who came, or the verb of holding ("Hội nghị … đã diễn ra tại …").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import NamedTuple

from sukien.events.meeting_name_end import name_end
from sukien.lexicon import load, phrase_groups
from sukien.mentions import SILENT, Anchor, Section, start_of
from sukien.resolved import Resolved
from sukien.whole_words import word_starts

MAX_NAME = 420
MIN_SENTENCE = 40  # a line shorter than this is a heading or a menu entry


class Named(NamedTuple):
    """A meeting noun of the text with what follows it.

    [start, end): the name, or the noun alone where nothing names it (`bare`); clue: "held", "attended", "title" or "";
    verb: span of the verb of holding, or None; sentence: index of its sentence; rank: how many sentences of the report come
    before it; family, use: see lexicons/meeting_nouns.tsv.
    """

    start: int
    end: int
    family: str
    use: str
    bare: bool
    clue: str
    planned: bool
    verb: tuple[int, int] | None
    sentence: int
    rank: int
    section: str
    rule: str


def named_meetings(resolved: Resolved) -> list[Named]:
    """Every meeting noun of the article outside noise, in order, with its name, its clue and the rule that read it."""
    anchors = resolved.segmented.anchors.get("meeting_nouns")
    if not anchors:
        return []
    found: list[Named] = []
    reach = 0
    ranks = sentence_ranks(resolved)
    for anchor in anchors:
        if anchor.start < reach:
            continue
        if anchor.entry.fields.get("use") == "none":
            reach = anchor.end
            continue
        section = resolved.segmented.section_at(anchor.start)
        index = resolved.segmented.sentence_at(anchor.start)
        if section.kind in SILENT or index is None:
            continue
        named = _read(resolved, anchor, section, index, ranks[index])
        if named is not None:
            found.append(named)
            reach = named.end if named.clue else anchor.end
    return found


def _read(resolved: Resolved, anchor: Anchor, section: Section, index: int, rank: int) -> Named | None:
    key = resolved.key
    sentence = resolved.segmented.sentences[index]
    before = key[max(sentence.start, anchor.start - 90) : anchor.start]
    if before.endswith(_MAY_COUNT) and _MANY.search(before, max(0, len(before) - _LONGEST_MANY)):
        return None
    limit = _before_someone(resolved, anchor.end, min(sentence.end, anchor.start + MAX_NAME))
    use = anchor.entry.fields.get("use", "open")
    after = verb_after(key, anchor.end, limit)
    end = name_end(
        resolved.text, key, anchor.end, after.start() if after else limit, after is not None, not anchor.entry.phrase.endswith("làm việc")
    )
    longer = anchor.entry.phrase.count(" ") // 3  # "hội nghị trung ương" needs but a number, "lễ viếng Chủ tịch Hồ Chí Minh" nothing
    bare = use == "reference" or len(key[anchor.end : end].split()) + longer < 2
    clue, verb, planned, rule = "", None, False, "meeting_mentioned"
    clause = max(before.rfind(","), before.rfind("."), before.rfind(";"), before.rfind(":")) + 1  # no verb of holding has a mark in it
    held = _before().search(before, clause) if before.rstrip(" \n\"“'‘").endswith(_before_ends()) else None
    if held is not None:
        at = anchor.start - len(before)
        clue = "attended" if held["attend"] else "held"
        rule = "meeting_attended" if held["attend"] else "holder_verb_meeting"
        verb = (at + held.start(), at + held.end())
        planned = _PLANNED.search(before[: held.start()]) is not None
    if after is not None and clue != "held":
        clue, verb, rule = "held", after.span(), "meeting_takes_place"
        planned = planned or "sẽ" in after[0]
    if use in {"verb", "act"} and anchor.entry.code == "visit" and (clue == "attended" or rule == "meeting_takes_place"):
        clue, verb = "", None  # "đang ở thăm Việt Nam", "không làm việc ngày thứ bảy"
    if section.kind == "title" and not clue and anchor.start - sentence.start <= 2:
        clue, rule = "title", "title_names_meeting"
    if use == "organised" and not (held is not None and held["hold"] in {"tổ chức", "tiến hành"}):
        clue = ""
    if (
        use in {"verb", "act", "both"}
        and not clue
        and not _LAUNCHES.match(key, anchor.start)
        and _does_on_a_day(resolved, sentence.start, anchor, before)
    ):
        clue, rule, verb = "held", "subject_does_on_a_day", (anchor.start, anchor.end)
    if use == "both":
        use = "weak"
    if clue and _background().search(before[: held.start()] if held is not None else before):
        clue, rule = "", "meeting_in_the_background"
    if clue == "held" and _PRIVATE.search(before):
        clue, rule = "", "private_party"
    if clue and _EVERY.search(key, anchor.end, end):
        clue, rule = "", "meetings_of_every_level"
    if not clue and rule == "meeting_mentioned" and use == "open" and rank <= 2 and section.kind != "title":
        clue, rule = "attended", "meeting_named_in_the_lead"
    if use in {"verb", "act", "organised"} and not clue:
        return None
    begin = anchor.start + len("đã ") if key.startswith("đã ", anchor.start) else anchor.start
    return Named(begin, end, anchor.entry.code, use, bare, clue, planned, verb, index, rank, section.kind, rule)


def _before_someone(resolved: Resolved, start: int, limit: int) -> int:
    """The comma before a person who is named after the meeting ("Tại lễ bổ nhiệm, nghệ sĩ A …"), else `limit`."""
    people = resolved.mentions.persons
    for person in people[bisect_left(people, start, key=start_of) :]:
        if person.start >= limit:
            return limit
        comma = _COMMA_BEFORE.search(resolved.key, max(start, person.full.start - 24), person.full.start)
        if comma is not None:
            return comma.start()
    return limit


def sentence_ranks(resolved: Resolved) -> list[int]:
    """For each sentence how many sentences of the report come before it; menu lines and repeats are none."""
    ranks: list[int] = []
    rank = 0
    for sentence, kind in zip(resolved.segmented.sentences, resolved.segmented.kinds, strict=True):
        ranks.append(rank)
        if sentence.end - sentence.start >= MIN_SENTENCE and kind not in SILENT:
            rank += 1
    return ranks


def _does_on_a_day(resolved: Resolved, start: int, anchor: Anchor, before: str) -> bool:
    """True for "Sáng 16/6, tại …, Nhà xuất bản A (đã) kỷ niệm …": a day begins the sentence, someone stands before the verb."""
    if anchor.entry.code == "session" and _right_after_day(resolved, anchor.start):
        return True
    at = bisect_left(resolved.dates, start, key=start_of)
    if at >= len(resolved.dates) or resolved.dates[at].start > min(start + 40, anchor.start) or resolved.dates[at].role != "event":
        return False
    official = anchor.entry.code not in {"gathering", "visit"} or _holds_office(resolved, max(start, anchor.start - 200), anchor.start)
    if not official:
        return False
    if before.endswith("các đại biểu ") and resolved.key.startswith((" tại ", " ở ", " với ", " về "), anchor.end):
        return True
    if _DID.search(before) or (anchor.entry.code == "gathering" and _SOMEONE.search(before)):
        return True
    near = max(start, anchor.start - 200)
    who = [span for span, _ in (*resolved.units_in(near, anchor.start), *resolved.persons_in(near, anchor.start))]
    return any(_ADVERBS.fullmatch(resolved.key, span.end, anchor.start) for span in who)


def _holds_office(resolved: Resolved, start: int, end: int) -> bool:
    """True when a unit or one who holds an office stands in [start, end): others who meet and visit are no news of a meeting."""
    titles = resolved.segmented.anchors.get("titles", [])
    title = bisect_left(titles, start, key=start_of)
    if title < len(titles) and titles[title].end <= end:
        return True
    if resolved.units_in(start, end) or _DELEGATION.search(resolved.key, start, end):
        return True
    return any(person.offices for _, person in resolved.persons_in(start, end))


def _right_after_day(resolved: Resolved, start: int) -> bool:
    """True for "Ngày 9/6, thảo luận tại hội trường về …, đại biểu A …"."""
    last = bisect_left(resolved.dates, start, key=start_of) - 1
    return (
        last >= 0
        and start - resolved.dates[last].end < 20
        and _AFTER_DAY.fullmatch(resolved.key, resolved.dates[last].end, start) is not None
    )


def verb_after(key: str, start: int, limit: int) -> re.Match[str] | None:
    """A verb of holding that has the noun ending at `start` for its subject: "Hội nghị … (đã) diễn ra", "Lễ … được UBND tổ chức"."""
    for word, pattern in _HOLDING:
        found = pattern.search(key, start, limit) if key.find(word, start, limit) >= 0 else None
        if found is not None and not _PARTED.search(key, start, found.start()):
            return found
    return None


_HOLDS = ("đã làm", "mở", "đã có", "có", "dẫn đầu đoàn", "đến")
_IS_THERE = ("dự", "tại", "trong", "ở", "bên lề")
_HOW = (
    "và trực tiếp chỉ đạo", "và chỉ đạo", "thành công", "long trọng", "trọng thể", "trang trọng", "trực tuyến", "ra", "tốt", "một",
    "buổi", "cuộc", "đêm",
)  # fmt: skip


@cache
def _before_ends() -> tuple[str, ...]:
    """What `_before` can end in."""
    return (*(entry.phrase for entry in load("meeting_verbs")), *_HOLDS, *_IS_THERE, *_HOW)


@cache
def _before() -> re.Pattern[str]:
    """A verb of holding or of being there that ends where the noun begins."""
    verbs = {"hold": [], "occur": [], "attend": []}  # type: dict[str, list[str]]
    for entry in load("meeting_verbs"):
        verbs[entry.code].append(re.escape(entry.phrase))
    hold = "|".join(sorted(verbs["hold"] + verbs["occur"], key=len, reverse=True))
    attend = "|".join(sorted(verbs["attend"], key=len, reverse=True))
    return re.compile(
        rf"\b(?:(?P<hold>{hold}|{'|'.join(_HOLDS)})|(?P<attend>{attend}|{'|'.join(_IS_THERE)}))"
        rf"(?: (?:{'|'.join(_HOW)}))*"
        rf" ?[\"“'‘]? ?$"
    )


@cache
def _background() -> re.Pattern[str]:
    return re.compile("(?<!đoàn )" + word_starts(phrase_groups("meeting_words")["background"]) + " $")


_DELEGATION = re.compile(r"\b(?:đoàn|lãnh đạo|đại diện|đại biểu|thường trực|ban)\b")
# Said of more than one meeting, or of meetings in general: "các hội nghị", "3 hội thảo".
_MANY = re.compile(r"(?:\b(?:các|những|nhiều|mỗi|mọi|một số|hàng loạt|từng|loạt|\d+) (?:buổi |cuộc |đợt )?)$")
_MAY_COUNT = ("các ", "những ", "nhiều ", "mỗi ", "mọi ", "số ", "loạt ", "từng ", "buổi ", "cuộc ", "đợt ", *(f"{n} " for n in range(10)))
_LONGEST_MANY = 24  # characters
_EVERY = re.compile(r"\b(?:các cấp|hằng năm|hàng năm|hàng tháng|hằng tháng|hàng quý)$")
_PRIVATE = re.compile(r"\b(?:gia đình|vợ chồng|cặp đôi|nhóm bạn|bạn bè|chú rể|cô dâu|anh em) [^.;,]*$")
_COMMA_BEFORE = re.compile(
    r"(?:,| (?:còn |cũng )?có(?: các)?:?) (?:(?:tân |đại biểu |nhà \w+ |\w+ sĩ |\w+ sư |đạo diễn |diễn viên ){1,2})?$"
)
_PLANNED = re.compile(r"\bdự kiến, $|\b(?:sẽ|dự kiến|sắp|chuẩn bị|sắp tới)\b[^,;]{0,30}$")
# Launching a campaign is no meeting by itself; "Lễ phát động" and "tổ chức phát động" are.
_LAUNCHES = re.compile(r"(?:đã )?phát động (?:các |đợt |một )*(?:phong trào|cuộc vận động|thi đua|chiến dịch)\b")
_SOMEONE = re.compile(r", [^,.;:]{4,60} $")
_AFTER_DAY = re.compile(r"\)?, (?:khi |trong phiên |tiếp tục )?")
_ADVERBS = re.compile(r" ?(?:(?:long trọng|trọng thể|trang trọng|tưng bừng|chính thức|cùng) )*")
_DID = re.compile(r"\b(?:đã|vừa|tổ chức|dành thời gian)(?: (?:đến|tới|có buổi))? $")
_HELPED = r"(?:đã|sẽ|vừa|mới|được|chính thức|long trọng|trọng thể|trang trọng|dự kiến|cũng|do [^,;]{2,60}?) "
_TAKES_PLACE = re.compile(rf"[ ,]+(?:{_HELPED}){{0,4}}diễn ra\b")
_IS_HELD = re.compile(rf"[ ,]+(?:{_HELPED}){{1,4}}(?:tổ chức|khai mạc|cử hành|bế mạc|kết thúc|tiến hành|thành công)\b")
_HELD_BY = re.compile(r"[ ,]+(?:(?:đã|vừa|sẽ) )?được [^,;.]{2,80}? tổ chức\b")
_HOLDING = ("diễn ra", _TAKES_PLACE), ("", _IS_HELD), ("được ", _HELD_BY)  # each with a word that it cannot do without
# Between a noun and a verb of holding: another subject has begun.
_PARTED = re.compile(
    r"[;:]|, (?:ông|bà|đồng chí|ubnd|tỉnh|sở|thủ tướng)\b"
    r"|\b(?:đã|sẽ|phát biểu|cho biết|nhằm|để)\b(?! (?:được |vừa )?(?:diễn ra|tổ chức))"
)
