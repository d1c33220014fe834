"""The tools whose tables Tular knows by their columns, as `tools.toml` declares them, and callers' mapping files."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from tular.errors import UsageError
from tular.ingest.columns import BY_NAME, Rules, Subject, plain
from tular.models import Relation


@dataclass(frozen=True, slots=True)
class Tool:
    name: str
    subject: Subject
    signature: frozenset[str]
    """Plain names that are all there."""
    columns: Mapping[str, tuple[str, ...]]
    """Tular's column → plain names of the file's, of which the first that is there counts."""
    relation: Relation | None = None
    platform: str = ""
    rules: Rules = field(default_factory=Rules)

    def assigned(self, names: Sequence[str]) -> dict[str, str]:
        """The file's column → Tular's. Several of Tular's may want one: the first has it."""
        by_plain: dict[str, str] = {}
        for name in names:
            by_plain.setdefault(plain(name), name)
        found: dict[str, str] = {}
        for ours, wanted in self.columns.items():
            theirs = next((by_plain[name] for name in wanted if name in by_plain), None)
            if theirs is not None and theirs not in found:
                found[theirs] = ours
        return found

    def fits(self, names: Sequence[str]) -> bool:
        """Whether all is there that a row of its subject needs."""
        found = set(self.assigned(names).values())
        if self.subject is Subject.RELATIONS:
            return {"source", "target"} <= found
        return True


def tool_of(names: Sequence[str]) -> Tool | None:
    """The tool with the longest signature among those whose signature is there and that fit."""
    given = frozenset(map(plain, names))
    fitting = [tool for tool in known_tools() if tool.signature <= given and tool.fits(names)]
    return max(fitting, key=lambda tool: len(tool.signature), default=None)


@cache
def known_tools() -> tuple[Tool, ...]:
    declared = tomllib.loads(files("tular.ingest").joinpath("tools.toml").read_text(encoding="utf-8"))
    return tuple(_tool(one) for one in declared["tool"])


@cache
def signature_names() -> frozenset[str]:
    """Plain names that tell any tool."""
    return frozenset().union(*(tool.signature for tool in known_tools()))


def read_mapping(path: Path) -> Tool:
    """A caller's own mapping file: the words of `tools.toml` for one table, without a signature.

    Raises UsageError when it cannot be read or says what Tular does not know.
    """
    try:
        declared = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}.", remedy="Check its path.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(
            f"{path} is not TOML: {error}.", remedy="See docs/loading.md for an example."
        ) from error
    try:
        return _tool({"name": f"a table as {path.name} maps it", **declared})
    except _MappingError as error:
        raise UsageError(f"{path}: {error}.", remedy="See docs/loading.md for an example.") from error


class _MappingError(ValueError):
    """What is wrong with a declaration."""


def _tool(declared: Mapping[str, Any]) -> Tool:
    unknown = declared.keys() - {*_WORDS}
    if unknown:
        raise _MappingError(f"{sorted(unknown)[0]!r} is none of {', '.join(_WORDS)}")
    subject = _one_of(Subject, declared.get("subject", ""), "subject")
    relation = declared.get("relation")
    return Tool(
        declared["name"],
        subject,
        frozenset(map(plain, declared.get("signature", ()))),
        _columns(subject, declared.get("columns", {})),
        _one_of(Relation, str(relation).upper(), "relation") if relation else None,
        declared.get("platform", ""),
        _rules(declared.get("rules", {}), declared.get("kinds", {})),
    )


_WORDS = ("name", "subject", "signature", "columns", "relation", "platform", "rules", "kinds")


def _columns(subject: Subject, declared: Mapping[str, str | Sequence[str]]) -> dict[str, tuple[str, ...]]:
    columns = {}
    for ours, theirs in declared.items():
        if ours not in BY_NAME[subject]:
            raise _MappingError(
                f"{ours!r} is no column of {subject}; known are {', '.join(BY_NAME[subject])}"
            )
        columns[ours] = tuple(plain(name) for name in ([theirs] if isinstance(theirs, str) else theirs))
    return columns


def _rules(declared: Mapping[str, Any], kinds: Mapping[str, str]) -> Rules:
    known = {one.name for one in fields(Rules)} - {"kinds"}
    if unknown := declared.keys() - known:
        raise _MappingError(f"{sorted(unknown)[0]!r} is none of the rules {', '.join(sorted(known))}")
    for relation in kinds.values():
        if relation:
            _one_of(Relation, relation.removeprefix("-"), "kind")
    return Rules(kinds={word.lower(): relation for word, relation in kinds.items()}, **declared)


def _one_of(words: type[Any], value: str, what: str) -> Any:
    try:
        return words(value)
    except ValueError:
        raise _MappingError(
            f"{value!r} is no {what}; it is one of {', '.join(word.value for word in words)}"
        ) from None
