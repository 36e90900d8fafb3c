"""One run a folder: a lock that the system drops when its process ends, however it ends."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sukien.run.task import RunFailed

STATE = ("done", "scan", "rejects", "duplicates", "cuts", "near")


@contextmanager
def locked(out: Path) -> Iterator[None]:
    """Hold the run's folder, made when absent. Raises RunFailed when another run holds it or it cannot be written."""
    import fcntl

    state = out / ".sukien"
    if not state.exists() and any(out.glob("articles-*.jsonl")):
        raise RunFailed(f"{out} holds articles-*.jsonl that no run wrote there: choose another folder, or empty it")
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
