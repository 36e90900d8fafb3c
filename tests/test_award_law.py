"""Who may grant what, by the law of the day: every form of the lexicon against the law's own grid."""

from __future__ import annotations

import pytest

from sukien.events.legal import grantor_class, legal_grantor
from sukien.lexicon import load

LAWS = {"2003": "2019-05-01", "2022": "2024-05-01", "2025": "2025-09-01"}
SAME = {
    "president": [
        *(e.code for e in load("award_forms") if e.code.startswith(("huan_chuong", "huy_chuong"))),
        "tinh_anh_hung", "ba_me_viet_nam_anh_hung", "anh_hung_luc_luong_vu_trang", "anh_hung_lao_dong",
        "nha_giao_nhan_dan", "nha_giao_uu_tu", "thay_thuoc_nhan_dan", "thay_thuoc_uu_tu",
        "nghe_si_nhan_dan", "nghe_si_uu_tu", "nghe_nhan_nhan_dan", "nghe_nhan_uu_tu",
        "giai_thuong_ho_chi_minh", "giai_thuong_nha_nuoc",
    ],
    "prime_minister": ["chien_si_thi_dua_toan_quoc"],
    "minister": ["chien_si_thi_dua_cap_bo"],
    "province_chair": ["chien_si_thi_dua_cap_tinh"],
    "minister_or_province": ["tap_the_lao_dong_xuat_sac", "don_vi_quyet_thang", "ky_niem_chuong"],
    "flag": ["co_thi_dua"],
    "certificate": ["bang_khen"],
    "unit_head": [
        "chien_si_thi_dua_co_so", "lao_dong_tien_tien", "chien_si_tien_tien", "tap_the_lao_dong_tien_tien", "don_vi_tien_tien", "giay_khen",
    ],
    "commune_chair": ["gia_dinh_van_hoa"],
    "party": ["huy_hieu_dang"],
    "": ["danh_hieu_khac", "khen_thuong", "thu_khen", "giay_chung_nhan", "huy_hieu", "co_quan_van_hoa", "chien_si_thi_dua"],
}  # fmt: skip


@pytest.mark.parametrize("law", LAWS)
@pytest.mark.parametrize(("kind", "form"), [(kind, form) for kind, forms in SAME.items() for form in dict.fromkeys(forms)])
def test_the_class_of_who_may_grant(kind: str, form: str, law: str) -> None:
    assert grantor_class(form, LAWS[law]) == kind


@pytest.mark.parametrize(
    ("form", "day", "kind"),
    [
        ("thon_to_dan_pho_van_hoa", "2019-05-01", "district_chair"),
        ("thon_to_dan_pho_van_hoa", "2024-05-01", "district_chair"),
        ("thon_to_dan_pho_van_hoa", "2025-06-30", "district_chair"),
        ("thon_to_dan_pho_van_hoa", "2025-07-01", "commune_chair"),
        ("xa_phuong_tieu_bieu", "2024-05-01", "province_chair"),
        ("huan_chuong_khang_chien", "1990-05-01", "president"),
        ("bang_khen", "1999-05-01", "certificate"),
        ("bang_khen", None, "certificate"),
    ],
)
def test_the_class_changes_with_the_day(form: str, day: str | None, kind: str) -> None:
    assert grantor_class(form, day) == kind


@pytest.mark.parametrize(
    ("form", "name", "day", "legal"),
    [
        ("thon_to_dan_pho_van_hoa", "UBND huyện Ba Lòng", "2024-05-01", "Chủ tịch UBND huyện Ba Lòng"),
        ("thon_to_dan_pho_van_hoa", "UBND xã Nà Pục", "2024-05-01", "Chủ tịch UBND huyện"),
        ("thon_to_dan_pho_van_hoa", "UBND xã Nà Pục", "2025-09-01", "Chủ tịch UBND xã Nà Pục"),
        ("gia_dinh_van_hoa", "Chủ tịch UBND huyện Ba Lòng", "2019-05-01", "Chủ tịch UBND xã"),
        ("gia_dinh_van_hoa", "Chủ tịch UBND xã Nà Pục", "2019-05-01", None),
        ("chien_si_thi_dua_cap_tinh", "UBND tỉnh", "2019-05-01", "Chủ tịch UBND tỉnh"),
        ("chien_si_thi_dua_cap_tinh", "UBND thành phố Nà Pục", "2019-05-01", "Chủ tịch UBND thành phố Nà Pục"),
        ("chien_si_thi_dua_cap_tinh", "UBND huyện Ba Lòng", "2019-05-01", "Chủ tịch UBND tỉnh"),
        ("chien_si_thi_dua_toan_quoc", "Chính phủ", "2019-05-01", "Thủ tướng Chính phủ"),
        ("chien_si_thi_dua_toan_quoc", "Thủ tướng Chính phủ", "2019-05-01", None),
        ("giay_khen", "UBND xã Nà Pục", "2019-05-01", "Chủ tịch UBND xã Nà Pục"),
        ("giay_khen", "Công ty Gỗ Nà Pục", "2019-05-01", None),
        ("huan_chuong_lao_dong", "Chủ tịch nước", "2024-05-01", None),
        ("huan_chuong_lao_dong", None, "2024-05-01", "Chủ tịch nước"),
        ("bang_khen", None, "2024-05-01", None),
        ("huy_hieu_dang", "Huyện ủy Ba Lòng", "2024-05-01", None),
        ("danh_hieu_khac", "UBND tỉnh", "2024-05-01", None),
    ],
)
def test_who_the_law_lets_grant(form: str, name: str | None, day: str, legal: str | None) -> None:
    assert legal_grantor(form, name, day) == legal


def test_every_row_of_the_law_has_its_days_and_its_source() -> None:
    forms = {entry.code for entry in load("award_forms")}
    for row in load("legal_grantors"):
        assert row.phrase in forms
        assert row.fields["source"]
        assert row.fields["wording"]
        start, end = row.fields.get("valid_from", ""), row.fields.get("valid_to", "")
        assert not start or not end or start < end
