"""A laboratory's own rules, laid over the shipped ones.

The file has the layout of ``reference/classification_rules.toml`` and holds only what differs,
with a ``name`` and a ``version`` of its own. It may change numbers, words and strengths; it cannot
add criteria or answers, nor make an answer count that does not.
"""

import hashlib
from datetime import date
from math import isfinite
from pathlib import PurePath
from typing import Any

from col7a1tools.classify.overlay_checks import check_rules, founder_name
from col7a1tools.classify.rules import RULES_FILE, RuleSet, read_rules
from col7a1tools.errors import InputError
from col7a1tools.gene.reference_files import read_reference_bytes, read_toml_table
from col7a1tools.model.classification import State, Strength
from col7a1tools.model.file_stamp import FileStamp
from col7a1tools.readers.toml_file import TomlFile, read_toml

_RULE_KEYS = ("criterion", "id", "strength", "when", "sources")
_FOUNDER_KEYS = ("coding", "sources")
_SHARES = {
    "prevalence",
    "allelic_contribution",
    "genetic_contribution",
    "penetrance",
    "common_share",
    "large_share",
    "assumed_share",
}
_TOOLS = ("REVEL", "BayesDel", "CADD")

KeyPath = tuple[str | int, ...]


def load_overlaid_rules(path: str) -> RuleSet:
    """The shipped rules with a laboratory's file over them.

    Raises:
        InputError: the file cannot be read, or has a key or a value that the rule set has no
            place for; the error names the line.
    """
    shipped = read_reference_bytes(RULES_FILE)
    table = read_toml_table(RULES_FILE)
    file = read_toml(path)
    own = dict(file.table)
    name, version = (_own_text(own, key, file) for key in ("name", "version"))
    label = f"{name} {version}"
    _lay_rules(table["rule"], own.pop("rule", []), label, file)
    _lay(table, own, (), file)
    table["name"] = f"{table['name']}, {name}"
    table["version"] = f"{table['version']}+{version}"
    both = hashlib.sha256(shipped + file.sha256.encode()).hexdigest()
    rules = read_rules(table, both, FileStamp(PurePath(path).name, file.sha256))
    check_rules(rules, file)
    return rules


def _own_text(own: dict[str, Any], key: str, file: TomlFile) -> str:
    value = own.pop(key, None)
    if not isinstance(value, str) or not value.strip():
        raise InputError(
            "rules.unnamed",
            f"the rules lack a {key}",
            place=file.place(key),
            cure=f'begin the file with name = "..." and version = "...": {key} goes into every '
            "output",
        )
    return value


def _lay(base: dict[str, Any], over: dict[str, Any], path: KeyPath, file: TomlFile) -> None:
    """Put each value in its place, table by table."""
    for key, value in over.items():
        here = (*path, key)
        if key not in base:
            known = ", ".join(inner for inner in base if inner not in ("name", "version", "date"))
            raise _error("rules.key", f"the rule set has no key {key!r} here", here, file, known)
        if here == ("frequency", "founder"):
            base[key] = [*base[key], *_founders(value, here, file)]
        elif isinstance(base[key], dict) and isinstance(value, dict):
            _lay(base[key], value, here, file)
        else:
            base[key] = _checked(base[key], value, here, file)


def _checked(base: object, value: object, path: KeyPath, file: TomlFile) -> object:
    """A value that may stand in the place of another."""
    if path == ("date",) and not _is_day(value):
        raise _error("rules.value", "date must be a text such as 2026-01-31", path, file)
    if path[-1] == "missense" and value not in _TOOLS:
        raise _error("rules.value", f"missense must be one of {', '.join(_TOOLS)}", path, file)
    if isinstance(base, str) and isinstance(value, str):
        return value
    if isinstance(base, list) and isinstance(value, list):
        if all(isinstance(item, str) for item in (*base, *value)):
            return value
        raise _error("rules.value", f"{path[-1]} cannot be changed by a laboratory", path, file)
    if _is_number(base) and _is_number(value):
        return _number(base, value, path, file)
    raise _error("rules.value", f"{path[-1]} cannot be {value!r}", path, file, f"such as {base!r}")


