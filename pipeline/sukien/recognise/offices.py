"""Offices as written: a title (lexicons/titles.tsv) with its modifiers and the body it is held in.

The body is a unit that begins inside the title ("Trưởng [Ban Tuyên giáo Tỉnh ủy]"), a unit that follows it, a level word
("Chủ tịch tỉnh"), or a field of work ("Thứ trưởng Ngoại giao"); it may be left out ("Phó Bí thư").
"""

from __future__ import annotations

import re
from bisect import bisect_left

from msgspec.structs import replace

from sukien.alphabet import LOWER
from sukien.mentions import Anchor, Lost, Office, Segmented, UnitMention, beginning_at, start_of
from sukien.recognise.abroad import country_after, post_abroad
from sukien.recognise.branches import branch_of
from sukien.recognise.firms import POSTS, firm_after
from sukien.recognise.places import CHARGE
from sukien.recognise.runs import SYLLABLE, common_surnames
from sukien.recognise.unit_tails import PARTY
from sukien.text import key_of
from sukien.whole_words import openings

_FORMER = re.compile(r"(?:(nguyên là|nguyên|cựu)|cố) $")
_FORMER_ENDS = ("nguyên ", "nguyên là ", "cựu ", "cố ")
_ACTING = re.compile(r"(?:(?<!ủy )(?<!uỷ )(?<!chính )quyền|q\.) ?$")
_ACTING_ENDS = ("quyền ", "quyền", "q. ", "q.")
_TELLING_LETTERS = frozenset("àuốn.")  # one of them ends all of these words
_RANKS = "thường trực|thứ nhất|thứ hai|thứ ba|không chuyên trách|chuyên trách|phụ trách|danh dự|điều hành|cấp cao"
_RANK, _RANK_OPENS = re.compile(rf" (?:{_RANKS})(?![^\W_])"), openings(_RANKS)
_DUTIES = (" phụ trách", " điều hành")  # verbs with an object written small: "Phó Giám đốc | phụ trách chuyên môn"
_OF = re.compile(r"(?: mới| đương nhiệm)? của (?=[^\W\d_])")
_LONGEST_OF = len(" đương nhiệm của ")
# advisers, assistants and spokesmen serve the holder of another post: "cố vấn đặc biệt | của Tổng thư ký Liên hợp quốc"
_SERVES = frozenset({"co_van", "tro_ly", "nguoi_phat_ngon"})
_NO_NAME = re.compile(r"[,.;:)]|$|\n| (?!ông |bà )[^\W\d_A-ZĐÀ-Ỹ]")
_LEVEL_ALONE = re.compile(
    r" (?:tỉnh|thành phố|tp|huyện|quận|thị xã|xã|phường|thị trấn|hội đồng|hội|công ty|trường(?! chinh)|nhà trường|câu lạc bộ|chi bộ|"
    r"chi hội|trung tâm|sở|khoa|viện|bệnh viện|văn phòng|chi cục|bộ môn|hợp tác xã|htx)(?![^\W_]| đồng| ủy| [A-ZĐ])|"
    r" (?:tập đoàn|tổng công ty|ngân hàng|nhà máy|hiệp hội|học viện|clb|cty|doanh nghiệp|đài|liên đoàn|quỹ)"
    r"(?=[,.;:)]| [-–]| (?:cho|phát|đã|và|nói|từ|chia|khẳng|kiêm|trao|tặng)(?![^\W_])|$)"
)
# the village or the part of one that a post is held in: "Bí thư Chi bộ | thôn", "Tổ trưởng | tổ 4", "Trưởng khu | 7"
_PARTS = "thôn|bản|ấp|xóm|buôn|làng|khóm|khu phố|khu dân cư|khu|khối|tổ dân phố"
_OF_VILLAGE = re.compile(
    rf"(?: (?:{_PARTS}|tổ)(?: số)?|(?<=khu)) \d{{1,3}}[a-d]?(?=[,.;:)\n]|$| [-–(]| (?!tổ |thôn |xóm |hộ |người )[^\W\d_])"
    rf"| (?:{_PARTS})(?=[,.;:)\n]|$| [-–(]| (?:và|cho|nói|chia|kể|cùng)(?!\w))"
)
_OWNED = ("mass_organisation", "party_committee")  # "Chủ tịch Công đoàn | nhà trường", "Bí thư Đảng ủy | công ty"
_FIELD_WORDS = re.compile(r"(?: [^\W\d_]+| &){1,7} ")
_BOARDS = ("hđqt", "hđtv", "hội đồng quản trị", "hội đồng thành viên")  # "Chủ tịch HĐQT | ngân hàng"
_ABROAD = re.compile(
    rf" (?:(?:{SYLLABLE})(?: {SYLLABLE})*(?: tại (?:{SYLLABLE})(?: {SYLLABLE})*)?|tỉnh (?:{SYLLABLE})(?: {SYLLABLE})*)(?=[^{LOWER}]|$)"
)
_STATE = re.compile(r" (?:nước )?(?:chxhcn|cộng hòa xhcn|cộng hòa xã hội chủ nghĩa) việt nam")
_IN_VIETNAM = re.compile(r" (?:tại|ở) (?:Việt Nam|Hà Nội|nước ta)")
_WORD_AFTER = re.compile(r" ([^\W\d_]+)")
_NEEDS_BODY = {"unit"}
_OF_DELEGATION = frozenset({"truong_doan", "thu_ky", "hoi_truong"})
_PART_OF = ("làm ", "chức ", "chức vụ ", "vai trò ", "vị trí ")
_WITH_BODY = {"title_and_body", "title_and_field"}


