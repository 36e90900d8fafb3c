"""sukien: event records from Vietnamese press, every value with its evidence.

>>> import sukien
>>> result = sukien.extract("Ngày 31/5/2023, UBND tỉnh Bắc Kạn tặng Bằng khen cho 45 tập thể.")
>>> [event.award.form for event in result.events]
['bang_khen']
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sukien.article import Article, Source, Unreadable
from sukien.result import Result

__version__ = "0.1.0"
__all__ = ["Article", "Result", "Source", "Unreadable", "__version__", "extract", "extract_many"]


def extract(article: str | Article) -> Result:
    """Read one article: its text, or an `Article` with what is known of it from outside.

    Raises `Unreadable` for a text that is no Vietnamese article: empty, binary, in another language. TypeError for what is no text.
    """
    from sukien.pipeline import process

    if not isinstance(article, str | Article):
        raise TypeError(f"an article is a str or a sukien.Article, not {type(article).__name__}")
    return process(article if isinstance(article, Article) else Article(text=article))


def extract_many(articles: Iterable[str | Article]) -> Iterator[Result]:
    """Read articles one after another, holding one at a time.

    Raises `Unreadable` where `extract` does; the next article can still be taken with `next`.
    """
    return map(extract, articles)
