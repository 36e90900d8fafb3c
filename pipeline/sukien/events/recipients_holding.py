"""Who holds the ceremony at which an award is received, where the sentence names nobody else: "X tổ chức lễ … và đón nhận FORM"."""

from __future__ import annotations

import re

from sukien.events.award_marks import Marks
from sukien.events.award_statement import Group
from sukien.events.recipient_parents import first_of_chain, is_founded

_ORGANISES = re.compile(r"(?: ?\([^)]{0,100}\))?:?(?: (?:đã|long trọng|trọng thể|vừa|phối hợp))* (?:tổ chức|kỷ niệm)(?!\w)")
_AT = re.compile(r"(?<!\w)(?:tại|ở) \Z")
_BELONGS = re.compile(r" ?[-–] ?| thuộc ")


def organiser(key: str, marks: Marks, lead: int) -> tuple[Group, ...]:
    """ "X tổ chức lễ kỷ niệm … và đón nhận FORM": who holds the ceremony of receiving receives."""
    if not key.startswith(("đón nhận", "vinh dự đón nhận", "nhận"), lead):
        return ()
    party = next((p for p in marks.parties if p.kind == "unit" and p.end <= lead and _ORGANISES.match(key, p.end)), None)
    if party is None:
        return ()
    founded = next((p for p in marks.parties if party.end < p.start < lead and is_founded(key, p)), None)
    if founded is not None:
        return (Group(founded.start, founded.end, None, (founded,), "founded_receives"),)
    party = first_of_chain(key, marks, party)
    beside = [p for p in marks.parties if p.unit and p.unit.kind != "admin_unit" and 0 <= party.start - p.end <= 5]
    beside = [p for p in beside if not _BELONGS.fullmatch(key, p.end, party.start)]
    if any(p.name.lower() != "đảng ủy" and not _AT.search(key, max(p.start - 5, 0), p.start) for p in beside):
        return ()  # several hold the ceremony together: which of them receives is not said
    for other in reversed(marks.parties[: marks.parties.index(party)]):
        if not _BELONGS.fullmatch(key, other.end, party.start):
            break
        party = other  # "Viện A - Bộ B tổ chức": the unit, not the one it belongs to
    return (Group(party.start, party.end, None, (party,), "organiser_receives"),)
