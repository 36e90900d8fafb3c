"""What follows "cụm" or "khối" in the name of an emulation cluster: "Cụm thi đua | các tỉnh Đồng bằng sông Hồng", "Khối thi đua | số 3"."""

from __future__ import annotations

import re

_REGION = (
    r"(?:(?:trung du|đồng bằng|duyên hải|ven biển|khu vực|vùng) )*"
    r"(?:bắc trung bộ|nam trung bộ|đông nam bộ|tây nam bộ|trung bộ|bắc bộ|nam bộ|tây nguyên|tây bắc|đông bắc|"
    r"miền (?:núi(?: phía bắc)?|trung|đông|tây|bắc|nam)|phía (?:bắc|nam)|sông hồng|sông cửu long|biên giới)"
)
_SORTS = (  # of bodies, behind "thi đua" alone
    r"(?:các )?(?:ngân hàng|hội (?:quần chúng|đặc thù)|tổ chức chính trị - xã hội|trường (?:đại học, cao đẳng|chuyên nghiệp)|"
    r"doanh nghiệp (?:nhà nước|tư nhân|trung ương))|"
    r"(?:mặt trận|mttq) và (?:các )?đoàn thể|"
    r"(?:tổng hợp|kinh tế|nội chính|văn hóa - xã hội)(?= (?:của )?tỉnh| (?:họp|tổng kết|bình xét|ký)(?!\w)|[,.;:)\n])"
)
CLUSTER = re.compile(
    r" (?:thi đua )?(?:"
    rf"(?:các|(?<=thi đua )\d{{1,2}}) (?:tỉnh|thành phố)(?:,? (?:và )?(?:thành phố|trực thuộc (?:trung ương|tư|tw)|{_REGION}))*|"
    rf"(?<=thi đua )(?:{_SORTS})|"
    r"số \d+|(?<=thi đua )\d{1,2}|[ivx]+(?!\w)|"
    r"các (?:huyện|tỉnh|cơ quan(?: mặt trận| đảng| tham mưu)?|sở|trường|đơn vị|doanh nghiệp|xã|phường|ban|bộ|bệnh viện)"
    r"(?:,? (?:và )?(?:thành phố|thị xã|thị trấn|phường|xã|ban|ngành|đoàn thể|mttq|mặt trận|đảng|trực thuộc|khối đảng))*"
    r"(?: (?:y tế|giáo dục|tổng hợp|kinh tế|nội chính|sự nghiệp|thpt|thcs|tiểu học|mầm non))?)"
    r"(?: (?:của )?tỉnh| tuyến (?:tỉnh|huyện|trung ương))?(?!\w)"
)
