"""Precision, recall and F1 of a run against gold sheets, and what was missed or invented, with its context."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from sukien.article import Source
from sukien.article_record import ArticleRecord
from sukien.evaluate.facts import Found, Kind, Wanted, kinds
from sukien.evaluate.keys import fold
from sukien.gold import GoldMeeting, Sheet, load_sheet
from sukien.jsonl import records
from sukien.records import Event, Meeting
from sukien.text import key_of, key_of_text, read_text

HEADLINE = ("offices", "persons", "units", "documents", "dates", "awards", "meetings", "roles")  # kinds of the mean
_ORDER = (
    "offices", "persons", "units", "documents", "document_facts", "dates", "awards", "awards_loose", "recipient_names",
    "meetings", "roles", "appointments", "published", "byline",
)  # fmt: skip
_SHARED_WORDS = 0.6  # a meeting's name is found when at least this share of the words of both names is common
_WIDTH = 40  # characters of context on each side


class Score(Struct):
    """Numbers of facts: in the gold sheets, in the run, in both."""

    gold: int = 0
    found: int = 0
    hit: int = 0

    @property
    def precision(self) -> float:
        return self.hit / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.hit / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


class Fault(Struct, frozen=True):
    """A fact of one side alone: `side` is "missed" (gold only) or "extra" (run only)."""

    article: str
    side: str
    kind: str
    value: str
    context: str | None


class Report(Struct, frozen=True):
    """scores: kind → Score; bad_spans: spans that do not quote the text; missing: gold articles that the run lacks."""

    scores: dict[str, Score]
    bad_spans: int
    missing: list[str]
    faults: list[Fault]

    @property
    def mean_f1(self) -> float:
        """Mean F1 of the headline kinds that the gold sheets hold at all."""
        values = [round(self.scores[kind].f1, 4) for kind in HEADLINE if kind in self.scores and self.scores[kind].gold]
        return round(sum(values) / len(values), 4) if values else 0.0

    def to_dict(self) -> dict[str, Any]:
        """The figures as plain values."""
        figures: dict[str, Any] = {
            kind: {
                "gold": s.gold,
                "found": s.found,
                "hit": s.hit,
                "p": round(s.precision, 4),
                "r": round(s.recall, 4),
                "f1": round(s.f1, 4),
            }
            for kind, s in self.scores.items()
        }
        return figures | {"mean_f1": self.mean_f1, "bad_spans": self.bad_spans, "missing": self.missing}


def evaluate(run: Path, gold: Path) -> Report:
    """Compare the run in folder `run` with the sheets NAME.json beside NAME.txt in folder `gold`.

    An article of the run belongs to NAME when its text is NAME.txt's, or its source path ends in NAME.txt.
    A gold article that the run lacks counts as missed in full.
    Raises OSError, and ValueError with the place for a line that is no record and a file that is no sheet.
    """
    articles = list(records(run, "articles-*.jsonl", ArticleRecord))
    events: dict[str, list[Event]] = defaultdict(list)
    for event in records(run, "events-*.jsonl", Event):
        events[event.article_id].append(event)
    by_text = {article.text.strip(): article for article in articles}
    by_name = {Path(article.source.path or "").name: article for article in articles}
    report = Report({}, 0, [], [])
    bad_spans = 0
    for path in sorted(gold.glob("*.json")):
        text = path.with_suffix(".txt")
        article = by_text.get(_article_text(text).strip()) if text.exists() else None
        article = article or by_name.get(text.name)
        if article is None:
            report.missing.append(path.stem)
            article = _NOTHING
        own = events[article.article_id]
        bad_spans += _bad_spans(article, own)
        _add(report, path.stem, _sheet(path), article, own)
    scores = {kind: report.scores[kind] for kind in _ORDER if kind in report.scores}
    return msgspec.structs.replace(report, scores=scores, bad_spans=bad_spans)


_NOTHING = ArticleRecord(
    article_id="", source=Source(), title=None, byline=None, published=None, home=None, text="", sections=(), sentences=(),
    persons=(), units=(), documents=(), dates=(), counts=(),
)  # fmt: skip


def _sheet(path: Path) -> Sheet:
    try:
        return load_sheet(path)
    except msgspec.DecodeError as error:
        raise ValueError(f"{path}: {error}") from error


def _article_text(path: Path) -> str:
    return read_text(path.read_bytes().decode()).text


def _add(report: Report, name: str, sheet: Sheet, article: ArticleRecord, events: Sequence[Event]) -> None:
    """Add one article's figures and faults to the report."""
    for kind, facts in kinds(sheet, article, events).items():
        hits, found, missed, extra = match(facts)
        _count(report, kind, len(facts.wanted), found, hits)
        report.faults.extend(Fault(name, "missed", kind, w.shown, _look_up(article.text, w.wordings)) for w in missed)
        report.faults.extend(Fault(name, "extra", kind, f.shown, f.place and _context(article.text, *f.place)) for f in extra)
    _add_meetings(report, name, sheet, article, events)


