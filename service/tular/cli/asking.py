"""GraphQL asked in this process: commands that show what the API knows ask the API itself."""

from __future__ import annotations

from typing import Any


def ask(query: str, **variables: Any) -> dict[str, Any]:
    """The `data` of the answer. Neo4j is started when it is the local one. Raises TularError as the API says it."""
    from tular.api.in_process import answer
    from tular.cli.connection import running_neo4j
    from tular.runs.campaign.process import measure_in_process

    return answer(running_neo4j(), measure_in_process, query, variables)
