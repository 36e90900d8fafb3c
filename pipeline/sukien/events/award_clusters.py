"""Clusters: award forms that share their recipients ("Lao động tiên tiến, Chiến sĩ tiên tiến cho …")."""

from __future__ import annotations

import re
from itertools import pairwise

from msgspec.structs import replace

from sukien.events.award_marks import Marks
from sukien.events.award_parts import shared_grades
from sukien.events.award_statement import HELD, ITEM_GAP, LABELS, Cluster, Group, usual_kinds
from sukien.mentions import AwardForm, Count, Lost

_ALSO = re.compile(r"(?:(?: ?,| và|, và) phần thưởng)?(?:,| và|, và|, đồng thời| đồng thời|(?<=thưởng))(?: kịp thời| đã)? ")
_OWN = re.compile(r" (?:cho )?\d")
_AT = re.compile(r" (?:trong|tại) ")  # "được vinh danh trong lễ tuyên dương 45 gương": one of those honoured, and all of them
_PART = re.compile(r"(?<!\w)(?:trong đó|gồm|cụ thể)(?!\w)|[(:] ?\d")
_TITLES = (
    "gia_dinh_van_hoa", "nha_giao_", "thay_thuoc_", "nghe_si_", "nghe_nhan_", "ba_me_", "chien_si_", "lao_dong_tien_tien",
    "anh_hung_lao_dong",
)  # fmt: skip
_GIVEN = (  # what holders of a title are given for more than the title, and the titles above theirs
    "bang_khen", "giay_khen", "thu_khen", "nghe_si_nhan_dan", "nha_giao_nhan_dan", "thay_thuoc_nhan_dan", "nghe_nhan_nhan_dan",
)  # fmt: skip
_TO_HOLDERS = re.compile(
    r"[”\"]?(?: đột xuất)?(?: (?:của|do) [^,;.:()\d]{2,60}?)? cho (?:các )?(?P<others>\d[^;.:]{2,60}?(?:,| và|, và) )?"
)
_GENERIC = re.compile(r"huân chương|huy chương|danh hiệu")


def find_clusters(key: str, marks: Marks, lost: list[Lost]) -> list[Cluster]:
    """Group the forms that share recipients; "khen thưởng, tặng Bằng khen" names one award, not two."""
    named: list[AwardForm] = []
    held: dict[int, tuple[Group, ...]] = {}
    reach: dict[int, int] = {}  # "tặng giấy khen và tuyên dương": the recipients follow both verbs
    for i, form in enumerate(marks.forms):
        if held and any(g.start < form.start < g.end for found in held.values() for g in found):
            lost.append(Lost(form.start, form.end, "award", "title_held", "those who hold the title are honoured"))
            continue
        honour = form.form == "khen_thuong"
        if honour and (holders := _holders(key, marks, i)):
            held[form.start] = holders
            named.append(form)
            continue
        before = marks.forms[i - 1] if i else None
        if before and before.form == "giay_chung_nhan" and key[before.end : form.start] in (" ", " danh hiệu ", " danh hiệu “"):
            lost.append(Lost(form.start, form.end, "award", "form_named", "the certificate is the award"))
            continue
        if before and before.form in _GIVEN and key[before.end : form.start] in (" “", ' "'):
            lost.append(Lost(form.start, form.end, "award", "form_named", "what the award is given for stands in quotes"))
            continue
        if form.form in HELD and _held(marks, form):
            lost.append(Lost(form.start, form.end, "award", "title_before_name", "a title that somebody holds"))
            continue
        if honour and _merged(key, marks, i):
            lost.append(Lost(form.start, form.end, "award", "form_named", "the form is named beside it"))
            if before and named and named[-1] is before and _ALSO.fullmatch(key, before.end, form.start):
                reach[before.start] = form.end
            continue
        named.append(form)
    clusters: list[Cluster] = []
    for form in named:
        last = clusters[-1] if clusters else None
        if last and form.start - last.end <= 60 and LABELS.fullmatch(key[last.end : form.start]) and not _cluster_break(key, last, form):
            if _GENERIC.fullmatch(last.forms[-1].label.lower()) and form.form.startswith(("huan_chuong_", "huy_chuong_")):
                lost.append(Lost(last.forms[-1].start, last.forms[-1].end, "award", "form_named", "the orders are named after it"))
                last.forms.pop()
            last.forms.append(form)
            clusters[-1] = replace(last, end=reach.get(form.start, form.end))
            continue
        item = _item_before(key, marks.counts, form) if marks.counts else None
        found = held.get(form.start, ())
        clusters.append(Cluster([form], form.start, found[-1].end if found else reach.get(form.start, form.end), item, found))
    return clusters


def _item_before(key: str, counts: list[Count], form: AwardForm) -> Count | None:
    """The count of a form: "| 3 | Bằng khen"."""
    for count in counts:
        if count.kind == "item" and count.end <= form.start and ITEM_GAP.fullmatch(key, count.end, form.start):
            return count
    return None


