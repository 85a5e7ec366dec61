"""What follows for a family: chances, evidence, donor."""

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
)
from col7a1tools.family.donor import check_donor
from col7a1tools.family.evidence import derive_facts, with_derived
from col7a1tools.family.findings import evidence_findings, origin_findings
from col7a1tools.family.names import name_of
from col7a1tools.family.reading import FamilyReading
from col7a1tools.family.risk import FamilyChances
from col7a1tools.interpret import make_interpreter
from col7a1tools.knowledge import Knowledge
from col7a1tools.model.case_facts import (
    AllelePhase,
    CaseFacts,
    CaseFile,
    Mapping,
    Phenotype,
    Segregation,
)
from col7a1tools.model.pedigree import Member, Pedigree
from col7a1tools.report.sentences import statement
from tests.family.families import (
    CIS,
    DE_NOVO,
    DISOMY,
    GENE,
    GLYCINE,
    HEALTHY,
    HOMOZYGOUS,
    ILL,
    TRANS,
    A,
    B,
    C,
    family,
    names,
    trio,
)
from tests.family.pedigrees import nuclear


def chances(one: FamilyReading) -> FamilyChances:
    cause = cause_of(one)
    assert isinstance(cause, Cause), cause
    return FamilyChances(one.household, cause)


def carriers(one: FamilyReading) -> list[Chance]:
    """What is said of each carrier."""
    listed = member_chances(one.household, chances(one), carrier_shares()[0])
    return [chance for chance in listed if chance.kind == "carrier"]


def with_health(*healthy: str) -> Pedigree:
    shape = nuclear("child", "sister")
    members = (replace(m, affection=HEALTHY) if m.name in healthy else m for m in shape.members)
    return Pedigree("F", tuple(members))


def test_the_classical_numbers() -> None:
    found = chances(family(TRANS, with_health("sister")))
    child = found.next_child
    assert child is not None
    assert (child.both, child.one, child.neither) == (
        Fraction(1, 4),
        Fraction(1, 2),
        Fraction(1, 4),
    )
    assert found.of("sister").one == Fraction(2, 3)
    unknown = chances(family(TRANS)).of("sister")
    assert (unknown.one, unknown.both) == (Fraction(1, 2), Fraction(1, 4))
    figure = carrier_shares()[0]
    assert figure.share == Fraction(1, 287)
    assert [one.share.denominator for one in carrier_shares()] == [287, 134, 52]
    assert found.of("sister").hands_on * figure.share / 2 == Fraction(1, 1722)


def test_disomy_and_de_novo_take_one_in_four_and_one_in_two_away() -> None:
    for genotypes in (DISOMY, DE_NOVO):
        found = chances(family(genotypes))
        assert found.possible
        assert not found.proband_fits
        assert list(couple_chances(found)) == []
    assert chances(family(DE_NOVO)).of("sister").one == 0
    assert chances(family(DISOMY)).of("sister").one == Fraction(1, 2)


def test_a_healthy_carrier_gets_the_chances_of_a_carrier() -> None:
    one = family({A: {"child": "0/1"}}, child=HEALTHY)
    found = chances(one)
    assert found.of("sister").one == Fraction(1, 2)
    listed = {c.member: c for c in member_chances(one.household, found, carrier_shares()[0])}
    assert listed["child"].fraction == Fraction(1, 2) / 287 / 2


@pytest.mark.parametrize(
    ("genotypes", "reason"),
    [
        ({A: {"child": "0/1"}, B: {"child": "0/1"}}, NoCause.PHASE_UNKNOWN),
        ({A: {"child": "0/1"}}, NoCause.SECOND_NOT_FOUND),
        ({"c.2367C>T": {"child": "0/1"}}, NoCause.NOTHING_FOUND),
        ({"c.4448G>A": {"child": "0/1"}}, NoCause.UNCERTAIN),
        (CIS, NoCause.SECOND_NOT_FOUND),
    ],
)
def test_without_a_shown_cause_there_is_no_chance(
    genotypes: dict[str, dict[str, str]], reason: NoCause
) -> None:
    assert cause_of(family(genotypes)) is reason


