"""What the award grammar reads: clusters of forms, groups of recipients, and the statements they make."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from sukien.events.award_marks import Party
from sukien.lexicon import load
from sukien.mentions import AwardForm, Count
from sukien.whole_words import whole_words

_LABEL = (
    r"[ ,;.“”\"'’()&/:–-]|(?<!\w)(?:và|hoặc|danh hiệu|cùng|như|nhiều|cao quý|gồm|khác|năm|lần thứ|các|hạng|thời kỳ"
    r"|đổi mới|kháng chiến|chống mỹ|chống pháp|cứu nước|(?:19|20)\d\d|hai|ba|nhất|nhì|tặng)(?!\w)"
)
LABELS = re.compile(rf"(?>{_LABEL})*+")  # a stretch of nothing else
ITEM_GAP = re.compile(r" ?(?:danh hiệu|tấm|chiếc|lá)?(?: vinh dự(?: nhà nước)?)?(?: cao quý)? ?[“\"]?")
STATE = re.compile(  # how a body or office of the state begins
    r"ubnd|ủy ban nhân dân|chủ tịch|thủ tướng|bộ (?!đội)|bộ trưởng|chính phủ|tổng cục|tổng lđlđ|tổng liên đoàn|sở |trung ương"
    r"|giám đốc|liên đoàn lao động|lđlđ"
)
TO = re.compile(whole_words("tặng cho|trao cho|cho|đối với|tặng"))

# Titles that stand before the name of one who holds them ("NSƯT Trung Anh"): no award is stated.
HELD = {
    "nha_giao_nhan_dan", "nha_giao_uu_tu", "thay_thuoc_nhan_dan", "thay_thuoc_uu_tu", "nghe_si_nhan_dan", "nghe_si_uu_tu",
    "nghe_nhan_nhan_dan", "nghe_nhan_uu_tu", "anh_hung_lao_dong", "anh_hung_luc_luong_vu_trang", "ba_me_viet_nam_anh_hung",
    "danh_hieu_khac", "chien_si_thi_dua",
}  # fmt: skip


@cache
def usual_kinds() -> dict[str, str]:
    """Form to whom it is for, where the lexicon says the same of all its wordings."""
    kinds: dict[str, set[str]] = {}
    for entry in load("award_forms"):
        kinds.setdefault(entry.code, set()).add(entry.fields.get("kind", ""))
    return {form: next(iter(found)) for form, found in kinds.items() if len(found) == 1 and "" not in found}


class Group(Struct, frozen=True, gc=False):
    """Recipients of one statement at one place: a count, or names without one.

    `kind`: for counted forms, what those are who received them, where a total before tells it.
    """

    start: int
    end: int
    counted: Count | None
    parties: tuple[Party, ...]
    rule: str
    kind: str | None = None


class Statement(Struct, frozen=True, gc=False):
    """One form with its recipients; none when the text neither counts nor names them.

    `lead` is the start of the governing verb, `passive` its voice; `verb`: where the verb or the form begins, the first of them.
    """

    form: AwardForm
    groups: tuple[Group, ...]
    lead: int
    left: int
    end: int
    passive: bool
    rule: str
    verb: int


class Cluster(Struct, frozen=True, gc=False):
    """Forms that share their recipients ("Lao động tiên tiến, Chiến sĩ tiên tiến cho …").

    `held`: those honoured by the title that they hold already ("tuyên dương 5 Nhà giáo Nhân dân").
    """

    forms: list[AwardForm]
    start: int
    end: int
    item: Count | None
    held: tuple[Group, ...] = ()
