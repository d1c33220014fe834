"""Lists of rows completed column by column.

graphql-core resolves a list field by field: 10,000 rows of 11 fields are 110,000 calls. Where a list is `Rows` and
every field asked for is a `Column` or a `Link`, this executor reads each field once for all rows and puts the objects
together from the columns. Whatever does not fit (another resolver, a value that the type cannot serialise, null
where none may be) is left to the stock executor, which is also the oracle in tests: both give the same answer.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import lru_cache
from types import NoneType
from typing import Any

from graphql import (
    FieldNode,
    GraphQLEnumType,
    GraphQLError,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLOutputType,
    Undefined,
    is_leaf_type,
    located_error,
)
from graphql.execution import ExecutionContext
from graphql.execution.execute import get_field_def
from graphql.execution.values import get_argument_values
from graphql.pyutils import Path
from graphql.type import TypeNameMetaFieldDef

from tular.results.rows import Column, Link, Rows

SMALLEST_INT, LARGEST_INT = -(2**31), 2**31 - 1


class NotColumnarError(Exception):
    """This list is for the stock executor."""


class ColumnarContext(ExecutionContext):
    """The stock executor, but for lists of rows; and once the request's time is over it begins no field any more."""

    def execute_field(
        self, parent_type: GraphQLObjectType, source: Any, field_nodes: list[FieldNode], path: Path
    ) -> Any:
        if not self._late:
            return super().execute_field(parent_type, source, field_nodes, path)
        definition = get_field_def(self.schema, parent_type, field_nodes[0])
        if definition is None:
            return Undefined
        error = located_error(self.context_value.deadline.passed(), field_nodes, path.as_list())
        self.handle_field_error(error, definition.type, path)
        return None

    @property
    def _late(self) -> bool:
        return self.context_value is not None and self.context_value.deadline.over

    def complete_list_value(
        self, return_type: GraphQLList[GraphQLOutputType], field_nodes: Any, info: Any, path: Any, result: Any
    ) -> Any:
        if isinstance(result, Rows):
            try:
                return self._complete_rows(_object_type(return_type.of_type), field_nodes, result)
            except NotColumnarError:
                pass
        return super().complete_list_value(return_type, field_nodes, info, path, result)

    def _complete_rows(
        self, type_: GraphQLObjectType, nodes: list[FieldNode], rows: Rows
    ) -> list[dict[str, Any]]:
        """One dictionary a row, fields in the order of the query."""
        if type_.is_type_of is not None:
            raise NotColumnarError
        fields = self.collect_subfields(type_, nodes)
        columns = [self._complete_field(type_, field_nodes, rows) for field_nodes in fields.values()]
        return list(map(_maker(tuple(fields)), *columns)) if columns else [{} for _ in range(len(rows))]

    def _complete_field(self, parent: GraphQLObjectType, nodes: list[FieldNode], rows: Rows) -> Sequence[Any]:
        definition = get_field_def(self.schema, parent, nodes[0])
        if definition is None or self._late:
            raise NotColumnarError
        if definition is TypeNameMetaFieldDef:
            return [parent.name] * len(rows)
        resolver = definition.resolve
        if not isinstance(resolver, Column | Link):
            raise NotColumnarError
        try:
            arguments = (
                get_argument_values(definition, nodes[0], self.variable_values) if definition.args else {}
            )
            taken = resolver.take(rows, **arguments)
        except Exception as error:  # the stock executor meets it again and reports it with its path
            raise NotColumnarError from error
        if isinstance(taken, Rows):
            return self._complete_links(definition.type, nodes, taken)
        return _serialised(definition.type, taken)

    def _complete_links(
        self, type_: GraphQLOutputType, nodes: list[FieldNode], linked: Rows
    ) -> Sequence[Any]:
        """The rows that a link leads to, each completed once; None where there is none."""
        present = linked.present
        if present is not None and isinstance(type_, GraphQLNonNull):
            raise NotColumnarError
        distinct, places = linked.distinct()
        completed: list[Any] = self._complete_rows(_object_type(type_), nodes, distinct)
        if places is None:
            return completed
        return list(map([*completed, None].__getitem__, places))


def _object_type(type_: GraphQLOutputType) -> GraphQLObjectType:
    named = type_.of_type if isinstance(type_, GraphQLNonNull) else type_
    if not isinstance(named, GraphQLObjectType):
        raise NotColumnarError
    return named


def _serialised(type_: GraphQLOutputType, values: list[Any]) -> list[Any]:
    """The values as the type's `serialize` gives them, without calling it where it changes nothing."""
    kinds = set(map(type, values))
    gaps = NoneType in kinds
    kinds.discard(NoneType)
    if isinstance(type_, GraphQLNonNull):
        if gaps:
            raise NotColumnarError
        type_ = type_.of_type
    if isinstance(type_, GraphQLList):
        return _serialised_lists(type_, values)
    if not is_leaf_type(type_):
        raise NotColumnarError
    unchanged = _UNCHANGED.get(str(type_))
    if (
        unchanged is not None
        and kinds <= {unchanged[0]}
        and unchanged[1]([value for value in values if value is not None] if gaps else values)
    ):
        return values
    try:
        if isinstance(type_, GraphQLEnumType):
            names = {value: _leaf(type_, value) for value in set(values) - {None}}
            return list(map(names.get, values))
        return [None if value is None else _leaf(type_, value) for value in values]
    except (GraphQLError, TypeError, ValueError) as error:
        raise NotColumnarError from error


def _serialised_lists(type_: GraphQLList[Any], values: list[Any]) -> list[Any]:
    if not all(isinstance(value, list | None) for value in values):
        raise NotColumnarError
    return [None if value is None else _serialised(type_.of_type, value) for value in values]


def _leaf(type_: Any, value: Any) -> Any:
    serialised = type_.serialize(value)
    if serialised is None:
        raise NotColumnarError
    return serialised


@lru_cache(maxsize=1_000)
def _maker(names: tuple[str, ...]) -> Callable[..., dict[str, Any]]:
    """A function from as many values to a dictionary with these keys.

    Written out as source, as `collections.namedtuple` does, since that is twice as fast as `dict(zip(…))`. The names
    are response keys of a parsed query: letters, digits and underscores.
    """
    values = [f"v{number}" for number in range(len(names))]
    pairs = ", ".join(f"{name!r}: {value}" for name, value in zip(names, values, strict=True))
    made: Callable[..., dict[str, Any]] = eval(
        f"lambda {', '.join(values)}: {{{pairs}}}", {"__builtins__": {}}
    )
    return made


def _any(_values: list[Any]) -> bool:
    return True


def _all_finite(values: list[Any]) -> bool:
    return math.isfinite(sum(values))


def _all_in_range(values: list[Any]) -> bool:
    return not values or (min(values) >= SMALLEST_INT and max(values) <= LARGEST_INT)


_UNCHANGED = {
    "String": (str, _any),
    "ID": (str, _any),
    "Boolean": (bool, _any),
    "Int": (int, _all_in_range),
    "Float": (float, _all_finite),
}
"""Types and the Python type whose values they return as they are, on a condition."""
