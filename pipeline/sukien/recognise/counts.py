"""Counted recipients: a number before a noun of the lexicon of recipient kinds.

"hơn 1.000 lượt tập thể" is one count; an approximator binds the one count it stands before (observed usage).
Counts of award items ("18 cờ", "11 Huân chương Độc lập") have the kind "item": an item is not a recipient.
"""

from __future__ import annotations

import re

import regex

from sukien.mentions import Anchor, Count, Lost, Segmented, beginning_at, starting_in
from sukien.recognise.numerals import NUMBER, NUMBER_WORDS, WORDS, value_of
from sukien.whole_words import by_last_letter

_APPROX = {
    "hơn": ">", "trên": ">", "gần": "<", "ngót": "<", "khoảng": "~", "chừng": "~", "xấp xỉ": "~", "ước": "~", "ít nhất": ">=",
    "tối thiểu": ">=", "không dưới": ">=", "không quá": "<=", "tối đa": "<=", "dưới": "<",
}  # fmt: skip
_BEFORE = re.compile(
    rf"(?<![\w.%-])(?<!\d,)(?:(?P<approx>{'|'.join(_APPROX)}) )?(?P<number>{NUMBER})(?: ?\((?:{NUMBER_WORDS})\))?"
    rf"(?P<turns> lượt)?(?: (?:các|bạn|vị"
    rf"|em|đồng chí|lượt))? \Z"
)
_NOT_FIVE = re.compile(r"(?:trong|cả|mỗi|hàng|hằng|nhiều|các|những|suốt|đầu|cuối|giữa|qua|từ|đến|số) \Z")
_WITH_NUMBERS = (
    "lớp", "khóa", "quận", "phường", "khu phố", "tổ", "điều", "ngày", "tháng", "thứ", "đợt", "lần", "khối", "k", "khoản", "mục",
    "quân khu", "vùng", "kỳ", "xã", "thôn", "ấp", "trang",
)  # fmt: skip
_NUMBERED = re.compile(rf"(?<!\w)(?<!cấp )(?:{'|'.join(_WITH_NUMBERS)}|(?<!trong )(?<!tổng )số) \Z")
_RANGE = re.compile(r"(?:\d (?:đến|tới|hoặc|hay)|(?<!\w)(?:từ|giữa) [^\W\d]+ đến) \Z")  # "từ 5 đến 7 cá nhân": how many is not said
# how what _NUMBERED and _RANGE find ends
_BEFORE_NO_COUNT = by_last_letter([*_WITH_NUMBERS, "số", "đến", "tới", "hoặc", "hay"])
_HONOURED = re.compile(r" được (?:[^\s,.;:]+ ){0,8}?(?:tặng|trao|truy tặng|trao tặng|phong tặng|khen thưởng|nhận)(?!\w)")
_OF_SET = re.compile(rf"(?<![\w./,%-])(?P<number>\d{{1,4}}|{NUMBER_WORDS}) trong (?:tổng số |số )?(?:các )?\Z")  # "3 trong số 25 tập thể"
_DAY = re.compile(r"(?<!\w)(?:ngày|đợt|dịp|lễ|sáng|chiều|tối|trước|sau|quốc khánh|kỷ niệm|mừng|từ|đến|và) \Z")
_TITLED = re.compile(
    r"(?: [^\s,.;:]+){0,3} (?:được (?:[^\s,.;:]+ ){0,5}?(?:tặng|trao|phong tặng|công nhận|khen thưởng)"
    r"|(?:đạt|nhận|giữ vững) (?:danh hiệu|lao động|chiến sĩ|chiến sỹ|tập thể|gia đình|bằng khen|giấy khen|cờ))(?!\w)"
)
_PART = re.compile(rf"[^\d.;:\n]{{0,70}}(?<!\w)trong đó,?(?: đã)?(?: có)? (?P<number>{NUMBER})(?= (?:được|đạt) )")
_RANKED = re.compile(r"(?<!\w)(?:hạng|vị trí|top|xếp|đứng|giải|nhóm) \Z")
_PART_OF = re.compile(r"(?<![\d/.])(\d+(?:\.\d{3})*)/\Z")
_IN_NAME = regex.compile(r"(?<!\w)\p{Lu}\w* \p{Lu}\Z")  # "bà Trần Thị Chín"
_JOINT = re.compile(r"(?<!\w)(?:cho|đối với|gồm|có) \Z")
_JOINED = re.compile(r"(?:, | và | hoặc |/| - | & |, và )(?:các )?")
_PLAIN = ("tập thể", "cá nhân", "hộ", "gia đình", "hộ gia đình")  # they open no name of a body
_LONGEST_JOINT = len(" hoặc các ")
_ADDRESSES = frozenset(
    {"ông", "bà", "anh", "chị", "em", "cháu", "cụ", "mẹ", "đồng chí", "đ/c", "nghệ sĩ", "nghệ nhân", "bác sĩ", "học sinh"}
)
_YEAR = re.compile(r"(?:19[4-9]|20[0-4])\d")
_LOOK_BACK = 56
_FEW_WORDS = 5  # most counts have fewer
_MOST_DIGITS = 7
# how what can stand between a number and the noun ends, and the number itself
_NUMBER_ENDS = by_last_letter(
    (
        "lượt", "một", "hai", "ba", "bốn", "tư", "năm", "lăm", "sáu", "bảy", "bẩy", "tám", "chín", "mười", "mươi", "chục", "trăm",
        "nghìn", "ngàn", "vạn", "triệu", "các", "bạn", "vị", "em", "chí", *"0123456789)",
    )
)  # fmt: skip
_NUMERALS = frozenset(WORDS)
_WORDS = frozenset([*WORDS, *" ".join(_APPROX).split(), "lượt", "các", "bạn", "vị", "em", "đồng", "chí"])  # all that _BEFORE takes


