"""Many articles from one process: taken in small groups, whose articles go through the stages side by side."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator

from sukien.article import Article, as_article
from sukien.pipeline import process
from sukien.result import Result
from sukien.steps import grouped, side_by_side


class Results(Iterator[Result]):
    """The results of articles, in order; `next` raises what reading an article raised, or what the iterable raised itself."""

    def __init__(self, articles: Iterable[str | Article]) -> None:
        self._groups = grouped(_taken(iter(articles)), _size)
        self._ready: deque[Result | Exception] = deque()

    def __next__(self) -> Result:
        if not self._ready:
            group = next(self._groups)
            done = iter(side_by_side(process(taken) for taken in group if isinstance(taken, Article)))
            self._ready.extend([next(done) if isinstance(taken, Article) else taken for taken in group])
        outcome = self._ready.popleft()
        if isinstance(outcome, Exception):
            raise outcome
        return outcome


def _taken(articles: Iterator[str | Article]) -> Iterator[Article | Exception]:
    """Each article, or what was raised in its place."""
    while True:
        try:
            yield as_article(next(articles))
        except StopIteration:
            return
        except Exception as error:
            yield error


def _size(taken: Article | Exception) -> int:
    return len(taken.text) if isinstance(taken, Article) else 0
