"""One shard from start to end: `run_shard(task) -> report`, the same whoever calls it, as often as it is called."""

from __future__ import annotations

import hashlib
import os
import time
from collections import Counter
from contextlib import ExitStack, suppress
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from sukien import jsonl
from sukien.article import Article
from sukien.article_record import Segmenter
from sukien.read.access import CHUNK, is_remote, local, open_address
from sukien.read.raw import Piece
from sukien.records import Duplicate, Reject
from sukien.run.files import whole_file, write_whole
from sukien.run.groups import outcomes, read
from sukien.run.items import NOWHERE, PASSING, Beat
from sukien.run.task import Report, RunFailed, Task
from sukien.steps import finish

OUTPUTS = ("articles", "events")
PARTS = ("rejects", "duplicates")  # merged into one file a run at its end
_RACY = 2_000_000_000  # nanoseconds: a file changed so shortly before it was read may change again unseen


class Done(msgspec.Struct, frozen=True, kw_only=True):
    """A shard that is finished: under which keys, with which files.

    quick: by names, sizes and times, None when these cannot be trusted; key: by contents, None when it must be done again;
    sizes, digests: bytes and SHA-256 of the files written, by kind.
    """

    quick: str | None
    key: str | None
    content: str
    sizes: dict[str, int]
    digests: dict[str, str]
    report: Report


def no_beat(position: int) -> None:
    """For callers that do not watch."""


def run_shard(task: Task, beat: Beat = no_beat) -> Report:
    """Read every article of the task and write its shard of articles and events; do nothing when that is done already.

    Raises OSError when files cannot be written, RunFailed when the counts do not add up.
    """
    begun = time.time_ns()
    beat(NOWHERE)
    done = read_done(task)
    contents = [_content(piece) for piece in task.pieces]
    key = task.key(contents)
    if done is not None and done.key == key and intact(task, done):
        write_done(task, msgspec.structs.replace(done, quick=quick_key(task, begun)))
        return msgspec.structs.replace(done.report, reused=True)
    task.state("done").unlink(missing_ok=True)
    report, digests = _extract(task, beat)
    sound = not PASSING & report.rejects.keys() and unchanged(task)
    write_done(
        task,
        Done(
            quick=quick_key(task, begun) if sound else None,
            key=key if sound else None,
            content=hashlib.sha256("".join(contents).encode()).hexdigest(),
            sizes={kind: path.stat().st_size for kind, path in _paths(task).items()},
            digests=digests,
            report=report,
        ),
    )
    return report


def _extract(task: Task, beat: Beat) -> tuple[Report, dict[str, str]]:
    """Write the shard's files under their names; returns the counts and the files' digests."""
    inputs = articles = duplicates = characters = 0
    events: Counter[str] = Counter()
    rejects: Counter[str] = Counter()
    failed_checks: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    examples: dict[str, str] = {}
    _warm(task.words)
    with ExitStack() as stack:
        files = {kind: Hashed(stack.enter_context(whole_file(path, lasting=False))) for kind, path in _paths(task).items()}
        lines = {kind: jsonl.writer(file) for kind, file in files.items()}  # type: ignore[arg-type]
        for outcome in outcomes(task, beat):
            inputs += 1
            if isinstance(outcome, Reject):
                rejects[outcome.code] += 1
                lines["rejects"].write(outcome)
            elif isinstance(outcome, Duplicate):
                duplicates += 1
                lines["duplicates"].write(outcome)
            else:
                articles += 1
                characters += len(outcome.article.text)
                lines["articles"].write(outcome.article)
                for metadata in outcome.missed:
                    missed[metadata.code] += 1
                    examples.setdefault(metadata.code, metadata.seen)
                for event in outcome.events:
                    events[event.type] += 1
                    failed_checks.update(check.kind for check in event.checks if not check.ok)
                    lines["events"].write(event)
        beat(NOWHERE)
        if inputs != articles + duplicates + rejects.total():
            raise RunFailed(
                f"shard {task.index}: {inputs} inputs, but {articles} articles, {duplicates} duplicates, {rejects.total()} rejects"
            )
    report = Report(
        index=task.index,
        inputs=inputs,
        articles=articles,
        duplicates=duplicates,
        events=dict(sorted(events.items())),
        rejects=dict(sorted(rejects.items())),
        failed_checks=dict(sorted(failed_checks.items())),
        missed=dict(sorted(missed.items())),
        missed_examples=dict(sorted(examples.items())),
        characters=characters,
        lost=task.lost,
    )
    return report, {kind: file.digest.hexdigest() for kind, file in files.items()}


@cache
def _warm(words: Segmenter | None) -> None:
    """Load lexicons, patterns and models before the first article's time is taken."""
    with suppress(Exception):
        finish(read(Article(text="Ngày 2/9/2023, UBND tỉnh tặng Bằng khen cho 2 tập thể."), words))


class Hashed:
    """A file being written, and the digest of what was written."""

    def __init__(self, file: Any) -> None:
        self._file = file
        self.digest = hashlib.sha256()

    def write(self, data: bytes) -> int:
        self.digest.update(data)
        return int(self._file.write(data))


def _paths(task: Task) -> dict[str, Path]:
    parts = {kind: task.state(kind).with_suffix(".jsonl") for kind in PARTS}
    return {kind: task.output(kind) for kind in OUTPUTS} | parts


def _content(piece: Piece) -> str:
    """SHA-256 of a piece's bytes; "gone" when it cannot be read."""
    if piece.sha256 is not None:
        return piece.sha256
    digest = hashlib.sha256()
    try:
        with open_address(piece.address) as file:
            while chunk := file.read(CHUNK):
                digest.update(chunk)
    except Exception:
        return "gone"
    return digest.hexdigest()


def unchanged(task: Task) -> bool:
    """True when every local file still has the size and time it was listed with."""
    return all(is_remote(piece.address) or _stamp(piece) == (piece.size, piece.stamp) for piece in task.pieces)


def _stamp(piece: Piece) -> tuple[int, str]:
    try:
        state = os.stat(local(piece.address))
    except OSError:
        return 0, "gone"
    return state.st_size, str(state.st_mtime_ns)


def quick_key(task: Task, begun: int) -> str | None:
    """The task's quick key, or None when a file changed so lately, or so unseen, that its time does not tell."""
    if not unchanged(task) or any(
        not piece.stamp or (piece.stamp.isdecimal() and int(piece.stamp) > begun - _RACY) for piece in task.pieces
    ):
        return None
    return task.quick_key()


def read_done(task: Task) -> Done | None:
    """What is known of the shard from an earlier run; None when nothing is, or when it is damaged."""
    try:
        return msgspec.json.decode(task.state("done").read_bytes(), type=Done)
    except (OSError, msgspec.DecodeError):
        return None


def write_done(task: Task, done: Done) -> None:
    """Record the shard as done. What the record says is on the disk by now; where the record itself, or the name of a file,
    gets lost with the machine's power, the shard is done again."""
    write_whole(task.state("done"), msgspec.json.encode(done), sync=False)


def intact(task: Task, done: Done) -> bool:
    """True when the shard's files lie there with the size they were written with."""
    try:
        return all(path.stat().st_size == done.sizes[kind] for kind, path in _paths(task).items())
    except (OSError, KeyError):
        return False
