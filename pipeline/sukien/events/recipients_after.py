"""Recipients that follow the form: "FORM cho N KIND, N KIND và A", "FORM: N KIND"; and the names after a count.

A count is a recipient only where a joint stands before it (cho, đối với, a colon; a comma or "và" after another recipient), and no
new verb or gift between. Descriptions ("có thành tích cứu 3 em") hold counts without a joint.
"""

from __future__ import annotations

import re

from sukien.events.award_marks import Marks, Party
from sukien.events.award_statement import HELD, STATE, TO, Cluster, Group
from sukien.events.recipient_names import named_end
from sukien.events.recipient_parents import is_above, is_parent
from sukien.events.recipient_runs import DEGREE, LISTED, TITLES, beside_count, home_end, is_apposed, is_next_item
from sukien.events.recipients_counted import HAS, before_next, blocks, out_of, who_receives
from sukien.events.recipients_helped import HELPED, OWN_FATE, begins_clause, is_helped_too, is_won
from sukien.mentions import Count
from sukien.whole_words import by_first_letter, whole_words

_JOINT = r"(?:các|những|cả|tất cả|thêm|cho|của|riêng|toàn thể|nhóm)"
LEVEL = r"(?: (?:ở )?cấp (?:trung ương|quốc gia|toàn quốc|bộ|ngành|tỉnh|thành phố|huyện|quận|thị xã|xã|phường|cơ sở|trường))?"
_OPEN = re.compile(
    rf"(?:(?<!\w)(?:cho(?: đại diện)? (?:thân nhân|gia đình)(?: của)?|cho|đối với|đổi với|tặng|trao|đến|tới|là|gồm|bao gồm"
    rf"|gồm có|trong đó có|trong đó|khen|thưởng)|[:(])(?: {_JOINT})?{LEVEL} ?\Z"
)
_OPEN_REACH = 48  # characters that it takes at most
_NEXT = re.compile(
    rf"(?:[,;:(/+]|(?<!\w)(?:và|cùng|với|cho|gồm|bao gồm|gồm có|trong đó có|trong đó|là|có|đối với|&|hoặc|-)|-"
    rf"|–)(?: {_JOINT}| có| là| gồm| và| cho)*{LEVEL} ?\Z"
)
_PLAIN = (" cho ", ", ", " và ")  # what most often stands before a count: it holds no verb, and joins the count to what stands before
_APART = re.compile(
    whole_words("vì|bởi|đã(?! tặng| trao)|bị|giúp|đóng góp cho|cống hiến cho|nhằm|khi|phẫu thuật|hỗ trợ|ủng hộ|cứu|đến từ|thuộc")
)
_AGAIN = re.compile(  # "phong tặng … cho 6 mẹ, truy tặng cho 30 mẹ", "(65 mẹ được trao tặng, 272 mẹ được truy tặng)"
    r"(?:,|;| và|, và)?(?: \(| (?=trong))?(?:trong đó,?)?(?: có)? ?(?:đã |còn )?(?:truy tặng|phong tặng) (?:cho )?(?:các )?"
    r"| được (?:trao tặng|truy tặng|phong tặng|tặng)(?:,|;| và|, và) |[,;] (?:trong đó,? )?cấp (?:tỉnh|huyện|xã|bộ) khen (?:cho )?"
)
_DIRECT = re.compile(
    r"(?:,? gồm(?: có)?(?=[ :]))?(?:,? (?:vinh danh|tôn vinh|biểu dương|đột xuất|và (?:khen )?thưởng|nóng))*"
    rf"(?: (?:ông, bà|hai|liệt sĩ|cán bộ, (?:nhân viên|chiến s[ĩỹ])|{TITLES}))*:? ?"
)
_DEED = re.compile(r"(?<!\w)(?:thành tích|hành động|đóng góp|việc làm)[^,;]{0,30} của \Z")
_HAS_ENDS = ("có ", "có tới ", "có đến ")
_ON_FLAG_OPENS = (" lên", "” lên", '" lên')
ON_FLAG = re.compile(r"[”\"]? lên (?:lá )?(?:quân kỳ|cờ)(?: truyền thống| quyết thắng)* (?:của )?(?:lực lượng )?")
_OF = re.compile(r"[”\"]?(?: năm \d{4})? của ")
_PUPILS = re.compile(r" ?(?:các |những |em )*(?:học sinh|sinh viên|giáo viên)(?:(?:,| và) (?:học sinh|sinh viên|giáo viên))*(?: của)? ")
_SEPARATED = re.compile(r"[,;:/]|(?<!\w)(?:và|cùng|với)(?!\w)")
_POST_REACH = 90  # characters of a post between a name and its verb
_GIVES = (" ", " đã ", " cũng ", " còn ", " cũng đã ")
_NAME_ENDS = re.compile(r"[,;.\n]| (?:và|vì) |\Z")
_HONOUR_REACH = 30
_WITH_MONEY = re.compile(  # "khen thưởng đột xuất kèm số tiền 20 triệu đồng cho X", "trao Bằng khen và tặng 20 triệu đồng cho X"
    r"[”\"]?(?:,? và|,)?(?: (?:trao|tặng|hỗ trợ|tiền thưởng|phần thưởng|đột xuất|nóng|kịp thời|và|thưởng|kèm|kèm theo|số|tiền|tiền mặt"
    r"|mức|với|trị giá|triệu|nghìn|đồng|\d[\d.,]{0,12}))+ (?=cho )"
)
_ITEM_REACH = 120  # characters from a name to a body or an office in what is told of it
_TIGHT = re.compile(r"[”\"'’)]? ?(?:(?:đột xuất|kịp thời|chúc mừng|chuyên đề|toàn diện) )?(?:các |nhóm )?\Z")
_INTRODUCED = re.compile(r"[^,.;:]{0,30}? (?:gồm|có)(?: có)? (?:các|những)(?: [^\s,.;:]+){1,3}? (?:như|gồm|là|sau|sau đây)(?: |:)")
_LISTED = re.compile(f" (?:{LISTED})")
_INTRODUCED_REACH = 36  # characters up to the end of its verb at most
_NAME_GLUE = re.compile(
    r"(?:\([^()]{0,120}\)|[ ,;:()“”\"'’/.–-]|\b(?:"
    + by_first_letter(
        "này|nói trên|đó|và|cùng|các|ông|bà|anh|chị|em|cháu|đồng chí|đ/c|cố|nguyên|cựu|thầy|cô|cụ|mẹ|gồm|là|đơn vị|nhân viên|công chức"
        "|viên chức|người lao động|đại diện|chiến sỹ|toàn thể|tập thể|cá nhân|cán bộ|nhân dân|gia đình|liệt sĩ|học sinh|bác sĩ|sinh viên"
        "|giáo viên|giảng viên|trò|thầy trò|cbcnv|công nhân"
        "|nghệ sĩ|chiến sĩ|nghệ sỹ|bác sỹ|liệt sỹ|nhà báo|nhà giáo|thân nhân|hạ sĩ|trung sĩ|thượng sĩ|binh nhất|binh nhì|điều dưỡng"
        "|phó giáo sư|giáo sư|tiến sĩ|tiến sỹ|thạc sĩ|thạc sỹ|dược sĩ|dược sỹ|chuyên khoa [12i]{1,2}|chuyên khoa cấp [12i]{1,2}"
        "|đảng viên|lương y|điều dưỡng viên|đại tá|thượng tá|trung tá|thiếu tá|đại úy|thượng úy|trung úy|thiếu úy"
        "|thiếu tướng|trung tướng|thượng tướng|đại tướng|hai|ba|bốn|vợ chồng|nsưt|nsnd|ngưt|ngnd|ttưt|ttnd|đạo diễn|nhà văn|nhạc sĩ|họa sĩ"
        "|hòa thượng|thượng tọa|đại đức|ni trưởng|ni sư|sư cô|linh mục|mục sư"
    )
    + rf"|{DEGREE})\b)*\Z"
)


