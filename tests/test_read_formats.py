"""Every format, plain and packed, whole and torn."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

import runs
from sukien.article import Article
from sukien.read import Reading, Unread, raws
from sukien.read.find import Aside, find
from sukien.read.formats import sniff

COUNT = 6
ROWS = [
    {"id": f"x{i}", "title": f"Tin {i}", "url": f"https://bao.vn/{i}", "published": f"2021-05-0{i + 1}", "text": runs.article(i)}
    for i in range(COUNT)
]
PACK: dict[str, Callable[[bytes], bytes]] = {"": lambda data: data, ".gz": gzip.compress, ".zst": zstandard.ZstdCompressor().compress}


def csv_bytes() -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(ROWS[0]))
    writer.writeheader()
    writer.writerows(ROWS)
    return out.getvalue().encode()


def parquet_bytes() -> bytes:
    out = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(ROWS), out, row_group_size=2)
    return out.getvalue()


def warc_bytes(packed: bool = False) -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("x.warc", {"software": "test"}))
    for row in ROWS:
        page = (
            f"<html><body><h1>{row['title']} về thi đua</h1><div>"
            + "".join(f"<p>{p}</p>" for p in row["text"].split("\n"))
            + "</div></body></html>"
        )
        for status, kind, body in (
            ("200 OK", "text/html; charset=utf-8", page.encode()),
            ("404 Not Found", "text/html", b"no"),
            ("200 OK", "image/png", b"\x89PNG"),
        ):
            headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
            writer.write_record(writer.create_warc_record(row["url"], "response", payload=io.BytesIO(body), http_headers=headers))
    return out.getvalue()


MANY = {
    "in.jsonl": "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in ROWS).encode(),
    "in.csv": csv_bytes(),
    "in.parquet": parquet_bytes(),
    "in.warc": warc_bytes(),
}


def read(path: Path, reading: Reading | None = None) -> tuple[list[Article], list[str]]:
    """The articles of an input and the codes of what could not be read."""
    found: list[Article] = []
    codes: list[str] = []
    for piece in find((str(path),), format=None, leave_out=Path("/nowhere"), aside=Aside()):
        rest = raws(piece, reading or Reading())
        while True:
            try:
                raw = next(rest)
            except StopIteration:
                break
            except Unread as error:
                codes.append(error.code)
                break
            try:
                found.append(raw.parse())
            except Unread as error:
                codes.append(error.code)
    return found, codes


@pytest.mark.parametrize("packing", PACK)
@pytest.mark.parametrize("name", MANY)
def test_files_of_many_articles(tmp_path: Path, name: str, packing: str) -> None:
    path = tmp_path / (name + packing)
    path.write_bytes(PACK[packing](MANY[name]))
    found, codes = read(path)
    assert codes == []
    assert [article.source.url for article in found] == [row["url"] for row in ROWS]
    if name == "in.warc":
        assert all(row["text"].split("\n")[2] in article.text for article, row in zip(found, ROWS, strict=True))
        assert [article.source.row for article in found] == [1 + 3 * i for i in range(COUNT)]
        return
    assert [(a.text, a.title, a.published, a.source.id, a.source.row) for a in found] == [
        (row["text"], row["title"], row["published"], row["id"], i) for i, row in enumerate(ROWS)
    ]
    assert len({article.source.sha256 for article in found}) == COUNT


@pytest.mark.parametrize("packing", PACK)
def test_text_files(tmp_path: Path, packing: str) -> None:
    path = tmp_path / f"in.txt{packing}"
    path.write_bytes(PACK[packing](runs.article(1).encode("utf-16")))
    (article,), codes = read(path)
    assert (article.text, article.source.format, codes) == (runs.article(1), "txt", [])


def test_a_zstandard_file_may_begin_with_a_frame_to_be_skipped(tmp_path: Path) -> None:
    skipped = b"\x50\x2a\x4d\x18\x02\0\0\0xx"
    (tmp_path / "in.jsonl.zst").write_bytes(skipped + PACK[".zst"](MANY["in.jsonl"]))
    found, codes = read(tmp_path / "in.jsonl.zst")
    assert (len(found), codes) == (COUNT, [])


def test_gzip_archive_of_one_member_a_record(tmp_path: Path) -> None:
    (tmp_path / "in.warc.gz").write_bytes(warc_bytes(packed=True))
    found, codes = read(tmp_path / "in.warc.gz")
    assert (len(found), codes) == (COUNT, [])


@pytest.mark.parametrize(
    ("name", "data", "at_least", "expected"),
    [
        ("in.jsonl.gz", gzip.compress(MANY["in.jsonl"], 0)[:-400], 4, ["truncated"]),
        ("in.csv.zst", zstandard.ZstdCompressor().compress(MANY["in.csv"])[:-40], 0, ["truncated"]),
        ("in.txt.gz", gzip.compress(runs.article(1).encode())[:-20], 0, ["truncated"]),
        ("in.warc.gz", warc_bytes(packed=True)[:-900], 4, ["truncated"]),
        ("in.warc", MANY["in.warc"][:-1500], 4, ["truncated"]),
        ("in.parquet", MANY["in.parquet"][:-30], 0, ["malformed_archive"]),
        ("in.warc", b"not a web archive at all\n" * 20, 0, ["malformed_archive"]),
        ("in.jsonl.gz", b"not gzip", 0, ["malformed_archive"]),
        ("in.txt.gz", runs.article(1).encode(), 0, ["malformed_archive"]),
        ("in.csv.zst", csv_bytes(), 0, ["malformed_archive"]),
        ("in.csv", b"", 0, ["empty"]),
        ("in.csv", b"\xef\xbb\xbf\r\n \r\n", 0, ["empty"]),
        ("in.csv", b"\r\ntext\r\nTin\r\n", 0, ["no_text"]),
        ("in.csv", b"a,b\n1,2\n", 0, ["no_text"]),
        ("in.csv", MANY["in.csv"][: len(MANY["in.csv"]) // 2], 2, ["malformed_row"]),
        ("in.warc", MANY["in.warc"] + b"\0" * 400, COUNT, ["malformed_archive"]),
        ("in.warc", MANY["in.warc"].replace(b"\nContent-Length: 48", b"\nContent-Size: 48"), 1, ["truncated"]),
    ],
)
def test_torn_files_give_what_they_hold(tmp_path: Path, name: str, data: bytes, at_least: int, expected: list[str]) -> None:
    (tmp_path / name).write_bytes(data)
    found, codes = read(tmp_path / name)
    assert codes == expected
    assert at_least <= len(found) <= max(at_least, COUNT - 1)


def test_an_archive_torn_anywhere_is_reported(tmp_path: Path) -> None:
    whole = MANY["in.warc"]
    ends = {len(whole[: match.start()]) for match in re.finditer(rb"\r\n\r\nWARC/1.0", whole)}  # a cut there leaves whole records
    for stop in range(len(whole) // 2, len(whole) - 4, 61):
        (tmp_path / "in.warc").write_bytes(whole[:stop])
        found, codes = read(tmp_path / "in.warc")
        assert codes == ["truncated"] or codes == ["malformed_archive"] or any(0 <= stop - end <= 4 for end in ends), stop
        assert len(found) <= COUNT


def test_damage_inside_parquet_is_reported(tmp_path: Path) -> None:
    out = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(ROWS), out, compression="none", write_page_checksum=True)
    (tmp_path / "in.parquet").write_bytes(out.getvalue().replace("Bắc Mê".encode(), "Bắc Mô".encode(), 1))
    assert read(tmp_path / "in.parquet") == ([], ["malformed_archive"])


@pytest.mark.parametrize("packing", PACK)
@pytest.mark.parametrize(("name", "format"), [(name, name.split(".")[1]) for name in MANY])
def test_the_first_bytes_tell_the_format(tmp_path: Path, name: str, format: str, packing: str) -> None:
    (tmp_path / "noname").write_bytes(PACK[packing](MANY[name]))
    (piece,) = find((str(tmp_path / "noname"),), format=None, leave_out=Path("/"), aside=Aside())
    assert (piece.format, piece.compression) == (format, packing[1:] or None)
    assert len(read(tmp_path / "noname")[0]) == COUNT


@pytest.mark.parametrize(
    ("head", "format"),
    [
        (b"text,url\nTin,http://x\n", "csv"),
        (b'\xef\xbb\xbf"id";"text"\r\n1;Tin\r\n', "csv"),
        (b"id\ttext\n", "csv"),
        ("Hà Nội, ngày 2/9\nTin".encode(), "txt"),
        ("Lai Châu,Sơn La\nTin".encode(), "txt"),
        (b"Tin, anh: Ha Thu\n", "txt"),
        (b"a,b", "txt"),
        (b"TTXVN\n", "txt"),
        (b"", "txt"),
    ],
)
def test_a_header_of_names_is_csv_and_prose_is_not(head: bytes, format: str) -> None:
    assert sniff(head).format == format


def test_wrong_digest_is_reported(tmp_path: Path) -> None:
    (tmp_path / "in.warc").write_bytes(MANY["in.warc"].replace(b"Tin 3", b"Tin 9"))
    found, codes = read(tmp_path / "in.warc")
    assert (len(found), codes) == (COUNT - 1, ["digest_mismatch"])


@pytest.mark.parametrize("name", ["in.csv", "in.parquet", "in.jsonl"])
def test_a_wrong_field_names_the_option_for_it(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(MANY[name])
    (piece,) = find((str(tmp_path / name),), format=None, leave_out=Path("/nowhere"), aside=Aside())
    with pytest.raises(Unread, match=r"body.*--text-field") as said:
        next(raws(piece, Reading(text_field="body"))).parse()
    assert said.value.code == "no_text"


def test_csv_of_a_spreadsheet(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_bytes('\ufefftext;url\r\n"Dòng một\nvà ""hai""";http://x\r\n\r\nDòng ba;\r\n'.encode())
    found, codes = read(tmp_path / "in.csv")
    assert [(article.text, article.source.row) for article in found] == [('Dòng một\nvà "hai"', 0), ("Dòng ba", 2)]
    assert codes == []


