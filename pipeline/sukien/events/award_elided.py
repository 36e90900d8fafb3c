"""Parts of a total told without their form: "… danh hiệu X cho 28 tập thể. Theo đó, Quyết định số 803 truy tặng 19 cá nhân"."""

from __future__ import annotations

import re

from msgspec.structs import replace

from sukien.events.award_merge import Draft, Row
from sukien.events.award_sequel import sentences_after
from sukien.mentions import Count, Span, starting_in
from sukien.resolved import Resolved

_GIVES = re.compile(r"(?<!\w)(?:(?:phong|truy|trao) tặng|tặng thưởng|tặng)(?: danh hiệu(?: này| trên| nói trên)?)?(?: cho)? (?=\d)")
_REACH = 1_200  # characters from a statement to the verbs that go on with it
_JOINTS = (", ", " và ", ", và ")
_GIFTS = re.compile(r"(?<!\w)(?:quà|suất|học bổng|sổ tiết kiệm|triệu|tỷ|nghìn đồng|nhà tình)(?!\w)")


def tell_parts(resolved: Resolved, drafts: list[Draft]) -> None:
    """Add, behind each draft with counts, those whom the sentences after it give the same to without naming it again."""
    for at in range(len(drafts) - 1, -1, -1):
        draft = drafts[at]
        if resolved.key.find("tặng ", draft.sentence.end, draft.sentence.end + _REACH) < 0:
            continue
        totals = {row.kind: row.number for row in draft.rows if row.counted is not None and row.number is not None}
        if totals and draft.form != "khen_thuong":
            drafts[at + 1 : at + 1] = _parts(resolved, draft, totals)


def _parts(resolved: Resolved, draft: Draft, totals: dict[str, int]) -> list[Draft]:
    found: list[Draft] = []
    for sentence in sentences_after(resolved, draft.sentence):
        if starting_in(resolved.mentions.forms, *sentence):
            break
        counts = _given(resolved, sentence, totals)
        if not counts:
            break
        rows = [Row(c.kind, c.label, c.value, c.approx, c.turns, (), Span(c.start, c.end), c, "part_without_form") for c in counts]
        found.append(replace(draft, rows=rows, sentence=sentence, evidence=[]))
    return found


def _given(resolved: Resolved, sentence: Span, totals: dict[str, int]) -> list[Count]:
    """The counts that a verb of granting has for its objects, each of them less than the total of its kind."""
    key, found = resolved.key, list[Count]()
    if _GIFTS.search(key, *sentence):
        return found
    for verb in _GIVES.finditer(key, *sentence):
        at = verb.end()
        for count in starting_in(resolved.mentions.counts, at, sentence.end):
            joined = count.start == at if at == verb.end() else key[at : count.start] in _JOINTS
            if not joined or not 0 < (count.value or 0) < totals.get(count.kind, 0):
                break
            found.append(count)
            at = count.end
    return found
