"""Units that only say where the recipient before them belongs: "Viện A - Bộ B", "Vụ 3, VKSND tối cao", "thuộc Tổng cục A, Bộ B"."""

from __future__ import annotations

import re

from sukien.events.award_marks import Marks, Party
from sukien.resolved import Unit

_RESIDES = re.compile(r"(?:,? (?:sinh năm|sn) \d{4})?(?: ?\([^()]{0,60}\))?,?(?: (?:hiện )?(?:ở|trú|ngụ|quê|tại)(?: ở| tại)?)? ")
_SUB_UNIT = re.compile(
    r"(?:đội|phòng(?! khám)|tổ|khoa|trạm|đồn|trung đoàn|lữ đoàn|tiểu đoàn|đại đội|lớp|phân xưởng|chi bộ|chi nhánh|bộ môn) "
)
_RANKS = {
    "tổ ": 1, "đội ": 1, "lớp ": 1, "đại đội ": 1, "bộ môn ": 1, "khoa ": 3, "phòng ": 3, "trung đoàn ": 3, "lữ đoàn ": 3, "chi nhánh ": 4,
}  # fmt: skip
_OVER_VU = ("bộ ", "vksnd", "viện kiểm sát", "tand", "tòa án", "tổng cục", "ủy ban", "ban ", "văn phòng", "ngân hàng")  # over a "Vụ"
_UNIVERSITY = ("đại học ", "đh ")  # over schools of its own: "Trường Đại học Kinh tế, Đại học Huế"
_NUMBER = re.compile(r"p[a-z]\d\d(?!\w)")  # of an office of the police
_ITEM_ENDS = re.compile(
    r" ?[;.()\n]| (?:vì|do|đã có|có) |\Z"
    r"|(?!(?:(?! (?:vì|do|đã có) )[^;.\n]){0,80} (?:tổ chức|phối hợp|trao|tặng|thưởng|hỗ trợ|ủng hộ)(?!\w))(?: ?,| (?:và|đã) )"
)  # no verb of a new clause behind
_COMMUNE = re.compile(r"(?<!\w)(?:xã|phường|thị trấn) ")
_OF_PLACES = ("đảng bộ ", "ubnd ", "ủy ban ", "hđnd ", "hội đồng nhân dân ", "huyện ủy ", "thị ủy ", "thành ủy ", "đảng ủy ", "mttq ")
_OF_STATE = ("department", "peoples_committee", "peoples_council", "party_committee", "front", "mass_organisation", "police", "court")
_LEVELS = {"village": 1, "commune": 2, "district": 3, "province": 4, "ministry": 5, "central": 6}
_ITEM_GAPS = ("; ", " và ", ", và ", " cùng ", " và tập thể ")
_BRANCHES = ("chi bộ ", "chi hội ", "chi đoàn ")  # over nobody
_ABOVE = (
    "bộ ",
    "tổng cục",
    "quân khu",
    "quân đoàn",
    "quân chủng",
    "binh chủng",
    "công an tỉnh",
    "công an thành phố",
    "ubnd",
    "tập đoàn",
    "tỉnh ",
    "thành phố ",
)


def is_above(key: str, home: Party, party: Party) -> bool:
    """True when a unit after a comma is the body over the one that a recipient was told to belong to."""
    return party.kind == "unit" and (is_parent(key, home, party) or key.startswith(_ABOVE, party.start))


