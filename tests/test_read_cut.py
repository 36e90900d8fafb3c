"""Parts of a file hold what the whole holds, wherever it is cut."""

from __future__ import annotations

import csv
import gzip
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sukien.article import Article
from sukien.read import Piece, Reading, raws
from sukien.read.cut import cut, cut_lines
from sukien.read.find import Aside, find
from sukien.read.lines import bounded_lines

TEXTS = st.lists(st.text(st.sampled_from('aạ",;\n\t 1'), min_size=1, max_size=30).map(lambda text: text + "x"), min_size=1, max_size=25)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the files lie."""
    return tmp_path_factory.mktemp("cut")


def piece_of(path: Path) -> Piece:
    """A file as discovery finds it."""
    (piece,) = find((str(path),), format=None, leave_out=Path("/nowhere"), aside=Aside())
    return piece


def articles(pieces: list[Piece]) -> list[Article]:
    """All articles of the pieces, in order."""
    return [raw.parse() for piece in pieces for raw in raws(piece, Reading())]


def jsonl_of(texts: list[str]) -> bytes:
    return "".join(json.dumps({"text": text}, ensure_ascii=False) + "\n" for text in texts).encode()


def csv_of(texts: list[str]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows([["text", "url"], *([text, "http://x"] for text in texts)])
    return out.getvalue().encode()


@given(texts=TEXTS, target=st.integers(1, 200), kind=st.sampled_from(["jsonl", "csv", "jsonl.gz", "csv.gz", "jsonl.utf16"]))
def test_parts_hold_the_rows_of_the_whole(folder: Path, texts: list[str], target: int, kind: str) -> None:
    data = jsonl_of(texts) if kind.startswith("jsonl") else csv_of(texts)
    if kind.endswith("gz"):
        data = gzip.compress(data)
    if kind.endswith("utf16"):
        data = data.decode().encode("utf-16")
    path = folder / ("in." + kind.removesuffix(".utf16"))
    path.write_bytes(data)
    whole = piece_of(path)
    parts = cut(whole, target)
    found = articles(parts)
    assert [article.text for article in found] == [text.replace("\r\n", "\n") for text in texts]
    assert [article.source.row for article in found] == list(range(len(texts)))
    assert found == articles([whole])


def test_parts_grow_from_small_ones_to_the_size_asked_for() -> None:
    line = b"x" * 999 + b"\n"
    parts = list(cut_lines(io.BytesIO(line * 60_000), 1 << 20, quoted=False, growing=True))
    sizes = [part.stop - part.start for part in parts]
    assert sizes[0] < 270_000 and sizes == sorted(sizes[:-1]) + sizes[-1:]
    assert max(sizes) <= (1 << 20) + 1000
    assert all(size <= max(263_000, part.start / 32 + 1000) for size, part in zip(sizes, parts, strict=True))


def test_a_large_file_becomes_many_parts(folder: Path) -> None:
    (folder / "large.jsonl").write_bytes(jsonl_of(["một bài viết"] * 1000))
    assert len(cut(piece_of(folder / "large.jsonl"), 1000)) > 20
    (folder / "large.jsonl.gz").write_bytes(gzip.compress(jsonl_of([f"một bài viết {i}" for i in range(1000)])))
    assert 2 <= len(cut(piece_of(folder / "large.jsonl.gz"), 1000)) <= 16


@given(data=st.binary(max_size=200).map(lambda data: data.replace(b"\0", b"\n")), limit=st.integers(1, 50))
def test_lines_are_bounded_and_nothing_is_skipped(data: bytes, limit: int) -> None:
    found = list(bounded_lines(io.BytesIO(data), limit))
    assert [data[line.offset : line.offset + line.size] for line in found] == data.splitlines(keepends=True) or b"\r" in data or _odd(data)
    assert sum(line.size for line in found) == len(data)
    assert all(len(line.data) <= limit + 1 for line in found)
    assert all(line.data == data[line.offset : line.offset + len(line.data)] for line in found)
    assert all(line.whole == (len(line.data) == line.size) for line in found)


def _odd(data: bytes) -> bool:
    """Bytes that splitlines takes for line ends and files do not."""
    return any(byte in data for byte in b"\x0b\x0c\x1c\x1d\x1e\x85")
