"""The contract between a run and its workers: a task goes out, a report comes back."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from sukien.article_record import Segmenter
from sukien.read.raw import Piece, Reading

Job = Literal["scan", "extract"]


class RunFailed(Exception):
    """The run cannot go on (disk full, workers dying, counts that do not reconcile); the message is for a person."""


class Task(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One shard: what to read, how, and where its files go. Everything in it can be sent to another machine.

    index: number of the shard; out: the run's folder; version: digest of code, lexicons, libraries and settings.
    words: who cuts the words; signatures: the first pass also makes those that tell near duplicates.
    duplicates: positions (0-based, of the articles of this shard) whose text stands earlier in the run.
    lost: positions that no worker survived, with the reason; they are not tried again.
    alone: one article at a time, so that it is known which one a worker dies of.
    """

    index: int
    out: str
    pieces: tuple[Piece, ...]
    reading: Reading
    version: str
    code: str
    max_seconds: float
    words: Segmenter | None = None
    signatures: bool = False
    duplicates: tuple[int, ...] = ()
    lost: dict[int, str] = {}
    alone: bool = False

    def quick_key(self) -> str:
        """Digest of the task by names, sizes and times of its files: cheap, and enough when none of them changed."""
        return _digest([self.version, self.duplicates, self.lost, self.pieces])

    def key(self, contents: list[str]) -> str:
        """Digest of the task by the contents of its files."""
        named = [(p.path, p.format, p.compression, p.start, p.stop, p.row) for p in self.pieces]
        return _digest([self.version, self.duplicates, self.lost, named, contents])

    def state(self, kind: str) -> Path:
        """Where a worker keeps what is known of this shard."""
        return Path(self.out) / ".sukien" / kind / f"{self.index:05d}.json"

    def output(self, kind: str) -> Path:
        """The shard's file of articles or events."""
        return Path(self.out) / f"{kind}-{self.index:05d}.jsonl"


class Report(Struct, frozen=True, kw_only=True):
    """What became of a shard: counts, which must add up to `inputs`.

    events: by type; rejects: by code; failed_checks: by kind; missed: metadata of articles that was not read, by code;
    missed_examples: the first of each code; reused: nothing was done, since it was done before.
    """

    index: int
    inputs: int = 0
    articles: int = 0
    duplicates: int = 0
    events: dict[str, int] = {}
    rejects: dict[str, int] = {}
    failed_checks: dict[str, int] = {}
    missed: dict[str, int] = {}
    missed_examples: dict[str, str] = {}
    characters: int = 0
    lost: dict[int, str] = {}
    reused: bool = False


Engine = Callable[[Job, Iterator[Task]], Iterator[Report]]  # hands out tasks, gives reports back as they are finished


def _digest(value: object) -> str:
    return hashlib.sha256(msgspec.json.encode(value)).hexdigest()[:32]
