"""Teams without a name of their own that receive as one: "kíp trực cấp cứu Bệnh viện A", "tổ tuần tra Công an huyện B"."""

from __future__ import annotations

import re

from sukien.events.award_marks import Party
from sukien.events.recipient_parents import is_parent
from sukien.mentions import Anchor, Span
from sukien.resolved import Resolved

_WORK = re.compile(  # what the team does, up to the body that it belongs to
    r"(?: (?!(?:vì|có|đã|đang|sẽ|được|bị|khi|trong|nhân|về|với|và|tại|ở|do|mà|này|là|gồm|từ|cho|tham gia|phối hợp|cùng|nói|trên|các"
    r"|của|thuộc)(?!\w))[^\s,.;:()“”\"]+){0,7}?(?: (?:của|thuộc))? "
)
_REACH = 70  # characters from the noun of a team to its body
_GIVEN_TO = re.compile(
    r"(?<!\w)(?:cho|tới|đến|đối với|khen thưởng|biểu dương|tuyên dương|vinh danh|thư khen|bằng khen|giấy khen)"
    r"(?: (?:các|tập thể|toàn thể|cán bộ,? (?:nhân viên|chiến s[ĩỹ])|và thưởng nóng))? \Z"
)
_GIVEN_REACH = 50
_OPENS = re.compile(r"(?:\A|[\n.;:] ?)(?:tập thể )?\Z")
_RECEIVES = re.compile(r" (?:đã |cũng |vừa |vinh dự |còn )*(?:được|nhận|đón nhận)(?!\w)")


def teams(resolved: Resolved, nouns: list[Anchor], start: int, end: int) -> list[Span]:
    """Spans of the teams in the sentence [start, end) to whom something is given, or that receive, each with the body it belongs to;
    `nouns`: of the sentence."""
    key = resolved.key
    found: list[Span] = []
    for noun in nouns:
        if noun.entry.code != "team":
            continue
        object_of = _GIVEN_TO.search(key, max(start, noun.start - _GIVEN_REACH), noun.start) is not None
        if not object_of and _OPENS.search(key, max(start - 1, noun.start - 10, 0), noun.start) is None:
            continue
        close = _body_end(resolved, noun.end, end)
        if close is not None and (object_of or _RECEIVES.match(key, close, end)):
            found.append(Span(noun.start, close))
    return found


def _body_end(resolved: Resolved, at: int, end: int) -> int | None:
    """Where the body ends, with those over it, to which a team named up to `at` belongs; None where none follows."""
    units = resolved.units_in(at, min(end, at + _REACH))
    first = next((i for i, (place, _) in enumerate(units) if _WORK.fullmatch(resolved.key, at, place.start)), None)
    if first is None:
        return None
    bodies = [Party(*place, "unit", resolved.text[slice(*place)], None, unit) for place, unit in units[first:]]
    body = bodies[0]
    for over in bodies[1:]:
        if resolved.key[body.end : over.start] not in (", ", " - ", " – ", " ") or not is_parent(resolved.key, body, over):
            break
        body = over
    return body.end
