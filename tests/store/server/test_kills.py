"""A restore that is killed at any point leaves the old graph or the new one, never none and never a mixture."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import polars as pl
import pytest

from tests.conftest import environment
from tular.config import Settings
from tular.models import Relation, RelationBatch
from tular.store.checksum.graph import checksum
from tular.store.driver.database import Database
from tular.store.load.live import LiveLoader
from tular.store.schema.migrations import migrate
from tular.store.server.local import LocalNeo4j

KILLS = 10
RESTORE = """
import sys
from pathlib import Path
from tular.config import load_settings
from tular.store.server.local import LocalNeo4j
LocalNeo4j(load_settings(folder=Path(sys.argv[1]))).restore(Path(sys.argv[2]))
"""


def _add(local: LocalNeo4j, sources: list[int]) -> str:
    """Follows of account 1 by `sources`; the fingerprint of the graph with them."""
    rows = pl.DataFrame({"source": sources, "target": [1] * len(sources)})
    with Database.connect(local.start()) as database:
        migrate(database)
        LiveLoader(database).write(RelationBatch(Relation.FOLLOWS, "x", rows))
        return checksum(database)


def _restore(settings: Settings, backup: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", RESTORE, str(settings.home), str(backup)]
    return subprocess.Popen(command, env=environment(settings))


@pytest.mark.soak
@pytest.mark.timeout(3600)
def test_a_killed_restore_leaves_one_graph_or_the_other(empty_home: Settings, tmp_path: Path) -> None:
    local = LocalNeo4j(empty_home)
    saved = _add(local, [2, 3])
    backup = tmp_path / "saved.dump"
    local.backup(backup)
    chance = random.Random(7)
    began = time.monotonic()
    _restore(empty_home, backup).wait()
    whole = time.monotonic() - began
    outcomes = []
    for kill in range(KILLS):
        present = _add(local, [100 + kill])
        restoring = _restore(empty_home, backup)
        time.sleep(whole * chance.uniform(0.1, 1.0))
        restoring.send_signal(signal.SIGKILL)
        restoring.wait()
        with Database.connect(local.start()) as database:
            found = checksum(database)
        assert found in {saved, present}
        outcomes.append(found == saved)
        assert not list(local.folder.root.glob("restore-*"))
    print(f"{sum(outcomes)} of {KILLS} ended with the backup's graph")
