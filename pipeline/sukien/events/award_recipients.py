"""Who receives the forms of a cluster: after the form, before its verb, in a label, or told apart from both."""

from __future__ import annotations

import re

from sukien.events.award_lines import MARK
from sukien.events.award_marks import Marks
from sukien.events.award_statement import STATE, Cluster, Group, usual_kinds
from sukien.events.recipient_runs import LISTED, TITLES
from sukien.events.recipients_after import LEVEL, ON_FLAG, after_form
from sukien.events.recipients_before import before_verb
from sukien.events.recipients_clauses import after_participle, chosen, listed_subject, owner_receives, with_others
from sukien.events.recipients_counted import HAS, SET
from sukien.events.recipients_deeds import honoured_deed
from sukien.events.recipients_inside import before_form, between_verb_and_form, proposed_object
from sukien.events.recipients_labelled import labelled
from sukien.events.recipients_list import list_before_verb
from sukien.mentions import Count

_OF_OTHERS = re.compile(r" (?:của|cho) (?!đảng|nhà nước)")
_ITEMISED = re.compile(r"(?<!\w)gồm(?!\w)")
_PARTS = re.compile(
    rf"(?:,|:|\(|;)? ?(?:(?:đợt|lần) này )?(?:bao gồm|gồm|gồm có|trong đó có|trong đó|cụ thể|:|\()(?: có| các)?:?{LEVEL}(?: khen)? ?\Z"
)
_ONE = re.compile(
    r"(?:\A|[\n,.;:–-] ?|(?<!\w)(?:qua|đó|năm) )(?:đơn vị|hội|trường|nhà trường|công ty|doanh nghiệp|hợp tác xã|chi bộ|đảng bộ|xã|phường"
    r"|huyện|thôn|bệnh viện|tập thể|ông|bà|anh|chị|em|cô|thầy|đồng chí)(?: (?:đã|cũng|còn|từng|vừa|vinh dự|đều))* \Z"
)
_HANDED = re.compile(  # "Bằng khen của X trao tặng bà A"
    r"[”\"]? (?:của|do) [^,;.:()]{3,80}? (?:đã |vừa )?(?:trao tặng|tặng|trao)(?: cho)?"
    r"(?: (?:các|ông|bà|anh|chị|em|cháu|cụ|đồng chí|thầy|cô|tập thể|gia đình))* "
)
_OPENS_LINE = re.compile(rf"(?:\n|^\s*){MARK} ?\Z")  # "I. | Huân chương Lao động cho ông A"
_TO_NAMED = re.compile(rf" (?:cho )?(?:{LISTED})?(?:(?:{TITLES}|gia đình|toàn thể|cán bộ,? (?:nhân viên|chiến s[ĩỹ])) )*")

Found = tuple[tuple[Group, ...], str, int]  # the recipients, the rule that read them, and where they end


def recipients_of(key: str, marks: Marks, cluster: Cluster, left: int, right: int, lead: int | None, passive: bool, stated: bool) -> Found:
    """Recipients of a cluster, the rule that read them, and where they end."""
    found, end = after_form(key, marks, cluster, right)
    before = (list_before_verb(key, marks, left, lead) or before_verb(key, marks, left, lead)) if passive and lead is not None else ()
    if before and len(found) == 1 and not found[0].counted and _same_units(before[-1], found[0]):
        found, end = (), cluster.end  # "Bệnh viện X được tặng 6 FORM cho Bệnh viện"
    if lead is not None and before and (total := before[0].counted):
        if _is_subset(key, marks, cluster, lead):
            before = ()  # "12 cá nhân được tặng thưởng, trong đó có 2 FORM": the total did not receive the form of a part
        elif cluster.item and _ITEMISED.search(key, lead, cluster.item.start):
            if usual_kinds().get(cluster.forms[0].form) != total.kind:
                return (), "none", cluster.end  # "103 cá nhân được khen thưởng, gồm 15 FORM": who received a part is not said
            return _form_counted(cluster, cluster.item, cluster.end)
        elif cluster.item and not found and _parts_total(before, cluster.item):
            return _form_counted(cluster, cluster.item, cluster.end)
    if lead is None and (named := labelled(key, marks, cluster, right)):
        return named, "label", named[-1].end
    holds = before and _holds(before)
    owner = owner_receives(key, marks, cluster, lead) if passive and lead is not None and (not before or holds) else ()
    if owner:
        return owner, "owner_receives", owner[0].end
    if holds and (found or (_OF_OTHERS.match(key, cluster.end) and not STATE.match(key, cluster.end + len(" của ")))):
        before = ()  # "UBND xã tổ chức lễ đón nhận FORM cho trường X": who holds the ceremony does not receive
    if found and before and before[0].counted and _is_parted(key, cluster.end, before[0], found[0]):
        return (*before, *found), "total_before_parts_after", end
    if found and lead is None and not stated and not _stands_alone(key, cluster, found[0]):
        return (), "none", cluster.end
    item = cluster.item if found and lead is not None else None
    if item is not None and all(g.counted is None for g in found) and item.value != sum(len(g.parties) for g in found):
        return _form_counted(cluster, item, end)
    if found and not (passive and found[0].counted is None and not _are_places(before)):
        return found, "recipients_after_form", end
    if before:
        others = with_others(key, marks, before, cluster)
        return (*before, *others), "recipients_before_verb", others[0].end if others else cluster.end
    if passive and lead is not None and _ONE.search(key, max(left, lead - 40), lead):
        return (), "none", cluster.end  # "Hội được tặng 5 Cờ thi đua": one receives them all, and which is not known
    if cluster.item is not None and lead is not None and any(lead <= t.start and t.end <= cluster.item.start for t in marks.things):
        return (), "none", cluster.end  # "tặng quà 2 gia đình văn hóa": those who hold the title are given something else
    if cluster.item is not None and (lead is not None or stated):
        return _form_counted(cluster, cluster.item, max(cluster.end, end))
    if found:
        return found, "recipients_after_form", end
    if lead is None and not stated:
        return (), "none", cluster.end
    return _told_apart(key, marks, cluster, left, right, lead, passive)


