"""What the text ties to a document: date, signer, role; and the events of documents signed."""

from __future__ import annotations

import pytest

import sukien
from sukien.article_record import DocumentRecord


def documents(text: str) -> list[DocumentRecord]:
    """The document records of a text."""
    return list(sukien.extract(text).article.documents)


ROLES = [
    ("Chủ tịch UBND tỉnh ký Quyết định số 12/QĐ-UBND về việc tặng Bằng khen cho 5 tập thể.", "award_decision"),
    ("Quyết định số 12/QĐ-CTN của Chủ tịch nước tặng thưởng Huân chương Lao động cho 2 cá nhân.", "award_decision"),
    ("Xã được tặng Bằng khen theo Quyết định số 12/QĐ-UBND.", "award_decision"),
    ("Quyết định số 77/QĐ-TTg hủy bỏ Quyết định tặng Bằng khen đối với ông Tám.", "revocation"),
    ("Tờ trình số 506/TTr-TTg đề nghị khen thưởng 3 tập thể.", "proposal"),
    ("Công văn số 15/UBND-TH đề nghị Trung ương xem xét.", "proposal"),
    ("Thông báo số 79 về danh sách giáo viên đề nghị xét tặng danh hiệu Nhà giáo Ưu tú.", "proposal"),
    ("Hội nghị sơ kết 5 năm thực hiện Chỉ thị 05-CT/TW của Bộ Chính trị.", "topic"),
    ("Huyện triển khai Quyết định 281/QĐ-TTg của Thủ tướng Chính phủ.", "topic"),
    ("Thực hiện Quyết định số 12/QĐ-BTP của Bộ Tư pháp về việc tặng Kỷ niệm chương, huyện đã trao cho 5 người.", "award_decision"),
    ("Thực hiện Quyết định số 12/QĐ-UBND của huyện về việc tặng quà Tết, xã đã đến từng nhà.", "topic"),
    ("Căn cứ Nghị định số 91/2017/NĐ-CP của Chính phủ, sở có ý kiến.", "legal_basis"),
    ("Bà được xét khen thưởng theo Nghị định 42/2010/NĐ-CP.", "legal_basis"),
    ("Giám đốc ký Quyết định số 12/QĐ-ĐHX bổ nhiệm trưởng khoa.", "other"),
    ("UBND tỉnh ban hành Quyết định số 12/QĐ-UBND thu hồi 300 m2 đất.", "other"),
    ("Theo Quyết định số 99 ngày 2/6/2017 của Bộ trưởng điều động ông Lê Văn Tám về cục.", "other"),
    ("Theo quyết định số 439 của Ban Bí thư, ông Lê Văn Tám, Thứ trưởng Bộ Xây dựng được chỉ định giữ chức Phó Bí thư.", "other"),
    ("Theo quyết định số 439 của UBND tỉnh, ông Lê Văn Tám được cấp 200 m2 đất.", "legal_basis"),
    ("Theo Quyết định số 439 ban hành ngày 6/7/2018, ông Lê Văn Tám – Thứ trưởng Bộ Xây dựng nghỉ hưu từ ngày 1/9/2018.", "other"),
    ("Theo Quyết định số 439 của UBND tỉnh, ông Lê Văn Tám vừa nghỉ phép đã nộp 2 triệu đồng.", "legal_basis"),
    ("Theo Quyết định số 12/QĐ-BGTVT, Thứ trưởng Lê Văn Tám thôi phụ trách ban quản lý dự án.", "other"),
    ("Theo Quyết định số 12/QĐ-BGTVT, thôn Na Mu thôi thu phí.", "legal_basis"),
    ("Theo Quyết định số 12/QĐ-BGTVT, Bộ trưởng giao ông Lê Văn Tám phụ trách ban quản lý dự án.", "other"),
    ("Theo Quyết định số 12/QĐ-BGTVT, Bộ trưởng giao các cục lập kế hoạch.", "legal_basis"),
    ("Tại quyết định số 373, liên đoàn bổ sung và giữ chức danh Chủ tịch nhiệm kỳ 2023-2028 đối với ông Lê Văn Tám.", "other"),
    ("Tại Quyết định số 1896/QĐ-TTg, Thủ tướng phê chuẩn kết quả bầu chức vụ Chủ tịch UBND tỉnh.", "other"),
    ("Tại Quyết định số 1896/QĐ-TTg, Thủ tướng phê chuẩn quy hoạch vùng.", "legal_basis"),
    ("UBND huyện đã quyết định thành lập Trường Mầm non Na Mu theo Quyết định số 18/QĐ-UBND.", "other"),
    ("Đại tá Lê Văn Tám được Thủ tướng bổ nhiệm giữ chức Phó Tư lệnh Quân khu 5 tại Quyết định 14/QĐ-TTg.", "other"),
    ("Việc bổ nhiệm viên chức theo Quyết định 14/QĐ-TTg đã xong.", "legal_basis"),
    ("Huyện đã hỗ trợ các hộ quyết định di dời theo Quyết định số 18/QĐ-UBND.", "legal_basis"),
    ("Tại Quyết định số 12-QĐ/ĐU, Đảng ủy thi hành kỷ luật đồng chí Lê Văn Tám.", "other"),
    ("Theo Quyết định số 12/QĐ-UBND, xã được bổ sung 2 biên chế.", "legal_basis"),
    ("Bộ lấy ý kiến về việc sửa đổi, bổ sung Điều 15 của Nghị định số 12/2011/NĐ-CP.", "other"),
    ("Việc bổ sung biên chế theo Nghị định số 12/2011/NĐ-CP đã xong.", "legal_basis"),
    ("UBND tỉnh ban hành Quyết định số 12/2019/QĐ-UBND ban hành Quy chế thi đua, khen thưởng.", "other"),
    (
        "Đảng ủy quán triệt, triển khai thực hiện nghiêm túc, hiệu quả các nghị quyết, chỉ thị của Đảng, Nhà nước,"
        " nhất là Nghị quyết Đại hội của Đảng, Chỉ thị 05-CT/TW.",
        "topic",
    ),
    ("Đảng ủy đánh giá cao các nghị quyết, chỉ thị của Đảng, nhất là Chỉ thị 05-CT/TW.", "other"),
    ("Thực hiện văn bản số 90/UBND-NC của UBND tỉnh về việc giới thiệu nhân sự, Ban Chấp hành Hội đã họp.", "legal_basis"),
    ("UBND các xã chỉ đạo thực hiện nghiêm Công văn số 90/UBND-NC của UBND tỉnh.", "topic"),
    ("Căn cứ ý kiến của Ban Bí thư tại văn bản số 51-CV/VPTW ngày 20/3/2013; xét đề nghị của Bộ Y tế, Bộ quyết định.", "legal_basis"),
    ("Ông Tám đảm nhiệm cương vị Tổng Giám đốc từ ngày 19/11/2014 theo Quyết định số 15/QĐ-BCT.", "other"),
    ("Ông Tám đảm nhiệm việc thu phí theo Quyết định số 15/QĐ-BCT.", "legal_basis"),
    ("UBND huyện ra Quyết định số 15/QĐ-UBND thành lập Hội đồng thi đua, khen thưởng huyện.", "other"),
    ("UBND huyện ra Quyết định số 15/QĐ-UBND kiện toàn Hội đồng Thi đua Khen thưởng.", "other"),
    ("Quyết định khen thưởng số 33/QĐ-LĐLĐ ngày 28/7/2023 của Ban Thường vụ LĐLĐ tỉnh.", "award_decision"),
    ("Đảng ủy triển khai nhiều việc. Bộ Chính trị ban hành Chỉ thị 05-CT/TW.", "other"),
]


