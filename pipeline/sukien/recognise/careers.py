"""Offices told after a verb of holding: "Ông từng giữ các chức vụ: Trưởng phòng …, Phó Giám đốc …", "2010-2015: Chủ tịch …"."""

from __future__ import annotations

import re
from bisect import bisect_left

from msgspec.structs import replace

from sukien.mentions import PersonMention, Segmented
from sukien.recognise.attach import same_sentence
from sukien.recognise.groups import TERM, Group
from sukien.recognise.holding import is_held, is_kin
from sukien.recognise.pronouns import may_mean
from sukien.recognise.several import GIVEN_TO, share_told, together

_APPOINTED = re.compile(
    r"(?:(?<![^\W_])(?:giữ (?:các |nhiều )?(?:chức vụ|chức danh|chức|cương vị|nhiệm vụ|vị trí)|"
    r"đảm nhiệm(?: các)?(?: chức vụ| chức danh| chức| cương vị| vị trí)?|"
    r"đảm nhận(?: chức vụ| chức| vị trí| vai trò)?|trên cương vị|với cương vị|(?:nhận|lên|thôi|thôi giữ|từ|từ nhiệm)(?: chức vụ| chức)|"
    r"kiêm nhiệm|(?P<elected>tái đắc cử|tái cử|đắc cử|trúng cử)(?: chức vụ| chức danh| chức| vào chức vụ)?|"
    r"làm|(?:từng|hiện|nguyên|vốn|tiếp tục|nay|đều|cùng|khi đó|đồng thời|(?P<still>đang|vẫn|còn|vừa|khi ấy|lúc đó|lúc ấy|bấy giờ)) là|"
    r"trở thành|giữ vai trò|"
    r"(?:giữ|ngồi|lên|rời|vào) ghế|"
    r"(?:vào|khỏi) (?:chức vụ|chức danh|chức|vị trí|cương vị)|"
    r"được (?:tái )?(?:bầu|bổ nhiệm|cử|chỉ định|đề bạt|phân công)(?: lại)?(?: chức vụ| chức danh| chức| vào vị trí)?|"
    r"(?:các|nhiều) (?:vị trí|chức vụ|cương vị)(?: công tác)?(?: quan trọng| khác nhau)?|"
    r"(?:ông|bà|anh|chị|thầy|cô) (?:đã |còn )?là)(?: là| như)?|"
    r"từ (?:năm |tháng )?[\d/]{4,7}(?: ?(?:đến|-|–) ?(?:năm |tháng )?(?:[\d/]{4,7}|nay))? là|"
    r"(?:chức vụ|chức danh|vị trí|cương vị|vai trò|trọng trách)[^:.;]{0,40} (?:như|gồm|là))(?: một| nữ| tân)?:? "
    r"(?:(?:giảng viên|cán bộ|chuyên viên|giáo viên), )?$"
)
# how such a verb may end, asked for before the pattern
_APPOINTED_WORDS = (
    "vụ danh chức ghế vị trí nhiệm các nhận trò làm là thành bầu cử định bạt công tác trọng nhau như gồm một nữ tân viên, bộ,"
)
_APPOINTED_ENDS = tuple(word + " " for word in _APPOINTED_WORDS.split())
_RELATIVE = re.compile(
    r"(?<![^\W_])(?:em|anh|chị|con|vợ|chồng|bố|cha|mẹ|cháu|phu nhân)(?: trai| gái| ruột| rể| dâu)? (?:của )?(?:ông |bà |đồng chí )?"
    r"(?:(?:nguyên |cựu )?(?:bí thư|chủ tịch|phó|giám đốc|trưởng)[^,.;:]{0,60})?$"
)
_PRONOUN = re.compile(
    r"(?<![^\W_])(?:ông|bà|anh|chị|thầy|cô|(?<!\d )(?<!các )(?<!hai )(?<!ba )đồng chí)"
    r"(?: (?:đã|từng|được|còn|cũng|lần lượt|tiếp tục|bắt đầu|được bổ nhiệm)){0,3} "
)


