"""Make pipeline/sukien/places/gazetteer.bin from the package vietnamadminunits and the two history tables beside this file.

    python tools/build_gazetteer.py [FILE]

The package (MIT, https://github.com/tranngocminhhieu/vietnamadminunits) gives the 63 provinces, 696 districts and 10,035
communes of 30/06/2025, the 34 provinces and 3,321 communes of 01/07/2025, and which commune became which.
province_history.tsv and district_history.tsv add what was there before, each with its law.
"""

from __future__ import annotations

import csv
import json
import sqlite3
import sys
import zlib
from importlib.resources import files
from pathlib import Path

import msgspec

from sukien.places.gazetteer import Place, loose_key

HERE = Path(__file__).parent
OUT = HERE.parent / "pipeline" / "sukien" / "places" / "gazetteer.bin"
LAST_DAY, REORGANISED = "2025-06-30", "2025-07-01"
KINDS = ("thành phố", "thị trấn", "thị xã", "đặc khu", "phường", "huyện", "quận", "tỉnh", "xã")
LATER = [("Đồng Nai", "thành phố", "75", "2026-04-30")]  # 30/2026/QH16


class Draft:
    """Rows in the making: units are added first, edges and ends are set when their targets exist."""

    def __init__(self) -> None:
        self.rows: list[dict] = []

    def add(self, code: str | None, full: str, level: str, parent: int | None = None, start: str = "", end: str = "") -> int:
        kind = next(k for k in KINDS if full.lower().startswith(k + " "))
        row = {"id": len(self.rows), "code": code or None, "kind": kind, "name": full[len(kind) + 1 :], "level": level, "parent": parent}
        self.rows.append(row | {"valid_from": start or None, "valid_to": end or None, "became": (), "former": ()})
        return row["id"]

    def end(self, unit: int, day: str, became: list[int]) -> None:
        self.rows[unit] |= {"valid_to": day, "became": tuple(dict.fromkeys(became))}


def main(out: Path = OUT) -> None:
    """Build, check against the known counts, write."""
    data = files("vietnamadminunits") / "data"
    table = sqlite3.connect(str(data / "dataset.db"))
    converter = json.loads((data / "converter_2025.json").read_text(encoding="utf-8"))
    draft = Draft()
    old_provinces = add_old_provinces(draft)
    new_provinces = add_new_provinces(draft, table, converter, old_provinces)
    districts = add_districts(draft, table, old_provinces)
    communes = add_communes(draft, table, districts, old_provinces)
    join_communes(draft, table, converter, new_provinces, communes)
    places = [Place(**row) for row in draft.rows]
    check(places)
    out.write_bytes(zlib.compress(msgspec.msgpack.encode(places), 9))
    print(f"{out.name}: {len(places)} units, {out.stat().st_size} bytes")


def history(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader((line for line in handle if not line.startswith("#")), delimiter="\t"))


def add_old_provinces(draft: Draft) -> dict[str, int]:
    """Provinces of all times to 30/06/2025; gives those of that day by name, and Hà Tây and the like by "name/last day"."""
    rows = history("province_history.tsv")
    ids = {}
    for row in rows:
        unit = draft.add(row["code"], f"{row['kind']} {row['name']}", "province", None, row["valid_from"], row["valid_to"])
        ids[f"{row['name']}/{row['valid_to']}" if row["valid_to"] else row["name"]] = unit
    for row in rows:
        if row["valid_to"]:
            heirs = [heir(draft, name, row["valid_to"]) for name in row["became"].split(";")]
            draft.end(ids[f"{row['name']}/{row['valid_to']}"], row["valid_to"], heirs)
    return ids


def heir(draft: Draft, name: str, last_day: str) -> int:
    """The province of this name that begins first after a day."""
    later = [r for r in draft.rows if r["name"] == name and (r["valid_from"] or "") > last_day]
    return min(later, key=lambda r: r["valid_from"])["id"]


def add_new_provinces(draft: Draft, table: sqlite3.Connection, converter: dict, old: dict[str, int]) -> dict[str, int]:
    """The 34 provinces by the package's key: the same unit where nothing was merged into it, else a new one."""
    by_key = {key: old[plain(name)] for key, name in table.execute("select distinct provinceKey, province from admin_units_legacy")}
    new = {}
    for key, full, code in table.execute("select distinct provinceKey, province, provinceCode from admin_units").fetchall():
        merged = [by_key[k] for k in converter["DICT_PROVINCE"][key]]
        if len(merged) == 1:
            new[key] = merged[0]
            continue
        new[key] = draft.add(code, full, "province", None, REORGANISED)
        for unit in merged:
            draft.end(unit, LAST_DAY, [new[key]])
    for name, kind, code, day in LATER:
        before = next(r["id"] for r in draft.rows if r["name"] == name and r["valid_from"] == REORGANISED)
        after = draft.add(code, f"{kind} {name}", "province", None, day)
        draft.end(before, day_before(day), [after])
    return new


