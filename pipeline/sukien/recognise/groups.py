"""Groups of offices held by one person ("Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh"), and headers over lists of names."""

from __future__ import annotations

import re
from bisect import bisect_right

from msgspec import Struct
from msgspec.structs import replace

from sukien.mentions import Office, Segmented, starting_in
from sukien.recognise.runs import SYLLABLE, all_surnames
from sukien.whole_words import by_last_letter

# the term an office is held for: "ĐBQH | khóa XV", "Phó Chủ tịch HĐND tỉnh | khóa XIX, nhiệm kỳ 2021-2026"
TERM = r"(?:,? \(?(?:khóa|nhiệm kỳ|nhiệm kì|giai đoạn) ?(?:thứ )?[0-9ivx]{1,5}(?: ?[-–/] ?[0-9ivx]{1,5})?\)?)"
_JOINT = re.compile(
    rf"(?: một [^,.;:()]{{2,40}}(?= và $))?{TERM}{{0,2}}(?: ?\([^()]{{1,40}}\))?\s?"
    r"(?:,|;|-|–|, ?kiêm|kiêm|kiêm nhiệm|và|đồng thời là|, đồng thời là|, là|, ?hiện là|,? và giữ (?:chức danh|chức vụ|chức))\s?"
    r"(?:kiêm )?(?:nguyên |cựu |cố |quyền )?| \((?:nguyên là )?"
)
# what a body belongs to, told behind a comma: "Trưởng Ban Từ thiện xã hội, | Giáo hội Phật giáo Việt Nam tỉnh, | trụ trì chùa …"
_PARENT = re.compile(
    r", (?:giáo hội|sở|phòng|cục|tổng cục|vụ|bộ|công ty|tổng công ty|tập đoàn|trường|đại học|học viện|viện|trung tâm|bệnh viện|công an|"
    r"tỉnh|thành phố|tp\.?|huyện|quận|thị xã|xã|phường|thị trấn)"
    r"(?: (?!(?:và|ông|bà|anh|chị|đồng chí|đ/c|đại đức|thượng tọa|hòa thượng|sư cô) )[^ ,;.:()\n]+){1,9}, (?:kiêm |nguyên )?"
)
_PLURAL = re.compile(
    r"(?<![^\W_])(?:các|những|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|\d{1,2})(?: vị)?"
    r"(?: (?:đồng chí|đ/c|ông, bà|ông|bà)(?: là| nguyên là)?)?:? $"
)
# how a plural or an honorific before an office may end, asked for before the patterns
_WORDS = "các những hai ba bốn năm sáu bảy tám chín mười 0 1 2 3 4 5 6 7 8 9 vị chí đ/c ông bà ngài là"
_ENDS = by_last_letter(word + stop for word in _WORDS.split() for stop in ("", ":"))
_COLON = re.compile(r"(?: [^:;.()]{0,60})?:\s?(?:các )?|,? (?:gồm|bao gồm|gồm có|là) (?=(?:các )?(?:đồng chí|đ/c|ông|bà)[ :,])")
_GOES_ON_IN = (" gồm ", " bao gồm ", ", gồm ", ": các ")  # how a plural told behind the office begins
_SEVERAL_HOLD = re.compile(r"(?:,? (?:gồm|bao gồm|gồm có))?:? các (?:đồng chí|đ/c|ông, bà|ông|bà)[ :,]")
_NEXT_PERSON = re.compile(r"; (?:và )?(?:các )?(?:đồng chí|đ/c|ông|bà) ")  # a new honorific after a semicolon ends the header
_ADDRESSED = re.compile(r"(?:đồng chí|đ/c|ông|bà) ")
_NO_NAME = re.compile(r"[,.;:)]|$|\n| (?!ông |bà |đồng chí |anh |chị )[^\W\d_A-ZĐÀ-Ỹ]")
_SURNAME = re.compile(r" ([^\W\d_]+)")
_ITEM = re.compile(
    rf"[ \t]*(?:\d{{1,2}}[.)]|[-–+*•])?[ \t]*(?:(?:[ĐđÔôBb][^\W\d_]{{1,3}}|[Đđ]/c|[Đđ]ồng chí)[ \t]+)?(?:{SYLLABLE} ){{1,4}}{SYLLABLE}"
)
_TOLD = (" là ", " làm ", " chức ", " chức vụ ", " vị trí ", " cương vị ")  # one person holds the offices behind these
_MOST_ITEMS = 60  # lines of one list that are looked at
_STOP = re.compile(";")
_HONORIFIC = re.compile(r"(?:(?:các )?(?:đồng chí|đ/c)|ông|bà|các ông|các bà|ngài) $")


class Group(Struct, frozen=True):
    """Offices joined by commas, dashes or "kiêm"; `sentence`: index of the one that they stand in."""

    start: int
    end: int
    offices: tuple[Office, ...]
    honorific: str | None
    plural: bool
    sentence: int


class Header(Struct, frozen=True):
    """Offices that belong to every name between `names` and `end`."""

    start: int
    names: int
    end: int
    offices: tuple[Office, ...]


