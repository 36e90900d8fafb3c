"""Evaluation against gold sheets: exact figures, and agreement with an independent scorer where one is at hand."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest
from click.testing import CliRunner

from golden import disturb, perfect
from sukien.cli import main
from sukien.evaluate import evaluate
from sukien.evaluate.facts import Found, Kind, Wanted
from sukien.evaluate.keys import fold, fold_number, readings
from sukien.evaluate.score import match
from sukien.gold import load_sheet

ROOT = Path(__file__).parents[1]
CORPUS = ROOT / "corpus"
SCORER = ROOT.parent / "shared" / "gold" / "score.py"
GOLD = [folder for folder in (CORPUS, SCORER.parent / "seeds", SCORER.parent / "dev") if any(folder.glob("*.json"))]


def write_run(folder: Path, gold: Path, seed: int | None = None) -> Path:
    """A run of perfect records of the sheets in `gold`, disturbed when there is a seed."""
    articles, events = [], []
    random = Random(seed)
    for path in sorted(gold.glob("*.json")):
        raw = path.with_suffix(".txt").read_bytes().decode()
        article, own = perfect(load_sheet(path), raw, path.with_suffix(".txt").name)
        if seed is not None:
            disturb(random, article, own)
            if random.random() < 0.1:
                continue  # an article that the run lacks
        articles.append(article)
        events.extend(own)
    for name, records in (("articles", articles), ("events", events)):
        lines = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
        (folder / f"{name}-00000.jsonl").write_text(lines, encoding="utf-8")
    return folder


def test_a_perfect_run_scores_one(tmp_path):
    report = evaluate(write_run(tmp_path, CORPUS), CORPUS)
    wrong = {kind: (s.gold, s.found, s.hit) for kind, s in report.scores.items() if s.gold and s.f1 != 1}
    assert (wrong, report.missing) == ({}, [])
    assert report.mean_f1 == 1


def test_an_empty_run_misses_everything(tmp_path):
    report = evaluate(write_run(tmp_path, tmp_path), CORPUS)
    assert report.missing == sorted(path.stem for path in CORPUS.glob("*.json"))
    assert all(s.hit == s.found == 0 for s in report.scores.values())
    assert report.scores["awards"].gold > 0


@pytest.mark.skipif(not SCORER.exists(), reason="no ../shared/gold/score.py beside this checkout to compare with")
@pytest.mark.parametrize("gold", GOLD, ids=lambda folder: folder.name)
@pytest.mark.parametrize("seed", [None, 1, 2, 3])
def test_the_same_figures_as_the_independent_scorer(tmp_path, gold, seed):
    run = write_run(tmp_path, gold, seed)
    theirs = tmp_path / "theirs.json"
    subprocess.run([sys.executable, SCORER, "--run", run, "--gold", gold, "--json", theirs], check=True, capture_output=True)
    assert evaluate(run, gold).to_dict() == json.loads(theirs.read_text())


def test_faults_name_the_place(tmp_path):
    gold, run = tmp_path / "gold", tmp_path / "run"
    gold.mkdir(), run.mkdir()
    (gold / "a.txt").write_text("Chủ tịch UBND tỉnh Trần Văn Mẫu tặng Bằng khen cho 12 tập thể.", encoding="utf-8")
    (gold / "a.json").write_text('{"persons": ["Trần Văn Mẫu"]}', encoding="utf-8")
    write_run(run, gold)
    sheet = {"persons": ["Trần Văn Mẫu", "Lê Thị Ví"], "awards": [{"form": "bang_khen", "recipient": "collective", "count": 12}]}
    (gold / "a.json").write_text(json.dumps(sheet), encoding="utf-8")
    faults = evaluate(run, gold).faults
    assert [(f.side, f.kind, f.value, f.context) for f in faults if f.kind in ("persons", "awards")] == [
        ("missed", "persons", "Lê Thị Ví", None),
        ("missed", "awards", "conferred · bang_khen · 12 collective", "…ND tỉnh Trần Văn Mẫu tặng Bằng khen cho [12] tập thể."),
    ]
    (gold / "a.json").write_text("{}", encoding="utf-8")
    assert [(f.side, f.kind, f.value) for f in evaluate(run, gold).faults] == [("extra", "persons", "Trần Văn Mẫu")]


@pytest.mark.parametrize(
    "one,other",
    [
        ("UBND tỉnh Hoà Bình", "Ủy ban nhân dân tỉnh Hòa Bình"),
        ("Uỷ ban MTTQ", "Ủy ban Mặt trận Tổ quốc"),
        ("TP.Huế", "thành phố Huế"),
        ("Ban Chấp hành T.Ư", "Ban chấp hành Trung ương"),
        ("Ðảng bộ", "Đảng bộ"),
        ("Thi đua - Khen thưởng", "TĐKT"),
    ],
)
def test_wordings_that_count_as_the_same(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize("one,other", [("má", "mà"), ("Bí thư", "Phó Bí thư"), ("tỉnh", "tính"), ("UBND tỉnh", "HĐND tỉnh")])
def test_wordings_that_differ(one, other):
    assert fold(one) != fold(other)


def test_numbers():
    assert fold_number("0946 /QĐ–UBND") == fold_number("946/qđ-ubnd") == "946/QĐ-UBND"
    assert fold_number("946/QĐ-UBND") != fold_number("46/QĐ-UBND")


def test_readings():
    assert readings("a|b", 1, "c|") == [("a", 1, "c"), ("a", 1, ""), ("b", 1, "c"), ("b", 1, "")]


def test_each_fact_is_matched_once_and_optional_ones_are_excused():
    def wanted(*keys: str) -> Wanted:
        return Wanted(keys, "", ())

    found = [Found(key, key, (i, i)) for i, key in enumerate("aabcd")]
    hits, counted, missed, extra = match(Kind([wanted("a"), wanted("x", "b"), wanted("y")], [wanted("c"), wanted("z")], found))
    assert (hits, counted, missed, [f.key for f in extra]) == (2, 4, [wanted("y")], ["a", "d"])


def test_the_command(tmp_path):
    run = write_run(tmp_path, CORPUS, seed=1)
    done = CliRunner().invoke(main, ["evaluate", str(run), "--gold", str(CORPUS), "--errors", "--json", str(tmp_path / "figures.json")])
    assert done.exit_code == 0, done.output
    figures = json.loads((tmp_path / "figures.json").read_text())
    assert f"mean F1 {figures['mean_f1']:.3f}" in done.output
    assert "\tmissed\tunits\t" in done.output


@pytest.mark.parametrize("arguments", [[], ["nowhere", "--gold", "."], ["."], [".", "--gold", str(ROOT / "docs")]])
def test_wrong_usage(arguments):
    assert CliRunner().invoke(main, ["evaluate", *arguments]).exit_code == 2


@pytest.mark.parametrize(
    "name,content,said",
    [
        ("a.json", '{"person": []}', "a.json: Object contains unknown field `person`"),
        ("a.json", "{", "a.json: Input data was truncated"),
        ("articles-00000.jsonl", '{"article_id": "a-0"}\n', "articles-00000.jsonl, line 1: Object missing required field"),
        ("events-00000.jsonl", "not JSON\n", "events-00000.jsonl, line 1: JSON is malformed"),
    ],
)
def test_a_damaged_file_is_named(tmp_path, name, content, said):
    (tmp_path / "a.json").write_text("{}")
    (tmp_path / "a.txt").write_text("Tin trong tỉnh", encoding="utf-8")
    (tmp_path / "articles-00000.jsonl").touch()
    (tmp_path / name).write_text(content, encoding="utf-8")
    done = CliRunner().invoke(main, ["evaluate", str(tmp_path), "--gold", str(tmp_path)])
    assert done.exit_code == 2
    assert said in done.output
