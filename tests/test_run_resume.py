"""A run that is killed, torn or repeated ends with the bytes of an undisturbed one."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
import runs

COUNT = 240
SPLIT = ("--shard-mb", "0.04", "--workers", "2", "--quiet")  # 12 shards or so


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The input of all runs here."""
    return runs.write_jsonl(tmp_path_factory.mktemp("source") / "in.jsonl", COUNT)


@pytest.fixture(scope="module")
def whole(source: Path) -> dict[str, bytes]:
    """What an undisturbed run leaves."""
    out = source.parent / "whole"
    assert runs.command("run", source, "-o", out, *SPLIT).returncode == 0
    assert len(list(out.glob("articles-*.jsonl"))) > 8
    return runs.files(out)


@pytest.mark.parametrize(
    "moment",
    [
        pytest.param(lambda out: (out / ".sukien").exists(), id="at the start"),
        pytest.param(lambda out: runs.done(out, "scan") >= 3, id="in the first pass"),
        pytest.param(lambda out: (out / ".sukien" / "texts.sqlite").exists(), id="between the passes"),
        pytest.param(lambda out: runs.done(out) >= 2, id="early"),
        pytest.param(lambda out: runs.done(out) >= 9, id="late"),
        pytest.param(lambda out: (out / "rejects.jsonl").exists(), id="while it closes"),
    ],
)
def test_killed_run_goes_on(source: Path, whole: dict[str, bytes], tmp_path: Path, moment: Callable[[Path], bool]) -> None:
    out = tmp_path / "out"
    process = runs.start("run", source, "-o", out, *SPLIT)
    runs.until(lambda: moment(out) or process.poll() is not None)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert moment(out)
    before = {path.name: path.stat().st_ino for path in out.glob("articles-*.jsonl")}
    finished = runs.done(out)
    assert runs.command("run", source, "-o", out, *SPLIT).returncode == 0
    assert runs.files(out) == whole
    kept = [name for name, inode in before.items() if (out / name).stat().st_ino == inode]
    assert len(kept) >= finished


def test_killed_again_and_again(source: Path, whole: dict[str, bytes], tmp_path: Path) -> None:
    out = tmp_path / "out"
    for shards in (1, 3, 4, 7):
        process = runs.start("run", source, "-o", out, *SPLIT)
        runs.until(lambda: runs.done(out) >= shards)  # noqa: B023  called at once
        process.kill()
        process.communicate()
    assert runs.command("run", source, "-o", out, *SPLIT).returncode == 0
    assert runs.files(out) == whole
    assert not list(out.rglob(".tmp-*"))


def test_workers_end_with_their_run(source: Path, tmp_path: Path) -> None:
    process = runs.start("run", source, "-o", tmp_path / "out", *SPLIT)
    runs.until(lambda: runs.done(tmp_path / "out") >= 1)
    children = runs.workers(process)
    process.kill()
    process.communicate()
    assert children
    runs.until(lambda: not any(child.is_running() and child.status() != "zombie" for child in children), 10)


def test_finished_run_is_not_done_again(source: Path, tmp_path: Path) -> None:
    out, old = tmp_path / "out", tmp_path / "old.jsonl"
    old.write_bytes(source.read_bytes())
    os.utime(old, (1_600_000_000, 1_600_000_000))
    assert runs.command("run", old, "-o", out, *SPLIT).returncode == 0
    before = {path: path.stat().st_ino for path in out.glob("[ae]*-*.jsonl")}
    again = runs.command("run", old, "-o", out, "--shard-mb", "0.04")
    assert again.returncode == 0
    assert "kept from before" in again.stderr
    assert before == {path: path.stat().st_ino for path in out.glob("[ae]*-*.jsonl")}


@pytest.mark.parametrize("damage", ["torn line", "missing file", "lost record", "stray bytes"])
def test_damage_is_repaired(source: Path, whole: dict[str, bytes], tmp_path: Path, damage: str) -> None:
    out = tmp_path / "out"
    assert runs.command("run", source, "-o", out, *SPLIT).returncode == 0
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
    assert runs.command("run", source, "-o", out, *SPLIT).returncode == 0
    assert runs.files(out) == whole


def test_changed_input_is_read_again_and_only_that(tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    for i in range(12):
        (folder / f"{i:02d}.txt").write_text(runs.article(i), encoding="utf-8")
    split = ("--shard-files", "3", "--quiet")
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


def test_fewer_inputs_leave_no_old_shards(tmp_path: Path) -> None:
    source, out = runs.write_jsonl(tmp_path / "in.jsonl", 60), tmp_path / "out"
    assert runs.command("run", source, "-o", out, *SPLIT).returncode == 0
    runs.write_jsonl(source, 20)
    assert runs.command("run", source, "-o", out, *SPLIT).returncode == 0
    assert len(runs.rows(out, "articles")) == runs.manifest(out)["totals"]["articles"] == 20


def test_other_settings_read_again(tmp_path: Path) -> None:
    source, out = runs.write_jsonl(tmp_path / "in.jsonl", 4), tmp_path / "out"
    assert runs.command("run", source, "-o", out, "--quiet").returncode == 0
    assert {row["source"]["id"] for row in runs.rows(out, "articles")} == {"x0", "x1", "x2", "x3"}
    assert runs.command("run", source, "-o", out, "--quiet", "--id-field", "title").returncode == 0
    assert {row["source"]["id"] for row in runs.rows(out, "articles")} == {"Tin 0", "Tin 1", "Tin 2", "Tin 3"}
