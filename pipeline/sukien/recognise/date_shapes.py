"""What a cluster of numbers can be as a date, by its shape alone ("n/n/Y", "n-n/n", "Y~Y").

n is a number of one or two digits, Y a year, E one before 1800; "." counts as "/"; "~" is a dash with blanks or a long one.
"""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

from sukien.recognise.edtf import Part

CLUSTER = re.compile(
    r"[0-9](?:(?<![^\W_][0-9])|(?<=ngày[0-9])|(?<=(?:năm|học)[0-9])|(?<=kỳ[0-9])|(?<=tối[0-9])|(?<=sáng[0-9])|(?<=(?:tháng|chiều)[0-9])|(?<=đoạn[0-9])|(?<=[\s(]t[0-9]))(?<![0-9][.,/:–-][0-9])[0-9]{0,3}(?:\s?(?:[./–-]|//)\s?[0-9]{1,4}){0,6}"
)
LONGEST_NUMBER = 8  # characters from one number of a cluster to the next: "2019 // "
_NUMBER = re.compile(r"[0-9]+")
_FULL = "(?:n/n/Y|n-n-Y|n/n-Y)"
_SHAPES = tuple(
    (name, re.compile(shape))
    for name, shape in (
        ("full", _FULL),
        ("full_pair", rf"{_FULL}[~/-]{_FULL}"),
        ("short_full", r"n/n/n|n-n-n"),
        ("days_of_month", r"n[~-]n/n(?:/Y)?|n~n-n(?:-Y)?|n-n-n-Y|n/n/n/Y"),
        ("day_to_day", r"n/n[~-]n/n(?:/Y)?|n-n~n-n(?:-Y)?"),
        ("iso", r"Y-n-n"),
        ("wide_full", r"n[~-]n~Y"),
        ("day_month", r"n/n|n-n|n~n"),
        ("month_year", r"n/Y|n[~-]Y"),
        ("month_pair", r"n/Y[~-]n/Y|n-Y~n-Y"),
        ("months_of_year", r"n[~-]n/Y|n~n-Y"),
        ("years", r"Y[~-]Y|Y/Y"),
        ("short_years", r"Y[~/-]n"),
        ("year", "Y"),
        ("early_year", "E"),
        ("number", "n"),
    )
)


class Shape(Struct, frozen=True):
    """A cluster read: its name, the parts in order, and where in it the last full date starts."""

    name: str
    first: Part
    last: Part | None
    tail: int


def read_shape(cluster: re.Match[str]) -> Shape | None:
    """The shape of a cluster, or None where no date looks so."""
    return _read(cluster[0])


@lru_cache(maxsize=1 << 12)  # the same years and days come again and again
def _read(text: str) -> Shape | None:
    """The shape of a cluster."""
    signs: list[str] = []
    numbers: list[int] = []
    starts: list[int] = []
    at = 0
    for match in _NUMBER.finditer(text):
        if numbers:
            signs.append(_join(text[at : match.start()]))
        digits = match[0]
        if len(digits) == 4 and "1800" <= digits < "2100":
            signs.append("Y")
        elif len(digits) == 4 and digits >= "1000":
            signs.append("E" if digits < "1800" else "?")
        elif len(digits) <= 2:
            signs.append("n")
        else:
            return None
        numbers.append(int(digits))
        starts.append(match.start())
        at = match.end()
    sign = "".join(signs)
    for name, pattern in _SHAPES:
        if pattern.fullmatch(sign) and not (name == "short_years" and "." in text):  # "2019. 3 xã"
            first, last = _parts(name, numbers)
            tail = starts[-3] if sign.endswith("Y") and len(starts) >= 3 else starts[0]
            return Shape(name, first, last, tail)
    return None


def _join(between: str) -> str:
    if "." in between or "/" in between:
        return "/"
    return "-" if between == "-" else "~"


def _parts(name: str, n: list[int]) -> tuple[Part, Part | None]:
    match name:
        case "full" | "wide_full":
            return Part(n[2], n[1], n[0]), None
        case "short_full":
            return Part(None, n[1], n[0]), None
        case "full_pair":
            return Part(n[2], n[1], n[0]), Part(n[5], n[4], n[3])
        case "days_of_month":
            year = n[3] if len(n) == 4 else None
            return Part(year, n[2], n[0]), Part(year, n[2], n[1])
        case "day_to_day":
            return Part(None, n[1], n[0]), Part(n[4] if len(n) == 5 else None, n[3], n[2])
        case "iso":
            return Part(n[0], n[1], n[2]), None
        case "day_month":
            return Part(None, n[1], n[0]), None
        case "month_year":
            return Part(n[1], n[0]), None
        case "month_pair":
            return Part(n[1], n[0]), Part(n[3], n[2])
        case "months_of_year":
            return Part(n[2], n[0]), Part(n[2], n[1])
        case "years":
            return Part(n[0]), Part(n[1])
        case "short_years":
            return Part(n[0]), Part(n[0] // 100 * 100 + n[1])
        case "year" | "early_year":
            return Part(n[0]), None
        case _:
            return Part(None, None, n[0]), None
