"""How far the name of a meeting reaches.

It runs on from its noun until the report goes on to something else: the place, the day, the organiser, those who came,
or the verb of holding. Commas, dashes, brackets and quotation marks may stand inside it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from sukien.lexicon import phrase_groups, phrase_lists
from sukien.mentions import start_of, starting_in
from sukien.resolved import Resolved
from sukien.whole_words import by_first_letter, by_last_word, ends_in


def name_end(text: str, key: str, start: int, limit: int, verb_follows: bool, deeds: bool = True) -> int:
    """The end of a meeting's name whose noun ends at `start`; verb_follows: at `limit` a verb of holding begins; deeds: what
    it does further belongs to its name ("Hội nghị tổng kết …, triển khai …", not "buổi làm việc với …, công bố …")."""
    at = start
    while (stop := _STOP.search(key, at, limit)) is not None:
        going_on = _goes_on(text, key, start, stop, limit, verb_follows, deeds)
        if going_on is None:
            limit = stop.end() if stop[0] in {'"', "”"} else stop.start()
            if key.startswith(_AMENDED, limit):
                limit += len(_AMENDED)
            break
        at = going_on
    return _trim(key, start, limit)


def _goes_on(text: str, key: str, start: int, stop: re.Match[str], limit: int, verb_follows: bool, deeds: bool) -> int | None:
    """Where to read on when the words at `stop` still belong to the name, else None."""
    mark = stop[0].strip()
    close = -1
    if mark not in {'"', "“", "”", ""}:
        opened = key.rfind("“", start, stop.start())
        if opened >= 0 and opened > key.rfind("”", start, stop.start()):
            close = key.find("”", stop.end(), min(limit, opened + _LONGEST_QUOTE))
        elif key.count('"', start, stop.start()) % 2 == 1:
            close = key.find('"', stop.end(), min(limit, stop.end() + _LONGEST_QUOTE))
    if close >= 0 and "\n" not in key[stop.start() : close]:
        return close  # no word inside a quotation ends the name that it belongs to
    if mark == "(":
        close = key.find(")", stop.end(), min(limit, stop.end() + 90))
        if close < 0:
            return None
        of_name = _AFTER_BRACKET.match(key, close + 1) or _SORT.match(key, stop.end()) or _is_gloss(text, key, stop.end(), close, limit)
        return close + 1 if of_name else None
    if mark == ",":
        if (not deeds and _words("deed").match(key, stop.end())) or (stop.start() == start and _SESSION.search(key, start - 8, start)):
            return None
        return stop.end() if _list_goes_on(text, key, stop.end(), limit) else None
    if mark == ";":
        return stop.end() if deeds and _words("deed").match(key, stop.end()) else None
    if mark in {"-", "–", "—"}:
        hyphened = _HYPHENED.search(key, stop.start() - 8, stop.end() + 14) or _joins_names(text, key, stop)
        return stop.end() if hyphened or _goes_lower(text, key, stop.end()) else None
    if mark.startswith("nhân ") and key.endswith(("gặp mặt", "họp mặt"), 0, stop.start()):
        return stop.end()
    if stop.start() == start and mark in {"tại", "với các", "với nhiều", "để", "nhằm"}:
        return None if mark in {"để", "nhằm"} and key.endswith("làm việc", 0, start) else stop.end()
    if mark in _WITH_MANY and key.endswith(_MET, 0, stop.start()) and not _AT_OR_WHO_CAME.match(key, stop.end()):
        return stop.end()
    if mark in _HONOURED:
        return None if stop.start() == start else stop.end()
    if mark == "là" and key.find("công nhận", start, stop.start()) >= 0:
        return stop.end()
    if mark == "tại":
        return stop.end() if verb_follows and "," not in key[stop.end() : limit] else None
    if mark in {'"', "“", "”"}:
        closed = mark != "“" and _QUOTED.search(key, start, stop.end()) is not None
        return None if closed and not _AFTER_BRACKET.match(key, stop.end()) else stop.end()
    return None


def before_someone(resolved: Resolved, start: int, limit: int) -> int:
    """The comma before a person who is named after the meeting ("Tại lễ bổ nhiệm, nghệ sĩ A …"), else `limit`."""
    people = resolved.mentions.persons
    for at in range(bisect_left(people, start, key=start_of), len(people)):
        person = people[at]
        if person.start >= limit:
            break
        comma = _COMMA_BEFORE.search(resolved.key, max(start, person.full.start - 24), person.full.start)
        if comma is not None:
            return comma.start()
    return limit


def someone_right_after(resolved: Resolved, end: int, limit: int) -> int:
    """The end of a noun right behind which someone stands: "Tại kỳ họp | Chủ tịch UBND tỉnh A trình bày …"; else `limit`."""
    people = starting_in(resolved.mentions.persons, end, limit)
    return end if people and people[0].full.start <= end + 1 else limit


@cache
def _words(groups: str) -> re.Pattern[str]:
    """Words of these groups of lexicons/meeting_words.txt ("a|b"), at a place, a blank before them or not."""
    phrases = "|".join(phrase_groups("meeting_words")[group] for group in groups.split("|"))
    return re.compile(rf" ?(?:{phrases})\b")


@cache
def _more_members() -> re.Pattern[str]:
    """Nouns of the group "member" in a row, that are not those who do something: "của đơn vị, | cán bộ, chiến sĩ đã …"."""
    member = rf"(?:{phrase_groups('meeting_words')['member']})\b"
    return re.compile(rf" ?{member}(?:(?:,| và) {member})*+(?! (?:đã|đang|sẽ|đều|được|đến|tới|tham dự|tham gia|dự|cùng|có|cần|phải)\b)")


@cache
def _members() -> dict[str, tuple[str, ...]]:
    """The nouns of the group "member", as `ends_in` asks them."""
    return by_last_word(f" {phrase} " for phrase in phrase_lists("meeting_words")["member"])


def _is_gloss(text: str, key: str, start: int, close: int, limit: int) -> bool:
    """The brackets hold letters for the words before them, and the name runs on: "học sinh (HS) | giỏi quốc gia"."""
    letters = close - start <= _LONGEST_GLOSS and text[start:close].isupper()
    if not letters or close + 2 >= limit or _TELLS.match(key, close + 1):
        return False
    return _goes_lower(text, key, close + 2) and _STOP.match(key, close + 1, limit) is None


def _joins_names(text: str, key: str, dash: re.Match[str]) -> bool:
    """True for a dash between two parts of a name: "khu vực miền Trung - Tây Nguyên", "Thi đua - Khen thưởng"; not for one
    before a person, his office, or a credit."""
    before = text[max(0, dash.start() - 12) : dash.start() + 1].split()
    named = any(word[0].isupper() for word in before[-2:]) or key.endswith("thi đua", 0, dash.start())
    return named and text[dash.end() : dash.end() + 1].isupper() and _SOMEONE.match(key, dash.end()) is None


def _goes_lower(text: str, key: str, at: int) -> bool:
    return text[at : at + 1].islower() and not _words("clause").match(key, at)


def _list_goes_on(text: str, key: str, at: int, limit: int) -> bool:
    """After a comma: a further deed of the same meeting ("…, triển khai nhiệm vụ"), or a list that ends in "và"."""
    if key.startswith(_AGAINST, at) and key.endswith("phòng,", 0, at):
        return True
    if _words("deed|award").match(key, at) or _YEAR.match(key, at) or _QUOTED_TOO.match(key, at - 2) or _BODIES_TOO.match(key, at, limit):
        return True
    places = _OF_PLACES.search(key, max(0, at - 60), at - 1) if text[at + 1 : at + 2].isupper() else None
    if places is not None and text[places.start("first")].isupper():
        return True  # "tiếp xúc cử tri hai quận Ba Đình, | Tây Hồ"
    if _ALIKE.match(key, key.rfind(" ", 0, key.rfind(" ", 0, at)) + 1, limit):
        return True
    if key[at - 2].isalpha() and _more_members().match(key, at) and ends_in(key[max(at - 24, 0) : at - 1] + " ", _members()):
        return True  # "gặp mặt 45 già làng, | trưởng bản"
    if _OF_TERM.match(key, at, limit) and key.rfind("kỳ họp ", max(0, at - 40), at) >= 0:
        return True
    if (text[at : at + 2].strip()[:1].isupper() and not text[at - 9 : at + 9].isupper()) or _words("clause").match(key, at):
        return False
    joined = key.find(" và ", at, limit) >= 0 or key.find(" cho ", at, limit) >= 0
    if joined and _LIST.match(key, at, limit):
        return True
    stop = _STOP.search(key, at, limit)
    if stop is None:
        return limit - at <= 90
    return stop[0] == "," and stop.start() - at <= 60 and _list_goes_on(text, key, stop.end(), min(limit, at + 260))


def _trim(key: str, start: int, end: int) -> int:
    """Cut blanks, marks and words that cannot end a name; keep a quotation mark that closes a quotation of the name."""
    while True:
        if key[end - 1] in _MARKS:
            end = start + len(key[start:end].rstrip(_MARKS))
        last = key.rfind(" ", start, end)
        if last < 0:
            break
        word = key[last + 1 : end]
        if word in _PHRASE_ENDS and key.endswith(_OPEN_PHRASES, start, end):
            end = key.rfind(" ", start, last)
        elif word in _OPEN_WORDS:
            end = last
        else:
            break
    if not key.startswith(_CLOSING, end):
        return end
    name = key[start:end]
    opened = name.count("“") > name.count("”") or name.count('"') % 2 == 1
    return end + 1 if opened else end


def _each(words: str, then: str) -> str:
    """The alternatives, each followed by a pattern."""
    return "|".join(word + then for word in words.split("|"))


_WITH = r"(?:sự |chủ đề|khoảng|hơn|gần|trên|\d|nhiều|mục đích|các|quy mô|tinh thần)"
_WHO = (
    r"(?:lãnh đạo|đại diện|đồng chí|đ/c|ông|bà|ngài|thầy|cô|hòa thượng|thượng tọa|đại đức|(?:đại|thượng|trung|thiếu) (?:tướng|tá)"
    r"|pgs|gs|ts|ths|(?:phó )?(?:bí thư|chủ tịch|giám đốc|trưởng ban)|bộ trưởng|thứ trưởng)\b"
)
_WORD_STOPS = (
    _each("diễn ra|bắt đầu|nhằm|vì|để|thu hút|quy tụ|kéo dài|gồm|là|thì|mà|do|mới đây", r"\b"),
    _each("vinh dự|hân hạnh|có thể|và sẽ|và đã|và đang|kết thúc thành công|lần này|hôm qua|hôm nay|sáng nay|chiều nay|tối nay", r"\b"),
    _each("hôm|sáng|chiều|tối|trưa|ngày", r"(?: ngày)? ?\d"),
    _each("thay mặt|dưới sự|trước sự|theo hình thức|bằng hình thức|cùng với|cùng các|thông qua hình", r"\b"),
    rf"với (?<!đối với ){_WITH}|có {_WITH}|có {_WHO}|còn có {_WHO}|cũng có {_WHO}",
    r"trong (?:ngày|khuôn khổ|hai|ba|sáng|chiều|bối cảnh|không khí)\b",
    r"nhân (?:dịp|kỷ niệm|ngày|chuyến)\b|vào (?:ngày|sáng|chiều|tối|lúc|hồi|dịp)\b|vừa (?:qua|diễn|được)\b",
    _each("về phía|tại|tán thành|nhất trí|biểu quyết|đã|đang|cũng|vẫn|các đại biểu", "(?= )"),
    _each("cho biết|khẳng định|nhấn mạnh|phát biểu|cho rằng|chủ trì|đồng chủ trì", "(?= )"),
    r"bị(?<! chuẩn bị)(?<! thiết bị)(?<! trang bị)(?<! trù bị)(?<! quân bị)(?! (?:ảnh|thiệt|hư) )(?= )",
    r"họp phiên|được (?:truyền|đón|nghe|phát|xem)(?= )",
)
# A blank and what stands after it, or a mark: each begins with one character, so that a search can skip to it.
_STOP = re.compile(rf" (?:{by_first_letter('|'.join(_WORD_STOPS))}|[;:\n|(]|[-–—] (?!\d))" r"|,|\.(?<!tp\.) |\"|“|”|;|:|\n|\|")
_LIST = re.compile(r"[^,;:.“”\"]{2,90}(?:, (?!(?:ông|bà|đồng chí|do|với|tại|nhằm|có|đã) )[^,;:.“”\"]{2,60}){0,4}? (?:và|cho) ")
_COMMA_BEFORE = re.compile(
    r"(?:,| (?:còn |cũng )?có(?: các)?:?) (?:(?:tân |đại biểu |nhà \w+ |\w+ sĩ |\w+ sư |đạo diễn |diễn viên ){1,2})?$"
)
_HYPHENED = re.compile(
    r"(?:việt nam [-–] (?:\w+|hoa kỳ|nhật bản|hàn quốc|trung quốc)\b|thiên [-–] huế|rịa [-–] vũng tàu|hội [-–] nhân văn)"
)
_AFTER_BRACKET = re.compile(
    r"[\"”]|, “| và “|,? (?:khóa|khoá|nhiệm kỳ|giai đoạn)\b"
    r"| (?:và|bàn|về|lĩnh vực|năm|giai đoạn|nhiệm kỳ|của|lần thứ|cho|thực hiện|tỉnh|trên|thường niên|bất thường)\b"
)
_ALIKE = re.compile(r"(cứu|chức|sáng) [^\W\d_]+, \1 [^\W\d_]+")  # "cứu nạn, | cứu hộ", "chức sắc, | chức việc"
_TELLS = re.compile(
    r" (?:không|thông qua|thảo luận|bầu|thông tin|ghi nhận|đánh giá|công bố|xem xét|quyết định|tổ chức|cho biết|biểu quyết|nghe)(?!\w)"
)  # what a meeting does: its name has ended
_LONGEST_GLOSS = 10  # letters
_OF_PLACES = re.compile(
    r" (?:các|hai|ba|bốn|\d{1,2}) (?:quận|huyện|xã|phường|tỉnh|thị xã|thị trấn) (?P<first>[^\W\d_]+)(?:,? [^\W\d_]+){0,8}$"
)
_QUOTED_TOO = re.compile(r"”, “")  # "danh hiệu “Nghệ nhân Nhân dân”, | “Nghệ nhân Ưu tú”"
# "quyết định của Bộ Quốc phòng, | Bộ Tổng tham mưu và Bộ Tư lệnh Quân khu 4 về …"
_BODY = r"(?:bộ|ban|sở|ubnd|hđnd|tỉnh ủy|văn phòng|tòa án|viện) [^,;:.]{3,60}"
_BODIES_TOO = re.compile(rf" (?:{_BODY}, )?{_BODY} và [^,;:.]{{3,60}} về ")
# "Kỳ họp thứ 9, | Quốc hội khóa XV"
_OF_TERM = re.compile(
    r" (?:quốc hội|hđnd|hội đồng nhân dân)[^,;:.()]{0,40} (?:khóa|khoá) [ivxl\d]+"
    r"(?: ?$|[,.;(\n]| nhiệm kỳ| tại | diễn ra| (?:ngày|sáng|chiều) )"
)
_SESSION = re.compile(
    r"(?:(?:kỳ|phiên|cuộc|buổi) họp|buổi lễ|hội (?:nghị|thảo)|đại hội|tọa đàm)$"
)  # nothing but its noun: "Tại kỳ họp, thành phố triển khai …"
_SORT = re.compile(r"mở rộng|bất thường|chuyên đề|kỳ họp|phiên họp|lần thứ|lần \d|khóa|\d{1,2}/\d{1,2}(?:/\d{4})? ?[-–]")
_SOMEONE = re.compile(
    r"(?:ảnh|nguồn|tin|theo|báo|clip|video|ông|bà|đồng chí|phó|chủ tịch|chủ nhiệm|bí thư|giám đốc|tổng giám|trưởng|ủy viên|uỷ viên"
    r"|bộ trưởng|thứ trưởng|thủ tướng|hiệu trưởng|thiếu tướng|trung tướng|thượng tướng|đại tướng|đại tá|thượng tá"
    r"|gs|pgs|ts|ths|bs|nguyên|một|nơi|những)\b"
)
_QUOTED = re.compile(r"[\"“][^\"”]{6,}[\"”]")
# What cannot end a name; the phrases have two words.
_CLOSING = ("”", '"')
_MARKS = " ,-–—'\"“./("
_OPEN_PHRASES = (" tiếp tục", " lần lượt", " tổ chức", " nói trên", " nêu trên", " trước khi", " sau khi", " năm nay", " về vấn đề")
_PHRASE_ENDS = {"tục", "lượt", "chức", "trên", "khi", "nay", "đề"}
_OPEN_WORDS = {
    "và", "của", "cho", "là", "đã", "được", "với", "sẽ", "vừa", "do", "tại", "ở", "trong", "trên", "vào", "này", "lần", "đều", "không",
    "còn", "cũng", "đang", "từ", "về",
}  # fmt: skip
# "buổi đối thoại | với hơn 120 thanh niên": those met are of its name, not those who came ("hội nghị | với 120 đại biểu")
_MET = ("gặp mặt", "gặp gỡ", "đối thoại", "tiếp xúc", "họp mặt", "làm việc", "trực tuyến", "giao ban")
_WITH_MANY = {"với các", "với nhiều", "với khoảng", "với hơn", "với gần", "với trên", *(f"với {digit}" for digit in range(10))}
_AT_OR_WHO_CAME = re.compile(r" (?:điểm|đầu) cầu|[^,.;:]{0,40} (?:tham dự|tham gia|dự)(?!\w)")
_HONOURED = {"vinh dự", "hân hạnh"}  # "Hội nghị | vinh dự đón ông A"; but "Lễ kỷ niệm 20 năm và vinh dự đón nhận Huân chương"
_AMENDED = " (sửa đổi)"  # of a law
_LONGEST_QUOTE = 200  # characters
_AGAINST = (" chống", " trừ", " ngừa")  # "phòng, chống thiên tai"
_YEAR = re.compile(r" ?năm \d| ?\d\d(?:(?:, ?| và )\d\d){0,6} năm tuổi")  # "Trao Huy hiệu 65, | 55, 50 năm tuổi Đảng"
