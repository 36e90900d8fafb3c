"""Whether two wordings name one post: "Giám đốc Sở TN&MT Yên Bái" and "Giám đốc Sở Tài nguyên và Môi trường tỉnh Yên Bái"."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from sukien.lexicon import load
from sukien.mentions import Office
from sukien.text import key_of

_BODILESS = frozenset({"thu_tuong", "pho_thu_tuong", "bi_thu_tw", "uy_vien_bct", "uy_vien_tw"})
_COMMITTEE = re.compile(r"(?<!\w)(?:(tỉnh|huyện|quận)|thành|thị) ủy(?= \w|$)")  # "Bí thư Tỉnh ủy Yên Bái" is "Bí thư tỉnh Yên Bái"
_LEVEL = re.compile(r"(?<!\w)(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường) (?=\w)")
_SCHOOL = re.compile(r"(?<!\w)trường (?=đại học|cao đẳng|tiểu học|trung học|mầm non|thpt|thcs|đh)")  # "Trường Đại học Y" is "Đại học Y"
_JOINTS = re.compile(r"[\W_]+|(?<!\w)và(?!\w)")
_KINDS_OF_FIRM = frozenset({"ngân hàng", "công ty", "tập đoàn", "tổng công ty", "doanh nghiệp", "cty", "clb", "câu lạc bộ", "hiệp hội"})
_RANK = re.compile(r"^(?:thường trực|thứ nhất|phụ trách) ")
_IN_RANK = re.compile(r" (?:thường trực|thứ nhất|phụ trách|chuyên trách)(?!\w)")  # "Phó Bí thư" is told also as "Phó Bí thư Thường trực"


def same_rank(a: Office, b: Office) -> bool:
    """Both offices are the standing, first or acting one of several alike, or neither is."""
    return _ranks(a.text) == _ranks(b.text)


def same_wording(a: Office, b: Office) -> bool:
    """The same words, in capitals or not."""
    return a.text == b.text or (len(a.text) == len(b.text) and key_of(a.text) == key_of(b.text))


def same_post(a: Office, b: Office) -> bool:
    """Equal wording, or equal titles of which one leaves its body out or both name it alike; held now or once makes no difference."""
    if same_wording(a, b):
        return True
    if (a.unit is None and _bare(a, b)) or (b.unit is None and _bare(b, a)):
        return True
    if a.code != b.code:
        return False
    if a.code in _BODILESS:
        return True
    if _without_rank(a.title) != _without_rank(b.title):
        return False
    one, other = _body(a), _body(b)
    if (a.rule == "title_and_firm" and other in _KINDS_OF_FIRM) or (b.rule == "title_and_firm" and one in _KINDS_OF_FIRM):
        return True  # "Tổng giám đốc VPBank" is told again as "Tổng giám đốc ngân hàng"
    return _same_body(one, other)


@lru_cache(maxsize=8192)  # offices recur between articles
def _ranks(office: str) -> list[str]:
    return _IN_RANK.findall(key_of(office))


@lru_cache(maxsize=2048)
def _without_rank(title: str) -> str:
    return _IN_RANK.sub("", key_of(title))


def _bare(short: Office, long: Office) -> bool:
    """A title alone, told without a body, that begins the other office: "Chủ tịch" beside "Chủ tịch nước"."""
    if len(short.text) != len(short.title) or len(long.text) < len(short.text):
        return False
    key = key_of(short.text)
    return key == key_of(short.title) and key_of(long.text).startswith(key + " ")


def _body(office: Office) -> str:
    if office.unit is not None:
        return _in_full(key_of(office.unit.name)).removeprefix("bộ ")
    key, title = key_of(office.text), key_of(office.title)
    return _in_full(_RANK.sub("", key[key.find(title) + len(title) :].strip()))


def _same_body(one: str, other: str) -> bool:
    """One wording begins the other, also where only one of them says of which level the place is."""
    if one.startswith(other) or other.startswith(one) or _is_acronym(one, other) or _is_acronym(other, one):
        return True
    bare, other_bare = _LEVEL.sub("", one), _LEVEL.sub("", other)
    return (bare == one or other_bare == other) and (bare.startswith(other_bare) or other_bare.startswith(bare))


def _is_acronym(short: str, long: str) -> bool:
    """A word of one stands for the first letters of words of the other: "phòng ktht" and "phòng kinh tế hạ tầng huyện"."""
    words, spelled = short.split(), long.split()
    same = 0  # how many words both begin with
    while same < len(words) and same < len(spelled) and words[same] == spelled[same]:
        same += 1
    if same >= len(words) or not 2 <= len(words[same]) <= 6:
        return False
    stretch = spelled[same : same + len(words[same])]
    return (
        words[same] == "".join(word[0] for word in stretch) and words[same + 1 :] == spelled[same + len(stretch) :][: len(words) - same - 1]
    )


@lru_cache(maxsize=8192)
def _in_full(body: str) -> str:
    """The key of a body with its abbreviations written out and the committee of a place as the place."""
    full = _abbreviation().sub(lambda m: _full()[m[0]], body)
    full = _SCHOOL.sub("", full)
    full = " ".join(_JOINTS.sub(" ", full).split())
    return _COMMITTEE.sub(lambda m: m[1] or ("thành phố" if m[0].startswith("thành") else "thị xã"), full)


@cache
def _full() -> dict[str, str]:
    return {entry.phrase: key_of(entry.fields["full"]) for entry in load("abbreviated_units") if entry.code != "syllable"}


@cache
def _abbreviation() -> re.Pattern[str]:
    """Any abbreviation of bodies, fields and places, the longest first."""
    return re.compile(r"(?<![\w&])(?:" + "|".join(map(re.escape, sorted(_full(), key=len, reverse=True))) + r")(?![\w&])")
