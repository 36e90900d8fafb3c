"""Recipients right before the form: "tặng A FORM", "tặng 4 người FORM", "suy tôn A …, đề nghị X tặng FORM", "5 cá nhân FORM"."""

from __future__ import annotations

import re

from sukien.events.award_marks import Marks
from sukien.events.award_statement import Cluster, Group
from sukien.events.recipients_before import JOINED_LEFT
from sukien.mentions import Count

_FOR_DEEDS = re.compile(r" (?:đã )?(?:có (?:nhiều )?(?:thành tích|đóng góp|cống hiến|công)|đạt thành tích)[^;.:]{4,260} danh hiệu [“\"]?")
_SHARES = re.compile(r" (?:cho )?(?:,| và|, và) (?:đã )?(?:tặng|phong tặng|truy tặng) (?:cho )?")
_NOMINATED = re.compile(
    r"(?: (?:trực thuộc|tiêu biểu|xuất sắc|điển hình|dẫn đầu)| (?:thuộc|có thành tích) [^,.;:()]{2,60})?"
    r"(?: (?:là|gồm):?(?P<named> [^;.\d]{4,200}?))?(?: đủ điều kiện)?(?: được)? "
)
_ADDRESS_REACH = 16  # characters up to the first name: "các đồng chí: "
_RANKED = re.compile(r" ?\(?(?:(?:là )?(?:đơn vị )?(?:xếp )?(?:thứ )?(?:nhất|nhì|ba|hai|\d))[^;.:]{0,40}?\)?,? đề nghị(?!\w)")
_ITEM_OPENS = re.compile(r"(?:\s|[-–+•*]|\d[.)]|và )*")
_DIRECT_TO = re.compile(
    r"(?: (?:cho|các|ông|bà|anh|chị|em|đồng chí|cụ|thượng tướng|trung tướng|đại tướng|thiếu tướng|đại tá|thượng tá"
    r"|trung tá|thiếu tá|đại úy|nghệ sĩ|cố|liệt sĩ))* "
)


def between_verb_and_form(key: str, marks: Marks, lead: int, cluster: Cluster) -> tuple[Group, ...]:
    """ "trao tặng CỤC Y Cờ thi đua", "tặng 4 người bằng khen": recipients between the verb and the form."""
    for verb in marks.cues:
        if verb.start >= lead and verb.code == "give":
            break
    else:
        return ()
    if verb.end + 1 >= cluster.start:
        return ()  # most often the verb stands right before the form
    inside = [p for p in marks.parties if verb.end <= p.start and p.end <= cluster.start and p.kind in ("person", "unit")]
    if (
        inside
        and _DIRECT_TO.fullmatch(key, verb.end, max(verb.end, inside[0].opens))
        and re.fullmatch(r" ?(?:tấm |danh hiệu )?[“\"]?", key[inside[-1].end : cluster.start])
    ):
        return (Group(inside[0].start, inside[-1].end, None, tuple(inside), "named_between"),)
    counts = [c for c in marks.counts if verb.end <= c.start and c.end <= cluster.start and c.kind != "item"]
    if (
        len(counts) == 1
        and key[verb.end : counts[0].start] in (" ", " cho ")
        and key[counts[0].end : cluster.start] in (" ", " danh hiệu ")
    ):
        return (Group(counts[0].start, counts[0].end, counts[0], (), "counted_between"),)
    if (
        len(counts) == 2
        and key[counts[1].end : cluster.start] in (" ", " danh hiệu ")
        and _SHARES.fullmatch(key[verb.end : counts[0].start] + key[counts[0].end : counts[1].start])
    ):
        return tuple(Group(c.start, c.end, c, (), "counted_between") for c in counts)
    return _described(key, counts, verb.end, cluster.start)


