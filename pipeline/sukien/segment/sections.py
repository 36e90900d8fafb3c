"""What each stretch of a page is: title, lead, body, heading, caption, byline, stamp, source, noise, repeat."""

from __future__ import annotations

import re
from bisect import bisect_left

from msgspec import Struct

from sukien.mentions import Section, Span
from sukien.segment.byline import Anchors, read_signature, read_stamped
from sukien.segment.inside import cut_inside
from sukien.segment.lines import CAPTION_MOST, Line, is_closed
from sukien.segment.noise import OPENING, navigation_end, noise_lines
from sukien.segment.stamp import LONGEST, Stamp, closing_stamp, leading_stamp, read_stamp
from sukien.text import key_of

_NUMBERED = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*[.)/]|[IVX]{1,4}[.)]|[a-zđ]\))\s?\S")
_DASHED = re.compile(r"[-–+*•▪]\s?\S")
_LIST_ITEM = re.compile(r"[-–+*•▪]\s?\S|\d{1,3}[.)]\s?\S")
_RUBRIC = re.compile(r"(?:thông cáo báo chí|tin vắn|tin nhanh|phóng sự|phỏng vấn|bản tin|tin hoạt động|gương sáng|thời sự)(?: số \d+)?")
_TITLE_MOST = 250
_RUBRIC_MOST = 60
_LEAD_MOST = 700
_HEADING_MOST = 110
_HEADING_WORDS = 9
_DOUBLED_LEAST = 8
_REPEAT_LEAST = 20  # shorter lines (a name, a price) come again without being a paragraph again
_HEADER = 8
_FOOTER = 12


class Page(Struct, frozen=True):
    """A page cut into sections, with its title, authors and printed date."""

    sections: list[Section]
    title: Span | None
    byline: Span | None
    stamp: Stamp | None


def cut_sections(
    text: str, key: str, lines: list[Line], anchors: Anchors, credits: list[Span], bounds: list[int], known_title: str | None
) -> Page:
    """Name every line, then the stretches inside lines that are something else."""
    codes = noise_lines(key, lines, anchors.get("noise", []))
    kinds: list[str | None] = ["noise" if code else None for code in codes]
    stamps = _find_stamps(key, lines, codes)
    first = navigation_end(key, lines, codes, list(stamps))
    kinds[:first] = ["noise"] * first
    for i in stamps:
        kinds[i] = "stamp"
    title = _find_title(text, key, lines, kinds, credits, known_title)
    if title is not None:
        kinds[title] = "title"
        for i in _clocks(stamps, codes, title):
            kinds[i] = "noise"
            del stamps[i]
    signed = _find_signatures(text, key, lines, kinds, anchors, title) or _signed_at_stamp(text, key, lines, stamps, title, anchors)
    _name_repeats(key, lines, kinds)
    _name_captions(lines, kinds, credits)
    _name_unclosed(text, key, lines, kinds)
    _name_lead(lines, kinds, title, titled=title is not None or known_title is not None)
    sections, byline = cut_inside(text, key, lines, kinds, anchors, credits, bounds, signed is None)
    leading = leading_stamp(key)
    start = 0
    if leading is not None and kinds[0] not in ("noise", "stamp"):
        start = leading.end + 1
        sections[:1] = Section(0, start, "stamp"), Section(start, sections[0].end, sections[0].kind)
    stamp = leading or _pick_stamp(stamps, title if title is not None else _first_content(kinds))
    if title is None:
        return Page(sections, None, signed or byline, stamp)
    headline = Span(max(start, lines[title].start), lines[title].end)
    if stamp is None and (closing := closing_stamp(key, *headline)) is not None:
        stamp, headline = closing, Span(headline.start, len(text[: closing.start].rstrip(" -–|(")))
    return Page(sections, headline, signed or byline, stamp)


def _find_stamps(key: str, lines: list[Line], codes: list[str | None]) -> dict[int, Stamp]:
    """Lines that are printed dates, by index; not the clock of the page, not dates of other articles."""
    found: dict[int, Stamp] = {}
    for i, line in enumerate(lines):
        if line.size > LONGEST:
            continue
        if codes[i] in (None, "start", "wordless") or (codes[i] == "box" and i <= 2):
            stamp = read_stamp(key, line.start, line.end)
            if stamp and (codes[i] != "wordless" or codes[max(i - 1, 0)] not in ("box", "tail", "footer")):
                found[i] = stamp
    return found


