"""What people wrote is shown as they wrote it."""

from __future__ import annotations

import io

import pytest
from rich.markup import escape
from rich.table import Column

from tular.cli.commands import account, topic
from tular.cli.console import CleanConsole, console, output
from tular.cli.tables import TextTable, account_name, cut

HOSTILE = "see [red] and [/that] \\[x] :fire: account:x:1"


def test_a_post_with_brackets(capsys: pytest.CaptureFixture[str]) -> None:
    counts = {"retweets": 3, "retweeters": 2, "mentions": 0, "engaged": 2}
    totals = {"posts": 1, "authors": 1, "retweets": 3, "quotes": 0, "replies": 0, "mentions": 0, "links": 0}
    who = {"key": "x:[/1]", "handle": None}
    evidence = [{"key": "x:9", "text": HOSTILE, "retweets": 3}]
    row = {"rank": 1, "account": who, "evidence": evidence, **counts}
    topic._print({"totals": totals, "days": [], "communities": [], "edges": [{"node": row}], "totalCount": 1})
    shown = capsys.readouterr().out
    assert HOSTILE in shown
    assert "x:[/1]" in shown


def test_an_account_with_brackets() -> None:
    whole = {"key": "x:1", "handle": "a[/b]", "name": HOSTILE, "location": HOSTILE, "relationCounts": None}
    community = {"communityId": "c", "label": HOSTILE, "size": 2}
    facts = dict.fromkeys(("kind", "tier", "role", "language", "rhythm"))
    lines = list(account._lines({**whole, **facts, "community": community}))
    shown = [console.render_str(line).plain for line in lines]
    assert shown[0] == f"{HOSTILE} · @a[/b] · x:1"
    assert shown[1] == HOSTILE
    assert shown[2] == f"Community c: {HOSTILE} (2 members)"


def test_what_looks_like_an_emoji_is_none(capsys: pytest.CaptureFixture[str]) -> None:
    for printer in (console, output):
        printer.print("Give the key, such as account:x:44196397, :fire:")
    shown = capsys.readouterr()
    assert shown.out == shown.err == "Give the key, such as account:x:44196397, :fire:\n"


def test_names_and_counts() -> None:
    assert [account_name({"handle": handle, "key": "x:1"}) for handle in ("ada", None)] == ["@ada", "x:1"]
    assert [cut(3, 3), cut(20, 1031)] == ["3", "20 of 1,031 (--first)"]


def test_the_terminal_obeys_no_stranger(capsys: pytest.CaptureFixture[str]) -> None:
    """Neither escape sequences nor what turns the direction of the text, in a line or in a table."""
    name = "ada\x1b[2J\x9b31m\u202eevil\u2066 كافيه\u200d"
    table = TextTable("account")
    table.add_row(name)
    for printer in (console, output):
        printer.print(escape(f"[b]{name}"))
        printer.print(table)
    shown = capsys.readouterr()
    assert not set("\x1b\x9b\u202e\u2066") & set(shown.out + shown.err)
    assert (shown.out + shown.err).count("ada[2J31mevil كافيه\u200d") == 4


def drawn(table: TextTable, width: int, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """As a terminal of this width shows it."""
    terminal = CleanConsole(width=width, force_terminal=True, color_system=None, file=io.StringIO())
    monkeypatch.setattr("tular.cli.tables.output", terminal)
    terminal.print(table)
    return [line.rstrip() for line in terminal.file.getvalue().splitlines()]  # type: ignore[attr-defined]


def runs_table() -> TextTable:
    table = TextTable("run", Column("label", no_wrap=True), "accounts", "relations", title="Two runs")
    table.add_row(
        "20261130T161251Z-follows-cefa96", "kopi, teh and what else is drunk here", "76,851", "355,037"
    )
    table.add_row("20261130T161252Z-follows-cefa97", "short", "1", "2")
    return table


@pytest.mark.parametrize("width", [60, 72, 80, 200])
def test_numbers_and_ids_are_never_cut(width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = drawn(runs_table(), width, monkeypatch)
    text = "\n".join(lines)
    assert max(map(len, lines)) <= width
    for whole in ("20261130T161251Z-follows-cefa96", "76,851", "355,037", "accounts", "relations"):
        assert whole in text
    assert ("what else is drunk here" in text) == (width != 72 and width != 80)


def test_what_does_not_fit_stands_row_by_row(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = drawn(runs_table(), 60, monkeypatch)
    assert lines[0] == "Two runs"
    assert lines[1].split() == ["run", "20261130T161251Z-follows-cefa96"]
    assert lines.count("") == 2
