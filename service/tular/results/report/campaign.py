"""One page for a campaign, from its ledger as GraphQL tells it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tular.results.campaign.sentences import Language
from tular.results.report.charts import bars, forest, grid, lines
from tular.results.report.page import Cell, Figure, Page, Query, Section, Table, labels

Answer = Mapping[str, Any]
LEDGER = "ledger"
"""Name of the query that everything on the page comes from."""
MOST_COHORTS = 16
_COUNTED = ("before", "after", "change", "expected")


def campaign_page(campaign: Answer, query: Query, language: Language) -> Page:
    """The page of a campaign that is measured; `campaign` as the query `LEDGER` answers."""
    ledger, say = campaign["ledger"], labels(language)
    window = f"{campaign['from'][:10]} / {campaign['to'][:10]}"
    verdict, *why = ledger["sentences"]
    parts = (_effects, _awareness, _traffic, _loyalty, _word_of_mouth)
    return Page(
        title=f"{say['campaign']}: {campaign['name']}",
        subtitle=f"{window} · {campaign['postCount']:,} {say['posts']}",
        run=ledger["runId"],
        language=language,
        summary=[verdict, *why],
        sections=[part(ledger, say) for part in parts],
        queries=[query],
        provenance=[("ledger", ledger["ledgerId"]), ("fingerprint", ledger["fingerprint"])],
    )


def _effects(ledger: Answer, say: Mapping[str, str]) -> Section:
    told = ledger["effects"]
    names = [each["outcome"].lower().replace("_", " ") for each in told]
    chart = forest([(name, each["effect"]) for name, each in zip(names, told, strict=True)], x=say["effect"])
    columns = ("outcome", "verdict", "before", "after", "change", "expected", "effect", "low", "high")
    rows = [
        (
            name,
            each["verdict"].lower().replace("_", " "),
            *(each[part] for part in _COUNTED),
            *_bounds(each["effect"]),
        )
        for name, each in zip(names, told, strict=True)
    ]
    table = _table("effects", say["effects"], columns, rows, say)
    return Section(say["effects"], [say["effects_text"]], [Figure(say["effect"], chart, LEDGER)], [table])


def _awareness(ledger: Answer, say: Mapping[str, str]) -> Section:
    told = ledger["awareness"]
    names = ("reached", "reachedShare", "newAudience", "exposures", "earnedImpressions", "ownedImpressions")
    titles = ("reached_accounts", "reached_share", "new_audience", "exposures", "earned", "owned")
    counts = [(say[title], told[name]) for title, name in zip(titles, names, strict=True)]
    communities = [(c["label"], c["size"], c["reached"], c["share"]) for c in told["communities"][:20]]
    voice = _voices(told["shareOfVoice"])
    figures = (
        [Figure(say["voice"], lines(*voice, y=say["share"]), LEDGER, say["voice_note"])] if voice[0] else []
    )
    return Section(
        say["awareness"],
        figures=figures,
        tables=[
            _table("reach", say["reach_table"], ("figure", "value"), counts, say, told["impressionsFormula"]),
            _table(
                "communities",
                say["reach_by_community"],
                ("community", "size", "reached", "share"),
                communities,
                say,
            ),
        ],
    )


def _voices(shares: list[Answer]) -> tuple[dict[str, list[float]], list[str]]:
    steps = sorted({each["start"] for each in shares})
    known = {(each["name"], each["start"]): each["share"] for each in shares}
    names = dict.fromkeys(each["name"] for each in shares)
    return {name: [known.get((name, step), 0.0) for step in steps] for name in names}, steps


def _traffic(ledger: Answer, say: Mapping[str, str]) -> Section:
    told = ledger["traffic"]
    times = [time for time in ("before", "during", "after") if told[time]]
    names = (
        "days",
        "ownPosts",
        "othersPosts",
        "retweets",
        "quotes",
        "replies",
        "unpromptedMentions",
        "answersPerOwnPost",
    )
    titles = ("days", "own_posts", "others_posts", "retweets", "quotes", "replies", "unprompted", "per_post")
    counts = [
        (say[title], *(told[time][name] for time in times)) for title, name in zip(titles, names, strict=True)
    ]
    cascades = [
        (
            each["post"],
            each["accountKey"],
            each["text"],
            each["size"],
            *_middle(each["depth"]),
            *_middle(each["virality"]),
            each["ignitedByKey"],
        )
        for each in told["largestCascades"][:10]
    ]
    influential = [(_who(each), *_bounds(each["brought"]), each["naive"]) for each in told["influential"]]
    return Section(
        say["traffic"],
        figures=[_retweets(ledger, say)],
        tables=[
            _table("counts", say["counts"], ("figure", *times), counts, say),
            _table(
                "cascades",
                say["cascades"],
                ("post", "account", "text", "size", "depth", "virality", "ignited_by"),
                cascades,
                say,
            ),
            _table(
                "influential",
                say["influential"],
                ("account", "brought", "low", "high", "naive"),
                influential,
                say,
                say["influential_note"],
            ),
        ],
    )


def _retweets(ledger: Answer, say: Mapping[str, str]) -> Figure:
    steps = ledger["traffic"]["retweetsOverTime"]
    starts = [step["start"] for step in steps]
    during = ledger["periods"]["during"]
    inside = [place for place, start in enumerate(starts) if during["start"] <= start < during["end"]]
    shaded = (inside[0], inside[-1] + 1) if inside else None
    chart = lines(
        {say["retweets"]: [step["retweets"] for step in steps]}, starts, shaded=shaded, y=say["retweets"]
    )
    return Figure(say["over_time"], chart, LEDGER, say["over_time_note"])


def _loyalty(ledger: Answer, say: Mapping[str, str]) -> Section:
    told = ledger["loyalty"]
    people = [(say[name], told[name]) for name in ("engaged", "new", "returning", "kept", "lapsed")]
    advocates = [
        (_who(each), each["weeks"], each["engagements"], each["brought"]) for each in told["advocates"][:20]
    ]
    cohorts = [
        (each["cohort"][:10], each["later"], each["accounts"], each["share"]) for each in told["cohorts"]
    ]
    return Section(
        say["loyalty"],
        figures=_cohorts(told["cohorts"], say),
        tables=[
            _table("people", say["people"], ("figure", "value"), people, say),
            _table(
                "advocates",
                say["advocates"],
                ("account", "weeks", "engagements", "brought_others"),
                advocates,
                say,
            ),
            _table("cohorts", say["cohorts"], ("week", "weeks_later", "accounts", "share"), cohorts, say),
        ],
    )


def _cohorts(cells: list[Answer], say: Mapping[str, str]) -> list[Figure]:
    cohorts = sorted({each["cohort"] for each in cells})[-MOST_COHORTS:]
    if not cohorts:
        return []
    known = {(each["cohort"], each["later"]): each["share"] for each in cells}
    latest = max(each["later"] for each in cells if each["cohort"] in cohorts)
    shares = [[known.get((cohort, later)) for later in range(latest + 1)] for cohort in cohorts]
    names = [cohort[:10] for cohort in cohorts]
    chart = grid(shares, names, [str(later) for later in range(latest + 1)], x=say["weeks_later"])
    return [Figure(say["cohorts"], chart, LEDGER, say["cohorts_note"])]


def _word_of_mouth(ledger: Answer, say: Mapping[str, str]) -> Section:
    told = ledger["horizontality"]
    names = {"wom": "wordOfMouth", "peers": "peers", "top_down": "topDown", "upwards": "upwards"}
    shares = [(say[title], *_bounds(told[name])) for title, name in names.items()]
    depths = [each for each in told["byDepth"] if each["spread"]]
    figures = []
    if depths:
        errors = [(each["spread"]["low"], each["spread"]["high"]) for each in depths]
        chart = bars(
            [(str(each["depth"]), each["spread"]["value"]) for each in depths],
            errors=errors,
            x=say["retweets"],
        )
        figures.append(Figure(say["by_depth"], chart, LEDGER, say["by_depth_note"]))
    table = _table("spread", say["shares"], ("figure", "value", "low", "high"), shares, say)
    return Section(say["horizontality"], figures=figures, tables=[table])


def _table(
    name: str, title: str, columns: tuple[str, ...], rows: list[Any], say: Mapping[str, str], note: str = ""
) -> Table:
    return Table(name, title, tuple(say[column] for column in columns), rows, LEDGER, note)


def _bounds(told: Answer | None) -> tuple[Cell, Cell, Cell]:
    return (told["value"], told["low"], told["high"]) if told else (None, None, None)


def _middle(told: Answer | None) -> tuple[Cell]:
    return (told["value"] if told else None,)


def _who(row: Answer) -> str:
    handle = (row["account"] or {}).get("handle")
    return f"@{handle}" if handle else str(row["accountKey"])
