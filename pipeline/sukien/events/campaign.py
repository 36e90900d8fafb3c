"""Emulation movements and drives that the article names: phong trào thi đua "…", cuộc vận động "…".

A campaign is known by a name in quotes after its noun (observed usage of the press; Law on Emulation and Commendation,
article on emulation movements). Later mentions of the same name are evidence for the same event.
"""

from __future__ import annotations

import re

from sukien.events.frame import Frame
from sukien.mentions import Anchor, Resolved, Span, Unit
from sukien.records import Campaign, Event, EventUnit, Evidence

_SILENT = {"noise", "repeat", "byline", "stamp", "source"}
MAX_NAME = 200


class _Named:
    """One mention of a campaign: the noun, the name between the quotes, who launched it, for what period."""

    __slots__ = ("launcher", "name", "period", "planned")

    def __init__(self, name: Span, launcher: tuple[Span, Unit] | None, period: Span | None, planned: bool) -> None:
        self.name, self.launcher, self.period, self.planned = name, launcher, period, planned


def find_campaigns(frame: Frame) -> tuple[Event, ...]:
    """The campaigns of an article by name, in order of first mention."""
    resolved = frame.resolved
    told: dict[str, list[_Named]] = {}
    reach = 0
    for anchor in resolved.segmented.anchors.get("campaign_nouns", []):
        if anchor.start < reach or resolved.segmented.section_at(anchor.start).kind in _SILENT:
            continue
        for named in _named(resolved, anchor):
            told.setdefault(_key(resolved, named.name), []).append(named)
            reach = named.name.end
    return tuple(_event(frame, mentions) for mentions in told.values())


def _named(resolved: Resolved, anchor: Anchor) -> list[_Named]:
    """The names in quotes after a campaign noun: one, or several joined by commas ("các phong trào: “A”, “B”")."""
    index = resolved.segmented.sentence_at(anchor.start)
    if index is None:
        return []
    sentence = resolved.segmented.sentences[index]
    found: list[_Named] = []
    quote = _FIRST.match(resolved.text, anchor.end, sentence.end)
    while quote is not None and _is_name(quote["name"]):
        name = Span(quote.start("name"), quote.end("name"))
        found.append(
            _Named(name, _launcher(resolved, sentence, anchor.start, quote.end()), _period(resolved, quote.end(), sentence.end), False)
        )
        quote = _NEXT.match(resolved.text, quote.end(), sentence.end)
    return found


def _is_name(quoted: str) -> bool:
    """A campaign's name is a slogan: three words, or two that begin with a capital; “xanh hóa” is a figure of speech."""
    words = len(quoted.split())
    return words >= 3 or (words == 2 and quoted[:1].isupper())


def _launcher(resolved: Resolved, sentence: Span, start: int, end: int) -> tuple[Span, Unit] | None:
    """The unit that launched it: "do UNIT phát động" after the name, or "UNIT (đã) phát động" before the noun."""
    by = _BY.match(resolved.key, end, min(sentence.end, end + 160))
    if by is not None:
        units = resolved.units_in(by.start("unit"), by.end("unit"))
        return units[0] if units else None
    verb = _LAUNCH.search(resolved.key, max(sentence.start, start - 60), start)
    if verb is None:
        return None
    units = [pair for pair in resolved.units_in(sentence.start, verb.start()) if verb.start() - pair[0].end <= 25]
    return units[0] if units else None


def _period(resolved: Resolved, start: int, end: int) -> Span | None:
    found = _PERIOD.match(resolved.key, start, min(end, start + 60))
    return Span(found.start("period"), found.end("period")) if found else None


def _key(resolved: Resolved, name: Span) -> str:
    return " ".join(_WORD.findall(resolved.key[name.start : name.end]))


def _event(frame: Frame, mentions: list[_Named]) -> Event:
    name = mentions[0].name
    launcher = next((m.launcher for m in mentions if m.launcher), None)
    period = next((m.period for m in mentions if m.period), None)
    evidence: list[Evidence] = [frame.evidence("campaign.name", *m.name, "name_after_campaign_noun") for m in mentions]
    if launcher is not None:
        evidence.append(frame.evidence("campaign.launched_by", *launcher[0], "launcher_of_campaign"))
    if period is not None:
        evidence.append(frame.evidence("campaign.period", *period, "period_after_name"))
    wording = _folded(frame, name)
    return Event(
        event_id=frame.event_id("campaign", wording, name.start),
        article_id=frame.article_id,
        article=frame.reference,
        type="campaign",
        status="held",
        date=None,
        participants=(),
        units=() if launcher is None else (EventUnit(launcher[1].id, launcher[1].name, "organizer"),),
        document=None,
        campaign=Campaign(wording, launcher[1].name if launcher else None, _folded(frame, period) if period else None),
        evidence=tuple(evidence),
    )


def _folded(frame: Frame, span: Span) -> str:
    start, end = frame.place(*span)
    return " ".join(frame.text[start:end].split())


_OPEN, _CLOSE = "[“\"‘'«]", "[”\"’'»“]"
_NAME = rf"{_OPEN} ?(?P<name>[^“”\"‘«»\n]{{6,{MAX_NAME}}}?) ?{_CLOSE}"
_FIRST = re.compile(rf"(?: thi đua| yêu nước| với chủ đề| mang tên| trọng tâm| lớn| như| gồm| là| về)*(?: ?:)? ?{_NAME}")
_NEXT = re.compile(rf"[,;]? ?(?:và )?(?:phong trào |cuộc vận động )?(?:thi đua )?{_NAME}")
_BY = re.compile(r",? do (?P<unit>[^.;“”]{3,130}?) (?:phát động|khởi xướng|phối hợp|tổ chức)")
_LAUNCH = re.compile(r"\b(?:phát động|khởi xướng|triển khai phát động)\b[^.;“”]{0,30}$")
_PERIOD = re.compile(r",? ?\(?(?P<period>giai đoạn \d{4} ?[-–] ?\d{4}|năm \d{4}|từ năm \d{4} đến năm \d{4})")
_WORD = re.compile(r"\w+")
