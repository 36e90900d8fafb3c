"""The award grammar: from the marks of a sentence to statements "form – recipients – grantor".

Order of the parts in the press (observed usage):
    GRANTOR tặng FORM cho N KIND, N KIND      active: recipients follow
    N KIND được GRANTOR tặng FORM             passive: recipients stand before
    N KIND nhận | đạt FORM                    receive: as passive
    FORM: N KIND                              list
    công nhận N FORM                          the form itself is counted
A count is a recipient only where a joint (cho, đối với, a comma or "và" after a recipient …) stands before it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from sukien.events.award_marks import Cue, Marks, Party
from sukien.mentions import AwardForm, Count, Lost

_GIVING = ("give", "honour", "recognise")
_JOINT = r"(?:các|những|cả|tất cả|thêm|cho|của|riêng|toàn thể)"
_OPEN = re.compile(rf"(?:(?<!\w)(?:cho|đối với|đổi với|tặng|trao|đến|tới|là|gồm|bao gồm|gồm có|trong đó có|trong đó|cùng|tới|khen|thưởng)|[:(])(?: {_JOINT})? ?\Z")
_NEXT = re.compile(
    rf"(?:[,;:(/+]|(?<!\w)(?:và|cùng|với|cho|gồm|bao gồm|gồm có|trong đó có|trong đó|là|có|đối với|&|hoặc|-)|-|–)(?: {_JOINT}| có| là| gồm| và| cho)* ?\Z"
)
_HEAD = re.compile(
    r"(?:(?:^|[.,;:(/\n“\"–+]|-|•)|(?<!\w)(?:có|và|đã có|là|gồm|trong số|số|cả|thêm|với|cùng|công nhận|suy tôn|đề nghị|khi|thì|vừa|nay|thấy"
    r"|biểu dương|tôn vinh|vinh danh|tuyên dương|khen thưởng|khen|bình chọn|bình xét|xét|chọn|này|đó|việc|được|nhất trí|thống nhất|đến nay|qua|toàn|hay|để|nhưng|\d))"
    r"(?: (?:các|những|tổng số|tổng cộng|tất cả|cả|riêng|thêm|đã có|có))* ?\Z"
)
_APART = re.compile(r"(?<!\w)(?:vì|bởi|đã|bị|giúp|nhằm|khi|phẫu thuật|hỗ trợ|ủng hộ|cứu|đến từ|thuộc)(?!\w)")
_PARTS = re.compile(r"(?:,|:|\(|;)? ?(?:(?:đợt|lần) này )?(?:bao gồm|gồm|gồm có|trong đó có|trong đó|cụ thể|:|\()(?: có| các)?:? \Z")
_DIRECT = re.compile(r"(?: (?:vinh danh|tôn vinh|biểu dương|đột xuất|nóng|các|ông|bà|anh|chị|em|đồng chí|cháu|cụ|hai|liệt sĩ|thượng úy|đại úy|trung úy|thiếu tá|trung tá|thượng tá|đại tá|học sinh|cố))* ?")
_DEED = re.compile(r"(?<!\w)(?:thành tích|hành động|đóng góp|việc làm)[^,;]{0,30} của \Z")
_HELD = {
    "nha_giao_nhan_dan", "nha_giao_uu_tu", "thay_thuoc_nhan_dan", "thay_thuoc_uu_tu", "nghe_si_nhan_dan", "nghe_si_uu_tu", "nghe_nhan_nhan_dan",
    "nghe_nhan_uu_tu", "anh_hung_lao_dong", "anh_hung_luc_luong_vu_trang", "ba_me_viet_nam_anh_hung", "danh_hieu_khac", "chien_si_thi_dua",
}  # fmt: skip  # titles that stand before the name of one who holds them ("NSƯT Trung Anh"): no award is stated
_OBLIQUE = re.compile(r"(?<!\w)(?:của|theo|do|tại|ở|trong|với|bởi|từ) (?:ông |bà |anh |chị |đồng chí )?\Z")
_APPOSITION = re.compile(
    r"(?: ?\([^)]{0,60})?(?:,|\(| -| –| \()(?:[^;:]{0,120}?(?<!\w)(?:của|thuộc|tại|ở|nhân viên|học sinh|sinh viên|giáo viên|công nhân|cán bộ|chiến sĩ|đội viên|giám đốc|hiệu trưởng|chủ tịch|trưởng|bí thư|ngụ|trú|quê|ở))? ?"
)
_SAYS = re.compile(r"(?<!\w)(?:cho biết|cho hay|nói|thông báo|rằng|chia sẻ|khẳng định|cùng|và)(?!\w)")
_STATE = re.compile(r"ubnd|ủy ban nhân dân|chủ tịch|thủ tướng|bộ |bộ trưởng|chính phủ|tổng cục|tổng lđlđ|tổng liên đoàn|sở |trung ương|giám đốc|liên đoàn lao động|lđlđ")
_DIRECT_TO = re.compile(r"(?: (?:cho|các|ông|bà|anh|chị|em|đồng chí|cụ|thượng tướng|trung tướng|đại tướng|thiếu tướng|đại tá|thượng tá|trung tá|thiếu tá|đại úy|nghệ sĩ|cố|liệt sĩ))* ")
_TO = re.compile(r"(?<!\w)(?:cho|đối với|tặng)(?!\w)")
_HAS = re.compile(r"[^,.;:]{0,20}, (?:thì )?có ")
_TITLES = (
    r"(?:các|ông|bà|anh|chị|em|cháu|cụ|thầy|cô|đồng chí|đ/c|bác sĩ|học sinh|sinh viên|nhà giáo|nghệ sĩ|chiến sĩ|cố|nguyên|đại tá|thượng tá|trung tá|thiếu tá"
    r"|đại úy|thượng úy|trung úy|thiếu úy|thiếu tướng|trung tướng|tập thể|đơn vị|ts|ths|gs|pgs)[.:]?"
)
_FIRST_NAME = re.compile(rf"(?: này| nói trên| trên| sau)?(?: ?[:(]| gồm(?: có)?| là| bao gồm| như)?:?(?: ?{_TITLES})* ?")
_SAME_NAMES = re.compile(rf"(?: ?\([^()]{{0,140}}\)|,[^;:.]{{0,140}}?)?(?:,|;| và|, và)(?: {_TITLES})* ")
_LEFT_NEXT = re.compile(r"(?:[,/(+:]|-|–|(?<!\w)(?:và|cùng|với|&|gồm))(?: (?:các|những|cùng|với))? ?\Z")
_SUB_UNIT = re.compile(r"(?:đội|phòng|tổ|khoa|trạm|đồn|tiểu đoàn|đại đội|lớp|phân xưởng|chi bộ|chi nhánh|bộ môn) ")
_GENERIC = re.compile(r"huân chương|huy chương|danh hiệu")
_SEPARATED = re.compile(r"[,;:/]|(?<!\w)(?:và|cùng|với)(?!\w)")
_ORGANISES = re.compile(r"(?: ?\([^)]{0,40}\))?(?: (?:đã|long trọng|trọng thể|vừa|phối hợp))* (?:tổ chức|kỷ niệm)(?!\w)")
_ELIDED = re.compile(r"(?:[,;]|(?<!\w)và)(?: (?:đã|vừa|cũng|từng|vinh dự|còn|đồng thời))* ?\Z")
_OPENING = re.compile(r"(?:[-–+•*“\"]? ?)(?:(?:năm|ngày|với|trong|từ|tại|nhân|sau|đến|hiện|theo đó|nhờ|những năm|nhiều năm|khi|thậm chí|ngoài ra|trước đó|sau đó|hiện nay)[^;:]{0,80}?[, ] ?)?(?:ông |bà |anh |chị |em |cô |thầy |đồng chí |tập thể )?")
_PREDICATE = re.compile(r"(?: (?:đã|từng|vừa|cũng|còn|luôn|nhiều năm|liên tục))* (?:được|đạt|là|có|vinh dự|nhận|đón nhận|hoàn thành|giữ|đứng|giành|đoạt)(?!\w)")
_ITEM_GAP = re.compile(r" ?(?:danh hiệu|tấm|chiếc|lá)?(?: cao quý)? ?[“\"]?")
_HONOUR_REACH = 30
_TIGHT = re.compile(r"[”\"'’)]? ?(?:các )?\Z")
_LABEL = re.compile(r"[ ,;.“”\"'’()&/:–-]|(?<!\w)(?:và|hoặc|danh hiệu|cùng|như|nhiều|cao quý|gồm|khác|năm|lần thứ|các|hạng|thời kỳ|đổi mới|kháng chiến|chống mỹ|chống pháp|cứu nước|\d{4}|hai|ba|nhất|nhì|tặng)(?!\w)")
_NAME_GLUE = re.compile(
    r"(?:\([^()]{0,120}\)|\bnày\b|\bnói trên\b|\bđó\b|[ ,;:(“”\"'’/–-]|\bvà\b|\bcùng\b|\bcác\b|\bông\b|\bbà\b|\banh\b|\bchị\b|\bem\b|\bcháu\b|\bđồng chí\b|\bđ/c\b|\bcố\b|\bnguyên\b|\bcựu\b|\bthầy\b|\bcô\b|\bcụ\b|\bmẹ\b|\bgồm\b|\blà\b"
    r"|\bđơn vị\b|\bnhân viên\b|\bcông chức\b|\bviên chức\b|\bngười lao động\b|\bđại diện\b|\bchiến sỹ\b|\btoàn thể\b|\btập thể\b|\bcá nhân\b|\bcán bộ\b|\bnhân dân\b|\bgia đình\b|\bliệt sĩ\b|\bhọc sinh\b|\bbác sĩ\b|\bsinh viên\b|\bnghệ sĩ\b|\bchiến sĩ\b|\bgs\b|\bpgs\b|\bts\b|\bths\b|\.|\bđại tá\b|\bthượng tá\b|\btrung tá\b"
    r"|\bthiếu tá\b|\bđại úy\b|\bthượng úy\b|\btrung úy\b|\bthiếu úy\b|\bthiếu tướng\b|\btrung tướng\b|\bthượng tướng\b|\bđại tướng\b|\bhai\b|\bba\b|\bbốn\b|\bvợ chồng\b)*\Z"
)


class Group(NamedTuple):
    """Recipients of one statement at one place: a count, or names without one (count None)."""

    start: int
    end: int
    count: Count | None
    parties: tuple[Party, ...]
    rule: str


class Statement(NamedTuple):
    """One form with its recipients; none when the text neither counts nor names them.

    `lead` is the start of the governing verb, `passive` its voice.
    """

    form: AwardForm
    groups: tuple[Group, ...]
    lead: int
    left: int
    end: int
    passive: bool
    rule: str


class _Cluster(NamedTuple):
    """Forms that share their recipients ("Lao động tiên tiến, Chiến sĩ tiên tiến cho …")."""

    forms: list[AwardForm]
    start: int
    end: int
    item: Count | None


def read_statements(key: str, marks: Marks, lost: list[Lost]) -> list[Statement]:
    """The statements of a sentence, in order."""
    clusters = _clusters(key, marks, lost)
    statements: list[Statement] = []
    left = marks.start
    chained = False
    for i, cluster in enumerate(clusters):
        right = clusters[i + 1].start if i + 1 < len(clusters) else marks.end
        if i + 1 < len(clusters) and clusters[i + 1].item is not None:
            right = min(right, clusters[i + 1].item.start)
        lead, passive = _voice(key, marks, cluster, left)
        stated = lead is not None or chained
        groups, rule, consumed = _recipients(key, marks, cluster, left, right, lead, passive, stated)
        if not groups and statements and lead is None and _carries_subject(key, marks, statements[-1], cluster):
            groups, rule, passive = statements[-1].groups, "carried_subject", True
        for form, share in zip(cluster.forms, _shares(cluster, groups), strict=True):
            statements.append(Statement(form, share, cluster.start if lead is None else lead, left, consumed, passive, rule))
        if not groups:
            lost.append(Lost(cluster.start, cluster.end, "award", "no_recipients", "no recipient is counted or named"))
        chained = bool(groups) or (chained and ";" not in key[left : cluster.start])
        left = max(consumed, cluster.end)
    return statements


def _carries_subject(key: str, marks: Marks, previous: Statement, cluster: _Cluster) -> bool:
    """True in "A được tặng Cờ thi đua của X, Bằng khen của Y": the second form goes to the same subject."""
    start = previous.form.end
    if not previous.passive or not previous.groups or previous.groups[-1].end > start:
        return False
    gap = key[start : cluster.start]
    busy = any(start <= c.start and c.end <= cluster.start and c.code != "none" for c in (*marks.cues, *marks.counts_as_cues()))
    return not busy and len(gap) < 90 and ". " not in gap


def _shares(cluster: _Cluster, groups: tuple[Group, ...]) -> list[tuple[Group, ...]]:
    """The recipients of each form: one name a form where there are as many ("50 năm, 45 năm và 30 năm … cho các ông A, B và C")."""
    names = groups[0].parties if len(groups) == 1 and groups[0].count is None else ()
    if len(cluster.forms) > 1 and len(names) == len(cluster.forms):
        return [(Group(p.start, p.end, None, (p,), "named_respectively"),) for p in names]
    return [groups] * len(cluster.forms)


def _clusters(key: str, marks: Marks, lost: list[Lost]) -> list[_Cluster]:
    """Group the forms that share recipients; "khen thưởng, tặng Bằng khen" names one award, not two."""
    named: list[AwardForm] = []
    for i, form in enumerate(marks.forms):
        before = marks.forms[i - 1] if i else None
        if before and before.form == "giay_chung_nhan" and key[before.end : form.start] in (" ", " danh hiệu ", " danh hiệu “"):
            lost.append(Lost(form.start, form.end, "award", "form_named", "the certificate is the award"))
            continue
        if form.form == "khen_thuong" and _merged(key, marks, i):
            lost.append(Lost(form.start, form.end, "award", "form_named", "the form is named beside it"))
            continue
        named.append(form)
    clusters: list[_Cluster] = []
    for form in named:
        last = clusters[-1] if clusters else None
        if last and _LABEL.sub("", key[last.end : form.start]) == "" and form.start - last.end <= 60 and not _cluster_break(key, last, form):
            if _GENERIC.fullmatch(last.forms[-1].label.lower()) and form.form.startswith(("huan_chuong_", "huy_chuong_")):
                lost.append(Lost(last.forms[-1].start, last.forms[-1].end, "award", "form_named", "the orders are named after it"))
                last.forms.pop()
            last.forms.append(form)
            clusters[-1] = last._replace(end=form.end)
            continue
        item = next((c for c in marks.counts if c.kind == "item" and c.end <= form.start and _ITEM_GAP.fullmatch(key, c.end, form.start)), None)
        clusters.append(_Cluster([form], form.start, form.end, item))
    return clusters


def _cluster_break(key: str, cluster: _Cluster, form: AwardForm) -> bool:
    gap = key[cluster.end : form.start]
    if "tặng" in gap or (len(gap) > 24 and ";" not in gap and "," not in gap and ":" not in gap):
        return True
    return form.form == "khen_thuong" or cluster.forms[0].form == "khen_thuong"


def _merged(key: str, marks: Marks, i: int) -> bool:
    """True when an honour verb only leads to, or follows, a form that is named: no recipient stands between them."""
    form = marks.forms[i]
    if i + 1 < len(marks.forms):
        following = marks.forms[i + 1]
        between = key[form.end : following.start]
        if following.form != "khen_thuong" or len(between) < 12:
            counted = any(form.end <= c.start and c.end <= following.start and c.kind != "item" for c in marks.counts)
            if not counted and ";" not in between:
                return True
    if i:
        before = marks.forms[i - 1]
        between = key[before.end : form.start]
        taken = any(before.end <= p.start and p.end <= form.start for p in (*marks.counts, *marks.parties))
        if before.form != "khen_thuong" and not taken and len(between) <= 30 and not re.search(r"[;.]", between):
            return True
    return False


def _voice(key: str, marks: Marks, cluster: _Cluster, left: int) -> tuple[int | None, bool]:
    """Start of the verb that governs the form, and whether its recipients stand before it."""
    at = cluster.item.start if cluster.item else cluster.start
    honour = cluster.forms[0].form == "khen_thuong"
    verbs = [c for c in marks.cues if left <= c.start and c.end <= at + 1 and c.code in (*_GIVING, "receive")]
    verbs = [v for v in verbs if not (v.code == "receive" and key[v.start : v.end] == "có")]
    if honour:
        verbs.append(Cue(cluster.start, cluster.end, "honour"))
    bare = next((c for c in reversed(marks.cues) if left <= c.start and c.end <= at and c.code == "passive"), None)
    if bare and _ITEM_GAP.fullmatch(key, bare.end, at):
        return bare.start, True
    if not verbs:
        return None, False
    verb = verbs[-1]
    if verb.code == "receive":
        return (bare.start if bare and bare.end + 1 == verb.start else verb.start), True
    passives = [c for c in marks.cues if left <= c.start and c.end <= verb.start and c.code == "passive"]
    if passives:
        passive = passives[-1]
        between = key[passive.end : verb.start]
        if len(between) <= 120 and not any(c.start > passive.start and c.end < verb.start and c.code == "receive" for c in marks.cues):
            inner = [c for c in marks.counts if passive.end <= c.start and c.end <= verb.start and c.kind != "item"]
            if not inner and ";" not in between and ": " not in between and (between.count(",") <= 2 or len(between) < 60):
                return passive.start, True
        if _only_parties(key, marks, passive.end, verb.start):
            return passive.start, True
    first = next((v for v in verbs if v.code in _GIVING and _LABEL.sub("", key[v.end : verb.start]) == ""), verb)
    return first.start, False


def _is_parted(key: str, at: int, total: Group, part: Group) -> bool:
    """True when the recipients after the form are parts of those before it ("gồm 9 người", "trong 4 nhà giáo …, có 3")."""
    gap = key[at : part.start]
    return _PARTS.search(gap) is not None or (key.startswith("trong ", total.start - 6) and re.fullmatch(r"[^,.;:]{0,20}, (?:thì )?có ", gap) is not None)


def _only_parties(key: str, marks: Marks, start: int, end: int) -> bool:
    """True when [start, end) holds nothing but parties joined by commas and "và"."""
    for party in marks.parties:
        if start <= party.start and party.end <= end:
            if _LABEL.sub("", key[start : party.start]):
                return False
            start = party.end
    return _LABEL.sub("", key[start:end]) == ""


def _recipients(
    key: str, marks: Marks, cluster: _Cluster, left: int, right: int, lead: int | None, passive: bool, stated: bool
) -> tuple[tuple[Group, ...], str, int]:
    """Recipients of a cluster, the rule that read them, and where they end."""
    found, end = _right(key, marks, cluster, right)
    before = _left(key, marks, left, lead) if passive and lead is not None else ()
    if found and before and before[0].count and _is_parted(key, cluster.end, before[0], found[0]):
        return (*before, *found), "total_before_parts_after", end
    named = tuple(p for g in found for p in g.parties) if found and all(g.count is None for g in found) else ()
    if cluster.item is not None and named and lead is not None and cluster.item.value != len(named):
        return (Group(cluster.item.start, cluster.end, cluster.item, (), "form_counted"),), "form_counted", end
    if found and not (passive and found[0].count is None):
        return found, "recipients_after_form", end
    if before:
        return before, "recipients_before_verb", cluster.end
    owner = _owner(key, marks, cluster, lead) if passive and lead is not None else ()
    if owner:
        return owner, "owner_receives", owner[0].end
    if cluster.item is not None and (lead is not None or stated):
        return (Group(cluster.item.start, cluster.end, cluster.item, (), "form_counted"),), "form_counted", max(cluster.end, end)
    if found:
        return found, "recipients_after_form", end
    if lead is None and not stated:
        return (), "none", cluster.end
    inside = _between(key, marks, lead, cluster) if lead is not None and not passive else ()
    if inside:
        return inside, "recipients_between", cluster.end
    before = _left_tight(key, marks, left, cluster.start) if cluster.forms[0].form != "khen_thuong" else ()
    if before:
        return before, "recipients_before_form", cluster.end
    return (), "none", cluster.end


def _right(key: str, marks: Marks, cluster: _Cluster, right: int) -> tuple[tuple[Group, ...], int]:
    """Recipients after the form."""
    groups: list[Group] = []
    at = end = cluster.end
    honour = cluster.forms[0].form == "khen_thuong"
    counts = [c for c in marks.counts if at <= c.start and c.end <= right and c.kind != "item"]
    names = _names_right(key, marks, at, right, counts[0].start if counts else right, honour, cluster.forms[0].form)
    if names:
        groups.append(names)
        end = names.end
    for count in counts:
        gap = key[end : count.start]
        blocked = [c for c in (*marks.cues, *marks.things) if end <= c.start and c.end <= count.start]
        if _blocks(key, blocked, bool(groups)):
            break
        if key.startswith("một ", count.start) and gap.rstrip().endswith(" là"):
            continue
        if groups:
            if not _NEXT.search(gap):
                continue
        elif not (_OPEN.search(gap) or _HAS.fullmatch(gap) or _TIGHT.fullmatch(gap) or (not honour and _DEED.search(gap))) or _APART.search(gap) or (honour and len(gap) > _HONOUR_REACH):
            continue
        groups.append(Group(count.start, count.end, count, (), "counted"))
        end = count.end
    kept = _before_next(key, marks, groups, right)
    return kept, kept[-1].end if kept else at


def _blocks(key: str, between: list[Cue], begun: bool) -> bool:
    """True when a new verb or a gift stands between the form (or the last recipient) and a count."""
    for cue in between:
        if cue.code in ("receive", "passive", "attend") and key[cue.start : cue.end] not in ("có", "đạt", "đạt được"):
            if begun:
                return True
            if cue.code != "attend":
                return True
        if cue.code in ("give", "thing") and begun:
            return True
        if cue.code in ("honour", "recognise", "propose") and begun:
            return True
        if key[cue.start : cue.end] in ("trong số", "nằm trong số"):
            return True
    return False


def _before_next(key: str, marks: Marks, groups: list[Group], right: int) -> tuple[Group, ...]:
    """Leave to the next form the counts that are the subject of its passive verb ("…; 2 tập thể được tặng …")."""
    passives = [c for c in marks.cues if c.code in ("passive", "receive") and groups and groups[0].start < c.start < right]
    if not passives or right == marks.end:
        return tuple(groups)
    verb = passives[-1]
    stop = max(key.rfind(";", groups[0].start, verb.start), key.rfind(". ", groups[0].start, verb.start))
    if stop >= 0:
        return tuple(g for g in groups if g.end <= stop)
    return tuple(groups[:-1]) if groups[-1].count is not None else tuple(groups)


def _names_right(key: str, marks: Marks, at: int, right: int, stop: int, honour: bool, cluster_form: str) -> Group | None:
    """Parties named after "cho", "đối với" or "tặng", joined by commas and "và"."""
    parties = [p for p in marks.parties if at <= p.start and p.end <= max(stop, at) and p.end <= right]
    reach = at + (_HONOUR_REACH if honour else 240)
    opened = _TO.search(key, at, min(max(stop, at), reach))
    direct = parties[0] if parties else None
    titled = cluster_form in _HELD
    if direct and not titled and not _STATE.match(key, direct.start) and not any(at <= c.start < direct.start for c in marks.counts) and _DIRECT.fullmatch(key, at, direct.start) and direct.kind in ("person", "unit"):
        return _names_from(key, marks, parties, at)
    if not opened or _APART.search(key, at, opened.start()) or not parties or any(c.start < opened.start() and c.end > at for c in marks.counts):
        return None
    blocked = [c for c in marks.cues if at <= c.start and c.end <= opened.start() and c.code in ("receive", "passive", "attend")]
    if blocked:
        return None
    return _names_from(key, marks, parties, opened.end()) or _described(key, marks, parties, opened.end())


def _described(key: str, marks: Marks, parties: list[Party], start: int) -> Group | None:
    """A person named after what he is: "cho nữ nhân viên điện lực quận Sơn Trà (Đà Nẵng) Trần Thị A"."""
    person = next((p for p in parties if p.start >= start and p.kind == "person"), None)
    if person is None or person.start - start > 90:
        return None
    gap = key[start : person.start]
    if re.search(r"[,;.:]|(?<!\w)(?:của|do|thuộc|các|những) \Z", gap) or any(start <= c.start and c.end <= person.start and c.code != "none" for c in marks.cues):
        return None
    return _names_from(key, marks, [p for p in parties if p.start >= person.start], person.start)


def _names_from(key: str, marks: Marks, parties: list[Party], end: int) -> Group | None:
    """The run of parties that begins right after `end`."""
    taken: list[Party] = []
    for party in parties:
        if party.start < end:
            continue
        if not _NAME_GLUE.match(key[end : party.start]):
            break
        if party.kind == "head" or (taken and not _SEPARATED.search(key, end, party.start)):
            break
        if party.kind != "office" and not (taken and _parent(key, taken[-1], party)):
            taken.append(party)
        end = party.end
    return Group(taken[0].start, taken[-1].end, None, tuple(taken), "named_after_form") if taken else None


def _parent(key: str, child: Party, party: Party) -> bool:
    """True when a unit only says where the one before it belongs ("Viện A - Bộ B", "thôn A, xã B")."""
    if party.kind != "unit":
        return False
    if child.kind == "person":
        return True
    gap = key[child.end : party.start]
    if re.fullmatch(r" ?[-–(] ?| thuộc | của ", gap):
        return True
    head = _SUB_UNIT.match(key, child.start)
    if gap == ", " and head and not key.startswith(head[0], party.start):
        return True
    if child.unit is None or party.unit is None:
        return False
    if party.unit.kind == "admin_unit" and child.unit.kind != "admin_unit":
        return True
    levels = ("village", "commune", "district", "province", "ministry", "central")
    lower, upper = child.unit.level, party.unit.level
    return gap == ", " and lower in levels and upper in levels and levels.index(lower) < levels.index(upper)


def _left(key: str, marks: Marks, left: int, lead: int) -> tuple[Group, ...]:
    """Recipients that stand before a passive or receiving verb: the subject."""
    counts = [c for c in marks.counts if left <= c.start and c.end <= lead and c.kind != "item"]
    parties = [p for p in marks.parties if left <= p.start and p.end <= lead and p.kind in ("person", "unit")]
    direct = [p for p in parties if not _OBLIQUE.search(key, max(left, p.start - 20), p.start)]
    chain: list[Count] = []
    end = lead
    for count in reversed(counts):
        gap = key[count.end : end]
        if not chain:
            if ";" in gap or len(gap) > 260 or not _HEAD.search(key, max(left - 2, 0), count.start):
                continue
            if any(c.code in ("give", "attend") and count.end <= c.start and c.end <= lead for c in marks.cues):
                continue
        elif ";" in gap or not _LEFT_NEXT.search(key, count.end, end) or any(
            c.code in ("give", "receive", "passive", "attend") and count.end <= c.start and c.end <= end for c in marks.cues
        ):
            break
        chain.insert(0, count)
        end = count.start
    near = max((p.end for p in direct), default=-1)
    if chain and not (near > chain[-1].end and _subject_gap(key[near:lead])):
        counted = tuple(Group(c.start, c.end, c, (), "counted_subject") for c in chain)
        joined = next((p for p in reversed(parties) if p.end <= end and re.fullmatch(r" (?:và|cùng|cùng với) ", key[p.end : end])), None)
        if joined and _OBLIQUE.search(key, max(left, joined.start - 20), joined.start):
            joined = None
        named = (Group(joined.start, joined.end, None, (joined,), "named_subject"),) if joined else ()
        return (*named, *counted)
    offices = [p for p in marks.parties if left <= p.start and p.end <= lead and p.kind == "office"]
    return _names_left(key, parties, _before_offices(key, offices, lead), left) or _names_left(key, parties, lead, left) or _organiser(key, marks, lead) or _sentence_subject(key, marks, lead)


def _owner(key: str, marks: Marks, cluster: _Cluster, lead: int) -> tuple[Group, ...]:
    """ "lễ đón nhận Huân chương … của X": an order is the President's, so X is who receives it."""
    if not cluster.forms[0].form.startswith("huan_chuong") or not key.startswith("đón nhận", lead):
        return ()
    party = next((p for p in marks.parties if p.start >= cluster.end), None)
    if party is None or party.kind != "unit" or key[cluster.end : party.start] != " của ":
        return ()
    return (Group(party.start, party.end, None, (party,), "owner_receives"),)


