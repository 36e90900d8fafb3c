"""Who the law lets grant a form, beside the grantor as written.

Source: law 15/2003/QH11 with its amendments, law 06/2022/QH15 (Art. 77-80), in lexicons/award_forms.tsv.
"""

from __future__ import annotations

import re
from functools import cache

from sukien.lexicon import load
from sukien.text import key_of

_HEADS = {"bộ": "Bộ trưởng", "ubnd": "Chủ tịch", "ủy ban nhân dân": "Chủ tịch", "sở": "Giám đốc"}
_CHAIRED = re.compile(r"(bộ|ubnd|ủy ban nhân dân|sở)(?= )")


@cache
def grantor_class(form: str) -> str:
    """The class of lexicons/award_forms.tsv that may grant `form`; "" when the law names none."""
    return next((e.fields.get("grantor", "") for e in load("award_forms") if e.code == form), "")


def legal_grantor(form: str, name: str | None) -> str | None:
    """Who may grant `form` by law where that differs from the grantor as written; None when it does not or is not known."""
    kind = grantor_class(form)
    key = key_of(name) if name else ""
    if kind == "president":
        return None if key.startswith("chủ tịch nước") else "Chủ tịch nước"
    if kind == "flag" and key.startswith("thủ tướng"):
        return "Chính phủ"
    if name is None or kind not in ("certificate", "unit_head", "minister", "province_chair", "minister_or_province", "flag"):
        return None
    if kind == "certificate" and key == "chính phủ":
        return "Thủ tướng Chính phủ"
    head = _CHAIRED.match(key)
    return f"{_HEADS[head[1]]} {name}" if head else None


def may_grant(form: str, name: str) -> bool:
    """False when the wording cannot be a grantor of `form`: a province hands over an order, it does not grant it."""
    kind = grantor_class(form)
    key = key_of(name)
    if kind == "president":
        return bool(re.match(r"chủ tịch nước|đảng|nhà nước|chính phủ|lãnh đạo đảng|quốc hội|hội đồng nhà nước", key))
    if kind == "party":
        return bool(re.search(r"đảng|tỉnh ủy|thành ủy|huyện ủy|quận ủy|thị ủy|trung ương|ban thường vụ|chi bộ", key))
    return True
