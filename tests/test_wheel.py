"""The wheel, installed into an empty environment outside the source tree, is whole."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import polars
import pytest

ROOT = Path(__file__).parents[1]


def run(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, capture_output=True, text=True, timeout=280, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def scripts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of the commands of an environment that holds the wheel, and lends the packages that it needs, whose set
    and versions `make` and `tests/test_dependencies.py` hold."""
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    run(sys.executable, "-m", "venv", folder / "venv", cwd=folder)
    scripts = folder / "venv" / "bin"
    pip = (scripts / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    run(*pip, "--no-deps", *folder.glob("*.whl"), cwd=folder)
    (installed,) = (folder / "venv").glob("lib/python*/site-packages")
    (installed / "lent.pth").write_text(f"{Path(polars.__file__).parents[1]}\n")
    return scripts


@pytest.mark.timeout(600)
def test_help_and_schema(scripts: Path, tmp_path: Path) -> None:
    assert "tular analyze" in run(scripts / "tular", "--help", cwd=tmp_path)
    assert run(scripts / "tular", "schema", cwd=tmp_path) == (ROOT / "schema.graphql").read_text("utf-8")


def test_every_statement_and_asset_is_inside(scripts: Path, tmp_path: Path) -> None:
    listing = """
import pathlib, tular
root = pathlib.Path(tular.__file__).parent
print(*(file.relative_to(root) for file in root.rglob("*")), sep="\\n")
"""
    inside = set(run(scripts / "python", "-c", listing, cwd=tmp_path).split("\n"))
    wanted = {f"cypher/{file.relative_to(ROOT / 'cypher')}" for file in (ROOT / "cypher").rglob("*.cypher")}
    package = ROOT / "service" / "tular"
    wanted |= {
        str(file.relative_to(package))
        for file in (package / "api" / "http" / "static").rglob("*")
        if file.is_file()
    }
    assert len(wanted) > 20
    assert wanted <= inside
    code = "from tular.store.driver.statements import statement; print(statement('read/current_run').text)"
    assert "MATCH" in run(scripts / "python", "-c", code, cwd=tmp_path)