def _organiser(key: str, marks: Marks, lead: int) -> tuple[Group, ...]:
    """ "X tổ chức lễ kỷ niệm … và đón nhận FORM": who holds the ceremony of receiving receives."""
    if not key.startswith(("đón nhận", "vinh dự đón nhận", "nhận"), lead):
        return ()
    party = next((p for p in marks.parties if p.kind == "unit" and p.end <= lead and _ORGANISES.match(key, p.end)), None)
    if party and any(p.unit and p.unit.kind != "admin_unit" and 0 <= party.start - p.end <= 5 for p in marks.parties):
        return ()  # several hold the ceremony together: which of them receives is not said
    for other in reversed(marks.parties[: marks.parties.index(party)] if party else []):
        if party is None or not re.fullmatch(r" ?[-–] ?| thuộc ", key[other.end : party.start]):
            break
        party = other  # "Viện A - Bộ B tổ chức": the unit, not the one it belongs to
    return (Group(party.start, party.end, None, (party,), "organiser_receives"),) if party else ()


def _sentence_subject(key: str, marks: Marks, lead: int) -> tuple[Group, ...]:
    """The party that opens the sentence, where its later predicates leave the subject out ("X đạt …; được tặng FORM")."""
    if not _ELIDED.search(key, marks.start, lead):
        return ()
    start = max(marks.start, key.rfind(": ", marks.start, lead) + 1)
    party = next((p for p in marks.parties if p.kind in ("person", "unit") and start <= p.start and p.end <= lead), None)
    if party is None or not _OPENING.fullmatch(key, start, party.start) or not _PREDICATE.match(key, party.end):
        return ()
    return (Group(party.start, party.end, None, (party,), "sentence_subject"),)


