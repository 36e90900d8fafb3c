"""Proper names of places after a level word: "huyện [Na Rì]", "phường [6]", "tỉnh [Thừa Thiên - Huế]"."""

from __future__ import annotations

import re
from functools import lru_cache

from sukien.alphabet import LOWER
from sukien.mentions import Anchor, Segmented, Span
from sukien.places.gazetteer import gazetteer
from sukien.recognise.foreign import given_names
from sukien.recognise.name_words import MIDDLE_NAMES
from sukien.recognise.runs import SYLLABLE, all_surnames, common_surnames, compounds, is_vietnamese
from sukien.whole_words import by_last_letter

_NUMBER = re.compile(r" ?(?:số )?(\d{1,3}[A-Z]?|[IVX]{1,4})(?![\w/.,-]*\d)(?!\w| (?:cây|dảnh|nhánh|suất|triệu|hộ)(?!\w))")
_NUMBERED = frozenset(
    {"quận", "phường", "thôn", "ấp", "tổ dân phố", "tdp", "khu phố", "khu dân cư", "xóm", "khóm", "tiểu khu", "q.", "p.", "khu"}
)
_OF_TIMES = r" (?:lần|năm(?! \d)|lượt|tuổi|hộ|người|em|tập thể|cá nhân|đồng chí|gia đình)(?!\w)"  # "thôn Bản Lác | 5 năm liền được"
_RUN = re.compile(rf" ?({SYLLABLE}(?:[ -]{SYLLABLE}){{0,6}})(?: (\d{{1,2}})(?![\w/%]|[.,]\d|{_OF_TIMES}))?")
_OF_AREA = re.compile(r" (?:khu vực|\(?ptkv\)?) (?:\d{1,2}|[ivx]{1,5})$")
_NEXT_LOWER = re.compile(rf" ([{LOWER}]+)")
_WORD = re.compile(r"[^\W\d_]+")
_VILLAGES = frozenset({"thôn", "xóm", "bản", "ấp", "buôn"})
_ABBREVIATIONS = frozenset({"tp", "tp.", "tx", "tx.", "tt.", "p.", "q.", "h.", "x."})  # too short to name what follows them
_GAZETTEER_LEVEL = {
    "tỉnh": "province", "thành phố": "district", "tp": "district", "tp.": "district", "huyện": "district", "thị xã": "district",
    "quận": "district", "tx": "district", "tx.": "district", "h.": "district", "q.": "district", "huyện đảo": "district",
    "xã": "commune", "phường": "commune", "thị trấn": "commune", "đặc khu": "commune", "tt.": "commune", "p.": "commune",
    "x.": "commune",
}  # fmt: skip


# what a deputy is in charge of, between the title and the body: "Phó Giám đốc | phụ trách chuyên môn | Bệnh viện …"
CHARGE = re.compile(rf"(?:(?<=đốc)|(?<=tịch)|(?<=ưởng)) phụ trách(?: [{LOWER}]+){{1,5}} ")
BEHIND = "  "  # put behind a text, so that the two signs behind any name can be asked for
TITLED = -1  # stands for the start of a unit that is known to follow a title
_TITLE_ENDS = by_last_letter((
    "điều hành", "tịch", "thư", "viên", "trưởng", "đốc", "nhiệm", "phó", "biểu", "huy", "chánh", "gđ", "pct", "trực", "nhất", "vụ",
    "trưởng ban", "phó ban", "trưởng phòng", "phó phòng", "trưởng khoa", "phó khoa", "biên tập", "chánh án", "phụ trách", "chuyên trách",
    "nhiệm chính trị", "nhiệm hậu cần", "nhiệm kỹ thuật", "tư lệnh", "chính ủy", "thư ký", "uvbch", "uvbtv", "uvtv",
))  # fmt: skip


@lru_cache(maxsize=8192)  # places recur between articles
def listed_size(level: str, run: str) -> int:
    """How long the longest beginning of a run (a key) is that the gazetteer knows as a unit of a level (a level word); 0 for none."""
    meant = _GAZETTEER_LEVEL.get(level)
    names = gazetteer().by_key
    while run and meant:
        for place in names.get(run, ()):
            if place.level == meant:
                return len(run)
        run = run.rpartition(" ")[0]
    return 0


LEVEL = re.compile(
    r" (tp\.(?= ?[^\W\d_])|(?:t(?:ỉnh|hành phố|p|hị xã|hị trấn|hôn|ổ dân phố)|huyện|quận|x(?:ã(?! hội)|óm)|phường|"
    r"đặc khu|b(?:ản|uôn(?! lậu| bán))|ấp|kh(?:u phố|óm))(?![^\W_]))"
)
LEVEL_LETTERS = frozenset("tphxqđbấk")  # what LEVEL begins with, behind the blank


