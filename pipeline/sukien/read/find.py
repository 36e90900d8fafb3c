"""From what a person names (files, folders, globs, "-", remote addresses) to files, in an order that depends on names alone."""

from __future__ import annotations

import glob
import os
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from sukien.read.access import address_of, is_remote, need, printable
from sukien.read.formats import Format, Kind, kind_of, sniff
from sukien.read.raw import Piece

RECORDS = re.compile(r"(?:articles|events)-\d{5,}\.jsonl|(?:rejects|duplicates|near_duplicates)\.jsonl|manifest\.json")  # of a run
_HEAD = 65_536
_EXAMPLES = 3


class NoInput(Exception):
    """An input that a person named and that is not there."""


class Aside:
    """Files of folders that are left aside: how many by ending, and examples of different endings."""

    def __init__(self, endings: Counter[str] | None = None, examples: list[str] | None = None) -> None:
        self.endings: Counter[str] = endings or Counter()
        self.examples = examples or []

    def add(self, name: str, ending: str) -> None:
        """Note a file."""
        name, ending = printable(name), printable(ending)
        if not self.endings[ending] and len(self.examples) < _EXAMPLES:
            self.examples.append(name)
        self.endings[ending] += 1

    def __str__(self) -> str:
        """Which endings, and examples, for a person."""
        endings = ", ".join(f"{count:,} {ending}" for ending, count in sorted(self.endings.items(), key=lambda pair: (-pair[1], pair[0])))
        more = ", …" if self.endings.total() > len(self.examples) else ""
        return f"{endings} ({', '.join(self.examples)}{more})"


def find(inputs: tuple[str, ...], *, format: Format | None, leave_out: Path, aside: Aside) -> Iterator[Piece]:
    """Whole files, in the order given; those of a folder by name, folders inside it too.

    format: taken for files whose names do not tell; leave_out: the run's own folder, never read; where it
    is among the inputs itself, or holds some, the records in it are not.
    In folders only files with a known name ending are read; `aside` takes the others. Hidden files are not seen.
    Raises NoInput when an input is not there or a glob finds nothing.
    """
    for given in inputs:
        yield from _remote(given, format, aside) if is_remote(given) else _local(given, format, leave_out, aside)


def _local(given: str, format: Format | None, leave_out: Path, aside: Aside) -> Iterator[Piece]:
    path = Path(given)
    if not path.exists():
        names = sorted(glob.iglob(given, recursive=True)) if glob.has_magic(given) else []
        if not names:
            raise NoInput(f"{given}: no such file, folder or match")
        for name in names:
            if _is_record(Path(name), leave_out):
                continue
            if os.path.isfile(name):
                yield _file(Path(name), format)
            elif "**" not in given:
                yield from _folder(Path(name), format, leave_out, aside)
    elif path.is_dir():
        yield from _folder(path, format, leave_out, aside)
    elif not _is_record(path, leave_out):
        yield _file(path, format)


def _is_record(path: Path, out: Path) -> bool:
    """True for a record that the run in the folder `out` writes, or wrote earlier."""
    return RECORDS.fullmatch(path.name) is not None and path.resolve().parent == out


def _folder(folder: Path, format: Format | None, leave_out: Path, aside: Aside) -> Iterator[Piece]:
    """Files of a folder and of the folders in it; the names of one folder are held at a time.

    A folder that cannot be read stands for its files: whoever reads it is told why.
    """
    try:
        with os.scandir(folder) as scan:
            entries = sorted((entry for entry in scan if not entry.name.startswith(".")), key=lambda entry: entry.name)
    except OSError:
        yield _listed(folder, Kind(format or "txt", None), folder)
        return
    holds_records = folder.resolve() == leave_out
    for entry in entries:
        path = folder / entry.name
        if holds_records and RECORDS.fullmatch(entry.name):
            continue
        if entry.is_dir(follow_symlinks=False):
            if path.resolve() != leave_out:
                yield from _folder(path, format, leave_out, aside)
            continue
        if entry.is_symlink() and not os.path.exists(path):
            pass  # a dead link is an input that vanished, or one that may not be read
        elif not entry.is_file():
            aside.add(path.as_posix(), "(no file)")
            continue
        kind = kind_of(entry.name)
        if kind is None and format is None:
            aside.add(path.as_posix(), path.suffix.lower() or "(none)")
            continue
        yield _listed(path, kind or Kind(format or "txt", None), entry)


def _file(path: Path, format: Format | None) -> Piece:
    """A file named by itself: read whatever its name, its first bytes tell what it is."""
    kind = kind_of(path.name)
    if kind is None:
        try:
            with open(path, "rb") as file:
                kind = sniff(file.read(_HEAD))
        except OSError:
            kind = Kind("txt", None)
        if format:
            kind = Kind(format, kind.compression)
    return _listed(path, kind, path)


def _listed(path: Path, kind: Kind, entry: os.DirEntry[str] | Path) -> Piece:
    try:
        state = entry.stat()
        size, stamp = state.st_size, str(state.st_mtime_ns)
    except OSError:  # gone already, or a dead link: the reader says so
        size, stamp = 0, "gone"
    return Piece(
        path=printable(path.as_posix()), address=address_of(path), format=kind.format, compression=kind.compression, size=size, stamp=stamp
    )


def _remote(given: str, format: Format | None, aside: Aside) -> Iterator[Piece]:
    """Files of a remote address: one file, a glob, or everything under a folder."""
    fsspec = need("fsspec", "remote")
    try:
        store, path = fsspec.core.url_to_fs(given)
        if glob.has_magic(path):
            found = sorted(store.glob(path))
        else:
            found = sorted(store.find(path)) if store.isdir(path) else [path] if store.exists(path) else []
    except Exception as error:  # every store has errors of its own
        raise NoInput(f"{given}: {error}") from error
    if not found:
        raise NoInput(f"{given}: no such address or match")
    chain = given.partition("::")[2]
    for name in found:
        kind = kind_of(name)
        if kind is None and format is None and len(found) > 1:
            aside.add(store.unstrip_protocol(name), os.path.splitext(name)[1].lower() or "(none)")
            continue
        address = store.unstrip_protocol(name) + (f"::{chain}" if chain else "")
        yield _stored(store, name, address, kind or Kind(format or "txt", None))


def _stored(store: Any, name: str, address: str, kind: Kind) -> Piece:
    info = store.info(name)
    stamp = str(info.get("ETag") or info.get("mtime") or info.get("LastModified") or info.get("last_modified") or "")
    return Piece(
        path=address, address=address, format=kind.format, compression=kind.compression, size=int(info.get("size") or 0), stamp=stamp
    )


def find_spooled(spool: Path, given: str, format: Format | None) -> Piece:
    """Standard input or a pipe that was written to the file `spool`; records name it `given`."""
    return msgspec.structs.replace(_file(spool, format), path=printable(given))


def find_stdin(spool: Path, format: Format | None) -> Piece:
    """Standard input that was written to the file `spool`."""
    return find_spooled(spool, "-", format)
