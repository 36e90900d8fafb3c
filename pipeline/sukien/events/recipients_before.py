"""Recipients that stand before the verb: "N KIND được tặng FORM", "A và B nhận FORM".

The subject may be left out: then it is who holds the ceremony of receiving, or the party that opens the sentence.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from sukien.events.award_marks import Marks, Party
from sukien.events.award_statement import Group
from sukien.events.recipient_names import lists_all
from sukien.events.recipient_parents import is_parent, who_lives_at
from sukien.events.recipient_runs import JOINED_IN_OFFICE, TITLES
from sukien.events.recipients_among import IN_BRACKETS, direct_party, is_oblique, one_of
from sukien.events.recipients_deeds import deed_owner, doer
from sukien.events.recipients_holding import organiser
from sukien.mentions import Count

_HEAD = re.compile(
    r"(?:(?:^|[.,;:(/\n“\"–+]|-|•)|(?<!\w)(?:có|và|đã có|là|gồm|cho|trong số|trong|danh sách|nhóm|số|cả|thêm|với|cùng"
    r"|công nhận|suy tôn|đề nghị|khi|thì|vừa|nay|thấy"
    r"|biểu dương|tôn vinh|vinh danh|tuyên dương|khen thưởng|khen|bình chọn|bình xét|xét|chọn|này|đó|việc|được"
    r"|nhất trí|thống nhất|đến nay|kết quả|hiện|năm nay|qua|toàn|hay|để|nhưng|còn|\d))"
    r"(?: (?:các|những|tổng số|tổng cộng|tất cả|cả|riêng|thêm|đã có|có|tới|đến))* ?\Z"
)
_JOINTS = (" và ", " cùng ", " cùng với ", ", cùng ", ", cùng với ")  # before the first count: "Sở Y tế và 3 cá nhân"
_HEAD_REACH = 12  # characters before the clause in which the word that leads to its count may stand
_HEAD_ENDS = (", ", "; ", ": ", "\n", " có ", " và ")  # how it ends most often
_TOOK_PART = re.compile(
    r"(?: [^\s,;:.]+){0,3} (?:tham gia|tham dự|(?<!vinh )dự|dự thi|có mặt|đạt giải|đoạt giải)"
    r"(?: [^\s,;:.]+){0,6}, ?(?:(?:kết quả|trong đó|có)(?!\w)|\d)"
)
_OF_PROPOSER = re.compile(r"(?<!\w)đề nghị của (?:đồng chí |ông |bà |lãnh đạo )?\Z")
_IN_TWO_WAYS = re.compile(  # "3 mẹ được phong tặng và | 27 mẹ được truy tặng FORM"
    r" (?:vừa )?được(?: [^\s,.;:]+){0,6} (?:phong tặng|trao tặng|truy tặng|tặng)(?:,| và|, và)(?: có)? "
)
_APPOSITION = re.compile(
    r"(?: ?\([^)]{0,60})?(?:,|\(| -| –| \()(?:[^;:]{0,120}?(?<!\w)(?:của|thuộc|tại|ở|nhân viên|học sinh|sinh viên"
    r"|giáo viên|công nhân|cán bộ|chiến sĩ|đội viên|giám đốc|hiệu trưởng|chủ tịch|trưởng|bí thư|ngụ|trú|quê|ở))? ?"
)
_IN_CLASS = re.compile(r"(?:,| -| –| \() ?(?:là )?(?:(?:nữ |nam )?(?:học sinh|sinh viên)|(?:nữ|nam) sinh|lớp)(?!\w)[^;:()]{0,60}, ")
# somebody else follows; not so in "5 học sinh khối 12 Trường THPT A": where those counted belong
_PARTED = re.compile(r"[,;:()–-]|(?<!\w)(?:và|cùng|với|là|gồm|mà|thì|khi|do|vì|đó)(?!\w)")
_SAYS = re.compile(r"(?<!\w)(?:cho biết|cho hay|nói|thông báo|rằng|chia sẻ|khẳng định|cùng|và)(?!\w)")
JOINED_LEFT = re.compile(
    r"(?:[,/(+:]|-|–|(?<!\w)(?:và|cùng|với|&|gồm|(?:nằm |thuộc )?trong(?: tổng)? số|nằm trong|trong))(?: (?:các|những|cùng|với))? ?\Z"
)
DESCRIBED = re.compile(
    r"(?:,| -| –| \() ?(?:giáo viên|học sinh|sinh viên|du học sinh|nghiên cứu sinh|cán bộ|chuyên viên|nhân viên|công nhân|nông dân|bác sĩ"
    r"|chủ|đảng viên|hội viên|đoàn viên|chiến sĩ|điều dưỡng|trưởng|phó|trú|ngụ|ở|quê|sinh năm|sn|lớp"
    r"|thôn|xã|phường|người|nguyên)(?!\w)(?![^;:.]*(?<!\w)(?:những|các|thay mặt|cho biết"
    r"|nói|chúc|chúc mừng|ghi nhận|đánh giá|mong|động viên|thăm|gặp|phát biểu|nhấn mạnh|khẳng định|hai đảng viên"
    r"|\d+ (?:đảng viên|cá nhân|tập thể|em))(?!\w))[^;:.]{0,90}?\)?,?(?: (?:đã|vừa|cũng|từng|vinh dự))* ?"
    r"|, (?:\d{1,3} tuổi(?: ?\([^()]{0,60}\))?|(?:chồng|vợ|con trai|con gái|mẹ|bố|cha)(?: [^\s,;:.]+){1,5}),"  # closed: no clause
    r"(?: (?:đã|vừa|cũng|từng|vinh dự))* "
)
_TIMES = r"(?:\d{1,2}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|nhiều) (?:lần|năm(?: liền| liên tục| liên tiếp)?)"  # "3 năm liền"
_ELIDED = re.compile(
    r"(?:,|;|v(?<!\w.)à)(?: (?:vào )?(?:năm|tháng|ngày) \d[\d/]*,?)?"
    rf"(?: (?:đã|vừa|cũng|từng|vinh dự|còn|lại|tiếp tục|đồng thời|{_TIMES}))* ?\Z"
)
_ELIDED_REACH = 160  # characters that it takes at most
_OPENING = re.compile(
    r"(?:[-–+•*“\"]? ?)(?:(?:năm|ngày|với|trong|từ|tại|nhân|sau|đến|hiện|theo đó|nhờ|những năm|nhiều năm|khi|thậm chí|được biết"
    r"|ngoài ra|trước đó|sau đó|hiện nay)[^;:]{0,80}?[, ] ?)?(?:ông |bà |anh |chị |em |cô |thầy |mẹ |cụ |đồng chí |tập thể )?"
)
_BELONGING = " thuộc "
_DASHES = (" - ", " – ")
_BETWEEN_DASHES = re.compile(r"(?: ?\([^()]{0,40}\))? [-–] [^;:–]{2,140}? [-–](?: (?:đã|vừa|cũng|từng|vinh dự))* ")
_TOLD = re.compile(  # ", doanh nghiệp có hơn 300 lao động, vừa": what a body is
    r"(?:,| [-–]) (?:là )?(?:một )?(?:doanh nghiệp|đơn vị|cơ quan|hợp tác xã|tổ chức|địa phương|trường|ngôi trường|bệnh viện|công ty|cơ sở"
    r"|nơi|xã|huyện)(?!\w)[^;:]{0,140}?(?:,| [-–])(?: (?:đã|vừa|cũng|từng|vinh dự))* "
)
_SUBJECT_GAP = re.compile(
    r"(?: (?:số )?\d{1,2}(?= )(?! (?:lần|năm|đợt|tập thể|cá nhân)))?(?: [-–] đoàn(?: [^\s,.;:()]+){1,4}?)?"
    r"(?: ?\([^)]{0,80}\))?(?:,| [-–](?= ))?(?: (?:đã|vừa|cũng"
    r"|từng|vinh dự|lại|đều|cùng|là|(?:vào )?năm \d{4},?|tiếp tục|còn|mới|lần lượt|chính thức|xuất sắc"
    r"|trong (?:\d{1,2} năm )?(?:giai đoạn |từ năm |các năm )?\d{4} ?[-–] ?\d{4},?"
    rf"|(?:trong |có |đã có )?{_TIMES}|nhiều năm|liên tục|liên tiếp|vui mừng|hân hoan|long trọng|xúc động|tự hào|phấn khởi|hân hạnh"
    r"|là (?:đơn vị|cơ quan(?: [^\s,.;:]+){0,2}|người|cá nhân|tập thể|địa phương|xã|huyện|trường"
    r"|(?:(?!(?:của|có|do|với|mà|cho) )[^\s,.;:]+ ){1,6}(?:đầu tiên|duy nhất|trẻ nhất|cao tuổi nhất|thứ (?:hai|ba|\d{1,2})))"
    r"(?: duy nhất| đầu tiên| tiêu biểu)?(?: (?:của|trong|cả|toàn|ở)(?: [^\s,.;:]+){1,4}?)?))* ?"
)
_BORN = (  # "cụ A sinh năm 1936 vào Đảng ngày 3/2/1961 và cụ B": what is told of each without a comma
    r" (?:sinh năm|sn|sinh ngày|vào đảng|quê|trú|ngụ)(?!\w)"
    r"(?:(?!(?<!\w)(?:được|đã|nhận|trao|tặng|có|kể|nói|gặp|thăm|chúc|người|những|các|với|cho|về|là)(?!\w))[^.;:,]){0,80}"
)
_ADDRESSED = rf"(?:(?:{TITLES}|cá nhân|gia đình|chuẩn đô đốc|binh nhất|binh nhì|hạ sĩ|trung sĩ|thượng sĩ) )*+"
_OF_COUNT = (  # how those counted in a chain are led to: "Trường A và hai thầy giáo B, C", "Sở A cùng 3 cá nhân: B, C và D"
    r"(?:(?:\d{1,2}|hai|ba|bốn|năm) (?:(?:cá nhân|tập thể|đồng chí|thầy giáo|cô giáo|giáo viên|học sinh|em|cán bộ|chiến sĩ|nông dân|ông|bà"
    r"|anh|chị)(?: là|:)? )?)?"
)
_JOINED_LEFT = re.compile(
    rf"(?:, |,| và |, và | cùng |, cùng | cùng với ){_OF_COUNT}{_ADDRESSED}|{_BORN} và {_ADDRESSED}"
    rf"|(?: ?\([^()]{{0,80}}\)|,(?: [^\s;:.,]+){{1,10}})(?:, | và |, và ){_ADDRESSED}"
)
_POST = (
    r"(?:nguyên |cựu )?(?:ủy viên|uỷ viên|bí thư|phó|chủ tịch|giám đốc|tổng giám đốc|trưởng|chánh|hiệu trưởng|viện trưởng"
    r"|cục trưởng|chỉ huy"
    r"|chính ủy|chính trị viên|tư lệnh|chủ nhiệm|đội trưởng|tổ trưởng|thuyền trưởng|cán bộ|chiến sĩ|giáo viên|nhân viên|công nhân|học sinh"
    r"|đảng viên|hội viên|đoàn viên|trợ lý|già làng|thư ký|kỹ sư|phóng viên|giảng viên|bác sĩ|điều dưỡng|chuyên viên|thẩm phán"
    r"|kiểm sát viên|điều tra viên|(?:[^\s,;:.]+ ){1,2}trưởng)"
)
_IN_POST = re.compile(  # ", Đội trưởng Đội 3, Công an huyện Ba Lòng": what somebody is, and the bodies over it
    rf"(?:,| [-–]) ?{_POST}(?!\w)(?:(?!(?<!\w)(?:được|đã|nhận|trao|tặng|dự|cho biết|nói|với|là|của các)(?!\w)|(?: và"
    rf"|,) (?:ông|bà|anh|chị|đồng chí)"
    r"(?!\w))[^;:.]){0,200}?,(?: (?:đã|vừa|cũng|từng|vinh dự))* "
)
_BORN_SUBJECT = re.compile(_BORN + r"(?: (?:đã|vừa|cũng|từng|vinh dự))* ?")
_PREDICATE = re.compile(
    rf"(?: (?:ở|trú|ngụ|quê)(?!\w)[^,;:.]{{2,60}}?)?(?: (?:đã|từng|vừa|cũng|còn|luôn|nhiều năm|liên tục|{_TIMES}))*"
    r" (?:được|đạt|là|có|vinh dự|nhận|đón nhận|hoàn thành|giữ|đứng|xếp|dẫn đầu|giành|đoạt)(?!\w)"
)


def before_verb(key: str, marks: Marks, left: int, lead: int) -> tuple[Group, ...]:
    """Recipients that stand before a passive or receiving verb: the subject."""
    counts = [c for c in marks.counts if left <= c.start and c.end <= lead and c.kind != "item"] if marks.counts else []
    here = [p for p in marks.parties if left <= p.start and p.end <= lead]
    parties = [p for p in here if p.kind in ("person", "unit")]
    if counts and (told := _described_body(key, parties, left, counts[0].start, lead)):
        return (Group(told.start, told.end, None, (told,), "named_subject_described"),)
    chain, end = _chain_before(key, marks, counts, left, lead) if counts else ([], lead)
    offices = [p for p in here if p.kind == "office"] if len(parties) < len(here) else []
    if offices and len(parties) > 1:  # "A và nguyên Giám đốc B": the post opens the second
        ends = {o.end + 1: o for o in offices}
        parties = [replace(p, title=p.start - ends[p.opens].start) if p.kind == "person" and p.opens in ends else p for p in parties]
    others = [p for p in parties if not _inside_count(key, chain, p)] if chain else parties
    direct = direct_party(key, others, left) if chain else None
    counted = tuple([Group(c.start, c.end, c, (), "counted_subject") for c in chain]) if chain else ()
    own = direct is not None and direct.end > chain[-1].end and subject_gap(key[direct.end : lead])
    parted = own and direct and _PARTED.search(key, min(chain[-1].end, direct.start - 2), direct.start)
    if chain and not (own and direct and (direct.kind != "unit" or parted) and not lists_all(key, marks, chain[-1], direct)):
        return (*(_joined(key, parties, offices, left, end) or one_of(key, marks, others, left, lead)), *counted)
    begin = _before_offices(key, offices, lead)
    named = names_left(key, parties, begin, left)
    if chain and named and key[chain[-1].end : named[0].start] in (" và ", ", và ", " cùng "):
        return (*counted, *named)  # "4 tập thể và Công an huyện A được tặng"
    return (
        named
        or (names_left(key, parties, lead, left) if begin != lead else ())
        or one_of(key, marks, parties, left, lead)
        or organiser(key, marks, lead)
        or _sentence_subject(key, marks, lead)
        or deed_owner(key, marks, left, lead)
        or doer(key, marks, left, lead)
    )


def _described_body(key: str, parties: list[Party], left: int, count: int, lead: int) -> Party | None:
    """The body before the first count of a clause, which only tells what the body is: "Công ty A, doanh nghiệp có 300 lao động, vừa"."""
    bodies = (p for p in parties if p.kind == "unit" and p.end < count and not is_oblique(key, left, p.start))
    return next((body for body in bodies if _TOLD.fullmatch(key, body.end, lead)), None)


def _joined(key: str, parties: list[Party], offices: list[Party], left: int, end: int) -> tuple[Group, ...]:
    """Those named beside the count that begins at `end`: "Sở Y tế và | 3 cá nhân", "bà A, Hiệu trưởng Trường B, cùng | 4 giáo viên"."""
    beside = [p for p in (*parties, *offices) if p.end <= end and key[p.end : end] in _JOINTS]
    if not beside or is_oblique(key, left, beside[0].start):
        return ()
    return names_left(key, parties, _before_offices(key, offices, beside[0].end) if beside[0].kind == "office" else beside[0].end, left)


def _chain_before(key: str, marks: Marks, counts: list[Count], left: int, lead: int) -> tuple[list[Count], int]:
    """The counts joined to one another of which the last belongs to a verb at `lead`, and where they begin (`lead`: none)."""
    chain: list[Count] = []
    end, opens = lead, max(left - _HEAD_REACH, 0)
    for count in reversed(counts):
        gap = key[count.end : end]
        if key.startswith("một ", count.start) and key.endswith(" là ", 0, count.start):
            continue  # "ông là một học sinh giỏi, hai lần được thưởng": what somebody is, not how many
        if not chain:
            if ";" in gap or len(gap) > 260 or not (key.endswith(_HEAD_ENDS, opens, count.start) or _HEAD.search(key, opens, count.start)):
                continue
            if _TOOK_PART.match(key, count.end):
                continue  # "300 hội viên tham gia, kết quả 15 hội viên được tặng FORM": the winners are the nearer count
            if any(c.code in ("give", "attend") and count.end <= c.start and c.end <= lead for c in marks.cues):
                continue
        elif (
            ";" in gap
            or (count.label == chain[0].label and _TOOK_PART.match(key, count.end) and not key[chain[-1].end : lead].strip())
            or not JOINED_LEFT.search(key, count.end, end)
            or any(
                c.code in ("give", "receive", "passive", "attend", "plan", "propose", "negate") and count.end <= c.start and c.end <= end
                for c in marks.cues
            )
        ) and _IN_TWO_WAYS.fullmatch(gap) is None:
            break
        chain.insert(0, count)
        end = count.start
    return chain, end


def _inside_count(key: str, chain: list[Count], party: Party) -> bool:
    """True for no body's name, but who is counted: "8 | Sở Y tế"; not for the subject after a comma ("12 đơn vị, | Sở Y tế")."""
    return any(c.start < party.start < c.end and "," not in key[c.start : party.start] for c in chain)


