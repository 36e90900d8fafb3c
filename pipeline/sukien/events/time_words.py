"""What words of time tell of a meeting or a role beside them; the words: lexicons/time_words.tsv."""

from __future__ import annotations

from typing import Literal

from sukien.mentions import Segmented, starting_in


def tells(segmented: Segmented, what: Literal["lately", "passing", "ago"], start: int, end: int) -> bool:
    """True when a word that tells so, whole, stands in [start, end) of the reading."""
    for word in starting_in(segmented.anchors["time_words"], start, end):  # noqa: SIM110 (`any` takes longer)
        if word.end <= end and what in word.entry.fields:
            return True
    return False
