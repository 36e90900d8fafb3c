"""The stages of a school in its name: "Trường Phổ thông dân tộc bán trú | Tiểu học và Trung học cơ sở | Nậm Cắn"."""

from __future__ import annotations

import re

from sukien.mentions import Anchor

# Luật Giáo dục 2019, articles 28, 29 and 61: schools of one stage and of several, for boarders of ethnic minorities
_STAGE = r"(?:tiểu học|trung học cơ sở|trung học phổ thông|thcs|thpt|th|phổ thông|dân tộc (?:nội|bán) trú|bán trú|nội trú|liên cấp|chuyên)"
_JOINED = rf"(?: và | - | – |-|–| & |&| ){_STAGE}(?![^\W_])"
_STAGES = re.compile(rf"(?:{_JOINED})*(?:, {_STAGE})?(?:{_JOINED})+")


def with_stages(key: str, head: Anchor) -> Anchor:
    """The head of a school with the stages that it goes on with: what names it stands behind them."""
    stages = _STAGES.match(key, head.end)
    return Anchor(head.start, stages.end(), head.entry) if stages else head
