"""Near duplicates: articles that repeat most of another one's wording (reposts, agency reports), grouped, none left out.

Each text becomes a MinHash signature over runs of three syllables (rensa); texts that share a band of it are compared,
and one joins the group of the earliest article that it resembles. The index lies on disk.
"""

from __future__ import annotations

import re
import sqlite3
import sys
from array import array
from collections.abc import Iterator
from pathlib import Path

from sukien import jsonl
from sukien.read.access import need
from sukien.records import NearDuplicates, NearMember
from sukien.run.files import whole_file
from sukien.run.plan import read_plan
from sukien.run.scan import SIGNATURE_BYTES, read_scan

VALUES = SIGNATURE_BYTES // 4
_BANDS = 16  # bands of eight values: two texts that share 7 of 10 shingles meet in one of them
_ALIKE = 0.7
_SEED = 1
_WORD = re.compile(r"[^\W_]+")
_SCHEMA = """
CREATE TABLE texts (number INTEGER PRIMARY KEY, id TEXT UNIQUE, signature BLOB, leader INTEGER, likeness REAL);
CREATE TABLE bands (band BLOB PRIMARY KEY, number INTEGER) WITHOUT ROWID;
"""


def signature(text: str) -> bytes:
    """The signature of a text: 128 numbers of four bytes. Raises Unread when rensa is not installed."""
    words = _WORD.findall(text.lower())
    sketch = need("rensa", "duplicates").RMinHash(VALUES, _SEED)
    sketch.update([" ".join(words[i : i + 3]) for i in range(max(1, len(words) - 2))])
    values = array("I", sketch.digest())
    if sys.byteorder == "big":
        values.byteswap()
    return values.tobytes()


def write_groups(out: Path) -> int:
    """Write near_duplicates.jsonl from the signatures that the first pass left; returns the number of groups. Raises OSError."""
    index = out / ".sukien" / "near.sqlite"
    index.unlink(missing_ok=True)
    base = sqlite3.connect(index, isolation_level=None)
    try:
        base.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _SCHEMA)
        base.execute("BEGIN")
        for number, (name, sketch) in enumerate(_signatures(out)):
            _place(base, number, name, sketch)
        groups = 0
        with whole_file(out / "near_duplicates.jsonl") as file:
            lines = jsonl.writer(file)
            for group in _groups(base):
                groups += 1
                lines.write(group)
        return groups
    finally:
        base.close()
        index.unlink(missing_ok=True)


def _signatures(out: Path) -> Iterator[tuple[str, bytes]]:
    """Ids and signatures of all texts, in order; a repeated text comes again."""
    for task in read_plan(out):
        scan = read_scan(task)
        ids = scan.ids if scan else []
        data = task.state("near").with_suffix(".bin").read_bytes()
        for position, name in enumerate(ids):
            if name:
                yield name, data[position * SIGNATURE_BYTES : (position + 1) * SIGNATURE_BYTES]


def _place(base: sqlite3.Connection, number: int, name: str, sketch: bytes) -> None:
    """Put a text into the group of the earliest one that it resembles, else make it the leader of its own."""
    if base.execute("SELECT 1 FROM texts WHERE id = ?", (name,)).fetchone():
        return  # the same text, read once
    width = len(sketch) // _BANDS
    bands = [bytes([i]) + sketch[i * width : (i + 1) * width] for i in range(_BANDS)]
    met: set[int] = set()
    for band in bands:
        row = base.execute("SELECT number FROM bands WHERE band = ?", (band,)).fetchone()
        if row is None:
            base.execute("INSERT INTO bands VALUES (?, ?)", (band, number))
        else:
            met.add(row[0])
    leader, likeness = number, 1.0
    for other in sorted(met):
        other_name, other_sketch, other_leader = base.execute(
            "SELECT id, signature, leader FROM texts WHERE number = ?", (other,)
        ).fetchone()
        if other_name == name:
            return  # the same text, read once
        if (found := _likeness(sketch, other_sketch)) >= _ALIKE:
            leader, likeness = other_leader, found
            break
    base.execute("INSERT INTO texts VALUES (?, ?, ?, ?, ?)", (number, name, sketch, leader, likeness))


def _likeness(one: bytes, other: bytes) -> float:
    """The share of equal values: an estimate of the share of shingles in common."""
    return sum(a == b for a, b in zip(array("I", one), array("I", other), strict=True)) / VALUES


def _groups(base: sqlite3.Connection) -> Iterator[NearDuplicates]:
    query = (
        "SELECT leader, id, likeness FROM texts WHERE leader IN (SELECT leader FROM texts GROUP BY leader HAVING count(*) > 1) "
        "ORDER BY leader, number"
    )
    leader: int | None = None
    members: list[NearMember] = []
    for row_leader, name, likeness in base.execute(query):
        if row_leader != leader and members:
            yield NearDuplicates(article_id=members[0].article_id, members=tuple(members))
            members = []
        leader = row_leader
        members.append(NearMember(name, round(likeness, 2)))
    if members:
        yield NearDuplicates(article_id=members[0].article_id, members=tuple(members))