def _sentence_subject(key: str, marks: Marks, lead: int) -> tuple[Group, ...]:
    """The party that opens the sentence, where its later predicates leave the subject out ("X đạt …; được tặng FORM")."""
    if not _ELIDED.search(key, max(marks.start, lead - _ELIDED_REACH), lead):
        return ()
    start = max(marks.start, key.rfind(": ", marks.start, lead) + 1)
    for begin in (max(start, key.rfind(";", start, lead) + 1), start):  # the clause may name its own
        party = next((p for p in marks.parties if p.kind in ("person", "unit") and begin <= p.start and p.end <= lead), None)
        if party is not None and _OPENING.fullmatch(key, begin, party.start) and _PREDICATE.match(key, party.end):
            return (Group(party.start, party.end, None, (party,), "sentence_subject"),)
    return ()


def subject_gap(gap: str) -> bool:
    """True when nothing but blanks, adverbs or brackets stands between a name and the verb it is subject of."""
    return gap == " " or _SUBJECT_GAP.fullmatch(gap) is not None


def _before_offices(key: str, offices: list[Party], lead: int) -> int:
    """Where the offices that stand right before the verb begin ("A và B, nguyên Phó Chủ tịch C được tặng")."""
    end = lead
    for office in reversed(offices):
        if not (subject_gap(key[office.end : end]) if end == lead else re.fullmatch(r"(?:,| -| –)? ?", key[office.end : end])):
            break
        end = office.start
    return end


