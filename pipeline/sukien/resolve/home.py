"""The province and district an article speaks from."""

from __future__ import annotations

from sukien.mentions import Home, Mentions, Segmented


def find_home(segmented: Segmented, mentions: Mentions) -> Home | None:
    """The province and district an article speaks from."""
    return None