def after_form(key: str, marks: Marks, cluster: Cluster, right: int) -> tuple[tuple[Group, ...], int]:
    """Recipients after the form."""
    groups: list[Group] = []
    at = end = cluster.end
    honour = cluster.forms[0].form == "khen_thuong"
    if honour and key.startswith(" được ", at) and any(c.start == at + len(" được ") for c in marks.counts):
        at = end = at + len(" được")  # "đã khen thưởng được 12 tập thể"
    if not (marks.counts and marks.counts[-1].start >= at) and not (marks.parties and marks.parties[-1].start >= at):
        return (), at
    counts = [c for c in marks.counts if at <= c.start and c.end <= right and c.kind != "item"] if marks.counts else []
    names = _names_right(key, marks, at, counts[0].start if counts else right, honour, cluster.forms[0].form)
    if names is None and not counts and ((revoked := _is_revoked(marks, cluster)) or key.startswith(_ON_FLAG_OPENS, at)):
        names = _owner(key, marks, _OF if revoked else ON_FLAG, at, right)
    if names:
        groups.append(names)
        end = names.end
    elif not counts:
        return (), at
    _add_counts(key, marks, cluster, counts, groups, end, right)
    last = groups[-1].counted if groups else None
    close = named_end(key, marks, last) if last is not None else at
    beside = beside_count(key, marks, close, right, close > last.end) if last is not None else None
    if beside is not None and (more := names_from(key, marks, [p for p in marks.parties if p.end <= right], beside.start)):
        groups.append(more)
    kept = before_next(key, marks, groups, at, right)
    return kept, kept[-1].end if kept else at


