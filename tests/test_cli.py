"""The commands: what they print, what they return. Runs and evaluation have tests of their own."""

from __future__ import annotations

import io
import json
import os
import subprocess
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from rich.console import Console

import runs
import sukien
from sukien import schema
from sukien.cli import Commands, main
from sukien.explain import explain, occurrences
from sukien.show import headline, show_result
from validate import check_records, check_run

TEXT = """Trao thưởng tại tỉnh Lạng Sơn

Sáng 12/01/2023, UBND tỉnh Lạng Sơn tổ chức Hội nghị tổng kết phong trào thi đua năm 2022.
Đồng chí Hoàng Văn Mẫu, Phó Chủ tịch UBND tỉnh chủ trì hội nghị.

Tại hội nghị, Chủ tịch UBND tỉnh tặng Bằng khen cho 12 tập thể và 34 cá nhân theo Quyết định số 45/QĐ-UBND ngày 06/01/2023.

Đội bóng của tỉnh giành 2 Huy chương Vàng.
"""
ENGLISH = "This is a text in English, which has no business here."


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "tin.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


def run(*arguments: str, code: int = 0, **options) -> str:
    done = CliRunner().invoke(main, list(arguments), **options)
    assert done.exit_code == code, done.output
    return done.output


def test_help_names_every_command():
    output = run("--help")
    names = main.list_commands(click.Context(main))
    assert names == ["evaluate", "explain", "extract", "run", "schema", "show"]
    assert all(f"  {name} " in output for name in names)


@pytest.mark.parametrize("name", main.list_commands(click.Context(main)))
def test_every_command_explains_itself(name):
    assert run(name, "--help").startswith(f"Usage: main {name}")


def test_version():
    assert sukien.__version__ in run("--version")


@pytest.mark.parametrize(
    "arguments",
    [
        ("nonsense",),
        ("extract",),
        ("extract", "nowhere.txt"),
        ("extract", "-", "--nonsense"),
        ("explain", "-"),
        ("explain", "-", "--at", "0", "--word", "tỉnh"),
        ("explain", "-", "--at", "100000"),
        ("explain", "-", "--at", "-1"),
        ("explain", "-", "--word", "not in there"),
        ("explain", "-", "--word", "tỉnh", "--article", "2"),
        ("explain", "nowhere.txt", "--at", "0"),
        ("extract", "-", "--encoding", "nonsense"),
        ("explain", "-", "--at", "0", "--format", "doc"),
        ("show", "nowhere"),
        ("show", str(Path(__file__).parent)),
        ("run", str(Path(__file__).parent / "cases" / "nowhere"), "-o", "records"),
        ("schema", "nonsense"),
        ("run",),
        ("run", "-"),
        ("run", "-", "-o", "records", "--encoding", "nonsense"),
        ("run", "-", "-o", "records", "--scheduler", "tcp://node:8786"),
        ("evaluate", str(Path(__file__).parent), "--gold", str(Path(__file__).parents[1] / "corpus")),
    ],
    ids=" ".join,
)
def test_wrong_usage(arguments, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert "Usage:" in run(*arguments, code=2, input=TEXT)
    assert not list(tmp_path.iterdir())


def test_extract_shows_the_article_its_finds_and_its_events(article):
    output = run("extract", article)
    assert output.startswith(TEXT)
    assert "\x1b" not in output
    assert "  Hoàng Văn Mẫu · Phó Chủ tịch UBND tỉnh\n" in output
    assert "  45/QĐ-UBND · 2023-01-06 · " in output
    assert "  award Bằng khen · conferred · " in output
    assert "by Chủ tịch UBND tỉnh · to 12 tập thể, 34 cá nhân" in output
    assert "\n    chair: Hoàng Văn Mẫu\n" in output


def test_a_terminal_sees_colour():
    out = io.StringIO()
    show_result(Console(file=out, force_terminal=True, color_system="standard", highlight=False, soft_wrap=True), sukien.extract(TEXT))
    assert "\x1b[1;36mHoàng Văn Mẫu\x1b[0m" in out.getvalue()


def test_markup_in_an_article_is_text_not_markup():
    out = io.StringIO()
    text = "[bold]Tin[/bold] về tỉnh [/nonsense]\n\nÔng Nông Văn Mẫu [red] dự hội nghị."
    show_result(Console(file=out, highlight=False, soft_wrap=True), sukien.extract(text))
    assert out.getvalue().startswith(text)


def test_extract_json_is_what_the_package_gives(article):
    (line,) = run("extract", "--json", article).splitlines()
    records = json.loads(line)
    check_records(records)
    expected = sukien.extract(TEXT).to_records()
    assert records["events"] == expected["events"]
    assert records["article"] | {"source": None} == expected["article"] | {"source": None}
    assert records["article"]["source"]["path"] == article


def test_extract_and_explain_read_as_they_are_told(tmp_path):
    path = tmp_path / "rows.txt"
    path.write_text(json.dumps({"body": TEXT}) + "\n", encoding="utf-8")
    how = ("--format", "jsonl", "--text-field", "body")
    (line,) = run("extract", "--json", "-", *how, input=path.read_text(encoding="utf-8")).splitlines()
    assert json.loads(line)["article"]["text"] == TEXT
    path = path.rename(path.with_suffix(".jsonl"))
    assert "Hoàng Văn Mẫu" in run("extract", str(path), *how[2:])
    assert run("explain", str(path), "--word", "Bằng khen", *how[2:]).startswith("[")
    assert 'the field "text" is missing (--text-field names another)' in run("extract", str(path), code=1)


def test_extract_says_that_a_file_holds_no_article(tmp_path):
    path = tmp_path / "none.jsonl"
    path.touch()
    assert run("extract", str(path), code=1) == f"{path}: empty: the file holds no article\n"


def test_extract_reads_standard_input():
    (line,) = run("extract", "-", "--json", input=TEXT).splitlines()
    assert json.loads(line)["article"]["text"] == TEXT


def test_extract_reads_every_article_of_a_file_and_names_those_it_cannot(tmp_path):
    path = tmp_path / "many.jsonl"
    rows = [{"text": TEXT}, {"title": "no text"}, {"text": ENGLISH}, {"text": TEXT + "Hết."}]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows) + '{"text": "tor', encoding="utf-8")
    done = CliRunner().invoke(main, ["extract", "--json", str(path)])
    assert done.exit_code == 1
    assert len(done.stdout.splitlines()) == 2
    codes = [line.split(": ")[1] for line in done.stderr.splitlines()]
    assert codes == ["no_text", "not_vietnamese", "malformed_json"]


