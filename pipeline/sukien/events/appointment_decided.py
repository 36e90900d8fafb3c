"""What one sentence decides and the next tell: whom a decision, or a list below it, gives a post.

by it      "… công nhận Hiệu trưởng nhiệm kỳ mới. Theo đó, ông A giữ chức …": also where the decision is told to be one on staff, no more
           ("công bố quyết định về công tác cán bộ")
the next   "bổ nhiệm ông A …. Còn ông B, nguyên Chánh Thanh tra tỉnh, giữ chức …"
elected    "Đại hội đã bầu Ban Chấp hành, Bí thư. Đồng chí A giữ chức Bí thư. Hai Phó Bí thư là ông B và bà C."
listed     "quyết định bổ nhiệm:\\n- Ông A giữ chức …": the lines below, to the last one
"""

from __future__ import annotations

import re
from bisect import bisect_left

from msgspec import Struct

from sukien.events.appointment_facts import GIVING, Verb
from sukien.mentions import Anchor, Span, beginning_at, starting_in
from sukien.resolved import Resolved
from sukien.whole_words import holds_any

# opens a sentence that tells who takes a post: "Theo quyết định của Bộ trưởng, ông A … giữ chức …"
BY_DECISION = ("theo quyết định", "theo các quyết định")
STAFF = "staff"  # the code of what a decision on posts may be said to be about
_LEAP = 2  # sentences that "theo đó" may leap over


class Standing(Struct):
    """What the sentences read so far leave to be told: a list whose lines go on, a decision that the next sentences may take up."""

    listed: Verb | None = None
    heading: Span | None = None  # the sentence that opened the list
    ended: bool = False  # the list's last line ended as a sentence does
    decided: Verb | None = None
    named: bool = False  # the decision names someone
    passed: int = 0  # sentences since the decision

    def taken_up(self, resolved: Resolved, sentence: Span, verbs: list[Verb], own: Verb | None) -> Verb | None:
        """What a sentence goes on with; verbs: its own; own: the decision that it opens with ("Theo quyết định của …")."""
        if self.listed is not None and not verbs and _begins_item(resolved, sentence, self.ended):
            return self.listed
        decided = own or self.decided
        if decided is None:
            return None
        opening = Span(sentence.start, verbs[0].start if verbs else sentence.end)
        passed = 0 if own is not None else self.passed
        return decided if _tells_decided(resolved, opening, decided, self.named, passed) else None

    def go_on(self, resolved: Resolved, sentence: Span, by: Verb) -> None:
        """Behind a sentence that only took up what stood."""
        self.passed, self.ended = 0, not _opens_list(resolved, sentence)
        self.decided = by if by is not self.listed else None

    def learn(self, resolved: Resolved, sentence: Span, verbs: list[Verb], named: bool) -> None:
        """Behind a sentence of its own verbs and decisions; named: they named someone."""
        if not verbs and self.decided is None and self.listed is None:
            return  # nothing stands
        opens = _opens_list(resolved, sentence)
        given = [verb for verb in verbs if verb.action in GIVING]
        if not verbs and self.decided is not None and heads_those_chosen(resolved.key[sentence.start : sentence.end]):
            given = [self.decided]  # "bổ nhiệm 3 cán bộ. Cụ thể như sau: | - …"
        if given:
            self.decided, self.named, self.passed = given[-1], named, 0
        else:
            self.passed += 1
            leaps = (
                self.decided is not None
                and not verbs
                and self.passed <= _LEAP
                and not holds_any(resolved.key[sentence.start : sentence.end], _OTHER_ACTS)
            )
            self.decided = self.decided if leaps else None
        if opens and (verbs or given):
            self.listed, self.heading, self.ended = (verbs or given)[-1], sentence, False
        elif verbs or (not opens and _begins_line(resolved, sentence.start) and _ITEM.match(resolved.text, sentence.start) is None):
            self.listed = None


