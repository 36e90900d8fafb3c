"""What follows the head of a unit: a level word with its place, a field of work, a proper name, another unit."""

from __future__ import annotations

import re

from msgspec import Struct
from msgspec.structs import replace

from sukien.alphabet import UPPER
from sukien.mentions import Anchor, Segmented, Span, as_named
from sukien.recognise.places import LEVEL, LEVEL_LETTERS, TITLED, Places
from sukien.recognise.runs import is_capitals
from sukien.recognise.small_tails import small_tail
from sukien.recognise.unit_closings import central_heads
from sukien.recognise.unit_clusters import CLUSTER
from sukien.recognise.unit_stages import with_stages
from sukien.recognise.unit_words import Words

_SHORT_LEVEL = re.compile(rf" ((?:Q|H|P|X|TX|TT)\.|TX(?= )) ?(?=[{UPPER}0-9])")
_SHORT_WORDS = frozenset({"x.", "p.", "q.", "h."})  # level words only where they are written with a capital
_IN_NAMES = frozenset({"sóc", "buôn"})  # level words that names of districts begin with
_DISTRICTS = ("thành phố ", "tp ", "tp. ", "tp.", "thị xã ", "huyện ", "phường ", "xã ")
_SHORT_LETTERS = frozenset("qhpxt")  # what _SHORT_LEVEL begins with, behind the blank
PLACE_LEVELS = {
    "tỉnh": "province", "thành phố": "city", "tp": "city", "tp.": "city", "huyện": "district", "thị xã": "district",
    "quận": "district", "xã": "commune", "phường": "commune", "thị trấn": "commune", "đặc khu": "commune",
}  # fmt: skip
_OWNER = re.compile(r" (?:của|thuộc) (?:tỉnh|thành phố|huyện|quốc hội|qh|chính phủ|ủy ban thường vụ (?:quốc hội|qh)|ubtvqh)(?![^\W_])")
_PROGRAMME = re.compile(  # to the first level word; no mark of a clause, no verb of meeting between
    r" (?:chương trình|phong trào|cuộc vận động|vận động (?:hiến máu|toàn dân)|đề án|chiến dịch|cuộc thi|hội thi|lễ hội|xét tặng|xét chọn|"
    r"bình chọn|thẩm định|nghiệm thu|tuyển dụng|xét tuyển)(?! (?:đã|sẽ|vừa|họp|cho)(?!\w))"
    r"(?: (?!(?:đã|sẽ|vừa|họp|của|cho|tại|do|được|và các|tổ chức|làm việc)(?!\w))[\w/-]+"
    r"(?:,(?= (?:nhà giáo|nghệ sĩ|nghệ nhân|thầy thuốc|ngưt|ngnd|nsưt|nnưt|ttưt)(?!\w)))?){1,16}?"
    r"(?= (?:tỉnh|thành phố|tp|tphcm|huyện|quận|thị xã|xã|phường)(?![^\W_]))"
)
_GROUP = re.compile(r" (?:các|những|toàn|nhiều|mỗi|từng)(?![^\W_])")
_NAMED = frozenset({"sector", "name", "proper"})  # kinds of tail that hold a field of work or a proper name
_GROUP_LETTERS, _GROUP_SECOND = frozenset("cntm"), frozenset("áhoỗừ")  # what _GROUP begins with, behind the blank
_BOTH = re.compile(r" (?:và|-|–|&) |-")
_WITH_PURPOSE = frozenset({"committee", "council"})
_OF_LEVEL = frozenset({"committee", "mass_organisation"})  # bodies that stand before their level also where they are written small
_OF_BODIES = ("đoàn t", "hội đồng trường", "ban đại diện")  # "Đoàn Thanh niên | Công an tỉnh", "Hội đồng trường | Trường Đại học Tân Hà"
_ELECTED = frozenset({"peoples_council", "peoples_committee", "national_assembly"})
_GLOSS = re.compile(rf" \([{UPPER}&-]{{2,12}}\) Việt Nam")  # "Tổng Liên đoàn Lao động | (LĐLĐ) Việt Nam"
PARTY = re.compile(  # after "Trung ương Đảng": the name of the party
    r" (?:[Cc]ộng sản|Lao động|Nhân dân [Cc]ách mạng) (?:Việt Nam|Đông Dương|Trung Quốc|Cuba|Lào|Pháp|Nhật Bản|Liên bang Nga)"
)
_SHORT_FORM = re.compile(rf" \([{UPPER}&-]{{2,12}}\)(?= (?:tỉnh|thành phố|huyện|thị xã|quận|xã|phường|thị trấn|đặc khu)(?![^\W_]))")
_CAPITAL = ("capital", "stop")
_AFTER_TITLES = ("titled", *_CAPITAL)
_STOPS = ",.;:)"
_SMALL_CASES = frozenset({"field", "known"})  # how heads are written that may be small before some words
# what tells that a head with a capital names a kind of body, or a part of a post: "các | Đảng ủy", "Phó Trưởng | Ban Thường trực"
_SEVERAL_BEFORE = ("các ", "những ", "nhiều ", "mỗi ", "từng ", "một ", *(f"{digit} " for digit in range(10)))
_NOT_ONE_BEFORE = (*_SEVERAL_BEFORE, "viên ", "trưởng ", "phó ")
_SETS = (*_SEVERAL_BEFORE, "hai ", "ba ", "bốn ", "trọn ", "cả ", "mua ", "tặng ", "in ")  # "trọn | bộ Tin học", "hai | bộ Quốc phòng"
_NOT_ONE = re.compile(r" (?:cơ sở|trực thuộc|cấp|bộ phận|lâm thời|viên|này)(?![^\W_])")
_COUNTED = re.compile(r" \d{1,2} tỉnh(?![^\W_])")
_OF_NUMBER = re.compile(r" số \d++(?![\w/]|[.,]\d)")
_PLURAL = re.compile(r"(?:các|hai|ba|bốn) $")
_PLURAL_LETTERS = frozenset("cian")  # what such a word ends in
_ZONES = re.compile(r" và (?:các )?(?:khu công nghiệp|kcn|khu chế xuất)(?![^\W_])")  # "Ban Quản lý Khu kinh tế A | và các KCN tỉnh B"
_OF_TOWN = re.compile(r" (?:số )?[1-9](?=[,.;:)\n]|$| [-–(]| (?:và|đã|đang|sẽ|vừa|được|có|là|cho|với|tổ chức|khai giảng)(?!\w))")
_SHARED = re.compile(r" ?(?:[-–/,]|và) ?")  # between bodies that share a tail