def test_an_uncertain_cause_is_said_to_be_uncertain() -> None:
    cause = cause_of(family({A: TRANS[A], C: TRANS[B]}))
    assert isinstance(cause, Cause)
    assert not cause.established


def test_an_uncertain_variant_opposite_two_in_cis_may_be_the_cause() -> None:
    cause = cause_of(family({**CIS, C: trio("0/1", "0/0", "0/1")}))
    assert isinstance(cause, Cause)
    assert cause.mode is Mode.RECESSIVE
    assert not cause.established
    assert C in {name_of(variant) for variant in cause.variants}


def test_the_health_of_carriers_is_not_vouched_for_where_the_cause_is_uncertain() -> None:
    uncertain = family({A: trio("0/1", "0/0", "0/1"), C: trio("0/1", "0/1", "0/0")})
    said = {one.member: one.finding for one in carriers(uncertain)}
    assert said["mother"].values["known"] == "yes_by_genotype_if_causal"
    assert said["sister"].values["known"] == "chance_if_causal"
    for finding in said.values():
        assert "Carriers are healthy" not in statement(finding).family.en
    assert "If it causes" in statement(said["mother"]).family.en
    sure = {one.member: one.finding for one in carriers(family(TRANS))}
    assert sure["mother"].values["known"] == "yes_by_genotype"


def test_pairs_in_trans_and_inherited_homozygosity_are_offered_to_pm3() -> None:
    facts = derive_facts(family(TRANS), "PED x")
    assert [one.proband.phase for one in facts if one.proband] == [AllelePhase.TRANS] * 2
    (one,) = derive_facts(family(HOMOZYGOUS), "PED x")
    assert one.proband is not None
    assert one.proband.phase is AllelePhase.HOMOZYGOUS
    for genotypes in (CIS, DISOMY, {A: {"child": "1/1"}}):
        assert [one for one in derive_facts(family(genotypes), "PED x") if one.proband] == []
    assert derive_facts(family(TRANS, child=HEALTHY), "PED x") == ()


def test_the_case_file_wins_over_the_pedigree() -> None:
    one = family(TRANS)
    change = one.variants[0].annotation.change
    (stated,) = (f.proband for f in derive_facts(one, "PED x")[:1])
    assert stated is not None
    mine = stated._replace(reference="laboratory")
    case = CaseFile("c.toml", "", CaseFacts(), {change: CaseFacts(probands=(mine,))})
    derived = derive_facts(family(TRANS, case=case), "PED x")
    assert change not in [f.variant.annotation.change for f in derived]
    merged = with_derived(case, derived)
    assert merged.of(change).probands == (mine,)
    assert merged.stamp == case.stamp


def test_a_mapped_skin_makes_the_phenotype_of_a_new_variant_specific() -> None:
    phenotype = Phenotype((), Mapping.BELOW_LAMINA_DENSA, "electron microscopy", "biopsy")
    case = CaseFile("c.toml", "", CaseFacts(phenotype=phenotype), {})
    words = []
    for one in (None, case):
        (facts,) = derive_facts(family(DE_NOVO, case=one), "PED x")
        assert facts.de_novo is not None
        assert not facts.de_novo.confirmed
        words.append(facts.de_novo.phenotype.value)
    assert words == ["heterogeneous", "specific"]


def test_affected_relatives_count_for_and_against() -> None:
    shape = nuclear("child", "sister", "brother")
    members = tuple(
        replace(m, affection=ILL) if m.name in ("sister", "brother") else m for m in shape.members
    )
    pedigree = Pedigree("F", members)
    genotypes = {
        A: {**TRANS[A], "sister": "0/1", "brother": "0/1"},
        B: {**TRANS[B], "sister": "0/1", "brother": "0/0"},
    }
    facts = {
        one.variant.annotation.names.coding.partition(":")[2]: one.segregation
        for one in derive_facts(family(genotypes, pedigree), "PED x")
    }
    assert facts == {A: Segregation(2, 0, "PED x"), B: Segregation(2, 1, "PED x")}


