"""The OpenID Connect issuer whose tokens are taken."""

from __future__ import annotations

from dataclasses import dataclass

from tular.errors import ConfigError

SAFE = ("https://", "http://127.0.0.1", "http://localhost", "http://[::1]")
"""Beginnings of addresses at which nobody in between can exchange the issuer's keys."""


@dataclass(frozen=True, slots=True)
class Issuer:
    """Whose tokens are taken, for whom they must be made, and which claim holds the role."""

    url: str
    audience: str
    role_claim: str = "roles"

    def checked(self) -> Issuer:
        """The same. Raises ConfigError where its address is not safe."""
        if not self.url.startswith(SAFE):
            raise ConfigError(
                f"The issuer {self.url} is not reached by https.",
                remedy="Give an https:// address.",
                field="oidc-issuer",
            )
        return self
