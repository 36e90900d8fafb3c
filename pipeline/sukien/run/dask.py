"""The Dask engine: the same tasks, handed to a cluster; each Dask worker carries them through worker processes of its own.

The run's folder and the inputs must be reachable under the same path from every machine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sukien.run.options import code_version
from sukien.run.task import Engine, Job, Report, RunFailed, Task

_TICK = 0.5  # seconds


def carry_here(job: Job, task: Task) -> Report:
    """What a Dask worker does with a task. Raises RunFailed, also when it runs other code than the one who asks."""
    from sukien.run.supervise import carry

    if code_version() != task.code:
        raise RunFailed(f"a worker has another version of sukien ({code_version()}, not {task.code}): install the same everywhere")
    return carry(job, task)


@contextmanager
def dask_engine(scheduler: str, tick: Callable[[], None]) -> Iterator[Engine]:
    """An engine over the cluster of a scheduler, known by its address or its file (*.json).

    Raises RunFailed when the scheduler cannot be reached or loses a task too often.
    """
    try:
        from distributed import Client
    except ImportError as error:
        raise RunFailed('the dask engine needs Dask: pip install "sukien[dask]"') from error
    try:
        client = Client(timeout="5s", **({"scheduler_file": scheduler} if scheduler.endswith(".json") else {"address": scheduler}))
    except (OSError, TimeoutError, ValueError) as error:
        raise RunFailed(f"no Dask scheduler answers at {scheduler}") from error

    def engine(job: Job, tasks: Iterator[Task]) -> Iterator[Report]:
        running: set[Any] = set()
        for task in tasks:
            running.add(client.submit(carry_here, job, task, pure=False, retries=0))
            while len(running) >= max(4, 2 * sum(client.nthreads().values())):
                yield from _finished(running, tick)
        while running:
            yield from _finished(running, tick)

    try:
        yield engine
    finally:
        client.close()


def _finished(running: set[Any], tick: Callable[[], None]) -> Iterator[Report]:
    from distributed import wait
    from distributed.scheduler import KilledWorker

    try:
        done = wait(running, timeout=_TICK, return_when="FIRST_COMPLETED").done
    except TimeoutError:
        done = set()
    tick()
    for future in done:
        running.discard(future)
        try:
            report: Report = future.result()
        except KilledWorker as error:
            raise RunFailed(f"Dask lost the same shard too often: {error}") from error
        yield report
