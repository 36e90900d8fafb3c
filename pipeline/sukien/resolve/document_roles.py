"""What part a document plays in the text, from the words of its clause.

award_decision   a decision that grants: "ký Quyết định số … về việc tặng Bằng khen"; never one that lays down rules of granting
revocation       a decision that takes back: "Quyết định số … hủy bỏ …"
proposal         submissions (Tờ trình) and letters that propose
topic            what a movement or meeting carries out: "thực hiện Chỉ thị 05", "sơ kết 5 năm thực hiện …"
legal_basis      what someone acts on: "căn cứ", "theo", "quy định tại"
other            the rest; decisions that appoint, discipline or let go someone: "theo Quyết định số … bổ nhiệm ông …"; the decision by
                 which the text says somebody decides: "đã quyết định thành lập … theo Quyết định số …"
"""

from __future__ import annotations

import re

from sukien.mentions import DocumentMention, Segmented
from sukien.whole_words import holds_any, whole_words, word_starts

_BEFORE, _AFTER, _LIST = 110, 200, 260  # characters of the sentence that are read around a number; before one that stands in a list
_TOPIC = re.compile(
    whole_words("thực hiện|triển khai|quán triệt|học tập|sơ kết|tổng kết|hưởng ứng|tập huấn|tuyên truyền|phổ biến|góp ý|cụ thể hóa")
)
_TOPIC_LIST = re.compile(
    whole_words("quán triệt|học tập|thực hiện|triển khai|tuyên truyền|phổ biến|cụ thể hóa") + r"[^.;]{0,60}?"
    r"\bcác (?:nghị quyết|chỉ thị|văn bản|chủ trương|quy định|kết luận)\b(?:(?!\. ).)*$"
)
_PAPERS = "(?:các )?(?:quyết định|nghị định|nghị quyết|thông tư|văn bản|tờ trình|công văn|kết luận|thông báo|kế hoạch|luật)"
_ACT_ON = re.compile(
    whole_words(
        "căn cứ|chiếu theo|theo|dựa (?:trên|vào)|trên cơ sở|quy định tại|chấp hành|vi phạm|áp dụng|điều [0-9]+|khoản [0-9]+"
        f"|tại {_PAPERS}|bằng {_PAPERS}"
    )
)
_GRANT = re.compile(
    r"tặng|(?<!thi đua )(?<!thi đua, )khen thưởng|công nhận (?:danh hiệu|tập thể|chiến sĩ|lao động|các danh hiệu)|danh hiệu"
    r"|bằng khen|giấy khen|huân chương|huy chương|kỷ niệm chương|cờ thi đua"
)
_IS_GRANT = re.compile(  # a decision by that name grants, also where it is carried out
    r"\b(?:về việc|v/v) (?:phong |truy |trao )?tặng (?:thưởng )?(?:bằng|giấy|huân|huy|kỷ niệm|cờ|danh hiệu)(?!\w)"
)
_TAKING = ("hủy", "thu hồi", "bãi bỏ", "tước")  # one of them is in what the next two find
_TAKEN = r"\s(?:(?:các|một phần|việc|toàn bộ|nội dung)\s)*(?:quyết định|danh hiệu|bằng|giấy|huân|huy|kỷ niệm|cờ|khen|tặng|công nhận)"
_REVOKE = re.compile(rf"^[^.;]{{0,120}}?\b(?:(?:hủy bỏ|hủy|thu hồi|bãi bỏ|tước){_TAKEN}|tước danh hiệu)")
_BY_NAME = ("quyết định khen thưởng số ", "quyết định khen thưởng ", "quyết định tặng thưởng số ")
_REVOKED = re.compile(r"\b(?:hủy bỏ|thu hồi|bãi bỏ|hủy)\b[^.;]{0,60}$")
_BY_DECISION = re.compile(whole_words("theo|tại|bằng") + r"[^,;.]{0,40}$")
_LAYS_DOWN = re.compile(r"(?<!ngày )\b(?:ban hành|quy định|quy chế|sửa đổi|bổ sung|hướng dẫn|tiêu chuẩn|mức (?:tiền )?thưởng)\b")
_SOMEONE = (
    r"(?:ông|bà|đồng chí|đ/c|anh|chị|ns[nư][dt]|pgs|gs|ts|ths|bác sĩ|kỹ sư|(?:thượng|trung|thiếu|đại) (?:tá|tướng|úy)"
    r"|(?:thứ|bộ) trưởng|(?:phó )?(?:chủ tịch|giám đốc|bí thư|chánh|trưởng)|hiệu (?:phó|trưởng))[ .]"
)
_LEAVES = "nghỉ hưu|nghỉ công tác|thôi việc|thôi (?:giữ|phụ trách|làm|tham gia|đảm nhiệm)"
_POST = "(?:chức|cương vị|quyền)"
_TAKES_UP = f"(?:tiếp tục )?(?:giữ|nhận|đảm nhận|đảm nhiệm) {_POST}"
# three patterns, each of which begins with letters that a search can look for
_PERSONAL = (
    re.compile(
        word_starts(f"bổ nhiệm|điều động|luân chuyển|biệt phái|miễn nhiệm|bãi nhiệm|cách chức|khiển trách|kỷ luật|giao|phân công|{_LEAVES}")
        + rf"(?: lại| đối với| cho| và)? {_SOMEONE}"
    ),
    re.compile(word_starts("giữ|nhận|đảm nhận|đảm nhiệm") + rf" {_POST} [^.;]{{3,100}}? đối với {_SOMEONE}"),
    re.compile(word_starts("phê chuẩn") + " (?:kết quả|việc) (?:bầu|miễn nhiệm|bãi nhiệm|điều động)"),
)
_IS_APPOINTED = re.compile(
    rf", {_SOMEONE}[^.;]{{3,130}}?\b(?:(?:được|bị) (?:bổ nhiệm|điều động|luân chuyển|biệt phái|chỉ định|miễn nhiệm|cách chức|kỷ luật|giao)"
    rf"|{_LEAVES}|{_TAKES_UP})\b"
)
# "Huyện đã quyết định thành lập trường theo Quyết định số …": that decision is the act told, not what it rests on.
_DECIDED_BY = re.compile(r"\b(?:đã|vừa|cũng) quyết định (?!số|về|của)[^.;]*\b(?:theo|bằng|tại) quyết định (?:số )?$")
# "Đại tá A được bổ nhiệm giữ chức … tại Quyết định số …": one who is appointed stands before it; not "việc bổ nhiệm theo Quyết định …".
_APPOINTED_BY = re.compile(
    r"\b(?:(?:được|bị) [^.;]{0,60}?\b(?:bổ nhiệm|điều động|luân chuyển|chỉ định|miễn nhiệm|cách chức|nghỉ hưu)"
    r"|(?:đảm nhiệm|đảm nhận|giữ|nhận) (?:cương vị|chức|chức vụ|trọng trách))\b[^.;]*"
    r"\b(?:theo|bằng|tại) quyết định (?:số )?$"
)
_PROPOSE = re.compile(r"đề nghị|kiến nghị|xin ý kiến|đề xuất")
_NOMINATE = re.compile(r"đề nghị (?<!theo đề nghị )(?<!\wđề nghị )(?:[^\W\d_]+ ){0,4}(?:tặng|truy tặng|phong tặng|công nhận|khen thưởng)\b")
_ISSUE = re.compile(
    word_starts("ký|ban hành|thông qua|có|ra") + r"(?: (?:các|một số))? (?:quyết định|nghị quyết|nghị định|chỉ thị|thông tư|công văn"
    r"|văn bản|kế hoạch|thông báo|kết luận|hướng dẫn|luật|quy định)\b"
)
# What another document changes is neither what someone acts on nor what he carries out.
_CHANGED = re.compile(r"\b(?:sửa đổi|bổ sung|thay thế|bãi bỏ)\b(?:(?!theo|căn cứ|quy định tại)[^.;])*$")
_CHANGING = ("sửa đổi", "bổ sung", "thay thế", "bãi bỏ")
_CLAUSE_END = re.compile(r"[;.]\s")
_GROUND_OR_END = re.compile(r"[;.,](?:(?<=[;.])\s|(?<=,) (?:theo|căn cứ))")
# letters are acted on, plans and directives are carried out: "Thực hiện Công văn số … về việc giới thiệu nhân sự, Hội đã họp …"
_LETTERS = ("cong_van", "van_ban", "cong_dien")
_CARRYING_OUT = re.compile(r"\W*thực hiện (?:công văn|văn bản|công điện)\b")
_ISSUED_ON = re.compile(r", [^;.]{2,60}\b(?:đã|vừa) (?:ký |ra )?ban hành \w")  # "Căn cứ …, huyện đã ban hành Kế hoạch số …"
_ONE_MORE = re.compile(rf"(?:[;,]|\bvà) (?:hướng dẫn|chỉ thị|quy định|{_PAPERS}) (?:số )?$")
_OPENS_LIST = re.compile(r"\W*(căn cứ|chiếu theo|thực hiện|triển khai) ")
_DECISIONS = ("quyet_dinh", None)
_CARRIED_OUT = ("chi_thi", "nghi_quyet", "ket_luan", "cuong_linh")
_RULES = ("nghi_dinh", "thong_tu", "thong_tu_lien_tich", "luat", "phap_lenh", "huong_dan", "quy_dinh", "quy_che", "van_ban_hop_nhat")


