"""The names beside a count, after it or at the end of a list: "2 cá nhân: A và B", "hai bác sĩ A (33 tuổi) và B"."""

from __future__ import annotations

import re
from collections.abc import Container

from sukien.events.award_marks import PARTY_OF, Marks, Party
from sukien.events.recipient_parents import is_parent
from sukien.events.recipient_runs import HOME, JOINED_IN_OFFICE, TITLES
from sukien.mentions import Count
from sukien.whole_words import holds_any

_ITEM_NUMBER = r"(?: ?\(?\d{1,2} ?[.)/-])?"  # the number of an item: "1. Sở Y tế; 2. Sở Nội vụ"
FIRST_NAME = re.compile(
    rf"\)?(?: (?:của|thuộc) (?:đơn vị|nhà trường|trường|công ty|bệnh viện|huyện|xã|tỉnh|sở|ngành|phòng))?"
    rf"(?: này| nói trên| trên| sau| tiêu biểu| xuất sắc| điển hình| còn sống){{0,3}},?"
    rf"(?: ?[:(]| gồm(?: có)?| là| bao gồm| như)?:?{_ITEM_NUMBER}(?: ?{TITLES})* ?"
)
AMONG = re.compile(rf"[^;.:()]{{0,60}}?[,;]? trong đó có(?: {TITLES})* ")
_WORDS = r"(?:[^;:.]|\.(?=\S)|(?<=tp)\.|(?<=tx)\.)"  # no full stop: that of "TP. Hà Giang" is none
_SAME_NAMES = re.compile(
    rf"\)?(?: ?\([^()]{{0,140}}\))?(?:,{_WORDS}{{0,140}}?|{HOME}{_WORDS}{{0,120}}?|,? [-–] [^;:]{{0,200}}?(?=;))?(?:,|;| và|, và)"
    rf"{_ITEM_NUMBER}(?: ?{TITLES})* ?"
    rf"|(?:,| [-–]| là) [^;:]{{0,240}}?;(?: và)?(?: (?:những|các) [^,;:.]{{2,40}} như)?(?: (?:{TITLES}|[^\s,;:.()]+)){{0,6}} "
)
_ITEM_OPENS = re.compile(rf"(?: và)?{_ITEM_NUMBER}(?: ?{TITLES})* ?")
_ITEM_REACH = 240  # characters that one item of a list takes at most
_GIVES = re.compile(r" (?:đã |cũng |còn )*(?:tặng|trao|khen|biểu dương|tuyên dương|tôn vinh|vinh danh|công nhận|truy tặng|thưởng)(?!\w)")
_LEADS, _LED_REACH = (":", " là ", " gồm", "("), 24  # what leads to names, and how far behind a count
_FEW = 20  # units that a list counts at most
_VERBS = ("give", "receive", "passive", "honour")
_SHARES = re.compile(r": ?\d{1,4}(?=[;,)]| và )")


def names_after(key: str, marks: Marks, at: int, kind: str, most: int) -> tuple[Party, ...]:
    """At most `most` parties of one kind right after a count: "2 cá nhân: A và B", "hai bác sĩ A (33 tuổi) và B".

    Units that may be those over the ones before them ("Đội A, Công an huyện B và Đội C") are so where fewer are counted.
    """
    names = _names_after(key, marks, at, kind, most)
    if kind == "unit" and 0 < len(names) < most < _FEW:
        each = _names_after(key, marks, at, kind, most + 1, apart=True)
        return each if len(each) == most else names
    return names


