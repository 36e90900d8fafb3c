"""What the rules said about a place in an article, and what lost there: the answer to "why is this (not) in the records?"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from sukien.mentions import Lost, Mentions
from sukien.records import Award, CountRecord, Event
from sukien.resolved import Admin, Resolved
from sukien.result import Result
from sukien.text import key_of


class Remark(NamedTuple):
    """What one rule said of the stretch [start, end) of the article's text.

    kind: "section", "sentence", "vocabulary", "date", "document", "unit", "office", "person", "title", "form", "count",
    "home", "evidence" or "lost"; rule: its name, or None where the stage has one way only.
    """

    start: int
    end: int
    kind: str
    said: str
    rule: str | None


def explain(result: Result, start: int, end: int) -> list[Remark]:
    """All remarks on places that touch [start, end) of the article's text, outermost first."""
    remarks = {r for r in _remarks(result) if r.start < end and start < r.end}
    return sorted(remarks, key=lambda r: (r.start, -r.end, _KINDS.index(r.kind), r.said))


def occurrences(result: Result, wording: str) -> list[tuple[int, int]]:
    """Where a wording stands in the article, case and place of tone marks aside."""
    key, wanted = key_of(result.article.text), key_of(wording)
    places, at = [], key.find(wanted) if wanted else -1
    while at >= 0:
        places.append((at, at + len(wanted)))
        at = key.find(wanted, at + len(wanted))
    return places


_KINDS = (
    "section", "sentence", "vocabulary", "home", "unit", "person", "title", "office", "document", "date", "form", "count",
    "evidence", "lost",
)  # fmt: skip


def _remarks(result: Result) -> Iterator[Remark]:
    article = result.article
    reading = result.resolved.segmented.reading
    for section in article.sections:
        yield Remark(section.start, section.end, "section", section.kind, None)
    for start, end in article.sentences:
        yield Remark(start, end, "sentence", "", None)
    for count in article.counts:
        yield Remark(count.start, count.end, "count", _fate(count), count.rule)
    for event in result.events:
        for evidence in event.evidence:
            yield Remark(evidence.start, evidence.end, "evidence", f"{_name(event)}: {evidence.field}", evidence.rule)
    lost = (*result.resolved.mentions.lost, *result.resolved.lost, *result.lost)
    for start, end, kind, said, rule in (*_read(result.resolved.mentions), *_meant(result.resolved), *map(_dropped, lost)):
        yield Remark(*reading.place(start, end), kind, said, rule)


def _fate(count: CountRecord) -> str:
    value = f"{count.approx if count.approx != '=' else ''}{count.value} {count.kind}{' in turns' if count.turns else ''}"
    if count.used:
        return f"{value}, used in an award"
    why = _WHY.get(count.reason or "")
    return f"{value}, not used: {count.reason}{f' ({why})' if why else ''}"


_WHY = {  # why a count is in no award; the names are those of the rules that dropped it
    "item_not_recipient": "it counts the things given, not those who received",
    "no_award_in_sentence": "its sentence names no award",
    "no_link_to_form": "nothing joins it to the award that its sentence names",
    "denied": "the sentence says that the award was not given",
    "supposed": "the award is only supposed",
    "not_revoked": "taking the award back is only proposed, planned or denied",
    "false_award": "the award is a forged one",
    "foreign_honour": "another state gives the award",
    "norm": "a rule on who may receive, not an award given",
    "target": "a goal, not an award given",
    "money": "a sum of money is given",
    "sport": "a title or medal of sport or shows",
}


def _dropped(lost: Lost) -> Remark:
    """A candidate that a rule did not take (offsets of the reading)."""
    return Remark(lost.start, max(lost.end, lost.start + 1), "lost", f"{lost.kind}: {lost.reason}", lost.rule)


def _name(event: Event) -> str:
    form = f" {event.award.form}" if isinstance(event.award, Award) else ""
    return f"{event.type}{form} {event.status}"


def _read(mentions: Mentions) -> Iterator[Remark]:
    """What the recognisers read (offsets of the reading)."""
    for date in mentions.dates:
        yield Remark(date.start, date.end, "date", f"{date.value} {date.role}", date.rule)
    for document in mentions.documents:
        yield Remark(document.start, document.end, "document", _words(document.number, document.kind), document.rule)
    for unit in mentions.units:
        said = _words(unit.kind, unit.level, "inside another name" if unit.nested else None)
        yield Remark(unit.start, unit.end, "unit", said, unit.rule)
    for office in mentions.offices:
        said = _words(office.title, f"of {office.unit.name}" if office.unit else None, "former" if office.former else None)
        yield Remark(office.start, office.end, "office", said, office.rule)
    for person in mentions.persons:
        offices = ", ".join(office.text for office in person.offices)
        yield Remark(*person.full, "person", f"{person.name}: {offices}" if offices else person.name, person.rule)
    for title in mentions.titles:
        yield Remark(title.start, title.end, "title", "a person meant by office alone", title.rule)
    for form in mentions.forms:
        yield Remark(form.start, form.end, "form", _words(form.form, form.grade and f"grade {form.grade}"), form.rule)


def _meant(resolved: Resolved) -> Iterator[Remark]:
    """What was resolved from that, and what lost on the way (offsets of the reading)."""
    for lexicon, anchors in resolved.segmented.anchors.items():
        for anchor in anchors:
            yield Remark(anchor.start, anchor.end, "vocabulary", f"{lexicon}: {anchor.entry.code}", None)
    home = resolved.home
    if home and home.start is not None and home.end is not None:
        yield Remark(home.start, home.end, "home", _words(home.province, home.district), home.rule)
    for place, person in resolved.person_places:
        yield Remark(*place, "person", f"is {person.name} ({person.id})", None)
    for place, unit in resolved.unit_places:
        yield Remark(*place, "unit", f"is {unit.canonical or unit.name} ({unit.id}){_admin(unit.admin)}", unit.rule)
    for document in resolved.documents:
        for place in document.mentions:
            yield Remark(*place, "document", _words(document.number, document.role, document.date), document.rule)
    for date in resolved.dates:
        yield Remark(date.start, date.end, "date", f"{date.value} {date.role} ({date.basis})", date.rule)


def _admin(admin: Admin | None) -> str:
    if admin is None:
        return ""
    today = f", today {admin.current}" if admin.current and admin.current != admin.name else ""
    return f" in {_words(admin.name, admin.code and f'code {admin.code}')}{today}"


def _words(*parts: str | None) -> str:
    return ", ".join(part for part in parts if part)
