"""Symbols of document numbers: the letters after the number, which say what kind of document it is and whose.

QĐ-UBND          TYPE-ISSUER[-UNIT]     Decree 30/2020/NĐ-CP, article 8 and annex I
UBND-TH          ISSUER-UNIT            official dispatches, which have no type letters
CT/TW            TYPE/ISSUER            Party documents (36-HD/VPTW of 2018)
QH15, UBTVQH14   body and its term      National Assembly
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from msgspec import Struct

from sukien.lexicon import load

_SPLIT = re.compile(r"[-/]|(?<=[A-ZĐ]{2})\.")
_TERM = re.compile(r"(QH|UBTVQH|HĐNN)\d*")
_PARTY_KINDS = {"TT": "to_trinh", "CT": "chi_thi"}  # TT is a circular in State numbers, a submission in Party ones


class Symbol(Struct, frozen=True):
    """What a symbol says. kind: code of document_types; issuer: the body's name; known: groups of letters that are known."""

    kind: str | None
    issuer: str | None
    known: int
    groups: int


@cache
def _kinds() -> dict[str, str]:
    """Type letters → kind; of two kinds with the same letters the first in the lexicon wins."""
    kinds: dict[str, str] = {}
    for entry in load("document_types"):
        for letters in entry.fields.get("symbols", "").split(" | "):
            if letters:
                kinds.setdefault(letters.upper(), entry.code)
    return kinds


@cache
def _issuers() -> dict[str, str]:
    """Issuer letters → name."""
    return {entry.phrase.upper(): entry.fields["name"] for entry in load("issuers")}


@lru_cache(maxsize=4096)  # the same bodies issue the same kinds of documents in many articles
def read_symbol(symbol: str) -> Symbol:
    """Read a symbol without blanks ("QĐ-UBND", "CT/TW", "QH15")."""
    party = "/" in symbol
    groups = [g.upper() for g in _SPLIT.split(symbol) if g]
    first = groups[0] if groups else ""
    kinds, issuers = _kinds(), _issuers()
    if party:
        kind = _PARTY_KINDS.get(first) or kinds.get(first)
    elif len(groups) == 1:
        kind, first = _glued(first)
        groups = [first]
    else:
        kind = kinds.get(first)
    typed = kind is not None
    term = _TERM.fullmatch(groups[-1])
    body = term[1] if term else groups[1] if typed and len(groups) > 1 else groups[0]
    issuer = issuers.get(body)
    known = typed + sum(g in issuers or bool(_TERM.fullmatch(g)) for g in (groups[1:] if typed and len(groups) > 1 else groups))
    return Symbol(kind, issuer, known, len(groups) + (typed and len(groups) == 1))


def _glued(group: str) -> tuple[str | None, str]:
    """Type and issuer of a symbol that lost its hyphen ("QĐUBND", "NĐCP"), or a type alone ("QĐ")."""
    kinds, issuers = _kinds(), _issuers()
    if group in issuers:
        return None, group
    for cut in range(len(group) - 1, 1, -1):
        if group[:cut] in kinds and group[cut:] in issuers:
            return kinds[group[:cut]], group[cut:]
    return kinds.get(group), group
