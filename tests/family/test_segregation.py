"""Affected relatives: when one without the variant speaks against it, and what explains them."""

from dataclasses import replace
from fractions import Fraction

import pytest

from col7a1tools.family.cause import Cause, NoCause, cause_of
from col7a1tools.family.chance_findings import further_finding, no_chance_finding
from col7a1tools.family.evidence import derive_facts
from col7a1tools.family.findings import segregation_findings
from col7a1tools.family.further import explaining
from col7a1tools.family.reading import FamilyReading
from col7a1tools.family.risk import FamilyChances
from col7a1tools.model.case_facts import Segregation
from col7a1tools.model.pedigree import Member, Pedigree, Sex
from tests.family.families import GLYCINE, ILL, A, B, C, family, names, trio
from tests.family.pedigrees import nuclear

D = "c.7154del"
Genotypes = dict[str, dict[str, str]]
# The child has A from the mother and the other one from the father, who is affected.
FATHER_HOMOZYGOUS = {A: trio("0/1", "0/0", "0/1"), D: trio("0/1", "1/1", "0/0")}
FATHER_WITH_TWO = {
    A: trio("0/1", "0/0", "0/1"),
    D: trio("0/1", "0/1", "0/0"),
    B: trio("0/0", "0/1", "0/0"),
}
FATHER_DOMINANT = {A: trio("0/1", "0/0", "0/1"), GLYCINE: trio("0/1", "0/1", "0/0")}
FATHER_WITH_ONE = {A: trio("0/1", "0/0", "0/1"), D: trio("0/1", "0/1", "0/0")}


def ill(*affected: str, children: tuple[str, ...] = ("child", "sister")) -> Pedigree:
    members = nuclear(*children).members
    return Pedigree(
        "F", tuple(replace(m, affection=ILL) if m.name in affected else m for m in members)
    )


def segregation(one: FamilyReading) -> dict[str, Segregation]:
    """What is derived, by the c. name."""
    return {
        facts.variant.annotation.names.coding.partition(":")[2]: facts.segregation
        for facts in derive_facts(one, "PED x")
        if facts.segregation
    }


@pytest.mark.parametrize(
    "genotypes",
    [FATHER_HOMOZYGOUS, FATHER_WITH_TWO, FATHER_DOMINANT, FATHER_WITH_ONE],
    ids=["homozygous", "two of his own", "dominant", "his second one not known"],
)
def test_an_affected_father_does_not_speak_against_what_the_mother_gave(
    genotypes: Genotypes,
) -> None:
    """In recessive disease his two copies are others than the child's two; A is not among them."""
    assert A not in segregation(family(genotypes, ill("father")))


def test_a_dominant_variant_goes_with_the_disease_whatever_lies_opposite() -> None:
    found = segregation(family(FATHER_DOMINANT, ill("father")))
    assert found == {GLYCINE: Segregation(1, 0, "PED x")}


def test_an_affected_brother_speaks_against_it_unless_something_else_explains_him() -> None:
    """He had to have both of the parents' copies, as the child has."""
    pair = {A: trio("0/1", "0/0", "0/1"), B: trio("0/1", "0/1", "0/0")}
    with_brother = {A: {**pair[A], "sister": "0/1"}, B: {**pair[B], "sister": "0/0"}}
    assert segregation(family(with_brother, ill("sister"))) == {B: Segregation(0, 1, "PED x")}
    uncertain = {**with_brother, C: {**trio("0/0", "0/0", "0/0"), "sister": "0/1"}}
    assert segregation(family(uncertain, ill("sister"))) == {}
    assert segregation(family(with_brother, ill("sister", "father"))) == {}


def test_a_dominant_variant_is_spoken_against_by_blood_relatives_without_a_cause_only() -> None:
    lacking = {GLYCINE: {"child": "0/1", "mother": "0/1", "father": "0/0", "sister": "0/0"}}
    of_sister = segregation(family(lacking, ill("mother", "sister")))
    assert of_sister == {GLYCINE: Segregation(1, 1, "PED x")}
    explained = {**lacking, A: {**trio("0/0", "0/1", "0/0"), "sister": "1/1"}}
    of_sister = segregation(family(explained, ill("mother", "sister")))
    assert of_sister == {GLYCINE: Segregation(1, 0, "PED x")}
    in_law = Pedigree("F", (*ill("mother").members, Member("partner", affection=ILL)))
    grown = {GLYCINE: {**lacking[GLYCINE], "partner": "0/0"}}
    assert segregation(family(grown, in_law)) == {GLYCINE: Segregation(1, 0, "PED x")}


def test_what_explains_a_relative_is_named_by_its_variants() -> None:
    def of_father(genotypes: Genotypes) -> list[str]:
        found = explaining(family(genotypes, ill("father")), "father")
        return sorted(v.annotation.names.coding.partition(":")[2] for v in found)

    assert of_father(FATHER_HOMOZYGOUS) == [D]
    assert of_father(FATHER_WITH_TWO) == sorted([B, D])
    assert of_father(FATHER_DOMINANT) == [GLYCINE]
    assert of_father(FATHER_WITH_ONE) == []
    one_copy = {A: trio("0/1", "0/1", "0/0"), D: trio("0/1", "0/1", "0/0")}
    assert of_father(one_copy) == []


def test_the_page_says_whose_variants_explain_an_affected_relative() -> None:
    for genotypes, rule in (
        (FATHER_HOMOZYGOUS, "family.affected_otherwise"),
        (FATHER_WITH_ONE, "family.affected_without"),
    ):
        one = family(genotypes, ill("father"))
        cause = cause_of(one)
        assert isinstance(cause, Cause)
        (finding,) = segregation_findings(one, cause)
        assert (finding.rule, finding.values["variant"]) == (rule, A)


def test_a_third_variant_of_a_parent_takes_the_numbers_away_and_is_named() -> None:
    """Father d/b and mother a/0: half of the children are ill, which 1 in 4 would hide."""
    one = family(FATHER_WITH_TWO, ill("father"))
    assert cause_of(one) is NoCause.FURTHER_VARIANTS
    finding = no_chance_finding(one, NoCause.FURTHER_VARIANTS)
    assert (finding.values["members"], finding.values["variants"]) == ("father", B)


def test_a_third_variant_beside_a_dominant_one_is_said_not_to_count() -> None:
    genotypes = {GLYCINE: trio("0/1", "0/1", "0/0"), A: trio("0/0", "0/0", "0/1")}
    one = family(genotypes, ill("father"))
    cause = cause_of(one)
    assert isinstance(cause, Cause)
    child = FamilyChances(one.household, cause).next_child
    assert child is not None
    assert child.ill == Fraction(1, 2)
    assert names(list(further_finding(one))) == ["risk.further_variants"]


def test_a_further_variant_of_a_partner_leaves_the_numbers() -> None:
    """The mother of a half-sister by the father has nothing to do with the child's parents."""
    members = (
        *nuclear("child").members,
        Member("other", sex=Sex.FEMALE),
        Member("half", "father", "other"),
    )
    pair = {A: trio("0/1", "0/0", "0/1"), B: trio("0/1", "0/1", "0/0")}
    genotypes = {**pair, D: {**trio("0/0", "0/0", "0/0"), "other": "0/1"}}
    one = family(genotypes, Pedigree("F", members))
    assert isinstance(cause_of(one), Cause)
    (finding,) = further_finding(one)
    assert (finding.values["members"], finding.values["variants"]) == ("other", D)