@pytest.mark.parametrize(("text", "role"), ROLES)
def test_role(text: str, role: str) -> None:
    assert documents(text)[0].role == role


# The role of the last document that the text names.
LAST_ROLES = [
    ("Căn cứ Quyết định số 7/2018/QĐ-UBND ngày 22/6/2018 của UBND tỉnh và Kế hoạch số 91/KH-UBND về tổ chức hội nghị.", "legal_basis"),
    (
        "Thực hiện Kế hoạch số 100-KH/ĐU ngày 29/7/2024 của Đảng ủy xã về tổ chức đại hội các chi bộ trực thuộc Đảng ủy xã, nhiệm kỳ"
        " 2025-2027; Kế hoạch số 116-KH/ĐU ngày 22/01/2025 của Đảng ủy xã.",
        "topic",
    ),
    ("Căn cứ Quyết định số 7/2018/QĐ-UBND, huyện đã ban hành Kế hoạch số 90/KH-UBND và Kế hoạch số 91/KH-UBND.", "other"),
    ("Huyện gửi Công văn số 7/UBND-NC của UBND tỉnh và Kế hoạch số 91/KH-UBND về hội nghị.", "other"),
]


@pytest.mark.parametrize(("text", "role"), LAST_ROLES)
def test_role_of_last(text: str, role: str) -> None:
    assert documents(text)[-1].role == role


