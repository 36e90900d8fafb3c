"""`sukien evaluate`: score a run against gold sheets."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from sukien.evaluate import Report


@click.command("evaluate")
@click.argument("run", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--gold", required=True, type=click.Path(exists=True, file_okay=False, path_type=Path), help="Folder of NAME.json sheets.")
@click.option("--errors", is_flag=True, help="List what was missed and what was found too much, with its context.")
@click.option("--json", "file", type=click.Path(dir_okay=False, path_type=Path), help="Write the figures here too.")
def command(run: Path, gold: Path, errors: bool, file: Path | None) -> None:
    """Score the run in folder RUN: precision, recall and F1 of each kind of fact."""
    from sukien.evaluate import evaluate

    if not any(gold.glob("*.json")):
        raise click.BadParameter(f"no sheets (NAME.json) in {gold}", param_hint="--gold")
    if not any(run.glob("articles-*.jsonl")):
        raise click.BadParameter(f"{run} holds no run (no articles-*.jsonl)", param_hint="RUN")
    try:
        report = evaluate(run, gold)
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    if errors:
        for fault in report.faults:
            click.echo("\t".join((fault.article, fault.side, fault.kind, fault.value, fault.context or "")))
    click.echo(table(report))
    if file is not None:
        file.write_text(json.dumps(report.to_dict(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def table(report: Report) -> str:
    """The figures as lines of text."""
    lines = [f"{'kind':16} {'gold':>6} {'found':>6} {'hit':>6} {'P':>6} {'R':>6} {'F1':>6}"]
    lines += [
        f"{kind:16} {s.gold:6} {s.found:6} {s.hit:6} {s.precision:6.3f} {s.recall:6.3f} {s.f1:6.3f}" for kind, s in report.scores.items()
    ]
    lines.append(f"mean F1 {report.mean_f1:.3f} · bad spans {report.bad_spans} · articles not in the run {len(report.missing)}")
    return "\n".join(lines)
