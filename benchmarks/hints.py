"""Measures what statistical taggers add to the rules for persons and units, and what they cost; writes HINTS.md.

    python benchmarks/hints.py GOLD               a folder of articles NAME.txt with sheets NAME.json
    python benchmarks/hints.py GOLD --out FILE

Each variant reads the same articles: the rules alone, and the rules with a tagger as a second opinion. The tagger sees one
sentence at a time (underthesea's time is not linear in the length of its input) and says where names are; then

persons    a run of capitals that the rules considered and dropped for want of evidence becomes a person when the tagger
           calls the stretch a person (underthesea: PER; pyvi: proper nouns in a row, two syllables or more)
units      a stretch of capitals that no rule has taken becomes a unit when underthesea calls it an organisation or place

Only models that come with the packages are used; nothing is downloaded.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import platform
import tempfile
import time
from bisect import bisect_left
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from sukien import Article, Source
from sukien.article import check_readable
from sukien.emit import article_record
from sukien.evaluate import Report, evaluate
from sukien.events import assemble
from sukien.mentions import Mentions, PersonMention, Segmented, Span, UnitMention
from sukien.recognise import recognise
from sukien.resolve import resolve
from sukien.segment import segment
from sukien.steps import finish
from sukien.text import make_reading, read_text
from sukien.words import align

HERE = Path(__file__).parent
_MOST = 600  # characters of a sentence that a tagger is given


class Tagged(NamedTuple):
    """A stretch that a tagger calls a name: "PER", "ORG", "LOC", or "NP" for proper nouns."""

    start: int
    end: int
    label: str


Tagger = Callable[[str], list[tuple[str, str]]]
Use = Callable[[Segmented, Mentions, list[Tagged]], Mentions]


def underthesea_tags(sentence: str) -> list[tuple[str, str]]:
    """Words and their IOB labels."""
    from underthesea import ner

    return [(row[0], row[3]) for row in ner(sentence)]


def pyvi_tags(sentence: str) -> list[tuple[str, str]]:
    """Words and "B-NP"/"I-NP" for proper nouns in a row."""
    from pyvi import ViPosTagger, ViTokenizer

    words, tags = ViPosTagger.postagging(ViTokenizer.tokenize(sentence))
    labels = []
    for i, tag in enumerate(tags):
        labels.append("O" if tag != "Np" else "I-NP" if i and tags[i - 1] == "Np" else "B-NP")
    return list(zip(words, labels, strict=True))


def tagged(segmented: Segmented, tagger: Tagger) -> Iterator[Tagged]:
    """What a tagger finds in the sentences, in offsets of the reading."""
    text = segmented.reading.text
    for start, stop in segmented.sentences:
        end = min(stop, start + _MOST)
        if not text[start:end].strip():
            continue
        rows = tagger(text[start:end])
        places = list(align(text, start, end, [word for word, _ in rows]))
        if len(places) != len(rows):
            continue  # words that do not stand in the text: no label can be placed
        current: Tagged | None = None
        for (first, last), (_, label) in zip(places, rows, strict=True):
            if label.startswith("I-") and current and current.label == label[2:]:
                current = current._replace(end=last)
                continue
            if current:
                yield current
            current = Tagged(first, last, label[2:]) if label != "O" else None
        if current:
            yield current


def with_persons(segmented: Segmented, mentions: Mentions, names: list[Tagged]) -> Mentions:
    """Dropped runs of capitals that a tagger calls a person, as persons without an office."""
    text = segmented.reading.text
    called = {(t.start, t.end) for t in names if t.label == "PER" or (t.label == "NP" and text.count(" ", t.start, t.end))}
    more = [
        PersonMention(lost.start, lost.end, text[lost.start : lost.end], None, (), Span(lost.start, lost.end), "tagger")
        for lost in mentions.lost
        if lost.kind == "person" and lost.rule == "no_evidence" and (lost.start, lost.end) in called
    ]
    return replace(mentions, persons=tuple(sorted((*mentions.persons, *more), key=_start)))


def with_units(segmented: Segmented, mentions: Mentions, names: list[Tagged]) -> Mentions:
    """Capitals that no rule has taken and a tagger calls an organisation or place, as units of no known kind."""
    text = segmented.reading.text
    taken = sorted([(u.start, u.end) for u in mentions.units] + [(p.full.start, p.full.end) for p in mentions.persons])
    more = []
    for name in names:
        if name.label not in ("ORG", "LOC") or not text[name.start].isupper() or " " not in text[name.start : name.end]:
            continue
        i = bisect_left(taken, (name.end, 0))
        if not any(end > name.start for _, end in taken[max(0, i - 4) : i]):
            wording = text[name.start : name.end]
            more.append(UnitMention(name.start, name.end, wording, "other", None, None, None, False, "tagger"))
    return replace(mentions, units=tuple(sorted((*mentions.units, *more), key=_outer_first)))


def with_both(segmented: Segmented, mentions: Mentions, names: list[Tagged]) -> Mentions:
    """Persons, then units."""
    return with_units(segmented, with_persons(segmented, mentions, names), names)


def _start(mention: PersonMention) -> int:
    return mention.start


def _outer_first(unit: UnitMention) -> tuple[int, int]:
    return unit.start, -unit.end


class Variant(NamedTuple):
    """A tagger (None: the rules alone) and what is made of its labels."""

    name: str
    tagger: Tagger | None
    use: Use


VARIANTS = (
    Variant("rules alone", None, with_persons),
    Variant("underthesea: persons", underthesea_tags, with_persons),
    Variant("underthesea: units", underthesea_tags, with_units),
    Variant("underthesea: both", underthesea_tags, with_both),
    Variant("pyvi: persons", pyvi_tags, with_persons),
)


def main() -> None:
    """Run every variant and write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--out", type=Path, default=HERE / "HINTS.md")
    options = parser.parse_args()
    paths = sorted(path for path in options.gold.glob("*.txt") if path.with_suffix(".json").exists())
    texts = [(path, path.read_bytes().decode()) for path in paths]
    rows = []
    for variant in VARIANTS:
        with tempfile.TemporaryDirectory() as folder:
            seconds = run(texts, variant, Path(folder))
            rows.append((variant.name, evaluate(Path(folder), options.gold), seconds / len(texts)))
    options.out.write_text(page(rows, len(texts)), encoding="utf-8")
    print(options.out.read_text(encoding="utf-8"))


