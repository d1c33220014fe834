"""Where a post can be looked at, by its key: for platforms whose addresses follow from ids."""

from __future__ import annotations

ADDRESSES = {"x": "https://x.com/i/status/{}"}


def post_address(key: str) -> str | None:
    platform, _, number = key.partition(":")
    return ADDRESSES[platform].format(number) if platform in ADDRESSES and number.isdecimal() else None
