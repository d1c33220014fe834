"""GraphiQL's ready questions: each fits the schema, and those that Neo4j is not needed for are answered."""

from __future__ import annotations

from pathlib import Path

import pytest
from graphql import build_schema, parse, validate

from tests.api.conftest import Asker
from tular.api.graphql.schema import sdl

QUESTIONS = sorted((Path(__file__).parents[2] / "service" / "graphiql" / "questions").glob("*.graphql"))
LIVE = ("3-inside-a-subject",)

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize("file", QUESTIONS, ids=[file.stem for file in QUESTIONS])
async def test_a_ready_question(api: Asker, file: Path) -> None:
    text = file.read_text("utf-8")
    assert text.startswith("# For "), "it says for whom it is"
    assert validate(build_schema(sdl()), parse(text)) == []
    if file.stem not in LIVE:
        await api.ask(text)


def test_every_question_is_a_tab() -> None:
    tabs = (QUESTIONS[0].parents[1] / "questions.js").read_text("utf-8")
    assert len(QUESTIONS) == 6
    assert all(f"./questions/{file.name}" in tabs for file in QUESTIONS)
