"""Files that are whole or absent: a temporary name, synced, then renamed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

TEMPORARY = ".tmp-"


@contextmanager
def whole_file(path: Path, sync: bool = True, lasting: bool = True) -> Iterator[BinaryIO]:
    """A file to write that gets its name only when the block ends well; on an error nothing is left. Raises OSError.

    sync: wait until what it holds is on the disk (what can be made again need not be); lasting: also until its name is.
    """
    temporary = path.with_name(f"{TEMPORARY}{path.name}.{os.urandom(4).hex()}")
    try:
        with open(temporary, "wb", buffering=1 << 18) as file:
            yield file
            file.flush()
            if sync and file.tell():
                os.fsync(file.fileno())
        os.replace(temporary, path)
        if sync and lasting:
            sync_folder(path.parent)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def write_whole(path: Path, data: bytes, sync: bool = True) -> None:
    """Write a small file whole or not at all."""
    with whole_file(path, sync) as file:
        file.write(data)


def sync_folder(folder: Path) -> None:
    """Make renames in a folder last; a no-op where folders cannot be synced."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        pass
    finally:
        os.close(handle)


def clear_temporary(folder: Path) -> None:
    """Remove half-written files of a folder."""
    for path in folder.glob(f"{TEMPORARY}*"):
        path.unlink(missing_ok=True)
