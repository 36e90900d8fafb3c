"""Which offices belong to which name: OFFICE NAME, NAME, OFFICE, and lists of either kind."""

from __future__ import annotations

import re
from bisect import bisect_left

from msgspec.structs import replace

from sukien.mentions import Office, Segmented, beginning_at, start_of
from sukien.recognise.foreign import given_names
from sukien.recognise.groups import TERM, Group
from sukien.recognise.holding import is_held, is_kin
from sukien.recognise.name_lists import Candidate
from sukien.recognise.name_words import BODY_WORDS
from sukien.recognise.runs import is_vietnamese

_IS = (
    r"(?:, ?)?(?:(?:vốn|hiện|hiện đang|từng|nguyên|cũng|nay|đồng thời|người) ){0,2}(?:là(?: một)?|giữ chức(?: vụ)?|giữ cương vị|nhận chức|"
    r"kiêm nhiệm|kiêm)|, (?:khi|lúc)(?: còn| đang){0,2}(?:(?<=còn)|(?<=đang)| là| làm| giữ chức)|,? hiện|, nguyên là|, một|, tân"
)
_BORN = r",? (?:sn|sinh (?:ngày|năm|tháng))[ :]{1,2}\d[\d/. -]{3,11}(?:(?: |, )(?:tại|ở|quê)(?: ở)? [^.;:()]{2,60}(?=,))?|, \d\d tuổi"
_GLOSS = r"\([^()]{1,40}\)\s?|[-–,] ?[“\"][^“”\"]{2,50}[”\"]"  # "A (Bắc Kạn), Chủ tịch …", "A - “vua cam”, Giám đốc …"
_OPEN = r"\( ?(?:(?:sn|sinh năm|\d\d tuổi|thương binh|cựu chiến binh|trú|quê|ngụ)[^()]{0,60}[,;] )?"  # "A (SN 1970, Giám đốc …)"
# a walk of life between a name and an office: "ông A, kiều bào Thái Lan, Chủ tịch Hội …"
_WALK = (
    r"(?:,| [-–]) (?:kiều bào|việt kiều|đạo diễn|nghệ sĩ|nsnd|nsưt|diễn viên|nhạc sĩ|nhà [^\W\d_]+|anh hùng|phi công|giáo sư|tiến sĩ|"
    r"bác sĩ|chuyên gia|giảng viên|giáo viên|thương binh|cựu chiến binh|"
    r"đảng viên|kiểm sát viên|thẩm phán|điều tra viên|thanh tra viên|chấp hành viên|kiểm toán viên|công chứng viên|"
    r"cán bộ|công chức|viên chức|nhân viên|phóng viên|chuyên viên|luật sư|kỹ sư|doanh nhân|dân tộc|quê|"
    r"người dân tộc|con trai|con gái|em trai|em gái|người sáng lập|đồng sáng lập|sáng lập viên|chủ đầu tư|chủ doanh nghiệp|chủ cơ sở)"
    r"(?! (?:các|những|và|cùng) )(?:[^,;:.()]{0,40}(?=,)|(?:(?! của )[^,;:.()]){0,40}(?= [-–]| kiêm ))"
    r"|, (?:đại|thượng|trung|thiếu) (?:tướng|tá|úy)(?=,)"
)
_LABEL = r"[,;(–-]? ?chức (?:vụ|danh)(?: hiện nay| công tác)?:?"  # "ông A, chức vụ: | Giám đốc …"
_JOINTS = frozenset({", ", " - ", " – ", " | ", "- "})  # what stands there most often
_AFTER = re.compile(rf"(?:{_BORN}|(?:{_WALK}){{1,3}})?\s?(?:{_GLOSS})?(?:,|-|–|—|\||{_OPEN}|:|{_IS}|{_LABEL})?\s*(?:đồng chí|ông|bà)?\s?")
# an office that is spoken of, not the next name's: "theo quyết định của giám đốc sở, đại tá A …"
_AUTHORITY = re.compile(r"(?:của|cho|thay mặt|theo|đề nghị|ủy quyền)(?: đồng chí)? $")
_ADDRESSED = ("báo cáo với ", "báo cáo ", "trao đổi với ", "nói với ", "chia sẻ với ", "kiến nghị với ", "kiến nghị ", "gửi ")  # or to
# an office that is acted for: "thừa ủy quyền của Thủ tướng Chính phủ, Chủ tịch UBND tỉnh A trao …"
# or an office that is voted on: "đợt bầu cử đại biểu Quốc hội khóa XV, Tổng Bí thư A …"
_ACTED_FOR = re.compile(r"(?:(?:(?:ủy|uỷ) (?:quyền|nhiệm)|thừa lệnh)(?: của)?(?: đồng chí)?|(?:bầu|ứng|tranh) cử) $")
_ACTED_FOR_ENDS = ("yền ", "iệm ", "của ", "chí ", "cử ", "lệnh ")
# "thay mặt Thủ tướng Chính phủ, Phó Thủ tướng A", not "thay mặt Bí thư Tỉnh ủy, Chủ tịch HĐND tỉnh A, ông B": one acts for his chief
_CHIEF = re.compile(r"(?:chủ tịch nước|thủ tướng chính phủ|thủ tướng), |[^,;.]{4,90}, (?:phó |thứ trưởng )")
_TERM = re.compile(rf"{TERM}+(?![\w/])")
# an apposition behind the office, or behind the place of its body: "Chủ tịch UBND xã A, | huyện B, tỉnh C, ông | D"
_APPOSED = re.compile(
    r"(?:, (?:tỉnh|thành phố|tp\.?|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu) [^,;:.()\n]{2,24}| \([^()\d\n]{2,40}\)){0,3}"
    r"(?:,| [-–]) (?:ông|bà|anh|chị|thầy|cô|thầy giáo|cô giáo|đồng chí) "
)
_APPOSED_MOST = 90  # characters
_TOLD = ("làm ", "là ", "chức ", "vụ ", "danh ", "trí ", "thành ")  # an office so told is the one's who was named before
_HAS_OWN = re.compile(  # who is told to hold an office of his own
    r"(?:,[^.;]{3,80}?| \([^()]{2,60}\))? (?:làm|giữ (?:chức|vị trí|cương vị)|được (?:bầu|bổ nhiệm|phân công|cử|giao|chỉ định))(?![^\W_])"
)
_SAYS = re.compile(r"$|[,:.;(\n]| [-–(]| (?:cho biết|cho hay|cho rằng|nói|thì|chia sẻ|khẳng định)")
_ACTS = re.compile(
    r" (?:cho (?:biết|hay|rằng)|nói|chia sẻ|khẳng định|phát biểu|nhấn mạnh|đề nghị|yêu cầu|thông tin|trao|chủ trì|đã|thay mặt)(?![^\W_])"
)
_LISTED = re.compile(r" (?:và|cùng) |; |,? (?:-|–) ")  # after a name of a list, which is no apposition
_OWNED = ("tịch của ", "đốc của ", "trưởng của ", "thư của ", "viên của ")
_AS = re.compile(r"(?<![^\W_])(?:(?:với|trong) (?:vai trò|cương vị|tư cách|trách nhiệm|vị trí)(?: là| của| một)?|từ (?:vị trí )?một) $")
# what may stand between an office and its holder: "Tổng thống | đắc cử | A", "Vụ trưởng Vụ B | (Bộ C) | D", "Nghị sĩ | đảng Dân chủ | E"
_STATE_OF = re.compile(
    r"(?: (?:đắc cử|tạm quyền|lâm thời|đương nhiệm|sắp mãn nhiệm|mãn nhiệm|tiền nhiệm|đương chức|mới(?! là)|"
    r"(?:(?:của )?(?:nước|tỉnh|huyện|xã|sở|trường|công ty|ngân hàng|đơn vị|hãng) )?này)"
    r"| (?:nước )?việt nam"
    r"| phụ trách(?: (?!(?:và|cùng|với|cho|là|do|đã|ông|bà|trao|tặng|tiếp|gặp|thăm|mời|đón|giúp|hướng dẫn|chúc mừng) )"
    r"[^ ,.;:()\n]+){1,7}(?= $)"
    r"| (?:thuộc )?(?:đảng )?(?:cộng hòa|dân chủ|bảo thủ)(?: bang [^\W\d_]+)?| ?\([^()\d]{2,40}\)(?: tại việt nam)?)(?= )"
)
_WHO_IS = re.compile(
    r" (?:(?:hiện nay|hiện tại|hiện|khi đó|khi ấy|lúc đó|lúc ấy|bấy giờ|thời điểm đó) )?"
    r"là (?:ông|bà|đồng chí|anh|chị|thầy|cô|bác sĩ|(?:đại|thượng|trung|thiếu) (?:tướng|tá|úy)|(?:gs|pgs|ts|ths|bs)[^ ,]*) "
)
# nobody who is named after these holds the office: "ứng cử viên Tổng thống A", "Phu nhân Thủ tướng B"
_NOT_HOLDER = re.compile(r"(?<![^\W_])(?:ứng cử viên|ứng viên|ứng cử|tranh cử|phu nhân)(?: chức| ghế| vị trí)? $")
_NOT_HOLDER_ENDS = ("viên ", "cử ", "nhân ", "chức ", "ghế ", "trí ")
# whose relative somebody is, told behind the name: "ông A, | em trai bà | B, hiện là Giám đốc …"
_RELATIVE = re.compile(
    r", (?:là )?(?:em|anh|chị|con|vợ|chồng|bố|cha|mẹ|cháu)(?: trai| gái| ruột| rể| dâu| họ)? (?:của )?(?:ông |bà |anh |chị |đồng chí )?"
)
# posts of the state, and bodies after whose names no proper name follows
_OF_STATE = frozenset({"chu_tich_nuoc", "chu_tich_quoc_hoi", "thu_tuong", "pho_thu_tuong", "bo_truong", "chinh_khach", "tong_bi_thu"})
_PUBLIC = frozenset(
    {"peoples_committee", "peoples_council", "party_committee", "ministry", "national_assembly", "government", "front", "police"}
)
_FAR = 200  # no name of a holder begins so many characters behind an office, whatever stands between
_NEAR = 90  # nor ends so many before one
_RANK = re.compile(
    r", ?(?:(?:đại|thượng|trung|thiếu) (?:tướng|tá|úy)|(?:gs|pgs|ts|ths|bs)[^,]*|(?:bác|y|tiến|thạc) s[ĩỹ]|kỹ sư|nhà giáo) ?"
)


