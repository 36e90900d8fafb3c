"""What a program that imports the package may rely on."""

from __future__ import annotations

import os
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import get_type_hints

import msgspec
import pytest

import runs
import sukien
from sukien.article_record import ArticleRecord
from sukien.records import Event
from validate import check_records, validator

CORPUS = Path(__file__).parent.parent / "corpus"
TEXT = "Trao thưởng tại xã Thử Nghiệm\n\nNgày 31/5/2023, UBND tỉnh Bắc Kạn tặng Bằng khen cho 45 tập thể."
HEAVY = ("spacy", "underthesea", "pyvi", "sklearn", "numpy", "rich", "regex", "ahocorasick", "dask", "lxml", "pyarrow", "sukien.pipeline")


def test_the_names():
    assert sorted(sukien.__all__) == ["Article", "Result", "Source", "Unreadable", "__version__", "extract", "extract_many"]
    assert all(hasattr(sukien, name) for name in sukien.__all__)


def test_extract_is_typed():
    hints = get_type_hints(sukien.extract)
    assert hints["return"] is sukien.Result
    assert hints["article"] == str | sukien.Article


def test_a_text_gives_typed_records():
    result = sukien.extract(TEXT)
    assert isinstance(result.article, ArticleRecord)
    assert all(isinstance(event, Event) for event in result.events)
    assert result.article.text == TEXT


@pytest.mark.parametrize(
    "raw",
    [
        TEXT,
        TEXT.replace("\n", "\r\n"),
        unicodedata.normalize("NFD", TEXT),
        "\ufeff" + unicodedata.normalize("NFD", TEXT).replace("\n", "\r"),
        "한국\r\n".join(unicodedata.normalize("NFD", part) for part in TEXT.split("\n")),
    ],
    ids=["as it is", "line ends", "decomposed", "both", "hangul"],
)
def test_spans_can_be_found_in_the_raw_text(raw):
    result = sukien.extract(raw)
    spans = [(unit.mentions[0].start, unit.mentions[0].end) for unit in result.article.units]
    spans += [(date.start, date.end) for date in result.article.dates]
    assert len(spans) > 1
    for start, end in spans:
        first, last = result.raw_span(start, end)
        assert unicodedata.normalize("NFC", raw[first:last]) == result.article.text[start:end]


def test_to_records_is_what_is_written():
    result = sukien.extract(TEXT)
    records = result.to_records()
    check_records(records)
    assert msgspec.json.encode(records["article"]) == msgspec.json.encode(result.article)
    assert [msgspec.json.encode(event) for event in records["events"]] == [msgspec.json.encode(event) for event in result.events]


def test_to_records_is_what_reading_the_lines_of_a_run_gives(tmp_path):
    paths = sorted(CORPUS.glob("*.txt"))[:12]
    assert runs.command("run", *paths, "-o", tmp_path / "out", "--workers", 1).returncode == 0
    articles, events = runs.rows(tmp_path / "out", "articles"), runs.rows(tmp_path / "out", "events")
    assert len(articles) == len(paths)
    assert events
    for path, article in zip(paths, articles, strict=True):
        text = path.read_text(encoding="utf-8")
        records = sukien.extract(sukien.Article(text=text, source=sukien.Source(**article["source"]))).to_records()
        assert records == {"article": article, "events": [e for e in events if e["article_id"] == article["article_id"]]}
        validator("article").validate(records["article"])
        for event in records["events"]:
            validator("event").validate(event)


def test_what_is_known_from_outside_is_kept():
    source = sukien.Source(path="a.jsonl", url="https://example.org/1", format="jsonl", row=3)
    result = sukien.extract(sukien.Article(text=TEXT, published="2023-06-02", source=source))
    assert result.article.source == source
    published = result.article.published
    assert published and (published.value, published.basis, published.start) == ("2023-06-02", "metadata", None)
    assert {event.article.url for event in result.events} <= {source.url}


def test_extract_many_reads_a_few_articles_ahead_and_no_more():
    taken = []

    def articles():
        for i in range(40):
            taken.append(i)
            yield f"Tin thứ {i} của tỉnh"

    results = sukien.extract_many(articles())
    assert iter(results) is results and not taken
    assert next(results).article.text == "Tin thứ 0 của tỉnh"
    assert len(taken) == 32
    assert [result.article.text for result in results] == [f"Tin thứ {i} của tỉnh" for i in range(1, 40)]


def test_extract_many_does_not_gather_long_articles():
    taken = []

    def articles():
        for i in range(4):
            taken.append(i)
            yield f"Tin thứ {i} của tỉnh. " + "Hội nghị bàn về nông nghiệp. " * 5000

    assert next(sukien.extract_many(articles())).article.text.startswith("Tin thứ 0")
    assert taken == [0, 1]


def test_extract_many_gives_what_extract_gives():
    texts = [path.read_text(encoding="utf-8") for path in sorted(CORPUS.glob("*.txt"))]
    assert [r.to_records() for r in sukien.extract_many(texts)] == [sukien.extract(text).to_records() for text in texts]


def test_what_the_iterable_raises_comes_after_the_articles_before_it():
    def articles():
        yield "Tin thứ nhất của tỉnh"
        raise OSError("the disk is gone")

    results = sukien.extract_many(articles())
    assert next(results).article.text == "Tin thứ nhất của tỉnh"
    with pytest.raises(OSError, match="gone"):
        next(results)
    with pytest.raises(StopIteration):
        next(results)


def test_what_is_no_text_is_refused_in_its_turn():
    results = sukien.extract_many(["Tin thứ nhất của tỉnh", 7, "Tin thứ ba của tỉnh"])
    assert next(results).article.text == "Tin thứ nhất của tỉnh"
    with pytest.raises(TypeError, match="int"):
        next(results)
    assert next(results).article.text == "Tin thứ ba của tỉnh"


def test_an_unreadable_article_does_not_end_the_stream():
    results = sukien.extract_many(["Tin thứ nhất của tỉnh", "", "Tin thứ ba của tỉnh"])
    assert next(results).article.text == "Tin thứ nhất của tỉnh"
    with pytest.raises(sukien.Unreadable, match="blanks"):
        next(results)
    assert next(results).article.text == "Tin thứ ba của tỉnh"


def test_records_cannot_be_changed():
    with pytest.raises(AttributeError):
        sukien.extract(TEXT).article.text = ""


def test_importing_is_light():
    program = f"import sys, sukien; print([name for name in {HEAVY} if name in sys.modules])"
    assert run("-c", program).stdout.strip() == "[]"


def test_extracting_needs_no_word_segmenter():
    program = f"import sys, sukien; sukien.extract({TEXT!r}); print([name for name in {HEAVY[:5]} if name in sys.modules])"
    assert run("-c", program).stdout.strip() == "[]"


@pytest.mark.parametrize("program,limit", [("import sukien", 0.25), ("from sukien.cli import main; main(['--help'])", 0.4)])
def test_starting_is_cheap(program, limit):
    """CPU seconds of a fresh process, best of five: bytecode is compiled and files are read once."""
    assert min(cpu_seconds("-c", program) for _ in range(5)) < limit


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *arguments], capture_output=True, text=True, check=True)


def cpu_seconds(*arguments: str) -> float:
    process = subprocess.Popen([sys.executable, *arguments], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    return usage.ru_utime + usage.ru_stime


@pytest.mark.parametrize("what", [None, b"UBND", 5])
def test_what_is_no_text_is_named(what):
    with pytest.raises(TypeError, match=r"an article is a str or a sukien\.Article"):
        sukien.extract(what)
