"""What closes the name of a body: "Trung tâm Tiểu sử | quốc tế", "Hải dương | học", "Đại sứ quán Úc | tại Việt Nam"."""

from __future__ import annotations

import re
from functools import cache

from sukien.alphabet import UPPER
from sukien.lexicon import load
from sukien.mentions import Anchor
from sukien.recognise.places import Places
from sukien.recognise.runs import SYLLABLE

CLOSING_LETTERS = "qtckhđmpv"  # what a closing word begins with
_STARTS = frozenset({" qu", " th", " ch", " kh", " họ", " tr", " đi", " mi", " ph", " vù", " và"})
# "Trung tâm Tiểu sử | quốc tế", "Học viện Chính trị | khu vực I", "Đài Khí tượng Thủy văn | khu vực Tây Bắc"
_PART = r"miền (?:Bắc|Trung|Nam)"
_REGION = r"phía (?:Bắc|Nam)|(?:[ĐT][^\W\d_]+ )?(?:Bắc|Trung|Nam) (?:Trung )?Bộ|(?:Tây|Đông) (?:Bắc|Nam)|Tây Nguyên"
_CLOSING = re.compile(
    r" (?:quốc tế|quốc gia|thế giới|trung ương|[Cc]hâu (?:Âu|Á|Phi|Mỹ)|"
    rf"{_PART}|phía (?:Bắc|Nam)(?! (?:giáp|cầu|sông|đường|của|tỉnh|huyện|thành phố))|vùng (?:\d{{1,2}}|[IVX]{{1,5}})|và [Cc]ộng sự|"
    rf"khu vực (?:\d{{1,2}}|[IVX]{{1,5}}|{_PART}|{_REGION}))(?![^\W_])"
)
# the legal form of a firm behind its name: "Tổng công ty Hàng không Việt Nam - | CTCP" (Luật Doanh nghiệp)
LEGAL_FORM = re.compile(rf"(?:CTCP|Công ty (?:[Cc]ổ phần|CP|TNHH(?: MTV| một thành viên)?))(?!\w| [{UPPER}])")
_CENTRAL = frozenset({"hospital", "institute", "school", "agency", "other"})  # bodies that may stand under the centre
_SCIENCE = re.compile(r" học(?! (?:sinh|kỳ|tập|viên|bổng|phí|hỏi|trò|nghề)| *\d)(?![^\W_])")  # "Hải dương | học"
_ABROAD = (" tại ", " ở ")
# places in whose names capitals are the place's own: "Chi cục Hải quan sân bay quốc tế | Tân Sơn Nhất"
_SITES = (" sân bay", " sân bay quốc tế", " cửa khẩu", " cửa khẩu quốc tế", " cảng", " cao nguyên đá", " cảng hàng không quốc tế")
SITE_ENDS = frozenset("yếugá")  # the letters that _SITES end in
_ONLINE = " điện tử"  # "Báo Đồng Nai | điện tử"
_POSTED_ABROAD = frozenset({"embassy", "mass_organisation", "party_committee", "committee", "department", "media", "council", "religious"})
_EMIGRANTS = re.compile(r"[Nn]gười Việt(?: Nam)?$")
_COUNTRY = re.compile(rf" (?:tại|ở) {SYLLABLE}(?: {SYLLABLE}| hòa| hoà)*")
_POSTED = re.compile(r" tại Việt Nam")
_CONSULATE = re.compile(r" tại (?:(?:(?:TP|Thành phố|thành phố)\.? ?)?(?:HCM|Hồ Chí Minh)|TPHCM|Đà Nẵng|Hà Nội)(?![^\W_])")
_OVERSEAS = re.compile(r" ở nước ngoài(?![^\W_])")


def closing_after(text: str, key: str, head: Anchor, at: int) -> int | None:
    """End of what closes a name at `at`: "quốc tế", "khu vực I"; "học" of a science; "trung ương" of a hospital, "điện tử" of a paper."""
    if key[at : at + 3] not in _STARTS:
        return None
    if key[at + 1] == "đ":
        return at + len(_ONLINE) if head.entry.code == "media" and key.startswith(_ONLINE, at) else None
    if key.startswith(" và", at) and head.entry.code != "company":
        return None  # "nghiên cứu của Bệnh viện A | và cộng sự"
    if key.startswith(" trung", at) and head.entry.code not in _CENTRAL:
        return None
    last = (head.entry.code != "ministry" and _CLOSING.match(text, at)) or _SCIENCE.match(text, at)
    return last.end() if last else None


def abroad_after(text: str, key: str, head: Anchor, at: int, abroad: dict[int, int]) -> int:
    """End of a name that goes on with a place abroad ("Hội người Việt Nam | tại Séc"), or `at`; abroad: the countries, start to end."""
    if not key.startswith(_ABROAD, at):
        return at
    place = key.find(" ", at + 1) + 1
    if place in abroad and head.entry.code in _POSTED_ABROAD:
        return abroad[place]
    if _EMIGRANTS.search(text, head.start, at) and (country := _COUNTRY.match(text, at)):
        return country.end()
    if head.entry.code == "embassy" and (seat := _CONSULATE.match(text, at)):
        return seat.end()
    rest = _POSTED.match(text, at) or _OVERSEAS.match(key, at)
    return rest.end() if rest else at


def site_after(places: Places, at: int) -> int:
    """End of the name of an airport, a port or the like whose noun ends at `at`, or `at` itself."""
    if not places.key.endswith(_SITES, 0, at):
        return at
    place = places.after_level("", at, 0)
    return place[1] if place else at


@cache
def central_heads() -> frozenset[str]:
    """The heads of bodies there is one of: "viện kiểm sát nhân dân tối cao"."""
    marks = ("tối cao", "trung ương", " tw ")
    return frozenset(entry.phrase for entry in load("unit_heads") if any(mark in entry.phrase for mark in marks))
