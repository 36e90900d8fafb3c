"""The province and district an article speaks from: what a bare "tỉnh" or "UBND huyện" stands for.

Evidence for the province, most trusted first; each is a rule:
    dateline_tag      "BBK -", "(BGĐT) -" at the head of the text (lexicons/datelines.tsv)
    dateline_domain   "(binhdinh.gov.vn) -", "(Baonghean) -" there
    dateline_press    "(Báo Bắc Kạn) -" there
    dateline_place    "ĐÀ NẴNG -" there, "Bắc Kạn (TTXVN) -"; "Bắc Kạn: …" in the first lines
    source_domain     the article's address: "https://backan.gov.vn/…", "https://baobackan.vn/…" (no span)
    press_name        "Báo Bắc Kạn", "Cổng thông tin điện tử tỉnh X" in a byline, a source line or page noise
    body_named        one province's bodies are named in full, and "tỉnh" stands alone elsewhere
    title_place       the title begins with a province ("Hưng Yên: …"), or names the one whose bodies the article names
    district_named    one district is named, "huyện" stands alone elsewhere, and only one province has a district of that name
    only_province     the only province that the article names, twice or more, by a body too
A kind of evidence that speaks for two provinces alike decides nothing; None when none decides.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from operator import attrgetter

from msgspec import Struct

from sukien.lexicon import load
from sukien.mentions import Anchor, Mentions, Segmented
from sukien.places.gazetteer import between_changes, gazetteer
from sukien.resolve.datelines import HEAD, LONGEST, dateline_heads
from sukien.resolve.districts import bare_districts, district_places, home_district
from sukien.resolve.places import Setting, article_day, link, read_wording
from sukien.resolved import Home

_AGENCY = re.compile(r"[ \t]*\([A-ZĐ][\w+/.]{1,14}\)[ \t]*[-–—]")  # "(TTXVN) -", behind a place
_COLON = re.compile(r" ?: ?(?=\S)")
_MARGIN = 2  # mentions by which one province must lead another: of two, one named twice is no majority
_HEAD_LINES = 3  # lines that a place and a colon may begin: title, lead, body
_SEAT = "hanoi"  # from where the agencies send what has no other place
_PRESS_HEAD = re.compile(r"(?:báo|đài (?:ptth|phát thanh)|cổng ttđt)(?: điện tử)?(?: tỉnh)? ")
_DOMAIN = re.compile(r"(?:[\w-]+\.)*?(bao)?([a-z]+?)(?:tv|online|city)?((?:\.(?:gov|com|org|net))?\.vn)?")
_HOST = re.compile(r"(?:https?://)?(?:www\.)?([\w.-]{1,80})")
_PRESS = re.compile(
    r"(?:báo|đài (?:pt|phát thanh)[\w\- &]{0,24}|đài ptth|cổng (?:tt|thông tin)[\w ]{0,24}|trang (?:tin|thông tin)[\w ]{0,16})"
    r"(?: tỉnh| thành phố| tp\.?)? $"
)
_KIND_BEFORE = re.compile(r"(?:(?:tỉnh|thành) (?:ủy|đoàn|hội)|(?<!\w)(?:tỉnh|thành phố|tp\.?)) ?$")
_KIND_ENDS = frozenset("yạnihtốp.")  # what stands before the last sign of what _KIND_BEFORE finds
_LOWER_KINDS = ("huyện", "quận", "tx", "tx.", "phường", "xã", "thị trấn", "đặc khu")
_WORD_BEFORE = re.compile(r"(\w)\w* $")
_WORD = re.compile(r"\w+")
_LEVEL_WORD = re.compile(r"(?:tỉnh|thành(?: phố)?|tp)(?P<body> ủy| đoàn)?")
_LEVEL_WORDS = {"tỉnh": ("tỉnh",), "thành phố": ("thành", "tp")}  # of each kind, how what _LEVEL_WORD finds begins
_PRESS_SECTIONS = frozenset({"byline", "source", "stamp", "noise"})
_BEFORE = ("ubnd ", "hđnd ", "nhân dân ", "lãnh đạo ", "công an ", "toàn ", "mttq ", "việt nam ")
_PROPER = frozenset({"school", "company", "hospital", "institute", "media", "other", "cooperative"})


class Evidence(Struct, frozen=True):
    """A province's code in lexicons/provinces.tsv, spoken for at a span."""

    code: str
    start: int | None
    end: int | None


def find_home(segmented: Segmented, mentions: Mentions) -> Home | None:
    """The article's home by the best evidence there is; names are those of the article's day. None when not clear."""
    day = between_changes(article_day(segmented, mentions.dates))
    for rule, evidence in _evidence(segmented, mentions, day):
        best = _spoken_for(evidence) if evidence else None
        if best is not None:
            province = link(read_wording(_names()[best.code]), Setting(day)).place
            district = home_district(segmented, mentions, province, day)
            return Home(province.full if province else None, district.full if district else None, best.start, best.end, rule)
    return None


