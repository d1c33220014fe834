"""Settings: the environment, then `tular.toml`, then defaults. An error names the key and where it was set."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, TypeVar

import platformdirs

from tular.errors import ConfigError

FILE_NAME = "tular.toml"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Settings:
    """All that Tular can be told from outside: field `x` is `TULAR_X` in the environment and `x` in the file."""

    home: Path
    """Data folder: the local Neo4j's data, password and logs; runs, unless `artifacts` says otherwise."""
    cache: Path
    """Folder for what can be fetched or made again: Neo4j's jars, compiled kernels."""
    neo4j_uri: str | None
    """Bolt address of a Neo4j that runs already; without it Tular runs one of its own."""
    neo4j_user: str
    neo4j_password: str | None
    """From TULAR_NEO4J_PASSWORD, or the first line of the file that TULAR_NEO4J_PASSWORD_FILE names."""
    neo4j_database: str
    artifacts: str
    """fsspec URL or folder of run artifacts."""
    host: str
    port: int
    memory_gb: float | None
    """Upper bound of memory for an analysis or a bulk load, in GB; None: what the machine has free."""
    tiers: tuple[int, ...] | None
    """Followers from which an account is MICRO, MID, MACRO and MEGA; None: 10,000, 50,000, 500,000, 1,000,000."""

    spark_master: str | None = None
    """Address of the Spark that the engine spark computes on; None: Spark on this machine."""
    spark_staging: str | None = None
    """fsspec URL or folder, reached by all machines of that Spark, for a network while it is computed on."""

    def __repr__(self) -> str:
        shown = {f.name: getattr(self, f.name) for f in fields(self)}
        if shown["neo4j_password"]:
            shown["neo4j_password"] = "***"
        return f"Settings({', '.join(f'{name}={value!r}' for name, value in shown.items())})"


def load_settings(environ: Mapping[str, str] | None = None, folder: Path | None = None) -> Settings:
    """Read settings from `environ` (default: the process's) and `folder/tular.toml` (default: working folder)."""
    sources = _Sources(os.environ if environ is None else environ, (folder or Path.cwd()) / FILE_NAME)
    home = sources.value("home", _path, Path(platformdirs.user_data_dir("tular")))
    return Settings(
        home=home,
        cache=sources.value("cache", _path, Path(platformdirs.user_cache_dir("tular"))),
        neo4j_uri=sources.value("neo4j_uri", str, None),
        neo4j_user=sources.value("neo4j_user", str, "neo4j"),
        neo4j_password=sources.value("neo4j_password_file", _first_line, None)
        or sources.value("neo4j_password", str, None),
        neo4j_database=sources.value("neo4j_database", str, "neo4j"),
        artifacts=sources.value("artifacts", str, str(home / "runs")),
        host=sources.value("host", str, "127.0.0.1"),
        port=sources.value("port", _port, 8000),
        memory_gb=sources.value("memory_gb", _positive, None),
        tiers=sources.value("tiers", _numbers, None),
        spark_master=sources.value("spark_master", str, None),
        spark_staging=sources.value("spark_staging", str, None),
    )


class _Sources:
    """The environment over the file, with the origin of each value kept for error messages."""

    def __init__(self, environ: Mapping[str, str], file: Path) -> None:
        self.environ = environ
        self.file = file
        self.table = _read_table(file)
        known = {f.name for f in fields(Settings)} | {"neo4j_password_file"}
        for name in self.table.keys() - known:
            raise ConfigError(
                f"{file} has an unknown setting {name!r}.",
                remedy=f"Known settings: {', '.join(sorted(known))}.",
                field=name,
            )

    def value(self, name: str, parse: Callable[[Any], T], default: T | None) -> Any:
        key = f"TULAR_{name.upper()}"
        origin, raw = (
            (key, self.environ[key])
            if key in self.environ
            else (f"{name} in {self.file}", self.table.get(name))
        )
        if raw is None or raw == "":
            return default
        try:
            return parse(raw)
        except (TypeError, ValueError, OSError) as error:
            raise ConfigError(
                f"{origin} cannot be {raw!r}: {error}.", remedy=f"Correct {origin}.", field=name
            ) from None


def _read_table(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise ConfigError(
            f"{file} cannot be read: {error}.", remedy="Correct the file or remove it."
        ) from None


def _path(raw: Any) -> Path:
    return Path(raw).expanduser().absolute()


def _first_line(raw: Any) -> str:
    return _path(raw).read_text("utf-8").partition("\n")[0].strip()


def _port(raw: Any) -> int:
    if not str(raw).isascii() or not str(raw).isdigit() or int(raw) > 65535:
        raise ValueError("a port is a number from 0 to 65535")
    return int(raw)


def _positive(raw: Any) -> float:
    with suppress(ValueError):
        if 0 < (number := float(raw)) < float("inf"):
            return number
    raise ValueError("it must be a positive number")


def _numbers(raw: Any) -> tuple[int, ...]:
    """Separated by commas, or a list in the file."""
    try:
        return tuple(int(number) for number in (raw.split(",") if isinstance(raw, str) else raw))
    except ValueError:
        raise ValueError("it takes whole numbers, separated by commas") from None
