"""The first pass: how many articles a shard holds and which text each has, so that repeated texts are known before any is read."""

from __future__ import annotations

import time
from contextlib import ExitStack

import msgspec

from sukien.article import Article, article_id, check_readable
from sukien.records import Reject
from sukien.run.files import whole_file, write_whole
from sukien.run.items import NOWHERE, Beat, attempt, items
from sukien.run.shard import no_beat, quick_key
from sukien.run.task import Report, Task
from sukien.run.watch import Watch
from sukien.text import read_text

SIGNATURE_BYTES = 512  # a text's signature for near duplicates, where asked for


class Scan(msgspec.Struct, frozen=True, kw_only=True):
    """What the first pass found in a shard.

    quick: the task's quick key, None when it must be scanned again; ids: article id by position, "" for what cannot be read;
    lost: positions that no worker survived.
    """

    quick: str | None
    ids: list[str]
    lost: dict[int, str]


def scan_shard(task: Task, beat: Beat = no_beat) -> Report:
    """Write the ids of the texts of a shard; do nothing when that is done already. Raises OSError."""
    known = read_scan(task)
    if known is not None and known.quick is not None and known.quick == task.quick_key():
        return Report(index=task.index, inputs=len(known.ids), lost=known.lost, reused=True)
    begun = time.time_ns()
    watch = Watch(task.max_seconds)
    ids: list[str] = []
    with ExitStack() as stack:
        work, near = _id, None
        if task.signatures:
            near = stack.enter_context(whole_file(task.state("near").with_suffix(".bin"), sync=False))
            work = _id_and_signature
        for item in items(task, beat):
            found = attempt(item, task, watch, work)
            name, sketch = ("", b"") if isinstance(found, Reject) else found
            ids.append(name)
            if near is not None:
                near.write(sketch.ljust(SIGNATURE_BYTES, b"\0"))
        beat(NOWHERE)
    write_whole(task.state("scan"), msgspec.json.encode(Scan(quick=quick_key(task, begun), ids=ids, lost=task.lost)), sync=False)
    return Report(index=task.index, inputs=len(ids), lost=task.lost)


def _id(article: Article) -> tuple[str, bytes]:
    return _text_id(article)[0], b""


def _id_and_signature(article: Article) -> tuple[str, bytes]:
    from sukien.run.near import signature

    name, text = _text_id(article)
    return name, signature(text)


def _text_id(article: Article) -> tuple[str, str]:
    text = read_text(article.text).text
    check_readable(text)
    return article_id(text), text


def read_scan(task: Task) -> Scan | None:
    """What the first pass found in a shard, or None."""
    try:
        return msgspec.json.decode(task.state("scan").read_bytes(), type=Scan)
    except (OSError, msgspec.DecodeError):
        return None
