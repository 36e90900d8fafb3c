"""For a person at a terminal: an article with its finds, and events as lines. Colour only where rich finds a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.text import Text

from sukien.article_record import ArticleRecord
from sukien.jsonl import records
from sukien.lexicon import load
from sukien.records import Appointment, Award, Campaign, Check, Event, Meeting, Recipient, Reject
from sukien.result import Result

_STYLES = {"person": "bold cyan", "office": "cyan", "unit": "green", "document": "magenta", "date": "yellow", "count": "bold red"}
_DIM = ("noise", "repeat", "source", "stamp")  # sections that carry no statement of their own


class _Terminal(Console):
    """A console that leaves it to the command what happens when nobody reads on."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


def terminal() -> Console:
    """Standard output: colour where it is a terminal, lines as long as they are."""
    return _Terminal(highlight=False, soft_wrap=True)


def show_result(console: Console, result: Result) -> None:
    """Print an article with its finds in colour, then what was found as lists."""
    article = result.article
    console.print(_coloured(article))
    if console.is_terminal:
        console.print(Text(" · ").join(Text(name, style) for name, style in _STYLES.items()))
    _list(console, "Persons", (_joined(p.name, ", ".join(o.text for o in p.offices)) for p in article.persons))
    _list(console, "Units", (_joined(u.name, u.canonical if u.canonical != u.name else None) for u in article.units))
    _list(console, "Documents", (_joined(d.number, d.date, d.role) for d in article.documents))
    _list(console, "Dates", (_joined(d.value, d.role, repr(d.text)) for d in article.dates))
    _list(console, "Events", ("\n    ".join([headline(event), *details(event)]) for event in result.events))
    _list(console, "Numbers held against each other", _checks(result))


def show_run(console: Console, folder: Path, limit: int) -> None:
    """Print the events of a run as lines, at most `limit` of them, then totals and where the records lie."""
    types: Counter[str] = Counter()
    checks: Counter[bool] = Counter()
    last = None
    for number, event in enumerate(records(folder, "events-*.jsonl", Event)):
        types[event.type] += 1
        checks.update(check.ok for check in event.checks)
        if number < limit:
            if event.article_id != last:
                console.print(f"\n[bold]{escape(event.article.title or event.article_id)}[/bold]")
            console.print(f"  {escape(headline(event))}")
            last = event.article_id
    total = types.total()
    if total > limit:
        console.print(f"\n… and {total - limit} more events")
    if not (folder / "manifest.json").exists():
        console.print("\n[bold]Not finished[/bold]: no manifest.json yet; the same `sukien run` goes on. So far:")
    rejects = Counter(reject.code for reject in records(folder, "rejects.jsonl", Reject))
    articles = sum(_lines(path) for path in folder.glob("articles-*.jsonl"))
    console.print(f"\n[bold]{articles}[/bold] articles, [bold]{total}[/bold] events: {_tally(types)}")
    console.print(f"rejects: {_tally(rejects) or 'none'} · checks of stated totals: {checks[True]} agree, {checks[False]} disagree")
    console.print("\nThe records:")
    for path in sorted(path for path in folder.iterdir() if path.suffix in (".json", ".jsonl")):
        console.print(f"  {path}  ({path.stat().st_size:,} bytes)", highlight=False)


def headline(event: Event) -> str:
    """An event as one line: type, what, status, date, who gave it to whom, the document."""
    date = event.date.value if event.date else "no date"
    document = event.document.number if event.document else None
    match event:
        case Event(award=Award() as award):
            to = ", ".join(map(_recipient, award.recipients))
            grantor = f"by {award.grantor.name}" if award.grantor else None
            return _joined(f"award {_award(award)}", event.status, date, grantor, to and f"to {to}", document)
        case Event(meeting=Meeting() as meeting):
            return _joined(f"meeting {meeting.name!r}", event.status, date, meeting.place and f"at {meeting.place}", document)
        case Event(appointment=Appointment() as a):
            old = f"from {a.from_office.text}" if a.from_office else None
            new = f"to {a.to_office.text}" if a.to_office else None
            return _joined(f"appointment {a.action} {a.subject.name}", event.status, date, old, new, document)
        case Event(campaign=Campaign() as campaign):
            by = campaign.launched_by and f"by {campaign.launched_by}"
            return _joined(f"campaign {campaign.name!r}", event.status, date, by, campaign.period, document)
    return _joined(f"{event.type} {document or ''}".strip(), event.status, date)


