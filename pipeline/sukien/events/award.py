"""Award events, and what became of each count.

One event is one (form, grade, grantor, status, document) in one statement; the same statement met again (title, lead, caption,
body) adds evidence and never a second event.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import cast

from sukien.events.attribution import Grant, begins_bare, grantor_of
from sukien.events.award_doubts import doubt
from sukien.events.award_grammar import read_statements
from sukien.events.award_lists import names_below
from sukien.events.award_marks import Marks, Party, sentence_marks
from sukien.events.award_merge import Draft, Row, merge_drafts
from sukien.events.award_statement import Group, Statement
from sukien.events.checks import checks_of
from sukien.events.foreign import foreign_again, is_foreign
from sukien.events.frame import Frame
from sukien.events.legal import legal_grantor, may_grant
from sukien.events.recipients_after import names_after
from sukien.events.status import Reading, carries_status, status_of
from sukien.lexicon import load
from sukien.mentions import AwardForm, Document, Lost, Resolved, Span
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
    Status,
)

_LISTS = re.compile(r"[^,.;]{0,60}?(?:gồm|là|:|như)")
_SHOW = 4  # so many words of sport or shows make an article one of sport or shows
_FORMS = 30  # forms read together at most: tables in one endless sentence must not cost the square of their length
_SKIPPED = ("noise",)
_DEFAULT_KIND = {"individual": "individual", "collective": "collective", "household": "household"}


def find_awards(frame: Frame) -> tuple[tuple[Event, ...], tuple[CountRecord, ...]]:
    """Award events in order of their first statement, and every count with the reason when it was not used."""
    resolved = frame.resolved
    lost: list[Lost] = []
    drafts: list[Draft] = []
    carried: Grant | None = None
    foreign: set[str] = set()
    shows = _shows(resolved)
    last_sentence = -2
    for index, stretch, forms in _by_sentence(resolved):
        marks = sentence_marks(resolved, stretch, forms)
        if index > last_sentence + 1:
            carried = None
        found, carried = _sentence_drafts(resolved, marks, carried, foreign, shows, lost)
        drafts.extend(found)
        last_sentence = index
    merged = merge_drafts(drafts)
    events = tuple(_event(frame, draft) for draft in merged)
    return events, _count_records(frame, drafts, lost)


def _by_sentence(resolved: Resolved) -> list[tuple[int, Span, list[AwardForm]]]:
    """Sentences that hold award forms: index, stretch and forms; a sentence with very many forms comes in several stretches."""
    found: dict[int, list[AwardForm]] = {}
    for form in resolved.mentions.forms:
        index = resolved.segmented.sentence_at(form.start)
        if index is not None and resolved.segmented.section_at(form.start).kind not in _SKIPPED:
            found.setdefault(index, []).append(form)
    stretches: list[tuple[int, Span, list[AwardForm]]] = []
    for index, forms in found.items():
        start, end = resolved.segmented.sentences[index]
        while len(forms) > _FORMS:
            cut = resolved.key.rfind(";", start, forms[_FORMS].start) + 1
            if cut <= forms[0].end:
                cut = forms[_FORMS - 1].end
            here = [f for f in forms[:_FORMS] if f.start < cut]
            stretches.append((index, Span(start, cut), here))
            start, forms = cut, forms[len(here) :]
        stretches.append((index, Span(start, end), forms))
    return stretches


def _sentence_drafts(
    resolved: Resolved, marks: Marks, carried: Grant | None, foreign: set[str], shows: list[int], lost: list[Lost]
) -> tuple[list[Draft], Grant | None]:
    """Drafts of the events of a sentence, and the grantor to carry over its full stop."""
    key = resolved.key
    drafts: list[Draft] = []
    inside: Grant | None = None
    previous: Statement | None = None
    previous_status = Reading(None, 0, 0, "")
    for statement in read_statements(key, marks, lost):
        status = status_of(key, marks, statement)
        if status.status == "conferred" and previous is not None and carries_status(key, previous, statement):
            status = previous_status._replace(rule="carried_status")
        previous, previous_status = statement, status
        if status.status is None:
            lost.append(Lost(statement.form.start, statement.form.end, "award", status.rule, "denied or only supposed"))
            continue
        grant = grantor_of(key, marks, statement)
        if (grant is None and foreign_again(statement.form.form, foreign)) or is_foreign(resolved, marks, statement, grant):
            foreign.add(statement.form.form)
            lost.append(Lost(statement.form.start, statement.form.end, "award", "foreign_honour", "another state grants it"))
            continue
        if grant is None and inside is not None and (not statement.passive or inside.rule == "recogniser"):
            grant = inside._replace(rule="carried_in_sentence")
        elif grant is None and carried is not None and begins_bare(key, marks, statement):
            grant = carried._replace(rule="carried_over_full_stop")
        if grant is not None and not may_grant(statement.form.form, resolved.text[grant.start : grant.end]):
            lost.append(Lost(grant.start, grant.end, "grantor", "not_by_law", "hands over an award that another grants"))
            grant = None
        reason = doubt(key, marks, statement, grant, _sport(shows, marks)) if statement.groups else None
        if reason:
            lost.append(Lost(statement.form.start, statement.form.end, "award", reason, "no award is stated"))
            continue
        if grant is not None and grant.rule in (
            "subject",
            "agent",
            "recogniser",
            "office_of_signer",
            "office_of_subject",
            "delegated",
            "carried_in_sentence",
            "carried_over_full_stop",
        ):
            inside = grant
        if statement.groups:
            drafts.append(_draft(resolved, marks, statement, grant, cast(Status, status.status), (status.start, status.end, status.rule)))
    return drafts, inside or carried


def _shows(resolved: Resolved) -> list[int]:
    """Where words of sport and shows stand."""
    return [a.start for a in resolved.segmented.anchors.get("not_awards", ()) if a.entry.code == "sport"]


def _sport(shows: list[int], marks: Marks) -> bool:
    """True when words of sport or shows stand in the sentence, or all over the article."""
    return len(shows) >= _SHOW or bisect_left(shows, marks.start) < bisect_left(shows, marks.end)


def _draft(resolved: Resolved, marks: Marks, statement: Statement, grant: Grant | None, status: Status, cue: tuple[int, int, str]) -> Draft:
    form = statement.form
    rows: list[Row] = []
    for group in statement.groups:
        rows.extend(_rows(resolved, marks, statement, group))
    return Draft(
        form=_form_code(form, rows),
        grade=form.grade,
        label=form.label,
        place=Span(form.start, form.end),
        rule=form.rule,
        grant=grant,
        grantor=resolved.text[grant.start : grant.end] if grant else None,
        status=status,
        cue=cue,
        rows=rows,
        document=_document(resolved, marks),
        sentence=Span(marks.start, marks.end),
        evidence=[],
    )


def _form_code(form: AwardForm, rows: list[Row]) -> str:
    """ "danh hiệu văn hóa" is a village's, a household's or an office's title by who receives it."""
    if form.form != "van_hoa":
        return form.form
    label = (rows[0].label or "").lower() if rows else ""
    if rows and rows[0].kind == "household":
        return "gia_dinh_van_hoa"
    return "co_quan_van_hoa" if label.startswith(("cơ quan", "đơn vị", "doanh nghiệp", "trường", "công sở")) else "thon_to_dan_pho_van_hoa"


