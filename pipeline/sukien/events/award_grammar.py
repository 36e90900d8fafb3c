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

from msgspec.structs import replace

from sukien.events.award_clusters import find_clusters, shares
from sukien.events.award_headings import is_given_below
from sukien.events.award_marks import Marks
from sukien.events.award_parts import item_of_total
from sukien.events.award_recipients import recipients_of
from sukien.events.award_statement import HELD, Cluster, Group, Statement
from sukien.events.award_voice import only_parties, voice_of
from sukien.mentions import Lost

_TO_OTHERS = re.compile(r"(?: (?:của|do) [^,;.:]{2,60}?)? (?:cho|tặng|đối với) ")
_LIST_OPENS = re.compile(r"[-–+•* ]*(?:trong đó|cụ thể|bao gồm|gồm)(?: là| có| gồm)?(?:,|:)? ")
_OF_THE_YEAR = ("chien_si_thi_dua", "chien_si_tien_tien", "lao_dong_tien_tien", "tap_the_lao_dong", "don_vi_")  # not held for good
_HAS_TITLES = re.compile(  # "trường có 3 Chiến sĩ thi đua cơ sở, …"; not "mỗi trường cần có"
    r"(?:\A|[\n,;.–-]) ?(?:(?:toàn|nhà) )?(?:trường|đơn vị|cơ quan|ngành|khối|tỉnh|huyện|xã|phường|sở|phòng|công ty|chi bộ|đảng bộ"
    r"|công đoàn|hội)"
    r"(?: (?!(?:cần|phải|được|muốn|mỗi|đủ|chỉ)(?!\w))[^\s,;:.]+){0,8} có \Z|(?<!\w)kết quả[^,;:.]{0,40}: \Z"
)
_IS_GIVEN = re.compile(
    r"[”\"]?(?: này)?(?: về [^,;.:()\d]{2,60}?)?(?: của [^,;.:()\d]{2,60}?)?(?: (?:lần|đợt) này| năm \d{4})?(?: (?:đã|vừa|cũng))* được"
    r" (?:[^\s,.;:]+ ){0,9}?"
    r"(?:(?:trao tặng|phong tặng|truy tặng|tặng thưởng|tặng|trao)(?= cho )|(?:trao|truy|phong) tặng(?= ))"
)
_SENT_TO = re.compile(r" (?:gửi(?: tới| đến)?|tới|đến)(?= (?!nay|ngày))")
_AND_PRESENTS = re.compile(  # "tuyên dương và tặng quà | cho 35 em": those who are honoured
    r"(?:,|,? và) (?:trao |tặng |trao tặng )?(?:quà|phần quà|phần thưởng|tiền thưởng)(?= (?:cho |\d))"
)
_ARE_NAMED = re.compile(r"[”\"]? ?(?:(?:gồm|là)(?: có)?[: ]|:)")  # "Trong đó có 5 Nghệ sĩ Nhân dân gồm: A, B"
_GIVEN_REACH = 120  # characters up to the end of its "được" at most
_ITEM_OPENS = re.compile(r"(?:\A|[;:\n+•–-]|[^\d],) ?(?:danh hiệu )?[“\"]?\Z")
_NEXT_GRANTOR = re.compile(r"(?:,| và|, còn|, trong khi) (?!cho )")
_ALSO_GIVES = re.compile(r"[”\"]?(?: (?:của|do) [^,;.:()\d]{2,80}?)?(?:,|,? và|,? đồng thời)(?: (?:đồng thời|còn|cũng|đã))* ")
_TO_SOMEBODY = (" cho ", "” cho ", '" cho ')  # a recipient who is told, and not known: the verb still governs the next form
_GRANTORS_REACH = 200  # characters that the names of several grantors take at most


def read_statements(key: str, marks: Marks, lost: list[Lost]) -> list[Statement]:
    """The statements of a sentence, in order."""
    clusters = find_clusters(key, marks, lost)
    if clusters and marks.cues and (marks.cues[-1].start > clusters[0].end or "thu_khen" in [form.form for form in marks.forms]):
        clusters = [_given_to(key, cluster) for cluster in clusters]  # a verb behind a form
    begins = {count.start - 1 for count in marks.counts} if len(clusters) > 1 else ()
    listed = len([cluster for cluster in clusters if cluster.end in begins]) > 1 if begins else False
    statements: list[Statement] = []
    left = marks.start
    chained = _is_item_list(key, marks, clusters) or (bool(clusters) and clusters[0].item is not None and is_given_below(key, marks.start))
    for i, cluster in enumerate(clusters):
        right = _next_start(clusters, i, marks)
        lead, passive = voice_of(key, marks, cluster, left)
        stated = lead is not None or chained or (listed and _ITEM_OPENS.search(key, marks.start, cluster.start) is not None)
        part = item_of_total(key, marks, statements, cluster) if cluster.item is not None and statements else None
        told = cluster.held or (() if part is None else (part,))
        if told:
            groups, rule, consumed = told, told[0].rule, cluster.end
        else:
            groups, rule, consumed = recipients_of(key, marks, cluster, left, right, lead, passive, stated)
        if rule == "form_counted" and statements and _all_to_one(key, marks, statements[-1], cluster):
            groups, rule, passive = statements[-1].groups, "carried_subject", True
        if not groups and statements and lead is not None and not passive and _same_object(key, marks, statements[-1], lead):
            groups, rule = statements[-1].groups, "carried_subject"
        if not groups and statements and lead is None and _carries_subject(key, marks, statements[-1], cluster):
            groups, rule, passive = statements[-1].groups, "carried_subject", True
        if rule == "form_counted" and lead is None and statements and statements[-1].rule == rule:
            lead, passive = statements[-1].lead, statements[-1].passive  # "được tặng 2 Huân chương, 10 Bằng khen": one verb
        if rule == "recipients_after_form" and not passive and lead is not None:
            _share_back(key, marks, statements, groups, lead)
        verb = cluster.start if lead is None else lead
        for form, share in shares(cluster, groups):
            statements.append(Statement(form, share, verb, left, consumed, passive, rule, verb))
        if not groups:
            lost.append(Lost(cluster.start, cluster.end, "award", "no_recipients", "no recipient is counted or named"))
        unknown = not groups and lead is not None and not passive and key.startswith(_TO_SOMEBODY, cluster.end)
        chained = bool(groups) or unknown or (chained and ";" not in key[left : cluster.start])
        left = consumed
    return statements


