"""Statements that have the shape of an award and are none: a named reason, or None.

money          "khen thưởng 10 triệu đồng cho …": a sum is given, no form
target         "phấn đấu 2 huyện có gương được biểu dương": a goal, and no form
praise         "A được vinh danh": somebody is praised by name, neither by whom nor at what ceremony
many           "nhận nhiều bằng khen": neither which nor when
sport          titles and medals of sport, beauty and music
plain_title    "đạt danh hiệu diễn viên hạng nhất": a title without quotes or capitals, one name, no grantor and no verb of granting
unknown_order  "Huân chương Công trạng": an order that no Vietnamese law names
bare_medal     "giành 4 huy chương": a medal whose kind is not named, without the verb of granting
norm           a rule on who may receive: "tập thể nào … thì được", "không quá 20 tập thể", "mỗi năm"
kind_of_form   a title of persons said of a unit: the unit has somebody who holds it
monument       a work of art that honours is no award
blank          the paper, not the award: "in 300 phôi Giấy khen cho 12 trường"
act_named      the act as a matter of its own: "được kiểm tra việc trao Giấy khen"
conditional    what would follow: "trường hợp hoàn thành kế hoạch, 5 tập thể được tặng"
never          "chưa lần nào X được tặng"
place          a place as such does not receive ("TP.HCM")
"""

from __future__ import annotations

import re

import regex

from sukien.events.attribution import Grant
from sukien.events.award_marks import Marks
from sukien.events.award_statement import Statement
from sukien.whole_words import holds_any, whole_words, word_starts

_MONEY = re.compile(
    r"(?: nóng| đột xuất)?(?: với)?(?: số tiền)? \d[\d.,]* ?(?:(?:triệu|tỷ|tỉ|nghìn|ngàn)(?! (?:lượt|người|cá nhân|tập thể))"
    r"|đồng(?! (?:chí|đội|bào|nghiệp|tác giả))|usd)(?!\w)"
)
_MANY = re.compile(
    r"(?<!\w)(?:nhiều|rất nhiều|hàng loạt|không ít|những|các|vô số|loạt)(?: loại| tấm)?"
    r" (?:(?:bằng|giấy|thư) khen(?:,| và) )?\Z"
)
_GRANTS = re.compile(r"(?<!\w)(?:tặng|tặng thưởng|trao tặng|truy tặng|phong tặng|thưởng)(?!\w)")
_UNKNOWN = regex.compile(r" [“\"]?\p{Lu}")
_AT_CEREMONY = re.compile(r" (?:trong|tại) (?:buổi |chương trình |đêm )?(?:lễ(?! trao giải)|hội nghị|đại hội|chương trình)(?!\w)")
_THEN = re.compile(
    r"(?<!\w)(?:tập thể|cá nhân|đơn vị|hộ|gia đình|người|cán bộ|học sinh|ai) nào(?!\w)|(?<!\w)thì (?:sẽ |mới |cũng )*(?:được )?(?:xét )?\Z"
)
_NOBODY = re.compile(r"(?:^|[-–•+;:,.“\"(] ?|(?<!\w)(?:quy định|mỗi|một|đối với|khi|là|rằng|những|các) )\Z")
_WITH_YEARS = re.compile(
    whole_words("tập thể|cá nhân|đơn vị|hộ gia đình|hộ|gia đình|người") + r" (?:có|đạt|công tác)"
    r" (?:ít nhất |từ |đủ |thời gian )*\w+ (?:năm|lần)(?!\w)"
)
_YEARS_SIGNS = (" năm", " lần")  # of _WITH_YEARS
_HABIT = re.compile(r"(?:m(?<!\w.)ỗi|h(?<!\w.)[ằà]ng) (?:năm|quý|tháng)(?!\w)(?!.*(?<!\w)(?:đã|vừa)(?!\w))")
_IF = re.compile(
    r"[-–+•*“\" ]*(?:(?:trong )?trường hợp(?! (?:này|đó|của|nói trên|trên|ông|bà|anh|chị|em|đồng chí|thứ|khác)(?!\w))"
    r"|giả sử|giả dụ|với điều kiện|nếu(?! như (?:năm|trước|ở)| (?:năm|trước|giai đoạn|ở|trong năm|những năm|tính|kể)(?!\w)))(?!\w)"
)
_IF_AFTER = re.compile(r"[^.;,:]{0,60} (?:nếu|với điều kiện|trong trường hợp)(?!\w)")
_DONE = re.compile(r"(?<!\w)(?:đã|vừa)(?!\w)")
_NEVER = re.compile(word_starts("chưa|không") + r" (?:(?:có )?(?:lần|năm) nào|bao giờ|một lần)(?!\w)")
_NORM_SIGNS = (" nào", "thì", "mỗi ", "hằng ", "hàng ")  # of _THEN and _HABIT
_OF_PERSONS = ("ba_me_", "nha_giao_", "thay_thuoc_", "nghe_si_", "nghe_nhan_", "chien_si_", "huy_hieu_dang")
_WORK = re.compile(
    r"(?<!\w)(?:tượng đài|đài tưởng niệm|biểu tượng|bộ phim|phim tài liệu|bài hát|ca khúc|cuốn sách|bức tranh|triển lãm|vở diễn"
    r"|bài thơ)(?!\w)"
)
_BLANK_ENDS = ("phôi ", "mẫu ", "khung ", "bản sao ", "cấp đổi ", "cấp lại ", "in ", *(f"{digit} " for digit in "0123456789"))
_BLANK = re.compile(r"(?<!\w)(?:phôi|mẫu|khung|bản sao|cấp đổi|cấp lại|in)(?: \d[\d.]*)? \Z")
_ACT_NAMED = re.compile(r"(?<!về )(?<!\w)việc (?:trao|tặng|khen)(?!\w)")
_MERIT = re.compile(r" [“\"]?vì (?:sự nghiệp|thế hệ|sức khỏe)(?!\w)")  # medals of the ministries, until they became "Kỷ niệm chương"
_STRONG = ("khen thưởng", "tuyên dương", "khen tặng")