# between a name and the verb of holding: the one named appoints another ("Tổng thống A bổ nhiệm … làm …")
_APPOINTS = re.compile(
    r"(?<![^\W_])(?:bổ nhiệm|đề cử|chọn|chỉ định|phê chuẩn|đề bạt|giới thiệu|cử|bầu|chuẩn thuận|tiến cử|mời|miễn nhiệm|thay thế)(?![^\W_])"
)
_PASSIVE = re.compile(r"(?<![^\W_])(?:được|bị|do|khi(?! (?:còn|đang|là))|sau|việc)(?![^\W_])")
# between a name and a verb of being, or being elected: "ông A, Phó Bí thư, | tái đắc cử", not "ông A gọi khi tỷ phú | đắc cử"
_SUBJECT = re.compile(r"(?: ?[,(] ?[^,;.:]{2,80}[,)])?,?(?: (?:đã|vừa|mới|cũng|tiếp tục|lần đầu|được|tái|tín nhiệm|hiện|lúc|vẫn))* ")
# one office of a career after another: "… (2010-2015); từ năm 2016 đến nay là …"
_THEN = re.compile(
    r"(?:,? \(?(?:tỉnh|thành phố|tp\.?|huyện|thị xã|quận|xã|phường) [^.,;:()]{2,30}\)?){0,3}(?=[\s,;])"  # where it was held
    r"(?:[\s,;()+/.\d–-]|và|rồi|sau đó|tiếp đó|tiếp theo|trước khi|đến|nay|hiện|từ|năm|tháng|là|làm|giữ chức|giai đoạn|nhiệm kỳ|khóa|"
    r"kiêm|vừa|mà còn|thời kỳ|lên|trở thành|được|bổ nhiệm|bầu|ông|bà|anh|chị|đồng chí|:)+"
)
_THEN_MOST = 100  # characters, with the places where the office was held: "…, huyện Ba Bể, tỉnh Bắc Kạn; | Phó …"
_FIELD = re.compile(
    r"(?:,| và|(?= khu vực)) [^.,;:!?()\d]{2,40}; ?"
)  # the rest of a field of work: "Trưởng khoa Văn, | Sử và Địa; | Phó …"
_DATED = re.compile(
    r"[\s+*•·–-]*(?:(?:từ|tháng|năm|giai đoạn|đến|nay|hiện nay|khoảng) ?|[\d./–-]+ ?)+(?:: ?|(?<=\d{4}) [-–] )"
    r"(?:là |làm |giữ chức |được bầu làm )?"
)
# the same inside a sentence, where an item sign opens it; work without an office may stand before the offices
_DATED_ITEM = re.compile(
    r"(?:^|[;.:] ?)[+*•·–-] ?(?:(?:từ|tháng|năm|đến|nay) |[\d./]+(?: ?[–-] ?)?(?: |(?=[\d:]))){1,8}: ?"
    r"(?:(?:cán bộ|chuyên viên|giảng viên|giáo viên|nhân viên|bộ đội|sinh viên|học viên)[^,;:.]{0,40}, )?$"
)
_ITEM_MOST = 100  # characters
_AFTER_POST = (",", ";", ".", " (", " khóa ", " nhiệm kỳ ", " kiêm ", "\n")
_TIMES = ("từ", "năm", "tháng", "đến", "sau đó", "tiếp đó", "giai đoạn", "1", "2", "cuối", "đầu")
_SINCE = re.compile(
    r"(?:(?:từ|năm|tháng|đến|nay|sau đó|tiếp đó|giai đoạn|cuối|đầu|giữa)[ ,]+|[\d/–-]+[ ,]+){1,8}(?:được phong[^.,;:]{2,40}, )?"
    r"(?:(?:được (?:bầu|bổ nhiệm|cử|đề bạt|điều động)|lên|tiếp tục|chuyển sang) )?"
    r"(?:là|làm|giữ (?:các )?(?:chức vụ|chức danh|chức|cương vị)|đảm nhiệm(?: chức vụ| cương vị)?|giữ) "
)
_LABEL = re.compile(r"[-+*] ?chức (?:vụ|danh)[^:]{0,24}: ?|chức (?:vụ|danh)[^:]{0,24}: ?")
_FEW = 4  # persons named last whom a pronoun may mean
_NEAR = 700  # characters in which a life told without its subject goes on
_ANOTHER = re.compile(  # somebody else holds what is told of: "A nói rằng … một người giữ cương vị …"
    r"(?<![^\W_])(?:nói|cho biết|cho hay|cho rằng|khẳng định|nhấn mạnh)(?![^\W_])|"
    r"(?<![^\W_])(?:một|các|những|nhiều) (?:người|cán bộ|cá nhân|vị|ứng viên|thầy cô|thầy, cô|nhà giáo|đại biểu)[^,.;:]{0,20}$"
)
# the holder is named after the office: "bổ nhiệm chức vụ … cho ông A", "khi đang là …, cô B"
_GIVES = re.compile(
    r"(?<![^\W_])(?:bổ nhiệm|bổ sung|công nhận|cách chức|miễn nhiệm|bãi nhiệm|thôi chức|nhậm chức|chức vụ|chức danh|chức|vị trí|nhiệm vụ|"
    r"bầu|chuẩn y)(?: là)? $"
)
_WHEN = re.compile(
    r"(?<![^\W_])(?:trước khi|sau khi|từ khi|khi|lúc|trong thời gian|thời gian) (?:(?:còn|đang|được|từng|mới) ){0,2}"
    r"(?:là|làm|giữ chức vụ|giữ chức|bổ nhiệm làm|bổ nhiệm giữ chức|bổ nhiệm|bầu làm|bầu) $"
)
_LATER = re.compile(r"(?: [^.;:,]{0,60})?, (?:ông |bà |đồng chí |anh |chị |thầy |cô |pgs\.?ts |gs |ts )?")
# the life of the one named before, told in short sentences: "Ngày vào Đảng: … Đại biểu Quốc hội khóa XIII; XIV."
_LIFE = re.compile(r"(?<![^\W_])(?:ngày vào đảng|quê quán|trình độ (?:chuyên môn|lý luận|học vấn|văn hóa)|sinh ngày|ngày sinh)(?![^\W_])")
_TERMS = re.compile(rf"(?:{TERM}|(?:[;,]| và) ?[ivx\d]{{1,5}}(?![^\W_])|[.;]\s?){{0,6}}")
_ACTED_ON = re.compile(
    r"(?<![^\W_])(?:của|cho|với|bởi|thay thế|thay|sa thải|cách chức|gặp|tiếp|kế nhiệm|đánh bại) (?:ông |bà |đồng chí |anh |chị )?$"
)
_OBJECT = re.compile(
    r"(?<![^\W_])(?:cho|với|bởi|thay|thay cho|gặp|của) (?:tân )?(?:ông |bà |đồng chí |anh |chị |(?:thủ tướng|tổng thống) )?$"
)


