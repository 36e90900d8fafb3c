"""Checks of a group against those of its members that the text counts or names.

subset   "23 tập thể, cá nhân nằm trong số 106 tập thể, cá nhân"; "60 đại biểu, trong đó có 40 nữ và 35 đảng viên": what members are
         may overlap, so each number is held against the group by itself and they are never added
sum      "12 cá nhân, gồm 5 đảng viên và 7 quần chúng": those that make up the group; "3 cá nhân: ông A, bà B": a list of names told
         whole, held against the count before it
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import pairwise

from sukien.events.award_merge import Draft, Row, counted_rows
from sukien.events.frame import Frame
from sukien.mentions import start_of
from sukien.records import Check

_SUBSET = re.compile(r"[^.;]{0,60}(?<!\w)(?:nằm trong số|trong tổng số|trong số)(?: các)? ")
_REACH = 80  # characters that it takes at most
_AMONG = re.compile(r"(?<!\w)trong (?:tổng )?số (?:các )?\Z")
_MEMBERS = re.compile(
    r"(?P<cue>[^.;:\d]{0,80}?(?<!\w)|,? trong đó )có (?P<number>\d{1,3}(?:\.\d{3})+|\d{1,4}) "
    r"(?:nữ|nam|đảng viên|đoàn viên|người|cá nhân|tập thể|đồng chí|giáo viên)(?!\w)"
)
_NUMBER = r"(?P<number>\d{1,3}(?:\.\d{3})+|\d{1,4})"
_QUALITY = (
    r"(?:nữ|nam|đảng viên|đoàn viên|quần chúng|(?:là )?(?:người )?(?:đồng bào )?dân tộc(?: thiểu số| ít người)?|người dân tộc thiểu số"
    r"|người có đạo|tín đồ|chức sắc|người khuyết tật|(?:dưới|trên|từ) \d+ tuổi|tuổi trẻ|có trình độ [^,;.()]{3,30}|lao động trực tiếp)"
)
_OPENS = re.compile(r",? ?(?:\(|:|(?:,|\()? ?(?:trong đó|gồm|bao gồm|trong số đó|trong số này)(?: có| gồm)?:?|(?<=,) có) ?(?=\d)")
_MEMBER = re.compile(rf"{_NUMBER} (?:[^\W\d_]+ ){{0,3}}?(?P<what>{_QUALITY})(?!\w)(?: [^\W\d_]+){{0,4}}?(?=,| và | cùng |[.;)]|\n|\Z)")
_OTHER = re.compile(rf"{_NUMBER} (?P<what>[^\W\d_]+(?: [^\W\d_]+){{0,5}}?)(?=,| và | cùng |[.;)]|\n|\Z)")
_NEXT = re.compile(r"(?:,| và|, và| cùng)(?: có)? (?=\d)")
_MOST = 8  # kinds of members that one group is told to have

_TITLE = r"(?:(?:các|ông|bà|anh|chị|em|cháu|cụ|thầy|cô|đồng chí|đ/c|bác sĩ|học sinh|sinh viên)[.:]? )*"
_LIST = re.compile(rf"(?: [^.,;:()\d]{{3,40}})??(?::| gồm(?: có)?:?| bao gồm:?| là:?) ?{_TITLE}")
_IN_LIST = re.compile(rf"(?: ?\([^()]{{0,140}}\))?(?:,|;| và|, và) {_TITLE}")
_LIST_END = re.compile(r"(?: ?\([^()]{0,140}\))? ?(?:\.|;|\n|\Z)")
_LINE_NUMBER = re.compile(r"[\s|]*(\d{1,3}) ?[.)/|]")


def member_checks(frame: Frame, draft: Draft, counted: list[Row]) -> list[Check]:
    """Every check of a group of this event against its members; `counted`: the rows of its first statement that tell a number."""
    rows = counted + [row for part in draft.evidence for row in counted_rows(part)]
    found: list[Check] = []
    for row in rows:
        found += _qualities(frame, row)
        found += _listed(frame, row)
    found += [check for row in rows if (check := _members(frame, row)) is not None]
    found += [check for row in draft.rows if row.counted is not None and (check := _among_more(frame, row)) is not None]
    return found


def is_quality(key: str, row: Row) -> bool:
    """True for a part told by what its members are ("35 đảng viên"): such parts of one group may overlap."""
    return _MEMBER.match(key, row.place.start) is not None


def _qualities(frame: Frame, row: Row) -> list[Check]:
    """ "60 đại biểu, trong đó có 40 nữ và 35 đảng viên": each against the group; all of them where they make it up."""
    key = frame.resolved.key
    opened = _OPENS.match(key, row.place.end)
    if opened is None:
        return []
    at = opened.end()
    found: list[re.Match[str]] = []
    told = False
    while at >= 0 and len(found) < _MOST:
        quality = _MEMBER.match(key, at)
        told = told or quality is not None
        member = quality or _OTHER.match(key, at)
        if member is None:
            break
        found.append(member)
        more = _NEXT.match(key, member.end())
        at = more.end() if more else -1
    if not told:
        return []
    stated, numbers = row.number or 0, [_value(m) for m in found]
    whole = frame.place(*row.place)
    if len(found) > 1 and sum(numbers) == stated:
        return [Check("sum", stated, stated, 0, True, (whole, *(frame.place(*m.span()) for m in found)))]
    if {m["what"] for m in found} == {"nam", "nữ"}:
        computed = sum(numbers)
        return [Check("sum", stated, computed, stated - computed, False, (whole, *(frame.place(*m.span()) for m in found)))]
    return [
        Check("subset", stated, number, stated - number, number <= stated, (whole, frame.place(*m.span())))
        for m, number in zip(found, numbers, strict=True)
    ]


def _value(match: re.Match[str]) -> int:
    return int(match["number"].replace(".", ""))


def _members(frame: Frame, row: Row) -> Check | None:
    """ "trong số 60 cá nhân được khen có 70 nữ": members told by what they are, against the group."""
    key, counts = frame.resolved.key, frame.resolved.mentions.counts
    if "trong " not in key[max(0, row.place.start - 24) : row.place.end + 12]:
        return None
    told = _MEMBERS.match(key, row.place.end)
    if told is None or not (_AMONG.search(key, max(0, row.place.start - 24), row.place.start) or told["cue"].endswith("trong đó ")):
        return None
    at = bisect_left(counts, told.start("number"), key=start_of)
    if told["cue"].endswith("trong đó ") and at < len(counts) and counts[at].start == told.start("number"):
        return None  # a part read as such
    whole, part = row.number or 0, _value(told)
    spans = (frame.place(*row.place), frame.place(told.start("number"), told.end()))
    return Check("subset", whole, part, whole - part, part <= whole, spans)


def _among_more(frame: Frame, row: Row) -> Check | None:
    """ "23 tập thể nằm trong số 106 tập thể": a count said to be among a larger one that follows it."""
    counts = frame.resolved.mentions.counts
    if frame.resolved.key.find("số ", row.place.end, row.place.end + _REACH) < 0:
        return None
    following = bisect_right(counts, row.place.end, key=start_of)
    if following == len(counts):
        return None
    whole = counts[following]
    if whole.value is None or whole.start - row.place.end > _REACH or not _SUBSET.fullmatch(frame.resolved.key, row.place.end, whole.start):
        return None
    part = row.number or 0
    return Check(
        "subset",
        whole.value,
        part,
        whole.value - part,
        part <= whole.value,
        (frame.place(*row.place), frame.place(whole.start, whole.end)),
    )


def _listed(frame: Frame, row: Row) -> list[Check]:
    """ "3 cá nhân: ông A, bà B.": a list of names that is told whole holds as many as were counted."""
    stated, names = row.number or 0, row.names
    if row.approx != "=" or row.turns or len(names) < 2 or row.kind == "mixed":
        return []
    if abs(stated - len(names)) > max(2, stated // 5) or not (_told_in_sentence(frame, row) or _told_in_lines(frame, row)):
        return []
    spans = (frame.place(*row.place), *(frame.place(p.start, p.end) for p in names))
    return [Check("sum", stated, len(names), stated - len(names), stated == len(names), spans)]


def _told_in_sentence(frame: Frame, row: Row) -> bool:
    """True where nothing but names, brackets and what joins them stands between the count and a full stop."""
    key, names = frame.resolved.key, row.names
    if not _LIST.fullmatch(key, row.place.end, names[0].start) or not _LIST_END.match(key, names[-1].end):
        return False
    return all(_IN_LIST.fullmatch(key, a.end, b.start) for a, b in pairwise(names))


def _told_in_lines(frame: Frame, row: Row) -> bool:
    """True where the names stand in lines numbered from 1 up, and no further number follows."""
    key, expected = frame.resolved.key, 1
    for name in row.names:
        numbered = _LINE_NUMBER.match(key, key.rfind("\n", 0, name.start) + 1, name.start)
        if name.start < row.place.end or numbered is None or int(numbered[1]) != expected:
            return False
        expected += 1
    after = key.find("\n", row.names[-1].end)
    return after == -1 or _LINE_NUMBER.match(key, after, after + 12) is None
