"""Many articles from one process: taken in small groups, whose articles go through the stages side by side."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator

from sukien.article import Article, as_article
from sukien.pipeline import process
from sukien.result import Result
from sukien.steps import GROUP, GROUP_CHARACTERS, side_by_side


class Results(Iterator[Result]):
    """The results of articles, in order; `next` raises what reading an article raised, or what the iterable raised itself."""

    def __init__(self, articles: Iterable[str | Article]) -> None:
        self._articles = iter(articles)
        self._ready: deque[Result | Exception] = deque()

    def __next__(self) -> Result:
        if not self._ready:
            group, failure = self._take()
            self._ready += side_by_side(process(article) for article in group)
            self._ready += failure
        if not self._ready:
            raise StopIteration
        outcome = self._ready.popleft()
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    def _take(self) -> tuple[list[Article], list[Exception]]:
        """The next group, and what ended it if that was an error: its turn comes after the group's."""
        group: list[Article] = []
        characters = 0
        while len(group) < GROUP and characters < GROUP_CHARACTERS:
            try:
                article = as_article(next(self._articles))
            except StopIteration:
                break
            except Exception as error:
                return group, [error]
            group.append(article)
            characters += len(article.text)
        return group, []
