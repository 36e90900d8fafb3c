"""How well the pipeline reads corpus/, and the scores it must not fall below: corpus/baseline.tsv.

python tests/baseline.py        raise the baseline to this tree's scores; refuses when one would fall
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import msgspec

import sukien
from sukien.evaluate import Report, evaluate

CORPUS = Path(__file__).parents[1] / "corpus"
BASELINE = CORPUS / "baseline.tsv"  # not .json: every corpus/*.json is a gold sheet


def report() -> Report:
    """The scores of this tree over corpus/, each article read from its file."""
    encoder = msgspec.json.Encoder()
    with tempfile.TemporaryDirectory() as folder:
        articles, events = Path(folder, "articles-00000.jsonl"), Path(folder, "events-00000.jsonl")
        with articles.open("wb") as article_lines, events.open("wb") as event_lines:
            for path in sorted(CORPUS.glob("[0-9]*.txt")):
                article = sukien.Article(text=path.read_bytes().decode(), source=sukien.Source(path=str(path)))
                result = sukien.extract(article)
                article_lines.write(encoder.encode(result.article) + b"\n")
                event_lines.writelines(encoder.encode(event) + b"\n" for event in result.events)
        return evaluate(Path(folder), CORPUS)


def scores() -> dict[str, float]:
    """F1 of each kind of fact over corpus/, and their mean, to four places."""
    now = report()
    return {kind: round(score.f1, 4) for kind, score in now.scores.items()} | {"mean": now.mean_f1}


def baseline() -> dict[str, float]:
    """The scores of the file, by kind."""
    lines = BASELINE.read_text(encoding="utf-8").splitlines()[1:]
    return {kind: float(value) for kind, value in (line.split("\t") for line in lines)}


def fallen(now: dict[str, float], before: dict[str, float]) -> dict[str, tuple[float, float]]:
    """The kinds whose score is below what it was, as (before, now); a kind that is no longer scored counts as zero."""
    return {kind: (value, now.get(kind, 0.0)) for kind, value in before.items() if now.get(kind, 0.0) < value}


def main() -> int:
    now = scores()
    worse = fallen(now, baseline()) if BASELINE.exists() else {}
    for kind, (before, after) in worse.items():
        print(f"{kind} fell from {before:.4f} to {after:.4f}", file=sys.stderr)
    if worse:
        return 1
    BASELINE.write_text("kind\tf1\n" + "".join(f"{kind}\t{value:.4f}\n" for kind, value in now.items()), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
