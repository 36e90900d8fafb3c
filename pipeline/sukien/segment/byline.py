"""Who wrote the article: "D.K", "Tin, ảnh: Hoàng Vũ", "M.Thùy – T.Sinh", "Hoàng Thái/VOV-Trung tâm Tin".

A byline is a name alone: on a line of its own near either end of the article, or behind the last full stop of a body
that stands in one line. A name that the article uses elsewhere is a person of the article; an outlet alone is a source.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from msgspec import Struct

from sukien.lexicon import load, phrase_groups
from sukien.mentions import Anchor, Span, starting_in

_ROLE = r"(?:tin|bài viết|bài|ảnh|video|clip|đồ họa|nội dung|người viết|tác giả|thực hiện|biên tập|biên dịch|phóng viên|ctv|pv|lược dịch)"
_LABEL = re.compile(rf"[(\[]?{_ROLE}(?:\s?(?:,|và|-|–|&|\+|/)?\s?{_ROLE})*\s?:\s*")
# a photo's credit, and how the press speaks of others than its authors
_NO_AUTHOR = re.compile(r"[(\[]?ảnh\s?:|(?:đồng chí|đ/ ?c|ông|bà) ")
_REPORTERS = ("phóng viên", "pv", "p.v", "pv.", "ctv")
_DESKS = frozenset([*_REPORTERS, *[f"nhóm {reporters}" for reporters in _REPORTERS], "bbt", "ban biên tập"])
_SOURCE = re.compile(r"theo$|[(\[]?(?:(?:theo|nguồn tin|nguồn|trích|dẫn)\s?:\s*|(?:theo|nguồn) (?:báo |tạp chí |trang |đài )?|tổng hợp\b)")
_TOKEN = r"[^\W\d_](?:[^\W\d_]|['’.-](?=[^\W\d_])|\. (?=[^\W\d_]))*\.?"
_NAMES = re.compile(rf"{_TOKEN}(?: {_TOKEN}){{0,4}}(?:\s?[-–+,&]\s?{_TOKEN}(?: {_TOKEN}){{0,4}}){{0,4}}")
_JOINT = re.compile(r"\s[-–+&]\s?|[+,&]\s?|–\s?")
_BREAK = re.compile(r"[,.]? ?(?:Theo|theo|Tổng hợp|tổng hợp)\b|(?<=[^\W\d_])(?:Theo |Tổng hợp)|\s?[/(|]")
_BREAKING = ("/", "(", "|", "heo", "ổng hợp")  # one of which _BREAK has
_REST = re.compile(r"\s?[-–.]?|\s?[/|].{1,45}|\s?\([^()]{1,45}\)\.?(?:\s?[/-].{0,30})?|[,.]? ?(?i:theo|tổng hợp).{0,45}|\s?[-–] ?\S.{4,70}")
_TAIL = re.compile(r"[.!?…”\"'’)\];](?:(?<=[.…])/)?\s?(?=[^\s.!?…,;)”\"/])")
_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\. ?)+|[^.!?]*/[^.!?]*\.")
# Initials that end the page, with what they did in brackets or not: "Q.N (Tổng hợp)"; who signs beside them is read otherwise.
_INITIALS_LAST = re.compile(
    r"(?<=[^-–,&+/|] )(?!U\.S|U\.N|D\.C|A\.I|T\.Ư)([A-ZĐ]\.[A-ZĐ](?:\.[A-ZĐ])?)\.?"
    r"(?: ?\((?:th|[Tt]ổng hợp[^()]{0,40}|[Tt]heo [^()]{2,40})\))?$"
)
_INITIAL = re.compile(r"[ .][A-ZĐ]\.[A-ZĐ]\b")
_INITIAL_NAME = re.compile(r"[A-ZĐ]\.(?:[A-ZĐ]\.)?[^\W\d_]{1,7}")  # "D.LỆ", "T.Nga"
_BRACKETED = re.compile(r"theo [^()\n]+ \([^()\n]+\)$")
_CREDITED = re.compile(r"ảnh[^.\n]{0,12}[:/(]? ?$")
_PHOTO_TOO = re.compile(r"(?<=[^\W\d_])\s?[-–,;]\s?\(?(?:ảnh|video|clip)\s?:[^:\n]*$")
_LIST_NUMBER = re.compile(r"(?:.*[.:;,!?…]\s)?[0-9]{1,2}", re.DOTALL)
_DOMAIN = r"\.(?:vn|com|net|org|info|edu|gov)"
_SITE = re.compile(rf"{_DOMAIN}$")
_SITE_ALONE = re.compile(rf"\(?(?:https?://)?[a-z0-9-]+(?:\.[a-z0-9-]+)*{_DOMAIN}/?\)?")
_OUTLET_LAST = re.compile(r" (?:LDO|QNO|PLO|TTO|TNO|TPO|NTO)$")
_REACH = 90
_MOST_SOURCE = 60

Anchors = dict[str, list[Anchor]]


class Signature(Struct, frozen=True):
    """What a text is signed with: where it begins, and the authors' names (None: an outlet alone)."""

    start: int
    names: Span | None


