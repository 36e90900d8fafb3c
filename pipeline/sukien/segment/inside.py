"""Stretches inside a line that are something else: captions run into a body, a see-also, the signature at its end."""

from __future__ import annotations

import re
from bisect import bisect_left

from sukien.mentions import Section, Span, as_named
from sukien.segment.byline import Anchors, read_signature, read_tail
from sukien.segment.lines import CAPTION_MOST, Line

_SEE_ALSO = re.compile(r"(?:mời )?(?:xem thêm|đọc thêm|tin liên quan|xem tiếp)\s?:?\s?(?=>|$)|>\s?>")
_SEE_LAST = ("thêm", "liên quan", "tiếp")  # how its words end, where no arrow stands behind them
_SEE_END = frozenset("mnp: ")  # and how such a line ends
_SEE_REACH = 400
_NAME_MOST = 30


def cut_inside(
    text: str,
    key: str,
    lines: list[Line],
    kinds: list[str | None],
    anchors: Anchors,
    credits: list[Span],
    bounds: list[int],
    unsigned: bool,
) -> tuple[list[Section], Span | None]:
    """Sections in order; captions, a see-also and the signature that stand inside a paragraph become their own."""
    sections: list[Section] = []
    byline: Span | None = None
    last = max((i for i, kind in enumerate(kinds) if kind in ("body", "lead")), default=-1)
    arrows = ">" in key
    at = following = 0
    for i, line in enumerate(lines):
        kind = kinds[i] or "body"
        start, end = following, line.end
        cuts: list[tuple[int, str]] = []
        if kind in ("body", "lead"):
            while at < len(credits) and credits[at].start < line.start:
                at += 1
            while at < len(credits) and credits[at].start < end:
                cuts += _caption(line, credits[at], bounds, kind)
                at += 1
            see = _see_also(key, line.start, end, arrows)
            if see and i == last and unsigned and ">" in see[0] and (arrowed := _signed_behind(text, key, see.end(), end, anchors)):
                cuts.append((see.start(), "byline"))
                byline, end = arrowed, line.start
            elif see:
                cuts.append((see.start(), "noise"))
                end = _stripped(text, see.start())
            if i == last and end > line.start:
                signature = read_tail(text, key, line.start, end, anchors)
                if signature and (signature.names is None or unsigned):
                    byline = signature.names
                    cuts = [cut for cut in cuts if cut[0] < signature.start]
                    cuts.append((signature.start, "byline" if byline else "source"))
        following = line.stop
        sections += _pieces(start, following, kind, sorted(cuts)) if cuts else [as_named(Section, (start, following, kind))]
    return sections, byline


def _signed_behind(text: str, key: str, start: int, end: int, anchors: Anchors) -> Span | None:
    """The author named behind arrows that close a body: ">> Hoàng Thái"."""
    while start < end and text[start] in " >":
        start += 1
    signature = read_signature(text, key, start, end, anchors) if end - start <= _NAME_MOST else None
    return signature.names if signature else None


def _see_also(key: str, start: int, end: int, arrows: bool) -> re.Match[str] | None:
    """A pointer to other articles near the end of a paragraph: "Xem thêm:", ">> …"; `arrows`: whether there are any in the text."""
    ended = key[end - 1] in _SEE_END and key[max(start, end - _NAME_MOST) : end].rstrip(" :").endswith(_SEE_LAST)
    if not ended and not arrows:
        return None
    start = max(start, end - _SEE_REACH)
    if not ended:  # no words but those right before an arrow
        arrow = key.find(">", start, end)
        if arrow < 0:
            return None
        start = max(start, arrow - _NAME_MOST)
    return _SEE_ALSO.search(key, start, end)


def _stripped(text: str, end: int) -> int:
    while end and text[end - 1] in " >":
        end -= 1
    return end


def _caption(line: Line, credit: Span, bounds: list[int], kind: str) -> list[tuple[int, str]]:
    """Cuts around a credit inside a line: the sentence before it is what it credits, unless that is too long for a caption."""
    i = bisect_left(bounds, credit.start) - 1
    start = max(bounds[i] if i >= 0 else 0, line.start)
    if credit.start - start > CAPTION_MOST:
        start = credit.start
    j = bisect_left(bounds, credit.end)
    stop = min(bounds[j] if j < len(bounds) else line.end, line.end)
    cuts = [(start, "caption")]
    return [*cuts, (stop, kind)] if stop < line.end else cuts


def _pieces(start: int, stop: int, kind: str, cuts: list[tuple[int, str]]) -> list[Section]:
    """Sections of one line from the offsets where another kind begins."""
    sections: list[Section] = []
    for offset, following in cuts:
        if offset > start:
            sections.append(Section(start, offset, kind))
            start = offset
        kind = following
    sections.append(Section(start, stop, kind))
    return sections
