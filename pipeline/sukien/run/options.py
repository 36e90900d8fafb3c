"""What a run may be told, by flags or by a TOML file of the same names, and which of it shapes the records."""

from __future__ import annotations

import codecs
import hashlib
import os
import tomllib
from functools import cache
from pathlib import Path
from typing import Any, Literal

import msgspec

from sukien.read.access import printable
from sukien.read.decode import LEGACY
from sukien.read.formats import Format
from sukien.read.raw import Reading

_NOT_SHAPING = ("workers", "engine", "scheduler")
_SHAPING_LIBRARIES = ("msgspec", "pyahocorasick", "regex", "lxml", "trafilatura", "pyarrow", "warcio", "rensa", "pyvi", "underthesea")


class BadOptions(Exception):
    """A configuration file with an unknown key or a value of the wrong kind."""


class Options(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Settings of a run; the names are those of the flags and of the configuration file.

    workers: processes, None: one a core; engine: who hands out shards; scheduler: address of a Dask scheduler.
    format: of files whose names do not tell; *_field: names in jsonl, csv and parquet rows; encoding: of text that is not UTF-8.
    words: who cuts the words of each article, None: nobody.
    duplicates: "exact" (same text: read once), "near" (also group reposts) or "off" (read all).
    max_seconds, max_mb: limits of one article; shard_mb, shard_files: the most that one shard holds.
    """

    workers: int | None = None
    engine: Literal["local", "dask"] = "local"
    scheduler: str | None = None
    format: Format | None = None
    text_field: str = "text"
    title_field: str = "title"
    url_field: str = "url"
    published_field: str = "published"
    id_field: str = "id"
    encoding: str | None = None
    words: Literal["pyvi", "underthesea"] | None = None
    duplicates: Literal["exact", "near", "off"] = "exact"
    max_seconds: float = 20.0
    max_mb: float = 4.0
    shard_mb: float = 1.0
    shard_files: int = 500

    def reading(self) -> Reading:
        """What readers are told."""
        names = ("text_field", "title_field", "url_field", "published_field", "id_field", "encoding")
        return Reading(max_bytes=int(self.max_mb * 2**20), **{name: getattr(self, name) for name in names})

    def shaping(self) -> dict[str, Any]:
        """The settings that can change a byte of the records."""
        return {name: getattr(self, name) for name in Options.__struct_fields__ if name not in _NOT_SHAPING}


class Command(Options, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All that `sukien run` may be told but its inputs: the settings of the run, where its records go, what is shown."""

    out: str | None = None
    dry_run: bool = False
    quiet: bool = False


def load_options(config: Path | None, flags: dict[str, Any]) -> Command:
    """Options from a TOML file and from flags, which win. Raises BadOptions, OSError."""
    values: dict[str, Any] = {}
    if config is not None:
        try:
            values = tomllib.loads(config.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise BadOptions(f"{config}: not TOML: {error}") from error
    try:
        options = msgspec.convert({**values, **flags}, Command)
    except msgspec.ValidationError as error:
        raise BadOptions(f"{config or 'options'}: {error}; known are {', '.join(Command.__struct_fields__)}") from error
    for name in ("workers", "max_seconds", "max_mb", "shard_mb", "shard_files"):
        value = getattr(options, name)
        if value is not None and value <= 0:
            raise BadOptions(f"{name} must be more than 0, not {value}")
    if options.scheduler and options.engine != "dask":
        raise BadOptions("a scheduler is of use to the dask engine only: --engine dask")
    if options.encoding is not None and options.encoding not in LEGACY:
        try:
            codecs.lookup(options.encoding)
        except LookupError as error:
            raise BadOptions(f"encoding: {error}") from error
    if options.out is not None and printable(where := str(Path(options.out).absolute())) != where:
        raise BadOptions(f"the name of the folder for the records is not UTF-8: {printable(where)}")
    if options.engine == "dask" and not options.scheduler:
        raise BadOptions("the dask engine needs the address of a scheduler: --scheduler tcp://HOST:8786")
    return options


@cache
def code_version() -> str:
    """16 hex digits that change when any source file of the package changes."""
    folder = Path(__file__).parents[1]
    content = hashlib.sha256()
    for path in sorted(folder.rglob("*.py")):
        content.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return content.hexdigest()[:16]


@cache
def library_versions() -> dict[str, str | None]:
    """Versions of the libraries that take part in reading or writing records; None: not installed."""
    from importlib.metadata import PackageNotFoundError, version

    found: dict[str, str | None] = {}
    for name in _SHAPING_LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = None
    return found


def cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