def read_signature(text: str, key: str, start: int, end: int, anchors: Anchors) -> Signature | None:
    """The signature that [start, end) is as a whole, or None when it is anything else."""
    if not 0 < end - start <= _REACH or _NO_AUTHOR.match(key, start, end):
        return None
    whole, end = end, _once(key, start, end)
    repeated = range(end, whole)
    end = _before_photo(key, start, end)
    source = _SOURCE.match(key, start, end)
    if source:
        author = _names(text, key, source.end(), end, anchors) if text[end - 1] == ")" and _BRACKETED.match(key, start, end) else None
        if author is not None and _is_new(key, author, repeated):
            return Signature(start, author)  # "Theo Hoàng Thái (VnExpress)"
        return Signature(start, None) if _is_source(text, key, start, end) else None
    if key.find(" ", start, end) < 0 and _SITE_ALONE.fullmatch(key, start, end):
        return Signature(start, None)
    if key[start:end] in _DESKS:
        return Signature(start, Span(start, start + len(key[start:end].rstrip("."))))
    label = _LABEL.match(key, start, end)
    at = label.end() if label else start
    if text[at : at + 1] == "(" and text[end - 1] == ")":
        at, end = at + 1, end - 1
    names = _names(text, key, at, end, anchors)
    if names is None:
        return Signature(start, None) if _is_outlet(key, at, end, anchors) else None
    return Signature(start, names) if label or _is_new(key, names, repeated) else None


def read_stamped(text: str, key: str, start: int, end: int, anchors: Anchors) -> Span | None:
    """The author who stands before the day and hour printed below a title; [start, end) ends at the day: "HOÀNG THÁI 28/11/2023 10:19"."""
    while end > start and text[end - 1] in " |-–":
        end -= 1
    outlet = _OUTLET_LAST.search(text, start, end)
    end = outlet.start() if outlet else end
    words = text[start:end].split(" ")
    full = 2 <= len(words) <= 4 and all(word.isalpha() for word in words) and not _no_author().match(key, start, end)
    if not full and (not _INITIAL_NAME.fullmatch(text, start, end) or key[start:end] in _short_provinces()):
        return None
    return None if _anchored(anchors, "provinces", start) else _names(text, key, start, end, anchors)


@cache
def _no_author() -> re.Pattern[str]:
    return re.compile(rf"(?:{phrase_groups('byline_words')['column']})\b")


@cache
def _short_provinces() -> frozenset[str]:
    """Keys of provinces in the manner of authors: "q.ninh", "t.huế"."""
    names = [entry.phrase.split(" ") for entry in load("provinces")]
    return frozenset(f"{words[0][0]}.{words[-1]}" for words in names if len(words) > 1)


def _once(key: str, start: int, end: int) -> int:
    """Where the first half ends of what stands there twice: "Hoàng Thái/VOV Hoàng Thái/VOV"; else `end`."""
    half = (end - start) // 2
    doubled = (end - start) % 2 and key[start + half] == " " and key[start : start + half] == key[start + half + 1 : end]
    whole_name = not key[start : start + half].isalpha()  # "Linh Linh" is a pen name
    return start + half if doubled and whole_name else end


def _before_photo(key: str, start: int, end: int) -> int:
    """Where the author ends before a credit for the pictures: "Hoàng Thái - Ảnh: TTXVN", "Tin: Hoàng Thái; ảnh: Lê Mai"."""
    if key.find(":", start, end) < 0:
        return end
    label = _LABEL.match(key, start, end)
    photo = _PHOTO_TOO.search(key, label.end() if label else start, end)
    return photo.start() if photo else end


def read_tail(text: str, key: str, start: int, end: int, anchors: Anchors) -> Signature | None:
    """The signature behind the last full stop of the line [start, end), or None."""
    closed = text[end - 1] == ")" or text[end - 2 : end].strip(".").isupper()
    initials = _INITIALS_LAST.search(text, max(start, end - _REACH), end) if closed else None
    if initials is not None:
        return Signature(initials.start(), Span(*initials.span(1)))
    found = _last_pieces(text, key, start, end, anchors)
    if found:
        return found
    source = _loose_source(text, key, max(start, end - _REACH), end)
    if source is None:
        return _without_mark(text, key, max(start, end - _REACH), end, anchors)
    return _last_pieces(text, key, start, source.start - 1, anchors) or source