def find_counts(segmented: Segmented, lost: list[Lost]) -> tuple[Count, ...]:
    """Counts of recipients and of award items, in order of start."""
    key = segmented.reading.key
    kinds, forms = segmented.anchors["recipient_kinds"], segmented.anchors["award_forms"]
    counted = _after_numbers(key, kinds)
    if items := [a for a in _after_numbers(key, forms) if a.entry.code != "khen_thuong"]:
        counted = sorted(counted + items, key=_place)
    counts: list[Count] = []
    taken = -1
    for anchor in counted:
        if anchor.start < taken:
            continue
        number = _number_before(key, anchor.start)
        if number is None or (anchor.entry.code == "case" and not _HONOURED.match(key, anchor.end)):
            continue
        item = "grades" in anchor.entry.fields or "source" in anchor.entry.fields
        count = _count(segmented, number, anchor, item, lost)
        if count is not None and (not counts or count.start >= counts[-1].end):
            part = None if item else _of_set(key, count)
            if part is not None and (not counts or part.start >= counts[-1].end):
                counts.append(part)
            counts.append(count)
            taken = count.end
            part = None if item else _part_of(key, count)
            if part is not None:
                counts.append(part)
    return tuple(counts)


def _after_numbers(key: str, nouns: list[Anchor]) -> list[Anchor]:
    """The nouns that a number can end before, none inside another, in order: cheap, since few nouns are counted."""
    near: list[Anchor] = []
    ends_of, end = _NUMBER_ENDS.get, 0
    for noun in nouns:
        start = noun.start
        if start >= end:
            end = noun.end
            ends = ends_of(key[start - 2])
            if ends is not None and key.endswith(ends, 0, start) and noun.entry.code != "none":
                near.append(noun)
    return near


def _number_before(key: str, at: int) -> tuple[int, str, str | None, bool] | None:
    """What counts the noun at `at`: where it begins, the number, the approximator, and whether turns are counted."""
    words = key[at - _LOOK_BACK if at > _LOOK_BACK else 0 : at - 1].rsplit(" ", _FEW_WORDS)
    if len(words) > 1 and words[-2].isalpha() and words[-2] not in _WORDS:  # one word alone may count
        word = words[-1]
        if word in _NUMERALS or (word.isdecimal() and len(word) <= _MOST_DIGITS):
            return at - len(word) - 1, word, None, False
        if word.isalpha():
            return None
    begin = _words_begin(words, at)
    found = _BEFORE.search(key, begin, at) if begin is not None else None
    if found is None:
        return None
    approximator, number, turns = found.groups()
    return found.start(), number, approximator, turns is not None or "lượt" in found[0]


def _words_begin(words: list[str], start: int) -> int | None:
    """Where the words of a count that ends before `start` can begin; None when none of them is a number ("các đơn vị")."""
    at, numbered = start, False
    for word in words[:0:-1]:
        if word in _WORDS:
            numbered = numbered or word in _NUMERALS
        elif word.isalpha():
            return at if numbered else None
        elif word[:1].isdigit() or word.strip("()") in _WORDS:
            numbered = True
        else:
            return at - len(word) - 1
        at -= len(word) + 1
    return max(start - _LOOK_BACK, 0)


