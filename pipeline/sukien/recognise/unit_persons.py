"""Where a person's name begins behind the name of a body: "Chủ tịch UBND huyện Ba Bể | Nguyễn Văn An"."""

from __future__ import annotations

import re
from functools import cache

from sukien.lexicon import word_groups
from sukien.mentions import Anchor
from sukien.recognise.name_words import MIDDLE_NAMES
from sukien.recognise.places import Places
from sukien.recognise.runs import SYLLABLE, all_surnames, compounds

_WORD = re.compile(r"[^\W\d_]+")
_NEXT_WORD = re.compile(r" ([^\W\d_]+)")
_NAME = re.compile(rf"{SYLLABLE}(?: {SYLLABLE}){{1,4}}")
_LONG_NAME = re.compile(rf"{SYLLABLE}(?: {SYLLABLE}){{4,6}}")
_ADDRESSES = (" ông ", " bà ", "(ông ", "(bà ", "Ông ", "Bà ", "đồng chí ")  # not "phổ th|ông Nguyễn Siêu"
_PLACE_WORDS = ("tỉnh ", "thành phố ", "huyện ", "thị xã ", "quận ", "xã ", "phường ", "thị trấn ", "đặc khu ")
_BODIES = (" bệnh viện", " tổng công ty", " công ty", " tập đoàn", " nhà máy", " xí nghiệp")
_SURNAMES = frozenset({"nguyễn", "trần", "lê", "phạm", "hoàng", "huỳnh", "phan", "vũ", "võ", "đặng", "bùi", "đỗ", "ngô", "dương"})
_CAPITALS_BEFORE = re.compile(rf"(?:(?<= ){SYLLABLE} )+$")
_CLOSINGS = ("trung ương ", "miền bắc ", "miền trung ", "miền nam ")  # what closes the name of a body
ADDRESS_WORDS = ("bà", "ông")
MONKS = "thích"  # what names of monks begin with: "Chủ tịch HĐTS GHPGVN | Thích Thiện Nhơn"
# people and papers that follow a body, and are no part of its name
NO_PART = ("đoàn đại biểu", "lãnh đạo", "nhân dân", "chính quyền", "cán bộ", "quyết định ", "nghị quyết ", "nghị định ", "chỉ thị ",
            "thông báo ", "công văn ", "kết luận ", "lễ ", "ngày ")  # fmt: skip


# heads that stand for a firm named before, and seldom before the name of one who founded it
_BARE_FIRMS = frozenset({"công ty", "tổng công ty", "tập đoàn", "ngân hàng", "nhà máy", "xí nghiệp", "hợp tác xã", "htx", "đoàn trường"})
_OF_HOSPITALS = frozenset({"khoa", "bộ môn"})  # bodies that no person has given a name


@cache
def cautious() -> frozenset[str]:
    """Words (keys) that begin the name of a body only where nothing else begins with them: a person, or what is told of the body."""
    openers = word_groups("name_openers")
    return all_surnames() | openers["opener"] | openers["hour"] | {*ADDRESS_WORDS, MONKS}


def begins_person(places: Places, since: int, at: int, kind: str, started: bool) -> bool:
    """A person's name begins here: a surname with one to four more capitals, after a name (read from `since`) that could end."""
    word = _WORD.match(places.key, at)
    if word is None or word[0] not in all_surnames() or at in places.known:
        return False
    following = _NEXT_WORD.match(places.key, word.end())
    if word[0] not in _SURNAMES and following and following[1] in _SURNAMES:
        return False  # "Bạch | Mai Nguyễn Văn Sơn": the next syllable begins the name
    run = _NAME.match(places.text, at)
    if word[0] not in _SURNAMES and following and _is_full_name(places, following.start(1)):
        return False  # "Sông | Mã Tòng Văn An"
    if run is None or (word[0] not in _SURNAMES and _named_later(places, at)):
        return False
    name = run.group()
    size = name.count(" ") + 1
    place, addressed = _called(places, name, places.key[at : run.end()]) if size == 2 else (False, False)
    if place:
        return False
    if kind == "paper" and started:
        return word[0] in _SURNAMES  # "Tổng Biên tập Tạp chí Cộng sản | Nguyễn Văn An"
    if kind in ("name", "proper", "paper"):
        if since + 1 == at and size > 2 and following is not None and following[1] in MIDDLE_NAMES and _of_post(places, since):
            return True
        return addressed or (size >= 3 and (places.text[at - 2].isdigit() or _may_end(places, since, at)))
    return size >= 2 if started else size >= 3


