"""The characters of the press, and the kinds of the characters of a text, a byte each.

Most texts are written in the usual characters alone; one look-up of each of them tells then much that would be asked one by one.
"""

from __future__ import annotations

import codecs
from functools import lru_cache

_LETTERS = [chr(c) for c in (*range(0x41, 0x5B), *range(0x61, 0x7B), *range(0xC0, 0x250), *range(0x1E00, 0x1F00))]
UPPER = "".join(c for c in _LETTERS if c.isupper())
LOWER = "".join(c for c in _LETTERS if c.islower())
MARKED = "".join(c for c in LOWER if c > "\x7f")

_VIETNAMESE = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
_ASCII = "".join(chr(c) if chr(c).isprintable() or c == 0x0A else "\0" for c in range(0x80))
_BEYOND = iter(_VIETNAMESE + _VIETNAMESE.upper() + "“”‘’–—…•·°²³½ºª×§®©«»\u00a0")
# by their bytes, ASCII at its own; a table that does not begin with the zero character is no fast one
_NONE = "\ufffe"
_USUAL = "\0" + "".join(next(_BEYOND, _NONE) if c == "\0" else c for c in _ASCII[1:].ljust(0xFF, "\0"))
_BYTES = codecs.charmap_build(_USUAL)
_KNOWN = frozenset(_USUAL) - {_NONE}

NO_BREAK = bytes([_USUAL.index("\u00a0")])
IN_NAME = "'’`.-"  # the signs that names are written with
SIGN = ord(".")  # of the kinds, letters and digits are greater, no others are
CAPITAL = ord("A")
BLANK, _MARK, _PLAIN_LOWER, _MARKED_LOWER, DIGIT, _OTHER = b" !av0x"


def _kind(char: str) -> int:
    if char in "0123456789":
        return DIGIT
    if char in UPPER:
        return CAPITAL
    if char in LOWER:
        return _MARKED_LOWER if char in MARKED else _PLAIN_LOWER
    if char in IN_NAME:
        return SIGN
    return BLANK if char == " " else _OTHER if char.isalnum() else _MARK


_KINDS = bytes(map(_kind, _USUAL))
_LOWERED = bytes(map(_USUAL.index, map(str.lower, _USUAL)))
_FEW = 20  # characters that are sooner replaced one after another than by `translate`; mostly there are one or two
_STAND_INS = {CAPITAL: "Ạ", _MARKED_LOWER: "ạ", _OTHER: "ª", _MARK: "!"}


@lru_cache(maxsize=2)  # asked for when an article is checked, when it is decoded and when it is read
def usual(text: str) -> bytes | None:
    """A byte for each character of a text, or None where any of them is not usual. Usual ones are printed, but for the line end and the
    no-break space, undamaged, and NFC leaves them as they are."""
    try:
        codes = codecs.charmap_encode(text, "strict", _BYTES)[0]
    except UnicodeEncodeError:
        return None
    return None if b"\0" in codes else codes


def lowered(text: str, codes: bytes | None) -> str:
    """Lower case, a character for each of the text; where its bytes are known (see `usual`) in half the time."""
    if codes is not None:
        return codecs.charmap_decode(codes.translate(_LOWERED), "strict", _USUAL)[0]
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def kinds_of(text: str, codes: bytes | None) -> bytes:
    """The kind of each character of a text (its bytes: see `usual`): "a" a small letter, "v" one with marks, "A" a capital, "0" a digit,
    "x" what else counts as a letter or digit, " " a blank, "." a sign inside names, "!" anything else, line ends too."""
    if codes is None:
        codes = codecs.charmap_encode(_with_stand_ins(text), "strict", _BYTES)[0]
    return codes.translate(_KINDS)


def _with_stand_ins(text: str) -> str:
    """The text with a usual character of the same kind for each that is not."""
    alike = {char: _STAND_INS[_kind(char)] for char in set(text).difference(_KNOWN)}
    if len(alike) > _FEW:
        return text.translate({ord(char): stand_in for char, stand_in in alike.items()})
    for char, stand_in in alike.items():
        text = text.replace(char, stand_in)
    return text
