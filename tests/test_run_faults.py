"""What may go wrong around a run: the machine, the disk, other processes, single articles."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import threading
import time
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

import runs
from sukien.read import Piece, Reading
from sukien.run.supervise import Worker
from sukien.run.task import Task

FEW = ("--quiet", "--workers", "1")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A few articles."""
    return runs.write_jsonl(tmp_path / "in.jsonl", 40, sentences=2)


def test_second_run_into_one_folder_is_refused(tmp_path: Path) -> None:
    source, out = runs.write_jsonl(tmp_path / "in.jsonl", 2000), tmp_path / "out"
    first = runs.start("run", source, "-o", out, *FEW)
    runs.until(lambda: (out / ".sukien" / "plan.jsonl").exists())
    second = runs.command("run", source, "-o", out, *FEW)
    assert second.returncode == 3
    assert f"another run (process {first.pid})" in second.stderr
    first.communicate()
    assert first.returncode == 0


def test_full_disk(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"

    def small_files() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))

    full = runs.command("run", source, "-o", out, *FEW, preexec_fn=small_files)
    assert full.returncode == 3
    assert "File too large" in full.stderr
    assert "Traceback" not in full.stderr
    assert not list(out.glob("articles*"))
    assert not list(out.rglob(".tmp-*"))
    assert runs.command("run", source, "-o", out, *FEW).returncode == 0
    assert len(runs.rows(out, "articles")) == 40


def test_full_device(source: Path, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    if os.geteuid() != 0 or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=160k", "tmpfs", disk], check=False).returncode:
        pytest.skip("only root can mount a small disk")
    try:
        full = runs.command("run", source, "-o", disk / "out", *FEW)
        assert full.returncode == 3
        assert "No space left on device" in full.stderr
        assert not list((disk / "out").glob("articles*"))
    finally:
        subprocess.run(["umount", disk], check=True)


@pytest.mark.parametrize("out", ["/proc/nowhere/out", "file"])
def test_folder_that_cannot_be_written(source: Path, tmp_path: Path, out: str) -> None:
    (tmp_path / "file").write_text("in the way")
    refused = runs.command("run", source, "-o", tmp_path / out / "out", *FEW)
    assert refused.returncode == 3
    assert "cannot write into" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_read_only_folder(source: Path, tmp_path: Path) -> None:
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o555)
    said = "Permission denied"
    if os.geteuid() == 0:  # who may write anywhere but on a disk that is read-only
        said = "Read-only file system"
        if subprocess.run(["mount", "-t", "tmpfs", "-o", "ro", "tmpfs", locked], check=False).returncode:
            pytest.skip("cannot mount a disk")
    try:
        refused = runs.command("run", source, "-o", locked / "out", *FEW)
    finally:
        if os.geteuid() == 0:
            subprocess.run(["umount", locked], check=True)
    assert refused.returncode == 3
    assert refused.stderr.startswith(f"Error: cannot write into {locked}/out: {said}")


