"""Named recipients where no person or unit mention gives them: capitalised wording after an honorific."""

from __future__ import annotations

import regex

from sukien.mentions import Span

_RUN = r"\p{Lu}[^\s,.;:()]*(?: (?:- )?\p{Lu}[^\s,.;:()]*){0,4}"
_HONORIFIC = (
    r"(?:ông|bà|anh|chị|em|cháu|cụ|thầy|cô|đồng chí|Đồng chí|đ/c|Ông|Bà|Anh|Chị|Em|Thầy|Cô|bác sĩ|nghệ sĩ|NSND|NSƯT|nhà giáo|học sinh|sinh viên|chiến sĩ"
    r"|Đại tá|Thượng tá|Trung tá|Thiếu tá|Đại úy|Thượng úy|Trung úy|Thiếu úy|Thượng tướng|Trung tướng|Thiếu tướng|Đại tướng)"
)
_PEOPLE = regex.compile(
    r"(?i:(?:cán bộ|đảng bộ|chính quyền|nhân dân|lực lượng vũ trang)(?:(?:,| và|, và)? (?:cán bộ|chính quyền|quân và dân|nhân dân|lực lượng vũ trang|quân|dân|chiến sĩ)){1,4}"
    r"(?: nhân dân)?(?: các dân tộc)? (?:tỉnh|thành phố|TP\.?|huyện|thị xã|quận|xã|phường|thị trấn))"
    rf"(?: {_RUN})?"
)
_NAME = regex.compile(rf"(?<!\w){_HONORIFIC}(?: (?:cố )?)((?:\p{{Lu}}[\w’']*)(?: \p{{Lu}}[\w’']*){{1,4}})")


def raw_names(text: str, start: int, end: int) -> list[Span]:
    """Spans of names after an honorific in [start, end)."""
    return [Span(*m.span(1)) for m in _NAME.finditer(text, start, end)]


def people_of(text: str, start: int, end: int) -> list[Span]:
    """Spans of "Đảng bộ, chính quyền và nhân dân các dân tộc tỉnh Bắc Kạn" and its like in [start, end)."""
    return [Span(*m.span()) for m in _PEOPLE.finditer(text, start, end)]
