"""Resolution: who and what is meant by the mentions."""

from __future__ import annotations

from sukien.mentions import Lost, Mentions, Segmented
from sukien.resolve.documents import resolve_documents
from sukien.resolve.home import find_home
from sukien.resolve.persons import resolve_persons
from sukien.resolve.units import resolve_units
from sukien.resolve.years import resolve_dates
from sukien.resolved import Resolved, person_places, unit_places


def resolve(segmented: Segmented, mentions: Mentions) -> Resolved:
    """Dates get their years, units their names in full, persons their mentions, documents their facts."""
    lost: list[Lost] = list(mentions.lost)
    dates = resolve_dates(segmented, mentions.dates, lost)
    home = find_home(segmented, mentions)
    units = resolve_units(segmented, mentions, home, dates, lost)
    persons = resolve_persons(segmented, mentions, lost)
    documents = resolve_documents(segmented, mentions.documents, dates, persons, lost)
    return Resolved(segmented, mentions, home, persons, units, documents, dates, tuple(lost), person_places(persons), unit_places(units))
