"""A worker process: reads tasks from standard input, one JSON line each, and answers on standard output.

Answers: "@N" for each beat (see `items`), then {"report": …} or {"failed": …}.
"""

from __future__ import annotations

import os
import select
import signal
import sys
from typing import Any, BinaryIO

import msgspec

from sukien.run.task import Job, Report, RunFailed, Task

IDLE_SECONDS = 120  # a worker that nobody asks goes away


class Order(msgspec.Struct, frozen=True):
    """One task for a worker."""

    job: Job
    task: Task


class Answer(msgspec.Struct, frozen=True, omit_defaults=True):
    """How it went: one of the two is set."""

    report: Report | None = None
    failed: str | None = None


def main() -> None:
    """Serve until standard input ends."""
    _end_with_parent()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # the parent is gone: end at the next beat
    orders = os.fdopen(os.dup(0), "rb", buffering=0)
    answers = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)  # what libraries print must not get into the answers
    decoder = msgspec.json.Decoder(Order)
    while line := _next_line(orders):
        answers.write(msgspec.json.encode(_serve(decoder.decode(line), answers)) + b"\n")


def _end_with_parent() -> None:
    """On Linux, be killed when the parent ends, even while blocked in a read; elsewhere the next beat finds out."""
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG


def _next_line(orders: Any) -> bytes:
    if not select.select([orders], [], [], IDLE_SECONDS)[0]:
        return b""
    line = b""
    while not line.endswith(b"\n"):
        more = os.read(orders.fileno(), 1 << 20)
        if not more:
            return b""
        line += more
    return line


def _serve(order: Order, answers: BinaryIO) -> Answer:
    from sukien.run.scan import scan_shard
    from sukien.run.shard import run_shard

    try:
        job = scan_shard if order.job == "scan" else run_shard
        return Answer(report=job(order.task, lambda position: _beat(answers, position)))
    except OSError as error:
        return Answer(failed=f"{error.strerror or error}: {error.filename or order.task.out}")
    except RunFailed as error:
        return Answer(failed=str(error))


def _beat(answers: BinaryIO, position: int) -> None:
    answers.write(b"@%d\n" % position)


if __name__ == "__main__":
    main()
    sys.stdout.flush()
