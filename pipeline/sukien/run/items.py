"""The articles of a shard in order, each with its limits: what both passes over the inputs have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

from msgspec import Struct

from sukien.article import Article, Unreadable
from sukien.read import Piece, Raw, Unread, no_article, raws
from sukien.records import Reject
from sukien.run.task import Task
from sukien.run.watch import TooSlow, Watch

Value = TypeVar("Value")
Beat = Callable[[int], None]
NOWHERE = -1  # the beat of a worker that is at no article
PASSING = frozenset({"vanished", "unreadable", "worker_lost", "file_lost"})  # reasons that may be gone at the next run


class Item(Struct, frozen=True):
    """An article of a shard (or what stands in place of a file that cannot be read), at `position` in the shard.

    row: of a file of many that cannot be read on, the first row that was not read.
    """

    position: int
    piece: Piece
    raw: Raw | None
    error: BaseException | None = None
    row: int | None = None


def items(task: Task, beat: Beat) -> Iterator[Item]:
    """Every article of the task, and one item for each file that cannot be read on.

    `beat` is called with `reading(position)` before an article is read from its file, with its position before it is handed on.
    """
    position = 0
    for piece in task.pieces:
        found = raws(piece, task.reading)
        first = position
        row: int | None = None
        while True:
            beat(reading(position))
            try:
                if task.lost.get(position) == "file_lost":
                    raise Unread("file_lost", "no worker came through this file: they died or hung while reading on in it")
                raw = next(found)
            except StopIteration:
                if position == first and piece.start is None:
                    yield Item(position, piece, None, no_article())
                    position += 1
                break
            except Exception as error:
                yield Item(position, piece, None, error, row)
                position += 1
                break
            beat(position)
            yield Item(position, piece, raw)
            row = None if raw.row is None else raw.row + 1
            position += 1


def reading(position: int) -> int:
    """The beat of a worker that reads on to an article; its own inverse. Below NOWHERE."""
    return -2 - position


def attempt(item: Item, task: Task, watch: Watch, work: Callable[[Article], Value]) -> Value | Reject:
    """Parse an item and do `work` on its article, within the time limit; whatever goes wrong becomes a reject."""
    if item.error is None and item.position in task.lost:
        return _reject(item, task.lost[item.position], _LOST[task.lost[item.position]])
    try:
        if item.error is not None:
            raise item.error
        assert item.raw is not None
        parse = item.raw.parse
        return watch(lambda: work(parse()))
    except (TooSlow, Exception) as error:
        return reject(item, task, error)


def reject(item: Item, task: Task, error: TooSlow | Exception) -> Reject:
    """The reject of an item whose reading raised an error: the reason by what it raised."""
    match error:
        case TooSlow():
            return _reject(item, "too_slow", f"took longer than {task.max_seconds:g} seconds")
        case FileNotFoundError():
            return _reject(item, "vanished", "the file was there when the run began and is gone")
        case OSError():
            return _reject(item, "unreadable", f"cannot be read: {error.strerror or error}")
        case Unreadable():
            return _reject(item, error.code, error.message)
    return _reject(item, "internal_error", f"{type(error).__name__}: {error}"[:500])


_LOST = {
    "too_slow": "the worker did not answer within the time limit and was stopped",
    "worker_lost": "two workers died while reading this article (out of memory?)",
}


def _reject(item: Item, code: str, message: str) -> Reject:
    row, offset = (item.raw.row, item.raw.offset) if item.raw else (item.row, None)
    return Reject(code=code, message=message, path=item.piece.path, row=row, offset=offset)
