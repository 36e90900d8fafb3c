"""The verb that governs an award form, and whether the recipients stand before it (passive) or after it (active)."""

from __future__ import annotations

import re

from sukien.events.award_marks import Cue, Marks
from sukien.events.award_statement import ITEM_GAP, LABELS, Cluster

_NOMINATED = re.compile(r" (?:đề nghị|đề cử|suy tôn)(?: xét)?(?: danh hiệu)? [“\"]?")  # "2 cá nhân được đề nghị (danh hiệu) FORM"
_OTHER_VERB = re.compile(r" (?:giao|mời|cử|phân công|tổ chức|tham gia|dự|tham dự|chứng kiến|bầu|bổ nhiệm|triển khai|thành lập)(?!\w)")
_OTHER_SUBJECT = re.compile(
    r",[^,;]{2,80} (?:đã|vừa)(?: (?:ký|ra|có|ban hành|quyết định))* \Z"
)  # "được thông qua, X đã ký quyết định tặng"
_GIVEN_BY = re.compile(r", | và |(?<=trao) (?:các )?quyết định(?: (?:số|của|ngày) [^,;]{2,80}?)?(?: về việc)? ")
_FIRST_SHARE = re.compile(r" (?:cho )?(?:,| và|, và) (?:đã )?")  # around the count: "phong tặng 3 mẹ và truy tặng 45 mẹ FORM"
_GIVING = frozenset(("give", "honour", "recognise"))
_GOVERNING = _GIVING | {"receive"}


def voice_of(key: str, marks: Marks, cluster: Cluster, left: int) -> tuple[int | None, bool]:
    """Start of the verb that governs the form, and whether its recipients stand before it."""
    at = cluster.item.start if cluster.item else cluster.start
    honour = cluster.forms[0].form == "khen_thuong"
    if (
        cluster.forms[0].form == "thu_khen"
        and key.endswith(("đã có ", "vừa có ", "cũng có "), left, at)
        and not key.startswith(" của ", cluster.end)
    ):
        return at - len("có "), False  # "X đã có thư khen Công an tỉnh": who has written it gives
    verbs, bare, taken = _cues_before(key, marks, left, at)
    suffers = key.rfind(" bị ", left, taken.start) + 1 if taken is not None else 0
    if taken is not None and suffers and only_parties(key, marks, suffers + 3, taken.start):
        return suffers, True  # "A bị (Chủ tịch nước) tước FORM"
    if honour and verbs and verbs[-1].code == "receive" and verbs[-1].end + 1 == cluster.start:
        return verbs[-1].start, True  # "5.000 tập thể được nhận khen thưởng"
    if honour:
        verbs.append(Cue(cluster.start, cluster.end, "honour"))
    if bare and (ITEM_GAP.fullmatch(key, bare.end, at) or _NOMINATED.fullmatch(key, bare.end, at)):
        return bare.start, True
    if not verbs:
        return (taken.start if taken else _nominates(key, marks, left, at)), False
    verb = verbs[-1]
    if len(verbs) > 1 and verb.code == "give" and verbs[-2].code == "receive" and _GIVEN_BY.fullmatch(key, verbs[-2].end, verb.start):
        verb = verbs[-2]  # "được tặng, truy tặng", "được trao Quyết định tặng"
    if verb.code == "receive":
        return (bare.start if bare and bare.end + 1 == verb.start else verb.start), True
    passive = _passive_of(key, marks, left, verb) if bare else None
    if passive is not None:
        return passive.start, True
    if len(verbs) == 1:
        return verb.start, False
    before = verbs[-2]
    if key.startswith(("phong tặng", "truy tặng"), before.start) and any(
        _FIRST_SHARE.fullmatch(key[before.end : c.start] + key[c.end : verb.start]) for c in marks.counts
    ):
        return before.start, False
    first = next((v for v in verbs if v.code in _GIVING and LABELS.fullmatch(key[v.end : verb.start])), verb)
    return first.start, False


def _cues_before(key: str, marks: Marks, left: int, at: int) -> tuple[list[Cue], Cue | None, Cue | None]:
    """The governing verbs between `left` and a form at `at`, the last "được" and the last verb of taking back."""
    verbs: list[Cue] = []
    bare: Cue | None = None
    taken: Cue | None = None
    for cue in marks.cues:
        if cue.start < left:
            continue
        if cue.start >= at:
            break
        if cue.code in _GOVERNING:
            if cue.end <= at + 1 and not (cue.code == "receive" and key[cue.start : cue.end] == "có"):
                verbs.append(cue)
        elif cue.code == "passive" and cue.end <= at:
            bare = cue
        elif cue.code == "revoke" and cue.end <= at:
            taken = cue
    return verbs, bare, taken


def _passive_of(key: str, marks: Marks, left: int, verb: Cue) -> Cue | None:
    """The "được" that a verb of giving belongs to, whoever stands between: "được UBND tỉnh | tặng"."""
    passives = [c for c in marks.cues if left <= c.start and c.end <= verb.start and c.code == "passive"]
    if not passives or _OTHER_VERB.match(key, passives[-1].end) or _OTHER_SUBJECT.search(key, passives[-1].end, verb.start):
        return None
    passive = passives[-1]
    between = key[passive.end : verb.start]
    received = "receive" in marks.codes and any(c.start > passive.start and c.end < verb.start and c.code == "receive" for c in marks.cues)
    if len(between) <= 120 and not received:
        inner = [c for c in marks.counts if passive.end <= c.start and c.end <= verb.start and c.kind != "item"]
        if not inner and ";" not in between and ": " not in between and (between.count(",") <= 2 or len(between) < 60):
            return passive
    return passive if only_parties(key, marks, passive.end, verb.start) else None


def _nominates(key: str, marks: Marks, left: int, at: int) -> int | None:
    """Where "đề nghị" stands right before a form at `at`: "6 cá nhân đề nghị “Chiến sĩ thi đua cơ sở”" has no other verb."""
    cues = [c for c in marks.hedges if c.code == "propose" and left <= c.start and c.end <= at] if marks.hedges else []
    return cues[-1].start if cues and ITEM_GAP.fullmatch(key, cues[-1].end, at) else None


def only_parties(key: str, marks: Marks, start: int, end: int) -> bool:
    """True when [start, end) holds nothing but parties joined by commas and "và"."""
    for party in marks.parties:
        if start <= party.start and party.end <= end:
            if not LABELS.fullmatch(key[start : party.start]):
                return False
            start = party.end
    return LABELS.fullmatch(key[start:end]) is not None
