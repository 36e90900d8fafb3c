"""Which of the meetings that an article names it reports, and on what day.

An article may name many meetings and report one: the one it says was held (or was spoken at) near its beginning, and
comes back to ("tại hội nghị", "buổi lễ"). Each way to name it is weighed; the heaviest is the meeting, and what refers
to it is evidence for it.
"""

from __future__ import annotations

import re

from msgspec import Struct
from msgspec.structs import replace

from sukien.events.meeting_date import (
    DAY,
    LEAD_SENTENCES,
    at_another_time,
    date_below_title,
    date_of_lead,
    day_of_opening,
    event_date,
    month_of,
    same_day,
)
from sukien.events.meeting_names import Named, likeness, named_meetings, refers
from sukien.events.meeting_passing import called_off, in_a_period, in_passing, long_past, takes_place_in_passing, told_in_passing
from sukien.events.meeting_pointed import only_pointed_at, weigh
from sukien.events.meeting_subject import later_that_day
from sukien.mentions import DateMention
from sukien.resolved import Resolved
from sukien.whole_words import holds_any

ENOUGH = 5
ENOUGH_FOR_ANOTHER = 7
ENOUGH_OF_ITS_DAY = 4  # for one of those days that a sentence begins with: "Chiều cùng ngày, đoàn đã đến thăm …"
ENOUGH_WHEN_SAID_SO = 3  # "Nhân dịp này, … tổ chức lễ …", "Chiều cùng ngày, … tổ chức hội nghị …"
MAX_NAMED = 300  # a page that names more is a list of news, not a report; keeps the comparison of names short


class Report(Struct, frozen=True):
    """A meeting held to be reported: the mention that states it, all its mentions, and its date."""

    stated: Named
    mentions: tuple[Named, ...]
    date: DateMention | None


def reported_meetings(resolved: Resolved) -> list[Report]:
    """The meetings that the article is a report of; most often one, or none."""
    named = named_meetings(resolved)[:MAX_NAMED]
    pointed_at = "act" in [n.use for n in named] and (
        any(n.clue == "attended" and _says_less(n) for n in named) or holds_any(resolved.key, _AT_THE_PLACE)
    )
    weighed: list[tuple[int, Named]] = []
    for n in named:
        if n.clue and not n.bare and (n.use != "act" or pointed_at or _hands_over(resolved, n)):
            day = event_date(resolved, n)
            if may_state(resolved, n, day) and not called_off(resolved, n):
                weighed.append((weigh(resolved, n, day, named), n))
    alone = [pair for pair in weighed if not _after_welcome(resolved, pair[1])]
    weight, first = max(alone, key=_heaviest_then_first, default=(0, None))
    enough = ENOUGH_OF_ITS_DAY if first is not None and _hands_over(resolved, first) and _opens_with_day(resolved, first) else ENOUGH
    if first is None or weight < enough or _is_to_come(resolved, first):
        here = [n for n in named if first is None or weight < enough or not refers(resolved, n, first)]
        pointed = only_pointed_at(resolved, here)
        return [_report(resolved, _named_just_before(resolved, named, pointed), named)] if pointed is not None else []
    if first.use == "act" and not _hands_over(resolved, first):
        weight, first = _where_done(resolved, first, weighed) or (weight, first)
    chosen = [_report(resolved, first, named)]
    for weight, other in weighed:
        if weight < ENOUGH_WHEN_SAID_SO or not _may_be_another(resolved, other):
            continue
        enough = ENOUGH if _is_item(resolved, other) else ENOUGH_OF_ITS_DAY if _opens_with_day(resolved, other) else ENOUGH_FOR_ANOTHER
        later = _later_that_day(resolved, other, chosen)
        if later or _on_the_occasion(resolved, other):
            enough = ENOUGH_WHEN_SAID_SO
        if weight >= enough and _is_another(resolved, other, chosen, later):
            report = _report(resolved, other, named)
            chosen.append(replace(report, date=chosen[0].date) if later else report)
    return sorted(chosen, key=lambda r: r.stated.start)


def _named_just_before(resolved: Resolved, named: list[Named], pointed: Named) -> Named:
    """The meeting that the sentence before names: "Ông A dự hội nghị tập huấn … | Hội nghị do Sở tổ chức ngày 5/6"; else `pointed`."""
    near = [
        n for n in named if n.sentence in {pointed.sentence - 1, pointed.sentence} and n.start < pointed.start and n.use in {"open", "weak"}
    ]
    last = near[-1] if near and pointed.bare and near[-1].family == pointed.family else pointed
    told = last.clue in {"attended", "held"} and not (last.bare or last.planned or told_in_passing(resolved, last))
    return last if told and refers(resolved, pointed, last) and not called_off(resolved, last) else pointed