def holders_given(key: str, marks: Marks, lost: list[Lost]) -> Marks:
    """The marks of a sentence where the counted holders of a title are given another form ("Giấy khen cho 15 (hộ) gia đình văn hóa"): the
    count is one of recipients, and the title no award."""
    forms, counts = marks.forms, marks.counts
    if not [form for form in forms if form.form in _GIVEN]:
        return marks
    for given, title in pairwise(marks.forms):
        if given.form not in _GIVEN or not title.form.startswith(_TITLES):
            continue
        family = title.form == "gia_dinh_van_hoa"
        count = next((c for c in counts if given.end <= c.start < title.start and _counts_holders(key, c, title)), None)
        to = _TO_HOLDERS.fullmatch(key, given.end, count.start) if count is not None else None
        if count is None or to is None or (to["others"] and not family):
            continue
        whole = replace(count, end=title.end, kind="household" if family else "individual", label=title.label)
        counts = [whole if c is count else c for c in counts]
        forms = [form for form in forms if form is not title]
        lost.append(Lost(title.start, title.end, "award", "title_held", "those who hold the title are given another award"))
    return marks if forms is marks.forms else replace(marks, forms=forms, counts=counts)


def _counts_holders(key: str, count: Count, title: AwardForm) -> bool:
    """True for "15 | gia đình văn hóa" and "15 hộ gia đình | văn hóa"."""
    return bool(ITEM_GAP.fullmatch(key, count.end, title.start)) if count.kind == "item" else count.end > title.start


def _held(marks: Marks, form: AwardForm) -> bool:
    """True for a title right before a name, without a verb of granting before it ("NSƯT Trung Anh")."""
    for party in marks.parties:
        if party.start == form.end + 1 and party.kind == "person":
            break
    else:
        return False
    return not any(c.code in ("give", "receive", "recognise") and 0 <= form.start - c.end <= 12 for c in marks.cues)


def _holders(key: str, marks: Marks, i: int) -> tuple[Group, ...]:
    """The counted holders of titles that a verb of honour has as its object ("biểu dương 12 Chiến sĩ thi đua, 45 Nhà giáo ưu tú")."""
    found: list[Group] = []
    end = marks.forms[i].end
    for form in marks.forms[i + 1 :]:
        item = next((c for c in marks.counts if c.kind == "item" and end <= c.start and c.end <= form.start), None)
        if item is None or not (form.form.startswith(_TITLES) and ITEM_GAP.fullmatch(key, item.end, form.start)):
            break
        if not re.fullmatch(r"(?:,| và|, và) " if found else r" (?:cho |các )*", key[end : item.start]):
            break
        kind = "household" if form.form == "gia_dinh_van_hoa" else "individual"
        found.append(Group(item.start, form.end, item, (), "honoured_holders", kind))
        end = form.end
    return tuple(found)


def _cluster_break(key: str, cluster: Cluster, form: AwardForm) -> bool:
    gap = key[cluster.end : form.start]
    if "tặng" in gap or (len(gap) > 24 and ";" not in gap and "," not in gap and ":" not in gap):
        return True
    if ("gồm" in gap or ":" in gap) and key.startswith((" được ", "” được "), form.end):
        return True  # "nhận Huy hiệu Đảng gồm: Huy hiệu 70 năm được trao cho …"
    return form.form == "khen_thuong" or cluster.forms[0].form == "khen_thuong"


def _merged(key: str, marks: Marks, i: int) -> bool:
    """True when an honour verb only leads to, or follows, a form that is named: no recipient stands between them."""
    form = marks.forms[i]
    if i + 1 < len(marks.forms):
        following = marks.forms[i + 1]
        between = key[form.end : following.start]
        if following.form != "khen_thuong" or (len(between) < 12 and not _AT.match(between)):
            counted = any(form.end <= c.start and c.end <= following.start and c.kind != "item" for c in marks.counts)
            if not counted and ";" not in between and not (_PART.search(between) and _total_before(key, marks, form)):
                return True
    if i:
        before = marks.forms[i - 1]
        between = key[before.end : form.start]
        places = [(c.start, c.end) for c in marks.counts_as_cues()] + [(p.start, p.end) for p in marks.parties]
        taken = any(before.end <= start and end <= form.start for start, end in places)
        own = _OWN.match(key, form.end) and not _ALSO.fullmatch(between)  # "trao giải thưởng lần thứ 8, tôn vinh 60 cá nhân"
        if before.form != "khen_thuong" and not taken and not own and len(between) <= 30 and not re.search(r"[;.]", between):
            return True
    return False


def _total_before(key: str, marks: Marks, form: AwardForm) -> bool:
    """True for "12 tập thể được khen thưởng": the total whose parts "trong đó" names received other forms."""
    return key.endswith("được ", 0, form.start) and any(c.kind != "item" and c.end <= form.start for c in marks.counts)


def shares(cluster: Cluster, groups: tuple[Group, ...]) -> list[tuple[AwardForm, tuple[Group, ...]]]:
    """Each form with its recipients: one name a form where there are as many ("50 năm và 30 năm … cho các ông A và B")."""
    if len(cluster.forms) == 1:
        return [(cluster.forms[0], groups)]
    names = groups[0].parties if len(groups) == 1 and groups[0].counted is None else ()
    if len(names) == len(cluster.forms):
        each = [(Group(p.start, p.end, None, (p,), "named_respectively"),) for p in names]
        return list(zip(cluster.forms, each, strict=True))
    return [(form, _fit(form, groups)) for form in shared_grades(cluster.forms, groups)]


def _fit(form: AwardForm, groups: tuple[Group, ...]) -> tuple[Group, ...]:
    """Of those who share several forms the ones that a form is for: "Cờ thi đua và Bằng khen cho 9 tập thể và 16 cá nhân"."""
    usual = usual_kinds().get(form.form)
    fitting = tuple(g for g in groups if g.counted is not None and g.counted.kind == usual)
    return fitting or groups
