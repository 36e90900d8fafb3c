"""Reading rules: NFC with offsets into the raw text, and the reading that rules match on."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sukien.article import Unreadable, check_readable
from sukien.broken_lines import join_broken, unwrap
from sukien.text import key_of, make_reading, read_text
from timing import cpu_seconds

ODD = "\u00a0\u200b\ufeff\u00ad\u2028\x00\x0b\r\n\t ÐƣİẸ\u0302\u0323\u0301ưáạ가\u1100\u1161가̣"
TEXTS = st.one_of(st.text(max_size=80), st.text(alphabet=ODD + "aeoy-1.", max_size=80))


def folded(raw: str) -> str:
    return unicodedata.normalize("NFC", raw.replace("\r\n", "\n").replace("\r", "\n"))


@settings(max_examples=600, deadline=None)
@given(TEXTS)
def test_text_is_nfc_with_folded_line_ends(raw: str) -> None:
    assert read_text(raw).text == folded(raw)


@settings(max_examples=600, deadline=None)
@given(TEXTS)
def test_raw_offsets_are_monotonic_and_end_at_the_end(raw: str) -> None:
    text = read_text(raw)
    offsets = [text.raw(i) for i in range(len(text.text) + 1)]
    assert offsets == sorted(offsets)
    assert offsets[-1] == len(raw)
    assert offsets[0] == 0


@settings(max_examples=600, deadline=None)
@given(TEXTS)
def test_reading_has_one_key_character_a_character_and_places_them(raw: str) -> None:
    text = read_text(raw).text
    reading = make_reading(text)
    assert len(reading.key) == len(reading.text)
    everywhere = [(char, *reading.place(i, i + 1)) for i, char in enumerate(reading.text)]
    written = [
        (char, start, end) for char, start, end in everywhere if not (char == " " and text[start].isupper())
    ]  # not between glued words
    assert [place[1:] for place in written] == sorted({place[1:] for place in written})
    for char, start, end in written:
        assert end == start + 1
        assert char == text[start] or char in " \nĐđƯư-"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("ôngTrần Văn Út, TrưởngBan Dân vận", "ông Trần Văn Út, Trưởng Ban Dân vận"),
        ("Ngày 12/12, đồng chíLò Văn Hặc", "Ngày 12/12, đồng chí Lò Văn Hặc"),
        ("kênh YouTube của VietnamPlus, iPhone", "kênh YouTube của VietnamPlus, iPhone"),
        ("xã Đắk R’lấp, H’Hương, PGS.TS", "xã Đắk R’lấp, H’Hương, PGS.TS"),
        ("UBND, HĐND, TP.Hồ Chí Minh", "UBND, HĐND, TP.Hồ Chí Minh"),
    ],
)
def test_glued_words_are_parted(text: str, read: str) -> None:
    reading = make_reading(text)
    assert reading.text == read
    at = read.index("Dân") if "Dân" in read else 0
    start, end = reading.place(at, at + 3)
    assert text[start:end] == read[at : at + 3]


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_reading_holds_no_odd_blanks(raw: str) -> None:
    reading = make_reading(read_text(raw).text)
    assert "  " not in reading.text
    assert not any(char in reading.text for char in "\u00a0\u200b\ufeff\u00ad\x00\x0b\t\r")


@pytest.mark.parametrize("form", ["NFD", "NFC", "NFKD"])
def test_composed_and_decomposed_input_read_the_same(form: str) -> None:
    text = "Ủy ban nhân dân huyện Mường Khoa tặng Bằng khen cho Nguyễn Thị Thuý"
    raw = unicodedata.normalize(form, text)
    read = read_text(raw)
    assert read.text == text
    at = text.index("huyện")
    assert unicodedata.normalize("NFC", raw[read.raw(at) : read.raw(at + 5)]) == "huyện"


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Uỷ ban", "ủy ban"),
        ("HOÀ BÌNH", "hòa bình"),
        ("khoẻ mạnh", "khỏe mạnh"),
        ("Thuý", "thúy"),
        ("quý I", "quý i"),
        ("hoàn thành", "hoàn thành"),
        ("Huỳnh", "huỳnh"),
        ("İ", "İ"),
    ],
)
def test_key_puts_tone_marks_in_one_place(written: str, key: str) -> None:
    assert key_of(written) == key


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("huyện\u00a0Chợ  Mới", "huyện Chợ Mới"),
        ("Bí\u200b thư", "Bí thư"),
        ("khen th\u00adưởng", "khen thưởng"),
        ("715/QÐ-CTN", "715/QĐ-CTN"),
        ("khen thƣởng", "khen thưởng"),
        ("QĐ\u2011UBND", "QĐ-UBND"),
        ("một\x00hai", "một hai"),
        ("một\u2028hai", "một\nhai"),
    ],
)
def test_reading_mends_damage(written: str, read: str) -> None:
    assert make_reading(written).text == read


WRAPPED = """Sáng 12/6, tại hội trường Ủy ban nhân dân huyện, đồng chí Nguyễn
Văn Tám, Phó Bí thư Huyện ủy, Chủ tịch Ủy ban nhân dân huyện chủ trì
hội nghị tổng kết phong trào thi đua yêu nước của các xã, thị trấn
trên địa bàn huyện trong năm qua. Tại hội nghị, ban tổ chức đã trao
Bằng khen cho 12 tập thể."""
PRINTED = """Tòa án nhân dân huyện Mường Khoa được tặng Giấy khen của Ủy ban nhân dân huyện trong 5 năm, giai đoạn 2015-2019.