class Tail(Struct, frozen=True, gc=False):
    """Where a unit ends and what its name holds. alone: the head names a body without anything after it."""

    end: int
    rule: str
    place: Span | None = None
    bare: str | None = None
    level: str | None = None
    alone: bool = False


class Tails:
    """Reads the tails of one article's units; `heads` maps a start to the head that begins there."""

    def __init__(self, segmented: Segmented, places: Places, heads: dict[int, Anchor]) -> None:
        self.text = places.text
        self.key = places.key
        self.places = places
        self.heads = heads
        self.words = Words(segmented, places, heads)

    def read(self, head: Anchor, depth: int = 0) -> Tail | None:
        """The tail of a head by its kind of tail, or None when the head names nothing here."""
        kind, key, end = head.entry.fields["tail"], self.key, head.end
        if key[end + 1] in _GROUP_LETTERS and key[end + 2] in _GROUP_SECOND and kind != "cluster" and _GROUP.match(key, end):
            return None
        if kind == "admin":
            return self._admin(head)
        again = self.heads.get(end + 1)
        if kind == "none" or (again is not None and _says_again(again, head)):
            return None  # "Trưởng | ban Ban Cơ yếu": the first is of the title
        if kind in _NAMED:
            return self._named(head, kind, depth)
        if kind == "cluster":
            match = CLUSTER.match(self.key, head.end)
            after = self._level_after(match.end(), 0) if match else None
            return match and (after or Tail(match.end(), "cluster_of"))
        if kind == "numbered":
            return Tail(number.end(), "numbered") if (number := _OF_NUMBER.match(key, end)) else None
        if kind == "chain":
            inner = self._chain(head.end, depth) or self._level_after(head.end, TITLED)
            if inner:
                return replace(inner, rule="committee_of")
            return Tail(head.end, "head_alone", alone=True) if depth == 0 and self._by_itself(head) else None
        if kind == "level":
            return self._level(head, depth)
        if kind == "one":
            gloss = _GLOSS.match(self.text, head.end) if self.text[head.end + 1] == "(" else None
            gloss = PARTY.match(self.text, head.end) if head.entry.phrase.endswith("đảng") and gloss is None else gloss
            return Tail(gloss.end() if gloss else head.end, "complete", alone=True)
        if kind == "chain_or_one":
            return self._chain(head.end, depth) or Tail(head.end, "complete", alone=True)
        return self._full(head, depth)

    def may_name(self, head: Anchor) -> bool:
        """False for a level word that no place can follow."""
        first = self.text[head.end + (self.text[head.end] == " ")]
        return first.isupper() or first.isdigit() or first == "s" or head.start in self.places.known  # "số 5"

    def _admin(self, head: Anchor) -> Tail | None:
        phrase, start, end = head.entry.phrase, head.start, head.end
        if self._several(head) and not self.text[end + 1].isdigit() and not self.places.listed_after(phrase, end):
            return None
        if (phrase in _SHORT_WORDS and not self.text[start].isupper()) or (phrase == "sóc" and start in self.places.known):
            return None  # "Sóc Trăng"
        if phrase == "làng" and self.key.endswith("già ", 0, start):
            return None  # "già làng | Sùng A Páo"
        if phrase in _IN_NAMES and self.text[start].isupper() and (listed := self.places.listed_after("huyện", start - 1)):
            inside = self.key.endswith(_DISTRICTS, 0, start)
            return None if inside else Tail(listed.end, "known_place", listed, None, "district")  # "Buôn Ma Thuột", "Sóc Sơn"
        if phrase[0] == "t" and (known := self.places.known.get(start)) and known > end:
            return Tail(known, "known_place", Span(start, known), None, "province")
        place = self.places.after_level(phrase, end, start)
        return place and Tail(place[1], "level_and_place", as_named(Span, place), None, head.entry.fields["level"])

    def _several(self, head: Anchor) -> bool:
        """The level word is of several: "các | tỉnh", "8 | tỉnh Bắc Lào"."""
        last = self.key[head.start - 2]
        if last.isdigit():
            return head.entry.phrase == "tỉnh"
        return last in _PLURAL_LETTERS and _PLURAL.search(self.key, head.start - 5, head.start) is not None

    def _level_after(self, at: int, begin: int) -> Tail | None:
        """A level word with or without its place, or a known place alone, after `at`; begin: see Places.after_level."""
        if self.text[at] != " ":
            return None
        first = self.key[at + 1]
        if first == "t" and self.key[at + 2] == "p" and (known := self.places.known.get(at + 1)):
            return Tail(known, "level_and_place", Span(at + 1, known), None, "province")
        match = LEVEL.match(self.key, at) if first in LEVEL_LETTERS else None
        if match:
            level = match[1]
            if place := self.places.after_level(level, match.end(), begin):
                return Tail(place[1], "level_and_place", Span(at + 1, place[1]), None, PLACE_LEVELS.get(level, "village"))
            return None if level not in PLACE_LEVELS else Tail(match.end(), "level_alone", None, level, PLACE_LEVELS[level])
        if first in _SHORT_LETTERS and self.text[at + 1].isupper() and (short := _SHORT_LEVEL.match(self.text, at)):
            level = short[1].lower()
            if place := self.places.after_level(level, short.end(1), begin):
                return Tail(place[1], "level_and_place", Span(at + 1, place[1]), None, PLACE_LEVELS.get(level, "district"))
        if known := self.places.known.get(at + 1):
            return Tail(known, "known_place", Span(at + 1, known), None, "province")
        return None

    def _level(self, head: Anchor, depth: int) -> Tail | None:
        after = self._level_after(head.end, TITLED if depth else head.start)
        if after:
            return after
        if self.text[head.end + 1].isdigit() and _COUNTED.match(self.key, head.end):
            return None  # "BĐBP | 2 tỉnh"
        central = head.entry.phrase in central_heads()
        if not self.text[head.start].isupper() and not central:
            return None
        shared = _SHARED.match(self.key, head.end, head.end + 5)
        joined = shared is not None and shared.end() in self.heads and ("," not in shared[0] or self.text[shared.end()].isupper())
        fallback = self._named(head, "sector", depth)
        return fallback or (Tail(head.end, "head_alone", alone=True) if joined or central else None)

    def _full(self, head: Anchor, depth: int) -> Tail | None:
        after = self._level_after(head.end, TITLED)
        if after and after.place:
            return replace(after, level=head.entry.fields.get("level"))
        if place := self.places.listed_after("huyện", head.end):
            return Tail(place.end, "place_after", place, None, head.entry.fields.get("level"))
        if self.text[head.start].islower() and not self.places.titled(head.start) and depth == 0:
            return None
        if head.entry.phrase.startswith(_OF_BODIES) and head.end + 1 in self.heads and (inner := self._chain(head.end, depth)):
            return replace(inner, rule="unit_of_unit")
        if after and head.entry.code == "mass_organisation" and head.entry.phrase.startswith("đoàn"):
            return after  # "Đoàn TNCS Hồ Chí Minh | tỉnh"
        return Tail(head.end, "complete", alone=True, level=head.entry.fields.get("level"))

    def _chain(self, at: int, depth: int) -> Tail | None:
        """Another body directly after `at`, to be taken into the name."""
        inner = self.heads.get(at + 1)
        if inner is None or depth > 4 or self.text[at] != " " or inner.entry.fields.get("tail") == "admin":
            return None
        if self.text[inner.start].islower() and inner.entry.fields.get("tail") not in ("full", "level", "one"):
            return None
        tail = self.read(inner, depth + 1)
        if tail is None and inner.entry.code == "mass_organisation" and " " in inner.entry.phrase and self.text[inner.start].isupper():
            return Tail(inner.end, "complete", alone=True)  # "Ban Chấp hành Trung ương | Hội Chữ thập đỏ"
        return tail

    def _programme(self, head: Anchor) -> Tail | None:
        """What a committee is for, told in a phrase up to its level: "Ban Chỉ đạo | Chương trình mục tiêu … | tỉnh"."""
        programme = _PROGRAMME.match(self.key, head.end)
        return self._level_after(programme.end(), TITLED) if programme else None

    def _office_of_two(self, at: int, depth: int) -> Tail | None:
        """The second body of one office: "Văn phòng HĐND | và UBND huyện", "Văn phòng Đoàn ĐBQH | và HĐND tỉnh"."""
        tail = None
        while joint := _BOTH.match(self.key, at):
            other = self.heads.get(joint.end())
            following = self.read(other, depth + 1) if other and other.entry.code in _ELECTED else None
            if following is None:
                break
            tail, at = following, following.end
        return tail

    def _is_common(self, head: Anchor) -> bool:
        """A head that, written small, names a body only before a field of work: "trung tâm | dạy nghề Thanh Phúc", "bộ | Y tế"."""
        if self.text[head.start].isupper():
            return False
        if head.entry.fields["case"] == "known":
            if self.places.titled(head.start):  # "Cục trưởng | cục Hàng không", "bộ trưởng | bộ tài chính"
                return False
            return head.end + 1 not in self.words.fields or self.key.endswith(_SETS, 0, head.start)
        if self.words.opens_with_field(head):
            return False
        named = head.end + 1 in self.words.fields and self.text[head.end + 1].isupper()  # "Giám đốc trung tâm | Y tế huyện"
        return not (named and self.places.titled(head.start))

    def _by_itself(self, head: Anchor) -> bool:
        """A capital alone tells that one body is meant, which the article or its place makes unique: "| Đảng ủy biểu dương …"."""
        named, text, end = head.entry.fields.get("alone"), self.text, head.end
        if named not in _CAPITAL or not text[head.start].isupper() or text[head.start + 1].isupper():
            return False
        if end + 1 in self.heads or text[end + 1].isupper() or (named == "stop" and text[end] not in _STOPS):
            return False
        return not (_NOT_ONE.match(self.key, end) or self.key.endswith(_NOT_ONE_BEFORE, 0, head.start))

    def _is_of(self, head: Anchor, after: Tail) -> bool:
        """The head and the level or place right behind it name a body: "hội Nông dân | tỉnh", and what is written small before some."""
        if not self.text[head.start : head.end].islower() or head.entry.fields["tail"] == "level":
            return True
        code, phrase = head.entry.code, head.entry.phrase
        if after.place and (code == "party_committee" or (code == "school" and phrase.startswith("trường "))):
            return True  # "chi bộ | thôn 6", "trường Mầm non | thị trấn Vôi"
        return (" " in phrase or code in _OF_LEVEL) and self.places.titled(head.start)  # "cục trưởng cục thuế | tỉnh"

    def _named(self, head: Anchor, kind: str, depth: int) -> Tail | None:
        """A field of work or a proper name, then a level or place, then perhaps another unit."""
        entry, start, text, key = head.entry, head.start, self.text, self.key
        head = with_stages(key, head) if entry.code == "school" else head
        end = head.end
        if kind == "sector" and entry.fields.get("case") in _SMALL_CASES and self._is_common(head):
            return None  # "ở trung tâm | Hà Nội"
        if entry.code in _WITH_PURPOSE and (programme := self._programme(head)):
            return replace(programme, rule="purpose_and_level")
        capitals = text[start + 1].isupper() and is_capitals(text[start : end + 24])
        at, proper = self.words.read(head, kind, capitals)
        if at > end and not proper and text[at + 1].islower():
            at = small_tail(self.places, head, at, self.heads)
        if text[at + 1] == "(" and (short := _SHORT_FORM.match(text, at)):
            at = short.end()
        inner = self._chain(at, depth) if at + 1 in self.heads else None
        if entry.phrase == "văn phòng" and (first := self.heads.get(end + 1)) and first.entry.code in _ELECTED:
            inner = self._office_of_two(inner.end if inner else at, depth) or inner
        if key[at + 1] == "v" and "khu kinh tế" in entry.phrase and (zones := _ZONES.match(key, at)):
            at = zones.end()
        if inner and (at > end or entry.fields["tail"] in ("sector", "level", "chain", "proper")):
            return replace(inner, rule="unit_of_unit")
        after = self._level_after(at, TITLED if depth else start)
        if after and entry.code == "school" and (number := _OF_TOWN.match(text, after.end)):
            after = replace(after, end=number.end())  # "Trường Tiểu học thị trấn Na Hang | 2"
        if at > end:
            if after:
                return replace(after, rule="field_and_level")
            if kind == "sector" and key[at + 1] in "ct" and (owner := _OWNER.match(key, at)):
                owned = self._level_after(key.index(" ", at + 1), TITLED)
                return replace(owned, rule="owner_after") if owned and owned.place else Tail(owner.end(), "owner_after")
            return Tail(at, "proper_name" if proper else "field_of_work")
        if after and self._is_of(head, after):
            return after
        named = entry.fields.get("alone")  # "yes": the head is a name; "titled": after a title ("Bí thư Đảng ủy")
        called = named == "yes" or entry.phrase.endswith("việt nam")
        alone = called or (named in _AFTER_TITLES and (depth > 0 or self.places.titled(start))) or self._by_itself(head)
        return Tail(at, "head_alone", alone=True) if alone else None


def _says_again(other: Anchor, head: Anchor) -> bool:
    """The next head begins with the words of this one: "ban | Ban Tổ chức"."""
    return other.entry.fields["tail"] != "none" and f"{other.entry.phrase} ".startswith(f"{head.entry.phrase} ")
