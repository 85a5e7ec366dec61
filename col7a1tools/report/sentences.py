"""From findings to words: the sentences of ``reference/sentences.toml`` with their values."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from col7a1tools.gene.reference_files import read_toml_table
from col7a1tools.model.finding import Finding
from col7a1tools.report.words import LANGUAGES, GlossaryEntry, Statement, Text

SENTENCES = "sentences.toml"
GLOSSARY = "glossary.toml"

Value = str | int

_DECIMAL = re.compile(r"[+-]?\d+\.\d+(?:e[+-]?\d+)?%?")


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words of a rule, with placeholders.

    Attributes:
        clinician: for professionals.
        family: for families; empty for rules that only professionals read.
    """

    clinician: Text
    family: Text


class _Values(dict[str, Value]):
    """Values of a finding; one that it does not have is shown as a question mark."""

    def __missing__(self, key: str) -> Value:
        return "?"


def statement(finding: Finding) -> Statement:
    """The finding in words.

    A rule without a sentence is given to clinicians as it is, by its id and values, so that no
    finding is lost; families are told nothing they could not understand.
    """
    sentence = _sentence(finding)
    if sentence is None:
        shown = ", ".join(f"{key} {value}" for key, value in finding.values.items())
        raw = f"{finding.rule}: {shown}" if shown else finding.rule
        clinician, family = Text(raw, raw), Text("", "")
    else:
        clinician = _filled(sentence.clinician, finding.values)
        family = _filled(sentence.family, finding.values)
    return Statement(finding.rule, clinician, family, dict(finding.values), finding.sources)


@cache
def sentences() -> dict[str, Sentence]:
    """The words of every rule by its id.

    Where a value chooses between sentences, the id is followed by that value:
    ``known.reported.recessive``.
    """
    groups = {key: group for key, group in _tables().items() if key != "words"}
    return dict(_walk(groups, ""))


def word(value: str) -> Text:
    """A fixed word of a finding, such as the name of a protein region, in each language."""
    tables = _tables()["words"]
    return Text(**{language: tables.get(language, {}).get(value, value) for language in LANGUAGES})


@cache
def glossary() -> tuple[GlossaryEntry, ...]:
    """Words that families may not know, in the order of the file."""
    table = read_toml_table(GLOSSARY)
    return tuple(
        GlossaryEntry(Text(**entry["term"]), Text(**entry["meaning"])) for entry in table.values()
    )


@cache
def _tables() -> dict[str, Any]:
    return read_toml_table(SENTENCES)


def _walk(table: dict[str, Any], name: str) -> Iterator[tuple[str, Sentence]]:
    for key, entry in table.items():
        if not isinstance(entry, dict):
            continue
        rule = f"{name}.{key}" if name else key
        if "clinician" in entry:
            family = entry.get("family", {"en": "", "es": ""})
            yield rule, Sentence(Text(**entry["clinician"]), Text(**family))
        else:
            yield from _walk(entry, rule)


@cache
def _choices() -> dict[str, str]:
    """The value that chooses the sentence, by rule id."""
    return {
        f"{group}.{rule}": entry["choose"]
        for group, rules in _tables().items()
        for rule, entry in rules.items()
        if isinstance(entry, dict) and "choose" in entry
    }


def _sentence(finding: Finding) -> Sentence | None:
    value = _choices().get(finding.rule)
    if value is None:
        return sentences().get(finding.rule)
    chosen = f"{finding.rule}.{finding.values.get(value)}"
    return sentences().get(chosen) or sentences().get(f"{finding.rule}.other")


def _local(value: Value, language: str) -> Value:
    """A value as the language writes it: Spanish has a decimal comma."""
    if isinstance(value, int):
        return value
    if language == "es" and _DECIMAL.fullmatch(value):
        return value.replace(".", ",")
    return word(value)[language]


def _parts(exons: str, language: str) -> str:
    """A run of exons as families read it: ``parts 94 to 98``."""
    first, _, last = exons.partition("-")
    pattern = word("part_run" if last else "part_one")[language]
    return pattern.format(first=first, last=last)


def _filled(sentence: Text, values: dict[str, Value]) -> Text:
    filled = {}
    for language in LANGUAGES:
        local = _Values({key: _local(value, language) for key, value in values.items()})
        if "exon" in values:
            local["parts"] = _parts(str(values["exon"]), language)
        pattern = sentence[language]
        if str(local.get("member")).casefold() == str(local.get("relation")).casefold():
            # "father (father)" would say one thing twice.
            pattern = pattern.replace("{member} ({relation})", "{member}")
        filled[language] = pattern.format_map(local)
    return Text(**filled)
