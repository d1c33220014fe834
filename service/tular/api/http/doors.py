"""What is open to whom: hosts, origins, keys, and switches of whole parts."""

from __future__ import annotations

import ipaddress
import re
import socket
from dataclasses import dataclass, replace

from tular.api.auth.issuer import Issuer
from tular.errors import ConfigError

LOOPBACK = ("localhost", "127.0.0.1", "::1")
ORIGIN = re.compile(r"https?://(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(:\d{1,5})?", re.ASCII)
USUAL_RATE = 1_200
"""Requests a minute from one key or address, where others than this machine can ask."""


@dataclass(frozen=True, slots=True)
class Doors:
    """How the service was told to open."""

    host: str = "127.0.0.1"
    allow_hosts: tuple[str, ...] = ()
    """Names under which it may be asked, beside those of this machine and `host`."""
    allow_origins: tuple[str, ...] = ()
    """Origins of other hosts whose pages may ask (CORS)."""
    open: bool = False
    """Everybody may ask, and change how things are shown, without a key."""
    read_only: bool = False
    introspection: bool = True
    graphiql: bool = True
    metrics: bool = True
    rate: int | None = None
    """Requests a minute from one key or address; None: the usual, 0: any number."""
    issuer: Issuer | None = None
    access_log: bool = False
    """Write a line of JSON to standard error for each request."""

    @property
    def loopback(self) -> bool:
        """Whether only this machine can connect."""
        return is_loopback(self.host)

    @property
    def per_minute(self) -> int | None:
        if self.rate is None:
            return None if self.loopback else USUAL_RATE
        return self.rate or None

    def checked(self) -> Doors:
        """The same with origins in the form in which browsers send them. Raises ConfigError."""
        if self.issuer is not None:
            self.issuer.checked()
        return replace(self, allow_origins=tuple(map(checked_origin, self.allow_origins)))


def is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def checked_origin(origin: str) -> str:
    """Raises ConfigError with the right form."""
    plain = origin.strip().rstrip("/").lower()
    if not ORIGIN.fullmatch(plain):
        name = re.sub(r"^\w*:?/*", "", plain).partition("/")[0] or "app.example.org"
        raise ConfigError(
            f"{origin!r} is no origin.",
            remedy=f"Write scheme and host, with a port where there is one: https://{name.lstrip('*.')}.",
            field="allow-origin",
        )
    return plain


class Hosts:
    """Names under which the service may be asked.

    A page of another origin whose name was rebound to this machine's address sends that name in `Host`: it is not
    among these. An address cannot be rebound, so any address will do where the service listens on all of them.
    """

    def __init__(self, doors: Doors) -> None:
        self.names = {*LOOPBACK, doors.host.lower(), *(name.lower() for name in doors.allow_hosts)}
        self.any_address = doors.host in ("0.0.0.0", "::")
        if self.any_address:
            self.names.add(socket.gethostname().lower())

    def allows(self, header: str) -> bool:
        name = without_port(header)
        if name in self.names or "*" in self.names:
            return True
        return self.any_address and _is_address(name)


def without_port(header: str) -> str:
    """The host of a `Host` header in lower case; an IPv6 address without its brackets."""
    text = header.strip().lower()
    if text.startswith("["):
        return text[1:].partition("]")[0]
    return text.partition(":")[0].rstrip(".")


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
