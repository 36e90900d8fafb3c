"""Where the text names a meeting, how far its name reaches, and what the words around it say of it.

A name begins with a noun of lexicons/meeting_nouns.tsv and runs on until the report goes on to something else: the
place, the day, the organiser, those who came, or the verb of holding ("Hội nghị … đã diễn ra tại …").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import NamedTuple

from sukien.lexicon import load
from sukien.mentions import Anchor, DateMention, Resolved, Section

MAX_NAME = 420
_SILENT = {"noise", "repeat", "byline", "stamp", "source"}


class Named(NamedTuple):
    """A meeting noun of the text with what follows it.

    [start, end): the name, or the noun alone where nothing names it (`bare`); clue: "held", "attended", "title" or "";
    verb: span of the verb of holding, or None; sentence: index of its sentence; family, use: see lexicons/meeting_nouns.tsv.
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
    section: str
    rule: str


def named_meetings(resolved: Resolved) -> list[Named]:
    """Every meeting noun of the article outside noise, in order, with its name, its clue and the rule that read it."""
    found: list[Named] = []
    reach = 0
    for anchor in resolved.segmented.anchors.get("meeting_nouns", []):
        if anchor.start < reach:
            continue
        if anchor.entry.fields.get("use") == "none":
            reach = anchor.end
            continue
        section = resolved.segmented.section_at(anchor.start)
        index = resolved.segmented.sentence_at(anchor.start)
        if section.kind in _SILENT or index is None:
            continue
        named = _read(resolved, anchor, section, index)
        if named is not None:
            found.append(named)
            reach = named.end if named.clue else anchor.end
    return found


def _read(resolved: Resolved, anchor: Anchor, section: Section, index: int) -> Named | None:
    key = resolved.key
    sentence = resolved.segmented.sentences[index]
    before = key[max(sentence.start, anchor.start - 90) : anchor.start]
    if _MANY.search(before):
        return None
    limit = min(sentence.end, anchor.start + MAX_NAME)
    use = anchor.entry.fields.get("use", "open")
    after = _AFTER.search(key, anchor.end, limit)
    if after is not None and _PARTED.search(key, anchor.end, after.start()):
        after = None
    end = name_end(resolved.text, key, anchor.end, limit, after)
    bare = use == "reference" or len(key[anchor.end : end].split()) < 2
    clue, verb, planned, rule = "", None, False, "meeting_mentioned"
    held = _before().search(before)
    if held is not None:
        at = anchor.start - len(before)
        clue = "attended" if held["attend"] else "held"
        rule = "meeting_attended" if held["attend"] else "holder_verb_meeting"
        verb = (at + held.start(), at + held.end())
        planned = _PLANNED.search(before[: held.start()]) is not None
    if after is not None and clue != "held":
        clue, verb, rule = "held", after.span(), "meeting_takes_place"
        planned = "sẽ" in after[0]
    if section.kind == "title" and not clue and anchor.start - sentence.start <= 2:
        clue, rule = "title", "title_names_meeting"
    if use == "organised" and not (held is not None and held["hold"] == "tổ chức"):
        clue = ""
    if use == "verb" and not clue and _does_on_a_day(resolved, sentence.start, anchor, before):
        clue, rule, verb = "held", "subject_does_on_a_day", (anchor.start, anchor.end)
    if clue and _BACKGROUND.search(before[: held.start()] if held is not None else before):
        clue, rule = "", "meeting_in_the_background"
    if use in {"verb", "organised"} and not clue:
        return None
    begin = anchor.start + len("đã ") if key.startswith("đã ", anchor.start) else anchor.start
    return Named(begin, end, anchor.entry.code, use, bare, clue, planned, verb, index, section.kind, rule)


def _does_on_a_day(resolved: Resolved, start: int, anchor: Anchor, before: str) -> bool:
    """True for "Sáng 16/6, tại …, Nhà xuất bản A (đã) kỷ niệm …": a day begins the sentence, someone stands before the verb."""
    at = bisect_left(resolved.dates, start, key=_date_start)
    if at >= len(resolved.dates) or resolved.dates[at].start > min(start + 40, anchor.start) or resolved.dates[at].role != "event":
        return False
    if _DID.search(before):
        return True
    who = [span for span, _ in (*resolved.units_in(start, anchor.start), *resolved.persons_in(start, anchor.start))]
    return any(0 <= anchor.start - span.end <= 1 for span in who)


def _date_start(date: DateMention) -> int:
    return date.start


def name_end(text: str, key: str, start: int, limit: int, after: re.Match[str] | None) -> int:
    """The end of a meeting's name whose noun ends at `start`; `after`: a verb of holding that follows, or None."""
    if after is not None:
        limit = after.start()
    at = start
    while (stop := _STOP.search(key, at, limit)) is not None:
        going_on = _goes_on(text, key, start, stop, limit, after is not None)
        if going_on is None:
            limit = stop.end() if stop[0] in {'"', "”"} else stop.start()
            break
        at = going_on
    return _trim(key, start, limit)