def _subject_gap(gap: str) -> bool:
    """True when nothing but blanks, adverbs or brackets stands between a name and the verb it is subject of."""
    return re.fullmatch(r"(?: ?\([^)]{0,80}\))?,?(?: (?:đã|vừa|cũng|từng|vinh dự|lại|đều|là|tiếp tục|còn|mới|lần lượt|chính thức|xuất sắc))* ?", gap) is not None


def _before_offices(key: str, offices: list[Party], lead: int) -> int:
    """Where the offices that stand right before the verb begin ("A và B, nguyên Phó Chủ tịch C được tặng")."""
    end = lead
    for office in reversed(offices):
        if not (_subject_gap(key[office.end : end]) if end == lead else re.fullmatch(r"(?:,| -| –)? ?", key[office.end : end])):
            break
        end = office.start
    return end


def _apposed(gap: str) -> bool:
    """True when the unit after `gap` only says where the person before it belongs ("chị A - nhân viên Công ty B")."""
    return _APPOSITION.fullmatch(gap) is not None and _SAYS.search(gap) is None


def _names_left(key: str, parties: list[Party], lead: int, left: int) -> tuple[Group, ...]:
    """Parties right before the verb, joined by commas and "và"."""
    taken: list[Party] = []
    end = lead
    for party in reversed(parties):
        gap = key[party.end : end]
        if not taken and party.kind == "unit" and _subject_gap(gap):
            person = next((p for p in reversed(parties) if p.end < party.start and p.kind == "person"), None)
            if person and lead - person.end < 200 and _apposed(key[person.end : party.start]):
                return (Group(person.start, person.end, None, (person,), "named_subject_apposed"),)
        if not (_subject_gap(gap) if not taken else re.fullmatch(r"(?:, |,| và |, và | cùng )(?:ông |bà |anh |chị |em |đồng chí )?|(?: ?\\([^()]{0,80}\\))(?:, | và |, và )(?:ông |bà |anh |chị |em |đồng chí )?", gap)):
            break
        taken.insert(0, party)
        end = party.start
    if not taken or _OBLIQUE.search(key, max(left, end - 20), end):
        return ()
    return (Group(taken[0].start, taken[-1].end, None, tuple(taken), "named_subject"),)


