"""Line ends inside a paragraph, a sentence or a person's name, as extraction from print and mail leave them: they read as blanks."""

from __future__ import annotations

import re
from itertools import pairwise

from sukien.alphabet import LOWER, UPPER

_WIDEST = 160  # characters
_ENDS = ".!?:;…"
_SLACK = 14  # no syllable with its blank is longer, so a line shorter than the width by more was not cut


def unwrap(text: str) -> str:
    """The text with the line ends that cut a paragraph at a fixed width made blanks; of the same length."""
    if _has_paragraph(text) or (width := _width(lines := text.split("\n"))) is None:
        return text
    out = [lines[0]]
    for before, line in pairwise(lines):
        out += " " if _is_cut(before.strip(), line.strip(), width) else "\n", line
    return "".join(out)


def _is_cut(before: str, line: str, width: int) -> bool:
    """True where `line` goes on with the one before. Lines set in print, where letters differ in width, differ in length too: one of two
    thirds of the width that ends inside a sentence may be cut."""
    if not before or not line or line[0].islower():
        return bool(before and line)
    inside = 3 * len(before) >= 2 * width and before[-1] not in _ENDS and line[0].isalpha()
    return len(before) <= width and (inside or len(before) >= width - _SLACK)


# a line that ends inside a sentence, before one that goes on small; credits, list items and lists of guests begin small too
_GOES_ON = re.compile(
    rf"\n(?:(?<=[{UPPER}{LOWER},]\n)|(?<=[{UPPER}{LOWER},] \n))"
    rf"(?= ?(?!(?:theo|nguồn|ảnh|tin|bài|video|clip|photo|pv|ctv|thực hiện|tác giả|ông|bà)(?![^\W_]))"
    rf"[{LOWER}]+,? [{UPPER}{LOWER}0-9])"
)
# a name cut before its given name: "ông Nguyễn | Văn An", "bà Lò | Thị Hoa", "Trần Thị | Hoa,"
_ADDRESS = r"(?<![^\W_])(?:[Đđ]ồng chí|[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị)"
_SURE = "Nguyễn|Trần|Lê|Phạm|Huỳnh|Bùi|Đỗ|Đặng|Nông"  # surnames that are no given names
_NAME_GOES_ON = re.compile(
    rf"(?:{_ADDRESS} (?:(?:{_SURE})|[{UPPER}][{LOWER}]+(?= ?\n ?(?:Văn|Thị) )|[{UPPER}][{LOWER}]+ (?:Văn|Thị))"
    rf"|(?<![^\W_])(?:{_SURE}) (?:Văn|Thị)) ?\n"
    rf"(?= ?[{UPPER}][{LOWER}]+(?: [{UPPER}][{LOWER}]+){{0,2}}(?:,| [{LOWER}]))"
)
# how the line before ends in such a name, or else the one after it begins
_OPEN_NAMES = tuple(f"{word}{blank}" for word in (*_SURE.split("|"), "Văn", "Thị") for blank in ("", " "))
_MIDDLES = ("Văn ", "Thị ", " Văn ", " Thị ")
_PERHAPS_CUT = re.compile(rf"\n(?:(?<=[{LOWER}]\n)|(?<=[{LOWER}] \n))(?= ?[{UPPER}][{LOWER}])")
_LEVEL_ENDS = tuple(f" {word}{blank}" for word in ("tỉnh", "huyện", "quận") for blank in ("", " "))
_PLACE = re.compile(rf"\n ?([{UPPER}][{LOWER}]+(?: [{UPPER}][{LOWER}]+){{1,2}})")
_NEAR = 80  # no cut name begins earlier or needs more of the next line


def join_broken(text: str) -> str:
    """The text with single line ends inside a sentence made blanks; of the same length.

    Only where the next line goes on in small letters, or the line before ends in the middle of a person's name or right before
    the name of the place of its last word.
    """
    if "\n" not in text:
        return text
    text = _GOES_ON.sub(" ", text)
    return _PERHAPS_CUT.sub(lambda cut: " " if _in_name(text, cut.start()) or _before_place(text, cut.start()) else "\n", text)


def _in_name(text: str, end: int) -> bool:
    """Whether the line end at `end` stands inside a person's name."""
    if not text.endswith(_OPEN_NAMES, 0, end) and not text.startswith(_MIDDLES, end + 1):
        return False
    names = _NAME_GOES_ON.finditer(text, max(0, end - _NEAR), end + _NEAR)
    return any(name.start() < end < name.end() for name in names)


def _before_place(text: str, end: int) -> bool:
    """Whether the line end at `end` stands between a level word and a place of that level: "UBND tỉnh | Bắc Kạn"."""
    from sukien.places.gazetteer import gazetteer  # which itself reads with this module

    if not text.endswith(_LEVEL_ENDS, 0, end) or (run := _PLACE.match(text, end)) is None:
        return False
    kind = text[end - 8 : end].split()[-1]
    words = run[1].lower().split(" ")
    names = gazetteer().by_key
    return any(place.kind == kind for size in range(2, len(words) + 1) for place in names.get(" ".join(words[:size]), ()))


def _has_paragraph(text: str) -> bool:
    """True when a line is longer than any width that lines are cut at: mostly one of the first."""
    at = 0
    while (end := text.find("\n", at)) >= 0:
        if end - at > _WIDEST:
            return True
        at = end + 1
    return len(text) - at > _WIDEST


def _width(lines: list[str]) -> int | None:
    """The width that the lines are cut at, or None when they are paragraphs.

    Cut lines are most of them of nearly one length, end inside a sentence, and are followed by a small letter. A headline above them
    may be longer.
    """
    filled = [line.strip() for line in lines if line.strip()]
    width = max(map(len, filled[1:]), default=0)
    if len(filled) < 4 or width < 40:
        return None
    full = [(line, after) for line, after in pairwise(filled) if width - _SLACK <= len(line) <= width]
    inside = sum(line[-1] not in _ENDS for line, _ in full)
    small = sum(after[0].islower() for _, after in full)
    return width if 2 * len(full) >= len(filled) - 1 and 10 * inside >= 7 * len(full) and 10 * small >= 4 * len(full) else None