def is_parent(key: str, child: Party, party: Party) -> bool:
    """True when a unit only says where the one before it belongs ("Viện A - Bộ B", "thôn A, xã B")."""
    if party.kind != "unit":
        return False
    gap = key[child.end : party.start]
    if child.kind == "person":
        joined = ";" in gap or gap in (" và ", ", và ", " và tập thể ")
        return not joined or _ITEM_ENDS.match(key, party.end) is None  # "ông A và Sở B."; not "ông A; Sở B thưởng"
    if re.fullmatch(r" ?[-–(] ?| thuộc | của ", gap):
        return True
    if gap == ", " and key.startswith("vụ ", child.start) and key.startswith(_OVER_VU, party.start):
        return True
    if gap == ", " and key.startswith(("trường ", "khoa ", "viện "), child.start) and key.startswith(_UNIVERSITY, party.start):
        return True
    if key.startswith(_BRANCHES, party.start):
        return False  # "Chi bộ thôn A, Chi hội Phụ nữ thôn B"
    head = _SUB_UNIT.match(key, child.start)
    if gap == ", " and head and not key.startswith(head[0], party.start):
        other = _SUB_UNIT.match(key, party.start)
        if other is not None and _RANKS.get(other[0], 2) <= _RANKS.get(head[0], 2):
            return False  # "Phòng A, Đội B": no team is over an office
        return head[0] != "phòng " or _NUMBER.match(key, party.start) is None  # "Phòng PC01, PC02": each is an office
    if party.unit is None:
        return False
    if child.unit is None:  # "Nhân dân và cán bộ xã A, huyện B"
        over = party.unit.kind == "admin_unit" and ";" not in gap and not _COMMUNE.match(key, party.start)
        return over and _COMMUNE.search(key, child.start, child.end) is not None
    lower, upper = _LEVELS.get(child.unit.level or "", 0), _LEVELS.get(party.unit.level or "", 0)
    if party.unit.kind == "admin_unit" and child.unit.kind != "admin_unit":
        apart = gap in _ITEM_GAPS or (
            child.unit.kind in _OF_STATE and 0 < upper < lower and not key.startswith((", tỉnh ", ", huyện ", ", thành phố "), party.end)
        )
        return not (apart or _of_another_place(child.unit, party.unit))  # "Trường A và xã B", "Sở Nội vụ, huyện A": each receives
    if party.unit.kind != "admin_unit" and (child.unit.kind == "admin_unit" or key.startswith(_OF_PLACES, child.start)):
        return False  # "Đảng bộ huyện A, Ban Tuyên giáo Tỉnh ủy", "quận A, Sở Y tế": no body of another kind is over that of a place
    if head is None and _SUB_UNIT.match(key, party.start):
        return False  # "Công an huyện A, Phòng Cảnh sát hình sự Công an tỉnh"
    alike = key[child.start : child.end].split()[0] == key[party.start : party.end].split()[0]
    return gap == ", " and not alike and 0 < lower < upper


def _of_another_place(child: Unit, place: Unit) -> bool:
    """A body named after one place beside another of the same level: "Công an tỉnh A, | B và C" are three, not one that lies in C."""
    if child.level != place.level or child.admin is None or place.admin is None or child.admin.name == place.admin.name:
        return False
    return child.rule != "field_of_work" and child.name.split()[-1][0].isupper()


def who_lives_at(key: str, parties: list[Party], place: Party) -> Party | None:
    """The person whom places up to `place` follow, where he lives: "ông A, thôn B, xã C"; None where it is no place or nobody's."""
    if place.kind != "unit":
        return None
    start = place.start
    for party in reversed(parties[: parties.index(place) + 1]):
        if party.end <= start and party is not place and not _RESIDES.fullmatch(key, party.end, start):
            return None
        if party.kind == "person":
            return party
        if party.unit is None or party.unit.kind != "admin_unit":
            return None
        start = party.start
    return None


def first_of_chain(key: str, marks: Marks, party: Party) -> Party:
    """The body that a chain of those over it ends in `party`: "Trường A huyện B tỉnh C tổ chức", "Trung đoàn A, Sư đoàn B tổ chức"."""
    at = marks.parties.index(party)
    for other in reversed(marks.parties[:at]):
        if other.kind != "unit" or key[other.end : party.start] not in (" ", ", ") or not is_parent(key, other, party):
            break
        party = other
    return party


def is_founded(key: str, party: Party) -> bool:
    """True for the place whose founding is kept: "Tỉnh ủy, UBND tổ chức lễ kỷ niệm 110 năm thành lập tỉnh X và đón nhận FORM"."""
    place = party.unit is not None and party.unit.kind == "admin_unit"
    return place and key.endswith(("thành lập ", "tái lập "), 0, party.start)
