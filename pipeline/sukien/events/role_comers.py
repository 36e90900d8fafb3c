"""Who comes to a meeting by holding it: those who meet, visit, receive or work with others."""

from __future__ import annotations

import re

from sukien.events.meeting_names import Named
from sukien.events.meeting_subject import opens_with_deed
from sukien.events.role_grammar import Actor, Found
from sukien.mentions import Span
from sukien.resolved import Resolved


def is_come_to_by_subject(key: str, stated: Named) -> bool:
    """True where those who stand before the verb meet: "A đã gặp mặt …", "Chủ tịch A đã có cuộc họp với các sở"."""
    if stated.verb is not None and key.startswith(_CHAIRS, stated.verb[0]):
        return False  # who chairs it is told by the verb
    goes = stated.use in {"verb", "act"} or stated.rule == "subject_does_on_a_day"
    if stated.family == "gathering" or (goes and stated.family in {"visit", "inspection"}):
        return True
    return stated.verb is not None and key.startswith(("đã có ", "có "), stated.verb[0])


def comers(resolved: Resolved, stated: Named, actors: list[Actor]) -> list[Found]:
    """The persons who meet, visit or receive ("Thủ tướng A đã có cuộc gặp mặt …") attend what they hold."""
    if stated.verb is None:
        return []
    cue = Span(*stated.verb)
    who = [a for a in actors if a.full.end <= cue.start and not resolved.key.endswith(" của ", 0, a.full.start)]
    if not who and resolved.text[stated.start].isupper():
        subject = opens_with_deed(resolved, stated.sentence, cue.end)
        who = [a for a in actors if a.span == subject]
    found = [Found(a.person, "attend", a.span, cue, "subject_of_gathering") for a in who]
    guest = next((a for a in actors if stated.start < a.start < stated.end), None)
    if who and guest is not None and _RECEIVED.fullmatch(resolved.key, stated.start, guest.full.start) is not None:
        found.append(Found(guest.person, "attend", guest.span, cue, "guest_of_gathering"))
    return found


_CHAIRS = ("chủ trì", "chủ tọa", "chủ toạ", "điều hành", "đồng chủ trì")
# "tiếp | Đại sứ A", "hội đàm với | Thủ tướng B": who is received is there too
_RECEIVED = re.compile(
    r"(?:buổi |cuộc )?(?:tiếp(?: xã giao| thân mật)?|thân mật tiếp|hội đàm(?: với)?|hội kiến(?: với)?|gặp|đón tiếp) (?:(?:ngài|ông|bà) )?"
)
