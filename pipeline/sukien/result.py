"""What `extract` returns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct, json

if TYPE_CHECKING:
    from sukien.article import Missed
    from sukien.article_record import ArticleRecord
    from sukien.mentions import Lost
    from sukien.records import Event
    from sukien.resolved import Resolved
    from sukien.text import Text


class Result(Struct, frozen=True):
    """The records of one article, and the stages' own values behind them (for `explain`); lost: award statements dropped.

    missed: metadata of the article that was not read.
    """

    article: ArticleRecord
    events: tuple[Event, ...]
    resolved: Resolved
    source_text: Text
    lost: tuple[Lost, ...] = ()
    missed: tuple[Missed, ...] = ()

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Where a span of the records lies in the text that was handed in: a pair of offsets in code points.

        The two texts differ where that was not Unicode NFC or had other line ends than "\\n"; a letter that was written as
        several code points is taken whole.
        """
        return self.source_text.raw(start), self.source_text.raw(end)

    def to_records(self) -> dict[str, Any]:
        """Plain dicts and lists, what reading the lines of the files gives: {"article": {…}, "events": [{…}, …]}."""
        records: dict[str, Any] = json.decode(json.encode({"article": self.article, "events": self.events}))
        return records