def details(event: Event) -> list[str]:
    """What does not fit the headline: who took part, and the arithmetic of the text."""
    roles: dict[str, list[str]] = {}
    for who in event.participants:
        roles.setdefault(who.role, []).append(who.name)
    return [f"{role}: {', '.join(names)}" for role, names in roles.items()] + [_check(check) for check in event.checks]


def _checks(result: Result) -> Iterator[str]:
    """Each check of the article's numbers in the article's words, and how many agree."""
    checks = list(dict.fromkeys(check for event in result.events for check in event.checks))
    text = result.article.text
    for check in checks:
        yield _joined(_check(check).removeprefix("check "), " / ".join(repr(text[start:end]) for start, end in check.spans))
    if checks:
        agree = sum(check.ok for check in checks)
        yield f"{agree} of {len(checks)} agree"


def _check(check: Check) -> str:
    verdict = "agrees" if check.ok else f"DISAGREES by {check.residual:+}"
    return f"check {check.kind}: stated {check.stated}, computed {check.computed}: {verdict}"


def _award(award: Award) -> str:
    """The award as the article names it, its form before a bare grade, its grade after a name that does not tell it."""
    label = award.label
    if label.lower().startswith("hạng"):
        name = next((entry.phrase for entry in load("award_forms") if entry.code == award.form), award.form)
        return f"{name[:1].upper()}{name[1:]} {label}"
    told = award.grade is None or "hạng" in label.lower() or award.grade in label
    return label if told else f"{label} (grade {award.grade})"


def _recipient(recipient: Recipient) -> str:
    approx = recipient.approx if recipient.approx != "=" else ""
    count = "" if recipient.count is None else f"{approx}{recipient.count} "
    turns = "lượt " if recipient.turns and not (recipient.label or "").lower().startswith("lượt") else ""
    names = f" ({', '.join(name.name for name in recipient.names)})" if recipient.names else ""
    return f"{count}{turns}{recipient.label or recipient.kind}{names}"


def _coloured(article: ArticleRecord) -> Text:
    text = Text(article.text)
    for section in article.sections:
        if section.kind in _DIM:
            text.stylize("dim", section.start, section.end)
        elif section.kind == "title":
            text.stylize("bold", section.start, section.end)
    for kind, start, end in _finds(article):
        text.stylize(_STYLES[kind], start, end)
    return text


def _finds(article: ArticleRecord) -> Iterator[tuple[str, int, int]]:
    """What is coloured: units first, so that the offices and persons around them win."""
    yield from (("unit", m.start, m.end) for unit in article.units for m in unit.mentions)
    yield from (("office", o.start, o.end) for person in article.persons for o in person.offices)
    yield from (("person", m.start, m.end) for person in article.persons for m in person.mentions)
    yield from (("document", m.start, m.end) for document in article.documents for m in document.mentions)
    yield from (("date", date.start, date.end) for date in article.dates)
    yield from (("count", count.start, count.end) for count in article.counts if count.used)


def _list(console: Console, name: str, lines: Iterator[str]) -> None:
    console.print(f"\n[bold]{name}[/bold]")
    for line in dict.fromkeys(lines) or ["none"]:
        console.print(f"  {escape(line)}", highlight=False)


def _joined(*parts: str | None) -> str:
    return " · ".join(" ".join(part.split()) for part in parts if part)


def _tally(counter: Counter[str]) -> str:
    return ", ".join(f"{count} {name}" for name, count in counter.most_common())


def _lines(path: Path) -> int:
    with path.open("rb") as lines:
        return sum(1 for _ in lines)
