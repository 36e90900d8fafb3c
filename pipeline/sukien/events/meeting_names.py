"""Where the text names a meeting, how far its name reaches, and what the words around it say of it.

A name begins with a noun of lexicons/meeting_nouns.tsv and runs on until the report goes on to something else: the
place, the day, the organiser, those who came, or the verb of holding ("Hội nghị … đã diễn ra tại …").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from msgspec import Struct

from sukien.events.meeting_name_end import before_someone, name_end, someone_right_after
from sukien.events.meeting_subject import does_on_a_day
from sukien.events.meeting_verbs import VerbBefore, holding_verbs, is_ordered, verb_after, verb_before
from sukien.lexicon import phrase_groups, phrase_lists
from sukien.mentions import SILENT, Anchor, DateMention
from sukien.resolved import Resolved
from sukien.whole_words import by_last_letter, by_last_word, ends_in, holds_any, word_starts

MAX_NAME, BEFORE_NAME = 420, 90  # characters of a name, and those before it that tell of it
MIN_SENTENCE = 40  # a line shorter than this is a heading or a menu entry


class Named(Struct, frozen=True, gc=False):
    """A meeting noun of the text with what follows it.

    [start, end): the name, or the noun alone where nothing names it (`bare`); clue: "held", "attended", "title" or "";
    verb: span of the verb of holding, or None; sentence: index of its sentence; rank: how many sentences of the report come
    before it; family, use: see lexicons/meeting_nouns.tsv; words: of the name; day: as event_date told it, once asked.
    """

    start: int
    end: int
    family: str
    use: str
    bare: bool
    clue: str
    planned: bool
    verb: tuple[int, int] | None
    sentence: int
    rank: int
    section: str
    rule: str
    words: frozenset[str]
    day: list[DateMention | None] = []


def named_meetings(resolved: Resolved) -> list[Named]:
    """Every meeting noun of the article outside noise, in order, with its name, its clue and the rule that read it."""
    anchors = resolved.segmented.anchors.get("meeting_nouns")
    if not anchors:
        return []
    found: list[Named] = []
    reach = 0
    ranks = _sentence_ranks(resolved, anchors[-1].start)
    holding = holding_verbs(resolved.segmented)
    for anchor in anchors:
        if anchor.start < reach:
            continue
        if anchor.entry.fields.get("use") == "none":
            reach = anchor.end
            continue
        index = resolved.segmented.sentence_at(anchor.start)
        if index is None or resolved.segmented.kinds[index] in SILENT:
            continue
        named = _read(resolved, anchor, index, ranks[index], holding)
        if named is not None:
            found.append(named)
            reach = named.end if named.clue else anchor.end
    return found


def _read(resolved: Resolved, anchor: Anchor, index: int, rank: int, holding: list[int]) -> Named | None:
    key, start, end = resolved.key, anchor.start, anchor.end
    (begins, ends), section = resolved.segmented.sentences[index], resolved.segmented.kinds[index]
    before = key[start - BEFORE_NAME if start - BEFORE_NAME > begins else begins : start]
    counting = _MAY_COUNT.get(key[start - 2])
    many = counting is not None and before.endswith(counting) and _MANY.search(before, len(before) - _LONGEST_MANY)
    if (
        many and not key.startswith("đã ", start) and not (key[start - 2].isdigit() and _ends_name(resolved, start - 1))
    ):  # "đơn vị bầu cử số 1 | đã tiếp xúc cử tri"
        return None
    if anchor.entry.code == "inspection" and not does_on_a_day(resolved, index, anchor, before):
        return None  # most often; what follows is dear
    if resolved.text.startswith("giao Ban", start):
        return None  # "UBND tỉnh giao | Ban Dân tộc tham mưu …"
    use = anchor.entry.fields.get("use", "open")
    limit, after = ends if ends < start + MAX_NAME else start + MAX_NAME, None
    verb_at = bisect_left(holding, end)
    told = verb_at < len(holding) and holding[verb_at] < limit
    if told:
        limit = before_someone(resolved, end, limit)
        after = verb_after(key, end, limit, holding[verb_at:])
        if after is not None and after[0].endswith("bầu") and (rank > 1 or "," in key[start : after.start()]):
            after = None  # of another time, or another who elects: "Tại kỳ họp, HĐND tỉnh đã bầu …"
    held = verb_before(before)
    if use in _DEEDS and held is None and after is None and not _may_be_done(resolved, anchor, index, before, use):
        return None  # most often; what follows is dear
    clue, verb, planned, rule = _clue(resolved, anchor, index, before, held, after)
    if not clue and use in _DEEDS:
        return None
    if not told:
        limit = before_someone(resolved, end, limit)
    if anchor.entry.code in _HEARS_PEOPLE:
        limit = someone_right_after(resolved, end, limit)
    deeds = not anchor.entry.phrase.endswith("làm việc")
    reach = name_end(resolved.text, key, end, after.start() if after else limit, after is not None, deeds)
    if clue and key.endswith(_EVERY, end, reach):
        if use in _DEEDS:
            return None
        clue, rule = "", "meetings_of_every_level"
    if not clue and rule == "meeting_mentioned" and use in {"open", "either"} and rank <= 2 and section != "title":
        clue, rule = "attended", "meeting_named_in_the_lead"
    bare = use == "reference" or (_needs_more(key, anchor, reach) and not _delegation_works(anchor, before))
    led = _LED_IN.match(key, start)
    begin = start if led is None else led.end()
    words = frozenset(key[begin:reach].split())
    use = _ALSO_VERBS.get(use, use)
    if use == "staged":
        use = "act" if rule == "subject_does_on_a_day" else "organised"
    if use == "act" and anchor.entry.code == "visit" and clue and key.find(" và làm việc với ", end, reach) >= 0:
        use = "verb"  # a visit at which they work is a meeting
    return Named(begin, reach, anchor.entry.code, use, bare, clue, planned, verb, index, rank, section, rule, words)


def _ends_name(resolved: Resolved, end: int) -> bool:
    """True for the number of a unit or a day, which counts nothing: "Quân khu 7 | mít tinh", "diễn ra ngày 6/9/2023 | Lễ công bố"."""
    if _NUMBERED.search(resolved.key, end - 8, end) or any(day.end == end for day in resolved.dates_in(end - BEFORE_NAME, end)):
        return True
    return any(span.end == end for span, _ in resolved.units_in(end - BEFORE_NAME, end))


def _needs_more(key: str, anchor: Anchor, end: int) -> bool:
    """True where the few words after a noun name no meeting: "hội nghị trung ương" needs but a number, "lễ viếng Chủ tịch Hồ Chí Minh"
    nothing."""
    said = anchor.entry.phrase.count(" ") // (2 if anchor.entry.phrase.startswith("tiếp ") else 3)  # "tiếp Đại sứ | Cuba"
    words = key.count(" ", anchor.end, end) + said  # a blank stands before each word
    return words < 2 and not key.startswith(_WHOLE, anchor.start)


def _delegation_works(anchor: Anchor, before: str) -> bool:
    """True for a meeting that needs no more words, as a delegation had it: "Đoàn công tác do ông A dẫn đầu đã có | buổi làm việc"."""
    return anchor.entry.phrase.endswith(" làm việc") and before.endswith("đã có ") and _DELEGATION.search(before) is not None


def _may_be_done(resolved: Resolved, anchor: Anchor, index: int, before: str, use: str) -> bool:
    """Whether a deed that no verb holds can be a meeting: in a title, or done on a day."""
    if resolved.segmented.kinds[index] == "title":
        return True
    return use in _DONE and (anchor.entry.code == "inspection" or does_on_a_day(resolved, index, anchor, before))


def _clue(
    resolved: Resolved, anchor: Anchor, index: int, before: str, held: VerbBefore | None, after: re.Match[str] | None
) -> tuple[str, tuple[int, int] | None, bool, str]:
    """What the words before and after a noun say of it: `clue`, `verb`, `planned` and `rule` of a Named."""
    sentence, start, use = resolved.segmented.sentences[index], anchor.start, anchor.entry.fields.get("use", "open")
    clue, verb, planned, rule = "", None, False, "meeting_mentioned"
    if held is not None:
        at = start - len(before)
        clue, rule = ("attended", "meeting_attended") if held.attends else ("held", "holder_verb_meeting")
        verb = (at + held.start, at + held.end)
        planned = _PLANNED.search(before, held.start - _LONGEST_PLANNED, held.start) is not None
    if after is not None and clue != "held":
        clue, verb, rule = "held", after.span(), "meeting_takes_place"
        planned = planned or "sẽ" in after[0] or (held is None and "dự kiến" in after[0])
    if not clue and use in {"open", "weak"} and "diễn ra " in before and (took := _TOOK_PLACE.search(before)) is not None:
        at = start - len(before)
        clue, verb, rule = "held", (at + took.start(), at + took.end()), "holder_verb_meeting"
    if not clue and use == "weak" and resolved.key.find(" chủ trì", anchor.end, sentence.end) >= 0:
        chaired = _CHAIRED.match(resolved.key, anchor.end, sentence.end)
        if chaired is not None:
            clue, verb, rule = "held", chaired.span("by"), "meeting_takes_place"
    planned = planned or ("theo kế hoạch, " in before and " đã " not in before)
    if use in {"verb", "act"} and anchor.entry.code == "visit" and (clue == "attended" or rule == "meeting_takes_place"):
        clue, verb = "", None  # "đang ở thăm Việt Nam", "không làm việc ngày thứ bảy"
    if anchor.entry.code == "inspection":
        clue, verb = "", None  # "Công an tiến hành kiểm tra", "đang tổ chức khảo sát"
    if not clue and start - sentence.start <= 2 and resolved.segmented.kinds[index] == "title":
        clue, rule = "title", "title_names_meeting"
    if use in _HELD_BY and not (held is not None and held.verb in _HELD_BY[use]):
        clue = ""
    if (
        not clue
        and use in _DONE
        and (anchor.entry.code == "inspection" or does_on_a_day(resolved, index, anchor, before))  # of inspections asked in _read
        and not _LAUNCHES.match(resolved.key, start)
    ):
        clue, rule, verb = "held", "subject_does_on_a_day", (start, anchor.end)
    by_committee = use in {"both", "verb"} and before.endswith("ban tổ chức ")  # "Ban Tổ chức | họp báo" is who does it
    if _is_frame(before, held) or (clue and not by_committee and _in_the_background(before, held)):
        clue, rule = "", "meeting_in_the_background"
    if clue == "held" and held is not None and not held.attends and is_ordered(before, held.start):
        clue, rule = "", "meeting_ordered"
    if clue == "held" and holds_any(before, _PARTIES) and _PRIVATE.search(before):
        clue, rule = "", "private_party"
    return clue, verb, planned, rule


def _is_frame(before: str, held: VerbBefore | None) -> bool:
    """True for what something else is planned or done within: "Kế hoạch số … về tổ chức Đại hội …", "Trong khuôn khổ Hội nghị …, …"."""
    if held is not None and held.verb == "đến" and " từ " in before:  # "từ Hội nghị lần thứ 6 đến | Đại hội lần thứ VI"
        return True
    if held is None or held.attends:
        return before.endswith(("khuôn khổ ", "khuôn khổ của ")) and before.lstrip(" -–(").startswith("trong khuôn khổ ")
    return before.endswith(" về ", 0, held.start)


def _sentence_ranks(resolved: Resolved, last: int) -> list[int]:
    """For each sentence up to `last` how many of the report come before it; menu lines and repeats are none."""
    ranks: list[int] = []
    rank = 0
    for (start, end), kind in zip(resolved.segmented.sentences, resolved.segmented.kinds, strict=True):
        if start > last:
            break
        ranks.append(rank)
        if end - start >= MIN_SENTENCE and kind not in SILENT:
            rank += 1
    return ranks


def refers(resolved: Resolved, other: Named, named: Named) -> bool:
    """True when `other` means the meeting `named`: nothing but a noun of its family, or much the same words."""
    if other.bare:
        return other.family == named.family or resolved.key[other.start : other.start + 5] in {"buổi ", "sự kiện"[:5]}
    return likeness(other, named) >= 0.5


def likeness(one: Named, two: Named) -> float:
    """The share of words that the shorter of two names has in the other."""
    shorter = len(one.words) if len(one.words) < len(two.words) else len(two.words)
    return len(one.words & two.words) / shorter if shorter else 0.0


def _in_the_background(before: str, held: VerbBefore | None) -> bool:
    """True for what stands before a meeting, or before the verb that holds it, where something else is told: "văn kiện | Đại hội"."""
    said = before if held is None else before[: held.start]
    groups = "background" if held is None or held.attends else "background|unheld"
    return ends_in(said, _background_ends(groups)) and _background(groups).search(said) is not None


@cache
def _background_ends(groups: str) -> dict[str, tuple[str, ...]]:
    return by_last_word(f"{phrase} " for group in groups.split("|") for phrase in phrase_lists("meeting_words")[group])


@cache
def _background(groups: str) -> re.Pattern[str]:
    others = "(?<!đoàn )(?<!doanh )(?<!công )(?<!quân )(?<!thương )"  # ends of other words: "Hội Doanh | nhân kỷ niệm …"
    return re.compile(others + word_starts("|".join(phrase_groups("meeting_words")[group] for group in groups.split("|"))) + " $")


# "Sáng 5/6, đã diễn ra tại Hà Nội | Lễ công bố …"; nothing else takes place
_TOOK_PLACE = re.compile(r"(?:^|, )(?:đã|vừa) diễn ra (?:tại|ở|vào|trong) [^;.]{3,70} $")
_LED_IN = re.compile(r"đã |họp (?=kỳ họp)|quốc hội (?=thảo luận)|đăng đàn ")  # before the words of the name
_ALSO_VERBS = {"both": "weak", "either": "open", "chaired": "open"}
_HELD_BY = {
    "organised": {"tổ chức", "tiến hành"},
    "staged": {"tổ chức", "tiến hành"},
    "chaired": {"chủ trì", "chủ tọa", "chủ toạ", "điều hành"},
}  # verbs before such nouns
_CHAIRED = re.compile(
    r"(?:(?! là )[^.;:]){0,200}?(?P<by> do [^.;:]{3,160}? (?:đồng )?chủ trì)(?=[,.;]|$| (?:vào|sáng|chiều|tối|ngày|tại|diễn ra)\b)"
)  # "Cuộc họp về … do Phó Chủ tịch A chủ trì"
_HEARS_PEOPLE = {"session", "conference", "congress"}  # "lễ đón" and "cuộc gặp" have people for their object
_DONE = {"verb", "act", "both", "either", "staged"}  # uses of nouns that name what someone does
_DEEDS = {"verb", "act", "organised", "staged", "chaired"}  # uses of nouns that are meetings only when someone holds them
# These say what meeting it is with no word more.
_WHOLE = ("lễ tuyên thệ chiến s", "đại hội đồng cổ đông", "đại hội cổ đông", "họp dưới sự", "trả lời chất vấn")
# Said of more than one meeting, or of meetings in general: "các hội nghị", "3 hội thảo".
_MANY = re.compile(r"(?:\b(?:các|những|nhiều|mỗi|mọi|một số|hàng loạt|từng|loạt|\d+) (?:buổi |cuộc |đợt )?)$")
_MAY_COUNT = by_last_letter(("các", "những", "nhiều", "mỗi", "mọi", "số", "loạt", "từng", "buổi", "cuộc", "đợt", *"0123456789"))
_NUMBERED = re.compile(r" số \d+$")  # "Tổ đại biểu số 2 | tiếp xúc cử tri"
_LONGEST_MANY = 24  # characters
_EVERY = ("các cấp", "hằng năm", "hàng năm", "hàng tháng", "hằng tháng", "hàng quý")
_DELEGATION = re.compile(r"\bdẫn đầu đã có $|\bđoàn (?:công tác|đại biểu|kiểm tra|giám sát|khảo sát|thanh tra)\b[^.;]* đã có $")
_PARTIES = ("gia đình", "vợ chồng", "cặp đôi", "nhóm bạn", "bạn bè", "chú rể", "cô dâu", "anh em")
_PRIVATE = re.compile(word_starts("|".join(_PARTIES)) + " [^.;,]*$")
_PLANNED = re.compile(word_starts("sẽ|dự kiến|sắp|chuẩn bị|sắp tới") + r"(?:(?<=dự kiến), |\b[^,;]{0,30})$")
_LONGEST_PLANNED = 40  # characters
# Launching a campaign is no meeting by itself; "Lễ phát động" and "tổ chức phát động" are.
_LAUNCHES = re.compile(r"(?:đã )?phát động (?:các |đợt |một )*(?:phong trào|cuộc vận động|thi đua|chiến dịch)\b")
