"""Documents: one for each number, with its date, who signed it and what part it plays in the text.

A number given short elsewhere ("Quyết định 281" beside "281/QĐ-TTg") is the same document.
"""

from __future__ import annotations

from sukien.article import stable_id
from sukien.mentions import DateMention, DocumentMention, Segmented, Span, start_of
from sukien.resolve.document_facts import Facts
from sukien.resolve.document_roles import role_of
from sukien.resolved import Document, Person

_ROLES = ("award_decision", "revocation", "proposal", "topic", "legal_basis", "other")  # the first that any mention gives wins


def resolve_documents(
    segmented: Segmented,
    documents: tuple[DocumentMention, ...],
    dates: tuple[DateMention, ...],
    persons: list[tuple[Span, Person]],
) -> tuple[Document, ...]:
    """One document for each number, in order of first mention. persons: by their places (person_places)."""
    if not documents:
        return ()
    facts = Facts(segmented, documents, dates, persons)
    return tuple(_document(segmented, facts, group) for group in _groups(documents))


def _groups(documents: tuple[DocumentMention, ...]) -> list[list[DocumentMention]]:
    """Mentions of one document, in order of the first; short numbers join the full number that they begin."""
    full: dict[str, list[DocumentMention]] = {}
    for mention in documents:
        if mention.symbol is not None:
            full.setdefault(_key(mention.number), []).append(mention)
    owners: dict[tuple[str, str | None], str] = {}
    for key, group in full.items():
        for short in _short_forms(group[0]):
            owners.setdefault((short, _noun(group[0].kind)), key)
    groups = dict(full)
    for mention in documents:
        if mention.symbol is None:
            key = _key(mention.number)
            owner = owners.get((key, _noun(mention.kind)))
            if owner is None and (dated := _dated(documents, mention)) is not None:
                owner = dated
            groups.setdefault(owner or f"{key} {_noun(mention.kind)}", []).append(mention)
    for group in groups.values():
        group.sort(key=start_of)
    return sorted(groups.values(), key=_first)


def _first(group: list[DocumentMention]) -> int:
    return group[0].start


def _noun(kind: str | None) -> str | None:
    """A dispatch is also called "văn bản" ("Công văn số 4393 …, văn bản 4393 nêu rõ")."""
    return "cong_van" if kind == "van_ban" else kind


def _key(number: str) -> str:
    """Numbers are compared without leading zeros and without regard to letter case."""
    return number.lstrip("0").upper()


def _short_forms(mention: DocumentMention) -> list[str]:
    """ "42/2010/NĐ-CP" is also written "42/2010" and "42"; "05-CT/TW" also "05"."""
    pieces = _key(mention.number).split("/")
    if len(pieces) == 3 and pieces[1].isdigit():
        return [f"{pieces[0]}/{pieces[1]}", pieces[0]]
    return [pieces[0].split("-")[0]]


def _dated(documents: tuple[DocumentMention, ...], mention: DocumentMention) -> str | None:
    """The group of "42/2010" for a later "42" of the same kind where neither has a symbol."""
    key = _key(mention.number)
    for other in documents[:64]:
        if other.symbol is None and other.kind == mention.kind and _key(other.number).startswith(key + "/"):
            return f"{_key(other.number)} {_noun(mention.kind)}"
    return None


def _document(segmented: Segmented, facts: Facts, group: list[DocumentMention]) -> Document:
    best = next((m for m in group if m.symbol is not None), None) or max(group, key=lambda m: len(m.number))
    roles = {role_of(segmented, m) for m in group}
    return Document(
        id=stable_id("d", best.number, str(best.kind)),
        number=best.number,
        symbol=best.symbol,
        kind=best.kind,
        issuer=best.issuer,
        date=next((d for m in group if (d := facts.date(m)) is not None), None),
        signer=next((p for m in group if (p := facts.signer(m)) is not None), None),
        role=next(role for role in _ROLES if role in roles),
        mentions=tuple(Span(m.start, m.end) for m in group),
        rule=best.rule,
    )
