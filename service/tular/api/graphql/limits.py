"""How much one request may ask: measured on the document before anything is executed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import ceil
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
    SelectionSetNode,
    get_argument_values,
    get_named_type,
    is_composite_type,
)
from graphql.type import SchemaMetaFieldDef, TypeMetaFieldDef, TypeNameMetaFieldDef

from tular.api.graphql.failures import RequestError
from tular.api.graphql.introspection_costs import INTROSPECTED_VALUE, introspection_bounds

MEASURES = ("cost", "depth", "fields", "aliases")
PAGE_ARGUMENTS = ("first", "last")
META_FIELDS = {"__schema": SchemaMetaFieldDef, "__type": TypeMetaFieldDef, "__typename": TypeNameMetaFieldDef}


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one request."""

    body_bytes: int = 100_000
    document_bytes: int = 30_000
    tokens: int = 2_000
    definitions: int = 50
    """Operations and fragments of a document."""
    repeats: int = 50_000
    """Pairs of fields with the same name in a document: validation compares each with each."""
    depth: int = 12
    """Levels of fields; introspection has its own rule."""
    aliases: int = 30
    fields: int = 1_000
    """Fields and spreads of the query with its fragments written out."""
    cost: int = 250_000
    """Values in the largest possible answer; a question to Neo4j counts as many (see `costs`)."""
    seconds: float = 30.0


@dataclass(frozen=True, slots=True)
class Measured:
    """What a part of a query asks for, each object of its parent once."""

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
        self.bounds = {**introspection_bounds(schema), **bounds}

    def check(
        self, document: DocumentNode, operation: OperationDefinitionNode, variables: dict[str, Any]
    ) -> Measured:
        """What the operation asks for. Raises RequestError when that is more than the limits allow."""
        measured = self.measure(document, operation, variables)
        self.hold(measured)
        return measured

    def told(self, measured: Measured) -> dict[str, Any]:
        """What is measured and what is allowed, for clients."""
        limits = {name: getattr(self.limits, name) for name in MEASURES}
        found = {name: getattr(measured, name) for name in MEASURES}
        return {**found, "allowed": all(found[name] <= limits[name] for name in MEASURES), "limits": limits}

    def hold(self, measured: Measured) -> None:
        """Raises RequestError when that is more than the limits allow."""
        limits = self.limits
        _hold("fields", measured.fields, limits.fields, "Ask for less, or split the query.")
        _hold("aliases", measured.aliases, limits.aliases, "Split the query.")
        _hold("depth", measured.depth, limits.depth, "Ask for nested things in a second query, by id.")
        _hold("cost", measured.cost, limits.cost, "Ask for smaller pages (`first`) or fewer nested fields.")

    def measure(
        self, document: DocumentNode, operation: OperationDefinitionNode, variables: dict[str, Any]
    ) -> Measured:
        fragments = {d.name.value: d for d in document.definitions if isinstance(d, FragmentDefinitionNode)}
        root = self.schema.get_root_type(operation.operation)
        if root is None:
            message = f"There is nothing to ask by {operation.operation.value}."
            raise RequestError(400, "BAD_QUERY", message, remedy="Send a query.")
        return _Walk(self, fragments, variables).selections(root, operation.selection_set)


class _Walk:
    """Each fragment is measured once, however often it is spread: what it costs grows with its parents' number."""

    def __init__(
        self, meter: Meter, fragments: Mapping[str, FragmentDefinitionNode], variables: dict[str, Any]
    ) -> None:
        self.meter = meter
        self.fragments = fragments
        self.variables = variables
        self.known: dict[str, Measured] = {}

    def selections(self, parent: Any, selections: SelectionSetNode) -> Measured:
        return _sum(self.selection(parent, selection) for selection in selections.selections)

    def selection(self, parent: Any, selection: SelectionNode) -> Measured:
        if isinstance(selection, FieldNode):
            return self.field(parent, selection)
        if isinstance(selection, FragmentSpreadNode):
            return _sum((Measured(fields=1), self.spread(selection.name.value)))
        assert isinstance(selection, InlineFragmentNode)
        return self.fragment(parent, selection)

    def spread(self, name: str) -> Measured:
        if name not in self.known:
            self.known[name] = self.fragment(None, self.fragments[name])
        return self.known[name]

    def fragment(self, parent: Any, fragment: FragmentDefinitionNode | InlineFragmentNode) -> Measured:
        condition = fragment.type_condition
        type_ = self.meter.schema.get_type(condition.name.value) if condition else parent
        return self.selections(type_, fragment.selection_set)

    def field(self, parent: Any, node: FieldNode) -> Measured:
        name = node.name.value
        definition: GraphQLField = META_FIELDS.get(name) or parent.fields[name]
        where = f"{parent.name}.{name}"
        own = INTROSPECTED_VALUE if where.startswith("__") else self.meter.costs.get(where, 1)
        inner, below = get_named_type(definition.type), Measured()
        if node.selection_set and is_composite_type(inner):
            below = self.selections(inner, node.selection_set)
        levels = 0 if where.startswith("__") or name.startswith("__") else 1
        return Measured(
            aliases=below.aliases + (node.alias is not None),
            fields=below.fields + 1,
            depth=below.depth + levels,
            cost=own + ceil(below.cost * self.items(where, definition, node)) if below.cost else own,
        )

    def items(self, where: str, definition: GraphQLField, node: FieldNode) -> float:
        """How many objects the field can lead to."""
        pages = [name for name in PAGE_ARGUMENTS if name in definition.args]
        if where in self.meter.bounds or not pages:
            return self.meter.bounds.get(where, 1)
        given = get_argument_values(definition, node, self.variables)
        return max(1, *(int(given.get(name) or 0) for name in pages))


def _sum(parts: Iterable[Measured]) -> Measured:
    aliases = fields = depth = cost = 0
    for part in parts:
        aliases += part.aliases
        fields += part.fields
        depth = max(depth, part.depth)
        cost += part.cost
    return Measured(aliases, fields, depth, cost)


def _hold(what: str, measured: int, limit: int, remedy: str) -> None:
    if measured > limit:
        raise RequestError(
            400,
            "TOO_MUCH",
            f"The query's {what} is above the limit of {limit:,}.".replace(",", " "),
            remedy=remedy,
        )