def _without_mark(text: str, key: str, start: int, end: int, anchors: Anchors) -> Signature | None:
    """A name with no mark before it that can be nothing else: it is printed twice."""
    last = text.rfind(" ", start, end)
    if not text[last + 1].isupper() or text.find(text[last:end], start, last) < 0:
        return None
    words = text[start:end].split(" ")[-8:]
    for n in range(2, len(words) // 2 + 1):
        if words[-n:] == words[-2 * n : -n]:
            at = end - 2 * len(" ".join(words[-n:])) - 1
            return read_signature(text, key, at, end, anchors)
    return None


def _last_pieces(text: str, key: str, start: int, end: int, anchors: Anchors) -> Signature | None:
    """The signature among the pieces behind the last marks, read from the end; initials belong to the name behind them."""
    found: Signature | None = None
    last = end
    shortened = {anchor.end for anchor in anchors.get("abbreviations", ()) if anchor.entry.code in ("person", "place")}
    for mark in reversed(list(_TAIL.finditer(text, max(start, end - _REACH), end))):
        at = mark.end()
        if text[mark.start()] == ";":
            continue  # of a list: "…; Hoàng Thái - Phó Chủ tịch UBND xã"
        if mark.end() == mark.start() + 1 and _INITIAL.match(text, mark.start() - 2):
            continue  # "Q.N"
        if mark.start() + 1 in shortened or _LIST_NUMBER.fullmatch(text[max(start, mark.start() - 5) : mark.start()]):
            continue  # "TP. X", "2. Hoàng Thái" in a list
        if found and found.names and not _INITIALS.fullmatch(text, at, found.start):
            break
        signature = read_signature(text, key, at, last, anchors)
        if signature and signature.names:
            found = signature
        elif signature and found is None:
            found, last = signature, _before(text, at)
    return found


def _loose_source(text: str, key: str, start: int, end: int) -> Signature | None:
    """A source with no mark before it: "… rất cao Theo VTC"."""
    at = max(key.rfind(" theo ", start, end), key.rfind(" nguồn: ", start, end)) + 1
    return Signature(at, None) if at and text[at].isupper() and _is_source(text, key, at, end) else None


def _before(text: str, at: int) -> int:
    while at and text[at - 1] in " (":
        at -= 1
    return at


def _is_source(text: str, key: str, start: int, end: int) -> bool:
    """True for "Theo VGP", "(Nguồn: Báo Bạc Liêu)": names behind the word, no clause."""
    match = _SOURCE.match(key, start, end)
    if not match or end - start > _MOST_SOURCE or text[end - 1] == "?":
        return False
    words = text[match.end() : end].split()
    plain = sum(word[:1].islower() and "." not in word for word in words)
    return plain <= 1 and not (words and words[0][:1].islower() and "." not in words[0] and len(words) > 1)


def _names(text: str, key: str, start: int, end: int, anchors: Anchors) -> Span | None:
    """The authors' names that [start, end) begins with; behind them at most an outlet or a post."""
    if not text[start : start + 1].isupper():
        return None
    near = text[start + 1 : end]
    mark = _BREAK.search(text, start + 1, end) if any(map(near.__contains__, _BREAKING)) else None
    stop = mark.start() if mark else end
    blank = text.find(" ", start, stop - 1)
    if blank > 0 and text[blank + 1].islower() and text[start:blank].isalpha():
        return None  # a sentence
    match = _NAMES.match(text, start, stop)
    if not match:
        return None
    at = stop = start
    for part in _JOINT.split(match[0]):
        at = text.index(part, at)
        if not _is_name(text, key, at, at + len(part), anchors):
            break
        at = stop = at + len(part)
    rest = text[stop:end]
    if stop == start or not _REST.fullmatch(rest) or (rest.lstrip(" -–")[:1].islower() and rest.lstrip()[:1] in "-–"):
        return None
    return Span(start, stop)


def _is_name(text: str, key: str, start: int, end: int, anchors: Anchors) -> bool:
    words = text[start:end].split(" ")
    if (
        not 1 <= len(words) <= 5
        or not all(word[:1].isupper() for word in words)
        or _SITE.search(key, start, end)
        or _is_outlet(key, start, end, anchors)
    ):
        return False
    if any(anchor.entry.code == "person" for anchor in _anchored(anchors, "abbreviations", start)):
        return False
    is_body = (len(words) > 2 or text[start:end].isupper()) and any(text[a.end - 1] != "." for a in _anchored(anchors, "unit_heads", start))
    return not is_body and not _anchored(anchors, "titles", start)


def _is_outlet(key: str, start: int, end: int, anchors: Anchors) -> bool:
    """True when [start, end) is the name of an outlet or two joined by a slash (lexicons/agencies.tsv)."""
    if not anchors.get("agencies"):
        return False
    words = key[start:end].strip(" ().")
    start += key[start:end].find(words)
    agencies = _anchored(anchors, "agencies", start)
    return bool(agencies) and start + len(words.split("/")[0].strip()) in [a.end for a in agencies]


def _anchored(anchors: Anchors, name: str, start: int) -> Sequence[Anchor]:
    """The lexicon's phrases that begin at `start`."""
    return starting_in(anchors.get(name, ()), start, start + 1)


def _is_new(key: str, names: Span, repeated: range) -> bool:
    """True when the article does not use the name elsewhere but in its photo credits and alone on a line."""
    name = key[names.start : names.end]
    end = 0
    while (at := key.find(name, end)) >= 0:
        end = at + len(name)
        alone = not (at and key[at - 1].isalnum()) and not key[end : end + 1].isalnum()
        if at == names.start or at in repeated or (alone and _is_line(key, at, end)):
            continue
        if alone and not _CREDITED.search(key, max(0, at - 20), at):
            return False
    return True


def _is_line(key: str, start: int, end: int) -> bool:
    """True when [start, end) is all of its line."""
    return (start == 0 or key[start - 1] == "\n") and key[end : end + 1] in ("", "\n")