@pytest.mark.parametrize(
    ("rows", "read_rows", "malformed"),
    [
        ("1,Sáng 5/6, UBND tỉnh tặng Bằng khen,2023-06-05\n2,Tin hai,\n", {1: "Tin hai"}, [0]),  # a comma outside quotes
        ("1,Tin một\n2,Tin hai,\n", {1: "Tin hai"}, [0]),  # a cell too few
        ('1,"Tin một,x\n2,"Tin hai",x\n3,Tin ba,x\n', {1: "Tin ba"}, [0]),  # no closing quote: the next row is in it
        ('1,Tin một,"x\n2,Tin hai,x\n3,"Tin ba",x\n4,Tin bốn,x\n', {1: "Tin bốn"}, [0]),
        ("1,Tin một,x,,\n\n2,Tin hai,x,\n", {0: "Tin một", 2: "Tin hai"}, []),  # empty cells at the end, an empty line
        ('1,Tin "một" và hai,x\n2,"Tin, hai\n\nvà ""ba""",x\n', {0: 'Tin "một" và hai', 1: 'Tin, hai\n\nvà "ba"'}, []),
    ],
)
def test_csv_rows_of_another_width_are_rejected(tmp_path: Path, rows: str, read_rows: dict[int, str], malformed: list[int]) -> None:
    (tmp_path / "in.csv").write_text(f"id,text,published\n{rows}", encoding="utf-8")
    (piece,) = find((str(tmp_path / "in.csv"),), format=None, leave_out=Path("/nowhere"), aside=Aside())
    found: dict[int | None, str] = {}
    refused: list[int | None] = []
    for raw in raws(piece, Reading()):
        try:
            found[raw.row] = raw.parse().text
        except Unread as error:
            assert error.code == "malformed_row"
            refused.append(raw.row)
    assert (found, refused) == (read_rows, malformed)


def test_csv_header_may_end_in_unnamed_columns(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("text,url,,\nTin một,http://x,,\nTin hai,http://y\n", encoding="utf-8")
    found, codes = read(tmp_path / "in.csv")
    assert ([article.text for article in found], codes) == (["Tin một", "Tin hai"], [])
