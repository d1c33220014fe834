"""How much one request may ask: measured on the document before anything is executed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLField,
    GraphQLSchema,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionNode,
    get_argument_values,
    get_named_type,
    is_composite_type,
)

from tular.api.graphql.failures import RequestError

PAGE_ARGUMENT = "first"


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one request."""

    body_bytes: int = 100_000
    tokens: int = 2_000
    depth: int = 12
    """Levels of fields; introspection has its own rule."""
    aliases: int = 30
    fields: int = 1_000
    """Fields of the query with its fragments written out."""
    cost: int = 250_000
    """Values in the largest possible answer; a question to Neo4j counts as many (see `costs`)."""
    seconds: float = 30.0


@dataclass(slots=True)
class _Measured:
    aliases: int = 0
    fields: int = 0
    depth: int = 0
    cost: int = 0


class Meter:
    """Measures an operation of a document that passed the standard rules: no cycles, no unknown fields.

    `costs` names fields (`Account.neighbours`) that cost more than one value each; `bounds` tells how many
    items a list without a page argument may have.
    """

    def __init__(
        self, schema: GraphQLSchema, limits: Limits, costs: Mapping[str, int], bounds: Mapping[str, int]
    ) -> None:
        self.schema = schema
        self.limits = limits
        self.costs = costs
        self.bounds = bounds

    def check(
        self, document: DocumentNode, operation: OperationDefinitionNode, variables: dict[str, Any]
    ) -> None:
        """Raises RequestError when the operation asks for more than the limits allow."""
        fragments = {d.name.value: d for d in document.definitions if isinstance(d, FragmentDefinitionNode)}
        root = self.schema.get_root_type(operation.operation)
        if root is None:
            message = f"There is nothing to ask by {operation.operation.value}."
            raise RequestError(400, "BAD_QUERY", message, remedy="Send a query.")
        _Walk(self, fragments, variables).selections(root, operation.selection_set.selections, 1, 1)


class _Walk:
    def __init__(
        self, meter: Meter, fragments: Mapping[str, FragmentDefinitionNode], variables: dict[str, Any]
    ) -> None:
        self.meter = meter
        self.fragments = fragments
        self.variables = variables
        self.measured = _Measured()

    def selections(self, parent: Any, selections: Any, depth: int, times: int) -> None:
        for selection in selections:
            self.selection(parent, selection, depth, times)

    def selection(self, parent: Any, selection: SelectionNode, depth: int, times: int) -> None:
        if isinstance(selection, FieldNode):
            self.field(parent, selection, depth, times)
        elif isinstance(selection, FragmentSpreadNode):
            self.fragment(parent, self.fragments[selection.name.value], depth, times)
        elif isinstance(selection, InlineFragmentNode):
            self.fragment(parent, selection, depth, times)

    def fragment(
        self, parent: Any, fragment: FragmentDefinitionNode | InlineFragmentNode, depth: int, times: int
    ) -> None:
        condition = fragment.type_condition
        type_ = self.meter.schema.get_type(condition.name.value) if condition else parent
        self.selections(type_, fragment.selection_set.selections, depth, times)

    def field(self, parent: Any, node: FieldNode, depth: int, times: int) -> None:
        name = node.name.value
        if name.startswith("__"):
            return
        definition: GraphQLField = parent.fields[name]
        where = f"{parent.name}.{name}"
        self.count(node, depth, times * self.meter.costs.get(where, 1))
        inner = get_named_type(definition.type)
        if node.selection_set and is_composite_type(inner):
            items = times * self.items(where, definition, node)
            self.selections(inner, node.selection_set.selections, depth + 1, items)

    def items(self, where: str, definition: GraphQLField, node: FieldNode) -> int:
        """How many objects the field can lead to."""
        if PAGE_ARGUMENT not in definition.args:
            return self.meter.bounds.get(where, 1)
        wanted = get_argument_values(definition, node, self.variables).get(PAGE_ARGUMENT)
        return wanted if isinstance(wanted, int) and wanted > 0 else 1

    def count(self, node: FieldNode, depth: int, cost: int) -> None:
        measured, limits = self.measured, self.meter.limits
        measured.fields += 1
        measured.aliases += node.alias is not None
        measured.depth = max(measured.depth, depth)
        measured.cost += cost
        _hold("fields", measured.fields, limits.fields, "Ask for less, or split the query.")
        _hold("aliases", measured.aliases, limits.aliases, "Split the query.")
        _hold("depth", measured.depth, limits.depth, "Ask for nested things in a second query, by id.")
        _hold(
            "cost",
            measured.cost,
            limits.cost,
            "Ask for smaller pages (`first`) or fewer fields in nested lists.",
        )


def _hold(what: str, measured: int, limit: int, remedy: str) -> None:
    if measured > limit:
        raise RequestError(
            400,
            "TOO_MUCH",
            f"The query's {what} is above the limit of {limit:,}.".replace(",", " "),
            remedy=remedy,
        )
