"""Rows of recipients of a statement: kinds, counts and names."""

from __future__ import annotations

import re
from bisect import bisect_left

import regex

from sukien.events.award_lists import names_below
from sukien.events.award_marks import PARTY_OF, Marks, Party
from sukien.events.award_merge import OTHERS, Row
from sukien.events.award_statement import Group, Statement, usual_kinds
from sukien.events.recipient_names import names_after
from sukien.events.recipient_runs import ENDS_ITEM
from sukien.events.recipients_before import names_left
from sukien.events.recipients_list import names_of_both_kinds
from sukien.mentions import Anchor, Count, Span, as_named, start_of
from sukien.resolved import Resolved
from sukien.whole_words import holds_any

_KIN = tuple(
    f"{kin}{of} " for kin in ("gia đình", "thân nhân") for of in ("", " của", " các")
)  # "gia đình 4 liệt sĩ nhận": the families receive
_KINDS = ("collective", "individual", "household")
_PLURAL = re.compile(r"(?<!\w)(?:các|những|nhiều|toàn thể|0?[2-9]|[1-9]\d{1,3}) (?:tập thể|cơ quan)?,? ?\Z")
_ADDRESS = ("ông", "bà", "anh", "chị", "em", "cụ", "mẹ", "cháu", "bạn", "đồng chí", "đ/c", "cá nhân")
_FAMILIES = re.compile(r"(?<!\w)(?:các|những) (?:hộ|gia đình)(?!\w)[^,;:.]{0,40}?(?::| gồm| là)(?: (?:các|ông|bà|anh|chị|ông, bà):?)* ?\Z")
_FAMILY = re.compile(r"(?<!\w)(?:gia đình|hộ)(?: (?:ông|bà|anh|chị|cụ|vợ chồng|đồng chí|liệt sĩ|cố))* \Z")
_LISTS = re.compile(r"[^.;:]{0,160}?(?:(?:gồm|trong đó)(?: có)?|như|đó là)(?=:|,? \w)")
_OF_THOSE = re.compile(r",?(?: (?:cũng|đều|từng|vinh dự|đã))* (?:là|nằm|thuộc)(?: (?:những|các))? ?\Z")  # "A và B là | hai trong 8 cá nhân"
_OF_REACH = 40  # characters that it takes at most
_ARE = re.compile(r"[^,.;:]{0,60}?(?:là|(?=:))")
_CLOSED = re.compile(  # "cho 4 tập thể đã hoàn thành xuất sắc nhiệm vụ năm 2015 gồm: A, B, C và D"
    r"(?P<deed>[^.;:()]{1,240}?)(?: (?:gồm|bao gồm|gồm có)|,? (?:đó là|cụ thể là|lần lượt là)|(?=:)|(?= \())"
    r"(?: các (?:đơn vị|tập thể|cá nhân|ông|bà|ông, bà|đồng chí))?(?= |:)"
)
_LEADS = (":", " (", " gồm", "đó là", "cụ thể là", "lần lượt là")
_DEED_REACH = 256  # characters that it takes at most
_OTHER_SET = re.compile(r"(?<!\w)(?:các|những|nhiều|\d+)(?: [^\s,]+){1,4}\Z")  # "đã phối hợp với các đơn vị gồm": not the recipients
_OBJECT = re.compile(r"(?<!\w)(?:bắt|bắt giữ|cứu|cứu sống)(?! (?:giữ|sống)(?!\w))(?! (?:người|cướp|tội phạm)\Z)(?: [^\s,]+){1,5}\Z")
_PLACES = regex.compile(
    r": ?((?:\p{Lu}[\w’]*)(?: \p{Lu}[\w’]*){0,3})(?:(?:, ?| và |, và )((?:\p{Lu}[\w’]*)(?: \p{Lu}[\w’]*){0,3}))*(?=[.;,(]|$)"
)


def rows_of(resolved: Resolved, marks: Marks, statement: Statement) -> list[Row]:
    """All rows of a statement, in order."""
    rows: list[Row] = []
    for group in statement.groups:
        rows += _rows(resolved, marks, statement, group)
    return rows


def _rows(resolved: Resolved, marks: Marks, statement: Statement, group: Group) -> list[Row]:
    """Rows of a group: one for a count, one for the persons and one for the units named."""
    if group.counted is None:
        return _named_rows(resolved, group)
    count = group.counted
    if count.value == 0:
        return []  # "0 tập thể": nobody received
    if count.kind == "file":  # "23 hồ sơ": each file proposes one recipient
        kind = _item_kind(resolved, statement, group)
        return [Row(kind, count.label, count.value, count.approx, False, (), Span(count.start, group.end), count, "file")] if kind else []
    kind = count.kind if count.kind != "item" else _item_kind(resolved, statement, group)
    if kind is None:
        return []
    if resolved.key.endswith(_KIN, 0, count.start) and not statement.form.form.startswith("ba_me_"):  # the mother is honoured
        kind = "household"
    if kind == "individual" and resolved.key.startswith(" (", group.end) and _is_of_both(statement, group):
        kind = "mixed"
    names = _names_of(resolved, marks, statement, group)
    place = as_named(Span, (count.start, group.end))
    rule = OTHERS if resolved.key.startswith(" khác", group.end) else group.rule
    return [Row(kind, count.label, count.value, count.approx, count.turns, names, place, count, rule)]


