"""`neo4j.conf` of the local server."""

from __future__ import annotations

from tular.store.server.files import Folder, write_private
from tular.store.server.install import Installation
from tular.store.server.java import MEGABYTE, Memory


def write_conf(folder: Folder, installation: Installation, memory: Memory, port: int, *more: str) -> None:
    """The server's settings: loopback only, no door but Bolt, nothing sent anywhere."""
    lines = [
        "# Written by Tular at every start; changes are lost.",
        f"server.directories.lib={installation.lib}",
        "server.default_listen_address=127.0.0.1",
        f"server.bolt.listen_address=127.0.0.1:{port}",
        "server.http.enabled=false",
        "server.https.enabled=false",
        "server.fleet_discovery.enabled=false",
        "dbms.fleet_manager.enabled=false",
        "dbms.usage_report.enabled=false",
        f"server.memory.heap.max_size={memory.heap // MEGABYTE}m",
        f"server.memory.pagecache.size={memory.page_cache // MEGABYTE}m",
        "db.tx_log.rotation.retention_policy=1 days 512M",
        # Neo4j claims a whole log file at once, for each of its two databases.
        "db.tx_log.rotation.size=64m",
        # Five seconds twice at every stop, for clients in a cluster to go elsewhere.
        "internal.dbms.bolt.netty_server_shutdown_quiet_period_duration=0s",
        *more,
    ]
    write_private(folder.conf / "neo4j.conf", "\n".join(lines) + "\n")
