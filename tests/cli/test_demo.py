"""`tular demo --once`: the whole way, again without repeating it, and never over another network."""

from __future__ import annotations

from tests.cli.test_commands import call
from tests.conftest import CACHE, ROOT
from tular.config import Settings


def test_once_answers_again_repeats_nothing_and_another_is_refused(empty_home: Settings) -> None:
    environ = {"TULAR_HOME": str(empty_home.home), "TULAR_CACHE": str(CACHE), "TULAR_MEMORY_GB": "3"}
    environ["http_proxy"] = "http://127.0.0.1:9"  # is not asked for this machine's own addresses
    first = call("demo", "--once", "--accounts", "300", **environ)
    assert first.returncode == 0, first.stderr
    assert '"accountCount": 300' in first.stdout
    again = call("demo", "--once", "--accounts", "300", **environ)
    assert again.stdout == first.stdout
    assert "Analysing" not in again.stderr
    another = call("demo", "--once", "--accounts", "400", **environ)
    assert another.returncode == 2
    assert "300 accounts that are not this demo's" in another.stderr


def test_the_readme_shows_the_demo(empty_home: Settings) -> None:
    environ = {"TULAR_HOME": str(empty_home.home), "TULAR_CACHE": str(CACHE), "TULAR_MEMORY_GB": "3"}
    environ["http_proxy"] = "http://127.0.0.1:9"  # is not asked for this machine's own addresses
    assert call("demo", "--once", **environ).returncode == 0
    environ["TULAR_HOME"] = str(empty_home.home / "demo")
    _, *printed = call("top", "--first", "3", **environ).stdout.splitlines()
    call("neo4j", "stop", **environ)
    picture = (
        (ROOT / "README.md").read_text("utf-8").partition("$ tular top --first 3\n")[2].partition("```")[0]
    )
    _, *shown = picture.splitlines()
    assert [line.rstrip() for line in printed] == shown, "but for the run's id"