def find_offices(segmented: Segmented, units: tuple[UnitMention, ...], lost: list[Lost]) -> tuple[Office, ...]:
    """Every office of the text in order of start; whether someone holds it is for the persons to tell."""
    key, starts = segmented.reading.key, [unit.start for unit in units]
    found: list[Office] = []
    end = stop = -1
    at = 0  # how many units begin before the title
    for anchor in segmented.anchors["titles"]:
        if anchor.start < end:
            continue
        if anchor.start >= stop:
            sentence = segmented.sentence_at(anchor.start)
            if sentence is None:
                continue
            stop = segmented.sentences[sentence].end
        if anchor.entry.fields.get("body") == "never":
            end = anchor.end
            continue
        if key[anchor.start] == "v" and anchor.entry.phrase.startswith("vụ ") and _is_word_for_post(segmented, anchor):
            continue  # "giữ chức | vụ Trưởng Ban Tuyên giáo"
        at = bisect_left(starts, anchor.start, at)
        if _in_body(key, units, at, anchor):
            end = anchor.end  # nor is a title inside it an office: "Ban Tổng | giám đốc"
            continue
        office = _office(segmented, units, at, anchor)
        if office is None:
            lost.append(Lost(anchor.start, anchor.end, "office", "title_without_body", "this title names an office only with its body"))
            continue
        if office.code in _SERVES and office.unit is None:
            office = _with_served(segmented, units, office)
        found.append(office)
        end = office.end
    return tuple(found)


def _is_word_for_post(segmented: Segmented, anchor: Anchor) -> bool:
    """ "vụ" belongs to the word before it: neither "giữ chức | Vụ trưởng" nor "giữ chức | vụ trưởng Vụ Pháp chế"."""
    key = segmented.reading.key
    if not key.endswith("chức ", 0, anchor.start) or key.startswith(" vụ ", anchor.end):
        return False
    return segmented.reading.text[anchor.start].islower() or segmented.reading.text[anchor.start - 2].isupper()


