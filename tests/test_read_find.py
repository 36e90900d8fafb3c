"""Files are found in folders, by globs and at remote addresses."""

from __future__ import annotations

import gzip
import json
import zipfile
from pathlib import Path

import fsspec
import pytest

import runs
from sukien.article import Article
from sukien.read import Reading, raws
from sukien.read.find import Aside, NoInput, find


def test_folder_order_and_what_is_left_aside(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/b/c.html", "c.jsonl.gz", ".hidden.txt", ".git/x.txt", "picture.jpg", "out/articles-00000.jsonl"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    aside = Aside()
    found = list(find((str(tmp_path),), format=None, leave_out=tmp_path / "out", aside=aside))
    assert [piece.path for piece in found] == [f"{tmp_path}/{name}" for name in ("a/b/c.html", "a/z.txt", "b.txt", "c.jsonl.gz")]
    assert (aside.endings, aside.examples) == ({".jpg": 1}, [f"{tmp_path}/picture.jpg"])


def test_globs_and_names(tmp_path: Path) -> None:
    for name in ("a1.txt", "a2.txt", "b.txt", "c/a3.txt", "odd[1].txt", "noname"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b'{"text": "x"}' if name == "noname" else b"x")

    def names(given: str) -> list[str]:
        return [Path(piece.path).name for piece in find((str(tmp_path / given),), format=None, leave_out=Path("/"), aside=Aside())]

    assert names("a*.txt") == ["a1.txt", "a2.txt"]
    assert names("**/a*.txt") == ["a1.txt", "a2.txt", "a3.txt"]
    assert names("odd[1].txt") == ["odd[1].txt"]
    (piece,) = find((str(tmp_path / "noname"),), format=None, leave_out=Path("/"), aside=Aside())
    assert piece.format == "jsonl"
    with pytest.raises(NoInput):
        names("z*.txt")


def test_remote_addresses(tmp_path: Path) -> None:
    for i in range(3):
        (tmp_path / f"{i}.txt").write_text(runs.article(i), encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        for i in range(3):
            archive.write(tmp_path / f"{i}.txt", f"in/{i}.txt")
    for address in (f"file://{tmp_path}", f"file://{tmp_path}/*.txt", f"zip://in/*.txt::file://{tmp_path}/all.zip"):
        found, codes = read_address(address)
        assert [article.text for article in found] == [runs.article(i) for i in range(3)]
        assert codes == []
    with pytest.raises(NoInput):
        read_address(f"file://{tmp_path}/nothing")
    with pytest.raises(NoInput):
        read_address("nosuchscheme://bucket/x")


def test_memory_and_other_stores(tmp_path: Path) -> None:
    store = fsspec.filesystem("memory")
    for name, data in {
        "press/a.jsonl.gz": gzip.compress("".join(json.dumps({"text": runs.article(i)}) + "\n" for i in range(6)).encode()),
        "press/b/c.txt": runs.article(1).encode(),
        "press/d.doc": b"x",
    }.items():
        store.pipe_file(f"/{name}", data)
    aside = Aside()
    pieces = list(find(("memory://press",), format=None, leave_out=Path("/nowhere"), aside=aside))
    assert [piece.path for piece in pieces] == ["memory:///press/a.jsonl.gz", "memory:///press/b/c.txt"]
    assert (aside.endings, aside.examples) == ({".doc": 1}, ["memory:///press/d.doc"])
    assert sum(1 for piece in pieces for raw in raws(piece, Reading()) if raw.parse().text) == 7
    assert len(read_address("memory://press/*.gz")[0]) == 6
    with pytest.raises(NoInput):
        read_address("memory://nothing")


def read_address(address: str) -> tuple[list[Article], list[str]]:
    """The articles of a remote address."""
    found = [
        raw.parse() for piece in find((address,), format=None, leave_out=Path("/nowhere"), aside=Aside()) for raw in raws(piece, Reading())
    ]
    return found, []