def _names_after(key: str, marks: Marks, at: int, kind: str, most: int, apart: bool = False) -> tuple[Party, ...]:
    """As names_after; `apart`: no unit only tells where the one before it belongs."""
    taken: list[Party] = []
    end = at
    office: Party | None = None
    for party in marks.parties:
        if party.start < end or party.kind == "office" or (taken and party.kind != kind):
            office = party if party.kind == "office" else office
            continue
        opens = office.start if office is not None and office.end + 1 == party.opens else party.opens  # "nguyên Giám đốc Sở Y tế A"
        gap = key[end : max(end, opens)]
        if taken and gap.count("(") > gap.count(")"):
            continue  # another name of the same person: "A (B, C)"
        if taken and kind == "unit" and not apart and is_parent(key, taken[-1], party):
            end = party.end
            continue
        if len(taken) == most or party.kind != kind or not _joins(gap, bool(taken), kind):
            if not taken and len(gap) < 90 and party.kind != kind and ";" not in gap:
                continue  # "9 người dân thôn A, xã B, trong đó có ông C"
            if taken and (next_item := _item_after(key, marks, end, party)):
                end = next_item
                continue
            if taken or party.kind != kind or not AMONG.fullmatch(gap):
                break
        if any(end <= c.start and c.end <= party.start and c.code in _VERBS for c in marks.cues):
            break
        if not taken and gap == ", " and _GIVES.match(key, party.end):
            break  # "cho 1 tập thể, Quân khu tặng …": the next who gives
        if _SHARES.match(key, party.end):
            break  # "57 tập thể (huyện A: 19; huyện B: 38)": so many of them are there
        if not taken and (items := list_items(key, marks, party, (kind,), most)):
            return items
        taken.append(party)
        end = party.end
    return tuple(taken)


def named_end(key: str, marks: Marks, count: Count) -> int:
    """Where the names of all those counted end: "2 tập thể: Sở Y tế, Sở Nội vụ"; the end of the count where not all are named."""
    number = count.value or 0
    led = holds_any(key[count.end : count.end + _LED_REACH], _LEADS) and count.kind in PARTY_OF
    if not led or not 0 < number < _FEW:
        return count.end
    names = names_after(key, marks, count.end, PARTY_OF[count.kind], number)
    return names[-1].end if len(names) == number else count.end


def lists_all(key: str, marks: Marks, count: Count, last: Party) -> bool:
    """True where those counted are named up to the verb: "2 tập thể là A, B và 3 cá nhân gồm C, D, E được tặng"."""
    number = count.value or 0
    if number < 2 or (
        key.find(":", count.end, last.start) < 0
        and key.find(" là ", count.end, last.start) < 0
        and key.find(" gồm", count.end, last.start) < 0
    ):
        return False
    names = names_after(key, marks, count.end, last.kind, number + 1)
    return len(names) == number and names[-1] is last


def _joins(gap: str, begun: bool, kind: str) -> bool:
    """True for what stands before the first name, or between two of them."""
    if not begun:
        return FIRST_NAME.fullmatch(gap) is not None
    return _SAME_NAMES.fullmatch(gap) is not None or (kind == "person" and JOINED_IN_OFFICE.fullmatch(gap) is not None)


def list_items(key: str, marks: Marks, first: Party, kinds: Container[str], number: int) -> tuple[Party, ...]:
    """The parties that the items of a list begin with, where semicolons part as many as were counted: "A, Quân khu 9; B, Bộ C"."""
    if number < 2 or key.find(";", first.end, first.end + _ITEM_REACH) < 0:
        return ()
    starts = [first.opens]
    while len(starts) <= number and (stop := key.find(";", starts[-1], marks.end)) >= 0:
        starts.append(stop + 1)
    if len(starts) != number:
        return ()
    heads: list[Party] = []
    for party in marks.parties:
        if len(heads) == number:
            break
        start = starts[len(heads)]
        if party.start < start:
            continue
        if party.kind not in kinds or (heads and not _ITEM_OPENS.fullmatch(key, start, max(start, party.opens))):
            return ()
        heads.append(party)
    return tuple(heads) if len(heads) == number else ()


def _item_after(key: str, marks: Marks, end: int, party: Party) -> int:
    """Where the next item of a list begins, at its semicolon, where `party` is only named in what the one that ends at `end` is
    ("bà A, con của ông B; bà C"); 0 where no further item follows."""
    stop = key.find(";", party.end, end + _ITEM_REACH)
    if stop < 0 or key[end] not in ",( " or ". " in key[end:stop] or any(end <= c.start < stop and c.code in _VERBS for c in marks.cues):
        return 0
    return stop
