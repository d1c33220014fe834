"""Queries made at random from the schema: any field, any argument, values that fit and values that do not."""

from __future__ import annotations

import random
from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLNonNull,
    GraphQLSchema,
    get_named_type,
    is_composite_type,
    is_list_type,
    is_non_null_type,
)

TEXTS = [
    "",
    "x",
    "kopi",
    "x:1001",
    "c1",
    "newer",
    "Handle3",
    "\\u0000",
    "\\ud83d",
    "٣",
    "9" * 40,
    "a" * 2_000,
    "%",
    "*",
]
NUMBERS = ["0", "1", "-1", "20", "101", "2147483647", "2147483648", "-99999999999999999999", "1.5", "1e400"]
MOMENTS = ["2026-01-01", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "2026-02-30", "soon", ""]
STRANGE = ["null", "true", "[]", "{}", "[[1]]", "{a: 1}", "$missing", "ENUM"]
TOKENS = ["{", "}", "(", ")", "[", "]", ":", "$", "!", "...", "@skip(if: true)", "@include(if: null)", '"', '"""',
          "#", "query", "mutation", "subscription", "fragment A on Query", "on", "null", "__typename",
          "\u2028", "\x00", "é"]  # fmt: skip


class Generator:
    """Makes one query after another; the same seed makes the same."""

    def __init__(self, schema: GraphQLSchema, seed: int) -> None:
        self.schema = schema
        self.random = random.Random(seed)

    def query(self) -> str:
        """A query; every fourth is damaged."""
        text = f"{{ {self.selections(self.schema.query_type, 0, 3)} }}"
        return text if self.random.random() < 0.75 else self.damaged(text)

    def selections(self, parent: Any, depth: int, most: int) -> str:
        names = list(parent.fields)
        chosen = self.random.sample(names, min(len(names), self.random.randint(1, most)))
        return " ".join(filter(None, (self.field(parent.fields[name], name, depth) for name in chosen))) or (
            "__typename"
        )

    def field(self, field: GraphQLField, name: str, depth: int) -> str:
        type_ = get_named_type(field.type)
        if not is_composite_type(type_):
            return name + self.arguments(field)
        if depth >= 5:
            return ""
        fields = "__typename" if not hasattr(type_, "fields") else self.selections(type_, depth + 1, 4)
        return f"{name}{self.arguments(field)} {{ {fields} }}"

    def arguments(self, field: GraphQLField) -> str:
        given = [
            f"{name}: {self.value(argument.type)}"
            for name, argument in field.args.items()
            if is_non_null_type(argument.type) or self.random.random() < 0.4
        ]
        return f"({', '.join(given)})" if given else ""

    def value(self, type_: Any) -> str:
        if self.random.random() < 0.03:
            return self.random.choice(STRANGE)
        if isinstance(type_, GraphQLNonNull):
            return self.value(type_.of_type)
        if is_list_type(type_):
            return f"[{', '.join(self.value(type_.of_type) for _ in range(self.random.randint(0, 3)))}]"
        return self.single(type_)

    def single(self, type_: Any) -> str:
        if isinstance(type_, GraphQLEnumType):
            return self.random.choice(list(type_.values))
        if isinstance(type_, GraphQLInputObjectType):
            given = [
                f"{name}: {self.value(field.type)}"
                for name, field in type_.fields.items()
                if self.random.random() < 0.3
            ]
            return f"{{{', '.join(given)}}}"
        kinds = {"Int": NUMBERS, "Float": NUMBERS, "Boolean": ["true", "false"]}
        texts = MOMENTS if type_.name == "DateTime" else TEXTS
        return self.random.choice(kinds.get(type_.name) or [f'"{text}"' for text in texts])

    def damaged(self, text: str) -> str:
        """Some pieces lost, doubled, exchanged or put in."""
        pieces = text.split(" ")
        for _ in range(self.random.randint(1, 4)):
            place = self.random.randrange(len(pieces))
            change = self.random.randrange(3)
            if change == 0:
                pieces[place] = ""
            elif change == 1:
                pieces[place] = f"{pieces[place]} {self.random.choice(TOKENS)}"
            else:
                pieces[place] = self.random.choice(pieces)
        return " ".join(pieces)
