"""Appointments, elections, transfers, dismissals, retirements: one event a fact, however often it is told."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from msgspec.structs import replace

from sukien.events.appointment_clusters import cluster_posts
from sukien.events.appointment_date import date_of
from sukien.events.appointment_decided import Standing, staff_of, where_told
from sukien.events.appointment_document import Carrier, carrier_of, decisions_of
from sukien.events.appointment_facts import Fact, Subject, Verb
from sukien.events.appointment_grammar import facts_of
from sukien.events.appointment_kin import is_kin_of
from sukien.events.appointment_members import MEMBER
from sukien.events.appointment_rows import told_in_row
from sukien.events.appointment_verbs import verbs_of
from sukien.events.frame import Frame
from sukien.lexicon import longest
from sukien.mentions import SILENT, Span, start_of, starting_in
from sukien.records import (
    Appointment,
    AppointmentOffice,
    AppointmentSubject,
    Event,
    EventUnit,
    Evidence,
    Participant,
)
from sukien.resolved import Person, Resolved
from sukien.whole_words import holds_any, word_starts

STALE = 3  # sentences without a name after which "ông" means no one in particular


def tell_appointments(resolved: Resolved) -> list[list[Fact]]:
    """Appointments, elections, transfers, dismissals, retirements in order of first mention, each with all that is told of it."""
    told: dict[str, list[list[Fact]]] = {}
    order: list[list[Fact]] = []
    for fact in (*_facts(resolved), *cluster_posts(resolved)):
        of_subject = told.setdefault(_subject_id(fact), [])
        same = next((facts for facts in of_subject if _repeats(resolved, facts[0], fact)), None)
        if same is None:
            same = []
            of_subject.append(same)
            order.append(same)
        same.append(fact)
    return order


def appointment_events(frame: Frame, told: list[list[Fact]], meetings: tuple[Event, ...]) -> tuple[Event, ...]:
    """One event for each appointment told; meetings: those of the article, at which it may have been made."""
    if not told:
        return ()
    decisions = decisions_of(frame.resolved)
    people = {person.id: person for person in frame.resolved.persons}  # with the posts they take
    return tuple([_event(frame, facts, people, decisions, meetings) for facts in told])


def _subject_id(fact: Fact) -> str:
    return fact.subject.person.id if fact.subject.person else fact.subject.unit.id if fact.subject.unit else ""


def _facts(resolved: Resolved) -> list[Fact]:
    """Every fact in order. A verb that ends in a colon ("quyết định điều động:") holds for the lines that follow; a decision for the
    next sentences that tell whom it concerns ("công nhận Hiệu trưởng nhiệm kỳ mới. Theo đó, ông A giữ chức Hiệu trưởng").
    """
    anchors = longest(resolved.segmented.anchors.get("appointment_verbs", []))
    all_verbs, staff = verbs_of(resolved, anchors), staff_of(resolved, anchors)
    if not all_verbs and not staff:
        return []
    full = {m.start: m.full for m in resolved.mentions.persons}
    starts = [verb.start for verb in all_verbs]
    told_at = sorted([*starts, *map(start_of, staff)]) if staff else starts
    first, last = told_at[0], told_at[-1]
    facts: list[Fact] = []
    standing = Standing()
    sentences, kinds = resolved.segmented.sentences, resolved.segmented.kinds
    for index in range(max(bisect_right(resolved.segmented.sentence_starts, first) - 1, 0), len(sentences)):
        sentence, idle = sentences[index], standing.listed is None and standing.decided is None
        if sentence.start > last and idle:
            break
        verbs = all_verbs[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        said = starting_in(staff, *sentence) if staff else []
        if kinds[index] in SILENT or (idle and not verbs and not said):
            continue
        own = said[0] if said and said[0].start == sentence.start else None  # "Theo quyết định của …"
        by = standing.taken_up(resolved, sentence, verbs, own)
        at = where_told(resolved, sentence) if by is not None else sentence.start
        told = verbs if by is None else [Verb(at, at, by.action), *verbs]
        found = _told_in(resolved, full, all_verbs, index, told) if told else []
        if not found and by is not None and by is standing.listed and standing.heading is not None:
            found = told_in_row(resolved, standing.heading, by, at, _people(resolved, full, verbs, sentence))
        facts += found if by is None else [replace(f, decided=by) if f.verb.end == at else f for f in found]
        if by is not None and not verbs:
            standing.go_on(resolved, sentence, by)
        else:
            decisions = sorted((v for v in (*said, *verbs) if v is not own), key=start_of) if said else verbs
            standing.learn(resolved, sentence, decisions, named=bool(found))
    return facts


def _told_in(resolved: Resolved, full: dict[int, Span], all_verbs: list[Verb], index: int, told: list[Verb]) -> list[Fact]:
    """The facts of one sentence by the verbs `told`."""
    sentence, before = resolved.segmented.sentences[index], None
    if told[-1].end > sentence.start and holds_any(resolved.key[sentence.start : sentence.end], _PRONOUNS):
        before = _meant_by_pronoun(resolved.key, sentence, _named_lately(resolved, full, all_verbs, index))
    people = _people(resolved, full, told, sentence)
    units = [Subject(span, span, None, unit) for span, unit in resolved.units_in(*sentence)]
    return facts_of(resolved, sentence, told, sorted([*people, *units], key=_start), before)


def _people(resolved: Resolved, full: dict[int, Span], verbs: Sequence[Verb], sentence: Span) -> list[Subject]:
    """The persons of a sentence that may be meant; full: start of a name → its stretch with honorific and offices; verbs: those of it."""
    return [
        Subject(span, _before_verb(span, full.get(span.start, span), verbs), who, None)
        for span, who in resolved.persons_in(*sentence)
        if not is_kin_of(resolved.key, span, full.get(span.start))
    ]


def _named_lately(resolved: Resolved, full: dict[int, Span], verbs: list[Verb], index: int) -> list[Subject]:
    """Whom the last sentence before the one at `index` names that names anyone, unless it is long past."""
    sentences, kinds = resolved.segmented.sentences, resolved.segmented.kinds
    nameless = 0
    for at in range(index - 1, -1, -1):
        if kinds[at] in SILENT:
            continue
        named = [p for p in _people(resolved, full, starting_in(verbs, *sentences[at]), sentences[at]) if p.span.start in full]
        nameless += 1
        if named or nameless > STALE:
            return named
    return []


def _before_verb(name: Span, full: Span, verbs: Sequence[Verb]) -> Span:
    """The stretch of a person with his offices up to the verb that gives one: "bà A | nhận chức Phó Hiệu trưởng"."""
    if name.end == full.end:
        return full
    verb = next((v for v in verbs if name.end <= v.start < full.end), None)
    return full if verb is None else Span(full.start, max(name.end, verb.start - 1))


def _meant_by_pronoun(key: str, sentence: Span, recent: list[Subject]) -> Subject | None:
    """Whom "ông" or "bà" stands for in a sentence: of those named last the first who is called so, else the first of all."""
    if len(recent) < 2:
        return recent[0] if recent else None
    said = _HE_OR_SHE.search(key, *sentence)
    alike = [p for p in recent if said is not None and p.person is not None and (p.person.honorific or "").lower() == said[1]]
    return (alike or recent)[0]


def _start(subject: Subject) -> tuple[int, int]:
    return subject.span.start, -subject.span.end


def _repeats(resolved: Resolved, first: Fact, fact: Fact) -> bool:
    """True when two facts of one subject are one: the same sort of deed, and one new office is the other cut short."""
    if any((first.action == action) != (fact.action == action) for action in ("retire", "dismiss")):
        return False
    if MEMBER in (first.rule, fact.rule) and first.action != fact.action:
        return False
    one, two = (
        _SCHOOL.sub("", _CITY.sub("thành phố ", _wording(resolved, office).replace(" và ", " "))) for office in (first.new, fact.new)
    )
    return one.startswith(two) or two.startswith(one) or _same_post(resolved, first.new, fact.new)


def _same_post(resolved: Resolved, one: Span | None, two: Span | None) -> bool:
    """True for one post written in two ways ("Cục trưởng Cục An toàn thực phẩm", "Cục trưởng Cục ATTP")."""
    short, long = sorted((_wording(resolved, one), _wording(resolved, two)), key=len)
    return _abbreviates(short, long)


def _abbreviates(short: str, long: str) -> bool:
    """True when a word of `short` stands for words of `long` by their first letters ("KTHT": kinh tế và hạ tầng), and the rest is the
    same or left out at the end of `short`."""
    shorts, longs = short.split(), [word for word in long.split() if word != "và"]
    for i, letters in enumerate(shorts):
        after = i + len(letters)
        if len(letters) > 2 and "".join(word[0] for word in longs[i:after]) == letters:
            rest = [word for word in shorts[i + 1 :] if word != "và"]
            return shorts[:i] == longs[:i] and rest == longs[after : after + len(rest)]
    return False


def _wording(resolved: Resolved, span: Span | None) -> str:
    return " ".join(resolved.key[span.start : span.end].split()) if span else ""


def _event(frame: Frame, facts: list[Fact], people: dict[str, Person], decisions: list[Carrier], meetings: tuple[Event, ...]) -> Event:
    fact = max(facts, key=lambda f: (len(_wording(frame.resolved, f.new)), -f.verb.start))
    action = facts[0].action
    old = next((f.old for f in facts if f.old is not None), None)
    dated = date_of(frame, facts, meetings)
    carrier = next((c for f in facts if (c := carrier_of(frame.resolved, decisions, f)) is not None), None)
    person, unit = fact.subject.person, fact.subject.unit
    if person is not None:
        person = people.get(person.id, person)
    name = person.name if person else _named_unit(frame, fact)
    return Event(
        event_id=frame.event_id("appointment", action, name, _wording(frame.resolved, fact.new), facts[0].verb.start),
        article_id=frame.article_id,
        article=frame.reference,
        type="appointment",
        status="planned" if all(f.planned for f in facts) else "held",
        date=dated.date if dated else None,
        participants=() if person is None else (Participant(person.id, person.name, tuple(o.text for o in person.offices), "subject"),),
        units=() if unit is None else (EventUnit(unit.id, unit.name, "subject"),),
        document=frame.document(carrier.document) if carrier else None,
        appointment=Appointment(
            action,
            AppointmentSubject(name, person.id if person else None, unit.id if unit else None),
            _office(frame, old),
            _office(frame, fact.new),
        ),
        evidence=(
            *(e for f in facts for e in _evidence(frame, f)),
            _status_evidence(frame, facts),
            *([frame.evidence("document", *carrier.place, carrier.rule)] if carrier else []),
            *([dated.evidence] if dated else []),
        ),
    )


def _named_unit(frame: Frame, fact: Fact) -> str:
    """A unit's name as written here: another mention may be shorter."""
    start, end = frame.place(*fact.subject.span)
    return " ".join(frame.text[start:end].split())


