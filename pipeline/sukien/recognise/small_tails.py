"""Words in small letters in names: at their end behind a title ("Cục trưởng Cục Quản lý | thuế, …"), and before the name of a firm."""

from __future__ import annotations

import re
from collections.abc import Container
from functools import cache

from sukien.alphabet import LOWER, UPPER
from sukien.lexicon import phrase_groups
from sukien.mentions import Anchor
from sukien.recognise.places import Places
from sukien.recognise.runs import common_surnames

_MOST = 5  # syllables
_WORD = re.compile(rf" ([{LOWER}]+)(?![^\W_])")
_LEVEL = re.compile(r" (?:tỉnh|huyện|thành phố|tp|thị xã|quận|phường|xã(?! hội)|thị trấn|đặc khu)(?![^\W_])")
_FORMS = (" tnhh", " cp", " cổ phần", " mtv", " thành viên", " hữu hạn")
_PLURALS = ("các ", "những ", "nhiều ", "một ")
_CLOSED = re.compile(rf",|\)| ?[-–] ?(?=[{UPPER}])|[.;](?: |$)| \((?=[{UPPER}])")


@cache
def _other() -> re.Pattern[str]:
    groups = phrase_groups("no_field_words")
    return re.compile(rf" (?:{'|'.join(groups.values())})(?![^\W_])")


def small_tail(places: Places, head: Anchor, at: int, heads: Container[int]) -> int:
    """End of the words in small letters behind `at`, in the name of a body behind a title, that end the name; or `at` itself.

    They run to a mark, a level word, a person or a body in `heads`; no verb and no function word stands among them.
    """
    text, key = places.text, places.key
    if not text[head.end + 1].isupper() or not places.titled(head.start):
        return at
    if head.entry.code == "ministry" or head.entry.phrase == "sở" or _LEVEL.match(key, at):
        return at  # the names of ministries are known
    if key.endswith("viên ", 0, head.start):
        return at  # "nhân viên | Ban Tổ chức": more is told of many
    end = at
    other = _other()
    for _ in range(_MOST):
        if other.match(key, end):
            return at
        word = _WORD.match(text, end)
        if word is None:
            break
        end = word.end()
        if _CLOSED.match(text, end) or _LEVEL.match(key, end) or _begins_name(text, key, end + 1, heads):
            return end
    return at


def _begins_name(text: str, key: str, start: int, heads: Container[int]) -> bool:
    """Another body or a person is named at `start`: "Quỹ Hỗ trợ sáng tạo | Lò Văn Tám"."""
    return text[start].isupper() and (start in heads or key[start : key.find(" ", start)] in common_surnames())


def trade(places: Places, head: Anchor, heads: Container[int]) -> int:
    """End of what a firm does, told in small letters between its legal form and its name ("Công ty TNHH | xăng dầu | Minh Phát"), or 0.

    The legal forms are those of Luật Doanh nghiệp 2020 (TNHH, cổ phần), as the press shortens them.
    """
    text, key, end = places.text, places.key, head.end
    if not head.entry.phrase.endswith(_FORMS) or key.endswith(_PLURALS, 0, head.start):
        return 0
    for _ in range(_MOST):
        if _other().match(key, end) or not (word := _WORD.match(text, end)):
            return 0
        end = word.end()
        if text[end] == " " and text[end + 1].isupper():
            return 0 if end + 1 in heads else end
    return 0
