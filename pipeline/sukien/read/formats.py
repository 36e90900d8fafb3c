"""Which format and compression a file has: by its name, or by its first bytes."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple, get_args

Format = Literal["txt", "html", "jsonl", "csv", "parquet", "warc"]
Compression = Literal["gz", "zst"]

_CSV_HEADER = re.compile(rb'"?[a-z_][\w.-]*"?(?:[,;\t]"?[a-z_][\w.-]*"?)+\r?\n')  # names alone: no article begins so
FORMATS: tuple[Format, ...] = get_args(Format)
SINGLE: frozenset[str] = frozenset({"txt", "html"})  # one file, one article
_SUFFIXES: dict[str, Format] = {
    ".txt": "txt",
    ".html": "html",
    ".htm": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".parquet": "parquet",
    ".warc": "warc",
}
_COMPRESSIONS: dict[str, Compression] = {".gz": "gz", ".zst": "zst"}


class Kind(NamedTuple):
    """What a file holds and how it is packed."""

    format: Format
    compression: Compression | None


def kind_of(name: str) -> Kind | None:
    """Format and compression by a file's name ("a.jsonl.gz"), or None when the name does not tell."""
    name = name.lower()
    packed: Compression | None = None
    for suffix, compression in _COMPRESSIONS.items():
        if name.endswith(suffix):
            name, packed = name[: -len(suffix)], compression
    for suffix, format in _SUFFIXES.items():
        if name.endswith(suffix):
            return Kind(format, packed)
    return None


def sniff(head: bytes) -> Kind:
    """Format and compression by the first bytes of a file; plain text when nothing tells."""
    if head.startswith(b"\x1f\x8b"):
        return Kind(_sniff_plain(_peek(head, "gz")), "gz")
    if head.startswith(b"\x28\xb5\x2f\xfd"):
        return Kind(_sniff_plain(_peek(head, "zst")), "zst")
    return Kind(_sniff_plain(head), None)


def _sniff_plain(head: bytes) -> Format:
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:256].lower()
    if start.startswith(b"warc/"):
        return "warc"
    if start.startswith(b"par1"):
        return "parquet"
    if start.startswith(b"{") or (start.startswith(b"[") and start[1:].lstrip().startswith(b"{")):
        return "jsonl"  # of an array, each line is rejected with its reason: better than read as prose
    if start.startswith(b"<") and any(tag in start for tag in (b"<!doctype", b"<html", b"<head", b"<body", b"<meta", b"<div")):
        return "html"
    if _CSV_HEADER.match(start):
        return "csv"
    return "txt"


def _peek(head: bytes, compression: Compression) -> bytes:
    """The first unpacked bytes of a packed file's first bytes."""
    try:
        if compression == "gz":
            import zlib

            return zlib.decompressobj(wbits=31).decompress(head, 4096)
        import zstandard

        return zstandard.ZstdDecompressor().decompressobj().decompress(head)[:4096]
    except Exception:
        return b""
