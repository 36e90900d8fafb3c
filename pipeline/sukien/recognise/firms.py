"""Firms by their bare name behind a post: "NAME - Chủ tịch [Vingroup]", "NAME, CEO [của Tesla]", "làm Giám đốc [Fossil Việt Nam]".

A name behind a title is mostly that of its holder ("Giám đốc Trần Văn An"). It is a firm's where the holder has been named
before the title, or where no person is called so: "của" stands between, or a word has capitals inside it ("VPBank").
"""

from __future__ import annotations

import re
from bisect import bisect_right

from msgspec.structs import replace

from sukien.alphabet import LOWER, UPPER
from sukien.mentions import Office, Segmented, UnitMention, beginning_at
from sukien.recognise.foreign import given_names
from sukien.recognise.runs import all_surnames, common_surnames, is_vietnamese

POSTS = frozenset({"giam_doc", "chu_tich", "pho_chu_tich", "truong_dai_dien", "tong_thu_ky", "nguoi_phat_ngon", "dong_chu_tich"})
_WORD = rf"[{UPPER}][{UPPER}{LOWER}&]*(?:[-'’.][{UPPER}{LOWER}]+)*"
_NAME = re.compile(rf" (?P<of>của )?(?P<name>{_WORD}(?: {_WORD}){{0,8}})(?![\w/@-])")
_INNER = re.compile(rf"(?<![^\W_])(?:[{UPPER}]{{3,}}|[{UPPER}][{LOWER}]*[{UPPER}][{LOWER}{UPPER}]*)(?![^\W_])")
_NAMED = re.compile(rf"[{UPPER}][{LOWER}]+\)?(?P<mark>,| ?[-–—]| ?\() ?$")  # a name and a mark stand before the title
_HOME = " việt nam "
_NO_SURNAMES = frozenset(
    {"group", "holdings", "bank", "vietnam", "asia", "global", "capital", "land", "international", "corporation", "software"}
)
# bodies that are no firms, and one of many of a kind, where they stand alone behind a title
_KINDS = frozenset({
    "tq", "qh", "ubnd", "ubnnd", "ubndn", "hđnd", "bv", "bvđk", "bql", "clb", "ttyt", "tcty", "cty", "cp", "mttq", "đbqh", "hđqt", "tt",
    "pv", "lđ", "pr", "bhyt", "marketing", "st", "năm", "việt",
})  # fmt: skip
_HELD = re.compile(r"(?<![^\W_])(?:là|làm|chức|chức vụ|vị trí|cương vị|kiêm|thành) $")
_STOP = re.compile(r" ?[,;.:)(“\"]| [-–] |$|\n")
_VERB = re.compile(
    r" (?:cho|nói|phát|chia|nhận|khẳng|đã|cũng|và|tại|từ|trong|với|nhấn|đánh|bày|tiết|thừa|để|vào|thông|dự|trao|"
    r"cùng|sẽ|vừa|được|bị|chỉ|nêu|lý giải|phân tích|nhìn nhận|kỳ vọng|ký|cam kết|cảm ơn|chúc|công bố)(?![^\W_])"
)


def firm_after(segmented: Segmented, start: int, end: int) -> UnitMention | None:
    """The firm named behind the title [start, end) of a post in a firm, or None."""
    match = _NAME.match(segmented.reading.text, end)
    last = _firm_end(segmented, start, end, match) if match else None
    if match is None or last is None:
        return None
    first = match.start("name")
    return UnitMention(first, last, segmented.reading.text[first:last], "company", None, None, None, False, "firm_of_post")


