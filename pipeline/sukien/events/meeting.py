"""Meetings that the article reports: hội nghị, lễ, đại hội, tọa đàm, gặp mặt, buổi làm việc …"""

from __future__ import annotations

from sukien.events.frame import Frame
from sukien.events.meeting_choice import Report, reported_meetings
from sukien.events.meeting_setting import find_organizers, find_place
from sukien.events.roles import find_roles
from sukien.records import Event, Evidence, Meeting, Participant


def find_meetings(frame: Frame) -> tuple[Event, ...]:
    """Meetings that the article reports, with the roles of those who took part; in order of statement."""
    reports = reported_meetings(frame.resolved)
    if not reports:
        return ()
    roles = find_roles(frame, reports)
    return tuple([_event(frame, report, part) for report, part in zip(reports, roles, strict=True)])


def _event(frame: Frame, report: Report, part: tuple[list[Participant], list[Evidence]]) -> Event:
    stated = report.stated
    participants, role_evidence = part
    organizers = find_organizers(frame.resolved, stated)
    place = find_place(frame.resolved, stated)
    evidence = [frame.evidence("meeting.name", stated.start, stated.end, stated.rule)]
    evidence += [frame.evidence("meeting.name", n.start, n.end, n.rule) for n in report.mentions if n is not stated and not n.bare]
    evidence.append(frame.evidence("status", stated.start, stated.end, "planned_meeting" if stated.planned else "reported_meeting"))
    if report.date is not None:
        evidence.append(frame.evidence("date", report.date.start, report.date.end, report.date.rule))
    evidence += [frame.evidence("units.organizer", *span, rule) for span, _, rule in organizers]
    name = _folded(frame, stated.start, stated.end)
    if place is not None:
        evidence.append(frame.evidence("meeting.place", *place, "place_of_meeting"))
    return Event(
        event_id=frame.event_id("meeting", name, stated.start),
        article_id=frame.article_id,
        article=frame.reference,
        type="meeting",
        status="planned" if stated.planned else "held",
        date=frame.date(report.date),
        participants=tuple(participants),
        units=tuple(unit for _, unit, _ in organizers),
        document=None,
        meeting=Meeting(name, _folded(frame, *place) if place else None),
        evidence=(*evidence, *role_evidence),
    )


def _folded(frame: Frame, start: int, end: int) -> str:
    wording = frame.resolved.text[start:end]
    return " ".join(wording.split()) if "\n" in wording else wording.strip()
