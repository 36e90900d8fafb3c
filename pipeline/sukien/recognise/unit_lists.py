"""Fields of work told as a list in the name of one body: "Viện Nghiên cứu, Ứng dụng và Chuyển giao công nghệ"."""

from __future__ import annotations

import re
from functools import cache

from sukien.alphabet import LOWER, UPPER
from sukien.lexicon import phrase_lists
from sukien.mentions import Anchor

_CLOSED = re.compile(rf", (?=[{UPPER}])[^.;:()\n]{{2,90}}? và (?=[{UPPER}])")
_JOINT = re.compile(rf"(, | và )(?=[{UPPER}])")
_WORDS = re.compile(rf"[{UPPER}{LOWER}]+(?: [{LOWER}]+)?(?: [{UPPER}{LOWER}]+)?(?: [{LOWER}]+)?")
_SEVERAL_BEFORE = ("các ", "những ", "nhiều ", "một số ", "hai ", "ba ", *(f"{digit} " for digit in range(10)))
_EACH_OWN = frozenset({"sở", "hội", "đại học", "trường đại học"})  # whose lists "và" closes name several: "Sở Y tế, Giáo dục và Thông tin"
_MOST = 5  # parts behind the first


@cache
def _parts() -> frozenset[str]:
    """What may be a part of such a list: the words for fields and for work done, and what only the names of departments hold."""
    groups = phrase_lists("field_words")
    return frozenset((*groups["noun"], *groups["deed"], *groups["part"]))


@cache
def _state() -> frozenset[str]:
    """Fields that a body of the state, the Party or the Front has at each level (decrees on departments of provinces and districts)."""
    return frozenset(phrase_lists("field_words")["state"])


def further_fields(text: str, key: str, head: Anchor, at: int, fields: dict[int, Anchor]) -> int:
    """End of the fields that go on with the comma or "và" at `at`, or `at`; fields: known fields of work by their start.

    Only "và" closes a list. Where each part is a field that has its own body at each level ("phòng Nội vụ, Tài chính và Tư pháp"),
    several bodies share the head.
    """
    if text[at] == " ":  # "Khoa Công nghệ thông tin | và Toán ứng dụng"
        end = _part_end(text, key, at + len(" và "), fields)
        return end if end > at + len(" và ") else at
    if not _CLOSED.match(text, at) or key.endswith(_SEVERAL_BEFORE, 0, head.start) or head.entry.phrase in _EACH_OWN:
        return at
    end, one = at, False
    for _ in range(_MOST):
        joint = _JOINT.match(text, end)
        if joint is None:
            return at
        end = _part_end(text, key, joint.end(), fields)
        if end == joint.end():
            return at
        part = key[joint.end() : end]
        one = one or part not in _state()
        if joint[1] == " và " or (" và " in part and not _JOINT.match(text, end)):
            return end if one else at
    return at


def _part_end(text: str, key: str, start: int, fields: dict[int, Anchor]) -> int:
    """End of the part of such a list that begins at `start`, or `start`."""
    field, words = fields.get(start), _WORDS.match(text, start)
    end = words.end() if words else start
    while end > start and key[start:end] not in _parts():
        end = max(key.rfind(" ", start, end), start)
    return max(end, field.end if field is not None else start)
