"""Bearer tokens of an OpenID Connect issuer: signed, for this audience, in time, and with a role."""

from __future__ import annotations

import asyncio
import json
import logging
import urllib.request
from collections.abc import Mapping
from time import monotonic
from typing import Any

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from tular.api.auth.callers import Caller
from tular.api.auth.issuer import SAFE, Issuer
from tular.api.auth.keyring import unauthenticated
from tular.api.graphql.failures import RequestError
from tular.models import AccessRole

ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "ES256", "ES384", "EdDSA"]
"""Signatures by a key that only the issuer has: none that a shared secret, or nothing, makes."""
LEEWAY = 30
"""Seconds by which clocks may differ."""
KEPT = 600.0
"""Seconds for which the issuer's keys are kept."""
AGAIN = 10.0
"""Seconds after which they may be fetched again for a token that none of them signed."""
LARGEST = 1_000_000
log = logging.getLogger(__name__)


class Tokens:
    """Checks tokens of one issuer."""

    def __init__(self, issuer: Issuer) -> None:
        self.issuer = issuer.checked()
        self._keys: KeySet | None = None
        self._fetched = -KEPT
        self._lock = asyncio.Lock()

    async def caller(self, token: str) -> Caller:
        """Raises RequestError: 401 for a token that does not hold, 403 where it names no role."""
        try:
            claims = await self._claims(token)
            self._check(claims)
        except (JoseError, ValueError, TypeError, KeyError) as error:
            log.info("a token was refused: %s", error)
            raise unauthenticated("The token does not hold.") from None
        role = _role(claims.get(self.issuer.role_claim))
        if role is None:
            raise RequestError(
                403,
                "FORBIDDEN",
                f"The token names no role in {self.issuer.role_claim!r}.",
                remedy=f"Give its holder one of {', '.join(AccessRole)} at the issuer.",
            )
        return Caller(str(claims.get("sub", "unnamed"))[:200], role, trusted=role is AccessRole.ADMIN)

    async def _claims(self, token: str) -> Mapping[str, Any]:
        try:
            return jwt.decode(token, await self._key_set(KEPT), algorithms=ALGORITHMS).claims
        except (JoseError, ValueError):
            # The issuer may have new keys since.
            return jwt.decode(token, await self._key_set(AGAIN), algorithms=ALGORITHMS).claims

    def _check(self, claims: Mapping[str, Any]) -> None:
        required: Any = {
            "iss": {"essential": True, "value": self.issuer.url},
            "aud": {"essential": True, "value": self.issuer.audience},
            "exp": {"essential": True},
        }
        jwt.JWTClaimsRegistry(leeway=LEEWAY, **required).validate(dict(claims))

    async def _key_set(self, oldest: float) -> KeySet:
        async with self._lock:
            if self._keys is None or monotonic() - self._fetched > oldest:
                self._keys = await asyncio.to_thread(self._fetch)
                self._fetched = monotonic()
            return self._keys

    def _fetch(self) -> KeySet:
        """The issuer's public keys, where its configuration says. Raises ValueError."""
        configuration = _json(f"{self.issuer.url.rstrip('/')}/.well-known/openid-configuration")
        if configuration.get("issuer") != self.issuer.url:
            raise ValueError("the configuration names another issuer")
        return KeySet.import_key_set(_json(configuration["jwks_uri"]))


def _json(url: str) -> Any:
    if not url.startswith(SAFE):
        raise ValueError(f"{url} is not reached by https")
    try:
        with urllib.request.urlopen(url, timeout=5) as response:
            return json.loads(response.read(LARGEST))
    except OSError as error:
        raise ValueError(f"{url} cannot be read: {error}") from error


def _role(claim: object) -> AccessRole | None:
    """The highest role among the words of the claim."""
    words = claim.split() if isinstance(claim, str) else claim if isinstance(claim, list) else []
    held = [role for role in AccessRole if role.value in words]
    return held[-1] if held else None
