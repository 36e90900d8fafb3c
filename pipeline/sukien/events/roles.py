"""Who chaired, attended, directed, spoke, signed, presented and received at the meetings of an article."""

from __future__ import annotations

import re
from functools import cache
from operator import attrgetter

from msgspec import Struct
from msgspec.structs import replace

from sukien.events.frame import Frame
from sukien.events.meeting_choice import Report
from sukien.events.meeting_names import Named
from sukien.events.role_comers import comers, is_come_to_by_subject
from sukien.events.role_cues import Cue, cues_in
from sukien.events.role_dates import of_another_time
from sukien.events.role_grammar import Actor, Found, read_sentence
from sukien.events.role_lists import goes_on_with_list, is_number, list_may_follow
from sukien.events.role_scholars import hears_scholars, is_scholar
from sukien.events.time_words import tells
from sukien.lexicon import longest, phrase_groups
from sukien.mentions import SILENT, Anchor, Span
from sukien.records import Evidence, Participant
from sukien.resolved import Person, Resolved
from sukien.whole_words import holds_any, word_starts

_role_of = attrgetter("role")
_NEVER_THERE = {"Hồ Chí Minh"}


def find_roles(frame: Frame, reports: list[Report]) -> list[tuple[list[Participant], list[Evidence]]]:
    """For each meeting its participants in order of first mention, with the evidence; a person has one line a role."""
    resolved = frame.resolved
    everyone = _all_roles(resolved, reports)
    if len(reports) == 1:
        return [_part(frame, everyone)]
    parts: list[list[Found]] = [[] for _ in reports]
    for found in everyone:
        parts[_meeting_at(reports, found.cue.start)].append(found)
    return [_part(frame, found) for found in parts]


def _part(frame: Frame, found: list[Found]) -> tuple[list[Participant], list[Evidence]]:
    participants: dict[tuple[str, str], Participant] = {}
    told: dict[tuple[str, int, int, str], None] = {}  # where: many persons share a verb
    for f in found:
        part = f.person.id, f.role
        if part not in participants:
            participants[part] = frame.participant(f.person, f.role)
        field = f"participants.{f.role}"
        told[field, f.name.start, f.name.end, f.rule] = None
        told[field, f.cue.start, f.cue.end, f.rule] = None
    return list(participants.values()), [frame.evidence(*place) for place in told]


def _meeting_at(reports: list[Report], offset: int) -> int:
    """The meeting that a place of the text speaks of: the last one stated before it, else the first."""
    best = 0
    for i, report in enumerate(reports):
        if report.stated.start <= offset:
            best = i
    return best


class _Article(Struct, frozen=True):
    """What the reading of every sentence needs.

    anchors: index of a sentence → the role verbs of the lexicon in it, the longest at each place; full: start of a name → its
    stretch with honorific and offices; named: index of a sentence → the meetings that it names, whose words do nothing;
    stated: index of a sentence → the meeting that it states; dead: ids of persons who cannot have been there; heard: the meeting is
    there to hear everyone; scholarly: to hear scholars. Of the sentences read so far: there: ids of persons who have a role;
    interviewed: of those who speak to a reporter.
    """

    anchors: dict[int, list[Anchor]]
    full: dict[int, Span]
    named: dict[int, list[Named]]
    stated: dict[int, Named]
    dead: set[str]
    heard: bool
    scholarly: bool
    there: set[str]
    interviewed: set[str]


def _is_interview(key: str, text: str, anchors: list[Anchor]) -> bool:
    """True where the sentence `text` says that somebody speaks to a reporter; anchors: its role verbs."""
    if holds_any(text, _INTERVIEWED):
        return True
    return any(a.entry.phrase.startswith(_TELLS) and _interview().match(key, a.start) for a in anchors)


