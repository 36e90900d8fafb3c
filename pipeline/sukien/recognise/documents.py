"""Document numbers as written, with all that the press does to them.

    946/QĐ-UBND   22/2010/QĐ-UBND   3726/UBND-TH   06/2022/QH15      number / [year /] symbol
    05-CT/TW   4843 - QĐ/HNDT   16-LCT/HĐNN7                         number - type / body
    Quyết định số 999   Nghị định 42/2010                            a noun of document_types and a number alone
    Quyết định số 12, 13/QĐ-UBND                                     numbers that share a symbol

Sources: Decree 30/2020/NĐ-CP (article 8, annex I), law on legal documents of 2015, 36-HD/VPTW of 2018, observed usage.
Blanks, line breaks and long dashes inside a number are the press's and are folded in the normal form.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise

from sukien.mentions import Anchor, DocumentMention, Lost, Segmented
from sukien.recognise.date_refusals import is_counted
from sukien.recognise.symbols import read_symbol
from sukien.text import places_of

_GROUP = r"[A-ZĐƯ][A-ZĐƯÂÊÔƠa-z&]{0,15}[0-9]{0,3}"
_DASH = r"\s?[-–—]\s?"
_DOTTED = r"(?:(?:QĐ|NQ|CT|TB|CV|TT|KH|BC)\.(?=[A-ZĐ]{2}))?"  # "QĐ.UB", as numbers were written before 2000
_SYMBOL = rf"(?:T\.\s?Ư|{_DOTTED}{_GROUP}(?:{_DASH}{_GROUP}){{0,4}})"
_NUMBER = re.compile(
    rf"""[0-9](?<![0-9A-Za-z][0-9])(?<![/.,–-][0-9])[0-9]{{0,4}}[A-Za-zđ]?
    (?: \s?[/-]\s?(?P<year>(?:19|20)[0-9]{{2}})\s?[/ ]\s?(?P<dated>{_SYMBOL}(?:/{_SYMBOL})?)
      | \s?/\s?(?P<plain>{_SYMBOL}(?:/{_SYMBOL})?)
      | (?:{_DASH}|[ ])(?P<type>[A-ZĐ][A-Za-zĐđ]{{0,6}})\s?/\s?(?P<body>{_SYMBOL}) )""",
    re.VERBOSE,
)
_LETTERS = re.compile(_GROUP)
_MARK = re.compile(r"[,.;:\n]")
_FOLD = str.maketrans({"–": "-", "—": "-"})
_BLANK = re.compile(r"\s+")
_SHARED = re.compile(r"(?:số|định)\s?:?\s?((?:[0-9]{1,5}[a-z]?(?:\s?[,;]\s?|\s?và\s(?:số\s)?)){1,6})$")
_SHARED_NUMBER = re.compile(r"[0-9]{1,5}[a-z]?")
_ALONE = re.compile(
    r"\s?(?P<so>(?:liên tịch |trung ương |khen thưởng |bổ nhiệm |thành lập )?(?:mang )?số)?\s?:?\s?"
    r"(?P<number>[0-9]{1,5}[a-zđ]?)(?:\s?/\s?(?P<year>(?:19|20)[0-9]{2}))?"
    r"(?![0-9]|,[0-9]|\s?[./:-]\s?[0-9]|\s?%)"
)
_ALONE_BEGINS = ("số", *"0123456789", "liên tịch ", "trung ương ", "mang ", "khen thưởng ", "bổ nhiệm ", "thành lập ")
_OF_BODY = re.compile(
    r" của (?:(?!về |việc )[^,.;:()\n ]+ ){1,9}số (?P<number>[0-9]{1,5})(?P<year>)(?P<so>)(?![0-9]|,[0-9]|\s?[./:-]\s?[0-9]|\s?%)"
)
_AFTER_BARE = re.compile(
    r"\s?(?:$|[.,;:()\"“”'’…!?\n–-]|\b(?:của|về|ngày|do|và|năm|được|cũng|đã|đang|quy|này|thì|là|có"
    r"|ra|nêu|khóa|ban hành|cho|tại|trên|trong|để|sẽ|với)\b)"
)
_THINGS = re.compile(
    r"\s?(?:nội dung|vấn đề|việc|vụ|điều|khoản|nhiệm vụ|giải pháp|tháng|năm (?!\s?[12][0-9]{3})|ngày (?![0-9])|lần|kế hoạch|dự án|suất|k\b)"
)
_OF_WHOM = re.compile(
    r"\s(?:của (?:chính phủ|thủ tướng|bộ|ubnd|chủ tịch|tỉnh|thành|ban|huyện|trung ương|tw)|ngày [0-9]|\(?năm (?:19|20)[0-9]{2}\b)"
)
_AND_ALONE = re.compile(r"(?:\s?,\s?|\s?và\s)(?:số\s?)?(?P<number>[0-9]{1,5}[a-zđ]?)(?:/(?P<year>(?:19|20)[0-9]{2}))?(?![0-9/.-])")
_BEFORE_NUMBER = re.compile(r"[\s:]*(?:(?:liên tịch |mang )?số|ký hiệu)?[\s:]*$")
_ISSUED_BY = re.compile(
    r"(?:,? ngày [0-9./-]{3,10},?)? (?:\(?khóa [ivx]{1,5}\)? )?của (?P<body>bộ chính trị|ban bí thư(?: trung ương đảng)?"
    r"|ban chấp hành trung ương(?: đảng)?|ủy ban thường vụ quốc hội|quốc hội|chính phủ|thủ tướng chính phủ|chủ tịch nước)\b"
)
_OF_TERM = re.compile(r"(?:QH|UBTVQH)[0-9]{1,2}")  # with a year and a term the letters can be nothing else
_NAMED_LAW = re.compile(r"\bluật [^.;:()\n0-9]{3,60}$")  # "Luật Thi đua, khen thưởng 15/2003/QH11"
_FAR_SIGN = 7  # five digits, a letter and a blank
_FAR_NOUN = 70  # characters between the noun and "số": "Quyết định của Chủ tịch UBND tỉnh số 284"


def find_documents(segmented: Segmented, lost: list[Lost]) -> tuple[DocumentMention, ...]:
    """Numbers with a symbol first; then nouns followed by a number alone, where no symbol was found."""
    found: list[DocumentMention] = []
    nouns = segmented.anchors.get("document_types", [])
    by_end = {a.end: a for a in reversed(nouns)}
    ends = sorted(by_end)
    text = segmented.reading.text
    end = 0
    for start in _perhaps(text, segmented.numbers):
        if start >= end and (match := _NUMBER.match(text, start)):
            end = match.end()
            found.extend(_with_symbol(segmented, match, ends, by_end, lost))
    if not found and not nouns:
        return ()
    taken = {d.start for d in found}
    for reader in (_alone, _of_body):
        for noun in nouns:
            for document in reader(segmented, noun):
                if document.start not in taken:
                    taken.add(document.start)
                    found.append(document)
    found = [d for d in found if segmented.section_at(d.start).kind != "noise"]
    found.sort(key=_place)
    return tuple(found)


def _perhaps(text: str, numbers: list[int]) -> list[int]:
    """Those of the numbers that a sign follows, and then a capital or a year; quicker than to try the pattern at each."""
    starts: list[int] = []
    for sign in places_of("/-–—", text):
        i = bisect_right(numbers, sign) - 1
        if i >= 0 and sign - numbers[i] <= _FAR_SIGN:
            follows = text[sign + 1 : sign + 3].lstrip()
            if follows and (follows[0] in "12" or follows[0].isupper()):
                starts.append(numbers[i])
    return starts


def _place(document: DocumentMention) -> tuple[int, int]:
    return document.start, document.end


def _with_symbol(
    segmented: Segmented, match: re.Match[str], ends: list[int], by_end: dict[int, Anchor], lost: list[Lost]
) -> list[DocumentMention]:
    """The document of a number with its symbol, and those that share the symbol before it."""
    key = segmented.reading.key
    start, end = match.start(), _cut(match)
    head = match[0][: end - start]
    symbol_start = match.start("dated" if match["dated"] else "plain" if match["plain"] else "type") - start
    written = _BLANK.sub("", head[symbol_start:]).translate(_FOLD)
    symbol = read_symbol(written)
    noun = _noun_before(key, start, ends, by_end)
    cued = noun is not None or key.endswith(("số ", "số", "số: ", "số\n", "hiệu "), max(0, start - 5), start)
    of_term = match["year"] is not None and _OF_TERM.fullmatch(written) is not None
    certain = symbol.known >= 2 or (symbol.known == 1 and symbol.groups > 1) or of_term
    capitals = sum(c.isupper() for c in written)
    if not (certain and capitals >= 2) and not (cued and capitals >= 2):
        if capitals >= 2:
            lost.append(Lost(start, end, "document", "number_with_symbol", f"letters unknown and no word for a document before: {written}"))
        return []
    kind = noun.entry.code if noun is not None else symbol.kind
    if kind is None and of_term and _NAMED_LAW.search(key, max(0, start - _FAR_NOUN), start):
        kind = "luat"
    if kind == "quyet_dinh" and symbol.kind == "quy_dinh":
        kind = "quy_dinh"
    digits = _BLANK.sub("", head[:symbol_start]).translate(_FOLD).rstrip("/-")
    join = "-" if match["type"] else "/"
    rule = "party_number" if match["type"] else "number_with_year" if match["year"] else "number_with_symbol"
    documents = [DocumentMention(start, end, f"{digits}{join}{written}", written, kind, symbol.issuer, rule)]
    if key[start - 1] in " ,;\n" and (shared := _SHARED.search(key, start - 40, start)):
        for item in _SHARED_NUMBER.finditer(key, shared.start(1), shared.end(1)):
            number = f"{item[0]}{join}{written}"
            documents.insert(0, DocumentMention(item.start(), item.end(), number, written, kind, symbol.issuer, "shared_symbol"))
    return documents


def _cut(match: re.Match[str]) -> int:
    """Where the number ends. A group after a dash with blanks on both sides counts only while the symbol is not complete
    ("QĐ – UBND"; not "QĐ-UBND - Sở Nội vụ"); with a blank on one side it counts if it is capitals."""
    text, end = match[0], match.end()
    if " " not in text and "\n" not in text:
        return end
    start = match.start("dated" if match["dated"] else "plain" if match["plain"] else "body") - match.start()
    for before, group in pairwise(_LETTERS.finditer(text[start:])):
        between = text[start + before.end() : start + group.start()]
        if " " not in between and "\n" not in between:
            continue
        whole = read_symbol(_BLANK.sub("", text[start : start + before.end()]).translate(_FOLD))
        capitals = sum(c.isupper() for c in group[0])
        apart = between[0].isspace() and between[-1].isspace()
        if capitals < 2 or (apart and whole.kind is not None and whole.issuer is not None):
            return match.start() + start + before.end()
    return end


def _noun_before(key: str, start: int, ends: list[int], by_end: dict[int, Anchor]) -> Anchor | None:
    """The document noun that the number at `start` belongs to, at most _FAR_NOUN characters before "số"."""
    i = bisect_right(ends, start) - 1
    if i < 0 or start - ends[i] > _FAR_NOUN:
        return None
    gap = key[ends[i] : start]
    if _BEFORE_NUMBER.fullmatch(gap):
        return by_end[ends[i]]
    near = gap.rstrip()
    if near.endswith("số") and not _MARK.search(near):
        return by_end[ends[i]]
    return None


def _alone(segmented: Segmented, noun: Anchor) -> list[DocumentMention]:
    """Documents of a noun with a number but no symbol ("Quyết định số 999", "Nghị quyết 04")."""
    key, text = segmented.reading.key, segmented.reading.text
    rest = key[noun.end : noun.end + 16].lstrip(" \n:")
    match = _ALONE.match(key, noun.end) if rest.startswith(_ALONE_BEGINS) else None
    if match is None or (not match["so"] and not _agrees(text, key, noun, match)):
        return []
    rule = "noun_and_number" if match["so"] else "noun_and_bare_number"
    documents = [_bare(segmented, match, noun, rule)]
    more = _AND_ALONE.match(key, match.end())
    while more and _AFTER_BARE.match(key, more.end()):
        documents.append(_bare(segmented, more, noun, "number_in_list"))
        more = _AND_ALONE.match(key, more.end())
    return documents


def _agrees(text: str, key: str, noun: Anchor, match: re.Match[str]) -> bool:
    """Whether a number right after the noun, without "số", is the document's and counts nothing."""
    bare = noun.entry.fields.get("bare")
    if bare is None or is_counted(key, match.end()) or _THINGS.match(key, match.end()):
        return False
    if bare == "always" or match["year"]:
        return True
    if text[noun.start].isupper():
        inside = noun.start > 1 and (text[noun.start - 2].isalnum() or text[noun.start - 2] in ",;")
        return inside or _AFTER_BARE.match(key, match.end()) is not None
    if noun.entry.code == "chi_thi" and len(match["number"]) > 1 and _AFTER_BARE.match(key, match.end()):
        return True  # "theo chỉ thị 16": the word is seldom a verb
    return _OF_WHOM.match(key, match.end()) is not None


def _of_body(segmented: Segmented, noun: Anchor) -> list[DocumentMention]:
    """ "Quyết định của Chủ tịch UBND tỉnh số 284": the body stands between the noun and "số"."""
    key = segmented.reading.key
    match = _OF_BODY.match(key, noun.end) if noun.entry.fields.get("bare") == "yes" else None
    if match is None or not _AFTER_BARE.match(key, match.end()):
        return []
    return [_bare(segmented, match, noun, "noun_body_number")]


def _bare(segmented: Segmented, match: re.Match[str], noun: Anchor, rule: str) -> DocumentMention:
    """A number without symbol; its issuer is a central body named right behind it ("Nghị quyết 36 của Bộ Chính trị")."""
    text = segmented.reading.text
    number = text[match.start("number") : match.end("number")] + (f"/{match['year']}" if match["year"] else "")
    issued = _ISSUED_BY.match(segmented.reading.key, match.end())
    issuer = text[issued.start("body") : issued.end("body")] if issued else None
    return DocumentMention(match.start("number"), match.end(), number, None, noun.entry.code, issuer, rule)
