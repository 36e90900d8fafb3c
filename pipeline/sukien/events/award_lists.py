"""Recipients listed under a sentence that counts them: "Danh sách 8 sinh viên được tặng Bằng khen:" and a name a line.

Lines count as the list while each begins, after its number or bullet, with a person's name; the count bounds how many are taken.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from msgspec.structs import replace

from sukien.events.award_lines import ITEM_MARK, MOST, bulleted, heads_list, named_lines
from sukien.events.award_marks import Marks, Party
from sukien.events.award_merge import Draft, Row
from sukien.events.award_statement import Group, Statement
from sukien.events.recipient_runs import ENDS_ITEM
from sukien.mentions import Span, start_of
from sukien.resolved import Resolved
from sukien.text import places_of

_LIST = "danh sách"
_HEADING = re.compile(r" ?(?:[\divx]{1,4}[.)/] ?)?danh sách(?!\w)")
_WHO = r"(?P<who>tập thể|đơn vị|doanh nghiệp|cơ quan|cá nhân|ông, bà|ông bà|đồng chí|học sinh|sinh viên|giáo viên|nhà giáo|em|người|gương)"
_BOTH = r"(?P<both>(?:,| và|, và)(?: các)? (?:cá nhân|tập thể)(?!\w))?"
_LED_BEFORE = re.compile(rf"(?<!\w)(?:danh sách|các|những|gồm)(?: các| những)? {_WHO}(?!\w){_BOTH}(?! và )[^,;:]{{0,60}}\Z")
_LED_AFTER = re.compile(
    rf"[^,;:.]{{0,60}}?(?P<to> (?:cho|đối với)(?: (?:các|những)(?: {_WHO}(?!\w){_BOTH})?"
    r"(?! và )[^,;:.]{0,80})?)?:"
)
_HEAD_BEFORE = re.compile(
    rf"\s*{ITEM_MARK} ?(?:danh sách (?:(?:các|tập thể|cá nhân|đơn vị|và)[ ,]+)*(?:được )?)?"
    r"(?:(?:tặng|tặng thưởng|trao|danh hiệu) ){0,2}[“\"]?"
)
_HEAD_AFTER = re.compile(r"[”\"]?(?: (?:của|do) [^,;.:()\d\n]{2,80})?(?: năm(?: học)? \d{4}(?: ?[-–] ?\d{4})?)? ?[.:]?\s*")
COLLECTIVES = ("tập thể", "đơn vị", "doanh nghiệp", "cơ quan")
_REFUSED = re.compile(r"(?<!\w)(?:không|chưa|loại|vi phạm)(?!\w)")
_OPENING = 4  # characters that a bullet takes at most
_NEAR = 2_000  # characters from a statement to the heading of its list: the list of another heading may stand between


def read_headed_lists(resolved: Resolved, drafts: list[Draft]) -> None:
    """Add to each statement the recipients of a list below it with a heading of its own: "Danh sách các cá nhân (20 người)"."""
    counts, key = resolved.mentions.counts, resolved.key
    if not drafts:
        return
    ends = [d.sentence.end for d in drafts]
    for at in places_of((_LIST,), key, max(ends[0] - 1, 0)):
        heading = _HEADING.match(key, key.rfind("\n", 0, at) + 1, at + len(_LIST) + 1)
        stop = key.find("\n", at)
        if heading is None or heading.end() != at + len(_LIST) or stop == -1 or _REFUSED.search(key, heading.end(), stop):
            continue
        first = bisect_left(counts, heading.end(), key=start_of)
        count = counts[first] if first < len(counts) and counts[first].end <= stop else None
        before = bisect_right(ends, heading.start() + 1)
        if count is None or count.kind != "individual" or not count.value or not before:
            continue
        draft = drafts[before - 1]
        names = named_lines(resolved, stop, count.value) if heading.start() - draft.sentence.end < _NEAR else ()
        if len(names) < 2 and len(names) != count.value:
            continue
        place = Span(count.start, count.end)
        row = Row("individual", count.label, count.value, count.approx, False, names, place, count, "listed_below_heading")
        same = next((i for i, r in enumerate(draft.rows) if r.value == row.value), None)
        if same is None:
            draft.rows.append(row)
        elif not draft.rows[same].names:
            draft.rows[same] = replace(draft.rows[same], names=names)


def group_below(resolved: Resolved, marks: Marks, statement: Statement) -> tuple[Group, ...]:
    """Recipients that lines below name one by one: "Danh sách các tập thể được tặng FORM:", "tặng FORM cho các cá nhân sau:".

    () where the sentence does not end in a colon, does not lead to a list, or fewer than two lines begin with a name.
    """
    key = resolved.key
    if _heads_lines(key, marks, statement):
        names = named_lines(resolved, marks.end - 1, MOST, "")
        listed = bool(names) and all(ENDS_ITEM.match(key, party.end) for party in names)
        return (Group(names[0].start, names[-1].end, None, names, "listed_below"),) if listed else ()
    if statement.form is not marks.forms[-1] or key[marks.end - 1] != ":" or "\n" not in key[marks.end : marks.end + 2]:
        return ()
    led = (
        _LED_BEFORE.search(key, marks.start, statement.verb)
        if statement.passive
        else _LED_AFTER.fullmatch(key, statement.form.end, marks.end)
    )
    if led is None or _REFUSED.search(key, marks.start, marks.end):
        return ()
    if not statement.passive and led["to"] is None and not (_opens_with_giver(key, marks, statement) and heads_list(key, marks.end)):
        return ()  # "Danh sách đại biểu dự lễ trao Bằng khen:", "Sở tặng Bằng khen: niềm vui của …"
    kind = "" if led["who"] is None or led["both"] else "unit" if led["who"] in COLLECTIVES else "person"
    names = named_lines(resolved, marks.end, MOST, kind)
    listed = len(names) > 1 and (statement.passive or led["to"] is not None or all(ENDS_ITEM.match(key, party.end) for party in names))
    return (Group(names[0].start, names[-1].end, None, names, "listed_below"),) if listed else ()


def _opens_with_giver(key: str, marks: Marks, statement: Statement) -> bool:
    """True for "UBND tỉnh tặng FORM", "Tặng FORM": the sentence begins with who gives or with the verb."""
    if statement.verb - marks.start < _OPENING:
        return True
    first = marks.parties[0] if marks.parties else None
    return (
        first is not None
        and first.kind != "person"
        and first.start - marks.start < _OPENING
        and "lễ " not in key[first.end : statement.verb]
    )


def _heads_lines(key: str, marks: Marks, statement: Statement) -> bool:
    """True for a form that is a heading over numbered lines: "I. Bằng khen của UBND tỉnh" over "1. Ông A"."""
    form = statement.form
    if len(marks.forms) > 1 or form.form == "khen_thuong" or "\n" not in key[marks.end - 1 : marks.end + 2]:
        return False
    return (
        _HEAD_BEFORE.fullmatch(key, marks.start, form.start) is not None
        and _HEAD_AFTER.fullmatch(key, form.end, marks.end) is not None
        and heads_list(key, marks.end - 1)
    )


def names_below(resolved: Resolved, at: int, wanted: str, number: int, both: bool) -> tuple[Party, ...]:
    """Persons or units named at the head of the lines below the sentence that ends at `at`, `number` at most; units all or none.

    `both`: the sentence counts persons and units, so that those of the other kind may stand before them. () where neither a colon ends the
    sentence nor a table follows.
    """
    unit = wanted == "unit"
    table = not unit and resolved.text[at : at + 4].lstrip(" .\n").startswith("|")
    if not (table or _ends_in_colon(resolved.text, at)):
        return _as_counted(resolved, at, wanted, number) if resolved.text[at : at + 1] in ("\n", "") and not both else ()
    if unit and number < 2 and not both:
        return ()
    names = named_lines(resolved, at, number + unit, wanted)
    if both and len(names) != number:
        names = tuple(party for party in named_lines(resolved, at, MOST, "") if party.kind == wanted)
    if len(names) == number or not (unit or both):
        return names
    listed = bulleted(resolved, at, number, wanted)
    return listed if len(listed) > number // 2 else ()


def _as_counted(resolved: Resolved, at: int, wanted: str, number: int) -> tuple[Party, ...]:
    """Those named by exactly as many lines with bullets as a line without a colon counts: "FORM: 02 tập thể" over two bodies."""
    names = bulleted(resolved, at, number, wanted)
    return names if len(names) == number and all(ENDS_ITEM.match(resolved.key, party.end) for party in names) else ()


def _ends_in_colon(text: str, at: int) -> bool:
    """The sentence that ends at `at` ends in a colon."""
    return text[max(at - 1, 0) : at + 1].rstrip().endswith(":")