def role_of(segmented: Segmented, mention: DocumentMention) -> str:
    """The role of one mention; "other" where its clause says nothing of the rest."""
    key = segmented.reading.key
    i = segmented.sentence_at(mention.start)
    start, end = (0, len(key)) if i is None else segmented.sentences[i]
    before = key[max(start, mention.start - _BEFORE) : mention.start]
    after = key[mention.end : min(end, mention.end + _AFTER)]
    far = max(start, mention.start - _LIST)
    if mention.kind == "to_trinh":
        return "proposal"
    if mention.kind in _DECISIONS:
        clause = _up_to(_CLAUSE_END, after)
        if is_personal(clause) or is_the_act(key, far, mention.start):
            return "other"
        role = _decision_role(before, after)
        if role is not None:
            return role
    if _NOMINATE.search(after[:150]) or (mention.kind in ("cong_van", "van_ban") and _PROPOSE.search(_up_to(_CLAUSE_END, after[:80]))):
        return "proposal"
    if mention.kind in _RULES:
        clause = key[far : mention.start]
        if holds_any(clause, _CHANGING) and _CHANGED.search(clause):
            return "other"
    topic, basis = _last(_TOPIC, before), _last(_ACT_ON, before)
    if topic > basis and not _ISSUE.search(before, topic):
        return "legal_basis" if mention.kind in _LETTERS and _CARRYING_OUT.match(key, start, mention.start) else "topic"
    if basis >= 0:
        return "other" if _ISSUED_ON.search(before, basis) else "legal_basis"
    if mention.kind in _CARRIED_OUT and _TOPIC_LIST.search(key, far, mention.start):
        return "topic"  # "quán triệt các nghị quyết, chỉ thị của Đảng, nhất là Chỉ thị 05-CT/TW"
    if mention.kind in _RULES and not _ISSUE.search(before):
        return "legal_basis"
    return _of_list(key, start, mention.start)


