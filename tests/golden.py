"""Records as a perfect reader would write them, made from a gold sheet: what evaluation is tested on."""

from __future__ import annotations

from random import Random
from typing import Any

from sukien.article import article_id
from sukien.gold import GoldAward, Sheet
from sukien.text import read_text


def perfect(sheet: Sheet, raw: str, path: str) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The article record and the event records that hold just what the sheet holds."""
    text = read_text(raw).text
    ids = {name: f"p-{i}" for i, name in enumerate([*(o.name for o in sheet.officials), *sheet.persons])}
    offices = {official.name: official.offices for official in sheet.officials}
    article = {
        "schema": "sukien/article/1",
        "article_id": article_id(text),
        "source": {"path": path, "url": None, "format": "txt", "row": None, "sha256": None},
        "title": None,
        "byline": _quoted(_any(sheet.byline)) if sheet.byline else None,
        "published": {"value": _any(sheet.published), "basis": "stamp", "start": None, "end": None} if sheet.published else None,
        "home": None,
        "text": text,
        "sections": [],
        "sentences": [],
        "words": None,
        "segmenter": None,
        "persons": [_person(name, ids[name], offices.get(name, ())) for name in ids],
        "units": [_unit(_any(name)) for name in sheet.units],
        "documents": [_document(d.number, d.date, ids.get(d.signer or "", d.signer), d.role) for d in sheet.documents],
        "dates": [_date(_any(value)) for value in sheet.dates],
        "counts": [],
    }
    meetings = [_event(article["article_id"], "meeting", m.date, meeting={"name": _any(m.name), "place": None}) for m in sheet.meetings]
    if meetings or sheet.roles:
        meetings = meetings or [_event(article["article_id"], "meeting", None, meeting={"name": "hội nghị", "place": None})]
        meetings[0]["participants"] = [{"person_id": "p", "name": _any(n), "offices": [], "role": r} for n, r in sheet.roles]
    events = [_award(article["article_id"], row) for row in sheet.awards]
    events += meetings
    for a in sheet.appointments:
        subject = {"name": _any(a.subject), "person_id": None, "unit_id": None}
        office = _quoted(_any(a.to_office)) if a.to_office else None
        payload = {"action": a.action, "subject": subject, "from_office": None, "to_office": office}
        events.append(_event(article["article_id"], "appointment", None, appointment=payload))
    return article, events


def disturb(random: Random, article: dict[str, Any], events: list[dict[str, Any]]) -> None:
    """Lose, repeat and change some of the facts, in place."""
    for facts in (article["persons"], article["units"], article["documents"], article["dates"], events):
        for fact in list(facts):
            match random.randrange(6):
                case 0:
                    facts.remove(fact)
                case 1:
                    facts.append(fact)
    for person in article["persons"]:
        if random.random() < 0.3:
            person["name"] = person["name"].upper()
        if person["offices"] and random.random() < 0.3:
            person["offices"][0] = {**person["offices"][0], "text": "Trưởng ban"}
    for unit in article["units"]:
        if random.random() < 0.3:
            unit["name"] = unit["name"].replace("UBND", "Uỷ ban nhân dân").replace("thành phố", "TP.")
    for document in article["documents"]:
        document["number"] = document["number"].replace("-", "–")
        if random.random() < 0.5:
            document["role"], document["date"] = "topic", "2021-01-01"
    for event in events:
        if random.random() < 0.2:
            event["status"] = "planned"
        if event["type"] == "award" and random.random() < 0.4:
            event["award"]["recipients"][0]["approx"] = ">"
            event["award"]["grantor"] = None
        if event["type"] == "award" and random.random() < 0.2:
            event["award"]["recipients"][0]["count"] = 7
        if event["type"] == "meeting" and random.random() < 0.4:
            event["meeting"]["name"] += " lần thứ hai tại tỉnh và các huyện"
        if random.random() < 0.2:
            event["evidence"] = [{"field": "award", "start": 0, "end": 3, "quote": "???", "rule": "none"}]


def _any(value: str) -> str:
    """The last of the readings that are equally right."""
    return value.split("|")[-1]


def _quoted(text: str) -> dict[str, Any]:
    return {"text": text, "start": 0, "end": 0}


def _person(name: str, person_id: str, offices: tuple[str, ...]) -> dict[str, Any]:
    rest = {"title": "", "unit": None, "unit_id": None, "level": None, "branch": None, "former": False, "acting": False, "rule": "gold"}
    return {
        "id": person_id,
        "name": _any(name),
        "honorific": None,
        "kind": "official" if offices else "person",
        "offices": [_quoted(_any(office)) | rest for office in offices],
        "mentions": [],
        "title_mentions": [],
    }


def _unit(name: str) -> dict[str, Any]:
    return {"id": "u", "name": name, "canonical": None, "kind": "other", "level": None, "admin": None, "mentions": [], "rule": "gold"}


def _document(number: str, date: str | None, signer: str | None, role: str) -> dict[str, Any]:
    known = {"date": date and _any(date), "signer": signer and _any(signer), "role": role.split("|")[0]}
    return {"id": "d", "number": _any(number), "symbol": None, "kind": None, "issuer": None, "mentions": [], "rule": "gold"} | known


def _date(value: str) -> dict[str, Any]:
    span = {"text": "", "start_date": None, "end_date": None, "part_of_day": None, "start": 0, "end": 0}
    return span | {"value": value, "role": "other", "basis": "explicit", "rule": "gold"}


def _event(article: str, kind: str, date: str | None, status: str = "held", **payload: Any) -> dict[str, Any]:
    return {
        "schema": "sukien/event/1",
        "event_id": "e-0",
        "article_id": article,
        "article": {"title": None, "url": None, "published": None},
        "type": kind,
        "status": status,
        "date": {"value": _any(date), "start": 0, "end": 0} if date and _any(date) else None,
        "participants": [],
        "units": [],
        "document": None,
        "checks": [],
        "evidence": [],
        **payload,
    }


def _award(article: str, row: GoldAward) -> dict[str, Any]:
    grantor = _any(row.grantor or "")
    place = {"start": 0, "end": 0}
    names = [{"name": _any(name), "person_id": None, "unit_id": None, **place} for name in row.names]
    recipient = {"kind": _any(row.recipient), "label": None, "count": row.count, "approx": row.approx, "turns": row.turns, "names": names}
    payload = {
        "form": _any(row.form),
        "label": "",
        "grade": row.grade,
        "grantor": {"name": grantor, "unit_id": None, "person_id": None, **place} if grantor else None,
        "legal_grantor": None,
        "recipients": [recipient | place],
        "occasion": None,
        "period": None,
    }
    return _event(article, "award", None, status=_any(row.status), award=payload)