def _evidence(segmented: Segmented, mentions: Mentions, day: str | None) -> Iterator[tuple[str, list[Evidence]]]:
    provinces = named_provinces(segmented)
    yield from _datelines(segmented, provinces)
    if segmented.url is not None:
        yield "source_domain", _source_domain(segmented.url)
    if not provinces:
        yield "district_named", _district_provinces(segmented, mentions, day)
        return
    placed = [(a, segmented.sentence_at(a.start)) for a in provinces]
    read = [a for a, i in placed if i is not None and not _is_lower(segmented, a)]
    yield "press_name", _evidences(a for a, i in placed if _is_press(segmented, a, i))
    starts = sorted([u.place.start for u in mentions.units if u.place is not None and u.kind != "admin_unit" and u.kind not in _PROPER])
    bodies = [a for a in read if _covered(starts, a.start)]
    acting = bodies or [a for a in read if _is_kinded(segmented, a)]
    bare = {kind for kind in {a.entry.fields["kind"] for a in acting} if _stands_bare(segmented, kind)}
    body_named = _evidences(a for a in acting if a.entry.fields["kind"] in bare)
    yield "body_named", body_named
    named = {a.entry.code for a in bodies}
    yield "title_place", _evidences(a for a in read if _in_title(segmented, a, named) and not _in_proper_name(mentions, a))
    if len({item.code for item in body_named}) < 2:  # where two provinces act, a district of one makes it no home
        yield "district_named", _district_provinces(segmented, mentions, day)
    yield "only_province", _evidences(bodies if len(read) > 1 and len({a.entry.code for a in read}) == 1 else ())


def _is_kinded(segmented: Segmented, anchor: Anchor) -> bool:
    """A level word of provinces stands before the name or begins it: "tỉnh | Bắc Kạn", "TP.HCM"."""
    key, start = segmented.reading.key, anchor.start
    kinded = key[start - 2] in _KIND_ENDS and _KIND_BEFORE.search(key, start - 12, start) is not None
    return kinded or anchor.entry.phrase.startswith("tp")


def _in_title(segmented: Segmented, anchor: Anchor, named: set[str]) -> bool:
    """True for a province that heads the title ("Hưng Yên: …"), or stands in it and has its bodies named."""
    title, key = segmented.title, segmented.reading.key
    if title is None or not title.start <= anchor.start < title.end or _may_be_person(segmented, anchor):
        return False
    heads = _KIND_BEFORE.sub("", key[title.start : anchor.start]) == "" and key.startswith((":", " :"), anchor.end)
    return heads or anchor.entry.code in named


def named_provinces(segmented: Segmented) -> list[Anchor]:
    """Names of provinces written with capitals, the longest where they overlap, in order."""
    text = segmented.reading.text
    chosen: list[Anchor] = []
    end = -1
    for anchor in segmented.anchors["provinces"]:
        if anchor.start >= end and _is_capitalised(text[anchor.start : anchor.end]):
            chosen.append(anchor)
            end = anchor.end
    return chosen


def _is_capitalised(name: str) -> bool:
    """Every word of a name begins with a capital."""
    return name.istitle() or all(word[0].isupper() for word in _WORD.findall(name))


def _spoken_for(evidence: list[Evidence]) -> Evidence | None:
    """The first evidence for the one province spoken for; of several, the one with twice as much as any other, by two at least."""
    if len(evidence) < 2 or len({item.code for item in evidence}) == 1:
        return evidence[0] if evidence else None
    counts = Counter(item.code for item in evidence).most_common(2)
    if counts[0][1] < max(2 * counts[1][1], counts[1][1] + _MARGIN):
        return None
    return next(item for item in evidence if item.code == counts[0][0])


def _evidences(anchors: Iterable[Anchor]) -> list[Evidence]:
    return [Evidence(a.entry.code, a.start, a.end) for a in anchors]


@cache
def _names() -> dict[str, str]:
    """Code of a province in the lexicon → its kind and name."""
    return {entry.code: f"{entry.fields['kind']} {entry.fields['name']}" for entry in load("provinces")}


@cache
def _codes() -> dict[str, str]:
    """Name of a province → its code in the lexicon."""
    return {entry.fields["name"]: entry.code for entry in load("provinces")}


def _datelines(segmented: Segmented, provinces: list[Anchor]) -> Iterator[tuple[str, list[Evidence]]]:
    text, key = segmented.reading.text, segmented.reading.key
    heads = dateline_heads(text)
    if not heads:
        yield "dateline_place", _place_lines(segmented, provinces)
        return
    tags = {(a.start, a.end): a.entry.code for a in segmented.anchors["datelines"] if text[a.start : a.end].isupper()}
    yield "dateline_tag", [Evidence(tags[span], *span) for span in heads if span in tags]
    domains = [(m, span) for span in heads if (m := _DOMAIN.fullmatch(key, *span)) and m[2] in _names() and (m[1] or m[3])]
    yield "dateline_domain", [Evidence(m[2], *span) for m, span in domains]
    press = {a.end: a for a in provinces if a.start < HEAD}
    named = [a for start, end in heads if (a := press.get(end)) and _PRESS_HEAD.fullmatch(key, start, a.start)]
    yield "dateline_press", _evidences(named)
    places = {(a.start, a.end): a.entry.code for a in provinces if text[a.start : a.end].isupper()}
    yield "dateline_place", [Evidence(places[span], *span) for span in heads if span in places]
    yield "dateline_place", _place_lines(segmented, provinces)


