"""One run a folder: a lock that the system drops when its process ends, however it ends."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from sukien.read.find import RECORDS
from sukien.run.manifest import Manifest
from sukien.run.shard import OUTPUTS
from sukien.run.task import RunFailed

STATE = ("done", "scan", "rejects", "duplicates", "cuts", "near")


@contextmanager
def locked(out: Path) -> Iterator[None]:
    """Hold the run's folder, made when absent. Raises RunFailed when another run holds it or it cannot be written."""
    import fcntl

    state = out / ".sukien"
    if not state.exists() and (foreign := _foreign(out)):
        raise RunFailed(f"{out} holds {foreign}, which no run is known to have written there: choose another folder, or empty it")
    try:
        for name in STATE:
            (state / name).mkdir(parents=True, exist_ok=True)
        file = open(state / "lock", "a+b")  # noqa: SIM115  held until the run ends
    except OSError as error:
        raise RunFailed(f"cannot write into {out}: {error.strerror or error}") from error
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            file.seek(0)
            owner = file.read(32).decode("ascii", "replace").strip() or "unknown"
            raise RunFailed(f"another run (process {owner}) is writing into {out}") from error
        file.truncate(0)
        file.write(b"%d\n" % os.getpid())
        file.flush()
        yield


def _foreign(out: Path) -> str | None:
    """A file that a run would write over and that no run is known to have written: manifest.json names those that one did."""
    try:
        shards = len(msgspec.json.decode((out / "manifest.json").read_bytes(), type=Manifest).shards)
    except (OSError, msgspec.DecodeError):
        known = frozenset[str]()
    else:
        numbered = {f"{kind}-{index:05d}.jsonl" for kind in OUTPUTS for index in range(shards)}
        known = frozenset({"manifest.json", "rejects.jsonl", "duplicates.jsonl", "near_duplicates.jsonl"} | numbered)
    try:
        return min((name for name in os.listdir(out) if RECORDS.fullmatch(name) and name not in known), default=None)
    except OSError:  # not there yet; or told when it is written into
        return None
