"""Who grants what a statement tells: whom it names, or who is carried on within the sentence or over the full stop before it."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from sukien.events.attribution import Grant, begins_bare, grantor_of, has_own_post
from sukien.events.award_marks import Marks
from sukien.events.award_statement import Group, Statement
from sukien.events.legal import grantor_class, may_grant, passes_on
from sukien.events.status import Reading
from sukien.mentions import Lost
from sukien.resolved import Resolved

_OF = (" của ", "” của ")  # somebody's, who is not known: "Cờ thi đua của Bộ"
_VAGUE = ("khen_thuong", "danh_hieu_khac")  # not told by their code to be of the same kind as before
_AND_GIVES = (" và ", " và còn ", ", đồng thời ", " và đồng thời ")
HOLDS = (
    "subject", "recogniser", "office_of_signer", "office_of_subject", "delegated", "issuer_of_decision", "opening_body",
    "holder_of_ceremony", "subject_of_clauses", "carried_in_sentence", "carried_over_full_stop",
)  # fmt: skip
GIVES_ORDERS = ("chủ tịch nước", "nhà nước", "đảng")


class Carried(Struct, frozen=True, gc=False):
    """What a sentence leaves to the next: its grantor, the form that it was last named for, and the one who received it."""

    grant: Grant | None = None
    form: str | None = None
    status: Reading | None = None
    subject: tuple[Group, ...] = ()


def grant_of(
    resolved: Resolved, marks: Marks, statement: Statement, inside: Grant | None, carried: Carried, lost: list[Lost]
) -> Grant | None:
    """Who grants: named by the statement, or carried within the sentence or over the full stop before it."""
    form = statement.form.form
    grant = grantor_of(resolved.key, marks, statement)
    before = inside or carried.grant
    if grant is None and before is not None and not passes_on(form, resolved.text[before.start : before.end]):
        return None
    if grant is None and inside is not None:
        carries_on = inside.rule == "agent" and statement.rule in ("carried_subject", "item_of_total")
        carries_on = carries_on or (inside.rule == "carried_with_form" and statement.passive and carried.form == form)
        told = inside.rule in ("agent", "carried_in_sentence", "grantor_of_form")
        if carries_on or (told and _same_agent(resolved.key, inside, statement)):
            return inside if inside.rule == "grantor_of_form" else replace(inside, rule="carried_in_sentence")
        if has_own_post(resolved.key, marks, statement, inside):
            return None
        if (not statement.passive and inside.rule in HOLDS) or inside.rule == "recogniser":
            grant = replace(inside, rule="carried_in_sentence")
    elif grant is None and carried.grant is not None and not resolved.key.startswith(_OF, statement.form.end):
        parts = resolved.key.startswith("trong đó", marks.start)
        if begins_bare(resolved.key, marks, statement) or (parts and not statement.passive):
            grant = replace(carried.grant, rule="carried_over_full_stop")
        elif statement.passive and carried.form == form and (form not in _VAGUE or parts):
            grant = replace(carried.grant, rule="carried_with_form")
    if grant is not None and not may_grant(form, resolved.text[grant.start : grant.end]):
        lost.append(Lost(grant.start, grant.end, "grantor", "not_by_law", "hands over an award that another grants"))
        return None
    return grant


def _same_agent(key: str, agent: Grant, statement: Statement) -> bool:
    """True where who gave before gives again: "được X tặng Cờ thi đua và tặng Bằng khen cho …"; what the President gives is all his."""
    order = grantor_class(statement.form.form) == "president" and key.startswith(GIVES_ORDERS, agent.start)
    return order or (not statement.passive and key.endswith(_AND_GIVES, 0, statement.lead))