def _place_lines(segmented: Segmented, provinces: list[Anchor]) -> list[Evidence]:
    """Provinces that begin a line of the head before an agency in brackets, or one of the first lines before a colon."""
    text, title = segmented.reading.text, segmented.title
    found = []
    for anchor in provinces:
        if anchor.start >= HEAD:
            break
        in_title = title is not None and title.start <= anchor.start < title.end
        if in_title or (anchor.start > 1 and text[anchor.start - 1] != "\n" and not text[anchor.start - 2].isspace()):
            continue  # most stand behind a word
        line = text[max(0, anchor.start - LONGEST) : anchor.start].rpartition("\n")[2]
        if line.strip() or (anchor.start >= LONGEST and len(line) == LONGEST):
            continue
        agency = anchor.entry.code != _SEAT and _AGENCY.match(text, anchor.end)
        if agency or (_COLON.match(text, anchor.end) and _lines_before(text, anchor.start) < _HEAD_LINES):
            found.append(Evidence(anchor.entry.code, anchor.start, anchor.end))
    return found


def _lines_before(text: str, start: int) -> int:
    return sum(1 for line in text[:start].splitlines() if line.strip())


def _source_domain(url: str) -> list[Evidence]:
    """The province whose portal or paper the address belongs to."""
    host = _HOST.match(url.lower())
    match = _DOMAIN.fullmatch(host[1]) if host else None
    return [Evidence(match[2], None, None)] if match and match[2] in _names() else []


def _is_lower(segmented: Segmented, anchor: Anchor) -> bool:
    """True for a district or commune that bears a province's name: "phường Bắc Kạn", "huyện Điện Biên"."""
    key, end = segmented.reading.key, anchor.start
    return end > 0 and key.endswith(_LOWER_KINDS, 0, end - 1 if key[end - 1] == " " else end)


def _may_be_person(segmented: Segmented, anchor: Anchor) -> bool:
    """True for "Thái Bình" in "Nguyễn Thái Bình": a name that is not only a province's, after another word in capitals."""
    before = _WORD_BEFORE.search(segmented.reading.text, max(0, anchor.start - 12), anchor.start)
    return anchor.entry.fields["bare"] == "no" and before is not None and before[1].isupper()


def _is_press(segmented: Segmented, anchor: Anchor, sentence: int | None) -> bool:
    kind = segmented.kinds[sentence] if sentence is not None else segmented.section_at(anchor.start).kind
    if kind not in _PRESS_SECTIONS:
        return False
    return _PRESS.search(segmented.reading.key, anchor.start - 60, anchor.start) is not None


def _in_proper_name(mentions: Mentions, anchor: Anchor) -> bool:
    """True inside the name of a school, company or the like: "Đại học Quốc gia Hà Nội" says nothing of a home."""
    i = bisect_right(mentions.units, anchor.start, key=attrgetter("start"))
    near = mentions.units[max(0, i - 3) : i]
    return any(anchor.end <= u.end and u.kind in _PROPER for u in near)


def _covered(starts: list[int], offset: int) -> bool:
    """True when a place that begins at one of `starts` reaches `offset`: it begins there or a kind ("thành phố ") before."""
    i = bisect_right(starts, offset)
    return i > 0 and offset - starts[i - 1] <= 12


def _stands_bare(segmented: Segmented, kind: str) -> bool:
    """A kind of province stands without a name: "tỉnh" in "UBND tỉnh", "thành phố" in "Thành ủy"."""
    text, key = segmented.reading.text, segmented.reading.key
    for begin in _LEVEL_WORDS[kind]:
        start = key.find(begin)
        while start >= 0:
            word = _LEVEL_WORD.match(key, start)
            if word and (word["body"] or key.endswith(_BEFORE, 0, start)):
                after = text[word.end() : word.end() + 2] + "  "
                if not after[0].isalnum() and not (after[0] in " ." and after[1].isupper()):
                    return True
            start = key.find(begin, start + len(begin))
    return False


def _district_provinces(segmented: Segmented, mentions: Mentions, day: str | None) -> list[Evidence]:
    """Provinces of the districts named, when a district's kind stands without a name elsewhere."""
    if not bare_districts(mentions):
        return []
    found = []
    for span, place in district_places(segmented, mentions, Setting(day)):
        province = gazetteer().province(place, day or place.valid_to)
        if province is not None:
            found.append(Evidence(_codes()[province.name], span.start, span.end))
    return found