def _of_list(key: str, start: int, end: int) -> str:
    """The role of one more document of a list that opens the sentence: "Căn cứ Quyết định số …; | Kế hoạch số …", else "other"."""
    if _ONE_MORE.search(key, max(start, end - 40), end) is None:
        return "other"
    opening = _OPENS_LIST.match(key, start)
    if opening is None or _ISSUE.search(key, opening.end(), end):
        return "other"
    return "topic" if opening[1].startswith(("thực", "triển")) else "legal_basis"


def is_the_act(key: str, start: int, end: int) -> bool:
    """Whether a decision's number closes a clause that tells what it decides."""
    if not key.endswith(("quyết định ", "quyết định số "), start, end):
        return False
    return _DECIDED_BY.search(key, start, end) is not None or _APPOINTED_BY.search(key, start, end) is not None


def is_personal(clause: str) -> bool:
    """Whether the key's words behind a decision's number say that it appoints, moves, disciplines or lets go somebody."""
    return any(deed.search(clause) for deed in (*_PERSONAL, _IS_APPOINTED))


def _decision_role(before: str, after: str) -> str | None:
    """Grants and revocations; None where a decision is only followed or carried out."""
    taken = holds_any(after, _TAKING)
    if taken and _REVOKE.search(after):
        return "revocation"
    clause = _up_to(_GROUND_OR_END, after)
    grant = _GRANT.search(clause[:150])
    if grant and _LAYS_DOWN.search(clause, 0, grant.start()):
        return None
    if grant and (_IS_GRANT.search(clause) or not _last_is_topic(before)):
        return "award_decision"
    if holds_any(before, _TAKING) and _REVOKED.search(before) and _GRANT.search(before + clause):
        return "award_decision"
    if before.endswith(_BY_NAME):
        return "award_decision"
    if _BY_DECISION.search(before) and _GRANT.search(before[-150:]):
        return "award_decision"
    return None


def _last_is_topic(before: str) -> bool:
    return _last(_TOPIC, before) > max(_last(_ACT_ON, before), before.rfind("ký"), before.rfind("ban hành"))


def _up_to(pattern: re.Pattern[str], text: str) -> str:
    """What stands before the first match; all of the text where there is none."""
    match = pattern.search(text)
    return text[: match.start()] if match else text


def _last(pattern: re.Pattern[str], text: str) -> int:
    """Where the last match starts, -1 for none."""
    at = -1
    for match in pattern.finditer(text):
        at = match.start()
    return at
