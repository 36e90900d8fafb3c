"""Documents issued or signed: "Ngày 31/5, Chủ tịch UBND tỉnh X đã ký Quyết định số 946/QĐ-UBND …".

One event for a document whose signing or issuing the article reports; a document only named, followed or carried out
makes none. Several reports of the same signing add evidence.
"""

from __future__ import annotations

import re

from sukien.events.frame import Frame
from sukien.mentions import DateMention
from sukien.records import Event, EventUnit, Evidence, Participant
from sukien.resolve.document_facts import Signing, signing_before
from sukien.resolved import Document
from sukien.text import key_of

_NEAREST_OF = 20  # mentions of one date among which the nearest to the number is taken as evidence
_HEADS = (  # how the body begins that the letters of a number stand for, and how a unit that is it begins in all its wordings
    (re.compile(r"bộ (?!tư lệnh|chỉ huy)"), re.compile(r"bộ ")),
    (re.compile(r"sở "), re.compile(r"sở ")),
    (
        re.compile(r"ủy ban nhân dân"),
        re.compile(r"(?:ubnd|ủy ban nhân dân|ub|văn phòng ubnd|tỉnh|thành phố|tp|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)(?!\w)"),
    ),
)
_PLANNED = re.compile(r"\b(?:sẽ|dự kiến|chuẩn bị|đang trình|xem xét)\s(?:\w+\s){0,2}$")


def find_document_events(frame: Frame) -> tuple[Event, ...]:
    """Events of the documents whose signing is told, in order of first mention."""
    if not frame.resolved.documents:
        return ()
    dates: dict[str, list[DateMention]] = {}
    for date in frame.resolved.dates:
        dates.setdefault(date.value, []).append(date)
    return tuple(event for document in frame.resolved.documents if (event := _event(frame, document, dates)) is not None)


def _event(frame: Frame, document: Document, dates: dict[str, list[DateMention]]) -> Event | None:
    resolved = frame.resolved
    signings = [(span, signing) for span in document.mentions if (signing := signing_before(resolved.segmented, span.start)) is not None]
    if not signings:
        return None
    evidence = [frame.evidence("document", span.start, span.end, "issued_document") for span, _ in signings]
    same = dates.get(document.date or "", [])
    date = min(same[:_NEAREST_OF], key=lambda d: abs(d.start - signings[0][0].start), default=None)
    if date is not None:
        evidence.append(frame.evidence("date", date.start, date.end, date.rule))
    signer, signed = _signer(frame, document)
    units, issued = _issuer(frame, signings[0][1], document.issuer)
    named, (_, verb) = signings[0]
    planned = _PLANNED.search(resolved.key, max(0, verb - 30), verb) is not None
    evidence.append(frame.evidence("status", verb, named.end, "planned_signing" if planned else "reported_signing"))
    return Event(
        event_id=frame.event_id("document", document.number, document.kind),
        article_id=frame.article_id,
        article=frame.reference,
        type="document",
        status="planned" if planned else "held",
        date=frame.date(date),
        participants=signer,
        units=units,
        document=frame.document(document),
        evidence=(*evidence, *signed, *issued),
    )


def _signer(frame: Frame, document: Document) -> tuple[tuple[Participant, ...], tuple[Evidence, ...]]:
    """The person who signed, with the mention nearest to the number as evidence."""
    person = next((p for p in frame.resolved.persons if p.id == document.signer), None)
    if person is None:
        return (), ()
    places = [*person.mentions, *person.title_mentions]
    place = min(places, key=lambda s: abs(s.start - document.mentions[0].start))
    return (frame.participant(person, "sign"),), (frame.evidence("participants.sign", place.start, place.end, "signer_of_document"),)


def _issuer(frame: Frame, signing: Signing, letters: str | None) -> tuple[tuple[EventUnit, ...], tuple[Evidence, ...]]:
    """The unit named last before the verb: who issues, or whose head signs; never one that the letters of the number contradict.

    `letters`: the body that the letters stand for ("Bộ Tài chính"), None when they are not known.
    """
    places = frame.resolved.units_in(signing.sentence.start, signing.verb)
    begins = next((unit for body, unit in _HEADS if letters is not None and body.match(key_of(letters))), None)
    places = [(place, unit) for place, unit in places if begins is None or begins.match(key_of(unit.name))]
    if not places:
        return (), ()
    place, unit = max(places, key=lambda pair: (pair[0].end, -pair[0].start))
    return (EventUnit(unit.id, unit.name, "issuer"),), (frame.evidence("units.issuer", place.start, place.end, "unit_before_signing"),)
