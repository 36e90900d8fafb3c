"""The meeting of an article that names none: "Tại buổi lễ, …", "Dự buổi lễ có …"; and how much speaks for a meeting."""

from __future__ import annotations

import re

from sukien.events.meeting_date import LEAD_SENTENCES, date_of_lead, event_date, said_lately
from sukien.events.meeting_names import Named, refers
from sukien.events.meeting_passing import called_off, told_in_passing
from sukien.mentions import DateMention, starting_in
from sukien.resolved import Resolved

LATEST_POINTED_AT = 15  # sentences; a meeting first pointed at further down is mentioned in passing
ENOUGH_AGAIN = 2  # mentions that come back to a meeting; more say no more


def only_pointed_at(resolved: Resolved, named: list[Named]) -> Named | None:
    """The meeting of an article that names none: "Tại cuộc họp báo chiều 27/6, ông A cho biết", "Tại buổi lễ, …" after a day."""
    best: tuple[int, Named] | None = None
    for one in named:
        came = one.rank <= 1 and _tells_who_came(resolved, one)
        if one.planned or one.rank > LATEST_POINTED_AT or not (one.family in _SPOKEN_AT or came):
            continue
        acts = one.bare and _acts_itself(resolved, one)
        if not acts and one.rule not in {"meeting_attended", "meeting_takes_place"}:
            continue
        body = one.bare and _opens_with_body(resolved, one)
        if one.family == "congress" and not (acts or body):
            continue  # most often one of the past, or of sport
        day = event_date(resolved, one)
        if resolved.key.startswith(_ELSEWHERE, one.start) or told_in_passing(resolved, one) or called_off(resolved, one):
            continue
        dated = day is not None or said_lately(resolved, one)
        spoken = one.verb is not None and _SPEAKS_THERE.match(resolved.key, *one.verb) is not None
        early = one.rank <= LEAD_SENTENCES and (dated or spoken or date_of_lead(resolved, one) is not None)
        early = early or came or acts or body or (one.section == "caption" and day is not None)
        if not (early or _opens_with_speaker(resolved, one) or _comes_back(resolved, one, named)):
            continue
        weight = weigh(resolved, one, day, named) + dated
        if best is None or weight > best[0]:
            best = weight, one
    return best[1] if best else None


def _comes_back(resolved: Resolved, one: Named, named: list[Named]) -> bool:
    """True for a ceremony that the title or a caption is of and with which a later sentence begins: "Buổi lễ đánh dấu …"."""
    if one.section not in ("title", "caption") or one.family != "ceremony":
        return False
    starts = resolved.segmented.sentence_starts
    noun = resolved.key[one.start : one.end]
    return any(n.start == starts[n.sentence] and resolved.key.startswith(noun, n.start) for n in named if n.sentence > one.sentence)


def _opens_with_speaker(resolved: Resolved, named: Named) -> bool:
    """True for a sentence that begins with the meeting and goes on with who speaks there: "Tại cuộc họp, ông A …"."""
    sentence = resolved.segmented.sentences[named.sentence]
    comma = resolved.key.find(", ", named.end, min(sentence.end, named.end + 40))
    if named.start - sentence.start > 40 or comma < 0:
        return False
    if any(span.start - comma < 60 for span, _ in resolved.persons_in(comma, min(sentence.end, comma + 160))):
        return True
    people = starting_in(resolved.mentions.persons, comma, sentence.end)
    return named.rank <= LEAD_SENTENCES and len(people) > 0 and people[0].full.start - comma < 60  # his offices stand before his name


def _acts_itself(resolved: Resolved, named: Named) -> bool:
    """True for a sentence that begins with the noun alone and what was done there: "(Sáng 5/6,) hội nghị cũng công bố quyết định …"."""
    if _DOES.match(resolved.key, named.end) is None:
        return False
    begins = resolved.segmented.sentence_starts[named.sentence]
    return named.start == begins or any(_THEN.fullmatch(resolved.key, d.end, named.start) for d in resolved.dates_in(begins, named.start))


