"""Recipients listed under a sentence that counts them: "Danh sách 8 sinh viên được tặng Bằng khen:" and a name a line.

Lines count as the list while each begins, after its number or bullet, with a person's name; the count bounds how many are taken.
"""

from __future__ import annotations

import re

from sukien.events.award_marks import Party
from sukien.mentions import Resolved

_ITEM = re.compile(r"\s*(?:\|\s*)?(?:\d{1,3}\s*[.)/|:-]?|[-–+•*])?\s*(?:\|\s*)?(?:(?:ông|bà|em|anh|chị|đồng chí|cháu)\s+)?", re.IGNORECASE)
_SLACK = 12  # characters between the bullet and the name: a rank or a degree


def names_below(resolved: Resolved, at: int, most: int) -> tuple[Party, ...]:
    """Persons named at the head of the lines below the sentence that ends at `at`, at most `most`; () where no colon ends it."""
    text = resolved.text
    if not text[max(at - 1, 0) : at + 1].rstrip().endswith(":"):
        return ()
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
                break
            span, who = person
            found.append(Party(span.start, span.end, "person", text[span.start : span.end], person=who))
        start = stop
    return tuple(found)
