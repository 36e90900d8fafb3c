"""How the names of a run of recipients follow each other: what they are told to be, where they belong, and names beside a count."""

from __future__ import annotations

import re

from sukien.events.award_marks import PARTY_OF, Marks, Party
from sukien.events.award_statement import Group
from sukien.mentions import Count

DEGREE = r"(?:p?gs|tskh|ts|ths|bs ?cki{0,2}|bs|cki{1,2}|ds|ks)"
TITLES = (
    r"(?:các|gia đình|hộ|ông|bà|anh|chị|em|cháu|cụ|thầy|cô|đồng chí|đ/c|bác sĩ|học sinh|sinh viên|nhà giáo|nghệ sĩ|chiến sĩ|cố"
    r"|nguyên|đại tá|thượng tá|trung tá|thiếu tá"
    r"|đại úy|thượng úy|trung úy|thiếu úy|(?:thượng|trung|hạ) sĩ|binh (?:nhất|nhì)|(?:thiếu|trung|thượng|đại) tướng|tập thể|đơn vị"
    r"|điều dưỡng(?: viên)?|kỹ thuật viên|y tá|hòa thượng|thượng tọa|đại đức|ni trưởng|ni sư|sư cô|linh mục|mục sư"
    rf"|(?>{DEGREE}(?:[.,]? ?(?:[-–] ?)?{DEGREE}){{0,3}})"
    r"|(?:phó )?giáo sư|tiến s[ĩỹ]|thạc s[ĩỹ]|dược s[ĩỹ]|bác sỹ|chuyên khoa (?:cấp )?[12i]{1,2}|đảng viên|lương y"
    r"|(?:ng|ns|tt|nn)(?:ưt|nd))[.:,]?"
)
_BODIES = (  # heads of bodies of which there is one at each place
    r"(?:ubnd|ủy ban nhân dân|hđnd|công an|sở|hội|đoàn|phòng|tòa án|viện|liên đoàn|ban|đảng bộ|đảng ủy|cục|chi cục|bộ chỉ huy|kho bạc"
    r"|bảo hiểm|thanh tra)(?: (?!các )[^\s,.;:()\d]+){0,5} "
)
LISTED = (  # a plural whose members follow: "các cá nhân tiêu biểu, gồm: ", "các Thứ trưởng: ", "Công an các | tỉnh A, B và C"
    rf"{_BODIES}các (?=(?:tỉnh|huyện|quận|xã|phường|thành phố|thị xã) [^:]{{2,30}}(?:,| và))"
    rf"|(?:{_BODIES})?các (?:tỉnh|huyện|quận|xã|phường)(?:,? (?:và )?(?:thành phố|thị xã|thị trấn|quận|huyện|xã|phường)){{0,3}}: ?"
    r"|(?:các|những|nhóm|tốp|kíp|ê[ -]?kíp|ekip) (?:(?!(?<!\w)(?:các|những|bị|đã(?! có))(?!\w))[^,;:.()\d]){2,70}?"
    r"(?:,? (?:gồm có|bao gồm|gồm|cụ thể là|lần lượt là|là)(?: các)?(?=:| ):? ?|: ?)"
)
HOME = (  # how what somebody is, or where from, follows the name without a comma
    r" (?:quê|ở|trú|ngụ|sống|sinh hoạt|công tác|làm việc|sinh năm|sn|học sinh|học lớp|lớp|giáo viên|giảng viên|nhân viên|công nhân|cán bộ"
    r"|chiến sĩ|nông dân|hội viên|đảng viên)(?!\w)"
)
JOINED_IN_OFFICE = re.compile(  # "A - Giám đốc Sở Y tế, Bí thư Đảng ủy; B": what the one before is, and no verb
    r",? [-–] (?:nguyên )?(?:ủy viên|uỷ viên|bí thư|phó|chủ tịch|giám đốc|tổng giám đốc|trưởng|chánh|hiệu trưởng|viện trưởng|cục trưởng"
    r"|thường trực|chủ nhiệm|đại biểu|cán bộ|giáo viên|nhân viên|công nhân|học sinh|nông dân)(?!\w)"
    r"(?:(?!(?<!\w)(?:được|đã|nhận|trao|tặng|phát biểu|dự|cho biết|chủ trì)(?!\w))[^;:.]){0,200}?"
    r"(?:;|,| và|; và|, và) {1,2}(?:(?:các )?(?:ông|bà|anh|chị|em|đồng chí) )?"
)
ENDS_ITEM = re.compile(  # what follows a name that is listed, and no verb: not "Sở Nội vụ thẩm định hồ sơ"
    r" ?[,.;()|\n–-]|\Z| (?:và|cùng|vì|do có|năm|có thành tích|đã có|thuộc|ở|tại|đạt|quê|trú|ngụ|sinh|lớp|học sinh|giáo viên|nguyên)(?!\w)"
)
_LIVES_AT = re.compile(rf"(?:,? (?:đều |cùng |hiện |đang )*(?:ở|tại|thuộc|của)|,?{HOME})[^,;:.()]{{0,40}} ")
_NEXT_ITEM = re.compile(rf",[^;:.]{{1,120}};(?: {TITLES})* ")
_MORE = re.compile(r" khác(?!\w)|[^;.:]{0,40}?(?:,| và) (?:\d|hai |ba |bốn |năm |nhiều )")  # "ông A, bà B, 2 giáo viên và 3 học sinh"
_BRACKET = re.compile(r" ?\((?:[^()]{0,60} )?")
_BESIDE = re.compile(
    r"(?:,| và|, và|;| cùng)(?: (?:cá nhân|các|em|gia đình))*(?: (?:ông|bà|anh|chị|em|cháu|cụ|thầy|cô|đồng chí|bác sĩ)){1,2} "
)
_NO_VERB = re.compile(r"[^ ]|\Z| (?:và|cùng|vì|đã có|có|là|ở|trú|ngụ|sinh|thuộc|tại|\(|-|–)")  # after a name: "bà B chúc mừng" is a clause


