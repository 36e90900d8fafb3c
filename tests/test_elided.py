"""Bodies that an office leaves out, and the level and branch of offices."""

import pytest

import sukien

LEVEL_AND_BRANCH = [
    ("đồng chí Nông Văn Hải, Chủ tịch UBND huyện dự", "district", "state"),
    ("đồng chí Nông Văn Hải, Bí thư Tỉnh ủy dự", "province", "party"),
    ("đại tá Lò Văn An, Giám đốc Công an tỉnh dự", "province", "police"),
    ("bà Vi Thị Mai, Chủ tịch Ủy ban MTTQ Việt Nam xã dự", "commune", "front"),
    ("ông Ma Văn Quý, Chánh án TAND huyện dự", "district", "judiciary"),
    ("ông Ma Văn Quý, Chủ tịch nước dự", "central", "state"),
    ("bà Vi Thị Mai, Chủ tịch Hội Nông dân tỉnh dự", "province", "mass"),
    ("ông Ma Văn Quý, Giám đốc Sở Y tế dự", "province", "state"),
    ("ông Ma Văn Quý, Cục trưởng Cục Thuế tỉnh dự", "province", "state"),
    ("ông Ma Văn Quý, Chánh Văn phòng UBND tỉnh dự", "province", "state"),
    ("ông Ma Văn Quý, Chánh Văn phòng Tỉnh ủy dự", "province", "party"),
    ("ông Ma Văn Quý, Trưởng Ban Tuyên giáo Tỉnh ủy dự", "province", "party"),
    ("ông Ma Văn Quý, Trưởng Ban Pháp chế HĐND tỉnh dự", "province", "state"),
    ("ông Ma Văn Quý, Chủ nhiệm Ủy ban Kiểm tra Huyện ủy dự", "district", "party"),
    ("ông Ma Văn Quý, Bí thư Đảng ủy Công an tỉnh dự", "province", "party"),
    ("ông Ma Văn Quý, Bí thư Đoàn xã Nà Phặc dự", "commune", "mass"),
    ("ông Ma Văn Quý, Ủy viên UBND tỉnh dự", "province", "state"),
    ("ông Ma Văn Quý, Trưởng Ban Quản lý chợ Đồn Đèn dự", None, None),
    ("ông Ma Văn Quý, Giám đốc Công ty TNHH Hòa An dự", None, None),
]


def offices(text):
    return {o.text: o for p in sukien.extract(text).article.persons for o in p.offices}


@pytest.mark.parametrize(("text", "level", "branch"), LEVEL_AND_BRANCH)
def test_level_and_branch(text, level, branch):
    (office,) = offices(f"Hội nghị có {text}.").values()
    assert (office.level, office.branch) == (level, branch)


def test_a_post_without_body_is_held_in_the_committee_of_the_level_beside_it():
    found = offices("Sáng 3/4/2019, Huyện ủy Na Rì họp. Dự có đồng chí Nông Văn Hải, Phó Bí thư, Chủ tịch UBND huyện.")
    assert found["Phó Bí thư"].unit == "Huyện ủy Na Rì"
    assert found["Phó Bí thư"].text == "Phó Bí thư"
    assert found["Phó Bí thư"].rule == "elided_body"


@pytest.mark.parametrize(
    "text",
    [
        "Dự có đồng chí Nông Văn Hải, Phó Bí thư, Chủ tịch UBND huyện.",  # no committee named
        "Huyện ủy Na Rì và Huyện ủy Ba Bể họp. Dự có đồng chí Nông Văn Hải, Phó Bí thư, Chủ tịch UBND huyện.",  # two fit
        "Tỉnh ủy Bắc Kạn họp. Dự có đồng chí Nông Văn Hải, Phó Bí thư, Chủ tịch UBND huyện.",  # of another level
        "Huyện ủy Na Rì họp. Dự có đồng chí Nông Văn Hải, Phó Bí thư.",  # no office beside it
    ],
)
def test_a_body_that_no_rule_tells_stays_null(text):
    assert offices(text)["Phó Bí thư"].unit is None
