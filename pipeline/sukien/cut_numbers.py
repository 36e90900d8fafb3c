"""Line and page breaks inside a document number, as extraction from print leaves them.

    Quyết định số 946/QĐ-¶UBND    after the hyphen or slash, or before it: the parts of one symbol
    Quyết định số¶946/QĐ-UBND     between "số" and the number
    số 946/QĐ-UBND¶ngày 5/6/2019  between the number and its date
    Quyết định số 94¶6/QĐ-UBND    inside the digits: the line before ends in a bare number after a noun and "số", and the next
                                  begins with digits and a slash; a number never has more than five digits
The first three read as a blank, the last as nothing.
"""

from __future__ import annotations

import re

_BREAK = re.compile(
    r"\n\n?(?:(?P<symbol>[A-ZĐ]{2})|(?P<rest>[/-][A-ZĐ]{2})|(?P<number>[0-9]{1,5})/(?:[0-9]{4}/)?[A-ZĐ]{2}|(?P<date>ngày [0-9]))"
)
_SYMBOL_OPEN = re.compile(r"[0-9]/(?:[A-ZĐ][A-Za-zĐđ]{0,7}-){1,3} ?$|\b[Ss]ố:? ?[0-9]{1,5}/(?:[0-9]{4}/)? ?$")
_SYMBOL_BEGUN = re.compile(r"[0-9]/[A-ZĐ]{2,5}$")
_NUMBER_BEGUN = re.compile(r"\b[Ss]ố:? ?[0-9]{1,5}$")
_NUMBER_CUED = re.compile(r"\b[Ss]ố:? ?$")
_DIGITS_CUT = re.compile(
    r"(?i:\b(?:định|quyết|thông tư|chỉ thị|văn|văn bản|tờ trình|kế hoạch|thông báo|hướng dẫn|kết luận)) số:? ?(?P<digits>[0-9]{1,4})$"
)
_NUMBER_WHOLE = re.compile(r"[0-9]/(?:[0-9]{4}/)?[A-ZĐ]{2}[A-Za-zĐđ]{0,6}(?:-[A-ZĐ][A-Za-zĐđ]{0,9}){0,3} ?$")
_BEFORE = 40  # characters before a break in which its number begins


def cut_numbers(text: str) -> list[tuple[int, int, bool]]:
    """The breaks inside the document numbers of a text: (start, end, read as a blank or not at all), in order."""
    found: list[tuple[int, int, bool]] = []
    for match in _BREAK.finditer(text):
        start = match.start()
        end = start + (2 if text.startswith("\n\n", start) else 1)
        before = text[max(0, start - _BEFORE) : start]
        if match["number"]:
            cut = _DIGITS_CUT.search(before)
            if cut is not None and end - start == 1 and len(cut["digits"] + match["number"]) <= 5:
                found.append((start, end, False))
                continue
            inside = _NUMBER_CUED.search(before)
        elif match["date"]:
            inside = _NUMBER_WHOLE.search(before)
        elif match["symbol"]:
            inside = _SYMBOL_OPEN.search(before)
        else:
            inside = (_NUMBER_BEGUN if match["rest"][0] == "/" else _SYMBOL_BEGUN).search(before)
        if inside is not None:
            found.append((start, end, not before.endswith(" ")))
    return found
