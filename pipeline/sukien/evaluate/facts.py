"""The facts of a gold sheet beside the facts of a run's records, kind by kind, made comparable.

What each kind compares is defined in corpus/GUIDE.md; the kinds here are the rows of the table that
`sukien evaluate` prints.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import chain
from typing import NamedTuple, TypeVar

from sukien.article_record import ArticleRecord, DocumentRecord
from sukien.evaluate.keys import fold, fold_all, fold_number, readings
from sukien.gold import GoldAward, Sheet
from sukien.records import Event, Recipient

Item = TypeVar("Item")


class Wanted(NamedTuple):
    """A gold fact: any of `keys` finds it; `shown` is for people, `wordings` say where in the text to look."""

    keys: tuple[Hashable, ...]
    shown: str
    wordings: tuple[str, ...]


class Found(NamedTuple):
    """A fact of a run, with the place in the text that it was read from, where the records give one."""

    key: Hashable
    shown: str
    place: tuple[int, int] | None


class Kind(NamedTuple):
    """One kind of fact in one article: what must be found, what may be, what was."""

    wanted: list[Wanted]
    optional: list[Wanted]
    found: list[Found]


def kinds(sheet: Sheet, article: ArticleRecord, events: Sequence[Event]) -> dict[str, Kind]:
    """All kinds that compare by equal keys (meetings compare by shared words: see score.py)."""
    awards = [event for event in events if event.award]
    meetings = [event for event in events if event.type == "meeting"]
    out = {
        "offices": _offices(sheet, article),
        "persons": _persons(sheet, article),
        "units": _units(sheet, article),
        "documents": _documents(sheet, article),
        "document_facts": _document_facts(sheet, article),
        "dates": _dates(sheet, article),
        "awards": _awards(sheet, awards, strict=True),
        "awards_loose": _awards(sheet, awards, strict=False),
        "recipient_names": _recipient_names(sheet, awards),
        "roles": _roles(sheet, meetings),
        "appointments": _appointments(sheet, events),
    }
    if sheet.published:
        date = article.published
        found = [Found(date.value, date.value, _place(date.start, date.end))] if date and date.value else []
        out["published"] = Kind([_plain(sheet.published)], [], found)
    if sheet.byline:
        line = article.byline
        out["byline"] = Kind([_wording(sheet.byline)], [], [Found(fold(line.text), line.text, (line.start, line.end))] if line else [])
    return out


def _offices(sheet: Sheet, article: ArticleRecord) -> Kind:
    wanted = [_side_by_side(person.name, office) for person in sheet.officials for office in person.offices]
    found = [
        Found(fold_all(person.name, office.text), f"{person.name} · {office.text}", (office.start, office.end))
        for person in article.persons
        if _annotated(person.name)
        for office in person.offices
    ]
    return Kind(wanted, [], _once(found, _key))


def _persons(sheet: Sheet, article: ArticleRecord) -> Kind:
    wanted = _once([*(person.name for person in sheet.officials), *sheet.persons], fold)
    found = [Found(fold(p.name), p.name, _first(p.mentions or p.offices)) for p in article.persons if _annotated(p.name)]
    return Kind([_wording(name) for name in wanted], [], _once(found, _key))


def _annotated(name: str) -> bool:
    """Gold sheets leave out the name of Hồ Chí Minh: it stands in every article, mostly inside other names."""
    return fold(name) != fold("Hồ Chí Minh")


def _units(sheet: Sheet, article: ArticleRecord) -> Kind:
    found = [Found(fold(unit.name), unit.name, _first(unit.mentions)) for unit in article.units]
    return Kind(
        [_wording(name) for name in _once(sheet.units, fold)], [_wording(name) for name in sheet.optional_units], _once(found, _key)
    )


def _documents(sheet: Sheet, article: ArticleRecord) -> Kind:
    wanted = [Wanted(tuple(map(fold_number, d.number.split("|"))), d.number, tuple(d.number.split("|"))) for d in sheet.documents]
    found = [Found(fold_number(d.number), d.number, _first(d.mentions)) for d in article.documents]
    return Kind(wanted, [], _once(found, _key))


def _document_facts(sheet: Sheet, article: ArticleRecord) -> Kind:
    """Date, signer and role; of the run, only those of documents that the sheet knows."""
    known = {fold_number(reading) for document in sheet.documents for reading in document.number.split("|")}
    signers = {person.id: person.name for person in article.persons if _annotated(person.name)}
    wanted = [
        _side_by_side(document.number, field, value)
        for document in sheet.documents
        for field, value in (("date", document.date), ("signer", document.signer), ("role", document.role))
        if value and (field, value) != ("role", "other")
    ]
    found = [
        Found(fold_all(document.number, field, value), f"{document.number} · {field} · {value}", _first(document.mentions))
        for document in article.documents
        if fold_number(document.number) in known
        for field, value in _stated(document, signers)
    ]
    return Kind(wanted, [], _once(found, _key))


def _stated(document: DocumentRecord, signers: dict[str, str]) -> Iterable[tuple[str, str]]:
    if document.date is not None:
        yield "date", document.date
    if document.signer is not None:
        yield "signer", signers.get(document.signer, document.signer)
    if document.role != "other":
        yield "role", document.role


def _dates(sheet: Sheet, article: ArticleRecord) -> Kind:
    found = [Found(date.value, date.value, (date.start, date.end)) for date in article.dates if date.value]
    return Kind([_plain(value) for value in dict.fromkeys(sheet.dates)], [_plain(v) for v in sheet.optional_dates], _once(found, _key))


def _awards(sheet: Sheet, events: Sequence[Event], *, strict: bool) -> Kind:
    """One row for each group of recipients: all of its columns, or only form, recipient and count."""

    def wanted(rows: Iterable[GoldAward]) -> list[Wanted]:
        out = []
        for row in rows:
            columns = readings(row.form, row.grade, row.grantor or "", row.recipient, row.count, row.approx, row.turns, row.status)
            shown = _award(row.status, row.form, row.grade, row.grantor, row.recipient, row.count, row.approx, row.turns)
            out.append(Wanted(tuple(_award_key(c, strict=strict) for c in columns), shown, (*_figures(row.count), *row.names[:1])))
        return out

    found = []
    for event, recipient in _recipients(events):
        award = event.award
        assert award
        grantor = award.grantor.name if award.grantor else ""
        r = recipient
        columns = (award.form, award.grade, grantor, r.kind, r.count, r.approx or "=", r.turns, event.status)
        shown = _award(event.status, award.form, award.grade, grantor, r.kind, r.count, r.approx, r.turns)
        found.append(Found(_award_key(columns, strict=strict), shown, (r.start, r.end)))
    return Kind(wanted(sheet.awards), wanted(sheet.optional_awards), found)


def _award_key(columns: tuple[object, ...], *, strict: bool) -> Hashable:
    form, grade, grantor, recipient, count, approx, turns, status = columns
    return (form, grade, fold(str(grantor)), recipient, count, approx, turns, status) if strict else (form, recipient, count)


def _award(status: str, form: str, grade: str | None, grantor: str | None, kind: str, count: int | None, approx: str, turns: bool) -> str:
    how_many = f"{approx if approx != '=' else ''}{'?' if count is None else count} {kind}{' (turns)' if turns else ''}"
    return " · ".join(part for part in (status, form, grade and f"grade {grade}", grantor and f"by {grantor}", how_many) if part)


def _recipient_names(sheet: Sheet, events: Sequence[Event]) -> Kind:
    def named(rows: Iterable[GoldAward]) -> list[tuple[str, str]]:
        return [(row.form, name) for row in rows for name in row.names]

    wanted = [_side_by_side(*pair) for pair in _once(named(sheet.awards), _fold_pair)]
    found = [
        Found(fold_all(event.award.form, name.name), f"{event.award.form} · {name.name}", (name.start, name.end))
        for event, recipient in _recipients(events)
        if event.award
        for name in recipient.names
    ]
    return Kind(wanted, [_side_by_side(*pair) for pair in named(sheet.optional_awards)], _once(found, _key))


def _recipients(events: Sequence[Event]) -> Iterable[tuple[Event, Recipient]]:
    return ((event, recipient) for event in events if event.award for recipient in event.award.recipients)


def _roles(sheet: Sheet, meetings: Sequence[Event]) -> Kind:
    """A person's role in any of the meetings."""
    found = [
        Found(
            fold_all(who.name, who.role),
            f"{who.name} · {who.role}",
            next(((e.start, e.end) for e in event.evidence if who.name in e.quote), None),
        )
        for event in meetings
        for who in event.participants
    ]
    return Kind([_side_by_side(*r) for r in sheet.roles], [_side_by_side(*r) for r in sheet.optional_roles], _once(found, _key))