def _firm_end(segmented: Segmented, start: int, end: int, match: re.Match[str]) -> int | None:
    """End of the name of a firm that `match` may be, behind the title [start, end), or None."""
    text, key = segmented.reading.text, segmented.reading.key
    if text[end : end + 1] != " " or (end - start > 4 and text[start:end].isupper()):
        return None
    last = _before_person(segmented, match.start("name"), match.end("name"))
    if last is None:
        return None
    closed = last < match.end("name") or _STOP.match(text, last) is not None
    word = text.rfind(" ", 0, last) + 1
    if not closed and not _VERB.match(key, last) and is_vietnamese(key[word:last]) and not key.endswith(" việt nam", 0, last):
        return None  # "Tổng giám đốc của Công | ty": the name goes on in small letters
    if (
        match["of"]
        or _INNER.search(text, match.start("name"), last)
        or (last < match.end() and _is_foreign(key, match.start("name"), last))
    ):
        return last  # the last: "Giám đốc | Samsung Vina | Lê Văn An"
    if not closed and not _VERB.match(key, last):
        return None
    named = _NAMED.search(text, max(0, start - 24), start)
    if named and last == match.end("name"):
        sure = named["mark"] != ","  # after a comma the next one of a list may be named: "bà A, CEO Thúy Phan, ông C"
        return last if sure or (closed and not _is_vietnamese_name(key[match.start("name") : last])) else None
    return last if closed and _HELD.search(key, max(0, start - 10), start) else None


def _may_be_unit(segmented: Segmented, office: Office, firm: UnitMention) -> bool:
    """The name is a firm's: no kind of body ("Chủ tịch | UBND các huyện"), no country, no person ("Người phát ngôn của | Smith")."""
    first = firm.name.partition(" ")[0]
    others = (beginning_at(segmented.anchors[name], firm.start) for name in ("countries", "unit_heads"))
    if first.lower() in _KINDS or any(other is not None and other.end == firm.end for other in others):
        return False
    return " " in firm.name or not first.istitle() or office.code != "nguoi_phat_ngon"


def with_firms(segmented: Segmented, units: tuple[UnitMention, ...], offices: tuple[Office, ...]) -> tuple[UnitMention, ...]:
    """The units with the firms that posts are held in, the units inside of those nested."""
    named = [(office, office.unit) for office in offices if office.unit is not None and office.rule == "title_and_firm"]
    firms = [firm for office, firm in named if _may_be_unit(segmented, office, firm)]
    if not firms:
        return units
    at = [firm.start for firm in firms]
    merged: list[UnitMention] = list(firms)
    for unit in units:
        i = bisect_right(at, unit.start) - 1
        inside = i >= 0 and unit.end <= firms[i].end
        merged.append(replace(unit, nested=True) if inside and not unit.nested else unit)
    return tuple(sorted(merged, key=outer_first))


def outer_first(unit: UnitMention) -> tuple[int, int]:
    """The order of units: by start, the longer one first."""
    return unit.start, -unit.end


def _is_foreign(key: str, start: int, end: int) -> bool:
    """A word of another language is in the name."""
    return not _is_vietnamese_name(key[start:end])


def _is_vietnamese_name(key: str) -> bool:
    """Syllables of Vietnamese throughout, which may be a person's name as well."""
    return all(is_vietnamese(word) for word in key.split(" "))


def _before_person(segmented: Segmented, start: int, end: int) -> int | None:
    """Where a name [start, end) ends or a person's begins in it ("FPT | Trần Văn An", "Apple | John Smith"); None where one begins it."""
    words = segmented.reading.key[start:end].split(" ")
    given, provinces = given_names(), segmented.anchors["provinces"]
    if (home := segmented.reading.key.find(_HOME, start, end)) >= 0:
        return home + len(_HOME) - 1  # "Honda Việt Nam | Toshio Tanaka"
    short = segmented.reading.text[start : start + len(words[0])].isupper() and len(words[0]) < 6
    if short and len(words) == 3 and not is_vietnamese(words[1]) and not is_vietnamese(words[2]) and words[2] not in _NO_SURNAMES:
        return start + len(words[0])  # "UFC | Mary White", "EC | Giôn Xmi-ta"
    at = start
    for i, word in enumerate(words):
        rest = len(words) - i
        named = (word in common_surnames() and rest > 1) or (word in given and (rest > 1 or i == 0))
        if named and (i == 0 or beginning_at(provinces, at) is None):
            return at - 1 if i else None
        at += len(word) + 1
    return None if words[0] in all_surnames() and len(words) in (3, 4) else end
