"""The small run made by hand that the tests of artifacts use too."""

from tests.runs.conftest import make_manifest, tables

__all__ = ["make_manifest", "tables"]
