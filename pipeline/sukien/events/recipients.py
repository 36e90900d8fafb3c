"""Recipients without a mention of their own: names after an honorific, and pronouns or bare nouns for somebody named before.

Rules: a pronoun means the last person named before it whose honorific does not contradict it; "nhà trường" means the last school
named, "công ty" the last company (observed usage). Neither reaches further back than _REACH characters.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from string import digits

from sukien.alphabet import LOWER, UPPER
from sukien.lexicon import load, phrase_lists
from sukien.mentions import Anchor, Span
from sukien.resolved import Person, Resolved, Unit
from sukien.text import places_of
from sukien.whole_words import by_last_word, last_word, openings

_HONORIFICS = (
    "ông", "bà", "anh", "chị", "em", "cháu", "cụ", "thầy", "cô", "đồng chí", "Đồng chí", "đ/c", "Ông", "Bà", "Anh", "Chị", "Em",
    "Thầy", "Cô", "bác sĩ", "nghệ sĩ", "NSND", "NSƯT", "nhà giáo", "học sinh", "sinh viên", "chiến sĩ",
    "Đại tá", "Thượng tá", "Trung tá", "Thiếu tá", "Đại úy", "Thượng úy", "Trung úy", "Thiếu úy", "Thượng tướng", "Trung tướng",
    "Thiếu tướng", "Đại tướng",
)  # fmt: skip


_ADDRESSES = re.compile(rf"(?<!\w)(?:{'|'.join(_HONORIFICS)})\Z")
_NAME = re.compile(rf" (?:cố )?((?:[{UPPER}][\w’']*)(?: [{UPPER}][\w’']*){{0,4}})(?!\w)")  # with the blank before it
_CASE = "ban chuyên án"  # those who work on one case of the police
_PEOPLE = re.compile(
    rf"{_CASE}(?!\w)|(?:cán bộ|đảng bộ|lực lượng vũ trang|chính quyền|nhân dân)(?:(?:,| và|, và)? (?:cán bộ|chính quyền"
    r"|quân và dân|nhân dân|lực lượng vũ trang|quân|dân|chiến sĩ)){1,4}"
    r"(?: nhân dân)?(?: các dân tộc)?(?P<kind> (?:tỉnh|thành phố|tp\.?|huyện|thị xã|quận|xã|phường|thị trấn)(?!\w))?"
)
_OWN_PLACE = re.compile(r" (?:tỉnh|thành phố|huyện)(?: nhà)?(?= )")  # "ngành Y tế tỉnh nhà"
_HONOURED = re.compile(r"(?:hạng (?:nhất|nhì|ba)|khen|thi đua|huân chương [^\s,.;:]+ [^\s,.;:]+) cho \Z")
_PLACE = re.compile(rf" [{UPPER}][^\s,.;:()]*(?: (?:- )?[{UPPER}][^\s,.;:()]*){{0,4}}")


def raw_names(text: str, honorifics: Sequence[Anchor], known: set[int], end: int) -> list[Span]:
    """Spans of names that follow the honorifics of a sentence that ends at `end`, but for those that begin where one is `known`."""
    found: list[Span] = []
    reach = 0
    for honorific in honorifics:
        if honorific.end < reach or honorific.end + 1 in known:
            continue
        name = _NAME.match(text, honorific.end, end)
        if name is not None and _addresses(text[honorific.start : honorific.end]):
            found.append(Span(*name.span(1)))
            reach = name.end()
    return found


@lru_cache(maxsize=1024)  # there are few wordings
def _addresses(honorific: str) -> bool:
    """True for an honorific, as written, behind which a capital begins a name."""
    return _ADDRESSES.search(honorific) is not None


def same_given_name(resolved: Resolved, at: int, name: str) -> Person | None:
    """The last person named before `at` whose name ends in `name` ("bà Nga", "Thúy Nga" after "bà Nguyễn Thúy Nga")."""
    for i in range(bisect_left(resolved.person_starts, at) - 1, -1, -1):
        person = resolved.person_places[i][1]
        if person.name.endswith(" " + name):
            return person
    return None


def lasts_apart(resolved: Resolved, sentences: Iterable[Span], named: Iterable[str]) -> list[str]:
    """The last syllables of the names of persons, one of which stands in whatever they may be called for short ("Nga", "Thúy Nga"), of
    those that stand in some sentences and not only in the names there, which are `named`."""
    lasts = {person.name.rsplit(" ", 1)[-1] for person in resolved.persons}
    here, names = "\n".join([resolved.text[start:end] for start, end in sentences]), "\n".join(named)
    return [last for last in lasts if (count := here.count(last)) and count > names.count(last)]


def bare_names(resolved: Resolved, start: int, end: int, lasts: Iterable[str]) -> list[Span]:
    """Spans of what may be short names of persons, with one of `lasts`, that receive in [start, end): subject of a receiving verb, or right
    after "cho" or a verb of honour."""
    text, key = resolved.text, resolved.key
    found: list[Span] = []
    for at in places_of(lasts, text, start, end):
        match = _capitals_at(text, start, at, end)
        if match is None or match[0] in _ADDRESS or (found and at < found[-1].end):
            continue
        if _CAPITAL_BEFORE.search(text, max(0, match.start() - 8), match.start()):
            continue
        if _RECEIVING.match(key, match.end()) or _GIVEN_TO.search(key, max(start, match.start() - 24), match.start()):
            found.append(Span(*match.span()))
    return found


def _capitals_at(text: str, start: int, at: int, end: int) -> re.Match[str] | None:
    """The capitalised syllable that begins at `at`, with the one before it where that is capitalised too."""
    before = max(text.rfind(" ", start, at - 1) + 1, start) if at > start and text[at - 1] == " " else at
    return (_CAPITALS.match(text, before, end) if before < at else None) or _CAPITALS.match(text, at, end)


def people_of(resolved: Resolved, nouns: list[Anchor], end: int) -> list[Span]:
    """Spans of "Đảng bộ, chính quyền và nhân dân các dân tộc tỉnh Bắc Kạn" and its like; `nouns`: of a sentence that ends at `end`."""
    key = resolved.key
    found: list[Span] = []
    for noun in nouns:
        at = noun.start
        people = _PEOPLE.match(key, at, end) if noun.entry.code in _OF_PEOPLE and not (found and at < found[-1].end) else None
        if people is not None and (people[0] != _CASE or resolved.text[at].isupper()):
            place = _PLACE.match(resolved.text, people.end(), end)
            if people["kind"] or people[0] == _CASE or _is_place(resolved, people.end() + 1, end):
                found.append(Span(at, place.end() if place else people.end()))
    return found


def _is_place(resolved: Resolved, start: int, end: int) -> bool:
    """True where a place named without its kind begins: "Đảng bộ và nhân dân Long An"."""
    return any(place.start == start and unit.kind == "admin_unit" for place, unit in resolved.units_in(start, end))


def sectors(resolved: Resolved, nouns: list[Anchor], start: int, end: int) -> list[Span]:
    """Spans of "ngành Y tế (tỉnh Lào Cai)" in [start, end) that receive: subject of a receiving verb, or given an award by "cho"; `nouns`:
    those there."""
    key = resolved.key
    found: list[Span] = []
    for kind in nouns:
        field = _field().match(key, kind.end + 1, end) if kind.entry.code == "sector" else None
        if field is None:
            continue
        close = next((place.end for place, _ in resolved.units_in(field.end(), end) if place.start == field.end() + 1), field.end())
        if close == field.end() and (home := _OWN_PLACE.match(key, close)):
            close = home.end()
        if _RECEIVING.match(key, close) or _HONOURED.search(key, max(start, kind.start - 40), kind.start):
            found.append(Span(kind.start, close))
    return found


@cache
def _field() -> re.Pattern[str]:
    """A field of work, the longest first: "giáo dục và đào tạo", "tư pháp"."""
    tails = [entry.phrase for entry in load("unit_tails") if entry.code == "sector"]
    words = phrase_lists("field_words")
    fields = {*tails, *words["noun"], *words["branch"]}
    return re.compile("(?:" + "|".join(map(re.escape, sorted(fields, key=len, reverse=True))) + r")(?!\w)")


_REACH = 1_500
_OVER_ALL = ("ministry", "central")  # no reader calls them "đơn vị"
_ADDRESS = ("Anh", "Em", "Chị", "Bà", "Ông", "Cô", "Thầy", "Mẹ", "Cha", "Bác", "Chú", "Cụ")
_CAPITALS = re.compile(rf"[{UPPER}](?<![\w’'.-].)[{LOWER}]*+(?: [{UPPER}][{LOWER}]*+)?(?!\w| [{UPPER}])")
_CAPITAL_BEFORE = re.compile(rf"[{UPPER}][{LOWER}]{{0,6}} \Z")
_MEN = ("ông", "anh", "thầy", "chú", "bác")
_WOMEN = ("bà", "chị", "cô", "mẹ")
_ADVERBS = "đã|cũng|từng|vừa|còn|lại|vinh dự|nhiều năm liền|liên tục|mới|hân hoan|vui mừng|phấn khởi|tự hào|xúc động|long trọng"
_VERBS = "được|đạt|nhận|đón nhận|vinh dự|là|có|giành|luôn|đoạt"
_RECEIVING = re.compile(rf"(?= (?:(?:{_ADVERBS}|(?:hai|ba|bốn|nhiều|\d) lần) ){{0,3}}(?:{_VERBS})(?!\w))")
_RECEIVING_OPENS = openings(f"{_ADVERBS}|{_VERBS}|hai|ba|bốn|nhiều|tổ chức|trọng thể") | {f" {digit} " for digit in digits}
_HOLDS = re.compile(  # "nhà trường tổ chức lễ kỷ niệm 30 năm thành lập và đón nhận"
    r" (?:(?:đã|vừa|long trọng|trọng thể) )*tổ chức (?:(?:long trọng|trọng thể|buổi) )*lễ(?: [^\s;:.]+){0,24}? đón nhận(?!\w)"
)
_OPENS = re.compile(
    r"(?:\A|[\n.,;:“\"(–-] ?|(?:19|20)\d\d |(?<!\w)(?:và|khi|mà|chí|ra|nay|này|thì|rằng|nhưng|nên|vì|sau|đó|qua|liền|tục|tiếp) )\Z"
)
_GIVEN_TO = re.compile(r"(?<!\w)(?:cho|tặng|khen thưởng|biểu dương|tuyên dương|vinh danh|tôn vinh)(?: \w+ \w+)? \Z")
_IN_COMPANY = re.compile(r"[^\s.,;:(]\)? c(?<!\w.)ùng(?: với)? (?:[^\s.,;:()]+ ){0,9}\Z")
_ABBREVIATION = re.compile(r"\((?<= .)([A-ZĐ&]{3,10})\)")
_PRONOUNS = frozenset(("ông", "bà", "anh", "chị", "cô", "thầy", "em", "cụ", "đồng chí"))
_OF_UNITS, _OF_PEOPLE = ("unit", "both"), ("people", "both")  # codes of lexicons/bare_nouns.tsv
_PERSONAL, _LONGEST_OCCUPATION = ("individual", "household"), 48  # characters
_GIVEN = frozenset(("ông", "bà", "anh", "chị", "cô", "thầy", "em", "cháu"))
_GIVERS = (" cho ", " tặng ")
_OBJECT_ENDS = re.compile(r" (?:vì|về|do)(?!\w)|[.,;]")
_NOUN_GIVEN = (" cho ", " tặng ", " cho tập thể ", " tặng tập thể ", " cờ của ", "quân kỳ của ", " quyết thắng của ", " truyền thống của ")
_NOUN_FOLLOWERS = "vì|về|do|nhân|đã|huân chương|bằng khen|giấy khen|danh hiệu|và (?:cá nhân|đồng chí|ông|bà|anh|chị|em|cô|thầy)"
_NOUN_ENDS = re.compile(rf" (?:{_NOUN_FOLLOWERS})(?!\w)|[.,;)|]| ?\Z")
_BARE_FOLLOWS = _RECEIVING_OPENS | openings(_NOUN_FOLLOWERS)
_AS_ONE = ("toàn ", "toàn thể ", "tập thể ", "tập thể sư phạm ", "thầy và trò ", "thầy trò ")  # "tập thể nhà trường": the school


def pronouns(key: str, honorifics: Sequence[Anchor], start: int, end: int) -> list[Span]:
    """Spans of the pronouns among the honorifics of the sentence [start, end): subject of a receiving verb, opening the sentence or a
    clause of it, or object of "cho" or "tặng"."""
    found: list[Span] = []
    for word in honorifics:
        phrase = word.entry.phrase
        given = phrase in _GIVEN and key.endswith(_GIVERS, start, word.start) and _OBJECT_ENDS.match(key, word.end, end)
        receives = phrase in _PRONOUNS and key[word.end : word.end + 3] in _RECEIVING_OPENS
        if given or (receives and _opens_and_receives(key, word, start, end)):
            found.append(Span(word.start, word.end))
    return found


def bare_nouns(key: str, nouns: list[Anchor], start: int, end: int) -> list[Span]:
    """Spans of bare nouns of units ("nhà trường") that are subject of a receiving verb, as pronouns are, or given an award by "cho";
    `nouns`: those of the sentence."""
    found: list[Span] = []
    for noun in nouns:
        if noun.entry.code not in _OF_UNITS:
            continue
        at, stop = noun.start, noun.end
        after = key[stop : stop + 3]
        if after not in _BARE_FOLLOWS and stop + 1 < end and after[0] == " ":
            continue  # most often its name follows
        receives = after in _RECEIVING_OPENS and _opens_and_receives(key, noun, start, end)
        if receives or (key.endswith(_NOUN_GIVEN, start, at) and _NOUN_ENDS.match(key, stop, end)):
            found.append(Span(at, stop))
    return found


def occupation_before(key: str, start: int, at: int) -> int:
    """The length of the longest noun of persons that ends in a blank at `at`, with the blank; 0 where none does."""
    if at < start + 2 or not key[at - 2].isalpha():
        return 0
    before = key[start if start > at - _LONGEST_OCCUPATION else at - _LONGEST_OCCUPATION : at]
    for noun in _occupations().get(last_word(before), ()):
        if before.endswith(noun) and not before[: -len(noun)][-1:].isalnum():
            return len(noun)
    return 0


@cache
def _occupations() -> dict[str, list[str]]:
    """Nouns of persons with the blank behind them, by their last words, the longest first."""
    nouns = {f"{entry.phrase} " for entry in load("recipient_kinds") if entry.code in _PERSONAL}
    return {word: sorted(ending, key=len, reverse=True) for word, ending in by_last_word(nouns).items()}


def abbreviations(resolved: Resolved) -> dict[str, Unit]:
    """The abbreviations that brackets give to a unit: "Thông tấn xã Việt Nam (TTXVN)"."""
    opened = [_ABBREVIATION.match(resolved.text, at) for at in places_of("(", resolved.text)]
    given = {match.start() - 1: match[1] for match in opened if match is not None}
    return {given[place.end]: unit for place, unit in resolved.unit_places if place.end in given} if given else {}


def abbreviated(resolved: Resolved, known: dict[str, Unit], start: int, end: int) -> list[tuple[Span, Unit]]:
    """The abbreviations that are subject of a receiving verb in the sentence [start, end), each with its unit."""
    found: list[tuple[Span, Unit]] = []
    for wording, unit in known.items():
        for at in places_of((wording,), resolved.text, start, end):
            opens = at == start or _OPENS.search(resolved.key, max(at - 6, start), at)
            if opens and _RECEIVING.match(resolved.key, at + len(wording), end):
                found.append((Span(at, at + len(wording)), unit))
    return found


def _opens_and_receives(key: str, word: Anchor, start: int, end: int) -> bool:
    """True for the subject of a receiving verb that opens the sentence [start, end) or a clause of it."""
    if _RECEIVING.match(key, word.end, end) is None and _HOLDS.match(key, word.end, end) is None:
        return False
    at = word.start
    for group in _AS_ONE if key.endswith(_AS_ONE, start, at) else ():
        if key.endswith(group, start, word.start):
            at = word.start - len(group)
    return at == start or _OPENS.search(key, max(at - 6, start), at) is not None


def last_person(resolved: Resolved, at: int, pronoun: str) -> Person | None:
    """The last person named before `at` whom the pronoun can mean; one who is only in another's company ("cùng X") comes last."""
    other = _WOMEN if pronoun in _MEN else _MEN if pronoun in _WOMEN else ()
    places = resolved.person_places
    company: Person | None = None
    for i in range(bisect_left(resolved.person_starts, at) - 1, -1, -1):
        span, person = places[i]
        if at - span.end > _REACH:
            break
        if (person.honorific or "").lower() in other:
            continue
        if not _IN_COMPANY.search(resolved.key, max(0, span.start - 80), span.start):
            return person
        company = company or person
    return company


def last_unit(resolved: Resolved, sentence: int, at: int, noun: str) -> Unit | None:
    """The unit that a bare noun means: of those named before `at` whose name begins with it the most mentioned, the last of equals.

    `sentence`: where the sentence of the noun begins; a "đơn vị" in it that is given an award is none that the sentence names before it.
    """
    head = "trường" if noun == "nhà trường" else noun
    given = noun == "đơn vị" and resolved.key.endswith(_NOUN_GIVEN, sentence, at)
    others = [unit for _, unit in resolved.units_in(sentence, at)] if given else []
    places = resolved.unit_places
    found: list[Unit] = []
    for i in range(bisect_left(resolved.unit_starts, at) - 1, -1, -1):
        span, unit = places[i]
        if at - span.end > _REACH:
            break
        anyone = noun == "đơn vị" and unit.kind not in ("admin_unit", "other") and unit.level not in _OVER_ALL and unit not in others
        if anyone or resolved.key.startswith(head + " ", span.start):
            found.append(unit)
    return max(found, key=lambda unit: len(unit.mentions), default=None)
