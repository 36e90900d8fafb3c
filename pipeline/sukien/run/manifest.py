"""manifest.json: what a run read, with what, and that its counts add up. The same bytes for the same run; no clock in it."""

from __future__ import annotations

from typing import Any, Literal

from msgspec import Struct


class Versions(Struct, frozen=True, kw_only=True):
    """What the records were made with: digests of the package's source and of its lexicons, versions of the libraries."""

    sukien: str
    code: str
    lexicons: str
    python: str
    libraries: dict[str, str | None]


class ShardEntry(Struct, frozen=True, kw_only=True):
    """One shard: first and last file read, digest of all its inputs, counts, digests of its two files."""

    index: int
    first: str
    last: str
    files: int
    content: str
    inputs: int
    articles: int
    duplicates: int
    rejects: int
    events: int
    articles_sha256: str
    events_sha256: str


class Totals(Struct, frozen=True, kw_only=True):
    """Counts of the whole run; events by type, rejects by code; failed_checks: numbers of an article that its
    own other numbers contradict; failed_check_kinds: those by kind ("sum", "subset", "repeat");
    missed: metadata that was not read, by code ("published_unreadable": its value has a form that is not known; "title_absent":
    the article lacks a field that was asked for by name); missed_examples: the first of each code."""

    inputs: int
    articles: int
    duplicates: int
    rejects: int
    events: dict[str, int]
    reject_codes: dict[str, int]
    failed_checks: int
    failed_check_kinds: dict[str, int]
    missed: dict[str, int]
    missed_examples: dict[str, str]


class Reconciliation(Struct, frozen=True, kw_only=True):
    """A count taken in two ways; the run fails when they differ."""

    name: str
    expected: int
    found: int
    ok: bool


class Manifest(Struct, frozen=True, kw_only=True):
    """The manifest of a run. `options`: the settings that shape records; `skipped`: files in folders that are no input, by ending;
    `skipped_examples`: some of them."""

    schema: Literal["sukien/manifest/1"] = "sukien/manifest/1"
    versions: Versions
    options: dict[str, Any]
    skipped: dict[str, int]
    skipped_examples: list[str]
    totals: Totals
    checks: list[Reconciliation]
    shards: list[ShardEntry]
