"""Who chaired, attended, directed, spoke, signed, presented and received at the meetings of an article."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache, cached_property
from typing import NamedTuple

from msgspec.structs import replace

from sukien.events.frame import Frame
from sukien.events.meeting_choice import Report
from sukien.events.meeting_names import Named
from sukien.events.role_cues import Cue, cues_in
from sukien.events.role_grammar import Actor, Found, read_sentence
from sukien.lexicon import phrase_groups
from sukien.mentions import Anchor, Span
from sukien.records import Evidence, Participant
from sukien.resolved import Resolved
from sukien.whole_words import whole_words, word_starts

_SILENT = {"noise", "repeat", "stamp", "source"}
_NEVER_THERE = {"Hồ Chí Minh"}


def find_roles(frame: Frame, reports: list[Report]) -> list[tuple[list[Participant], list[Evidence]]]:
    """For each meeting its participants in order of first mention, with the evidence; a person has one line a role."""
    resolved = frame.resolved
    parts: list[list[Found]] = [[] for _ in reports]
    for found in _all_roles(resolved, reports):
        parts[_meeting_at(reports, found.cue.start)].append(found)
    return [_part(frame, found) for found in parts]


def _part(frame: Frame, found: list[Found]) -> tuple[list[Participant], list[Evidence]]:
    participants: dict[tuple[str, str], Participant] = {}
    evidence: list[Evidence] = []
    for f in found:
        participants.setdefault((f.person.id, f.role), frame.participant(f.person, f.role))
        evidence.append(frame.evidence(f"participants.{f.role}", f.name.start, f.name.end, f.rule))
        evidence.append(frame.evidence(f"participants.{f.role}", f.cue.start, f.cue.end, f.rule))
    return list(participants.values()), evidence


def _meeting_at(reports: list[Report], offset: int) -> int:
    """The meeting that a place of the text speaks of: the last one stated before it, else the first."""
    best = 0
    for i, report in enumerate(reports):
        if report.stated.start <= offset:
            best = i
    return best


class _Article(NamedTuple):
    """What the reading of every sentence needs.

    full: start of a name → its stretch with honorific and offices; names: of meetings, whose words do nothing; acts: names
    that are deeds too ("trao Bằng khen …"), whose words say nothing; dead: ids of persons who cannot have been there.
    """

    anchors: list[Anchor]
    full: dict[int, Span]
    names: list[Span]
    acts: list[Span]
    dead: set[str]


class _Tone:
    """What a sentence is about: an interview, the meeting itself, the occasion of an honour, other years; each read when asked for."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def interview(self) -> bool:
        return _interview().search(self._text) is not None

    @cached_property
    def meeting(self) -> bool:
        return _AT_MEETING.search(self._text) is not None

    @cached_property
    def occasion(self) -> bool:
        return _ON_OCCASION.search(self._text) is not None

    @cached_property
    def past(self) -> bool:
        return _LONG_AGO.search(self._text) is not None


def _all_roles(resolved: Resolved, reports: list[Report]) -> list[Found]:
    article = _prepare(resolved, reports)
    gatherings = {r.stated.sentence: r.stated for r in reports if r.stated.family == "gathering"}
    found: list[Found] = []
    listing: list[Cue] = []
    interviewed: set[str] = set()
    there: set[str] = set()
    heard = any(_HEARS_ALL.search(resolved.key, r.stated.start, r.stated.end) for r in reports)
    numbered = False
    kinds = resolved.segmented.kinds
    for index, (sentence, section) in enumerate(zip(resolved.segmented.sentences, kinds, strict=True)):
        if section in _SILENT:
            continue
        cues = cues_in(resolved, article.anchors, *sentence)
        if not (cues or listing or index in gatherings):
            continue  # whoever it names does nothing
        actors, cues = _read(resolved, article, sentence, cues)
        if not actors and not cues:
            numbered = _NUMBER.fullmatch(resolved.key, *sentence) is not None
            listing = listing if numbered or section == "caption" else []
            continue
        if listing and (cues or not (numbered or _ITEM.match(resolved.key, sentence.start))):
            listing = []
        numbered = False
        text = resolved.key[sentence.start : sentence.end]
        roles, listing = read_sentence(resolved.key, actors, cues, listing, text.rstrip().endswith(":"))
        if index in gatherings:
            roles += _comers(gatherings[index], actors)
        roles += [replace(r, role="direct") for r in roles if r.role == "speak" and _DIRECTS.match(resolved.key, r.cue.start)]
        if roles:
            tone = _Tone(text)
            taken = [
                r for r in roles if r.person.id not in article.dead and _in_the_report(resolved.key, r, tone, interviewed, there, heard)
            ]
            there.update(r.person.id for r in taken)
            found += taken
    return found


def _prepare(resolved: Resolved, reports: list[Report]) -> _Article:
    full = {m.start: m.full for m in resolved.mentions.persons}
    mentions = [n for r in reports for n in r.mentions if not n.bare]
    return _Article(
        anchors=resolved.segmented.anchors.get("role_cues", []),
        full=full,
        names=sorted(Span(n.start, n.end) for n in mentions if n.use in {"open", "weak"}),
        acts=sorted(Span(n.start, n.end) for n in mentions),
        dead={p.id for span, p in resolved.person_places if span.start in full and _late(resolved, full[span.start])},
    )


