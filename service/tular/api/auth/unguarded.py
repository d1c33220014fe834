"""A service that strangers can reach has keys, or was opened on purpose."""

from __future__ import annotations

import logging

from tular.api.http.doors import Doors
from tular.config import Settings
from tular.errors import ConfigError, StoreError

log = logging.getLogger(__name__)


def refuse_unguarded(settings: Settings, doors: Doors) -> None:
    """Raises ConfigError where others than this machine could ask and there is no key.

    Where that cannot be known, because Neo4j is away, the service starts and lets nobody in until it is."""
    from tular.store.keys.keeping import any_key

    if doors.loopback or doors.open or doors.issuer is not None:
        return
    try:
        if any_key(settings):
            return
    except StoreError as error:
        log.warning("Whether there are API keys is not known yet: %s", error)
        return
    raise ConfigError(
        f"At {doors.host} others than this machine could ask, and there is no API key yet.",
        remedy="Make one with `tular keys add NAME`, or let everybody in with `tular serve --open`.",
        field="host",
    )