DATES = [
    ("Quyết định số 12/QĐ-UBND ngày 3/4/2019 của UBND tỉnh.", "2019-04-03"),
    ("Quyết định số 12/QĐ-UBND, ngày 18/4/2019.", "2019-04-18"),
    ("Quyết định số 12/QĐ-UBND ký ngày 15/5.", "XXXX-05-15"),
    ("Công điện số 03/CĐ-UBND hồi 10 giờ 30 phút ngày 4/6/2023 của Chủ tịch UBND tỉnh.", "2023-06-04"),
    ("Đoàn làm việc về Công văn số 12/UBND-TH, họp hồi 10 giờ ngày 4/6/2023.", None),
    ("Nghị quyết 46-NQ/TW của Bộ Chính trị ngày 23/2/2005 về sức khỏe.", "2005-02-23"),
    ("Ngày 31/5/2023, UBND tỉnh đã ban hành Quyết định số 946/QĐ-UBND về khen thưởng.", "2023-05-31"),
    ("| Số ký hiệu | 1943/QĐ-UBND | | Ngày ban hành | 28/09/2017 |", "2017-09-28"),
    ("Quyết định số 12/QĐ-UBND được ông Lê Văn Tám, Chủ tịch UBND tỉnh ký ngày 2/1/2019.", "2019-01-02"),
    ("Nghị định số 12/2019/NĐ-CP được Chính phủ ban hành ngày 2/1/2019.", "2019-01-02"),
    ("Nghị định số 12/2019/NĐ-CP được Chính phủ giao các bộ triển khai từ ngày 2/1/2019.", None),
    ("Ngày 9/5/2017, công ty cho biết, Thủ tướng đã có Quyết định số 601/QĐ-TTg.", None),
    ("Ngày 9/5/2017, hội nghị sơ kết việc thực hiện Chỉ thị 05-CT/TW.", None),
    ("Giai đoạn 2016-2020, huyện thực hiện Quyết định số 12/QĐ-UBND.", None),
    ("Quyết định số 12/QĐ-UBND do Phó Chủ tịch Lê Văn Tám ký ngày 30.5.2017.", "2017-05-30"),
    ("Quyết định số 12/QĐ-UBND do Phó Chủ tịch Lê Văn Tám trao ngày 30.5.2017.", None),
    ("Công văn số 45/UBND-TH và số 46/UBND-TH ký ngày 1/3/2016.", "2016-03-01"),
    ("Công văn số 45/UBND-TH và số 46/UBND-TH cùng ký ngày 1/3/2016.", "2016-03-01"),
    ("Quyết định số 12/QĐ-UBND ban hành hôm 5/6/2021 nêu rõ nhiệm vụ.", "2021-06-05"),
    ("Quyết định số 12/QĐ-UBND có hiệu lực từ ngày 1/7/2021.", None),
    ("Ông được hưởng chế độ theo Nghị định 67 của Chính phủ kể từ ngày 1/9/2025.", None),
    ("Ông được hưởng chế độ theo Nghị định 67 của Chính phủ ngày 1/9/2025.", "2025-09-01"),
    ("UBND tỉnh đã có quyết định 3800 (năm 2018) về duyệt đồ án.", "2018"),
    ("UBND tỉnh đã có Quyết định số 12/QĐ-UBND cho năm 2018.", None),
    ("Quyết định số 12/QĐ-UBND công bố dịch từ ngày 1/7/2021.", None),
    ("Quyết định số 12/QĐ-UBND gửi các sở trước ngày 1/7/2021.", None),
    ("Quyết định số 12/QĐ-UBND thay thế Quyết định số 11/QĐ-UBND ngày 3/2/2019.", None),
    ("Ngày 5/6/2021, hội nghị triển khai Quyết định số 12/QĐ-UBND.", None),
    ("Công văn số 45/UBND-TH và Quyết định số 46/QĐ-UBND ký ngày 1/3/2016.", None),
    ("Luật số 23/2008/QH12 được Quốc hội thông qua ngày 13/11/2008, có hiệu lực từ ngày 01/7/2009.", "2008-11-13"),
    ("Nghị quyết số 12/NQ-HĐND được HĐND tỉnh khóa XVII, kỳ họp thứ 3 thông qua ngày 8/12/2016.", "2016-12-08"),
    ("Công văn số 55/SYT-NVY của Sở Y tế, ký ngày 5/6/2018, nêu rõ.", "2018-06-05"),
    ("Quyết định số 45 của UBND tỉnh (ban hành ngày 2/3/2015) quy định.", "2015-03-02"),
    ("Công văn số 55/SYT-NVY của Sở Y tế, ngày 5/6/2018 đoàn kiểm tra đến.", None),
    ("Luật số 23/2008/QH12 được Quốc hội thảo luận ngày 13/11/2008.", None),
    ("Công văn số 55/SYT-NVY gửi Sở Y tế ngày 5/6/2018 đoàn kiểm tra đến.", None),
]


@pytest.mark.parametrize(("text", "date"), DATES)
def test_date(text: str, date: str | None) -> None:
    assert documents(text)[0].date == date


SIGNERS = [
    ("Đồng chí Nguyễn Văn Bền, Chủ tịch UBND tỉnh đã ký Quyết định số 12/QĐ-UBND.", "Nguyễn Văn Bền"),
    ("Chủ tịch UBND tỉnh Nguyễn Văn Bền vừa ký ban hành Quyết định số 12/QĐ-UBND.", "Nguyễn Văn Bền"),
    ("Quyết định số 12/QĐ-UBND do Phó Chủ tịch UBND tỉnh Nguyễn Văn Bền ký.", "Nguyễn Văn Bền"),
    ("Quyết định số 12/QĐ-UBND được ông Nguyễn Văn Bền, Chủ tịch UBND tỉnh ký ngày 2/1/2019.", "Nguyễn Văn Bền"),
    ("Quyết định số 12/QĐ-UBND được Chủ tịch UBND tỉnh Nguyễn Văn Bền trao cho người đăng ký.", None),
    ("Ông Nguyễn Văn Bền cho biết đã ký Quyết định số 12/QĐ-UBND.", "Nguyễn Văn Bền"),
    ("Thứ trưởng Nguyễn Văn Bền nêu rõ: Thủ tướng Chính phủ ban hành Nghị định số 290/TTg thành lập ban.", None),
    ("Theo ông Nguyễn Văn Bền, nhà xây trước thời điểm có Quyết định 150 thì được giữ.", None),
    ("Ông giữ chức Tổng Giám đốc theo Quyết định số 15/QĐ-BCT của Bộ trưởng Bộ Công Thương Nguyễn Văn Bền.", "Nguyễn Văn Bền"),
    ("Phó Thư ký Hội Nguyễn Văn Bền công bố Quyết định số 12/QĐ-BTS của Ban Trị sự.", None),
    ("Ông Nguyễn Văn Bền, Phó Thư ký Văn phòng Hội công bố Quyết định số 12/QĐ-BTS của Ban Trị sự.", None),
    ("Quyết định số 15/QĐ-BCT của Bộ trưởng, ông Nguyễn Văn Bền được cấp đất.", None),
    ("Quyết định số 15/QĐ-UBND của Chủ tịch UBND tỉnh về việc bổ nhiệm ông Nguyễn Văn Bền.", None),
    ("Ông Nguyễn Văn Bền được khen theo Quyết định số 12/QĐ-UBND.", None),
    ("Ông Nguyễn Văn Bền đến dự. Ngày 3/4, UBND tỉnh ban hành Quyết định số 12/QĐ-UBND.", None),
]


