"""The gazetteer: counts of the law, a second source for the provinces, heirs, spellings, and its cost."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
import zlib
from collections import Counter
from pathlib import Path

import pytest

import sukien
from sukien.mentions import DateMention
from sukien.places.gazetteer import Place, gazetteer, loose_key
from sukien.resolve.places import Link, Setting, article_day, link, read_wording
from tables import cut
from timing import cpu_seconds

SECOND_SOURCE = Path(os.environ.get("SUKIEN_PROVINCES", Path(__file__).parents[2] / "shared" / "data" / "provinces-2025.tsv"))


def in_force(level: str, day: str) -> list[Place]:
    return [p for p in gazetteer().places if p.level == level and p.valid(day)]


@pytest.mark.parametrize(
    ("day", "provinces", "districts", "communes"),
    [("2025-06-30", 63, 696, 10_035), ("2025-07-01", 34, 0, 3_321), ("2026-05-01", 34, 0, 3_321)],
)
def test_counts(day: str, provinces: int, districts: int, communes: int) -> None:
    """Resolution 202/2025/QH15 and the statistics office: 63 → 34, 696 → none, 10,035 → 3,321."""
    assert (len(in_force("province", day)), len(in_force("district", day)), len(in_force("commune", day))) == (
        provinces,
        districts,
        communes,
    )


@pytest.mark.parametrize(
    ("day", "count"), [("2008-07-31", 64), ("2008-08-01", 63), ("2003-12-31", 61), ("1997-01-01", 61), ("1996-12-31", 53)]
)
def test_province_counts_through_the_years(day: str, count: int) -> None:
    """61 provinces from 1997, 64 from 2004, 63 since Hà Tây joined Hà Nội."""
    assert len(in_force("province", day)) == count


def test_second_source_for_the_provinces() -> None:
    if not SECOND_SOURCE.exists():
        pytest.skip(f"no second source for the provinces at {SECOND_SOURCE}")
    with SECOND_SOURCE.open(encoding="utf-8") as handle:
        expected = {
            (row["new_province"], old) for row in csv.DictReader(handle, delimiter="\t") for old in row["old_provinces"].split(" + ")
        }
    places = gazetteer()
    found = set()
    for old in in_force("province", "2025-06-30"):
        new = places.at(old, "2025-07-01")
        assert new is not None
        found.add((new.full.capitalize()[: len(new.kind)] + new.full[len(new.kind) :], old.kind.capitalize() + " " + old.name))
    assert found == expected


def test_communes_of_each_province() -> None:
    """As the resolutions of 16/06/2025 of the National Assembly's standing committee on each province give them (1654-1687/NQ-UBTVQH15)."""
    expected = {
        "Hà Nội": 126, "Hồ Chí Minh": 168, "Hải Phòng": 114, "Đà Nẵng": 94, "Cần Thơ": 103, "Huế": 40, "Thái Nguyên": 92,
        "Cao Bằng": 56, "Lạng Sơn": 65, "Tuyên Quang": 124, "Lào Cai": 99, "Phú Thọ": 148, "Bắc Ninh": 99, "Hưng Yên": 104,
        "Ninh Bình": 129, "Thanh Hóa": 166, "Nghệ An": 130, "Hà Tĩnh": 69, "Quảng Trị": 78, "Quảng Ngãi": 96, "Gia Lai": 135,
        "Khánh Hòa": 65, "Lâm Đồng": 124, "Đắk Lắk": 102, "Đồng Nai": 95, "Tây Ninh": 96, "Đồng Tháp": 102, "Vĩnh Long": 124,
        "An Giang": 102, "Cà Mau": 64, "Quảng Ninh": 54, "Sơn La": 75, "Lai Châu": 38, "Điện Biên": 45,
    }  # fmt: skip
    places = gazetteer()
    found = Counter(p.name for c in in_force("commune", "2025-07-01") if (p := places.province(c, "2025-07-01")))
    assert found == expected


def test_every_unit_that_ended_has_heirs_in_force_then() -> None:
    places = gazetteer()
    for place in places.places:
        if place.valid_to is not None:
            assert place.became, place
            heirs = [places.places[i] for i in place.became]
            assert all(
                h.valid_from is None or h.valid_from > place.valid_to or h.valid_to is None or h.valid_to > place.valid_to for h in heirs
            )


def test_split_communes_keep_every_heir() -> None:
    """471 communes of before 2025 were divided among several."""
    assert sum(len(p.became) > 1 for p in in_force("commune", "2025-06-30")) == 471


def test_every_commune_of_today_has_origins() -> None:
    origins = gazetteer().origins
    assert all(p.id in origins for p in in_force("commune", "2025-07-01"))


@pytest.mark.parametrize(
    ("wording", "day", "full", "code"),
    [
        ("huyện Na Rì", "2020-05-01", "huyện Na Rì", "066"),
        ("xã Na Rì", "2026-05-01", "xã Na Rì", "02155"),
        ("TP.HCM", "2020-05-01", "thành phố Hồ Chí Minh", "79"),
        ("Tp. Hồ Chí Minh", "2026-05-01", "thành phố Hồ Chí Minh", "79"),
        ("Q.1", "2020-05-01", "quận 1", "760"),
        ("quận 01", "2020-05-01", "quận 1", "760"),
        ("huyện Đăk Hà", "2020-05-01", "huyện Đăk Hà", "615"),
        ("huyện Đak Song", "2020-05-01", "huyện Đắk Song", "665"),
        ("Dak Lak", "2020-05-01", "tỉnh Đắk Lắk", "66"),
        ("Kontum", "2020-05-01", "tỉnh Kon Tum", "62"),
        ("Thừa Thiên-Huế", "2020-05-01", "tỉnh Thừa Thiên Huế", "46"),
        ("Bà Rịa-Vũng Tàu", "2020-05-01", "tỉnh Bà Rịa - Vũng Tàu", "77"),
        ("Thanh Hoá", "2020-05-01", "tỉnh Thanh Hóa", "38"),
        ("quận Đống Đa", "2025-06-30", "quận Đống Đa", "006"),
        ("huyện Cư M’gar", "2020-05-01", "huyện Cư M'gar", "648"),
        ("đặc khu Phú Quý", "2026-05-01", "đặc khu Phú Quý", "23272"),
        ("tỉnh Bắc Thái", "1995-01-01", "tỉnh Bắc Thái", None),
    ],
)
def test_link(wording: str, day: str, full: str, code: str | None) -> None:
    place = link(read_wording(wording), Setting(day)).place
    assert place is not None
    assert (place.full, place.code) == (full, code)