def add_districts(draft: Draft, table: sqlite3.Connection, provinces: dict[str, int]) -> dict[str, int]:
    """Districts by code; those that lay in a former province get it as the one they were founded in."""
    former = {}
    for row in history("province_history.tsv"):
        if row["districts"]:
            first, last = map(int, row["districts"].split("-"))
            former |= {f"{n:03d}": provinces[f"{row['name']}/{row['valid_to']}"] for n in range(first, last + 1)}
    districts = {}
    query = "select distinct districtCode, district, province from admin_units_legacy where districtCode is not null order by 1"
    for code, full, province in table.execute(query).fetchall():
        if code in former and provinces[plain(province)] not in draft.rows[former[code]]["became"]:
            raise SystemExit(f"{code} {full}: its province did not come from {draft.rows[former[code]]['name']}")
        start = "2008-08-01" if full == "Huyện Mê Linh" else ""
        districts[code] = draft.add(code, full, "district", former.get(code, provinces[plain(province)]), start, LAST_DAY)
    for row in history("district_history.tsv"):
        later = f"{row['province']}/2024-12-31"
        parent = provinces.get(later, provinces.get(row["province"]))
        unit = draft.add(row["code"], f"{row['kind']} {row['name']}", "district", parent, "", row["valid_to"])
        draft.end(unit, row["valid_to"], [districts[c] for c in row["became"].split(";")])
    return districts


def add_communes(draft: Draft, table: sqlite3.Connection, districts: dict[str, int], provinces: dict[str, int]) -> dict[str, int]:
    """Communes of 30/06/2025 by the package's key; island districts without communes by theirs."""
    communes = {}
    query = "select provinceKey, districtKey, wardKey, district, districtCode, ward, wardCode, wardAlias, province from admin_units_legacy"
    for province_key, district_key, key, district, district_code, ward, code, alias, province in table.execute(query).fetchall():
        if ward is None or code is None:
            unit = next((r["id"] for r in draft.rows if r["level"] == "district" and f"{r['kind']} {r['name']}" == lower(district)), None)
            if unit is None:
                unit = draft.add(district_code, district, "district", provinces[plain(province)], "", LAST_DAY)
        else:
            unit = draft.add(code, ward, "commune", districts[district_code], "", LAST_DAY)
            draft.rows[unit]["former"] = tuple(sorted(former_keys(json.loads(alias or "[]"))))
        communes[f"{province_key}_{district_key}_{key or ''}"] = unit
        if ward:
            communes[f"{province_key}_{district_key}_{accented(ward)}"] = unit
    return communes


def join_communes(draft: Draft, table: sqlite3.Connection, converter: dict, provinces: dict[str, int], old: dict[str, int]) -> None:
    """The 3,321 communes, and what became of each old one (several heirs when it was split)."""
    new = {}
    for province_key, key, ward, code in table.execute("select provinceKey, wardKey, ward, wardCode from admin_units").fetchall():
        unit = draft.add(code, ward, "commune", provinces[province_key], REORGANISED)
        new[province_key, key] = new[province_key, accented(ward)] = unit
    heirs: dict[int, list[int]] = {}
    for province_key, wards in converter["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for key, before in wards.items():
            for old_key in before:
                heirs.setdefault(old[old_key], []).append(new[province_key, key])
    for province_key, wards in converter["DICT_PROVINCE_WARD_DIVIDED"].items():
        for old_key, parts in wards.items():
            parts = sorted(parts, key=lambda part: not part["isDefaultNewWard"])  # the main heir first
            heirs.setdefault(old[old_key], []).extend(new[province_key, part["newWardKey"]] for part in parts)
    for unit, became in heirs.items():
        draft.end(unit, LAST_DAY, became)
    for row in draft.rows:
        if row["level"] == "district" and row["valid_to"] == LAST_DAY and not row["became"]:
            parts = [i for r in draft.rows if r["parent"] == row["id"] for i in r["became"]]
            row["became"] = tuple(dict.fromkeys(parts))


def check(places: list[Place]) -> None:
    """The counts of the law and of the statistics office, before and after; every unit that ended has an heir."""
    for day, counts in ((LAST_DAY, (63, 696, 10035)), (REORGANISED, (34, 0, 3321))):
        found = tuple(sum(p.level == level and p.valid(day) for p in places) for level in ("province", "district", "commune"))
        if found != counts:
            raise SystemExit(f"{day}: {found} provinces, districts, communes; expected {counts}")
    lost = [p.full for p in places if p.valid_to and not p.became]
    if lost:
        raise SystemExit(f"without an heir: {lost}")


def former_keys(aliases: list[str]) -> set[str]:
    """Of a commune's older names those with their kind, as loose keys."""
    kinds = tuple(loose_key(k) for k in KINDS)
    return {loose_key(a) for a in aliases if a.startswith(kinds)}


def plain(full: str) -> str:
    """A province's name without its kind."""
    return full.removeprefix("Thành phố ").removeprefix("Tỉnh ")


def lower(full: str) -> str:
    kind = next(k for k in KINDS if full.lower().startswith(k + " "))
    return kind + full[len(kind) :]


def accented(full: str) -> str:
    return full.lower().replace(" ", "")


def day_before(day: str) -> str:
    from datetime import date, timedelta

    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