def _described(key: str, counts: list[Count], start: int, at: int) -> tuple[Group, ...]:
    """ "phong tặng 19 đơn vị, cá nhân đã có thành tích xuất sắc danh hiệu FORM": who receives, what for, and the form last."""
    if not counts or key[start : counts[0].start] not in (" ", " cho "):
        return ()
    chain = [counts[0]]
    for count in counts[1:]:
        if key[chain[-1].end : count.start] not in (", ", " và ", ", và "):
            break
        chain.append(count)
    if not _FOR_DEEDS.fullmatch(key, chain[-1].end, at):
        return ()
    return tuple(Group(c.start, c.end, c, (), "counted_between") for c in chain)


def proposed_object(key: str, marks: Marks, left: int, at: int) -> tuple[Group, ...]:
    """ "suy tôn A …, đề nghị X tặng FORM", "danh sách 15 hộ đề nghị X tặng FORM": whom the proposal is for."""
    cues = [c for c in marks.cues if c.code == "propose" and left <= c.start and c.end <= at] if "propose" in marks.codes else []
    for cue in reversed(cues):
        if ";" in key[cue.end : at]:
            return ()
        count = next((c for c in marks.counts if left <= c.start and c.end <= cue.start and _is_nominated(key, marks, c, cue.start)), None)
        if count is not None and count.kind != "item":
            return tuple(Group(c.start, c.end, c, (), "counted_nominee") for c in _chain_to(key, marks, left, count))
        if key.startswith("suy tôn", cue.start):
            party = next((p for p in marks.parties if cue.end <= p.start <= cue.end + 10 and p.kind in ("person", "unit")), None)
            if party is not None:
                return (Group(party.start, party.end, None, (party,), "named_nominee"),)
    return _ranked_next(key, marks, at) if cues else ()


def _is_nominated(key: str, marks: Marks, count: Count, at: int) -> bool:
    """True for those counted right before "đề nghị" at `at`, be they described or named."""
    between = _NOMINATED.fullmatch(key, count.end, at)
    if between is None or between["named"] is None:
        return between is not None
    start = between.start("named")
    return any(start < p.opens <= start + _ADDRESS_REACH for p in marks.parties if p.kind in ("person", "unit"))


def _ranked_next(key: str, marks: Marks, at: int) -> tuple[Group, ...]:
    """ "Sở B" in "suy tôn Sở A nhất khối, đề nghị X tặng FORM; Sở B nhì khối, đề nghị Y tặng FORM": the next in rank."""
    start = key.rfind(";", marks.start, at) + 1
    party = next((p for p in marks.parties if start <= p.start < at), None)
    if (
        party is None
        or party.kind != "unit"
        or _RANKED.match(key, party.end, at) is None
        or not _ITEM_OPENS.fullmatch(key, start, party.start)
    ):
        return ()
    chosen = any(key.startswith("suy tôn", cue.start) for cue in marks.cues if cue.end < start)
    return (Group(party.start, party.end, None, (party,), "named_nominee"),) if chosen else ()


def _chain_to(key: str, marks: Marks, left: int, last: Count) -> list[Count]:
    """The counts that end in `last`, joined by commas and "và" ("15 tập thể, 30 cá nhân")."""
    chain = [last]
    for other in reversed([c for c in marks.counts if left <= c.start and c.end <= last.start and c.kind != "item"]):
        if ";" in key[other.end : chain[0].start] or not JOINED_LEFT.search(key, other.end, chain[0].start):
            break
        chain.insert(0, other)
    return chain


def before_form(key: str, marks: Marks, left: int, at: int) -> tuple[Group, ...]:
    """ "N KIND FORM" in a list that began with a passive verb ("3 cá nhân được tặng Huân chương, 5 cá nhân Bằng khen")."""
    if not marks.counts:
        return ()
    count = next((c for c in reversed(marks.counts) if left <= c.start and c.end <= at and c.kind != "item"), None)
    if count is None or not re.fullmatch(r" (?:đạt |được |nhận |danh hiệu )*[“\"]?", key[count.end : at]):
        return ()
    return tuple(Group(c.start, c.end, c, (), "counted_before_form") for c in _chain_to(key, marks, left, count))
