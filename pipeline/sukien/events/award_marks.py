"""The marks of one sentence that the award grammar reads: forms, counts, verbs, gifts, parties, in order of start (award_marking.py).

A party is anyone named: a person, a unit, an office, or the head of a grantor ("Thủ tướng Chính phủ"). Whether it grants or
receives is decided by its place in the sentence (award_grammar.py), not here.
"""

from __future__ import annotations

from msgspec import Struct

from sukien.mentions import Anchor, AwardForm, Count, Span
from sukien.resolved import Person, Unit

PARTY_OF = {"individual": "person", "collective": "unit"}  # kind of those counted → of the party that names one of them
GRANTORS = ("unit", "head", "office")  # kinds of parties that may grant
HEDGES = frozenset(("propose", "plan", "revoke", "negate", "unsure"))  # codes of lexicons/award_verbs.tsv and not_awards.tsv


class Party(Struct, frozen=True, gc=False):
    """Somebody named in a sentence. `kind`: person, unit, office or head (a grantor's wording without a mention).

    `title`: length of the occupation that stands right before a person's name ("lái xe ", "nữ công nhân "), else 0.
    """

    start: int
    end: int
    kind: str
    name: str
    person: Person | None = None
    unit: Unit | None = None
    title: int = 0

    @property
    def opens(self) -> int:
        """Where the party begins with its occupation."""
        return self.start - self.title


class Cue(Struct, frozen=True, gc=False):
    """A phrase of lexicons/award_verbs.tsv or a gift of lexicons/not_awards.tsv; `code` as there."""

    start: int
    end: int
    code: str


class Marks(Struct, frozen=True, gc=False):
    """The marks of a sentence, [start, end), each kind in order.

    `hedges`: words that may leave an award ungiven; `countries`: words that may name a country;
    `codes`: those of the cues.
    """

    sentence: Span
    start: int
    end: int
    forms: list[AwardForm]
    counts: list[Count]
    cues: list[Cue]
    things: list[Cue]
    parties: list[Party]
    hedges: list[Cue]
    countries: list[Anchor]
    codes: set[str]

    @property
    def grantors(self) -> list[Party]:
        """The parties that may grant."""
        return [p for p in self.parties if p.kind in GRANTORS]

    def counts_as_cues(self) -> list[Cue]:
        """The counts of recipients as cues of the code "count"."""
        return [Cue(c.start, c.end, "count") for c in self.counts if c.kind != "item"]
