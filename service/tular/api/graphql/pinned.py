"""Which queries name the run that they ask, so that their answers can be kept by clients."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    InlineFragmentNode,
    SelectionSetNode,
    get_argument_values,
)
from graphql.execution import ExecutionContext

BY_RUN = {"run": "id"}
"""Root fields that name a run by another argument than `runId`."""


def names_its_run(execution: ExecutionContext) -> bool:
    """Whether every root field of the operation says by id which run it asks."""
    root = execution.schema.query_type
    assert root is not None
    nodes = list(_fields(execution.operation.selection_set, execution.fragments))
    return bool(nodes) and all(_names(root.fields.get(node.name.value), node, execution) for node in nodes)


def _names(definition: Any, node: FieldNode, execution: ExecutionContext) -> bool:
    name = BY_RUN.get(node.name.value, "runId")
    if definition is None or name not in definition.args:
        return False
    try:
        given = get_argument_values(definition, node, execution.variable_values)
    except GraphQLError:
        return False
    return given.get(definition.args[name].out_name or name) is not None


def _fields(
    selections: SelectionSetNode, fragments: dict[str, FragmentDefinitionNode]
) -> Iterator[FieldNode]:
    for selection in selections.selections:
        if isinstance(selection, FieldNode):
            yield selection
        elif isinstance(selection, FragmentSpreadNode):
            yield from _fields(fragments[selection.name.value].selection_set, fragments)
        elif isinstance(selection, InlineFragmentNode):
            yield from _fields(selection.selection_set, fragments)
