"""A time limit around one article, by a timer signal in the worker's main thread.

What does not return to Python (a hang in a C library) is beyond it: the supervisor then gives up on the whole worker.
"""

from __future__ import annotations

import signal
import threading
from types import FrameType

_AGAIN = 0.25  # seconds: raised where nothing can be raised (in a callback of the garbage collector), it is raised once more


class TooSlow(BaseException):
    """Raised in the middle of an article that takes too long; no `except Exception` on the way catches it."""


class Watch:
    """`with watch:` raises TooSlow when its block takes longer than `seconds`; of no effect outside a main thread."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._armed = False
        self._usable = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
        if self._usable:
            signal.signal(signal.SIGALRM, self._ring)

    def _ring(self, number: int, frame: FrameType | None) -> None:
        if self._armed:
            raise TooSlow

    def __enter__(self) -> None:
        if self._usable:
            self._armed = True
            signal.setitimer(signal.ITIMER_REAL, self.seconds, _AGAIN)

    def __exit__(self, *raised: object) -> None:
        if self._usable:
            self._armed = False
            signal.setitimer(signal.ITIMER_REAL, 0)
