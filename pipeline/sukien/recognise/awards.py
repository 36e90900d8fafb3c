"""Award forms as written: "Huân chương Lao động hạng Nhì", "Huy hiệu 40 năm tuổi Đảng", 'danh hiệu "Công dân tiêu biểu"'.

Forms, variants and abbreviations come from lexicons/award_forms.tsv; lexicons/not_awards.tsv masks the longer wordings in
which they mean something else ("Hội đồng Thi đua - Khen thưởng", "huy chương vàng").
"""

from __future__ import annotations

import re
from bisect import bisect_right

import regex

from sukien.mentions import Anchor, AwardForm, Lost, Segmented, start_of

_GRADE = re.compile(r",? ?hạng (nhất|nhì|hai|ba|i{1,3}|[123])(?!\w)")
_ALL_GRADES = re.compile(r",? (?:các hạng|(?:từ )?hạng \w+ đến hạng \w+)")
_RANK = {"nhất": "1", "i": "1", "1": "1", "nhì": "2", "hai": "2", "ii": "2", "2": "2", "ba": "3", "iii": "3", "3": "3"}
_BARE_GRADE = re.compile(r"(?<!\w)hạng (nhất|nhì|ba|i{1,3})(?!\w)")
_BARE_YEARS = re.compile(r"(?<![\w/])(\d{2}) năm(?: tuổi)?(?: đảng)?(?!\w| qua)")
_BADGE_YEARS = re.compile(r"(?: đảng)?(?: loại)? (\d{2})( năm)?((?:,| và|, và|;) \d{2}(?: năm)?)*( tuổi)?( đảng)?")
_NEXT_YEARS = re.compile(r"(?:,| và|, và|;) (\d{2})(?: năm(?: tuổi)?(?: đảng)?)?(?![\w/]| (?:đồng chí|đảng viên|cán bộ|người|cá nhân))")
_NEXT_GRADE = regex.compile(r"(?:,| và|, và|/| -|-) ?((?-i:Nhất|Nhì|Hai|Ba|I{1,3}))(?=[,.;:)/\n]| (?:và|cho|của|năm|tặng|-)(?!\w)|$)")
_YEARS_RANGE = re.compile(r"(?: đảng)?(?: loại)? (?:từ )?\d{2}(?: năm)?(?: đến| tới| ?[-–]) ?\d{2}(?: năm)?(?: tuổi)?(?: đảng)?")
_ROUND_YEARS = re.compile(r" (\d[05]) năm(?! qua)(?!\w)")
_QUOTED = re.compile(r"[,:]? ?[“\"'‘«]([^”\"'’»\n]{2,120})[”\"'’»]")
_OPENED = re.compile(r"[“\"][^”\"]*\Z")  # the lexicon's wording ends inside its quotes
_CLOSES = re.compile(r"[^“”\".;\n]{0,60}[”\"]")
_CAUSE = re.compile(
    r" (?:Vì|vì) (?:sự nghiệp|thế hệ|chủ quyền|an ninh|người|sự)[^,.;:()“”\"\n]{3,90}?(?= (?:cho|của|năm|tặng|đối với"
    r"|và)(?!\w)|[,.;:()“”\"\n]|$)"
)
_AND_WELL = (  # "nông dân sản xuất, kinh doanh giỏi cấp huyện"
    r"(?:, (?:kinh doanh|sản xuất|công tác|học tập|lao động|phục vụ|chiến đấu)(?: và [^\s,.;]+ [^\s,.;]+)? (?:giỏi|tốt|xuất sắc|tiêu biểu)"
    r"(?: [^\s,.;:()“”\"]+){0,5}?)?"
)
_NAMED = regex.compile(
    rf" (\p{{Lu}}[^\s,.;:()“”\"]*(?: [^\s,.;:()“”\"]+){{0,7}}?{_AND_WELL})"
    r"(?= (?:cho|đối với|năm|của|lần|giai đoạn|do|vì|được|trong|tại)(?!\w)|[,.;:()]|$)"
)
_PLAIN = re.compile(
    rf" ([^\W\d][^\s,.;:()“”\"]*(?: [^\W\d][^\s,.;:()“”\"]*){{1,8}}?{_AND_WELL})(?= (?:cho|đối với|năm|của|lần|giai đoạn|do|vì|được"
    r"|trong|tại|từ|là)(?!\w)|[,.;:()]|$)"
)
_NO_TITLE = re.compile(
    r"(?:này|trên|đó|cao quý|thi đua|được|do|là|gì|và|các|nào|khác|ấy|vì|của|cho|cùng|tại|tương|danh|theo|mà|trong|như"
    r"|với|chung|ở|sau)(?!\w)|.* (?:này|đó)$"
)
_RECOGNISED = re.compile(
    r"(?: là| đạt)?(?: danh hiệu)? ((?:[“\"][^”\"\n]{3,80}[”\"])|(?:gương |gia đình |đơn vị |tập thể |cá nhân "
    r"|dòng họ |cộng đồng |xã, phường, thị trấn )?"
    r"(?:điển hình tiên tiến|học tập xuất sắc|học tập|hiếu học|người tốt,? việc tốt)(?! của| trong))"
)
_REACHED = re.compile(r" ((?:gia đình|dòng họ|cộng đồng|đơn vị|công dân) (?:học tập|hiếu học))(?!\w)")
_GIVEN_FLAG = re.compile(r" [“\"](Đơn vị (?:dẫn đầu|xuất sắc trong|thi đua)[^”\"\n]{0,60})[”\"](?= cho)")  # the flag by its title alone
_FLAG = (_GIVEN_FLAG, "co_thi_dua", "flag_by_title")
_TITLE_AFTER = {  # by the verb, what is a title without the word "danh hiệu"; its form, and the rule
    "công nhận": (_RECOGNISED, "danh_hieu_khac", "recognised_title"),
    "đạt": (_REACHED, "danh_hieu_khac", "recognised_title"),
    "tặng": _FLAG, "trao": _FLAG, "trao tặng": _FLAG, "tặng thưởng": _FLAG,
}  # fmt: skip
_CONTEXT = re.compile(r"(?:tặng|nhận|trao|và|\d) \Z")
_CONTEXT_AFTER = re.compile(r" (?:cho|của|UBND|Thủ tướng|TTCP|TTg|cấp)")
_FLAG_BEFORE = re.compile(r"(?:(?<!\w)(?:tặng|trao|trao tặng|nhận|thưởng|và|danh hiệu)|\d|,) [“\"]?\Z")
_FLAG_AFTER = re.compile(
    r":? ?[“\"]?(?:đơn vị|tập thể) (?:xuất sắc|dẫn đầu|có thành tích|tiên tiến|thi đua)"
    r"| của (?:ubnd|chính phủ|thủ tướng|chủ tịch|bộ (?!đội)|tổng liên đoàn|tổng lđlđ|liên đoàn lao động|trung ương|hội đồng"
    r"|tỉnh ủy|quân khu)"
    r"| cho (?:các )?(?:\d+ )?(?:tập thể|đơn vị|cơ quan|huyện|xã|phường|đảng bộ|chi bộ|công đoàn|cđcs|cụm|khối)"
    r"(?!\w| (?:tham gia|tham dự|dự thi|thi đấu))"
)
_ACT = "việc khen thưởng"
_DECIDED = re.compile(
    r"(?<!\w)(?<!thực hiện )(?<!theo )quyết định(?!\w)[^.;:\n]{0,80} về \Z"
)  # "có Quyết định về việc khen thưởng 5 tập thể"
_DECISION_REACH = 100
_LIST_BEFORE = re.compile(r"(?:\A|[\n.;:,(+•–-]|(?<!\w)và) ?(?:danh hiệu )?\Z")
_LIST_AFTER = re.compile(r"(?: (?:của|cấp) [^.;:\n]{2,60}?)?(?:: ?| cho | là | )\d")
_LIST_REACH = 200  # characters to another form of the same list


