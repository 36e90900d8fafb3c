"""Recipients listed under a sentence that counts them: "Danh sách 8 sinh viên được tặng Bằng khen:" and a name a line.

Lines count as the list while each begins, after its number or bullet, with a person's name; the count bounds how many are taken.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from sukien.events.award_marks import Party
from sukien.events.award_merge import Draft, Row
from sukien.mentions import Span, start_of
from sukien.resolved import Resolved

_ITEM = re.compile(r"\s*(?:\|\s*)?(?:\d{1,3}\s*[.)/|:-]?|[-–+•*])?\s*(?:\|\s*)?(?:(?:ông|bà|em|anh|chị|đồng chí|cháu)\s+)?", re.IGNORECASE)
_HEADING = re.compile(r"(?:^|(?<=\n)) ?(?:[\divx]{1,4}[.)/] ?)?danh sách(?!\w)")
_REFUSED = re.compile(r"(?<!\w)(?:không|chưa|loại|vi phạm)(?!\w)")
_NEAR = 2_000  # characters from a statement to the heading of its list: the list of another heading may stand between
_SLACK = 12  # characters between the bullet and the name: a rank or a degree


def read_headed_lists(resolved: Resolved, drafts: list[Draft]) -> None:
    """Add to each statement the recipients of a list below it with a heading of its own: "Danh sách các cá nhân (20 người)"."""
    counts, key = resolved.mentions.counts, resolved.key
    if not drafts or "danh sách" not in key:
        return
    ends = [d.sentence.end for d in drafts]
    for heading in _HEADING.finditer(key):
        stop = key.find("\n", heading.end())
        if stop == -1 or _REFUSED.search(key, heading.end(), stop):
            continue
        first = bisect_left(counts, heading.end(), key=start_of)
        count = counts[first] if first < len(counts) and counts[first].end <= stop else None
        before = bisect_right(ends, heading.start() + 1)
        if count is None or count.kind != "individual" or not count.value or not before:
            continue
        draft = drafts[before - 1]
        names = _names(resolved, stop, count.value) if heading.start() - draft.sentence.end < _NEAR else ()
        if len(names) < 2 and len(names) != count.value:
            continue
        place = Span(count.start, count.end)
        row = Row("individual", count.label, count.value, count.approx, False, names, place, count, "listed_below_heading")
        same = next((i for i, r in enumerate(draft.rows) if r.value == row.value), None)
        if same is None:
            draft.rows.append(row)
        elif not draft.rows[same].names:
            draft.rows[same] = draft.rows[same]._replace(names=names)


def names_below(resolved: Resolved, at: int, most: int) -> tuple[Party, ...]:
    """Persons named at the head of the lines below the sentence that ends at `at`, at most `most`.

    () where neither a colon ends it nor a table follows.
    """
    text = resolved.text
    listed = text[max(at - 1, 0) : at + 1].rstrip().endswith(":") or text[at : at + 4].lstrip(" .\n").startswith("|")
    return _names(resolved, at, most) if listed else ()


def _names(resolved: Resolved, at: int, most: int) -> tuple[Party, ...]:
    """Persons at the head of the lines after `at`; the first row of a table may be its header."""
    text = resolved.text
    header = True
    found: list[Party] = []
    start = text.find("\n", at)
    while start != -1 and len(found) < most:
        stop = text.find("\n", start + 1)
        end = len(text) if stop == -1 else stop
        if text[start:end].strip():
            item = _ITEM.match(text, start, end)
            head = item.end() if item else start
            person = next(iter(resolved.persons_in(head, min(head + 60, end))), None)
            if person is None or person[0].start - head > _SLACK:
                if not (header and text[start:end].lstrip().startswith("|")):
                    break
                header, start = False, stop
                continue
            span, who = person
            found.append(Party(span.start, span.end, "person", text[span.start : span.end], person=who))
        start = stop
    return tuple(found)
