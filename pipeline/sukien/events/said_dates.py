"""The day on which something was said is not the day on which it was done."""

from __future__ import annotations

import re


def is_day_of_saying(key: str, day: int, deed: int) -> bool:
    """True when somebody says or reports between a day that ends at `day` and a deed that begins at `deed` behind it: "Ngày 6/6, bà A
    cho biết ông B vừa được | bổ nhiệm"; not where it is said at the deed ("… cho biết sáng cùng ngày đã | trao")."""
    said = _SAID.search(key, day, deed + _AHEAD) if day < deed <= day + _FAR else None
    return said is not None and said.end() <= deed and _THAT_DAY.search(key, day, deed) is None


_FAR = 400  # characters
_AHEAD = 12  # characters: "xác nhận | kết quả bầu" is no saying
_SAID = re.compile(
    r"(?<!\w)(?:cho biết|cho hay|xác nhận(?! kết quả| tư cách)|đưa tin|trao đổi với"
    r"|(?<!bộ )(?<!sở )thông tin(?=:|, (?!truyền)| rằng| về))(?!\w)"
)
_THAT_DAY = re.compile(r"(?<!\w)(?:cùng ngày|hôm nay|công bố (?:và trao )?(?:các )?(?:quyết định|nghị quyết)|trao quyết định)(?!\w)")
