"""How a number of recipients is shared out among places or bodies ("57 mẹ được phong tặng … (huyện Tây Hòa: 19; TP Tuy Hòa: 38)"), or
among fields of work ("30 cá nhân. Trong đó, 18 cá nhân trong lĩnh vực kinh tế; 12 cá nhân …").

Only shares that add up to the number are taken: what else stands behind it is told of something else.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from sukien.events.award_merge import Draft, Row
from sukien.mentions import Count, Span, beginning_at, starting_in
from sukien.resolved import Resolved
from sukien.whole_words import holds_any

_SHARE = re.compile(r"(?P<lead>: ?| có | với |: có )(?P<number>\d{1,3}(?:\.\d{3})*)(?![\w%/.]|,\d)")
_SIGNS = (": ", " có ", " với ")
_JOINS = re.compile(r"[;,\n(:]| và ")
_PART = re.compile(r"(?<!\w)(?:trong đó|cụ thể|gồm|bao gồm)(?: có|:|,)*(?: [^\W\d]+){0,3} \Z")
_LEADS = ("trong đó", "cụ thể", "gồm")
_MORE = re.compile(r" (?!và )")  # a word: something else is counted
_REACH = 1_200  # characters from the number to its last share
_FAR = 320  # characters from the number, or from a share, to the next
_FEWEST = 3  # a smaller number is not shared out


def share_out(resolved: Resolved, drafts: list[Draft]) -> None:
    """Add behind each draft the shares of its counted rows."""
    taken = {row.place.start for draft in drafts for row in draft.rows}
    for at in range(len(drafts) - 1, -1, -1):
        draft = drafts[at]
        rows = [row for row in reversed(draft.rows) if row.counted is not None and row.approx == "=" and (row.number or 0) >= _FEWEST]
        shares = [share for row in rows for share in _shares(resolved, row, taken) or _counted(resolved, row, taken)]
        if shares:
            taken.update(share.place.start for share in shares)
            drafts.insert(at + 1, replace(draft, rows=shares, evidence=[]))


def _shares(resolved: Resolved, row: Row, taken: set[int]) -> list[Row]:
    """The shares of one row, none of which is `taken` by a later one."""
    total, at = row.number or 0, row.place.end
    found: list[Row] = []
    if not holds_any(resolved.key[at : at + _FAR], _SIGNS):
        return found
    for share in _SHARE.finditer(resolved.key, at, at + _REACH):
        count = _count(resolved, share, row, at) if share.start("number") not in taken else None
        if count is None:
            if found or share.end() - at > _FAR:
                break
            continue
        total -= count.value or 0
        found.append(_share(row, count))
        at = count.end
        if total <= 0:
            break
    return found if total == 0 and len(found) > 1 else []


def _counted(resolved: Resolved, row: Row, taken: set[int]) -> list[Row]:
    """The counts with the noun of the row that "trong đó" leads to, where they add up to it."""
    at, key = row.place.end, resolved.key
    if not holds_any(key[at : at + _FAR], _LEADS):
        return []
    counts = starting_in(resolved.mentions.counts, at, at + _REACH)
    alike = [c for c in counts if (c.kind, c.label.lower()) == (row.kind, (row.label or "").lower()) and c.start not in taken]
    first = next((i for i, c in enumerate(alike) if _PART.search(key, at, c.start)), None)
    if first is None or alike[first].start - at > _FAR:
        return []
    total, found, at = row.number or 0, list[Row](), alike[first].start
    for count in alike[first:]:
        if count.start - at > _FAR or starting_in(resolved.mentions.forms, at, count.start):
            break
        total, at = total - (count.value or 0), count.end
        found.append(_share(row, count))
        if total <= 0:
            break
    return found if total == 0 and len(found) > 1 else []


def _share(row: Row, count: Count) -> Row:
    return Row(row.kind, row.label, count.value, "=", False, (), Span(count.start, count.end), count, "share_of_total")


def _count(resolved: Resolved, share: re.Match[str], row: Row, since: int) -> Count | None:
    """The number of a share, with the noun of those shared out behind it or none; a name stands before it, `since` the last."""
    joins = list(_JOINS.finditer(resolved.text, since, share.start()))
    opens = joins[-1].end() if joins else since
    name = resolved.text[opens : share.start()]
    if share.start() - since > _FAR or name.islower() or not name.strip() or starting_in(resolved.mentions.forms, opens, share.start()):
        return None
    start, end = share.span("number")
    noun = beginning_at(resolved.segmented.anchors["recipient_kinds"], end + 1)
    counted = next((c for c in resolved.mentions.counts if c.start == start), None)
    if counted is not None:
        end = counted.end
        if counted.kind != row.kind:
            return None
    elif noun is not None or _MORE.match(resolved.key, end):
        return None
    return Count(start, end, int(share["number"].replace(".", "")), "=", False, row.kind, row.label or "", "number_of_share")