def doubt(key: str, text: str, marks: Marks, statement: Statement, grant: Grant | None, status_rule: str, sport: bool) -> str | None:
    """Why a statement makes no record; `sport`: words of sport or shows stand in the sentence."""
    form = statement.form
    if _is_norm(key, marks, statement):
        return "norm"
    if supposed := _is_supposed(key, marks, statement):
        return supposed
    if key.endswith(_BLANK_ENDS, 0, form.start) and _BLANK.search(key, max(marks.start, form.start - 20), form.start):
        return "blank"
    if statement.passive and key.find("việc ", statement.lead, form.start) >= 0 and _ACT_NAMED.search(key, statement.lead, form.start):
        return "act_named"
    if form.form == "khen_thuong":
        return _doubt_of_honour(key, marks, statement, grant, status_rule, sport)
    return _doubt_of_form(key, text, statement, grant, sport)


def _doubt_of_honour(key: str, marks: Marks, statement: Statement, grant: Grant | None, status_rule: str, sport: bool) -> str | None:
    """Why an honour whose form is not named makes no record."""
    form = statement.form
    if status_rule == "target_cue":
        return "target"
    named = _is_named(statement)
    if not named and grant is None and _WORK.search(key, max(marks.start, form.start - 60), form.start):
        return "monument"
    if _MONEY.match(key, form.end):
        return "money"
    if sport and grant is None:
        return "sport"
    if named and grant is None and key[form.start : form.end] not in _STRONG and not _AT_CEREMONY.match(key, form.end):
        return "praise"
    place = named and statement.passive
    if place and all(p.unit is not None and p.unit.kind == "admin_unit" for g in statement.groups for p in g.parties):
        return "place"
    return None


def _doubt_of_form(key: str, text: str, statement: Statement, grant: Grant | None, sport: bool) -> str | None:
    """Why a named form makes no record; one that a grantor is told of is doubted only as a medal or as a title of persons."""
    form, code = statement.form, statement.form.form
    named = _is_named(statement)
    if named and code.startswith(_OF_PERSONS) and all(p.kind == "unit" for g in statement.groups for p in g.parties):
        return "kind_of_form"
    if grant is None and sport and code in ("danh_hieu_khac", "huy_chuong", "huan_chuong"):
        return "sport"
    verb = key[statement.verb : form.start] if named or code == "huy_chuong" else ""
    if grant is None and named and form.rule == "plain_title" and not _GRANTS.search(verb):
        return "plain_title"
    if grant is None and code == "huan_chuong" and _UNKNOWN.match(text, form.end):
        return "unknown_order"
    if code == "huy_chuong" and not _MERIT.match(key, form.end) and not (_GRANTS.search(verb) and (grant is not None or "huân" in verb)):
        return "bare_medal"
    many = grant is None and named and form.grade is None and code in ("bang_khen", "giay_khen", "danh_hieu_khac")
    return "many" if many and _MANY.search(key, max(form.start - 30, 0), form.start) else None


def _is_named(statement: Statement) -> bool:
    """True where recipients are named, and none counted."""
    for group in statement.groups:
        if group.counted is not None:
            return False
    return bool(statement.groups)


def _is_supposed(key: str, marks: Marks, statement: Statement) -> str | None:
    """Why the clause only supposes the award, or denies it before its subject."""
    if not marks.hedges:
        return None
    verb = statement.verb
    start = key.rfind(";", marks.start, verb) + 1 or marks.start
    if _NEVER.search(key, start, verb):
        return "never"
    opened = _IF.match(key, start, verb)
    if opened and not _DONE.search(key, max(opened.end(), key.rfind(",", start, verb)), verb):
        return "conditional"
    after = max([statement.form.end, *(g.end for g in statement.groups)])
    return "conditional" if _IF_AFTER.match(key, after, marks.end) and not _DONE.search(key, start, verb) else None


def _is_norm(key: str, marks: Marks, statement: Statement) -> bool:
    """True for a rule on who may receive, and how many: nobody is named, nothing has been given."""
    named = True
    for group in statement.groups:
        if group.counted is not None:
            if group.counted.approx == "<=" and group.counted.kind != "item":
                return True
            named = False
    if named and statement.form.form != "khen_thuong":
        return False
    verb = statement.verb
    before = key[marks.start : verb]
    with_years = statement.passive and holds_any(before, _YEARS_SIGNS) and _WITH_YEARS.search(before) is not None
    if not with_years and not holds_any(before, _NORM_SIGNS):
        return False
    clause = key[max(marks.start, key.rfind(";", marks.start, verb) + 1, key.rfind(". ", marks.start, verb) + 1) : verb]
    habit = "mỗi " in clause or "hằng " in clause or "hàng " in clause
    if ((" nào" in clause or "thì" in clause) and _THEN.search(clause)) or (habit and _HABIT.search(clause)):
        return True
    years = _WITH_YEARS.search(clause) if with_years else None
    return years is not None and _NOBODY.search(clause[: years.start()]) is not None
