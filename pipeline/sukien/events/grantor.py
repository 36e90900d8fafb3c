"""The wording of a grantor where no unit or office mention gives it: head from lexicons/grantors.tsv, tail from the text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sukien.alphabet import UPPER
from sukien.mentions import Anchor
from sukien.resolved import Resolved
from sukien.whole_words import openings

_PROPER = rf"(?:(?!(?:Tặng|Trao|Khen)(?!\w))[{UPPER}][^\s,.;:()“”\"']*)"
_RUN = rf"{_PROPER}(?:(?: -|-| –)? ?{_PROPER}){{0,5}}"
_LEVEL = r"(?:[Tt]ỉnh|[Tt]hành phố|TP\.?|[Hh]uyện|[Qq]uận|[Tt]hị xã|TX\.?|[Xx]ã|[Pp]hường|[Tt]hị trấn|[Đđ]ặc khu)"
_PLACE_TAIL = re.compile(rf" các (?:huyện|xã|quận)(?:, (?:thành phố|thị xã|phường|thị trấn))*| {_LEVEL}(?: ?{_RUN})?| {_RUN}")
_RUN_TAIL = re.compile(rf" {_RUN}(?:,? (?:và|&) {_RUN}|, {_RUN} và {_RUN})?")
_RUN_ONLY = re.compile(rf" {_RUN}")
_ADVERBS = "đã |vừa |cũng |còn "
_VERBS = "được |tặng|trao|biểu dương|vinh danh|khen|tôn vinh|tuyên dương|công nhận|quyết định"
_BARE_BEFORE = re.compile(rf" (?:{_ADVERBS}){{0,2}}(?:{_VERBS})")
_ALONE = re.compile(
    rf" (?:{_ADVERBS}){{0,2}}(?:tặng|trao|khen|biểu dương|cho )|[.;)]|\Z|, (?!ban|ngành|tỉnh|cơ quan)"
)  # "Bằng khen của Bộ"
_BARE_OPENS = openings(f"{_ADVERBS}|{_VERBS}")

# The first half of a word whose second half alone would be a head: "đại hội", "xã hội", "cơ sở", "hợp tác xã", "tổng công ty".
_FIRST_HALF = re.compile(r"(?<!\w)(?:(?:đại|ngày|xã|quốc|dạ|vũ|lễ|hiệp|giáo|chi|phân|liên|cơ|trụ|hợp tác|bách|tổng|chuyên|nội|ngoại) )\Z")
_GIVES = frozenset(("trao", "tặng", "khen", "biểu dương", "tuyên dương", "vinh danh", "tôn vinh", "công nhận"))
_ABBREVIATED = re.compile(rf"(?:(?:được|do)(?<!\w.{{4}})(?<!\wdo) |(?:[,;.] ?|\n))([{UPPER}][{UPPER}&-]{{2,11}})\Z")
_REACH = 18  # characters of such an abbreviation with the word before it


def grantor_heads(resolved: Resolved, anchors: Iterable[Anchor], end: int) -> list[tuple[int, int]]:
    """Spans of grantors as worded before `end`: "Chủ tịch UBND tỉnh", "Bộ trưởng Bộ Y tế", "Chính phủ"; `anchors`: how they may begin."""
    found: list[tuple[int, int]] = []
    taken = -1
    for anchor in anchors:
        if anchor.start < taken:
            continue
        stop = _tail(resolved, anchor.entry.code, anchor.start, anchor.end, end)
        if stop is not None:
            found.append((anchor.start, stop))
            taken = stop
    return found


def abbreviated_grantors(text: str, verbs: Iterable[Anchor], start: int) -> list[tuple[int, int]]:
    """Spans of "VTV" in "được VTV tặng", "do VTV trao", "dịp này, VTV trao": all capitals before a verb of granting; `verbs`: those of
    the sentence from `start`."""
    found: list[tuple[int, int]] = []
    for verb in verbs:
        before = verb.start - 1
        if verb.entry.phrase not in _GIVES or before <= start + 1 or not text[before - 1].isupper():
            continue
        named = _ABBREVIATED.search(text, max(start - 2, 0, before - _REACH), before)
        if named is not None:
            found.append(named.span(1))
    return found


def _tail(resolved: Resolved, code: str, start: int, at: int, end: int) -> int | None:
    """Where the grantor that begins at `start` with a head ending at `at` ends; None when it is none."""
    text = resolved.text
    if code == "place":
        named = _RUN_ONLY.match(text, at, end)
        stop = named.end() if named else at
        if resolved.key[stop : stop + 3] not in _BARE_OPENS or not _BARE_BEFORE.match(resolved.key, stop):
            return None
        return None if text[start].islower() and _FIRST_HALF.search(resolved.key, max(start - 12, 0), start) else stop
    if code in ("president", "state", "prime_minister", "government"):
        return at if text[start].isupper() or code != "state" else None
    if code in ("province_chair", "committee"):
        tail = _PLACE_TAIL.match(text, at, end)
        return tail.end() if tail else None
    if code in ("ministry", "minister"):
        if not text[start].isupper():
            return None
        tail = _RUN_TAIL.match(text, at, end)
        if tail is None and code == "ministry":
            return at if _ALONE.match(resolved.key, at, end) else None
        return tail.end() if tail else None
    return at if text[start].isupper() else None
