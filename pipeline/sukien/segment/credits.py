"""Photo credits: "Ảnh: Quang Hiếu/TTXVN", "(Ảnh: X)", also run into a line without a stop after them."""

from __future__ import annotations

import re

from sukien.mentions import Anchor, Span

_HEAD = re.compile(
    r"(?:ảnh|photo|đồ họa)(?: minh họa| tư liệu| chụp màn hình| cắt từ clip| do)?\s?[:：]\s?"
    r"|ảnh(?: minh họa| tư liệu| internet| st| tl| nvcc)[^()\[\]\n]{0,40}[)\]]"
    r"|(?:ảnh|image)\]|\[(?:img|image)\]"
)
_BEFORE = re.compile(r"[(\[]?\s?(?:nguồn )?$")
_STARTER = re.compile(
    "Ông|Bà|Anh|Chị|Em|Các|Những|Nhiều|Một|Theo|Tại|Trong|Ngày|Sáng|Chiều|Tối|Với|Để|Sau|Trước|Khi|Về|Và|Đây|Đó|Từ|Cùng|Dự|Đến"
)
_AUTHORSHIP = re.compile(r"(?:tin|bài|viết|video|clip)\s?(?:,|-|–|và|&|\+|/)\s?$")
_CLOSE = re.compile(r"[)\]\n]")
_TOKEN = re.compile(r"[^\s/\-–,;]+|[/\-–]")
_MOST = 90
_TOKENS = 7


def find_credits(text: str, key: str, anchors: dict[str, list[Anchor]]) -> list[Span]:
    """Spans of photo credits, in order (lexicons/credits.tsv: how they begin). "Tin, ảnh: X" is a byline and not among them."""
    heads = [head for anchor in anchors.get("credits", ()) if (head := _HEAD.match(key, anchor.start))]
    if not heads:
        return []
    agencies = {a.start: a.end for a in reversed(anchors.get("agencies", ()))}
    openers = {a.start for a in anchors.get("openers", ())} | {a.start for a in anchors.get("titles", ())}
    spans: list[Span] = []
    for head in heads:
        start = head.start()
        if (spans and start < spans[-1].end) or _AUTHORSHIP.search(key, max(0, start - 12), start):
            continue
        before = _BEFORE.search(key, max(0, start - 8), start)
        if before:
            start = before.start() + len(before[0]) - len(before[0].lstrip())
        if start and key[start - 1].isalnum():
            continue
        spans.append(Span(start, _end(text, start, head, agencies, openers)))
    return spans


def _end(text: str, start: int, match: re.Match[str], agencies: dict[int, int], openers: set[int]) -> int:
    """Where the credit that begins at `start` with the words of `match` ends."""
    if match[0][-1] in ")]":
        return match.end()
    if text[start] in "([":
        close = _CLOSE.search(text, match.end(), match.end() + _MOST)
        if close:
            return close.end() if close[0] != "\n" else close.start()
    return _after_names(text, match.end(), agencies, openers)


def _after_names(text: str, at: int, agencies: dict[int, int], openers: set[int]) -> int:
    """End of a run of names ("Trọng Đức/TTXVN", "Nguyễn Chinh - TTXVN") that begins at `at`.

    The run ends at an agency, before a title or a phrase that begins sentences, or at a word in lower case; then the
    capitalised word before that one begins the next sentence.
    """
    line_end = text.find("\n", at)
    stop = min(line_end if line_end >= 0 else len(text), at + _MOST)
    ends: list[int] = []
    for token in _TOKEN.finditer(text, at, stop):
        start, end = token.span()
        if token[0] in "/-–":
            continue
        if start in agencies and not text.startswith(("/", " -", " –"), agencies[start]):
            return agencies[start]
        if ends and text[end : end + 1] != "/" and (start in openers or _STARTER.fullmatch(token[0])):
            return ends[-1]
        if ends and text[at : ends[-1]].isupper() and ends[-1] - at > 3 and not token[0].isupper():
            return ends[-1]
        if not token[0][0].isupper():
            if not ends:
                return _phrase_end(text, at, stop)
            return ends[-2] if len(ends) > 1 and not _joined(text, ends[-1], start) else ends[-1]
        ends.append(end)
        if (token[0][-1] in ".)]" and len(token[0]) > 3) or len(ends) == _TOKENS or text[end : end + 1] in ",;":
            return end
    return ends[-1] if ends else _phrase_end(text, at, stop)


def _joined(text: str, end: int, start: int) -> bool:
    return text[end:start] != " "


def _phrase_end(text: str, at: int, stop: int) -> int:
    """End of a credit in words ("Ảnh: nhân vật cung cấp"): the next full stop, or the line's end if that is near."""
    mark = text.find(".", at, stop)
    if mark >= 0:
        return mark + 1
    return stop if stop - at < _MOST else at
