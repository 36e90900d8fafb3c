"""Where a person's name begins behind the name of a body: "Chủ tịch UBND huyện Ba Bể | Nguyễn Văn An"."""

from __future__ import annotations

import re
from functools import cache

from sukien.lexicon import word_groups
from sukien.recognise.places import Places
from sukien.recognise.runs import SYLLABLE, all_surnames, compounds

_WORD = re.compile(r"[^\W\d_]+")
_NEXT_WORD = re.compile(r" ([^\W\d_]+)")
_NAME = re.compile(rf"{SYLLABLE}(?: {SYLLABLE}){{1,4}}")
_ADDRESSES = ("ông ", "bà ", "Ông ", "Bà ", "đồng chí ")
_PLACE_WORDS = ("tỉnh ", "thành phố ", "huyện ", "thị xã ", "quận ", "xã ", "phường ", "thị trấn ", "đặc khu ")
_SURNAMES = frozenset({"nguyễn", "trần", "lê", "phạm", "hoàng", "huỳnh", "phan", "vũ", "võ", "đặng", "bùi", "đỗ", "ngô", "dương"})
_CAPITALS_BEFORE = re.compile(rf"(?:(?<= ){SYLLABLE} )+$")
ADDRESS_WORDS = ("bà", "ông")
MONKS = "thích"  # what names of monks begin with: "Chủ tịch HĐTS GHPGVN | Thích Thiện Nhơn"


@cache
def cautious() -> frozenset[str]:
    """Words (keys) that begin the name of a body only where nothing else begins with them: a person, or what is told of the body."""
    openers = word_groups("name_openers")
    return all_surnames() | openers["opener"] | openers["hour"] | {*ADDRESS_WORDS, MONKS}


def begins_person(places: Places, since: int, at: int, kind: str, started: bool) -> bool:
    """A person's name begins here: a surname with one to four more capitals, after a name (read from `since`) that could end."""
    word = _WORD.match(places.key, at)
    if word is None or word[0] not in all_surnames() or places.known_at(at) is not None:
        return False
    following = _NEXT_WORD.match(places.key, word.end())
    if word[0] not in _SURNAMES and following and following[1] in _SURNAMES:
        return False  # "Bạch | Mai Nguyễn Văn Sơn": the next syllable begins the name
    run = _NAME.match(places.text, at)
    if run is None:
        return False
    size = run.group().count(" ") + 1
    if size == 2 and _is_place(places.key, places.key[at : run.end()]):
        return False
    if kind in ("name", "proper"):
        return (size >= 3 and _may_end(places, since, at)) or (size == 2 and _addressed(places.text, run.group()))
    return size >= 2 if started else size >= 3


def _is_place(key: str, name: str) -> bool:
    """The text tells elsewhere what kind of place is called so: "Phó Chủ tịch UBND | Trần Đề" beside "huyện Trần Đề"."""
    at = key.find(name)
    while at >= 0 and not key.endswith(_PLACE_WORDS, 0, at):
        at = key.find(name, at + 1)
    return at >= 0


def _addressed(text: str, name: str) -> bool:
    """Somebody is called by this name elsewhere in the text: "ông Trương Nhuận"."""
    at = text.find(name)
    while at >= 0 and not text.endswith(_ADDRESSES, 0, at):
        at = text.find(name, at + 1)
    return at >= 0


def _may_end(places: Places, since: int, at: int) -> bool:
    """The capitals before `at` may be all of a proper name: two of them ("Kim Đồng |"; "Phan | Chu Trinh" is one name, so is
    "Lê Thị | Riêng"), or one that is no common syllable ("Viettel |")."""
    run = _CAPITALS_BEFORE.search(places.text, since, at)
    words = places.key[run.start() : at].split() if run else []
    if len(words) == 1:
        return words[0] not in all_surnames() and words[0] not in compounds()
    return len(words) > 2 or (len(words) == 2 and words[1] not in ("thị", "văn"))