def add_appointed(segmented: Segmented, left: list[Group], found: dict[int, PersonMention]) -> list[Group]:
    """Offices after a verb of holding belong to the last person named before them in the sentence, or to the last
    person of the sentences before when a pronoun stands for the name ("Ông từng giữ chức …")."""
    starts = sorted(found)
    share_told(segmented, starts, found)
    rest: list[Group] = []
    last: tuple[int, int] | None = None  # where the office told last ends, and whose it is
    for group in left:
        holder = _next_in_career(segmented, group, last, starts) if last else None
        if holder is None:
            holder = _holder_before(segmented, group, starts, found)
        if holder is None:
            holder = _holder_after(segmented, group, starts)
        if holder is None:
            rest.append(group)
            continue
        if holder >= 0:
            holders = together(segmented, group, holder, starts, found)
            each = len(holders) == len(group.offices) > 1 and "lần lượt" in segmented.reading.key[found[holder].end : group.start]
            for start, office in zip(sorted(holders), group.offices if each else [None] * len(holders), strict=True):
                found[start] = replace(found[start], offices=(*found[start].offices, *((office,) if office else group.offices)))
            last = group.end, holder
    return rest


def _holder_before(segmented: Segmented, group: Group, starts: list[int], found: dict[int, PersonMention]) -> int | None:
    """Start of the person who holds the offices by a verb of holding before them; -1 when they are wished only, None without one."""
    key = segmented.reading.key
    i = bisect_left(starts, group.start) - 1
    if i < 0:
        return None
    begin = segmented.sentences[group.sentence].start
    if starts[i] < begin and _goes_on_in_time(key, begin, group.start):
        return starts[i] if _named_alone(segmented, starts, i) and begin - starts[i] < _NEAR else None
    if starts[i] < begin and (_is_dated(key, begin, group.start) or _is_told_of_life(segmented, group, begin)):
        return starts[i]
    if begin - found[starts[i]].end in (1, 2) and _LABEL.fullmatch(key, begin, group.start):
        return starts[i]  # a line below the name: "Chức vụ: | Bí thư Huyện ủy"
    if _opens_dated_item(key, begin, group):
        return starts[i]
    cue = _verb_of_holding(key, group.start)
    pronoun = _pronoun(segmented, max(begin, cue.start() - 60), cue.end()) if cue is not None and starts[i] < begin else ""
    if cue is None or (starts[i] < begin and not pronoun):
        return None
    if not is_held(key, begin, cue.start()):
        return -1
    while i > 0 and starts[i - 1] >= begin and _RELATIVE.search(key, max(begin, found[starts[i]].full.start - 24), starts[i]):
        i -= 1  # "bổ nhiệm ông A, em trai Bí thư B, làm …": the relative is not meant
    while i > 0 and starts[i - 1] >= begin and _is_object(key, max(begin, starts[i] - 24), starts[i], cue.start()):
        i -= 1  # "ông A, cố vấn cho ông B từ lâu, được bổ nhiệm làm …": the subject is meant
    between = key[max(begin, found[starts[i]].end) : cue.start()]
    if starts[i] < begin:
        return _subject_before(segmented, starts, i, found, pronoun)
    if (cue["elected"] or cue["still"]) and not _SUBJECT.fullmatch(between):
        return None
    if "," not in between and is_kin(key, begin, starts[i]):
        return None
    appoints = _APPOINTS.search(between) and not _PASSIVE.search(between) and not between.endswith(" và bổ nhiệm ")
    return None if appoints or _ANOTHER.search(between) else starts[i]