def attach(
    segmented: Segmented, candidates: list[Candidate], groups: list[Group]
) -> tuple[dict[int, tuple[Office, ...]], dict[int, tuple[Office, ...]], list[Group]]:
    """Offices before and after each candidate (by its start), and the groups that touch no name."""
    text, key = segmented.reading.text, segmented.reading.key
    starts = [c.start for c in candidates]
    before: dict[int, tuple[Office, ...]] = {}
    after: dict[int, tuple[Office, ...]] = {}
    left: list[Group] = []
    for group in groups:
        if len(group.offices) > 1 and _is_acted_for(key, group.start):
            group = replace(group, start=group.offices[1].start, offices=group.offices[1:])
        i = bisect_left(starts, group.end)
        following = candidates[i] if i < len(candidates) else None
        preceding = candidates[i - 1] if i and candidates[i - 1].end <= group.start else None
        if i > 1 and preceding is not None:
            mark = text[preceding.end]
            if mark == ")" and text.startswith("), ", preceding.end):
                preceding = candidates[i - 2]  # "bà A (chị gái ông B), Bí thư …"
            elif mark == "," and _RELATIVE.fullmatch(key, candidates[i - 2].end, preceding.start):
                preceding = candidates[i - 2]  # "bà A, chị gái ông B, Bí thư …"
        follows = following is not None and following.start - group.end <= _FAR and _touches_after(segmented, group, following)
        precedes = preceding is not None and group.start - preceding.end <= _NEAR and _touches_before(segmented, preceding, group)
        if follows and following is not None and precedes and preceding is not None:
            _between(segmented, preceding, group, following, before, after)
        elif follows and following is not None:
            before[following.start] = group.offices
        elif precedes and preceding is not None:
            after[preceding.start] = group.offices
        else:
            left.append(group)
    return before, after, left


