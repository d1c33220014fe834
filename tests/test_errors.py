"""The tree in the docstring is the tree in the code, and what a script branches on is unique."""

from __future__ import annotations

import pickle
import re
from collections.abc import Iterator

from tular import errors
from tular.errors import TularError, Unreachable


def subclasses(cls: type[TularError]) -> Iterator[type[TularError]]:
    for child in cls.__subclasses__():
        yield child
        yield from subclasses(child)


def ours() -> list[type[TularError]]:
    return [cls for cls in subclasses(TularError) if cls.__module__ == errors.__name__]


def test_docstring_draws_every_error_under_its_parent() -> None:
    drawn: dict[str, str] = {}
    parents = ["TularError"]
    for indent, name in re.findall(r"^([│ ]*)[├└]── (\w+)", errors.__doc__ or "", re.MULTILINE):
        depth = len(indent) // 4 + 1
        drawn[name] = parents[depth - 1]
        parents[depth:] = [name]
    assert drawn == {cls.__name__: cls.__bases__[0].__name__ for cls in ours()}


def test_codes_are_unique() -> None:
    codes = [cls.code for cls in ours()]
    assert len(set(codes)) == len(codes)


def test_an_error_survives_the_way_between_processes() -> None:
    error = pickle.loads(pickle.dumps(Unreachable("No answer.", remedy="Start it.", field="uri")))
    assert (error.message, error.remedy, error.field) == ("No answer.", "Start it.", "uri")
    assert str(error) == "No answer. Start it."
