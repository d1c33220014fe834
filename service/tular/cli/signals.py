"""How commands end when they are asked to."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

LAST_SECONDS = 4.0
"""After the first Ctrl-C or SIGTERM: time to roll back before the process ends all the same."""


_asked = threading.Event()


def asked_to_end() -> bool:
    """Whether a signal came. The driver may swallow the KeyboardInterrupt and send Neo4j half a message: what fails
    after the signal is no error to tell."""
    return _asked.is_set()


def end_on_signals() -> None:
    """The first Ctrl-C or SIGTERM ends the command cleanly within seconds, a second one at once."""

    def end(*_: object) -> NoReturn:
        _asked.set()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: _exit_now())
        timer = threading.Timer(LAST_SECONDS, _stop_now)
        timer.daemon = True
        timer.start()
        raise KeyboardInterrupt

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, end)


@contextmanager
def signals_stop() -> Iterator[threading.Event]:
    """Inside, the first Ctrl-C or SIGTERM sets the event and nothing else, for what ends by itself soon; a second one
    ends the process at once."""
    stop = threading.Event()

    def ask(*_: object) -> None:
        stop.set()
        for number in before:
            signal.signal(number, lambda *_: _exit_now())

    before = {number: signal.signal(number, ask) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _stop_now() -> NoReturn:
    print("Stopped.", file=sys.stderr, flush=True)
    _exit_now()


def _exit_now() -> NoReturn:
    os._exit(128 + signal.SIGINT)