def find_forms(segmented: Segmented, lost: list[Lost]) -> tuple[AwardForm, ...]:
    """Award forms in order of start; none inside another."""
    anchors = segmented.anchors.get("award_forms", [])
    masks = [a for a in segmented.anchors.get("not_awards", ()) if a.entry.code == "mask"]
    mask_starts = [m.start for m in masks]
    forms: list[AwardForm] = []
    taken = -1
    for anchor in anchors:
        if anchor.start < taken:
            continue
        case = anchor.entry.fields.get("case")
        masked = _masked(segmented.reading.key, anchor, masks, mask_starts) if masks else None
        reason = masked or (_misread(segmented, anchor, case) if case else None)
        if reason:
            lost.append(Lost(anchor.start, anchor.end, "form", reason, f"{anchor.entry.phrase!r} is no award here"))
            continue
        form = _read(segmented, anchor)
        if form is None:
            continue
        forms.append(form)
        taken = form.end
        if form.grade is not None and (more := _elided(segmented, form)):
            forms.extend(more)
            taken = max(taken, *(f.end for f in more))
    places = [f.start for f in forms]
    for form in _recognised(segmented):
        at = bisect_right(places, form.end)
        if not any(f.start < form.end and form.start < f.end for f in forms[max(at - 2, 0) : at + 1]):
            forms.append(form)
    forms.sort(key=start_of)
    return tuple(forms)


