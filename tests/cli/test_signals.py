"""How commands end when they are asked to."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest

SWALLOWED = """
import os, signal
import click
import tular.cli
from tular.errors import StoreError

@click.command()
def command():
    try:
        os.kill(os.getpid(), signal.{name})
        signal.pause()
    except KeyboardInterrupt:
        {then}

tular.cli.tular.get_command = lambda context, name: command
tular.cli.main()
"""
FAILS = 'raise StoreError("half a message") from None'
GOES_ON = "signal.pause(); signal.pause()"


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
@pytest.mark.parametrize("then", [FAILS, GOES_ON])
def test_an_interrupt_that_is_swallowed_ends_the_command_all_the_same(name: str, then: str) -> None:
    code = SWALLOWED.format(name=name, then=then)
    done = subprocess.run([sys.executable, "-c", code, "load"], capture_output=True, text=True, timeout=30)
    assert done.returncode == 128 + signal.SIGINT
    assert done.stderr.strip() == "Stopped."
