from collections.abc import Sequence
from dataclasses import replace

import pytest

from col7a1tools.case.copies import Copies, CopiesState, compare_copies
from col7a1tools.case.expectation import expected_copies
from col7a1tools.case.phase import EstablishedPhase, Phase
from col7a1tools.gene import Gene
from col7a1tools.model.positions import Assembly
from col7a1tools.model.variant import StructuralChange, StructuralType
from tests.report.patients import (
    BENIGN,
    CARRIER,
    GLYCINE,
    HOMOZYGOUS,
    IN_CIS,
    IN_TRANS,
    PTC_AND_UNCERTAIN,
    UNKNOWN_PHASE,
    Call,
    call,
    observed,
)

CIS_AND_OPPOSITE = (
    *IN_CIS,
    call("c.6127G>A", "1|0", phase_set=5),
    call("c.425A>G", "1|0", phase_set=5),
)


def compared(calls: Sequence[Call], gene: Gene) -> Copies:
    return compare_copies([observed(one, gene) for one in calls])


@pytest.mark.parametrize(
    ("calls", "state", "phase"),
    [
        ((), CopiesState.NOTHING_FOUND, Phase.NOT_APPLICABLE),
        (BENIGN, CopiesState.NOTHING_RELEVANT, Phase.NOT_APPLICABLE),
        (CARRIER, CopiesState.ONE_ESTABLISHED, Phase.NOT_APPLICABLE),
        (HOMOZYGOUS, CopiesState.HOMOZYGOUS, Phase.HOMOZYGOUS),
        (UNKNOWN_PHASE, CopiesState.TWO_PHASE_UNKNOWN, Phase.UNKNOWN),
        (IN_TRANS, CopiesState.TWO_IN_TRANS, Phase.TRANS),
        (IN_CIS, CopiesState.TWO_IN_CIS, Phase.CIS),
        (CIS_AND_OPPOSITE, CopiesState.TWO_IN_CIS_WITH_UNCERTAIN, Phase.CIS),
        ((*IN_CIS, *GLYCINE), CopiesState.TWO_IN_CIS_WITH_UNCERTAIN, Phase.CIS),
        (GLYCINE, CopiesState.UNCERTAIN_ONLY, Phase.NOT_APPLICABLE),
        (PTC_AND_UNCERTAIN, CopiesState.ONE_ESTABLISHED_WITH_UNCERTAIN, Phase.UNKNOWN),
        ((*CARRIER, *BENIGN), CopiesState.ONE_ESTABLISHED, Phase.NOT_APPLICABLE),
    ],
)
def test_state_and_phase_follow_the_variants_that_matter(
    calls: Sequence[Call], state: CopiesState, phase: Phase, gene: Gene
) -> None:
    copies = compared(calls, gene)
    assert (copies.state, copies.phase) == (state, phase)


def test_two_in_cis_are_not_called_two_affected_copies(gene: Gene) -> None:
    assert compared(IN_CIS, gene).state is not CopiesState.TWO_IN_TRANS


def test_an_uncertain_variant_opposite_two_in_cis_is_on_the_other_copy(gene: Gene) -> None:
    variants = [observed(one, gene) for one in CIS_AND_OPPOSITE]
    copies = compare_copies(variants)
    assert copies.deciding == (0, 1, 2, 3)
    places = [one.places for one in expected_copies(copies, variants, (), gene)]
    assert places == [(0, 1), (2, 3)]


def test_a_third_variant_of_unknown_phase_does_not_hide_a_pair_in_trans(gene: Gene) -> None:
    copies = compared((*IN_TRANS, call("c.7787del", "0/1")), gene)
    assert copies.state is CopiesState.TWO_IN_TRANS
    assert copies.deciding == (0, 1)
    assert len(copies.pairs) == 3


def test_cis_needs_every_pair_to_be_in_cis(gene: Gene) -> None:
    copies = compared((*IN_CIS, call("c.7787del", "0/1")), gene)
    assert copies.state is CopiesState.TWO_PHASE_UNKNOWN