def _goes_on_in_time(key: str, begin: int, end: int) -> bool:
    """A time and a verb of holding without a subject open the sentence: "Từ năm 2010, giữ chức | Phó Giám đốc"."""
    return key.startswith(_TIMES, begin) and _SINCE.fullmatch(key, begin, end) is not None


def _is_dated(key: str, begin: int, end: int) -> bool:
    """Only years stand before the offices: "2010-2015: | Phó Giám đốc …", a line of a career."""
    before = key[begin:end]
    return (":" in before or "- " in before or "– " in before) and _DATED.fullmatch(before) is not None


def _opens_dated_item(key: str, begin: int, group: Group) -> bool:
    """An item sign and years stand before the offices and no verb behind: "; + Tháng 7/1994 - 12/2005: | Ủy viên …", of a career."""
    first = max(begin, group.start - _ITEM_MOST)
    if key.find(":", first, group.start) < 0 or not key.startswith(_AFTER_POST, group.end):
        return False
    return _DATED_ITEM.search(key, first, group.start) is not None


def _named_alone(segmented: Segmented, starts: list[int], i: int) -> bool:
    """No one else is named in the sentence of the person named at `starts[i]`."""
    index = segmented.sentence_at(starts[i])
    return i == 0 or index is None or starts[i - 1] < segmented.sentences[index].start


