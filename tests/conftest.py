"""What all tests share: one real Neo4j a session, started when the first test asks for it, and the shared data."""

from __future__ import annotations

import contextlib
import os
import socket
from collections.abc import Iterator
from pathlib import Path

import neo4j
import pytest
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from tular.config import Settings, load_settings
from tular.errors import TularError
from tular.runs.process import keep_kernels_in
from tular.store.driver.database import Database
from tular.store.schema.migrations import migrate
from tular.store.server.local import LocalNeo4j

# Machines are shared: how long an example takes says nothing.
hypothesis_settings.register_profile(
    "tular", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
hypothesis_settings.load_profile("tular")

ROOT = Path(__file__).resolve().parents[1]
SHARED_DATA = ROOT.parent / "shared" / "data"
NEO4J_FIXTURES = {"settings", "database", "empty_home"}
WIPE = Path(__file__).with_name("wipe.cypher").read_text("utf-8")

CACHE = load_settings(folder=ROOT).cache
"""The user's own cache: jars are fetched once for everybody, kernels compiled once."""
keep_kernels_in(CACHE)
for name in [name for name in os.environ if name.startswith("TULAR_")]:
    del os.environ[name]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if NEO4J_FIXTURES & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.neo4j)


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop(session: pytest.Session) -> None:
    """Fetch Neo4j before the first test, outside any test's time limit; a failure is told by the fixtures."""
    if not session.config.option.collectonly and any(
        item.get_closest_marker("neo4j") for item in session.items
    ):
        with contextlib.suppress(TularError):
            local = LocalNeo4j(
                load_settings({"TULAR_CACHE": str(CACHE), "TULAR_MEMORY_GB": "3"}, folder=ROOT)
            )
            local.install()
            local.practise()


def isolated_settings(home: Path, **environ: str) -> Settings:
    """Settings of `home` alone, whatever the user has set; a small Neo4j on a port of its own."""
    settings = load_settings(
        {"TULAR_HOME": str(home), "TULAR_CACHE": str(CACHE), "TULAR_MEMORY_GB": "3", **environ}, folder=home
    )
    local = LocalNeo4j(settings)
    local.folder.prepare()
    local.folder.port_file.write_text(f"{free_port()}\n", "ascii")
    return settings


def environment(settings: Settings, **more: str) -> dict[str, str]:
    """What a process of its own needs in order to work on the home of `settings`."""
    own = {"TULAR_HOME": str(settings.home), "TULAR_CACHE": str(settings.cache), "TULAR_MEMORY_GB": "3"}
    return {**os.environ, **own, **more}


def environment_of(settings: Settings) -> dict[str, str]:
    """What leads a process of its own to the Neo4j that `settings` lead to."""
    assert settings.neo4j_uri is not None
    return {
        "TULAR_HOME": str(settings.home),
        "TULAR_CACHE": str(settings.cache),
        "TULAR_NEO4J_URI": settings.neo4j_uri,
        "TULAR_NEO4J_USER": settings.neo4j_user,
        "TULAR_NEO4J_PASSWORD": settings.neo4j_password or "",
        "TULAR_ARTIFACTS": settings.artifacts,
    }


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """Settings that lead to the session's running Neo4j."""
    local = LocalNeo4j(isolated_settings(tmp_path_factory.mktemp("home")))
    try:
        yield local.start()
    finally:
        local.stop()


@pytest.fixture(scope="session")
def _driver(settings: Settings) -> Iterator[neo4j.Driver]:
    assert settings.neo4j_uri is not None
    auth = (settings.neo4j_user, settings.neo4j_password or "")
    with neo4j.GraphDatabase.driver(settings.neo4j_uri, auth=auth) as driver:
        yield driver


@pytest.fixture
def database(settings: Settings, _driver: neo4j.Driver) -> Iterator[Database]:
    """A connection to the session's Neo4j with an empty graph and the whole schema."""
    with _driver.session(database=settings.neo4j_database) as session:
        session.run(WIPE).consume()
    with Database.connect(settings) as database:
        migrate(database)
        yield database


@pytest.fixture
def empty_home(tmp_path: Path) -> Iterator[Settings]:
    """Settings of a home of its own, without a running server; what a test starts there is stopped."""
    settings = isolated_settings(tmp_path / "home")
    try:
        yield settings
    finally:
        LocalNeo4j(settings).stop()


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real data sets beside the project."""
    if not SHARED_DATA.is_dir():
        pytest.skip(f"the real data sets are not at {SHARED_DATA}")
    return SHARED_DATA
