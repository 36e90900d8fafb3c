"""Gold sheets: what a careful reader finds in an article, kept beside its text (corpus/GUIDE.md says what counts).

A sheet holds values, not spans. Wording is the article's own; "a|b" lists readings that are equally right, and an empty
reading among them ("UBND tỉnh|") says that the value may be absent.
"""

from __future__ import annotations

from pathlib import Path

import msgspec
from msgspec import Struct

from sukien.records import Action, ParticipantRole


class _Strict(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A mistyped field name is an error, not a fact that nobody looks for."""


class GoldOfficial(_Strict, frozen=True, kw_only=True):
    """A person who holds at least one office; each office with its body as written."""

    name: str
    offices: tuple[str, ...]


class GoldDocument(_Strict, frozen=True, kw_only=True):
    """A numbered document: `number` without blanks, `date` in EDTF, `signer` a person's name."""

    number: str
    date: str | None = None
    signer: str | None = None
    role: str = "other"


class GoldAward(_Strict, frozen=True, kw_only=True):
    """One counted or named group of recipients of one form."""

    form: str
    grade: str | None = None
    grantor: str | None = None
    recipient: str
    count: int | None = None
    approx: str = "="
    turns: bool = False
    status: str = "conferred"
    names: tuple[str, ...] = ()


class GoldMeeting(_Strict, frozen=True, kw_only=True):
    name: str
    date: str | None = None


class GoldAppointment(_Strict, frozen=True, kw_only=True):
    action: Action
    subject: str
    to_office: str | None = None


class Sheet(_Strict, frozen=True, kw_only=True):
    """The facts of one article. What is `optional_` is right where it is found and no fault where it is not."""

    officials: tuple[GoldOfficial, ...] = ()
    persons: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    optional_units: tuple[str, ...] = ()
    documents: tuple[GoldDocument, ...] = ()
    dates: tuple[str, ...] = ()
    optional_dates: tuple[str, ...] = ()
    awards: tuple[GoldAward, ...] = ()
    optional_awards: tuple[GoldAward, ...] = ()
    meetings: tuple[GoldMeeting, ...] = ()
    roles: tuple[tuple[str, ParticipantRole], ...] = ()
    optional_roles: tuple[tuple[str, ParticipantRole], ...] = ()
    appointments: tuple[GoldAppointment, ...] = ()
    published: str | None = None
    byline: str | None = None


def load_sheet(path: Path | str) -> Sheet:
    """Read a sheet.

    Raises:
        OSError: the file cannot be read.
        msgspec.ValidationError: the file is not a sheet (a field is unknown, missing or of the wrong type).
        msgspec.DecodeError: the file is not JSON.
    """
    return msgspec.json.decode(Path(path).read_bytes(), type=Sheet)


def readings(value: str | None) -> tuple[str, ...]:
    """The readings of a value that are equally right: "a|b" gives ("a", "b"), and null gives ("",)."""
    return tuple(reading.strip() for reading in (value or "").split("|"))
