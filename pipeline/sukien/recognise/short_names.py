"""Short names that a text gives a body itself: "Công ty Gang thép Thái Nguyên (gọi tắt là TISCO) … | TISCO có 500 công nhân"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from msgspec.structs import replace

from sukien.mentions import Segmented, UnitMention
from sukien.recognise.runs import NOT_BODY

_CUE = " tắt"  # the rarest word of the cue
_GIVEN = re.compile(r"\s?\((?:(?:sau|dưới) đây )?(?:gọi|viết|tên) tắt(?: là)?:? ?[\"“]?([^()\n,;\"“”]{2,60})[\"”]?[),]")
_OF_ANOTHER = re.compile(r"\b(?:của|cho|tại|thuộc|ở|với|do) $")  # "Quyết định 12 của Chính phủ (gọi tắt là QĐ12)"
_GOES_ON = re.compile(r"\w|[-/.]\w| (?:của )?(?P<next>\w)")  # the next letter, where it is a capital
_USES = 200  # later uses of one short name that are looked at
_LONGEST_CUE = 30  # characters from the end of a name to the word of the cue


def find_short_names(segmented: Segmented, found: list[UnitMention]) -> list[UnitMention]:
    """Later uses of short names given in brackets behind one of the units `found` (in order of start), none inside another unit."""
    if _CUE not in segmented.reading.key:
        return []
    starts = [unit.start for unit in found]
    ends = [unit.end for unit in found]
    uses: list[UnitMention] = []
    for unit, form, after in _given(segmented, found):
        for start in _places(segmented.reading.text, form, after):
            end = start + len(form)
            i = bisect_right(starts, end - 1) - 1
            inside = any(ends[j] > start for j in range(max(0, i - 3), i + 1))
            if not inside and segmented.sentence_at(start) is not None and segmented.section_at(start).kind not in NOT_BODY:
                uses.append(replace(unit, start=start, end=end, name=form, place=None, bare=None, nested=False, rule="short_name"))
    return uses


def _given(segmented: Segmented, found: list[UnitMention]) -> Iterator[tuple[UnitMention, str, int]]:
    """The units that are given a short name, with it and where its brackets end."""
    text, key = segmented.reading.text, segmented.reading.key
    for unit in found:
        if unit.nested or not text.startswith((" (", "("), unit.end) or key.find(_CUE, unit.end, unit.end + _LONGEST_CUE) < 0:
            continue
        given = _GIVEN.match(key, unit.end)
        if given is None:
            continue
        form = text[given.start(1) : given.end(1)].rstrip()
        acronym = form.isupper() and " " not in form and not _OF_ANOTHER.search(key, max(0, unit.start - 8), unit.start)
        if form[0].isupper() and form != unit.name and (acronym or form.split()[0].lower() == unit.name.split()[0].lower()):
            yield unit, form, given.end()


def _places(text: str, form: str, at: int) -> Iterator[int]:
    """Where a short name stands as a whole, not as the beginning of a longer name ("Công ty Điện lực | Cao Bằng")."""
    for _ in range(_USES):
        at = text.find(form, at)
        if at < 0:
            return
        after = _GOES_ON.match(text, at + len(form))
        longer = after is not None and (after["next"] is None or after["next"].isupper())
        if not text[at - 1].isalnum() and not longer:
            yield at
        at += len(form)
