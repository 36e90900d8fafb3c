"""Articles that go through the stages side by side come out as if each had gone alone."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest
from msgspec.structs import replace

import runs
from sukien import extract_many
from sukien.read import Piece, Reading
from sukien.records import Duplicate, Reject
from sukien.result import Result
from sukien.run.groups import outcomes
from sukien.run.shard import no_beat
from sukien.run.task import Task
from sukien.run.watch import TooSlow
from sukien.steps import GROUP, Steps, finish, side_by_side

CORPUS = Path(__file__).parents[1] / "corpus"


@pytest.fixture
def task(tmp_path: Path) -> Task:
    """A shard of two groups and a half; the fourth text is English, the seventh a duplicate, the ninth empty."""
    texts = [runs.article(number, sentences=2) for number in range(5 * GROUP // 2)]
    texts[3], texts[6], texts[8] = "A text in English about nothing at all", texts[5], ""
    rows = "\n".join(f'{{"text": "{text}"}}'.replace("\n", "\\n") for text in texts)
    (tmp_path / "in.jsonl").write_text(rows, encoding="utf-8")
    piece = Piece(path="in.jsonl", address=str(tmp_path / "in.jsonl"), format="jsonl")
    return Task(index=0, out=str(tmp_path), pieces=(piece,), reading=Reading(), version="", code="", max_seconds=60, duplicates=(6,))


def test_in_groups_or_alone_the_outcomes_are_the_same(task: Task) -> None:
    together = list(outcomes(task, no_beat))
    assert [_said(o) for o in together] == [_said(o) for o in outcomes(replace(task, alone=True), no_beat)]
    assert {type(o) for o in together} == {Result, Duplicate, Reject}
    assert [at for at, o in enumerate(together) if isinstance(o, Reject)] == [3, 8]


def test_a_group_that_takes_too_long_is_read_one_by_one(task: Task, tmp_path: Path) -> None:
    lines = (tmp_path / "in.jsonl").read_text(encoding="utf-8").split("\n")
    long = runs.article(1, sentences=2).replace("\n", "\\n") * 4000
    lines[9] = f'{{"text": "{long}"}}'
    (tmp_path / "in.jsonl").write_text("\n".join(lines), encoding="utf-8")
    found = list(outcomes(replace(task, max_seconds=0.3), no_beat))
    assert [(at, o.code) for at, o in enumerate(found) if isinstance(o, Reject)] == [(3, "not_vietnamese"), (8, "no_text"), (9, "too_slow")]


def test_steps_go_round_and_each_work_ends_by_itself() -> None:
    order = []

    def work(name: str, steps: int) -> Steps[str]:
        for step in range(steps):
            order.append(f"{name}{step}")
            if name == "c":
                raise ValueError("c fails")
            yield
        return name.upper()

    first, second, third = side_by_side([work("a", 3), work("b", 1), work("c", 2)])
    assert (first, second, str(third)) == ("A", "B", "c fails")
    assert order == ["a0", "b0", "c0", "a1", "a2"]
    assert finish(work("d", 2)) == "D"
    with pytest.raises(ValueError, match="fails"):
        finish(work("c", 1))


@pytest.mark.parametrize("searched", [True, False])
def test_the_search_for_cycles_rests_and_goes_on_as_before(searched: bool) -> None:
    seen = []

    def work(fails: bool) -> Steps[None]:
        seen.append(gc.isenabled())
        yield
        if fails:
            raise TooSlow

    (gc.enable if searched else gc.disable)()
    try:
        side_by_side([work(False)])
        assert gc.isenabled() is searched
        finish(work(False))
        assert gc.isenabled() is searched
        with pytest.raises(TooSlow):
            side_by_side([work(True)])
        assert gc.isenabled() is searched
    finally:
        gc.enable()
    assert seen == [False, False, False]


def test_reading_makes_no_cycles() -> None:
    """So that nothing is kept while the search for them rests."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(CORPUS.glob("*.txt"))]
    list(extract_many(texts))
    gc.collect()
    gc.disable()
    try:
        list(extract_many(texts))
        assert gc.collect() == 0
    finally:
        gc.enable()


def _said(outcome: object) -> object:
    return outcome.to_records() if isinstance(outcome, Result) else outcome
