"""Articles of a shard in groups: those of a group go through the stages side by side, each with an outcome of its own."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from sukien.article import Article, article_id
from sukien.article_record import Segmenter
from sukien.pipeline import process
from sukien.records import Duplicate, Reject
from sukien.result import Result
from sukien.run.items import Beat, Item, attempt, items, reject
from sukien.run.task import Task
from sukien.run.watch import TooSlow, Watch
from sukien.steps import Steps, finish, grouped, side_by_side
from sukien.text import read_text

Outcome = Result | Duplicate | Reject
Found = tuple[Item, Article | Duplicate | Reject]  # an item with its article; or with its outcome, where no stage is needed to know it


def outcomes(task: Task, beat: Beat) -> Iterator[Outcome]:
    """What becomes of every article of the task, in order; alone or in groups, it is the same."""
    watch = Watch(task.max_seconds)
    repeated = frozenset(task.duplicates)
    if task.alone:
        for item in items(task, beat):
            yield attempt(item, task, watch, _duplicate) if item.position in repeated else _alone(item, task, watch)
        return
    found = (
        (item, attempt(item, task, watch, _duplicate) if item.position in repeated else attempt(item, task, watch, _article))
        for item in items(task, beat)
    )
    for group in grouped(found, _size):
        yield from _together(group, task, beat, watch)


def read(article: Article, words: Segmenter | None) -> Steps[Result]:
    """All that a run does with an article, in steps. Raises `Unreadable`."""
    result = yield from process(article)
    if words is None:
        return result
    from sukien.words import with_words

    return replace(result, article=with_words(result.article, words))


def _together(group: list[Found], task: Task, beat: Beat, watch: Watch) -> Iterator[Outcome]:
    """The outcomes of a group. When it takes longer than one article may, its articles are tried one by one."""
    try:
        results = iter(watch(lambda: side_by_side([read(found, task.words) for _, found in group if isinstance(found, Article)])))
    except TooSlow:
        for item, found in group:
            beat(item.position)
            yield _alone(item, task, watch) if isinstance(found, Article) else found
        return
    for item, found in group:
        outcome = next(results) if isinstance(found, Article) else found
        yield reject(item, task, outcome) if isinstance(outcome, Exception) else outcome


def _alone(item: Item, task: Task, watch: Watch) -> Outcome:
    return attempt(item, task, watch, lambda article: finish(read(article, task.words)))


def _size(found: Found) -> int:
    return len(found[1].text) if isinstance(found[1], Article) else 0


def _article(article: Article) -> Article:
    return article


def _duplicate(article: Article) -> Duplicate:
    return Duplicate(article_id=article_id(read_text(article.text).text), source=article.source)