def _read(resolved: Resolved, article: _Article, sentence: Span, cues: list[Cue]) -> tuple[list[Actor], list[Cue]]:
    """The persons and role verbs (of `cues`) of a sentence, outside quotations and the names of meetings."""
    persons = resolved.persons_in(*sentence)
    if not persons and not cues:
        return [], []
    quoted = resolved.key.find("“", *sentence) >= 0
    quotes = [Span(*m.span()) for m in _QUOTE.finditer(resolved.key, *sentence)] if quoted else []
    hidden = [*_starting_in(article.names, sentence), *quotes]
    unsaid = [*hidden, *_starting_in(article.acts, sentence)]
    actors = [
        Actor(span, article.full.get(span.start, span), person, span.start in article.full)
        for span, person in persons
        if person.name not in _NEVER_THERE and not _inside(span.start, hidden)
    ]
    actors = _outermost(actors)
    cues = [c for c in cues if not _in_a_name(c, actors)]
    return actors, [c for c in cues if not _inside(c.start, unsaid if c.role == "speak" else hidden)]


def _late(resolved: Resolved, full: Span) -> bool:
    """True for "cố Bí thư Thành ủy A"."""
    return resolved.key.startswith("cố ", full.start) or resolved.key.startswith("cố ", max(0, full.start - 3))


def _comers(stated: Named, actors: list[Actor]) -> list[Found]:
    """The persons who meet, visit or receive ("Thủ tướng A đã có cuộc gặp mặt …") attend what they hold."""
    if stated.verb is None:
        return []
    cue = Span(*stated.verb)
    return [Found(a.person, "attend", a.span, cue, "subject_of_gathering") for a in actors if a.full.end <= stated.verb[0]]


def _in_the_report(key: str, found: Found, tone: _Tone, interviewed: set[str], there: set[str], heard: bool) -> bool:
    """False for what is said to a reporter outside the meeting, and for honours of other years and places.

    there: ids of persons who have a role already; one without office speaks at the meeting if he does, if the sentence says so, or if
    he is called a delegate, or where the meeting is there to hear everyone (heard).
    """
    if found.role == "speak":
        if tone.interview:
            interviewed.add(found.person.id)
        elif tone.meeting:
            interviewed.discard(found.person.id)
        delegate = key.endswith(("đại biểu ", " đb ", "cử tri "), 0, found.name.start)
        there_too = found.person.id in there and not key.startswith("báo cáo", found.cue.start)  # who found money reports it elsewhere
        known = bool(found.person.offices) or delegate or tone.meeting or there_too or heard
        return known and found.person.id not in interviewed
    if found.rule == "given_by_another" and not (tone.meeting or tone.occasion):
        return False
    return not (found.role in {"receive", "present"} and tone.past)


def _starting_in(spans: list[Span], within: Span) -> list[Span]:
    return spans[bisect_left(spans, (within.start, 0)) : bisect_left(spans, (within.end, 0))]


def _in_a_name(cue: Cue, actors: list[Actor]) -> bool:
    """True for a word of a name: bà Hứa Thị B promises nothing."""
    before = bisect_right(actors, cue.start, key=lambda a: a.span.start) - 1
    return before >= 0 and cue.start < actors[before].span.end


def _inside(offset: int, spans: list[Span]) -> bool:
    return any(s.start <= offset < s.end for s in spans)


def _outermost(actors: list[Actor]) -> list[Actor]:
    kept: list[Actor] = []
    for actor in actors:
        if not kept or actor.span.start >= kept[-1].span.end:
            kept.append(actor)
    return kept


@cache
def _interview() -> re.Pattern[str]:
    press = phrase_groups("role_words")["press"]
    return re.compile(
        word_starts("trao đổi|chia sẻ|nói|trò chuyện|trả lời|tâm sự|cho biết") + r"(?: nhanh| thêm| riêng| trực tiếp)?(?: với)?(?: các)? "
        rf"(?:{press})\b|phỏng vấn|nói với tôi|bên lề|qua điện thoại"
    )


_DIRECTS = re.compile(r"phát biểu chỉ đạo\b")  # a speech that gives direction
_QUOTE = re.compile(r"“[^“”]{25,1500}”")
# A line that goes on with a list: an item, or "Các đồng chí Phó Chủ tịch UBND tỉnh: …".
_ITEM = re.compile(r"\s*(?:[-–+•*]|\d{1,2}[.)]|các đồng chí|các ông|cùng|đồng chí|đ/c|ông|bà)")
_HEARS_ALL = re.compile(r"\bđối thoại\b|\btiếp xúc (?:với )?cử tri\b")  # workers and voters say there what they want
_NUMBER = re.compile(r"\W*\d{1,3}[.)]?\W*")
_AT_MEETING = re.compile(
    word_starts("tại|dự|trong|khai mạc|bế mạc|kết thúc")
    + r" (?:đây|hội nghị|buổi|lễ|đại hội|cuộc|tọa đàm|hội thảo|chương trình|kỳ họp|phiên|diễn đàn)"
    r"|phát biểu|diễn văn|thay mặt|tham luận|đại diện"
)
_ON_OCCASION = re.compile(r"\b(?:dịp này|nhân dịp|vinh dự|nhân đây)\b")
_LONG_AGO = re.compile(whole_words(r"trước đó|từng|năm (?:19|20)\d\d(?=,)|vào năm|trước đây|cách đây|nhiều năm"))
