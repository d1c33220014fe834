"""How commands end when they are asked to."""

from __future__ import annotations

import os
import signal
import threading
from typing import NoReturn

LAST_SECONDS = 4.0
"""After the first Ctrl-C or SIGTERM: time to roll back before the process ends all the same."""


def end_on_signals() -> None:
    """The first Ctrl-C or SIGTERM ends the command cleanly within seconds, a second one at once."""

    def end(*_: object) -> NoReturn:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: _exit_now())
        timer = threading.Timer(LAST_SECONDS, _exit_now)
        timer.daemon = True
        timer.start()
        raise KeyboardInterrupt

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, end)


def _exit_now() -> NoReturn:
    os._exit(128 + signal.SIGINT)
