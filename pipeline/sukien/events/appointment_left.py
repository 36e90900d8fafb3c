"""The post that somebody leaves where the deed names none: the one that stands at his name.

"ông A, Giám đốc Sở Xây dựng, bị cách chức", "Giám đốc Sở Xây dựng A từ chức", "Phó Giám đốc Sở Tài chính A nhận quyết định nghỉ hưu"
"""

from __future__ import annotations

import re
from bisect import bisect_left

from msgspec.structs import replace

from sukien.events.appointment_facts import Fact, Subject
from sukien.mentions import Span, start_of
from sukien.resolved import Resolved


def with_posts_left(resolved: Resolved, facts: list[Fact]) -> list[Fact]:
    """The facts of a sentence, where those who leave by a word that names no post leave the one at their name."""
    return [
        replace(fact, old=_only_post(resolved, fact.subject)) if fact.old is None and _leaves_it(resolved.key, fact) else fact
        for fact in facts
    ]


def _leaves_it(key: str, fact: Fact) -> bool:
    """True for leaving a post or work as a whole, told with no word of which: not "bị cách các chức vụ trong Đảng"."""
    if fact.action not in ("dismiss", "retire") or fact.new is not None:
        return False
    if fact.action == "retire":
        return _IN_A_YEAR.match(key, fact.verb.end) is None
    return not (key.endswith(_SOME_POST, 0, fact.verb.end) or _SOME_POST_BEHIND.match(key, fact.verb.end) is not None)


def _only_post(resolved: Resolved, subject: Subject) -> Span | None:
    """The one post that stands at a name and is held still; None where there are several, or one of former times."""
    offices = resolved.mentions.offices
    i = bisect_left(offices, subject.full.start, key=start_of)
    held = [office for office in offices[i : i + 3] if office.end <= subject.full.end]
    if len(held) != 1 or held[0].former or _HELD_ONCE.search(resolved.key, max(subject.full.start - 8, 0), held[0].start):
        return None
    return Span(held[0].start, held[0].end)


_SOME_POST = ("giữ chức", "giữ các chức", "tham gia", "nhiệm vụ", "thôi làm", "phụ trách", "cách hết", "cách tất cả")
_SOME_POST_BEHIND = re.compile(r"[^,.;:]{0,40}?(?<!\w)(?:chức|vị trí|cương vị|ghế|nhiệm vụ|tư cách|trong đảng|về mặt)(?!\w)")
_IN_A_YEAR = re.compile(r" (?:từ |vào )?năm \d{4}")  # told of a life: the post at the name may be one taken up since
_HELD_ONCE = re.compile(r"(?<!\w)(?:nguyên|cựu|từng|từng là|từng làm) $")
