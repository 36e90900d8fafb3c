"""Dates as written: clusters of numbers are read by shape, accepted by the words around them, then joined.

The words decide: "14/7" is a day after "chiều", a ratio before "mục tiêu", a house number after "số nhà".
Years left out stay XXXX here (see resolve/years.py). Notations: DOMAIN of the genre, observed in the press.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise

from msgspec.structs import replace

from sukien.alphabet import DIGIT
from sukien.mentions import DateMention, DocumentMention, Lost, Segmented, start_of
from sukien.recognise.date_cues import NO_DAY, accept
from sukien.recognise.date_joins import Piece, join
from sukien.recognise.date_lunar import is_lunar
from sukien.recognise.date_shapes import CLUSTER, LONGEST_NUMBER, Shape, read_shape
from sukien.recognise.date_words import find_worded
from sukien.recognise.edtf import bounds
from sukien.whole_words import by_last_letter

# a number of one or two digits is a day only after these, or in a list
_BEFORE_DAY = by_last_letter(["ngày", "mùng", "mồng", "từ", "sáng", "trưa", "chiều", "tối", "đêm"])
_LIST_GAPS = (", ", " và ", ", và ", " - ")
TIE = 100  # characters from a document's number to its date at most
AFTER_NUMBER = re.compile(
    r"[\s,;(|]*(?:(?:được |cùng |đều )?(?:ký|ban hành|ra))?[\s,]*(?:vào )?(?:ngày |hôm )?(?:ban hành)?[\s|:]*(?:ngày )?"
    r"| của (?:(?!cho |về |và |để |từ |kể |đến )[^,.;:()\n ]+ ){1,12}(?:(?:ký|ban hành) )?ngày "
    r"| của (?:(?!cho |về |và |để |từ |kể |đến )[^,.;:()\n ]+ ){0,11}[^,.;:()\n ]+(?:, | \()(?:được )?(?:ký|ban hành) (?:vào )?ngày "
    r"|,? (?:do|(?:đã |vừa )?được) (?:(?!ký |ngày )[^.;:()\n0-9 ]+ ){1,18}(?:ký|ban hành|cấp) (?:vào |từ )?ngày "
    r"|,? (?:đã |vừa )?(?:được )?(?:quốc hội|ủy ban thường vụ quốc hội|hđnd|hội đồng nhân dân) (?:[^.;:()\n]{1,60}? )?thông qua"
    r"(?: tại [^.;:()\n]{1,40}?)?,? (?:vào )?ngày "
    r"| (?:vào )?hồi \d{1,2} ?(?:giờ|h|g)(?: ?\d{1,2}(?: phút)?)?,? ngày "  # "Công điện số 03/CĐ-UBND hồi 10 giờ | ngày 4/6"
    r"| \(?năm "
)


def find_dates(segmented: Segmented, documents: tuple[DocumentMention, ...], lost: list[Lost]) -> tuple[DateMention, ...]:
    """All dates outside noise and outside document numbers, in order of start."""
    key = segmented.reading.key
    pieces = join(key, _pieces(segmented, documents, lost), lost)
    ends = [d.end for d in documents]
    return tuple([_mention(_tied(key, piece, ends) if ends else piece) for piece in pieces])


def _tied(key: str, piece: Piece, document_ends: list[int]) -> Piece:
    """A date right after a document's number is that document's."""
    i = bisect_right(document_ends, piece.start) - 1
    if i < 0 or piece.start - document_ends[i] > TIE or not AFTER_NUMBER.fullmatch(key, document_ends[i], piece.start):
        return piece
    return replace(piece, role="document")


def _pieces(segmented: Segmented, documents: tuple[DocumentMention, ...], lost: list[Lost]) -> list[Piece]:
    """Single dates and ranges as far as one cluster or one phrase gives them."""
    key, kinds = segmented.reading.key, segmented.reading.kinds
    noisy = "noise" in [kind for _, _, kind in segmented.sections]
    worded = find_worded(key, segmented.numbers, segmented.anchors["time_words"])
    taken = [(p.start, p.end) for p in worded]
    if documents:
        taken = sorted(taken + [(d.start, d.end) for d in documents])
    starts = [start for start, _ in taken]
    pieces = [p for p in worded if _is_of_the_sun(key, p, lost)]
    in_days = False  # whether that list began after "ngày"
    list_end = -1  # where the last date or member of a list of days ended
    end = 0
    for start, following in pairwise((*segmented.numbers, len(key))):
        if start < end:
            continue
        if following - start > LONGEST_NUMBER and kinds[start + 2] != DIGIT and not _may_be_day(key, start, list_end):
            continue  # one or two digits and no more: most numbers of a page
        cluster = CLUSTER.match(key, start)
        if cluster is None:
            continue
        end = cluster.end()
        if end - start < 3 and not _may_be_day(key, start, list_end):
            continue
        if end - start == 4 and cluster[0].isdigit() and cluster[0] < "1800" and not key.endswith("năm ", 0, start):
            continue  # pages are full of such numbers
        i = bisect_right(starts, start) - 1
        if (i >= 0 and start < taken[i][1]) or start < list_end:
            continue
        limit = taken[i + 1][0] if i + 1 < len(taken) else end
        shape = None if limit < end or key[end : end + 1].isdigit() else read_shape(cluster)  # digits that run on are no date
        if shape is None and end - start >= _TWO_CLUSTERS:
            shape, end = _first_of_two(key, start, end)
        if shape is None or limit < end or (noisy and _in_noise(segmented, start)):
            continue
        accepted = accept(segmented.reading, shape, start, end, lost)
        if len(accepted) == 1 and shape.name == "number" and in_days and start - list_end <= 5:
            accepted = [replace(accepted[0], rule="day_after_word")]  # "ngày 1, 2, 3/6": the word stands before the first
        pieces.extend(accepted)
        if accepted:
            list_end, in_days = accepted[-1].end, accepted[-1].rule == "day_after_word"
    if noisy:
        pieces = [p for p in pieces if not _in_noise(segmented, p.start)]
    pieces.sort(key=start_of)
    return pieces


_TWO_CLUSTERS = 7  # characters: "2019. 3", "2010-2017 - 9"
_SPLIT = re.compile(r"\.\s|\s?\.\n|\s[–-]\s")


def _first_of_two(key: str, start: int, end: int) -> tuple[Shape | None, int]:
    """The date before a full stop or a dash behind which another number begins: "năm 2018. 3 xã", "2010-2017 - 9 tỷ"."""
    for gap in _SPLIT.finditer(key, start, end):
        first = CLUSTER.match(key, start, gap.start())
        shape = read_shape(first) if first and first.end() == gap.start() else None
        if shape is not None:
            return shape, gap.start()
    return None, end


def _is_of_the_sun(key: str, piece: Piece, lost: list[Lost]) -> bool:
    """False for "31 tháng 4" and for "15 tháng 8 năm Quý Mão"."""
    possible = piece.first.possible()
    stretch = piece.role == "period" and piece.first.day is None
    if possible and (stretch or not is_lunar(key, piece.start, piece.end, piece.last or piece.first)):
        return True
    lost.append(Lost(piece.start, piece.end, "date", piece.rule, "a day of the lunar calendar" if possible else NO_DAY))
    return False


def _may_be_day(key: str, start: int, list_end: int) -> bool:
    """Whether a lone number of one or two digits can be a day."""
    words = _BEFORE_DAY.get(key[start - 2]) if key[start - 1] == " " else ("ngày",)
    if words is not None and key.endswith(words, 0, start):
        return True
    return start - list_end <= 5 and key[list_end:start] in _LIST_GAPS


def _in_noise(segmented: Segmented, offset: int) -> bool:
    return segmented.section_at(offset).kind == "noise"


def _mention(piece: Piece) -> DateMention:
    value = piece.value()
    first, last = bounds(value)
    basis = "unknown" if "XXXX" in value else "explicit"
    return DateMention(piece.start, piece.end, value, first, last, piece.part_of_day, piece.role, basis, piece.rule)
