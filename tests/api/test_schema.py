"""The committed schema is the code's, and says what it must."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

import pytest
from click.testing import CliRunner
from graphql import (
    GraphQLObjectType,
    build_schema,
    get_named_type,
    is_list_type,
    is_non_null_type,
    specified_scalar_types,
)

from tular.api.graphql.costs import BOUNDS, COSTS
from tular.api.graphql.schema import build_schema as executable_schema
from tular.api.graphql.schema import sdl
from tular.cli.commands.schema import command
from tular.errors import UsageError
from tular.measures import CATALOGUE
from tular.models import EventKind, Role, Tier

COMMITTED = Path(__file__).parents[2] / "schema.graphql"


def test_committed_schema_is_the_codes() -> None:
    assert COMMITTED.read_text("utf-8") == sdl(), "renew it with `tular schema > schema.graphql`"


def test_schema_is_valid_sdl() -> None:
    assert build_schema(sdl()).query_type is not None


def test_measures_are_the_catalogues() -> None:
    measure = executable_schema().type_map["Measure"]
    assert list(measure.values) == [each.enum_name for each in CATALOGUE]
    for each in CATALOGUE:
        assert each.definition in measure.values[each.enum_name].description


@pytest.mark.parametrize(
    ("name", "words"), [("Tier", Tier), ("Role", Role), ("CommunityEventKind", EventKind)]
)
def test_enums_are_the_analytics(name: str, words: type[StrEnum]) -> None:
    assert list(executable_schema().type_map[name].values) == [word.value for word in words]


@pytest.mark.parametrize("where", sorted({*COSTS, *BOUNDS}))
def test_costs_name_fields_that_exist(where: str) -> None:
    type_name, field = where.split(".")
    assert field in executable_schema().type_map[type_name].fields


def test_every_list_is_bounded() -> None:
    """A list of objects has a page argument, lies in a connection that has one, or its bound is stated."""
    for type_ in executable_schema().type_map.values():
        if not isinstance(type_, GraphQLObjectType) or type_.name.startswith("__"):
            continue
        for name, field in type_.fields.items():
            listed = is_list_type(field.type.of_type if is_non_null_type(field.type) else field.type)
            if listed and isinstance(get_named_type(field.type), GraphQLObjectType) and name != "edges":
                assert "first" in field.args or f"{type_.name}.{name}" in BOUNDS, f"{type_.name}.{name}"


def test_check_passes_and_fails(tmp_path: Path) -> None:
    same, different = tmp_path / "same.graphql", tmp_path / "different.graphql"
    same.write_text(sdl(), "utf-8")
    different.write_text(sdl() + "\n", "utf-8")
    assert CliRunner().invoke(command, ["--check", str(same)]).exit_code == 0
    assert isinstance(CliRunner().invoke(command, ["--check", str(different)]).exception, UsageError)
    assert isinstance(CliRunner().invoke(command, ["--check", str(tmp_path / "none")]).exception, UsageError)


def test_prints_the_schema() -> None:
    assert CliRunner().invoke(command).output == sdl()


def test_everything_is_described() -> None:
    own = (type_ for name, type_ in executable_schema().type_map.items() if not name.startswith("__"))
    for type_ in own:
        assert type_.description, type_.name
        for name, field in getattr(type_, "fields", {}).items():
            assert field.description, f"{type_.name}.{name}"


EMPTY_WORDS = re.compile(
    "a|an|the|of|it|its|i|is|are|in|on|for|with|by|as|to|and|or|thi|this|that|one|what|which|who|all|any|from|at|be|ha|has|"
    "have|their|they|kind|type|relation|account"
)


def _words(text: str) -> set[str]:
    parted = re.sub(r"([a-z0-9])([A-Z])", r"\1 \2", text)
    words = {word.rstrip("s") for word in re.findall(r"[a-z0-9]+", parted.lower())}
    return {word for word in words if not EMPTY_WORDS.fullmatch(word)}


def _described() -> Iterator[tuple[str, str | None, str]]:
    """Name, description and what the name says, of everything in the schema."""
    for name, kind in build_schema(sdl()).type_map.items():
        if name.startswith("__") or name in specified_scalar_types:
            continue
        yield name, kind.description, name
        for value_name, value in getattr(kind, "values", {}).items():
            yield f"{name}.{value_name}", value.description, f"{name} {value_name}"
        for field_name, field in getattr(kind, "fields", {}).items():
            yield f"{name}.{field_name}", field.description, f"{name} {field_name}"
            for argument_name, argument in getattr(field, "args", {}).items():
                yield f"{name}.{field_name}({argument_name})", argument.description, argument_name


def test_every_description_says_more_than_the_name() -> None:
    silent = [f"{name}: {told}" for name, told, said in _described() if not _words(told or "") - _words(said)]
    assert silent == []
