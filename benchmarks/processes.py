"""What processes cost: CPU and wall-clock seconds, peak memory (of children: Linux)."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path


def cpu(work: Callable[[], object]) -> float:
    """CPU seconds of this process."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def child_cpu(arguments: list[str]) -> float:
    """CPU seconds of a fresh Python process."""
    before = children_cpu()
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
    return children_cpu() - before


def children_cpu() -> float:
    """CPU seconds of all processes started from here that have ended."""
    times = os.times()
    return times.children_user + times.children_system


def run_seconds(source: Path, out: Path, count: int) -> float:
    """Wall-clock seconds of a run."""
    begun = time.perf_counter()
    command = [sys.executable, "-m", "sukien", "run", str(source), "-o", str(out), "--workers", str(count), "--quiet"]
    code = subprocess.run(command, check=False).returncode
    assert code in (0, 1), code
    return time.perf_counter() - begun


def peaks(command: list[str]) -> tuple[int, int]:
    """Peak resident kilobytes of the largest child of a process, and of the process itself (Linux)."""
    process = subprocess.Popen(command)
    worker = own = 0
    while process.poll() is None:
        own = max(own, peak(process.pid))
        worker = max([worker, *(peak(child) for child in children(process.pid))])
        time.sleep(0.1)
    return worker, own


def peak(pid: int) -> int:
    """Peak resident kilobytes of a process; 0 when it is gone."""
    return next((int(line.split()[1]) for line in lines_of(f"/proc/{pid}/status") if line.startswith("VmHWM")), 0)


def children(pid: int) -> list[int]:
    """Child processes of all threads of a process."""
    found: list[int] = []
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        found += [int(word) for line in lines_of(str(path)) for word in line.split()]
    return found


def lines_of(path: str) -> list[str]:
    """The lines of a file; none where it cannot be read."""
    try:
        return Path(path).read_text().splitlines()
    except OSError:
        return []
