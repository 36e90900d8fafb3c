"""Bad input: each is told in rejects.jsonl or read correctly, the run goes on, nothing is lost."""

from __future__ import annotations

import gzip
import json
import os
import unicodedata
from pathlib import Path

import pytest

import runs
from test_read_decode import cp1258

GOOD = runs.article(1, 4)
LONG = '{"text": "' + "Huyện Sơn Hà tặng Giấy khen cho 5 tập thể. " * 120_000 + '"}'
FILES: dict[str, tuple[bytes, str | None]] = {
    # name: bytes, code of the reject (None: read)
    "empty.txt": (b"", "empty"),
    "blanks.txt": (" \n\t\u00a0\ufeff\n".encode(), "empty"),
    "binary.txt": (bytes(range(256)) * 50, "binary"),
    "image.txt": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + b"\xff\0" * 300, "binary"),
    "legacy.txt": (cp1258(GOOD), None),
    "utf16.txt": (GOOD.encode("utf-16"), None),
    "russian.txt": ("Правительство наградило коллективы и граждан страны".encode("cp1251"), "undecodable"),
    "english.txt": (b"The provincial committee awarded certificates of merit to many teams and persons of the province.", "not_vietnamese"),
    "no_marks.txt": (b"Chu tich UBND tinh da tang bang khen cho cac tap the va ca nhan co thanh tich xuat sac.", "not_vietnamese"),
    "nul.txt": (GOOD.replace("tập thể", "tập\0thể").encode(), None),
    "control.txt": (GOOD.replace(" và ", "\x0b\x1f\x7f và ").encode(), None),
    "old_mac.txt": (GOOD.replace("\n", "\r").encode(), None),
    "no_line_end.txt": (GOOD.encode().rstrip(b"\n"), None),
    "one_line.txt": (GOOD.replace("\n", " ").encode(), None),
    "decomposed.txt": (unicodedata.normalize("NFD", GOOD + "\nHết.").encode(), None),
    "lone_surrogate.txt": (GOOD.encode() + b"\xed\xa0\x80", "undecodable"),
    "damaged.html": (b"<html><body><p>", "no_text"),
    "empty.jsonl": (b"", "empty"),
    "empty.csv": (b"", "empty"),
}
LINES: list[tuple[str, str | None]] = [
    (json.dumps({"text": runs.article(7)}), None),  # letters as \\u1ea1
    ('{"text": "Huyện Sơn Hà tặng Giấy kh', "malformed_json"),
    ('{"title": "Không có bài"}', "no_text"),
    ('{"text": ""}', "no_text"),
    ('{"text": 12}', "no_text"),
    ('{"text": null}', "no_text"),
    ("[]", "malformed_json"),
    ("null", "malformed_json"),
    ('{"text": "a"} {"text": "b"}', "malformed_json"),
    ('{"text": "' + "\\ud800" * 3 + '"}', "malformed_json"),
    ("\x00\x01\x02", "malformed_json"),
    (LONG, "too_large"),
    (json.dumps({"text": runs.article(8), "published": "ngày mai", "title": 5, "url": {}}, ensure_ascii=False), None),
    (json.dumps({"text": runs.article(9)}, ensure_ascii=False), None),
]


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run over all of it."""
    folder = tmp_path_factory.mktemp("bad")
    for name, (data, _) in FILES.items():
        (folder / name).write_bytes(data)
    legacy = cp1258(json.dumps({"text": GOOD + "x"}, ensure_ascii=False))
    (folder / "lines.jsonl").write_bytes(("\n".join(line for line, _ in LINES) + "\n\n").encode() + legacy)
    out = folder / "out"
    ended = runs.command("run", folder, "-o", out, "--quiet", "--workers", "1")
    assert (ended.returncode, ended.stderr) == (1, "")
    return out


def codes(out: Path) -> dict[tuple[str, int | None], str]:
    return {(Path(row["path"]).name, row["row"]): row["code"] for row in runs.rows(out, "rejects")}


def sources(out: Path) -> set[tuple[str, int | None]]:
    records = runs.rows(out, "articles") + runs.rows(out, "duplicates")
    return {(Path(row["source"]["path"]).name, row["source"]["row"]) for row in records}


@pytest.mark.parametrize("name", FILES)
def test_files(out: Path, name: str) -> None:
    expected = FILES[name][1]
    assert codes(out).get((name, None)) == expected
    assert ((name, None) in sources(out)) == (expected is None)


@pytest.mark.parametrize("row", range(len(LINES)))
def test_lines(out: Path, row: int) -> None:
    expected = LINES[row][1]
    assert codes(out).get(("lines.jsonl", row)) == expected
    assert (("lines.jsonl", row) in sources(out)) == (expected is None)


def test_line_in_another_encoding(out: Path) -> None:
    texts = {row["source"]["row"]: row["text"] for row in runs.rows(out, "articles") if row["source"]["path"].endswith("lines.jsonl")}
    assert texts[len(LINES) + 1] == GOOD + "x"


def test_all_is_accounted_for(out: Path) -> None:
    totals = runs.manifest(out)["totals"]
    assert totals["inputs"] == len(FILES) + len(LINES) + 1
    assert all(row["message"] and row["code"] != "internal_error" for row in runs.rows(out, "rejects"))


def test_names_that_are_not_utf8_are_read_and_shown_escaped(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    odd = os.fsdecode(b"\xff\xfe")
    (folder / f"{odd}byte.txt").write_text(runs.article(51), encoding="utf-8")
    (folder / f"{odd}empty.txt").touch()
    (folder / f"{odd}other.d{odd}c").touch()
    (folder / odd).mkdir()
    (folder / odd / "in.csv").write_text(f'text\n"{runs.article(2)}"\n"{runs.article(3)}"\n', encoding="utf-8")
    many, out = runs.write_jsonl(folder / odd / "many.jsonl", 20), tmp_path / "out"
    run = runs.command("run", folder, "-o", out, "--workers", "1", "--shard-mb", "0.001")
    assert run.returncode == 1
    assert f"left aside          1   files of no known format: 1 .d\\xff\\xfec ({folder}/\\xff\\xfeother.d\\xff\\xfec)" in run.stderr
    shown = f"{folder}/\\xff\\xfe"
    assert [(row["code"], row["path"]) for row in runs.rows(out, "rejects")] == [("empty", f"{shown}empty.txt")]
    assert {row["source"]["path"] for row in runs.rows(out, "articles")} == {f"{shown}byte.txt", f"{shown}/in.csv", f"{shown}/many.jsonl"}
    again = runs.command("run", folder, "-o", out, "--workers", "1", "--shard-mb", "0.001")
    assert "shards kept from before" in again.stderr
    shown_one = runs.command("extract", folder)
    assert (shown_one.returncode, f"{shown}empty.txt: empty: " in shown_one.stderr) == (1, True)
    assert runs.command("run", many, "-o", tmp_path / odd).returncode == 2
    assert runs.command("run", f"{odd}nowhere", "-o", out).returncode == 2


def test_control_characters_stay_in_the_text(out: Path) -> None:
    texts = {Path(row["source"]["path"]).name: row["text"] for row in runs.rows(out, "articles")}
    assert "tập\0thể" in texts["nul.txt"]
    assert "\x0b\x1f\x7f" in texts["control.txt"]


@pytest.mark.parametrize("shard_mb", [1, 0.002])
def test_a_packed_file_that_breaks_off_tells_the_row(tmp_path: Path, shard_mb: float) -> None:
    rows = runs.write_jsonl(tmp_path / "in.jsonl", 30).read_bytes()
    (tmp_path / "torn.jsonl.gz").write_bytes(gzip.compress(rows, 0)[:-2000])
    assert runs.command("run", tmp_path / "torn.jsonl.gz", "-o", tmp_path / "out", "--shard-mb", shard_mb, "--quiet").returncode == 1
    (torn,) = runs.rows(tmp_path / "out", "rejects")
    read = [article["source"]["row"] for article in runs.rows(tmp_path / "out", "articles")]
    assert (torn["code"], torn["row"]) == ("truncated", max(read) + 1)
    assert read == list(range(len(read)))
