"""Capitalised syllables and runs of them: the material of names."""

from __future__ import annotations

import re
from functools import cache

from sukien.alphabet import LOWER, UPPER
from sukien.lexicon import word_groups
from sukien.mentions import Span

SYLLABLE = rf"[{UPPER}][{UPPER}{LOWER}]*(?:['’.`][{UPPER}{LOWER}]+)*['’]?"

NOT_BODY = frozenset({"byline", "source"})  # sections whose names belong to the press, not to the story

PARTICLES = r"(?:d[ea](?: la)?|van(?: de[rn])?|von(?: der)?|bin|ibn|dos|del|della) "  # inside foreign names: "Ursula | von der | Leyen"
_CAPITAL = re.compile(SYLLABLE)


def syllables(text: str, start: int, end: int) -> list[Span]:
    """The capitalised syllables of a run (also those joined by hyphens)."""
    return [Span(*m.span()) for m in _CAPITAL.finditer(text, start, end)]


def letters_before(text: str, begin: int, end: int) -> int:
    """Where the run of letters that ends at `end` begins, not before `begin`; `end` where no letter stands before it."""
    at = text.rfind(" ", begin, end) + 1 or begin
    if text[at:end].isalpha():
        return at
    at = end
    while at > begin and text[at - 1].isalpha():
        at -= 1
    return at


@cache
def common_surnames() -> frozenset[str]:
    """Surnames that mostly are surnames."""
    return word_groups("surnames")["common"]


@cache
def all_surnames() -> frozenset[str]:
    """All surnames and clan names."""
    return frozenset().union(*word_groups("surnames").values())


@cache
def compounds() -> dict[str, frozenset[str]]:
    """For a first syllable, the second ones that make one word with it inside the names of bodies."""
    return word_groups("compounds")


_VIETNAMESE = re.compile(
    r"(?:ngh|ng|nh|th|tr|ph|kh|gh|gi|ch|qu|[bcdđghklmnpqrstvx])?"
    r"[aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ]{1,3}(?:ng|nh|ch|[cmnpt])?"
)


def is_vietnamese(syllable: str) -> bool:
    """True for a key that can be a Vietnamese syllable ("nguyễn"), False for most foreign ones ("trump", "obama")."""
    return _VIETNAMESE.fullmatch(syllable) is not None


def is_capitals(text: str) -> bool:
    """True when a stretch is written in capitals throughout, so that they tell nothing."""
    if not text[:3].isupper():
        return False
    words = text.replace(" ", "")
    if words.isupper() and words.isalpha():
        return len(words) > 8
    if sum(map(str.islower, text[:80])) > 0.15 * len(text):
        return False  # too many already, whatever follows
    letters = list(filter(str.isalpha, text))
    return len(letters) > 8 and sum(map(str.isupper, letters)) > 0.85 * len(letters)