def _all_roles(resolved: Resolved, reports: list[Report]) -> list[Found]:
    article = _prepare(resolved, reports)
    told = [n for r in reports for n in (r.stated, *r.mentions) if n is r.stated or (n.clue == "held" and not n.bare)]
    gatherings = {n.sentence: n for n in reversed(told) if is_come_to_by_subject(resolved.key, n)}
    days = [day for r in reports if r.date is not None for day in r.date.value.split("/")]
    found: list[Found] = []
    listing: list[Cue] = []
    numbered = False
    for index, section in enumerate(resolved.segmented.kinds):
        anchors = article.anchors.get(index, [])
        if section in SILENT or not (anchors or listing or index in gatherings):
            continue  # whoever it names does nothing
        sentence = resolved.segmented.sentences[index]
        persons = resolved.persons_in(*sentence)
        if not persons and not listing and not list_may_follow(resolved, index + 1):
            continue  # its verbs have nobody to tell of
        actors, cues = _read(resolved, article, index, persons, cues_in(resolved, anchors, *sentence))
        if not actors and not cues:
            numbered = is_number(resolved.key, sentence)
            listing = listing if numbered or section == "caption" else []
            continue
        last = actors[-1].full.end if actors else sentence.start
        if listing and not goes_on_with_list(resolved, sentence, last, cues, numbered):
            listing = []
        numbered = False
        roles, listing = read_sentence(resolved.key, actors, cues, listing, sentence.end)
        if index in gatherings:
            roles += comers(resolved, gatherings[index], actors)
        if not roles:
            continue
        text = resolved.key[sentence.start : sentence.end]
        if _DIRECTS in text:
            roles += [replace(r, role="direct") for r in roles if r.role == "speak" and _directs(resolved.key, r.cue)]
        if section == "title":  # says in short what the report tells, or what is no speech: "Chủ tịch nước chúc mừng sách của ông A"
            roles = [r for r in roles if r.role != "speak"]
        stated = article.stated.get(index)
        if stated is not None:
            sources = [r for r in roles if r.role == "speak" and _tells_of(resolved.key, r, stated)]
            article.interviewed.update(r.person.id for r in sources)
            roles = [r for r in roles if r not in sources]
        interview = "speak" in map(_role_of, roles) and _is_interview(resolved.key, text, anchors)
        if of_another_time(resolved, sentence, days):
            article.interviewed.update(r.person.id for r in roles if interview and r.role == "speak")
            continue
        before = len(found)
        for role in roles:
            if role.person.id not in article.dead and _in_the_report(resolved, article, role, sentence, text, interview):
                found.append(role)
        for role in found[before:]:
            article.there.add(role.person.id)
    return found


def _directs(key: str, cue: Cue | Span) -> bool:
    return key.startswith(_DIRECTS, cue.start) or key.startswith("có bài " + _DIRECTS, cue.start)


def _prepare(resolved: Resolved, reports: list[Report]) -> _Article:
    anchors: dict[int, list[Anchor]] = {}
    sentences = resolved.segmented.sentences
    end, here = 0, list[Anchor]()
    for anchor in longest(resolved.segmented.anchors.get("role_cues", [])):
        if anchor.start >= end:
            index = resolved.segmented.sentence_at(anchor.start)
            if index is None:
                continue
            end, here = sentences[index].end, anchors.setdefault(index, [])
        here.append(anchor)
    full = {m.start: m.full for m in resolved.mentions.persons}
    named: dict[int, list[Named]] = {}
    for report in reports:
        for mention in report.mentions:
            if not mention.bare:
                named.setdefault(mention.sentence, []).append(mention)
    late = {start for start, span in full.items() if _late(resolved.key, span.start)}
    dead = {p.id for span, p in resolved.person_places if span.start in late} if late else set()
    names = [resolved.key[r.stated.start : r.stated.end] for r in reports]
    heard, scholarly = any(holds_any(name, _HEARS_ALL) for name in names), any(map(hears_scholars, names))
    return _Article(anchors, full, named, {r.stated.sentence: r.stated for r in reports}, dead, heard, scholarly, set(), set())


def _read(
    resolved: Resolved, article: _Article, index: int, persons: list[tuple[Span, Person]], cues: list[Cue]
) -> tuple[list[Actor], list[Cue]]:
    """Of the persons and role verbs of a sentence those outside quotations and the names of meetings."""
    key, (start, end) = resolved.key, resolved.segmented.sentences[index]
    if not persons and not cues:
        return [], []
    quoted = key.find("“", start, end) >= 0
    unsaid = [m.span() for m in _QUOTE.finditer(key, start, end)] if quoted else []
    if quoted and (opened := key.rfind(": “", start, end)) >= 0 and key.find("”", opened, end) < 0:
        unsaid.append((opened, end))  # goes on in the next sentence
    hidden = list(unsaid)
    for named in article.named.get(index, ()):
        unsaid.append((named.start, named.end))
        if named.use in {"open", "weak"}:  # others are deeds too ("trao Bằng khen …"): their words say nothing, but do something
            hidden.append(unsaid[-1])
    actors: list[Actor] = []
    reach = start
    for span, person in persons:
        start, end = span
        if start >= reach and person.name not in _NEVER_THERE and not (hidden and _inside(start, hidden)):
            full = article.full.get(start)
            actors.append(Actor(start, span, full or span, person, full is not None))
            reach = end
    cues = _outside_names(cues, actors) if cues and actors else cues
    if unsaid:
        cues = [c for c in cues if not _inside(c.start, unsaid if c.role == "speak" else hidden)]
    return actors, cues