def staff_of(resolved: Resolved, anchors: list[Anchor]) -> list[Verb]:
    """Every decision that is told to be on staff, as the deed that it decides, in order; anchors: the longest of those of verbs."""
    said = [a for a in anchors if a.entry.code == STAFF]
    return [
        Verb(a.start, a.end, "transfer" if resolved.key.startswith(_MOVING, a.start) else "appoint")
        for a in said
        if (_begins_sentence(resolved, a.start) if a.entry.phrase in BY_DECISION else _decided_on(resolved.key, a.start))
    ]


def _decided_on(key: str, at: int) -> bool:
    """True for what a decision that is told before it is on."""
    start = max(0, at - _NEAR)
    before = key[start:at]
    return ("quyết" in before or "công bố" in before) and _DECISION.search(before) is not None


def _begins_sentence(resolved: Resolved, at: int) -> bool:
    starts = resolved.segmented.sentence_starts
    i = bisect_left(starts, at)
    return i < len(starts) and starts[i] == at


def _begins_line(resolved: Resolved, at: int) -> bool:
    return "\n" in resolved.text[max(0, at - 1) : at + 1]


def _begins_item(resolved: Resolved, sentence: Span, going_on: bool) -> bool:
    """True for a line of a list that a verb opened; going_on: the line before it ended as a sentence does."""
    if _ITEM.match(resolved.text, sentence.start) is None:
        return False
    if not going_on:
        return True
    if not _begins_line(resolved, sentence.start):
        return False
    return _MARK.match(resolved.text, sentence.start) is not None or _tells_post(resolved.key, sentence)


def where_told(resolved: Resolved, sentence: Span) -> int:
    """Where a sentence begins to tell whom a decision concerns: behind the dash or number of a line, or "Theo quyết định …,"."""
    mark = _MARK.match(resolved.text, sentence.start, sentence.end)
    if mark is not None:
        return mark.end()
    by_it = _BY_IT.match(resolved.key, *sentence)
    return by_it.end() - 1 if by_it is not None else sentence.start


def _tells_decided(resolved: Resolved, opening: Span, decided: Verb, named: bool, passed: int) -> bool:
    """True for a sentence that tells who takes up a post by the decision told before it; opening: the sentence up to a verb of its own;
    named: the decision named someone; passed: how many sentences stand between the decision and it."""
    key = resolved.key
    if passed:
        return _BY_IT.match(key, *opening) is not None and _tells_post(key, opening)
    if decided.action == "elect" and _THE_OTHERS.match(key, *opening) and _ends_with_name(resolved, opening):
        return True
    if not _tells_post(key, opening):
        return False
    if _BY_IT.match(key, *opening):
        return True
    told = _NEXT_ONE.match(key, *opening) or (not named and _ONE.match(key, *opening))
    if not told and not named and resolved.text.endswith("\n", 0, opening.start):  # a line that begins with a bare name
        told = beginning_at(resolved.mentions.persons, opening.start) is not None and _ASIDE.match(key, *opening)
    return bool(told) and _TIMED.search(key, *opening) is None


def _ends_with_name(resolved: Resolved, opening: Span) -> bool:
    """True for a sentence that tells no more than names: what its last one does is another matter."""
    last = starting_in(resolved.mentions.persons, *opening)[-1:]
    return any(not resolved.key[max(p.end, p.full.end) : opening.end].strip(" .;)\n") for p in last)


def _opens_list(resolved: Resolved, sentence: Span) -> bool:
    return resolved.key[sentence.start : sentence.end].rstrip().endswith((":", ";"))


def heads_those_chosen(words: str) -> bool:
    """True for the heading of a list that may name those whom a decision told before concerns."""
    return words.rstrip().endswith(":") and not holds_any(words, _PRESENT)


def _tells_post(key: str, opening: Span) -> bool:
    return _TAKES_POST.search(key, *opening) is not None and _IS_OTHERWISE.search(key, *opening) is None


