"""Which texts of a run stand earlier in it: an index on disk, filled in the order of the inputs."""

from __future__ import annotations

import sqlite3
from pathlib import Path


class Repeats:
    """Article ids seen so far. The first in input order is the one that is read, whatever worker comes to it."""

    def __init__(self, path: Path) -> None:
        for old in (path, path.with_name(path.name + "-journal")):
            old.unlink(missing_ok=True)
        self._base = sqlite3.connect(path, isolation_level=None)
        for setting in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -32768"):  # rebuilt at every run
            self._base.execute(f"PRAGMA {setting}")
        self._base.execute("CREATE TABLE texts (id BLOB PRIMARY KEY) WITHOUT ROWID")
        self._base.execute("BEGIN")

    def positions(self, ids: list[str]) -> tuple[int, ...]:
        """Positions of the ids that were seen before, here or in an earlier call; all are seen from now on."""
        return tuple(position for position, name in enumerate(ids) if name and not self._add(bytes.fromhex(name[2:])))

    def _add(self, name: bytes) -> bool:
        return self._base.execute("INSERT OR IGNORE INTO texts VALUES (?)", (name,)).rowcount == 1

    def close(self) -> None:
        """Close the index."""
        self._base.close()
