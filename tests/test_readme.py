"""What the README shows, runs as written."""

from __future__ import annotations

import asyncio
import re
import shlex
from dataclasses import replace
from pathlib import Path
from typing import Any

import click
import neo4j
import polars as pl
import pytest
from click.testing import CliRunner

from tests.conftest import ROOT, environment_of
from tests.test_timme import ask
from tests.world import analysed
from tular.cli import tular
from tular.config import Settings
from tular.measures import CATALOGUE, DEFAULTS, USUAL_OF_EVENTS
from tular.models import AccountBatch, Relation, RelationBatch
from tular.runs.plan import Plan
from tular.store.driver.database import Database
from tular.store.load.live import LiveLoader

README = (ROOT / "README.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


@pytest.fixture
def published(settings: Settings, database: Database, tmp_path: Path) -> Settings:
    """Twelve accounts that follow the first four, analysed and published."""
    loader = LiveLoader(database)
    names = pl.DataFrame({"id": [str(i) for i in range(12)], "handle": [f"h{i}" for i in range(12)]})
    loader.write(AccountBatch("x", names))
    pairs = [(i, j) for i in range(12) for j in range(4) if i > j]
    loader.write(
        RelationBatch(Relation.FOLLOWS, "x", pl.DataFrame(pairs, ["source", "target"], orient="row"))
    )
    own = replace(settings, artifacts=str(tmp_path / "runs"))
    analysed(own, Plan())
    return own


def test_examples_answer(published: Settings) -> None:
    (query,) = blocks("graphql")
    edges = asyncio.run(ask(published, query))["influencers"]["edges"]
    leaders = [(edge["node"]["handle"], edge["score"]) for edge in edges]
    assert len(leaders) == 3
    (statement,) = blocks("cypher")
    assert published.neo4j_uri is not None
    auth = (published.neo4j_user, published.neo4j_password or "")
    with neo4j.GraphDatabase.driver(published.neo4j_uri, auth=auth) as driver:
        records = driver.execute_query(statement).records
    assert [(record["handle"], record["pagerank"]) for record in records] == leaders


def test_the_library_answers(published: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in environment_of(published).items():
        monkeypatch.setenv(name, value)
    (example,) = blocks("python")
    names: dict[str, Any] = {}
    exec(example, names)
    assert names["run"].ranking("pagerank", first=3).height == 3
    assert (names["graph"].number_of_nodes(), names["graph"].number_of_edges()) == (12, 38)
    assert names["shared"].pairs.height == 3


def test_commands_and_options_exist() -> None:
    lines = [line for block in blocks("sh") for line in block.splitlines()]
    calls = [shlex.split(line, comments=True)[1:] for line in lines if line.startswith("tular ")]
    assert len(calls) >= 3
    for name, *arguments in calls:
        command = tular.get_command(click.Context(tular), name)
        assert command is not None, name
        command.make_context(name, arguments)


def test_rankings_shown_need_no_option_of_the_analysis() -> None:
    asked = re.findall(r"tular top .*?--(?:measure|weights) (\S+)(?: --show (\S+))?", README)
    words = {
        re.sub(r"=.*", "", word) for texts in asked for text in texts if text for word in text.split(",")
    }
    assert len(words) >= 5
    assert words <= {*DEFAULTS, *USUAL_OF_EVENTS}


def test_the_page_of_measures_is_what_the_catalogue_says() -> None:
    made = CliRunner().invoke(tular, ["measures", "--markdown"])
    assert (ROOT / "docs" / "measures.md").read_text("utf-8") == made.output, "run `make schema`"
    rows = [line for line in made.output.splitlines() if line.startswith(("| `", "| *`"))]
    assert len(rows) == len(CATALOGUE)
    assert {line.count("|") for line in rows} == {8}, "no cell holds a bar"


def test_make_targets_exist() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    assert set(re.findall(r"make ([a-z]+)", README)) <= targets


def test_linked_files_exist() -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", README)
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []
