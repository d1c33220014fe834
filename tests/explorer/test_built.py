"""The explorer's built files are those of its sources, and it asks only what the schema answers."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from graphql import build_schema, parse, validate

ROOT = Path(__file__).resolve().parents[2]
EXPLORER = ROOT / "service" / "explorer"
BUILT = ROOT / "service" / "tular" / "api" / "http" / "static" / "explorer"
BESIDE = ("index.html", "package-lock.json", "package.json", "tsconfig.json", "vite.config.ts")
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


def test_the_built_page_has_no_script_or_style_of_its_own() -> None:
    page = (BUILT / "index.html").read_text("utf-8")
    assert "<style" not in page
    assert " style=" not in page
    assert "<script>" not in page
    assert page.count("<script") == page.count('src="/static/explorer/')
