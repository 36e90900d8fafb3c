"""Several who gave one form to one who is named: each granted one of its own, and each is an award ("A, B và C tặng giấy khen cho em X").

Not so where the form is told in the plural ("A, B tặng nhiều bằng khen"), where recipients are counted, where only two are joined by
"và" (they may have signed one paper), and where the bodies of one leadership act as one ("Tỉnh ủy, UBND tỉnh tặng").
"""

from __future__ import annotations

import re
from itertools import pairwise

from sukien.events.attribution import Grant, as_grant
from sukien.events.award_marks import Marks, Party
from sukien.events.award_statement import STATE, Statement
from sukien.events.recipient_parents import is_parent

_FURTHER = re.compile(r"(?:,|;| và|, và) (của )?(?:các )?")
_ACTS = re.compile(r" (?:đã |cũng |vừa |còn )*(?:tặng|trao|khen|công nhận|ký|quyết định|phong|truy|được|có|tổ chức|nhận)(?!\w)")
_COMMA, _LAST = ", ", (" và ", ", và ")
_OPENS = re.compile(r"(?:[\n.,;:–-] ?|\A)(?:(?:các|lãnh đạo|đại diện|ban giám hiệu|ban lãnh đạo|chính quyền|được) ){0,3}\Z")
_LEADERSHIP = re.compile(
    r"(?:đảng|tỉnh|thành|huyện|thị|quận|quân) ủy|hđnd|hội đồng nhân dân|(?:ubnd|ủy ban nhân dân|ubmttq|đảng|nhà nước|ban thường vụ)(?:,|\Z)"
)
_SEVERAL = ("nhiều ", "những ", "các ", "nhiều tấm ")
_SINGLE = ("bang_khen", "giay_khen", "thu_khen", "khen_thuong")


def further_grantors(key: str, marks: Marks, statement: Statement, grant: Grant) -> list[Grant]:
    """The grantors beside `grant` of a form that one who is named received."""
    if grant.rule not in ("grantor_of_form", "subject", "agent"):
        return []
    named = [p for g in statement.groups for p in g.parties]
    if len(named) != 1 or any(g.counted for g in statement.groups):
        return []
    if _is_several(key, marks, statement):
        return []
    if grant.rule == "grantor_of_form":
        return _of_form(key, marks, statement, grant)
    return _listed(key, marks, grant) if statement.form.form in _SINGLE else []


def _is_several(key: str, marks: Marks, statement: Statement) -> bool:
    """True for a form told in the plural, alone or with those before it: "nhiều bằng khen, thư khen"."""
    at = statement.form.start
    for form in reversed(marks.forms):
        if form.end <= at and not key.endswith(_SEVERAL, 0, at) and key[form.end : at] in (_COMMA, *_LAST):
            at = form.start
    return key.endswith(_SEVERAL, 0, at)


def _of_form(key: str, marks: Marks, statement: Statement, grant: Grant) -> list[Grant]:
    """ "Bằng khen của X, của Y, của Z": Y and Z."""
    found: list[Grant] = []
    end = grant.end
    stop = min([marks.end, *(f.start for f in marks.forms if f.start >= end), *(g.start for g in statement.groups if g.start >= end)])
    for party in marks.grantors:
        if not end <= party.start < stop:
            continue
        joint = _FURTHER.fullmatch(key, end, party.start)
        if (
            joint is None
            or (key[end] == ";" and _takes(key, marks, party, stop))
            or not (joint[1] or (party.kind != "office" and STATE.match(key, party.start)))
            or _ACTS.match(key, party.end)
        ):
            break
        found.append(as_grant(party, "further_grantor_of_form"))
        end = party.end
    return found


def _takes(key: str, marks: Marks, party: Party, stop: int) -> bool:
    """True for a party behind a semicolon that a verb of receiving or giving follows: "Cờ thi đua của X; Sở Y, Sở Z nhận Bằng khen"."""
    return any(party.end <= c.start < stop and c.code in ("receive", "passive", "give") for c in marks.cues)


def _listed(key: str, marks: Marks, grant: Grant) -> list[Grant]:
    """Those listed with the subject or agent, which stands first or last of them: "X, Y và Z tặng", "được X, Y tặng"."""
    run: list[Party] = []
    for party in marks.grantors:
        if run and key[run[-1].end : party.start] not in (_COMMA, *_LAST):
            if run[0].start <= grant.start < run[-1].end:
                break
            run = []
        run.append(party)
    if not (run and run[0].start <= grant.start < run[-1].end) or _COMMA not in (key[a.end : b.start] for a, b in pairwise(run)):
        return []
    opens = _OPENS.search(key, max(marks.start - 2, run[0].start - 40, 0), run[0].start)
    if opens is None and not key.endswith("được ", 0, run[0].start):
        return []
    if any(not _is_body(key, party) for party in run) or any(is_parent(key, a, b) for a, b in pairwise(run)):
        return []
    return [as_grant(party, "listed_grantor") for party in run if party.start != grant.start]


def _is_body(key: str, party: Party) -> bool:
    """True for a body, or the head of one, that grants on its own account."""
    place = party.unit is not None and party.unit.kind == "admin_unit"
    return not place and party.kind in ("unit", "head", "office") and _LEADERSHIP.match(key[party.start : party.end]) is None
