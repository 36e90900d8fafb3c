"""A run that is killed, torn or repeated ends with the bytes of an undisturbed one."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

import runs

COUNT = 120
SPLIT = ("--shard-mb", "0.006", "--quiet")  # a dozen shards


class Whole(NamedTuple):
    """An undisturbed run."""

    source: Path
    out: Path
    files: dict[str, bytes]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Whole:
    """What an undisturbed run leaves."""
    folder = tmp_path_factory.mktemp("whole")
    source, out = runs.write_jsonl(folder / "in.jsonl", COUNT, sentences=2), folder / "out"
    assert runs.command("run", source, "-o", out, *SPLIT, "--workers", "1").returncode == 0
    assert len(list(out.glob("articles-*.jsonl"))) > 8
    return Whole(source, out, runs.files(out))


MOMENTS: dict[str, Callable[[Path], object]] = {
    "at the start": lambda out: (out / ".sukien").exists(),
    "in the first pass": lambda out: runs.done(out, "scan") >= 3,
    "between the passes": lambda out: (out / ".sukien" / "texts.sqlite").exists(),
    "early": lambda out: runs.done(out) >= 2,
    "while a shard is written": lambda out: list(out.glob(".tmp-articles*")),
    "late": lambda out: runs.done(out) >= 9,
    "while it closes": lambda out: (out / "rejects.jsonl").exists(),
}


def test_killed_run_goes_on(whole: Whole, tmp_path: Path) -> None:
    out = tmp_path / "out"
    for name, moment in MOMENTS.items():
        process = runs.start("run", whole.source, "-o", out, *SPLIT, "--workers", "2")
        runs.until(lambda: moment(out) or process.poll() is not None)  # noqa: B023  called at once
        process.send_signal(signal.SIGKILL)
        process.communicate()
        assert moment(out), name
        before = {path.name: path.stat().st_ino for path in out.glob("articles-*.jsonl")}
    assert runs.command("run", whole.source, "-o", out, *SPLIT, "--workers", "1").returncode == 0
    assert runs.files(out) == whole.files
    assert len(before) > 8
    assert all((out / name).stat().st_ino == inode for name, inode in before.items())  # the last run had nothing left to read
    assert not list(out.rglob(".tmp-*"))


def test_workers_end_with_their_run(whole: Whole, tmp_path: Path) -> None:
    process = runs.start("run", whole.source, "-o", tmp_path / "out", *SPLIT, "--workers", "2")
    runs.until(lambda: runs.done(tmp_path / "out") >= 1)
    children = runs.workers(process)
    process.kill()
    process.communicate()
    assert children
    runs.until(lambda: not any(child.is_running() and child.status() != "zombie" for child in children), 10)


def test_finished_run_is_not_done_again(tmp_path: Path) -> None:
    out, old = tmp_path / "out", runs.write_jsonl(tmp_path / "old.jsonl", 10)
    os.utime(old, (1_600_000_000, 1_600_000_000))
    assert runs.command("run", old, "-o", out, "--quiet", "--workers", "1").returncode == 0
    before = {path: path.stat().st_ino for path in out.glob("[ae]*-*.jsonl")}
    again = runs.command("run", old, "-o", out)
    assert again.returncode == 0
    assert "kept from before" in again.stderr
    assert before == {path: path.stat().st_ino for path in out.glob("[ae]*-*.jsonl")}


@pytest.mark.parametrize("damage", ["torn line", "missing file", "lost record", "stray bytes"])
def test_damage_is_repaired(whole: Whole, tmp_path: Path, damage: str) -> None:
    out = tmp_path / "out"
    shutil.copytree(whole.out, out)
    victim = out / "articles-00003.jsonl"
    if damage == "torn line":
        os.truncate(victim, victim.stat().st_size - 100)
    elif damage == "missing file":
        (out / "events-00005.jsonl").unlink()
    elif damage == "lost record":
        (out / ".sukien" / "done" / "00002.json").write_bytes(b"{")
    else:
        with open(victim, "ab") as file:
            file.write(b'{"half')
    assert runs.command("run", whole.source, "-o", out, *SPLIT, "--workers", "1").returncode == 0
    assert runs.files(out) == whole.files


def test_changed_input_is_read_again_and_only_that(tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    for i in range(12):
        (folder / f"{i:02d}.txt").write_text(runs.article(i), encoding="utf-8")
    split = ("--shard-files", "3", "--quiet", "--workers", "1")
    assert runs.command("run", folder, "-o", out, *split).returncode == 0
    before = {path.name: path.stat().st_ino for path in out.glob("articles-*.jsonl")}
    (folder / "04.txt").write_text(runs.article(99), encoding="utf-8")
    os.utime(folder / "10.txt")  # only its time changes
    assert runs.command("run", folder, "-o", out, *split).returncode == 0
    changed = [name for name, inode in before.items() if (out / name).stat().st_ino != inode]
    assert changed == ["articles-00001.jsonl"]
    fresh = tmp_path / "fresh"
    assert runs.command("run", folder, "-o", fresh, *split).returncode == 0
    assert runs.files(out) == runs.files(fresh)


def test_a_finished_run_begins_anew_without_its_state(tmp_path: Path) -> None:
    source, out = runs.write_jsonl(tmp_path / "in.jsonl", 12, sentences=2), tmp_path / "out"
    assert runs.command("run", source, "-o", out, *SPLIT, "--workers", "1").returncode == 0
    before = runs.files(out)
    shutil.rmtree(out / ".sukien")
    (out / "articles-99999.jsonl").write_text("{}\n", encoding="utf-8")
    refused = runs.command("run", source, "-o", out, *SPLIT, "--workers", "1")
    assert refused.returncode == 3
    assert "holds articles-99999.jsonl, which no run" in refused.stderr
    (out / "articles-99999.jsonl").unlink()
    assert runs.command("run", source, "-o", out, *SPLIT, "--workers", "1").returncode == 0
    assert runs.files(out) == before


def test_a_run_into_its_own_inputs_does_not_read_its_records(tmp_path: Path) -> None:
    for i in range(3):
        (tmp_path / f"{i}.txt").write_text(runs.article(i), encoding="utf-8")
    for inputs in ((".",), ("*",), ("0.txt", "articles-00000.jsonl")):
        assert runs.command("run", *inputs, "-o", ".", "--quiet", "--workers", "1", cwd=tmp_path).returncode == 0
        before = runs.files(tmp_path)
        assert runs.command("run", *inputs, "-o", ".", "--quiet", "--workers", "1", cwd=tmp_path).returncode == 0
        assert runs.files(tmp_path) == before
        assert {row["source"]["format"] for row in runs.rows(tmp_path, "articles")} == {"txt"}


def test_other_inputs_and_settings_leave_nothing_old(tmp_path: Path) -> None:
    source, out = runs.write_jsonl(tmp_path / "in.jsonl", 60, sentences=2), tmp_path / "out"
    settings = (*SPLIT, "--workers", "1")
    assert runs.command("run", source, "-o", out, *settings).returncode == 0
    runs.write_jsonl(source, 12, sentences=2)
    assert runs.command("run", source, "-o", out, *settings, "--id-field", "title").returncode == 0
    assert [row["source"]["id"] for row in runs.rows(out, "articles")] == [f"Tin {i}" for i in range(12)]
    assert runs.manifest(out)["totals"]["articles"] == 12
