"""Drafts of award events, and the merging of statements that say the same.

Two statements are one when form, grade and status agree, their grantors do not contradict each other, and the recipients of one
are all among those of the other: a caption repeats a part of what the body says.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from sukien.events.attribution import Grant
from sukien.events.award_marks import Party
from sukien.mentions import Count, Span
from sukien.records import Status
from sukien.resolved import Document
from sukien.text import key_of

_FULL = {
    "tphcm": "tp hcm", "tp.hcm": "tp hcm", "tp": "tp", "thành phố": "tp", "hồ chí minh": "hcm", "ca": "công an", "ubnd": "",
    "ủy ban nhân dân": "", "gd&đt": "giáo dục và đào tạo", "gd-đt": "giáo dục và đào tạo", "tw": "trung ương",
    "t.ư": "trung ương", "vn": "việt nam",
}  # fmt: skip
_ABBREVIATION = re.compile(r"(?<!\w)(?:" + "|".join(re.escape(a) for a in sorted(_FULL, key=len, reverse=True)) + r")(?!\w)")
_POST = re.compile(r"(?<!\w)(?:phó |tổng )?(?:chủ tịch|giám đốc|bộ trưởng|chính phủ|này|bộ)(?!\w)|[.,]")
_BARE_ORDER = re.compile(r"hu[âậ]n chương(?:,? (?:các )?hạng.*)?", re.IGNORECASE)  # not "Huân chương Chiến thắng"
_OF_FEW = ("huan_chuong", "anh_hung")  # two bodies with names nearly alike have a Giấy khen, not these, in one article
_BETWEEN = re.compile(r" ?[-–,] ?| và | & ")
_DOUBLED = re.compile(r"(?<!\w)(\w+) \1(?!\w)")
_HEADS = {
    "nxb": "nhà xuất bản", "tct": "tổng công ty", "cty": "công ty", "htx": "hợp tác xã", "đh": "đại học", "bv": "bệnh viện",
    "thpt": "trường thpt", "thcs": "trường thcs", "ca": "công an", "lđlđ": "liên đoàn lao động",
}  # fmt: skip

Value: TypeAlias = tuple[str, int | None, bool]  # of a row: its kind, its number, whether in turns
OTHERS = "counted_others"  # the rule of a row whose count is followed by "khác"


class Row(Struct, frozen=True, gc=False):
    """One line of recipients; `counted` is the count it was read from, None where recipients are only named."""

    kind: str
    label: str | None
    number: int | None
    approx: str
    turns: bool
    names: tuple[Party, ...]
    place: Span
    counted: Count | None
    rule: str

    @property
    def value(self) -> Value:
        """What makes two rows the same statement."""
        return self.kind, self.number, self.turns


class Draft(Struct, frozen=True, gc=False):
    """An award event before it is written; `evidence` holds the later statements merged into it.

    `era`: the time that a title is given for ("thời kỳ đổi mới"), where told: a title of another time is another award.
    """

    form: str
    grade: str | None
    label: str
    place: Span
    rule: str
    grant: Grant | None
    grantor: str | None
    status: Status
    cue: tuple[int, int, str]
    rows: list[Row]
    document: Document | None
    sentence: Span
    evidence: list[Draft]
    era: str | None = None


def counted_rows(draft: Draft) -> list[Row]:
    """The rows of a draft that a number was told for."""
    return [row for row in draft.rows if row.counted is not None and row.number is not None]


def merge_drafts(drafts: list[Draft]) -> list[Draft]:
    """Distinct events in order of first statement; drafts without rows are left out."""
    if len(drafts) < 2:
        return [draft for draft in drafts if draft.rows]
    merged: list[Draft] = []
    told: dict[tuple[str, Status], dict[Value, list[int]]] = {}  # by form and status where each row was told
    for draft in drafts:
        if not draft.rows:
            continue
        by_row = told.get((draft.form, draft.status))
        at = None if by_row is None else _same(draft, merged, by_row)
        if at is None:
            at = len(merged)
            merged.append(draft)
        else:
            merged[at] = _join(merged[at], draft)
        if by_row is None:
            by_row = told[draft.form, draft.status] = {}
        for row in draft.rows:
            places = by_row.setdefault(row.value, [])
            if at not in places[-4:]:
                places.append(at)
    return _fold_honours(_fold_orders(merged))


def _fold_orders(drafts: list[Draft]) -> list[Draft]:
    """Fold "trao Huân chương cho trường" into the statement before that names the order which the same are given."""
    if "huan_chuong" not in [draft.form for draft in drafts]:
        return drafts
    kept: list[Draft] = []
    for draft in drafts:
        home = _order_named(draft, kept) if draft.form == "huan_chuong" and _BARE_ORDER.fullmatch(draft.label) else None
        if home is None:
            kept.append(draft)
        else:
            kept[home] = _join(kept[home], draft)
    return kept


def _order_named(draft: Draft, before: list[Draft]) -> int | None:
    """The last statement before a bare "Huân chương" that names an order for the same recipients, as they agree in all else."""
    values = {row.value for row in draft.rows}
    for i in range(len(before) - 1, -1, -1):
        other = before[i]
        if not other.form.startswith("huan_chuong_") or other.status != draft.status or other.sentence == draft.sentence:
            continue
        if not grantors_agree(other.grantor, draft.grantor) or not _documents_agree(other, draft):
            continue
        alike = values <= {row.value for row in other.rows} and _names_agree(draft, other)
        if alike or _names_within(_as(draft, other.form), other):
            return i
    return None


def _fold_honours(drafts: list[Draft]) -> list[Draft]:
    """Fold "2 sinh viên được khen thưởng" into the statement that names the form of the same 2 sinh viên."""
    if "khen_thuong" not in [draft.form for draft in drafts]:
        return drafts
    named: dict[Value, int] = {}
    for i, draft in enumerate(drafts):
        if draft.form != "khen_thuong":
            for row in draft.rows:
                if row.number is not None and (row.counted is None or row.counted.kind != "item"):
                    named.setdefault(row.value, i)
    kept: dict[int, Draft] = {}
    for i, draft in enumerate(drafts):
        if draft.form != "khen_thuong":
            kept[i] = kept.get(i, draft)
            continue
        homes = {named.get(row.value) for row in draft.rows}
        home = next(iter(homes)) if len(homes) == 1 else None
        if home is None or (_is_named(draft) and not _names_within(_as(draft, drafts[home].form), drafts[home])):
            home = None
        if home is not None and draft.sentence == drafts[home].sentence:
            home = None  # "nhận Giấy khen …, còn được tuyên dương": two acts
        if home is not None and draft.grantor is not None and drafts[home].grantor is None:
            home = None  # who honours is named, who gave the form is not: two acts
        if home is None or not _names_agree(draft, drafts[home]) or not grantors_agree(draft.grantor, drafts[home].grantor):
            kept[i] = kept.get(i, draft)
        else:
            kept[home] = _join(kept.get(home, drafts[home]), draft)
    return [kept[i] for i in sorted(kept)]


def _same(draft: Draft, merged: list[Draft], by_row: dict[Value, list[int]]) -> int | None:
    """Index of an earlier event that says the same, the latest of the last few that share a row; `by_row`: those of its form and status."""
    values = {row.value for row in draft.rows}
    found: set[int] = set()
    for value in values:
        found.update(by_row.get(value, ())[-4:])
    if _is_named(draft):
        found.update([i for i in range(max(0, len(merged) - 8), len(merged)) if i not in found and _names_within(draft, merged[i])])
    for i in sorted(found):
        other = merged[i]
        if other.sentence == draft.sentence or (other.grade and draft.grade and other.grade != draft.grade):
            continue
        if draft.era and other.era and draft.era != other.era:
            continue
        if not grantors_agree(other.grantor, draft.grantor) or not _documents_agree(other, draft):
            continue
        theirs = {row.value for row in other.rows}
        if ((values <= theirs or theirs <= values) and _names_agree(draft, other)) or _names_within(draft, other):
            return i
    return None


def _as(draft: Draft, form: str) -> Draft:
    return replace(draft, form=form)


def _names_within(draft: Draft, other: Draft) -> bool:
    """True when a statement that only names recipients names some of those of a longer one."""
    if draft.form != other.form or draft.status != other.status or not draft.rows or not _is_named(draft):
        return False
    theirs = [p for row in other.rows for p in row.names]
    if not theirs:
        return False
    names = {_name_key(p.name) for p in theirs}
    return all(_name_key(p.name) in names or any(_is_one(p, q, draft.form) for q in theirs) for row in draft.rows for p in row.names)


def _is_named(draft: Draft) -> bool:
    """True where no recipients of a draft are counted."""
    for row in draft.rows:  # noqa: SIM110 (`any` takes three times as long)
        if row.counted is not None:
            return False
    return True


def _names_agree(a: Draft, b: Draft) -> bool:
    """False when rows of equal value name different recipients, or one says that its are others ("một tài xế khác")."""
    for row in a.rows:
        for other in b.rows:
            if row.value == other.value and OTHERS in (row.rule, other.rule) and (row.names or other.names):
                return False
            if row.value == other.value and row.names and other.names and not _shares(row.names, other.names, a.form):
                return False
    return True


def _shares(a: tuple[Party, ...], b: tuple[Party, ...], form: str) -> bool:
    keys = [(_name_key(p.name), _name_key(q.name)) for p in a for q in b]
    return any(key in other or other in key for key, other in keys) or any(_is_one(p, q, form) for p in a for q in b)


def _is_one(a: Party, b: Party, form: str) -> bool:
    """True for two wordings of one unit: "Cục Quản lý thị trường", "Cục QLTT"; one may leave words out for what few receive only."""
    few = form.startswith(_OF_FEW)
    return a.unit is not None and b.unit is not None and (a.unit.id == b.unit.id or (few and _leaves_out(a.name.split(), b.name.split())))


def _leaves_out(a: list[str], b: list[str]) -> bool:
    """True where one of two names leaves out small words inside the other: "Ban Cơ yếu (thống nhất) Trung ương Cục miền Nam"."""
    short, long = sorted((a, b), key=len)
    more = len(long) - len(short)
    head = next((i for i, word in enumerate(short) if word != long[i]), len(short))
    return 2 <= head <= len(short) - 2 and short[head:] == long[head + more :] and all(map(str.islower, long[head : head + more]))


@cache
def _name_key(name: str) -> str:
    """A name as told from others: without dashes and "và", no word twice in a row ("Khoa Khoa Toán"), the head written out ("NXB")."""
    key = _DOUBLED.sub(r"\1", _BETWEEN.sub(" ", key_of(name)))
    head, _, rest = key.partition(" ")
    return f"{_HEADS.get(head, head)} {rest}" if rest else key


def grantors_agree(a: str | None, b: str | None) -> bool:
    """Grantors agree when one is not named, or one is the shorter wording of the other ("UBND tỉnh", "Chủ tịch UBND tỉnh Hà Nam")."""
    if a is None or b is None or a == b:
        return True
    short, long = sorted((_words(a), _words(b)), key=len)
    return short <= long


@cache
def _words(name: str) -> frozenset[str]:
    """The words of a grantor's wording that tell it from others: "Chủ tịch UBND tỉnh" and "UBND tỉnh" differ only in the post."""
    key = _ABBREVIATION.sub(lambda m: _FULL[m[0]], key_of(name))
    return frozenset(_POST.sub(" ", key).split())


def _documents_agree(a: Draft, b: Draft) -> bool:
    return a.document is None or b.document is None or a.document.id == b.document.id


def _join(first: Draft, later: Draft) -> Draft:
    """The first event with what the later statement adds."""
    rows = list(first.rows)
    inside = _names_within(later, first)
    met: set[int] = set()  # "5 cán bộ của A, 5 cán bộ của B": equal rows of one statement are two
    for row in later.rows:
        if inside:
            continue
        at = next((i for i, r in enumerate(first.rows) if r.value == row.value and i not in met), None)
        if at is None:
            rows.append(row)
            continue
        met.add(at)
        if row.names and not rows[at].names:
            rows[at] = replace(rows[at], names=row.names)
    first.evidence.append(later)
    named = later.grant is not None and later.grant.rule == "grantor_of_form"  # "Bằng khen của X" tells more than who hands it over
    better = later.grant is not None and (first.grant is None or (named and first.grant.rule == "delegated"))
    return replace(
        first,
        grade=first.grade or later.grade,
        grant=later.grant if better else first.grant,
        grantor=later.grantor if better else first.grantor,
        document=first.document or later.document,
        rows=rows,
    )
