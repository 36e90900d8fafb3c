"""Units of an article: which mentions are one body, its name written out, the administrative unit it belongs to."""

from __future__ import annotations

import unicodedata

import pytest

import sukien
from sukien.article_record import UnitRecord
from sukien.resolve.canonical import expand, read_abbreviations
from tables import Row, cut, rows
from timing import cpu_seconds


def units_of(text: str, published: str | None = None) -> list[UnitRecord]:
    return list(sukien.extract(sukien.Article(text=text, published=published)).article.units)


def owner(units: list[UnitRecord], start: int, end: int) -> UnitRecord | None:
    return next((u for u in units if any((m.start, m.end) == (start, end) for m in u.mentions)), None)


@pytest.mark.parametrize("row", rows("units_resolved"))
def test_canonical(row: Row) -> None:
    """The bracketed wording is a mention of a unit with this canonical name ("-": null)."""
    units = units_of(row.text, "2019-05-20")
    for start, end, canonical in row.found:
        unit = owner(units, start, end)
        assert unit is not None, [m for u in units for m in u.mentions]
        assert (unit.canonical or "-") == canonical


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("UBND tỉnh Bạc Liêu khen 2 hộ. Chủ tịch UBND tỉnh dự. Ủy ban nhân dân tỉnh chúc mừng.", ["UBND tỉnh Bạc Liêu"]),
        ("Sở Nội vụ Cà Mau đề xuất. Sở Nội vụ tỉnh Cà Mau cho biết. Sở Nội vụ đã trình.", ["Sở Nội vụ Cà Mau"]),
        ("UBND huyện Na Rì và UBND huyện Ba Bể cùng dự.", ["UBND huyện Na Rì", "UBND huyện Ba Bể"]),
        ("Đoàn thăm UBND huyện Na Rì.", ["UBND huyện Na Rì"]),
        ("Đoàn thăm UBND huyện Na Rì. Người dân huyện Na Rì vui mừng.", ["UBND huyện Na Rì", "huyện Na Rì"]),
        ("UBND huyện Na Rì trình UBND tỉnh Bắc Kạn. UBND huyện chờ ý kiến UBND tỉnh.", ["UBND huyện Na Rì", "UBND tỉnh Bắc Kạn"]),
        (
            "Hội Khuyến học tỉnh Bến Tre dự hội nghị của Hội Khuyến học Việt Nam.",
            ["Hội Khuyến học tỉnh Bến Tre", "Hội Khuyến học Việt Nam"],
        ),
    ],
)
def test_one_unit_a_body(text: str, names: list[str]) -> None:
    assert [u.name for u in units_of(text, "2019-05-20")] == names