def _is_of_both(statement: Statement, total: Group) -> bool:
    """True for a total whose parts in the brackets right after it are of both kinds: "24 điển hình tiên tiến (9 tập thể, 15 cá nhân)"."""
    counts = [g.counted for g in statement.groups if g.start > total.start and g.counted is not None][:2]
    kinds = {c.kind for c in counts if counts[0].start == total.end + len(" (")}
    return kinds == {"collective", "individual"} and total.counted is not None and sum(c.value or 0 for c in counts) == total.counted.value


def _item_kind(resolved: Resolved, statement: Statement, group: Group) -> str | None:
    """Whom counted forms went to: those of the total that they part, the plural noun beside them, else whom the form is for."""
    anchors = resolved.segmented.anchors.get("recipient_kinds", [])
    usual = usual_kinds().get(statement.form.form)
    if group.kind is not None:
        return (usual or "mixed") if group.kind == "mixed" else group.kind if usual in (None, group.kind) else None
    at = bisect_left(anchors, statement.form.end, key=start_of)
    for i, anchor in enumerate(anchors[at : at + 3], at):
        words = resolved.key[statement.form.end : anchor.start].split() if anchor.start - statement.form.end < 90 else []
        if ("cho" in words or "tặng" in words) and words[-1] in ("các", "những", "cho", "tặng"):
            joined = _joined_kind(resolved, anchors, i)
            return usual if usual and joined == "mixed" else joined
    if usual or not statement.passive:
        return usual
    before = bisect_left(anchors, statement.lead, key=start_of)
    for i, anchor in enumerate(anchors[max(before - 3, 0) : before], max(before - 3, 0)):
        if statement.lead - anchor.end < 40 and not re.search("[,;.]", resolved.key[anchor.end : statement.lead]):
            return _joined_kind(resolved, anchors, i) if _is_plural(resolved.key, anchors, i) else None
    return None


def _joined_kind(resolved: Resolved, anchors: list[Anchor], i: int) -> str:
    """The kind of a noun with the one joined to it: "các tập thể, cá nhân" are of both kinds."""
    near = [a for a in (anchors[max(i - 1, 0)], anchors[min(i + 1, len(anchors) - 1)]) if a.entry.code != anchors[i].entry.code]
    for other in near:
        first, last = sorted((anchors[i], other), key=start_of)
        if resolved.key[first.end : last.start] in (", ", " và ", ", và ", " - ", "/") and other.entry.code in _KINDS:
            return "mixed"
    return anchors[i].entry.code


def _is_plural(key: str, anchors: list[Anchor], i: int) -> bool:
    """True for "các đơn vị", "cán bộ, công chức", "hội viên"; one "đơn vị" or "ông" is singular without a plural word."""
    anchor = anchors[i]
    if _PLURAL.search(key, max(anchor.start - 12, 0), anchor.start) or (i and key[anchors[i - 1].end : anchor.start] in (", ", " và ")):
        return True
    return anchor.entry.code == "individual" and anchor.entry.phrase not in _ADDRESS


def _named_rows(resolved: Resolved, group: Group) -> list[Row]:
    """One row for each kind of those that a group names."""
    by_kind: dict[str, list[Party]] = {}
    opens = max(group.start - 60, 0)
    led = resolved.key.find("hộ", opens, group.start) >= 0 or resolved.key.find("gia đình", opens, group.start) >= 0
    families = led and _FAMILIES.search(resolved.key, opens, group.parties[0].opens) is not None
    for party in group.parties:
        if party.kind == "unit":
            by_kind.setdefault("collective", []).append(party)
        elif party.kind == "person":
            by_kind.setdefault("household" if families or _is_family(resolved.key, party.start) else "individual", []).append(party)
    return [
        Row(kind, None, len(found), "=", False, tuple(found), as_named(Span, (found[0].start, found[-1].end)), None, group.rule)
        for kind in _KINDS
        if (found := by_kind.get(kind))
    ]


def _is_family(key: str, at: int) -> bool:
    """True where it is the family of the person named at `at`: "gia đình ông A", "các hộ: A, B"."""
    start = max(at - 24, 0)
    before = key[start:at]
    return ("gia đình" in before or "hộ " in before) and _FAMILY.search(key, start, at) is not None