def _with_served(segmented: Segmented, units: tuple[UnitMention, ...], office: Office) -> Office:
    """The office with the post that its holder serves, where no name follows that post: "của Tổng thống Mỹ", not "của Tổng thống Trump"."""
    text, titles = segmented.reading.text, segmented.anchors["titles"]
    if not segmented.reading.key.startswith(" của ", office.end):
        return office
    at = office.end + len(" của ")
    title = beginning_at(titles, at)
    if title is None or title.entry.fields.get("body") == "never":
        return office
    served = _office(segmented, units, bisect_left(units, at, key=start_of), title)
    if served is None or _NO_NAME.match(text, served.end) is None:
        return office
    return replace(office, end=served.end, text=text[office.start : served.end])


def _in_body(key: str, units: tuple[UnitMention, ...], at: int, anchor: Anchor) -> bool:
    """The title is part of a body's name: "Ban | Bí thư", "Ban | Giám đốc"; `at` units begin before it."""
    start = anchor.start
    if start > 4 and key[start - 2] == "n":
        before = key[start - 5 : start]
        if before.endswith("ban ") or (before == "đoàn " and anchor.entry.code == "dai_bieu"):
            return True
    first = at - 3 if at > 3 else 0
    while at > first:
        at -= 1
        if units[at].end >= anchor.end:
            return True
    return False


def _office(segmented: Segmented, units: tuple[UnitMention, ...], at: int, anchor: Anchor) -> Office | None:
    text, key = segmented.reading.text, segmented.reading.key
    code, fields = anchor.entry.code, anchor.entry.fields
    body = fields.get("body", "any")
    end, unit, rule = anchor.end, None, "title_alone"
    rank = _RANK.match(key, end) if key[end : end + 3] in _RANK_OPENS else None
    if rank and not (rank[0] in _DUTIES and text[rank.end() + 1 : rank.end() + 2].islower()):
        end = rank.end()
    if body != "none":
        end, unit, rule = _body(segmented, units, at, anchor, end, body)
        if rule in _WITH_BODY and (country := country_after(segmented, end)):
            end = country
        if code == "truong_dai_dien" and (here := _IN_VIETNAM.match(text, end)):
            end = here.end()
    elif state := _STATE.match(key, end) or (PARTY.match(text, end) if key.endswith("đảng", 0, end) else None):
        end = state.end()
    elif country := country_after(segmented, end):
        end, rule = country, "title_and_country"
    if unit is None and body in _NEEDS_BODY and not (code in _OF_DELEGATION and _is_part_held(text, key, anchor.start, end)):
        return None
    start = anchor.start
    former = acting = None
    if start and key[start - 2 if key[start - 1] == " " else start - 1] in _TELLING_LETTERS:
        former = _FORMER.search(key, start - 11, start) if key.endswith(_FORMER_ENDS, 0, start) else None
        acting = _ACTING.search(key, start - 10, start) if key.endswith(_ACTING_ENDS, 0, start) else None
    title = text[start : anchor.end]
    if acting:
        start = acting.start()
    elif former and former[1]:
        start = former.start() if former[1] != "nguyên là" else start
    level = fields.get("level") or (unit.level if unit else None)
    branch = (branch_of(key_of(unit.name)) if unit else None) or fields.get("branch")
    return Office(start, end, text[start:end], title, code, unit, former is not None, acting is not None, rule, level, branch)


def _is_part_held(text: str, key: str, start: int, end: int) -> bool:
    """A part in a delegation or council [start, end) that a holder is told to have without the body: "– Thành viên", "làm Trưởng đoàn"."""
    if end < len(text) and text[end] not in ",.;:)\n" and not key.startswith((" - ", " – ", " làm việc", " đã "), end):
        return (
            text[start].isupper() and key.endswith(("đoàn", "trưởng"), start, end) and _person_follows(key, end) and text[end + 1].isupper()
        )
    if key.endswith(_PART_OF, 0, start):
        return not text.startswith("thành viên", start)
    return text[start].isupper() and start > 1 and text[start - 1] == " " and text[start - 2] in ",-–("