def _count(segmented: Segmented, counted: tuple[int, str, str | None, bool], anchor: Anchor, item: bool, lost: list[Lost]) -> Count | None:
    """The count of the noun at `anchor`, by what stands before it (see `_number_before`)."""
    key = segmented.reading.key
    start, number, approximator, turns = counted
    words = _BEFORE_NO_COUNT.get(key[start - 2])
    doubtful = words is not None and key.endswith(words, 0, start)
    refused = None
    if number == "năm" and (_NOT_FIVE.search(key, max(start - 8, 0), start) or _is_named(segmented.reading.text, anchor)):
        refused = "year_not_five"
    elif start and key[start - 1] == "/":
        whole = _PART_OF.search(key, max(start - 8, 0), start)
        if whole is not None and whole[1] == number:
            start = whole.start(1)  # "83/83 xã" is all of them
        elif whole is not None and _is_share(key, whole, number, anchor.end):
            start, number = whole.start(1), whole[1]  # "45/50 giáo viên đạt danh hiệu": so many of them
        else:
            refused = "part_of_ratio"  # "54/58 mục tiêu"
    elif len(number) == 4 and _YEAR.fullmatch(number) and not (approximator or turns or _JOINT.search(key, max(start - 9, 0), start)):
        refused = "year_not_count"
    elif doubtful and number[0].isdigit() and _NUMBERED.search(key, max(start - 14, 0), start):
        refused = "ordinal_not_count"
    elif doubtful and _RANGE.search(key, max(start - 16, 0), start):
        refused = "range_not_count"
    value = value_of(number)
    if value is None:
        refused = refused or "no_number"
    text = segmented.reading.text
    if text[start].isupper() and not number[0].isdigit() and _IN_NAME.search(text, max(start - 24, 0), start + 1):
        refused = "part_of_name"
    if refused:
        lost.append(Lost(start, anchor.end, "count", refused, f"{key[start : anchor.end]!r} is no count"))
        return None
    approx = _APPROX[approximator] if approximator else "="
    end, kind = (anchor.start - 1, "item") if item else _kinds(segmented, anchor)
    kind = "individual" if kind == "case" else kind
    label = text[anchor.start : end if end > anchor.end else anchor.end]
    return Count(start, end, value, approx, turns, kind, label, "number_before_kind")


def _is_named(text: str, noun: Anchor) -> bool:
    """True for "năm | tỉnh Đắk Lắk có …": one place, in a year."""
    return noun.entry.code == "collective" and text[noun.end] == " " and text[noun.end + 1 : noun.end + 2].isupper()


def _is_share(key: str, whole: re.Match[str], number: str, end: int) -> bool:
    """True for "45/50 giáo viên đạt danh hiệu": fewer of more, no day ("đợt 2/9"), and what they were given follows."""
    fewer = (value_of(whole[1]) or 0) < (value_of(number) or 0)
    return fewer and not _DAY.search(key, max(whole.start() - 12, 0), whole.start()) and _TITLED.match(key, end) is not None


def _of_set(key: str, whole: Count) -> Count | None:
    """The members of a set told by a number alone ("3 trong số 25 tập thể"): they are of the noun of the set."""
    if " trong " not in key[whole.start - 24 if whole.start > 24 else 0 : whole.start]:
        return None
    found = _OF_SET.search(key, max(whole.start - 40, 0), whole.start)
    value = value_of(found["number"]) if found else None
    if found is None or value is None or value < 2 or value >= (whole.value or 0):
        return None  # "một trong số 25 tập thể": who it is stands before
    start = found.start("number")
    if _NUMBERED.search(key, max(start - 14, 0), start) or _RANKED.search(key, max(start - 10, 0), start):
        return None
    return Count(start, found.end("number"), value, "=", False, whole.kind, whole.label, "number_of_set")


def _part_of(key: str, whole: Count) -> Count | None:
    """A part told by its number alone ("500 hộ đăng ký, trong đó có 240 được công nhận"): of the noun of what it is part of."""
    if "trong đó" not in key[whole.end : whole.end + 100]:
        return None
    found = _PART.match(key, whole.end, whole.end + 100)
    value = value_of(found["number"]) if found else None
    if found is None or value is None or value > (whole.value or 0):
        return None
    return Count(*found.span("number"), value, "=", False, whole.kind, whole.label, "number_of_part")


def _kinds(segmented: Segmented, anchor: Anchor) -> tuple[int, str]:
    """End and kind of a noun with the nouns joined to it without a number of their own ("23 tập thể, cá nhân")."""
    text, key = segmented.reading.text, segmented.reading.key
    nouns, forms = segmented.anchors["recipient_kinds"], segmented.anchors["award_forms"]
    end, kind = anchor.end, anchor.entry.code
    if not starting_in(nouns, end, end + _LONGEST_JOINT + 1):
        return end, kind
    while True:
        joined = _JOINED.match(key, end)
        if joined and beginning_at(forms, joined.end()):
            return end, kind
        after = joined.end() if joined else end + 1 if key.startswith(" ", end) else None
        following = beginning_at(nouns, after) if after else None
        if following is None or following.entry.code == "none" or (joined and _is_address(text, following)):
            return end, kind
        if joined and text[following.start].isupper() and text[anchor.start].islower() and following.entry.phrase not in _PLAIN:
            return end, kind  # "32 cá nhân, | LĐLĐ tỉnh tặng …"
        if following.entry.code != kind:
            if not joined:
                return end, kind
            kind = "mixed"
        end = following.end


def _is_address(text: str, noun: Anchor) -> bool:
    """True for the address before a name: "3 tập thể và ông Lê Văn Tám"."""
    return noun.entry.phrase in _ADDRESSES and text[noun.end : noun.end + 1] == " " and text[noun.end + 1 : noun.end + 2].isupper()


def _place(anchor: Anchor) -> tuple[int, int]:
    return anchor.start, -anchor.end
