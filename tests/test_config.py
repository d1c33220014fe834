"""Settings come from the environment, then the file, then defaults; errors name the key."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from tular.config import Settings, load_settings
from tular.errors import ConfigError


def test_environment_wins_over_file_over_default(tmp_path: Path) -> None:
    (tmp_path / "tular.toml").write_text('port = 9001\nhost = "::1"\n')
    settings = load_settings({"TULAR_PORT": "9002"}, tmp_path)
    assert (settings.port, settings.host, settings.neo4j_user) == (9002, "::1", "neo4j")


def test_artifacts_lie_in_home_unless_told_otherwise(tmp_path: Path) -> None:
    assert load_settings({"TULAR_HOME": "/data/x"}, tmp_path).artifacts == "/data/x/runs"
    assert load_settings({"TULAR_ARTIFACTS": "s3://bucket/runs"}, tmp_path).artifacts == "s3://bucket/runs"


def test_password_file_is_read_to_its_first_line(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("pass word\n\n")
    settings = load_settings({"TULAR_NEO4J_PASSWORD_FILE": str(secret)}, tmp_path)
    assert settings.neo4j_password == "pass word"
    assert "pass word" not in repr(settings)


@pytest.mark.parametrize(
    ("environ", "named"),
    [
        ({"TULAR_PORT": "http"}, "TULAR_PORT"),
        ({"TULAR_PORT": "70000"}, "TULAR_PORT"),
        ({"TULAR_MEMORY_GB": "-1"}, "TULAR_MEMORY_GB"),
        ({"TULAR_MEMORY_GB": "nan"}, "TULAR_MEMORY_GB"),
        ({"TULAR_NEO4J_PASSWORD_FILE": "/nowhere/at/all"}, "TULAR_NEO4J_PASSWORD_FILE"),
    ],
)
def test_wrong_value_names_its_key(environ: dict[str, str], named: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=named) as caught:
        load_settings(environ, tmp_path)
    assert named in caught.value.remedy


def test_unknown_setting_in_the_file_is_refused_with_the_known_ones(tmp_path: Path) -> None:
    (tmp_path / "tular.toml").write_text("prot = 9001\n")
    with pytest.raises(ConfigError, match="'prot'") as caught:
        load_settings({}, tmp_path)
    assert "port" in caught.value.remedy


def test_broken_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "tular.toml").write_text("port = = 1")
    with pytest.raises(ConfigError, match=r"tular\.toml"):
        load_settings({}, tmp_path)


def test_readme_lists_every_setting() -> None:
    readme = (Path(__file__).parent.parent / "README.md").read_text("utf-8")
    for field in fields(Settings):
        assert f"`TULAR_{field.name.upper()}`" in readme
