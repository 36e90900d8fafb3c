"""Who is heard where scholars meet: at a hội thảo or a tọa đàm those speak who hold a degree or are experts, with or without an office."""

from __future__ import annotations

import re

from sukien.whole_words import holds_any, word_starts


def hears_scholars(name: str) -> bool:
    """True for a meeting, by its name in key letters, at which scholars speak."""
    return holds_any(name, _SCHOLARLY)


def is_scholar(key: str, start: int, name: int) -> bool:
    """True where the words of [start, name) before a person's name call him one: "Theo PGS.TS | A", "nghệ nhân | B"."""
    return _SCHOLAR.search(key, max(start, name - _LONGEST), name) is not None


_LONGEST = 50  # characters
_SCHOLARLY = ("hội thảo", "tọa đàm", "toạ đàm")
_DEGREES = "ts|gs|pgs|ths|tiến sĩ|tiến sỹ|thạc sĩ|thạc sỹ|giáo sư|luật sư|bác sĩ|bác sỹ|kỹ sư"
_CALLED = "chuyên gia|nhà nghiên cứu|nhà khoa học|nghệ nhân|học giả|diễn giả"
_SCHOLAR = re.compile(word_starts(f"{_DEGREES}|{_CALLED}") + r"\b[^,;:”\"]{0,30}$")
