"""A variant of which one copy is enough: with a second one, on both copies, or new in a person."""

from dataclasses import replace
from fractions import Fraction

import pytest

from col7a1tools.family.carrier_figures import carrier_shares
from col7a1tools.family.cause import Cause, Mode, NoCause, cause_of
from col7a1tools.family.chance_findings import (
    Chance,
    basis_findings,
    couple_chances,
    member_chances,
    no_chance_finding,
)
from col7a1tools.family.reading import FamilyReading
from col7a1tools.family.risk import FamilyChances
from col7a1tools.model.case_facts import CaseFacts, CaseFile
from col7a1tools.model.claim import Claim
from col7a1tools.model.pedigree import Affection, Pedigree
from col7a1tools.report.sentences import statement
from tests.family.families import GLYCINE, HEALTHY, ILL, A, B, family, names, trio
from tests.family.pedigrees import nuclear

# The dominant variant came from the father, the recessive one from the mother.
WITH_SECOND = {A: trio("0/1", "0/0", "0/1"), GLYCINE: trio("0/1", "0/1", "0/0")}
ON_BOTH = {GLYCINE: trio("1/1", "0/1", "0/1")}


def shape(**affections: Affection) -> Pedigree:
    """Parents, child and sister; a name says who is ill or healthy."""
    members = nuclear("child", "sister").members
    return Pedigree(
        "F",
        tuple(replace(one, affection=affections.get(one.name, one.affection)) for one in members),
    )


def chances(one: FamilyReading) -> FamilyChances:
    cause = cause_of(one)
    assert isinstance(cause, Cause), cause
    return FamilyChances(one.household, cause)


def told(one: FamilyReading) -> dict[tuple[str, str], Chance]:
    """The chances by kind and member, as the record gets them."""
    found = chances(one)
    listed = [*couple_chances(found), *member_chances(one.household, found, carrier_shares()[0])]
    return {(each.kind, each.member): each for each in listed}


def test_a_dominant_variant_with_a_recessive_one_opposite_keeps_its_chances() -> None:
    """Father D/0, mother r/0; their children: D/r, D/0, 0/r, 0/0, a quarter each.

    D/r and D/0 are ill (1/2), 0/r is a carrier (1/4). A child of D/r gets D in half of all cases,
    and is ill then whatever the partner has.
    """
    one = family(WITH_SECOND, shape(father=ILL, mother=HEALTHY))
    cause = cause_of(one)
    assert isinstance(cause, Cause)
    assert cause.mode is Mode.DOMINANT
    found = told(one)
    fractions = {key: each.fraction for key, each in found.items()}
    assert fractions == {
        ("next_child_affected", ""): Fraction(1, 2),
        ("next_child_carrier", ""): Fraction(1, 4),
        ("affected", "father"): Fraction(1),
        ("carrier", "mother"): Fraction(1),
        ("child_affected", "child"): Fraction(1, 2),
        ("affected", "sister"): Fraction(1, 2),
        ("carrier", "sister"): Fraction(1, 4),
        # D to the sister with 1/2, and on to her child with 1/2.
        ("child_affected", "sister"): Fraction(1, 4),
    }
    assert found["child_affected", "child"].finding.rule == "risk.child_at_least"
    assert found["affected", "father"].finding.values["known"] == "one_by_genotype"
    basis = list(basis_findings(one.household, cause, chances(one)))
    assert names(basis)[0] == "risk.dominant_beside"
    assert (basis[0].values["variants"], basis[0].values["others"]) == (GLYCINE, A)


def test_a_claim_of_the_case_file_makes_a_pair_in_trans_dominant() -> None:
    pair = {A: trio("0/1", "0/0", "0/1"), B: trio("0/1", "0/1", "0/0")}
    (change,) = (
        v.annotation.change for v in family(pair).variants if v.annotation.names.coding.endswith(A)
    )
    claimed = {change: CaseFacts(claim=Claim.DOMINANT)}
    case = CaseFile("c.toml", "", CaseFacts(), claimed)
    assert told(family(pair, case=case))["next_child_affected", ""].fraction == Fraction(1, 2)
    assert told(family(pair))["next_child_affected", ""].fraction == Fraction(1, 4)


def test_a_dominant_variant_on_both_copies_reaches_three_in_four() -> None:
    """D/0 and D/0: D/D 1/4, D/0 1/2, 0/0 1/4; every child of D/D gets D."""
    found = told(family(ON_BOTH, shape(father=ILL, mother=ILL)))
    assert found["next_child_affected", ""].fraction == Fraction(3, 4)
    assert found["child_affected", "child"].fraction == 1
    assert found["affected", "father"].finding.values["known"] == "one_by_genotype"
    assert not [key for key in found if "carrier" in key[0]]


@pytest.mark.parametrize("genotypes", [WITH_SECOND, ON_BOTH], ids=["in trans", "homozygous"])
def test_a_healthy_carrier_leaves_open_how_it_is_inherited(
    genotypes: dict[str, dict[str, str]],
) -> None:
    one = family(genotypes, shape(father=HEALTHY))
    assert cause_of(one) is NoCause.DOMINANCE_UNCLEAR
    finding = no_chance_finding(one, NoCause.DOMINANCE_UNCLEAR)
    assert (finding.values["variants"], finding.values["members"]) == (GLYCINE, "father")
    assert "father" in statement(finding).clinician.en


def test_an_affected_carrier_is_not_told_to_be_healthy() -> None:
    """A father with recessive disease who carries one of the pair only."""
    pair = {A: trio("0/1", "0/0", "0/1"), B: trio("0/1", "0/1", "0/0")}
    found = told(family(pair, shape(father=ILL, sister=ILL)))
    said = statement(found["carrier", "father"].finding)
    assert found["carrier", "father"].finding.values["known"] == "affected"
    assert "healthy" not in said.family.en
    assert "sanos" not in said.family.es
    assert found["carrier", "mother"].finding.values["known"] == "yes_by_genotype"
    assert ("carrier", "sister") not in found


def test_a_father_with_one_of_the_pair_on_both_copies_has_not_the_childs_result() -> None:
    """b/b and a/0: every child gets b, half of them a too."""
    pair = {A: trio("0/1", "0/0", "0/1"), B: trio("0/1", "1/1", "0/0")}
    found = told(family(pair, shape(father=ILL)))
    assert found["next_child_affected", ""].fraction == Fraction(1, 2)
    assert found["affected", "father"].finding.values["known"] == "both_by_genotype"
