"""One GraphQL request, from its text to its answer."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace
from inspect import isawaitable
from typing import Any

from graphql import DocumentNode, GraphQLError, OperationType
from graphql.execution import ExecutionContext

from tular.api.graphql.context import RequestContext
from tular.api.graphql.documents import DocumentError, Documents
from tular.api.graphql.failures import RequestError, describe, describe_graphql, describe_variable
from tular.api.graphql.limits import Limits, Meter
from tular.api.graphql.pinned import names_its_run
from tular.api.graphql.request_threads import heavy_lane, light_lane
from tular.models import AccessRole

LAST_FIELD = 1.0
"""Seconds for the field that is at work when the time is over."""
MOST_ERRORS = 100
"""Entries of `errors`."""
HEAVY = 20_000
"""Cost from which a request waits in the lane for what takes long."""


@dataclass(frozen=True, slots=True)
class GraphQLRequest:
    """The parameters of GraphQL over HTTP."""

    query: str
    operation_name: str | None = None
    variables: dict[str, Any] = field(default_factory=dict)
    read_only: bool = False
    """Sent by GET: nothing but a query may be executed."""
    estimate: bool = False
    """Only measure what it costs."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The body of a response. `status` is 200 once execution has begun, else says why it did not."""

    status: int
    payload: dict[str, Any]
    headers: dict[str, str] = field(default_factory=dict)
    cost: dict[str, Any] | None = None
    """What the query asks for, and how much it may; None where it was not measured."""
    pinned: bool = False
    """Whether it names the run that it asks."""

    @property
    def codes(self) -> list[str]:
        return [error["extensions"]["code"] for error in self.payload.get("errors", ())]


class Executor:
    """Checks and executes requests against one schema."""

    def __init__(
        self,
        documents: Documents,
        meter: Meter,
        limits: Limits,
        engine: type[ExecutionContext],
        *,
        read_only: bool = False,
    ) -> None:
        self.read_only = read_only
        self.documents = documents
        self.meter = meter
        self.limits = limits
        self.engine = engine

    async def answer(self, request: GraphQLRequest, context: RequestContext) -> Answer:
        """Never raises: what is wrong stands in the answer. Nothing is computed in the event loop.

        Once its time is over no field is begun any more; where one takes longer even so, all is ended."""
        deadline = context.deadline
        try:
            async with asyncio.timeout(deadline.left):
                await context.look()
            begun = await light_lane().run(lambda: self._begin(request, context), deadline.left + LAST_FIELD)
            if isinstance(begun, Answer):
                return begun
            return await heavy_lane().run(begun.answer, deadline.left + LAST_FIELD)
        except DocumentError as error:
            return Answer(400, {"errors": _described(error)})
        except RequestError as error:
            return refusal(error)
        except RecursionError:
            return refusal(_nested())
        except TimeoutError:
            return refusal(self._late())

    async def _begin(self, request: GraphQLRequest, context: RequestContext) -> Answer | Begun:
        """The answer, or the execution that is left to do where it takes long."""
        document = self.documents.document(request.query)
        execution = self._prepare(document, request, context)
        kind = execution.operation.operation
        if request.read_only and kind is not OperationType.QUERY:
            raise RequestError(
                405,
                "BAD_METHOD",
                f"A {kind.value} cannot be sent by GET.",
                remedy="Use POST.",
                headers={"Allow": "POST"},
            )
        if kind is OperationType.MUTATION:
            self._may_change(context)
        measured = self.meter.measure(document, execution.operation, execution.variable_values)
        cost = self.meter.told(measured)
        if request.estimate:
            return Answer(200, {"data": None}, cost=cost)
        try:
            self.meter.hold(measured)
        except RequestError as error:
            return replace(refusal(error), cost=cost)
        begun = Begun(execution, cost, kind is OperationType.QUERY and names_its_run(execution))
        return begun if measured.cost > HEAVY else await begun.answer()

    def _prepare(
        self, document: DocumentNode, request: GraphQLRequest, context: RequestContext
    ) -> ExecutionContext:
        """The operation with its variables. Raises DocumentError when they do not fit."""
        prepared = self.engine.build(
            self.documents.schema,
            document,
            context_value=context,
            raw_variable_values=request.variables,
            operation_name=request.operation_name,
        )
        if isinstance(prepared, list):
            raise DocumentError("BAD_INPUT", prepared)
        return prepared

    def _may_change(self, context: RequestContext) -> None:
        context.caller.require(AccessRole.OPERATOR, "A mutation")
        if self.read_only:
            raise RequestError(
                403, "READ_ONLY", "This service changes nothing.", remedy="Ask where it was not started so."
            )

    def _late(self) -> RequestError:
        return RequestError(
            503,
            "TIMEOUT",
            f"The query took longer than {self.limits.seconds:g} s and was stopped.",
            remedy="Ask for less at a time.",
        )


@dataclass(frozen=True, slots=True)
class Begun:
    """A request that is measured and may be executed."""

    execution: ExecutionContext
    cost: dict[str, Any]
    pinned: bool

    async def answer(self) -> Answer:
        return replace(await _execute(self.execution), cost=self.cost, pinned=self.pinned)


async def _execute(execution: ExecutionContext) -> Answer:
    try:
        data = execution.execute_operation(execution.operation, None)
        if isawaitable(data):
            data = await data
    except GraphQLError as error:
        execution.collected_errors.add(error, None)
        data = None
    result = execution.build_response(data, execution.collected_errors.errors)
    payload: dict[str, Any] = {"data": result.data}
    if result.errors:
        told = [describe_graphql(error, "BAD_INPUT") for error in result.errors[:MOST_ERRORS]]
        payload = {"errors": told, **payload}
    return Answer(200, payload)


def _described(error: DocumentError) -> list[dict[str, Any]]:
    if error.code == "BAD_INPUT":
        return [describe_variable(each) for each in error.errors]
    return [describe_graphql(each, error.code) for each in error.errors]


def _nested() -> RequestError:
    return RequestError(
        400,
        "TOO_MUCH",
        "The query is nested too deeply.",
        remedy="Ask for nested things in a second query, by id.",
    )


def refusal(error: RequestError) -> Answer:
    """The answer to a request that is not executed."""
    return Answer(error.status, {"errors": [describe(error)]}, error.headers)
