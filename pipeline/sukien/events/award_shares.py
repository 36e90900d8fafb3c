"""How a number of recipients is shared out among places or bodies ("57 mẹ được phong tặng … (huyện Tây Hòa: 19; TP Tuy Hòa: 38)"), or
among fields of work ("30 cá nhân. Trong đó, 18 cá nhân trong lĩnh vực kinh tế; 12 cá nhân …").

Shares stand in the sentence of the number or in the next one where that begins with "trong đó", "cụ thể"; and they add up to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from sukien.events.award_merge import Draft, Row
from sukien.mentions import Count, Span, beginning_at, starting_in
from sukien.resolved import Resolved

_SHARE = re.compile(r"(?::| có| với|: có) ?(?P<number>\d{1,3}(?:\.\d{3})*)(?![\w%/.]|,\d)")
_JOINS = re.compile(r"[;,\n(:]| và ")
_WORD = re.compile(r" (?!và )")
_PART = re.compile(r"(?<!\w)(?:trong đó|cụ thể|gồm|bao gồm)(?: có|:|,)*(?: [^\W\d]+){0,3} \Z")
_GOES_ON = re.compile(r"[-–+•* ]*(?:trong đó|trong số|cụ thể|theo đó|gồm|bao gồm)(?!\w)")
_FAR = 320  # characters from the number, or from a share, to the next
_FEWEST = 3  # a smaller number is not shared out


def share_out(resolved: Resolved, drafts: list[Draft]) -> None:
    """Add behind each draft the shares of its counted rows."""
    taken = {row.place.start for draft in drafts for row in draft.rows}
    for at in range(len(drafts) - 1, -1, -1):
        draft = drafts[at]
        rows = [row for row in reversed(draft.rows) if row.counted is not None and row.approx == "=" and (row.number or 0) >= _FEWEST]
        shares = [share for row in rows for share in _shares(resolved, row, taken)]
        if shares:
            taken.update(share.place.start for share in shares)
            drafts.insert(at + 1, replace(draft, rows=shares, evidence=[]))


def _shares(resolved: Resolved, row: Row, taken: set[int]) -> list[Row]:
    """The shares of one row, none of which is `taken` by another."""
    end, goes_on = _window(resolved, row.place)
    named = _adding_up(row, _named(resolved, row, end, taken))
    return named or _adding_up(row, _counted(resolved, row, end, goes_on, taken))


def _window(resolved: Resolved, place: Span) -> tuple[int, int]:
    """Where the shares of a number end at most, and where the sentence begins that goes on with it (the end of its own: none)."""
    sentences, kinds, index = resolved.segmented.sentences, resolved.segmented.kinds, resolved.segmented.sentence_at(place.start)
    if index is None:
        return place.end, place.end
    end = sentences[index].end
    following = next((sentences[i] for i in range(index + 1, min(index + 4, len(sentences))) if kinds[i] != "caption"), None)
    if following is None or _GOES_ON.match(resolved.key, following.start) is None:
        return end, end
    return following.end, following.start


def _adding_up(row: Row, counts: Iterable[Count]) -> list[Row]:
    """The rows of the first of some counts that add up to the number of a row; none where they do not, or where it is only one."""
    left, found = row.number or 0, list[Row]()
    for count in counts:
        left -= count.value or 0
        found.append(Row(row.kind, row.label, count.value, "=", False, (), Span(count.start, count.end), count, "share_of_total"))
        if left <= 0:
            break
    return found if left == 0 and len(found) > 1 else []


def _named(resolved: Resolved, row: Row, end: int, taken: set[int]) -> Iterator[Count]:
    """The numbers behind names, one after the other: "huyện Tây Hòa: 19; TP Tuy Hòa: 38"."""
    at, begun = row.place.end, False
    for share in _SHARE.finditer(resolved.key, at, end):
        count = _as_share(resolved, share, row, at) if share.start("number") not in taken else None
        if count is None:
            if begun or share.end() - at > _FAR:
                return
            continue
        at, begun = count.end, True
        yield count


def _as_share(resolved: Resolved, share: re.Match[str], row: Row, since: int) -> Count | None:
    """The number of a share, with the noun of those shared out behind it or none; a name stands before it, `since` the last."""
    joins = list(_JOINS.finditer(resolved.text, since, share.start()))
    opens = joins[-1].end() if joins else since
    name = resolved.text[opens : share.start()]
    if share.start() - since > _FAR or name.islower() or not name.strip() or starting_in(resolved.mentions.forms, opens, share.start()):
        return None
    start, end = share.span("number")
    counted = beginning_at(resolved.mentions.counts, start)
    if counted is not None:
        return counted if _is_alike(counted, row) else None
    if beginning_at(resolved.segmented.anchors["recipient_kinds"], end + 1) is not None or _WORD.match(resolved.key, end):
        return None
    return Count(start, end, int(share["number"].replace(".", "")), "=", False, row.kind, row.label or "", "number_of_share")


def _counted(resolved: Resolved, row: Row, end: int, goes_on: int, taken: set[int]) -> Iterator[Count]:
    """The counts with the noun of the row that "trong đó" leads to, before any other count of the sentence where it stands."""
    at, begun = goes_on if goes_on < end else row.place.end, False
    for count in starting_in(resolved.mentions.counts, at, end):
        if not begun and _PART.search(resolved.key, at, count.start) is None:
            return
        if count.start in taken or not _is_alike(count, row) or (begun and starting_in(resolved.mentions.forms, at, count.start)):
            return
        at, begun = count.end, True
        yield count


def _is_alike(count: Count, row: Row) -> bool:
    """A count of those whom the row counts: of its kind, by the same noun or one of its nouns."""
    one, other = count.label.lower(), (row.label or "").lower()
    return count.kind == row.kind and count.approx == "=" and not count.turns and bool(other) and (one in other or other in one)
