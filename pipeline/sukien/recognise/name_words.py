"""The words in and around a run of capitals that tell whether it is a person's name, or whose name it is."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from string import ascii_lowercase

from msgspec import Struct

from sukien.alphabet import LOWER
from sukien.lexicon import load, word_groups
from sukien.recognise.runs import all_surnames, common_surnames, compounds, is_vietnamese
from sukien.text import key_of
from sukien.whole_words import by_last_letter

_HOUSE = re.compile(r"(?:(?<![^\W_])số (?:nhà )?\d{1,4}|(?:[a-z\xe0-\u1ef9][,:]| [-–]| tại| ở) \d{1,3})[a-z]?(?:/\d+[a-z]?)*,? $")
_IN_ROW = re.compile(r"(?<!\d)\d{1,3} [^\d,;:.\n]{4,40}[,;] \d{1,3} ")  # "1 Lò Văn An, 2 Lò Thị Hoa": numbers of persons in a row
_ADDRESS = re.compile(r"(?<![^\W_])(?:số|đường|phố|phường|quận|q\.|p\.) ?[^\W_]")
_DAY = re.compile(r" (?:nay|qua|\d|ngày )")  # after "Sáng", "Chiều", which are also given names
_NEXT = re.compile(rf" ([{LOWER}]+)")
# second syllables of words whose first ends a run: closed class, observed usage
_SECOND = {
    "huân": frozenset({"chương"}),
    "huy": frozenset({"chương", "hiệu"}),
    "cộng": frozenset({"sản", "hòa", "đồng"}),
    "bằng": frozenset({"khen", "danh"}),
}
_NAME_STOPS = (",", ";", ")", " - ", " – ", " (")
# what begins like a name and is an office or a firm: "Phó Tổng | GĐ", "Tổng Công | ty"
NO_NAMES = {
    "phó": frozenset({"chủ", "tổng", "thư", "chánh", "trưởng", "giám", "bí", "ban", "phòng"}),
    "tổng": frozenset({"công"}),
    "tòa": frozenset({"phúc", "tối"}),
}
BODY_WORDS = frozenset(
    {"đảng", "đồn", "bộ", "nha", "sở", "ban", "cục", "phòng", "viện", "đội", "hội", "ty", "vụ", "trạm", "hạt", "cảng"}
)  # they begin names of bodies
MIDDLE_NAMES = frozenset({"thị", "văn"})  # middle names, though also surnames


_NO_STATUES = (" đối tượng", " thần tượng", " hiện tượng")  # they end like "tượng"


class KnownWords(Struct, frozen=True):
    """The words that tell what a run is: those of lexicons/name_openers.txt, name_holders.txt and surnames.txt."""

    openers: frozenset[str]
    ends: frozenset[str]  # words that may be no part of a run that they end
    hours: frozenset[str]
    before_ends: dict[str, tuple[str, ...]]  # what tells something of a run that it ends before, by its last sign: credits, nouns, houses
    credits: frozenset[str]
    saints: frozenset[str]
    surnames: frozenset[str]
    holders: dict[str, tuple[str, ...]]  # the last syllable of a noun → the nouns, with a blank before


@cache
def known_words() -> KnownWords:
    """The words, loaded once."""
    openers = word_groups("name_openers")
    holders = {last: tuple(" " + noun.replace("_", " ") for noun in nouns) for last, nouns in word_groups("name_holders").items()}
    ends = openers["opener"].union(openers["hour"], compounds(), _SECOND)
    houses = [f"{digit}{letter}" for digit in "0123456789" for letter in ("", *ascii_lowercase)]
    befores = by_last_letter([":", *openers["credit"], *holders, *houses])
    return KnownWords(openers["opener"], ends, openers["hour"], befores, openers["credit"], openers["saint"], all_surnames(), holders)


@lru_cache(maxsize=1 << 14)  # names recur, within an article and between articles
def whole_name(wording: str) -> tuple[str, int, bool, bool] | None:
    """The key of plain capitalised words, how many they are and whether a surname begins them, where they are one candidate as they
    stand, and whether a word written small behind them may yet make them another; None for the rest."""
    if not (wording.istitle() and wording.replace(" ", "").isalpha()):
        return None
    key, known = key_of(wording), known_words()
    words = key.split(" ")
    first, last, size = words[0], words[-1], len(words)
    if first in known.openers or (size > 1 and (last in known.openers or words[1] in NO_NAMES.get(first, ()))):
        return None
    surname = first in known.surnames or (size > 2 and words[1] in MIDDLE_NAMES)
    if size > 2 and country_words(words):
        return None
    if size > 2 and ((not surname and words_before_surname(words)) or (first in known.holders and begins_with_holder(words))):
        return None
    cut = last in known.ends and (size == 1 or size > 3 or last in known.hours or last in _SECOND)
    return key, size, surname, cut or (size > 1 and first in BODY_WORDS)


def country_words(words: list[str]) -> int:
    """How many words of a country stand before a name that is not Vietnamese, or has three more words; 0 for none.

    "Hàn Quốc | Kang Mi-rae", "Ả Rập Saudi | Salim", but "Hàn Quốc Việt" is a person.
    """
    for size in (3, 2):
        rest = words[size:]
        if rest and (country := " ".join(words[:size])) in _countries():
            return size if country == "việt nam" or len(rest) > 2 or not all(map(is_vietnamese, rest)) else 0
    return 0


@cache
def _countries() -> frozenset[str]:
    return frozenset({"việt nam", *(entry.phrase for entry in load("countries") if entry.phrase.count(" ") in (1, 2))})


def held(key: str, at: int) -> bool:
    """A noun stands right before `at` whose name it is ("đường |", "giải thưởng |"), or the number of a house ("số 47 |")."""
    return held_by(key, at, word_before(key, at))


def held_by(key: str, at: int, word: str) -> bool:
    """The same, where the word before `at` is known."""
    nouns = known_words().holders.get(word)
    if nouns is None:
        if word == "" or not word[0].isdigit() or _HOUSE.search(key, at - 20, at) is None:
            return False
        around = max(at - 50, 0), at + 50
        return _IN_ROW.search(key, *around) is None or _ADDRESS.search(key, *around) is not None
    before = " " + key[at - 16 if at > 16 else 0 : at - 1].replace("\n", " ")
    return before.endswith(nouns) and not before.endswith(_NO_STATUES)


def word_before(key: str, at: int) -> str:
    """The word that ends one blank or line break before `at`, or "" when none does."""
    if at < 2 or key[at - 1] not in " \n":
        return ""
    word = key[key.rfind(" ", 0, at - 1) + 1 : at - 1]
    return word if word.isalpha() else word.rpartition("\n")[2]


def begins_with_holder(words: list[str]) -> bool:
    """Such a noun of one syllable begins the capitals, as at the head of a sentence: "Đường Nguyễn Huệ"."""
    first = words[0]
    return first != "hồ" and " " + first in known_words().holders[first] and _surname_alone(words[1])  # "Hồ" is more often a surname


def words_before_surname(words: list[str]) -> int:
    """How many words stand before a surname with two or three more syllables; 0 without one."""
    for i in range(max(1, len(words) - 4), len(words) - 2):
        if _surname_alone(words[i]):
            return i
    return 0


def ends_before_last(text: str, key: str, words: list[str], end: int, known: KnownWords) -> bool:
    """The last syllable of the run that ends at `end` begins the next word: "Khánh Huân|chương", "Tùng Theo|"."""
    word, size = words[-1], len(words)
    if size > 1:
        if words[-2] in MIDDLE_NAMES:
            return False  # no name ends in its middle: "Nông Văn Từ |"
        if text.startswith(_NAME_STOPS, end):
            return False  # "Nguyễn Thế Tuy, Phó Bí thư": no word that opens a clause
        if word in known.openers or (word in known.hours and _DAY.match(key, end)):
            return True
        if size < 4 and word not in _SECOND:
            return False
    return goes_on(text, key, word, end)


def goes_on(text: str, key: str, word: str, end: int) -> bool:
    """The syllable `word` that ends at `end` makes one word with the next, written small: "Biên | phòng"."""
    follows = _NEXT.match(text, end)
    if follows is None:
        return False
    second = key[follows.start(1) : follows.end(1)]
    return second in compounds().get(word, ()) or second in _SECOND.get(word, ())


def _surname_alone(word: str) -> bool:
    """A surname that is not as often the middle of a name."""
    return word in common_surnames() and word not in MIDDLE_NAMES
