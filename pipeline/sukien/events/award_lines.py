"""The names at the head of the lines of a list: with numbers or bullets, under "Tập thể" and "Cá nhân", cells of a table, one a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from sukien.events.award_marking import marks_of_names
from sukien.events.award_marks import Party
from sukien.events.recipients_list import names_of_both_kinds
from sukien.mentions import Span
from sukien.resolved import Resolved

MOST = 200  # recipients that one list names at most
_ITEM = re.compile(r"\s*(?:\|\s*)?(?:\d{1,3}\s*[.)/|:-]?|[-–+•*])?\s*(?:\|\s*)?(?:(?:ông|bà|em|anh|chị|đồng chí|cháu)\s+)?", re.IGNORECASE)
_BULLET = re.compile(r"\s*([-–+•*]|\d{1,3}(?=\s?[.)/]))\S?\s*\S")
_SLACK = 12  # characters between the bullet and the name: a rank or a degree
MARK = r"(?:(?:\d{1,2}|[ivx]{1,4}|[a-e])[.)/-]|[-–+•*])"  # of an item or a heading: "I.", "a)", "-"
ITEM_MARK = f"{MARK}?"
_KIND = re.compile(  # "I. TẬP THỂ", "- Cá nhân (2):"
    rf"\s*{ITEM_MARK} ?(?:các |về )?(?:tập thể|cá nhân|hộ gia đình|đơn vị)(?: gồm)?"
    r"(?: ?\(\d{1,3}(?: [^()\n]{2,20})?\))? ?(?::|(?=\s*(?:\n|\Z)))"
)
_ATTACHED = re.compile(r"\s*\((?:ban hành )?kèm theo [^()\n]{4,160}\)\s*(?=\n|\Z)")
_COLUMN = (
    r"(?:stt|tt|số tt|số thứ tự|họ và tên|họ tên|tên|đơn vị|tập thể|cá nhân|chức vụ|chức danh|công tác|ghi chú|năm sinh|địa chỉ|nơi|lớp)"
)
_COLUMNS = re.compile(rf"\s*{_COLUMN}(?:(?:,? |/| ?- ?|\t){_COLUMN})*\s*(?=\n|\Z)")
_NUMBER = re.compile(r"\s*0?(\d{1,3})[.)]?\s*(?=\n|\Z)")
_FIRST_ITEM = re.compile(r"\s*(?:0?1 ?[.)/-] ?\S|[-–+•*] ?\S|0?1\s*\Z)")
_CELLS = 5  # cells of a row behind its name at most


def heads_list(key: str, at: int) -> bool:
    """True where the lines after `at` are those of a list, told by what opens the first: its number, a bullet or its kind."""
    for start, end in lines_after(key, at):
        if _is_header(key, start, end):
            continue
        return _KIND.match(key, start, end) is not None or _FIRST_ITEM.match(key, start, end) is not None
    return False


def lines_after(text: str, at: int) -> Iterator[tuple[int, int]]:
    """The lines after the one that `at` stands in that are not blank."""
    start = text.find("\n", at)
    while start != -1:
        stop = text.find("\n", start + 1)
        end = len(text) if stop == -1 else stop
        if text[start:end].strip():
            yield start, end
        start = stop


def named_lines(resolved: Resolved, at: int, most: int, kind: str = "person") -> tuple[Party, ...]:
    """Persons, units, or for no `kind` both, at the head of the lines after `at`; the first row of a table may be its header."""
    text, key = resolved.text, resolved.key
    header = True
    found: list[Party] = []
    cells = -1  # cells of the row of a table since its name; -1: no such row has begun
    for start, end in lines_after(text, at):
        if len(found) >= most:
            break
        number = _NUMBER.match(key, start, end)
        if number is not None and int(number[1]) == len(found) + 1:
            cells = 0
            continue
        if cells > 0:
            cells += 1
            if cells > _CELLS:
                break
            continue
        if not kind and cells < 0 and (of_kind := _KIND.match(key, start, end)):
            found += _named_here(resolved, Span(of_kind.end(), end))
            header = False
            continue
        item = _ITEM.match(text, start, end)
        head = item.end() if item else start
        party = _at_head(resolved, head, end, kind or "person") or (None if kind else _at_head(resolved, head, end, "unit"))
        if party is not None:
            cells += cells == 0
            found.append(party)
        elif cells == 0 or not ((header and text[start:end].lstrip().startswith("|")) or _is_header(key, start, end)):
            break
        else:
            header = False
    return tuple(found)


def bulleted(resolved: Resolved, at: int, number: int, kind: str) -> tuple[Party, ...]:
    """Those whom exactly `number` lines with a bullet or number after `at` name; a line may begin with a name that is not known."""
    lines = list(islice(lines_after(resolved.text, at), number + 1))
    marks = [_mark(resolved.text, *line) for line in lines]
    if len(lines) < number or not marks[0] or marks[:number] != [marks[0]] * number or marks[number:] == [marks[0]]:
        return ()
    heads = ((_ITEM.match(resolved.text, *line), line[1]) for line in lines[:number])
    found = [_at_head(resolved, item.end(), end, kind) for item, end in heads if item is not None]
    return tuple(party for party in found if party is not None)


def _mark(text: str, start: int, end: int) -> str:
    """The bullet of a line, "1" for a number; "" where it has none."""
    bullet = _BULLET.match(text, start, end)
    return "" if bullet is None else "1" if bullet[1].isdigit() else bullet[1]


def _is_header(key: str, start: int, end: int) -> bool:
    """True for a line that names the columns of a table, or the decision that the list comes with."""
    return _COLUMNS.match(key, start, end) is not None or _ATTACHED.match(key, start, end) is not None


def _named_here(resolved: Resolved, line: Span) -> tuple[Party, ...]:
    """Those whom the rest of a line names behind its label."""
    if not resolved.key[slice(*line)].strip():
        return ()
    return names_of_both_kinds(resolved.key, marks_of_names(resolved, line), line.start, MOST, led=True)


def _at_head(resolved: Resolved, head: int, end: int, kind: str) -> Party | None:
    """The person or the unit that a line begins with, after a rank or a degree at most."""
    text = resolved.text
    if kind == "unit":
        units = (p for p in marks_of_names(resolved, Span(head, end)).parties if p.kind == "unit")
        party = next(units, None)
        return party if party is not None and party.start - head <= len("Tập thể ") else None
    span, who = next(iter(resolved.persons_in(head, min(head + 60, end))), (None, None))
    return Party(*span, "person", text[slice(*span)], person=who) if span is not None and span.start - head <= _SLACK else None