def find_groups(segmented: Segmented, offices: tuple[Office, ...]) -> list[Group]:
    """Neighbouring offices of one sentence taken together."""
    key = segmented.reading.key
    groups: list[Group] = []
    current: list[Office] = []
    index, stop = 0, 0  # of the sentence of the current ones, and its end
    for office in offices:
        if current and (office.start >= stop or not _joined(segmented, key, current[-1], office)):
            groups.append(_group(segmented, current, index))
            current = []
        if office.start >= stop:
            index = bisect_right(segmented.sentence_starts, office.start) - 1
            stop = segmented.sentences[index].end
        current.append(office)
    if current:
        groups.append(_group(segmented, current, index))
    return groups


def _joined(segmented: Segmented, key: str, a: Office, b: Office) -> bool:
    """Two offices of one sentence are one person's: a comma, a dash or "kiêm" between, or "và" where both are former ones or told behind a
    verb of holding ("ông A hiện là Chủ tịch Hội B và Phó Giám đốc C")."""
    far = b.start - a.end
    if far > 60 or _JOINT.fullmatch(key, a.end, b.start) is None:
        return 6 < far < 80 and a.unit is not None and _PARENT.fullmatch(key, a.end, b.start) is not None
    between = key[a.end : b.start]
    if "(" in between and between[-1] == "(":
        return b.former  # "Chủ tịch Hội Luật gia (nguyên Giám đốc Sở Tư pháp)"
    if "và giữ ch" in between:
        return True
    if "và" not in between or "và" not in between.split():
        return True
    return ((a.former and b.former) or key.endswith(_TOLD, 0, a.start)) and _goes_on(segmented.reading.text, b.end)


def _goes_on(text: str, at: int) -> bool:
    """No name follows at `at`: a stop, or a word written small that calls nobody ("đồng chí", "ông")."""
    return _NO_NAME.match(text, at) is not None


def _group(segmented: Segmented, offices: list[Office], sentence: int) -> Group:
    text, key = segmented.reading.text, segmented.reading.key
    start = offices[0].start
    honorific, plural = None, False
    ends = _ENDS.get(key[start - 2])
    if ends is not None and key.endswith(ends, 0, start):
        before = key[start - 24 if start > 24 else 0 : start]
        honorific = _HONORIFIC.search(before)
        plural = _PLURAL.search(before) is not None
    return Group(
        start,
        offices[-1].end,
        tuple(offices),
        text[start - len(honorific[0]) : start].strip() if honorific else None,
        plural,
        sentence,
    )


def _begins_name(text: str, key: str, at: int) -> bool:
    """A surname stands right after the header: "các Phó Thủ tướng | Trần Văn A"; not "các Bộ trưởng APEC"."""
    word = _SURNAME.match(key, at)
    return word is not None and text[word.start(1)].isupper() and word[1] in all_surnames()


def _end_of_items(segmented: Segmented, index: int, end: int) -> int:
    """End of the lines of a list from the sentence `index` on, each beginning with a number or a dash and a name; `end` without one."""
    text = segmented.reading.text
    for sentence in segmented.sentences[index : index + _MOST_ITEMS]:
        if _ITEM.match(text, sentence.start) is None:
            break
        end = sentence.end
    return end


def _held_by_several(segmented: Segmented, group: Group) -> bool:
    """A clause begins with the offices and goes on with those who hold them: "Ủy viên Ban Thường vụ | gồm các đồng chí: A, B"."""
    key = segmented.reading.key
    if not key.startswith(_GOES_ON_IN, group.end) or _SEVERAL_HOLD.match(key, group.end) is None:
        return False
    return group.start == segmented.sentences[group.sentence].start or key[group.start - 2] in ";:.-–+•"


def _next_office(segmented: Segmented, names: int, end: int) -> int | None:
    """Where an office follows a semicolon among the names under a header, which it ends: "…: A, B; | Trưởng Công an C"."""
    key = segmented.reading.key
    titles = starting_in(segmented.anchors["titles"], names, end)
    if titles and titles[0].start == names:
        return None  # "Ủy viên Trung ương Đảng: | Bộ trưởng A; Bộ trưởng B"
    for title in titles:
        if key.endswith("; ", names, title.start) and title.entry.fields.get("body") != "never":
            return title.start - 2
    return None


def find_headers(segmented: Segmented, groups: list[Group]) -> list[Header]:
    """Headers over lists: "các đồng chí Phó Chủ tịch UBND tỉnh: A, B", "các Phó Thủ tướng A, B"."""
    text, key = segmented.reading.text, segmented.reading.key
    headers: list[Header] = []
    for group in groups:
        if not (group.plural or _held_by_several(segmented, group)):
            continue
        colon = _COLON.match(key, group.end)
        if not colon and not _begins_name(text, key, group.end):
            continue
        names = colon.end() if colon else group.end + 1
        end = segmented.sentences[group.sentence].end
        if colon and not key[names:end].strip():
            end = _end_of_items(segmented, group.sentence + 1, end)
        each = colon and _ADDRESSED.match(key, names)  # "gồm: ông A; ông B": the header goes on behind the next honorific
        stop = None if each else _NEXT_PERSON.search(key, names, end) if colon else _STOP.search(text, names, end)
        headers.append(Header(group.start, names, stop.start() if stop else end, group.offices))
    for i, header in enumerate(headers):
        end = min(header.end, headers[i + 1].start) if i + 1 < len(headers) else header.end
        if ":" in key[header.names - 3 : header.names]:
            end = _next_office(segmented, header.names, end) or end
        headers[i] = replace(header, end=end)
    return headers
