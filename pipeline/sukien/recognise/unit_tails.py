"""What follows the head of a unit: a level word with its place, a field of work, a proper name, another unit."""

from __future__ import annotations

import re
from typing import NamedTuple

from sukien.mentions import Anchor, Segmented, Span
from sukien.recognise.places import Places
from sukien.recognise.runs import LOWER, SYLLABLE, UPPER, all_surnames, compounds, is_capitals

_LEVEL = re.compile(
    r" (tp\.(?= ?[^\W\d_])|(?:tỉnh|thành phố|tp|huyện|thị xã|quận|xã|phường|thị trấn|đặc khu|thôn|bản|ấp|khu phố|tổ dân phố)(?![^\W_]))"
)
_SHORT_LEVEL = re.compile(rf" ((?:Q|H|P|X|TX|TT)\.) ?(?=[{UPPER}0-9])")
_PLACE_LEVEL = {
    "tỉnh": "province", "thành phố": "city", "tp": "city", "tp.": "city", "huyện": "district", "thị xã": "district",
    "quận": "district", "xã": "commune", "phường": "commune", "thị trấn": "commune", "đặc khu": "commune",
}  # fmt: skip
_OWNER = re.compile(r" (?:của|thuộc) (?:tỉnh|thành phố|huyện|quốc hội|chính phủ)(?! [^\W\d_]*[A-ZĐ])(?![^\W_])")
_CAPITAL = re.compile(rf" ?({SYLLABLE}(?:&{SYLLABLE})*|[{UPPER}][{UPPER}0-9&]*)")
_LOWER = re.compile(rf" ([{LOWER}]+)(?![{LOWER}{UPPER}])")
_NUMBER = re.compile(r" (?:số )?(\d{1,4}[A-Z]?|[IVX]{1,5})(?![\w/%]|[.,]\d)")
_JOINT = re.compile(rf"(?: ?[-–&] ?| và |, )(?=[{UPPER}])")
_BRACKET = re.compile(rf" \([{UPPER}&-]{{2,12}}\)(?= [{UPPER}])")
_GROUP = re.compile(r" (?:các|những|toàn|nhiều|mỗi|từng)(?![^\W_])")
_CLUSTER = re.compile(
    r" (?:thi đua )?(?:số \d+|[ivx]+(?!\w)|"
    r"các (?:huyện|tỉnh|cơ quan(?: mặt trận| đảng| tham mưu)?|sở|trường|đơn vị|doanh nghiệp|xã|phường|ban)"
    r"(?:,? (?:và )?(?:thành phố|thị xã|thị trấn|phường|xã|ban|ngành|đoàn thể|mttq|mặt trận|đảng|trực thuộc|khối đảng))*)"
    r"(?: (?:của )?tỉnh)?(?!\w)"
)
_TITLE_BEFORE = re.compile(r"(?:tịch|thư|viên|trưởng|đốc|nhiệm|phó|biểu|huy|chánh|trực|nhất|vụ) $")
_ABROAD = re.compile(r" (?:tại|ở) ")
_SCIENCE = re.compile(r" học(?! (?:sinh|kỳ|tập|viên|bổng|phí|hỏi|trò|nghề)| *\d)(?![^\W_])")  # "Hải dương | học"
_POSTED = re.compile(r" tại Việt Nam")
_COUNTRY = re.compile(rf" (?:tại|ở) {SYLLABLE}(?: {SYLLABLE}| hòa| hoà)*")
_OVERSEAS = re.compile(r" ở nước ngoài(?![^\W_])")
_PLURAL = re.compile(r"(?:các|hai|ba|bốn) $")
_EMIGRANTS = re.compile(r"[Nn]gười Việt(?: Nam)?$")
_MOST = 14  # syllables in the name of a unit