def _told_apart(key: str, marks: Marks, cluster: Cluster, left: int, right: int, lead: int | None, passive: bool) -> Found:
    """Recipients that neither follow the form nor stand before its verb."""
    inside = between_verb_and_form(key, marks, lead, cluster) if lead is not None and not passive else ()
    if inside:
        return inside, "recipients_between", cluster.end
    before = before_form(key, marks, left, cluster.start) if cluster.forms[0].form != "khen_thuong" else ()
    if before:
        return before, "recipients_before_form", cluster.end
    picked = chosen(key, marks, cluster, left, lead) if lead is not None and not passive else ()
    if picked:
        return picked, "recipients_chosen", cluster.end
    listed = listed_subject(key, marks, cluster, left, lead) if lead is not None and passive else ()
    if listed:
        return listed, "listed_subject", listed[0].end
    opened = after_participle(key, marks, cluster, lead) if lead is not None and passive else ()
    if opened:
        return opened, "subject_after_participle", cluster.end
    if cluster.forms[0].form == "khen_thuong" and not passive and (honoured := honoured_deed(key, marks, cluster.end, right)):
        return honoured, "owner_of_deed", honoured[0].end
    nominee = proposed_object(key, marks, left, cluster.start) if lead is not None and not passive else ()
    if nominee:
        return nominee, "proposed_object", cluster.end
    return (), "none", cluster.end


def _form_counted(cluster: Cluster, item: Count, end: int) -> Found:
    """The form itself is counted, and stands for who received it."""
    return (Group(item.start, cluster.end, item, (), "form_counted"),), "form_counted", end


def _is_subset(key: str, marks: Marks, cluster: Cluster, lead: int) -> bool:
    """True where "trong đó" stands between the verb and the form."""
    if "subset" not in marks.codes:
        return False
    return any(c.start >= lead and c.end <= cluster.start and key.startswith("trong đó", c.start) for c in marks.cues)


def _stands_alone(key: str, cluster: Cluster, group: Group) -> bool:
    """True when a form and its recipients need no verb: "Bằng khen của UBND tỉnh: 14 tập thể", "Bằng khen cho 3 học sinh"."""
    if group.counted is None:
        if ON_FLAG.fullmatch(key, cluster.end, group.start):
            return True
        if _OPENS_LINE.search(key, cluster.start - 8, cluster.start) and key.startswith(" cho ", cluster.end):
            return _TO_NAMED.fullmatch(key, cluster.end, group.parties[0].opens) is not None
        given = key.endswith((" trao", " tặng", " tặng thưởng", " gửi"), 0, cluster.end)  # as _given_to has it
        return (_TO_NAMED if given else _HANDED).fullmatch(key, cluster.end, group.parties[0].opens) is not None
    return re.search(r"(?:(?<!\w)(?:cho|đối với|tặng)|:)(?: các)? \Z", key[cluster.end : group.start]) is not None


def _is_parted(key: str, at: int, total: Group, part: Group) -> bool:
    """True when the recipients after the form are parts of those before it ("gồm 9 người", "trong 4 nhà giáo …, có 3")."""
    gap = key[at : part.start]
    return _PARTS.search(gap) is not None or (
        SET.search(key, max(total.start - 20, 0), total.start) is not None and HAS.fullmatch(gap) is not None
    )


def _parts_total(before: tuple[Group, ...], item: Count) -> bool:
    """True in "7 nhà giáo được tặng 1 Huân chương hạng Nhì và 6 Huân chương hạng Ba": fewer of the form than of those who receive."""
    total = before[0].counted
    return len(before) == 1 and total is not None and 0 < (item.value or 0) < (total.value or 0)


def _holds(groups: tuple[Group, ...]) -> bool:
    """True for recipients who are only said to hold the ceremony."""
    return groups[0].rule == "organiser_receives"


def _same_units(group: Group, other: Group) -> bool:
    """True for units named twice."""
    units = [p.unit.id for p in group.parties if p.unit is not None]
    return bool(units) and units == [p.unit.id for p in other.parties if p.unit is not None]


def _are_places(groups: tuple[Group, ...]) -> bool:
    """True for the subject of "huyện A được Chủ tịch nước truy tặng FORM cho các mẹ X, Y": the place does not receive."""
    parties = [p for g in groups for p in g.parties]
    return bool(parties) and all(p.unit is not None and p.unit.kind == "admin_unit" for p in parties)