@pytest.mark.parametrize(
    ("text", "published", "name", "code", "province", "current"),
    [
        ("Tại huyện Na Rì.", "2020-05-01", "huyện Na Rì", "066", "tỉnh Bắc Kạn", "tỉnh Thái Nguyên"),
        ("Tại xã Na Rì.", "2026-05-01", "xã Na Rì", "02155", "tỉnh Thái Nguyên", "xã Na Rì, tỉnh Thái Nguyên"),
        ("Tại huyện Na Rì (cũ).", "2026-05-01", "huyện Na Rì", "066", "tỉnh Bắc Kạn", "tỉnh Thái Nguyên"),
        ("Tại xã Tân Thành, huyện Bắc Sơn, tỉnh Lạng Sơn.", "2020-05-01", "xã Tân Thành", "06379", "tỉnh Lạng Sơn", None),
        ("Tại xã Tân Thành (Bắc Sơn).", "2020-05-01", "xã Tân Thành", "06379", "tỉnh Lạng Sơn", None),
        ("Tại huyện Ba Vì.", "2005-05-01", "huyện Ba Vì", "271", "tỉnh Hà Tây", "thành phố Hà Nội"),
        ("Tại huyện Ba Vì.", "2015-05-01", "huyện Ba Vì", "271", "thành phố Hà Nội", "thành phố Hà Nội"),
        ("Tại thị xã Gia Nghĩa.", "2017-05-01", "thị xã Gia Nghĩa", "660", "tỉnh Đắk Nông", "tỉnh Lâm Đồng"),
        ("Tại thành phố Huế.", "2020-05-01", "thành phố Huế", "474", "tỉnh Thừa Thiên Huế", "thành phố Huế"),
        ("Tại thành phố Huế.", "2025-03-01", "thành phố Huế", "46", "thành phố Huế", "thành phố Huế"),
        ("Tại tỉnh Đồng Nai.", "2026-01-10", "tỉnh Đồng Nai", "75", "tỉnh Đồng Nai", "thành phố Đồng Nai"),
        ("Tại xã Ba Bể (huyện Ba Bể cũ).", "2026-05-01", "xã Ba Bể", "01906", "tỉnh Thái Nguyên", "xã Ba Bể, tỉnh Thái Nguyên"),
        ("Tại Đặc khu Phú Quốc.", "2026-05-01", "đặc khu Phú Quốc", "31078", "tỉnh An Giang", None),
        ("Tại xã Tân Sơn, huyện Chợ Mới.", "2020-05-01", "xã Tân Sơn", "02089", "tỉnh Bắc Kạn", None),
        ("Tại xã Bình Hòa (Châu Thành).", "2020-05-01", "xã Bình Hòa", "30607", "tỉnh An Giang", None),
        ("Tại huyện Châu Thành, tỉnh Long An (cũ).", "2026-05-01", "huyện Châu Thành", "808", "tỉnh Long An", "tỉnh Tây Ninh"),
        ("Tại huyện Châu Thành (cũ), tỉnh Tây Ninh.", "2026-05-01", "huyện Châu Thành", None, None, None),
        ("Tại xã Tân Thành, huyện Châu Thành.", "2020-05-01", "xã Tân Thành", None, None, None),
        ("Tại tỉnh Hà Tây.", "2007-01-10", "tỉnh Hà Tây", "28", "tỉnh Hà Tây", "thành phố Hà Nội"),
    ],
)
def test_admin(text: str, published: str, name: str, code: str | None, province: str | None, current: str | None) -> None:
    admin = units_of(text, published)[0].admin
    assert admin is not None
    assert (admin.name, admin.code) == (name, code)
    if code is not None:
        assert admin.province == province
    if current is not None:
        assert admin.current == current


def test_ambiguous_place_lists_its_candidates() -> None:
    admin = units_of("Tại xã Tân Thành có 3 hộ được khen.", "2020-05-01")[0].admin
    assert admin is not None
    assert admin.code is None
    assert len(admin.candidates) > 20
    assert any("tỉnh Cà Mau" in c for c in admin.candidates)


def test_home_decides_an_ambiguous_place() -> None:
    text = "UBND tỉnh Lạng Sơn tặng bằng khen. Chủ tịch UBND tỉnh đến thăm xã Tân Thành, gặp lãnh đạo huyện Bắc Sơn."
    admin = next(u.admin for u in units_of(text, "2020-05-01") if u.name == "xã Tân Thành")
    assert admin is not None
    assert admin.province == "tỉnh Lạng Sơn"


def test_foreign_places_stay_unlinked() -> None:
    units = units_of("Tại huyện Mường Sinh, tỉnh Luông Nậm Thà (Lào).", "2017-06-03")
    assert all(u.admin is None for u in units)


def test_place_that_is_not_in_the_parent_named_stays_unlinked() -> None:
    units = units_of("Tại xã Tân Thành, huyện Na Rì, tỉnh Bắc Kạn.", "2020-05-01")
    assert units[0].name == "xã Tân Thành"
    assert units[0].admin is None


def test_chain_that_one_place_satisfies_links_both_names() -> None:
    units = units_of("Tại xã Tân Sơn, huyện Chợ Mới.", "2020-05-01")
    assert [u.admin.code for u in units if u.admin] == ["02089", "065"]


def test_commune_that_no_district_of_the_name_has_stays_unlinked() -> None:
    units = units_of("Tại xã Long Thành, huyện Châu Thành.", "2020-05-01")
    assert units[0].admin is None
    assert units[1].admin is not None
    assert units[1].admin.code is None


def test_wording_linked_once_is_linked_everywhere() -> None:
    units = units_of("Đoàn thăm xã Tân Thành, huyện Bắc Sơn. Người dân xã Tân Thành vui mừng.", "2020-05-01")
    commune = next(u for u in units if u.name == "xã Tân Thành")
    assert len(commune.mentions) == 2
    assert commune.admin is not None
    assert commune.admin.code == "06379"


