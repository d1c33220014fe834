"""Pages of reports: escaped, self-contained, every figure linked to its query, equal bytes for equal answers."""

from __future__ import annotations

import re
import tomllib
from base64 import b64decode
from importlib.resources import files

import pytest

from tular.results.campaign.sentences import Language, sentences
from tular.results.report.charts import bars, forest, grid, lines, upset
from tular.results.report.page import Figure, Page, Query, Section, Table, labels, render

INTERVAL = {"value": 2.0, "low": 1.5, "high": 3.0}
CHARTS = {
    "lines": lambda: lines(
        {"a": [1, 2, 3], "b": [3, 2, 1]}, ["2026-01-01", "2026-01-02", "2026-01-03"], shaded=(1, 2)
    ),
    "forest": lambda: forest([("talk", INTERVAL), ("nothing", None)], x="effect"),
    "bars": lambda: bars([("1", 5.0), ("2", 2.0)], errors=[(4, 6), (1, 3)]),
    "grid": lambda: grid([[1.0, 0.5], [1.0, None]], ["w1", "w2"], ["0", "1"]),
    "upset": lambda: upset(["@ada", "@bo"], [([0, 1], 7), ([1], 3)]),
}


def page(language: Language = Language.EN) -> Page:
    table = Table("t", "A <table>", ("name", "n"), [("=1+1", 1234.5), ("<b>", None)], "q")
    section = Section(
        "Section", ["text & more\u202e"], [Figure("Chart", CHARTS["bars"](), "q", "note")], [table]
    )
    return Page(
        "Title <x>",
        "sub",
        "run-1",
        language,
        ["It worked."],
        [section],
        [Query("q", "{ run }", "{}")],
        [("seed", "7")],
    )


@pytest.mark.parametrize("name", CHARTS)
def test_equal_numbers_are_equal_svg(name: str) -> None:
    first = CHARTS[name]()
    assert first == CHARTS[name]()
    assert first.startswith("<svg")
    assert "<dc:date>" not in first
    assert "<text" in first, "text stays text"


def test_a_page_needs_nothing_else_and_escapes_what_people_wrote() -> None:
    html = render(page())
    assert html == render(page())
    assert "Title &lt;x&gt;" in html
    assert "<b>" not in html
    assert "\u202e" not in html
    without_names = re.sub(r'xmlns(:\w+)?="[^"]*"|http://www\.w3\.org/\S+', "", html)
    assert not re.findall(r'(?:src|href)="https?:', without_names)
    assert "@media print" in html


def test_every_figure_and_table_leads_to_a_query_of_the_page() -> None:
    html = render(page())
    links = re.findall(r'<a href="#([^"]+)"', html)
    assert len(links) == 2
    assert all(f'id="{link}"' in html for link in links)
    assert "run-1" in html


def test_a_table_is_its_csv_without_formulas() -> None:
    (table,) = page().tables
    assert table.csv == "name,n\n'=1+1,1234.5\n<b>,\n"
    assert b64decode(table.link.partition(",")[2]).decode() == table.csv


def test_numbers_are_written_as_the_language_does() -> None:
    assert "1,234" in render(page())
    assert "1.234" in render(page(Language.ID))
    assert 'lang="id"' in render(page(Language.ID))


def test_labels_and_sentences_are_there_in_both_languages() -> None:
    for language in Language:
        assert all(text.strip() for text in labels(language).values())
    told = tomllib.loads(files("tular.results.campaign").joinpath("sentences.toml").read_text("utf-8"))
    texts = [told[code] for code in told if code not in ("outcomes", "changes")]
    texts += [*told["outcomes"].values(), *told["changes"].values()]
    for each in texts:
        assert set(each) == {"en", "id"}
        named = [set(re.findall(r"\{(\w+)\}", text)) for text in each.values()]
        assert named[0] == named[1], each


def ledger(verdict: str, outcome: str) -> dict[str, object]:
    effect = {
        "outcome": "talk",
        "verdict": outcome,
        "change": 3.0,
        "expected": 1.0,
        "effect": INTERVAL,
        "level": 0.95,
    }
    loud = {
        "posts_change": 4.0, "retweets_change": 3.6, "daily_before": 9.0, "daily_during": 34.0,
        "per_post_before": 11.0, "per_post_during": 10.0,
    }  # fmt: skip
    return {
        "campaign": {"name": "Bersama"},
        "verdict": {
            "verdict": verdict,
            "reasons": [{"code": f"TALK_{outcome}", "figures": effect}, {"code": "LOUDER", "figures": loud}],
        },
        "awareness": {"reached": 1200, "reached_share": 0.5, "new_audience": 7, "exposures": 9000, "communities": []},
        "horizontality": {"word_of_mouth": INTERVAL | {"value": 0.6}, "naive_word_of_mouth": 0.5},
        "loyalty": {
            "engaged": 5, "new": 2, "returning": 3, "kept": 1,
            "followers_during": {"pairs": 90, "shown": True, "difference": INTERVAL},
        },
        "cost": None,
    }  # fmt: skip


def test_sentences_begin_with_the_verdict_and_warn_of_what_misleads() -> None:
    verdict, first, *rest = sentences(ledger("NO_EVIDENCE", "NO_EVIDENCE"))
    assert verdict.startswith("There is no evidence that Bersama did anything")
    assert "its own posts rose 4-fold" in first
    assert any("60 % went by word of mouth" in each for each in rest)
    verdict, first, *_ = sentences(ledger("WORKED", "ROSE"))
    assert verdict.startswith("Bersama worked")
    assert "2 times what was expected (1.5 to 3 at 95 %)" in first
    assert any("association" in each for each in rest)


def test_sentences_in_indonesian_write_numbers_so() -> None:
    told = sentences(ledger("WORKED", "ROSE"), Language.ID)
    assert "berhasil" in told[0]
    assert any("1.200 akun" in each for each in told)
    assert not any("{" in each or "?" in each for each in told)
