"""Who the law lets grant a form, beside the grantor as written.

Source: lexicons/legal_grantors.tsv (law 15/2003/QH11 with its amendments, law 06/2022/QH15, decree 152/2025/NĐ-CP), by day.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from sukien.lexicon import load
from sukien.mentions import Entry
from sukien.text import key_of

_HEADS = {"bộ": "Bộ trưởng", "ubnd": "Chủ tịch", "ủy ban nhân dân": "Chủ tịch", "sở": "Giám đốc"}
# A "bộ" that no minister heads: a post ("Bộ trưởng"), an armed force, a command, the Politburo, a part of a whole.
_CHAIRED = re.compile(r"(bộ|ubnd|ủy ban nhân dân|sở)(?= (?!trưởng|tư lệnh|tổng|đội|chỉ huy|chqs|chính trị|phận|môn|ngành))")
_COMMAND = re.compile(r"bộ (?=tư lệnh (?:quân khu|quân đoàn|quân chủng|binh chủng)(?!\w))")  # its commander holds a minister's power
_BELOW_PROVINCE = re.compile(r"(?<!\w)(?:huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)(?!\w)")
_BODIES = {  # bodies whose head the law names for a class of grantor; other classes: any
    "minister": ("bộ",),
    "minister_or_province": ("bộ", "ubnd", "ủy ban nhân dân"),
    "certificate": ("bộ", "ubnd", "ủy ban nhân dân"),
    "flag": ("bộ", "ubnd", "ủy ban nhân dân"),
    "province_chair": ("ubnd", "ủy ban nhân dân"),
    "district_chair": ("ubnd", "ủy ban nhân dân"),
    "commune_chair": ("ubnd", "ủy ban nhân dân"),
}
_PROVINCIAL = ("minister_or_province", "certificate", "flag", "province_chair")
_COMMITTEE = re.compile(r"(?:chủ tịch )?(?:ubnd|ủy ban nhân dân) (tỉnh|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)(?!\w)")
_LEVELS = {  # "thành phố" names both a province and a district, and so is of every level
    "province_chair": re.compile("tỉnh"),
    "district_chair": re.compile("huyện|quận|thị xã"),
    "commune_chair": re.compile("xã|phường|thị trấn|đặc khu"),
}
_STATE = re.compile(r"chủ tịch nước|đảng|nhà nước|chính phủ|lãnh đạo đảng|quốc hội|hội đồng nhà nước")
_OF_OTHERS = ("huy_hieu", "ky_niem_chuong", "bang_khen", "giay_khen", "co_")  # the President grants none of them (law 2022, Art. 77)
_OF_UNITS = ("giay_khen", "chien_si_thi_dua_co_so", "lao_dong_tien_tien", "chien_si_tien_tien")  # by the heads of units
_PARTY = re.compile(r"đảng|tỉnh ủy|thành ủy|huyện ủy|quận ủy|thị ủy|trung ương|ban thường vụ|chi bộ")


@cache
def _powers() -> dict[str, list[Entry]]:
    """Rows of the lexicon by form, in file order (oldest law first)."""
    powers: dict[str, list[Entry]] = {}
    for entry in load("legal_grantors"):
        powers.setdefault(entry.phrase, []).append(entry)
    return powers


@lru_cache(maxsize=4096)  # grantors recur
def grantor_class(form: str, day: str | None = None) -> str:
    """The class of grantor that the law in force on `day` (ISO; None: the latest) names for `form`; "" when none is named."""
    row = _power(form, day)
    return row.code if row is not None else ""


def _power(form: str, day: str | None) -> Entry | None:
    """The row of the lexicon that holds for `form` on `day`; the oldest law for what was granted before it."""
    rows = _powers().get(form, [])
    if day is None:
        return rows[-1] if rows else None
    held = (row for row in rows if row.fields.get("valid_from", "") <= day <= (row.fields.get("valid_to") or "9999"))
    return next(held, rows[0] if rows else None)


@lru_cache(maxsize=4096)  # grantors recur
def legal_grantor(form: str, name: str | None, day: str | None = None) -> str | None:
    """Who may grant `form` by law where that differs from the grantor as written: the head of the body, or the State's.

    None when the grantor is the one the law names, or when no rule names another. `name` is as written, `day` ISO.
    """
    power = _power(form, day)
    kind = power.code if power is not None else ""
    key = key_of(name) if name else ""
    if name is not None and power is not None and _of_another_level(kind, key):
        return power.fields["wording"]
    if kind == "president":
        return None if key.startswith("chủ tịch nước") else "Chủ tịch nước"
    if kind == "flag" and key.startswith("thủ tướng"):
        return "Chính phủ"
    if kind == "prime_minister" and name is not None and _STATE.match(key):
        return "Thủ tướng Chính phủ"
    if name is None or kind in ("", "party", "prime_minister"):
        return None
    if kind == "certificate" and key == "chính phủ":
        return "Thủ tướng Chính phủ"
    if kind in ("certificate", "flag", "minister_or_province") and (command := _COMMAND.match(key)):
        return f"T{name[command.end() + 1 :]}"
    head = _CHAIRED.match(key)
    if head is None or head[1] not in _BODIES.get(kind, _HEADS):
        return None
    if kind in _PROVINCIAL and _BELOW_PROVINCE.search(key):
        return None
    return f"{_HEADS[head[1]]} {name}"


def _of_another_level(kind: str, key: str) -> bool:
    """True for a people's committee, or its chair, of another level than the one that the law names."""
    level = _COMMITTEE.match(key)
    return level is not None and kind in _LEVELS and not _LEVELS[kind].match(level[1])


@lru_cache(maxsize=4096)  # grantors recur
def may_grant(form: str, name: str) -> bool:
    """False when the wording cannot be a grantor of `form`: a province hands over an order, it does not grant it."""
    kind = grantor_class(form)
    key = key_of(name)
    if kind == "president":
        return _STATE.match(key) is not None
    return kind != "party" or _PARTY.search(key) is not None


def passes_on(form: str, name: str) -> bool:
    """False for a form that a grantor named for another cannot be meant to grant as well: the President grants no badges,
    the Prime Minister no Giấy khen."""
    key = key_of(name)
    if key.startswith("chủ tịch nước") and form.startswith(_OF_OTHERS):
        return False
    return not (key.startswith(("thủ tướng", "chính phủ", "chủ tịch nước", "nhà nước")) and form.startswith(_OF_UNITS))
