"""The same bytes whatever the number of workers; repeated texts; what a person is told; options."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import runs
from sukien.run.options import Command
from sukien.run.repeats import Repeats
from validate import validator

ONE = ("--quiet", "--workers", "1")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Articles in several formats, some of them repeated, one unreadable."""
    folder = tmp_path_factory.mktemp("in")
    runs.write_jsonl(folder / "b.jsonl", 60)
    for i in (3, 70, 71):
        (folder / f"a{i}.txt").write_text(runs.article(i), encoding="utf-8")
    (folder / "c").mkdir()
    (folder / "c" / "again.txt").write_text(runs.article(5), encoding="utf-8")
    (folder / "c" / "near.txt").write_text("Tin đã đăng.\n" + runs.article(71), encoding="utf-8")
    (folder / "c" / "empty.txt").write_text(" \n", encoding="utf-8")
    (folder / "notes.md").write_text("not an input", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def alone(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The run of one worker."""
    out = tmp_path_factory.mktemp("alone") / "out"
    assert runs.command("run", folder, "-o", out, *ONE, "--shard-mb", "0.01").returncode == 1
    return out


@pytest.mark.parametrize("workers", [2, 3])
def test_workers_give_the_same_bytes(folder: Path, alone: Path, tmp_path: Path, workers: int) -> None:
    runs.command("run", folder, "-o", tmp_path / "out", "--quiet", "--shard-mb", "0.01", "--workers", workers)
    assert runs.files(tmp_path / "out") == runs.files(alone)


def test_repeated_text_is_read_once_and_both_sources_kept(folder: Path, alone: Path) -> None:
    articles = {row["article_id"]: row["source"] for row in runs.rows(alone, "articles")}
    repeated = runs.rows(alone, "duplicates")
    assert [(row["source"]["path"], row["source"]["row"]) for row in repeated] == [
        (f"{folder}/b.jsonl", 3),
        (f"{folder}/c/again.txt", None),
    ]
    assert [articles[row["article_id"]]["path"] for row in repeated] == [f"{folder}/a3.txt", f"{folder}/b.jsonl"]


def test_manifest_reconciles(alone: Path) -> None:
    manifest = runs.manifest(alone)
    totals = manifest["totals"]
    assert totals["inputs"] == 66 == totals["articles"] + totals["duplicates"] + totals["rejects"]
    assert (totals["articles"], totals["duplicates"], totals["rejects"]) == (63, 2, 1)
    assert totals["events"] and sum(totals["events"].values()) == len(runs.rows(alone, "events"))
    assert all(check["ok"] for check in manifest["checks"])
    assert (manifest["skipped"], [Path(name).name for name in manifest["skipped_examples"]]) == ({".md": 1}, ["notes.md"])


def test_records_are_valid(alone: Path) -> None:
    validator("manifest").validate(runs.manifest(alone))
    for kind, name in (("articles", "article"), ("events", "event"), ("rejects", "reject"), ("duplicates", "duplicate")):
        records = runs.rows(alone, kind)
        assert records
        for record in records:
            validator(name).validate(record)


def test_counts_that_do_not_add_up_fail_the_run(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert runs.command("run", folder, "-o", out, *ONE).returncode == 1
    record = out / ".sukien" / "done" / "00000.json"
    done = json.loads(record.read_bytes())
    done["report"]["articles"] -= 1
    done["quick"] = None
    record.write_text(json.dumps(done))
    broken = runs.command("run", folder, "-o", out, *ONE)
    assert broken.returncode == 3
    assert "do not reconcile" in broken.stderr
    assert not all(check["ok"] for check in runs.manifest(out)["checks"])


def test_near_duplicates_are_grouped_and_kept(folder: Path, tmp_path: Path) -> None:
    pytest.importorskip("rensa")
    out = tmp_path / "out"
    runs.command("run", folder / "a71.txt", folder / "a70.txt", folder / "c", "-o", out, *ONE, "--duplicates", "near")
    articles = {row["article_id"]: Path(row["source"]["path"]).name for row in runs.rows(out, "articles")}
    (group,) = runs.rows(out, "near_duplicates")
    validator("near").validate(group)
    assert [articles[member["article_id"]] for member in group["members"]] == ["a71.txt", "near.txt"]


def test_all_are_read_when_asked(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    runs.command("run", folder, "-o", out, *ONE, "--duplicates", "off")
    assert len(runs.rows(out, "articles")) == 65
    assert runs.rows(out, "duplicates") == []


@given(texts=st.lists(st.lists(st.integers(0, 12), max_size=8), max_size=6))
def test_first_in_order_is_the_one_that_is_read(tmp_path_factory: pytest.TempPathFactory, texts: list[list[int]]) -> None:
    repeats = Repeats(tmp_path_factory.getbasetemp() / "texts.sqlite")
    seen: set[int] = set()
    for shard in texts:
        expected = tuple(i for i, text in enumerate(shard) if text in seen or text in shard[:i])
        assert repeats.positions([f"a-{text:016x}" for text in shard]) == expected
        seen.update(shard)
    repeats.close()


@pytest.mark.parametrize("shard_files", [1, 500])
def test_metadata_that_is_not_read_is_told(tmp_path: Path, shard_files: int) -> None:
    days = ("1685923200", "31/02/2023", "5 tháng 6, 2023", "")
    rows = (json.dumps({"text": runs.article(i), "day": day}) for i, day in enumerate(days))
    (tmp_path / "in.jsonl").write_text("\n".join(rows), encoding="utf-8")
    runs.write_jsonl(tmp_path / "more.jsonl", 9)
    (tmp_path / "plain.txt").write_text(runs.article(30), encoding="utf-8")
    run = ("run", tmp_path, "-o", tmp_path / "out", "--published-field", "day", "--shard-files", shard_files)
    said = runs.command(*run)
    assert said.returncode == 0
    totals = runs.manifest(tmp_path / "out")["totals"]
    absent = 9 - 4  # of the made-up articles, four were read before
    assert totals["missed"] == {"published_absent": absent, "published_unreadable": 2}
    what = f'{absent} published absent: no field "day" among id, title, published, text; 2 published unreadable: "1685923200"'
    assert f"not read            {absent + 2}   metadata of articles: {what}\n" in said.stderr
    assert f"metadata of articles: {what}\n" in runs.command(*run).stderr
    validator("manifest").validate(runs.manifest(tmp_path / "out"))


def test_summary_and_log(folder: Path, tmp_path: Path) -> None:
    said = runs.command("run", folder, "-o", tmp_path / "out", "--shard-mb", "0.05").stderr
    assert "66 articles" in said
    assert "shard 00000" in said
    assert "2 repeated texts read once" in said
    assert "rejects             1   1 empty" in said
    assert "left aside          1   files of no known format: 1 .md (" in said
    assert "articles a second" in said


def test_a_run_that_read_nothing_claims_no_speed(folder: Path, tmp_path: Path) -> None:
    runs.command("run", folder, "-o", tmp_path / "out", *ONE)
    again = runs.command("run", folder, "-o", tmp_path / "out", "--workers", "1")
    assert "1 of 1 shards kept from before" in again.stderr
    assert "articles a second" not in again.stderr


def test_dry_run_reads_nothing(folder: Path, tmp_path: Path) -> None:
    said = runs.command("run", "--dry-run", folder, "-o", tmp_path / "out")
    assert said.returncode == 0
    assert "jsonl                 1 files" in said.stdout
    assert "left aside            1 files of no known format: 1 .md (" in said.stdout
    assert not (tmp_path / "out").exists()


def test_configuration_file(tmp_path: Path) -> None:
    source, out, config = runs.write_jsonl(tmp_path / "in.jsonl", 2), tmp_path / "out", tmp_path / "run.toml"
    config.write_text('workers = 1\nid_field = "title"\n')
    assert runs.command("run", source, "-o", out, "--config", config, "--quiet").returncode == 0
    assert [row["source"]["id"] for row in runs.rows(out, "articles")] == ["Tin 0", "Tin 1"]
    assert runs.command("run", source, "-o", out, "--config", config, "--id-field", "id", "--quiet").returncode == 0
    assert [row["source"]["id"] for row in runs.rows(out, "articles")] == ["x0", "x1"]


@pytest.mark.parametrize(
    ("config", "said"),
    [
        ("worker = 2\n", "`worker`"),
        ("workers = 'two'\n", "`int | null`"),
        ("workers = 0\n", "more than 0"),
        ("= 2\n", "not TOML"),
        ("engine = 'dask'\n", "--scheduler"),
        ("quiet = 3\n", "`bool`"),
        ("config = 'other.toml'\n", "`config`"),
        ("inputs = ['a']\n", "`inputs`"),
    ],
)
def test_wrong_configuration_is_refused(tmp_path: Path, config: str, said: str) -> None:
    (tmp_path / "run.toml").write_text(config)
    refused = runs.command("run", tmp_path, "-o", tmp_path / "out", "--config", tmp_path / "run.toml")
    assert refused.returncode == 2
    assert said in refused.stderr.replace("\n", " ")
    assert not (tmp_path / "out").exists()


def test_every_option_may_stand_in_the_file(tmp_path: Path) -> None:
    from sukien.commands.run import command

    flags = {name for option in command.params if option.name not in ("inputs", "config") for name in [option.name]}
    assert flags == set(Command.__struct_fields__)
    source, config = runs.write_jsonl(tmp_path / "in.jsonl", 2), tmp_path / "run.toml"
    config.write_text(f"out = '{tmp_path}/out'\nquiet = true\nworkers = 1\ndry_run = true\n")
    assert "jsonl" in runs.command("run", source, "--config", config).stdout
    assert not (tmp_path / "out").exists()
    config.write_text(f"out = '{tmp_path}/out'\nquiet = true\nworkers = 1\n")
    ended = runs.command("run", source, "--config", config)
    assert (ended.returncode, ended.stderr, ended.stdout) == (0, "", "")
    assert len(runs.rows(tmp_path / "out", "articles")) == 2


@pytest.mark.parametrize("files", [[], ["a.doc", "b.pdf"], [".hidden.txt"]])
@pytest.mark.parametrize("how", [(), ("--dry-run",)])
def test_folder_with_nothing_to_read_is_wrong_usage(tmp_path: Path, files: list[str], how: tuple[str, ...]) -> None:
    (tmp_path / "in").mkdir()
    for name in files:
        (tmp_path / "in" / name).write_text("x")
    refused = runs.command("run", *how, tmp_path / "in", "-o", tmp_path / "out")
    assert refused.returncode == 2
    assert f"nothing to read in {tmp_path}/in" in refused.stderr
    assert ("1 .doc, 1 .pdf" in refused.stderr) == (len(files) == 2)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("arguments", [("nowhere",), ("*.nothing",), ()])
def test_nothing_to_read_is_wrong_usage(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    assert runs.command("run", *arguments, "-o", tmp_path / "out").returncode == 2


def test_words_on_request(tmp_path: Path) -> None:
    source, out = runs.write_jsonl(tmp_path / "in.jsonl", 1), tmp_path / "out"
    assert runs.command("run", source, "-o", out, *ONE, "--words", "pyvi").returncode == 0
    (article,) = runs.rows(out, "articles")
    assert "phong trào" in [article["text"][start:end] for start, end in article["words"]]
    assert article["segmenter"].startswith("pyvi/")