def test_explain_a_word(article):
    output = run("explain", article, "--word", "12 TẬP THỂ")
    assert output.startswith(f"[{TEXT.index('12 tập')}, ")
    assert "count" in output and "used in an award" in output
    assert "evidence" in output and "award bang_khen conferred: award.recipients" in output


def test_explain_quotes_what_stands_there(tmp_path):
    path = tmp_path / "tin.txt"
    path.write_text("Tin về  tỉnh\u00a0Lạng Sơn\nHội nghị.", encoding="utf-8")
    output = run("explain", str(path), "--word", "ỉnh")
    assert output.startswith("[9, 12) Tin về  t[ỉnh]\u00a0Lạng Sơn⏎Hội nghị.\n")
    assert "'tỉnh\\xa0Lạng Sơn'" in output


def test_explain_says_why_a_count_is_no_award(article):
    output = run("explain", article, "--word", "2 Huy chương Vàng")
    assert "used in an award" not in output
    assert "lost" in output or "not used: " in output


def test_explain_an_offset(article):
    at = TEXT.index("Hoàng Văn")
    output = run("explain", article, "--at", str(at))
    assert output.startswith(f"[{at}, {at + 1})")
    assert "is Hoàng Văn Mẫu (p-" in output
    assert "12/01/2023" not in output.split("\n", 1)[1].replace("Sáng 12/01/2023", "")


def test_remarks_touch_the_place_and_go_from_outside_in():
    result = sukien.extract(TEXT)
    ((start, end),) = occurrences(result, "hoàng văn mẫu")
    remarks = explain(result, start, end)
    assert all(remark.start < end and start < remark.end for remark in remarks)
    assert remarks[0].kind == "section"
    assert [(r.start, -r.end) for r in remarks] == sorted((r.start, -r.end) for r in remarks)
    assert {"person", "evidence", "sentence"} <= {remark.kind for remark in remarks}


def test_a_word_is_found_wherever_its_tone_mark_stands():
    result = sukien.extract("Tin tỉnh Hoà Bình\n\nUBND tỉnh Hòa Bình họp.")
    assert occurrences(result, "hòa bình") == [(9, 17), (29, 37)]
    assert occurrences(result, "") == []


