"""What every event of an article shares, and the way from offsets of the reading to evidence."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter

from msgspec import Struct

from sukien.article import stable_id
from sukien.mentions import DateMention
from sukien.records import ArticleReference, EventDate, EventDocument, Evidence, Participant, ParticipantRole
from sukien.resolved import Document, Person, Resolved

_text_of = attrgetter("text")


class Frame(Struct, frozen=True):
    """article_id, reference: as written in each event; text: the article's text; resolved: what is known.

    place: text offsets of a span of the reading.
    """

    article_id: str
    reference: ArticleReference
    text: str
    resolved: Resolved
    place: Callable[[int, int], tuple[int, int]]

    def evidence(self, field: str, start: int, end: int, rule: str) -> Evidence:
        """Evidence for `field` from a span of the reading."""
        start, end = self.place(start, end)
        return Evidence(field, start, end, self.text[start:end], rule)

    def quoted(self, field: str, start: int, end: int, rule: str) -> Evidence:
        """Evidence for `field` from a span of the text."""
        return Evidence(field, start, end, self.text[start:end], rule)

    def date(self, date: DateMention | None) -> EventDate | None:
        """A date of an event, placed in the text."""
        if date is None:
            return None
        return EventDate(date.value, *self.place(date.start, date.end))

    def document(self, document: Document | None) -> EventDocument | None:
        """The document that carries an event."""
        return None if document is None else EventDocument(document.id, document.number, document.date)

    def participant(self, person: Person, role: ParticipantRole) -> Participant:
        """A person in a role of an event."""
        return Participant(person.id, person.name, tuple(map(_text_of, person.offices)), role)

    def event_id(self, *parts: object) -> str:
        """ "e-" and 16 hex digits of the article's id and `parts`."""
        return stable_id("e", self.article_id, *map(str, parts))
