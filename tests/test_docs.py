"""README.md and docs/: every example runs as written, every command is described, every link leads somewhere.

Fences of these languages are held to what they say, in order, in a fresh folder a page that has corpus/ and schemas/:

sh        run by the shell with `sukien` at hand; must succeed, or fail with N under a heading-like comment "# exit code N"
python    run by Python
text      after one of these: its output, "…" standing for anything
json      after one of these: its output, as JSON; elsewhere: must be JSON

"text article" is an article, and a "json event" after it one of its events.

Lines that begin with "make" or "pip" set up a machine: not run here, but the Makefile's commands for `make demo` are.
Examples that need what a test machine lacks (a cluster) stand in fences of language "shell", which are not run.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import click
import pytest
from markdown_it import MarkdownIt

from sukien import extract, schema
from sukien.cli import main
from validate import check_run

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")), *sorted((ROOT / "corpus").glob("*.md"))]
BIN = Path(sys.executable).parent
ENVIRONMENT = os.environ | {"PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}", "COLUMNS": "120", "NO_COLOR": "1"}
_EXIT = re.compile(r"# exit code (\d+)")


class Fence(NamedTuple):
    """A fenced block: its language, its text, the line it begins at."""

    language: str
    text: str
    line: int


def fences(page: Path) -> list[Fence]:
    tokens = MarkdownIt().parse(page.read_text(encoding="utf-8"))
    return [Fence(token.info.strip(), token.content, token.map[0] + 1) for token in tokens if token.type == "fence"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_examples_do_what_they_say(page, tmp_path):
    for folder in ("corpus", "schemas"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    output = None
    events = []
    for fence in fences(page):
        where = f"{page.name}, line {fence.line}"
        if fence.language == "text article":
            events = extract(fence.text).to_records()["events"]
        elif fence.language == "json event":
            assert json.loads(fence.text) in events, where
        if fence.language in ("sh", "python"):
            output = run(fence, tmp_path, where)
            continue
        if fence.language == "json":
            content = json.loads(fence.text)
            assert output is None or content == json.loads(output), where
        elif fence.language == "text" and output is not None:
            assert says(output, fence.text), f"{where}: the output is\n{output}"
        output = None


def run(fence: Fence, folder: Path, where: str) -> str | None:
    """Output of a block, None when there is nothing in it to run."""
    code = int(found[1]) if (found := _EXIT.search(fence.text)) else 0
    if fence.language == "python":
        arguments = [sys.executable, "-c", fence.text]
    else:
        lines = [line for line in fence.text.splitlines() if not line.startswith(("make", "pip", "#"))]
        if not lines:
            return None
        arguments = ["sh", "-e", "-c", "\n".join(lines)]
    done = subprocess.run(arguments, cwd=folder, env=ENVIRONMENT, capture_output=True, text=True, timeout=300)
    assert done.returncode == code, f"{where}: exit code {done.returncode}\n{done.stdout}{done.stderr}"
    return done.stdout + done.stderr


def says(output: str, expected: str) -> bool:
    """Whether an output is as shown, blanks at line ends aside; "…" stands for anything in a line, alone for any lines or none."""
    pattern = ""
    for line in expected.strip().splitlines():
        pattern += r"(?:.*\n)*" if line.strip() == "…" else ".*".join(map(re.escape, line.rstrip().split("…"))) + r"\n"
    given = "".join(f"{line.rstrip()}\n" for line in output.strip().splitlines())
    return re.fullmatch(pattern, given) is not None


@pytest.mark.parametrize("output,expected", [("a\nb\n", "a\nb"), ("a\nb\nc", "a\n…"), ("a", "…\na\n…"), ("a 1 s\nb", "a … s\nb")])
def test_shown_output_that_fits(output, expected):
    assert says(output, expected)


@pytest.mark.parametrize("output,expected", [("a\nb", "a"), ("a\nb", "b\n…"), ("a\nb", "a…b"), ("ab", "a…c"), ("", "a")])
def test_shown_output_that_does_not_fit(output, expected):
    assert not says(output, expected)


def recipe(target: str) -> list[str]:
    """The commands of a Makefile target, without the path of the environment."""
    lines = (ROOT / "Makefile").read_text(encoding="utf-8").splitlines()
    start = next(i for i, line in enumerate(lines) if line.startswith(f"{target}:"))
    commands = []
    for line in lines[start + 1 :]:
        if not line.startswith("\t"):
            break
        commands.append(line.strip().replace("$(VENV)/bin/", ""))
    return commands


def test_every_make_target_named_in_the_pages_exists():
    named = {name for page in PAGES for fence in fences(page) for name in re.findall(r"^make (\w+)", fence.text, re.MULTILINE)}
    assert {"demo", "test"} <= named
    assert all(recipe(name) for name in named)


def test_make_demo_does_the_main_job(tmp_path):
    shutil.copytree(ROOT / "corpus", tmp_path / "corpus")
    for command in recipe("demo"):
        done = subprocess.run(["sh", "-c", command], cwd=tmp_path, env=ENVIRONMENT, capture_output=True, text=True, timeout=300)
        assert done.returncode == 0, done.stderr
    check_run(tmp_path / "out" / "demo")
    assert "award Bằng khen" in done.stdout
    assert "out/demo/events-00000.jsonl" in done.stdout


@pytest.mark.parametrize("name", main.list_commands(click.Context(main)))
def test_every_command_and_option_is_described(name):
    page = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    section = re.search(rf"^## sukien {name}\n(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL)
    assert section, f"docs/commands.md has no section on `sukien {name}`"
    command = main.get_command(click.Context(main), name)
    assert command is not None
    missing = [
        option for parameter in command.params for option in parameter.opts if option.startswith("--") and f"`{option}" not in section[1]
    ]
    assert missing == []


@pytest.mark.parametrize("name", ["article", "event", "reject", "duplicate", "near"])
def test_every_field_of_the_records_is_described(name):
    page = (ROOT / "docs" / "records.md").read_text(encoding="utf-8")
    content = schema.schema(name)
    types = [content, *content.get("$defs", {}).values()]
    assert [field for struct in types for field in struct["properties"] if f"`{field}`" not in page] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_and_paths_lead_somewhere(page):
    text = "\n".join(
        token.content for token in MarkdownIt().enable("table").parse(page.read_text(encoding="utf-8")) if token.type == "inline"
    )
    links = [link for link in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text) if not (page.parent / link).exists()]
    named = re.findall(r"`((?:pipeline|tests|docs|corpus|schemas|benchmarks|tools)/[\w./-]*)`", text)
    paths = [path for path in named if not (ROOT / path).exists()]
    assert (links, paths) == ([], [])
