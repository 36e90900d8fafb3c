"""The kinds of characters: the same as Python tells them one by one, for usual characters and for all others."""

from __future__ import annotations

import unicodedata

import pytest

from sukien.alphabet import IN_NAME, LOWER, MARKED, UPPER, kinds_of, lowered, usual

_ALL = "".join(map(chr, (*range(0xD800), *range(0xE000, 0x11000))))


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Tỉnh ủy", b"Avaa va"),
        ("số 12/QĐ", b"av 00!AA"),
        ("m² – “a”", b"ax ! !a!"),
        ("một\nhai", b"ava!aaa"),
        ("H'Ün A-b.", b"A.Aa A.a."),
        ("Ün một", b"Aa ava"),
        ("ông Иван", b"vaa xxxx"),
        ("a\u200bb\u00a0c", b"a!a!a"),
    ],
)
def test_kinds(text: str, kinds: bytes) -> None:
    assert kinds_of(text, usual(text)) == kinds


def test_lowered() -> None:
    usual_ones = "".join(c for c in _ALL if usual(c) is not None)
    assert lowered(usual_ones, usual(usual_ones)) == lowered(usual_ones, None) == usual_ones.lower()
    assert len(lowered(_ALL, None)) == len(_ALL) != len(_ALL.lower())


def test_kinds_of_all_characters() -> None:
    kinds = kinds_of(_ALL, usual(_ALL))
    told = {
        ord(" "): {" "},
        ord("."): set(IN_NAME),
        ord("!"): {c for c in _ALL if not c.isalnum()}.difference(" ", IN_NAME),
        ord("0"): set("0123456789"),
        ord("A"): set(UPPER),
        ord("v"): set(MARKED),
        ord("a"): set(LOWER) - set(MARKED),
    }
    for kind, chars in told.items():
        assert {c for c, k in zip(_ALL, kinds, strict=True) if k == kind} == chars


def test_usual_characters_are_sound() -> None:
    usual_ones = [c for c in _ALL if usual(c) is not None]
    assert len(usual_ones) > 200
    for char in usual_ones:
        assert char.isprintable() or char in "\n\u00a0"
        assert unicodedata.is_normalized("NFC", char) and not unicodedata.combining(char)


@pytest.mark.parametrize("text", ["", "Bộ trưởng", "a\n", "“b”…", "a\u00a0b"])
def test_usual(text: str) -> None:
    codes = usual(text)
    assert codes is not None and len(codes) == len(text)


@pytest.mark.parametrize("text", ["a\r\n", "e\u0301", "a\u2003b", "QĐ\u00d0", "\0", "Иван", "\ufffe"])
def test_not_usual(text: str) -> None:
    assert usual(text) is None