@pytest.mark.parametrize(("text", "signer"), SIGNERS)
def test_signer(text: str, signer: str | None) -> None:
    article = sukien.extract(text).article
    names = {person.id: person.name for person in article.persons}
    signed = article.documents[0].signer
    assert (names[signed] if signed else None) == signer


# The signer of the last document that the text names.
LAST_SIGNERS = [
    ("Bộ trưởng Nguyễn Văn Bền đã ký Quyết định số 12/QĐ-BXD về kế hoạch năm; ký Quyết định số 13/QĐ-BXD về nhân sự.", "Nguyễn Văn Bền"),
    ("Bộ trưởng Nguyễn Văn Bền đã ký, ban hành Quyết định số 12/QĐ-BXD về nhân sự.", "Nguyễn Văn Bền"),
    ("Bộ trưởng Nguyễn Văn Bền đã ký Quyết định số 12/QĐ-BXD; Bộ Y tế ký Quyết định số 13/QĐ-BYT.", None),
    (
        "Thủ tướng Nguyễn Văn Bền đã ký các quyết định nghỉ hưu đối với hai Thứ trưởng. Theo Quyết định số 823, ông Lê Văn Tám nghỉ hưu"
        " từ ngày 1/9/2018. Theo Quyết định số 824, bà Lò Thị Mai nghỉ hưu từ ngày 1/9/2018.",
        "Nguyễn Văn Bền",
    ),
    (
        "Thủ tướng Nguyễn Văn Bền đã ký quyết định nghỉ hưu đối với một Thứ trưởng."
        " Theo Quyết định số 824 của Bộ trưởng, bà Lò Thị Mai nghỉ hưu từ ngày 1/9/2018.",
        None,
    ),
    (
        "Thủ tướng Nguyễn Văn Bền vừa ký các quyết định bổ nhiệm nhân sự. Đại tá Lê Văn Tám được Thủ tướng bổ nhiệm giữ chức"
        " Phó Tư lệnh Quân khu 5 tại Quyết định 14/QĐ-TTg ngày 2/3/2023.",
        "Nguyễn Văn Bền",
    ),
    ("Thủ tướng Nguyễn Văn Bền đã ký quyết định về quy hoạch. Theo Quyết định số 824, tỉnh lập ban quản lý.", None),
    ("Thủ tướng Nguyễn Văn Bền ký Quyết định số 11. Theo Quyết định số 824, bà Lò Thị Mai nghỉ hưu từ ngày 1/9/2018.", None),
    ("Thủ tướng Nguyễn Văn Bền đến dự. Theo Quyết định số 824, bà Lò Thị Mai nghỉ hưu từ ngày 1/9/2018.", None),
]


@pytest.mark.parametrize(("text", "signer"), LAST_SIGNERS)
def test_signer_of_last(text: str, signer: str | None) -> None:
    article = sukien.extract(text).article
    names = {person.id: person.name for person in article.persons}
    signed = article.documents[-1].signer
    assert (names[signed] if signed else None) == signer


SAME = [
    ("Quyết định 281/QĐ-TTg được triển khai. Xã học tập Quyết định 281.", ["281/QĐ-TTg"]),
    ("Theo Nghị định 42/2010, xã nộp hồ sơ. Nghị định 42/2010/NĐ-CP quy định rõ.", ["42/2010/NĐ-CP"]),
    ("Chỉ thị số 05-CT/TW và Chỉ thị 05 - CT/TW là một.", ["05-CT/TW"]),
    ("Công văn số 4393 đề nghị cấp đất. Văn bản 4393 nêu rõ lý do.", ["4393"]),
    ("Công văn số 4393/SNV-TH đề nghị cấp đất. Văn bản số 4393 nêu rõ lý do.", ["4393/SNV-TH"]),
    ("Quyết định số 12/QĐ-UBND và Nghị quyết số 12 khác nhau.", ["12/QĐ-UBND", "12"]),
    ("Quyết định số 357/QĐ-CTN và 358/QĐ-CTN của Chủ tịch nước.", ["357/QĐ-CTN", "358/QĐ-CTN"]),
]


