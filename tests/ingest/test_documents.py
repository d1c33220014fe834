"""JSON documents of any size, value by value."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tular.ingest.beginning import Beginning, completed
from tular.ingest.documents import Item, split_document
from tular.ingest.json_text import parse

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


def split(text: bytes, *streams: str, size: int = 7, most: int = 1 << 20) -> tuple[list[Item], list[Any]]:
    refused: list[Any] = []
    chunks = [text[i : i + size] for i in range(0, len(text), size)]
    items = split_document(chunks, streams, most, lambda *row: refused.append(row))
    return list(items), refused


@given(st.lists(JSON), st.booleans(), st.integers(1, 40), st.sampled_from([None, 1]))
def test_the_elements_of_an_array_are_those_that_went_in(
    values: list[Any], ascii_: bool, size: int, indent: int | None
) -> None:
    text = json.dumps(values, ensure_ascii=ascii_, indent=indent).encode("utf-8", "surrogatepass")
    items, refused = split(text, "[]", size=size)
    assert [json.loads(item.data) for item in items] == values
    assert {item.path for item in items} <= {"[]"}
    assert refused == []


@given(
    st.lists(JSON), st.dictionaries(st.text().filter(lambda name: name != "nodes"), JSON), st.integers(1, 40)
)
def test_members_stand_beside_the_elements_of_an_array_inside(
    nodes: list[Any], members: dict[str, Any], size: int
) -> None:
    text = json.dumps({"first": 1} | members | {"nodes": nodes, "last": [2]}).encode("utf-8", "surrogatepass")
    items, refused = split(text, "nodes[]", size=size)
    assert [json.loads(item.data) for item in items if item.path == "nodes[]"] == nodes
    assert json.loads(items[0].data) == ({"first": 1} | members)["first"]
    assert json.loads(items[-1].data) == [2]
    assert refused == []


def test_a_document_without_the_array_comes_whole() -> None:
    text = b'{"a": {"nodes": [1]}}\n {"b": 2}'
    assert split(text, "[]")[0] == [Item("", b'{"a": {"nodes": [1]}}', 1), Item("", b'{"b": 2}', 2)]


def test_arrays_deep_inside_are_found() -> None:
    text = b'{"chats": {"list": [{"name": "a", "messages": [1, {"x": [2]}]}, {"messages": [3]}]}}'
    items, _ = split(text, "chats.list[].messages[]")
    path = "chats.list[].messages[]"
    assert [(i.path, i.data) for i in items] == [
        ("chats.list[].name", b'"a"'), (path, b"1"), (path, b'{"x": [2]}'), (path, b"3"),
    ]  # fmt: skip


def test_a_value_that_is_too_long_is_passed_over_and_the_next_is_read() -> None:
    text = json.dumps([{"a": 1}, {"a": "x" * 1_000_000}, {"a": 3}]).encode()
    items, refused = split(text, "[]", size=1_000, most=5_000)
    assert [item.data for item in items] == [b'{"a": 1}', b'{"a": 3}']
    assert [reason for _, reason, _ in refused] == ["the line is too long"]


@pytest.mark.parametrize(
    "text",
    [b'[{"a": 1}, {"b"', b'[{"a": 1}', b'[{"a": 1}]]', b'[{"a": 1}}', b'[{"a": 1} 2]', b'[{"a": 1}, "b'],
)
def test_damage_keeps_what_comes_before_and_is_rejected_once(text: bytes) -> None:
    items, refused = split(text, "[]")
    assert items[0].data == b'{"a": 1}'
    assert len(refused) == 1


@given(st.binary())
def test_any_bytes_come_to_an_end(text: bytes) -> None:
    split(b"[" + text, "[]", "nodes[]")
    split(text, "[]", "nodes[]")


@given(JSON, st.integers(0, 200))
def test_a_text_that_breaks_off_is_completed(value: Any, cut: int) -> None:
    found = completed(json.dumps({"value": value})[:cut])
    assert found == "" or isinstance(parse(found.encode())[0], dict)


def test_the_first_objects_are_seen_in_every_layout() -> None:
    assert Beginning("f", "f", b'{"a": 1}\n{"b": 2}\n{"c').objects == [{"a": 1}, {"b": 2}]
    assert Beginning("f", "f", b'[{"a": 1}, {"b": 2}, {"c": 3').objects == [{"a": 1}, {"b": 2}, {}]
    assert Beginning("f", "f", b'{\n "nodes": [{"id": 1}, {"id": 2}, {"i').objects == [
        {"nodes": [{"id": 1}, {"id": 2}, {}]}
    ]


def test_half_an_emoji_is_one_character() -> None:
    assert parse(b'{"a": "nice \\ud83d", "b": "\\ud83d\\ude00 \\\\ud83d"}') == (
        {"a": "nice \N{REPLACEMENT CHARACTER}", "b": "\N{GRINNING FACE} \\ud83d"},
        True,
    )
