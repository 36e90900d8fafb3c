"""Foreign names without an office or an honorific: a given name of another language, then a surname ("Wayne Rooney")."""

from __future__ import annotations

import re
from functools import cache

from sukien.lexicon import word_groups
from sukien.mentions import PersonMention, Segmented, Span
from sukien.recognise.name_lists import Candidate
from sukien.recognise.names import plain
from sukien.recognise.runs import is_vietnamese

_WORD = re.compile(r"[A-Z][a-zà-öø-ÿ]+(?:['’-][A-Z]?[a-z]+)?")
_IN_WORD = re.compile(r"[\w-]")
_GOES_ON = re.compile(r"[\w-]| [A-ZĐ]")
_JOIN = re.compile(r"(?:, | và |, và | cùng )")
# behind the name, what only a human being is or does: "Mary Brown, | nhà phân tích tại …", "Mary Brown | phát biểu"
_WHO = re.compile(
    r", (?:nhà (?:phân tích|nghiên cứu|kinh tế|sử học|khoa học|báo|văn|vật lý|thiết kế|hoạt động|ngoại giao|sáng lập)|chuyên gia|giáo sư|"
    r"chiến lược gia|tác giả|người (?:sáng lập|phát ngôn|đứng đầu|phụ trách|quản lý)|phát ngôn viên|cố vấn|luật sư|bác sĩ|đạo diễn|"
    r"diễn viên|ca sĩ|nhạc sĩ|huấn luyện viên|hlv|\d\d tuổi)(?![^\W_])"
    r"| (?:phát biểu|chia sẻ|nói|kể|tâm sự|thừa nhận|tiết lộ|"
    r"cho biết|cho rằng|cho hay|nhận định|khẳng định|ghi bàn|đánh bại|qua đời)(?![^\W_])"
)


def add_foreign(segmented: Segmented, unsure: list[Candidate], found: dict[int, PersonMention]) -> None:
    """Foreign names that are told who they are, or do what only people do, or are called by the surname alone elsewhere, or are
    listed with other names; those that are none of these may be shops, prizes and stadiums ("Arthur Ashe")."""
    text, key = segmented.reading.text, segmented.reading.key
    foreign = [c for c in unsure if c.size in (2, 3) and not c.holder and c.start not in found and _is_foreign_name(segmented, c)]
    if not foreign:
        return
    sure: dict[str, bool] = {}
    for at, candidate in enumerate(foreign):
        name = text[candidate.start : candidate.end]
        told = _WHO.match(key, candidate.end) is not None
        listed = at + 1 < len(foreign) and _JOIN.fullmatch(key, candidate.end, foreign[at + 1].start) is not None
        if listed:
            sure[text[foreign[at + 1].start : foreign[at + 1].end]] = True
        if not sure.get(name):
            sure[name] = told or listed or _called_by_surname(text, name)
    for candidate in foreign:
        name = text[candidate.start : candidate.end]
        if sure[name]:
            span = Span(candidate.start, candidate.end)
            found[span.start] = PersonMention(span.start, span.end, name, None, (), span, "foreign_name")


@cache
def given_names() -> frozenset[str]:
    """Given names of other languages."""
    groups = word_groups("foreign_given_names")
    return frozenset().union(*groups.values()) - groups["not_surname"]


def _is_foreign_name(segmented: Segmented, candidate: Candidate) -> bool:
    """A given name of another language begins it, and no Vietnamese syllable, nor a word for a thing, ends it."""
    if candidate.key.partition(" ")[0] not in given_names():
        return False
    words = segmented.reading.text[candidate.start : candidate.end].split(" ")
    last = words[-1].lower()
    if is_vietnamese(last) or last in word_groups("foreign_given_names")["not_surname"]:
        return False
    return all(_WORD.fullmatch(word) for word in words) and plain(segmented, candidate)


def _called_by_surname(text: str, name: str) -> bool:
    """The surname stands alone somewhere: no capitalised word before or behind it."""
    surname = name.rpartition(" ")[2]
    at = text.find(surname)
    while at >= 0:
        end = at + len(surname)
        if _stands_whole(text, at, end) and _small_before(text, at):
            return True
        at = text.find(surname, end)
    return False


def _stands_whole(text: str, start: int, end: int) -> bool:
    """No letter, digit or hyphen touches [start, end), and no capitalised word follows it."""
    return not _IN_WORD.match(text, start - 1, start) and not _GOES_ON.match(text, end)


def _small_before(text: str, at: int) -> bool:
    """The word before `at` is written small, or none stands there."""
    word = text[max(0, at - 20) : at].rstrip(" ").rpartition(" ")[2]
    return text[at - 1 : at] != " " or not word[:1].isupper() or not word[-1:].isalpha()
