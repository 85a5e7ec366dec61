"""A variant of which one copy is enough: with a second one, on both copies, or new in a person."""

from dataclasses import replace
from fractions import Fraction

import pytest

from col7a1tools.case.copies import CopiesState
from col7a1tools.case.phase import Phase
from col7a1tools.family.carrier_figures import carrier_shares
from col7a1tools.family.cause import Cause, Mode, NoCause, cause_of
from col7a1tools.family.chance_findings import (
    Chance,
    basis_findings,
    couple_chances,
    member_chances,
    no_chance_finding,
)
from col7a1tools.family.dominant_origin import open_origin
from col7a1tools.family.evidence import derive_facts
from col7a1tools.family.findings import origin_findings
from col7a1tools.family.germline import germline_findings
from col7a1tools.family.reading import FamilyReading
from col7a1tools.family.risk import FamilyChances
from col7a1tools.model.case_facts import CaseFacts, CaseFile
from col7a1tools.model.claim import Claim
from col7a1tools.model.finding import Finding
from col7a1tools.model.pedigree import Affection, Member, Pedigree
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
    origin = open_origin(one.household, found.cause)
    share = carrier_shares()[0]
    listed = [
        *couple_chances(found, origin),
        *member_chances(one.household, found, share, origin),
    ]
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
    first = basis(one)[0]
    assert first.rule == "risk.dominant_beside"
    assert (first.values["variants"], first.values["others"]) == (GLYCINE, A)


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


def basis(one: FamilyReading) -> list[Finding]:
    """What is said before the chances."""
    found = chances(one)
    origin = open_origin(one.household, found.cause)
    return list(basis_findings(one.household, found.cause, found, origin))


def only(one: FamilyReading, rule: str) -> Finding:
    (finding,) = (each for each in basis(one) if each.rule == rule)
    return finding


UNTESTED: dict[str, dict[str, str]] = {GLYCINE: {"child": "0/1"}}
ONE_PARENT = {GLYCINE: {"child": "0/1", "father": "0/0"}}
HEALTHY_PARENTS = shape(father=HEALTHY, mother=HEALTHY, sister=HEALTHY)
HALF = Pedigree(
    "F",
    (*nuclear("child").members, Member("other"), Member("half", "father", "other", affection=ILL)),
)


@pytest.mark.parametrize("genotypes", [UNTESTED, ONE_PARENT], ids=["no parent", "one parent"])
def test_a_variant_that_may_be_new_gives_no_number_for_the_parents_and_their_children(
    genotypes: dict[str, dict[str, str]],
) -> None:
    """Up to 1 in 2 if a parent has it, low if it is new: no fraction holds for both."""
    one = family(genotypes, HEALTHY_PARENTS)
    assert "risk.may_be_new" in names(basis(one))
    fractions = {key: each.fraction for key, each in told(one).items()}
    expected = {("child_affected", "child"): Fraction(1, 2)}
    if "father" in genotypes[GLYCINE]:
        expected["affected", "father"] = Fraction(0)
    assert fractions == expected


@pytest.mark.parametrize(
    ("genotypes", "ill"),
    [
        ({GLYCINE: {"child": "0/1", "mother": "0/1"}}, "sister"),
        (UNTESTED, "mother"),
        ({GLYCINE: {"child": "0/1", "aunt": "0/1"}}, "aunt"),
    ],
    ids=["by her genotype", "by her disease", "by her sister"],
)
def test_a_relative_before_the_child_shows_where_it_came_from(
    genotypes: dict[str, dict[str, str]], ill: str
) -> None:
    members = (
        Member("grandmother"),
        Member("grandfather"),
        Member("aunt", "grandfather", "grandmother"),
        Member("father"),
        Member("mother", "grandfather", "grandmother"),
        Member("child", "father", "mother"),
        Member("sister", "father", "mother"),
    )
    affected = tuple(replace(m, affection=ILL) if m.name == ill else m for m in members)
    one = family(genotypes, Pedigree("F", affected))
    assert "risk.may_be_new" not in names(basis(one))
    assert told(one)["next_child_affected", ""].fraction == Fraction(1, 2)


@pytest.mark.parametrize(
    ("father", "reads"),
    [("0/0", (36, 4)), ("0/1", (90, 10)), ("0/0", (99, 1))],
    ids=["not called", "called with few reads", "a single read"],
)
def test_a_parent_with_few_reads_may_be_mosaic_and_the_chance_is_not_called_low(
    father: str, reads: tuple[int, int]
) -> None:
    genotypes = {GLYCINE: trio("0/1", father, "0/0")}
    one = family(genotypes, HEALTHY_PARENTS, reads={(GLYCINE, "father"): reads})
    finding = only(one, "risk.mosaic_parent")
    held = (finding.values["parent"], finding.values["reads"], finding.values["depth"])
    assert held == ("father", reads[1], sum(reads))
    assert not {"risk.new_in_child", "risk.may_be_new"} & set(names(basis(one)))
    assert {key for key in told(one) if key[1] in ("father", "sister", "")} == set()
    assert told(one)["affected", "mother"].fraction == 0


def test_few_reads_of_a_parent_whose_partner_carries_it_mean_nothing() -> None:
    genotypes = {GLYCINE: trio("0/1", "0/0", "0/1")}
    one = family(genotypes, reads={(GLYCINE, "father"): (39, 1)})
    assert "risk.mosaic_parent" not in names(basis(one))
    assert told(one)["next_child_affected", ""].fraction == Fraction(1, 2)


