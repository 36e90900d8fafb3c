"""What a person reads before and after a run."""

from __future__ import annotations

import time
from collections import Counter
from pathlib import Path

from sukien.run.manifest import Manifest
from sukien.run.options import Options
from sukien.run.plan import pieces
from sukien.run.progress import Progress


def summary(manifest: Manifest, progress: Progress, out: Path) -> str:
    """The closing lines of a run."""
    totals, seconds = manifest.totals, time.monotonic() - progress.started
    lines = [
        f"articles   {totals.articles:>10,}" + (f"   ({totals.duplicates:,} repeated texts read once)" if totals.duplicates else ""),
        f"events     {sum(totals.events.values()):>10,}   {_counts(totals.events)}",
        f"rejects    {totals.rejects:>10,}   {_counts(totals.reject_codes)}",
        f"checks     {totals.failed_checks:>10,}   failed (sums in articles that do not add up)",
        f"seconds    {seconds:>10.1f}   {totals.articles / max(seconds, 0.001):.0f} articles a second"
        + (f", {progress.reused} of {len(manifest.shards)} shards kept from before" if progress.reused else ""),
        f"records in {out}",
    ]
    return "\n".join(line.rstrip() for line in lines)


def preview(inputs: tuple[str, ...], out: Path, options: Options) -> str:
    """What a run would read: files and bytes by format, and what it would leave aside. Raises NoInput."""
    files: Counter[str] = Counter()
    sizes: Counter[str] = Counter()
    skipped: Counter[str] = Counter()
    for piece in pieces(inputs, out, options, skipped, keep=False):
        kind = piece.format + (f".{piece.compression}" if piece.compression else "")
        files[kind] += 1
        sizes[kind] += piece.size
    lines = [f"{kind:<12} {count:>10,} files {sizes[kind] / 2**20:>12,.1f} MB" for kind, count in sorted(files.items())]
    lines.append(f"{'in all':<12} {files.total():>10,} files {sizes.total() / 2**20:>12,.1f} MB")
    if skipped:
        lines.append(f"left aside   {skipped.total():>10,} files of no known format: {_counts(skipped)}")
    return "\n".join(lines)


def _counts(counts: dict[str, int]) -> str:
    return ", ".join(f"{count:,} {name}" for name, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
