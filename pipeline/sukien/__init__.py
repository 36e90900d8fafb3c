"""sukien: event records from Vietnamese press, every value with its evidence.

>>> import sukien
>>> result = sukien.extract("Ngày 31/5/2023, UBND tỉnh Bắc Kạn tặng Bằng khen cho 45 tập thể.")
>>> [event.award.form for event in result.events]
['bang_khen']
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sukien.article import Article, Source, Unreadable, as_article
from sukien.result import Result

__version__ = "0.1.0"
__all__ = ["Article", "Result", "Source", "Unreadable", "__version__", "extract", "extract_many"]


def extract(article: str | Article) -> Result:
    """Read one article: its text, or an `Article` with what is known of it from outside.

    Raises `Unreadable` for a text that is no Vietnamese article: empty, binary, in another language. TypeError for what is no text.
    """
    from sukien.pipeline import process
    from sukien.steps import finish

    return finish(process(as_article(article)))


def extract_many(articles: Iterable[str | Article]) -> Iterator[Result]:
    """Read articles one after another, up to 32 ahead: faster than `extract` on each by a sixth, with the same results.

    Raises `Unreadable` where `extract` does; the next article can still be taken with `next`.
    """
    from sukien.many import Results

    return Results(articles)
