"""The Dask engine with a real scheduler and two workers, one of them killed in the middle."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

import runs

pytest.importorskip("distributed")


@pytest.fixture
def scheduler(tmp_path: Path) -> Iterator[tuple[str, list[subprocess.Popen[str]]]]:
    """The address of a scheduler with two workers, and the workers."""
    started: list[subprocess.Popen[str]] = []

    def launch(*arguments: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "distributed.cli." + arguments[0], *arguments[1:]]
        process = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True, cwd=tmp_path)
        started.append(process)
        return process

    try:
        head = launch("dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")
        assert head.stderr is not None
        address = next(match[0] for line in head.stderr if (match := re.search(r"tcp://127\.0\.0\.1:\d+", line)))
        workers = [
            launch("dask_worker", address, "--nthreads", "1", "--no-nanny", "--no-dashboard", "--memory-limit", "0") for _ in range(2)
        ]
        for worker in workers:
            assert worker.stderr is not None
            assert any("Registered to" in line for line in worker.stderr)
        yield address, workers
    finally:
        for process in started:
            process.kill()
            process.communicate()


def test_same_bytes_though_a_worker_is_killed(tmp_path: Path, scheduler: tuple[str, list[subprocess.Popen[str]]]) -> None:
    address, workers = scheduler
    source = runs.write_jsonl(tmp_path / "in.jsonl", 160)
    split = ("--quiet", "--shard-mb", "0.02")
    assert runs.command("run", source, "-o", tmp_path / "local", *split).returncode == 0
    out = tmp_path / "dask"
    process = runs.start("run", source, "-o", out, *split, "--engine", "dask", "--scheduler", address)
    runs.until(lambda: runs.done(out) >= 2 or process.poll() is not None)
    assert all(_children(worker) for worker in workers)  # both take part
    workers[0].kill()
    _, said = process.communicate(timeout=60)
    assert process.returncode == 0, said
    assert runs.files(out) == runs.files(tmp_path / "local")


def test_no_scheduler(tmp_path: Path) -> None:
    source = runs.write_jsonl(tmp_path / "in.jsonl", 1)
    config = tmp_path / "run.toml"
    config.write_text("engine = 'dask'\nscheduler = 'tcp://127.0.0.1:9'\n")
    failed = runs.command("run", source, "-o", tmp_path / "out", "--config", config)
    assert failed.returncode == 3
    assert "no Dask scheduler answers at tcp://127.0.0.1:9" in failed.stderr


def _children(process: subprocess.Popen[str]) -> list[psutil.Process]:
    return psutil.Process(process.pid).children()
