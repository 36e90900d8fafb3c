"""Emulation movements and drives that the article names: phong trào thi đua "…", cuộc vận động "…".

A campaign is known by a name in quotes after its noun (observed usage of the press; Law on Emulation and Commendation,
article on emulation movements). Later mentions of the same name are evidence for the same event.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import attrgetter

from msgspec import Struct

from sukien.events.frame import Frame
from sukien.mentions import SILENT, Anchor, DateMention, Span
from sukien.records import Campaign, Event, EventUnit, Evidence
from sukien.resolved import Resolved
from sukien.whole_words import holds_any

MAX_NAME = 200


class _Named(Struct, frozen=True):
    """One mention of a campaign: the name between the quotes, who launched it as written, for what period, on what day."""

    name: Span
    launcher: Span | None
    period: Span | None
    date: DateMention | None = None


def find_campaigns(frame: Frame) -> tuple[Event, ...]:
    """The campaigns of an article by name, in order of first mention."""
    resolved = frame.resolved
    told: dict[str, list[_Named]] = {}
    reach = 0
    for anchor in resolved.segmented.anchors.get("campaign_nouns", []):
        if anchor.start < reach or resolved.segmented.section_at(anchor.start).kind in SILENT:
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
    launches = resolved.key.startswith("phát động", anchor.start)
    before = _launcher_before(resolved, sentence, anchor.end if launches else anchor.start)
    shared = Span(*quote.span("by")) if quote is not None and quote["by"] else before
    day = _day_of_launch(resolved, sentence, before) if before is not None and shared is before else None
    while quote is not None and _is_name(resolved, anchor, quote["name"]):
        period = _period(resolved, quote.end(), sentence.end)
        told = period.end if period is not None else quote.end()
        by = _BY.match(resolved.key, told, min(sentence.end, told + 160))
        launcher = Span(*by.span(by.lastgroup or "by")) if by is not None else shared
        found.append(_Named(Span(*quote.span("name")), launcher, period, day if launcher is shared else None))
        quote = _NEXT.match(resolved.text, quote.end(), sentence.end)
    return found


def _is_name(resolved: Resolved, noun: Anchor, quoted: str) -> bool:
    """A campaign's name is a slogan: three words, or two that begin with a capital; “xanh hóa” is a figure of speech.

    In small letters it is one only after a noun of emulation that nobody merely calls so; wars and uprisings are none.
    """
    words, capital = len(quoted.split()), quoted[:1].isupper() or quoted[:1].isdecimal()
    if _WAR.search(quoted.lower()):
        return False
    if not capital and (
        resolved.key.startswith("chiến dịch", noun.start) or _CALLED.search(resolved.key, max(noun.start - 40, 0), noun.start)
    ):
        return False
    return words >= 3 or (words == 2 and capital)


def _launcher_before(resolved: Resolved, sentence: Span, start: int) -> Span | None:
    """The unit or office right before "(đã) phát động" that leads to the noun at `start`; an office with the unit it ends in."""
    begin = max(sentence.start, start - 60)
    verb = _LAUNCH.search(resolved.key, begin, start) if holds_any(resolved.key[begin:start], _LAUNCHES) else None
    if verb is None:
        return None
    before = [span for span, _ in resolved.units_in(sentence.start, verb.start())]
    units = [span for span in before if verb.start() - span.end <= 25]
    if units and (first := next((s for s in before if _TOGETHER.fullmatch(resolved.key, s.end, max(s.end, units[0].start))), None)):
        return first  # "X phối hợp với Y phát động": X launches
    offices = resolved.mentions.offices
    last = bisect_left(offices, verb.start(), key=attrgetter("start")) - 1
    if last >= 0 and offices[last].start >= sentence.start:
        office = Span(offices[last].start, offices[last].end)
        if _RIGHT_BEFORE.fullmatch(resolved.key, office.end, verb.start()) and all(u.end <= office.end for u in units):
            return office
    return units[0] if units else None


def _day_of_launch(resolved: Resolved, sentence: Span, launcher: Span) -> DateMention | None:
    """The day right before the launcher: "Ngày 5/6/2021, UBND tỉnh phát động …"."""
    dates = resolved.dates
    last = bisect_left(dates, launcher.start, key=attrgetter("start")) - 1
    if last < 0 or dates[last].start < sentence.start or dates[last].role != "event" or not _DAY.fullmatch(dates[last].value):
        return None
    return dates[last] if _TO_LAUNCHER.fullmatch(resolved.key, dates[last].end, launcher.start) else None


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
    evidence.append(frame.evidence("status", *name, "named_campaign"))
    if launcher is not None:
        evidence.append(frame.evidence("campaign.launched_by", *launcher, "launcher_of_campaign"))
        if _unit(frame, launcher):
            evidence.append(frame.evidence("units.organizer", *launcher, "launcher_of_campaign"))
    day = next((m.date for m in mentions if m.date), None)
    if day is not None:
        evidence.append(frame.evidence("date", day.start, day.end, day.rule))
    if period is not None:
        evidence.append(frame.evidence("campaign.period", *period, "period_after_name"))
    wording = _folded(frame, name)
    return Event(
        event_id=frame.event_id("campaign", wording, name.start),
        article_id=frame.article_id,
        article=frame.reference,
        type="campaign",
        status="held",
        date=frame.date(day),
        participants=(),
        units=_unit(frame, launcher),
        document=None,
        campaign=Campaign(wording, _folded(frame, launcher) if launcher else None, _folded(frame, period) if period else None),
        evidence=tuple(evidence),
    )


def _unit(frame: Frame, launcher: Span | None) -> tuple[EventUnit, ...]:
    """The launcher as a unit, when its wording is the name of one ("Thủ tướng Chính phủ" is none)."""
    if launcher is None:
        return ()
    return tuple(EventUnit(u.id, u.name, "organizer") for span, u in frame.resolved.units_in(*launcher) if span == launcher)


def _folded(frame: Frame, span: Span) -> str:
    start, end = frame.place(*span)
    return " ".join(frame.text[start:end].split())


_OPEN, _CLOSE = "[“\"‘'«]", "[”\"’'»“]"
_NAME = rf"{_OPEN} ?(?P<name>[^“”\"‘«»\n]{{6,{MAX_NAME}}}?) ?{_CLOSE}"
_LAUNCHED = "(?:phát động|khởi xướng|tổ chức phát động)"
_FIRST = re.compile(
    rf"(?: thi đua| yêu nước| với chủ đề| mang tên| trọng tâm| lớn| như| gồm| là| về| được triển khai[^,.;“”]{{0,40}})*"
    rf"(?: do (?P<by>[^.,;“”]{{3,80}}?) {_LAUNCHED})?(?:,? (?:tiêu biểu )?(?:như|gồm|là))?(?: ?:)? ?{_NAME}"
)
_NEXT = re.compile(rf"[,;]? ?(?:và )?(?:phong trào |cuộc vận động )?(?:thi đua )?{_NAME}")
_BY = re.compile(
    rf"\)?,? (?:do (?P<by>[^.,;“”]{{3,80}}?) {_LAUNCHED}|được phát động bởi (?P<of>[^.,;“”]{{3,80}}?)(?=[.,;\n]| (?:từ|vào|nhân|năm) |\Z))"
)
_TOGETHER = re.compile(r" (?:phối hợp|cùng)(?: với| cùng)? (?:các )?")
_WAR = re.compile(r"điện biên phủ|đồng khởi|cần vương|xô viết|mậu thân|biên giới năm|việt bắc|đường 9")
_CALLED = re.compile(r"(?<!\w)(?:gọi|coi|xem|ví)(?: [^\W\d_]+){0,4} (?:là|như)(?: một)? \Z")
_LAUNCHES = ("phát động", "khởi xướng")
_LAUNCH = re.compile(r"\b(?:phát động|khởi xướng|triển khai phát động)\b[^.;“”]{0,30}$")
_RIGHT_BEFORE = re.compile(r"[^,.;:()“”]{0,25}")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_TO_LAUNCHER = re.compile(r"\)?,? ?(?:(?:tại|ở) [^,.;:“”]{2,50}, ?)?")
_PERIOD = re.compile(
    r",? ?\(?(?P<period>(?:giai đoạn|năm học|nhiệm kỳ) \d{4} ?[-–] ?\d{4}|năm \d{4}|từ năm \d{4} (?:đến|-) (?:năm )?\d{4}"
    r"|(?<=\()\d{4} ?[-–] ?\d{4}"
    r"|từ (?:ngày )?[\d/.]{3,10} đến (?:hết )?(?:ngày )?[\d/.]{3,10})"
)
_WORD = re.compile(r"\w+")