def test_vanished_input_is_told_and_tried_again(tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    (folder / "a.txt").write_text(runs.article(1), encoding="utf-8")
    (folder / "b.txt").symlink_to(tmp_path / "nowhere.txt")
    assert runs.command("run", folder, "-o", out, *FEW).returncode == 1
    assert [(row["code"], row["path"]) for row in runs.rows(out, "rejects")] == [("vanished", f"{folder}/b.txt")]
    (tmp_path / "nowhere.txt").write_text(runs.article(2), encoding="utf-8")
    assert runs.command("run", folder, "-o", out, *FEW).returncode == 0
    assert len(runs.rows(out, "articles")) == 2


def test_folder_that_may_not_be_read_is_a_reject(tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    for number, name in enumerate(("a.txt", "b/c.txt", "d.txt")):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(runs.article(number), encoding="utf-8")
    (folder / "e.txt").symlink_to(folder / "b" / "c.txt")
    powerless = ["setpriv", "--bounding-set=-all"] if os.geteuid() == 0 else []  # root may read all
    if powerless and (shutil.which("setpriv") is None or subprocess.run([*powerless, "true"], check=False).returncode):
        pytest.skip("cannot give up the powers of root")
    (folder / "b").chmod(0)
    try:
        run = subprocess.run([*powerless, *runs.COMMAND, "run", folder, "-o", out, *FEW], capture_output=True, text=True, check=False)
    finally:
        (folder / "b").chmod(0o755)
    assert (run.returncode, run.stderr) == (1, "")
    rejects = [(row["code"], row["path"]) for row in runs.rows(out, "rejects")]
    assert rejects == [("unreadable", f"{folder}/b"), ("unreadable", f"{folder}/e.txt")]
    assert len(runs.rows(out, "articles")) == 2
    assert runs.command("run", folder, "-o", out, *FEW).returncode == 0
    assert len(runs.rows(out, "articles")) == 3


def test_killed_worker_costs_nothing(source: Path, tmp_path: Path) -> None:
    calm, out = tmp_path / "calm", tmp_path / "out"
    assert runs.command("run", source, "-o", calm, *FEW).returncode == 0
    process = runs.start("run", source, "-o", out, *FEW)
    runs.until(lambda: list(out.glob(".tmp-articles*")))
    for worker in runs.workers(process):
        worker.kill()
    process.communicate()
    assert process.returncode == 0
    assert runs.files(out) == runs.files(calm)


def test_workers_that_keep_dying_end_the_run(source: Path, tmp_path: Path) -> None:
    process = runs.start("run", source, "-o", tmp_path / "out", *FEW)
    ended = threading.Event()

    def kill_all() -> None:
        while not ended.wait(0.02):
            for worker in runs.workers(process):
                worker.kill()

    killer = threading.Thread(target=kill_all)
    killer.start()
    _, said = process.communicate(timeout=60)
    ended.set()
    killer.join()
    assert process.returncode == 3
    assert "workers keep dying: killed by signal 9" in said


def test_slow_article_is_rejected(tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    (folder / "a.txt").write_text(runs.article(1), encoding="utf-8")
    (folder / "b.txt").write_text("\n".join(runs.article(i) for i in range(5000)), encoding="utf-8")
    (folder / "c.txt").write_text(runs.article(3), encoding="utf-8")
    assert runs.command("run", folder, "-o", out, *FEW, "--max-seconds", "1").returncode == 1
    assert [(row["code"], row["path"]) for row in runs.rows(out, "rejects")] == [("too_slow", f"{folder}/b.txt")]
    assert len(runs.rows(out, "articles")) == 2


def test_worker_that_does_not_answer_is_given_up(tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    (folder / "a.txt").write_text("\n".join(runs.article(i) for i in range(5000)), encoding="utf-8")  # takes seconds
    (folder / "b.txt").write_text(runs.article(1), encoding="utf-8")
    process = runs.start("run", folder, "-o", out, *FEW, "--max-seconds", "1")
    for _ in range(2):  # in its group, then alone
        known = set(out.glob(".tmp-articles*"))
        runs.until(lambda: set(out.glob(".tmp-articles*")) - known)  # noqa: B023
        time.sleep(0.2)
        (worker,) = runs.workers(process)
        worker.send_signal(signal.SIGSTOP)  # as a hang in a C library looks from outside
    process.communicate(timeout=60)
    assert process.returncode == 1
    (reject,) = runs.rows(out, "rejects")
    assert (reject["code"], reject["path"]) == ("too_slow", f"{folder}/a.txt")
    assert "did not answer" in reject["message"]
    assert len(runs.rows(out, "articles")) == 1


def test_size_limit(tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    runs.write_jsonl(source, 2)
    with open(source, "a", encoding="utf-8") as file:
        file.write('{"text": "' + "Huyện Sơn Hà. " * 20_000 + '"}\n')
    assert runs.command("run", source, "-o", tmp_path / "out", *FEW, "--max-mb", "0.2").returncode == 1
    (reject,) = runs.rows(tmp_path / "out", "rejects")
    assert (reject["code"], reject["row"]) == ("too_large", 2)


def test_interrupt_from_the_keyboard(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    process = runs.start("run", source, "-o", out, *FEW)
    runs.until(lambda: list(out.glob(".tmp-articles*")))
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=20)
    assert process.returncode == 130
    assert "run again to go on" in said
    assert not list(out.glob("articles*"))


def test_file_that_no_worker_survives_is_given_up(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "in.csv")  # whoever opens it waits for ever
    (tmp_path / ".sukien" / "scan").mkdir(parents=True)
    pieces = tuple(Piece(path=name, address=str(tmp_path / name), format="csv") for name in ("in.csv", "gone.csv"))
    task = Task(index=0, out=str(tmp_path), pieces=pieces, reading=Reading(), version="", code="", max_seconds=9)
    worker = Worker()
    ended = threading.Event()

    def kill_the_idle() -> None:
        while not ended.wait(0.05):
            for child in psutil.Process().children():
                with suppress(psutil.Error):
                    used = child.cpu_times().user
                    if used > 0.05 and not ended.wait(0.7) and child.cpu_times().user == used:
                        child.kill()

    killer = threading.Thread(target=kill_the_idle)
    killer.start()
    report = worker.carry("scan", task, lambda position: None)
    ended.set()
    killer.join()
    worker.stop()
    assert (report.inputs, report.lost) == (2, {0: "file_lost"})


def test_pipe_is_read(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    process = runs.start("run", pipe, "-o", tmp_path / "out", *FEW)
    pipe.write_text(runs.article(1), encoding="utf-8")
    process.communicate()
    assert [row["source"]["path"] for row in runs.rows(tmp_path / "out", "articles")] == [str(pipe)]
