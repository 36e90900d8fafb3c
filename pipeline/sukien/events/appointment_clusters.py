"""Who leads an emulation cluster: a body, told behind the post, or before it by a verb of holding or with the post in brackets.

"bầu Trưởng cụm thi đua năm 2024 là [Sở Y tế], Phó Trưởng cụm là [Sở Nội vụ]"
"bầu cụm trưởng và cụm phó năm 2023 là [huyện Na Rì] (Cụm trưởng) và [huyện Ba Bể] (Cụm phó)"
"[Sở Y tế] được các đơn vị bầu làm Cụm trưởng", "thống nhất [Công an tỉnh Phú Thọ] làm Cụm trưởng, [Công an tỉnh Lào Cai] làm Cụm phó"
"""

from __future__ import annotations

import re

from sukien.events.appointment_facts import Fact, Subject
from sukien.lexicon import longest
from sukien.mentions import SILENT, Anchor, Span
from sukien.resolved import Resolved

CODE = "cum_truong"  # of the posts in clusters
_CHOSEN = re.compile(r"(?<!\w)(?:bầu|bầu chọn|giới thiệu|cử|suy cử|chọn|nhất trí|thống nhất)(?!\w)")
_IS = re.compile(
    r"(?: (?:của )?(?:các |cụm |khối )?(?:thi đua)?(?: số [\w]{1,4})?)?,?(?: (?:nhiệm kỳ|năm học|năm|giai đoạn) [\d –-]{4,11})? ?"
    r"(?:là|gồm|:):? (?:đơn vị |tập thể |đại diện )?"
)
_HOLDS = re.compile(
    r"(?: (?:được|tiếp tục|trúng cử|đắc cử|tái đắc cử)(?!\w)[^.,;:]{0,60}?)? (?:làm|là|giữ|đảm nhận|đảm nhiệm)"
    r"(?: (?:chức vụ|chức danh|chức|vai trò|nhiệm vụ|vị trí))?(?: là)?(?: đơn vị)? "
)
_BEFORE = 110  # characters from a body to the post that it holds
_NOT_YET = re.compile(r"(?<!\w)(?:sẽ|chưa|không)(?: được)? $")


def cluster_posts(resolved: Resolved) -> list[Fact]:
    """The bodies that the story tells to be chosen to lead a cluster, in order."""
    by_sentence: dict[int, list[Anchor]] = {}
    for anchor in longest([a for a in resolved.segmented.anchors["titles"] if a.entry.code == CODE]):
        if (index := resolved.segmented.sentence_at(anchor.start)) is not None:
            by_sentence.setdefault(index, []).append(anchor)
    facts: list[Fact] = []
    for index, posts in by_sentence.items():
        if resolved.segmented.kinds[index] not in SILENT:
            facts += _chosen(resolved, resolved.segmented.sentences[index], posts)
    return facts


def _chosen(resolved: Resolved, sentence: Span, posts: list[Anchor]) -> list[Fact]:
    """The bodies that one sentence tells to be chosen for these posts."""
    verb = _CHOSEN.search(resolved.key, sentence.start, posts[0].start)
    if verb is None or _NOT_YET.search(resolved.key, max(sentence.start, verb.start() - 16), verb.start()):
        return []
    units = [Subject(span, span, None, unit) for span, unit in resolved.units_in(*sentence)]
    facts: list[Fact] = []
    bracketed = {post.start - 2 for post in posts if resolved.key.endswith(" (", 0, post.start)}
    for post in posts:
        unit = _leader(resolved.key, post, units, bracketed)
        if unit is not None:
            facts.append(Fact("elect", unit, Span(*verb.span()), None, Span(post.start, post.end), False, "chosen_to_lead_cluster"))
    return facts


def _leader(key: str, post: Anchor, units: list[Subject], bracketed: set[int]) -> Subject | None:
    """The body that is named for a post: behind "là", before a verb of holding, or right before the post in brackets; bracketed: where
    posts in brackets begin."""
    if key.startswith(")", post.end) and key.endswith(" (", 0, post.start):
        return next((unit for unit in units if unit.span.end == post.start - 2), None)
    told = _IS.match(key, post.end)
    behind = [unit for unit in units if unit.span.start == told.end() and unit.span.end not in bracketed] if told else []
    return behind[0] if behind else _holder(key, post, units)


def _holder(key: str, post: Anchor, units: list[Subject]) -> Subject | None:
    """The body before a post that is told to hold it: "Sở Y tế được các đơn vị bầu giữ chức | Cụm trưởng"."""
    near = (unit for unit in sorted(units, key=_outermost, reverse=True) if post.start - _BEFORE < unit.span.end < post.start)
    return next((unit for unit in near if _HOLDS.fullmatch(key, unit.span.end, post.start)), None)


def _outermost(unit: Subject) -> tuple[int, int]:
    """Of bodies that end together the longest comes last: "Sở Y tế tỉnh A", not "tỉnh A"."""
    return unit.span.end, -unit.span.start
