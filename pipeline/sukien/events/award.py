"""Award events, and what became of each count.

One event is one (form, grade, grantor, status, document) in one statement; the same statement met again (title, lead, caption,
body) adds evidence and never a second event.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import cast

from sukien.events.attribution import Grant
from sukien.events.award_date import date_of_award
from sukien.events.award_merge import Draft, Row, merge_drafts
from sukien.events.award_period import occasion_of_award, period_of_award
from sukien.events.award_reading import article_drafts, sentences_with_forms
from sukien.events.check_repeats import Telling, telling_of
from sukien.events.checks import checks_of
from sukien.events.frame import Frame
from sukien.events.legal import grantor_class, legal_grantor
from sukien.mentions import DateMention, Lost
from sukien.records import (
    Approx,
    Award,
    CountRecord,
    Event,
    EventUnit,
    Evidence,
    Grantor,
    Participant,
    Recipient,
    RecipientKind,
    RecipientName,
)
from sukien.resolved import Resolved, Unit
from sukien.steps import Steps


def find_awards(frame: Frame) -> Steps[tuple[tuple[Event, ...], tuple[CountRecord, ...], tuple[Lost, ...]]]:
    """Award events in order of their first statement, every count with the reason when it was not used, and what was dropped."""
    lost: list[Lost] = []
    stretches = sentences_with_forms(frame.resolved)
    drafts = article_drafts(frame.resolved, stretches, lost)
    yield
    merged = merge_drafts(drafts)
    ceremony = next((d for d in frame.resolved.dates if d.role == "event"), None) if merged else None
    tellings = list(map(telling_of, merged))
    events = tuple([_event(frame, tellings, at, ceremony) for at in range(len(merged))])
    with_forms = {index for index, _, _ in stretches}
    return events, _count_records(frame, drafts, with_forms, lost), tuple(lost)


def _event(frame: Frame, tellings: list[Telling], at: int, ceremony: DateMention | None) -> Event:
    draft = tellings[at].draft
    resolved = frame.resolved
    grant = draft.grant
    form = frame.evidence("award.form", *draft.place, draft.rule)
    granted = frame.evidence("award.grantor", grant.start, grant.end, grant.rule) if grant is not None else None
    body = _body(resolved, grant) if grant is not None else None
    recipients = tuple([_recipient(frame, row) for row in draft.rows])
    date, date_rule = date_of_award(resolved, draft, ceremony)
    published = resolved.segmented.published
    day = (date.start_date if date else None) or (published.value if published else None)
    legal = legal_grantor(draft.form, draft.grantor, day)
    period = period_of_award(resolved, draft)
    occasion = occasion_of_award(frame, draft)
    named = _document_place(draft)
    award = Award(
        form=draft.form,
        label=form.quote,
        grade=draft.grade,
        grantor=_grantor(grant, body, granted) if grant is not None and granted is not None and draft.grantor is not None else None,
        legal_grantor=legal,
        recipients=recipients,
        occasion=occasion.quote.strip() if occasion else None,
        period=period.value if period else None,
    )
    return Event(
        event_id=frame.event_id("award", draft.form, draft.grade, draft.status, form.start, form.end),
        article_id=frame.article_id,
        article=frame.reference,
        type="award",
        status=draft.status,
        date=frame.date(date),
        participants=_participants(frame, draft),
        units=_units(body, draft),
        document=frame.document(draft.document),
        award=award,
        checks=checks_of(frame, tellings, at),
        evidence=(
            *_evidence(frame, draft, form, granted, recipients),
            *_party_evidence(frame, draft, body, granted, recipients),
            *([_again(granted or form, "award.legal_grantor", f"by_law_{grantor_class(draft.form, day)}")] if legal else []),
            *([frame.evidence("document", *named, draft.document.rule)] if draft.document and named else []),
            *([occasion] if occasion else []),
            *([frame.evidence("award.period", period.start, period.end, period.rule)] if period else []),
            *([frame.evidence("date", date.start, date.end, date_rule)] if date else []),
        ),
    )


def _grantor(grant: Grant, body: Unit | None, granted: Evidence) -> Grantor:
    """The grantor, quoted as in its evidence."""
    return Grantor(granted.quote, body.id if body else None, grant.person.id if grant.person else None, granted.start, granted.end)


def _recipient(frame: Frame, row: Row) -> Recipient:
    start, end = frame.place(*row.place)
    names = [
        RecipientName(
            p.person.name if p.person else p.name,
            p.person.id if p.person else None,
            p.unit.id if p.unit else None,
            *frame.place(p.start, p.end),
        )
        for p in row.names
    ]
    return Recipient(cast(RecipientKind, row.kind), row.label, row.number, cast(Approx, row.approx), row.turns, tuple(names), start, end)


def _participants(frame: Frame, draft: Draft) -> tuple[Participant, ...]:
    found: dict[str, Participant] = {}
    for row in draft.rows:
        for party in row.names:
            if party.person is not None:
                found.setdefault(party.person.id, frame.participant(party.person, "receive"))
    if draft.grant is not None and draft.grant.person is not None and draft.grant.rule == "office_of_signer":
        found.setdefault(draft.grant.person.id, frame.participant(draft.grant.person, "sign"))
    return tuple(found.values())


def _body(resolved: Resolved, grant: Grant) -> Unit | None:
    """The unit that grants, or the one whose head does: the unit at the end of "Chủ tịch UBND tỉnh"."""
    return grant.unit or next((unit for span, unit in resolved.units_in(grant.start, grant.end) if span.end == grant.end), None)


def _units(body: Unit | None, draft: Draft) -> tuple[EventUnit, ...]:
    units = [EventUnit(body.id, body.name, "grantor")] if body else []
    units += [EventUnit(p.unit.id, p.unit.name, "recipient") for row in draft.rows for p in row.names if p.unit is not None]
    return tuple(dict.fromkeys(units)) if len(units) > 1 else tuple(units)


def _evidence(
    frame: Frame, draft: Draft, form: Evidence, granted: Evidence | None, recipients: tuple[Recipient, ...]
) -> Iterable[Evidence]:
    """Evidence for every value of the event, first statement first; `form`, `granted`: that of the first for its form and grantor."""
    found = [_again(form, "award.label", draft.rule), form]
    if draft.grade is not None and not _graded_later(draft):
        found.append(_again(form, "award.grade", draft.rule))
    found.append(_status(frame, draft, form))
    if granted is not None:
        found.append(granted)
    for recipient, row in zip(recipients, draft.rows, strict=True):
        found.append(frame.quoted("award.recipients", recipient.start, recipient.end, row.rule))
    for part in draft.evidence:
        named = frame.evidence("award.form", *part.place, part.rule)
        found.append(named)
        if part.grade is not None:
            found.append(_again(named, "award.grade", part.rule))
        found.append(_status(frame, part, named))
        if part.grant is not None:
            found.append(frame.evidence("award.grantor", part.grant.start, part.grant.end, part.grant.rule))
        found += [frame.evidence("award.recipients", *row.place, row.rule) for row in part.rows]
    return dict.fromkeys(found) if draft.evidence else found  # only a later statement can say the same again


def _status(frame: Frame, part: Draft, form: Evidence) -> Evidence:
    """Evidence for the status of a statement: its cue, most often the form itself."""
    start, end, rule = part.cue
    return _again(form, "status", rule) if (start, end) == part.place else frame.evidence("status", start, end, rule)


def _again(evidence: Evidence, field: str, rule: str) -> Evidence:
    """The same words as evidence for another field."""
    return Evidence(field, evidence.start, evidence.end, evidence.quote, rule)


def _party_evidence(
    frame: Frame, draft: Draft, body: Unit | None, granted: Evidence | None, recipients: tuple[Recipient, ...]
) -> list[Evidence]:
    """Where the participants and units of the event are named."""
    found: list[Evidence] = []
    grant = draft.grant
    if grant is not None and granted is not None:
        if body is not None:
            found.append(_again(granted, "units.grantor", grant.rule))
        if grant.person is not None and grant.rule == "office_of_signer":
            found.append(_again(granted, "participants.sign", grant.rule))
    for recipient, row in zip(recipients, draft.rows, strict=True):
        for name in recipient.names:  # of one row all are persons, or all units
            if name.person_id is not None or name.unit_id is not None:
                field = "units.recipient" if name.person_id is None else "participants.receive"
                found.append(frame.quoted(field, name.start, name.end, row.rule))
    return list(dict.fromkeys(found)) if len(found) > 1 else found


def _graded_later(draft: Draft) -> bool:
    """True when the grade comes from a later statement: the wording of the first neither ranks nor counts years."""
    return any(part.grade for part in draft.evidence) and not re.search(r"\d|hạng", draft.label, re.IGNORECASE)


def _document_place(draft: Draft) -> tuple[int, int] | None:
    """Where the document is named, nearest to the form of the statement that names it."""
    if draft.document is None:
        return None
    at = next((p.place.start for p in draft.evidence if p.document is not None), draft.place.start)
    place = min(draft.document.mentions, key=lambda s: min(abs(s.start - draft.place.start), abs(s.start - at)))
    return place.start, place.end


def _count_records(frame: Frame, drafts: list[Draft], with_forms: set[int], lost: list[Lost]) -> tuple[CountRecord, ...]:
    """Every count of the article; `reason` says why one was not used."""
    resolved = frame.resolved
    if not resolved.mentions.counts:
        return ()
    used = {row.counted.start for draft in drafts for row in draft.rows if row.counted is not None}
    reasons: dict[int | None, str] | None = None
    records: list[CountRecord] = []
    for count in resolved.mentions.counts:
        start, end = frame.place(count.start, count.end)
        reason = None
        if count.start in used:
            pass
        elif count.kind == "item":
            reason = "item_not_recipient"
        else:
            reasons = _reasons(resolved, with_forms, lost) if reasons is None else reasons
            reason = reasons.get(resolved.segmented.sentence_at(count.start), "no_award_in_sentence")
        approx = cast(Approx, count.approx)
        text = frame.text[start:end]
        records.append(
            CountRecord(text, count.value, approx, count.turns, count.kind, count.label, reason is None, reason, count.rule, start, end)
        )
    return tuple(records)


def _reasons(resolved: Resolved, with_forms: set[int], lost: list[Lost]) -> dict[int | None, str]:
    """Why a sentence with award forms leaves counts unused: the rule that dropped a statement of it, else no link to a form."""
    reasons: dict[int | None, str] = dict.fromkeys(with_forms, "no_link_to_form")
    for candidate in lost:
        if candidate.kind == "award" and candidate.rule not in ("form_named", "no_recipients"):
            reasons[resolved.segmented.sentence_at(candidate.start)] = candidate.rule
    return reasons