def _apposed(gap: str) -> bool:
    """True when the unit after `gap` only says where the person before it belongs ("chị A - nhân viên Công ty B")."""
    return (_APPOSITION.fullmatch(gap) or _IN_CLASS.fullmatch(gap)) is not None and _SAYS.search(gap) is None


def names_left(key: str, parties: list[Party], lead: int, left: int) -> tuple[Group, ...]:
    """Parties right before the verb, joined by commas and "và"."""
    taken: list[Party] = []
    end, rule = lead, "named_subject"
    for party in reversed(parties):
        if party.end > end:
            continue
        gap = key[party.end : end]
        if ")" in gap and IN_BRACKETS.search(key, max(left, party.start - 40), party.start):
            continue  # "Công ty Điện lực Nà Pục (TP Ba Lòng) được tặng", "ông A (xã B) và bà C (xã D) nhận"
        if not taken and party.kind == "unit" and key.endswith(_BELONGING, left, party.start) and subject_gap(gap):
            end = party.start - len(_BELONGING)  # "Đội A thuộc Công an tỉnh được tặng": the body over it does not receive
            continue
        if not taken and (DESCRIBED if party.kind == "person" else _TOLD).fullmatch(gap):
            taken, end, rule = [party], party.opens, "named_subject_described"
            continue
        if not taken and party.kind == "unit" and subject_gap(gap):
            person = next((p for p in reversed(parties) if p.end < party.start and p.kind == "person"), None)
            apposed = person is not None and (
                _apposed(key[person.end : party.start])
                or _BETWEEN_DASHES.fullmatch(key, person.end, lead)
                or (gap.startswith(",") and _IN_POST.fullmatch(key, person.end, lead))
            )
            if person and lead - person.end < 200 and apposed:
                taken, end, rule = [person], person.opens, "named_subject_apposed"
                continue
        if (lives := who_lives_at(key, parties, party)) and (_JOINED_LEFT.fullmatch(gap) if taken else subject_gap(gap)):
            taken, end, rule = [lives, *taken], lives.opens, "named_subject_apposed"
            continue
        if not taken and party.kind == "person" and _BORN_SUBJECT.fullmatch(gap):
            gap = ""
        of = bool(taken) and party.kind == taken[0].kind == "unit" and gap in _DASHES  # "Trường A - Đại học B được tặng"
        if not of and not (subject_gap(gap) if not taken else _JOINED_LEFT.fullmatch(gap) or JOINED_IN_OFFICE.fullmatch(gap)):
            break
        if taken and party.kind == "unit" and (gap in _DASHES or is_parent(key, party, taken[0])):
            alike = key[party.start : party.end].split()[0] == key[taken[0].start : taken[0].end].split()[0]
            taken = taken if gap in _DASHES and alike else taken[1:]  # "Phòng Cảnh sát hình sự, Công an huyện Ba Lòng được tặng"
        if party.person is None or party.person not in [p.person for p in taken]:
            taken.insert(0, party)
        end = party.opens
    if len(taken) > 1 and (taken[0].kind == "unit" or taken[0].title) and _apart(key, left, *taken[:2]):
        taken = taken[1:]  # "theo đề nghị của X, ông A được tặng"; "… nhận Cờ thi đua của X, B nhận Bằng khen"
        end = taken[0].opens
    if not taken or is_oblique(key, left, end):
        return ()
    return (Group(taken[0].start, taken[-1].end, None, tuple(taken), rule),)


def _apart(key: str, left: int, first: Party, second: Party) -> bool:
    """True where the first of two parties belongs to what stands before it: who proposed, or where something is."""
    if _OF_PROPOSER.search(key, max(left, first.opens - 40), first.opens):
        return True
    return key[first.end : second.opens].startswith(",") and is_oblique(key, left, first.opens)