def test_a_half_sibling_who_shares_it_points_to_the_germ_line_of_the_father() -> None:
    """The father was read without it: no new variant twice, no meiosis through him, no PM6."""
    genotypes = {GLYCINE: {**trio("0/1", "0/0", "0/0"), "half": "0/1"}}
    one = family(genotypes, HALF)
    (new,) = origin_findings(one.household, one.variants, one.check)
    assert (new.values["evidence"], new.values["members"]) == ("germline", "half")
    finding = only(one, "risk.germline")
    assert (finding.values["parent"], finding.values["members"]) == ("father", "half")
    assert "risk.new_in_child" not in names(basis(one))
    assert derive_facts(one, "PED x") == ()
    assert ("affected", "father") not in told(one)
    assert told(one)["affected", "half"].fraction == 1


def test_a_half_sibling_whose_mother_carries_it_has_it_from_her() -> None:
    genotypes = {GLYCINE: {**trio("0/1", "0/0", "0/0"), "half": "0/1", "other": "0/1"}}
    one = family(genotypes, HALF)
    (new,) = origin_findings(one.household, one.variants, one.check)
    assert new.values["evidence"] == "candidate"
    (facts,) = derive_facts(one, "PED x")
    assert facts.de_novo is not None
    assert facts.segregation is None


def test_siblings_who_share_it_may_have_it_from_a_germ_line_where_no_parent_was_read() -> None:
    genotypes = {GLYCINE: {"child": "0/1", "sister": "0/1"}}
    one = family(genotypes, HEALTHY_PARENTS)
    assert only(one, "risk.germline").values["parent"] == "father, mother"
    assert {key[1] for key in told(one)} == {"child", "sister"}


def test_full_siblings_who_share_a_new_one_have_it_from_a_germ_line() -> None:
    """Their genotypes are not impossible: what is theirs is told, and for further children more."""
    genotypes = {GLYCINE: {**trio("0/1", "0/0", "0/0"), "sister": "0/1"}}
    one = family(genotypes, HEALTHY_PARENTS)
    assert only(one, "risk.germline").values["parent"] == "father, mother"
    assert {"risk.not_possible", "risk.new_in_child"}.isdisjoint(names(basis(one)))
    found = told(one)
    assert found["affected", "sister"].fraction == 1
    assert found["child_affected", "child"].fraction == Fraction(1, 2)
    assert ("next_child_affected", "") not in found


def test_siblings_who_share_a_new_recessive_one_are_not_told_that_the_chance_is_low() -> None:
    """The other variant came from the father; reads show that the new one lies opposite."""
    genotypes = {
        A: {**trio("0/1", "0/0", "0/0"), "sister": "0/1"},
        B: {**trio("0/1", "0/1", "0/0"), "sister": "0/1"},
    }
    one = family(genotypes)
    (said,) = germline_findings(one.household, one.variants)
    assert (said.values["variants"], said.values["members"]) == (A, "sister")
    assert said.values["parent"] == "father, mother"
    pair = replace(one.copies.pairs[0], phase=Phase.TRANS)
    copies = replace(one.copies, pairs=(pair,), state=CopiesState.TWO_IN_TRANS, phase=Phase.TRANS)
    two = replace(one, copies=copies)
    assert "risk.germline_variant" in names(basis(two))
    assert {"risk.not_possible", "risk.parents_do_not_fit"}.isdisjoint(names(basis(two)))
    assert statement(said).clinician.en.startswith("child and sister carry")
    # Alone with it, or with parents who were not read, nothing of the kind is shown.
    for calls in (
        {**trio("0/1", "0/0", "0/0"), "sister": "0/0"},
        {"child": "0/1", "sister": "0/1"},
    ):
        other = family({A: calls})
        assert not list(germline_findings(other.household, other.variants))


def test_a_new_dominant_variant_beside_an_inherited_recessive_one_is_the_new_one() -> None:
    genotypes = {A: trio("0/1", "0/0", "0/1"), GLYCINE: trio("0/1", "0/0", "0/0")}
    # Reads show the phase that the parents cannot.
    one = family(genotypes, HEALTHY_PARENTS)
    pair = replace(one.copies.pairs[0], phase=Phase.TRANS)
    one = replace(one, copies=replace(one.copies, pairs=(pair,)))
    assert only(one, "risk.new_in_child").values["variants"] == GLYCINE
    assert told(one)["carrier", "mother"].fraction == 1
    # Which of the two does not fit decides what is said.
    other = {A: trio("0/1", "0/0", "0/0"), GLYCINE: trio("0/1", "0/1", "0/0")}
    two = family(other, shape(father=ILL))
    two = replace(two, copies=replace(two.copies, pairs=(pair,)))
    assert "risk.parents_unexplained" in names(basis(two))


def test_untested_parents_of_a_child_with_two_are_said_to_be_assumed_carriers() -> None:
    """On both copies without a tested parent: D/0 and D/0 are assumed, so 3 in 4 is too."""
    one = family({GLYCINE: {"child": "1/1"}})
    assert "risk.parents_not_tested_dominant" in names(basis(one))
    assert "risk.parents_not_tested_dominant" not in names(basis(family(ON_BOTH)))
    assert told(one)["next_child_affected", ""].fraction == Fraction(3, 4)