def _opens_with_body(resolved: Resolved, named: Named) -> bool:
    """True for a sentence that begins with the meeting and goes on with a body: "Tại hội nghị, lãnh đạo Sở …", "Tại kỳ họp, HĐND …";
    and for what was said there: "Các tham luận tại đại hội …"."""
    key, begins = resolved.key, resolved.segmented.sentence_starts[named.sentence]
    if named.rank <= LEAD_SENTENCES and key.endswith(_SAID_THERE, begins, named.start):
        return True
    return _AT.fullmatch(key, begins, named.start) is not None and _BODY.match(key, named.end) is not None


def _tells_who_came(resolved: Resolved, named: Named) -> bool:
    """True for a sentence that tells who was there: "(Cùng) dự lễ kỷ niệm có Bộ trưởng A …"."""
    begins = resolved.segmented.sentence_starts[named.sentence]
    return resolved.key.startswith((" có ", " về phía "), named.end) and _WAS_THERE.fullmatch(resolved.key, begins, named.start) is not None


def weigh(resolved: Resolved, named: Named, day: DateMention | None, all_named: list[Named]) -> int:
    """How much speaks for `named` as what the article reports: its clue, its place, its day, and what comes back to it."""
    weight = {"held": 3, "attended": 2, "title": 3, "": 1}[named.clue] - (2 if resolved.key.startswith(_TRIPS, named.start) else 0)
    if named.rank <= LEAD_SENTENCES:
        weight += 2
    if day is not None or said_lately(resolved, named):
        weight += 1
    again = 0
    for other in all_named:
        if other is not named and refers(resolved, other, named):
            again += 1
            if again == ENOUGH_AGAIN:
                break
    return weight + again


_TRIPS = ("chuyến thăm", "chuyến công tác")  # longer than a meeting
_ELSEWHERE = ("chuyến", "hội nghị thượng đỉnh", "hội nghị trung ương")  # spoken of in the news of other things
_SPOKEN_AT = {"session", "congress", "visit", "talk", "conference", "ceremony", "gathering", "review"}
_WAS_THERE = re.compile(r"(?:cùng |đến |tới |về )?(?:tham )?dự ")
_SPEAKS_THERE = re.compile(r"phát biểu|chủ trì")
_DOES = re.compile(
    r" (?:(?:cũng|đã|còn|tiếp tục|thống nhất|nhất trí|tiến hành|lần lượt)\b ?)*(?<= )"
    r"(?:(?:tuyên dương|biểu dương|tôn vinh|khen thưởng|công bố|bầu|hiệp thương|bỏ phiếu|biểu quyết|trao|thông qua|xem xét|bình xét"
    r"|suy tôn|nghe|được nghe|thảo luận|quán triệt|triển khai|đánh giá|tổng kết|kiện toàn|miễn nhiệm|bổ sung|ký kết|phát động|ra mắt"
    r"|có sự (?:tham dự|tham gia|hiện diện|góp mặt|có mặt)|vinh dự đón)\b)"
)
_THEN = re.compile(r"\)?,(?: (?:tại|ở) [^,;.]{2,60},)? ")
_AT = re.compile(r"(?:cũng )?(?:tại|trong) ")
_BODY = re.compile(
    r"(?: do [^,.;]{3,90} tổ chức)?"
    r",(?: (?:thay mặt|các(?! lãnh đạo)|toàn thể|\d+))* (?:lãnh đạo|đại diện|đại biểu|ban tổ chức|ban chấp hành|ban thường vụ|ban giám hiệu"
    r"|thường trực|hội đồng|hđnd|ubnd|ủy ban|đảng ủy|đảng bộ"
    r"|tỉnh ủy|thành ủy|huyện ủy|sở|bộ|tập thể|cá nhân|nhà trường|cử tri|đoàn chủ tịch)\b"
)
_SAID_THERE = ("tham luận tại ", "tham luận trình bày tại ", "phát biểu tại ", "báo cáo tại ", "ý kiến tại ", "thảo luận tại ")
