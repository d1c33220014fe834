"""Queries parsed and validated, kept by their text: clients send the same few again and again."""

from __future__ import annotations

from cachetools import LRUCache
from graphql import DocumentNode, GraphQLError, GraphQLSchema, parse, validate
from graphql.validation import specified_rules
from graphql.validation.rules.max_introspection_depth_rule import MaxIntrospectionDepthRule

KEPT = 500
RULES = [*specified_rules, *({MaxIntrospectionDepthRule} - set(specified_rules))]


class DocumentError(Exception):
    """A query with errors in syntax or against the schema."""

    def __init__(self, code: str, errors: list[GraphQLError]) -> None:
        super().__init__(code)
        self.code = code
        self.errors = errors


class Documents:
    """Valid documents by text, the least recently used forgotten first."""

    def __init__(self, schema: GraphQLSchema, max_tokens: int) -> None:
        self.schema = schema
        self.max_tokens = max_tokens
        self._kept: LRUCache[str, DocumentNode] = LRUCache(KEPT)

    def document(self, text: str) -> DocumentNode:
        """Raises DocumentError."""
        if text not in self._kept:
            self._kept[text] = self._read(text)
        return self._kept[text]

    def _read(self, text: str) -> DocumentNode:
        try:
            document = parse(text, max_lexical_tokens=self.max_tokens, max_comments=self.max_tokens)
        except GraphQLError as error:
            raise DocumentError("BAD_SYNTAX", [error]) from None
        errors = validate(self.schema, document, RULES, max_errors=10)
        if errors:
            raise DocumentError("BAD_QUERY", errors)
        return document
