"""`tular demo --once`: the whole way as README shows it, again without repeating it, never over another network."""

from __future__ import annotations

from tests.cli.test_commands import call
from tests.conftest import CACHE, ROOT
from tular.config import Settings


def test_once_is_as_the_readme_shows_and_repeats_nothing(empty_home: Settings) -> None:
    environ = {"TULAR_HOME": str(empty_home.home), "TULAR_CACHE": str(CACHE), "TULAR_MEMORY_GB": "3"}
    environ["http_proxy"] = "http://127.0.0.1:9"  # is not asked for this machine's own addresses
    first = call("demo", "--once", seconds=400, **environ)
    assert first.returncode == 0, first.stderr
    assert '"accountCount": 5000' in first.stdout
    again = call("demo", "--once", seconds=400, **environ)
    assert again.stdout == first.stdout
    assert "Analysing" not in again.stderr
    another = call("demo", "--once", "--accounts", "400", **environ)
    assert another.returncode == 2
    assert "5,000 accounts that are not this demo's" in another.stderr
    environ["TULAR_HOME"] = str(empty_home.home / "demo")
    _, *printed = call("top", "--first", "3", **environ).stdout.splitlines()
    call("neo4j", "stop", **environ)
    assert [line.rstrip() for line in printed] == _shown_in_readme(), "but for the run's id"


def _shown_in_readme() -> list[str]:
    text = (ROOT / "README.md").read_text("utf-8")
    _, *shown = text.partition("$ tular top --first 3\n")[2].partition("```")[0].splitlines()
    return shown
