"""Candidates for names of persons: capitalised runs that no unit, office or honorific has taken."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from sukien.lexicon import word_groups
from sukien.mentions import Office, Segmented, Span, UnitMention, start_of
from sukien.recognise.runs import LOWER, NOT_BODY, UPPER, all_surnames, common_surnames, compounds

_SYLLABLE = rf"[{UPPER}](?:(?<=M)a?c[{UPPER}]|(?<=O)['’][{UPPER}])?[{LOWER}]*(?:['’`][{UPPER}{LOWER}]+)*(?:-[{UPPER}{LOWER}]+){{0,4}}"
_INITIAL = rf"(?<![^\W_])[{UPPER}]\.(?:[{UPPER}]\.?(?![{LOWER}]))?"
_PARTICLE = r"(?:(?:de(?: la)?|van(?: de[rn])?|von(?: der)?|bin|ibn|dos|del|della) )?"  # inside foreign names: "Ursula | von der | Leyen"
_ROUGH = re.compile(rf"[{UPPER}][{UPPER}{LOWER}'’`.-]*(?: {_PARTICLE}[{UPPER}][{UPPER}{LOWER}'’`.-]*)*")  # quick, and never less than _RUN
_RUN = re.compile(rf"(?:{_INITIAL}|{_SYLLABLE})(?:(?: {_PARTICLE}|(?<=\.))(?:{_INITIAL}|{_SYLLABLE}))*(?![\w@]|/[{UPPER}])")
_NOTHING = Span(1 << 60, 1 << 60)

_HOUSE = re.compile(r"(?<![^\W_])số (?:nhà )?\d{1,4}[a-z]?(?:/\d+)*,? $")
_DAY = re.compile(r" (?:nay|qua|\d|ngày )")  # after "Sáng", "Chiều", which are also given names
_NEXT = re.compile(rf" ([{LOWER}]+)")
# second syllables of words whose first ends a run: closed class, observed usage
_SECOND = {
    "huân": frozenset({"chương"}),
    "huy": frozenset({"chương", "hiệu"}),
    "cộng": frozenset({"sản", "hòa", "đồng"}),
    "bằng": frozenset({"khen"}),
}
_MIDDLE = frozenset({"thị", "văn"})  # middle names, though also surnames


class Candidate(NamedTuple):
    """A stretch that may be a name. surname: it begins with a surname; size: its syllables; holder: a noun before it
    whose name it is rather ("đường", "giải thưởng"), so that it is no person here."""

    start: int
    end: int
    surname: bool
    size: int
    holder: bool


def find_candidates(segmented: Segmented, units: tuple[UnitMention, ...], offices: tuple[Office, ...]) -> list[Candidate]:
    """Candidates in order of start; lines in capitals hold none (see persons.py for names known from elsewhere)."""
    text, key = segmented.reading.text, segmented.reading.key
    taken = _taken(segmented, units, offices)
    found: list[Candidate] = []
    at = 0
    for sentence in segmented.sentences:
        if segmented.section_at(sentence.start).kind in NOT_BODY:
            continue
        for rough in _ROUGH.finditer(text, sentence.start, sentence.end):
            start, end = rough.span()
            while at < len(taken) and taken[at].end <= start:
                at += 1
            nearest = taken[at] if at < len(taken) else _NOTHING
            if nearest.start <= start and nearest.end >= end:
                continue
            if " " not in rough[0] and nearest.start >= end and (not at or taken[at - 1].end < start - 1):
                continue  # one syllable with nothing before it that could make it a name
            for run in _RUN.finditer(text, start, min(end + 2, sentence.end)):
                found += _candidates(text, key, *run.span(), taken, at)
    return found


def _candidates(text: str, key: str, start: int, end: int, taken: list[Span], at: int) -> list[Candidate]:
    """The candidates of one run; `at`: index of the first taken span that ends after the run's start."""
    if start and text[start - 1] not in ' \n(“"' and _inside_word(text, start):  # "TP.HC|M Lò Văn Hải"
        if not _after_degree(key, start):
            start = text.find(" ", start, end) + 1
        if not start:
            return []
    candidates = (_candidate(text, key, *span) for span in _free(text, start, end, taken, at))
    return [candidate for candidate in candidates if candidate]


def _after_degree(key: str, at: int) -> bool:
    """A degree is glued to the name: "PGS.TS.|Nguyễn Văn A"."""
    return key.endswith(("ts.", "ths.", "gs.", "bs.", "ckii.", "cki."), 0, at)


def _inside_word(text: str, at: int) -> bool:
    """A letter, digit or sign that belongs to the same word stands right before `at`."""
    before = text[at - 1]
    return before.isalnum() or before in "_&/@" or (before == "." and text[at - 2 : at - 1].isalpha())


