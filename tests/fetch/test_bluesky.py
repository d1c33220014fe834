"""Fetching from a server that answers as Bluesky's: all pages once, politely, going on after any end."""

from __future__ import annotations

from pathlib import Path

import orjson
import pytest
from click.testing import CliRunner

from tests.fetch.server import FOLLOWERS, AppView, serving
from tests.ingest.reading import read_paths
from tular.cli.commands.fetch import command
from tular.errors import FetchError, UsageError
from tular.fetch.bluesky import Fetched, What, fetch
from tular.fetch.client import PoliteClient
from tular.models import Relation


class Clock:
    """Nobody waits in tests; what would have been waited is kept."""

    def __init__(self) -> None:
        self.now, self.waits = 1_000.0, list[float]()

    def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.now += seconds


def _fetch(view: AppView, out: Path, *accounts: str, clock: Clock | None = None, **more: object) -> Fetched:
    clock, wanted = clock or Clock(), more.pop("wanted", [What.FOLLOWERS])
    with (
        serving(view) as server,
        PoliteClient(server, say=lambda _: None, sleep=clock.sleep, now=lambda: clock.now) as client,
    ):
        return fetch(client, accounts, wanted, out, **more)  # type: ignore[arg-type]


def test_all_pages_are_kept_and_load_as_who_follows_whom(tmp_path: Path) -> None:
    out = tmp_path / "ada.jsonl"
    fetched = _fetch(AppView(), out, "@Ada.example", wanted=[What.FOLLOWERS, What.REPOSTS])
    assert (fetched.pages, fetched.refused, fetched.cut) == (4, {}, ())
    outcome = read_paths([out], tmp_path)
    assert outcome.pairs == [(f"did:plc:f{n}", "did:plc:ada") for n in range(FOLLOWERS)]
    assert outcome.relations(Relation.FOLLOWS)["firstSeen"].null_count() == 0
    assert outcome.relations(Relation.RETWEETED).select("source", "target").rows() == [
        ("did:plc:ada", "did:plc:f1")
    ]
    assert outcome.rejected == []


def test_what_was_fetched_is_not_asked_again(tmp_path: Path) -> None:
    out, view = tmp_path / "ada.jsonl", AppView()
    _fetch(view, out, "ada.example")
    before, text = len(view.asked), out.read_bytes()
    _fetch(view, out, "ada.example", "bob.example", wanted=[What.FOLLOWERS])
    assert out.read_bytes().startswith(text)
    assert [actor for _, actor, _ in view.asked[before:]] == ["bob.example"] * 3


@pytest.mark.parametrize("half", [b"", b'{"followers": [{"did": "did:plc:f'])
def test_it_goes_on_where_it_was_left_off(half: bytes, tmp_path: Path) -> None:
    out, view = tmp_path / "ada.jsonl", AppView()
    assert _fetch(view, out, "ada.example", most_pages=1).cut == ("followers ada.example",)
    view.trouble = [503] * 20
    with pytest.raises(FetchError, match="does not answer"):
        _fetch(view, out, "ada.example")
    view.trouble = []
    with out.open("ab") as file:  # as a process leaves it that is killed while it writes
        file.write(half)
    _fetch(view, out, "ada.example")
    answered = [cursor for _, _, cursor in view.asked if cursor]
    assert answered[-2:] == ["100", "200"]
    assert [len(orjson.loads(line)["followers"]) for line in out.read_bytes().splitlines()] == [100, 100, 50]


def test_it_waits_as_long_as_the_server_says(tmp_path: Path) -> None:
    clock = Clock()
    view = AppView(headers={"ratelimit-limit": "3000", "ratelimit-remaining": "0", "ratelimit-reset": "1060"})
    _fetch(view, tmp_path / "a.jsonl", "ada.example", clock=clock)
    assert clock.waits == [60.0]
    clock, view = Clock(), AppView(trouble=[429, 429], headers={"retry-after": "7"})
    _fetch(view, tmp_path / "b.jsonl", "ada.example", clock=clock)
    assert clock.waits == [7.0, 7.0]


def test_it_backs_off_from_a_server_in_trouble(tmp_path: Path) -> None:
    clock = Clock()
    _fetch(AppView(trouble=[500, 502, 503]), tmp_path / "a.jsonl", "ada.example", clock=clock)
    assert len(clock.waits) == 3
    assert clock.waits == sorted(clock.waits)
    with (
        PoliteClient("http://127.0.0.1:9", say=lambda _: None, sleep=clock.sleep) as nowhere,
        pytest.raises(FetchError, match="does not answer"),
    ):
        nowhere.get("/", {})


def test_who_is_not_there_is_told_and_the_others_are_fetched(tmp_path: Path) -> None:
    fetched = _fetch(AppView(), tmp_path / "a.jsonl", "nobody.example", "ada.example")
    assert fetched.refused == {"followers nobody.example": "Profile not found"}
    assert fetched.pages == 3


def test_a_server_that_never_ends_is_not_asked_for_ever(tmp_path: Path) -> None:
    view = AppView(same_cursor=True)
    _fetch(view, tmp_path / "a.jsonl", "ada.example")
    assert len(view.asked) == 2


def test_files_that_are_no_record_are_left_alone(tmp_path: Path) -> None:
    out = tmp_path / "a.jsonl"
    out.write_text("mine\n")
    with pytest.raises(UsageError, match="is there already"):
        _fetch(AppView(), out, "ada.example")
    assert out.read_text() == "mine\n"
    (tmp_path / "a.jsonl.state").write_text("{}")
    with pytest.raises(UsageError, match="no record"):
        _fetch(AppView(), out, "ada.example")
    with pytest.raises(UsageError, match="no account"):
        _fetch(AppView(), tmp_path / "b.jsonl", "ada lovelace")


def test_the_command(tmp_path: Path) -> None:
    out = tmp_path / "ada.jsonl"
    with serving(AppView()) as server:
        arguments = [
            "bluesky",
            "ada.example",
            "--follows",
            "--followers",
            "--server",
            server,
            "--out",
            str(out),
        ]
        done = CliRunner().invoke(command, [*arguments, "--json"])
        assert done.exit_code == 0, done.output
        assert orjson.loads(done.stdout)["pages"] == 6
        assert CliRunner().invoke(command, ["bluesky", "ada.example"]).exit_code == 2