Căn cứ kế hoạch số 91/KH-UBND ngày 28/10/2019 của UBND huyện
Mường Khoa, hướng dẫn số 16/SNV-BTĐKT ngày 08/8/2019 của Sở Nội vụ tỉnh
Lai Châu và kết quả các phong trào thi đua của khối nội chính huyện, cơ quan
thường trực đã trình danh sách tập thể đủ điều kiện.
Huyện trao thưởng tại hội nghị điển hình tiên tiến, có đông đủ đại biểu
của các cơ quan, đơn vị và các xã, thị trấn về dự."""
LISTED = """Các tập thể được tặng Giấy khen của Chủ tịch huyện trong dịp này là
Trường Trung học cơ sở xã Bản Lầu, huyện Mường Khoa, tỉnh Lai Châu
Trường Trung học cơ sở xã Nậm Chấn, huyện Mường Khoa, tỉnh Lai Châu
Trường Trung học cơ sở xã Lùng Vai, huyện Mường Khoa, tỉnh Lai Châu
Trường Trung học cơ sở xã La Pan, huyện Mường Khoa, tỉnh Lai Châu"""


def test_lines_cut_at_a_width_are_joined() -> None:
    assert "Nguyễn Văn Tám" in make_reading(WRAPPED).text
    assert make_reading(WRAPPED).text == WRAPPED.replace("\n", " ")


def test_lines_of_print_differ_in_length_and_a_headline_above_is_longer() -> None:
    read = make_reading(PRINTED).text
    assert "huyện Mường Khoa, hướng" in read
    assert "tỉnh Lai Châu và" in read
    assert "2015-2019.\n\nCăn cứ" in read
    assert "điều kiện.\nHuyện" in read


@pytest.mark.parametrize("text", [LISTED, "Tiêu đề\nNội dung bài.\nHết bài.", "a\nb\nc\nd\ne\nf\ng\nh"])
def test_paragraphs_and_lists_are_not_joined(text: str) -> None:
    assert unwrap(text) == text


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Đồng chí Lò\nVăn An, Chủ tịch UBND\ntỉnh dự.", "Đồng chí Lò Văn An, Chủ tịch UBND tỉnh dự."),
        ("Đồng chí Nguyễn\nVăn An, Chủ tịch dự.", "Đồng chí Nguyễn Văn An, Chủ tịch dự."),
        ("Sáng 5/3, bà Bế Thị \nHoa phát biểu.", "Sáng 5/3, bà Bế Thị  Hoa phát biểu."),
        ("Ông Lò Văn An, Chủ tịch UBND tỉnh\nBắc Kạn dự.", "Ông Lò Văn An, Chủ tịch UBND tỉnh Bắc Kạn dự."),
        ("Bí thư Huyện ủy huyện\nBa Bể dự.", "Bí thư Huyện ủy huyện Ba Bể dự."),
        ("Dự lễ có các xã,\nphường trong huyện.", "Dự lễ có các xã, phường trong huyện."),
    ],
)
def test_a_line_cut_inside_a_sentence_is_joined(text: str, read: str) -> None:
    assert join_broken(text) == read


@pytest.mark.parametrize(
    "text",
    [
        "Hội nghị tổng kết\nNguyễn Văn An, Chủ tịch UBND tỉnh dự.",
        "Trao quà cho hộ nghèo\ntheo Báo Bắc Kạn",
        "Trao quà cho hộ nghèo\nảnh: Lò Văn An",
        "Gồm các xã\na) Nà Phặc\nb) Yến Dương",
        "Hội nghị kết thúc.\ntổ chức tại huyện",
        "Trao quà cho hộ nghèo\n\nở xã Nà Phặc và bản",
        "Tin: Nguyễn Văn An\nÔng Lò Văn Bé, Chủ tịch dự.",
        "Hội trường UBND tỉnh\nHội nghị khai mạc.",
        "Lãnh đạo huyện\nBắc Kạn tổ chức lễ.",
        "Môn Ngữ Văn\nToán và các môn khác",
        "Các huyện Bình Gia\nVăn Quan, Văn Lãng",
        "Lời cảm ơn của bà Lan\nNguyễn Văn An, Chủ tịch",
        "Dự có\nông Lò Văn An, Chủ tịch",
    ],
)
def test_lines_that_stand_alone_are_not_joined(text: str) -> None:
    assert join_broken(text) == text


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        (" \n\u200b\ufeff\x00 ", "empty"),
        ("\x00\x01\x02\x03PK\x05\x06 dữ liệu", "binary"),
        ("\ufffd\ufffd\ufffd khen th\ufffdng", "binary"),
        ("This page reports on the conference in plain English.", "not_vietnamese"),
        ("Le président a été élu à Paris, où il a prononcé un discours.", "not_vietnamese"),
        ("中国新闻网报道称中国的经济发展非常迅速并且持续增长着", "not_vietnamese"),
        ("The ceremony for Nguyen Van A took place in Ha Noi on Monday, officials said. Đà Nẵng", "not_vietnamese"),
    ],
)
def test_unreadable(text: str, code: str) -> None:
    with pytest.raises(Unreadable) as caught:
        check_readable(text)
    assert caught.value.code == code
    assert caught.value.message


@pytest.mark.parametrize(
    "text",
    [
        "Ngày 31/5",
        "12 34\n56,7",
        "Tặng Bằng khen\x00 cho 45 tập thể.",
        unicodedata.normalize("NFD", "Huyện Mường Khoa tặng Giấy khen cho 12 hộ gia đình."),
        "khen thƣởng tập thể đạt thành tích",
        "| | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | tổng số điểm của các đội | 120 | 130 | 140 |",
    ],
)
def test_readable(text: str) -> None:
    check_readable(text)


@pytest.mark.parametrize("raw", ["e\u0323\u0302" * 300_000, "\u00a0 " * 500_000, "a\r\n" * 300_000, "ệ" * 1_000_000, "\u0323" * 100_000])
def test_long_texts_read_in_linear_time(raw: str) -> None:
    assert cpu_seconds(lambda: make_reading(read_text(raw).text)) < 10