class Tail(NamedTuple):
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
        self.segmented = segmented
        self.text = segmented.reading.text
        self.key = segmented.reading.key
        self.places = places
        self.heads = heads
        self.fields: dict[int, int] = {}
        self.verbs: set[int] = set()  # starts of fields that may also be a verb ("tổ chức") and are written as one
        for anchor in segmented.anchors["unit_tails"]:
            if anchor.start not in self.fields:
                self.fields[anchor.start] = anchor.end
                if "verb" in anchor.entry.fields and self.text[anchor.start].islower():
                    self.verbs.add(anchor.start)
        self.degrees = {a.start for a in segmented.anchors["honorifics"] if a.entry.fields["kind"] in ("degree", "rank", "title")}
        self.abroad = {anchor.start: anchor.end for anchor in reversed(segmented.anchors["countries"])}

    def read(self, head: Anchor, depth: int = 0) -> Tail | None:
        """The tail of a head by its kind of tail, or None when the head names nothing here."""
        kind = head.entry.fields.get("tail", "sector")
        if kind == "none" or (_GROUP.match(self.key, head.end) and kind != "cluster"):
            return None
        if kind == "admin":
            return self._admin(head)
        if kind == "cluster":
            match = _CLUSTER.match(self.key, head.end)
            after = self._level_after(match.end(), titled=False) if match else None
            return match and (after or Tail(match.end(), "cluster_of"))
        if kind == "chain":
            inner = self._chain(head.end, depth) or self._level_after(head.end, titled=True)
            return inner and inner._replace(rule="committee_of")
        if kind == "level":
            return self._level(head, depth)
        if kind == "one":
            return Tail(head.end, "complete", alone=True)
        if kind == "chain_or_one":
            return self._chain(head.end, depth) or Tail(head.end, "complete", alone=True)
        if kind == "full":
            return self._full(head, depth)
        return self._named(head, kind, depth)

    def _titled(self, start: int) -> bool:
        return _TITLE_BEFORE.search(self.key, max(0, start - 8), start) is not None

    def _admin(self, head: Anchor) -> Tail | None:
        if _PLURAL.search(self.key, max(0, head.start - 5), head.start) and not self.places.listed_after(head.entry.phrase, head.end):
            return None
        if head.entry.phrase[0] in "xpqh" and head.entry.phrase.endswith(".") and not self.text[head.start].isupper():
            return None
        if head.entry.phrase[0] == "t" and (known := self.places.known_at(head.start)) and known > head.end:
            return Tail(known, "known_place", Span(head.start, known), None, "province")
        place = self.places.after_level(head.entry.phrase, head.end, self._titled(head.start))
        return place and Tail(place.end, "level_and_place", place, None, head.entry.fields["level"])

    def _level_after(self, at: int, titled: bool) -> Tail | None:
        """A level word with or without its place, or a known place alone, after `at`."""
        if self.text[at : at + 3].lower() == " tp" and (known := self.places.known_at(at + 1)):
            return Tail(known, "level_and_place", Span(at + 1, known), None, "province")
        match = _LEVEL.match(self.key, at)
        if match:
            level = match[1]
            place = self.places.after_level(level, match.end(), titled)
            if place:
                return Tail(place.end, "level_and_place", Span(match.start(1), place.end), None, _PLACE_LEVEL.get(level, "village"))
            return None if level not in _PLACE_LEVEL else Tail(match.end(), "level_alone", None, level, _PLACE_LEVEL.get(level, "village"))
        if short := _SHORT_LEVEL.match(self.text, at):
            level = short[1].lower()
            if place := self.places.after_level(level, short.end(1), titled):
                return Tail(place.end, "level_and_place", Span(short.start(1), place.end), None, _PLACE_LEVEL.get(level, "district"))
        if at < len(self.text) and self.text[at] == " " and (known := self.places.known_at(at + 1)):
            return Tail(known, "known_place", Span(at + 1, known), None, "province")
        return None

    def _level(self, head: Anchor, depth: int) -> Tail | None:
        after = self._level_after(head.end, self._titled(head.start) or depth > 0)
        if after:
            return after
        if not self.text[head.start].isupper():
            return None
        shared = re.match(r" ?(?:[-–/,]|và) ?", self.key[head.end : head.end + 5])
        joined = bool(shared) and head.end + shared.end() in self.heads if shared else False
        central = "tối cao" in head.entry.phrase or "trung ương" in head.entry.phrase or " tw " in head.entry.phrase
        fallback = self._named(head, "sector", depth)
        return fallback or (Tail(head.end, "head_alone", alone=True) if joined or central else None)

    def _full(self, head: Anchor, depth: int) -> Tail | None:
        after = self._level_after(head.end, titled=True)
        if after and after.place:
            return after._replace(level=head.entry.fields.get("level"))
        if place := self.places.listed_after("huyện", head.end):
            return Tail(place.end, "place_after", place, None, head.entry.fields.get("level"))
        if self.text[head.start].islower() and not self._titled(head.start) and depth == 0:
            return None
        return Tail(head.end, "complete", alone=True)

    def _chain(self, at: int, depth: int) -> Tail | None:
        """Another body directly after `at`, to be taken into the name."""
        if depth > 4 or at >= len(self.text) or self.text[at] != " ":
            return None
        inner = self.heads.get(at + 1)
        if inner is None or inner.entry.fields.get("tail") == "admin":
            return None
        if self.text[inner.start].islower() and inner.entry.fields.get("tail") not in ("full", "level", "one"):
            return None
        return self.read(inner, depth + 1)

    def _named(self, head: Anchor, kind: str, depth: int) -> Tail | None:
        """A field of work or a proper name, then a level or place, then perhaps another unit."""
        capitals = is_capitals(self.text[head.start : head.end + 24])
        at, proper = self._words(head, kind, capitals)
        inner = self._chain(at, depth)
        if inner and (at > head.end or head.entry.fields["tail"] in ("sector", "level", "chain", "proper")):
            return inner._replace(rule="unit_of_unit")
        after = self._level_after(at, titled=depth > 0 or self._titled(head.start))
        upper = self.text[head.start].isupper()
        if after and (at > head.end or upper or head.entry.fields["tail"] == "level"):
            return after._replace(rule="field_and_level" if at > head.end else after.rule)
        if at > head.end and (owner := _OWNER.match(self.key, at)) and kind == "sector":
            return Tail(owner.end(), "owner_after", level=after.level if after else None)
        if at > head.end:
            return Tail(at, "proper_name" if proper else "field_of_work")
        named = head.entry.fields.get("alone")  # "yes": the head is a name; "titled": after a title ("Bí thư Đảng ủy")
        alone = named == "yes" or head.entry.phrase.endswith("việt nam") or (named == "titled" and self._titled(head.start))
        return Tail(at, "head_alone", alone=True) if alone else None

    def _words(self, head: Anchor, kind: str, capitals: bool) -> tuple[int, bool]:
        """End of the words that make the name after a head, and whether a proper name is among them."""
        at, proper, count = head.end, False, 0
        last = self.key[head.start : head.end].rsplit(" ", 1)[-1]
        started = head.entry.phrase.count(" ") > 2 or head.entry.fields["tail"] == "level"
        while count < _MOST:
            step = self._step(head, at, last, started, proper, kind, capitals)
            if step is None:
                break
            new, is_proper = step
            proper = proper or is_proper
            last = re.split(r"[ \-&]", self.key[at:new].strip())[-1]
            at, started, count = new, True, count + 1
        if count and (place := _ABROAD.match(self.key, at)) and place.end() in self.abroad:
            at = self.abroad[place.end()]
        elif count and _EMIGRANTS.search(self.text, head.start, at) and (country := _COUNTRY.match(self.text, at)):
            at = country.end()
        elif count and (posted := _POSTED.match(self.text, at)):
            at = posted.end()
        elif count and (place := _OVERSEAS.match(self.key, at)):
            at = place.end()
        return at, proper

    def _step(self, head: Anchor, at: int, last: str, started: bool, proper: bool, kind: str, capitals: bool) -> tuple[int, bool] | None:
        """One more piece of a name after `at`: (its end, whether it is a proper name), or None."""
        text = self.text
        if at >= len(text):
            return None
        blank = text[at] == " "
        start = at + 1 if blank else at
        if blank and start in self.fields and start not in self.verbs and self._field_fits(head, start, started):
            return self.fields[start], False
        if (
            blank
            and start in self.heads
            and (started or " " in self.heads[start].entry.phrase)
            and (" " in self.heads[start].entry.phrase or self.heads[start].entry.fields.get("tail") not in ("proper", "name", "sector"))
        ):
            return None
        if capitals or start in self.degrees or _LEVEL.match(self.key, at):
            return None
        bracket = _BRACKET.match(text, at)
        if bracket:
            return bracket.end(), proper
        if blank and (match := _CAPITAL.match(text, at)):
            if started and kind in ("sector", "level") and self.places.known_at(start):
                return None
            if self._begins_person(start, kind, proper, started):
                return None
            return match.end(1), match[1].lower() not in compounds() or proper
        if blank and (number := _NUMBER.match(text, at)) and (kind in ("name", "proper") or (kind == "sector" and not started)):
            return number.end(), True
        if started and (science := _SCIENCE.match(text, at)):
            return science.end(), proper
        if started and (lower := _LOWER.match(text, at)) and self.key[lower.start(1) : lower.end(1)] in compounds().get(last, ()):
            return lower.end(1), proper
        if started and (joint := _JOINT.match(text, at)):
            return None if proper and joint[0] == " và " else self._after_joint(joint.group(), joint.end(), kind)
        return None

    def _field_fits(self, head: Anchor, start: int, started: bool) -> bool:
        """A field written small continues a name only as a phrase, or as the first piece after a head or a title."""
        if self.text[start].isupper():
            return True
        if started:
            return self.key.count(" ", start, self.fields[start]) > 1
        return self.text[head.start].isupper() or self._titled(head.start)

    def _after_joint(self, joint: str, at: int, kind: str) -> tuple[int, bool] | None:
        """A joint ("và", "-", ",") holds two parts of one name when a field of work or, in proper names, a capital follows."""
        if at in self.fields and joint.strip() != ",":
            return self.fields[at], False
        if joint.strip() == "," or at in self.heads or at in self.abroad or self._begins_person(at, kind, False, True):
            return None
        match = _CAPITAL.match(self.text, at)
        if self.key.startswith(("lãnh đạo", "nhân dân", "chính quyền"), at):
            return None
        if not match or (joint == " và " and kind == "name") or (joint.strip() in "-–" and len(joint) > 1 and kind != "proper"):
            return None
        key = match[1].lower()
        lower = _LOWER.match(self.text, match.end(1))
        if lower and self.key[lower.start(1) : lower.end(1)] in compounds().get(key, ()):
            return lower.end(1), False
        return (match.end(1), True) if joint.strip() != "và" and (kind == "proper" or joint == "-") else None

    def _begins_person(self, at: int, kind: str, proper: bool, started: bool) -> bool:
        """A person's name begins here: a surname with one to four more capitals, after a name that could end."""
        word = re.compile(r"[^\W\d_]+").match(self.key, at)
        if word is None or word[0] not in all_surnames() or self.places.known_at(at) is not None:
            return False
        run = re.compile(rf"{SYLLABLE}(?: {SYLLABLE}){{1,4}}").match(self.text, at)
        if run is None:
            return False
        lower = _LOWER.match(self.text, run.start() + len(word[0]))
        if lower:
            return False
        size = run.group().count(" ") + 1
        if kind in ("name", "proper") and not proper:
            return False
        return size >= 2 if started else size >= 3
