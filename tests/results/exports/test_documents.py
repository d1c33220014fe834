"""The types of the documents are what is written, and the same in Python and in TypeScript."""

from __future__ import annotations

import re
from itertools import chain
from pathlib import Path
from typing import Any, get_args, get_type_hints, is_typeddict

import numpy as np
import orjson
import pytest

from tests.results.exports.test_forms import drawing, written  # noqa: F401 (a fixture)
from tular.results.exports import documents
from tular.results.exports.drawing import Drawing

TYPESCRIPT = Path(__file__).parents[3] / "docs" / "examples" / "tular-maps.d.ts"
DOCUMENTS = {
    "graphology": documents.GraphologyDocument,
    "cytoscape": documents.CytoscapeDocument,
    "node-link": documents.NodeLinkDocument,
}
ABOUT = {"subtitle": "3 accounts", "layer": "follows", "of": "accounts"}


def differences(value: Any, kind: Any, where: str = "") -> list[str]:
    """Where a value lacks what its type has, or is of another one; columns beyond those of the type may be there."""
    if is_typeddict(kind):
        hints = get_type_hints(kind)
        missing = [f"{where}.{name} is missing" for name in kind.__required_keys__ if name not in value]
        inner = [differences(value[name], hints[name], f"{where}.{name}") for name in hints if name in value]
        return [*missing, *chain(*inner)]
    origin = getattr(kind, "__origin__", None)
    if origin is list:
        return [*chain(*(differences(one, get_args(kind)[0], f"{where}[]") for one in value))]
    allowed = {str: str, float: (int, float), int: int}.get(kind)
    if allowed is not None and not isinstance(value, allowed):
        return [f"{where} is {value!r}"]
    literals = (
        get_args(kind)
        if getattr(kind, "__origin__", None).__class__.__name__ == "_LiteralSpecialForm"
        else ()
    )
    return [f"{where} is {value!r}"] if literals and value not in literals else []


@pytest.mark.parametrize("form", DOCUMENTS)
def test_what_is_written_has_its_type(form: str, drawing: Drawing) -> None:  # noqa: F811
    whole = Drawing(drawing.nodes, drawing.edges, drawing.about | ABOUT)
    assert differences(orjson.loads(written(form, whole)), DOCUMENTS[form]) == []
    without = Drawing(drawing.nodes.drop("color"), drawing.edges, drawing.about | ABOUT)
    assert any("color" in one for one in differences(orjson.loads(written(form, without)), DOCUMENTS[form]))


@pytest.mark.parametrize(
    "name", ["NodeAttributes", "EdgeAttributes", "About", *(d.__name__ for d in DOCUMENTS.values())]
)
def test_typescript_says_the_same(name: str) -> None:
    (body,) = re.findall(
        rf"export interface {name} \{{\n(.*?)\n\}}", TYPESCRIPT.read_text("utf-8"), re.DOTALL
    )
    stated = dict(re.findall(r"^  (\w+)(\??):", body, re.MULTILINE))
    kind = getattr(documents, name)
    assert set(stated) == set(get_type_hints(kind))
    assert {field for field, optional in stated.items() if optional} == set(kind.__optional_keys__)


def test_the_header_of_positions_is_as_typescript_says(drawing: Drawing) -> None:  # noqa: F811
    content = written("positions", drawing)
    assert np.frombuffer(content, "<u4", 3, 8).tolist() == [1, drawing.nodes.height, drawing.edges.height]
    assert 'magic: "TULARMAP"' in TYPESCRIPT.read_text("utf-8")