@pytest.mark.parametrize(
    ("wording", "day"),
    [
        ("xã Na Rì", "2020-05-01"),  # not founded yet
        ("thành phố Los Angeles", "2020-05-01"),
        ("huyện Bắc Sơn Trang", "2020-05-01"),
        ("phường 2", "2020-05-01"),  # many
        ("xã Tân Thành", "2020-05-01"),
        ("huyện Châu Thành", "2020-05-01"),
        ("thành phố Ba Bể", "2020-05-01"),  # a district of lower kind
    ],
)
def test_link_to_none(wording: str, day: str) -> None:
    assert link(read_wording(wording), Setting(day)).place is None


def test_former_communes_lead_to_their_heirs() -> None:
    assert [p.full for p in gazetteer().formerly("xã", "Đình Xuyên")] == ["xã Thiên Đức"]


def test_province_follows_the_day() -> None:
    places = gazetteer()
    district = link(read_wording("huyện Ba Vì"), Setting("2015-01-01")).place
    assert district is not None
    names = [p.full for day in ("2005-01-01", "2015-01-01", "2026-01-01") if (p := places.province(district, day))]
    assert names == ["tỉnh Hà Tây", "thành phố Hà Nội", "thành phố Hà Nội"]


def test_every_district_lies_in_a_province_on_its_last_day() -> None:
    """Of 30/06/2025 the province of the package: no district strays through the former provinces."""
    places = gazetteer()
    counts: dict[str, int] = {}
    for district in in_force("district", "2025-06-30"):
        province = places.province(district, "2025-06-30")
        assert province is not None
        counts[province.name] = counts.get(province.name, 0) + 1
    assert len(counts) == 63
    assert (counts["Hà Nội"], counts["Hà Giang"], counts["Huế"], counts["Hồ Chí Minh"]) == (30, 11, 9, 22)


@pytest.mark.parametrize(
    ("published", "dates", "day"),
    [
        ("2020-05-01", [("2021-01-01", "event")], "2020-05-01"),
        (None, [("2019-06-05", "event"), ("2018-06-05", "document"), ("2030-12-31", "other")], "2019-06-05"),
        (None, [("2019-06-05", "other"), ("1945-09-02", "anniversary"), ("2020/2025", "term")], "2019-06-05"),
        (None, [("XXXX-06-05", "event"), ("2019-06", "event")], None),
        (None, [], None),
    ],
)
def test_article_day(published: str | None, dates: list[tuple[str, str]], day: str | None) -> None:
    whole = cut("Một tin.", published=published)
    mentions = tuple(DateMention(0, 3, value, None, None, None, role, "explicit", "test") for value, role in dates)
    assert article_day(whole, mentions) == day


def test_unknown_link_has_no_candidates() -> None:
    assert link(read_wording("xã Không Có Thật"), Setting("2020-05-01")) == Link(None, (), "unknown")


def test_loose_key() -> None:
    assert loose_key("Đắk Lắk") == loose_key("Dak Lak") == loose_key("ĐĂKLĂK")
    assert loose_key("Tân Thành") == loose_key("Tân Thạnh")  # which is why it is only the second choice
    assert link(read_wording("huyện Tân Thạnh"), Setting("2020-05-01")).place is not None


def test_import_does_not_read_the_gazetteer() -> None:
    code = (
        "import sys, sukien; sukien.extract(sukien.Article(text='Hôm nay trời đẹp.')); "
        "module = sys.modules.get('sukien.places.gazetteer'); print(module.gazetteer.cache_info().currsize if module else 0)"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()
    assert out == "0"


def test_gazetteer_is_small_and_quick_to_read() -> None:
    code = (
        "import time; from sukien.places.gazetteer import gazetteer; begin = time.process_time(); gazetteer(); "
        "print(time.process_time() - begin)"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert float(out) < 0.5
    assert (Path(sukien.__file__).parent / "places" / "gazetteer.bin").stat().st_size < 400_000


def test_linking_is_cheap() -> None:
    """A link costs well under a millisecond once the gazetteer is loaded, ambiguous names too."""
    wordings = [read_wording(w) for w in ("huyện Na Rì", "xã Tân Thành", "phường 1", "TP.HCM", "xã Không Có Thật")]
    setting = Setting("2020-05-01")
    for wording in wordings:
        link(wording, setting)
    assert cpu_seconds(lambda: [link(wording, setting) for _ in range(200) for wording in wordings]) / 1000 < 1e-3


def test_its_tool_makes_it_anew(tmp_path: Path) -> None:
    made = tmp_path / "gazetteer.bin"
    tool = Path(__file__).parents[1] / "tools" / "build_gazetteer.py"
    subprocess.run([sys.executable, tool, made], check=True, capture_output=True)
    kept = Path(sukien.__file__).parent / "places" / "gazetteer.bin"
    assert zlib.decompress(made.read_bytes()) == zlib.decompress(kept.read_bytes())
