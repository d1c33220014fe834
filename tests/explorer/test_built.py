"""The explorer's built files are those of its sources, and it asks only what the schema answers."""

from __future__ import annotations

import hashlib
import json
import re
from hashlib import sha256
from pathlib import Path

import pytest
from graphql import GraphQLSchema, build_schema, parse, validate

ROOT = Path(__file__).resolve().parents[2]
EXPLORER = ROOT / "service" / "explorer"
BUILT = ROOT / "service" / "tular" / "api" / "http" / "static" / "explorer"
BESIDE = ("index.html", "package-lock.json", "package.json", "tsconfig.json", "vite.config.ts")
ENUMERATIONS = ("Measure", "Role", "ShapeClass")
QUERIES = sorted(file for file in (EXPLORER / "src" / "queries").glob("*.graphql") if file.name[0] != "_")


def sources_hash() -> str:
    """As `scripts/sources.mjs` computes it."""
    files = [EXPLORER / name for name in BESIDE]
    files += [
        file for folder in ("scripts", "src") for file in (EXPLORER / folder).rglob("*") if file.is_file()
    ]
    hashed = hashlib.sha256()
    for name in sorted(str(file.relative_to(EXPLORER)) for file in files):
        if not name.startswith("src/operations/"):
            hashed.update(f"{name}\n".encode())
            hashed.update((EXPLORER / name).read_bytes())
    return hashed.hexdigest()


def test_built_files_are_those_of_the_sources() -> None:
    manifest = json.loads((BUILT / "manifest.json").read_text("utf-8"))
    assert manifest["sources"] == sources_hash(), "run `make explorer` and commit what it built"


@pytest.mark.parametrize("file", QUERIES, ids=lambda file: file.stem)
def test_every_question_fits_the_schema(file: Path) -> None:
    schema = build_schema((ROOT / "schema.graphql").read_text("utf-8"))
    fragments = (EXPLORER / "src" / "queries" / "_fragments.graphql").read_text("utf-8")
    text = file.read_text("utf-8")
    used = "".join(
        f"\nfragment {part}" for part in fragments.split("fragment ")[1:] if f"...{part.split()[0]}" in text
    )
    assert validate(schema, parse(text + used)) == []


def test_definitions_in_indonesian_are_whole_and_as_new_as_the_english_ones() -> None:
    schema = build_schema((ROOT / "schema.graphql").read_text("utf-8"))
    source = (EXPLORER / "src" / "i18n" / "definitions.ts").read_text("utf-8")
    translated = dict(re.findall(r'^  "([\w.]+)": \["(\w{8})"', source, re.MULTILINE))
    views = "\n".join(file.read_text("utf-8") for file in (EXPLORER / "src").rglob("*.tsx"))
    used = {term for term in re.findall(r'"([A-Z]\w+\.[a-z]\w*)"', views) if described(schema, term)}
    used |= {f"{name}.{value}" for name in ENUMERATIONS for value in schema.type_map[name].values}  # type: ignore[attr-defined]
    assert set(translated) == used
    english = {term: sha256(described(schema, term).encode()).hexdigest()[:8] for term in used}
    assert translated == english, "their English has changed: translate anew, with the checksum given here"


def described(schema: GraphQLSchema, term: str) -> str:
    """The description of a field or value without its facts; empty where there is none."""
    name, _, part = term.partition(".")
    type_ = schema.type_map.get(name)
    parts = getattr(type_, "fields", None) or getattr(type_, "values", {})
    text = " ".join((parts[part].description or "").split()) if part in parts else ""
    return re.split(r"\s(?=(?:Raised by|Range|Cost|Source):|(?:High|Low) leads\.)", text)[0]


def test_the_built_page_has_no_script_or_style_of_its_own() -> None:
    page = (BUILT / "index.html").read_text("utf-8")
    assert "<style" not in page
    assert " style=" not in page
    assert "<script>" not in page
    assert page.count("<script") == page.count('src="/static/explorer/')