def _number(base: object, value: Any, path: KeyPath, file: TomlFile) -> float:
    if not isfinite(value):
        raise _error("rules.value", f"{path[-1]} must be a number", path, file)
    if path[-1] in _SHARES and not 0 < value <= 1:
        raise _error("rules.value", f"{path[-1]} must be above 0, and 1 at most", path, file)
    if path[0] in ("points", "case", "bp7") and value < 0:
        raise _error("rules.value", f"{path[-1]} must not be negative", path, file)
    whole = isinstance(base, int) and path[0] in ("points", "classes", "bp7", "frequency")
    if whole and not isinstance(value, int):
        raise _error("rules.value", f"{path[-1]} must be a whole number", path, file)
    return float(value) if isinstance(base, float) else value


def _is_day(value: object) -> bool:
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _founders(rows: object, path: KeyPath, file: TomlFile) -> list[dict[str, Any]]:
    """Founder alleles that a laboratory adds."""
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise _error("rules.value", "founders are written as [[frequency.founder]]", path, file)
    for number, row in enumerate(rows):
        here = (*path, number)
        if set(row) != set(_FOUNDER_KEYS):
            raise _error("rules.key", "a founder has the keys coding and sources", here, file)
        if not isinstance(row["coding"], str):
            raise _error("rules.value", "coding must be a name", (*here, "coding"), file)
        _texts(row["sources"], (*here, "sources"), file)
    return [
        row | {"coding": founder_name(row["coding"], (*path, number, "coding"), file)}
        for number, row in enumerate(rows)
    ]


def _lay_rules(base: list[dict[str, Any]], rows: object, label: str, file: TomlFile) -> None:
    """Change the strength, the words or the sources of answers that exist."""
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise _error("rules.value", "rules are written as [[rule]]", ("rule",), file)
    by_name = {(row["criterion"], row["id"]): row for row in base}
    for number, row in enumerate(rows):
        here = ("rule", number)
        for key in row:
            if key not in _RULE_KEYS:
                raise _error(
                    "rules.key", f"a rule has no {key!r} that could be changed", (*here, key), file
                )
        rule = by_name.get((row.get("criterion"), row.get("id")))
        if rule is None:
            raise _error(
                "rules.key",
                f"there is no rule {row.get('criterion')} {row.get('id')}",
                here,
                file,
                "criterion and id as the shipped rule set has them",
            )
        _lay_rule(rule, row, here, file)
        rule["sources"] = [*rule["sources"], label]


def _lay_rule(rule: dict[str, Any], row: dict[str, Any], path: KeyPath, file: TomlFile) -> None:
    if "strength" in row:
        strengths = [strength.value for strength in Strength]
        if rule["state"] != State.MET.value or row["strength"] not in strengths:
            raise _error(
                "rules.value",
                f"strength of {rule['criterion']} {rule['id']} cannot be {row['strength']!r}",
                (*path, "strength"),
                file,
                f"one of {', '.join(strengths)}, and only where an answer is met",
            )
        if (row["strength"] == Strength.STAND_ALONE.value) > (rule["criterion"] == "BA1"):
            raise _error("rules.value", "only BA1 can stand alone", (*path, "strength"), file)
        rule["strength"] = row["strength"]
    if "when" in row:
        if not isinstance(row["when"], str):
            raise _error("rules.value", "when must be a text", (*path, "when"), file)
        rule["when"] = row["when"]
    if "sources" in row:
        rule["sources"] = list(_texts(row["sources"], (*path, "sources"), file))


def _texts(value: object, path: KeyPath, file: TomlFile) -> list[str]:
    if not isinstance(value, list) or not value or not all(isinstance(one, str) for one in value):
        raise _error("rules.value", "sources must be a list of texts", path, file)
    return value


def _error(code: str, message: str, path: KeyPath, file: TomlFile, cure: str = "") -> InputError:
    return InputError(
        code, message, place=file.place(*path), cure=f"allowed: {cure}" if cure else ""
    )
