"""The words of one line of a comparison, in one language."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from col7a1tools.compare.comparison import (
    Cause,
    Comparison,
    CriterionState,
    InputChange,
    Said,
    Stamp,
    VariantState,
)
from col7a1tools.views.labels import Labels, load_labels
from col7a1tools.views.visible import shortened

_SHA_SHOWN = 12
_PAIRS_SHOWN = 3
_NOT_SURE = " (not sure)"
# Fixed values whose words in the labels have a prefix.
_PREFIX = {
    "phase": "phase_",
    "pair_phase": "phase_",
    "member": "relation_",
    "member_relation": "relation_",
    "member_sex": "sex_",
}


@cache
def comparison_words(language: str) -> dict[str, Any]:
    """Headings and sentences of a language; English for one that there is not."""
    text = files("col7a1tools.views").joinpath("comparison_words.toml").read_text(encoding="utf-8")
    tables = tomllib.loads(text)
    table: dict[str, Any] = tables.get(language, tables["en"])
    return table


def wording_of(comparison: Comparison, language: str) -> "Wording":
    """What words the lines of a comparison."""
    inputs = {one.id: one for one in comparison.inputs}
    return Wording(load_labels(language), comparison_words(language), inputs)


@dataclass(frozen=True, slots=True)
class Wording:
    """Words the lines of one comparison.

    Attributes:
        labels: words of the records' fixed values.
        words: headings and sentences of comparisons.
        inputs: what differs, by its id.
    """

    labels: Labels
    words: dict[str, Any]
    inputs: Mapping[str, InputChange]

    def stamp(self, stamp: Stamp) -> str:
        """A file, program or source in short: name, version, first characters of its SHA-256."""
        named = shortened(" ".join(part for part in (stamp.name, stamp.version) if part))
        if not stamp.sha256:
            return named
        return f"{named} ({self.words['sha'].format(sha=stamp.sha256[:_SHA_SHOWN])})"

    def named(self, stamp: Stamp | None) -> str:
        """The same; what one record does not name is said."""
        return self.words["no_such"] if stamp is None else self.stamp(stamp)

    def input(self, change: InputChange) -> str:
        """What kind of thing it is, with its name where there are several of a kind."""
        stamp = change.after or change.before
        name = stamp.name if stamp else ""
        text: str = self.words["input"][change.kind].format(name=name)
        return text

    def classed(self, state: VariantState | None) -> str:
        """Class and points."""
        if state is None:
            return ""
        count = state.points
        points = self.words["points_one" if abs(count) == 1 else "points_many"].format(count=count)
        return f"{self.labels.value(state.classification)} ({points})"

    def criterion(self, state: CriterionState | None) -> str:
        """What became of a criterion, and why."""
        if state is None:
            return str(self.words["no_such"])
        reason = state.reason[self.labels.language]
        if state.state == "met":
            weight = f"{self.labels.value(state.strength)} ({state.points:+d})"
            return f"{weight}. {reason}"
        word = self.words["value"].get(state.state, state.state)
        return f"{word}. {reason}" if reason else word

    def said(self, line: str, said: Said | None) -> str:
        """What a line says; a dash where the record has no such line."""
        if said is None:
            return "-"
        if said.words is not None:
            return said.words[self.labels.language]
        value = said.value
        if value.endswith(_NOT_SURE):
            sure = self.value(line, value.removesuffix(_NOT_SURE))
            return f"{sure} ({self.words['value']['not sure']})"
        return self.value(line, value)

    def value(self, line: str, value: str) -> str:
        """A fixed value in words; what no table words is shown as the record has it."""
        own = self.words["value"].get(f"{line}_{value}")
        prefixed = self.labels.values.get(f"{_PREFIX.get(line, '')}{value}")
        found: str = own or prefixed or self.words["value"].get(value) or shortened(value)
        return found

    def cause(self, cause: Cause) -> str:
        """Why, in words."""
        named = self.inputs_named(cause.inputs)
        also = self.inputs_named(cause.also)
        follows = ", ".join(self.words["value"].get(one, shortened(one)) for one in cause.follows)
        key = cause.kind
        if key == "named" and also:
            key = "named_too"
        if key == "follows" and (named or also):
            key = "follows_inputs" if named else "follows_too"
        text: str = self.words["cause"][key].format(inputs=named, also=also, follows=follows)
        return text

    def inputs_named(self, ids: Iterable[str]) -> str:
        """Inputs by their ids, inside a sentence."""
        return ", ".join(_lowered(self.input(self.inputs[one])) for one in ids)

    def subject(self, subject: str) -> str:
        """Whom a line speaks of; of many pairs the first ones and how many more there are."""
        parts = subject.split("; ")
        if len(parts) <= _PAIRS_SHOWN:
            return subject
        shown = "; ".join(parts[:_PAIRS_SHOWN])
        return str(self.words["more"]).format(shown=shown, count=len(parts) - _PAIRS_SHOWN)


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]