def _is_acted_for(key: str, at: int) -> bool:
    """The office at `at` is one that is acted for, or voted on."""
    if key.endswith("thay mặt ", 0, at):
        return _CHIEF.match(key, at) is not None
    return key.endswith(_ACTED_FOR_ENDS, 0, at) and _ACTED_FOR.search(key, at - 30, at) is not None


def _between(
    segmented: Segmented,
    preceding: Candidate,
    group: Group,
    following: Candidate,
    before: dict[int, tuple[Office, ...]],
    after: dict[int, tuple[Office, ...]],
) -> None:
    """Offices that touch a name on both sides: the last goes with a name that follows it tightly, the rest stay behind."""
    text, offices = segmented.reading.text, group.offices
    cut = next((i for i in range(1, len(offices)) if ";" in text[offices[i - 1].end : offices[i].start]), None)
    state = _STATE_OF.match(segmented.reading.key, group.end, following.start)  # "Tổng thống | đắc cử | A"
    if text[state.end() if state else group.end : following.start] != " ":
        if (
            preceding.start in before
            and (
                _RANK.fullmatch(segmented.reading.key, group.end, following.start)  # OFFICE NAME, OFFICE, GS.TS NAME
                or text[group.end : following.start] == text[before[preceding.start][-1].end : preceding.start] != ", "  # OFFICE - NAME, …
            )
        ):
            before[following.start] = group.offices
        else:
            after[preceding.start] = group.offices
    elif cut is not None:  # NAME, OFFICE; OFFICE, OFFICE NAME
        after[preceding.start], before[following.start] = offices[:cut], offices[cut:]
    elif preceding.start in before or (len(offices) == 1 and _is_next_ones(segmented, preceding, offices[0], following)):
        before[following.start] = group.offices  # OFFICE NAME, OFFICE NAME: the list has its offices first
    elif len(group.offices) > 1:
        after[preceding.start] = group.offices[:-1]
        before[following.start] = group.offices[-1:]
    else:
        after[preceding.start] = group.offices


