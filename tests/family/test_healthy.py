"""A person given as healthy whose two copies carry what should cause disease is remarked on."""

from dataclasses import replace

import pytest

from col7a1tools.family.healthy import healthy_findings
from col7a1tools.model.pedigree import Pedigree
from col7a1tools.report.sentences import statement
from tests.family.families import CIS, HEALTHY, HOMOZYGOUS, ILL, TRANS, A, B, C, family, trio
from tests.family.pedigrees import nuclear

RULE = "family.healthy_with_two"


def remarked(*words: object, but: tuple[str, ...] = (), **options: object) -> dict[str, str]:
    """The members remarked on, with their variants."""
    found = healthy_findings(family(*words, **options), but)  # type: ignore[arg-type]
    return {str(one.values["member"]): str(one.values["variants"]) for one in found}


def healthy(*members: str) -> Pedigree:
    shape = nuclear("child", "sister")
    return Pedigree(
        "F",
        tuple(
            replace(one, affection=HEALTHY) if one.name in members else one for one in shape.members
        ),
    )


@pytest.mark.parametrize("genotypes", [TRANS, HOMOZYGOUS], ids=["in trans", "homozygous"])
def test_a_healthy_person_with_two_is_remarked_on(genotypes: dict[str, dict[str, str]]) -> None:
    assert set(remarked(genotypes, child=HEALTHY)) == {"child"}
    assert remarked(genotypes, child=ILL) == {}


def test_the_variants_are_named_and_the_words_are_for_both_readers() -> None:
    (finding,) = healthy_findings(family(TRANS, child=HEALTHY), ())
    assert finding.rule == RULE
    assert {*str(finding.values["variants"]).split("; ")} == {A, B}
    assert finding.sources
    said = statement(finding)
    for text in (said.clinician.en, said.clinician.es, said.family.en, said.family.es):
        assert text.startswith("child ")


def test_two_on_one_copy_and_an_uncertain_one_are_not() -> None:
    assert remarked(CIS, child=HEALTHY) == {}
    uncertain = {A: TRANS[A], C: TRANS[B]}
    assert remarked(uncertain, child=HEALTHY) == {}


def test_without_parents_phase_is_not_shown_and_nothing_is_said() -> None:
    alone = {A: {"child": "0/1"}, B: {"child": "0/1"}}
    assert remarked(alone, child=HEALTHY) == {}


def test_a_healthy_sister_whose_parents_show_it_is_remarked_on_unless_it_was_said() -> None:
    genotypes = {
        A: {**trio("0/1", "0/0", "0/1"), "sister": "0/1"},
        B: {**trio("0/1", "0/1", "0/0"), "sister": "0/1"},
    }
    assert set(remarked(genotypes, healthy("sister"))) == {"sister"}
    assert remarked(genotypes, healthy("sister"), but=("sister",)) == {}


def test_a_genotype_that_does_not_fit_the_parents_is_left_to_that_remark() -> None:
    new = {A: trio("0/1", "0/0", "0/0"), B: trio("1/1", "0/1", "0/0")}
    assert remarked(new, child=HEALTHY) == {}


def test_few_reads_do_not_count() -> None:
    genotypes = {
        A: {**trio("0/1", "0/0", "0/1"), "sister": "0/1"},
        B: {**trio("0/1", "0/1", "0/0"), "sister": "0/1"},
    }
    shallow = {(A, "sister"): (2, 2)}
    assert remarked(genotypes, healthy("sister"), reads=shallow) == {}
