"""What a ledger says, in plain sentences, English or Indonesian. They claim what the ledger claims and nothing
more."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

Figures = Mapping[str, Any]


class Language(StrEnum):
    """A language of reports."""

    EN = "en"
    ID = "id"


def sentences(ledger: Figures, language: Language = Language.EN) -> list[str]:
    """The verdict first, then what it rests on, then what must not be misread."""
    say = _Sayer(language)
    name = ledger["campaign"]["name"]
    # Where nothing may be claimed, what misleads comes first; where something may, what it rests on does.
    misleading = ledger["verdict"]["verdict"] != "WORKED"
    reasons = sorted(ledger["verdict"]["reasons"], key=lambda each: (each["code"] == "LOUDER") != misleading)
    why = [say(reason["code"], **_flat(reason["figures"])) for reason in reasons]
    return [say(ledger["verdict"]["verdict"], name=name), *why, *_rest(ledger, say)]


def _rest(ledger: Figures, say: _Sayer) -> list[str]:
    reach, share, loyal = ledger["awareness"], ledger["horizontality"], ledger["loyalty"]
    told = [say("REACH", **_flat(reach))]
    if share["word_of_mouth"]:
        found = share["word_of_mouth"]
        bounds = {"share": found["value"], "low_share": found["low"], "high_share": found["high"]}
        told.append(say("WORD_OF_MOUTH", **bounds, naive_share=share["naive_word_of_mouth"]))
    told.append(say("ENGAGED", **_flat(loyal)))
    compared = loyal["followers_during"]
    if compared and compared["difference"]:
        code = "FOLLOWERS_MORE" if compared["shown"] else "FOLLOWERS_ALIKE"
        told.append(say(code, pairs=compared["pairs"], **_flat(compared["difference"])))
    if ledger["cost"]:
        told.append(say("COST", **_flat(ledger["cost"])))
    return told


def _flat(figures: Figures) -> dict[str, Any]:
    """Figures with `value`, `low` and `high` of their effect beside them."""
    plain = {name: value for name, value in figures.items() if not isinstance(value, (dict, list))}
    effect = figures.get("effect")
    return plain | (effect if isinstance(effect, dict) else {})


class _Sayer:
    def __init__(self, language: Language) -> None:
        self.language = language

    def __call__(self, code: str, **figures: Any) -> str:
        shown = {name: self._number(name, value) for name, value in figures.items()}
        return _texts()[code][self.language].format_map(_Unknown(shown))

    def _number(self, name: str, value: Any) -> str:
        if value is None:
            return "?"
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            return str(value)
        if name in _SHARES:
            return self._mark(f"{100 * value:,.3g}") + " %"
        return self._mark(
            f"{value:,.0f}" if isinstance(value, int) or abs(value) >= 1000 else f"{value:,.3g}"
        )

    def _mark(self, digits: str) -> str:
        """Indonesian writes 1.234,5 where English writes 1,234.5."""
        if self.language is Language.EN:
            return digits
        return digits.translate(str.maketrans(",.", ".,"))


class _Unknown(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "?"


_SHARES = {"reached_share", "level", "share", "low_share", "high_share", "naive_share"}


@cache
def _texts() -> dict[str, dict[str, str]]:
    """By code and language; an outcome and its change make one sentence. Lines of the file are joined by spaces."""
    told = tomllib.loads(files("tular.results.campaign").joinpath("sentences.toml").read_text("utf-8"))
    outcomes, changes = told.pop("outcomes"), told.pop("changes")
    for outcome, subjects in outcomes.items():
        for change, texts in changes.items():
            told[f"{outcome}_{change}"] = {word: f"{subjects[word]} {texts[word]}" for word in Language}
    return {
        code: {word: text.replace("\n", " ") for word, text in each.items()} for code, each in told.items()
    }
