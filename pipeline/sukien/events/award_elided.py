"""Parts of a total told without their form: "… danh hiệu X cho 28 tập thể. Theo đó, Quyết định số 803 truy tặng 19 cá nhân"."""

from __future__ import annotations

import re

from msgspec.structs import replace

from sukien.events.award_merge import Draft, Row
from sukien.events.award_sequel import sentences_after
from sukien.mentions import Count, Span, starting_in
from sukien.resolved import Resolved

_OPENS = re.compile(r"[-–+•* ]*(?:(?:theo đó|trong đó|cụ thể)(?:,|:)? |(?:còn )?qu?yết định(?: số)? )")
_GRANTED = re.compile(r"(?<!\w)(?:(?:phong|truy|trao) tặng|tặng thưởng|tặng)(?: danh hiệu(?: này| trên| nói trên)?)?(?: cho)? (?=\d)")
_REACH = 1_200  # characters from a statement to the verbs that go on with it
_JOINTS = (", ", " và ", ", và ")
_ENDS = re.compile(r"[,.;:)]|\Z| (?:và|có|thuộc|vì|do|đã|trong|ở|tại|là|tiêu biểu)(?!\w)")  # no gift follows ("tặng 10 hộ | cây giống")


def tell_parts(resolved: Resolved, drafts: list[Draft]) -> None:
    """Add, behind a draft with counts, those whom the sentences after it give the same to without naming it again."""
    taken: set[int] = set()
    for at in range(len(drafts) - 1, -1, -1):
        draft = drafts[at]
        if resolved.key.find("tặng ", draft.sentence.end, draft.sentence.end + _REACH) < 0 or draft.form == "khen_thuong":
            continue
        totals = {row.kind: row.number for row in draft.rows if row.counted is not None and row.number is not None}
        parts = _parts(resolved, draft, totals, taken) if totals else []
        taken.update(row.place.start for part in parts for row in part.rows)
        drafts[at + 1 : at + 1] = parts


def _parts(resolved: Resolved, draft: Draft, totals: dict[str, int], taken: set[int]) -> list[Draft]:
    found: list[Draft] = []
    for sentence in sentences_after(resolved, draft.sentence):
        if _OPENS.match(resolved.key, *sentence) is None or starting_in(resolved.mentions.forms, *sentence):
            break
        counts = [count for count in _granted(resolved, sentence, totals) if count.start not in taken]
        if not counts:
            break
        rows = [Row(c.kind, c.label, c.value, c.approx, c.turns, (), Span(c.start, c.end), c, "part_without_form") for c in counts]
        found.append(replace(draft, rows=rows, sentence=sentence, evidence=[]))
    return found


def _granted(resolved: Resolved, sentence: Span, totals: dict[str, int]) -> list[Count]:
    """The counts that a verb of granting has for its objects, each of them less than the total of its kind; no other grants them."""
    key, found = resolved.key, list[Count]()
    for verb in _GRANTED.finditer(key, *sentence):
        if resolved.units_in(sentence.start, verb.start()):
            break
        at = verb.end()
        for count in starting_in(resolved.mentions.counts, at, sentence.end):
            joined = count.start == at if at == verb.end() else key[at : count.start] in _JOINTS
            if not joined or not 0 < (count.value or 0) < totals.get(count.kind, 0) or _ENDS.match(key, count.end) is None:
                break
            found.append(count)
            at = count.end
    return found
