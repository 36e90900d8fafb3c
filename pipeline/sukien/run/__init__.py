"""Runs: any number of inputs to a folder of records, on every core, nothing lost.

plan → first pass (ids of texts, to know what is repeated) → shards → rejects, duplicates, manifest.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import msgspec

from sukien.read.find import Aside, NoInput
from sukien.run.files import clear_temporary
from sukien.run.finish import finish
from sukien.run.lock import STATE, locked
from sukien.run.manifest import Manifest
from sukien.run.options import Options, cores
from sukien.run.plan import read_plan, write_plan
from sukien.run.progress import Progress
from sukien.run.repeats import Repeats
from sukien.run.scan import read_scan
from sukien.run.shard import intact, read_done
from sukien.run.task import Engine, RunFailed, Task

__all__ = ["Manifest", "Options", "RunFailed", "run"]


def run(inputs: tuple[str, ...], out: Path, options: Options, progress: Progress) -> Manifest:
    """Read all inputs into the folder `out`; what an earlier run of the same finished is kept.

    Raises NoInput (nothing to read), RunFailed and OSError (the run cannot go on; what is finished stays).
    """
    is_new = not out.exists()
    try:
        return _run(inputs, out, options, progress)
    except NoInput:
        if is_new:  # leave nothing where nothing was
            shutil.rmtree(out, ignore_errors=True)
        raise


def _run(inputs: tuple[str, ...], out: Path, options: Options, progress: Progress) -> Manifest:
    with locked(out):
        _tidy(out)
        aside = Aside()
        progress.begin("planning")
        shards = write_plan(inputs, out, options, aside)
        progress.planned(shards)
        with _engine(options, progress) as engine:
            scanned = None if options.duplicates == "off" else _scan(out, engine, progress)
            progress.begin("reading", scanned)
            for report in engine("extract", _to_read(out, options, progress)):
                progress.finished(report)
        _tidy(out)
        if options.duplicates == "near":
            from sukien.run.near import write_groups

            progress.begin("grouping")
            write_groups(out)
        else:
            (out / "near_duplicates.jsonl").unlink(missing_ok=True)
        return finish(out, options, aside, scanned)


def _tidy(out: Path) -> None:
    """Remove what killed runs and killed workers left half-written."""
    for folder in (out, *(out / ".sukien" / name for name in ("", *STATE))):
        clear_temporary(folder)


def _engine(options: Options, progress: Progress) -> AbstractContextManager[Engine]:
    if options.engine == "dask":
        from sukien.run.dask import dask_engine

        return dask_engine(options.scheduler or "", progress.tick)
    from sukien.run.local import local_engine

    return local_engine(options.workers or cores(), progress.beat, progress.tick)


def _scan(out: Path, engine: Engine, progress: Progress) -> int:
    """The first pass over all shards that lack it; returns how many inputs there are."""
    progress.begin("scanning")
    inputs = 0

    def to_scan() -> Iterator[Task]:
        nonlocal inputs
        for task in read_plan(out):
            known = read_scan(task)
            if known is not None and known.quick is not None and known.quick == task.quick_key():
                inputs += len(known.ids)
            else:
                yield task

    for report in engine("scan", to_scan()):
        inputs += report.inputs
    return inputs


def _to_read(out: Path, options: Options, progress: Progress) -> Iterator[Task]:
    """The tasks that are not done, each told which of its texts stand earlier in the run."""
    repeats = Repeats(out / ".sukien" / "texts.sqlite")
    untouched = True
    try:
        for planned in read_plan(out):
            task = _with_scan(planned, repeats) if options.duplicates != "off" else planned
            done = read_done(task)
            if done is not None and done.quick is not None and done.quick == task.quick_key() and intact(task, done):
                progress.finished(msgspec.structs.replace(done.report, reused=True))
                continue
            if untouched:  # what describes an earlier run must not stand beside the files of this one
                for name in ("manifest.json", "rejects.jsonl", "duplicates.jsonl"):
                    (out / name).unlink(missing_ok=True)
                untouched = False
            yield task
    finally:
        repeats.close()


def _with_scan(task: Task, repeats: Repeats) -> Task:
    scan = read_scan(task)
    if scan is None:
        raise RunFailed(f"shard {task.index} was not scanned: run again")
    return msgspec.structs.replace(task, duplicates=repeats.positions(scan.ids), lost=scan.lost)
