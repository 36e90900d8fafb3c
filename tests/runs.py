"""Runs for the tests: made-up articles, the command as a process, and what a run left."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil

COMMAND = [sys.executable, "-m", "sukien"]
PLACES = ("Lâm Bình", "Sơn Hà", "Bắc Mê", "Tam Đường", "Ea Súp", "Vĩnh Cửu")
NAMES = ("Nguyễn Văn Lành", "Trần Thị Thảo", "Lò Văn Phúc", "Hoàng Minh Tuệ", "Bùi Thị Sen")


def article(number: int, sentences: int = 3) -> str:
    """A made-up article, each number another one."""
    place, name = PLACES[number % len(PLACES)], NAMES[number % len(NAMES)]
    lines = [f"Huyện {place} tổng kết phong trào thi đua lần thứ {number}", ""]
    for i in range(sentences):
        lines.append(
            f"Ngày {1 + (number + i) % 28}/{1 + number % 12}/2021, đồng chí {name}, Chủ tịch UBND huyện {place}, đã trao Giấy khen cho "
            f"{number + i + 1} tập thể và {2 * i + 3} cá nhân có thành tích xuất sắc theo Quyết định số {number * 10 + i + 1}/QĐ-UBND."
        )
    return "\n".join(lines)


def write_jsonl(path: Path, count: int, sentences: int = 3) -> Path:
    """A file of made-up articles."""
    rows = ({"id": f"x{i}", "title": f"Tin {i}", "published": "2021-05-06", "text": article(i, sentences)} for i in range(count))
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def command(*arguments: object, **more: Any) -> subprocess.CompletedProcess[str]:
    """Run `sukien …` to its end."""
    return subprocess.run([*COMMAND, *map(str, arguments)], capture_output=True, text=True, timeout=120, **more)


def start(*arguments: object, **more: Any) -> subprocess.Popen[str]:
    """Start `sukien …`."""
    return subprocess.Popen([*COMMAND, *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **more)


def until(condition: Callable[[], object], seconds: float = 30) -> None:
    """Wait until a condition holds."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it never came to that"
        time.sleep(0.005)


def workers(process: subprocess.Popen[str]) -> list[psutil.Process]:
    """The worker processes of a run."""
    try:
        return [child for child in psutil.Process(process.pid).children() if child.status() != psutil.STATUS_ZOMBIE]
    except psutil.NoSuchProcess:
        return []


def done(out: Path, kind: str = "done") -> int:
    """How many shards have a record of that kind."""
    return sum(1 for _ in (out / ".sukien" / kind).glob("[0-9]*.json"))


def files(out: Path) -> dict[str, bytes]:
    """What a run left for people: name to bytes."""
    return {path.name: path.read_bytes() for path in sorted(out.iterdir()) if path.is_file()}


def rows(out: Path, kind: str) -> list[dict[str, Any]]:
    """All records of a kind ("articles", "events", "rejects", "duplicates"), in order."""
    paths = [out / f"{kind}.jsonl"] if (out / f"{kind}.jsonl").exists() else sorted(out.glob(f"{kind}-*.jsonl"))
    return [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines()]


def manifest(out: Path) -> dict[str, Any]:
    """The manifest of a run."""
    found: dict[str, Any] = json.loads((out / "manifest.json").read_bytes())
    return found
