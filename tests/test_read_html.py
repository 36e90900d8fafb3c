"""Web pages: what is taken from them, by kind of template."""

from __future__ import annotations

import pytest

from sukien.article import Article, Source
from sukien.read import Unread
from sukien.read.html import article_of_page
from sukien.read.page import read_page
from timing import cpu_seconds

LEAD = "Sáng 2/6, UBND tỉnh tổ chức hội nghị tổng kết phong trào thi đua yêu nước năm 2022."
FIRST = "Dự hội nghị có đồng chí Lò Văn Phúc, Chủ tịch UBND tỉnh; lãnh đạo các sở, ban, ngành và đông đảo đại biểu."
SECOND = "Tại hội nghị, Chủ tịch UBND tỉnh đã tặng Bằng khen cho 45 tập thể và 06 cá nhân có thành tích xuất sắc."
THIRD = "Phát biểu tại hội nghị, đồng chí Chủ tịch UBND tỉnh đề nghị các đơn vị tiếp tục đẩy mạnh phong trào."
TITLE = "Tỉnh trao Bằng khen cho 45 tập thể"

NEWSPAPER = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{TITLE} | Báo Vùng Cao</title>
<link rel="canonical" href="https://bao.vn/tin-1.html"><meta property="article:published_time" content="2023-06-02T08:30:00+07:00">
<style>p {{ color: red }}</style></head><body>
<nav><a href="/">Trang chủ</a> <a href="/chinh-tri">Chính trị</a></nav>
<div class="container"><div class="breadcrumb">Trang chủ &gt; Thi đua</div><div class="detail">
<h1 class="title-detail">{TITLE}</h1>
<div class="meta"><span class="date">02/06/2023, 08:30</span></div><div class="social-share">Facebook Zalo</div>
<h2 class="sapo">{LEAD}</h2>
<article class="content"><p>{FIRST}</p>
<figure><img src="a.jpg" alt="Đồng chí Lò Văn Phúc trao Bằng khen">
<figcaption>Đồng chí Lò Văn Phúc trao Bằng khen cho các tập thể.</figcaption></figure>
<p>{SECOND.replace("45 tập thể", "<b>45 tập thể</b>")}</p><script>var x = "không phải chữ";</script>
<p>{THIRD}</p></article><p class="author">Hà Thu</p></div>
<div class="related"><ul><li>
<a href="2">Tin khác rất dài dòng về một chuyện khác không liên quan gì đến bài này cả</a></li></ul></div></div>
<footer>Cơ quan chủ quản: Tỉnh ủy. Địa chỉ: số 1 đường Tô Hiệu, thành phố trực thuộc tỉnh, điện thoại 0123 456 789</footer></body></html>"""

OLD_PORTAL = f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>Cổng thông tin điện tử</title></head>
<body><table><tr><td class="menu"><a href=1>Giới thiệu</a><br><a href=2>Tin tức</a></td><td>
<table><tr><td class="date">Cập nhật ngày 02/06/2023</td></tr><tr><td><h1>{TITLE}</h1></td></tr>
<tr><td class="noidung">{LEAD}<br><br>{FIRST}<br>
<table class="anh"><tr><td><img src=a.gif></td></tr><tr><td class="caption">Quang cảnh hội nghị. Ảnh: Hà Thu</td></tr></table>
{SECOND}<br>{THIRD}<br><div align=right><b>Hà Thu</b></div></td></tr></table></td></tr></table></body></html>"""

SCHOOL_SITE = f"""<html><head><meta charset="utf-8"><title>{TITLE} - Trường THPT số 1</title></head><body><div id="wrap">
<div id="left-sidebar"><p>Thông báo tuyển sinh vào lớp 10 năm học mới của nhà trường, đề nghị phụ huynh theo dõi.</p></div>
<div class="entry"><h2 class="t">{TITLE}</h2><div itemprop="articleBody"><p>{LEAD}</p><p>{FIRST}</p>
<p><img src="b.jpg" alt="Các em học sinh nhận quà của nhà trường"></p><p>{SECOND}</p><p>{THIRD}</p></div></div></div></body></html>"""


