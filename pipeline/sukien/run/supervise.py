"""Carries one task through a worker process that may hang or be killed: the article at fault is given up, not the run."""

from __future__ import annotations

import os
import select
import subprocess
import sys
import threading
import time
from collections import Counter
from typing import Any

import msgspec

from sukien.run.child import Answer, Order
from sukien.run.items import NOWHERE, Beat, reading
from sukien.run.task import Job, Report, RunFailed, Task

_MOST_DEATHS = 6  # of workers over one shard, before the machine is held to be at fault
_GRACE = 2.0  # seconds
_READ_PATIENCE = 600.0  # seconds for reading on to the next article, from a slow disk or store


class _Lost(Exception):
    """The worker is gone; `position`: its last beat, `code`: why."""

    def __init__(self, position: int, code: str, message: str) -> None:
        super().__init__(message)
        self.position = position
        self.code = code


def _blame(lost: _Lost) -> dict[int, str]:
    """The article at fault, or the file when it was not yet read from it."""
    return {lost.position: lost.code} if lost.position >= 0 else {reading(lost.position): "file_lost"}


class Worker:
    """One worker process, started when needed and again when it died."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._buffer = b""
        self._closed = False

    def carry(self, job: Job, task: Task, beat: Beat) -> Report:
        """Do a task, whatever happens to the process. Raises RunFailed."""
        deaths: Counter[int] = Counter()
        while True:
            try:
                return self._ask(job, task, beat)
            except _Lost as lost:
                self.stop()
                if self._closed:
                    raise RunFailed("the run was stopped") from lost
                deaths[lost.position] += 1
                if deaths.total() >= _MOST_DEATHS or deaths[NOWHERE] > 2:
                    raise RunFailed(f"shard {task.index}: workers keep dying: {lost}") from lost
                if job == "extract" and not task.alone and lost.position != NOWHERE:
                    deaths.clear()
                    task = msgspec.structs.replace(task, alone=True)
                elif lost.position != NOWHERE and (lost.code == "too_slow" or deaths[lost.position] > 1):
                    task = msgspec.structs.replace(task, lost=task.lost | _blame(lost))

    def abandon(self) -> None:
        """Kill the process from another thread; the thread that waits for it gets RunFailed."""
        self._closed = True
        if (process := self._process) is not None:
            process.kill()

    def stop(self) -> None:
        """End the process, if there is one."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None
        self._buffer = b""

    def _ask(self, job: Job, task: Task, beat: Beat) -> Report:
        process = self._started()
        position, since = NOWHERE, time.monotonic()
        try:
            assert process.stdin is not None
            process.stdin.write(msgspec.json.encode(Order(job, task)) + b"\n")
            process.stdin.flush()
        except OSError:
            raise _Lost(NOWHERE, "worker_lost", self._death(process)) from None
        patience = 2 * task.max_seconds + _GRACE  # the worker's own limit comes first
        while True:
            line = self._line(process, None if position == NOWHERE else since + (patience if position >= 0 else _READ_PATIENCE))
            if line is None:
                raise _Lost(position, "too_slow", "no answer within the time limit")
            if not line:
                raise _Lost(position, "worker_lost", self._death(process))
            if line.startswith(b"@"):
                position, since = int(line[1:]), time.monotonic()
                if position >= 0:
                    beat(position)
                continue
            answer = msgspec.json.decode(line, type=Answer)
            if answer.report is None:
                raise RunFailed(answer.failed or "a worker failed without a word")
            return answer.report

    def _started(self) -> subprocess.Popen[bytes]:
        if self._closed:
            raise RunFailed("the run was stopped")
        if self._process is None or self._process.poll() is not None:
            self.stop()
            self._process = subprocess.Popen(
                [sys.executable, "-m", "sukien.run.child"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                start_new_session=True,  # an interrupt from the keyboard is the parent's affair
            )
        return self._process

    def _line(self, process: subprocess.Popen[bytes], deadline: float | None) -> bytes | None:
        """The next line; b"" when the process has ended, None when the deadline passes."""
        assert process.stdout is not None
        while b"\n" not in self._buffer:
            wait = None if deadline is None else max(0.0, deadline - time.monotonic())
            if not select.select([process.stdout], [], [], wait)[0]:
                return None
            more = os.read(process.stdout.fileno(), 65_536)
            if not more:
                return b""
            self._buffer += more
        line, _, self._buffer = self._buffer.partition(b"\n")
        return line

    def _death(self, process: subprocess.Popen[bytes]) -> str:
        code = process.wait()
        return f"killed by signal {-code} (out of memory?)" if code < 0 else f"ended with code {code}"


_own = threading.local()


def carry(job: Job, task: Task, beat: Beat = lambda position: None) -> Report:
    """Do a task in the worker process that belongs to the calling thread. Raises RunFailed."""
    worker: Any = getattr(_own, "worker", None)
    if worker is None:
        worker = _own.worker = Worker()
    report: Report = worker.carry(job, task, beat)
    return report


def stop() -> None:
    """End the worker process that belongs to the calling thread."""
    if (worker := getattr(_own, "worker", None)) is not None:
        worker.stop()
