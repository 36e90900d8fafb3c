"""Recognisers: what stands in the text. One file a kind of mention."""

from __future__ import annotations

from sukien.mentions import Lost, Mentions, Segmented
from sukien.recognise.awards import find_forms
from sukien.recognise.counts import find_counts
from sukien.recognise.dates import find_dates
from sukien.recognise.documents import find_documents
from sukien.recognise.firms import with_firms
from sukien.recognise.offices import find_offices
from sukien.recognise.persons import find_persons
from sukien.recognise.units import find_units
from sukien.steps import Steps


def recognise(segmented: Segmented) -> Steps[Mentions]:
    """Run the recognisers in the order in which they need each other, in steps."""
    lost: list[Lost] = []
    documents = find_documents(segmented, lost)
    yield
    dates = find_dates(segmented, documents, lost)
    yield
    units = find_units(segmented, lost)
    yield
    offices = find_offices(segmented, units, lost)
    units = with_firms(segmented, units, offices)
    yield
    persons, titles = find_persons(segmented, units, offices, lost)
    yield
    forms = find_forms(segmented, lost)
    yield
    counts = find_counts(segmented, lost)
    yield
    return Mentions(
        dates=dates,
        documents=documents,
        units=units,
        offices=offices,
        persons=persons,
        titles=titles,
        forms=forms,
        counts=counts,
        lost=tuple(lost),
    )
