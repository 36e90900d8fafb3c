"""Names that the sentences after a count give: "cho 5 cá nhân. Đó là: A, B …", "cho 80 mẹ. Trong đó có 4 mẹ còn sống là: …"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from sukien.events.award_lists import COLLECTIVES
from sukien.events.award_marking import marks_of_names
from sukien.events.award_marks import PARTY_OF, Marks, Party
from sukien.events.award_merge import Draft, Row
from sukien.events.award_statement import Group, Statement
from sukien.events.recipient_names import names_after
from sukien.events.recipients_list import names_of_both_kinds
from sukien.mentions import Count, Span, starting_in
from sukien.resolved import Resolved

_MOST = 30  # names that a sentence in running text holds at most
_SENTENCES = 4  # sentences after a count in which those counted may be told: captions and what they did may stand between
_OPENS = re.compile(r"[-–+•*\s]*(?:(?:theo đó|cụ thể),? |trong đó,? (?=các |những ))?")
_BEGINS = (  # of what _OPENS, _BARE, _AGAIN and _PART read, and of numbers
    *("đó là", "gồm", "bao gồm", "trong đó", "trong số", "theo đó", "cụ thể", "các ", "những ", "cả ", "số ", "tập thể", "cá nhân"),
    *("hai ", "ba ", "bốn ", "năm ", "sáu ", "bảy ", "tám ", "chín ", "mười ", "danh sách ", *"0123456789-–+•* "),
)
_BARE = re.compile(r"(?:đó là|gồm có|bao gồm|gồm|trong đó,? (?:có|gồm))(?!\w)")
_AGAIN = re.compile(
    r"(?:(?:các|những|cả|số) |(?=(?:tập thể|cá nhân)(?:,| và) ))(?P<who>(?:(?:tập thể|cá nhân),? )?[^,;:.()\d]{1,80}?)"
    r"(?: |, (?=gồm))(?:gồm có|bao gồm|gồm|lần lượt là|là)(?= ?:| )"
)
_PART_OPENS = re.compile(r"(?:trong (?:đó|số (?:đó|này)),? )?(?:có )?")
_PART = re.compile(r"(?P<what>(?: [^\s,;:.()]+){0,8}?) ?(?:(?<= )(?:gồm có|bao gồm|gồm|lần lượt là|là)(?!\w)|(?=:))")
_TOLD_BY = re.compile(
    r"(?: [^\s,;:.()]+){1,16}?(?: (?:gồm có|bao gồm|gồm|lần lượt là|là)(?= |:)|(?=:))"
)  # "3 đoàn viên có hành động dũng cảm | là A, B"
_GIVEN = re.compile(
    r"(?: [^\s,;:.()]+){0,8}?(?<! không)(?<! chưa) được"
    r" (?:(?:phong|truy) tặng|(?:trao tặng|tặng|trao)(?= (?:danh hiệu|này|đợt|dịp|lần|năm nay)))"
    r"(?: (?:danh hiệu|này|đợt|dịp|lần|năm nay))*"
    r" (?:là|gồm)(?= |:)"
)
_GIVEN_BARE = re.compile(  # "Đợt này có 680 nhà giáo được phong tặng.": what, the sentence before tells
    r"(?: [^\s,;:.()]+){0,6}?(?<! không)(?<! chưa) được (?:phong tặng|truy tặng|trao tặng)(?: (?:đợt|lần|dịp) này)?"
    r"(?!, mỗi )(?P<next>(?:,| và|, và) (?:có )?)?(?(next)|(?=[,;.\n]|\Z))"
)
_BARE_OPENS = re.compile(
    r"(?:(?:trong )?(?:đợt|dịp|lần|năm) (?:này|nay|qua),? |theo đó,? |như vậy,? )?(?:(?:toàn )?[^\s,;:.()\d]+(?: [^\s,;:.()\d]+){0,3} )?có "
)
_BY_PLACE = re.compile(  # "Huyện Ba Lòng có 5 trường hợp: bà A, bà B"
    r"[^,;:.()\d]{4,60} có (?:\d{1,2}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) (?:trường hợp|cá nhân|người|mẹ|bà mẹ|đồng chí|đảng viên"
    r"|nhà giáo|nghệ nhân|học sinh|tập thể|đơn vị)(?: [^\s,;:.()]+){0,3}:"
)
_REST = re.compile(r"(?<!\w)(?:còn lại|khác)\Z")
_OF_KIND = r"(?: các| \d{1,2})? (?P<who>tập thể|đơn vị|cá nhân|đồng chí)(?=:)"
_LABEL = re.compile(rf",?:?{_OF_KIND}")
_NEXT_LABEL = re.compile(rf"[;.](?: và)?{_OF_KIND}")
_WHO = {
    "individual": ("cá nhân", "đồng chí", "người", "trường hợp", "điển hình", "gương"),
    "collective": ("tập thể", "đơn vị", "trường hợp", "điển hình"),
    "mixed": ("tập thể", "đơn vị", "cá nhân", "trường hợp", "điển hình", "gương"),
}
_BOTH = re.compile(r"(?:tập thể|cá nhân|đơn vị)(?:,| và|, và) (?:các )?(?:cá nhân|tập thể)(?!\w)")
_OTHER_KIND = {"individual": ("tập thể", "đơn vị"), "collective": ("cá nhân", "đồng chí")}
_MANY = re.compile(
    r"[”\"]?(?: (?:của|do) [^,;.:]{2,70}?)? (?:cho|đối với|tới|đến) (?:các|những) (?P<who>tập thể|đơn vị|doanh nghiệp|cơ quan|cá nhân"
    r"|đồng chí|học sinh|nhà giáo|giáo viên|thầy thuốc|bác sĩ|nghệ sĩ|nghệ nhân|chiến sĩ|đảng viên|hội viên|nông dân)(?!\w)"
    r"(?P<both>(?:,| và|, và) (?:các )?(?:cá nhân|tập thể)(?!\w))?"
)
_OTHERS = re.compile(  # who is there, gives or suffers, and receives nothing
    r"(?<!\w)(?:dự|tham dự|tham gia|có mặt|phát biểu|tham luận|chủ trì|trao|tặng cho|tặng hoa|thành viên|tài trợ|phối hợp|tổ chức|ủng hộ"
    r"|vi phạm|bị|mất tích|tử vong|thiệt mạng|chết)(?!\w)"
)
_SAVED = re.compile(r"(?<!được )(?<!bị )(?<!\w)(?:cứu|giúp|bắt)(?!\w)")  # "3 đoàn viên cứu người bị đuối nước": those who did
_DO = re.compile(r" (?:vẫn|đã|đang|chưa|không|bị|tử vong|mất tích|thiệt mạng|bỏ trốn)(?!\w)")
_HONOURED = re.compile(r"(?<!\w)được (?:đề nghị|xét|khen|tặng|trao|phong|truy|tuyên dương|biểu dương|vinh danh|tôn vinh|công nhận)(?!\w)")
_FIRST = 120  # characters up to the end of the first name at most
_OPENING = 60  # characters before the first count of those who were given something
_SLACK = 30  # characters before a count that opens a sentence: "Cả ", "Theo đó, ", "Trong số này, có "


class _Sequel(Struct, frozen=True):
    """Where the names of a sentence begin; `part`: the count of those of the row whom it names, where they are not all."""

    at: int
    part: Count | None = None


def name_in_next(resolved: Resolved, drafts: list[Draft]) -> None:
    """Give the counted rows of `drafts` that do not name all the names that sentences after theirs begin with."""
    told = {draft.sentence for draft in drafts}
    named: set[int] = set()  # where the names begin that rows are given
    for draft in drafts:
        for i, row in enumerate(tuple(draft.rows)):
            open_row = row.counted is not None and (not row.names or row.kind == "mixed") and row.kind in _WHO
            if open_row and len(row.names) < (row.number or 0):
                names, parts = _told_after(resolved, told, draft.sentence, row)
                if names:
                    draft.rows[i] = replace(row, names=(*row.names, *names)[: row.number])
                    named.update(party.start for party in names)
                draft.rows.extend(parts)
    if named:
        drafts[:] = [draft for draft in drafts if not _only_lists(draft, named)]


def _only_lists(draft: Draft, named: set[int]) -> bool:
    """True for what "Các cá nhân được khen thưởng gồm: A, B" tells again of those named for the form that they received."""
    rows = draft.rows if draft.form == "khen_thuong" else []
    return bool(rows) and all(row.rule == "listed_subject" and all(party.start in named for party in row.names) for row in rows)


def groups_told_after(resolved: Resolved, marks: Marks, statement: Statement) -> tuple[Group, ...]:
    """Recipients that sentences after a statement name, which tells them as a plural or not at all: "… cho các cá nhân. Các cá nhân gồm: A,
    B", "… trao Huy hiệu Đảng. Đợt này có 12 đảng viên được trao tặng"."""
    if statement.form is not marks.forms[-1]:
        return ()
    counted = () if marks.counts else _counted_after(resolved, marks.sentence)
    many = _MANY.match(resolved.key, statement.form.end, marks.end)
    if counted or many is None:
        return counted if counted or marks.counts else _given_after(resolved, marks.sentence)
    if statement.passive or any(c.start >= many.end() for c in marks.counts):
        return ()
    who = many["who"]
    kind = "mixed" if many["both"] else "collective" if who in COLLECTIVES else "individual"
    named = {sentence for sentence in sentences_after(resolved, marks.sentence) if starting_in(resolved.mentions.forms, *sentence)}
    row = Row(kind, who, None, "=", False, (), Span(*many.span("who")), None, "told_after")
    names, _ = _told_after(resolved, named, marks.sentence, row)
    return (Group(names[0].start, names[-1].end, None, names, row.rule),) if names else ()


