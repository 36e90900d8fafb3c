"""Articles of a shard in groups: those of a group go through the stages side by side, each with an outcome of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec.structs import replace

from sukien.article import Article, article_id
from sukien.article_record import Segmenter
from sukien.pipeline import process
from sukien.records import Duplicate, Reject
from sukien.result import Result
from sukien.run.items import Beat, Item, attempt, items, reject
from sukien.run.task import Task
from sukien.run.watch import TooSlow, Watch
from sukien.steps import GROUP, GROUP_CHARACTERS, Steps, finish, side_by_side
from sukien.text import read_text

Outcome = Result | Duplicate | Reject


def outcomes(task: Task, beat: Beat) -> Iterator[Outcome]:
    """What becomes of every article of the task, in order; alone or in groups, it is the same."""
    watch = Watch(task.max_seconds)
    if task.alone:
        for item in items(task, beat):
            yield _alone(item, task, watch)
        return
    for group in _groups(task, beat, watch):
        yield from _together(group, task, beat, watch)


def read(article: Article, words: Segmenter | None) -> Steps[Result]:
    """All that a run does with an article, in steps. Raises `Unreadable`."""
    result = yield from process(article)
    if words is None:
        return result
    from sukien.words import with_words

    return replace(result, article=with_words(result.article, words))


def _groups(task: Task, beat: Beat, watch: Watch) -> Iterator[list[tuple[Item, Article | Duplicate | Reject]]]:
    """Items in order, with the article each holds; or with what became of it, where no stage is needed to know."""
    group: list[tuple[Item, Article | Duplicate | Reject]] = []
    characters = 0
    repeated = frozenset(task.duplicates)
    for item in items(task, beat):
        work: Callable[[Article], Article | Duplicate] = _duplicate if item.position in repeated else _article
        found = attempt(item, task, watch, work)
        group.append((item, found))
        characters += len(found.text) if isinstance(found, Article) else 0
        if len(group) == GROUP or characters >= GROUP_CHARACTERS:
            yield group
            group, characters = [], 0
    yield group


def _together(group: list[tuple[Item, Article | Duplicate | Reject]], task: Task, beat: Beat, watch: Watch) -> Iterator[Outcome]:
    """The outcomes of a group. When it takes longer than one article may, its articles are tried one by one."""
    try:
        with watch:
            results = iter(side_by_side([read(found, task.words) for _, found in group if isinstance(found, Article)]))
    except TooSlow:
        for item, _ in group:
            beat(item.position)
            yield _alone(item, task, watch)
        return
    for item, found in group:
        outcome = next(results) if isinstance(found, Article) else found
        yield reject(item, task, outcome) if isinstance(outcome, Exception) else outcome


def _alone(item: Item, task: Task, watch: Watch) -> Outcome:
    if item.position in task.duplicates:
        return attempt(item, task, watch, _duplicate)
    return attempt(item, task, watch, lambda article: finish(read(article, task.words)))


def _article(article: Article) -> Article:
    return article


def _duplicate(article: Article) -> Duplicate:
    return Duplicate(article_id=article_id(read_text(article.text).text), source=article.source)
