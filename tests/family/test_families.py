"""What a family's genotypes show: consistency, origin, phase."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from col7a1tools.case.copies import CopiesState
from col7a1tools.case.phase import Phase
from col7a1tools.family.calls import FamilyCalls, person
from col7a1tools.family.consistency import ConflictKind, check_family
from col7a1tools.family.evidence import derive_facts
from col7a1tools.family.findings import (
    consistency_findings,
    origin_findings,
    unsure_findings,
)
from col7a1tools.family.household import Household
from col7a1tools.family.origin import Origin, origin_of
from col7a1tools.family.phase import established_phases
from col7a1tools.model.pedigree import Member, Pedigree
from tests.family.families import (
    CIS,
    DE_NOVO,
    DISOMY,
    GENE,
    GLYCINE,
    HEALTHY,
    HOMOZYGOUS,
    ILL,
    SITES,
    TRANS,
    A,
    B,
    family,
    household,
    names,
    reading,
    records,
    trio,
)
from tests.family.pedigrees import nuclear, pedigrees, transmit


@settings(max_examples=60)
@given(pedigrees(largest=6), st.integers(0, 10_000))
def test_what_was_inherited_is_consistent_and_its_phase_is_never_wrong(
    pedigree: Pedigree, seed: int
) -> None:
    """Copies handed on through random families: no conflict, and only true phases are shown."""
    generator = random.Random(seed)
    held = transmit(pedigree, (0, 0, 1, 2, 3), generator)
    tested = [m.name for m in pedigree.members if generator.random() < 0.8]
    proband = pedigree.members[-1].name
    tested = list(dict.fromkeys([*tested, proband]))
    texts = ("0/0", "0/1", "1/1")
    genotypes = {
        A: {name: texts[sum(copy % 2 for copy in held[name])] for name in tested},
        B: {name: texts[sum(copy // 2 for copy in held[name])] for name in tested},
    }
    made = household(pedigree, genotypes, GENE, proband)
    assert check_family(made).conflicts == ()
    observed = list(made.calls.people[proband].carried)
    truth = Phase.CIS if 3 in held[proband] else Phase.TRANS
    for shown in established_phases(made, observed):
        assert shown.phase is truth


@settings(max_examples=100)
@given(st.tuples(*[st.tuples(*[st.sampled_from(["0/0", "0/1", "1/1"])] * 3)] * 2))
def test_a_genotype_that_cannot_be_inherited_is_found(
    calls: tuple[tuple[str, str, str], ...],
) -> None:
    genotypes = {name: trio(*one) for name, one in zip(SITES, calls, strict=False)}
    impossible = {
        name
        for name, (child, father, mother) in zip(SITES, calls, strict=False)
        if not any(sorted((a, b)) == sorted(child[::2]) for a in father[::2] for b in mother[::2])
    }
    made = household(nuclear("child"), genotypes, GENE)
    carried = {v.annotation.change: v for p in made.calls.people.values() for v in p.carried}
    found = {
        carried[one.change].annotation.names.coding.partition(":")[2]
        for one in check_family(made).conflicts
    }
    assert found == impossible


@pytest.mark.parametrize(
    ("genotypes", "phase", "how"),
    [
        (TRANS, Phase.TRANS, "phase.parents"),
        (CIS, Phase.CIS, "phase.parents"),
        ({A: trio("0/1", "0/1", "0/1"), B: trio("0/1", "0/1", "0/1")}, None, None),
        (
            {A: {"child": "0/1", "mother": "1/1"}, B: {"child": "0/1", "mother": "0/0"}},
            Phase.TRANS,
            "phase.relatives",
        ),
        ({A: {"child": "0/1", "mother": "0/1"}, B: {"child": "0/1", "mother": "0/0"}}, None, None),
        ({A: {"child": "0/1"}, B: {"child": "0/1"}}, None, None),
        ({A: trio("0/1", "0/0", "0/0"), B: trio("0/1", "0/1", "0/0")}, None, None),
    ],
)
def test_phase_is_shown_only_where_the_other_one_is_impossible(
    genotypes: dict[str, dict[str, str]], phase: Phase | None, how: str | None
) -> None:
    shown = established_phases((one := family(genotypes)).household, one.variants)
    assert [(each.phase, each.how) for each in shown] == ([(phase, how)] if phase else [])


def test_parents_make_a_pair_compound_heterozygous_or_not() -> None:
    assert family(TRANS).copies.state is CopiesState.TWO_IN_TRANS
    assert family(CIS).copies.state is CopiesState.TWO_IN_CIS


def test_a_doubtful_genotype_of_a_parent_shows_nothing() -> None:
    one = family(TRANS, reads={(B, "mother"): (6, 0)})
    assert one.copies.state is CopiesState.TWO_PHASE_UNKNOWN


@pytest.mark.parametrize("reads", [(20, 20), (28, 12), (2, 38), (9, 4)])
def test_a_reference_call_with_the_reads_of_a_carrier_shows_nothing(
    reads: tuple[int, int],
) -> None:
    one = family(TRANS, reads={(A, "father"): reads})
    unsure = list(unsure_findings(one.household, one.variants))
    assert [(each.values["member"], each.values["variant"]) for each in unsure] == [("father", A)]
    assert one.copies.state is CopiesState.TWO_PHASE_UNKNOWN


def test_reads_of_each_allele_without_a_depth_are_counted() -> None:
    few = {(A, "father"): (1, 0), (B, "mother"): (1, 0)}
    made = records(TRANS, GENE, few)
    bare = [
        (
            record._replace(genotypes=tuple(g._replace(depth=None) for g in record.genotypes)),
            results,
        )
        for record, results in made
    ]
    people = [person(name, bare, None) for name in ("child", "father", "mother")]
    calls = FamilyCalls(people, len(GENE.locus))
    one = reading(Household(nuclear("child"), "child", calls), GENE)
    assert one.copies.state is CopiesState.TWO_PHASE_UNKNOWN
    assert len(list(unsure_findings(one.household, one.variants))) == 2


@pytest.mark.parametrize("reads", [(38, 2), (35, 5), (9, 1), (400, 60), (180, 1)])
def test_noise_and_mosaics_leave_a_reference_call_standing(reads: tuple[int, int]) -> None:
    one = family(TRANS, reads={(A, "father"): reads})
    assert one.copies.state is CopiesState.TWO_IN_TRANS


def test_a_homozygous_call_with_the_reads_of_one_copy_is_no_evidence() -> None:
    one = family(HOMOZYGOUS, reads={(A, "child"): (20, 20)})
    assert not one.household.of("child", one.variants[0].annotation.change).sure
    assert derive_facts(one, "family.ped") == ()
    assert derive_facts(family(HOMOZYGOUS), "family.ped") != ()


def test_an_affected_parent_with_reads_of_the_variant_is_not_without_it() -> None:
    pedigree = Pedigree(
        "f",
        (
            Member("child", "father", "mother", affection=ILL),
            Member("father", affection=ILL),
            Member("mother", affection=HEALTHY),
        ),
    )
    one = family(DE_NOVO, pedigree, reads={(GLYCINE, "father"): (28, 12)})
    assert derive_facts(one, "family.ped") == ()


@pytest.mark.parametrize(
    ("genotypes", "name", "origin"),
    [
        (TRANS, A, Origin.MOTHER),
        (TRANS, B, Origin.FATHER),
        (HOMOZYGOUS, A, Origin.BOTH),
        (DE_NOVO, GLYCINE, Origin.NEITHER),
        (DISOMY, A, Origin.UNKNOWN),
        ({A: {"child": "0/1", "mother": "0/0"}}, A, Origin.UNKNOWN),
        ({A: trio("0/1", "0/1", "0/1")}, A, Origin.UNKNOWN),
    ],
)
def test_a_variant_came_from_where_both_parents_say(
    genotypes: dict[str, dict[str, str]], name: str, origin: Origin
) -> None:
    one = family(genotypes)
    (variant,) = (v for v in one.variants if v.annotation.names.coding.endswith(name))
    assert origin_of(one.household, variant, one.check) is origin


@pytest.mark.parametrize(
    ("reads", "evidence"),
    [
        ({}, "candidate"),
        ({(GLYCINE, "father"): (38, 2)}, "parent_reads"),
    ],
)
def test_a_de_novo_candidate_needs_parents_without_a_trace(
    reads: dict[tuple[str, str], tuple[int, int]], evidence: str
) -> None:
    one = family(DE_NOVO, reads=reads)
    (finding,) = origin_findings(one.household, one.variants, one.check)
    assert (finding.rule, finding.values["evidence"]) == ("family.new", evidence)
    assert finding.values["minimum_depth"] == 10
    derived = derive_facts(one, "PED x")
    assert [bool(each.de_novo) for each in derived] == ([True] if evidence == "candidate" else [])


def test_a_shallow_parent_makes_no_de_novo_candidate() -> None:
    one = family(DE_NOVO, reads={(GLYCINE, "father"): (5, 0)})
    assert one.check.conflicts == ()
    assert list(origin_findings(one.household, one.variants, one.check)) == []


def test_a_homozygous_child_of_one_carrier_names_the_candidates() -> None:
    one = family(DISOMY)
    findings = list(origin_findings(one.household, one.variants, one.check))
    (finding,) = findings
    assert finding.rule == "family.one_parent"
    assert (finding.values["other"], finding.values["hint"]) == ("father", "homozygous")
    assert one.check.misfits == (("child", "father"),)
    other_sites = {**DISOMY, "c.54G>C": trio("0/1", "0/1", "0/0")}
    two = family(other_sites)
    hints = [f.values.get("hint") for f in origin_findings(two.household, two.variants, two.check)]
    assert "from_other" in hints


def test_exchanged_samples_are_named() -> None:
    """Child and father exchanged: the true father is 0/0 where child and mother are 1/1."""
    right = {
        A: trio("0/1", "0/0", "1/1"),
        B: trio("0/1", "0/0", "1/1"),
        "c.2367C>T": trio("0/1", "1/1", "0/0"),
    }
    wrong = {
        name: trio(calls["father"], calls["child"], calls["mother"])
        for name, calls in right.items()
    }
    assert check_family(household(nuclear("child"), right, GENE)).conflicts == ()
    made = household(nuclear("child"), wrong, GENE)
    check = check_family(made)
    assert ("father", "child") in check.swaps
    assert "family.swap" in names(list(consistency_findings(made, check)))
    assert derive_facts(reading(made, GENE), "PED x") == ()


def test_a_wrong_father_is_told_from_a_wrong_genotype() -> None:
    one = {A: trio("1/1", "0/0", "0/1")}
    assert check_family(household(nuclear("child"), one, GENE)).misfits == ()
    several = {**one, B: trio("0/0", "1/1", "0/0")}
    check = check_family(household(nuclear("child"), several, GENE))
    assert check.misfits == (("child", "father"),)
    kinds = {conflict.kind for conflict in check.conflicts}
    assert kinds == {ConflictKind.HOMOZYGOUS, ConflictKind.MISSING}


@pytest.mark.truth
def test_a_real_trio_is_consistent(shared: object) -> None:
    """NA12878 and her parents: seven sites, real genotypes."""
    from pathlib import Path

    from col7a1tools.family.calls import FamilyCalls, person
    from col7a1tools.family.household import Household
    from col7a1tools.interpret import make_interpreter
    from col7a1tools.readers import open_variants

    path = Path(str(shared)) / "truth" / "real" / "na12878_trio_glnexus.GRCh38.vcf"
    interpret = make_interpreter(GENE)
    with open_variants(path, GENE.locus) as source:
        samples = source.samples
        read = [(r, [interpret(a) for a in r.alts]) for r in source.records(samples)]
    child = next(name for name in samples if "12878" in name)
    father = next(name for name in samples if "12891" in name)
    mother = next(name for name in samples if "12892" in name)
    pedigree = Pedigree("CEPH", (Member(father), Member(mother), Member(child, father, mother)))
    calls = FamilyCalls([person(name, read, None) for name in samples], len(GENE.locus))
    check = check_family(Household(pedigree, child, calls))
    assert check.sites > 0
    assert check.conflicts == ()
