"""The tables that causes rest on hold for what the classification does."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from col7a1tools.classify import classify, load_rules
from col7a1tools.classify.criteria import CRITERIA as ALL_CRITERIA
from col7a1tools.compare.comparison import InputChange, Stamp
from col7a1tools.compare.inputs import changed_inputs
from col7a1tools.compare.rests_on import CRITERIA, LACKS, Role, roles_of
from col7a1tools.gene import Gene
from col7a1tools.gene.reference_files import checksums
from col7a1tools.interpret import read_change
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
from col7a1tools.model.evidence import (
    Assertion,
    OutsideEvidence,
    PopulationFrequency,
    Prediction,
    SourceStamp,
)
from col7a1tools.nomenclature.parse import parse_description
from col7a1tools.report.document import Source
from tests.report.patients import UNKNOWN_PHASE, patient

VARIANTS = (
    "c.6527dup",
    "c.6127G>A",
    "c.425A>G",
    "c.682+1G>A",
    "c.6187C>T",
    "c.2367C>T",
    "c.5533-365A>G",
    "c.6508_6510del",
)
STAMP = SourceStamp("gnomad", "v4", "0" * 64)
PREDICTOR = SourceStamp("predictor", "1", "1" * 64)
CLINVAR = SourceStamp("clinvar", "1", "2" * 64)
CASE = CaseFacts(
    claim=Claim.RECESSIVE,
    probands=(AffectedProband("c.1A>G", SecondAllele.PATHOGENIC, AllelePhase.TRANS, "r"),),
    de_novo=(
        DeNovo(inherited=False, confirmed=True, phenotype=Specificity.SPECIFIC, reference="r"),
    ),
    segregation=Segregation(5, 0, "r"),
    affected_carriers=AffectedCarriers(4, 8.0, 2.0, "r"),
    healthy_carriers=HealthyCarriers(1, examined=True, reference="r"),
    functional=FunctionalStudy(FunctionalOutcome.DAMAGING, StudyStrength.STRONG, "r"),
    beside=FoundBeside("c.1A>G", BesidePhase.CIS, "r"),
    other_cause=OtherCause("KRT5", "r"),
    phenotype=Phenotype((), Mapping.BELOW_LAMINA_DENSA, "IF", "r"),
)


def frequency(bound: float) -> OutsideEvidence:
    seen = PopulationFrequency(STAMP, 20, 1_600_000, 0, bound, "nfe")
    return OutsideEvidence((STAMP,), frequencies=(seen,))


def prediction(tool: str, score: float) -> OutsideEvidence:
    return OutsideEvidence((PREDICTOR,), predictions=(Prediction(PREDICTOR, tool, score),))


Known = tuple[OutsideEvidence, CaseFacts]
NOTHING_KNOWN = (OutsideEvidence(), CaseFacts())
RARE = frequency(1e-6)
DOMINANT = CaseFacts(claim=Claim.DOMINANT)
ASSERTED = OutsideEvidence((CLINVAR,), assertions=(Assertion(CLINVAR, "Pathogenic", "", ""),))
# What is known before and after, and what of it is supplied.
SUPPLIED: tuple[tuple[Role, Known, Known], ...] = (
    *(
        (Role.FREQUENCY, NOTHING_KNOWN, (frequency(bound), CaseFacts()))
        for bound in (1e-6, 2e-3, 0.2)
    ),
    (Role.FREQUENCY, (RARE, CASE), (frequency(0.2), CASE)),
    *(
        (Role.PREDICTION, NOTHING_KNOWN, (prediction(tool, score), CaseFacts()))
        for tool, score in (("REVEL", 0.05), ("REVEL", 0.99), ("SpliceAI", 0), ("SpliceAI", 0.9))
    ),
    (Role.CASE, NOTHING_KNOWN, (OutsideEvidence(), CASE)),
    (Role.CASE, NOTHING_KNOWN, (OutsideEvidence(), DOMINANT)),
    (Role.CASE, (RARE, CaseFacts()), (RARE, DOMINANT)),
    *(
        (Role.CASE, NOTHING_KNOWN, (OutsideEvidence(), CaseFacts(rna=RnaStudy(one, True, "r"))))
        for one in RnaOutcome
    ),
    (Role.ASSERTION, NOTHING_KNOWN, (ASSERTED, CaseFacts())),
)


def moved_by(name: str, before: Known, after: Known, gene: Gene) -> Iterator[str]:
    change = parse_description(name, gene).alleles[0].variants[0].change
    assert change is not None
    annotation = read_change(change, gene).annotation
    first, second = (classify(annotation, gene, None, *known) for known in (before, after))
    for one, other in zip(first.evidence, second.evidence, strict=True):
        if one != other:
            yield one.criterion


@pytest.mark.parametrize("name", VARIANTS)
def test_a_criterion_is_moved_by_nothing_but_what_the_table_says(name: str, gene: Gene) -> None:
    for role, before, after in SUPPLIED:
        for code in moved_by(name, before, after, gene):
            assert role in CRITERIA[code], (code, role)


def test_each_entry_of_the_table_is_needed(gene: Gene) -> None:
    """What the table says of evidence that is supplied moves the criterion for some variant."""
    seen = {
        (code, role)
        for name in VARIANTS
        for role, before, after in SUPPLIED
        for code in moved_by(name, before, after, gene)
    }
    told = {
        (code, role)
        for code, roles in CRITERIA.items()
        for role in roles
        if role in (Role.FREQUENCY, Role.PREDICTION, Role.CASE)
    }
    # PS1 and PM5 need a published neighbour whose splicing is called otherwise: the
    # classification's own tests show these.
    neighbours = {(code, role) for code in ("PS1", "PM5") for role in (Role.PREDICTION, Role.CASE)}
    assert told - seen <= neighbours


def test_every_criterion_and_every_lack_has_its_place() -> None:
    assert list(CRITERIA) == [one.code for one in ALL_CRITERIA]
    assert set(LACKS) == set(load_rules().lacks)


def test_every_file_of_the_reference_speaks_on_something() -> None:
    for name in checksums():
        stamp = Stamp(name, "", "0" * 64)
        change = InputChange(f"reference:{name}", "reference", stamp, None)
        (role,) = roles_of(change, family=False)
        words = name in {"sentences.toml", "glossary.toml", "citations.toml"}
        assert (role is Role.WORDS) == words


def test_releases_of_one_kind_are_paired_by_their_version(gene: Gene) -> None:
    one = patient(UNKNOWN_PHASE, gene)
    exomes = Source("gnomad", "exomes v4.0", "1" * 64)
    genomes = Source("gnomad", "genomes v4.0", "2" * 64)
    again = replace(exomes, sha256="3" * 64)
    clinvar = Source("clinvar", "2026-01", "4" * 64)
    old = replace(one, sources=(exomes, genomes))
    new = replace(one, sources=(clinvar, again, genomes))
    changes = changed_inputs(old, new, ("", ""))
    assert [(change.id, bool(change.before), bool(change.after)) for change in changes] == [
        ("source:clinvar", False, True),
        ("source:gnomad", True, True),
    ]


def test_shipped_rules_and_a_laboratorys_are_told_apart(gene: Gene) -> None:
    one = patient(UNKNOWN_PHASE, gene)
    other_files = {**one.reference.files, "classification_rules.toml": "9" * 64}
    shipped = replace(
        one,
        reference=replace(one.reference, files=other_files),
        rule_set=replace(one.rule_set, version="9.9", sha256="8" * 64),
    )
    assert [change.id for change in changed_inputs(one, shipped, ("", ""))] == ["rule_set"]
