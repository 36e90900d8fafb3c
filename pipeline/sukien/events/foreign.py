"""Honours of other states: they make no award record (an award given to a foreigner by Vietnam does)."""

from __future__ import annotations

import re

from sukien.events.attribution import Grant
from sukien.events.award_marks import Marks
from sukien.events.award_statement import Statement
from sukien.mentions import Anchor

_GIVER = re.compile(
    r"(?:của|do|từ) (?:(?:nhà nước|chính phủ|tổng thống|nhà vua|quốc vương|nữ hoàng|hoàng gia|thiên hoàng|vua|nước"
    r"|cộng hòa|vương quốc|liên bang|bộ \w+|cơ quan|đảng|quốc hội|thủ tướng"
    r"|chủ tịch nước|đảng, nhà nước|đảng và nhà nước|quân đội)(?: [\w,]+){0,6}? ?)?\Z"
)
_RULERS = ("nữ hoàng ", "tổng thống ", "nhà vua ", "quốc vương ", "hoàng gia ", "thiên hoàng ", "liên bang ", "đại sứ ")
_RULERS_AS_WRITTEN = (*_RULERS, *(ruler.capitalize() for ruler in _RULERS))
_TO = re.compile(r"(?<!\w)(?:tặng|cho|đối với|trao)(?!\w)")
_FAR = re.compile(r"(?<!\w)(?:tặng|cho|đối với|trao|tại|ở|với|của|sang|đến|thăm)(?!\w)|[,;:.]")
_PLACE = re.compile(
    r"(?<!\w)(?:[Xx]ã|[Pp]hường|[Tt]hị trấn|[Hh]uyện|[Qq]uận|[Tt]hị xã|[Tt]hành phố|[Tt]hôn|[Ấấ]p|[Kk]hóm)(?: [^\W\d_a-zđ]\w*){1,2} \Z"
)
_PLACE_REACH = 30
_ABROAD = ("Việt Nam tại ", "Việt Nam ở ")  # "Đại sứ quán Việt Nam tại Nhật Bản": where a body of this state is
_MOST = 40  # countries of one sentence that are looked at
_AGENT = re.compile(
    r"(?:nhà nước|chính phủ|tổng thống|nhà vua|quốc vương|nữ hoàng|hoàng gia|thiên hoàng|vua|cộng hòa|vương quốc"
    r"|liên bang|thủ tướng|chủ tịch nước|đảng|chủ tịch quốc hội|cơ quan liên bang|đại sứ|(?:sở |cơ quan )?cảnh sát|thị trưởng|chính quyền)"
    r"(?: (?!việt nam)[\w,]+){0,8}? \(?\Z"
)
_GIVES = re.compile(r"\)?(?: [^\s;:.]+){0,6} (?:tặng|trao tặng|trao|tặng thưởng|phong tặng)(?: tặng)?(?: [^\s;:.,]+){0,8} ?")


def countries_in(text: str, marks: Marks) -> list[Anchor]:
    """The countries that a sentence names."""
    return [
        country
        for country in marks.countries[:_MOST]
        if text[country.start].isupper()  # "pháp luật"
        and not [f for f in marks.forms if f.start <= country.start < f.end and f.form != "danh_hieu_khac"]  # "Anh hùng Lao động"
        and not _in_name(text, marks, country)  # Vũ Đức Đam
        and not text.endswith(_ABROAD, 0, country.start)
    ]


def is_foreign(key: str, countries: list[Anchor], marks: Marks, statement: Statement, grant: Grant | None) -> bool:
    """True when a country's name stands in the grantor's place of the statement; `countries`: those of its sentence."""
    for anchor in countries:
        if (
            grant is not None
            and grant.start < anchor.end <= grant.end + 60
            and not _FAR.search(key, grant.end, max(anchor.start, grant.end))
        ):
            return True
        if anchor.start >= statement.form.start and anchor.end <= statement.form.end and statement.form.form == "danh_hieu_khac":
            return True
        if _of_country(key, statement, anchor) or _by_country(key, marks, statement, anchor):
            return True
    return False


def _in_name(text: str, marks: Marks, country: Anchor) -> bool:
    """True when the country's word is a part of another name: Vũ Đức Đam, Lào Cai, "thị trấn Thạnh Mỹ"; not in "Nữ hoàng Anh Elizabeth"."""
    at = country.start
    follows = text[country.end + 1 : country.end + 2] if text[country.end : country.end + 1] == " " else ""
    named = (
        follows.isupper()
        or [p for p in marks.parties if p.start <= at < p.end and p.kind == "person"]
        or (country.entry.phrase != "lào" and _PLACE.search(text, max(marks.start, at - _PLACE_REACH), at))
    )
    return bool(named) and not text.endswith(_RULERS_AS_WRITTEN, 0, at)


def _of_country(key: str, statement: Statement, country: Anchor) -> bool:
    """ "Huân chương Hữu nghị của Nhà nước Liên bang Nga"."""
    gap = key[statement.form.end : country.start]
    return country.start >= statement.form.end and len(gap) < 80 and _GIVER.search(gap) is not None and _TO.search(gap) is None


def _by_country(key: str, marks: Marks, statement: Statement, country: Anchor) -> bool:
    """ "Liên bang Nga tặng Thượng tướng A Huân chương"."""
    if country.end > statement.form.start or country.start <= statement.lead - 120:
        return False
    if not _gives(key[country.end : statement.form.start]):
        return False
    return _AGENT.search(key, max(marks.start, country.start - 60), country.start) is not None


def foreign_again(form: str, foreign: set[str]) -> bool:
    """True when the article has named a foreign honour of this form, or a foreign title or order where this is an order."""
    return form in foreign or (form.startswith("huan_chuong") and any(f.startswith(("huan_chuong", "danh_hieu")) for f in foreign))


def _gives(gap: str) -> bool:
    return ("tặng" in gap or "trao" in gap) and _GIVES.fullmatch(gap) is not None
