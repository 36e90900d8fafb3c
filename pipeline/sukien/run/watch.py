"""A time limit around one article, by a timer signal in the worker's main thread.

What does not return to Python (a hang in a C library) is beyond it: the supervisor then gives up on the whole worker.
"""

from __future__ import annotations

import gc
import signal
import sys
import threading
import time
from collections.abc import Callable
from types import FrameType
from typing import TypeVar

Value = TypeVar("Value")


class TooSlow(BaseException):
    """Raised in the middle of an article that takes too long; no `except Exception` on the way catches it."""


class Watch:
    """`watch(work)` does the work, and raises TooSlow when it takes longer than `seconds`; no limit outside a main thread.

    Raised where nothing can be raised (in a callback of the garbage collector), it is raised once more, `again` seconds later.
    """

    def __init__(self, seconds: float, again: float = 0.25) -> None:
        self.seconds, self._again = seconds, again
        self._end = 0.0
        self._raised: TooSlow | None = None
        self._usable = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
        if self._usable:
            signal.signal(signal.SIGALRM, self._ring)

    def __call__(self, work: Callable[[], Value]) -> Value:
        """What the work returns or raises, or TooSlow; whichever it is, nothing is raised any more once it has ended."""
        if not self._usable:
            return work()
        searched = gc.isenabled()
        self._end = time.monotonic() + self.seconds
        try:
            signal.setitimer(signal.ITIMER_REAL, self.seconds)
            return _inside(work)
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            self._raised = None
            if searched:  # what was broken off in the middle may not have set this back
                gc.enable()

    def _ring(self, number: int, frame: FrameType | None) -> None:
        """Raise within the work only: a ring may come late, when it has ended, and even when the next has begun."""
        if not _is_inside(frame):
            return
        left = self._end - time.monotonic()
        signal.setitimer(signal.ITIMER_REAL, left if left > 0 else self._again)
        if left > 0 or _is_handled(self._raised):
            return
        self._raised = TooSlow()
        raise self._raised


def _inside(work: Callable[[], Value]) -> Value:
    """Where this stands on the stack, work is being done that may be broken off: what is raised passes through `Watch.__call__`."""
    return work()


def _is_inside(frame: FrameType | None) -> bool:
    while frame is not None and frame.f_code is not _inside.__code__:
        frame = frame.f_back
    return frame is not None


def _is_handled(raised: TooSlow | None) -> bool:
    """True while what was raised is on its way out, in an `except` or a `finally`: to raise once more would break these off."""
    error = sys.exception() if raised is not None else None
    while error is not None and error is not raised:
        error = error.__context__
    return error is not None