def is_next_item(key: str, marks: Marks, end: int, party: Party) -> bool:
    """True for "bà B" in "ông A, nông dân thôn Nà Lẹng; bà B": a semicolon after what the one before is, and no new verb."""
    return (
        party.kind == "person"
        and _NEXT_ITEM.fullmatch(key, end, max(end, party.start)) is not None
        and not any(end <= c.start and c.end <= party.start and c.code != "none" for c in marks.cues)
        and not any(end <= f.start < party.start for f in marks.forms)
    )


def is_apposed(key: str, gap: str, groups: list[Group], count: Count) -> bool:
    """True for a count that only tells what those named before it are: "cho ông A, là một nông dân", "cho ông A và bà B, hai ngư dân"."""
    if key.startswith("một ", count.start) and gap.rstrip().endswith(" là"):
        return True
    if gap != ", " or not groups or groups[-1].counted is not None or (count.value or 0) < 2:
        return False
    kind = PARTY_OF.get(count.kind, "person")
    if kind == "unit" and not key.startswith(("tập thể", "đơn vị", "cơ quan"), key.find(" ", count.start) + 1):
        return False  # "cho Sở A, Sở B, 2 hợp tác xã": others
    same = len(groups[-1].parties) == count.value and all(party.kind == kind for party in groups[-1].parties)
    return same and _MORE.match(key, count.end) is None


def home_end(key: str, end: int, party: Party) -> int | None:
    """Where that ends which says by a unit what the name before it belongs to: "Lê Văn Tám (Sở Y tế)", "Lê Văn Tám quê ở xã Nà Pục"; None
    for others."""
    if party.kind not in ("unit", "office"):
        return None
    if _LIVES_AT.fullmatch(key, end, max(end, party.start)):
        return party.end
    if not _BRACKET.fullmatch(key, end, max(end, party.start)):
        return None
    closes = key.find(")", party.end, party.end + 120)
    return closes + 1 if closes >= 0 else party.end


def beside_count(key: str, marks: Marks, end: int, right: int, named: bool) -> Party | None:
    """The person named beside a count that ends at `end`, or the names of whom do (`named`): "3 tập thể và ông Lê Văn Tám"."""
    person = next((p for p in marks.parties if end <= p.start and p.end <= right), None)
    if person is None or person.kind != "person" or not _BESIDE.fullmatch(key, end, max(end, person.opens, person.start)):
        return None
    return person if not (named or key.startswith(",", end)) or _NO_VERB.match(key, person.end) else None
