"""Document numbers as written: every row of cases/documents.txt, found with these numbers and nothing else."""

from __future__ import annotations

import pytest

from sukien.mentions import DocumentMention
from sukien.recognise.documents import find_documents
from tables import Row, cut, rows


def read(text: str) -> tuple[DocumentMention, ...]:
    """The document numbers of a text."""
    return find_documents(cut(text), [])


@pytest.mark.parametrize("row", rows("documents"))
def test_row(row: Row) -> None:
    assert [(d.start, d.end, d.number) for d in read(row.text)] == row.found


@pytest.mark.parametrize(
    ("text", "kind", "issuer"),
    [
        ("Chỉ thị số 12-CT/T.Ư về bầu cử", "chi_thi", "Trung ương Đảng"),
        ("Quyết định số 946/QĐ-UBND", "quyet_dinh", "Ủy ban nhân dân"),
        ("Quy định số 97-QĐ/TW", "quy_dinh", "Trung ương Đảng"),
        ("số 97-QĐ/TW", "quyet_dinh", "Trung ương Đảng"),
        ("Nghị định 91/2017/NĐCP", "nghi_dinh", "Chính phủ"),
        ("Luật số 06/2022/QH15", "luat", "Quốc hội"),
        ("Luật Thi đua, khen thưởng 15/2003/QH11", "luat", "Quốc hội"),
        ("văn bản 41/2017/QH14", "van_ban", "Quốc hội"),
        ("số 12/2019/TT-BNV", "thong_tu", "Bộ Nội vụ"),
        ("số 12-TT/TU", "to_trinh", "Tỉnh ủy, Thành ủy"),
        ("Quyết định số 999", "quyet_dinh", None),
        ("Nghị quyết 36 của Bộ Chính trị", "nghi_quyet", "Bộ Chính trị"),
        ("Quyết định số 99 ngày 2/6/2017 của Thủ tướng Chính phủ", "quyet_dinh", "Thủ tướng Chính phủ"),
        ("Quyết định số 99 của công ty", "quyet_dinh", None),
        ("Nghị quyết 36 về kinh tế của Chính phủ", "nghi_quyet", None),
        ("số 3726/UBND-TH", None, "Ủy ban nhân dân"),
    ],
)
def test_kind_and_issuer(text: str, kind: str | None, issuer: str | None) -> None:
    assert [(d.kind, d.issuer) for d in read(text)] == [(kind, issuer)]