@pytest.mark.parametrize(("text", "numbers"), SAME)
def test_one_document_for_a_number(text: str, numbers: list[str]) -> None:
    assert [d.number for d in documents(text)] == numbers


EVENTS = [
    (
        "Ngày 31/5/2023, Chủ tịch UBND tỉnh Nguyễn Văn Bền đã ký Quyết định số 946/QĐ-UBND về khen thưởng.",
        [("946/QĐ-UBND", "held", "2023-05-31")],
    ),
    ("HĐND tỉnh đã biểu quyết thông qua Nghị quyết số 12/NQ-HĐND.", [("12/NQ-HĐND", "held", None)]),
    ("Thông qua Nghị quyết số 12/NQ-HĐND, người dân được hỗ trợ.", []),
    ("Bộ Nội vụ chưa ban hành Thông tư số 15/2025/TT-BNV.", []),
    ("Sở đã gửi Công văn số 45/SNV-TH cho các huyện.", []),
    ("Người dân kiến nghị UBND tỉnh thu hồi Quyết định số 12/QĐ-UBND.", []),
    ("Bộ Tài chính vừa ban hành Thông tư số 12/2019/TT-BTC.", [("12/2019/TT-BTC", "held", None)]),
    ("UBND tỉnh sẽ ban hành Kế hoạch số 15/KH-UBND.", [("15/KH-UBND", "planned", None)]),
    ("Thủ tướng ký Quyết định 24/2017/QĐ-TTg thay thế Quyết định 69/2013/QĐ-TTg.", [("24/2017/QĐ-TTg", "held", None)]),
    ("Xã thực hiện Chỉ thị 05-CT/TW của Bộ Chính trị.", []),
    ("Theo Quyết định số 12/QĐ-UBND của tỉnh, xã được khen.", []),
    ("Hiệp hội mong Thủ tướng sớm ban hành Quyết định số 12/QĐ-TTg.", []),
]


@pytest.mark.parametrize(("text", "expected"), EVENTS)
def test_events(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    events = [e for e in sukien.extract(text).events if e.type == "document"]
    assert [(e.document and e.document.number, e.status, e.date.value if e.date else None) for e in events] == expected


def test_event_names_signer_and_issuer() -> None:
    text = "Ngày 31/5/2023, Chủ tịch UBND tỉnh Nguyễn Văn Bền đã ký Quyết định số 946/QĐ-UBND về khen thưởng."
    (event,) = (e for e in sukien.extract(text).events if e.type == "document")
    assert [(p.name, p.role) for p in event.participants] == [("Nguyễn Văn Bền", "sign")]
    assert [(u.name, u.role) for u in event.units] == [("UBND tỉnh", "issuer")]
    assert all(text[e.start : e.end] == e.quote for e in event.evidence)


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("Theo Sở Giao dịch chứng khoán, vừa ban hành Thông tư số 115/2016/TT-BTC.", []),
        ("Bộ Tài chính vừa ban hành Thông tư số 115/2016/TT-BTC.", ["Bộ Tài chính"]),
        ("UBND huyện Ba Lòng vừa ban hành Quyết định số 12/QĐ-UBND.", ["UBND huyện Ba Lòng"]),
        ("Ban Thường vụ Huyện ủy vừa ban hành Quyết định số 352-QĐ/HU.", ["Ban Thường vụ Huyện ủy"]),
        ("Bộ Y tế cho hay, Sở Y tế Nà Pục vừa ban hành Quyết định số 12/QĐ-SYT.", ["Sở Y tế Nà Pục"]),
    ],
)
def test_the_letters_of_a_number_do_not_contradict_its_issuer(text: str, issuer: list[str]) -> None:
    (event,) = (e for e in sukien.extract(text).events if e.type == "document")
    assert [u.name for u in event.units] == issuer
