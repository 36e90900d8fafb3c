"""The date and the signer that the text ties to a document.

date_after_number   "Quyết định số 12/QĐ-UBND ngày 3/4/2019", "(…) ký ngày 15/5", a table cell "Ngày ban hành"
date_shared         "Giấy mời số 45/A và số 46/A … ký ngày 1/3/2016": numbers joined under one noun share what follows
date_of_signing     "Ngày 31/5, … đã ký Quyết định số …": the only day named before the signing in that sentence
date_of_report      "Ngày 12/8, … đã ký Quyết định về việc …", the number following within two sentences
signer_before       the person named last before "ký", "ban hành" in that sentence
signer_of_chain     "Chủ tịch nước X đã ký Quyết định số 12 …; ký Quyết định số 13 …": the subject stands once for all that is signed
signer_of_report    "Thủ tướng X đã ký các quyết định nghỉ hưu …. Theo Quyết định số 823, ông Y nghỉ hưu": the signing told without a number
                    last before a decision on somebody's post
signer_after        "… do Chủ tịch UBND tỉnh X ký", "… được ông X ký", "Quyết định số … của Bộ trưởng Bộ A X",
                    "theo quyết định số …, Chủ tịch nước X đã ký quyết định …", a table cell "Người ký"
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import NamedTuple

from sukien.mentions import DateMention, DocumentMention, Segmented, Span
from sukien.recognise.dates import AFTER_NUMBER, TIE
from sukien.resolve.document_roles import is_personal, is_the_act
from sukien.resolved import Person, inside
from sukien.whole_words import whole_words

_HAND = "ký(?<!thư ký)(?<!chữ ký)(?<!đăng ký)"
_SIGN = re.compile(
    whole_words(
        f"{_HAND}(?: (?:kết|duyệt))?|kí(?: (?:kết|duyệt))?|ban hành|ra (?:các )?(?:quyết định|công văn|văn bản|chỉ thị|công điện)"
        "|có (?:các )?(?:quyết định|công văn|văn bản)"
        "|thông qua (?:(?<=đã thông qua )|(?<=vừa thông qua )|(?<=biểu quyết thông qua )|(?<=nhất trí thông qua )"
        "|(?<=chính thức thông qua ))(?:nghị quyết|luật|bộ luật)"
    )
)
_SIGN_BY_HAND = re.compile(whole_words(f"{_HAND}|kí"))
_SIGN_DECISION = re.compile(whole_words("k[ýí](?: ban hành)? (?:các |một số )?quyết định"))
_PARTED = re.compile(
    r"[;.]\s|" + whole_words("căn cứ|theo|thực hiện|triển khai|sửa đổi|bổ sung|thay thế|điều chỉnh|hướng dẫn|quy định chi tiết|hủy bỏ|về")
)
_WISHED = re.compile(whole_words("mong|đề nghị|kiến nghị|sớm|cần|nên|chưa|không") + r"[^,;.]{0,40}$")
# Between a person and the verb: another clause, or what he tells of others ("ông A nêu rõ: 3/7/1957, Chính phủ ban hành …").
_OTHER_AGENT = re.compile(
    r"[;.]\s|\bngày\b|\(sn\b|\b(?:nêu rõ|cho biết|cho hay|khẳng định|nhấn mạnh|cho rằng|nói)\b(?!,?(?: đã| vừa| mới)? ?$)"
)
_SAYS = re.compile(r"\btheo [^,;.()]{0,70}$")  # "theo ông A, … khi có Quyết định 150": he tells of it
_CLAUSE_START = re.compile(
    r"(?:^|[,;(]\s?)(?:(?:vào|đến|sáng|trưa|chiều|tối|ngày|hôm|hôm qua|hôm nay|mới đây|trước đó|sau đó|theo đó|tiếp đó)[\s,]*){1,4}$"
)
_SAID = re.compile(whole_words("cho biết|thông tin|đưa tin|cho hay|theo nguồn tin|phản ánh|xác nhận"))
_DO = re.compile(r"\bdo\b| được (?=ông |bà |đồng chí |chủ tịch |phó |bộ trưởng |giám đốc |thủ tướng )")
_JOINED = re.compile(r"\s?(?:,|và|, và)\s(?:số\s)?")
_TABLE_DATE = re.compile(r"[^\n]{0,80}?ngày (?:ban hành|ký|văn bản)[\s|:]*")
_TABLE_SIGNER = re.compile(r"\|\s?người ký(?: duyệt)?\s?\|\s?")
_CHAINED = re.compile(r"[;,] (?:và |đồng thời )?$|\bvà $")
_ISSUER_NAMED = re.compile(r"[^;:]{0,28} của ")  # "Quyết định số 258 ngày 3/4 của Bộ trưởng …"
# "Quyết định số 12/QĐ-BCT (ngày 3/4/2015) của Bộ trưởng Bộ Công Thương | A"
_OF_OFFICE = re.compile(
    r",?(?: (?:ký )?ngày [0-9./-]{3,10},?)? của "
    r"(?=(?:phó )?(?:bộ trưởng|chủ tịch|thủ tướng|giám đốc|tổng giám đốc|bí thư|viện trưởng|tư lệnh))"
)
_TITLE = re.compile(r"(?:(?!về |cho |tặng |bổ nhiệm |điều động |đối với |ông |bà |đồng chí )[^,;:.() ]+ ){2,12}")
_REPORT_ACT = 260  # characters before a number in which its clause tells what it decides
_MOST_JOINED = 8  # numbers under one noun that are looked at
_REPORT = 1500  # characters before a number in which the news tells first that it was signed
_TABLE = 600  # characters after a number in which its table goes on
_AGENT_BEFORE = 200  # characters before the verb in which its subject is named
_NAME_BEFORE = 60  # characters before "ký" in which the signer's name stands
_VERB_BEFORE = 120  # characters before a number in which the verb of signing stands
_AGAIN = 900  # characters after a number in which the same sentence tells of the signing again
_DATE_BEFORE = 700  # characters before the verb in which the sentence names the day
_AFTER = 220  # characters after a number in which its signer or table cells may stand


class Signing(NamedTuple):
    """The sentence in which a document is signed or issued, and where the verb stands."""

    sentence: Span
    verb: int


def signing_before(segmented: Segmented, start: int) -> Signing | None:
    """The signing that takes the number at `start` as its object, if nothing parts the two."""
    i = segmented.sentence_at(start)
    if i is None:
        return None
    sentence, key = segmented.sentences[i], segmented.reading.key
    verbs = [m.start() for m in _SIGN.finditer(key, max(sentence.start, start - _VERB_BEFORE), start)]
    if not verbs or _PARTED.search(key, verbs[-1], start) or _WISHED.search(key, max(sentence.start, verbs[-1] - 60), verbs[-1]):
        return None
    return Signing(sentence, verbs[-1])


class Facts:
    """Look-ups around document mentions, each by bisection."""

    def __init__(
        self,
        segmented: Segmented,
        documents: tuple[DocumentMention, ...],
        dates: tuple[DateMention, ...],
        persons: list[tuple[Span, Person]],
    ) -> None:
        self._segmented = segmented
        self._dates = [d for d in dates if d.role != "published"]
        self._date_starts = [d.start for d in self._dates]
        self._places = persons
        self._place_starts = [span.start for span, _ in self._places]
        self._number_starts = [d.start for d in documents]
        self._number_ends = [d.end for d in documents]
        self._signings: dict[int, Signing | None] = {}  # by where the number stands; both facts ask for it

    def date(self, mention: DocumentMention) -> str | None:
        """EDTF value of the document's date, or None."""
        key = self._segmented.reading.key
        end = self._last_joined(mention)
        after = self._next_date(end)
        if after is not None and "/" not in after.value:
            if after.start - end <= TIE and AFTER_NUMBER.fullmatch(key, end, after.start):
                return after.value
            cell = _TABLE_DATE.match(key, mention.end)
            if cell and 0 <= after.start - cell.end() <= 2:
                return after.value
        signing = self._signing(mention.start) or self._reported_signing(mention)
        if signing is None:
            return None
        sentence, verb = signing
        days = self._dates[bisect_left(self._date_starts, max(sentence.start, verb - _DATE_BEFORE)) : bisect_left(self._date_starts, verb)]
        days = [d for d in days if d.role == "event" and "/" not in d.value]
        if days and _SAID.search(key, days[-1].end, verb):
            return None  # that day somebody told of it
        if len({d.value for d in days}) > 1 and not _CLAUSE_START.search(key, max(sentence.start, days[-1].start - 40), days[-1].start):
            return None
        return days[-1].value if days else None

    def _signing(self, start: int) -> Signing | None:
        """The signing of the number at `start`."""
        if start not in self._signings:
            self._signings[start] = signing_before(self._segmented, start)
        return self._signings[start]

    def _last_joined(self, mention: DocumentMention) -> int:
        """Where the last of the numbers that are joined to this one under one noun ends."""
        end = mention.end
        i = bisect_right(self._number_starts, mention.start)
        for start, following in zip(self._number_starts[i : i + _MOST_JOINED], self._number_ends[i : i + _MOST_JOINED], strict=True):
            if not _JOINED.fullmatch(self._segmented.reading.key, end, start):
                break
            end = following
        return end

    def signer(self, mention: DocumentMention) -> str | None:
        """Id of the person who signed, or None."""
        signing = self._signing(mention.start) or self._signing_of_report(mention)
        subject = self._subject(signing) if signing is not None else None
        return subject or self._named_after(mention) or self._named_in_table(mention)

    def _subject(self, signing: Signing) -> str | None:
        """Who stands before the verb. One meant by office alone signs only where the verb is "ký": who held
        the office when a document of the past was issued is not known."""
        key = self._segmented.reading.key
        if _CHAINED.search(key, max(signing.sentence.start, signing.verb - 12), signing.verb):
            earlier = [m.start() for m in _SIGN_DECISION.finditer(key, max(signing.sentence.start, signing.verb - _AGAIN), signing.verb)]
            if earlier:
                signing = Signing(signing.sentence, earlier[0])
        by_hand = _SIGN_BY_HAND.match(key, signing.verb) is not None
        for span, person in reversed(self._persons_between(max(signing.sentence.start, signing.verb - _AGENT_BEFORE), signing.verb)):
            if _OTHER_AGENT.search(key, span.end, signing.verb) or _SAYS.search(key, max(0, span.start - 80), span.start):
                return None
            if by_hand or span in person.mentions:
                return person.id
        return None

    def _signing_of_report(self, mention: DocumentMention) -> Signing | None:
        """The last signing told without a number before a decision on somebody's post."""
        if mention.kind != "quyet_dinh":
            return None
        key = self._segmented.reading.key
        told = list(_SIGN_DECISION.finditer(key, max(0, mention.start - _REPORT), mention.start))
        i = self._segmented.sentence_at(told[-1].start()) if told else None
        if i is None:
            return None
        after = key[mention.end : mention.end + _AFTER].split(". ", 1)[0]
        if not (is_personal(after) or is_the_act(key, max(0, mention.start - _REPORT_ACT), mention.start)) or _ISSUER_NAMED.match(after):
            return None
        sentence = self._segmented.sentences[i]
        return None if self._is_numbered(sentence) else Signing(sentence, told[-1].start())

    def _is_numbered(self, sentence: Span) -> bool:
        """A document's number stands in the sentence."""
        return bisect_left(self._number_starts, sentence.start) < bisect_left(self._number_starts, sentence.end)

    def _named_after(self, mention: DocumentMention) -> str | None:
        """ "do X ký" after the number, or the signing told again in the same sentence."""
        key = self._segmented.reading.key
        i = self._segmented.sentence_at(mention.start)
        if i is None:
            return None
        end = self._segmented.sentences[i].end
        office = _OF_OFFICE.match(key, mention.end, end)
        if office is not None:
            named = self._persons_between(office.end(), min(end, office.end() + _NAME_BEFORE))
            if named and named[0][0] in named[0][1].mentions and _TITLE.fullmatch(key, office.end(), named[0][0].start):
                return named[0][1].id
        hand = _SIGN_BY_HAND.search(key, mention.end, min(end, mention.end + _AFTER))
        if hand and (do := _DO.search(key, mention.end, hand.start())):
            named = self._persons_between(do.end(), hand.start())
            if len(named) == 1:
                return named[0][1].id
        again = _SIGN_DECISION.search(key, mention.end, min(end, mention.end + _AGAIN)) if mention.kind == "quyet_dinh" else None
        if again is not None:
            named = self._persons_between(max(mention.end, again.start() - _NAME_BEFORE), again.start())
            if named:
                return named[-1][1].id
        return None

    def _named_in_table(self, mention: DocumentMention) -> str | None:
        """The cell after "Người ký" where a document's fields stand in a table."""
        key = self._segmented.reading.key
        cell = _TABLE_SIGNER.search(key, mention.end, mention.end + _TABLE)
        named = self._persons_between(cell.end(), cell.end() + _NAME_BEFORE) if cell else []
        return named[0][1].id if named else None

    def _reported_signing(self, mention: DocumentMention) -> Signing | None:
        """The signing of a decision told without its number, in one of the two sentences before the number's."""
        i = self._segmented.sentence_at(mention.start)
        if i is None or mention.kind != "quyet_dinh":
            return None
        key = self._segmented.reading.key
        for sentence in reversed(self._segmented.sentences[max(0, i - 2) : i]):
            if self._is_numbered(sentence):
                continue
            told = _SIGN_DECISION.search(key, sentence.start, min(sentence.end, sentence.start + _AGAIN))
            if told:
                return Signing(sentence, told.start())
        return None

    def _next_date(self, offset: int) -> DateMention | None:
        i = bisect_left(self._date_starts, offset)
        return self._dates[i] if i < len(self._dates) else None

    def _persons_between(self, start: int, end: int) -> list[tuple[Span, Person]]:
        return inside(self._places, self._place_starts, start, end)