def _counted_after(resolved: Resolved, before: Span) -> tuple[Group, ...]:
    """Those whom the next sentence counts, given what the one before tells: "Có 3 mẹ được phong tặng, 25 mẹ được truy tặng"."""
    sentence = next(sentences_after(resolved, before), None)
    if sentence is None or not starting_in(resolved.mentions.counts, sentence.start, min(sentence.start + _OPENING, sentence.end)):
        return ()
    opened = _BARE_OPENS.match(resolved.key, *sentence)
    if opened is None or starting_in(resolved.mentions.forms, *sentence):
        return ()
    found: list[Group] = []
    at = opened.end()
    for count in starting_in(resolved.mentions.counts, at, sentence.end):
        given = _GIVEN_BARE.match(resolved.key, count.end, sentence.end) if count.start == at else None
        if given is None or count.kind not in _WHO:
            break
        found.append(Group(count.start, count.end, count, (), "counted_after"))
        at = given.end()
    return tuple(found)


def _given_after(resolved: Resolved, before: Span) -> tuple[Group, ...]:
    """Those whom the next sentence counts and names, whose form the one before tells: "Ba nhà giáo được phong tặng đợt này là A, B, C"."""
    sentence = next(sentences_after(resolved, before), None)
    counts = starting_in(resolved.mentions.counts, sentence.start, sentence.start + _SLACK) if sentence is not None else ()
    if sentence is None or not counts or (count := counts[0]).kind not in PARTY_OF or starting_in(resolved.mentions.forms, *sentence):
        return ()
    given = _GIVEN.match(resolved.key, count.end, sentence.end)
    if given is None:
        return ()
    names = names_after(resolved.key, marks_of_names(resolved, sentence), given.end(), PARTY_OF[count.kind], (count.value or 0) + 1)
    return (Group(names[0].start, names[-1].end, None, names, "told_after"),) if names and len(names) == count.value else ()


