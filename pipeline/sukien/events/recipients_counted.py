"""Whether a count behind a form is one of recipients: what stands between, the set it is of, and the verb that it is subject of."""

from __future__ import annotations

import re

from sukien.events.award_marks import Cue, Marks
from sukien.events.award_statement import Cluster, Group
from sukien.mentions import Count

_RECEIVING = re.compile(
    r"(?:\A|[\n.,;:–-] ?)(?:(?:trong đó|số|cùng|cũng|vinh dự),? ){0,3}(?:(?:được )?(?:nhận|đón nhận|trao|tặng|trao tặng|truy tặng)|được) \Z"
)  # "nhận FORM có 8 đồng chí", "được biểu dương có 8 đồng chí"
_GUESTS = re.compile(r"(?: [^\s,.;:]+){0,3} (?:dự|tham dự|tham gia|cổ vũ|chứng kiến|có mặt)(?!\w)")
HAS = re.compile(
    r"(?:(?:[^.;:\d]|\d{1,2}[/-]\d{1,2}|năm \d{4}){0,60}(?:,|\w))? (?:thì )?có (?:tới |đến )?"
)  # what stands between the form of a set and its members
SET = re.compile(r"(?<!\w)trong (?:tổng số |số )?(?:các )?\Z")
_VERB_REACH = 120  # characters from a passive verb, over who grants, to its form


def out_of(key: str, marks: Marks, cluster: Cluster) -> bool:
    """True when a total stands before the form ("trong 4 nhà giáo được tặng FORM, có 3 …")."""
    return any(SET.search(key, max(c.start - 20, 0), c.start) for c in marks.counts if c.end <= cluster.start)


def who_receives(key: str, marks: Marks, cluster: Cluster, count: Count, right: int) -> bool:
    """True where the subject of receiving follows its verb: "nhận FORM có 8 đồng chí", "được biểu dương tại lễ có 8 đồng chí"."""
    gap = key[cluster.end : count.start]
    if _GUESTS.match(key, count.end) or (cluster.forms[0].form == "khen_thuong" and (right < marks.end or "," in gap or " là " in gap)):
        return False
    return _RECEIVING.search(key, max(marks.start - 2, 0), cluster.start) is not None


def blocks(key: str, between: list[Cue], begun: bool) -> bool:
    """True when a new verb or a gift stands between the form (or the last recipient) and a count."""
    for cue in between:
        received = cue.code in ("receive", "passive", "attend") and key[cue.start : cue.end] not in ("có", "đạt", "đạt được")
        if received and (begun or cue.code != "attend"):
            return True
        if begun and cue.code in ("give", "thing", "honour", "recognise", "propose"):
            return True
        if key[cue.start : cue.end] in ("trong số", "nằm trong số"):
            return True
    return False


def before_next(key: str, marks: Marks, groups: list[Group], at: int, right: int) -> tuple[Group, ...]:
    """Leave to the next form the counts that are the subject of its passive verb ("…; 2 tập thể được tặng …")."""
    if not groups or right == marks.end:
        return tuple(groups)
    passives = [c for c in marks.cues if c.code in ("passive", "receive") and groups[0].start < c.start < right]
    if not passives:
        return tuple(groups)
    verb = passives[-1]
    if right - verb.end > _VERB_REACH or ":" in key[verb.end : right]:
        return tuple(groups)
    if any(c.code == "subset" and groups[-1].end <= c.start < verb.start for c in marks.cues):
        return tuple(groups)  # "tôn vinh 23 tập thể nằm trong số 106 tập thể được nhận …": the set's verb, not the subset's
    parts = max((c.end for c in marks.cues if c.code == "subset" and at <= c.start and c.end <= verb.start), default=0)
    kinds = [g.counted.kind for g in groups if parts and g.start >= parts and g.counted is not None]
    if kinds and len(set(kinds)) == len(kinds):
        return tuple(g for g in groups if g.end <= parts)  # "…, trong đó có 4 tập thể và 2 cá nhân được tặng FORM"
    stop = max(key.rfind(";", groups[0].start, verb.start), key.rfind(". ", groups[0].start, verb.start))
    if stop >= 0:
        return tuple(g for g in groups if g.end <= stop)
    honoured = any(f.start == right and f.form == "khen_thuong" for f in marks.forms)
    described = honoured and key.endswith(" cho ", at, groups[-1].start)  # "cho 7 thẩm phán được ngành tôn vinh": of whom more is told
    return tuple(groups[:-1]) if groups[-1].counted is not None and not described else tuple(groups)