def test_short_form_in_brackets() -> None:
    text = "Hội Chữ thập đỏ tỉnh Bến Tre (gọi tắt là Hội Chữ thập đỏ) phát động. Hội Chữ thập đỏ trao quà."
    assert [u.name for u in units_of(text, "2020-05-01")] == ["Hội Chữ thập đỏ tỉnh Bến Tre"]


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("Công ty Gang thép Hòa Bắc (gọi tắt là HBICO) họp. HBICO khen 5 cá nhân.", ["Công ty Gang thép Hòa Bắc", "HBICO"]),
        (
            "Công ty Điện lực Bắc Kạn (sau đây gọi tắt là Công ty Điện lực) họp. Lãnh đạo Công ty Điện lực dự.",
            ["Công ty Điện lực Bắc Kạn", "Công ty Điện lực"],
        ),
        (
            "Ban Quản lý các khu công nghiệp tỉnh (gọi tắt là Ban Quản lý) họp. Hôm qua, Ban Quản lý khen 5 cá nhân.",
            ["Ban Quản lý các khu công nghiệp tỉnh", "Ban Quản lý"],
        ),
        ("Công ty Điện lực Bắc Kạn (gọi tắt là Công ty Điện lực) mời Công ty Điện lực Đà Nẵng.", ["Công ty Điện lực Bắc Kạn"]),
        ("Bộ Nội vụ (gọi tắt là Đề án 89) họp. Đề án 89 được duyệt.", ["Bộ Nội vụ"]),
        ("Xã làm theo đề án của Bộ Nội vụ (gọi tắt là DA89). Theo DA89, xã đổi mới.", ["Bộ Nội vụ"]),
        ("Công ty Gang thép Hòa Bắc (gọi tắt là HBICO) họp. HBICO-2 chưa chạy, HBICOM cũng vậy.", ["Công ty Gang thép Hòa Bắc"]),
    ],
)
def test_short_name_given_by_the_text(text: str, mentions: list[str]) -> None:
    """Later uses of a short name are mentions of the body it was given to; no longer name, no programme of the body is."""
    assert [text[m.start : m.end] for m in units_of(text, "2020-05-01")[0].mentions] == mentions


@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("Bộ Tư lệnh Quân khu 1", "Bộ Tư lệnh Quân khu 1"),
        ("UBND Tp. Vinh", "Ủy ban nhân dân thành phố Vinh"),
        ("Ủy viên T.Ư Đảng", "Ủy viên Trung ương Đảng"),
        ("Trường THPT TX.Quảng Trị", "Trường Trung học phổ thông thị xã Quảng Trị"),
        ("Phòng GD&ĐT", "Phòng Giáo dục và Đào tạo"),
        ("BỘ TƯ LỆNH QUÂN KHU 1", "BỘ TƯ LỆNH QUÂN KHU 1"),
        ("bộ đội thường dân", "bộ đội thường dân"),
    ],
)
def test_abbreviations_written_out(name: str, full: str) -> None:
    assert expand(read_abbreviations(cut(name)), 0, len(name)) == full


@pytest.mark.parametrize(
    "text",
    [
        unicodedata.normalize("NFD", "UBND tỉnh Đắk Nông khen 3 em."),
        "UBND tỉnh Ðắk Nông khen 3 em.",
        "UBND\u00a0tỉnh\u200b Đắk  Nông khen 3 em.",
        "Uỷ ban nhân dân tỉnh Đak Nông khen 3 em.",
    ],
)
def test_damaged_text_reads_alike(text: str) -> None:
    unit = units_of(text, "2019-05-20")[0]
    assert unit.admin is not None
    assert (unit.kind, unit.admin.code, unit.admin.province) == ("peoples_committee", "67", "tỉnh Đắk Nông")


def test_ten_thousand_units_in_linear_time() -> None:
    def seconds(count: int) -> float:
        text = "\n".join(f"UBND xã Tân Thành, huyện Mường {chr(65 + i % 26)}a{chr(97 + i // 26 % 26)}." for i in range(count))
        return cpu_seconds(lambda: units_of(text, "2020-05-01"))

    seconds(10)
    assert seconds(10_000) < 30 * seconds(1_000)
