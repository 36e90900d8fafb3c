"""Event records and the lines about inputs, as types: with article_record.py the one source of schemas/*.json.

Offsets are code points of the article's `text`; for every span, text[start:end] is what is quoted.
"""

from __future__ import annotations

from typing import Literal

from msgspec import UNSET, Struct, UnsetType

from sukien.article import Source

EventType = Literal["award", "meeting", "appointment", "document", "campaign"]
Status = Literal["conferred", "proposed", "planned", "revoked", "held"]
ParticipantRole = Literal["chair", "attend", "direct", "speak", "sign", "present", "receive", "subject"]
UnitRole = Literal["organizer", "grantor", "recipient", "issuer", "place", "subject"]
RecipientKind = Literal["collective", "individual", "household", "mixed"]
Approx = Literal["=", ">", "<", "~", ">=", "<="]
Action = Literal["appoint", "elect", "transfer", "dismiss", "retire"]
Place = tuple[int, int]


class CountRecord(Struct, frozen=True, gc=False):
    """A counted thing; `used`: it stands in an award event; `reason`: why not, else None."""

    text: str
    value: int | None
    approx: Approx
    turns: bool
    kind: str
    label: str
    used: bool
    reason: str | None
    rule: str
    start: int
    end: int


class ArticleReference(Struct, frozen=True, gc=False):
    """What an event says of its article."""

    title: str | None
    url: str | None
    published: str | None


class EventDate(Struct, frozen=True, gc=False):
    """When it happened: EDTF level 0 or 1."""

    value: str
    start: int
    end: int


class Participant(Struct, frozen=True, gc=False):
    """A person in a role of an event, with the offices as written in the article."""

    person_id: str
    name: str
    offices: tuple[str, ...]
    role: ParticipantRole


class EventUnit(Struct, frozen=True, gc=False):
    """A unit in a role of an event."""

    unit_id: str
    name: str
    role: UnitRole


class EventDocument(Struct, frozen=True, gc=False):
    """The document that carries an event."""

    document_id: str
    number: str
    date: str | None


class Grantor(Struct, frozen=True, gc=False):
    """Who grants, as written."""

    name: str
    unit_id: str | None
    person_id: str | None
    start: int
    end: int


class RecipientName(Struct, frozen=True, gc=False):
    """A recipient that the article names."""

    name: str
    person_id: str | None
    unit_id: str | None
    start: int
    end: int


class Recipient(Struct, frozen=True, gc=False):
    """A counted or named group of recipients; turns: counted in "lượt"; where only names stand, count is how many."""

    kind: RecipientKind
    label: str | None
    count: int | None
    approx: Approx
    turns: bool
    names: tuple[RecipientName, ...]
    start: int
    end: int


class Award(Struct, frozen=True, gc=False):
    """What is granted, by whom, to whom; legal_grantor: whom the law lets grant it, where that differs."""

    form: str
    label: str
    grade: str | None
    grantor: Grantor | None
    legal_grantor: str | None
    recipients: tuple[Recipient, ...]
    occasion: str | None
    period: str | None


class Meeting(Struct, frozen=True, gc=False):
    """A meeting that the article reports."""

    name: str
    place: str | None


class AppointmentSubject(Struct, frozen=True, gc=False):
    """Who or which unit is appointed."""

    name: str
    person_id: str | None
    unit_id: str | None


class AppointmentOffice(Struct, frozen=True, gc=False):
    """An office left or taken, as written."""

    text: str
    start: int
    end: int


class Appointment(Struct, frozen=True, gc=False):
    """Who was given or left which office."""

    action: Action
    subject: AppointmentSubject
    from_office: AppointmentOffice | None
    to_office: AppointmentOffice | None


class Campaign(Struct, frozen=True, gc=False):
    """An emulation movement or drive."""

    name: str
    launched_by: str | None
    period: str | None


class Check(Struct, frozen=True, gc=False):
    """Arithmetic found in the text, reported and never repaired: residual = stated - computed."""

    kind: Literal["sum", "subset", "repeat"]
    stated: int
    computed: int
    residual: int
    ok: bool
    spans: tuple[Place, ...]


class Evidence(Struct, frozen=True, gc=False):
    """The wording that a field of an event was read from, and the rule that read it."""

    field: str
    start: int
    end: int
    quote: str
    rule: str


class Event(Struct, frozen=True, gc=False, kw_only=True, omit_defaults=False):
    """One event. Of award, meeting, appointment, campaign only the payload of its type is written."""

    schema: Literal["sukien/event/1"] = "sukien/event/1"
    event_id: str
    article_id: str
    article: ArticleReference
    type: EventType
    status: Status
    date: EventDate | None
    participants: tuple[Participant, ...]
    units: tuple[EventUnit, ...]
    document: EventDocument | None
    award: Award | UnsetType = UNSET
    meeting: Meeting | UnsetType = UNSET
    appointment: Appointment | UnsetType = UNSET
    campaign: Campaign | UnsetType = UNSET
    checks: tuple[Check, ...] = ()
    evidence: tuple[Evidence, ...] = ()


class Reject(Struct, frozen=True, gc=False, kw_only=True):
    """An input that could not be read: where and why."""

    schema: Literal["sukien/reject/1"] = "sukien/reject/1"
    code: str
    message: str
    path: str | None
    row: int | None = None
    offset: int | None = None


class Duplicate(Struct, frozen=True, gc=False, kw_only=True):
    """An input whose text stands earlier in the run: it was read there, and this is its other source."""

    schema: Literal["sukien/duplicate/1"] = "sukien/duplicate/1"
    article_id: str
    source: Source


class NearMember(Struct, frozen=True, gc=False):
    """An article of a group of near duplicates; `likeness`: share of wording in common with one met before, 0 to 1."""

    article_id: str
    likeness: float


class NearDuplicates(Struct, frozen=True, gc=False, kw_only=True):
    """Articles that repeat most of each other's wording; `article_id`: the earliest in the order of the inputs."""

    schema: Literal["sukien/near/1"] = "sukien/near/1"
    article_id: str
    members: tuple[NearMember, ...]