def _named_later(places: Places, at: int) -> bool:
    """Two or three syllables of a place stand before the name: "Đồn Biên phòng | Sơn Vĩ Hoàng Ngọc Định"."""
    run = _LONG_NAME.match(places.text, at)
    words = places.key[at : run.end()].split(" ") if run else []
    for i in (2, 3):
        if len(words) - i in (3, 4) and (words[i] in _SURNAMES or (words[i] in all_surnames() and words[i + 1] in MIDDLE_NAMES)):
            return True
    return False


def _of_post(places: Places, end: int) -> bool:
    """The noun of a body, written small, that ends at `end` only tells whose post is named: "Phó Giám đốc bệnh viện | Vũ Đình Mẫn"."""
    noun = next((noun for noun in _BODIES if places.text.endswith(noun, 0, end)), None)
    start = end - len(noun or "") + 1
    return noun is not None and (places.titled(start) or places.key.endswith("công đoàn ", 0, start))


def begins_holder(places: Places, head: Anchor, at: int, kind: str, started: bool) -> bool:
    """The same behind a head that a title stands before: "Tổng Biên tập Báo | Lò Văn An", "Phó Giám đốc HTX | Lò Thị Hoa"."""
    bare = head.entry.phrase in (_OF_HOSPITALS if started else _BARE_FIRMS)
    if bare and _is_full_name(places, at) and places.titled(head.start):
        return True
    if kind == "proper" and head.entry.code == "media" and places.titled(head.start):
        kind = "paper"
    return begins_person(places, head.end, at, kind, started)


def _is_full_name(places: Places, at: int) -> bool:
    """A surname with "Thị" or "Văn" and more begins at `at`."""
    words = places.key[at : at + 40].split(" ")[:3]
    return len(words) == 3 and words[0] in all_surnames() and words[1] in MIDDLE_NAMES and places.text[at + len(words[0]) + 1].isupper()


def _called(places: Places, name: str, name_key: str) -> tuple[bool, bool]:
    """Whether the text tells elsewhere what kind of place is called so ("Phó Chủ tịch UBND | Trần Đề" beside "huyện Trần Đề"), and whether
    somebody is ("ông Trương Nhuận"). It is searched once for a name: that of a firm may stand everywhere in it."""
    called = places.called.get(name)
    if called is None:
        text, key = places.text, places.key
        place = addressed = False
        at = key.find(name_key)
        while at >= 0:
            place = place or key.endswith(_PLACE_WORDS, 0, at)
            addressed = addressed or (text.endswith(_ADDRESSES, 0, at) and text.startswith(name, at))
            at = key.find(name_key, at + 1)
        called = places.called[name] = place, addressed
    return called


def _may_end(places: Places, since: int, at: int) -> bool:
    """The capitals before `at` may be all of a proper name: two of them ("Kim Đồng |"; "Phan | Chu Trinh" is one name, so is
    "Lê Thị | Riêng"), or one that is no common syllable ("Viettel |")."""
    if places.key.endswith(_CLOSINGS, since, at):
        return True  # "Bệnh viện Nhi Trung ương | Nguyễn Văn An"
    run = _CAPITALS_BEFORE.search(places.text, since, at)
    words = places.key[run.start() : at].split() if run else []
    if len(words) == 1:
        place = places.listed_after("huyện", run.start() - 1) if run else None
        known = place is not None and place.end == at - 1  # "Trường Đại học Vinh | Nguyễn Văn Tâm"
        return known or (words[0] not in all_surnames() and words[0] not in compounds())
    return len(words) > 2 or (len(words) == 2 and words[1] not in MIDDLE_NAMES)