def _between(key: str, marks: Marks, lead: int, cluster: _Cluster) -> tuple[Group, ...]:
    """ "trao tặng CỤC Y Cờ thi đua", "tặng 4 người bằng khen": recipients between the verb and the form."""
    verb = next((c for c in marks.cues if c.start >= lead and c.code == "give"), None)
    if verb is None or verb.end > cluster.start:
        return ()
    inside = [p for p in marks.parties if verb.end <= p.start and p.end <= cluster.start and p.kind in ("person", "unit")]
    if inside and _DIRECT_TO.fullmatch(key, verb.end, inside[0].start) and re.fullmatch(r" ?(?:tấm |danh hiệu )?[“\"]?", key[inside[-1].end : cluster.start]):
        return (Group(inside[0].start, inside[-1].end, None, tuple(inside), "named_between"),)
    counts = [c for c in marks.counts if verb.end <= c.start and c.end <= cluster.start and c.kind != "item"]
    if len(counts) == 1 and key[verb.end : counts[0].start] in (" ", " cho ") and key[counts[0].end : cluster.start] in (" ", " danh hiệu "):
        return (Group(counts[0].start, counts[0].end, counts[0], (), "counted_between"),)
    return ()


def _left_tight(key: str, marks: Marks, left: int, at: int) -> tuple[Group, ...]:
    """ "N KIND FORM" in a list that began with a passive verb ("3 cá nhân được tặng Huân chương, 5 cá nhân Bằng khen")."""
    count = next((c for c in reversed(marks.counts) if left <= c.start and c.end <= at and c.kind != "item"), None)
    if count is None or not re.fullmatch(r" (?:đạt |được |nhận |danh hiệu )*[“\"]?", key[count.end : at]):
        return ()
    return (Group(count.start, count.end, count, (), "counted_before_form"),)


def names_after(key: str, marks: Marks, at: int, kind: str, most: int) -> tuple[Party, ...]:
    """At most `most` parties of one kind right after a count: "2 cá nhân: A và B", "hai bác sĩ A (33 tuổi) và B"."""
    taken: list[Party] = []
    end = at
    for party in marks.parties:
        if party.start < end or party.kind == "office" or (taken and party.kind != kind):
            continue
        gap = key[end : party.start]
        if len(taken) == most or party.kind != kind or not (_SAME_NAMES if taken else _FIRST_NAME).fullmatch(gap):
            break
        if any(end <= c.start and c.end <= party.start and c.code in ("give", "receive", "passive", "honour") for c in marks.cues):
            break
        taken.append(party)
        end = party.end
    return tuple(taken)
