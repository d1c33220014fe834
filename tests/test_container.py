"""The image and the compose file, as far as they can be checked without an engine."""

from __future__ import annotations

import http.server
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT, free_port
from tular import __version__
from tular.store.server.jars import read_lock

COMPOSE_FILE = ROOT / "docker-compose.yml"
PASSWORD = "TULAR_NEO4J_PASSWORD"


@pytest.fixture(scope="module")
def services() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(COMPOSE_FILE.read_text("utf-8"))["services"]
    return found


@pytest.fixture(scope="module")
def instructions() -> list[tuple[str, str]]:
    """The Dockerfile as (instruction, argument), in order."""
    text = re.sub(r"\\\n", " ", (ROOT / "Dockerfile").read_text("utf-8"))
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return [(word, rest.strip()) for word, _, rest in (line.partition(" ") for line in lines)]


def test_versions_agree_with_the_lock_and_the_package(services: dict[str, Any]) -> None:
    assert services["neo4j"]["image"] == f"neo4j:{read_lock().version}-community"
    assert services["tular"]["image"] == f"tular:{__version__}"


def test_a_missing_password_stops_compose_with_a_sentence(services: dict[str, Any]) -> None:
    asked = [services["neo4j"]["environment"]["NEO4J_AUTH"], services["tular"]["environment"][PASSWORD]]
    assert all(f"${{{PASSWORD}:?set {PASSWORD} in the environment" in word for word in asked)
    assert COMPOSE_FILE.read_text("utf-8").count(f"${{{PASSWORD}") == len(asked)


def test_only_this_machine_reaches_the_ports(services: dict[str, Any]) -> None:
    ports = [port for service in services.values() for port in service["ports"]]
    assert len(ports) == 3
    assert all(port.startswith("127.0.0.1:") for port in ports)


def test_the_service_waits_for_a_healthy_neo4j(services: dict[str, Any]) -> None:
    assert services["tular"]["depends_on"]["neo4j"]["condition"] == "service_healthy"
    assert services["neo4j"]["healthcheck"]["test"][0] == "CMD"


def test_data_survive_the_containers(services: dict[str, Any]) -> None:
    volumes = yaml.safe_load(COMPOSE_FILE.read_text("utf-8"))["volumes"]
    mounted = [volume.partition(":") for service in services.values() for volume in service["volumes"]]
    assert {name for name, _, _ in mounted} == set(volumes)
    assert {"/data"} <= {target for _, _, target in mounted}


def test_settings_in_the_file_are_settings_of_tular(
    services: dict[str, Any], instructions: list[tuple[str, str]]
) -> None:
    from dataclasses import fields

    from tular.config import Settings

    known = {f"TULAR_{field.name.upper()}" for field in fields(Settings)}
    image = re.findall(r"(TULAR_\w+)=", " ".join(rest for word, rest in instructions if word == "ENV"))
    assert set(services["tular"]["environment"]) <= known
    assert set(image) <= known


@pytest.fixture(scope="module")
def compose() -> list[str]:
    """`docker compose config`, where it is installed."""
    installed = (
        shutil.which("docker")
        and not subprocess.run(["docker", "compose", "version"], capture_output=True).returncode
    )
    if not installed:
        pytest.skip("docker compose is not installed")
    return ["docker", "compose", "config", "--format", "json"]


def test_compose_reads_the_file(compose: list[str]) -> None:
    environment = {**os.environ, PASSWORD: "from-the-environment"}
    read = subprocess.run(compose, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    assert (
        json.loads(read.stdout)["services"]["neo4j"]["environment"]["NEO4J_AUTH"]
        == "neo4j/from-the-environment"
    )
    del environment[PASSWORD]
    refused = subprocess.run(compose, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert refused.returncode != 0
    assert f"set {PASSWORD} in the environment" in refused.stderr


def test_the_image_installs_locked_packages_and_runs_as_nobody_special(
    instructions: list[tuple[str, str]],
) -> None:
    runs = [rest for word, rest in instructions if word == "RUN"]
    installs = [line for run in runs for line in run.split("&&") if "pip install" in line]
    assert all("--require-hashes" in line or "--no-deps" in line for line in installs)
    users = [rest for word, rest in instructions if word == "USER"]
    assert users == ["tular"]
    assert [word for word, _ in instructions].index("USER") < [word for word, _ in instructions].index("CMD")


def test_the_image_copies_only_what_the_build_may_see(instructions: list[tuple[str, str]]) -> None:
    allowed = {
        line[1:] for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines() if line[:1] == "!"
    }
    copied: set[str] = set()
    for word, rest in instructions:
        if word == "COPY" and not rest.startswith("--from"):
            copied |= set(rest.split()[:-1])
    assert copied == allowed
    assert all((ROOT / name).exists() for name in copied)


def test_the_images_python_is_one_that_tular_takes(instructions: list[tuple[str, str]]) -> None:
    import tomllib

    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["requires-python"]
    bases = {rest.split()[0] for word, rest in instructions if word == "FROM"}
    assert bases == {f"python:{wanted.removeprefix('>=')}-slim"}


class _Service(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200 if self.path == "/health/live" else 404)
        self.end_headers()

    def log_request(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def live_port() -> Iterator[int]:
    with http.server.HTTPServer(("127.0.0.1", 0), _Service) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield server.server_port
        server.shutdown()
        thread.join()


def _healthcheck(instructions: list[tuple[str, str]], port: int) -> int:
    (argument,) = (rest for word, rest in instructions if word == "HEALTHCHECK")
    program, *rest = json.loads(argument.partition("CMD ")[2])
    assert program == "python"
    environment = {**os.environ, "TULAR_PORT": str(port)}
    return subprocess.run([sys.executable, *rest], env=environment, capture_output=True).returncode


def test_the_health_check_tells_live_from_dead(instructions: list[tuple[str, str]], live_port: int) -> None:
    assert _healthcheck(instructions, live_port) == 0
    assert _healthcheck(instructions, free_port()) != 0


@pytest.mark.soak
@pytest.mark.timeout(1800)
def test_the_images_own_commands_give_a_working_tular(
    instructions: list[tuple[str, str]], tmp_path: Path
) -> None:
    """The build stage's RUN lines, with a folder of our own in the place of /opt/tular and of the build folder."""
    build, home = tmp_path / "build", tmp_path / "tular"
    build.mkdir()
    second = [index for index, (word, _) in enumerate(instructions) if word == "FROM"][1]
    for word, rest in instructions[:second]:
        if word == "COPY":
            *sources, target = shlex.split(rest)
            for source in sources:
                _copy(ROOT / source, build / target / ("" if (ROOT / source).is_file() else "."))
        elif word == "RUN":
            command = rest.replace("/opt/tular", str(home)).replace(
                "python -m venv", f"{sys.executable} -m venv"
            )
            subprocess.run(command, shell=True, cwd=build, check=True)
    shown = subprocess.run([home / "bin" / "tular", "schema"], cwd=tmp_path, capture_output=True, text=True)
    assert shown.stdout.strip() == (ROOT / "schema.graphql").read_text("utf-8").strip()


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"), dirs_exist_ok=True)
    else:
        shutil.copy(source, target)
