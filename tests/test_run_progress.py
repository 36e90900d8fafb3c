"""What a person sees while a run goes on: a bar on a terminal, a line a shard elsewhere."""

from __future__ import annotations

import os
import pty
import re
import subprocess
from pathlib import Path

import pytest

import runs
from sukien.run.progress import Progress
from sukien.run.task import Report


def on_a_terminal(*arguments: object) -> tuple[int, str]:
    """Exit code of a command, and all that it wrote to its terminal."""
    own, given = pty.openpty()
    process = subprocess.Popen(
        [*runs.COMMAND, *map(str, arguments)], stdin=given, stdout=given, stderr=given, env=os.environ | {"COLUMNS": "120"}
    )
    os.close(given)
    seen = b""
    while True:
        try:
            more = os.read(own, 65_536)
        except OSError:  # how Linux says that the other side is closed
            break
        if not more:
            break
        seen += more
    os.close(own)
    return process.wait(), re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", seen.decode())


def test_a_terminal_shows_a_bar(tmp_path: Path) -> None:
    (tmp_path / "english.txt").write_text("An article in English, which nobody asked for.", encoding="utf-8")
    source = runs.write_jsonl(tmp_path / "in.jsonl", 200)
    code, seen = on_a_terminal("run", tmp_path / "english.txt", source, "-o", tmp_path / "out", "--workers", "2", "--shard-mb", "0.02")
    assert code == 1
    assert re.search(r"reading [━╸╺ ]+\d+/201 articles  \d+/s  [01] rejects \d:\d\d:\d\d", seen)
    assert "shard 00000" not in seen
    assert re.search(r"articles +200\r?\n", seen)


def test_no_terminal_gets_a_line_a_shard(tmp_path: Path) -> None:
    source = runs.write_jsonl(tmp_path / "in.jsonl", 60)
    said = runs.command("run", source, "-o", tmp_path / "out", "--workers", "1", "--shard-mb", "0.01").stderr
    shards = len(list((tmp_path / "out").glob("articles-*.jsonl")))
    assert shards > 2
    assert len(re.findall(r"^shard \d{5} \(\d+ of \d+\): \d+ articles, \d+ events, 0 rejects$", said, re.MULTILINE)) == shards
    assert "━" not in said


def test_shards_that_are_kept_are_no_speed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    progress = Progress()
    progress.begin("reading", 1000)
    progress._begun -= 10  # seconds ago
    progress.finished(Report(index=0, inputs=900, articles=900, reused=True))
    for position in range(50):
        progress.beat(position)
    progress.tick()
    (task,) = progress._bar.tasks
    progress.close()
    assert (task.completed, task.fields["rate"]) == (950, "5/s")
    assert (progress.articles, progress.reused) == (0, 1)
