"""Which branch of the political system a body is of: party, state, front, mass, judiciary, military, police.

Source: the constitution and the party's charter: departments ("Sở", "Cục", "Phòng") are the government's; committees,
offices and boards ("Ban Thường vụ", "Văn phòng", "Ban") are of the body they serve.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from sukien.lexicon import load

# heads whose branch is that of the body named behind them: "Văn phòng | Tỉnh ủy", "Ban Pháp chế | HĐND tỉnh"
_SERVES = re.compile(
    r"(?:btv|bch|btg|ubkt|bdv|bnc|btc|ban|phòng|văn phòng|ủy ban kiểm tra|ub kiểm tra|"
    r"trung tâm|hội đồng|đoàn kiểm tra|tổ công tác)(?![^\W_])"
)
_PARTY_WORK = re.compile(
    r"ban (?:tuyên giáo|tổ chức|dân vận|nội chính|kinh tế (?:trung ương|tw|tư)|đối ngoại (?:trung ương|tw|tư)|bảo vệ chính trị)"
)
_COUNCIL_WORK = re.compile(r"ban (?:pháp chế|kinh tế|văn hóa|đô thị|dân tộc|tôn giáo|thi đua|tiếp công dân)")
_WORD = re.compile(r"(?<![^\W_])[^\W\d_]")


@cache
def _branches() -> dict[str, str | None]:
    """Head of a unit → the branch it is of."""
    return {entry.phrase: entry.fields.get("branch") for entry in reversed(load("unit_heads")) if entry.code not in ("none", "admin_unit")}


@lru_cache(maxsize=8192)  # bodies recur between articles
def branch_of(name: str) -> str | None:
    """The branch of a body by the key of its name, or None where the name does not tell."""
    head = _head(name, 0)
    if head is None:
        return None
    if not _SERVES.match(name):
        return _branches()[head]
    for word in _WORD.finditer(name, len(head) + 1):
        inner = _head(name, word.start())
        if inner and not _SERVES.match(inner) and (branch := _branches()[inner]):
            return branch
    if not head.startswith("ban") or " " in head:
        return _branches()[head] if head not in ("btv", "bch", "ban thường vụ", "ban chấp hành", "ban thường trực") else None
    return "party" if _PARTY_WORK.match(name) else "state" if _COUNCIL_WORK.match(name) else None


def _head(name: str, start: int) -> str | None:
    """The longest head of a unit that begins at `start` and ends where a word does."""
    end = len(name)
    while end > start:
        if name[start:end] in _branches():
            return name[start:end]
        end = name.rfind(" ", start, end)
    return None
