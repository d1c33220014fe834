"""Queries parsed and validated, kept by their text: clients send the same few again and again."""

from __future__ import annotations

import threading
from collections import Counter

from cachetools import LRUCache
from graphql import (
    DocumentNode,
    FieldNode,
    FragmentSpreadNode,
    GraphQLError,
    GraphQLSchema,
    Node,
    parse,
    validate,
)
from graphql.validation import NoSchemaIntrospectionCustomRule, specified_rules
from graphql.validation.rules.max_introspection_depth_rule import MaxIntrospectionDepthRule

from tular.api.graphql.failures import RequestError
from tular.api.graphql.limits import Limits

KEPT = 500
RULES = [*specified_rules, *({MaxIntrospectionDepthRule} - set(specified_rules))]


class DocumentError(Exception):
    """A query with errors in syntax or against the schema."""

    def __init__(self, code: str, errors: list[GraphQLError]) -> None:
        super().__init__(code)
        self.code = code
        self.errors = errors


class Documents:
    """Valid documents by text, the least recently used forgotten first. May be asked from several threads."""

    def __init__(self, schema: GraphQLSchema, limits: Limits, *, introspection: bool = True) -> None:
        self.schema = schema
        self.limits = limits
        self.rules = RULES if introspection else [*RULES, NoSchemaIntrospectionCustomRule]
        self._kept: LRUCache[str, DocumentNode] = LRUCache(KEPT)
        self._lock = threading.Lock()

    def document(self, text: str) -> DocumentNode:
        """Raises DocumentError, and RequestError when the document is too large to be checked."""
        with self._lock:
            known = self._kept.get(text)
        if known is None:
            known = self._read(text)
            with self._lock:
                self._kept[text] = known
        return known

    def _read(self, text: str) -> DocumentNode:
        limits = self.limits
        hold("size", len(text.encode(errors="replace")), limits.document_bytes, "bytes")
        try:
            document = parse(text, max_lexical_tokens=limits.tokens, max_comments=limits.tokens)
        except GraphQLError as error:
            raise DocumentError("BAD_SYNTAX", [error]) from None
        self._bound(document)
        errors = validate(self.schema, document, self.rules, max_errors=10)
        if errors:
            raise DocumentError("BAD_QUERY", errors)
        return document

    def _bound(self, document: DocumentNode) -> None:
        """What validation takes grows with the square of these."""
        names: Counter[str] = Counter()
        for node in _nodes(document):
            if isinstance(node, FieldNode):
                names[(node.alias or node.name).value] += 1
            elif isinstance(node, FragmentSpreadNode):
                names["... " + node.name.value] += 1
        limits = self.limits
        hold("definitions", len(document.definitions), limits.definitions, "operations and fragments")
        hold("fields", sum(names.values()), limits.fields, "fields and spreads")
        repeats = sum(count * (count - 1) // 2 for count in names.values())
        hold("repeats", repeats, limits.repeats, "pairs of fields with the same name")


def _nodes(document: DocumentNode) -> list[Node]:
    """All nodes, without recursion."""
    found: list[Node] = [document]
    for node in found:  # grows while it is walked
        for key in node.keys:
            value = getattr(node, key, None)
            if isinstance(value, Node):
                found.append(value)
            elif isinstance(value, list | tuple):
                found += [each for each in value if isinstance(each, Node)]
    return found


def hold(what: str, counted: int, limit: int, of: str) -> None:
    if counted > limit:
        raise RequestError(
            400,
            "TOO_MUCH",
            f"The document's {what} is above the limit of {limit:,} {of}.".replace(",", " "),
            remedy="Split the query.",
        )
