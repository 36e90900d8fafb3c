"""Who comes to a meeting by holding it: those who meet, visit, receive or work with others."""

from __future__ import annotations

from sukien.events.meeting_names import Named
from sukien.events.meeting_subject import opens_with_deed
from sukien.events.role_grammar import Actor, Found
from sukien.mentions import Span
from sukien.resolved import Resolved


def is_come_to_by_subject(key: str, stated: Named) -> bool:
    """True where those who stand before the verb meet: "A đã gặp mặt …", "Chủ tịch A đã có cuộc họp với các sở"."""
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
    return [Found(a.person, "attend", a.span, cue, "subject_of_gathering") for a in who]
