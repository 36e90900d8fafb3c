"""Recipients that a clause of their own names: those chosen, members of a plural, the subject after a participle, whose an order is."""

from __future__ import annotations

import re

from sukien.events.award_marks import Marks
from sukien.events.award_statement import STATE, Cluster, Group
from sukien.events.recipient_names import names_after
from sukien.events.recipients_before import JOINED_LEFT
from sukien.events.recipients_list import names_of_both_kinds
from sukien.mentions import Count
from sukien.whole_words import holds_any

_PURPOSE = re.compile(r"(?<!\w)để(?: được| đề nghị)? \Z")
_PURPOSE_ENDS = ("để ", "để được ", "để đề nghị ")
_NO_OBJECT = re.compile(r" (?:tại|trong|vào|nhân|ở|và|dịp|năm|lần)(?!\w)|[,.;:”\"]|\Z")
_CHOOSES = re.compile(r"(?<!\w)(?:lựa chọn|bình chọn|tuyển chọn|xét chọn|chọn)(?: (?:ra|được))*(?: các| những)? \Z")
_PARTICIPLE = re.compile(r"[-–“\"]? ?(?:(?:lần|sau|vừa|mới|từng|năm|khi|hai|ba|nhiều)(?: [^\s,;:.]+){0,4} )?(?:vinh dự )?")
_PLURAL = re.compile(r"(?<!\w)(?:các|những|trong số)(?!\w)[^,;:.]{0,80}(?:, [^,;:.]{2,40})?\Z")
_VERB_FIRST = re.compile(r"[-–+“\" ]*(?:(?:được|vinh dự|cũng|cùng|đợt này|dịp này|năm nay),? )*")
_GUESTS = re.compile(r"(?<!\w)(?<!vinh )(?:dự|tham dự|chúc mừng|thăm|gặp mặt|chia vui|có mặt)(?!\w)")
_MEMBERS = re.compile(
    r"[^.;:]{0,80}?(?:(?=:)|(?<!\w)(?P<verb>gồm(?: có)?|còn có|có|là)(?: (?:những|các) [^.;:]{2,80}? như)?"
    r"(?=:| (?:phòng|sở|trường|công ty|công an|ban|hội|ubnd|huyện|xã|cục|chi cục|bệnh viện|trung tâm|đồn|đội|khoa|trạm|tổng công ty"
    r"|tập đoàn|viện|đài|học viện|đại học|thành phố|thị xã|phường|thôn|đảng bộ|chi bộ|liên đoàn|hợp tác xã|lữ đoàn|trung đoàn"
    r"|sư đoàn)(?!\w)"
    r"| (?:ông|bà|anh|chị|em|cô|thầy|các ông|tác giả|nghệ sĩ|nghệ nhân|gs|pgs|ts|đồng chí|nhà giáo|bác sĩ"
    r"|(?:thượng|trung|thiếu|đại) (?:tá|úy|tướng))(?!\w)))"
)
_MEMBERS_LED = (":", "gồm", "có", "là")  # one of which it holds
_MEMBERS_REACH = 96  # characters up to the end of it at most
_THESE = re.compile(r"[-–+•*\s.]*(?:các|những) [^,;.:]{2,60} ")  # "Các cá nhân được tặng FORM là A, B": nobody else before them
_SO = r"[-–+•*\s.;]*(?:(?:theo đó|cụ thể|trong đó|dịp này|đợt này|kết quả|ngoài ra|năm nay),? )?(?:trong số )?"
_PERSONS = re.compile(rf"{_SO}(?:các |những )?cá nhân (?:[^,;.:]{{2,40}} )?")
_COLLECTIVES = re.compile(
    rf"{_SO}(?:các |những |hai |\d+ )?(?:tập thể|đơn vị|cơ quan)(?P<both>(?:,| và) (?:các )?cá nhân)?(?: [^,;.:]{{2,40}})? "
)
_ALONGSIDE = re.compile(r"[”\"]?(?: (?:của|do) [^,;.:()\d]{2,70}?)?,? cùng(?: với)? (?=\d|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|hơn|gần)")
_MOST = 60  # names that a list in running text holds at most
_INVITED = re.compile(r"(?<!\w)(?<!vinh )(?:mời|dự|lễ|cử|chứng kiến)(?!\w)")
_TITLED = re.compile(
    r", (?:(?:ông|bà|anh|chị|em|cháu|cụ|thầy|cô|đồng chí|gs|pgs|ts|ths|bs|giáo sư|tiến sĩ|tiến sỹ|thạc sĩ"
    r"|nsnd|nsưt|(?:thầy thuốc|nhà giáo|nghệ sĩ|nghệ nhân) (?:nhân dân|ưu tú))[.,]? ?(?:[-–] )?)*"
)


