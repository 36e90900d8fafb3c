"""Whom a pronoun can mean: "bà", "chị" and "cô" a woman, "ông" and "anh" a man."""

from __future__ import annotations

from sukien.mentions import PersonMention

_WOMEN = frozenset({"bà", "chị", "cô", "bà mẹ", "cô giáo", "mẹ", "dì", "ni sư", "sư cô", "nữ sinh"})
_MEN = frozenset({"ông", "anh", "chú", "nam sinh", "linh mục", "hòa thượng", "thượng tọa", "đại đức"})


def may_mean(pronoun: str, person: PersonMention) -> bool:
    """False where a pronoun, in small letters, is said of women and the one named is a man, or the reverse, as the form of address or
    "Thị" in the name tells; True where either is not told."""
    of_woman = _is_woman(pronoun)
    if of_woman is None:
        return True
    named = _is_woman((person.honorific or "").lower())
    if named is None and " Thị " in person.name:
        named = True
    return named is None or named == of_woman


def _is_woman(address: str) -> bool | None:
    if address in _WOMEN:
        return True
    return False if address in _MEN else None
