"""The words of a unit's name after its head: fields of work, capitalised words with their second syllables, joints."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from sukien.alphabet import LOWER, UPPER
from sukien.lexicon import load, word_groups
from sukien.mentions import Anchor, Segmented, starting_in
from sukien.recognise.places import LEVEL, LEVEL_LETTERS, Places
from sukien.recognise.runs import SYLLABLE, compounds, is_vietnamese, letters_before
from sukien.recognise.small_tails import trade
from sukien.recognise.unit_closings import CLOSING_LETTERS, LEGAL_FORM, SITE_ENDS, abroad_after, closing_after, site_after
from sukien.recognise.unit_fields import begins_sentence, field_openings, field_stretch, first_syllables, is_deed, may_be_field
from sukien.recognise.unit_lists import further_fields
from sukien.recognise.unit_persons import ADDRESS_WORDS, MONKS, NO_PART, begins_holder, begins_person, cautious

# "Nhà máy | X51", "Nhà giàn | DK1/6": numbers belong to a name of one capital, or behind two
_SERIES = rf"(?:(?<=[ -][{UPPER}]|[{UPPER}][{UPPER}])\d{{1,4}}(?:/\d{{1,3}})?(?![\w/]))?"
_CAPITAL = re.compile(rf" ?((?:Covid|COVID)-19|{SYLLABLE}(?:&{SYLLABLE})*{_SERIES}|[{UPPER}][{UPPER}0-9&]*)")
_LOWER = re.compile(rf" ([{LOWER}]+)(?![{LOWER}{UPPER}])")
_NUMBER = re.compile(
    r" (?:số )?(\d{1,4}[A-Z]?|[IVX]{1,5})(?![\w/%]|[.,]\d|"
    r" (?:tỉnh|huyện|xã|phường)(?!\w| [^\W\d_]*[A-ZĐ])|"
    r" (?:không|biết)(?=[,.;”\"]| và |$)| (?:tốt|sạch|lần|năm(?! \d)|tuổi|tỷ|tỉ|triệu|nghìn|học sinh|em|lớp|phòng học|người|cán bộ|ha|km"
    r"|nhà giáo|giáo viên|giảng viên|sinh viên|cá nhân|tập thể|đồng chí|hộ|gia đình)(?!\w))"
)
_JOINT = re.compile(rf"(?: ?[-–&] ?| và |, )(?=[{UPPER}])(?!Chủ (?:trì|tọa|toạ)(?!\w))")  # "Giám đốc Sở Y tế | - Chủ trì hội nghị"
_BRACKET = re.compile(rf" \([{UPPER}&-]{{2,12}}\)(?= ({SYLLABLE}))")
_WITH_FIELDS = frozenset({"institute", "agency", "company", "cooperative", "department", "council", "other", "mass_organisation", "school"})
_OF_WORK = frozenset({"institute", "agency"})  # bodies that are called after the work they do: "Viện nghiên cứu …"
_ACTING = frozenset({"department", "council", "mass_organisation"})  # verbs tell their work: "Sở Công Thương | xúc tiến thương mại"
_SEVERAL_BEFORE = ("các ", "những ", "nhiều ", "một số ", "mọi ", "một ")
_HOME = re.compile(r"Việt(?: Nam)?(?![^\W_])")
_MOST = range(14)  # syllables in the name of a unit
_GOES_ON = frozenset(" -–&,")  # signs before the next piece of a name
_NUMBERED = frozenset({"vùng", "khu", "đội", "cụm", "tổ", "số", "trường", "án", "qlda", "y"})  # "Viện Quân y | 103"


@cache
def _full_heads() -> frozenset[str]:
    """Heads that are a name already, so that what follows goes on with it."""
    return frozenset(entry.phrase for entry in load("unit_heads") if entry.phrase.count(" ") > 2 or entry.fields["tail"] == "level")


class Progress(Struct, gc=False):
    """How far a name has been read. since: where its last piece, or its head, begins; started: a word of it has been read;
    proper: a proper name is among them."""

    since: int
    at: int
    started: bool
    proper: bool = False


class Words:
    """Reads the words of the names of one article's units; `heads` maps a start to the head that begins there."""

    def __init__(self, segmented: Segmented, places: Places, heads: dict[int, Anchor]) -> None:
        self.titles = segmented.anchors["titles"]
        self.text = places.text
        self.key = places.key
        self.places = places
        self.heads = heads
        self.fields = {anchor.start: anchor for anchor in reversed(segmented.anchors["unit_tails"])}
        self.degrees = {a.start for a in segmented.anchors["honorifics"] if a.entry.fields["kind"] in {"degree", "rank", "title"}}
        self.awards = {anchor.start for anchor in segmented.anchors["award_forms"]}
        self.openings = field_openings()
        self.firsts = first_syllables()
        self.abroad = {anchor.start: anchor.end for anchor in reversed(segmented.anchors["countries"])}

    def read(self, head: Anchor, kind: str, capitals: bool) -> tuple[int, bool]:
        """End of the words after a head of a kind of tail, and whether a proper name is among them; see unit_tails.py.

        capitals: the head stands in a line of capitals, where only known fields of work can be told.
        """
        now = Progress(head.start, head.end, head.entry.phrase in _full_heads())
        if head.entry.code == "company" and self.text[head.end + 1].islower():
            now.at = trade(self.places, head, self.heads) or head.end
        for _ in _MOST:
            step = self._step(head, now, kind, capitals)
            if step is None:
                break
            end, proper = step
            now.since, now.at, now.started, now.proper = now.at, end, True, now.proper or proper
        at = now.at
        if at > head.end:
            at = self.places.seat_after(at) if self.text[at + 1] in "-–" else at
            at = abroad_after(self.text, self.key, head, at, self.abroad) if self.key[at + 1] in "tở" else at
        return at, now.proper

    def _last(self, now: Progress) -> str:
        """The last syllable read so far."""
        return self.key[letters_before(self.key, now.since, now.at) : now.at]

    def _is_title(self, start: int) -> bool:
        """A title that can have a body begins at `start`."""
        return any(title.entry.fields.get("body") != "never" for title in starting_in(self.titles, start, start + 1))

    def _step(self, head: Anchor, now: Progress, kind: str, capitals: bool) -> tuple[int, bool] | None:
        """One more piece of a name: (its end, whether it is a proper name), or None."""
        at, text = now.at, self.text
        sign = text[at]
        if sign != " ":
            piece = self._joined(head, now, kind) if now.started and sign in _GOES_ON else None
            return None if piece is None or self._ends(at, now, capitals) else piece
        start = at + 1
        field = self.fields.get(start)
        if field is not None and (other := self.heads.get(start)) and other.end > field.end and other.entry.fields.get("tail") == "none":
            field = None  # "tạp chí | Đội viên"
        first = text[start]
        if first.isupper():
            return self._capital(head, now, kind, capitals) if field is None else (field.end, False)
        small = first.islower()
        opens = small and self.key[at : at + 4] in self.openings
        if opens and (stretch := self._stretch(head, now)) > at and (field is None or stretch >= field.end):
            return stretch, False
        if field is not None and self._field_fits(head, start, now.started):
            return field.end, False
        if small and not now.started and first != "s":  # "số 5"
            area = first == "k" and text[head.start].isupper() and closing_after(self.text, self.key, head, at)
            return (area, False) if area else None  # "Chi cục Thuế | khu vực XV"
        piece = self._small(head, now, kind) if small and first != "s" else self._sign(head, now, kind)
        if piece is None or self._ends(start, now, capitals) or (head.entry.code == "party_committee" and self._is_title(start)):
            return None
        return piece

    def _capital(self, head: Anchor, now: Progress, kind: str, capitals: bool) -> tuple[int, bool] | None:
        """A word with a capital that is no known field of work."""
        at, code = now.at, head.entry.code
        start = at + 1
        if self._ends(start, now, capitals) or (code == "party_committee" and self._is_title(start)):
            return None  # "Bí thư Đảng ủy | Giám đốc Học viện"
        if now.started and (start in self.awards or (kind in ("sector", "level") and start in self.places.known)):
            return None  # "Cục Quản lý thị trường | Cờ thi đua của Chính phủ"
        match = _CAPITAL.match(self.text, at)
        if match is None or (head.entry.phrase == "phòng" and match[1].endswith("-19")):
            return None  # "tiêm vắc xin phòng | Covid-19"
        written, end = match[1], match.end()
        if start in self.abroad and self.text[end] in " -." and self.abroad[start] > end:
            return self.abroad[start], True  # "Viện Đại biểu Quốc hội | Bê-la-rút", "Đại học | St. Petersburg"
        if self.key[at - 1] in SITE_ENDS and (site := site_after(self.places, at)) > at:
            return site, True
        word = self.key[start:end]
        if (word in cautious() or not word.isalpha()) and self._opens_other(head, now, kind, word, end):
            return None
        if now.started and (code == "ministry" or code in _ACTING):
            doubts = (now.since + 1 in self.abroad) + (not is_vietnamese(word) and not written.isupper())
            if doubts > (code != "ministry"):
                return None  # "Bộ Ngoại giao Trung Quốc | Hoa Thu Vân", "Bộ An ninh nội địa | Ellen Marsh", "Cục Điều tra Mỹ | James Brown"
        return end, now.proper or written.lower() not in compounds()

    def _opens_other(self, head: Anchor, now: Progress, kind: str, word: str, end: int) -> bool:
        """The name of a person, or what is told of the body, begins with a word (a key) that ends at `end`."""
        if begins_holder(self.places, head, now.at + 1, kind, now.started):
            return True
        if word == MONKS:
            return head.entry.code == "religious"
        if word in ADDRESS_WORDS:
            return begins_person(self.places, end + 1, end + 1, "sector", False)  # "Công ty | Bà Nguyễn Thị Hoa"
        if now.started and self.text[end + 1].isdigit() and word in word_groups("name_openers")["hour"]:
            return True  # "Nhà hát Tuổi trẻ | Chiều 31/5"
        opens = now.started and word in word_groups("name_openers")["opener"]
        return opens and self.places.listed_after("huyện", now.at) is None  # "Chi cục Thuế khu vực | Từ Sơn"

    def _sign(self, head: Anchor, now: Progress, kind: str) -> tuple[int, bool] | None:
        """A piece that begins with no letter: brackets, a number (also "số 5"), a joint."""
        at, text = now.at, self.text
        first = text[at + 1]
        if first == "(" and (bracket := _BRACKET.match(text, at)):
            named = now.started and begins_person(self.places, at, bracket.start(1), "sector", False)  # "Dầu khí Việt Nam (PVN) | Lê An"
            return (bracket.end(), now.proper) if not named and (is_vietnamese(bracket[1].lower()) or bracket[1].isupper()) else None
        if (first.isdigit() or first == "s") and (number := _NUMBER.match(text, at)):
            counted = kind == "sector" and (not now.started or head.entry.code == "military" or self._last(now) in _NUMBERED)
            if kind in ("name", "proper") or counted or number[0].startswith(" số "):
                return number.end(), True
        if not now.started:
            return None
        return self._small(head, now, kind) if first == "s" else self._joined(head, now, kind)

    def opens_with_field(self, head: Anchor) -> bool:
        """A field of work in small letters follows the head, and the two name a body: "trung tâm | dạy nghề Thanh Phúc"."""
        return self._stretch(head, Progress(head.start, head.end, False)) > head.end

    def _stretch(self, head: Anchor, now: Progress) -> int:
        """End of the fields of work in small letters behind what has been read, or the same place."""
        if now.proper or head.entry.code not in _WITH_FIELDS or not may_be_field(self.key, now.at) or self._ends(now.at + 1, now, False):
            return now.at
        titled, opens = self.places.titled(head.start), now.at == head.end
        meant = titled or (self.text[head.start].isupper() and not begins_sentence(self.text, head.start))
        # "Cục Ứng dụng | và phát triển công nghệ"
        both = self.text[now.at + 1] == "v" and head.entry.phrase != "sở" and is_deed(self.key, head.end + 1)
        bare_deed = both or (opens and (titled or (meant and head.entry.code in _OF_WORK)))
        bare_deed = bare_deed or self.text.startswith(" Nghiên cứu", head.end, now.at)  # "Viện Nghiên cứu | phát triển kinh tế"
        acts = opens or both or head.entry.code not in _ACTING
        end = field_stretch(self.text, self.key, now.at, opens=opens, bare_deed=bare_deed, acts=acts)
        if not titled and end + 1 in self.abroad:
            return now.at  # "Viện Kinh tế | nghiên cứu công nghệ Nhật Bản"
        if end == now.at or not opens or titled or self._named_after(head, end):
            return end
        several = self.key.count(" ", now.at, end) > 2  # "Quỹ bảo hiểm" is a kind of body
        return end if meant and several else now.at

    def _named_after(self, head: Anchor, at: int) -> bool:
        """A proper name stands right behind `at`, and the head is one body: "trung tâm dạy nghề | Thanh Phúc"."""
        small = self.text[head.start].islower()
        if not self.text[at + 1].isupper() or self.text[at] != " " or (small and head.entry.code == "department"):
            return False
        if at + 1 in self.abroad or at + 1 in self.heads:
            return False
        several = self.key.endswith(_SEVERAL_BEFORE, 0, head.start)
        return not several and not begins_person(self.places, head.end, at + 1, "sector", True)

    def _ends(self, start: int, now: Progress, capitals: bool) -> bool:
        """Another body, a level word or a degree begins at `start`: the name ends before it."""
        head = self.heads.get(start)
        if head is not None and self.text[start - 1] == " " and head.entry.code != "name":
            several = " " in head.entry.phrase or head.entry.code == "cooperative"
            named = head.entry.fields.get("level") == "village" and self.text[start].isupper()  # "Cửa khẩu | Sóc Giang"
            if several or (now.started and not named and head.entry.fields.get("tail") not in ("proper", "name", "sector")):
                return True
        if start in self.degrees and not (self.text[start] == "B" and now.started and self.key.startswith("bà ", start)):
            return True  # "bà" is a word of names too: "Cáp treo | Bà Nà", "Hai | Bà Trưng"
        return capitals or (self.key[start] in LEVEL_LETTERS and LEVEL.match(self.key, now.at) is not None)

    def _small(self, head: Anchor, now: Progress, kind: str) -> tuple[int, bool] | None:
        """A word written small: "học" of a science, the second syllable of a word, "và"."""
        at = now.at
        first = self.text[at + 1]
        if first in CLOSING_LETTERS and (closing := closing_after(self.text, self.key, head, at)):
            return closing, now.proper
        paired = now.since >= head.end and self.text[now.since + 1].islower()  # a third syllable makes no word with the second of one
        lower = None if paired or (first == "d" and self.key.startswith("dự ", at + 1)) else _LOWER.match(self.text, at)
        if lower:  # but "Trường THPT Lương Thế Vinh | dự thi"
            word = self.key[at + 1 : lower.end()]
            firsts = self.firsts.get(word)
            if firsts is not None and self._last(now) in firsts:
                return lower.end(), now.proper
        return self._joined(head, now, kind) if first == "v" else None

    def _joined(self, head: Anchor, now: Progress, kind: str) -> tuple[int, bool] | None:
        """A joint, and what is joined by it."""
        joint = _JOINT.match(self.text, now.at)
        if joint is None or head.entry.code == "media" or (now.proper and joint[0] == " và "):
            return None
        start, mark = joint.end(), joint[0].strip()
        piece = None if mark == "," else self._after_joint(joint[0], start, "name" if self._between_states(head, start) else kind)
        if piece is None and mark in ("và", ",") and not now.proper and start not in self.heads:
            end = further_fields(self.text, self.key, head, now.at, self.fields)
            return (end, False) if end > now.at else None
        return piece

    def _between_states(self, head: Anchor, at: int) -> bool:
        """The second country of a body of two stands at `at`: "Hội Hữu nghị Việt Nam - | Campuchia"."""
        return head.entry.code in ("mass_organisation", "council") and (at in self.abroad or _HOME.match(self.text, at) is not None)

    def _field_fits(self, head: Anchor, start: int, started: bool) -> bool:
        """A field written small continues a name only as a phrase, or as the first piece after a head or a title."""
        if self.text[start].isupper():
            return True
        field = self.fields[start]
        verb = field.entry.fields.get("verb")  # "yes": of a clause ("tổ chức"); "after": so behind a name ("Hội Nông dân | chăn nuôi")
        if field.end - start == 2 or verb == "yes" or (verb and (start > head.end + 1 or head.entry.fields.get("alone") == "titled")):
            return False  # "T.Ư" written small is another word: "công ty | tư nhân"
        if started:
            if head.entry.code in _ACTING and is_deed(self.key, start):
                return False  # "Sở Xây dựng | phát triển đô thị"
            return self.key.count(" ", start, field.end) > 1
        return self.text[head.start].isupper() or self.places.titled(head.start)

    def _after_joint(self, joint: str, at: int, kind: str) -> tuple[int, bool] | None:
        """A joint ("và", "-") holds two parts of one name when a field of work or a word of two syllables follows,
        in names of firms and schools also when a lone capital does."""
        mark = joint.strip()
        head = self.heads.get(at)
        paired = joint == "-" or self.key.endswith(("việt nam", "việt"), 0, at - len(joint))
        if kind == "proper" and mark in ("-", "–") and (form := LEGAL_FORM.match(self.text, at)):
            return form.end(), True
        if kind == "name" and mark in ("-", "–") and (home := _HOME.match(self.text, at)):
            return home.end(), True  # "Hội Hữu nghị Nga - | Việt"
        if paired and at in self.abroad and kind in ("name", "proper") and mark in ("-", "–"):
            return self.abroad[at], True  # "Bệnh viện Việt Nam - | Thụy Điển"
        named = head is not None and head.entry.fields.get("alone") == "yes"  # "Ngân hàng Ngoại thương - | Vietcombank"
        stops = at in self.abroad or at in self.awards or self._is_title(at) or self.key.startswith(NO_PART, at)
        if stops or (head is not None and " " in head.entry.phrase):
            return None
        if at in self.fields:
            return self.fields[at].end, False
        match = _CAPITAL.match(self.text, at)
        if match is None or (joint != "-" and self.text[match.end(1)] == ":") or (head is not None and not named):
            return None
        if kind not in ("name", "proper") and begins_person(self.places, at, at, kind, True):
            return None
        lower = _LOWER.match(self.text, match.end(1))
        if lower and match[1].lower() in self.firsts.get(self.key[lower.start(1) : lower.end(1)], ()):
            return lower.end(1), False
        return (match.end(1), True) if mark != "và" and (joint == "-" or kind == "proper") else None
