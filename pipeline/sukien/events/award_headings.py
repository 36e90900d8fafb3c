"""What the heading of a list says of the awards in its lines: who gives them ("UBND tỉnh tặng:"), that they are proposed only ("đề nghị
Thủ tướng khen thưởng, cụ thể:")."""

from __future__ import annotations

import re

from msgspec.structs import replace

from sukien.events.attribution import as_grant
from sukien.events.award_lines import MARK
from sukien.events.award_marking import marks_of_names
from sukien.events.award_marks import Party
from sukien.events.award_merge import Draft
from sukien.events.award_statement import STATE
from sukien.events.legal import may_grant, passes_on
from sukien.mentions import Span
from sukien.resolved import Resolved

_MOST = 60  # lines of a list at most
_MARKED = re.compile(rf"[ \t]*{MARK}")
_MARKS = frozenset("-–+•*0123456789ivxabcde \t")  # what such a line begins with
_GIVES = re.compile(
    r"(?: (?:đã|vừa|quyết định))*"
    r" (?:khen thưởng|tặng thưởng|trao tặng|truy tặng|tặng|khen|trao)(?: thưởng)?(?: các hình thức [^.:\n]{2,30})? ?[:.]?\s*"
)
_GIVER = re.compile(rf"{STATE.pattern}|nhà nước|quốc hội")
_GIVEN = re.compile(  # not "Công tác thi đua, khen thưởng:", "Hiện vật do các gia đình hiến tặng:"
    r"(?!hội đồng thi đua)[^:.,\n]{2,60}?(?<!thi đua)(?<!thi đua -)(?<!thi đua –)(?: đã| vừa| quyết định)*"
    r" (?:tặng thưởng|trao tặng|tặng|khen thưởng) ?[:.]?\s*"
)
_LEADS_ON = re.compile(r"\s*(?:cụ thể|theo đó|trong đó|bao gồm|gồm)(?: như sau)? ?:?\s*")
_PROPOSES = re.compile(
    r"(?<!\w)(?:đề nghị|trình)(?!\w)[^.:;\n]{0,80}? (?:khen thưởng|tặng thưởng|tặng|truy tặng|phong tặng|xét|công nhận)(?!\w)"
)
_BASIS = re.compile(r"(?<!\w)(?:trên cơ sở|căn cứ|xét|theo|qua|do|của)(?: sự| các)? \Z")  # "theo đề nghị của …": what follows is done
_DONE = re.compile(r"(?<!\w)(?:đã|kết quả|vinh dự|được (?:khen|tuyên dương|biểu dương|công bố|tặng|trao)|quyết định tặng)(?!\w)")


def heading_of(key: str, at: int, known: dict[int, Span | None] | None = None) -> Span | None:
    """The line or paragraph over the list in whose lines, each with a bullet or a number, `at` stands; None where it stands in no list.

    known: the headings of lines that were asked for before, by where they begin.
    """
    start = line = key.rfind("\n", 0, at) + 1
    heading: Span | None = None
    for _ in range(_MOST):
        if key[start] not in _MARKS or _MARKED.match(key, start) is None:
            heading = None if start == line else Span(start, key.find("\n", start))
            break
        if start == 0:
            break
        if known is not None and start in known:
            heading = known[start]
            break
        start = _line_before(key, start).start
    if known is not None:
        known[line] = heading
    return heading


def _line_before(key: str, start: int) -> Span:
    """The line before the one that begins at `start`, without the blanks at its end; blank lines between them are passed over."""
    end = start - 1
    while end > 0 and key[end - 1] in "\n ":
        end -= 1
    return Span(key.rfind("\n", 0, end) + 1, end)


def is_given_below(key: str, at: int) -> bool:
    """True in a line of a list over which somebody is said to give: "UBND tỉnh tặng thưởng:"."""
    heading = heading_of(key, at)
    return heading is not None and _GIVER.match(key, heading.start) is not None and _GIVEN.fullmatch(key, *heading) is not None


def read_headings(resolved: Resolved, drafts: list[Draft]) -> None:
    """Give the drafts of lists the grantor and the status that the headings tell, where their own lines tell none."""
    known: dict[int, Span | None] = {}
    givers: dict[Span, Party | None] = {}
    for i, draft in enumerate(drafts):
        heading = heading_of(resolved.key, draft.place.start, known)
        if heading is None:
            continue
        if draft.grant is None:
            giver = givers[heading] if heading in givers else givers.setdefault(heading, _giver(resolved, heading))
            draft = _granted(resolved, draft, giver)
        drafts[i] = _proposed(resolved.key, draft, heading)


def _giver(resolved: Resolved, heading: Span) -> Party | None:
    """Who gives by a heading that says no more: "UBND tỉnh tặng:"."""
    for party in marks_of_names(resolved, heading).grantors:
        opens = not resolved.key[heading.start : party.start].strip()
        if opens and _GIVES.fullmatch(resolved.key, party.end, heading.end):
            return party
    return None


def _granted(resolved: Resolved, draft: Draft, giver: Party | None) -> Draft:
    name = resolved.text[giver.start : giver.end] if giver is not None else ""
    if giver is None or not may_grant(draft.form, name) or not passes_on(draft.form, name):
        return draft
    return replace(draft, grant=as_grant(giver, "giver_in_heading"), grantor=name)


def _proposed(key: str, draft: Draft, heading: Span) -> Draft:
    start, end = heading
    if _LEADS_ON.fullmatch(key, start, end):
        start, end = _line_before(key, start)
    elif not key[start:end].rstrip().endswith(":"):
        return draft
    start = max(start, key.rfind(". ", start, end - 2) + 1)  # what the last sentence says
    proposes = _PROPOSES.search(key, start, end)
    if draft.status != "conferred" or draft.cue[2] != "stated" or proposes is None or _DONE.search(key, start, end):
        return draft
    if _BASIS.search(key, start, proposes.start()):
        return draft
    return replace(draft, status="proposed", cue=(*proposes.span(), "proposed_in_heading"))
