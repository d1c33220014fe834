"""Who asks, and what that allows."""

from __future__ import annotations

from dataclasses import dataclass

from tular.api.graphql.failures import RequestError
from tular.models import AccessRole


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks. `trusted`: may see addresses, paths and settings in errors."""

    name: str
    role: AccessRole
    trusted: bool = False
    key: str = ""
    """Prefix of the API key."""

    def require(self, role: AccessRole, what: str) -> None:
        """Raises RequestError (403) where the role does not allow it."""
        if not self.role.includes(role):
            raise RequestError(
                403,
                "FORBIDDEN",
                f"{what} needs role {role.value}; this caller has {self.role.value}.",
                remedy=f"Use a key of role {role.value}.",
            )


IN_PROCESS = Caller("this process", AccessRole.ADMIN, trusted=True)
"""The command line, which asks the service without a connection."""
LOCAL = Caller("local", AccessRole.ADMIN, trusted=True)
"""Anybody on this machine, while there is no key."""
ANYBODY = Caller("anybody", AccessRole.OPERATOR)
"""Anybody at all, where the service was opened on purpose: may manage no keys."""