def _rows(resolved: Resolved, marks: Marks, statement: Statement, group: Group) -> list[Row]:
    """Rows of a group: one for a count, one for the persons and one for the units named."""
    if group.counted is None:
        return _named_rows(resolved, group)
    count = group.counted
    if count.kind == "file":  # "23 hồ sơ": each file proposes one recipient
        kind = _item_kind(resolved, statement)
        return [Row(kind, count.label, count.value, count.approx, False, (), Span(count.start, group.end), count, "file")] if kind else []
    kind = count.kind if count.kind != "item" else _item_kind(resolved, statement)
    if kind is None:
        return []
    names = _names_of(resolved, marks, statement, group)
    return [Row(kind, count.label, count.value, count.approx, count.turns, names, Span(count.start, group.end), count, group.rule)]


def _item_kind(resolved: Resolved, statement: Statement) -> str | None:
    """Whom counted forms went to: the plural noun after them ("11 Huân chương … tặng các đồng chí"), else whom the form is for."""
    anchors = resolved.segmented.anchors.get("recipient_kinds", [])
    at = bisect_left(anchors, statement.form.end, key=lambda a: a.start)
    for anchor in anchors[at : at + 3]:
        gap = resolved.key[statement.form.end : anchor.start]
        if len(gap) < 90 and any(word in gap.split() for word in ("cho", "tặng")) and gap.split()[-1] in ("các", "những", "cho", "tặng"):
            return anchor.entry.code
    usual = next((e.fields.get("kind") for e in load("award_forms") if e.code == statement.form.form), None)
    if usual or not statement.passive:
        return usual or None
    before = bisect_left(anchors, statement.lead, key=lambda a: a.start)
    for anchor in anchors[max(before - 3, 0) : before]:
        if statement.lead - anchor.end < 40 and not re.search("[,;.]", resolved.key[anchor.end : statement.lead]):
            return anchor.entry.code
    return None


def _named_rows(resolved: Resolved, group: Group) -> list[Row]:
    rows: list[Row] = []
    for kind, kinds in (("collective", ("unit",)), ("individual", ("person",))):
        parties = tuple(p for p in group.parties if p.kind in kinds)
        if parties:
            place = Span(parties[0].start, parties[-1].end)
            rows.append(Row(kind, None, len(parties), "=", False, parties, place, None, group.rule))
    return rows


