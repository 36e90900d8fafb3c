"""Opens local files and remote addresses ("s3://…", anything fsspec knows), and unpacks .gz and .zst as a stream."""

from __future__ import annotations

import io
import os
import weakref
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, cast

from sukien.read.raw import Piece, Unread

CHUNK = 1 << 20
_BYTES = "\0"  # no path holds it
_ZSTD = (b"\x28\xb5\x2f\xfd", *(bytes([0x50 + i]) + b"\x2a\x4d\x18" for i in range(16)))  # RFC 8878: a frame, or one to be skipped


def is_remote(address: str) -> bool:
    """True for "scheme://…" and chained "scheme::…" addresses."""
    return "://" in address


def printable(name: str) -> str:
    """A name for records and messages: bytes of it that are not UTF-8 as they are told to people, `\\xff`."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def address_of(path: Path) -> str:
    """The absolute path of a local file as text that can be written down, whatever bytes its name has; see `local`."""
    name = str(path.absolute())
    return name if printable(name) == name else _BYTES + os.fsencode(name).hex()


def local(address: str) -> str | bytes:
    """The path that the address of a local file stands for."""
    return bytes.fromhex(address[1:]) if address.startswith(_BYTES) else address


def open_address(address: str) -> BinaryIO:
    """The bytes of a file or address as they lie there, seekable. Raises OSError, Unread."""
    if not is_remote(address):
        return open(local(address), "rb")
    fsspec = need("fsspec", "remote")
    try:
        store, path = fsspec.core.url_to_fs(address)
        file = cast(BinaryIO, store.open(path, "rb"))
    except OSError:
        raise
    except Exception as error:  # every store has errors of its own
        raise Unread("unreadable", f"cannot be read: {error}") from error
    weakref.finalize(file, lambda: store)  # a store that is collected (zip) closes its files
    return file


def open_piece(piece: Piece) -> BinaryIO:
    """The unpacked bytes of a piece's file, as a stream. Raises OSError, Unread."""
    file = open_address(piece.address)
    if piece.compression == "gz":
        return cast(BinaryIO, io.BufferedReader(Chunks(file, _gunzip(file)), CHUNK))
    if piece.compression == "zst":
        return cast(BinaryIO, io.BufferedReader(Chunks(file, _unzstd(file)), CHUNK))
    return file


def check_whole(file: BinaryIO) -> None:
    """Raise Unread when the stream ended because its archive is torn."""
    torn = getattr(getattr(file, "raw", None), "torn", None)
    if torn is not None:
        raise torn


def need(module: str, extra: str) -> Any:
    """Import an optional library; raises Unread that names the extra to install."""
    from importlib import import_module

    try:
        return import_module(module)
    except ImportError as error:
        raise Unread("not_supported", f'needs {module}: pip install "sukien[{extra}]"') from error


class Chunks(io.RawIOBase):
    """A stream over chunks of bytes. Where they raise Unread the stream ends, and `torn` says why (see `check_whole`)."""

    def __init__(self, file: BinaryIO, chunks: Iterator[bytes]) -> None:
        self._file = file
        self._chunks = chunks
        self._rest = memoryview(b"")
        self._at = 0
        self.torn: Unread | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._rest:
            try:
                chunk = next(self._chunks, None)
            except Unread as error:
                self.torn = error
                return 0
            if chunk is None:
                return 0
            self._rest = memoryview(chunk)
        size = min(len(buffer), len(self._rest))
        buffer[:size] = self._rest[:size]
        self._rest = self._rest[size:]
        self._at += size
        return size

    def tell(self) -> int:
        return self._at

    def close(self) -> None:
        self._file.close()
        super().close()


def _packed(file: BinaryIO, size: int, marks: tuple[bytes, ...], name: str) -> bytes:
    """The first bytes of a packed file. Raises Unread where they are not those of the packing."""
    data = file.read(size)
    if not any(data.startswith(mark[: len(data)]) for mark in marks):
        raise Unread("malformed_archive", f"not a {name} file")
    return data


def _gunzip(file: BinaryIO) -> Iterator[bytes]:
    """Unpacked chunks of a gzip file of one or many members."""
    member = zlib.decompressobj(wbits=31)
    begun = False
    data = _packed(file, CHUNK, (b"\x1f\x8b",), "gzip")
    while data:
        try:
            out = member.decompress(data, CHUNK)
        except zlib.error as error:
            raise Unread("truncated", f"damaged gzip data: {error}") from error
        begun = True
        if out:
            yield out
        data = member.unconsumed_tail
        if member.eof:
            data = member.unused_data.lstrip(b"\0") or file.read(CHUNK)
            member, begun = zlib.decompressobj(wbits=31), False
        data = data or file.read(CHUNK)
    if begun:
        raise Unread("truncated", "the gzip data ends early")


def _unzstd(file: BinaryIO) -> Iterator[bytes]:
    """Unpacked chunks of a zstandard file of one or many frames."""
    zstandard = need("zstandard", "zstd")
    frame = zstandard.ZstdDecompressor().decompressobj()
    begun = False
    data = _packed(file, CHUNK >> 3, _ZSTD, "zstandard")
    while data:
        try:
            out = frame.decompress(data)
        except zstandard.ZstdError as error:
            raise Unread("truncated", f"damaged zstandard data: {error}") from error
        begun = True
        if out:
            yield out
        data = frame.unused_data
        if frame.eof:
            frame, begun = zstandard.ZstdDecompressor().decompressobj(), False
        data = data or file.read(CHUNK >> 3)
    if begun:
        raise Unread("truncated", "the zstandard data ends early")
