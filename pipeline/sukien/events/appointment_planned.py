"""Appointments that are told to come: "sẽ bổ nhiệm", "dự kiến bầu", "trình … bổ nhiệm", "có ý định bổ nhiệm", "có đơn xin từ chức"."""

from __future__ import annotations

import re

from sukien.mentions import Span
from sukien.resolved import Resolved
from sukien.whole_words import whole_words


def is_planned(resolved: Resolved, sentence: Span, verb: Span) -> bool:
    """True for a deed that is only to come, by what stands before its verb, or asked for by letter with no word that it was granted."""
    key = resolved.key
    for told in _PLANNED.finditer(key, max(sentence.start, verb.start - _NEAR), verb.start):
        named = told[0] == "trình" and told.start() > sentence.start and resolved.text[told.start()].isupper()  # "ông Nguyễn Văn Trình"
        granted = told[0] == "đề nghị" and _AS_ASKED.search(key, max(sentence.start, told.start() - 24), told.start()) is not None
        if (
            not named
            and not granted
            and _TO_ITS_VERB.fullmatch(key, told.end(), verb.start)
            and not _DONE.search(key, told.end(), verb.start)
        ):
            return True
    return "đơn xin " in key[max(sentence.start, verb.start - 9) : verb.end] and _GRANTED.search(key, *sentence) is None


_AS_ASKED = re.compile(r"(?<!\w)(?:theo|xét|cơ sở|(?<!chưa )(?<!không )(?:phê chuẩn|chấp thuận|đồng ý(?: với)?|thông qua)) $")
_NEAR = 60  # characters from such a word to the verb
_PLANNED = re.compile(
    whole_words(
        "sẽ|dự kiến|đề nghị|trình(?! độ)|giới thiệu|xem xét|kiến nghị|đề cử|đề xuất"
        "|tính đến việc|tính tới việc|có kế hoạch|lên kế hoạch|ý định|dự định|chuẩn bị(?=[^,]*$)"  # not "sau thời gian chuẩn bị, | bầu"
    )
)
_TO_ITS_VERB = re.compile(r"[^.;]{0,40}")
# "sẽ vắng mặt do | thôi giữ chức", "được giới thiệu và đã trúng cử": the deed itself is done
_DONE = re.compile(r"(?<!\w)(?:(?:đã|vừa|vì)(?!\w)|do (?:bị |được )?$)")
_GRANTED = re.compile(r"(?<!\w)(?:chấp thuận|chấp nhận|đồng ý|thống nhất|thông qua|phê duyệt|quyết định)(?!\w)")