_NEAR = 120  # characters from a decision to what it is on
_MOVING = ("điều động", "luân chuyển")
_DECISION = re.compile(
    r"(?<!\w)(?:công bố|trao|ký|ban hành|ra|có|nhận|thông báo)(?: và trao)?(?: ban hành)? (?:(?:các|một số|những|\d{1,2}) )?"
    r"(?:quyết định|nghị quyết)(?!\w)[^.;:]*$|(?<!\w)(?:quyết định|công bố) (?:(?:việc|về việc) )?$"
)
_BY_IT = re.compile(
    r"(?:theo đó|cụ thể|kết quả(?: bầu cử)?|trong đó|"
    r"theo (?:các )?quyết định(?: này| trên)?(?: số \S+?)?(?: ngày [\d/]+)?(?: của [^,;.:]{3,90})?)[,:] "
)
_CALLED = r"(?:ông|bà|đồng chí|thượng tọa|đại đức|hòa thượng|(?:đại|thượng|trung|thiếu) (?:tá|tướng))"
# the next of those a decision concerns, with his post till then: "Còn ông A, nguyên Chánh Thanh tra tỉnh, giữ chức …"
_NEXT_ONE = re.compile(rf"(?:còn )?{_CALLED} [^,.;()–-]{{4,40}}(?:,| -| –| \()[^.;]{{4,200}}(?:,| -| –|\)|(?<=\w)) (?:tiếp tục )?giữ chức")
_ASIDE = re.compile(r"[^.,;:()–-]{4,30}(?:,| -| –| \()[^.;:]{4,200}(?:,| -| –|\)|(?<=\w)) giữ chức")
_PRESENT = (  # what is told of others than those chosen
    *("dự", "tham dự", "chỉ đạo", "chủ trì", "phát biểu", "tặng", "trao", "khen", "nghe", "chất vấn", "thảo luận", "giao"),
    *("ứng viên", "ứng cử viên", "chia tay", "cảm ơn"),
)
_OTHER_ACTS = ("quyết định", "nghị quyết", "kế hoạch", "đề án", "thành lập", "ban hành", "kiện toàn", "ban chỉ đạo", "hội đồng")
# who it concerns when it named no one: "Đồng chí A giữ chức Bí thư; các đồng chí B, C giữ chức Phó Bí thư"
_ONE = re.compile(rf"(?:các )?{_CALLED}:? [^.;:()–-]{{4,60}} (?:tiếp tục )?giữ chức")
_THE_OTHERS = re.compile(r"(?:(?:các|hai|ba|bốn|năm|0?[2-9]) )(?:đồng chí )?(?:tân )?phó (?!thủ tướng)[^.;:,]{3,60}?(?: là| gồm|:)")
_TIMED = re.compile(r"(?<!\w)(?:từ (?:năm|tháng|ngày)|trước đó|trước khi|sau khi|khi|trong thời gian|để|sẽ|cho biết|nói)(?!\w)")
_TAKES_POST = re.compile(r" giữ (?:chức|cương vị)")
_IS_OTHERWISE = re.compile(
    r" (?:là|làm|do|với vai trò|tham gia(?! (?:ban chấp hành|ban thường vụ|bch|btv|cấp ủy))|từng|hiện|đang) "
)  # what somebody was or is anyway
_PLACE = r"(?:(?:Xã|Phường|Đặc khu|Thị trấn) [^:\n]{2,40}:)"  # whose posts a line tells: "Xã Nà Pục: Bí thư Đảng ủy: ông A"
_ITEM = re.compile(rf"\s*(?:[-–+•*]|\d{{1,2}}[.)]|Đồng chí|Ông|Bà|{_PLACE})")
_MARK = re.compile(rf"\s*(?:(?:[-–+•*]|\d{{1,2}}[.)])(?: {_PLACE})?|{_PLACE})")
