"""From resolved values (offsets of the reading) to the article record (offsets of the text)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, cast

from sukien import article_record as r
from sukien.article import Article, article_id
from sukien.mentions import DateMention, Office, Published, Segmented, Span
from sukien.records import CountRecord
from sukien.resolve.elided import find_elided
from sukien.resolved import Admin, Document, Home, Person, Resolved, Unit
from sukien.text import Reading

_Owners = dict[tuple[int, int], Unit]  # the units by where they are mentioned


def article_record(article: Article, text: str, resolved: Resolved, counts: tuple[CountRecord, ...]) -> r.ArticleRecord:
    """The article record; `text` is the article's NFC text, `counts` come from the award stage."""
    segmented = resolved.segmented
    reading = segmented.reading
    owners: _Owners = dict(resolved.unit_places)
    elided = find_elided(resolved.persons, resolved.units)
    return r.ArticleRecord(
        article_id=article_id(text),
        source=article.source,
        title=_quoted(text, reading, segmented.title),
        byline=_quoted(text, reading, segmented.byline),
        published=_published(reading, segmented.published),
        home=_home(reading, resolved.home),
        text=text,
        sections=_sections(text, segmented),
        sentences=tuple(reading.places(segmented.sentences)),
        persons=tuple([_person(text, reading, p, owners, elided) for p in resolved.persons]),
        units=tuple([_unit(text, reading, u) for u in resolved.units]),
        documents=tuple([_document(text, reading, d) for d in resolved.documents]),
        dates=tuple([_date(text, reading, d) for d in resolved.dates]),
        counts=counts,
    )


def _quoted(text: str, reading: Reading, span: Span | None) -> r.Quoted | None:
    if span is None:
        return None
    start, end = reading.place(*span)
    return r.Quoted(text[start:end], start, end)


def _mentions(text: str, reading: Reading, spans: Sequence[Span]) -> tuple[r.MentionRecord, ...]:
    if len(spans) == 1:  # as most have
        start, end = reading.place(*spans[0])
        return (r.MentionRecord(start, end, text[start:end]),)
    return tuple([r.MentionRecord(start, end, text[start:end]) for start, end in reading.places(spans)]) if spans else ()


def _published(reading: Reading, published: Published | None) -> r.PublishedDate | None:
    if published is None:
        return None
    start, end = (None, None) if published.start is None or published.end is None else reading.place(published.start, published.end)
    return r.PublishedDate(published.value, cast(Literal["metadata", "stamp"], published.basis), start, end)


def _home(reading: Reading, home: Home | None) -> r.HomeRecord | None:
    if home is None:
        return None
    start, end = (None, None) if home.start is None or home.end is None else reading.place(home.start, home.end)
    return r.HomeRecord(home.province, home.district, start, end, home.rule)


def _sections(text: str, segmented: Segmented) -> tuple[r.SectionRecord, ...]:
    """Sections in text offsets; each reaches to where the next begins, so that they cover the text."""
    reading = segmented.reading
    starts = [s.start for s in segmented.sections]
    if reading.pieces:
        starts = [reading.place(start, start + 1)[0] for start in starts]
    if starts:
        starts[0] = 0
    kinds = cast(list[r.SectionKind], [s.kind for s in segmented.sections])
    return tuple(map(r.SectionRecord, kinds, starts, [*starts[1:], len(text)]))


def _person(text: str, reading: Reading, person: Person, owners: _Owners, elided: dict[Span, Unit]) -> r.PersonRecord:
    return r.PersonRecord(
        id=person.id,
        name=person.name,
        honorific=person.honorific,
        kind="official" if person.offices else "person",
        offices=tuple([_office(text, reading, o, owners, elided) for o in person.offices]),
        mentions=_mentions(text, reading, person.mentions),
        title_mentions=_mentions(text, reading, person.title_mentions),
    )


def _office(text: str, reading: Reading, office: Office, owners: _Owners, elided: dict[Span, Unit]) -> r.OfficeRecord:
    start, end = reading.place(office.start, office.end)
    unit = office.unit
    body = elided.get(Span(office.start, office.end)) if elided else None
    owner = body or (owners.get((unit.start, unit.end)) if unit else None)
    return r.OfficeRecord(
        text=text[start:end],
        title=office.title,
        unit=body.name if body else unit.name if unit else None,
        unit_id=owner.id if owner else None,
        level=body.level if body else office.level,
        branch=office.branch,
        former=office.former,
        acting=office.acting,
        start=start,
        end=end,
        rule="elided_body" if body else office.rule,
    )


def _unit(text: str, reading: Reading, unit: Unit) -> r.UnitRecord:
    return r.UnitRecord(
        id=unit.id,
        name=unit.name,
        canonical=unit.canonical,
        kind=unit.kind,
        level=unit.level,
        admin=_admin(unit.admin),
        mentions=_mentions(text, reading, unit.mentions),
        rule=unit.rule,
    )


def _admin(admin: Admin | None) -> r.AdminRecord | None:
    if admin is None:
        return None
    return r.AdminRecord(admin.name, admin.code, admin.province, admin.valid_from, admin.valid_to, admin.current, admin.candidates)


def _document(text: str, reading: Reading, document: Document) -> r.DocumentRecord:
    return r.DocumentRecord(
        id=document.id,
        number=document.number,
        symbol=document.symbol,
        kind=document.kind,
        issuer=document.issuer,
        date=document.date,
        signer=document.signer,
        role=cast(r.DocumentRole, document.role),
        mentions=_mentions(text, reading, document.mentions),
        rule=document.rule,
    )


def _date(text: str, reading: Reading, date: DateMention) -> r.DateRecord:
    start, end = reading.place(date.start, date.end)
    return r.DateRecord(
        text=text[start:end],
        value=date.value,
        start_date=date.start_date,
        end_date=date.end_date,
        part_of_day=date.part_of_day,
        role=cast(r.DateRole, date.role),
        basis=cast(r.DateBasis, date.basis),
        rule=date.rule,
        start=start,
        end=end,
    )