def _masked(key: str, anchor: Anchor, masks: list[Anchor], starts: list[int]) -> str | None:
    """The mask that covers the anchor and is longer than it."""
    at = bisect_right(starts, anchor.start)
    for mask in masks[max(at - 4, 0) : at]:
        if mask.end >= anchor.end and mask.end - mask.start > anchor.end - anchor.start:
            return (
                None if mask.entry.phrase == _ACT and _DECIDED.search(key, max(mask.start - _DECISION_REACH, 0), mask.start) else "masked"
            )
    return None


def _misread(segmented: Segmented, anchor: Anchor, case: str) -> str | None:
    """Abbreviations that mean something else: BK is also Bắc Kạn, so it needs its case and a verb or "cho" beside it."""
    text = segmented.reading.text
    if case == "flag":
        key = segmented.reading.key
        given = _FLAG_BEFORE.search(key, max(anchor.start - 10, 0), anchor.start) and _FLAG_AFTER.match(key, anchor.end)
        handed = text[anchor.start] == "c" and key.endswith("trao ", 0, anchor.start) and key.startswith(" cho", anchor.end)
        return None if given and not handed else "flag_of_cloth"  # "trao cờ cho 12 đơn vị tham gia hội thao"
    if not text[anchor.start : anchor.end].replace("TTg", "TTG").isupper():
        return "abbreviation_case"
    if case != "context" or _listed(segmented, anchor):
        return None
    if not (_CONTEXT.search(segmented.reading.key, max(anchor.start - 6, 0), anchor.start) and _CONTEXT_AFTER.match(text, anchor.end)):
        return "abbreviation_context"
    return None


def _listed(segmented: Segmented, anchor: Anchor) -> bool:
    """True for an abbreviation that opens an item of a list of awards: "LĐTT: 120 cá nhân; BK của UBND tỉnh: 4 tập thể"."""
    reading = segmented.reading
    if not _LIST_AFTER.match(reading.text, anchor.end) or not _LIST_BEFORE.search(reading.key, max(anchor.start - 12, 0), anchor.start):
        return False
    anchors = segmented.anchors["award_forms"]
    at = bisect_right(anchors, anchor.start, key=start_of)
    around = (*anchors[max(at - 4, 0) : at], *anchors[at : at + 4])
    return any(
        abs(a.start - anchor.start) < _LIST_REACH and a.entry.code not in ("khen_thuong", "danh_hieu_khac") and _certain(segmented, a)
        for a in around
    )


def _certain(segmented: Segmented, anchor: Anchor) -> bool:
    """True for a form that no other meaning shares: written out, or an abbreviation of awards alone in capitals."""
    case = anchor.entry.fields.get("case")
    return case is None or (case == "exact" and segmented.reading.text[anchor.start : anchor.end].isupper())


def _read(segmented: Segmented, anchor: Anchor) -> AwardForm | None:
    """The form with its grade, years or name."""
    reading, form = segmented.reading, anchor.entry.code
    start, end, grade, rule = anchor.start, anchor.end, None, "award_lexicon"
    if form.startswith(("huan_chuong", "huy_chuong")):
        found = _GRADE.match(reading.key, end)
        if found:
            end, grade, rule = found.end(), _RANK[found[1]], "award_with_grade"
        else:
            shared = _ALL_GRADES.match(reading.key, end)
            end = shared.end() if shared else end
    elif form in ("huy_hieu", "huy_hieu_dang"):
        form, grade, end, rule = _party_badge(reading.key, anchor)
    if form == "danh_hieu_khac" and anchor.entry.phrase == "danh hiệu":
        return _other_title(segmented, start, end)
    if form in ("ky_niem_chuong", "huy_hieu", "giay_chung_nhan"):
        quoted = _QUOTED.match(reading.text, end) or _CAUSE.match(reading.text, end)
        end = quoted.end() if quoted else end
    elif form == "danh_hieu_khac" and _OPENED.search(reading.text, start, end) and (closed := _CLOSES.match(reading.text, end)):
        end = closed.end()
    return AwardForm(start, end, form, grade, reading.text[start:end], rule)


