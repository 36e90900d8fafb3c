"""Events: what happened, assembled from what was resolved. One file an event type."""

from __future__ import annotations

from typing import NamedTuple

from sukien.article import Article, article_id
from sukien.events.appointment import appointment_events, tell_appointments
from sukien.events.appointment_posts import with_posts_taken
from sukien.events.award import find_awards
from sukien.events.campaign import find_campaigns
from sukien.events.document import find_document_events
from sukien.events.frame import Frame
from sukien.events.meeting import find_meetings
from sukien.mentions import Lost
from sukien.records import ArticleReference, CountRecord, Event
from sukien.resolved import Resolved
from sukien.steps import Steps


class Assembled(NamedTuple):
    """events in order of their evidence; counts: what became of each; lost: award statements that were dropped, and why;
    resolved: with the posts that people take."""

    events: tuple[Event, ...]
    counts: tuple[CountRecord, ...]
    lost: tuple[Lost, ...]
    resolved: Resolved


def assemble(resolved: Resolved, article: Article, text: str) -> Steps[Assembled]:
    """All events of an article."""
    segmented = resolved.segmented
    title = article.title
    if title is None and segmented.title is not None:
        title = resolved.text[segmented.title.start : segmented.title.end]
    told = tell_appointments(resolved)
    if told:
        resolved = with_posts_taken(resolved, told)
    reference = ArticleReference(title, article.source.url, segmented.published.value if segmented.published else None)
    frame = Frame(article_id(text), reference, text, resolved, segmented.reading.place)
    meetings = find_meetings(frame)
    yield
    awards, counts, lost = yield from find_awards(frame)
    yield
    events = [*awards, *meetings, *appointment_events(frame, told, meetings), *find_document_events(frame), *find_campaigns(frame)]
    if len(events) > 1:
        events.sort(key=_places)
    return Assembled(tuple(events), counts, lost, resolved)


def _places(event: Event) -> tuple[list[tuple[int, int]], str]:
    """Where an event's evidence stands; ids decide only between events that rest on the same words."""
    return sorted([(e.start, e.end) for e in event.evidence]), event.event_id