def _add_counts(key: str, marks: Marks, cluster: Cluster, counts: list[Count], groups: list[Group], end: int, right: int) -> None:
    """Add to the groups those of the counts behind `end` that receive: up to the first that another verb leads to."""
    honour = cluster.forms[0].form == "khen_thuong"
    helped = -1  # where the last count ends that a deed governs
    for count in counts:
        gap = key[end : count.start]
        plain = gap in _PLAIN
        governed = not plain and HELPED.search(key, max(end, count.start - 40), count.start)
        if governed or (helped > 0 and is_helped_too(key, helped, count)):
            helped = count.end
            continue
        if groups and (OWN_FATE.match(key, count.end) or (";" in gap and begins_clause(key, count))):
            break
        blocked = [c for c in (*marks.cues, *marks.things) if end <= c.start and c.end <= count.start and not is_won(key, c)]
        if not groups and ";" in gap and any(c.code in ("give", "decide", "honour", "recognise") for c in blocked):
            break  # "… danh hiệu A; ký quyết định tặng 5 tập thể …": the next clause has a verb of its own
        again = bool(groups) and _AGAIN.fullmatch(gap) is not None and (honour or " khen " not in gap)
        if blocks(key, blocked, bool(groups)) and not again:
            break
        if is_apposed(key, gap, groups, count):
            continue
        if not (plain or again or _NEXT.search(gap) if groups else _is_first(key, marks, cluster, count, end, right)):
            continue
        groups.append(Group(count.start, count.end, count, (), "counted"))
        end = count.end


def _is_first(key: str, marks: Marks, cluster: Cluster, count: Count, end: int, right: int) -> bool:
    """What stands between the form, which ends at `end`, and the first count leads to those who receive."""
    gap, honour = key[end : count.start], cluster.forms[0].form == "khen_thuong"
    if gap == " cho ":
        return True
    if _APART.search(gap) or (honour and len(gap) > _HONOUR_REACH):
        return False
    if _OPEN.search(key, max(end, count.start - _OPEN_REACH), count.start) or _TIGHT.fullmatch(gap):
        return True
    if (not honour and _DEED.search(gap)) or (gap.endswith(" của ") and _is_revoked(marks, cluster)):
        return True
    held = gap.endswith(_HAS_ENDS) and HAS.fullmatch(gap) is not None
    return held and (out_of(key, marks, cluster) or who_receives(key, marks, cluster, count, right))


