"""From bytes to text: byte order mark, UTF-8, declared encoding, UTF-16, then the legacy encodings of Vietnamese.

An encoding without a mark is believed only when what it gives is Vietnamese: common words must appear in it.
"""

from __future__ import annotations

import codecs
import re
from functools import cache
from typing import NamedTuple

from sukien.read.raw import Unread

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
LEGACY = ("cp1258", "tcvn3", "viscii")
_LEGACY_NAMES = "windows-1258 (cp1258), TCVN 5712 VN3 (tcvn3), VISCII (viscii)"
_COMMON = frozenset(
    (
        "của",
        "và",
        "các",
        "đã",
        "được",
        "với",
        "những",
        "người",
        "một",
        "tỉnh",
        "không",
        "năm",
        "từ",
        "ngày",
        "là",
        "có",
        "đồng",
        "tại",
        "đến",
    )
)
_WORD = re.compile(r"[^\W\d_]+")


class Decoded(NamedTuple):
    """Text and the name of the encoding it was in."""

    text: str
    encoding: str


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """The text of `data`. Raises Unread: "binary" for what is no text, "undecodable" when no encoding fits."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            try:
                return Decoded(data[len(mark) :].decode(name), name)
            except UnicodeDecodeError as error:
                raise Unread("undecodable", f"begins with the mark of {name} but is not {name}: {error}") from error
    if (text := _try(data, "utf-8")) is not None:  # what is valid UTF-8 is UTF-8, whatever is declared
        return Decoded(text, "utf-8")
    if declared and _canonical(declared) != "iso8859-1" and (text := _try(data, declared)) is not None:
        return Decoded(text, declared)
    if b"\0" in data:
        return _utf16(data)
    return _legacy(data)


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return _legacy_text(data, encoding) if encoding in ("tcvn3", "viscii") else data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _canonical(encoding: str) -> str:
    try:
        return codecs.lookup(encoding).name
    except LookupError:
        return encoding.lower()


def _utf16(data: bytes) -> Decoded:
    """UTF-16 without a mark: NUL bytes stand all on one side, and the text has Vietnamese words."""
    for name in ("utf-16-le", "utf-16-be"):
        text = _try(data, name)
        if text is not None and "\0" not in text and _share(text) > 0:
            return Decoded(text, name)
    raise Unread("binary", "holds NUL bytes: not a text file")


def _legacy(data: bytes) -> Decoded:
    """The legacy encoding that gives the most common Vietnamese words."""
    import unicodedata

    best = Decoded("", "")
    score = 0.0
    for name in LEGACY:
        text = _try(data, name)
        if text is None:
            continue
        text = unicodedata.normalize("NFC", text)
        if (share := _share(text)) > score:
            best, score = Decoded(text, name), share
    if score < 0.02:
        control = sum(byte < 9 or 13 < byte < 32 for byte in data[:4096])
        if control > len(data[:4096]) // 50:
            raise Unread("binary", "holds control bytes: not a text file")
        raise Unread("undecodable", f"neither UTF-8 nor, with Vietnamese words in it, {_LEGACY_NAMES}")
    return best


def _share(text: str) -> float:
    """Common Vietnamese words among the words of a text's first part, 0 to 1."""
    words = _WORD.findall(text[:20_000].lower())
    return sum(word in _COMMON for word in words) / len(words) if words else 0.0


def _legacy_text(data: bytes, encoding: str) -> str:
    return data.decode("latin-1").translate(_table(encoding))


@cache
def _table(encoding: str) -> dict[int, str]:
    """Byte to letter for the encodings that Python does not know (TCVN 5712 VN3, RFC 1456 VISCII)."""
    rows = _TCVN3 if encoding == "tcvn3" else _VISCII
    return {
        int(code, 16) + i: letter for code, letters in (row.split() for row in rows) for i, letter in enumerate(letters) if letter != "."
    }


_TCVN3 = (
    "A1 ĂÂÊÔƠƯĐăâêôơưđ",
    "B5 àảãáạ.ằẳẵắ",
    "C6 ặầẩẫấậè.ẻẽéẹềểễếệìỉ",
    "DC ĩíịò.ỏõóọồổỗốộờởỡớợù",
    "F1 ủũúụừửữứựỳỷỹýỵ",
)  # fmt: skip
_VISCII = (
    "02 Ẳ", "05 ẴẪ", "14 Ỷ", "19 Ỹ", "1E Ỵ",
    "80 ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡưàáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ",
)  # fmt: skip
