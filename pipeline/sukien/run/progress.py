"""What a person sees while a run goes on: a bar on a terminal, else a line a shard."""

from __future__ import annotations

import sys
import time
from typing import Any

from sukien.run.task import Report


class Progress:
    """Counts what comes in and shows it on standard error. `quiet`: show nothing."""

    def __init__(self, quiet: bool = False) -> None:
        self.started = time.monotonic()
        self.reused = self.articles = self.rejects = 0  # shards kept from before; articles read now; rejects of all shards
        self._read = self._settled = self._kept = 0  # in this phase: articles begun, those of finished shards, those kept from before
        self._begun = self.started
        self._quiet = quiet
        self._shards = self._shards_done = 0
        self._phase = ""
        self._bar: Any = None
        if not quiet and sys.stderr.isatty():
            self._bar = _bar()
            self._task = self._bar.add_task("", total=None, rejects=0, rate="")

    def planned(self, shards: int) -> None:
        """The plan is made."""
        self._shards = shards

    def begin(self, phase: str, total: int | None = None) -> None:
        """A phase begins; `total`: articles to come, when known."""
        self._phase, self._begun = phase, time.monotonic()
        self._read = self._settled = self._kept = 0
        if self._bar is not None:
            self._bar.start()
            self._bar.reset(self._task, description=phase, total=total)
        elif not self._quiet and phase == "reading":
            known = "" if total is None else f", {total} articles"
            self._say(f"{self._shards} shard{'' if self._shards == 1 else 's'}{known}")

    def beat(self, position: int) -> None:
        """A worker begins an article (called from several threads; a lost count only shows for a moment)."""
        self._read += 1

    def finished(self, report: Report) -> None:
        """A shard is done."""
        self._shards_done += 1
        self.rejects += sum(report.rejects.values())
        self._settled += report.inputs
        if report.reused:
            self.reused += 1
            self._kept += report.inputs
            self._read += report.inputs
            return
        self.articles += report.articles
        if self._bar is None and not self._quiet:
            events, rejects = sum(report.events.values()), sum(report.rejects.values())
            which = f"shard {report.index:05d} ({self._shards_done} of {self._shards})"
            self._say(f"{which}: {report.articles} articles, {events} events, {rejects} rejects")

    def tick(self) -> None:
        """Refresh the bar."""
        if self._bar is not None:
            rate = (self._read - self._kept) / max(time.monotonic() - self._begun, 0.001)
            self._bar.update(self._task, completed=max(self._read, self._settled), rejects=self.rejects, rate=f"{rate:.0f}/s")
            self._bar.refresh()

    def close(self) -> None:
        """Leave the terminal as it was."""
        if self._bar is not None:
            self._bar.stop()

    def _say(self, line: str) -> None:
        print(line, file=sys.stderr, flush=True)


def _bar() -> Any:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("articles  {task.fields[rate]}  {task.fields[rejects]} rejects"),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        auto_refresh=False,
        transient=True,
    )
