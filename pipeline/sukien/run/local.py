"""The local engine: worker processes on this machine, one thread of this process watching each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager

from sukien.run.items import Beat
from sukien.run.supervise import Worker
from sukien.run.task import Engine, Job, Report, Task

_TICK = 0.2  # seconds between calls of `tick` while nothing is finished


@contextmanager
def local_engine(workers: int, beat: Beat, tick: Callable[[], None]) -> Iterator[Engine]:
    """An engine: hand it a job and tasks, get reports as they are finished. `tick` is called often, in the calling thread.

    Tasks are taken as workers become free, so that they need not all be in memory.
    """
    free = [Worker() for _ in range(workers)]
    everyone = list(free)

    def one(job: Job, task: Task) -> Report:
        worker = free.pop()
        try:
            return worker.carry(job, task, beat)
        finally:
            free.append(worker)

    threads = ThreadPoolExecutor(workers)

    def engine(job: Job, tasks: Iterator[Task]) -> Iterator[Report]:
        running: set[Future[Report]] = set()
        for task in tasks:
            running.add(threads.submit(one, job, task))
            while len(running) >= 2 * workers:
                yield from _finished(running, tick)
        while running:
            yield from _finished(running, tick)

    try:
        yield engine
    finally:
        for worker in everyone:
            worker.abandon()
        threads.shutdown(cancel_futures=True)
        for worker in everyone:
            worker.stop()


def _finished(running: set[Future[Report]], tick: Callable[[], None]) -> Iterator[Report]:
    done, _ = wait(running, _TICK, FIRST_COMPLETED)
    tick()
    for future in done:
        running.discard(future)
        yield future.result()
