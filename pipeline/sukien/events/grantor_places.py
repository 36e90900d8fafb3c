"""Where a grantor is or acts, told between it and its verb.

UBND xã A, huyện B, tỉnh C tặng Giấy khen       the places over a body, or in brackets behind it
Công an tỉnh đến Trường A trao Giấy khen        where it came to
"""

from __future__ import annotations

import re

from sukien.events.award_marks import Party
from sukien.events.recipient_parents import is_parent

_CAME = re.compile(r" (?:đã )?(?:đến|tới|về|tại)(?: thăm)? \Z")
_AT = re.compile(  # "tại xã A, tỉnh B tặng", "biểu dương Công an xã A, huyện B tặng": the second grants
    r"(?<!\w)(?:đến|tới|về|tại|ở|theo|của|với|cho|do|có|cùng|thăm|biểu dương|chúc mừng|tuyên dương|khen ngợi|ghi nhận) (?:lãnh đạo )?\Z"
)
_CAME_ENDS = ("đến ", "tới ", "về ", "tại ", "thăm ")


def grantor_ends(key: str, parties: list[Party], party: Party) -> int | None:
    """Where that ends which stands before `party`, where `party` only tells where the grantor is; None where it may be the grantor."""
    if party.unit is None:
        return None
    came = _CAME.search(key, max(party.start - 16, 0), party.start) if key.endswith(_CAME_ENDS, 0, party.start) else None
    if came is not None:
        return came.start() + 1
    if party.unit.kind != "admin_unit" and key[party.start - 1] != "(":
        return None
    body = next((p for p in reversed(parties) if p.end < party.start), None)
    if (
        body is None
        or not (key[body.end : party.start] == ", " or is_parent(key, body, party))
        or _AT.search(key, max(body.start - 20, 0), body.start)
    ):
        return None
    return body.end


def is_place(party: Party) -> bool:
    """True for a place, which may only end the name of a body."""
    return party.kind == "head" or (party.unit is not None and party.unit.kind == "admin_unit")


def is_generic(key: str, start: int, party: Party) -> bool:
    """True for the last of a list of kinds behind `start`, who is nobody: "các sở, ngành, huyện, thành phố đã tặng"."""
    if (
        party.kind != "head"
        or party.name.isupper()
        or " " in key[party.start : party.end].replace("thành phố", "tp").replace("thị xã", "tx")
    ):
        return False
    return re.search(r"(?:,|(?<!\w)(?:các|và)) \Z", key[max(start, party.start - 5) : party.start]) is not None
