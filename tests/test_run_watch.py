"""The time limit around an article: it rings within the work, whatever swallows it, and never outside."""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

import runs
from sukien.read import Piece, Reading
from sukien.records import Reject
from sukien.run.groups import outcomes
from sukien.run.shard import no_beat
from sukien.run.task import Task
from sukien.run.watch import TooSlow, Watch


def spin(seconds: float) -> None:
    """Be busy."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        pass


def test_what_ends_in_time_is_given_back_and_what_it_raises_is_raised() -> None:
    watch = Watch(5)
    assert watch(lambda: 7) == 7
    with pytest.raises(ZeroDivisionError):
        watch(lambda: 1 // 0)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_it_rings_again_where_its_first_ring_is_lost() -> None:
    lost = []

    class Deaf:
        def __del__(self) -> None:
            spin(0.2)  # what is raised in here is not passed on
            lost.append(self)

    def work() -> None:
        Deaf()
        spin(5)

    with pytest.raises(TooSlow):
        Watch(0.05)(work)
    assert not lost


def test_it_rings_again_where_its_first_ring_is_swallowed() -> None:
    def work() -> None:
        with suppress(BaseException):
            spin(5)
        spin(5)

    begun = time.monotonic()
    with pytest.raises(TooSlow):
        Watch(0.05, again=0.05)(work)
    assert time.monotonic() < begun + 2


def test_what_is_done_on_the_way_out_is_not_broken_off() -> None:
    done = []

    def steps() -> Iterator[None]:
        try:
            while True:
                yield
        finally:
            spin(0.05)
            done.append("generator")

    def work() -> None:
        going = steps()
        try:
            next(going)
            spin(5)
        finally:
            going.close()
            spin(0.05)
            done.append("work")

    with pytest.raises(TooSlow):
        Watch(0.02, again=0.001)(work)
    assert done == ["generator", "work"]


def test_a_second_try_while_the_first_is_handled_has_the_same_limit() -> None:
    watch = Watch(0.02)
    try:
        watch(lambda: spin(5))
    except TooSlow:
        with pytest.raises(TooSlow):
            watch(lambda: spin(5))


def test_nothing_is_raised_outside_however_often_it_rings() -> None:
    """Works that end just when it rings, rings that follow each other closely, works that begin where the last one ended."""
    rung = 0
    for turn in range(4000):
        watch = Watch(0.0001 + turn % 40 * 0.000005, again=0.0001)
        try:
            watch(lambda: spin(0.0002))
        except TooSlow:
            rung += 1
        spin(0.00005)
        assert watch(lambda: 7) == 7
    assert 0 < rung < 4000
    assert gc.isenabled()


@pytest.mark.parametrize("alone", [True, False])
def test_every_article_has_one_outcome_however_short_its_time(tmp_path: Path, alone: bool) -> None:
    runs.write_jsonl(tmp_path / "in.jsonl", 40)
    piece = Piece(path="in.jsonl", address=str(tmp_path / "in.jsonl"), format="jsonl")
    list(outcomes(_task(tmp_path, piece, 60, alone), no_beat))  # lexicons are loaded
    rejects = 0
    for turn in range(25):
        found = list(outcomes(_task(tmp_path, piece, 0.00001 * 1.4**turn, alone), no_beat))
        assert len(found) == 40
        codes = [outcome.code for outcome in found if isinstance(outcome, Reject)]
        assert set(codes) <= {"too_slow"}
        rejects += len(codes)
    assert 0 < rejects < 25 * 40
    assert gc.isenabled()


def _task(folder: Path, piece: Piece, max_seconds: float, alone: bool) -> Task:
    return Task(index=0, out=str(folder), pieces=(piece,), reading=Reading(), version="", code="", max_seconds=max_seconds, alone=alone)
