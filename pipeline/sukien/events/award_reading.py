"""From a sentence to the drafts of its award events: status, grantor (with what is carried over), doubts, rows."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import cast

from msgspec.structs import replace

from sukien.events.attribution import Grant, begins_bare, subject_of
from sukien.events.award_carried import GIVES_ORDERS, HOLDS, Carried, grant_of
from sukien.events.award_clusters import holders_given
from sukien.events.award_document import with_decisions
from sukien.events.award_doubts import doubt
from sukien.events.award_elided import tell_parts
from sukien.events.award_grammar import read_statements
from sukien.events.award_headings import is_given_below, read_headings
from sukien.events.award_lists import group_below, read_headed_lists
from sukien.events.award_marking import marks_of
from sukien.events.award_marks import Marks, Party
from sukien.events.award_merge import Draft, Row
from sukien.events.award_parts import part_by_grade
from sukien.events.award_rows import rows_of
from sukien.events.award_sequel import groups_told_after, name_in_next
from sukien.events.award_shares import share_out
from sukien.events.award_statement import Group, Statement
from sukien.events.foreign import countries_in, foreign_again, is_foreign
from sukien.events.grantors_together import further_grantors
from sukien.events.status import Reading, carries_status, is_hedged, stated, status_of
from sukien.mentions import AwardForm, Lost, Span, as_named
from sukien.records import Status
from sukien.resolved import Resolved

_FORMS = 30  # forms read together at most: tables in one endless sentence must not cost the square of their length
_SHOW = 4  # so many words of sport or shows make an article one of sport or shows
_SKIPPED = ("noise",)
_AGAIN = re.compile(r" (?:nói trên|trên|này|kể trên)(?!\w)")
_ERA = re.compile(r"[”\"]?(?: nhân dân)?[”\"]?,? (?:trong )?thời kỳ (đổi mới|kháng chiến|chống)(?!\w)")
_ERA_REACH = 40  # characters up to the end of "thời kỳ" at most
_TO_THE_DEAD = re.compile(r"(?<!tặng, )(?<!tặng và )(?<!\w)truy (?:tặng|phong)(?!,| và)")
_RECEIVES_AGAIN = re.compile(
    r"[”\"]?[;,.]?(?: |[-–+•*])*(?:(?:đặc biệt|ngoài ra|bên cạnh đó|riêng|đồng thời|trước đó|sau đó),? )?"
    r"(?:(?:vào |trong |các |riêng )*(?:năm|năm học|giai đoạn) \d{4}(?:(?:, ?| và |, và | ?[-–] ?)(?:năm )?\d{4}){0,6},? )?"
    r"(?:(?:đã|cũng|còn|vinh dự|tiếp tục|nhiều lần|nhiều năm|liên tục|hai lần|ba lần|lại) )*"
)


Stretch = tuple[int, Span, list[AwardForm]]  # index of a sentence, the sentence or a part of it, the award forms there


def article_drafts(resolved: Resolved, stretches: list[Stretch], lost: list[Lost]) -> list[Draft]:
    """Drafts of all award events of an article, in order of their statements; `stretches`: its sentences with forms."""
    if not stretches:
        return []
    drafts: list[Draft] = []
    carried = Carried()
    foreign: set[str] = set()
    shows = [a.start for a in resolved.segmented.anchors.get("not_awards", ()) if a.entry.code == "sport"]
    last = -2
    for (index, _, _), marks in zip(stretches, marks_of(resolved, [(stretch, forms) for _, stretch, forms in stretches]), strict=True):
        if index > last + 1:
            carried = Carried()
        sport = len(shows) >= _SHOW or (len(shows) > 0 and bisect_left(shows, marks.start) < bisect_left(shows, marks.end))
        found, carried = _sentence_drafts(resolved, marks, carried, foreign, sport, lost)
        drafts.extend(found)
        last = index
    read_headings(resolved, drafts)
    name_in_next(resolved, drafts)
    tell_parts(resolved, drafts)
    share_out(resolved, drafts)
    read_headed_lists(resolved, drafts)
    _name_again(resolved, drafts)
    _name_members(drafts)
    return with_decisions(resolved, drafts)


def _name_members(drafts: list[Draft]) -> None:
    """Give the members that a list names to the counted row they are part of: "18 tác giả … Các tác giả được tặng gồm: A, B"."""
    listed = [(draft, row) for draft in drafts for row in draft.rows if row.rule == "listed_subject"]
    counted: dict[tuple[str, str, str], list[tuple[Draft, int]]] = {}
    for draft in drafts if listed else ():
        for i, row in enumerate(draft.rows):
            if row.counted is not None and row.kind in ("individual", "mixed", "collective") and not row.names:
                kind = "individual" if row.kind == "mixed" else row.kind
                counted.setdefault((draft.form, draft.status, kind), []).append((draft, i))
    for draft, row in listed:
        homes = counted.get((draft.form, draft.status, row.kind), [])
        numbers = {d.rows[i].number for d, i in homes}
        if len(numbers) == 1 and (next(iter(numbers)) or 0) >= len(row.names):
            home, i = homes[0]
            home.rows[i] = replace(home.rows[i], names=row.names)
            draft.rows.remove(row)


def _name_again(resolved: Resolved, drafts: list[Draft]) -> None:
    """Give "3 đội viên nói trên" the names of the 3 đội viên that an earlier statement named."""
    known: dict[tuple[str, int | None], tuple[Party, ...]] = {}
    for draft in drafts:
        for i, row in enumerate(draft.rows):
            if row.names:
                known.setdefault((row.kind, row.number), row.names)
            elif row.counted is not None and _AGAIN.match(resolved.key, row.place.end):
                draft.rows[i] = replace(row, names=known.get((row.kind, row.number), ()))


def sentences_with_forms(resolved: Resolved) -> list[Stretch]:
    """Sentences that hold award forms: index, stretch and forms; a sentence with very many forms comes in several stretches."""
    found: dict[int, list[AwardForm]] = {}
    segmented = resolved.segmented
    for form in resolved.mentions.forms:
        index = segmented.sentence_at(form.start)
        if index is not None and segmented.kinds[index] not in _SKIPPED:
            found.setdefault(index, []).append(form)
    stretches: list[Stretch] = []
    for index, forms in found.items():
        stretch = resolved.segmented.sentences[index]
        while len(forms) > _FORMS:
            start, end = stretch
            cut = resolved.key.rfind(";", start, forms[_FORMS].start) + 1
            if cut <= forms[0].end:
                cut = forms[_FORMS - 1].end
            here = [f for f in forms[:_FORMS] if f.start < cut]
            stretches.append((index, Span(start, cut), here))
            stretch, forms = Span(cut, end), forms[len(here) :]
        stretches.append((index, stretch, forms))
    return stretches


def _sentence_drafts(
    resolved: Resolved, marks: Marks, carried: Carried, foreign: set[str], sport: bool, lost: list[Lost]
) -> tuple[list[Draft], Carried]:
    """Drafts of a sentence, and what it leaves to the next."""
    key = resolved.key
    marks = holders_given(key, marks, lost) if len(marks.forms) > 1 and marks.counts else marks
    drafts: list[Draft] = []
    inside: Grant | None = None
    named = carried.form
    previous: tuple[Statement, Reading] | None = None
    statements = part_by_grade(key, resolved.text, read_statements(key, marks, lost))
    hedged = is_hedged(key, marks, statements)
    subject, again = carried.subject, marks.start
    countries = countries_in(resolved.text, marks) if marks.countries else []
    for statement in statements:
        form = statement.form
        if not statement.groups and (below := group_below(resolved, marks, statement) or groups_told_after(resolved, marks, statement)):
            statement = replace(statement, groups=below)
        if not statement.groups and subject and _receives_again(key, statement, again):
            statement = replace(statement, groups=subject, rule="carried_over_full_stop")
        subject, again = _sole_subject(statement) if statement.passive and statement.groups else (), statement.form.end
        status = _status(key, marks, statement, previous, carried.status, hedged)
        previous = statement, status
        part = statement.rule == "graded_part" and drafts  # of what the same gave
        grant = drafts[-1].grant if part else grant_of(resolved, marks, statement, inside, carried, lost)
        reason = status.rule if status.status is None else None
        if len(statements) == 1 and statement.rule == "form_counted" and statement.lead == form.start:
            told = (carried.form or "").split("_")[:2] == form.form.split("_")[:2]  # the title or the one above it was given before
            told = told or is_given_below(key, marks.start)
            reason = reason if told else "title_held"  # "Trong đó có 3 Nghệ sĩ Nhân dân: A, B": nothing is said to be given
        if reason is None and (
            (grant is None and foreign and foreign_again(form.form, foreign))
            or (countries and is_foreign(key, countries, marks, statement, grant))
        ):
            foreign.add(form.form)
            reason = "foreign_honour"
        if reason is None and statement.groups:
            reason = doubt(key, resolved.text, marks, statement, grant, status.rule, sport)
        if reason is not None:
            lost.append(Lost(form.start, form.end, "award", reason, "no award of this state is said to be given"))
            continue
        if grant is not None and (grant.rule == "agent" or grant.rule in HOLDS):
            inside = grant
        elif grant is not None:
            order = form.form.startswith("huan_chuong") and key.startswith(GIVES_ORDERS, grant.start)
            inside = subject_of(key, marks, statement) or (grant if order else inside)
        if not statement.groups:
            if inside is grant is not None and "tổ chức" not in key[grant.end : form.start]:
                named = form.form  # the next tells how many
        else:
            draft = _draft(resolved, marks, statement, grant, _posthumous(key, statement, status))
            drafts.append(draft)
            named = draft.form
            for other in further_grantors(key, marks, statement, grant) if grant is not None else ():
                drafts.append(replace(draft, grant=other, grantor=resolved.text[other.start : other.end], evidence=[]))
    open_status = previous[1] if previous is not None and previous[1].status in ("proposed", "planned") else None
    return drafts, Carried(inside or carried.grant, named, open_status, subject if drafts else ())


def _status(
    key: str, marks: Marks, statement: Statement, previous: tuple[Statement, Reading] | None, carried: Reading | None, hedged: bool
) -> Reading:
    """The status of a statement: its own, that of the one before in its sentence, or what the sentence before proposes or plans."""
    status = status_of(key, marks, statement) if hedged else stated(statement)
    if status.status == "conferred" and previous is not None and carries_status(key, previous[0], statement):
        return replace(previous[1], rule="carried_status")
    if status.status != "conferred" or carried is None:
        return status
    goes_on = _tells_parts(key, marks) or (previous is None and _goes_on(key, marks, statement))
    return replace(carried, rule="carried_over_full_stop") if goes_on else status


def _sole_subject(statement: Statement) -> tuple[Group, ...]:
    """Who received by a statement, where that is one subject named before its passive verb."""
    groups = statement.groups
    sole = len(groups) == 1 and groups[0].counted is None and len(groups[0].parties) == 1
    return groups if sole and groups[0].end <= statement.lead else ()


def _receives_again(key: str, statement: Statement, start: int) -> bool:
    """True for "Năm 2015 được tặng FORM": a clause of receiving that begins at `start` and leaves out who received before."""
    return statement.passive and _RECEIVES_AGAIN.fullmatch(key, start, statement.lead) is not None


def _goes_on(key: str, marks: Marks, statement: Statement) -> bool:
    """True for a sentence that begins with the form and has no verb: it goes on with what the one before proposes or plans."""
    form = statement.form
    busy = any(c.code in ("give", "receive", "passive", "recognise") for c in marks.cues)
    return statement.lead >= form.start and not busy and form.form != "khen_thuong" and begins_bare(key, marks, statement)


def _tells_parts(key: str, marks: Marks) -> bool:
    """True for a sentence that parts what the one before proposes: "Trong đó, có 1 tập thể nhận FORM; 2 cá nhân nhận FORM"."""
    return key.startswith("trong đó", marks.start) and " đã " not in key[marks.start : marks.end]


def _posthumous(key: str, statement: Statement, status: Reading) -> Reading:
    """The status of what is given to the dead alone ("truy tặng"): told by its rule, as the record has no field for it."""
    if status.rule != "stated":
        return status
    start, end = statement.verb, statement.form.start
    verb = _TO_THE_DEAD.search(key, start, end) if key.find("truy ", start, end) >= 0 else None
    return status if verb is None else Reading(status.status, *verb.span(), "posthumous")


def _draft(resolved: Resolved, marks: Marks, statement: Statement, grant: Grant | None, status: Reading) -> Draft:
    form = statement.form
    rows = rows_of(resolved, marks, statement)
    return Draft(
        form=_form_code(form, rows),
        grade=form.grade,
        label=form.label,
        place=as_named(Span, (form.start, form.end)),
        rule=form.rule,
        grant=grant,
        grantor=resolved.text[grant.start : grant.end] if grant else None,
        status=cast(Status, status.status),
        cue=(status.start, status.end, status.rule),
        rows=rows,
        document=None,
        sentence=marks.sentence,
        evidence=[],
        era=_era(resolved.key, form.end),
    )


def _era(key: str, at: int) -> str | None:
    """The time that the form which ends at `at` is given for."""
    era = _ERA.match(key, at) if key.find("thời kỳ", at, at + _ERA_REACH) >= 0 else None
    return era[1] if era else None


def _form_code(form: AwardForm, rows: list[Row]) -> str:
    """ "danh hiệu văn hóa" is a village's, a household's or an office's title by who receives it."""
    if form.form != "van_hoa":
        return form.form
    label = next((row.label.lower() for row in rows if row.label), "")
    if rows and rows[0].kind == "household":
        return "gia_dinh_van_hoa"
    return "co_quan_van_hoa" if label.startswith(("cơ quan", "đơn vị", "doanh nghiệp", "trường", "công sở")) else "thon_to_dan_pho_van_hoa"