def _is_next_ones(segmented: Segmented, preceding: Candidate, office: Office, following: Candidate) -> bool:
    """The office after a name stands tightly before a second one whose it is: "Đến thăm bà A, | Phó Chủ tịch nước B …". Capitals that
    end no name of a firm or school are the holder's."""
    if _begins_anew(segmented.reading.key, office.start) or (office.code == "dai_bieu" and following.surname and following.size > 2):
        return True  # "đại biểu A (Hà Giang), | ĐBQH B"
    if segmented.reading.text[preceding.end] != "," or (following.size == 1 and following.key in BODY_WORDS):
        return False  # "bà A, Thứ trưởng | Bộ xây dựng"
    if office.code in _OF_STATE and office.rule != "title_and_words":
        return True
    return office.unit is not None and office.unit.kind in _PUBLIC and following.surname and following.size > 2


def _begins_anew(key: str, at: int) -> bool:
    """A mark of a new clause stands before `at`."""
    before = key[at - 24 if at > 24 else 0 : at]
    return before.rstrip()[-1:] in (";", ".", ":", "") or before.endswith("và ")


def _touches_after(segmented: Segmented, group: Group, candidate: Candidate) -> bool:
    """OFFICE NAME: only a blank, an honorific or a dash between."""
    key, begin = segmented.reading.key, group.end
    if candidate.start >= segmented.sentences[group.sentence].end:
        return False
    if key[begin : candidate.start] == " ":
        return not _is_wanted(key, group.start)
    if term := _TERM.match(key, begin, candidate.start) or _STATE_OF.match(key, begin, candidate.start):
        begin = term.end()
    far = candidate.start - begin
    if (far > 30 and (far > _APPOSED_MOST or not key.startswith((", ", " ("), begin))) or _is_wanted(key, group.start):
        return False
    gap = key[begin : candidate.start]
    if far > 30 and _APPOSED.fullmatch(gap) is None:
        return False
    if gap == " " or gap == "" or _WHO_IS.fullmatch(gap):
        return True
    if "," in gap and key[group.start - 2].isdigit():
        return False  # "gồm 7 | ủy viên, đồng chí A …"
    if _APPOSED.fullmatch(gap) and (_begins_clause(segmented, group, candidate) or _is_apposed(segmented, group, candidate)):
        return True
    if gap == ", " and candidate.surname and group.offices[-1].unit is not None and _ACTS.match(key, candidate.end):
        return segmented.sentences[group.sentence].start == group.start  # "Chủ tịch UBND xã B, A cho biết …"
    if gap == ", " and group.offices[-1].rule != "title_alone" and _is_foreign_name(key, candidate):
        return not key.endswith(_TOLD, 0, group.start) and not _AUTHORITY.search(key, group.start - 14, group.start)
    if gap[0] == "," and _is_parted(key, group.start, gap):
        return False
    honorific = segmented.anchors["honorifics"]
    at = bisect_left(honorific, group.end, key=start_of)
    bare = gap
    while at < len(honorific) and honorific[at].end <= candidate.start:
        bare = bare.replace(honorific[at].entry.phrase, "", 1)
        at += 1
    return (bare.strip(" .,-–") == "" and bare != gap) or (
        re.fullmatch(r" ?[-–:] ?", gap) is not None and candidate.size > 1 and (candidate.surname or _is_foreign(key, candidate))
    )


