"""Which decision an award rests on, where its sentence or the ones beside it say so.

one decision     it holds for the awards that follow it; told behind them ("theo Quyết định số 33/QĐ-UBND", in brackets) for those
                 before it
each its own     "Quyết định số 33/QĐ-UBND tặng … và Quyết định số 34/QĐ-UBND tặng …": the decision that stands before the award;
                 "… (Quyết định số 33/QĐ-UBND), … (Quyết định số 34/QĐ-UBND)": the one that stands behind it
in turn          "các Quyết định số 33/QĐ-UBND và 34/QĐ-UBND tặng …": as many awards as decisions, in their order
by its issuer    "Quyết định số 12/QĐ-CTN và Quyết định số 13/QĐ-TTg": an order is the President's, a certificate is not
pointed back to  "… ký Quyết định số 33/QĐ-UBND về việc tặng … Theo đó, … tặng …": the one decision of the two sentences before
announced        "… ký Quyết định số 33/QĐ-UBND tặng Bằng khen cho các tập thể": the only decision of the article, for awards of the form
                 that it names in the sentences right behind it
taken back       "Quyết định số 77/QĐ-CTN hủy bỏ Quyết định số 26/QĐ-CTN tặng …": the decision that revokes, where it is numbered
told after       "… tặng Bằng khen cho 5 tập thể. (Quyết định số 33/QĐ-UBND)"
Otherwise none: which of them grants what is not said. A decision whose issuer another grantor contradicts is never taken.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import groupby, pairwise
from typing import NamedTuple

from msgspec.structs import replace

from sukien.events.attribution import Grant
from sukien.events.award_merge import Draft
from sukien.events.grantor import grantor_heads
from sukien.events.legal import grantor_class, may_grant
from sukien.mentions import Span, starting_in
from sukien.resolved import Document, Resolved

FOLLOWS = re.compile(r"(?:\b(?:theo|tại|bằng|kèm)|\() ?(?:các )?(?:quyết định )?(?:số )?:? ?$")
_OWN_NOUN = re.compile(r"\bquyết định (?:khen thưởng )?(?:số )?:? ?$")
JOINED = re.compile(r"(?: ngày [\d/.-]{3,10})?(?:,|;| và|, và) ?(?:(?:các )?quyết định )?(?:số )?")
POINTS_BACK = re.compile(
    r"[-–+“\" ]*(?:(?:theo đó|cụ thể|theo quyết định(?: này| trên| nói trên)?|(?:tại|trong) quyết định (?:này|trên))\b(?! số)"
    r"|quyết định (?:này|trên|nêu rõ|cũng)\b)"
)
_TOLD_AFTER = re.compile(
    r"\(?(?:theo )?quyết định(?: khen thưởng| tặng (?:thưởng )?(?:bằng khen|giấy khen|cờ thi đua))?(?: mang)? số ?:? ?$"
)
_ANOTHER = re.compile(r"(?<!\w)(?:trước đó|trước đây|năm \d{4}|từng|nhiều lần|ngoài ra|bên cạnh đó|cũng|lần thứ|đến nay)(?!\w)")
_REACH = 3  # sentences behind the one that announces a decision
_OF = re.compile(r"(?:,? ?\(?(?:ký )?ngày [\d/.-]{3,10}\)?,?| năm \d{4})? của (?:đồng chí |ông |bà )?")
_CLASSES = (  # what an issuer and a grantor as written begin with
    ("president", re.compile(r"chủ tịch nước|nhà nước|đảng")),
    ("government", re.compile(r"thủ tướng|chính phủ")),
    ("ministry", re.compile(r"bộ(?: trưởng)? |bộ trưởng$")),
    ("department", re.compile(r"(?:giám đốc )?sở ")),
    ("committee", re.compile(r"(?:phó )?(?:chủ tịch )?(?:ubnd|ủy ban nhân dân)|chủ tịch (?:tỉnh|thành phố|huyện)")),
)


class _Told(NamedTuple):
    """A decision at one place; `behind`: it follows the awards that it grants."""

    start: int
    end: int
    document: Document
    behind: bool = False


def with_decisions(resolved: Resolved, drafts: list[Draft]) -> list[Draft]:
    """The drafts, in order, each with its decision; one without a grantor takes the one who issued it, where that is told."""
    told = sorted(_Told(s.start, s.end, d) for d in resolved.documents if d.kind in ("quyet_dinh", None) for s in d.mentions)
    if not told or not drafts:
        return drafts
    found: list[Draft] = []
    for sentence, group in groupby(drafts, key=lambda draft: draft.sentence):
        awards = list(group)
        here = told[bisect_left(told, (sentence.start,)) : bisect_left(told, (sentence.end,))]
        revoking = {t.document.id: t.document for t in here if t.document.role == "revocation"}
        here = [t for t in here if _grants(t.document) or (t.document.role == "other" and t.document.kind == "quyet_dinh")]
        if len(revoking) == 1 and all(award.status == "revoked" for award in awards):
            found += [replace(award, document=next(iter(revoking.values()))) for award in awards]
        elif here:
            found += _of_sentence(resolved, sentence, here, awards)
        else:
            beside = _pointed_back_to(resolved, sentence, told) or _told_after(resolved, sentence, told)
            for award in awards:
                decision = beside or _announced(resolved, award, told)
                found.append(replace(award, document=decision) if decision and _agrees(resolved, award, decision) else award)
    return found


def _grants(document: Document) -> bool:
    return document.role == "award_decision"


def _of_sentence(resolved: Resolved, sentence: Span, here: list[_Told], awards: list[Draft]) -> list[Draft]:
    """The awards of a sentence, each with the decision that the sentence gives it."""
    key, first = resolved.key, awards[0].place.start
    marked = [t._replace(behind=first < t.start and FOLLOWS.search(key, sentence.start, t.start) is not None) for t in here]
    if len({t.document.id for t in here}) == 1:
        chosen = [_only(key, marked[0], award) for award in awards]
    elif here[-1].end < first:
        chosen = _before_all(resolved, here, awards)
    else:
        chosen = _each_its_own(resolved, sentence, marked, awards)
    found = []
    for award, decision in zip(awards, chosen, strict=True):
        if decision is not None and _agrees(resolved, award, decision.document):
            issued = None if award.grant else _issuer(resolved, award, decision)
            grantor = resolved.text[issued.start : issued.end] if issued else award.grantor
            award = replace(award, document=decision.document, grant=award.grant or issued, grantor=grantor)
        found.append(award)
    return found


def _only(key: str, decision: _Told, award: Draft) -> _Told | None:
    """The one decision of a sentence: for all its awards, but for those of a later clause when it is told behind the first."""
    if not _grants(decision.document):
        return None
    later = decision.behind and award.place.start > decision.end and ";" in key[decision.end : award.place.start]
    return None if later else decision


def _before_all(resolved: Resolved, here: list[_Told], awards: list[Draft]) -> list[_Told | None]:
    """Several decisions before all awards: in turn where there are as many, else by who may grant the form."""
    key = resolved.key
    if len(here) == len(awards) and all(JOINED.fullmatch(key, a.end, b.start) for a, b in pairwise(here)):
        return list(here)
    fitting = [[t for t in here if _grants(t.document) and _agrees(resolved, award, t.document)] for award in awards]
    by_law = len({_class_of(t.document.issuer) for t in here}) == len(here)
    return [fit[0] if by_law and len(fit) == 1 else None for fit in fitting]


def _each_its_own(resolved: Resolved, sentence: Span, here: list[_Told], awards: list[Draft]) -> list[_Told | None]:
    """Each decision with the awards behind it, or before it where it follows them; none where one is left without an award."""
    key = resolved.key
    if not all(t.behind or _OWN_NOUN.search(key, sentence.start, t.start) for t in here):
        return [None] * len(awards)
    chosen: list[_Told | None] = [None] * len(awards)
    left = sentence.start
    mixed = len({t.behind for t in here}) > 1
    for i, decision in enumerate(here):
        if decision.behind:
            cut = key.rfind(";", left, decision.start)
            if mixed and cut < 0:
                return [None] * len(awards)
            start, end = (max(left, cut) if mixed else left), decision.start
        else:
            start, end = decision.end, here[i + 1].start if i + 1 < len(here) else sentence.end
        taken = [j for j, award in enumerate(awards) if start <= award.place.start < end]
        if not taken:
            return [None] * len(awards)
        for j in taken:
            chosen[j] = decision
        left = decision.end
    return chosen


def _pointed_back_to(resolved: Resolved, sentence: Span, told: list[_Told]) -> Document | None:
    """The one decision of the two sentences before, where the sentence opens by pointing back to it."""
    at = resolved.segmented.sentence_at(sentence.start)
    if at is None or not POINTS_BACK.match(resolved.key, sentence.start):
        return None
    start = resolved.segmented.sentences[max(0, at - 2)].start
    before = told[bisect_left(told, (start,)) : bisect_left(told, (sentence.start,))]
    granting = {t.document.id: t.document for t in before if t.document.role in ("award_decision", "revocation")}
    only = next(iter(granting.values()), None)
    return only if only is not None and len(granting) == 1 and _grants(only) else None


def _announced(resolved: Resolved, award: Draft, told: list[_Told]) -> Document | None:
    """The only decision of the article, where a sentence right before names it and the form, and grants nobody told there."""
    at = resolved.segmented.sentence_at(award.sentence.start)
    granting = [t for t in told if t.document.role in ("award_decision", "revocation")]
    if at is None or award.status != "conferred" or not granting or granting[0].document.role == "revocation":
        return None
    home = resolved.segmented.sentence_at(granting[0].start)
    if home is None or not 0 < at - home <= _REACH or any(t.document.id != granting[0].document.id for t in granting):
        return None
    announcing = resolved.segmented.sentences[home]
    named = [f.form for f in starting_in(resolved.mentions.forms, *announcing)]
    counted = starting_in(resolved.mentions.counts, *announcing)
    other = _ANOTHER.search(resolved.key, announcing.end, award.place.end)
    return granting[0].document if award.form in named and not counted and not other else None


def _told_after(resolved: Resolved, sentence: Span, told: list[_Told]) -> Document | None:
    """The decision that the next sentence opens with: "(Quyết định số 33/QĐ-UBND)", "Quyết định khen thưởng mang số …"."""
    at = resolved.segmented.sentence_at(sentence.start)
    if at is None or at + 1 >= len(resolved.segmented.sentences):
        return None
    following = resolved.segmented.sentences[at + 1]
    i = bisect_left(told, (following.start,))
    if i == len(told) or told[i].end > following.end or not _TOLD_AFTER.match(resolved.key[following.start : told[i].start]):
        return None
    opened = resolved.key.startswith(("(", "quyết định khen", "quyết định tặng"), following.start)
    alone = not starting_in(resolved.mentions.forms, told[i].end, following.end)
    return told[i].document if opened and alone and told[i].document.role in ("award_decision", "other") else None


def _agrees(resolved: Resolved, award: Draft, decision: Document) -> bool:
    """False where the issuer cannot have granted the award: another grantor is named, or the law gives the form to another."""
    issuer = _class_of(decision.issuer)
    if issuer is None:
        return True
    if grantor_class(award.form) == "president" and not may_grant(award.form, decision.issuer or ""):
        return False
    if issuer == "president" and grantor_class(award.form) != "president" and award.form not in ("danh_hieu_khac", "khen_thuong"):
        return False
    grantor = _class_of(resolved.key[award.grant.start : award.grant.end]) if award.grant else None
    if grantor is None or issuer == grantor:
        return True
    return {issuer, grantor} <= {"president", "government"} and award.status == "conferred" and issuer == "president"


def _class_of(name: str | None) -> str | None:
    key = (name or "").lower()
    return next((kind for kind, begins in _CLASSES if begins.match(key)), None)


def _issuer(resolved: Resolved, award: Draft, decision: _Told) -> Grant | None:
    """Who issued the decision that grants, where it is told behind the number: "Quyết định số 33/QĐ-UBND của UBND tỉnh"."""
    of = _OF.match(resolved.key, decision.end)
    if of is None:
        return None
    end = min(of.end() + 80, award.sentence.end)
    heads = grantor_heads(resolved, starting_in(resolved.segmented.anchors["grantors"], of.end(), end), end)
    if not heads or heads[0][0] != of.end() or not may_grant(award.form, resolved.text[slice(*heads[0])]):
        return None
    return Grant(*heads[0], None, None, "issuer_of_decision")