def lines(page: str) -> list[str]:
    """The text of a page, as lines."""
    return article_of_page(page.encode(), None, Source(path="x.html", format="html")).text.split("\n")


def test_newspaper() -> None:
    article = article_of_page(NEWSPAPER.encode(), None, Source(path="x.html", format="html"))
    assert article.text.split("\n") == [
        TITLE, "02/06/2023, 08:30", LEAD, FIRST, "Đồng chí Lò Văn Phúc trao Bằng khen cho các tập thể.", SECOND, THIRD, "Hà Thu",
    ]  # fmt: skip
    assert (article.title, article.published, article.source.url) == (TITLE, "2023-06-02", "https://bao.vn/tin-1.html")


def test_old_portal() -> None:
    assert lines(OLD_PORTAL) == [
        TITLE, "Cập nhật ngày 02/06/2023", LEAD, FIRST, "Quang cảnh hội nghị. Ảnh: Hà Thu", SECOND, THIRD, "Hà Thu",
    ]  # fmt: skip


def test_school_site() -> None:
    assert lines(SCHOOL_SITE) == [TITLE, LEAD, FIRST, "Các em học sinh nhận quà của nhà trường", SECOND, THIRD]


def test_unknown_template_falls_back_and_keeps_captions() -> None:
    pytest.importorskip("trafilatura")
    page = (
        f"<html><head><title>{TITLE}</title></head><body><div><ul>"
        + "".join(f"<li><a href='/{i}'>{text}</a></li>" for i, text in enumerate((LEAD, FIRST, SECOND, THIRD) * 2))
        + "</ul></div><figure><img src=a.jpg><figcaption>Đồng chí Lò Văn Phúc tại hội nghị.</figcaption></figure></body></html>"
    )
    found = lines(page)
    assert any(FIRST in line for line in found)
    assert "Đồng chí Lò Văn Phúc tại hội nghị." in found


def test_declared_encodings() -> None:
    page = NEWSPAPER.replace("utf-8", "utf-16").encode("utf-16")
    assert article_of_page(page, None, Source()).text.split("\n")[0] == TITLE
    legacy = "<html><head><meta charset=windows-1258></head><body><h1>Tin c\u00f4ng nh\u00e2n t\u1ec9nh</h1></body></html>"
    with pytest.raises(Unread):
        article_of_page(b"<html><body></body></html>", None, Source())
    assert read_page(legacy).title == "Tin công nhân tỉnh"


@pytest.mark.parametrize("page", ["", "   ", "<html></html>", "<html><body><script>x()</script></body></html>", "<!-- -->"])
def test_page_without_text_is_refused(page: str) -> None:
    with pytest.raises(Unread) as refused:
        article_of_page(page.encode(), None, Source())
    assert refused.value.code == "no_text"


@pytest.mark.parametrize(
    "page", ["<", "<p", "<html><p>" * 50 + LEAD, "</div></div>" + f"<p>{LEAD}{FIRST}{SECOND}", "&#0;&#xD800;" + LEAD * 5]
)
def test_broken_markup_is_read_or_refused(page: str) -> None:
    try:
        article = article_of_page(page.encode(), None, Source())
    except Unread:
        return
    assert isinstance(article, Article)
    article.text.encode()


def test_time_grows_with_length() -> None:
    def seconds(times: int) -> float:
        body = "".join(f"<div class=x><p>{FIRST} <a href=x>đây</a> <span>{SECOND}</span></p></div>" for _ in range(times))
        page = NEWSPAPER.replace(f"<p>{THIRD}</p>", body)
        return cpu_seconds(lambda: read_page(page), times=3)

    assert seconds(4000) < 20 * seconds(400)


def test_deep_nesting_does_not_break() -> None:
    page = "<html><body>" + "<div>" * 3000 + f"<h1>{TITLE}</h1><p>{LEAD} {FIRST}</p><p>{SECOND} {THIRD}</p>" + "</div>" * 3000
    read_page(page)