def _is_wanted(key: str, at: int) -> bool:
    """The office at `at` is one that somebody stands for, or the person is a relative of its holder's."""
    return key.endswith(_NOT_HOLDER_ENDS, 0, at) and _NOT_HOLDER.search(key, at - 30, at) is not None


def _is_parted(key: str, at: int, gap: str) -> bool:
    """The comma in `gap` parts the office at `at` from the name, where neither a rank follows it nor the office is held as told."""
    if _AS.search(key, at - 24, at):
        return False
    if key.endswith(_ADDRESSED, 0, at):
        return True
    return _RANK.fullmatch(gap) is None or _AUTHORITY.search(key, at - 14, at) is not None


def _is_foreign(key: str, candidate: Candidate) -> bool:
    """No syllable of the name is Vietnamese: "Sandro Rosell"."""
    return not any(is_vietnamese(word) for word in key[candidate.start : candidate.end].split())


def _is_foreign_name(key: str, candidate: Candidate) -> bool:
    """A given name of another language with a surname behind it: "Chủ tịch Zetla, | John Smith"."""
    return candidate.size > 1 and candidate.key.partition(" ")[0] in given_names() and _is_foreign(key, candidate)


def _is_apposed(segmented: Segmented, group: Group, candidate: Candidate) -> bool:
    """OFFICE, ông NAME inside a sentence: the name explains the office when it is neither one of a list nor another's authority."""
    key = segmented.reading.key
    spoken_to = key.endswith(_ADDRESSED, 0, group.start) or _AUTHORITY.search(key, group.start - 14, group.start)
    if spoken_to:
        return False
    if listed := _LISTED.match(key, candidate.end):  # "Chủ tịch Hội B, ông | A; Chủ tịch Hội C, bà …"
        return listed[0][-2] not in "-–" and beginning_at(segmented.anchors["titles"], listed.end()) is not None
    if key.endswith(_TOLD, 0, group.start) and _HAS_OWN.match(key, candidate.end):
        return False  # "bầu ông A làm Chủ tịch Hội, ông | B làm Phó Chủ tịch"
    titles = segmented.anchors["titles"]
    at = bisect_left(titles, candidate.end, key=start_of)
    return at == len(titles) or titles[at].start > candidate.end + 4


def _touches_before(segmented: Segmented, candidate: Candidate, group: Group) -> bool:
    """NAME, OFFICE: a comma, dash, bracket or "là" between."""
    begin = segmented.sentences[group.sentence].start
    if candidate.start < begin:
        return False
    key = segmented.reading.key
    gap = key[candidate.end : group.start]
    if gap not in _JOINTS and _AFTER.fullmatch(gap) is None:
        return False
    verb = gap.lstrip()
    if not (verb or candidate.size >= 2) or key.endswith(_OWNED, 0, candidate.start):
        return False  # "Chủ tịch của | Real Madrid, Giám đốc …": a body
    if verb[:1].isalpha() and is_kin(key, begin, candidate.start):
        return False  # "Con trai ông A | từng là Giám đốc"
    return is_held(key, begin, group.start - len(verb))


def same_sentence(segmented: Segmented, a: int, b: int) -> bool:
    """True when two offsets lie in one sentence."""
    return segmented.sentence_at(a) == segmented.sentence_at(b)


def _begins_clause(segmented: Segmented, group: Group, candidate: Candidate) -> bool:
    """The office opens its sentence, or follows "theo" where the name ends the phrase: "Theo Chủ tịch UBND huyện, ông A, …"; in
    "Theo Chủ tịch xã, ông B công tác ở đây từ năm 2007" another is spoken of."""
    key = segmented.reading.key
    if key.endswith("theo ", 0, group.start):
        return _SAYS.match(key, candidate.end) is not None
    return segmented.sentences[group.sentence].start == group.start