def _goes_on(text: str, key: str, start: int, stop: re.Match[str], limit: int, verb_follows: bool) -> int | None:
    """Where to read on when the words at `stop` still belong to the name, else None."""
    mark = stop[0].strip()
    if mark == "(":
        close = key.find(")", stop.end(), min(limit, stop.end() + 90))
        return close + 1 if close >= 0 and _AFTER_BRACKET.match(key, close + 1) else None
    if mark == ",":
        return stop.end() if _list_goes_on(text, key, stop.end(), limit) else None
    if mark in {"-", "–", "—"}:
        return stop.end() if _HYPHENED.search(key, stop.start() - 8, stop.end() + 14) or _goes_lower(text, key, stop.end()) else None
    if mark == "tại" and stop.start() == start:
        return stop.end()
    if mark == "tại":
        return stop.end() if verb_follows and "," not in key[stop.end() : limit] else None
    if mark in {'"', "“", "”"}:
        closed = mark != "“" and _QUOTED.search(key, start, stop.end()) is not None
        return None if closed and not _AFTER_BRACKET.match(key, stop.end()) else stop.end()
    return None


def _goes_lower(text: str, key: str, at: int) -> bool:
    return text[at : at + 1].islower() and not _CLAUSE.match(key, at)


def _list_goes_on(text: str, key: str, at: int, limit: int) -> bool:
    """After a comma: a further deed of the same meeting ("…, triển khai nhiệm vụ"), or a list that ends in "và"."""
    if _DEED.match(key, at):
        return True
    if text[at : at + 2].strip()[:1].isupper() or _CLAUSE.match(key, at):
        return False
    if _LIST.match(key, at, limit):
        return True
    stop = _STOP.search(key, at, limit)
    if stop is None:
        return limit - at <= 90
    return stop[0] == "," and stop.start() - at <= 60 and _list_goes_on(text, key, stop.end(), min(limit, at + 260))


def _trim(key: str, start: int, end: int) -> int:
    """Cut blanks, marks and words that cannot end a name; keep a quotation mark that closes a quotation of the name."""
    while (tail := _TAIL.search(key, start, end)) is not None:
        end = tail.start()
    name = key[start:end]
    opened = name.count("“") > name.count("”") or name.count('"') % 2 == 1
    return end + 1 if opened and key[end : end + 1] in {"”", '"'} else end


@cache
def _before() -> re.Pattern[str]:
    """A verb of holding or of being there that ends where the noun begins."""
    verbs = {"hold": [], "occur": [], "attend": []}  # type: dict[str, list[str]]
    for entry in load("meeting_verbs"):
        verbs[entry.code].append(re.escape(entry.phrase))
    hold = "|".join(sorted(verbs["hold"] + verbs["occur"], key=len, reverse=True))
    attend = "|".join(sorted(verbs["attend"], key=len, reverse=True))
    return re.compile(
        rf"\b(?:(?P<hold>{hold}|đã làm|mở|đã có|có|dẫn đầu đoàn|đến)|(?P<attend>{attend}|dự|tại|trong|ở|bên lề))"
        rf"(?: (?:và trực tiếp chỉ đạo|và chỉ đạo|thành công|long trọng|trọng thể|trang trọng|trực tuyến|ra|tốt|một|buổi|cuộc|đêm))*"
        rf" ?[\"“'‘]? ?$"
    )