def _taken(segmented: Segmented, units: tuple[UnitMention, ...], offices: tuple[Office, ...]) -> list[Span]:
    spans = [(u.start, u.end) for u in units if not u.nested]
    spans += [(o.start, o.end) for o in offices]
    spans += [(a.start, a.end) for a in segmented.anchors["honorifics"]]
    spans.sort()
    merged: list[Span] = []
    start, end = -1, -1
    for first, last in spans:
        if first < end:
            end = max(end, last)
            continue
        if end > 0:
            merged.append(Span(start, end))
        start, end = first, last
    if end > 0:
        merged.append(Span(start, end))
    return merged


def _free(text: str, start: int, end: int, taken: list[Span], at: int) -> list[Span]:
    """The parts of [start, end) outside the taken spans, trimmed of blanks."""
    parts: list[Span] = []
    while at < len(taken) and taken[at].start < end:
        span = taken[at]
        if span.end - span.start <= 5 and span.start > start and " " not in text[span.start : span.end]:
            at += 1  # "Anh", "Cô", "Em" inside a name: a syllable of it, not an honorific
            continue
        if span.start > start:
            parts.append(Span(start, span.start))
        start = max(start, span.end)
        at += 1
    if start < end:
        parts.append(Span(start, end))
    trimmed = []
    for part in parts:
        piece = text[part.start : part.end]
        left = len(piece) - len(piece.lstrip(" -.,"))
        right = len(piece.rstrip(" -,."))
        if left < right:
            trimmed.append(Span(part.start + left, part.start + right))
    return trimmed


def _candidate(text: str, key: str, start: int, end: int) -> Candidate | None:
    end = _trim(text, key, start, end)
    words = key[start:end].split()
    if not words or (len(words) == 1 and words[0] in word_groups("name_openers")["opener"]):
        return None
    if word_before(key, start).rstrip(":") in word_groups("name_openers")["credit"]:
        return None
    surname = _surname(words[0]) or (len(words) > 2 and words[1] in _MIDDLE)
    skip = 0
    if not surname and len(words) > 2:
        skip = next((i for i in range(1, len(words) - 1) if _surname_alone(words[i]) and len(words) - i in (3, 4)), 0)
        if skip and text[start:end].split()[0].isalpha():
            start += len(" ".join(text[start:end].split(" ")[:skip])) + 1
            return Candidate(start, end, True, len(words) - skip, held(key, start))
    return Candidate(start, end, surname, len(words), held(key, start) or _begins_with_holder(words))


def held(key: str, at: int) -> bool:
    """A noun stands right before `at` whose name it is ("đường |", "giải thưởng |"), or the number of a house ("số 47 |")."""
    word = word_before(key, at)
    if word[:1].isdigit():
        return _HOUSE.search(key, max(0, at - 20), at) is not None
    nouns = word_groups("name_holders").get(word)
    if not nouns:
        return False
    before = " " + key[max(0, at - 16) : at - 1].replace("\n", " ")
    return any(before.endswith(" " + noun.replace("_", " ")) for noun in nouns)


def word_before(key: str, at: int) -> str:
    """The word that ends one blank or line break before `at`, or "" when none does."""
    if at < 2 or key[at - 1] not in " \n":
        return ""
    begin = max(key.rfind(" ", max(0, at - 40), at - 1), key.rfind("\n", max(0, at - 40), at - 1)) + 1
    return key[begin : at - 1]


def _begins_with_holder(words: list[str]) -> bool:
    """Such a noun begins the capitals, as at the head of a sentence: "Đường Nguyễn Huệ"."""
    return (
        len(words) > 2
        and words[0] in word_groups("name_holders").get(words[0], frozenset())
        and words[0] != "hồ"  # more often a surname
        and _surname_alone(words[1])
    )


def _trim(text: str, key: str, start: int, end: int) -> int:
    """Drop a last syllable that begins the next word: "Khánh Huân|chương", "Tùng Theo|"."""
    last = key.rfind(" ", start, end) + 1 or start
    word = key[last:end]
    openers = word_groups("name_openers")
    if last > start and key[start : last - 1].rsplit(" ", 1)[-1] in _MIDDLE:
        return end  # no name ends in its middle: "Nông Văn Từ |"
    if last > start and (word in openers["opener"] or (word in openers["hour"] and _DAY.match(key, end))):
        return last - 1
    if text.count(" ", start, end) in (1, 2) and word not in _SECOND:
        return end
    follows = _NEXT.match(text, end)
    if follows and key[follows.start(1) : follows.end(1)] in compounds().get(word, frozenset()) | _SECOND.get(word, frozenset()):
        return last - 1 if last > start else start
    return end


def _surname_alone(word: str) -> bool:
    """A surname that is not as often the middle of a name."""
    return word in common_surnames() and word not in _MIDDLE


def _surname(word: str) -> bool:
    return word in all_surnames() or word[:2] in ("h'", "h’", "k'", "k’", "r'", "r’")


def plain(segmented: Segmented, candidate: Candidate) -> bool:
    """No quotation mark opens right before, no place name begins here."""
    text = segmented.reading.text
    if candidate.start and text[candidate.start - 1] in "“\"‘'":
        return False
    provinces = segmented.anchors.get("provinces", ())
    at = bisect_left(provinces, candidate.start, key=start_of)
    return not (at < len(provinces) and provinces[at].start == candidate.start)
