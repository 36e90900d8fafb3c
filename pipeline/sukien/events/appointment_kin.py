"""People who are only named for their kin: "con trai của ông A được bổ nhiệm", "em trai Giám đốc Sở A bị cách chức" tell nothing of A."""

from __future__ import annotations

import re

from sukien.mentions import Span


def is_kin_of(key: str, name: Span, full: Span | None) -> bool:
    """True for one told of only as someone's father, wife, brother; full: his name with honorific and offices, None where he is meant
    by an office alone. A bare name behind such a word may be the kin's own: "con gái Trần Thị Hoa"."""
    start = name.start if full is None else full.start
    if not key.endswith(_KIN_ENDS, 0, start):
        return False
    told = _KIN.search(key, max(0, start - _NEAR), start)
    return told is not None and (full is None or start < name.start or told["known"] is not None)


_KIN_ENDS = (  # how _KIN can end
    *("trai ", "gái ", "rể ", "dâu ", "đẻ ", "ruột ", "của ", "vợ ", "chồng ", "họ ", "bố ", "cha ", "mẹ ", "cháu ", "ngoại ", "nội "),
    *("ông ", "bà ", "anh ", "chị ", "đồng chí "),
)
_NEAR = 24  # characters: the longest word of kin with "của ông"
_KIN = re.compile(
    r"(?<!\w)(?:con (?:trai|gái|rể|dâu|đẻ|ruột|của)|vợ|chồng|(?:em|anh) (?:trai|ruột|rể|họ|vợ)|(?:em|chị) (?:gái|ruột|dâu)"
    r"|(?:(?<!công )(?<!tuyên )(?<!phân )bố|cha|mẹ|cháu)(?: (?:đẻ|ruột|vợ|chồng|ngoại|nội|họ))?)"
    r"(?P<known>(?: của)? (?:ông|bà|anh|chị|đồng chí)| của)?(?: cố)? $"
)
