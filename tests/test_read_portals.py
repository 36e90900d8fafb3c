"""Pages in the markup of the systems that portals and newspapers are made with: cases/portals/NAME.html read as NAME.txt.

In the text are headline, date stamp, lead, paragraphs, captions and byline, in the order of the page; not in it are menus,
footers, related and latest articles, comments, tags, ratings and other people's links.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from sukien.article import Source
from sukien.read.html import article_of_page

PAGES = sorted((Path(__file__).parent / "cases" / "portals").glob("*.html"))
TITLE = "Tỉnh trao Bằng khen cho 45 tập thể"
OTHERS = (
    "Trang chủ",
    "Huyện Sơn Hà trao",
    "Bổ nhiệm Giám đốc",
    "Hội nghị Ban Chấp hành",
    "Cơ quan chủ quản",
    "Chúc mừng",
    "chúc mừng",
    "lịch tiếp công dân",
    "Đánh giá bài viết",
    "Tin liên quan",
    "Bản quyền",
    "Tôi rất vui mừng",
    "sơ kết phong trào",
)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_portal(page: Path) -> None:
    article = article_of_page(page.read_bytes(), None, Source(path=page.name, format="html"))
    assert article.text + "\n" == page.with_suffix(".txt").read_text(encoding="utf-8")
    assert article.title == TITLE == article.text.split("\n")[0]
    assert not [other for other in OTHERS if other in article.text]
    assert ("Hà Thu" in article.text) == ("Hà Thu" in page.read_text(encoding="utf-8"))


def test_the_pages_differ() -> None:
    assert len(PAGES) >= 13
    assert len({page.read_bytes() for page in PAGES}) == len(PAGES)
