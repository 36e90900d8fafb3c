"""Parts of a year: quarters ("quý I/2024", "quý 2, quý III và IV/2023"), "6 tháng đầu năm 2020", "nửa cuối năm", "hai quý đầu năm"."""

from __future__ import annotations

import re

from sukien.recognise.date_joins import Piece
from sukien.recognise.edtf import Part
from sukien.recognise.numerals import value_of

YEAR = r"(?:\s?(?:,\s?)?(?:của )?năm\s?|\s?[/.,–-]\s?|\s)(?P<year>(?:1[5-9]|20)[0-9]{2})(?![0-9]|\s?[–-]\s?[0-9]{4})"
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_WORDS = {"một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4}
_Q = r"(?:iv|i{1,3}|[1-4])(?![^\W_])"
_QUARTER = re.compile(rf"qu[ýí]\s(?P<quarter>{_Q})(?:{YEAR})?")
_WORDED = re.compile(rf"qu[ýí]\s(?P<quarter>{'|'.join(_WORDS)}){YEAR}")
_TO = re.compile(rf"(?:\s?[-–]\s?|\s(?:cho )?(?:đến|tới)\s(?:hết )?)(?:qu[ýí]\s)?(?P<quarter>{_Q})(?:{YEAR})?")
_MORE = re.compile(rf"(?:\s?,\s?(?:và\s)?|\s?và\s)(?P<again>qu[ýí]\s)?(?P<quarter>{_Q})(?:{YEAR})?")
_MOST = 4  # quarters in a list
_N_BEFORE = re.compile(r"\b(?P<n>[0-9]{1,2}|(?:mười )?(?:hai|ba|bốn|năm|sáu|bảy|tám|chín|một)|mười)\s?$")
_END_OF = (
    r"(?:\s?(?P<year>(?:19|20)[0-9]{2})(?!\s?[–-]\s?[0-9]{4})|(?: nay)?\b(?! (?:học|[0-9])|\s(?:trước|sau|tới) (?:khi|đó|ngày|thềm|mắt)))"
)
_OF_YEAR = re.compile(rf"tháng\s(?:(?P<end>đầu|cuối)(?:\scủa)?\s|của\s)?năm{_END_OF}")
_QUARTERS_OF_YEAR = re.compile(rf"quý\s(?P<end>đầu|cuối)(?:\scủa)?\snăm{_END_OF}")
_HALF = re.compile(rf"nửa\s(?:(?P<end>đầu|cuối)\s)?(?:của )?năm{_END_OF}")


def quarters(key: str, start: int) -> list[Piece]:
    """What the word "quý" at `start` heads: a quarter, a range of them, or a list in which each stands by itself."""
    match = _QUARTER.match(key, start) or _WORDED.match(key, start)
    if match is None:
        return _quarters_of_year(key, start)
    numbers = [_QUARTERS.get(match["quarter"]) or _WORDS[match["quarter"]]]
    years = [_year(match)]
    to = _TO.match(key, match.end())
    if to is not None:
        return _range(start, match, numbers[0], to)
    ends, starts = [match.end()], [start]
    more = _MORE.match(key, match.end())
    bare = False  # whether a number stands alone in the list: "quý 1, 2 năm 2020", and not "quý 1, 2 xã"
    while more is not None and len(numbers) < _MOST:
        bare = more["again"] is None and more["quarter"].isdigit()
        if bare and more["year"] is None and _MORE.match(key, more.end()) is None:
            break
        numbers.append(_QUARTERS[more["quarter"]])
        years.append(_year(more))
        starts.append(more.start("again") if more["again"] else more.start("quarter"))
        ends.append(more.end())
        more = _MORE.match(key, more.end())
    if bare and years[-1] is None:
        numbers, years = numbers[:1], years[:1]
    shared = _share(numbers, years)
    return [_piece(s, e, number, number, year) for s, e, number, year in zip(starts, ends, numbers, shared, strict=False)]


def _year(match: re.Match[str]) -> int | None:
    return int(match["year"]) if match["year"] else None


def _share(numbers: list[int], years: list[int | None]) -> list[int | None]:
    """Each quarter takes the year of the next, or of the one before, where it has none itself."""
    shared = list(years)
    for i in reversed(range(len(shared) - 1)):
        after = shared[i + 1]
        if shared[i] is None and after is not None:
            shared[i] = after - (numbers[i] > numbers[i + 1])
    for i in range(1, len(shared)):
        before = shared[i - 1]
        if shared[i] is None and before is not None:
            shared[i] = before + (numbers[i] < numbers[i - 1])
    return shared


def _range(start: int, match: re.Match[str], first: int, to: re.Match[str]) -> list[Piece]:
    """ "quý I - III/2023", "từ quý IV/2022 đến quý I/2023"."""
    last = _QUARTERS[to["quarter"]]
    begins, ends = _share([first, last], [_year(match), _year(to)])
    if (begins, first) >= (ends, last) if begins is not None and ends is not None else first >= last:
        return []
    return [Piece(start, to.end(), Part(begins, 3 * first - 2), Part(ends, 3 * last), "period", "quarter")]


def _piece(start: int, end: int, first: int, last: int, year: int | None) -> Piece:
    return Piece(start, end, Part(year, 3 * first - 2), Part(year, 3 * last), "period", "quarter")


def _quarters_of_year(key: str, start: int) -> list[Piece]:
    """ "hai quý đầu năm 2023", "quý cuối năm"."""
    match = _QUARTERS_OF_YEAR.match(key, start)
    if match is None:
        return []
    count = _N_BEFORE.search(key, max(0, start - 10), start)
    if count is None and match["year"] is None:
        return []  # "cô Quý đầu năm"
    n = _count(count["n"]) if count else 1
    return _of_year(count.start() if count else start, match, 3 * n, "quarter") if n <= 3 else []


def months_of_year(key: str, start: int) -> list[Piece]:
    """ "6 tháng đầu năm 2020", "9 tháng năm 2024"; without a year only the publication date can give it."""
    match = _OF_YEAR.match(key, start)
    count = _N_BEFORE.search(key, max(0, start - 10), start)
    if match is None or count is None or (match["year"] is None and match["end"] is None):
        return []
    n = _count(count["n"])
    return _of_year(count.start(), match, n, "months_of_year") if 1 <= n <= 12 else []


def halves(key: str, start: int) -> list[Piece]:
    """ "nửa cuối năm 2023", "nửa đầu năm nay"."""
    match = _HALF.match(key, start)
    if match is None or (match["year"] is None and match["end"] is None):
        return []
    return _of_year(start, match, 6, "half_year")


def _count(written: str) -> int:
    return value_of(written) or 0


def _of_year(start: int, match: re.Match[str], n: int, rule: str) -> list[Piece]:
    """The first or last `n` months of the year that the match names, or of one to be found."""
    year = _year(match)
    first, last = (13 - n, 12) if match["end"] == "cuối" else (1, n)
    return [Piece(start, match.end(), Part(year, first), Part(year, last), "period", rule)]
