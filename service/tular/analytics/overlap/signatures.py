"""Audiences of two to ten accounts as signatures: for each account of the network, which of the set it follows.

Bit i of a signature says that the account follows the i-th of the set. How many accounts have each signature answers
every question about overlap exactly: there are at most 1,024 of them, whatever the network's size.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tular.errors import UsageError
from tular.models import Ids

MOST = 10
Signatures = NDArray[np.uint16]
Rows = NDArray[np.integer[Any]]
"""Rows of accounts, of whatever width."""
Counts = NDArray[np.int64]


def signatures(n: int, audiences: Sequence[Ids]) -> Signatures:
    """uint16[n]: of each account, which of the audiences it is in. O(n + sum of audiences).

    `audiences`: rows of accounts, each at most once an audience.
    Raises UsageError unless there are one to ten.
    """
    _check(len(audiences))
    codes = np.zeros(n, np.uint16)
    for bit, audience in enumerate(audiences):
        codes[audience] |= np.uint16(1 << bit)
    return codes


def signatures_of_follows(n: int, source: Rows, target: Rows, wanted: Sequence[int]) -> Signatures:
    """As `signatures`, of the followers of the accounts `wanted`, from the edges of follows: one pass over them."""
    _check(len(wanted))
    bit_of = np.zeros(n, np.uint16)
    bit_of[np.asarray(wanted)] = 1 << np.arange(len(wanted))
    bits = bit_of[target]
    edges = np.flatnonzero(bits)
    codes = np.zeros(n, np.uint16)
    np.bitwise_or.at(codes, source[edges], bits[edges])
    return codes


def counts(codes: Signatures, audiences: int) -> Counts:
    """Accounts with each signature, int64[2^audiences]; entry 0 are those in no audience."""
    return np.bincount(codes, minlength=1 << audiences)


def _check(number: int) -> None:
    if not 1 <= number <= MOST:
        raise UsageError(
            f"An overlap is of one to {MOST} accounts, not {number}.",
            remedy=f"Name at most {MOST} accounts, each once.",
            field="accounts",
        )