def _verb_of_holding(key: str, at: int) -> re.Match[str] | None:
    """The verb of holding that ends right before `at`."""
    if key[at - 2] != ":" and not key.endswith(_APPOINTED_ENDS, 0, at):
        return None
    return _APPOINTED.search(key, at - 60, at)


def _is_told_of_life(segmented: Segmented, group: Group, begin: int) -> bool:
    """The offices are a sentence of a life, with nothing but terms behind them: "Đại biểu Quốc hội | khóa XIII; XIV."."""
    if begin < group.start:
        return False
    key, end = segmented.reading.key, segmented.sentences[group.sentence].end
    return _TERMS.fullmatch(key, group.end, end) is not None and _LIFE.search(key, begin - 300, begin) is not None


def _pronoun(segmented: Segmented, start: int, end: int) -> str:
    """The first pronoun in [start, end) that stands for a name, "" without one: in "ông Quý có người thân làm …" none does."""
    pronouns = _PRONOUN.finditer(segmented.reading.key, start, end)
    return next((found[0].partition(" ")[0] for found in pronouns if not segmented.reading.text[found.end()].isupper()), "")


def _subject_before(segmented: Segmented, starts: list[int], i: int, found: dict[int, PersonMention], pronoun: str) -> int | None:
    """Whom a pronoun means: the last person named whom it can mean, unless the sentence acts on him and names another ("A muốn thay
    thế ông B. Ông …")."""
    index = segmented.sentence_at(starts[i])
    begin = segmented.sentences[index].start if index is not None else starts[i]
    acted_on = i > 0 and starts[i - 1] >= begin and _ACTED_ON.search(segmented.reading.key, max(begin, starts[i] - 24), starts[i])
    near = [start for start in reversed(starts[max(0, i + 1 - _FEW) : i + 1]) if starts[i] - start < _NEAR]
    if acted_on and len(near) > 1:
        near[:2] = near[1], near[0]
    return next((start for start in near if may_mean(pronoun, found[start])), None)


def _holder_after(segmented: Segmented, group: Group, starts: list[int]) -> int | None:
    """Start of the person named next in the sentence, to whom the office is given or who is told to have held it."""
    key = segmented.reading.key
    i = bisect_left(starts, group.end)
    begin, stop = segmented.sentences[group.sentence]
    if i == len(starts) or starts[i] - group.end > 80 or starts[i] >= stop:
        return None
    if GIVEN_TO.fullmatch(key, group.end, starts[i]):
        return starts[i] if _GIVES.search(key, max(begin, group.start - 30), group.start) else None
    if (i > 0 and starts[i - 1] >= begin) or not _LATER.fullmatch(key, group.end, starts[i]):
        return None
    return starts[i] if _WHEN.search(key, max(begin, group.start - 50), group.start) else None


def _next_in_career(segmented: Segmented, group: Group, last: tuple[int, int], starts: list[int]) -> int | None:
    """The holder of the office told last, when nothing but times and joints stands between the two."""
    end, holder = last
    if group.plural or not 0 < group.start - end < _THEN_MOST or not same_sentence(segmented, end - 1, group.start):
        return None  # "ông A làm Chủ tịch; 5 | Phó Chủ tịch gồm các ông: …"
    key = segmented.reading.key
    listed = (
        group.start - end < 50 and _FIELD.fullmatch(key, end, group.start) and bisect_left(starts, end) == bisect_left(starts, group.start)
    )
    return holder if listed or _THEN.fullmatch(key, end, group.start) else None


def _is_object(key: str, begin: int, name: int, cue: int) -> bool:
    """The name stands after "cho", "với", and its clause ends before the cue."""
    return _OBJECT.search(key, begin, name) is not None and ", " in key[name:cue]
