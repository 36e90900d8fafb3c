"""CPU time of a piece of work, for the tests that time grows with the length alone."""

import time
import timeit
from collections.abc import Callable


def cpu_seconds(work: Callable[[], object], times: int = 1) -> float:
    """Least CPU time of that many calls."""
    return min(timeit.repeat(work, timer=time.process_time, repeat=times, number=1))
