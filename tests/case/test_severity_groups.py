from itertools import combinations_with_replacement

from col7a1tools.case.severity import GROUPS, AlleleKind, KindOfAllele, severity_of_pair
from col7a1tools.gene.known_variants import Inheritance
from col7a1tools.model.finding import Finding

PUBLISHED = {
    "high": {"ptc/ptc", "ptc/splice_a", "splice_a/splice_a"},
    "medium": {
        "ptc/splice_b",
        "splice_a/splice_b",
        "ptc/missense",
        "splice_a/missense",
        "splice_b/splice_b",
    },
    "low": {"splice_b/missense", "missense/missense"},
}
NOT_SAID = (Inheritance.RECESSIVE, Inheritance.NOT_SOURCED)


def of(kind: AlleleKind) -> KindOfAllele:
    return KindOfAllele(kind, Finding("allele_type.known"))


def test_every_pair_of_types_is_in_the_group_that_the_study_put_it_in() -> None:
    found: dict[str, set[str]] = {"high": set(), "medium": set(), "low": set()}
    for one, other in combinations_with_replacement(AlleleKind, 2):
        severity = severity_of_pair((of(other), of(one)), NOT_SAID)
        assert severity.group is not None
        found[severity.group.value].add(severity.pair)
    assert found == PUBLISHED
    assert len(GROUPS) == 10


def test_a_reported_dominant_allele_takes_the_group_away() -> None:
    pair = (of(AlleleKind.MISSENSE), of(AlleleKind.PTC))
    for inheritance in (Inheritance.DOMINANT, Inheritance.BOTH):
        severity = severity_of_pair(pair, (inheritance, Inheritance.RECESSIVE))
        assert (severity.group, severity.finding.rule) == (None, "severity.dominant_reported")
