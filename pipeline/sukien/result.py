"""What `extract` returns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct, to_builtins

if TYPE_CHECKING:
    from sukien.article_record import ArticleRecord
    from sukien.records import Event
    from sukien.resolved import Resolved


class Result(Struct, frozen=True):
    """The records of one article, and the stages' own values behind them (for `explain`)."""

    article: ArticleRecord
    events: tuple[Event, ...]
    resolved: Resolved

    def to_records(self) -> dict[str, Any]:
        """Plain dicts and lists, as written in the files: {"article": {…}, "events": [{…}, …]}."""
        return {"article": to_builtins(self.article), "events": [to_builtins(event) for event in self.events]}