def _told_after(resolved: Resolved, told: set[Span], before: Span, row: Row) -> tuple[tuple[Party, ...], list[Row]]:
    """The names of a row's recipients in the sentences after its own, `before`, and those of them who are counted apart.

    `told`: sentences that name award forms.
    """
    names: tuple[Party, ...] = ()
    parts: list[Row] = []
    near = True  # nothing but names of the row stands between it and the sentence
    for sentence in sentences_after(resolved, before):
        alone = sentence not in told  # "Các tập thể được khen thưởng gồm" names the form again: no more than that is taken from it
        sequels = (_sequel(resolved, c, row, near and alone) for c in (_clauses(resolved.key, sentence) if alone or row.number else ()))
        sequel = next((sequel for sequel in sequels if sequel is not None), None)
        if sequel is None:
            near = False
            if names or parts or not (alone or _AGAIN.match(resolved.key, sentence.start)):
                break
            continue
        marks = marks_of_names(resolved, sentence)
        part = sequel.part
        found = _names(resolved.key, marks, sequel.at, row.kind, (part.value if part else row.number) or _MOST)
        if found and _DO.match(resolved.key, found[-1].end):
            break
        if part is not None and len(found) == part.value:
            parts.append(Row(row.kind, part.label, part.value, "=", False, found, Span(part.start, part.end), part, "part_in_next"))
        elif part is None:
            names += found
        near = bool(found)
    return names, parts


def _clauses(key: str, sentence: Span) -> list[Span]:
    """A sentence, and what is left of it behind each semicolon: "2 tập thể là A, B; | 3 cá nhân là C, D, E"."""
    clauses, at = [sentence], key.find("; ", *sentence)
    listed = key.startswith(_BEGINS, sentence.start)
    while at >= 0:
        if listed or key[at + 2].isdigit():
            clauses.append(Span(at + 2, sentence.end))
        at = key.find("; ", at + 2, sentence.end)
    return clauses


def sentences_after(resolved: Resolved, sentence: Span) -> Iterator[Span]:
    """The sentences after one."""
    sentences = resolved.segmented.sentences
    index = resolved.segmented.sentence_at(sentence.start)
    return iter(()) if index is None else iter(sentences[index + 1 : index + 1 + _SENTENCES])


