"""Who is one of those that a count or a plural tells: "X là một trong 10 nông dân được tặng FORM"; and names without a preposition."""

from __future__ import annotations

import re

from sukien.events.award_marks import Marks, Party
from sukien.events.award_statement import Group
from sukien.events.recipient_parents import first_of_chain, who_lives_at

_OBLIQUE = re.compile(r"(?<!\w)(?:của|theo|do|tại|ở|trong|với|bởi|từ|thuộc) (?:ông |bà |anh |chị |đồng chí )?\Z")
_OBLIQUE_REACH = 20  # characters that it takes at most
IN_BRACKETS = re.compile(r"\([^()]*\Z")
_ONE_OF = re.compile(
    r"(?: ?\([^()]{0,80}\)|,(?: [^\s;:.,]+){1,12},| thuộc(?: [^\s;:.,]+){1,12}?| sinh năm \d{4})?,?"
    r" (?:(?:cũng|còn|từng|đã|vừa|vinh dự|tự hào|chính thức) )*"
    r"(?:(?:là|trở thành)(?: (?!một|1|trong)[^\s,.;:]+){0,4} (?:một|1|1 người|người) trong|(?:là (?:[^\s,.;:]+ ){0,4})?nằm trong)"
    r"(?: tổng số| số| nhóm| tốp| top| danh sách)?(?: những| các)?"
    r"(?! [^,.;:]* (?:có|của những|mà|do|cho)(?!\w)) [^,.;:]{1,70}?"
)


def is_oblique(key: str, left: int, at: int) -> bool:
    """True where a preposition behind `left` leads to the name at `at`: "đề nghị của ông | A", "tại | huyện B"."""
    return _OBLIQUE.search(key, max(left, at - _OBLIQUE_REACH), at) is not None


def direct_party(key: str, parties: list[Party], left: int) -> Party | None:
    """The last of the parties behind `left` that no preposition stands before."""
    return next((p for p in reversed(parties) if not is_oblique(key, left, p.start)), None)


def one_of(key: str, marks: Marks, parties: list[Party], left: int, lead: int) -> tuple[Group, ...]:
    """ "X là một trong 10 nông dân được tặng FORM": X is one of those who receive."""
    if key.find(" trong", left, lead) < 0:
        return ()
    party = direct_party(key, [p for p in parties if not IN_BRACKETS.search(key, max(left, p.start - 80), p.start)], left)
    if party is None or lead - party.end > 200 or _ONE_OF.fullmatch(key, party.end, lead) is None:
        return ()
    party = who_lives_at(key, parties, party) or first_of_chain(key, marks, party)  # "Chi hội Phụ nữ thôn A, xã B là một trong …"
    return (Group(party.start, party.end, None, (party,), "one_of_those"),)
