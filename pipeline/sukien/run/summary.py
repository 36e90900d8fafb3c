"""What a person reads before and after a run."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from sukien.read.find import Aside, NoInput
from sukien.run.manifest import Manifest, Totals
from sukien.run.options import Options
from sukien.run.plan import nothing_to_read, pieces
from sukien.run.progress import Progress


def summary(manifest: Manifest, progress: Progress, out: Path) -> str:
    """The closing lines of a run."""
    totals, seconds = manifest.totals, time.monotonic() - progress.started
    lines = [
        f"articles   {totals.articles:>10,}" + (f"   ({totals.duplicates:,} repeated texts read once)" if totals.duplicates else ""),
        f"events     {sum(totals.events.values()):>10,}   {_counts(totals.events)}",
        f"rejects    {totals.rejects:>10,}   {_counts(totals.reject_codes)}",
        f"mismatches {totals.failed_checks:>10,}   numbers of an article that its own other numbers contradict"
        + (f": {_counts(totals.failed_check_kinds)}" if totals.failed_checks else ""),
        f"seconds    {seconds:>10.1f}   {', '.join(_pace(manifest, progress, seconds))}",
        f"records in {out}",
    ]
    if left := sum(manifest.skipped.values()):
        aside = Aside(Counter(manifest.skipped), manifest.skipped_examples)
        lines.insert(3, f"left aside {left:>10,}   files of no known format: {aside}")
    if totals.missed:
        lines.insert(-2, f"not read   {sum(totals.missed.values()):>10,}   {_missed(totals)}")
    return "\n".join(line.rstrip() for line in lines)


def _missed(totals: Totals) -> str:
    """The metadata that was not read, with an example of each."""
    said = (f"{count:,} {code.replace('_', ' ')}: {totals.missed_examples[code]}" for code, count in totals.missed.items())
    return f"metadata of articles: {'; '.join(said)}"


def preview(inputs: tuple[str, ...], out: Path, options: Options) -> str:
    """What a run would read: files and bytes by format, and what it would leave aside. Raises NoInput."""
    files: Counter[str] = Counter()
    sizes: Counter[str] = Counter()
    aside = Aside()
    for piece in pieces(inputs, out, options, aside, keep=False):
        kind = piece.format + (f".{piece.compression}" if piece.compression else "")
        files[kind] += 1
        sizes[kind] += piece.size
    if not files:
        raise NoInput(nothing_to_read(inputs, aside))
    lines = [f"{kind:<12} {count:>10,} files {sizes[kind] / 2**20:>12,.1f} MB" for kind, count in sorted(files.items())]
    lines.append(f"{'in all':<12} {files.total():>10,} files {sizes.total() / 2**20:>12,.1f} MB")
    if aside.endings:
        lines.append(f"{'left aside':<12} {aside.endings.total():>10,} files of no known format: {aside}")
    return "\n".join(lines)


def _pace(manifest: Manifest, progress: Progress, seconds: float) -> Iterator[str]:
    """How fast it went, of what was read now, and what was kept from an earlier run."""
    if progress.articles:
        yield f"{progress.articles / max(seconds, 0.001):.0f} articles a second"
    if progress.reused:
        yield f"{progress.reused} of {len(manifest.shards)} shards kept from before"


def _counts(counts: dict[str, int]) -> str:
    return ", ".join(f"{count:,} {name}" for name, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