def _names_of(resolved: Resolved, marks: Marks, statement: Statement, group: Group) -> tuple[Party, ...]:
    """Names of counted recipients: after the count, after the form ("3 người được tặng FORM gồm: …"), or in a list below."""
    count = group.counted
    if count is None or not count.value:
        return ()
    if count.kind == "mixed":
        return _names_of_both(resolved.key, marks, statement, group, count.value)
    wanted = PARTY_OF.get(count.kind, "person")
    if count.rule == "number_of_set" and (members := _members(resolved.key, marks, count)):
        return members
    names = names_after(resolved.key, marks, group.end, wanted, count.value)
    if names:
        return names
    if [g for g in statement.groups if g is not group and (g.counted is None or g.counted.kind in (count.kind, "mixed"))]:
        return ()
    if both := _shared_list(resolved.key, marks, statement, wanted):
        return both[: count.value]
    if wanted == "unit" and (units := _counted_units(resolved.key, marks, count.start, group.end, count.value)):
        return units
    for lists in (_LISTS, _ARE) if group.rule in ("counted_subject", "counted_nominee") else ():
        listed = None if names else lists.match(resolved.key, statement.form.end)
        if listed:
            names = names_after(resolved.key, marks, listed.end(), wanted, count.value)
    if not names and group.rule == "counted_subject" and resolved.key.startswith(" (", statement.form.end):
        named = names_after(resolved.key, marks, statement.form.end, wanted, count.value + 1)
        names = named if len(named) == count.value and ENDS_ITEM.match(resolved.key, named[-1].end) else ()
    if not names and group.rule == "counted" and count.value > 1:
        names = _all_of(resolved, marks, group.end, wanted, count.value)
    if not names and wanted == "unit" and len(statement.groups) == 1:
        names = _places(resolved, group.end, count.value)
    if names or (wanted == "unit" and group.rule != "counted"):
        return names
    return names_below(resolved, marks.end, wanted, count.value, both=len(statement.groups) > 1)


def _members(key: str, marks: Marks, count: Count) -> tuple[Party, ...]:
    """Those who are so many of a set: "A và B là hai trong số 8 cá nhân được tặng"."""
    of = _OF_THOSE.search(key, max(marks.start, count.start - _OF_REACH), count.start)
    parties = [p for p in marks.parties if of is not None and p.end <= of.start() and p.kind in ("person", "unit")]
    named = names_left(key, parties, of.start(), marks.start) if of is not None and parties else ()
    return named[0].parties if named and len(named[0].parties) == count.value else ()


def _shared_list(key: str, marks: Marks, statement: Statement, wanted: str) -> tuple[Party, ...]:
    """Of a list behind two counts those of one kind: "2 tập thể và 1 cá nhân, gồm: Sở Y tế, Sở Nội vụ và ông Lê Văn Tám"."""
    counts = [g.counted for g in statement.groups]
    kinds = {c.kind for c in counts if c is not None}
    if len(counts) != 2 or kinds != {"collective", "individual"}:
        return ()
    most = sum(c.value or 0 for c in counts if c is not None)
    end = statement.groups[-1].end
    listed = _LISTS.match(key, statement.form.end) if end <= statement.lead else None  # "… được tặng FORM, gồm: A, B; các ông C, D"
    names = names_of_both_kinds(key, marks, listed.end() if listed else end, most, led=listed is not None)
    return tuple(p for p in names if p.kind == wanted)


def _counted_units(key: str, marks: Marks, start: int, end: int, number: int) -> tuple[Party, ...]:
    """The units of a count whose noun begins the name of the first, where as many are named: "2 huyện Đồng Văn và Yên Minh"."""
    if key.count(" ", start, end) != 1:
        return ()  # "2 xã huyện A": the second noun is where they are
    first = next((p for p in marks.parties if start < p.start < end < p.end and p.kind == "unit"), None)
    names = names_after(key, marks, first.start, "unit", number + 1) if first is not None else ()
    return names if len(names) == number else ()


def _names_of_both(key: str, marks: Marks, statement: Statement, group: Group, number: int) -> tuple[Party, ...]:
    """Persons and units of a count of both, after the count or after the form that those counted received."""
    listed = _LISTS.match(key, statement.form.end) if group.rule == "counted_subject" else None
    return names_of_both_kinds(key, marks, listed.end() if listed else group.end, number, led=listed is not None)


def _all_of(resolved: Resolved, marks: Marks, at: int, wanted: str, number: int) -> tuple[Party, ...]:
    """Those whom a list at the end of a description names, where as many are named as were counted before `at`."""
    ahead = resolved.key[at : min(at + _DEED_REACH, marks.end)]
    if not holds_any(ahead, _LEADS):
        return ()
    closed = _CLOSED.match(resolved.key, at, marks.end)
    if closed is None or _OTHER_SET.search(closed["deed"][-60:]):
        return ()
    names = names_after(resolved.key, marks, closed.end(), wanted, number + 1)
    if names and resolved.key.startswith((" (", ":"), closed.end()) and ENDS_ITEM.match(resolved.key, names[-1].end) is None:
        return ()  # "bắt cướp (A và B bị khởi tố)"
    if resolved.key.startswith(" (", closed.end()) and _OBJECT.search(closed["deed"][-60:]):
        return ()  # "cứu sống bệnh nhân (A và B)": whom they saved
    return names if len(names) == number else ()


def _places(resolved: Resolved, at: int, most: int) -> tuple[Party, ...]:
    """The places of a count by their bare names, where as many are named: "2 huyện: Đồng Văn, Yên Minh"."""
    found = _PLACES.match(resolved.text, at)
    if found is None or len(found.captures(2)) + 1 != most:
        return ()
    return tuple(Party(start, end, "unit", resolved.text[start:end]) for start, end in (found.span(1), *found.spans(2)))