def chosen(key: str, marks: Marks, cluster: Cluster, left: int, lead: int) -> tuple[Group, ...]:
    """ "lựa chọn được 12 tập thể, 18 cá nhân tiêu biểu để vinh danh": those chosen for the purpose of the award."""
    if not key.endswith(_PURPOSE_ENDS, left, lead) or not _PURPOSE.search(key, max(left, lead - 12), lead):
        return ()
    if cluster.forms[0].form == "khen_thuong" and not _NO_OBJECT.match(key, cluster.end):
        return ()
    chain: list[Count] = []
    for count in marks.counts:
        if count.start < left or count.end > lead or count.kind == "item":
            continue
        if chain and JOINED_LEFT.search(key, chain[-1].end, count.start) and ";" not in key[chain[-1].end : count.start]:
            chain.append(count)
        elif _CHOOSES.search(key, max(left, count.start - 24), count.start):
            chain = [count]
    if not chain or lead - chain[-1].end > 160 or re.search("[;:]", key[chain[-1].end : lead]):
        return ()
    return tuple(Group(c.start, c.end, c, (), "counted_choice") for c in chain)


def after_participle(key: str, marks: Marks, cluster: Cluster, lead: int) -> tuple[Group, ...]:
    """ "Lần thứ hai được tặng FORM, ông X chia sẻ": the subject follows the opening participle."""
    if not _PARTICIPLE.fullmatch(key, marks.start, lead) or _INVITED.search(key, lead, cluster.start):
        return ()
    comma = key.find(", ", cluster.end, cluster.end + 100)
    person = next((p for p in marks.parties if p.start > comma and p.kind == "person"), None)
    if comma == -1 or person is None or not _TITLED.fullmatch(key, comma, max(comma, person.opens)):
        return ()
    if any(cluster.end <= c.start < person.start and c.code in ("give", "receive", "honour") for c in marks.cues):
        return ()
    return (Group(person.start, person.end, None, (person,), "subject_after_participle"),)


def listed_subject(key: str, marks: Marks, cluster: Cluster, left: int, lead: int) -> tuple[Group, ...]:
    """ "Các tác giả được tặng FORM gồm: A, B", "Trong số những người được FORM có A; B": a plural whose members follow.

    The plural may be left out where the verb opens the sentence: "Được tặng FORM dịp này có ông A và bà B".
    """
    led = holds_any(key[cluster.end : cluster.end + _MEMBERS_REACH], _MEMBERS_LED)
    intro = _MEMBERS.match(key, cluster.end) if led else None
    if intro is None or _GUESTS.search(key, marks.start, lead):
        return ()
    persons = _PERSONS.fullmatch(key, left, lead) is not None
    opening = _VERB_FIRST.fullmatch(key, marks.start, lead) is not None and not _INVITED.search(key, lead, cluster.start)
    bodies = _COLLECTIVES.fullmatch(key, left, lead)
    told = opening or bodies is not None or persons
    if not (told or _PLURAL.search(key, left, lead)):
        return ()
    if intro["verb"] == "có" and not opening and key.find("trong số", left, lead) == -1:
        return ()
    if intro["verb"] == "là" and not (told or _THESE.fullmatch(key, left, lead)):
        return ()
    names = names_after(key, marks, intro.end(), "person", _MOST)
    if opening or (bodies is not None and bodies["both"]):
        names = max(names, names_of_both_kinds(key, marks, intro.end(), _MOST, led=True), key=len)
    elif bodies is not None and not names:
        names = names_after(key, marks, intro.end(), "unit", _MOST)
    if len(names) < (1 if opening or bodies is not None else 2):
        return ()
    return (Group(names[0].start, names[-1].end, None, names, "listed_subject"),)


def with_others(key: str, marks: Marks, before: tuple[Group, ...], cluster: Cluster) -> tuple[Group, ...]:
    """The counted others of a named subject: "X được tặng FORM cùng (với) 12 đơn vị khác"."""
    start = cluster.end
    if before[-1].counted is not None or not marks.counts or key.find(" cùng ", start, start + 100) < 0:
        return ()
    if not (joint := _ALONGSIDE.match(key, start, start + 100)):
        return ()
    count = next((c for c in marks.counts if c.start == joint.end()), None)
    other = count is not None and count.kind != "item" and key.startswith(" khác", count.end)
    return (Group(count.start, count.end, count, (), "counted"),) if count is not None and other else ()


def owner_receives(key: str, marks: Marks, cluster: Cluster, lead: int) -> tuple[Group, ...]:
    """ "lễ đón nhận Huân chương … của X", "… hạng Ba Trường X": an order is the President's, so X is who receives it."""
    if not cluster.forms[0].form.startswith("huan_chuong") or not key.startswith("đón nhận", lead):
        return ()
    party = next((p for p in marks.parties if p.start >= cluster.end), None)
    if (
        party is None
        or party.kind != "unit"
        or (gap := key[cluster.end : party.start]) not in (" của ", " cho ", " ")
        or (gap == " " and STATE.match(key, party.start))
    ):
        return ()
    return (Group(party.start, party.end, None, (party,), "owner_receives"),)
