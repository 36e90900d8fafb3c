"""Persons as written: names with the offices and honorifics that stand with them.

Patterns (their names are the rules of the mentions):
honorific_before     đồng chí NAME
office_before        OFFICE NAME; OFFICE, OFFICE NAME
office_after         NAME, OFFICE, OFFICE; NAME - OFFICE; NAME (OFFICE); NAME là OFFICE
header_over_list     các đồng chí OFFICE: NAME; NAME
appointed_to         NAME … giữ chức OFFICE
list_of_names        NAME, NAME và NAME, one of them sure
life_data            NAME (SN 1981), NAME (32 tuổi)
known_name           the wording of a name that is sure elsewhere in the article
repeated             a surname with one more syllable, more than once
full_name            a surname with two or three more syllables
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator

from msgspec.structs import replace

from sukien.mentions import Anchor, Lost, Office, PersonMention, Segmented, Span, TitleMention, UnitMention
from sukien.recognise.groups import Group, Header, find_groups, find_headers
from sukien.recognise.names import Candidate, find_candidates
from sukien.recognise.runs import common_surnames, is_capitals
from sukien.text import key_of

_AFTER = re.compile(
    r"\s?(?:\([^()]{1,40}\)\s?)?(?:,|-|–|—|\||\(|:|, là|, hiện là|, hiện|là|hiện là|hiện|, nguyên là|giữ chức|giữ chức vụ)?\s*(?:đồng chí|ông|bà)?\s?"
)
_JOIN = re.compile(r"\s?(?:,|;|và|cùng|,? ?(?:và )?(?:đồng chí|đ/c|ông|bà|anh|chị|em))\s?(?:đồng chí |đ/c |ông |bà |anh |chị |em )?\s?")
_NEVER = frozenset({"hồ chí minh", "bác hồ", "việt nam", "cụ hồ", "hồ"})
_LIFE = re.compile(r" ?\((?:sn|sinh năm|sinh ngày|\d{1,2} tuổi|quê|trú|ngụ|ảnh trái|bìa)|,? (?:sn|sinh năm) \d{4}|, \d{1,2} tuổi")
_APPOINTED = re.compile(
    r"(?:giữ (?:các )?(?:chức vụ|chức danh|chức|cương vị|nhiệm vụ|vị trí)|đảm nhiệm(?: chức vụ| chức| cương vị)?|đảm nhận(?: chức vụ| chức)?|"
    r"trên cương vị|với cương vị|làm|từng là|hiện là|nguyên là|trở thành|(?:ông|bà|anh|chị|thầy|cô) (?:đã |còn )?là)(?: là| như)?:? $"
)
_PRONOUN = re.compile(r"(?<![^\W_])(?:ông|bà|anh|chị|thầy|cô|đồng chí)(?: (?:đã|từng|được|còn|cũng|lần lượt|tiếp tục|bắt đầu|được bổ nhiệm)){0,3} ")
_ADDRESS = re.compile(
    r"(?:các |hai |ba )?(?:đồng chí|đ/c|ông|bà|anh|chị|em|cụ|mẹ|thầy|cô|cháu|bác|chú|dì|thầy giáo|cô giáo|sản phụ|bé|nsnd|nsưt|gs|pgs|ts|bs).*"
)
_RANK = re.compile(r", ?(?:(?:đại|thượng|trung|thiếu) (?:tướng|tá|úy)|(?:gs|pgs|ts|ths|bs)[^,]*) ?")


def find_persons(
    segmented: Segmented, units: tuple[UnitMention, ...], offices: tuple[Office, ...], lost: list[Lost]
) -> tuple[tuple[PersonMention, ...], tuple[TitleMention, ...]]:
    """Names with their offices, and offices that stand for a person without a name."""
    text = segmented.reading.text
    groups = find_groups(segmented, offices)
    headers = find_headers(segmented, groups)
    candidates = [c for c in find_candidates(segmented, units, offices) if not _never(segmented, c)]
    before, after, left = _attach(segmented, candidates, groups)
    honorifics = _honorifics(segmented)
    found: dict[int, PersonMention] = {}
    for candidate in candidates:
        held = (*before.get(candidate.start, ()), *after.get(candidate.start, ()))
        header = _header(headers, segmented, candidate)
        honorific = _honorific_before(segmented, honorifics, candidate.start, before.get(candidate.start, ()))
        rule = _rule(segmented, candidate, bool(before.get(candidate.start)), bool(after.get(candidate.start)), honorific, header)
        if rule is None:
            lost.append(Lost(candidate.start, candidate.end, "person", "no_evidence", "capitals without surname, office or honorific"))
            continue
        if header is not None:
            held = (*header.offices, *(o for o in held if o not in header.offices))
        start, end = candidate.start, _name_end(text, candidate, held)
        full = Span(min([start, *(o.start for o in held if header is None)]), max([end, *(o.end for o in held if header is None)]))
        found[start] = PersonMention(start, end, text[start:end], honorific, held, full, rule)
    _listed(segmented, candidates, found)
    _known(segmented, candidates, units, found)
    _in_capitals(segmented, found)
    left = _appointed(segmented, left, found)
    titles = tuple(
        TitleMention(g.start, g.end, g.honorific, g.offices, "office_alone") for g in left if _stands_for_person(segmented, g, headers)
    )
    return tuple(found[start] for start in sorted(found)), titles


def _never(segmented: Segmented, candidate: Candidate) -> bool:
    if segmented.reading.key[candidate.start : candidate.end] in _NEVER:
        return True
    places = (segmented.anchors["provinces"], segmented.anchors["countries"])
    return any(_exactly(anchors, candidate) for anchors in places)


def _exactly(anchors: list[Anchor], candidate: Candidate) -> bool:
    """The candidate is the name of a place and nothing more."""
    at = bisect_left(anchors, candidate.start, key=_start)
    return at < len(anchors) and anchors[at].start == candidate.start and anchors[at].end >= candidate.end


def _start(anchor: Anchor) -> int:
    return anchor.start


def _attach(
    segmented: Segmented, candidates: list[Candidate], groups: list[Group]
) -> tuple[dict[int, tuple[Office, ...]], dict[int, tuple[Office, ...]], list[Group]]:
    """Offices before and after each candidate (by its start), and the groups that touch no name."""
    text = segmented.reading.text
    starts = [c.start for c in candidates]
    before: dict[int, tuple[Office, ...]] = {}
    after: dict[int, tuple[Office, ...]] = {}
    left: list[Group] = []
    for group in groups:
        i = bisect_left(starts, group.end)
        following = candidates[i] if i < len(candidates) else None
        preceding = candidates[i - 1] if i and candidates[i - 1].end <= group.start else None
        follows = following is not None and _touches_after(segmented, group, following)
        precedes = preceding is not None and _touches_before(segmented, preceding, group)
        if follows and following is not None:
            tight = text[group.end : following.start] == " " or not precedes
            if precedes and preceding is not None and tight:
                if preceding.start in before:  # OFFICE NAME, OFFICE NAME: the list has its offices first
                    before[following.start] = group.offices
                elif len(group.offices) > 1:
                    after[preceding.start] = group.offices[:-1]
                    before[following.start] = group.offices[-1:]
                elif group.loose_before:
                    before[following.start] = group.offices
                else:
                    after[preceding.start] = group.offices
            elif precedes and preceding is not None:
                after[preceding.start] = group.offices
            else:
                before[following.start] = group.offices
        elif precedes and preceding is not None:
            after[preceding.start] = group.offices
        else:
            left.append(group)
    return before, after, left


def _same_sentence(segmented: Segmented, a: int, b: int) -> bool:
    return segmented.sentence_at(a) == segmented.sentence_at(b)


def _touches_after(segmented: Segmented, group: Group, candidate: Candidate) -> bool:
    """OFFICE NAME: only a blank, an honorific or a dash between."""
    gap = segmented.reading.key[group.end : candidate.start]
    if len(gap) > 30 or not _same_sentence(segmented, group.start, candidate.start):
        return False
    if gap == " " or gap == "":
        return candidate.size >= 2 or candidate.surname
    if gap[0] == "," and not _RANK.fullmatch(gap):
        return False
    honorific = segmented.anchors["honorifics"]
    at = bisect_left(honorific, group.end, key=_start)
    bare = gap
    while at < len(honorific) and honorific[at].end <= candidate.start:
        bare = bare.replace(honorific[at].entry.phrase, "", 1)
        at += 1
    return (
        bare.strip(" .,") == "" and bare != gap or re.fullmatch(r" ?[-–:] ?", gap) is not None and candidate.surname and candidate.size > 1
    )


def _touches_before(segmented: Segmented, candidate: Candidate, group: Group) -> bool:
    """NAME, OFFICE: a comma, dash, bracket or "là" between."""
    gap = segmented.reading.key[candidate.end : group.start]
    if len(gap) > 44 or not _same_sentence(segmented, candidate.start, group.start):
        return False
    return _AFTER.fullmatch(gap) is not None and (bool(gap.strip()) or candidate.size >= 2)


def _honorifics(segmented: Segmented) -> dict[int, tuple[int, str]]:
    """End of each honorific → (its start, its wording); the longest at an end."""
    found: dict[int, tuple[int, str]] = {}
    for anchor in segmented.anchors["honorifics"]:
        if anchor.end not in found:
            found[anchor.end] = (anchor.start, segmented.reading.text[anchor.start : anchor.end])
    return found


def _honorific_before(segmented: Segmented, honorifics: dict[int, tuple[int, str]], start: int, offices: tuple[Office, ...]) -> str | None:
    """The honorific, degree or rank directly before a name; several are kept together ("Đại tá, TS")."""
    text = segmented.reading.text
    at, first = start, None
    last = start
    while at > 0:
        end = at - 1 if text[at - 1] == " " else at
        if end > 0 and text[end - 1] in ",:" and first is not None:
            end -= 1
        if end not in honorifics:
            break
        at = honorifics[end][0]
        if first is None:
            last = end
        first = at
    return text[first:last] if first is not None else None


def _header(headers: list[Header], segmented: Segmented, candidate: Candidate) -> Header | None:
    i = bisect_right(headers, candidate.start, key=lambda h: h.start) - 1
    if i >= 0 and candidate.start < headers[i].end and candidate.start >= headers[i].names:
        return headers[i]
    return None


def _rule(
    segmented: Segmented, candidate: Candidate, before: bool, after: bool, honorific: str | None, header: Header | None
) -> str | None:
    """The rule that makes a candidate a person, or None."""
    key = segmented.reading.key
    words = key[candidate.start : candidate.end].split()
    if before and (candidate.size >= 2 or candidate.surname):
        return "office_before"
    if honorific is not None and candidate.size <= 6 and (candidate.size > 1 or _ADDRESS.fullmatch(honorific.lower())):
        return "honorific_before"
    if candidate.holder:
        return None
    if after and candidate.size >= 2:
        return "office_after"
    if header is not None and candidate.size >= 2:
        return "header_over_list"
    if candidate.surname and candidate.size >= 2 and _LIFE.match(key, candidate.end):
        return "life_data"
    if candidate.surname and words[0] in common_surnames() and 3 <= candidate.size <= 5 and _plain(segmented, candidate):
        if not re.search(r"\w", key[candidate.end : candidate.end + 200].replace("ttxvn", "")):
            return None  # a name alone at the end of the text is its author's
        return "full_name"
    return None


def _plain(segmented: Segmented, candidate: Candidate) -> bool:
    """No quotation mark opens right before, no place name begins here."""
    text = segmented.reading.text
    if candidate.start and text[candidate.start - 1] in "“\"‘'":
        return False
    provinces = segmented.anchors.get("provinces", ())
    at = bisect_left(provinces, candidate.start, key=_start)
    return not (at < len(provinces) and provinces[at].start == candidate.start)


def _name_end(text: str, candidate: Candidate, held: tuple[Office, ...]) -> int:
    """A name has at most five syllables, six where a surname does not begin it; the rest is something else."""
    words = [m.end() for m in re.finditer(r"[^ ]+", text[candidate.start : candidate.end])]
    most = 5 if candidate.surname else 6
    return candidate.start + words[min(len(words), most) - 1]


def _listed(segmented: Segmented, candidates: list[Candidate], found: dict[int, PersonMention]) -> None:
    """NAME, NAME và NAME: a candidate joined to a sure name is a name too when it begins with a surname."""
    text, key = segmented.reading.text, segmented.reading.key
    for sequence in (candidates, candidates[::-1]):
        for one, other in zip(sequence, sequence[1:], strict=False):
            first, second = (one, other) if one.start < other.start else (other, one)
            if one.start not in found or other.start in found or not other.surname or other.size < 2 or other.holder:
                continue
            gap = key[found[first.start].full.end if first.start in found else first.end : second.start]
            if len(gap) < 22 and _JOIN.fullmatch(gap) and _same_sentence(segmented, first.start, second.start):
                name = text[other.start : other.end]
                found[other.start] = PersonMention(other.start, other.end, name, None, (), Span(other.start, other.end), "list_of_names")


def _known(segmented: Segmented, candidates: list[Candidate], units: tuple[UnitMention, ...], found: dict[int, PersonMention]) -> None:
    """The wording of a sure name elsewhere is the person again; a surname with one syllable counts when it recurs."""
    text, key = segmented.reading.text, segmented.reading.key
    sure = {key_of(m.name) for m in found.values() if " " in m.name}
    bodies = {" ".join(key_of(u.name).split()[-2:]) for u in units}
    seen = Counter(key[c.start : c.end] for c in candidates if c.start not in found and c.size == 2)
    for candidate in candidates:
        if candidate.start in found or candidate.size < 2 or candidate.holder:
            continue
        name = key[candidate.start : candidate.end]
        rule = "known_name" if name in sure else None
        if rule is None and seen[name] > 1 and name not in bodies and name.split()[0] in common_surnames() and _plain(segmented, candidate):
            rule = "repeated"
        if rule:
            span = Span(candidate.start, candidate.end)
            found[span.start] = PersonMention(span.start, span.end, text[span.start : span.end], None, (), span, rule)


def _in_capitals(segmented: Segmented, found: dict[int, PersonMention]) -> None:
    """Names known from elsewhere in lines written in capitals throughout ("THỦ TƯỚNG TRẦN VĂN A DỰ LỄ")."""
    text, key = segmented.reading.text, segmented.reading.key
    names = {key_of(m.name) for m in found.values() if m.name.count(" ") > 1}
    for sentence in segmented.sentences:
        if text[sentence.start : sentence.start + 4].isupper() and is_capitals(text[sentence.start : sentence.end]):
            for start, end in _word_runs(key, sentence):
                if key[start:end] in names:
                    found[start] = PersonMention(start, end, text[start:end], None, (), Span(start, end), "known_name")


def _word_runs(key: str, sentence: Span) -> Iterator[Span]:
    """All runs of three to five words of a sentence."""
    words = [m.span() for m in re.finditer(r"[^\W\d_]+", key[sentence.start : sentence.end])]
    for i, (start, _) in enumerate(words):
        for _, end in words[i + 2 : i + 5]:
            yield Span(sentence.start + start, sentence.start + end)


def _appointed(segmented: Segmented, left: list[Group], found: dict[int, PersonMention]) -> list[Group]:
    """Offices after a verb of holding belong to the last person named before them in the sentence, or to the last
    person of the sentences before when a pronoun stands for the name ("Ông từng giữ chức …")."""
    key = segmented.reading.key
    starts = sorted(found)
    rest: list[Group] = []
    for group in left:
        i = bisect_left(starts, group.start) - 1
        index = segmented.sentence_at(group.start)
        cue = _APPOINTED.search(key, max(0, group.start - 24), group.start)
        if cue is None or i < 0 or index is None:
            rest.append(group)
            continue
        begin = segmented.sentences[index].start
        if starts[i] < begin and not _PRONOUN.search(key, max(begin, cue.start() - 60), cue.start() + 1):
            rest.append(group)
            continue
        holder = found[starts[i]]
        found[starts[i]] = replace(holder, offices=(*holder.offices, *group.offices))
    return rest


def _stands_for_person(segmented: Segmented, group: Group, headers: list[Header]) -> bool:
    """An office alone means its holder after an honorific, or capitalised before a verb of saying or doing."""
    if any(h.start <= group.start < h.names for h in headers):
        return False
    if group.honorific:
        return True
    text, key = segmented.reading.text, segmented.reading.key
    return text[group.start].isupper() and not key.startswith((" hồ chí minh", " tôn đức thắng"), group.end)
