"""The plan of a run: its shards in order, written down before any is begun, never all in memory."""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from sukien import jsonl, lexicon
from sukien.read.cut import cut, room
from sukien.read.find import Aside, NoInput, find, find_spooled
from sukien.read.raw import Piece, Unread
from sukien.run.files import whole_file, write_whole
from sukien.run.options import Options, code_version, library_versions
from sukien.run.task import Task


def pieces(inputs: tuple[str, ...], out: Path, options: Options, aside: Aside, keep: bool = True) -> Iterator[Piece]:
    """Files and parts of files, in order; `keep`: remember in the run's folder how large files are cut. Raises NoInput."""
    target = int(options.shard_mb * 2**20)
    for given in inputs:
        found: Iterable[Piece]
        if given == "-" or _is_stream(given):
            found = [_spooled(given, out, options)] if keep else [Piece(path=given, address=given, format=options.format or "txt")]
        else:
            found = find((given,), format=options.format, leave_out=out.resolve(), aside=aside)
        for piece in found:
            yield from _parts(piece, target, out) if keep else [piece]


def _is_stream(given: str) -> bool:
    """True for what can be read only once: a pipe or a device."""
    path = Path(given)
    return path.exists() and not path.is_file() and not path.is_dir()


def _spooled(given: str, out: Path, options: Options) -> Piece:
    """Standard input or a pipe, kept in a file, so that it can be cut and read again."""
    spool = out / ".sukien" / ("stream-" + hashlib.sha256(os.fsencode(given)).hexdigest()[:8])
    with whole_file(spool, sync=False) as file, sys.stdin.buffer if given == "-" else open(given, "rb") as stream:
        shutil.copyfileobj(stream, file, 1 << 20)
    return find_spooled(spool, given, options.format)


def _parts(piece: Piece, target: int, out: Path) -> list[Piece]:
    """The parts of a file, cut once and remembered while its size and time stay the same."""
    name = hashlib.sha256(msgspec.json.encode((piece, target))).hexdigest()[:24]
    known = out / ".sukien" / "cuts" / f"{name}.json"
    if piece.stamp:
        try:
            return msgspec.json.decode(known.read_bytes(), type=list[Piece])
        except (OSError, msgspec.DecodeError):
            pass
    try:
        parts = cut(piece, target)
    except (OSError, Unread):
        return [piece]  # the reader says what is wrong with it
    if len(parts) > 1:
        write_whole(known, msgspec.json.encode(parts), sync=False)
    return parts


def shards(found: Iterator[Piece], options: Options) -> Iterator[tuple[Piece, ...]]:
    """Pieces in order, as many to a shard as its bounds let in."""
    most = int(options.shard_mb * 2**20)
    shard: list[Piece] = []
    size = before = 0
    for piece in found:
        is_part = piece.start is not None  # of a file that fills several shards: stands alone
        if shard and (is_part or size + piece.size > room(before, most) or len(shard) >= options.shard_files):
            yield tuple(shard)
            shard, size, before = [], 0, before + size
        if is_part:
            yield (piece,)
        else:
            shard.append(piece)
            size += piece.size
    if shard:
        yield tuple(shard)


def write_plan(inputs: tuple[str, ...], out: Path, options: Options, aside: Aside) -> int:
    """Write the tasks of a run to its folder; returns how many. Raises NoInput also where nothing is found to read, OSError."""
    code = code_version()
    settings = [code, lexicon.digest(), library_versions(), sys.version_info[:2], options.shaping()]
    version = hashlib.sha256(msgspec.json.encode(settings)).hexdigest()[:32]
    count = 0
    with whole_file(plan_path(out), sync=False) as file:
        lines = jsonl.writer(file)
        for count, shard in enumerate(shards(pieces(inputs, out, options, aside), options), 1):
            task = Task(
                index=count - 1,
                out=str(out.absolute()),
                pieces=shard,
                reading=options.reading(),
                version=version,
                code=code,
                max_seconds=options.max_seconds,
                words=options.words,
                signatures=options.duplicates == "near",
            )
            lines.write(task)
        if not count:
            raise NoInput(nothing_to_read(inputs, aside))
    return count


def nothing_to_read(inputs: tuple[str, ...], aside: Aside) -> str:
    """What to tell a person whose inputs are there and hold no file to read."""
    left = f"; left aside, of no known format: {aside}" if aside.endings else ""
    return f"nothing to read in {', '.join(inputs)}{left}"


def read_plan(out: Path) -> Iterator[Task]:
    """The tasks of a run, in order."""
    with open(plan_path(out), "rb") as file:
        yield from jsonl.reader(file, Task)


def plan_path(out: Path) -> Path:
    """Where the plan lies."""
    return out / ".sukien" / "plan.jsonl"