def test_a_dominant_variant_through_three_generations_counts_each_meiosis() -> None:
    pedigree = Pedigree(
        "F",
        (
            Member("grandmother", affection=ILL),
            Member("mother", "", "grandmother", affection=ILL),
            Member("child", "", "mother"),
            Member("sister", "", "mother", affection=ILL),
        ),
    )
    genotypes = {GLYCINE: dict.fromkeys(("grandmother", "mother", "child", "sister"), "0/1")}
    (facts,) = derive_facts(family(genotypes, pedigree), "PED x")
    assert facts.segregation == Segregation(3, 0, "PED x")


def test_a_donor_is_told_variant_by_variant() -> None:
    genotypes = {**TRANS, "c.7787del": trio("0/0", "0/0", "0/1")}
    one = family(genotypes, reads={(B, "mother"): (4, 0)})
    checked = check_donor(one.household, "mother", one.variants)
    states = {str(f.values["variant"]): f.values["state"] for f in checked.findings[:2]}
    assert states == {A: "one", B: "not_read"}
    assert checked.further == ("c.7787del",)
    assert names(checked.findings)[-1] == "donor.not_covered"
    untested = check_donor(one.household, "sister", one.variants)
    assert names(untested.findings) == ["donor.not_tested"]


@pytest.mark.parametrize(
    ("genotype", "reads", "state"),
    [
        ("0/0", (40, 0), "none"),
        # Read well, and called without the variant against the reads of it.
        ("0/0", (30, 12), "absence_not_sure"),
        ("0/1", (38, 2), "not_sure"),
        ("0/0", (4, 0), "not_read"),
        ("./.", (30, 12), "not_read"),
    ],
)
def test_a_doubtful_call_of_a_donor_is_not_called_unread(
    genotype: str, reads: tuple[int, int], state: str
) -> None:
    calls = {A: TRANS[A], B: {**TRANS[B], "mother": genotype}}
    one = family(calls, reads={(B, "mother"): reads})
    checked = check_donor(one.household, "mother", one.variants)
    [said] = [each for each in checked.findings if each.values.get("variant") == B]
    assert said.values["state"] == state
    worded = statement(said)
    for language in ("en", "es"):
        assert getattr(worded.clinician, language)
        assert getattr(worded.family, language)


def test_the_page_says_what_the_classification_made_of_the_evidence() -> None:
    """A variant of uncertain significance opposite is worth 0.25 points: too few for PM3."""
    one = family({A: TRANS[A], C: TRANS[B]})
    derived = derive_facts(one, "PED x")
    not_weighed = {
        str(each.values["variant"]): each.values
        for each in evidence_findings(derived, one.variants)
    }
    assert {values["counted"] for values in not_weighed.values()} == {"no"}
    case = with_derived(None, derived)
    weigh = make_interpreter(GENE, knowledge=Knowledge(case=case))
    weighed = [
        replace(variant, classification=classification)
        for variant in one.variants
        if (classification := weigh(variant.alt).classification)
    ]
    found = {str(each.values["variant"]): each for each in evidence_findings(derived, weighed)}
    assert found[A].values["counted"] == "no"
    assert found[A].values["reason"] == "not_counted_too_few_points"
    assert "not counted" in statement(found[A]).clinician.en
    assert "too few points" in statement(found[A]).clinician.en
    assert (found[C].values["counted"], found[C].values["criteria"]) == ("yes", "PM3")
    assert statement(found[C]).clinician.en.startswith("Taken from the pedigree")


def test_both_copies_new_is_no_de_novo_candidate() -> None:
    for name in (A, GLYCINE):
        one = family({name: trio("1/1", "0/0", "0/0")})
        (new,) = origin_findings(one.household, one.variants, one.check)
        assert new.values["evidence"] == "both_copies"
        assert derive_facts(one, "PED x") == ()
        found = chances(one)
        rules = names(list(basis_findings(one.household, found.cause, found)))
        assert "risk.parents_unexplained" in rules
        assert list(couple_chances(found)) == []
