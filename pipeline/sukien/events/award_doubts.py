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

_MONEY = re.compile(r"(?: nóng| đột xuất)?(?: với)?(?: số tiền)? \d[\d.,]* ?(?:triệu|tỷ|tỉ|nghìn|ngàn|đồng|usd)")
_MANY = re.compile(r"(?<!\w)(?:nhiều|rất nhiều|hàng loạt|không ít|những|các|vô số|loạt)(?: loại| tấm)? \Z")
_GRANTS = re.compile(r"(?<!\w)(?:tặng|tặng thưởng|trao tặng|truy tặng|phong tặng|thưởng)(?!\w)")
_UNKNOWN = regex.compile(r" [“\"]?\p{Lu}")
_AT_CEREMONY = re.compile(r" (?:trong|tại) (?:buổi |chương trình |đêm )?(?:lễ(?! trao giải)|hội nghị|đại hội|chương trình)(?!\w)")
_THEN = re.compile(
    r"(?<!\w)(?:tập thể|cá nhân|đơn vị|hộ|gia đình|người|cán bộ|học sinh|ai) nào(?!\w)|(?<!\w)thì (?:sẽ |mới |cũng )*(?:được )?(?:xét )?\Z"
)
_NOBODY = re.compile(r"(?:^|[-–•+;:,.“\"(] ?|(?<!\w)(?:quy định|mỗi|một|đối với|khi|là|rằng|những|các) )\Z")
_WITH_YEARS = re.compile(
    r"(?<!\w)(?:tập thể|cá nhân|đơn vị|hộ gia đình|hộ|gia đình|người) (?:có|đạt|công tác)"
    r" (?:ít nhất |từ |đủ |thời gian )*\w+ (?:năm|lần)(?!\w)"
)
_HABIT = re.compile(r"(?:m(?<!\w.)ỗi|h(?<!\w.)[ằà]ng) (?:năm|quý|tháng)(?!\w)(?!.*(?<!\w)(?:đã|vừa)(?!\w))")
_IF = re.compile(
    r"[-–+•*“\" ]*(?:(?:trong )?trường hợp(?! (?:này|đó|của|nói trên|trên|ông|bà|anh|chị|em|đồng chí|thứ|khác)(?!\w))"
    r"|giả sử|giả dụ|với điều kiện|nếu(?! như (?:năm|trước|ở)| (?:năm|trước|giai đoạn|ở|trong năm|những năm|tính|kể)(?!\w)))(?!\w)"
)
_IF_AFTER = re.compile(r"[^.;,:]{0,60} (?:nếu|với điều kiện|trong trường hợp)(?!\w)")
_DONE = re.compile(r"(?<!\w)(?:đã|vừa)(?!\w)")
_NEVER = re.compile(r"(?<!\w)(?:chưa|không) (?:(?:có )?(?:lần|năm) nào|bao giờ|một lần)(?!\w)")
_OF_PERSONS = ("ba_me_", "nha_giao_", "thay_thuoc_", "nghe_si_", "nghe_nhan_", "chien_si_", "huy_hieu_dang")
_WORK = re.compile(
    r"(?<!\w)(?:tượng đài|đài tưởng niệm|biểu tượng|bộ phim|phim tài liệu|bài hát|ca khúc|cuốn sách|bức tranh|triển lãm|vở diễn"
    r"|bài thơ)(?!\w)"
)
_BLANK_ENDS = ("phôi ", "mẫu ", "khung ", "bản sao ", "cấp đổi ", "cấp lại ", "in ", *(f"{digit} " for digit in "0123456789"))
_BLANK = re.compile(r"(?<!\w)(?:phôi|mẫu|khung|bản sao|cấp đổi|cấp lại|in)(?: \d[\d.]*)? \Z")
_ACT_NAMED = re.compile(r"(?<!về )(?<!\w)việc (?:trao|tặng|khen)(?!\w)")
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
    word = key[form.start : form.end]
    if form.form == "khen_thuong" and status_rule == "target_cue":
        return "target"
    named = bool(statement.groups) and all(g.counted is None for g in statement.groups)
    verb = key[min(statement.lead, form.start) : form.start]
    if form.form.startswith(_OF_PERSONS) and named and all(p.kind == "unit" for g in statement.groups for p in g.parties):
        return "kind_of_form"
    if form.form == "khen_thuong" and not named and grant is None and _WORK.search(key, max(marks.start, form.start - 60), form.start):
        return "monument"
    if form.form == "khen_thuong" and _MONEY.match(key, form.end):
        return "money"
    if form.form in ("danh_hieu_khac", "huy_chuong", "huan_chuong", "khen_thuong") and sport and grant is None:
        return "sport"
    if named and form.rule == "plain_title" and grant is None and not _GRANTS.search(verb):
        return "plain_title"
    if form.form == "huan_chuong" and grant is None and _UNKNOWN.match(text, form.end):
        return "unknown_order"
    if form.form == "huy_chuong" and not (_GRANTS.search(verb) and (grant is not None or "huân" in verb)):
        return "bare_medal"
    if named and form.form == "khen_thuong" and grant is None and word not in _STRONG and not _AT_CEREMONY.match(key, form.end):
        return "praise"
    if (
        named
        and grant is None
        and form.grade is None
        and _MANY.search(key, max(form.start - 20, 0), form.start)
        and form.form in ("bang_khen", "giay_khen", "danh_hieu_khac")
    ):
        return "many"
    if (
        named
        and form.form == "khen_thuong"
        and all(p.unit is not None and p.unit.kind == "admin_unit" and statement.passive for g in statement.groups for p in g.parties)
    ):
        return "place"
    return None


def _is_supposed(key: str, marks: Marks, statement: Statement) -> str | None:
    """Why the clause only supposes the award, or denies it before its subject."""
    if not marks.hedges:
        return None
    verb = min(statement.lead, statement.form.start)
    start = max(marks.start, key.rfind(";", marks.start, verb) + 1)
    if _NEVER.search(key, start, verb):
        return "never"
    opened = _IF.match(key, start, verb)
    if opened and not _DONE.search(key, max(opened.end(), key.rfind(",", start, verb)), verb):
        return "conditional"
    after = max([statement.form.end, *(g.end for g in statement.groups)])
    return "conditional" if _IF_AFTER.match(key, after, marks.end) and not _DONE.search(key, start, verb) else None


def _is_norm(key: str, marks: Marks, statement: Statement) -> bool:
    """True for a rule on who may receive, and how many: nobody is named, nothing has been given."""
    counted = [g.counted for g in statement.groups if g.counted is not None]
    if not counted and statement.form.form != "khen_thuong":
        return False
    if any(c.approx == "<=" for c in counted if c.kind != "item"):
        return True
    verb = min(statement.lead, statement.form.start)
    clause = key[max(marks.start, key.rfind(";", marks.start, verb) + 1, key.rfind(". ", marks.start, verb) + 1) : verb]
    habit = "mỗi " in clause or "hằng " in clause or "hàng " in clause
    if ((" nào" in clause or "thì" in clause) and _THEN.search(clause)) or (habit and _HABIT.search(clause)):
        return True
    years = _WITH_YEARS.search(clause) if statement.passive else None
    return years is not None and _NOBODY.search(clause[: years.start()]) is not None
