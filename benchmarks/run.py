"""Measures sukien beside the libraries it stands on, and writes RESULTS.md.

    python benchmarks/run.py                          every measure, at sizes that take some minutes
    python benchmarks/run.py --only stages length     some of them
    python benchmarks/run.py --memory 1000 10000 200000 --workers-articles 20000
    python benchmarks/run.py --beside "news=FOLDER"   more texts, as they are, for stages and libraries

Times are CPU seconds of one process, but for runs with several workers, which are wall-clock seconds.
"""

from __future__ import annotations

import argparse
import datetime
import gc
import os
import platform
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterable
from functools import partial
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Any

from articles import LENGTH, Material, load
from processes import child_cpu, children_cpu, cpu, lines_of, peaks, run_seconds

HERE = Path(__file__).parent
LIBRARIES = ("sukien", "pyahocorasick", "msgspec", "regex", "pyvi", "underthesea", "spacy")
Row = tuple[str, ...]
ENOUGH = 12  # seconds that a comparison with another library takes at least, the same articles again and again
BESIDE = {  # texts that are measured beside those of the project, where they are at hand
    "press articles, annotated": HERE.parent.parent / "shared" / "gold" / "dev",
    "general news": HERE.parent.parent / "shared" / "real",
}


def main() -> None:
    """Run the measures asked for and write them down."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--beside", nargs="*", default=[f"{name}={path}" for name, path in BESIDE.items() if path.exists()])
    parser.add_argument("--articles", type=int, default=600, help="at most, for stages and comparisons")
    parser.add_argument("--workers-articles", type=int, default=4000)
    parser.add_argument("--memory", type=int, nargs="*", default=[1000, 10_000])
    parser.add_argument("--memory-length", type=int, default=LENGTH, help="characters of an article, for memory")
    parser.add_argument("--only", nargs="*", choices=[*OF_TEXTS, *OF_MATERIAL], default=[*OF_TEXTS, *OF_MATERIAL])
    parser.add_argument("--out", type=Path, default=HERE / "RESULTS.md")
    options = parser.parse_args()
    material = Material(load(HERE.parent / "corpus"))
    sets = {"reports made of corpus/, dense with awards": material.articles(options.articles)}
    for name, _, folder in (given.partition("=") for given in options.beside):
        sets[name] = load(Path(folder), options.articles)
    parts = [heading(sets)]

    def add(title: str, rows: list[Row]) -> None:
        parts.append(f"## {title}\n\n{table(rows)}")
        print(parts[-1], file=sys.stderr, flush=True)

    for name in options.only:
        if name in OF_TEXTS:
            for which, texts in sets.items():
                title, rows = OF_TEXTS[name](texts)
                add(f"{title}: {which}", rows)
        else:
            add(*OF_MATERIAL[name](material, options))
    options.out.write_text("\n".join(parts), encoding="utf-8")


def heading(sets: dict[str, list[str]]) -> str:
    """Machine, versions, date and what is read."""
    model = next((line.split(":")[1].strip() for line in lines_of("/proc/cpuinfo") if line.startswith("model name")), platform.processor())
    memory = next((line.split(":")[1].strip() for line in lines_of("/proc/meminfo") if line.startswith("MemTotal")), "")
    return (
        "# Results\n\n"
        f"{datetime.date.today().isoformat()}, Python {platform.python_version()}, {platform.system()} {platform.machine()}, "
        f"{model or 'unknown CPU'}, {os.cpu_count()} cores, {memory}; load {os.getloadavg()[0]:.1f} at the start.\n"
        f"{', '.join(f'{name} {version(name)}' for name in LIBRARIES)}.\n\n"
        + "".join(
            f"- {name}: {len(texts):,} articles of {sum(map(len, texts)) / len(texts):,.0f} characters\n" for name, texts in sets.items()
        )
        + "\nWritten by `benchmarks/run.py`; every table is one run over the same articles.\n"
    )


def stages(texts: list[str]) -> tuple[str, list[Row]]:
    """Where the time of an article goes."""
    from sukien import Article, jsonl
    from sukien.article import check_readable
    from sukien.emit import article_record
    from sukien.events import assemble
    from sukien.recognise import recognise
    from sukien.resolve import resolve
    from sukien.segment import segment
    from sukien.steps import GROUP, finish
    from sukien.text import make_reading, read_text

    spent: dict[str, float] = {}

    def timed(name: str, work: Callable[[Any], object], *inputs: Iterable[object]) -> list[Any]:
        begun = time.process_time()
        values = [work(*of_one) for of_one in zip(*inputs, strict=True)]
        spent[name] = spent.get(name, 0.0) + time.process_time() - begun
        return values

    with open(os.devnull, "wb") as sink:
        lines = jsonl.writer(sink)
        for first in [0, *range(0, len(texts), GROUP)]:  # the first group twice: it warms up
            if first == 0:
                spent.clear()
            group = texts[first : first + GROUP]
            articles = [Article(text=text) for text in group]
            readings = timed("reading", lambda text: (check_readable(text), make_reading(read_text(text).text))[1], group)
            segmented = timed("sections, sentences, lexicons", lambda *one: finish(segment(*one)), readings, articles)
            mentions = timed("recognise", lambda one: finish(recognise(one)), segmented)
            resolved = timed("resolve", lambda *one: finish(resolve(*one)), segmented, mentions)
            assembled = timed("events", lambda *one: finish(assemble(*one)), resolved, articles, group)
            records = timed("records", lambda a, t, r, e: article_record(a, t, r, e.counts), articles, group, resolved, assembled)
            timed("encode and write", lambda record, found: [lines.write(it) for it in (record, *found.events)], records, assembled)
    whole, characters = sum(spent.values()), sum(map(len, texts))
    rows = [("stage", "ms an article", "share", "characters a second")]
    for name, seconds in [*spent.items(), ("all", whole)]:
        rows.append(
            (name, f"{1000 * seconds / len(texts):.2f}", f"{100 * seconds / whole:.0f} %", f"{characters / max(seconds, 1e-9):,.0f}")
        )
    rows.append(("articles a second and core", f"{len(texts) / whole:,.0f}", "", ""))
    return "One core, by stage", rows


def libraries(texts: list[str]) -> tuple[str, list[Row]]:
    """Full extraction with default settings (`extract_many`) beside single functions of other libraries, on the same articles."""
    import spacy
    from pyvi import ViTokenizer
    from underthesea import ner, word_tokenize

    import sukien
    from sukien.steps import GROUP

    rows = [("work", "articles", "articles a second", "sukien on the same articles", "faster by a factor of")]
    exhaust(sukien.extract_many(texts))
    works: list[tuple[str, Callable[[list[str]], Iterable[object]], int]] = [
        ("sukien.extract, one article at a time", partial(map, sukien.extract), 600),
        ("pyvi ViTokenizer.tokenize alone", partial(map, ViTokenizer.tokenize), 160),
        ('spaCy blank("vi") alone', partial(map, spacy.blank("vi")), 160),
        ("underthesea word_tokenize alone", partial(map, word_tokenize), 64),
        ("underthesea ner alone, a paragraph at a time", partial(map, lambda text: [ner(line) for line in text.split("\n")]), 16),
    ]
    for _, work, _ in works:
        exhaust(work(texts[:1]))
    gc.collect()
    gc.freeze()  # none is to pay for searching what the others have loaded
    for name, work, most in works:
        count, read, ours, theirs = min(most, len(texts)), 0, 0.0, 0.0
        while ours + theirs < ENOUGH:
            for first in range(0, count, GROUP):  # in turns, so that a slower minute of the machine is both's
                group = texts[first : min(first + GROUP, count)]
                theirs += cpu(lambda: exhaust(work(group)))  # noqa: B023
                ours += cpu(lambda: exhaust(sukien.extract_many(group)))  # noqa: B023
            read += count
        rows.append((name, str(count), f"{read / theirs:,.1f}", f"{read / ours:,.1f}", f"{theirs / ours:.1f}"))
    return "One core, beside other libraries", rows


def startup(material: Material, options: argparse.Namespace) -> tuple[str, list[Row]]:
    """What it costs to begin."""
    first = "import sukien; sukien.extract('Ngày 2/9/2023, UBND tỉnh tặng Bằng khen cho 2 tập thể.')"
    rows = [("work", "CPU seconds, median of 5")]
    for name, command in [
        ("import sukien", ["-c", "import sukien"]),
        ("sukien --help", ["-m", "sukien", "--help"]),
        ("first article", ["-c", first]),
    ]:
        rows.append((name, f"{median(child_cpu(command) for _ in range(5)):.2f}"))
    return "Start-up", rows


def length(material: Material, options: argparse.Namespace) -> tuple[str, list[Row]]:
    """Whether time grows with length alone."""
    import sukien

    rows = [("KB", "ms", "microseconds a character", "against 10 KB")]
    base = 0.0
    sukien.extract(material.article(0))
    for size in (1, 3, 10, 30, 100, 300, 1000):
        texts = [material.article(number, size * 1000 * 3 // 4) for number in range(max(1, 300 // size))]  # 4 bytes are 3 characters
        kilobytes = sum(len(text.encode()) for text in texts) / len(texts) / 1000
        seconds = min(cpu(lambda: [sukien.extract(text) for text in texts]) for _ in range(2))  # noqa: B023
        each = seconds / sum(map(len, texts))
        base = each if size == 10 else base
        against = f"{each / base:.2f}" if base else ""
        rows.append((f"{kilobytes:,.0f}", f"{1000 * seconds / len(texts):,.1f}", f"{1e6 * each:.2f}", against))
    return "By length of the article", rows


def workers(material: Material, options: argparse.Namespace) -> tuple[str, list[Row]]:
    """Runs with one and with two workers, and a finished run again."""
    rows = [("run", "articles", "seconds", "CPU seconds", "articles a second", "against one worker")]
    with tempfile.TemporaryDirectory() as folder:
        source = material.write(Path(folder) / "in.jsonl", options.workers_articles)
        os.utime(source, (1, 1))
        single = 0.0
        for name, count in (("1 worker", 1), ("2 workers", 2), ("finished run again", 2)):
            before = children_cpu()
            seconds = run_seconds(source, Path(folder) / f"out{count}", count)
            single = single or seconds
            row = (name, f"{options.workers_articles:,}", f"{seconds:.1f}", f"{children_cpu() - before:.1f}")
            again = name == "finished run again"
            rows.append((*row, *(("", "") if again else (f"{options.workers_articles / seconds:,.0f}", f"{single / seconds:.2f}"))))
    return "Whole runs: reading, extraction, writing", rows


def memory(material: Material, options: argparse.Namespace) -> tuple[str, list[Row]]:
    """Whether memory grows with the input."""
    rows = [("articles", "peak of the worker, MB", "peak of the run's own process, MB", "seconds", "finished run again, seconds")]
    for count in options.memory:
        with tempfile.TemporaryDirectory() as folder:
            source = material.write(Path(folder) / "in.jsonl", count, options.memory_length)
            os.utime(source, (1, 1))
            out = Path(folder) / "out"
            begun = time.perf_counter()
            worker, own = peaks([sys.executable, "-m", "sukien", "run", str(source), "-o", str(out), "--workers", "1", "--quiet"])
            seconds = time.perf_counter() - begun
            again = run_seconds(source, out, 1)
        rows.append((f"{count:,}", f"{worker / 1024:.0f}", f"{own / 1024:.0f}", f"{seconds:.0f}", f"{again:.1f}"))
    return "Memory", rows


OF_TEXTS = {"stages": stages, "libraries": libraries}
OF_MATERIAL = {"startup": startup, "length": length, "workers": workers, "memory": memory}


def exhaust(items: Iterable[object]) -> None:
    """Take every item and keep none."""
    deque(items, maxlen=0)


def table(rows: Iterable[Row]) -> str:
    """A Markdown table."""
    first, *rest = rows
    return "\n".join(["| " + " | ".join(row) + " |" for row in (first, tuple(["---"] + ["---:"] * (len(first) - 1)), *rest)]) + "\n"


if __name__ == "__main__":
    main()
