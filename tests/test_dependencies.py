"""Dependencies have bounds; where something private of one is used, this test names the reason and fails with it."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

import pytest

from tests.conftest import ROOT

SOURCES = [*(ROOT / "service" / "tular").rglob("*.py")]
REASONS = {
    "neo4j._exceptions": "the one sign that a server wants TLS, or does not, comes as an error of this module",
    "jgo.maven._core": "the registries that jgo asks by itself, so that ours names none",
    "jgo.env._lockfile": "how a resolved set of jars becomes a lock file with their checksums",
    "uvicorn.protocols.http.httptools_impl": "bounds on headers and slow clients are put around its protocol",
    "numba.core": "kernels that work on several sources at once need the code generator's vectors",
}
"""Private modules in use, and why. Their packages have upper bounds: the next version may have moved them."""


def declared() -> dict[str, str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    pairs = (re.match(r"([\w-]+)(.*)", entry) for entry in project["dependencies"])
    return {match[1]: match[2] for match in pairs if match}


def private_imports() -> set[str]:
    found = set()
    for source in SOURCES:
        for node in ast.walk(ast.parse(source.read_text("utf-8"))):
            modules = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            modules += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            found |= {name for name in modules if not name.startswith("tular") and _is_private(name)}
    return found


def _is_private(module: str) -> bool:
    return bool(re.search(r"\._(?!_)|_impl\b", module)) or module.startswith("numba.core")


def test_every_dependency_has_a_bound_and_a_reason() -> None:
    reasons = (ROOT / "ARCHITECTURE.md").read_text("utf-8").partition("## Dependencies")[2]
    for name, bound in declared().items():
        assert bound.startswith(">="), name
        assert re.search(rf"[| ]{re.escape(name)}[,; |]", reasons), (
            f"ARCHITECTURE.md does not say why {name} is here"
        )


def test_private_modules_in_use_are_the_ones_with_a_reason() -> None:
    used = private_imports()
    assert {name for name in used if not any(name.startswith(known) for known in REASONS)} == set()
    assert {known for known in REASONS if not any(name.startswith(known) for name in used)} == set()


@pytest.mark.parametrize("module", REASONS)
def test_a_package_whose_private_parts_are_used_has_an_upper_bound(module: str) -> None:
    assert "<" in declared()[module.partition(".")[0]]


def test_places_that_the_architecture_names_exist() -> None:
    """ARCHITECTURE.md sends newcomers to files: a table that names one that has gone misleads them."""
    text = (
        (ROOT / "ARCHITECTURE.md")
        .read_text("utf-8")
        .partition("## Where does it go?")[2]
        .partition("## Two")[0]
    )
    named = [name for name in re.findall(r"`([\w/.]+/[\w/.]*|[\w]+\.py)`", text) if "<" not in name]
    assert len(named) > 10
    places = (ROOT, ROOT / "service" / "tular")
    assert [name for name in named if not any(Path(place, name).exists() for place in places)] == []