def _appointments(sheet: Sheet, events: Sequence[Event]) -> Kind:
    found = []
    for event in events:
        if event.appointment:
            a = event.appointment
            to_office = a.to_office.text if a.to_office else ""
            place = (a.to_office.start, a.to_office.end) if a.to_office else _first(event.evidence)
            found.append(Found(fold_all(a.action, a.subject.name, to_office), f"{a.action} · {a.subject.name} · {to_office}", place))
    return Kind([_side_by_side(a.action, a.subject, a.to_office or "") for a in sheet.appointments], [], found)


def _wording(value: str) -> Wanted:
    parts = tuple(value.split("|"))
    return Wanted(tuple(map(fold, parts)), value, parts)


def _plain(value: str) -> Wanted:
    parts = tuple(value.split("|"))
    return Wanted(parts, value, tuple(chain.from_iterable(map(_day, parts))))


def _side_by_side(*values: str) -> Wanted:
    """Values compared together; the last is the first that is looked for in the text, then the one before it."""
    keys = tuple(fold_all(*map(str, reading)) for reading in readings(*values))
    return Wanted(keys, " · ".join(values), tuple(part for value in reversed(values) for part in value.split("|") if part))


def _figures(count: int | None) -> tuple[str, ...]:
    """How the press writes a count: 1148 or 1.148, 5 or 05."""
    return () if count is None else (f"{count:,}".replace(",", "."), str(count), f"{count:02}")


def _day(value: str) -> list[str]:
    """How the press writes an ISO day, month or year."""
    parts = value.split("/")[0].split("-")
    if not all(part.isdigit() for part in parts[1:]):
        return []
    year, rest = parts[0], [int(part) for part in reversed(parts[1:])]
    plain = "/".join(map(str, rest))
    padded = "/".join(f"{part:02}" for part in rest)
    return [
        w for w in (f"{padded}/{year}", f"{plain}/{year}", padded if len(rest) == 2 else "", plain if len(rest) == 2 else "", year) if w
    ]


def _once(items: Iterable[Item], key: Callable[[Item], Hashable]) -> list[Item]:
    """The first item of each key, in order."""
    first: dict[Hashable, Item] = {}
    for item in items:
        first.setdefault(key(item), item)
    return list(first.values())


def _key(found: Found) -> Hashable:
    return found.key


def _fold_pair(pair: tuple[str, str]) -> Hashable:
    return fold_all(*pair)


def _first(places: Sequence[object]) -> tuple[int, int] | None:
    """Where the first of some records stands."""
    return _place(getattr(places[0], "start", None), getattr(places[0], "end", None)) if places else None


def _place(start: int | None, end: int | None) -> tuple[int, int] | None:
    return None if start is None or end is None else (start, end)
