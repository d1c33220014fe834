"""Statements: every Cypher text is a file under `cypher/`, named by its path without the suffix."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tular.errors import StoreError

LANGUAGE = "CYPHER 25"
_PACKAGE = Path(__file__).resolve().parents[2]
_HEADER = ("purpose", "parameters", "columns")
_USED = re.compile(r"\$(?:`(?P<quoted>[^`]+)`|(?P<plain>\w+))")
# Strings and comments may hold a `$` that is no parameter.
_NOT_CODE = re.compile(r"//[^\n]*|/\*.*?\*/|'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Statement:
    """One file: what it is for, the parameters it takes, the columns it returns, and its text."""

    name: str
    path: Path
    purpose: str
    parameters: tuple[str, ...]
    columns: tuple[str, ...]
    text: str

    @property
    def query(self) -> str:
        """What is sent. The prefix stands on the file's first line: line numbers stay the file's."""
        return f"{LANGUAGE} {self.text}"

    @property
    def used_parameters(self) -> frozenset[str]:
        code = _NOT_CODE.sub("", self.text)
        return frozenset(match["quoted"] or match["plain"] for match in _USED.finditer(code))

    def cite(self, line: int = 1) -> str:
        return f"{self.path}:{line}"


@cache
def folder() -> Path:
    """`tular/cypher` in an installed wheel, `cypher` beside `service` in the source tree."""
    for candidate in (_PACKAGE / "cypher", _PACKAGE.parents[1] / "cypher"):
        if candidate.is_dir():
            return candidate
    raise StoreError(
        f"Tular's Cypher files are not beside {_PACKAGE}.",
        remedy="Install Tular again: the installation is incomplete.",
    )


@cache
def statement(name: str) -> Statement:
    """The statement `name`, such as "read/account_by_handle"."""
    path = folder() / f"{name}.cypher"
    try:
        text = path.read_text("utf-8")
    except OSError:
        raise StoreError(
            f"There is no statement {name!r}: {path} cannot be read.",
            remedy="Install Tular again: the installation is incomplete.",
        ) from None
    return parse(name, path, text)


def names(group: str = "") -> list[str]:
    """Names of all statements, or of those in one folder such as "migrations", in order."""
    root = folder()
    return sorted(
        path.relative_to(root).with_suffix("").as_posix() for path in (root / group).rglob("*.cypher")
    )


def parse(name: str, path: Path, text: str) -> Statement:
    """Split a file into header and statement; raises StoreError that cites file and line."""
    header = _header(path, text)
    for line, key in enumerate(_HEADER, 1):
        if not header.get(key):
            raise _malformed(path, line, f"lacks the header line `// {key}: …`")
    return Statement(
        name, path, header["purpose"], _listed(header["parameters"]), _listed(header["columns"]), text
    )


def _header(path: Path, text: str) -> dict[str, str]:
    header: dict[str, str] = {}
    key = ""
    for number, line in enumerate(text.splitlines(), 1):
        if not line.startswith("//"):
            break
        content = line[2:].strip()
        word, colon, rest = content.partition(":")
        if colon and word.lower() in _HEADER:
            key = word.lower()
            header[key] = rest.strip()
        elif key:
            header[key] += f" {content}"
        else:
            raise _malformed(path, number, "must begin with `// purpose: …`")
    return header


def _listed(raw: str) -> tuple[str, ...]:
    """Names of "key (String), limit (Integer, at most 100)", in order; "none" is no name."""
    bare = re.sub(r"\([^()]*\)", "", raw)
    listed = tuple(part.strip() for part in bare.split(",") if part.strip())
    return () if listed == ("none",) else listed


def _malformed(path: Path, line: int, what: str) -> StoreError:
    return StoreError(f"{path}:{line} {what}.", remedy="See cypher/README.md for the form of a statement.")