class Places:
    """Reads place names in one article; `known` maps a start to the end of the longest province name there."""

    def __init__(self, segmented: Segmented) -> None:
        self.text = segmented.reading.text + BEHIND
        self.key = segmented.reading.key + BEHIND
        self.known: dict[int, int] = {}
        self.charges = " phụ trách " in self.key and CHARGE.search(self.text) is not None
        self.called: dict[str, tuple[bool, bool]] = {}  # names that have been looked for: see unit_persons.py
        for anchor in segmented.anchors.get("provinces", ()):
            if self.text[anchor.start].isupper() and (anchor.entry.fields.get("bare") == "yes" or self._is_titled(anchor)):
                self.known.setdefault(anchor.start, anchor.end)

    def _is_titled(self, anchor: Anchor) -> bool:
        """The last syllable has a capital too: not "Viện Nghiên cứu | Hòa bình"."""
        return not self.text[self.text.rfind(" ", anchor.start, anchor.end) + 1].islower()

    def titled(self, start: int) -> bool:
        """The end of a title stands right before `start`: "Trưởng | Ban", "Chủ tịch | UBND"."""
        if start == TITLED:
            return True
        ends = _TITLE_ENDS.get(self.key[start - 2])
        if ends is not None and self.key.endswith(ends, 0, start):
            return True
        return (
            self.charges
            and (charge := CHARGE.search(self.text, start - 48 if start > 48 else 0, start)) is not None
            and charge.end() == start
        )

    def after_level(self, level: str, at: int, begin: int) -> tuple[int, int] | None:
        """Start and end of the place name that follows the level word (a key) ending at `at`, or None.

        begin: where the unit begins, or TITLED; behind a title ("Chủ tịch | UBND tỉnh …") a capitalised run may be a person's name.
        """
        if level in _NUMBERED and (number := _NUMBER.match(self.text, at)):
            return number.span(1)
        match = _RUN.match(self.text, at)
        if match is None:
            return None
        start, run = match.span(1)
        size = listed_size(level, self.key[start:run])
        listed = start + size
        known = self.known.get(start, 0)
        if size and known <= listed and (listed == run or size >= 12 or not (self._person(start, run, listed) and self.titled(begin))):
            return start, listed
        if known:
            return start, known
        if level in _ABBREVIATIONS or match[1].isupper():
            return None
        if level == "tỉnh" and self.titled(begin) and self._of_peoples(start):
            return None  # "Chánh Thanh tra tỉnh | Kpă Thuyên"
        of_body = level in _VILLAGES and begin < at - len(level)  # "Chi bộ xóm | Đồng Tiến": two syllables are no person
        end = self._cut(start, run, self.titled(begin) and not (of_body and match[1].count(" ") == 1))
        if end is None or self._is_word(end):
            return None
        if match[2] and end == run and (" " in match[1] or level in _VILLAGES):
            end = match.end(2)
        return start, end

    def listed_after(self, level: str, at: int) -> Span | None:
        """The longest name of a unit of this level that the gazetteer knows right after `at`, or None."""
        match = _RUN.match(self.text, at) if self.text[at] == " " and self.text[at + 1].isupper() else None
        if match is None:
            return None
        size = listed_size(level, self.key[at + 1 : match.end(1)])
        return Span(at + 1, at + 1 + size) if size else None

    def seat_after(self, at: int) -> int:
        """End of the seat that follows the number of a body ("Tòa án nhân dân khu vực 2 | - Tân Hà"), or `at` itself."""
        if not self.text.startswith((" - ", " – "), at) or _OF_AREA.search(self.key, at - 15, at) is None:
            return at
        place = self.known.get(at + 3)
        for level in () if place else ("xã", "huyện"):
            listed = self.listed_after(level, at + 2)
            place = max(place or 0, listed.end) if listed else place
        return place or at

    def _of_peoples(self, start: int) -> bool:
        """A clan's name or a surname that is no Vietnamese syllable begins at `start`."""
        word = _WORD.match(self.key, start)
        if word is None or self.key.startswith(("h'", "h’", "k'", "k’"), start):
            return word is not None
        return word[0] in ("y", "điểu") or (word[0] in all_surnames() and not is_vietnamese(word[0]))

    def _person(self, start: int, end: int, listed: int) -> bool:
        """The run is a person's name of which a place only has the beginning: "xã [Trần Phú] Cường"."""
        word = _WORD.match(self.key, start)
        return word is not None and word[0] in common_surnames() and self.text.count(" ", listed, end) < 2

    def _cut(self, start: int, end: int, titled: bool) -> int | None:
        """Where the place ends and a person's name begins in a run; None when the run is a person's name."""
        parts = [m.span() for m in re.finditer(r"[^ ]+", self.text[start:end])]
        words = [self.key[start + a : start + b] for a, b in parts]
        if len(words) > 2 and words[1] == "thị" and words[0] in common_surnames():
            return None  # "Đảng ủy các cơ quan tỉnh | Nguyễn Thị Hoa"
        if titled and len(words) > 2 and words[1] in MIDDLE_NAMES:
            return None
        if titled and len(words) >= 2 and words[0] in all_surnames() and (len(words) > 2 or words[0] in common_surnames()):
            name_of_place = len(words) >= 4 and words[2] in common_surnames()
            if not name_of_place:
                return None
        for i in range(1, len(words) - 1):
            if titled and words[i] in given_names() and not is_vietnamese(words[0]):
                return start + parts[i - 1][1]  # "Thị trưởng thành phố Chicago | Mary Brown"
            if words[i] in common_surnames() and (titled or i >= 2) and len(words) - i <= 4:
                if i == 1 and len(words) == 5 and words[2] in common_surnames():
                    continue  # "Trưởng thôn Nà Lầu | Hoàng Văn An"
                return start + parts[i - 1][1]
        return start + parts[min(len(parts), 4) - 1][1]

    def _is_word(self, end: int) -> bool:
        """True when a lower-case syllable after `end` makes a word with the last one: no place name ("bản Hiến | pháp")."""
        follows = _NEXT_LOWER.match(self.text, end)
        if follows is None:
            return False
        last = re.search(r"[^\W\d_]+$", self.key[max(0, end - 12) : end])
        return last is not None and self.key[follows.start(1) : follows.end(1)] in compounds().get(last[0], ())
