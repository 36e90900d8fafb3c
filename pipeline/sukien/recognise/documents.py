"""Document numbers as written."""

from __future__ import annotations

from sukien.mentions import DocumentMention, Lost, Segmented


def find_documents(segmented: Segmented, lost: list[Lost]) -> tuple[DocumentMention, ...]:
    """Document numbers as written."""
    return ()