def _clocks(stamps: dict[int, Stamp], codes: list[str | None], title: int) -> list[int]:
    """Dates above the menus: the day the page was looked at, not the day of the article."""
    return [i for i in stamps if i < title and codes[i:title].count("exact") >= 2]


def _first_content(kinds: list[str | None]) -> int:
    return next((i for i, kind in enumerate(kinds) if kind not in ("noise", "stamp")), 0)


def _pick_stamp(stamps: dict[int, Stamp], at: int) -> Stamp | None:
    """The stamp of this article: the surest near line `at` (the title), else one that says what it is."""
    near = [(abs(i - at) - 4 * stamp.weight, i) for i, stamp in stamps.items() if abs(i - at) <= _HEADER]
    if near:
        return stamps[min(near)[1]]
    return next((stamp for stamp in stamps.values() if stamp.weight == 2), None)


def _find_title(text: str, key: str, lines: list[Line], kinds: list[str | None], credits: list[Span], known: str | None) -> int | None:
    """Index of the title's line. A title known from outside must stand there as such; else the first line that can be one."""
    free = [i for i, kind in enumerate(kinds) if kind is None]
    if known is not None:
        wanted = " ".join(key_of(known).split())
        return next((i for i in free[:40] if key[lines[i].start : lines[i].end] == wanted), None) if wanted else None
    if len(free) < 2:
        return None
    first = free[0]
    if len(free) > 2 and _is_rubric(key, lines[first]) and not is_closed(text, lines[free[1]]):
        first = free[1]
    pictured = credits and 0 <= lines[first].end - credits[0].end <= 1 and text[lines[first].end - 1] != "."
    if pictured and len(free) > 2 and not is_closed(text, lines[free[1]]):
        first = free[1]  # the page begins with a picture
    line = lines[first]
    if line.size > _TITLE_MOST or (text[line.end - 1] in ".;:" and not text.endswith("...", line.start, line.end)):
        return None
    return first


def _is_rubric(key: str, line: Line) -> bool:
    """True for what may stand above a title: the kind of the text ("THÔNG CÁO BÁO CHÍ"), a motto closed by a full stop."""
    return line.size <= _RUBRIC_MOST and (key[line.end - 1] == "." or _RUBRIC.fullmatch(key, line.start, line.end) is not None)


def _find_signatures(text: str, key: str, lines: list[Line], kinds: list[str | None], anchors: Anchors, title: int | None) -> Span | None:
    """Name the lines of authors and sources, and give the authors' names."""
    free = [i for i, kind in enumerate(kinds) if kind is None and i > (title or -1)]
    top = free[:1] if title is not None else []
    byline: Span | None = None
    for i in [*reversed(free[-_FOOTER:]), *top]:
        line = lines[i]
        if line.size > 90:
            continue
        signature = read_signature(text, key, line.start, line.end, anchors)
        if signature is None or (signature.names and (byline or _in_list(text, key, lines, kinds, anchors, i))):
            continue
        if i in top and text[line.start : line.end].isupper():
            continue  # the kind of the text ("THÔNG CÁO BÁO CHÍ"), not a person
        kinds[i] = "byline" if signature.names else "source"
        byline = byline or signature.names
        if signature.names and i > (title or 0) + 2:
            _name_gallery(lines, kinds, i)
    return byline


def _signed_at_stamp(text: str, key: str, lines: list[Line], stamps: dict[int, Stamp], title: int | None, anchors: Anchors) -> Span | None:
    """The author before the day and hour right below the title."""
    at = next((i for i in stamps if title is not None and title < i <= title + 2), None)
    if at is None or not stamps[at].weight:
        return None
    return read_stamped(text, key, lines[at].start, stamps[at].start, anchors)


def _name_gallery(lines: list[Line], kinds: list[str | None], signed: int) -> None:
    """What follows the author's name on a page are captions of its pictures."""
    for i in range(signed + 1, len(lines)):
        if kinds[i] is None and lines[i].size <= CAPTION_MOST:
            kinds[i] = "caption"