def _is_item_list(key: str, marks: Marks, clusters: list[Cluster]) -> bool:
    """True for "Trong đó, 34 Chiến sĩ thi đua cấp tỉnh, 4 Cờ thi đua": counted forms that part what was told before, no verb; and for
    "Trường có 3 Chiến sĩ thi đua cơ sở, 25 Lao động tiên tiến": titles of the year."""
    first = clusters[0].item if clusters else None
    if first is None:
        return False
    alone = len(clusters) == 1 and clusters[0].forms[0].form in HELD and _ARE_NAMED.match(key, clusters[0].end) is not None
    if not alone and (len(clusters) < 2 or clusters[1].item is None):
        return False
    if _LIST_OPENS.fullmatch(key, marks.start, first.start):
        return True
    yearly = all(c.forms[0].form.startswith(_OF_THE_YEAR) for c in clusters[:2])
    yearly = yearly and not alone and "attend" not in marks.codes
    return yearly and _HAS_TITLES.search(key, max(marks.start, first.start - 100), first.start) is not None


def _given_to(key: str, cluster: Cluster) -> Cluster:
    """The form that is itself the subject, up to its verb: "danh hiệu X được phong tặng cho …", "Bằng khen của A được trao cho …"."""
    if cluster.forms[0].form == "thu_khen" and (sent := _SENT_TO.match(key, cluster.end)) is not None:
        return replace(cluster, end=sent.end())  # "có Thư khen gửi X", "gửi Thư khen tới X"
    if cluster.forms[0].form == "khen_thuong" and (presents := _AND_PRESENTS.match(key, cluster.end)):
        return replace(cluster, end=presents.end())
    given = _IS_GIVEN.match(key, cluster.end) if key.find(" được ", cluster.end, cluster.end + _GIVEN_REACH) >= 0 else None
    return cluster if given is None else replace(cluster, end=given.end())


def _share_back(key: str, marks: Marks, statements: list[Statement], groups: tuple[Group, ...], lead: int) -> None:
    """Give "A tặng Bằng khen, B tặng Giấy khen cho X" to X twice: a form without recipients before another grantor takes the next's."""
    if not statements:
        return
    last = statements[-1]
    start = last.form.end
    if last.groups or last.passive or last.lead >= last.form.start:
        return
    if _ALSO_GIVES.fullmatch(key, start, lead):
        statements[-1] = replace(last, groups=groups, rule="shared_recipients")
        return
    if not _NEXT_GRANTOR.match(key, start):
        return
    busy = any(start <= c.start and c.end <= lead and c.code not in ("none", "decide") for c in (*marks.cues, *marks.counts_as_cues()))
    named = any(start <= p.start <= start + 8 and p.kind in ("unit", "head", "office") for p in marks.parties)
    if named and not busy and lead - start < _GRANTORS_REACH and not re.search(r"[.;:]", key[start:lead]):
        statements[-1] = replace(last, groups=groups, rule="shared_recipients")


def _next_start(clusters: list[Cluster], i: int, marks: Marks) -> int:
    """Where the next cluster begins, with the count of its form ("…, 3 Bằng khen")."""
    if i + 1 == len(clusters):
        return marks.end
    following = clusters[i + 1]
    return following.start if following.item is None else min(following.start, following.item.start)


def _carries_subject(key: str, marks: Marks, previous: Statement, cluster: Cluster) -> bool:
    """True in "A được tặng Cờ thi đua của X, Bằng khen của Y": the second form goes to the same subject."""
    start = previous.form.end
    if not previous.passive or not previous.groups or previous.groups[-1].end > start:
        return False
    gap = key[start : cluster.start]
    busy = any(start <= c.start and c.end <= cluster.start and c.code != "none" for c in (*marks.cues, *marks.counts_as_cues()))
    return not busy and len(gap) < 90 and ". " not in gap


def _all_to_one(key: str, marks: Marks, previous: Statement, cluster: Cluster) -> bool:
    """True in "X được tặng 2 Huân chương, 5 Cờ thi đua": X, who is named, received them all."""
    named = bool(previous.groups) and previous.groups[-1].counted is None and _carries_subject(key, marks, previous, cluster)
    return named and _TO_OTHERS.match(key, cluster.end) is None


def _same_object(key: str, marks: Marks, previous: Statement, lead: int) -> bool:
    """True in "A được X tặng Huân chương, Y tặng Cờ thi đua": the second grantor gives to the same subject."""
    if previous.rule == "carried_subject" and previous.groups and previous.groups[-1].end <= previous.form.start:
        return only_parties(key, marks, previous.form.end, lead)
    return bool(previous.passive and previous.groups and previous.groups[-1].end <= previous.form.start) and only_parties(
        key, marks, previous.form.end, lead
    )