def _office(frame: Frame, span: Span | None) -> AppointmentOffice | None:
    if span is None:
        return None
    start, end = frame.place(*span)
    return AppointmentOffice(frame.text[start:end], start, end)


def _evidence(frame: Frame, fact: Fact) -> list[Evidence]:
    deed = fact.decided or fact.verb
    found = [
        frame.evidence("appointment.action", deed.start, deed.end, fact.rule) if deed.end > deed.start else None,
        frame.evidence("appointment.subject", *fact.subject.span, fact.rule),
        frame.evidence("participants.subject", *fact.subject.span, fact.rule) if fact.subject.person else None,
        frame.evidence("units.subject", *fact.subject.span, fact.rule) if fact.subject.unit else None,
        frame.evidence("appointment.to_office", *fact.new, fact.rule) if fact.new else None,
        frame.evidence("appointment.from_office", *fact.old, fact.rule) if fact.old else None,
    ]
    return [e for e in found if e is not None]


def _status_evidence(frame: Frame, facts: list[Fact]) -> Evidence:
    """Where the deed is told as done, else where it is told as to come."""
    fact = next((f for f in facts if not f.planned), facts[0])
    place = fact.verb if fact.verb.end > fact.verb.start else fact.subject.span
    return frame.evidence("status", place.start, place.end, "planned_deed" if fact.planned else "reported_deed")


_PRONOUNS = ("ông", "bà", "anh", "chị", "cô", "thầy", "đồng chí", "nguyên")  # that PRONOUN, _HIM and _PRONOUN_SUBJECT find
_HE_OR_SHE = re.compile(
    rf"({word_starts('ông|bà')})(?: này)?(?= (?:được|đã|cũng|lại|vừa|tiếp|từng|bị|thôi|xin|nghỉ|về|chuyển|nhận|giữ|có))"
)
_SCHOOL = re.compile(r"\btrường (?=đại học|đh|cao đẳng|tiểu học|mầm non|thpt|thcs)")  # "Trường Đại học Y" is "Đại học Y"
_CITY = re.compile(r"\btp\.? ?(?=\w)")
