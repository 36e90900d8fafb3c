"""What is measured: articles made of the paragraphs of corpus/ (and of other texts on request), as many and as long as asked for."""

from __future__ import annotations

import json
import lzma
import random
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

LENGTH = 4500  # characters of a usual article
_NUMBER = re.compile(r"\d+")


def load(folder: Path, most: int | None = None) -> list[str]:
    """The first texts of a folder: *.txt, and the field `text` of *.jsonl and *.jsonl.xz where a row has one."""
    return list(islice(_texts(folder), most))


def _texts(folder: Path) -> Iterator[str]:
    for path in sorted(folder.glob("*.txt")):
        yield path.read_text(encoding="utf-8")
    for path in sorted([*folder.glob("*.jsonl"), *folder.glob("*.jsonl.xz")]):
        with (lzma.open if path.suffix == ".xz" else open)(path, "rt", encoding="utf-8") as lines:
            yield from (row["text"] for row in map(json.loads, lines) if "text" in row)


class Material:
    """Articles on demand, the same for the same number: paragraphs of one text after those of another, up to a length."""

    def __init__(self, texts: list[str]) -> None:
        self._texts = [[line for line in text.split("\n") if line.strip()] for text in texts]

    def article(self, number: int, length: int = LENGTH) -> str:
        """Article `number` of about `length` characters; no two have the same text."""
        choice = random.Random(number)
        lines: list[str] = []
        size = 0
        while size < length:
            for line in choice.choice(self._texts):
                lines.append(line)
                size += len(line) + 1
                if size >= length:
                    break
        lines[-1] = lines[-1][: max(1, len(lines[-1]) - (size - length))]
        return "\n".join([*lines, f"Tin số {number}."])

    def articles(self, count: int) -> list[str]:
        """The first `count` articles."""
        return [self.article(number) for number in range(count)]

    def write(self, path: Path, count: int, length: int = LENGTH) -> Path:
        """Write the first `count` articles as JSON lines, one at a time."""
        with open(path, "w", encoding="utf-8") as file:
            for line in self._lines(count, length):
                file.write(line)
        return path

    def _lines(self, count: int, length: int) -> Iterator[str]:
        for number in range(count):
            yield json.dumps({"id": str(number), "text": self.article(number, length)}, ensure_ascii=False) + "\n"