def test_a_gene_that_was_not_looked_at_is_not_a_gene_without_variants() -> None:
    assert compare_copies([], looked_at=False).state is CopiesState.NOT_LOOKED_AT
    assert compare_copies([]).state is CopiesState.NOTHING_FOUND


def test_a_homozygous_call_leaves_a_deletion_on_the_other_copy_open(gene: Gene) -> None:
    rules = [finding.rule for finding in compared(HOMOZYGOUS, gene).findings]
    assert rules == ["copies.homozygous_or_deleted"]


def test_a_homozygous_call_in_a_called_deletion_is_said_to_be_hemizygous(gene: Gene) -> None:
    inner = observed(HOMOZYGOUS[0], gene)
    start = inner.record.pos - 3000
    change = StructuralChange(
        StructuralType.DELETION, Assembly.GRCH38, start, start + 6000, precise=False
    )
    copies = compare_copies([inner, observed(call(change, "0/1"), gene)])
    assert [finding.rule for finding in copies.findings] == ["copies.homozygous_within_deletion"]
    assert (copies.state, copies.phase) == (CopiesState.HEMIZYGOUS, Phase.TRANS)
    assert (copies.how, copies.deciding) == ("phase.within_deletion", (0, 1))


def test_what_relatives_or_reads_show_gives_the_phase_unless_it_is_contradicted(gene: Gene) -> None:
    one, other = (observed(each, gene) for each in UNKNOWN_PHASE)
    shown = EstablishedPhase(
        other.annotation.change, one.annotation.change, Phase.TRANS, "phase.parents", 0.01
    )
    copies = compare_copies([one, other], [shown])
    assert (copies.state, copies.how) == (CopiesState.TWO_IN_TRANS, "phase.parents")
    assert copies.pairs[0].error_probability == 0.01
    against = replace(shown, phase=Phase.CIS, how="phase.relatives")
    contradicted = compare_copies([one, other], [shown, against])
    assert contradicted.state is CopiesState.TWO_PHASE_UNKNOWN
    assert contradicted.how == "phase.contradicted"


@pytest.mark.parametrize(
    ("genotype", "rule"), [("1", "copies.one_copy_called"), ("./1", "copies.half_called")]
)
def test_an_incomplete_genotype_is_remarked_on(genotype: str, rule: str, gene: Gene) -> None:
    copies = compared([call("c.6527dup", genotype)], gene)
    assert rule in [finding.rule for finding in copies.findings]
    assert copies.state is CopiesState.ONE_ESTABLISHED


INVERSION = StructuralChange(
    StructuralType.INVERSION, Assembly.GRCH38, 48580000, 48583000, precise=False
)
HETEROZYGOUS_DELETION = StructuralChange(
    StructuralType.DELETION, Assembly.GRCH38, 48575000, 48576000, precise=False
)


@pytest.mark.parametrize(
    ("calls", "contents"),
    [
        ((call(INVERSION, "1/1"),), [((0,), 2)]),
        ((call("c.6127G>A", "1/1"),), [((0,), 2)]),
        ((call(INVERSION, "0/1"),), [((0,), 1)]),
        ((call(INVERSION, "1/1"), call("c.6127G>A", "1/1")), [((0, 1), 2)]),
        # An established one on one copy, and an uncertain one on both.
        ((*CARRIER, call("c.6127G>A", "1/1")), [((0,), 1), ((1,), 2)]),
        # Called on both copies, of which a deletion takes one.
        (
            (call("c.6127G>A", "1/1"), call(HETEROZYGOUS_DELETION, "0/1")),
            [((0,), 1), ((1,), 1)],
        ),
    ],
)
def test_an_uncertain_variant_called_on_both_copies_is_on_both(
    calls: Sequence[Call], contents: list[tuple[tuple[int, ...], int]], gene: Gene
) -> None:
    variants = [observed(one, gene) for one in calls]
    copies = compare_copies(variants)
    assert copies.state is not CopiesState.HOMOZYGOUS
    expected = expected_copies(copies, variants, (), gene)
    assert [(one.places, one.copies) for one in expected] == contents
