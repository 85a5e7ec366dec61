"""The sections of a case file, each read into its facts."""

import re

from col7a1tools.model.case_facts import (
    AffectedCarriers,
    AffectedProband,
    AllelePhase,
    BesidePhase,
    CaseFacts,
    DeNovo,
    FoundBeside,
    FunctionalOutcome,
    FunctionalStudy,
    HealthyCarriers,
    Mapping,
    OtherCause,
    Phenotype,
    RnaOutcome,
    RnaStudy,
    SecondAllele,
    Segregation,
    Specificity,
    StudyStrength,
)
from col7a1tools.model.claim import Claim
from col7a1tools.readers.checked_table import CheckedTable

_HPO = re.compile(r"HP:\d{7}\s+\S.*")


def read_phenotype(table: CheckedTable | None) -> Phenotype | None:
    """``[phenotype]``."""
    if table is None:
        return None
    table.allow("findings", "mapping", "method", "reference")
    mapping = table.choice("mapping", Mapping, Mapping.NOT_DONE)
    done = mapping is not Mapping.NOT_DONE
    method = table.text("method", None if done else "")
    return Phenotype(_findings(table), mapping, method, table.text("reference"))


def _findings(table: CheckedTable) -> tuple[str, ...]:
    """Free texts, and HPO terms with their labels."""
    findings = table.texts("findings")
    for text in findings:
        if text.upper().startswith("HP:") and not _HPO.fullmatch(text):
            raise table.wrong(
                "findings",
                'an HPO term with its label, such as "HP:0008066 Abnormal blistering '
                'of the skin", or a text',
            )
    return findings


def read_facts(table: CheckedTable, general: CaseFacts) -> CaseFacts:
    """``[variants."c.6527dup"]`` with everything in it."""
    table.allow(
        "claim",
        "probands",
        "de_novo",
        "segregation",
        "affected_carriers",
        "healthy_carriers",
        "rna",
        "functional",
        "found_with",
        "other_cause",
    )
    return CaseFacts(
        claim=table.choice("claim", Claim, general.claim),
        probands=tuple(_proband(row) for row in table.tables("probands")),
        de_novo=tuple(_de_novo(row) for row in table.tables("de_novo")),
        segregation=_segregation(table.table("segregation")),
        affected_carriers=_affected(table.table("affected_carriers")),
        healthy_carriers=_healthy(table.table("healthy_carriers")),
        rna=_rna(table.table("rna")),
        functional=_functional(table.table("functional")),
        beside=_beside(table.table("found_with")),
        other_cause=_other_cause(table.table("other_cause")),
    )


def _proband(table: CheckedTable) -> AffectedProband:
    table.allow("other", "class", "phase", "reference")
    phase = table.choice("phase", AllelePhase)
    if phase is AllelePhase.HOMOZYGOUS:
        for key in ("other", "class"):
            if table.has(key):
                raise table.error("value", f"a homozygous person has no second variant: {key}")
        return AffectedProband("", SecondAllele.UNCERTAIN, phase, table.text("reference"))
    return AffectedProband(
        table.text("other"), table.choice("class", SecondAllele), phase, table.text("reference")
    )


def _de_novo(table: CheckedTable) -> DeNovo:
    table.allow("inherited", "parentage_confirmed", "phenotype", "reference")
    inherited = table.flag("inherited", default=False)
    return DeNovo(
        inherited,
        table.flag("parentage_confirmed", default=False if inherited else None),
        table.choice("phenotype", Specificity, Specificity.CONSISTENT if inherited else None),
        table.text("reference"),
    )


def _segregation(table: CheckedTable | None) -> Segregation | None:
    if table is None:
        return None
    table.allow("meioses", "affected_without", "reference")
    return Segregation(
        table.whole("meioses"), table.whole("affected_without", default=0), table.text("reference")
    )


def _affected(table: CheckedTable | None) -> AffectedCarriers | None:
    if table is None:
        return None
    table.allow("count", "odds_ratio", "confidence_low", "reference")
    ratio, lowest = table.number("odds_ratio"), table.number("confidence_low")
    if (ratio is None) != (lowest is None):
        raise table.error("missing", "odds_ratio and confidence_low belong together")
    if ratio is not None and lowest is not None and lowest > ratio:
        raise table.error("value", "confidence_low lies above odds_ratio")
    return AffectedCarriers(table.whole("count"), ratio, lowest, table.text("reference"))


def _healthy(table: CheckedTable | None) -> HealthyCarriers | None:
    if table is None:
        return None
    table.allow("count", "examined", "reference")
    count = table.whole("count")
    if not count:
        raise table.error("value", "count of healthy_carriers must be 1 or more")
    return HealthyCarriers(count, table.flag("examined"), table.text("reference"))


def _rna(table: CheckedTable | None) -> RnaStudy | None:
    if table is None:
        return None
    table.allow("outcome", "complete", "reference")
    return RnaStudy(
        table.choice("outcome", RnaOutcome), table.flag("complete"), table.text("reference")
    )


def _functional(table: CheckedTable | None) -> FunctionalStudy | None:
    if table is None:
        return None
    table.allow("outcome", "strength", "reference")
    return FunctionalStudy(
        table.choice("outcome", FunctionalOutcome),
        table.choice("strength", StudyStrength, StudyStrength.SUPPORTING),
        table.text("reference"),
    )


def _beside(table: CheckedTable | None) -> FoundBeside | None:
    if table is None:
        return None
    table.allow("other", "phase", "reference")
    phase = table.choice("phase", BesidePhase)
    return FoundBeside(table.text("other"), phase, table.text("reference"))


def _other_cause(table: CheckedTable | None) -> OtherCause | None:
    if table is None:
        return None
    table.allow("cause", "reference")
    return OtherCause(table.text("cause"), table.text("reference"))
