"""Statements parted: recipients with a grade of their own, several grades that share one number, forms that part a total.

Huy hiệu Đảng cho 120 đảng viên, trong đó 2 đồng chí 75 năm       the 2 are of 75 years, the 120 of no one grade
Huân chương Lao động cho 3 tập thể: 1 tập thể hạng Nhì            likewise
khen thưởng 103 tập thể, cá nhân, gồm 15 Cờ thi đua, 44 Bằng khen  each form went to so many of the 103
Huy hiệu 75 năm, 60 năm tuổi Đảng cho 5 đảng viên                 5 of both together: no grade
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from sukien.events.award_marks import Marks
from sukien.events.award_statement import Cluster, Group, Statement
from sukien.mentions import AwardForm, Count

_BADGES = ("huy_hieu", "huy_hieu_dang")
_HAS = r"(?:,? ?(?:được |đạt |nhận |trao |tặng |trao tặng |truy tặng |có |loại |đủ )*)"
_YEARS = re.compile(rf" ?\(?{_HAS}(?P<grade>\d{{2}})(?:(?: năm)? tuổi đảng| năm(?: tuổi|(?=\)? ?(?:[,.;)\n]|và (?!\d+ năm)|được |\Z))))")
_RANK = re.compile(rf" ?\(?{_HAS}hạng (?P<grade>nhất|nhì|hai|ba|i{{1,3}}|[123])(?!\w)")
_RANKED = re.compile(r"(\d{1,4}) (?:huân chương )?hạng (nhất|nhì|hai|ba|i{1,3}|[123])(?!\w)")
_RANKS = re.compile(rf"(?: các hạng)?,? ?(?:\(|trong đó(?: có)?:? |gồm:? |: )(?:{_RANKED.pattern}(?:, | và |; |, và )?){{2,3}}")
_GRADES = {"nhất": "1", "i": "1", "1": "1", "nhì": "2", "ii": "2", "2": "2", "hai": "2", "ba": "3", "iii": "3", "3": "3"}
_TO_ITEMS = re.compile(
    r"(?: (?:cấp|thường xuyên|đột xuất|chuyên đề)(?: [^\s,.;:(]+){0,4})?"
    r"(?:,|;|:|-|–)? ?(?:\(|:|(?:trong đó|bao gồm|gồm|cụ thể)(?: có| là)?(?: các)?:?) ?"
)
_NEXT_ITEM = re.compile(r"(?:[^.;:()\d]{0,80}?)(?:,|;| và|, và) (?:có )?")
_GRADED = (*_BADGES, "huan_chuong", "huy_chuong")  # what is given in grades or by years
_FEWEST, _MOST = 30, 95  # years in the Party that a badge is given for


def shared_grades(forms: list[AwardForm], groups: tuple[Group, ...]) -> list[AwardForm]:
    """One form without a grade for forms that differ in grade alone, where more than one shares them: who got which is not said."""
    if len(forms) < 2:
        return forms
    grades = {form.grade for form in forms}
    if len(grades) < len(forms) or None in grades or len({form.form for form in forms}) > 1:
        return forms
    if sum((g.counted.value or 0) if g.counted else len(g.parties) for g in groups) < 2:
        return forms
    first, last = forms[0], forms[-1]
    return [AwardForm(first.start, last.end, first.form, None, first.label, "grades_share_number")]


def part_by_grade(key: str, text: str, statements: list[Statement]) -> list[Statement]:
    """The statements, each with one more for every count in it that a grade follows ("2 đồng chí 75 năm")."""
    parted: list[Statement] = []
    for statement in statements:
        if statement.form.grade is not None or not statement.form.form.startswith(_GRADED):
            parted.append(statement)
            continue
        parted_items = _ranks_of_items(key, text, statement)
        if parted_items:
            parted += [statement, *parted_items]
            continue
        graded = [(g, f) for g in statement.groups if (f := _own_grade(key, text, statement, g)) is not None]
        if not graded:
            parted.append(statement)
            continue
        taken = [g for g, _ in graded]
        form = statement.form if statement.form.form != "huy_hieu" else _badge(statement.form)
        parted.append(replace(statement, form=form, groups=tuple(g for g in statement.groups if g not in taken)))
        parted += [replace(statement, form=own, groups=(g,), rule="graded_part", verb=min(statement.lead, own.start)) for g, own in graded]
    return parted


def _badge(form: AwardForm) -> AwardForm:
    """A badge whose years are told is that of the Party."""
    return AwardForm(form.start, form.end, "huy_hieu_dang", form.grade, form.label, form.rule)


def _own_grade(key: str, text: str, statement: Statement, group: Group) -> AwardForm | None:
    """The form of a count that its own grade follows; the form itself names none."""
    form = statement.form
    if group.counted is None:
        return None
    badge = form.form in _BADGES
    if not badge and not form.form.startswith(("huan_chuong", "huy_chuong")):
        return None
    found = (_YEARS if badge else _RANK).match(key, group.end)
    if found is None or (badge and not _FEWEST <= int(found["grade"]) <= _MOST):
        return None
    start, end = found.start("grade"), found.end()
    if form.start <= start < form.end:
        return None
    if not badge:
        start -= len("hạng ")
    grade = found["grade"] if badge else _GRADES[found["grade"]]
    return AwardForm(start, end, "huy_hieu_dang" if badge else form.form, grade, text[start:end], "grade_of_part")


def _ranks_of_items(key: str, text: str, statement: Statement) -> list[Statement]:
    """The grades that part a number of orders, where they add up to it: "13 Huân chương Lao động | (4 hạng Nhất, 9 hạng Ba)"."""
    form, total = statement.form, statement.groups[0].counted if len(statement.groups) == 1 else None
    listed = _RANKS.match(key, form.end) if total is not None else None
    if total is None or listed is None:
        return []
    parts = list(_RANKED.finditer(key, *listed.span()))
    if sum(int(part[1]) for part in parts) != total.value:
        return []
    found: list[Statement] = []
    for part in parts:
        start, end = part.span()
        rank = part.end(1) + 1
        count = Count(start, part.end(1), int(part[1]), "=", False, total.kind, total.label, "number_of_part")
        own = AwardForm(rank, end, form.form, _GRADES[part[2]], text[rank:end], "grade_of_part")
        found.append(replace(statement, form=own, groups=(Group(start, end, count, (), "graded_part"),), rule="graded_part"))
    return found


def item_of_total(key: str, marks: Marks, statements: list[Statement], cluster: Cluster) -> Group | None:
    """The recipients of a counted form that parts the total before it ("khen thưởng 103 cá nhân, gồm 15 Bằng khen, 88 Giấy khen")."""
    item, last = cluster.item, statements[-1]
    if item is None or not last.groups:
        return None
    total = last.groups[-1]
    start = max(last.form.end, total.end)
    if any(start <= c.start and c.end <= item.start and c.code not in ("none", "subset") for c in marks.cues):
        return None
    if last.rule == "item_of_total":
        return (
            Group(item.start, cluster.end, item, (), "item_of_total", total.kind) if _NEXT_ITEM.fullmatch(key, start, item.start) else None
        )
    first = cluster.forms[0]
    graded = first.grade is not None and last.form.grade is None and last.form.form == first.form
    if len(last.groups) > 1 or not (graded or last.form.form == "khen_thuong"):
        return None
    if total.counted is None or not _TO_ITEMS.fullmatch(key, start, item.start):
        return None
    return Group(item.start, cluster.end, item, (), "item_of_total", total.counted.kind)
