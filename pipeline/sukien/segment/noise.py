"""Portal noise: toolbars, players, counters, comment forms, footers, boxes of other articles (lexicons/noise.tsv).

Codes of the lexicon: exact (the whole line), start (the line begins so), inside (anywhere in the line), clock (a line
with the time of reading, not of writing), contact (an address line), box (other articles follow), tail (nothing of the
article follows), footer. A box among the menus above an article, which so takes none of it, is named top here.
"""

from __future__ import annotations

import re

from sukien.mentions import Anchor
from sukien.segment.lines import Line, is_closed
from sukien.segment.stamp import read_stamp

_PATTERN = re.compile(
    r"(?:a[-+]? ?){1,4}|(?:trang chủ|home) ?[»>›/|].*|(?:\d{1,2}:\d{2}(?: ?/ ?)?)+|[>»].*|(?:https?://|www\.|/+pages/)\S*|\S+@\S+|//.*"
    r"|(?:cách đây )?\d{1,3} (?:giây|phút|giờ|ngày|tuần|tháng|năm) trước"
)
_PATTERN_FIRST = frozenset("athcw0123456789>»/")  # what it begins with, but for an address with @
# A text begins so, hardly a title.
OPENING = re.compile(r"vừa qua|mới đây|(?:(?:sáng|trưa|chiều|tối) )?(?:ngày |hôm )?(?:nay,|qua,|\d{1,2} ?[/-])")
_EDGE = " \t|:.,;*•[]()0123456789-–>«»…+/"
_LINE_MOST = 160
_CLOCK_MOST = 70
_NAV_MOST = 60
_NAV_SIZE = 25
_LONG = 140


def noise_lines(key: str, lines: list[Line], anchors: list[Anchor]) -> list[str | None]:
    """For each line the code of the noise rule that it falls under, or None; boxes and tails already spread."""
    codes: list[str | None] = [None] * len(lines)
    mailed = "@" in key
    at = 0
    for i, line in enumerate(lines):
        while at < len(anchors) and anchors[at].start < line.start:
            at += 1
        first = at
        while at < len(anchors) and anchors[at].start < line.end:
            at += 1
        codes[i] = _line_code(key, line, anchors[first:at], mailed)
    _spread(key, lines, codes)
    return codes


def _line_code(key: str, line: Line, anchors: list[Anchor], mailed: bool) -> str | None:
    if (mailed or key[line.start] in _PATTERN_FIRST) and _PATTERN.fullmatch(key, line.start, line.end):
        return "pattern"
    unnamed = not anchors or line.size > 2 * _LINE_MOST
    if unnamed and key[line.start] not in _EDGE:
        return None
    words = key[line.start : line.end].strip(_EDGE)
    if not words:
        return "wordless"
    if unnamed:
        return None
    begin = line.start + key[line.start : line.end].find(words[0])
    for anchor in anchors:
        code = anchor.entry.code
        whole = len(words) <= anchor.end - anchor.start + 1
        if code == "inside" or (code == "exact" and whole and anchor.start == begin):
            return code
        if anchor.start > begin + 2:
            continue
        if code in ("start", "footer", "contact") and line.size <= _LINE_MOST:
            return code
        if code == "clock" and line.size <= _CLOCK_MOST and key[line.end - 1] != ".":
            return code  # not "Hôm nay ngày 5/9/2020 trường tổ chức lễ khai giảng."
        if code == "tail" or (code == "box" and len(words) <= anchor.end - anchor.start + 12):
            return code
    return None


def _spread(key: str, lines: list[Line], codes: list[str | None]) -> None:
    """Let boxes, comment forms and footers take the lines that belong to them; a number alone is noise next to noise."""
    spreading: str | None = None
    for i, line in enumerate(lines):
        code = codes[i]
        if code == "wordless" and not (i and codes[i - 1]) and any(map(str.isdigit, key[line.start : line.end])):
            codes[i] = None
            continue
        if code == "box" and i > 1 and spreading is None and _is_above(key, lines, codes, i):
            codes[i] = "top"
        elif (code in ("box", "tail") and i > 1) or (code == "footer" and 3 * i >= 2 * len(lines)):
            over = i > 0 and _is_over(key, lines[i - 1]) and any(_is_paragraph(key, above) for above in lines[:i])
            spreading = "tail" if over else code
        elif code is None and spreading:
            if spreading != "tail" and line.size >= _LONG and is_closed(key, line) and _more_follows(key, lines, codes, i):
                spreading = None
            else:
                codes[i] = spreading


def _is_above(key: str, lines: list[Line], codes: list[str | None], i: int) -> bool:
    """True for a box among the menus of a page: neither a paragraph nor a printed date stands above it, and a date before the text."""
    if any(_is_paragraph(key, line) or read_stamp(key, line.start, line.end) for line in lines[:i]):
        return False
    for line, code in zip(lines[i + 1 :], codes[i + 1 :], strict=True):
        if code is None and _is_paragraph(key, line):
            return False
        if code is None and read_stamp(key, line.start, line.end):
            return True
    return False


def _is_over(key: str, line: Line) -> bool:
    """True for a last line: "./." at its end, or a name below the text."""
    return key.endswith("/.", line.start, line.end) or (line.size <= 40 and not is_closed(key, line))


def _more_follows(key: str, lines: list[Line], codes: list[str | None], i: int) -> bool:
    """True when the lines from `i` on are mostly paragraphs: the article goes on below the box."""
    rest = [line for line, code in zip(lines[i : i + 6], codes[i : i + 6], strict=True) if code is None]
    return 2 * sum(line.size >= _LONG and is_closed(key, line) for line in rest) >= len(rest)


def navigation_end(key: str, lines: list[Line], codes: list[str | None], stamps: list[int]) -> int:
    """Index of the first line below the menus at the top of a page (0: there are none).

    Menus are short lines, some of them named in the lexicon, above the first paragraph; the title is the last line of
    some length among them, below the printed date or just above it.
    """
    limit = next((i for i, line in enumerate(lines) if codes[i] is None and _is_paragraph(key, line)), len(lines))
    menu = [i for i in range(limit) if codes[i] in ("exact", "start", "inside", "pattern", "clock", "contact", "top")]
    if not menu or (menu[0] > 2 and "top" not in codes):
        return 0
    titles = [
        i for i in range(limit) if codes[i] is None and i not in stamps and lines[i].size > _NAV_SIZE and not is_closed(key, lines[i])
    ]
    stamp = next((i for i in reversed(stamps) if menu[0] < i < limit), None)
    if stamp is not None and all(line.size <= _NAV_MOST or i in titles for i, line in enumerate(lines[:stamp])):
        above = [i for i in titles if i < stamp]
        below = [i for i in titles if i > stamp and not (above and OPENING.match(key, lines[i].start))]
        return stamp if below or not above else above[-1]
    return titles[-1] if len(menu) >= 3 and titles else 0


def _is_paragraph(key: str, line: Line) -> bool:
    return line.size >= _LONG or (line.size >= _NAV_MOST and key[line.end - 1] == ".")
