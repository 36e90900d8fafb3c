"""spaCy component: `nlp.add_pipe("sukien")` puts what the system finds into `doc.spans` and the records into `doc._.sukien`.

>>> import spacy
>>> import sukien.spacy
>>> nlp = spacy.blank("xx")
>>> pipe = nlp.add_pipe("sukien")
>>> doc = nlp("Ngày 31/5/2023, UBND tỉnh Bắc Kạn tặng Bằng khen cho 45 tập thể.")
>>> [event["type"] for event in doc._.sukien["events"]]
['award']

Where the package is installed, spaCy finds the component by itself. Spans take in whole tokens: a boundary inside a
token moves outwards, and the exact offsets stand in the records.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from sukien import extract
from sukien.article import Unreadable
from sukien.article_record import ArticleRecord
from sukien.records import Event
from sukien.text import read_text

GROUP = "sukien"


@Language.factory("sukien", default_config={"group": GROUP}, assigns=["doc.spans", "doc._.sukien"])
def create(nlp: Language, name: str, group: str) -> Callable[[Doc], Doc]:
    """The component. Labels in `doc.spans[group]`: PERSON, OFFICE, UNIT, DOCUMENT, DATE, EVENT; the id is the record's id.

    `doc._.sukien` is {"article": …, "events": […]}, or None for a text that holds no Vietnamese.
    """
    if not Doc.has_extension("sukien"):
        Doc.set_extension("sukien", default=None)

    def component(doc: Doc) -> Doc:
        text = read_text(doc.text)
        try:
            result = extract(text.text)
        except Unreadable:
            doc.spans[group] = SpanGroup(doc, name=group)
            return doc
        spans: list[Span] = []
        for start, end, label, identity in [*_mentions(result.article), *_evidence(result.events)]:
            span = doc.char_span(text.raw(start), text.raw(end), label=label, alignment_mode="expand", span_id=identity)
            if span is not None:
                spans.append(span)
        doc.spans[group] = SpanGroup(doc, name=group, spans=spans)
        doc._.sukien = result.to_records()
        return doc

    return component


def _mentions(article: ArticleRecord) -> Iterator[tuple[int, int, str, str]]:
    """Mentions in the article as (start, end, label, id)."""
    for person in article.persons:
        for mention in (*person.mentions, *person.title_mentions):
            yield mention.start, mention.end, "PERSON", person.id
        for office in person.offices:
            yield office.start, office.end, "OFFICE", person.id
    for unit in article.units:
        for mention in unit.mentions:
            yield mention.start, mention.end, "UNIT", unit.id
    for document in article.documents:
        for mention in document.mentions:
            yield mention.start, mention.end, "DOCUMENT", document.id
    for date in article.dates:
        yield date.start, date.end, "DATE", date.value


def _evidence(events: tuple[Event, ...]) -> Iterator[tuple[int, int, str, str]]:
    for event in events:
        for evidence in event.evidence:
            yield evidence.start, evidence.end, "EVENT", event.event_id