def _is_revoked(marks: Marks, cluster: Cluster) -> bool:
    return "revoke" in marks.codes and any(c.code == "revoke" and c.end <= cluster.start for c in marks.cues)


def _names_right(key: str, marks: Marks, at: int, stop: int, honour: bool, form: str) -> Group | None:
    """Parties named after "cho", "đối với" or "tặng", before `stop`, joined by commas and "và"."""
    parties = [p for p in marks.parties if at <= p.start and p.end <= stop]
    if not parties:
        return None
    if key.find("đồng cho ", at, stop) >= 0 and not _given_before(marks, at) and (money := _WITH_MONEY.match(key, at, stop)):
        at = money.end()
    reach = at + (_HONOUR_REACH if honour else 240)
    direct = parties[0]
    if (
        direct.kind in ("person", "unit")
        and form not in HELD
        and _DIRECT.fullmatch(key, at, max(at, direct.opens))
        and not STATE.match(key, direct.start)
        and not (marks.counts and any(at <= c.start < direct.start for c in marks.counts))
        and not (" gồm" in key[at : direct.start] and not _may_be_members(key, marks, direct, at))
    ):
        return names_from(key, marks, parties, direct.start)
    opening = "" if honour else key[at : at + _INTRODUCED_REACH]
    listed = _INTRODUCED.match(key, at, min(at + 120, stop)) if " gồm" in opening or " có" in opening else None
    if listed and not any(c.start < listed.end() and c.end > at for c in marks.counts):
        return names_from(key, marks, parties, listed.end())
    if honour and key.find(":", at, stop) + key.find(" gồm", at, stop) > -2 and (names := _members(key, marks, parties, at, stop)):
        return names
    opened = TO.search(key, at, min(stop, reach))
    if not opened or parties[-1].start < opened.end() or _APART.search(key, at, opened.end()):
        return None
    to, start = opened.span()
    if [c for c in marks.cues if at <= c.start and c.end <= to and c.code in ("receive", "passive", "attend")]:
        return None
    if marks.counts and any(c.start < to and c.end > at for c in marks.counts):
        return None
    return _members(key, marks, parties, start, stop) or names_from(key, marks, parties, start) or _described(key, marks, parties, start)


def _may_be_members(key: str, marks: Marks, first: Party, at: int) -> bool:
    """True where bodies behind "FORM gồm" can be those who receive: no guests, and nobody counted or told to be given it before."""
    others = first.kind != "unit" or not marks.codes.isdisjoint(("attend", "passive", "honour")) or " lễ " in key[marks.start : at]
    return not (others or (marks.counts and marks.counts[0].end <= at))


def _given_before(marks: Marks, at: int) -> bool:
    """True where a verb of giving leads to a person who is named before `at`."""
    given = [c for c in marks.cues if c.code == "give"]
    return any(p.kind == "person" and p.end < at and any(c.end < p.start < c.end + 14 for c in given) for p in marks.parties)


def _members(key: str, marks: Marks, parties: list[Party], at: int, stop: int) -> Group | None:
    """The members of the plural at `at`: "các gương: A, B", "ê kíp phẫu thuật gồm A, B"."""
    listed = _LISTED.match(key, at, stop)
    return names_from(key, marks, parties, listed.end()) if listed else None


def _owner(key: str, marks: Marks, joint: re.Pattern[str], at: int, right: int) -> Group | None:
    """Whose the award was or becomes: "thu hồi Bằng khen của ông A", "gắn Huân chương lên lá cờ của X"; the first grants nothing."""
    of = joint.match(key, at, right)
    parties = [p for p in marks.parties if of is not None and of.end() <= p.start and p.end <= right and p.kind in ("person", "unit")]
    if of is None or not parties or (joint is _OF and STATE.match(key, parties[0].start)):
        return None
    return names_from(key, marks, parties, of.end())


