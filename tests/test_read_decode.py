"""Encodings: what is read and what is refused."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sukien.read.decode import decode
from sukien.read.raw import Unread

TEXT = "Chủ tịch UBND tỉnh đã trao Bằng khen cho các tập thể và những người có thành tích trong năm."
# The same sentence as old web pages and word processors stored it, seen through Latin-1.
TCVN3 = "Chñ tÞch UBND tØnh ®· trao B»ng khen cho c¸c tËp thÓ vµ nh÷ng ng­êi cã thµnh tÝch trong n¨m."
VISCII = "Chü t¸ch UBND tïnh ðã trao B¢ng khen cho các t§p th¬ và nhæng ngß¶i có thành tích trong nåm."


def cp1258(text: str) -> bytes:
    """Windows-1258: tone marks follow their vowels."""
    out = b""
    for char in text:
        try:
            out += char.encode("cp1258")
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", char)
            tones = "".join(c for c in parts if c in "\u0300\u0301\u0303\u0309\u0323")
            base = unicodedata.normalize("NFC", "".join(c for c in parts if c not in tones))
            out += (base + tones).encode("cp1258")
    return out


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        pytest.param(TEXT.encode(), "utf-8", id="utf-8"),
        pytest.param(b"\xef\xbb\xbf" + TEXT.encode(), "utf-8", id="utf-8 with mark"),
        pytest.param(TEXT.encode("utf-16"), "utf-16-le", id="utf-16 with mark"),
        pytest.param(b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16-be", id="utf-16-be with mark"),
        pytest.param(TEXT.encode("utf-16-le"), "utf-16-le", id="utf-16-le"),
        pytest.param(TEXT.encode("utf-16-be"), "utf-16-be", id="utf-16-be"),
        pytest.param(TEXT.encode("utf-32"), "utf-32-le", id="utf-32"),
        pytest.param(cp1258(TEXT), "cp1258", id="windows-1258"),
        pytest.param(TCVN3.encode("latin-1"), "tcvn3", id="TCVN3"),
        pytest.param(VISCII.encode("latin-1"), "viscii", id="VISCII"),
    ],
)
def test_encodings_are_found(data: bytes, encoding: str) -> None:
    assert decode(data) == (TEXT, encoding)


def test_declared_encoding_comes_first() -> None:
    short = "Huế"  # too short to be found out
    assert unicodedata.normalize("NFC", decode(cp1258(short), "windows-1258").text) == short


def test_wrong_declaration_is_not_believed() -> None:
    assert decode(TEXT.encode(), "us-ascii") == (TEXT, "utf-8")
    assert decode(TEXT.encode(), "no-such-encoding") == (TEXT, "utf-8")
    assert decode(TEXT.encode(), "iso-8859-1") == (TEXT, "utf-8")
    assert decode(TEXT.encode(), "windows-1252") == (TEXT, "utf-8")
    assert decode("Cả tỉnh".encode(), "cp437") == ("Cả tỉnh", "utf-8")  # in which any bytes are text


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(bytes(range(256)) * 20, "binary", id="all bytes"),
        pytest.param(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + b"\x00\xff" * 200, "binary", id="image"),
        pytest.param(b"%\x01\x02\x03\x04\x05\xff\xfe" * 40, "binary", id="control bytes"),
        pytest.param("Привет, мир, это не по-вьетнамски".encode("cp1251"), "undecodable", id="Russian"),
        pytest.param("これは日本語の文章です。".encode("shift_jis"), "undecodable", id="Japanese"),
        pytest.param("Café à Paris, où l'été".encode("latin-1"), "undecodable", id="French"),
        pytest.param(b"\xff\xfe\x41", "undecodable", id="torn utf-16"),
    ],
)
def test_no_text_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(Unread) as refused:
        decode(data)
    assert refused.value.code == code


@given(st.text())
def test_every_utf8_text_is_read_as_it_is(text: str) -> None:
    data = text.encode()
    if not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        assert decode(data).text == text


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        decode(data).text.encode()
    except Unread as refused:
        assert refused.code in ("binary", "undecodable")