def _where_done(resolved: Resolved, act: Named, weighed: list[tuple[int, Named]]) -> tuple[int, Named] | None:
    """The meeting of the day at which something was handed over: "đã trao Huân chương … Phát biểu tại Đại hội … sáng 1/11"."""
    day = event_date(resolved, act)
    there = [(w, n) for w, n in weighed if n.use == "open" and w >= ENOUGH and not (n.planned or _says_less(n))]
    same = [(w, n) for w, n in there if day is not None and (on := event_date(resolved, n)) is not None and on.value == day.value]
    return max(same, key=_heaviest_then_first, default=None)


def _says_less(named: Named) -> bool:
    """True for "lễ ký kết", "buổi lễ", which say less than "đã ký kết Quy chế phối hợp"."""
    return named.bare or named.words <= _STAGED


def _heaviest_then_first(pair: tuple[int, Named]) -> tuple[int, int, int]:
    weight, named = pair
    return weight, named.clue == "held" and named.section != "title", -named.start


def may_state(resolved: Resolved, named: Named, day: DateMention | None) -> bool:
    """True when this mention, which has a name and a clue, can stand for a meeting of the article: it says that it took place."""
    if named.planned and day is None:
        return False
    if long_past(resolved, named) or (day is None and in_a_period(resolved, named)):
        return False
    if resolved.key.startswith("chương trình ", named.start) and not _is_programme(resolved, named, day):
        return False
    if named.rule == "meeting_named_in_the_lead":
        return resolved.text[named.start].isupper() and day is not None
    if named.rule == "meeting_takes_place" and takes_place_in_passing(resolved, named):
        return False
    if named.clue != "attended":
        dated = named.use == "verb" or day is not None
        return named.use not in {"verb", "act", "organised"} or (named.clue == "held" and dated)
    if told_in_passing(resolved, named):
        return False
    if named.use == "weak":
        told = _QUOTED.search(resolved.key, named.start, named.end) is not None or named.family == "session" or _comes_to(resolved, named)
        return told and not named.planned and day is not None
    return named.use == "open"


def _is_programme(resolved: Resolved, named: Named, day: DateMention | None) -> bool:
    """True for a programme that is an evening or a gathering: it has a name in quotation marks, or was held on a day."""
    if named.family != "programme" or _QUOTED.search(resolved.key, named.start, named.end):
        return True
    held = named.verb is not None and not resolved.key.startswith(("có", "đã có"), named.verb[0])
    return held and day is not None


def _hands_over(resolved: Resolved, named: Named) -> bool:
    """True for "Sở đã tổ chức trao tặng Bằng khen …": held to hand over awards."""
    return named.rule == "holder_verb_meeting" and resolved.key.startswith(("trao ", "đón "), named.start)


def _comes_to(resolved: Resolved, named: Named) -> bool:
    """True for one near the beginning that someone comes to or chairs: "Tối 18/11, Chủ tịch nước dự Ngày hội …"."""
    return named.rank <= 1 and _is_come_to(resolved, named)


def _is_come_to(resolved: Resolved, named: Named) -> bool:
    return named.verb is not None and _COMES.match(resolved.key, *named.verb) is not None


def _is_to_come(resolved: Resolved, named: Named) -> bool:
    """True for a meeting further down that is still to be held: said so, or on a day after the one that the lead tells of."""
    if named.rank <= LEAD_SENTENCES or named.clue != "held":
        return False
    day = event_date(resolved, named)
    if named.verb is not None and resolved.key.endswith(("đã ", "vừa "), 0, named.verb[0]):
        return named.planned
    told = next((d for d in resolved.dates[:8] if d.role == "event" and DAY.fullmatch(d.value) and d.start < named.start), None)
    return named.planned or (day is not None and told is not None and day.value > told.value and day.value[:5] == told.value[:5])


def _may_be_another(resolved: Resolved, named: Named) -> bool:
    return named.section != "title" and named.use != "act" and (named.clue == "held" or _is_come_to(resolved, named))


def _is_another(resolved: Resolved, named: Named, chosen: list[Report], later: bool) -> bool:
    """A second meeting needs a day and a holder of its own, and a name unlike the first; or its own item in a round-up, or to be said
    to be `later` on the day."""
    if _is_item(resolved, named):
        return all(r.stated.sentence != named.sentence for r in chosen)
    date = event_date(resolved, named)
    if date is None and _on_the_occasion(resolved, named):
        return all(likeness(named, r.stated) < 0.5 for r in chosen)
    if later:
        return True
    if date is None or any(likeness(named, r.stated) >= 0.5 for r in chosen):
        return False
    if _opens_with_day(resolved, named):
        return all(r.stated.sentence != named.sentence and at_another_time(r.date, date) for r in chosen)
    return all(r.date is None or r.date.value != date.value for r in chosen)