def _described(key: str, marks: Marks, parties: list[Party], start: int) -> Group | None:
    """A person named after what he is: "cho nữ nhân viên điện lực quận Sơn Trà (Đà Nẵng) Trần Thị A"."""
    person = next((p for p in parties if p.start >= start and p.kind == "person"), None)
    if person is None or person.start - start > 90:
        return None
    gap = key[start : person.start]
    if re.search(r"[,;.:]|(?<!\w)(?:của|do|thuộc|các|những) \Z|(?<!\w)cho ", gap) or any(
        start <= c.start and c.end <= person.start and c.code != "none" for c in marks.cues
    ):
        return None
    return names_from(key, marks, [p for p in parties if p.start >= person.start], person.start)


def names_from(key: str, marks: Marks, parties: list[Party], end: int) -> Group | None:
    """The run of parties that begins right after `end`."""
    taken, _ = run_from(key, marks, parties, end)
    return Group(taken[0].start, taken[-1].end, None, tuple(taken), "named_after_form") if taken else None


def run_from(key: str, marks: Marks, parties: list[Party], end: int) -> tuple[list[Party], int]:
    """The parties named one after the other right after `end`, and where what the last of them is told to be ends."""
    taken: list[Party] = []
    home: Party | None = None  # the body that the last name was told to belong to
    joint = end  # where the last name ended, before the office of the next ("A và nguyên Phó Giám đốc B")
    for party in parties:
        if party.start < end:
            continue
        if ";" in key[end : party.start] and (not taken or _gives(key, marks, party)):
            break  # "cho cá nhân; | Liên đoàn Lao động huyện tặng …"
        if taken and (closes := home_end(key, end, party)) is not None:
            end, home = closes, party
            continue
        if home is not None and key[end : party.start] == ", " and is_above(key, home, party):
            end, home = party.end, party  # "A thuộc Tổng cục B, Bộ C"
            continue
        if not _NAME_GLUE.match(key[end : max(end, party.opens)]) and not (taken and is_next_item(key, marks, end, party)):
            if taken and party.kind != "person" and party.start - end < _ITEM_REACH:
                continue  # "A, giảng viên Đại học B; C": what A is
            break
        if not taken and party.kind == "unit" and _PUPILS.fullmatch(key, end, max(end, party.start)):
            break  # "cho các học sinh Trường A": some of them; not "cho cán bộ, học sinh Trường A"
        between = joint if key[end : party.start] == " " and _joined_by_office(key, joint, taken, party) else end
        if taken and (party.kind == "office" or is_parent(key, taken[-1], party)) and not _SEPARATED.search(key, between, party.start):
            end = party.end  # "A - Phó Giám đốc Sở Y tế; B": what A is, or where he belongs
            continue
        if party.kind == "head" or (taken and not _SEPARATED.search(key, between, party.start)):
            break
        joint = end if party.kind == "office" else party.end
        if (
            party.kind != "office"
            and party.person not in [p.person for p in taken if p.person]
            and not (taken and is_parent(key, taken[-1], party))
        ):
            taken.append(party)
        end = party.end
    return taken, end


def _gives(key: str, marks: Marks, party: Party) -> bool:
    """A verb of giving follows the party, or the post in which he does it: he opens a clause of his own."""
    verb = next((c for c in marks.cues if c.code == "give" and c.start >= party.end), None)
    if verb is None:
        return False
    gap = key[party.end : verb.start]
    return gap in _GIVES or (gap.startswith((", ", " - ")) and ";" not in gap and len(gap) < _POST_REACH)


def _joined_by_office(key: str, joint: int, taken: list[Party], party: Party) -> bool:
    """True where the office of `party` follows the name before it by "và" or, among persons of whom nothing more is said, by a comma."""
    if key.startswith(" và ", joint):
        return True
    also = bool(taken) and taken[-1].kind == party.kind == "person" and key.startswith((", ", "; "), joint)
    return also and _NAME_ENDS.match(key, party.end) is not None
