"""The offices that a verb of holding leads to: "giữ chức Phó Bí thư Huyện ủy, Chủ tịch UBND huyện"."""

from __future__ import annotations

import re
from bisect import bisect_left

from sukien.mentions import Span, start_of
from sukien.resolved import Resolved

MAX_OFFICE = 110


def offices_at(resolved: Resolved, start: int, end: int) -> list[Span]:
    """The offices that begin at `start` (a blank, "chức", "là" may stand between), joined by "," "và" "kiêm", as written."""
    if resolved.key.startswith(" trưởng vụ ", start) and resolved.key.endswith("chức vụ", 0, start):
        start -= len("vụ")  # "giữ chức | Vụ trưởng Vụ Pháp chế"
    skipped = _BEFORE_OFFICE.match(resolved.key, start, end)
    at = skipped.end() if skipped else start
    found: list[Span] = []
    while True:
        office = _office_starting(resolved, at, end)
        if office is None or _HONORARY.match(resolved.key, office.start) or (found and _of_another(resolved, office)):
            return found
        found.append(office)
        more = _MORE_OFFICES.match(resolved.key, office.end, end)
        if more is None:
            return found
        at = more.end()


def _of_another(resolved: Resolved, office: Span) -> bool:
    """True for the office of one named next: "bổ nhiệm ông A làm Thư ký và Thứ trưởng B làm Bộ trưởng"."""
    people = resolved.mentions.persons
    i = bisect_left(people, office.start, key=start_of)
    return i < len(people) and people[i].full.start <= office.start < people[i].start


def _office_starting(resolved: Resolved, at: int, end: int) -> Span | None:
    offices = resolved.mentions.offices
    i = bisect_left(offices, at, key=start_of)
    longest: Span | None = None
    if i and offices[i - 1].acting and offices[i - 1].start >= at - len("quyền ") and offices[i - 1].end <= end:
        return Span(offices[i - 1].start, offices[i - 1].end)  # "được giao | quyền Chủ tịch UBND tỉnh"
    while i < len(offices) and offices[i].start <= at + 1:
        if offices[i].end <= end and (longest is None or offices[i].end > longest.end):
            longest = Span(offices[i].start, offices[i].end)
        i += 1
    if longest is None:
        return _title_starting(resolved, at, end)
    return Span(longest.start, _body_end(resolved, longest.end, end))


def _body_end(resolved: Resolved, start: int, end: int) -> int:
    """Where a post goes on that was read as its title alone: "Phó Giám đốc | Trung tâm", "Bí thư | Đảng đoàn …"."""
    body = _BARE_BODY.match(resolved.key, start, end)
    if body is not None:
        return body.end()
    people = resolved.mentions.persons
    i = bisect_left(people, start, key=start_of)
    if i < len(people) and resolved.key[start : people[i].start] in _CALLED:
        return start
    titles = resolved.segmented.anchors.get("titles", [])
    other = bisect_left(titles, start, key=start_of)
    end = min(
        end, start + MAX_OFFICE, people[i].start - 1 if i < len(people) else end, titles[other].start - 1 if other < len(titles) else end
    )
    if resolved.key[start : start + 1] != " " or not resolved.text[start + 1 : start + 2].isupper() or start >= end:
        return start
    return _phrase_end(resolved.key, start, end)


def _phrase_end(key: str, start: int, limit: int) -> int:
    """Where the phrase of a post ends: before a mark or a word that ends it, at `limit` at the latest."""
    stop = _OFFICE_END.search(key, start, limit)
    return stop.start() if stop is not None else limit


def _title_starting(resolved: Resolved, at: int, end: int) -> Span | None:
    """An office that only its title gives away: the title and what follows it up to the end of the phrase."""
    anchors = resolved.segmented.anchors.get("titles", [])
    i = bisect_left(anchors, at, key=start_of)
    if i >= len(anchors) or anchors[i].start > at + 1 or anchors[i].end > end:
        return _post_by_word(resolved.key, at, end)
    last = _phrase_end(resolved.key, anchors[i].end, min(end, anchors[i].start + MAX_OFFICE))
    return Span(anchors[i].start, max(anchors[i].end, last))