def test_show_summarises_a_run(article, tmp_path):
    out = tmp_path / "out"
    english = tmp_path / "english.txt"
    english.write_text(ENGLISH, encoding="utf-8")
    run("run", article, str(english), "-o", str(out), "--workers", "1", "--quiet", code=1)
    output = run("show", str(out))
    result = sukien.extract(TEXT)
    assert "\nTrao thưởng tại tỉnh Lạng Sơn\n" in output
    assert all(f"  {headline(event)}\n" in output for event in result.events)
    assert f"\n1 articles, {len(result.events)} events: " in output
    assert "rejects: 1 not_vietnamese" in output
    assert f"  {out}/events-00000.jsonl  (" in output
    assert f"\n… and {len(result.events)} more events" in run("show", str(out), "--limit", "0")
    check_run(out)


@pytest.mark.parametrize(
    ("arguments", "data"),
    [(("extract", "-"), TEXT), (("extract", "--json", "-"), TEXT), (("schema", "article"), ""), (("run", "--dry-run", "-o", "x", "."), "")],
    ids=lambda given: " ".join(given) if isinstance(given, tuple) else "",
)
def test_a_closed_pipe_ends_a_command_quietly(arguments, data, tmp_path):
    (tmp_path / "in.txt").write_text(TEXT, encoding="utf-8")
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run([*runs.COMMAND, *arguments], input=data, stdout=writer, stderr=subprocess.PIPE, text=True, cwd=tmp_path)
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux has a device that is always full")
def test_output_that_cannot_be_written_is_told():
    with open("/dev/full", "w") as full:
        done = subprocess.run([*runs.COMMAND, "schema", "article"], stdout=full, stderr=subprocess.PIPE, text=True)
    assert (done.returncode, done.stderr) == (3, "Error: No space left on device\n")


def test_a_fault_is_told_and_is_no_reject():
    class Broken(Commands):
        def get_command(self, ctx, cmd_name):
            return click.Command(cmd_name, callback=lambda: {}["nothing"])

    done = CliRunner().invoke(Broken("main"), ["show"])
    assert done.exit_code == 3
    assert done.stderr.startswith("Error: a fault of sukien, please report it: KeyError: 'nothing' (test_cli.py, line ")


def test_show_names_awards_and_recipients_as_the_article_does():
    text = "Tin tỉnh\n\nChủ tịch nước tặng Huân chương Lao động hạng Ba cho 02 tập thể; UBND tỉnh tặng Bằng khen cho 3 hộ gia đình."
    lines = [headline(event) for event in sukien.extract(text).events]
    assert any(line.startswith("award Huân chương Lao động hạng Ba · ") and " to 2 tập thể" in line for line in lines)
    assert any(line.startswith("award Bằng khen · ") and " to 3 hộ gia đình" in line for line in lines)


def test_show_of_a_run_that_goes_on(article, tmp_path):
    (tmp_path / "out" / ".sukien").mkdir(parents=True)
    assert "has finished no shard yet" in run("show", str(tmp_path / "out"), code=2)
    run("run", article, "-o", str(tmp_path / "out"), "--workers", "1", "--quiet")
    assert "Not finished" not in run("show", str(tmp_path / "out"))
    (tmp_path / "out" / "manifest.json").unlink()
    assert "Not finished: no manifest.json yet" in run("show", str(tmp_path / "out"))


def test_show_names_the_line_of_a_torn_file(article, tmp_path):
    run("run", article, "-o", str(tmp_path), "--workers", "1", "--quiet")
    events = tmp_path / "events-00000.jsonl"
    events.write_bytes(events.read_bytes()[:-20])
    assert "events-00000.jsonl, line" in run("show", str(tmp_path), code=2)


@pytest.mark.parametrize("name", ["articles-00000.jsonl", "rejects.jsonl", "manifest.json"])
def test_records_that_no_run_wrote_are_not_overwritten(article, tmp_path, name):
    foreign = tmp_path / name
    foreign.write_text("{}\n", encoding="utf-8")
    assert "choose another folder" in run("run", article, "-o", str(tmp_path), code=3)
    assert foreign.read_text(encoding="utf-8") == "{}\n"


def test_schema_prints_and_lists_and_writes(tmp_path):
    assert json.loads(run("schema", "event"))["$id"] == "urn:sukien:schema:event:1"
    assert run("schema").split() == list(schema.names())
    run("schema", "--write", str(tmp_path / "new"))
    assert sorted(path.stem for path in (tmp_path / "new").iterdir()) == list(schema.names())