def _body(
    segmented: Segmented, units: tuple[UnitMention, ...], at: int, anchor: Anchor, end: int, body: str
) -> tuple[int, UnitMention | None, str]:
    """Where the office ends, its body and the rule that found it; `at` units begin before the title."""
    text, key = segmented.reading.text, segmented.reading.key
    while at < len(units) and units[at].start <= anchor.start:
        at += 1
    for unit in units[at : at + 6]:
        if unit.start > end + _LONGEST_OF:
            break
        if unit.start < anchor.end < unit.end or (unit.start == end + 1 and text[end] == " "):
            owned = unit.rule == "head_alone" and unit.kind in _OWNED
            owner = _LEVEL_ALONE.match(key, unit.end) if owned or (unit.kind == "council" and key.endswith(_BOARDS, 0, unit.end)) else None
            return owner.end() if owner else unit.end, unit, "title_and_body"
        if unit.start > end + 4 and (of := _OF.match(key, end)) and of.end() == unit.start:
            return unit.end, unit, "title_and_body"
    in_block = key.endswith(" khối", anchor.start, end) and at < len(units) and not _person_follows(key, end)
    if in_block and _FIELD_WORDS.fullmatch(text, end, min(units[at].start, end + 40)):
        return units[at].end, units[at], "title_and_body"  # "Giám đốc Khối | Khách hàng cá nhân | Ngân hàng Á Châu"
    charged = end - len(_DUTIES[0]) if key.endswith(_DUTIES[0], anchor.start, end) else end
    if key.startswith(_DUTIES[0], charged):
        charge = CHARGE.match(text, charged)
        if charge and (body_after := beginning_at(units, charge.end())):
            return body_after.end, body_after, "title_and_body"  # "Phó Giám đốc | phụ trách chuyên môn | Bệnh viện Đa khoa tỉnh"
        if charge and _LEVEL_ALONE.match(key, end) is None:
            return charged, None, "title_alone"
    if text.startswith(", ", end) and (beside := beginning_at(units, end + 2)) and _person_follows(key, beside.end):
        return beside.end, beside, "title_and_body"  # "Phó Cục trưởng, | Cục Quản lý thị trường | Trần Văn An"
    if end >= len(text) or text[end] != " ":
        return end, None, "title_alone"
    if level := _LEVEL_ALONE.match(key, end):
        return level.end(), None, "title_and_level"
    if anchor.entry.code == "to_truong" and (part := _OF_VILLAGE.match(key, end)):
        return part.end(), None, "title_and_level"
    field = _field_at(segmented, end + 1, anchor.entry.code)
    if field is not None:
        return field, None, "title_and_field"
    if body == "abroad":
        post = post_abroad(segmented, end)
        return post, None, "title_and_country" if post > end else "title_alone"
    if country := country_after(segmented, end):
        return country, None, "title_and_country"
    if body == "open" and not _person_follows(key, end) and (abroad := _ABROAD.match(text, end)):
        return _before_person(key, end, abroad.end()), None, "title_and_words"
    if anchor.entry.code in POSTS and (firm := firm_after(segmented, anchor.start, end)):
        return firm.end, firm, "title_and_firm"
    return end, None, "title_alone"


def _field_at(segmented: Segmented, at: int, code: str) -> int | None:
    """The end of the field of work that begins at `at`, written with a capital after all titles but a minister's."""
    text = segmented.reading.text
    if at >= len(text) or not (text[at].isupper() or code == "bo_truong"):
        return None
    field = beginning_at(segmented.anchors["unit_tails"], at)
    return field.end if field is not None else None


def _person_follows(key: str, end: int) -> bool:
    """A surname stands right after `end`."""
    word = _WORD_AFTER.match(key, end)
    return word is not None and word[1] in common_surnames()


def _before_person(key: str, start: int, end: int) -> int:
    """Cut a stretch of capitalised words where a surname begins a person's name."""
    for match in re.finditer(r"[^\W\d_]+", key[start:end]):
        if match[0] in common_surnames() and end - start - match.start() > len(match[0]) + 1:
            return start + match.start() - 1 if match.start() > 1 else start
    return end
