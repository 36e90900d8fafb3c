"""Names that the sentence after a count gives: "tặng Bằng khen cho 5 cá nhân. Đó là: A, B …", "có 3 giáo viên. 3 giáo viên gồm cô A …"."""

from __future__ import annotations

import re

from msgspec.structs import replace

from sukien.events.award_marks import Party, marks_of
from sukien.events.award_merge import Draft, Row
from sukien.events.recipient_names import names_after
from sukien.mentions import starting_in
from sukien.resolved import Resolved

_MOST = 30  # names that a sentence in running text holds at most
_WANTED = {"individual": "person", "collective": "unit"}
_OPENS = re.compile(r"[-–+•*\s]*(?:(?:theo đó|cụ thể),? )?")
_BEGINS = (  # of what _OPENS, _BARE and _AGAIN read, and of numbers
    *("đó là ", "đó là:", "gồm", "bao gồm", "trong đó", "theo đó", "cụ thể", "các ", "những ", "cả ", "số ", *"0123456789-–+•* "),
    *("hai ", "ba ", "bốn ", "năm ", "sáu ", "bảy ", "tám ", "chín ", "mười "),
)
_BARE = re.compile(r"(?:đó là|gồm có|bao gồm|gồm|trong đó,? (?:có|gồm))(?!\w)")
_AGAIN = re.compile(r"(?:các|những|cả|số) (?P<who>[^,;:.()\d]{1,80}?) (?:gồm có|bao gồm|gồm|lần lượt là|là)(?= ?:| )")
_WHO = {
    "individual": ("cá nhân", "đồng chí", "người", "trường hợp", "điển hình", "gương"),
    "collective": ("tập thể", "đơn vị", "trường hợp", "điển hình"),
}
_GUESTS = re.compile(r"(?<!\w)(?:dự|tham dự|tham gia|có mặt|chủ trì|trao|tặng cho|thành viên)(?!\w)")
_HONOURED = re.compile(r"(?<!\w)được (?:đề nghị|xét|khen|tặng|trao|phong|truy|tuyên dương|biểu dương|vinh danh|tôn vinh|công nhận)(?!\w)")
_FIRST = 120  # characters up to the end of the first name at most
_SLACK = 12  # characters before a count that opens a sentence: "Cả ", "Theo đó, "


def name_in_next(resolved: Resolved, drafts: list[Draft]) -> None:
    """Give the counted rows of `drafts` that name nobody the names that the sentence after theirs begins with."""
    for draft in drafts:
        for i, row in enumerate(draft.rows):
            if row.counted is not None and not row.names and 0 < (row.number or 0) <= _MOST and row.kind in _WANTED:
                names = _next_names(resolved, draft, row)
                if names:
                    draft.rows[i] = replace(row, names=names)


def _next_names(resolved: Resolved, draft: Draft, row: Row) -> tuple[Party, ...]:
    """The names of a row's recipients in the sentence after its own, where that says who they are."""
    index = resolved.segmented.sentence_at(draft.sentence.start)
    if index is None or index + 1 == len(resolved.segmented.sentences):
        return ()
    sentence = resolved.segmented.sentences[index + 1]
    key = resolved.key
    if not key.startswith(_BEGINS, sentence.start):
        return ()
    opened = _OPENS.match(key, *sentence)
    start = opened.end() if opened else sentence.start
    bare = _BARE.match(key, start, sentence.end)
    again = None if bare else _AGAIN.match(key, start, sentence.end)
    at = bare.end() if bare else again.end() if again and _is_same(again, row) else _same_count(resolved, start, sentence.end, row)
    named = resolved.persons_in if row.kind == "individual" else resolved.units_in
    if not at or not named(at, min(at + _FIRST, sentence.end)):
        return ()
    marks = marks_of(resolved, [(sentence, [])])[0]
    return names_after(key, marks, at, _WANTED[row.kind], row.number or 0)


def _is_same(again: re.Match[str], row: Row) -> bool:
    """True for "Các cá nhân được khen thưởng gồm" after "5 giáo viên": those of the row, and no guests of the ceremony."""
    who = again["who"]
    if _HONOURED.search(who):
        return True
    return who.startswith(((row.label or "").lower() or "\n", *_WHO[row.kind])) and _GUESTS.search(who) is None


def _same_count(resolved: Resolved, start: int, end: int, row: Row) -> int:
    """Where the count ends that opens the sentence, [start, end), again ("3 giáo viên gồm …"); 0 where another or none does."""
    counts = starting_in(resolved.mentions.counts, start, min(start + _SLACK, end))
    return next((c.end for c in counts if c.end <= end and (c.value, c.kind) == (row.number, row.kind)), 0)
