"""Resolution: who and what is meant by the mentions."""

from __future__ import annotations

from sukien.mentions import Lost, Mentions, Segmented
from sukien.resolve.documents import resolve_documents
from sukien.resolve.home import find_home
from sukien.resolve.persons import resolve_persons
from sukien.resolve.units import resolve_units
from sukien.resolve.years import resolve_dates
from sukien.resolved import Resolved, person_places, unit_places
from sukien.steps import Steps


def resolve(segmented: Segmented, mentions: Mentions) -> Steps[Resolved]:
    """Dates get their years, units their names in full, persons their mentions, documents their facts."""
    lost: list[Lost] = list(mentions.lost)
    dates = resolve_dates(segmented, mentions.dates, lost)
    home = find_home(segmented, mentions)
    yield
    units = resolve_units(segmented, mentions, home, dates, lost)
    yield
    persons = resolve_persons(segmented, mentions, lost)
    of_persons, of_units = person_places(persons), unit_places(units)
    documents = resolve_documents(segmented, mentions.documents, dates, of_persons)
    yield
    return Resolved(
        segmented=segmented,
        mentions=mentions,
        home=home,
        persons=persons,
        units=units,
        documents=documents,
        dates=dates,
        lost=tuple(lost),
        text=segmented.reading.text,
        key=segmented.reading.key,
        person_places=of_persons,
        unit_places=of_units,
        person_starts=[span.start for span, _ in of_persons],
        unit_starts=[span.start for span, _ in of_units],
        date_starts=[date.start for date in dates],
    )