def _later_that_day(resolved: Resolved, named: Named, chosen: list[Report]) -> bool:
    """True for "Chiều cùng ngày, Ủy ban … tổ chức hội nghị …": another part of the day, another meeting, however alike their names."""
    if named.rule not in {"holder_verb_meeting", "subject_does_on_a_day"}:
        return False
    opening = later_that_day(resolved, named.sentence)
    if opening is None:
        also = _ALSO_HELD.match(resolved.key, resolved.segmented.sentence_starts[named.sentence], named.start)
        return also is not None and all(r.stated.family != named.family and r.date is not None for r in chosen)
    if opening[1] is None:
        welcomed = any(resolved.key.startswith(_WELCOME, r.stated.start) and r.date is not None for r in chosen)
        return welcomed and all(r.stated is not named for r in chosen)
    if named.family in {"gathering", "visit"}:
        return all(r.date is not None and r.date.part_of_day != opening[1] and r.stated is not named for r in chosen)
    return all(r.date is not None and r.date.part_of_day not in {None, opening[1]} for r in chosen)


def _after_welcome(resolved: Resolved, named: Named) -> bool:
    """True for "Ngay sau lễ đón, Thủ tướng A đã hội đàm với …", which has its day from the welcome alone."""
    opening = later_that_day(resolved, named.sentence)
    return opening is not None and opening[1] is None and event_date(resolved, named) is None


def _on_the_occasion(resolved: Resolved, named: Named) -> bool:
    """True for a ceremony held within a visit: "Nhân dịp này, Đại sứ quán tổ chức lễ đón nhận Huân chương …"."""
    start = resolved.segmented.sentences[named.sentence].start
    return named.use == "open" and named.rule == "holder_verb_meeting" and _ON_THIS_OCCASION.match(resolved.key, start) is not None


def _opens_with_day(resolved: Resolved, named: Named) -> bool:
    """True when the sentence begins with the day, and goes on to who held what: "Chiều 8/7, UBND tỉnh tổ chức …"."""
    start = resolved.segmented.sentences[named.sentence].start
    days = resolved.dates_in(start, min(start + 16, named.start))
    by_holder = named.rule in {"holder_verb_meeting", "subject_does_on_a_day"} or _is_come_to(resolved, named)
    return bool(days) and by_holder and not in_passing(resolved, start, named.start)


def _is_item(resolved: Resolved, named: Named) -> bool:
    """True for what begins an item of a round-up: "• Cùng ngày, quận A cũng đã tổ chức gặp mặt …"."""
    start = resolved.segmented.sentences[named.sentence].start
    stated = named.rule in {"holder_verb_meeting", "meeting_takes_place"}
    return stated and _ITEM.search(resolved.text, max(0, start - 3), named.start) is not None


def _report(resolved: Resolved, stated: Named, named: list[Named]) -> Report:
    if _is_item(resolved, stated):
        following = _ITEM.search(resolved.text, stated.end)
        stop = len(resolved.text) if following is None else following.start()
        here = tuple(n for n in named if n.bare and stated.start < n.start < stop and refers(resolved, n, stated))
        return Report(stated, (stated, *here), event_date(resolved, stated))
    mentions = tuple([n for n in named if n is stated or refers(resolved, n, stated)])
    dates = (event_date(resolved, n) for n in (stated, *mentions) if (n.clue == "held" and not _goes_on(resolved, n)) or n is stated)
    date = next((d for d in dates if d is not None), None) or same_day(resolved, stated) or date_of_lead(resolved, stated)
    if date is None and stated.section == "title":
        date = date_below_title(resolved, stated)
    if date is None:
        again = (event_date(resolved, n) for n in mentions if n.clue and n.family == stated.family)
        date = next((d for d in again if d is not None), None) or month_of(resolved, stated)
    if date is None and stated.bare:
        date = day_of_opening(resolved, stated)
    return Report(stated, mentions, date)


def _goes_on(resolved: Resolved, named: Named) -> bool:
    """True for what is still to come of a meeting of days: "Đại hội tiếp tục diễn ra vào sáng ngày 22-9"."""
    return named.verb is not None and resolved.key.endswith("tiếp tục", named.end - len(" tiếp tục"), named.verb[0])


_STAGED = {"lễ", "buổi", "ký", "kết", "ra", "mắt", "bàn", "giao", "công", "bố", "trao", "quyết", "định", "bằng", "gắn", "biển", "nhà"}
_AT_THE_PLACE = ("tại đây, ", "tại những nơi đến, ", "nơi đến thăm, ", "tại các nơi đến, ", "nhân dịp đến thăm, ")
_COMES = re.compile(r"(?:đến |tới |về |tham )?dự|chung vui|chủ t|điều hành")
_WELCOME = ("lễ đón", "đón ", "buổi lễ đón", "lễ chào cờ", "hội đàm", "cuộc hội đàm", "hội kiến")
_ON_THIS_OCCASION = re.compile(r"(?:cũng )?(?:trong |tại |nhân )?dịp này, ")
_ALSO_HELD = re.compile(r"cùng ngày, [^.;]* cũng (?:đã )?(?:tổ chức|khai mạc|diễn ra) ")
_QUOTED = re.compile(r"[“\"]")
_ITEM = re.compile(r"[•●♦■▪\n](?:(?<!\n)|\* ?(?=Ngày|Sáng|Chiều|Tối|Cùng ngày|Trước đó|Tại))")
