"""Who wrote the article: "D.K", "Tin, ảnh: Hoàng Vũ", "M.Thùy – T.Sinh", "Hoàng Thái/VOV-Trung tâm Tin".

A byline is a name alone: on a line of its own near either end of the article, or behind the last full stop of a body
that stands in one line. A name that the article uses elsewhere is a person of the article; an agency alone is a source.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from sukien.mentions import Anchor, Span

_ROLE = r"(?:tin|bài viết|bài|ảnh|video|clip|đồ họa|nội dung|người viết|tác giả|thực hiện|biên tập|biên dịch|phóng viên|ctv|pv|nhóm pv|lược dịch)"
_LABEL = re.compile(rf"[(\[]?{_ROLE}(?:\s?(?:,|và|-|–|&|\+|/)?\s?{_ROLE})*\s?:\s*")
_PHOTO = re.compile(r"[(\[]?ảnh\s?:")
_SOURCE = re.compile(r"[(\[]?(?:(?:theo|nguồn tin|nguồn|trích|dẫn)\s?:\s*\S|(?:theo|nguồn) (?!dõi|đó|ông|bà|chân|tôi|anh|chị))")
_TOKEN = r"[^\W\d_](?:[^\W\d_]|['’.-](?=[^\W\d_]))*\.?"
_NAMES = re.compile(rf"{_TOKEN}(?: {_TOKEN}){{0,4}}(?:\s?[-–+,&/]\s?{_TOKEN}(?: {_TOKEN}){{0,4}}){{0,4}}|{_TOKEN}")
_JOINT = re.compile(r"\s?[-–+,&/]\s?")
_TAIL = re.compile(r"(?:[.!?…”\"'’)\];]|[.…]/)\s?(?=[^\s.!?…,;)”\"/])")
_REACH = 90
_MOST_SOURCE = 60


class Signature(NamedTuple):
    """What the end of a text is signed with: the authors' names, and where the signature begins; the source alone: no names."""

    start: int
    names: Span | None


def read_signature(text: str, key: str, start: int, end: int, anchors: dict[str, list[Anchor]]) -> Signature | None:
    """The signature that [start, end) is as a whole, or None when it is anything else."""
    if end - start > _REACH or end <= start:
        return None
    if _SOURCE.match(key, start, end):
        return Signature(start, None) if end - start <= _MOST_SOURCE and not key[start:end].rstrip(".)").count(". ") else None
    label = _LABEL.match(key, start, end)
    at = label.end() if label else start
    if label and _PHOTO.match(key, start):
        return None
    names = _names(text, key, at, end, anchors)
    if names is None:
        return Signature(start, None) if _is_agency(key, at, end, anchors) else None
    if label or _is_new(key, names):
        return Signature(start, names)
    return None


def read_tail(text: str, key: str, start: int, end: int, anchors: dict[str, list[Anchor]]) -> Signature | None:
    """The signature behind the last full stop of the line [start, end), or None."""
    source = None
    for at in _tail_starts(text, start, end):
        signature = read_signature(text, key, at, end if source is None else source, anchors)
        if signature is None:
            continue
        if signature.names:
            return signature
        source = _before(text, at)
    if source is None:
        inner = key.rfind(" theo ", max(start, end - _MOST_SOURCE), end)
        if inner > 0 and text[inner + 1] == "T":
            signature = read_tail(text, key, start, inner, anchors)
            return signature or Signature(inner + 1, None)
        return None
    return Signature(_after(text, source), None)


def _tail_starts(text: str, start: int, end: int) -> list[int]:
    """Where the last pieces behind a mark begin, the shortest first."""
    low = max(start, end - _REACH)
    starts = [m.end() for m in _TAIL.finditer(text, low, end)]
    return [s for s in reversed(starts) if text[s - 1] == " " or text[s].isupper()]


def _before(text: str, at: int) -> int:
    while at and text[at - 1] in " (":
        at -= 1
    return at


def _after(text: str, at: int) -> int:
    while text[at] in " ":
        at += 1
    return at


def _names(text: str, key: str, start: int, end: int, anchors: dict[str, list[Anchor]]) -> Span | None:
    """The authors' names in [start, end): a run of capitalised words, then at most an agency or a post."""
    while end > start and text[end - 1] in " -–.)" and (text[end - 1] != ")" or "(" not in text[start:end]):
        end -= 1
    match = _NAMES.match(text, start, end)
    if not match:
        return None
    stop, at = start, start
    for part in _JOINT.split(match[0].split("/")[0]):
        at = text.index(part, at)
        if not _is_name(text, key, at, at + len(part), anchors):
            break
        at += len(part)
        stop = at
    rest = key[stop:end].strip()
    if stop == start or (rest and rest[0] not in "/(-–|"):
        return None
    if rest and rest[0] in "-–" and len(rest) > 1 and not rest[1:].strip()[:1].isalpha():
        return None
    return Span(start, stop)


def _is_name(text: str, key: str, start: int, end: int, anchors: dict[str, list[Anchor]]) -> bool:
    words = text[start:end].split(" ")
    if not 1 <= len(words) <= 5 or not all(w[0].isupper() for w in words) or _is_agency(key, start, end, anchors):
        return False
    return not any(a.start == start for a in _near(anchors, "titles", start))


def _is_agency(key: str, start: int, end: int, anchors: dict[str, list[Anchor]]) -> bool:
    while start < end and key[start] in "(":
        start += 1
    while end > start and key[end - 1] in " ).":
        end -= 1
    return any(a.start == start and a.end == end for a in _near(anchors, "agencies", start))


def _near(anchors: dict[str, list[Anchor]], name: str, start: int) -> list[Anchor]:
    return [a for a in anchors.get(name, ()) if a.start == start]


def _is_new(key: str, names: Span) -> bool:
    """True when the article does not use the name elsewhere but in its photo credits."""
    name = key[names.start : names.end]
    count = key.count(name)
    return count == 1 or count - 1 == sum(key.count(f"{mark} {name}") for mark in ("ảnh:", "ảnh"))