def _names_of(resolved: Resolved, marks: Marks, statement: Statement, group: Group) -> tuple[Party, ...]:
    """Names of counted recipients: after the count, after the form ("3 người được tặng FORM gồm: …"), or in a list below."""
    count = group.counted
    if count is None or not count.value:
        return ()
    wanted = "unit" if count.kind == "collective" else "person"
    names = names_after(resolved.key, marks, group.end, wanted, count.value)
    if names or len(statement.groups) > 1:
        return names
    if group.rule == "counted_subject" and _LISTS.match(resolved.key, statement.form.end):
        names = names_after(resolved.key, marks, statement.form.end, wanted, count.value)
    return names or (names_below(resolved, marks.end, count.value) if wanted == "person" else ())


def _document(resolved: Resolved, marks: Marks) -> Document | None:
    """The award decision named in the sentence, if only one is."""
    found = {
        d.id: d
        for d in resolved.documents
        if d.role == "award_decision"
        for s in d.mentions
        if marks.start <= s.start and s.end <= marks.end
    }
    return next(iter(found.values())) if len(found) == 1 else None


def _event(frame: Frame, draft: Draft) -> Event:
    resolved = frame.resolved
    grant = draft.grant
    grantor = None
    if grant is not None and draft.grantor is not None:
        start, end = frame.place(grant.start, grant.end)
        grantor = Grantor(
            frame.text[start:end], grant.unit.id if grant.unit else None, grant.person.id if grant.person else None, start, end
        )
    start, end = frame.place(*draft.place)
    award = Award(
        form=draft.form,
        label=frame.text[start:end],
        grade=draft.grade,
        grantor=grantor,
        legal_grantor=legal_grantor(draft.form, draft.grantor),
        recipients=tuple(_recipient(frame, row) for row in draft.rows),
        occasion=None,
        period=None,
    )
    date = next((d for d in resolved.dates if d.role == "event" and draft.sentence.start <= d.start < draft.sentence.end), None)
    return Event(
        event_id=frame.event_id("award", draft.form, draft.grade, draft.status, start, end),
        article_id=frame.article_id,
        article=frame.reference,
        type="award",
        status=draft.status,
        date=frame.date(date),
        participants=_participants(frame, draft),
        units=_units(draft),
        document=frame.document(draft.document),
        award=award,
        checks=checks_of(frame, draft),
        evidence=_evidence(frame, draft),
    )


def _recipient(frame: Frame, row: Row) -> Recipient:
    start, end = frame.place(*row.place)
    names = tuple(
        RecipientName(
            p.person.name if p.person else p.name,
            p.person.id if p.person else None,
            p.unit.id if p.unit else None,
            *frame.place(p.start, p.end),
        )
        for p in row.names
    )
    return Recipient(cast(RecipientKind, row.kind), row.label, row.number, cast(Approx, row.approx), row.turns, names, start, end)


def _participants(frame: Frame, draft: Draft) -> tuple[Participant, ...]:
    found: dict[str, Participant] = {}
    for row in draft.rows:
        for party in row.names:
            if party.person is not None:
                found.setdefault(party.person.id, frame.participant(party.person, "receive"))
    if draft.grant is not None and draft.grant.person is not None and draft.grant.rule == "office_of_signer":
        found.setdefault(draft.grant.person.id, frame.participant(draft.grant.person, "sign"))
    return tuple(found.values())


def _units(draft: Draft) -> tuple[EventUnit, ...]:
    units = [EventUnit(draft.grant.unit.id, draft.grant.unit.name, "grantor")] if draft.grant and draft.grant.unit else []
    units += [EventUnit(p.unit.id, p.unit.name, "recipient") for row in draft.rows for p in row.names if p.unit is not None]
    return tuple(dict.fromkeys(units))


def _evidence(frame: Frame, draft: Draft) -> tuple[Evidence, ...]:
    """Evidence for every value of the event, first statement first."""
    found: list[Evidence] = []
    for part in (draft, *draft.evidence):
        found.append(frame.evidence("award.form", *part.place, part.rule))
        found.append(frame.evidence("status", *part.cue))
        if part.grant is not None:
            found.append(frame.evidence("award.grantor", part.grant.start, part.grant.end, part.grant.rule))
        for row in part.rows:
            found.append(frame.evidence("award.recipients", *row.place, row.rule))
    return tuple(dict.fromkeys(found))


def _count_records(frame: Frame, drafts: list[Draft], lost: list[Lost]) -> tuple[CountRecord, ...]:
    """Every count of the article; `reason` says why one was not used."""
    resolved = frame.resolved
    used = {row.counted.start for draft in drafts for row in draft.rows if row.counted is not None}
    sentences = {index for index, _, _ in _by_sentence(resolved)}
    records: list[CountRecord] = []
    for count in resolved.mentions.counts:
        start, end = frame.place(count.start, count.end)
        reason = None
        if count.start not in used:
            index = resolved.segmented.sentence_at(count.start)
            reason = "item_not_recipient" if count.kind == "item" else "no_link_to_form" if index in sentences else "no_award_in_sentence"
        records.append(
            CountRecord(
                frame.text[start:end],
                count.value,
                cast(Approx, count.approx),
                count.turns,
                count.kind,
                count.label,
                reason is None,
                reason,
                count.rule,
                start,
                end,
            )
        )
    return tuple(records)