def _outside_names(cues: list[Cue], actors: list[Actor]) -> list[Cue]:
    """The role verbs that are no words of a name or an office: bà Hứa Thị B promises nothing."""
    kept: list[Cue] = []
    at = reach = 0
    for cue in cues:
        while at < len(actors) and actors[at].full.start <= cue.start:
            reach = actors[at].full.end
            at += 1
        if cue.end > reach:
            kept.append(cue)
    return kept


def _late(key: str, start: int) -> bool:
    """True for "cố Bí thư Thành ủy A", "liệt sĩ A", whose stretch begins at `start`."""
    return (key[start] == "c" and key.startswith("cố ", start)) or (key[start - 2] in _FALLEN_ENDS and key.endswith(_FALLEN, 0, start))


def _in_the_report(resolved: Resolved, article: _Article, found: Found, sentence: Span, text: str, interview: bool) -> bool:
    """False for what is said to a reporter outside the meeting, and for honours of other years and places.

    text: of the sentence; interview: somebody speaks to a reporter in it. One without office speaks at the meeting if he has a role
    already, if the sentence says so, or if he is called a delegate, or where the meeting is there to hear everyone.
    """
    if found.role == "speak":
        person, key = found.person, resolved.key
        if interview:
            article.interviewed.add(person.id)
        elif person.id in article.interviewed and _AT_MEETING.search(text):
            article.interviewed.discard(person.id)
        if person.id in article.interviewed:
            return False
        if person.offices or article.heard or key.endswith(_OF_THE_MEETING, 0, found.name.start):
            return True
        if article.scholarly and is_scholar(key, sentence.start, found.name.start):
            return True
        there_too = person.id in article.there and not key.startswith("báo cáo", found.cue.start)  # who found money reports it elsewhere
        return there_too or _AT_MEETING.search(text) is not None
    if found.rule == "given_by_another" and not (_AT_MEETING.search(text) or _ON_OCCASION.search(text)):
        return False
    if found.role not in {"receive", "present"}:
        return True
    return not (tells(resolved.segmented, "ago", *sentence) or _IN_A_YEAR.search(text))


def _tells_of(key: str, found: Found, stated: Named) -> bool:
    """True for the source of a newspaper, who tells of the meeting: "Ông A cho biết, tỉnh đã chọn 5 nông dân tham dự hội nghị …"."""
    return _TELLS_OF.match(key, found.cue.start, stated.start) is not None


def _inside(offset: int, spans: list[tuple[int, int]]) -> bool:
    for start, end in spans:  # noqa: SIM110 (`any` takes longer)
        if start <= offset < end:
            return True
    return False


@cache
def _interview() -> re.Pattern[str]:
    press = phrase_groups("role_words")["press"]
    return re.compile(rf"(?:{'|'.join(_TELLS)})(?: nhanh| thêm| riêng| trực tiếp)?(?: với)?(?: các)? (?:{press})\b")


_TELLS_OF = re.compile(r"(?:cho biết|cho hay|thông tin)(?:,|:| rằng| là)? [^“”\"]*\b(?:sẽ|đã|vừa|được) [^“”\"]*$")
_INTERVIEWED = ("phỏng vấn", "nói với tôi", "bên lề", "qua điện thoại")
_TELLS = ("trao đổi", "chia sẻ", "nói", "trò chuyện", "trả lời", "tâm sự", "cho biết")
_DIRECTS = "phát biểu chỉ đạo"  # a speech that gives direction
_QUOTE = re.compile(r"“[^“”]{25,1500}”")
_FALLEN, _FALLEN_ENDS = ("cố ", "liệt sĩ ", "liệt sỹ "), "ốĩỹ"
_OF_THE_MEETING = ("đại biểu ", " đb ", "cử tri ")  # before those who speak there
_HEARS_ALL = ("đối thoại", "tiếp xúc cử tri", "tiếp xúc với cử tri")  # workers and voters say there what they want
_AT_MEETING = re.compile(
    word_starts("tại|dự|trong|khai mạc|bế mạc|kết thúc")
    + r" (?:đây|hội nghị|buổi|lễ|đại hội|cuộc|tọa đàm|hội thảo|chương trình|kỳ họp|phiên|diễn đàn)"
    r"|^tiếp (?:đó|theo)\b|phát biểu|diễn văn|thay mặt|tham luận|đề dẫn|đại diện|góp ý kiến|góp ý (?:cho|vào)|tham gia ý kiến"
)
_ON_OCCASION = re.compile(r"\b(?:dịp này|nhân dịp|vinh dự|nhân đây)\b")
_IN_A_YEAR = re.compile(r"năm (?<!\w....)(?<!sinh năm )(?:19|20)\d\d,")  # "Năm 2015, ông A được tặng …"
