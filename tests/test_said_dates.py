"""The days of awards and appointments that somebody speaks of: the day of saying is not theirs."""

from __future__ import annotations

import pytest

import sukien

_APPOINTED = "ông Trần Văn Minh vừa được bổ nhiệm làm Giám đốc Sở Y tế."
_PRAISED = "UBND tỉnh vừa tặng Bằng khen cho 3 cá nhân"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (f"Ngày 6/6/2017, {_APPOINTED}", "2017-06-06"),
        (f"Ngày 6/6/2017, bà Lê Thị Hoa cho biết ngày 2/6/2017 {_APPOINTED}", "2017-06-02"),
        ("Ngày 6/6/2017, ông Trần Văn Minh xác nhận đã từ chức Giám đốc Sở Y tế vào ngày 2/6/2017.", "2017-06-02"),
        (
            "Ngày 6/6/2017, Sở Nội vụ cho biết cùng ngày ông Trần Văn Minh được bổ nhiệm làm Giám đốc Sở Y tế.",
            "2017-06-06",
        ),
        ("Ngày 6/6/2017, Bộ Thông tin và Truyền thông bổ nhiệm ông Trần Văn Minh giữ chức Vụ trưởng Vụ Pháp chế.", "2017-06-06"),
        ("Ngày 6/6/2017, HĐND tỉnh xác nhận kết quả bầu ông Trần Văn Minh giữ chức Chủ tịch UBND tỉnh.", "2017-06-06"),
        ("HĐND tỉnh miễn nhiệm chức vụ Phó Chủ tịch UBND tỉnh đối với ông Trần Văn Minh ngày 6/4/2021.", "2021-04-06"),
        ("Giám đốc Sở Y tế Trần Văn Minh bị cách chức đã bị bắt tạm giam ngày 6/4/2021.", None),
        (f"Ngày 6/6/2017, bà Lê Thị Hoa cho biết {_APPOINTED}", None),
        (f"Theo báo Sông Mây ngày 6/6/2017, người phát ngôn xác nhận {_APPOINTED}", None),
        (f"Ngày 6/6/2017, trao đổi với phóng viên, bà Lê Thị Hoa nói {_APPOINTED}", None),
        (f"Ngày 3/4/2017, {_PRAISED}.", "2017-04-03"),
        (f"Ngày 3/4/2017, ông Lê Văn Bình cho biết ngày 1/4/2017 {_PRAISED}.", "2017-04-01"),
        (f"Ngày 3/4/2017, ông Lê Văn Bình thông tin: {_PRAISED}.", None),
        (f"Ngày 3/4/2017, Sở Nội vụ cho hay {_PRAISED} đã cứu người ngày 2/3/2017.", None),
        ("Ngày 3/4/2017, Ban giám hiệu nhà trường thông tin, sẽ tặng Giấy khen cho 2 học sinh.", None),
    ],
)
def test_day_of_saying(text: str, day: str | None) -> None:
    events = [e for e in sukien.extract(text).events if e.type in ("appointment", "award")]
    assert [e.date.value if e.date else None for e in events] == [day]