def _count(report: Report, kind: str, gold: int, found: int, hit: int) -> None:
    score = report.scores.setdefault(kind, Score())
    score.gold, score.found, score.hit = score.gold + gold, score.found + found, score.hit + hit


def match(facts: Kind) -> tuple[int, int, list[Wanted], list[Found]]:
    """Pair gold facts with found ones, each at most once: hits, found facts that count, missed, extra.

    An optional gold fact takes one found fact out of the count.
    """
    left: dict[Hashable, list[Found]] = defaultdict(list)
    for fact in reversed(facts.found):
        left[fact.key].append(fact)
    missed = [wanted for wanted in facts.wanted if not _take(left, wanted)]
    excused = sum(_take(left, wanted) for wanted in facts.optional)
    extra = sorted((fact for same in left.values() for fact in same), key=_place)
    return len(facts.wanted) - len(missed), len(facts.found) - excused, missed, extra


def _place(fact: Found) -> tuple[int, int]:
    return fact.place or (0, 0)


def _take(left: dict[Hashable, list[Found]], wanted: Wanted) -> bool:
    for key in wanted.keys:
        if left.get(key):
            left[key].pop()
            return True
    return False


def _add_meetings(report: Report, name: str, sheet: Sheet, article: ArticleRecord, events: Sequence[Event]) -> None:
    """Meetings: the date must be one of the gold dates, the name must share most words with a gold name."""
    rest = [event for event in events if event.type == "meeting"]
    found, hits = len(rest), 0
    for wanted in sheet.meetings:
        event = next((event for event in rest if _same_meeting(wanted, event)), None)
        if event is not None:
            rest.remove(event)
            hits += 1
        else:
            shown = f"{wanted.date or 'no date'} · {wanted.name}"
            report.faults.append(Fault(name, "missed", "meetings", shown, _look_up(article.text, wanted.name.split("|"))))
    for event in rest:
        shown = f"{event.date.value if event.date else 'no date'} · {_meeting_name(event)}"
        place = next(((e.start, e.end) for e in event.evidence), None)
        report.faults.append(Fault(name, "extra", "meetings", shown, place and _context(article.text, *place)))
    _count(report, "meetings", len(sheet.meetings), found, hits)


def _same_meeting(wanted: GoldMeeting, event: Event) -> bool:
    words = set(fold(_meeting_name(event)).split())

    def shared(name: str) -> float:
        gold = set(fold(name).split())
        return 2 * len(gold & words) / (len(gold) + len(words)) if gold and words else 0.0

    dates = [date or None for date in (wanted.date or "").split("|")]
    return (event.date.value if event.date else None) in dates and max(map(shared, wanted.name.split("|"))) >= _SHARED_WORDS


def _meeting_name(event: Event) -> str:
    return event.meeting.name if isinstance(event.meeting, Meeting) else ""


def _bad_spans(article: ArticleRecord, events: Sequence[Event]) -> int:
    """Spans of an article and of its events' evidence that lie outside the text or quote something else."""
    bad = sum(article.text[e.start : e.end] != e.quote for event in events for e in event.evidence)
    todo: list[object] = [value for key, value in msgspec.to_builtins(article).items() if key != "text"]
    while todo:
        node = todo.pop()
        if isinstance(node, dict):
            todo.extend(node.values())
            bad += not _quotes(article.text, node)
        elif isinstance(node, list | tuple):
            todo.extend(node)
    return bad


def _quotes(text: str, node: dict[str, object]) -> bool:
    start, end, quote = node.get("start"), node.get("end"), node.get("quote", node.get("text"))
    if not isinstance(start, int) or not isinstance(end, int):
        return True
    return 0 <= start <= end <= len(text) and (not isinstance(quote, str) or text[start:end] == quote)


def _look_up(text: str, wordings: Sequence[str]) -> str | None:
    """Context of the first of the wordings that stands in the text, case and place of tone marks aside."""
    key = key_of_text(text)
    for wording in filter(None, wordings):
        at = key.find(key_of(wording))
        if at >= 0:
            return _context(text, at, at + len(wording))
    return None


def _context(text: str, start: int, end: int) -> str:
    """A stretch of the text in brackets with some of what stands on both sides, on one line."""
    first, last = max(0, start - _WIDTH), min(len(text), end + _WIDTH)
    context = f"{text[first:start]}[{text[start:end]}]{text[end:last]}"
    return f"{'…' if first else ''}{' '.join(context.split())}{'…' if last < len(text) else ''}"
