"""What an analysis and the demo end with: leaders, communities, what to ask next; progress that ends."""

from __future__ import annotations

from pathlib import Path

from tests.api.samples import sample_run
from tular.cli.console import WHOLE, ProgressReport, progress_bar
from tular.cli.first_answer import first_answer
from tular.results.run_view import RunView
from tular.runs.artifact import open_run


def test_a_run_at_first_sight(tmp_path: Path) -> None:
    sample_run(str(tmp_path), "r1", measures=["inDegree"])
    view = RunView(open_run(str(tmp_path), "r1", cache=tmp_path))
    told = list(first_answer(view, "r1"))
    leader = view.accounts.sort("inDegree", "key", descending=[True, False])[0]
    assert told[0].startswith("Leading by inDegree: @")
    assert str(leader["handle"][0]) in told[0]
    assert "whether they are more than chance was not tested" in told[1]
    assert told[2].startswith(f"The largest: {view.communities['label'][0]}, ")
    asked = told[told.index("Ask next:") + 1 :]
    assert asked[1] == f"  tular community {view.communities['id'][0]} --run r1"
    assert all("--run r1" in command for command in asked)


def test_what_is_done_makes_room() -> None:
    bar = progress_bar()
    report = ProgressReport(bar)
    report(WHOLE, 0, 60)
    for step in ("read", "communities", "map"):
        report(step, 0, 10)
        report(step, 5, 10)
    assert [task.description for task in bar.tasks] == [WHOLE, "read", "communities", "map"]
    for step in ("read", "communities", "map"):
        report(step, 10, 10)
    report("clean-up", 0, None)
    report("clean-up", 1, 1)
    assert [task.description for task in bar.tasks] == [WHOLE]
    assert bar.tasks[0].fields["estimate"] == 60