# Said of more than one meeting, or of meetings in general: "các hội nghị", "3 hội thảo".
_MANY = re.compile(r"(?:\b(?:các|những|nhiều|mỗi|mọi|một số|hàng loạt|từng|loạt|\d+) (?:buổi |cuộc |đợt )?)$")
_PLANNED = re.compile(r"\b(?:sẽ|dự kiến|sắp|chuẩn bị|sắp tới)\b[^,;]{0,30}$")
# The meeting is named for something else: its resolution, the preparation of it, the day after it.
_BACKGROUND = re.compile(
    r"\b(?:nghị quyết|văn kiện|chào mừng|hướng tới|phục vụ|chuẩn bị(?: cho)?|kế hoạch|không|chưa|sau khi|trước khi|để|về việc"
    r"|lần thứ nhất tại|từng|trước đó|ban|thư chúc mừng|xin|đề nghị|cho phép|việc|công tác|trung tâm|khi|nếu|từ|sau|trước) $"
)
_DID = re.compile(r"\b(?:đã|vừa|tổ chức)(?: (?:đến|tới|có buổi))? $")
_HELPED = r"(?:đã|sẽ|vừa|mới|được|chính thức|long trọng|trọng thể|trang trọng|dự kiến|cũng|do [^,;]{2,60}?) "
_AFTER = re.compile(
    rf"[ ,]+(?:(?:{_HELPED}){{0,4}}diễn ra|được [^,;.]{{2,80}}? tổ chức|(?:{_HELPED}){{1,4}}(?:tổ chức|khai mạc|cử hành|bế mạc|kết thúc|tiến hành|thành công))\b"
)
# Between a noun and a verb of holding: another subject has begun.
_PARTED = re.compile(
    r"[;:]|, (?:ông|bà|đồng chí|ubnd|tỉnh|sở|thủ tướng)\b"
    r"|\b(?:đã|sẽ|phát biểu|cho biết|nhằm|để)\b(?! (?:được |vừa )?(?:diễn ra|tổ chức))"
)
_STOP = re.compile(
    r" ?[;:\n|]|(?<!tp)\. |,|[\"“”]| \(| [-–—] (?!\d)"
    r"| (?:với|có) (?:sự |chủ đề|khoảng|hơn|gần|trên|\d|nhiều|mục đích|các|quy mô|tinh thần)"
    r"| (?:diễn ra|nhằm|vì|để|thu hút|quy tụ|kéo dài|gồm|là|thì|mà|do)\b"
    r"| (?:nhân (?:dịp|kỷ niệm|ngày)|trong khuôn khổ|vào (?:ngày|sáng|chiều|tối|lúc|hồi|dịp)|vừa (?:qua|diễn|được)|mới đây)\b"
    r"| (?:dưới sự|trước sự|theo hình thức|bằng hình thức|cùng với|cùng các|thông qua hình)\b"
    r"| (?:hôm|sáng|chiều|tối|trưa|ngày)(?: ngày)? ?\d| (?:hôm qua|hôm nay|sáng nay|chiều nay|tối nay)\b| tại(?= )"
    r"| (?:đã|đang|bị|cho biết|khẳng định|nhấn mạnh|phát biểu|cho rằng|cũng|vẫn|các đại biểu|được (?:truyền|đón|nghe|phát|xem))(?= )"
)
# After a comma: a deed that goes on with the meeting's name.
_DEED = re.compile(
    r" ?(?:triển khai|phát động|biểu dương|tôn vinh|tuyên dương|khen thưởng|trao|đón nhận|đón|công bố|ra mắt|gắn biển|khánh thành|khởi công"
    r"|sơ kết|tổng kết|kỷ niệm|phương hướng|nhiệm vụ|ký kết|bàn giao|vinh danh|tri ân|bế giảng|khai giảng|nhận|thông qua|đánh giá|gặp mặt"
    r"|động viên|quán triệt|học tập|giai đoạn|nhiệm kỳ|khóa|khoá|năm (?:học )?\d|lần thứ|bình xét|ký giao ước|giải thưởng"
    r"|huân chương|huy chương|huy hiệu|kỷ niệm chương|bằng khen|giấy khen|danh hiệu|cờ thi đua|nghệ nhân|nghệ sĩ|nhà giáo|thầy thuốc|anh hùng)\b"
)
# After a comma: the report goes on to something else.
_CLAUSE = re.compile(
    r" ?(?:với|có|do|trong|nhằm|đã|được|nhân|tại|để|vì|gồm|qua|đồng|sáng|chiều|tối|thu hút|dưới|diễn ra|khai mạc|ông|bà|anh|chị|em|cô"
    r"|cậu|người|vị|học sinh|sinh viên|thầy|lãnh đạo|đại diện|theo|trước|cùng|sau|khi|nơi|ngày|vào|các|những|một|đến|tới|dự|tham dự|bắt đầu|kéo dài|góp phần|đây|từ|thứ|phó"
    r"|chủ tịch|bí thư|giám đốc|hơn|gần|trên|nhiều|cho|mà|là|tham gia|ngoài|bên cạnh|cũng|hội nghị|đại hội|buổi|lễ|chương trình|nguyên"
    r"|phát biểu|hôm|tuy)\b"
)
_LIST = re.compile(r"[^,;:.“”\"]{2,90}(?:, (?!(?:ông|bà|đồng chí|do|với|tại|nhằm|có|đã) )[^,;:.“”\"]{2,60}){0,4}? (?:và|cho) ")
_HYPHENED = re.compile(
    r"(?:việt nam [-–] (?:\w+|hoa kỳ|nhật bản|hàn quốc|trung quốc)\b|thiên [-–] huế|rịa [-–] vũng tàu|hội [-–] nhân văn)"
)
_AFTER_BRACKET = re.compile(r"[\"”]| (?:và|năm|giai đoạn|nhiệm kỳ|của|lần thứ|cho|thực hiện|tỉnh|trên)\b")
_QUOTED = re.compile(r"[\"“][^\"”]{6,}[\"”]")
_TAIL = re.compile(r"(?:[ ,\-–—'\"“./(]+| (?:và|của|cho|là|đã|được|với|sẽ|vừa|do|tại|ở|trong|trên|vào|này|nói trên|nêu trên))$")
