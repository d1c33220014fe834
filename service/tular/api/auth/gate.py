"""Who may come in: by API key, by a token of the issuer, or without either where that was meant so."""

from __future__ import annotations

from starlette.requests import HTTPConnection

from tular.api.auth.callers import ANYBODY, LOCAL, Caller
from tular.api.auth.keyring import KeyRing, unauthenticated
from tular.api.auth.rates import Rates
from tular.api.auth.tokens import Tokens
from tular.models import AccessRole
from tular.store.keys.secrets import parts_of

LONGEST = 8_000
"""Characters of a token."""
OFTEN = 10
"""How many times as often analysts and those above them may ask."""


class Gate:
    """`loopback`: only this machine can connect. `open`: everybody may come in without a key."""

    def __init__(
        self, ring: KeyRing, rates: Rates, tokens: Tokens | None, *, loopback: bool, open_: bool
    ) -> None:
        self.ring = ring
        self.rates = rates
        self.tokens = tokens
        self.loopback = loopback
        self.open = open_

    async def enter(self, connection: HTTPConnection) -> tuple[Caller, dict[str, str]]:
        """Who asks, and headers that tell how often they may. Raises RequestError: 401, 403, 429, 503."""
        address = connection.client.host if connection.client else "nowhere"
        given = connection.headers.get("authorization")
        if given is None:
            headers = self.rates.take(address)
            return await self._without_key(), headers
        try:
            caller = await self._known(given)
        except Exception:
            self.rates.take(address)
            raise
        times = OFTEN if caller.role.includes(AccessRole.ANALYST) else 1
        return caller, self.rates.take(caller.key or caller.name, times)

    async def _without_key(self) -> Caller:
        if self.open:
            return ANYBODY
        if self.tokens is None and self.loopback and not await self.ring.some():
            return LOCAL
        raise unauthenticated("This service answers only to those with a key.")

    async def _known(self, given: str) -> Caller:
        scheme, _, credential = given.partition(" ")
        credential = credential.strip()
        if scheme.lower() != "bearer" or not credential or len(credential) > LONGEST:
            raise unauthenticated("The header `Authorization` holds no bearer key.")
        if parts := parts_of(credential):
            return await self.ring.caller(*parts)
        if self.tokens is not None and credential.count(".") == 2:
            return await self.tokens.caller(credential)
        raise unauthenticated("The API key is not known.")
