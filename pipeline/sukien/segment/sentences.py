"""Where sentences end.

A mark ends a sentence unless a rule says that it does not: abbreviations (lexicons/abbreviations.tsv), initials,
numbers, list numbers, marks inside short quotations and brackets, a next word in lower case. Where full stops got
lost (captions run into the body), a phrase that only begins sentences (lexicons/openers.tsv) begins one.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from sukien.mentions import Anchor, Span, as_named
from sukien.text import places_of

_END = re.compile(r"[.!?…]+(?:/\.+)?[”\"’»)\]]*")
_ENCLOSED = re.compile(
    r"“[^“”\n]{1,300}”|\"(?<![^\s(\[“]\")(?=\S)[^\"\n]{1,300}\"(?!\w)|«[^«»\n]{1,300}»|\([^()\n]{1,250}\)|\[[^\[\]\n]{1,250}\]"
)
_MARKS = ".!?…"  # what _END begins with
_MORE = '.!?…/”"’»)]'  # what it goes on with
_OPENED = '“"«(['  # what _ENCLOSED begins with
_OPENING = "“\"‘'«(["
_ROMAN = frozenset("IVX")


def boundaries(text: str, anchors: dict[str, list[Anchor]], credits: Iterable[Span]) -> list[int]:
    """Offsets at which a new sentence begins inside a line, in order (line breaks are not among them)."""
    abbreviations = {a.end: a.entry.code for a in anchors.get("abbreviations", ()) if text[a.start - 1 : a.start] not in ("-", "/")}
    openers = {a.start for a in anchors.get("openers", ()) if text[a.start].isupper()}
    enclosed = _enclosed(text)
    found = {offset for offset in openers if _runs_in(text, offset)}
    for credit in credits:
        found.update(_around(text, credit))
    found = {offset for offset in found if not _inside(enclosed, offset)}
    begins = end = near = 0
    ended = text + "\n"  # in which a mark has something behind it
    for start in places_of(_MARKS, text):
        if start < end:
            continue
        mark = _END.match(text, start) if ended[start + 1] in _MORE else None
        end = mark.end() if mark else start + 1
        following = ended[end]
        if following.isdigit():
            continue  # inside a number
        after = end + (following == " ")
        if after >= len(text) or text[after] == "\n":
            begins = after + 1
            continue
        while near < len(enclosed) and enclosed[near][1] <= after:
            near += 1
        if (
            (text[after].isupper() or _may_begin(text, after, text[end - 1]))
            and not (near < len(enclosed) and enclosed[near][0] < after)
            and _may_end(text, start, end, after, begins, abbreviations, openers)
        ):
            found.add(after)
            begins = after
    return sorted(found)


def _enclosed(text: str) -> list[tuple[int, int]]:
    """Short quotations and brackets, the outer of nested ones."""
    found: list[tuple[int, int]] = []
    end = 0
    for start in places_of(_OPENED, text):
        if start >= end and (match := _ENCLOSED.match(text, start)):
            end = match.end()
            found.append((start, end))
    return found


def cut(text: str, start: int, end: int, bounds: list[int]) -> list[Span]:
    """The sentences of [start, end): cut at line breaks and at `bounds`, without blanks around them."""
    sentences: list[Span] = []
    inner = bounds[bisect_right(bounds, start) : bisect_left(bounds, end)]
    for stop in (*inner, end):
        bare = text[start:stop].strip()
        for line in map(str.strip, bare.split("\n")) if "\n" in bare else (bare,):
            if line:
                first = start if text[start] == line[0] else text.index(line, start)
                start = first + len(line)
                if line[0].isalnum() or any(map(str.isalnum, line)):  # a line without letter or digit is no sentence
                    sentences.append(as_named(Span, (first, start)))
        start = stop
    return sentences


def _runs_in(text: str, offset: int) -> bool:
    """True when the opener at `offset` follows a word directly, with no mark between: a stop got lost."""
    return offset > 1 and text[offset - 1] == " " and (text[offset - 2].isalnum() or text[offset - 2] in ")”%»’")


def _around(text: str, credit: Span) -> Iterable[int]:
    """A photo credit stands alone when a mark stands before it; what follows it is a new sentence."""
    if credit.start > 1 and text[credit.start - 1] == " " and text[credit.start - 2] in '.!?…”"':
        yield credit.start
    after = credit.end
    while after < len(text) and text[after] in " .;-":
        after += 1
    if after < len(text) and text[after] != "\n" and not text[after].islower():
        yield after


def _inside(enclosed: list[tuple[int, int]], offset: int) -> bool:
    i = bisect_right(enclosed, (offset, 0)) - 1
    return i >= 0 and enclosed[i][0] < offset < enclosed[i][1]


def _may_begin(text: str, offset: int, before: str) -> bool:
    """True when a sentence may begin at `offset`: a capital, a number, an opening quote before one, a list dash."""
    char = text[offset]
    if char in _OPENING:
        char = text[offset + 1 : offset + 2]
        return char.isupper() or char.isdigit()
    if char in "-–+*":
        return before not in '”"’»' and text[offset + 1 : offset + 2] == " " and text[offset + 2 : offset + 3].isupper()
    return char.isupper() or (char.isdigit() and text[offset - 1] == " ")


def _may_end(text: str, start: int, end: int, after: int, begins: int, abbreviations: dict[int, str], openers: set[int]) -> bool:
    """True when the mark at [start, end) ends a sentence that began at or after `begins`."""
    if end - start > 1 and text[start : start + 2] != '."':
        return abbreviations.get(end, abbreviations.get(start + 1)) != "open" or after in openers or text[end - 1] in "/.”"
    if text[start] != ".":
        return True
    if start + 1 in abbreviations:
        return after in openers
    if after > end and text[start - 1].islower():
        return True  # neither a number nor an initial
    word = _word_before(text, max(begins, start - 12), start)
    if not word:
        return True
    first = start - len(word)
    if word.isdigit() and len(word) <= 3 and (first == begins or text[first - 1] == "\n"):
        return False
    lead = ": " if word == "1" else "; "  # before the first item, before the others
    if word.isdigit() and len(word) < 3 and (text[first - 2 : first] == lead or _further_item(text, begins, first)):
        return False  # the number of an item: "gồm: 1. Sở Y tế; 2. Sở Nội vụ"
    if len(word) == 1 and word.isupper():
        return after in openers and first != begins
    if first == begins and _ROMAN.issuperset(word):
        return False
    return after > end or _glued(text, word, after)


def _further_item(text: str, begin: int, at: int) -> bool:
    """A number behind a comma at `at` is that of a further item of the sentence: "gồm: 1. Sở Y tế, | 2. Sở Nội vụ"."""
    return text[at - 2 : at] == ", " and text.find(": 1. ", begin, at) >= 0


def _word_before(text: str, begin: int, end: int) -> str:
    """The letters and digits that end at `end`, from `begin` on."""
    word = text[begin:end].rpartition(" ")[2]
    if word.isalnum():
        return word
    size = 0
    while size < len(word) and word[-1 - size].isalnum():
        size += 1
    return word[len(word) - size :]


def _glued(text: str, word: str, after: int) -> bool:
    """True for "cá nhân.Ngày": a full stop with no blank before a capitalised word ends a sentence."""
    following = text[after + 1 : after + 2]
    if not (following.islower() or following == " ") or not text[after].isupper():
        return False
    return word[-1].islower() or word[-1].isdigit() or len(word) > 2
