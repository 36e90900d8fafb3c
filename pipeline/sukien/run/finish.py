"""The end of a run: one file of rejects, one of duplicates, the manifest, and the proof that the counts add up."""

from __future__ import annotations

import platform
from collections import Counter
from pathlib import Path

import msgspec

import sukien
from sukien import lexicon
from sukien.read.find import Aside
from sukien.run.files import whole_file, write_whole
from sukien.run.manifest import Manifest, Reconciliation, ShardEntry, Totals, Versions
from sukien.run.options import Options, code_version, library_versions
from sukien.run.plan import read_plan
from sukien.run.shard import OUTPUTS, PARTS, Done, read_done
from sukien.run.task import Report, RunFailed, Task


def finish(out: Path, options: Options, aside: Aside, scanned: int | None) -> Manifest:
    """Write the files that a run has once. `scanned`: inputs counted by the first pass, None when there was none.

    Raises RunFailed when a shard is missing or the counts do not reconcile (the manifest is written and says so).
    """
    entries: list[ShardEntry] = []
    reports: list[Report] = []
    for task in read_plan(out):
        done = read_done(task)
        if done is None:
            raise RunFailed(f"shard {task.index} has no record of being done: run again")
        entries.append(_entry(task, done))
        reports.append(done.report)
    _remove_beyond(out, len(entries))
    lines = {kind: _merge(out, kind, len(entries)) for kind in PARTS}
    totals = _totals(entries, reports, scanned)
    checks = [
        _check("inputs = articles + duplicates + rejects", totals.inputs, totals.articles + totals.duplicates + totals.rejects),
        _check("lines of rejects.jsonl", totals.rejects, lines["rejects"]),
        _check("lines of duplicates.jsonl", totals.duplicates, lines["duplicates"]),
    ]
    manifest = Manifest(
        versions=_versions(),
        options=options.shaping(),
        skipped=dict(sorted(aside.endings.items())),
        skipped_examples=aside.examples,
        totals=totals,
        checks=checks,
        shards=entries,
    )
    write_whole(out / "manifest.json", msgspec.json.format(msgspec.json.encode(manifest), indent=1) + b"\n")
    if failed := [check for check in checks if not check.ok]:
        said = "; ".join(f"{check.name}: {check.expected} expected, {check.found} found" for check in failed)
        raise RunFailed(f"the counts do not reconcile ({said}): an input changed during the run, or this is a fault; run again")
    return manifest


def _totals(entries: list[ShardEntry], reports: list[Report], scanned: int | None) -> Totals:
    events: Counter[str] = Counter()
    codes: Counter[str] = Counter()
    failed_checks: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    examples: dict[str, str] = {}
    for report in reports:
        events.update(report.events)
        codes.update(report.rejects)
        failed_checks.update(report.failed_checks)
        missed.update(report.missed)
        examples = report.missed_examples | examples
    return Totals(
        inputs=sum(entry.inputs for entry in entries) if scanned is None else scanned,
        articles=sum(entry.articles for entry in entries),
        duplicates=sum(entry.duplicates for entry in entries),
        rejects=codes.total(),
        events=dict(sorted(events.items())),
        reject_codes=dict(sorted(codes.items())),
        failed_checks=failed_checks.total(),
        failed_check_kinds=dict(sorted(failed_checks.items())),
        missed=dict(sorted(missed.items())),
        missed_examples=dict(sorted(examples.items())),
    )


def _entry(task: Task, done: Done) -> ShardEntry:
    report = done.report
    return ShardEntry(
        index=task.index,
        first=task.pieces[0].path,
        last=task.pieces[-1].path,
        files=len(task.pieces),
        content=done.content,
        inputs=report.inputs,
        articles=report.articles,
        duplicates=report.duplicates,
        rejects=sum(report.rejects.values()),
        events=sum(report.events.values()),
        articles_sha256=done.digests["articles"],
        events_sha256=done.digests["events"],
    )


def _versions() -> Versions:
    return Versions(
        sukien=sukien.__version__,
        code=code_version(),
        lexicons=lexicon.digest(),
        python=platform.python_version(),
        libraries=library_versions(),
    )


def _check(name: str, expected: int, found: int) -> Reconciliation:
    return Reconciliation(name=name, expected=expected, found=found, ok=expected == found)


def _merge(out: Path, kind: str, shards: int) -> int:
    """Put the parts of all shards into one file, in order; returns its lines."""
    lines = 0
    with whole_file(out / f"{kind}.jsonl") as merged:
        for index in range(shards):
            data = (out / ".sukien" / kind / f"{index:05d}.jsonl").read_bytes()
            lines += data.count(b"\n")
            merged.write(data)
    return lines


def _remove_beyond(out: Path, shards: int) -> None:
    """Remove the shards of an earlier, longer run; only files that a done-record owns."""
    for record in (out / ".sukien" / "done").glob("*.json"):
        if int(record.stem) >= shards:
            for kind in OUTPUTS:
                (out / f"{kind}-{record.stem}.jsonl").unlink(missing_ok=True)
            for kind in (*PARTS, "scan"):
                for path in (out / ".sukien" / kind).glob(f"{record.stem}.*"):
                    path.unlink(missing_ok=True)
            record.unlink()
