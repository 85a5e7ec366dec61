"""Add facts to a case file, table by table."""

import copy
from typing import Any

CaseTable = dict[str, Any]

# Sections of which a variant may have several.
_REPEATED = frozenset({"probands", "de_novo"})


def with_claim(case: CaseTable, claim: str) -> CaseTable:
    """The case with another claim."""
    return {**case, "claim": claim}


def with_phenotype(case: CaseTable, phenotype: CaseTable) -> CaseTable:
    """The case with this phenotype, in place of what it said of it."""
    return {**case, "phenotype": dict(phenotype)}


def with_fact(case: CaseTable, variant: str, section: str, fact: CaseTable) -> CaseTable:
    """The case with one more fact about a variant.

    Args:
        case: as TOML gives it.
        variant: in any notation.
        section: such as ``de_novo`` or ``segregation`` (docs/case.md).
        fact: keys and values of the section; it takes the place of an earlier one, except where a
            variant may have several.
    """
    changed = copy.deepcopy(case)
    table = changed.setdefault("variants", {}).setdefault(variant, {})
    if section in _REPEATED:
        table.setdefault(section, []).append(dict(fact))
    else:
        table[section] = dict(fact)
    return changed


def case_text(case: CaseTable) -> str:
    """The case as TOML; `read_case_file` checks what it says."""
    import tomli_w  # noqa: PLC0415 - of an extra

    return tomli_w.dumps(case)