def run(texts: list[tuple[Path, str]], variant: Variant, out: Path) -> float:
    """Write the records of all texts; CPU seconds, without those in which models and lexicons load."""
    read(texts[0][1], texts[0][0], variant)
    encoder = msgspec.json.Encoder()
    start = time.process_time()
    results = [read(text, path, variant) for path, text in texts]
    seconds = time.process_time() - start
    (out / "articles-00000.jsonl").write_bytes(b"".join(encoder.encode(article) + b"\n" for article, _ in results))
    (out / "events-00000.jsonl").write_bytes(b"".join(encoder.encode(event) + b"\n" for _, events in results for event in events))
    return seconds


def read(raw: str, path: Path, variant: Variant):  # type: ignore[no-untyped-def]
    """The stages of sukien.pipeline with a second opinion behind the recognisers."""
    article = Article(text=raw, source=Source(path=str(path)))
    check_readable(article.text)
    text = read_text(article.text).text
    segmented = finish(segment(make_reading(text), article))
    mentions = finish(recognise(segmented))
    if variant.tagger is not None:
        with contextlib.redirect_stdout(io.StringIO()):
            mentions = variant.use(segmented, mentions, list(tagged(segmented, variant.tagger)))
    resolved = finish(resolve(segmented, mentions))
    events, counts, _, resolved = finish(assemble(resolved, article, text))
    return article_record(article, text, resolved, counts), events


def page(rows: list[tuple[str, Report, float]], articles: int) -> str:
    """The measured figures with what they were measured on."""
    lines = [
        "# Taggers as a second opinion",
        "",
        f"Made by `python benchmarks/hints.py GOLD` on {articles} annotated articles with "
        f"Python {platform.python_version()}, underthesea {version('underthesea')}, pyvi {version('pyvi')}, one process.",
        "Precision / recall / F1; CPU milliseconds an article, models loaded. What a variant does is told in `benchmarks/hints.py`.",
        "",
        "| variant | persons | units | offices | roles | mean F1 | ms an article |",
        "|---|---|---|---|---|---|---|",
    ]
    for name, report, seconds in rows:
        cells = [figures(report, kind) for kind in ("persons", "units", "offices", "roles")]
        lines.append(f"| {name} | {' | '.join(cells)} | {report.mean_f1:.3f} | {1000 * seconds:.1f} |")
    return "\n".join([*lines, "", verdict(rows)]) + "\n"


def verdict(rows: list[tuple[str, Report, float]]) -> str:
    """What the figures say of the best variant with a tagger."""
    (_, alone, seconds), *others = rows
    name, best, slow = max(others, key=lambda row: row[1].mean_f1)
    gain = best.mean_f1 - alone.mean_f1
    if gain <= 0:
        return (
            f"No variant scores higher than the rules alone; the best ({name}) changes the mean F1 by {gain:+.3f} "
            f"at {slow / seconds:.0f} times the time. No tagger is part of the pipeline."
        )
    return f"The best variant ({name}) changes the mean F1 by {gain:+.3f} at {slow / seconds:.0f} times the time."


def figures(report: Report, kind: str) -> str:
    """Precision, recall and F1 of a kind."""
    score = report.scores[kind]
    return f"{score.precision:.3f} / {score.recall:.3f} / {score.f1:.3f}"


if __name__ == "__main__":
    main()
