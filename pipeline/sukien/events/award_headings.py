"""What the heading of a list says of the awards in its lines: who gives them ("UBND tỉnh tặng:"), that they are proposed only ("đề nghị
Thủ tướng khen thưởng, cụ thể:")."""

from __future__ import annotations

import re

from msgspec.structs import replace

from sukien.events.attribution import as_grant
from sukien.events.award_marking import marks_of_names
from sukien.events.award_merge import Draft
from sukien.events.legal import may_grant
from sukien.mentions import Span
from sukien.resolved import Resolved

_MOST = 60  # lines of a list at most
_MARKED = re.compile(r"[ \t]*(?:[-–+•*]|(?:\d{1,2}|[ivx]{1,4}|[a-e])[.)/])")
_MARKS = frozenset("-–+•*0123456789ivxabcde \t")  # what such a line begins with
_GIVES = re.compile(
    r"(?: (?:đã|vừa|quyết định))*"
    r" (?:khen thưởng|tặng thưởng|trao tặng|truy tặng|tặng|khen|trao)(?: thưởng)?(?: các hình thức [^.:\n]{2,30})? ?[:.]?\s*"
)
_GIVEN = re.compile(r"(?<!\w)(?:tặng thưởng|tặng|trao tặng|khen thưởng) ?[:.]?\s*\Z")
_LEADS_ON = re.compile(r"\s*(?:cụ thể|theo đó|trong đó|bao gồm|gồm)(?: như sau)? ?:?\s*")
_PROPOSES = re.compile(r"(?<!theo )(?<!\w)(?:đề nghị|đề xuất|xét,? tặng|xét khen|bình xét|suy tôn|trình [^.:\n]{2,60} xét)(?!\w)")
_DONE = re.compile(r"(?<!\w)(?:đã (?:được )?(?:tặng|trao|nhận|khen)|quyết định tặng|vinh dự)(?!\w)")


def heading_of(key: str, at: int) -> Span | None:
    """The line over the list in whose lines, each with a bullet or a number, `at` stands; None where it stands in no list."""
    start = key.rfind("\n", 0, at) + 1
    if key[start] not in _MARKS:
        return None
    for _ in range(_MOST):
        if _MARKED.match(key, start) is None:
            break
        end = start - 1
        while end > 0 and key[end - 1] == "\n":
            end -= 1
        if end <= 0:
            return None
        start = key.rfind("\n", 0, end) + 1
    else:
        return None
    end = key.find("\n", start)
    return Span(start, end) if 0 <= end < at else None


def is_given_below(key: str, at: int) -> bool:
    """True in a line of a list over which somebody is said to give: "UBND tỉnh tặng thưởng:"."""
    heading = heading_of(key, at)
    return heading is not None and _GIVEN.search(key, *heading) is not None


def read_headings(resolved: Resolved, drafts: list[Draft]) -> None:
    """Give the drafts of lists the grantor and the status that the headings tell, where their own lines tell none."""
    for i, draft in enumerate(drafts):
        heading = heading_of(resolved.key, draft.place.start) if draft.grant is None or draft.status == "conferred" else None
        if heading is not None:
            drafts[i] = _proposed(resolved.key, _granted(resolved, draft, heading), heading)


def _granted(resolved: Resolved, draft: Draft, heading: Span) -> Draft:
    if draft.grant is not None:
        return draft
    for party in marks_of_names(resolved, heading).grantors:
        opens = not resolved.key[heading.start : party.start].strip()
        name = resolved.text[party.start : party.end]
        if opens and _GIVES.fullmatch(resolved.key, party.end, heading.end) and may_grant(draft.form, name):
            return replace(draft, grant=as_grant(party, "giver_in_heading"), grantor=name)
    return draft


def _proposed(key: str, draft: Draft, heading: Span) -> Draft:
    start, end = heading
    if _LEADS_ON.fullmatch(key, start, end):
        start = key.rfind("\n", 0, len(key[:start].rstrip())) + 1
    proposes = _PROPOSES.search(key, start, end) if key[:end].rstrip().endswith(":") else None
    if draft.status != "conferred" or draft.cue[2] != "stated" or proposes is None or _DONE.search(key, start, end):
        return draft
    return replace(draft, status="proposed", cue=(*proposes.span(), "proposed_in_heading"))