def _party_badge(key: str, anchor: Anchor) -> tuple[str, str | None, int, str]:
    """ "Huy hiệu 40 năm tuổi Đảng", "Huy hiệu Đảng 40 năm", "Huy hiệu Đảng": the years are the grade."""
    found = _BADGE_YEARS.match(key, anchor.end)
    if found and (found[4] or found[5] or anchor.entry.code == "huy_hieu_dang") and 30 <= int(found[1]) <= 95:
        if found[3] is None:
            return "huy_hieu_dang", found[1], found.end(), "party_badge_years"
        end = found.end(2) if found[2] else found.end(1)
        return "huy_hieu_dang", found[1], end, "party_badge_years"
    ranged = _YEARS_RANGE.match(key, anchor.end)
    if ranged and (anchor.entry.code == "huy_hieu_dang" or ranged[0].endswith("đảng")):
        return "huy_hieu_dang", None, ranged.end(), "party_badge_range"
    years = _ROUND_YEARS.match(key, anchor.end)
    if years and 30 <= int(years[1]) <= 95:
        return "huy_hieu_dang", years[1], years.end(), "party_badge_years"
    return anchor.entry.code, None, anchor.end, "award_lexicon"


def _other_title(segmented: Segmented, start: int, end: int) -> AwardForm | None:
    """A title by its name: 'danh hiệu "Công dân tiêu biểu"', "danh hiệu Công dân tiêu biểu"."""
    text = segmented.reading.text
    if any(a.start - end in (1, 2, 3) for a in _near(segmented.anchors["award_forms"], end)):
        return None
    for pattern, rule in ((_QUOTED, "quoted_title"), (_NAMED, "named_title"), (_PLAIN, "plain_title")):
        found = pattern.match(text, end)
        if found and not (rule == "plain_title" and _NO_TITLE.match(found[1])):
            return AwardForm(start, found.end(), "danh_hieu_khac", None, found[1], rule)
    return None


def _recognised(segmented: Segmented) -> list[AwardForm]:
    """Titles without the word "danh hiệu": 'công nhận là "Cộng đồng học tập"', 'tặng "Đơn vị dẫn đầu phong trào"'."""
    text = segmented.reading.text
    forms = []
    for anchor in segmented.anchors.get("award_verbs", ()):
        if anchor.entry.phrase not in _TITLE_AFTER:
            continue
        pattern, form, rule = _TITLE_AFTER[anchor.entry.phrase]
        if found := pattern.match(text, anchor.end):
            label = found[1].strip("“”\"'") if pattern is _RECOGNISED else found[1]
            forms.append(AwardForm(found.start(1), found.end(1), form, None, label, rule))
    return forms


def _near(anchors: list[Anchor], at: int) -> list[Anchor]:
    first = bisect_right(anchors, at, key=start_of)
    return anchors[first : first + 3]


def _elided(segmented: Segmented, form: AwardForm) -> list[AwardForm]:
    """Forms named once for several grades or years, after one that tells its own: "hạng Nhất cho 1 tập thể, hạng Nhì cho 2 tập thể"."""
    key, text = segmented.reading.key, segmented.reading.text
    sentence = segmented.sentence_at(form.start)
    if sentence is None:
        return []
    stop = min(segmented.sentences[sentence].end, form.end + 400)
    following = _near(segmented.anchors["award_forms"], form.end)
    stop = min([stop, *(a.start for a in following)])
    years = form.form == "huy_hieu_dang"
    pattern = _BARE_YEARS if years else _BARE_GRADE
    more = _same_list(text, key, form, stop)
    for found in pattern.finditer(key, more[-1].end if more else form.end, stop):
        if years and not 30 <= int(found[1]) <= 95:
            continue
        grade = found[1] if years else _RANK[found[1]]
        more.append(AwardForm(found.start(), found.end(), form.form, grade, text[found.start() : found.end()], "elided_form"))
    return more


def _same_list(text: str, key: str, form: AwardForm, stop: int) -> list[AwardForm]:
    """The grades that follow the first in one list: "Huy hiệu 60, 50 và 40 năm tuổi Đảng", "hạng Nhất, Nhì, Ba"."""
    years = form.form == "huy_hieu_dang"
    more: list[AwardForm] = []
    end = form.end
    while found := _NEXT_YEARS.match(key, end, stop) if years else _NEXT_GRADE.match(text, end, stop):
        grade = found[1] if years else _RANK[found[1].lower()]
        if years and not 30 <= int(grade) <= 95:
            break
        end = found.end()
        more.append(AwardForm(found.start(1), end, form.form, grade, text[found.start(1) : end], "elided_form"))
    return more