def _names(key: str, marks: Marks, at: int, kind: str, most: int) -> tuple[Party, ...]:
    """At most `most` names of recipients of one kind right after `at`."""
    if kind == "mixed":
        return names_of_both_kinds(key, marks, at, most, led=True)
    names = names_after(key, marks, at, PARTY_OF[kind], most)
    if names:
        return names
    own = tuple(p for p in names_of_both_kinds(key, marks, at, _MOST, led=True) if p.kind == PARTY_OF[kind])
    return own if len(own) == most else ()  # "Tập thể và cá nhân được tặng gồm: Khoa A; bác sĩ B; bác sĩ C"


def _sequel(resolved: Resolved, sentence: Span, row: Row, near: bool) -> _Sequel | None:
    """Where a sentence begins to name the recipients of a row, if it does; `near`: it goes on with the sentence of the row."""
    key, (start, end) = resolved.key, sentence
    opens = key.startswith(_BEGINS, start)
    if opens and (opened := _OPENS.match(key, start, end)):
        start = opened.end()
    by_place = _BY_PLACE.match(key, start, end) if near else None
    if not opens and by_place is None:
        return None
    if (
        by_place is not None
        and _OTHERS.search(by_place[0]) is None
        and any(place.start == start for place, _ in resolved.units_in(start, by_place.end()))
    ):
        return _Sequel(by_place.end())
    found: _Sequel | None = None
    if near and (bare := _BARE.match(key, start, end)):
        found = _Sequel(_labelled(key, bare.end(), end, row.kind))
    if again := _AGAIN.match(key, start, end):
        found = _Sequel(again.end()) if _is_same(again, row) else None
    counted = _part(resolved, start, end, row, near)
    if counted is not None:
        found = counted
    if found is None or ((row.number or 0) > _MOST and found.part is None):
        return None
    stop = min(found.at + _FIRST, end)
    person = row.kind != "collective" and bool(resolved.persons_in(found.at, stop))
    return found if person or (row.kind != "individual" and resolved.units_in(found.at, stop)) else None


def _labelled(key: str, start: int, end: int, kind: str) -> int:
    """Where the names of one kind begin in [start, end): "Đó là các tập thể: A, B; các cá nhân: C, D"; `start` where no kind is told."""
    first = _LABEL.match(key, start, end)
    if first is None:
        return start
    label = next((m for m in (first, *_NEXT_LABEL.finditer(key, first.end(), end)) if m["who"] in _WHO[kind]), None)
    return label.end() if label is not None else end


def _is_same(again: re.Match[str], row: Row) -> bool:
    """True for "Các cá nhân được khen thưởng gồm" after "5 giáo viên": those of the row, and no guests of the ceremony."""
    who = again["who"]
    if _BOTH.match(who):
        return _OTHERS.search(who) is None
    if who.startswith(_OTHER_KIND.get(row.kind, "\n")):
        return False
    if _HONOURED.search(who):
        return True
    return who.startswith(((row.label or "").lower() or "\n", *_WHO[row.kind])) and _OTHERS.search(who) is None


def _part(resolved: Resolved, start: int, end: int, row: Row, near: bool) -> _Sequel | None:
    """The recipients, or a part of them, counted again where a sentence opens: "3 giáo viên gồm", "Trong đó có 4 mẹ còn sống là"."""
    counts = starting_in(resolved.mentions.counts, start, min(start + _SLACK, end))
    kinds = (row.kind, "mixed", row.counted.kind if row.counted else row.kind)
    count = next((c for c in counts if c.end <= end and c.kind in kinds), None)
    if count is None:
        return None
    key = resolved.key
    title = f" {(row.label or '').lower()}" if count.kind == "item" else ""  # "3 Nghệ nhân nhân dân gồm": titles are counted
    same = near or title or (count.label or "").lower() == (row.label or "").lower()
    if (
        same
        and row.number
        and count.value == row.number
        and (count.kind != "mixed" or row.kind == "mixed")
        and key.startswith(title, count.end)
    ):
        told_by = _TOLD_BY.match(key, count.end, end)
        saved = _SAVED.search(told_by[0]) if told_by else None  # what those suffered whom they saved stands behind it
        same_people = told_by is not None and _OTHERS.search(told_by[0][: saved.start()] if saved else told_by[0]) is None
        return _Sequel(told_by.end() if told_by and same_people else count.end + len(title))
    opens = _PART_OPENS.fullmatch(key, start, count.start)
    part = _PART.match(key, count.end, end) if opens and 0 < (count.value or 0) < (row.number or 0) else None
    if opens is None or part is None or _OTHERS.search(part["what"]):
        return None
    told = (near and opens[0].startswith("trong")) or _REST.search(part["what"]) is not None
    return _Sequel(part.end(), count) if told else None