def _in_list(text: str, key: str, lines: list[Line], kinds: list[str | None], anchors: Anchors, i: int) -> bool:
    """True when the line belongs to a list or a letter's close: a colon or comma before it, or a line much like it."""
    before = next((j for j in range(i - 1, -1, -1) if kinds[j] not in ("noise", "stamp")), None)
    if before is None or kinds[before] in ("title", "byline", "source"):
        return False
    line = lines[before]
    if key[line.start : line.end] == key[lines[i].start : lines[i].end]:
        return False  # the author's name, written twice
    if line.size <= 60 and (source := read_signature(text, key, line.start, line.end, anchors)) and source.names is None:
        return False  # "Theo …" stands before the name
    if text[line.end - 1] == ":":
        return any(kind is None for kind in kinds[i + 1 :])
    return text[line.end - 1] in ",;" or (line.size <= 40 and not is_closed(text, line))


def _name_repeats(key: str, lines: list[Line], kinds: list[str | None]) -> None:
    """A line that an earlier one says already is a repeat; a line doubled at once, not the first paragraph, is a caption."""
    seen: dict[str, int] = {}
    paragraphs = 0
    for i, line in enumerate(lines):
        if kinds[i] not in (None, "title"):
            continue
        wording = key[line.start : line.end].rstrip(" .…")
        earlier = seen.setdefault(wording, i)
        if earlier == i or line.size < (_DOUBLED_LEAST if i - earlier == 1 else _REPEAT_LEAST):
            paragraphs += kinds[i] is None
            continue
        kinds[i] = "repeat"
        if kinds[earlier] is None and i - earlier == 1 and line.size <= CAPTION_MOST and paragraphs > 1:
            kinds[earlier] = "caption"


def _name_captions(lines: list[Line], kinds: list[str | None], credits: list[Span]) -> None:
    """A line that ends in a photo credit is a caption."""
    ends = [line.start for line in lines]
    for credit in credits:
        i = bisect_left(ends, credit.start + 1) - 1
        if i >= 0 and kinds[i] is None and lines[i].size <= CAPTION_MOST and lines[i].end - credit.end <= 2:
            kinds[i] = "caption"


def _name_unclosed(text: str, key: str, lines: list[Line], kinds: list[str | None]) -> None:
    """A line without an end mark between paragraphs: a short or numbered one is a heading, another a caption."""
    free = [i for i, kind in enumerate(kinds) if kind is None]
    for before, i, after in zip([None, *free], free, [*free[1:], None], strict=False):
        line = lines[i]
        if is_closed(text, line) or line.size > CAPTION_MOST or text[line.end - 1] in ",;":
            continue
        if before is not None and text[lines[before].end - 1] in ":;,":
            continue
        if before is None and line.size > _HEADING_MOST // 2 and OPENING.match(key, line.start):
            continue
        wording = text[line.start : line.end]
        if not any(map(str.isalpha, wording)) or _DASHED.match(wording):
            continue
        if after is not None and _is_heading(wording):
            kinds[i] = "heading"
        elif (
            not _LIST_ITEM.match(wording)
            and (before is None or is_closed(text, lines[before]) or kinds[before] is not None)
            and (after is None or is_closed(text, lines[after]))
            and len(free) > 2
        ):
            kinds[i] = "caption"


def _is_heading(wording: str) -> bool:
    return len(wording) <= _HEADING_MOST and (
        _NUMBERED.match(wording) is not None or wording.isupper() or len(wording.split()) <= _HEADING_WORDS
    )


def _name_lead(lines: list[Line], kinds: list[str | None], title: int | None, titled: bool) -> None:
    """The first paragraph below a title is the lead, when more follow; everything still unnamed is body."""
    free = [i for i, kind in enumerate(kinds) if kind is None]
    for i in free:
        kinds[i] = "body"
    below = free if title is None else [i for i in free if i > title]
    if titled and len(below) > 1 and lines[below[0]].size <= _LEAD_MOST:
        kinds[below[0]] = "lead"
