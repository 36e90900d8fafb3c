"""Documents: one for each number, with date, signer and role."""

from __future__ import annotations

from sukien.mentions import DateMention, Document, DocumentMention, Lost, Person, Segmented


def resolve_documents(
    segmented: Segmented,
    documents: tuple[DocumentMention, ...],
    dates: tuple[DateMention, ...],
    persons: tuple[Person, ...],
    lost: list[Lost],
) -> tuple[Document, ...]:
    """Documents: one for each number, with date, signer and role."""
    return ()