def _post_by_word(key: str, at: int, end: int) -> Span | None:
    """A post that no lexicon names, told to be one by the word before it: "giữ chức danh | Thường trực HĐND huyện"."""
    if not _JUDGE.match(key, at) and (not key.endswith(_POST_WORDS, 0, at) or _NO_POST.match(key, at)):
        return None
    last = _phrase_end(key, at, min(end, at + MAX_OFFICE))
    return Span(at, last) if key.find(" ", at, last) > 0 else None


_CALLED = (" ông ", " bà ", " anh ", " chị ", " đồng chí ")  # the one named next: no part of a post
_POST_WORDS = ("giữ chức ", "giữ chức vụ ", "giữ chức danh ", "bầu chức danh ", "bổ nhiệm chức danh ", "bổ nhiệm chức vụ ")
_JUDGE = re.compile(
    r"(?:thẩm phán|kiểm sát viên)(?: (?:(?:cao|trung|sơ) cấp )?(?:tòa|toà|tand|viện|vksnd)\b| (?:cao|trung|sơ) cấp\b)"
)  # one is appointed to be
# "giữ chức vụ | mới", "giữ chức vụ | lãnh đạo": which one is not said.
_NO_POST = re.compile(
    r"(?:\d|(?:vụ|danh|trên|này|mới|khác|cũ|nào|gì|đó|nói|quan trọng|lãnh đạo|quản lý|chủ chốt|tương đương|cao|từ|trong|theo|tại|của"
    r"|đối với|với|cho|cấp|và|hay|hoặc|lần|thêm|kể|ở|như|mà|để|là|do|đến|có|vì|khi|sau|trước|chủ tọa)(?!\w))"
)
# The body of a post that is named by its kind alone: "Phó Giám đốc Trung tâm".
# Or what a gloss of its first letters follows: "Phó Trưởng phòng kinh tế | hạ tầng (KTHT)".
_BARE_BODY = re.compile(
    r"(?: \w+){1,3}(?= \([a-zđ]{3,6}\))| thứ (?:nhất|hai|ba|tư)\b"
    r"| (?:trung tâm|công ty|bệnh viện|nhà trường|học viện|chi cục|viện|tập đoàn|ngân hàng|bộ tư lệnh|lữ đoàn|trung đoàn"
    r"|sư đoàn|nhà máy|chi nhánh|hợp tác xã|htx|liên đoàn|hiệp hội|phân hiệu|tạp chí)(?=[.;,]|$)"
)
_HONORARY = re.compile(r"(?:đại sứ|viện trưởng) (?:du lịch|thiện chí|danh dự|thương hiệu)")
_BEFORE_OFFICE = re.compile(
    r" ?(?:có thời hạn )?(?:khỏi )?(?:vụ (?!trưởng vụ )|danh )?"
    r"(?:các chức danh[^.;:]{0,60}: |(?:các )?(?:chức vụ|chức danh|chức):? |cương vị |vị trí |là |làm |quyền )*"
    r"(?:(?:\d+|các(?= (?:phó|thẩm phán|ủy viên|thành viên|kiểm sát viên) )|hai|ba|bốn|tân|nữ) )*(?::? )?"
)
_MORE_OFFICES = re.compile(r"(?:,? (?:và|kiêm|đồng thời là|kiêm nhiệm) |, )(?:(?:giữ )?(?:chức vụ|chức danh|chức) )?")
_OFFICE_END = re.compile(
    r"\.(?!\w)|[,;:?!()\n“”\"/]| (?:sáng|chiều|tối(?! cao)|hôm|cách đây|nhiệm kỳ|từ|kể từ|ngày|tại|thay|khóa|khoá"
    r"|giai đoạn|trong|vào|năm|với|để|và|sau|khi|cho|ngay|mới|do|theo"
    r"|đối với|thời hạn|gồm|được|đã|là|làm|kiêm|nhưng|\d{4})\b| [-–] "
)
