"""The stages of a school in its name: "Trường Phổ thông dân tộc bán trú | Tiểu học và Trung học cơ sở | Nậm Cắn"."""

from __future__ import annotations

import re

from sukien.mentions import Anchor
from sukien.whole_words import openings

# Luật Giáo dục 2019, articles 28, 29 and 61: schools of one stage and of several, for boarders of ethnic minorities
_STAGE = r"(?:tiểu học|trung học cơ sở|trung học phổ thông|thcs|thpt|th|phổ thông|dân tộc (?:nội|bán) trú|bán trú|nội trú|liên cấp|chuyên)"
_JOINED = rf"(?: và | - | – |-|–| & |&| ){_STAGE}(?![^\W_])"
_STAGES = re.compile(rf"(?:{_JOINED})*(?:, {_STAGE})?(?:{_JOINED})+")
_OPENINGS = openings("và|tiểu|trung|thcs|thpt|th|phổ|dân|bán|nội|liên|chuyên|- |– |& ")
_MARKS = frozenset("-–&,")


def with_stages(key: str, head: Anchor) -> Anchor:
    """The head of a school with the stages that it goes on with: what names it stands behind them."""
    end = head.end
    stages = _STAGES.match(key, end) if key[end] in _MARKS or key[end : end + 3] in _OPENINGS else None
    return Anchor(head.start, stages.end(), head.entry) if stages else head
