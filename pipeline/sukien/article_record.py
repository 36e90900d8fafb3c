"""The article record, as types: with records.py the one source of schemas/*.json (docs/records.md says what fields mean).

Offsets are code points of the article's `text`; for every span, text[start:end] is what is quoted.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from sukien.article import Source
from sukien.records import CountRecord, Place

Segmenter = Literal["pyvi", "underthesea"]  # whose words a record may carry
SectionKind = Literal["title", "lead", "body", "heading", "caption", "byline", "stamp", "source", "noise", "repeat"]
DateRole = Literal["event", "document", "period", "published", "anniversary", "term", "other"]
DateBasis = Literal["explicit", "stamp", "context", "unknown"]
DocumentRole = Literal["award_decision", "legal_basis", "topic", "proposal", "revocation", "other"]


class Quoted(Struct, frozen=True, gc=False):
    """A quoted stretch of the text."""

    text: str
    start: int
    end: int


class PublishedDate(Struct, frozen=True, gc=False):
    """When the article was published: an ISO date, from metadata (no place) or from a stamp printed on the page."""

    value: str
    basis: Literal["metadata", "stamp"] | None
    start: int | None
    end: int | None


class HomeRecord(Struct, frozen=True, gc=False):
    """Whose press this is: the province and district that a bare "tỉnh" or "huyện" stands for."""

    province: str | None
    district: str | None
    start: int | None
    end: int | None
    rule: str


class SectionRecord(Struct, frozen=True, gc=False):
    """A stretch of the text of one kind; sections cover the text in order."""

    kind: SectionKind
    start: int
    end: int


class OfficeRecord(Struct, frozen=True, gc=False):
    """One atomic office as written: "Chủ tịch UBND tỉnh"; title: "Chủ tịch"; unit: its body; former: "nguyên"; acting: "quyền"."""

    text: str
    title: str
    unit: str | None
    unit_id: str | None
    level: str | None
    branch: str | None
    former: bool
    acting: bool
    start: int
    end: int
    rule: str


class MentionRecord(Struct, frozen=True, gc=False):
    """A place where something is mentioned, and its wording."""

    start: int
    end: int
    text: str


class PersonRecord(Struct, frozen=True, gc=False):
    """One person of the article; title_mentions: places where the person is meant by office alone."""

    id: str
    name: str
    honorific: str | None
    kind: Literal["official", "person"]
    offices: tuple[OfficeRecord, ...]
    mentions: tuple[MentionRecord, ...]
    title_mentions: tuple[MentionRecord, ...]


class AdminRecord(Struct, frozen=True, gc=False):
    """An administrative unit as of the date of the article; current: what it is today; candidates: units that fit, none chosen."""

    name: str
    code: str | None
    province: str | None
    valid_from: str | None
    valid_to: str | None
    current: str | None
    candidates: tuple[str, ...]


class UnitRecord(Struct, frozen=True, gc=False):
    """One organisation or administrative unit; canonical: its name written out with the province or district made explicit."""

    id: str
    name: str
    canonical: str | None
    kind: str
    level: str | None
    admin: AdminRecord | None
    mentions: tuple[MentionRecord, ...]
    rule: str


class DocumentRecord(Struct, frozen=True, gc=False):
    """One numbered document; date: EDTF; signer: a person's id, or the name as written."""

    id: str
    number: str
    symbol: str | None
    kind: str | None
    issuer: str | None
    date: str | None
    signer: str | None
    role: DocumentRole
    mentions: tuple[MentionRecord, ...]
    rule: str


class DateRecord(Struct, frozen=True, gc=False):
    """A date as written; value: EDTF level 0 or 1; start_date, end_date: its first and last day, ISO."""

    text: str
    value: str
    start_date: str | None
    end_date: str | None
    part_of_day: str | None
    role: DateRole
    basis: DateBasis
    rule: str
    start: int
    end: int


class ArticleRecord(Struct, frozen=True, gc=False, kw_only=True):
    """One article: its text, unchanged but for Unicode NFC and line ends, and everything recognised in it."""

    schema: Literal["sukien/article/1"] = "sukien/article/1"
    article_id: str
    source: Source
    title: Quoted | None
    byline: Quoted | None
    published: PublishedDate | None
    home: HomeRecord | None
    text: str
    sections: tuple[SectionRecord, ...]
    sentences: tuple[Place, ...]
    words: tuple[Place, ...] | None = None
    segmenter: str | None = None
    persons: tuple[PersonRecord, ...]
    units: tuple[UnitRecord, ...]
    documents: tuple[DocumentRecord, ...]
    dates: tuple[DateRecord, ...]
    counts: tuple[CountRecord, ...]
