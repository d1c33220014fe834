"""API keys as text: a prefix that may be shown, and a secret of which only the hash is kept.

The secret is 192 random bits, so that a plain SHA-256 of it tells nothing: there is no list of likely ones to try.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets

SHAPE = re.compile(r"tular_([0-9a-f]{8})_([0-9A-Za-z_-]{32})", re.ASCII)


def new_key() -> tuple[str, str, str]:
    """A new key, its prefix and the hash of its secret."""
    prefix, secret = secrets.token_hex(4), secrets.token_urlsafe(24)
    return f"tular_{prefix}_{secret}", prefix, hash_of(secret)


def parts_of(key: str) -> tuple[str, str] | None:
    """Prefix and secret; None where the text is no key."""
    found = SHAPE.fullmatch(key)
    return None if found is None else (found[1], found[2])


def hash_of(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def fits(secret: str, kept: str) -> bool:
    return hmac.compare_digest(hash_of(secret), kept)
