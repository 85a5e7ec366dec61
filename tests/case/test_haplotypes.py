from collections.abc import Sequence

import pytest

from col7a1tools.case.haplotypes import Haplotype, pairs_of_all, read_haplotypes, same_copy
from col7a1tools.case.mechanism import CollagenOutcome
from col7a1tools.case.phase import PairPhase, Phase
from col7a1tools.gene import Gene
from tests.report.patients import Call, call, observed, patient

CIS, TRANS = Phase.CIS, Phase.TRANS


def pair(first: int, second: int, phase: Phase) -> PairPhase:
    return PairPhase(first, second, phase, "phase.phase_set")


def haplotypes_of(calls: Sequence[Call], gene: Gene) -> tuple[Haplotype, ...]:
    variants = [observed(one, gene) for one in calls]
    return read_haplotypes(variants, pairs_of_all(variants, ()), gene)


@pytest.mark.parametrize(
    ("count", "homozygous", "pairs", "groups"),
    [
        (2, set(), [pair(0, 1, CIS)], [(0, 1)]),
        (2, set(), [pair(0, 1, TRANS)], [(0,), (1,)]),
        (2, set(), [], [(0,), (1,)]),
        (2, {0, 1}, [], [(0, 1)]),
        (3, {0}, [pair(1, 2, TRANS)], [(0, 1), (0, 2)]),
        (3, set(), [pair(0, 1, CIS), pair(1, 2, CIS)], [(0, 1, 2)]),
    ],
)
def test_variants_share_a_copy_only_where_that_is_known(
    count: int,
    homozygous: set[int],
    pairs: list[PairPhase],
    groups: list[tuple[int, ...]],
    gene: Gene,
) -> None:
    assert list(same_copy(count, frozenset(homozygous), pairs)) == groups


@pytest.mark.parametrize(
    ("genotypes", "copies"),
    [
        (("0|1", "0|1"), (1,)),
        (("0|1", "1|0"), ()),
        (("0/1", "0/1"), ()),
        (("1/1", "1/1"), (2,)),
        (("1/1", "0/1"), (1,)),
    ],
)
def test_phase_decides_what_is_read_together(
    genotypes: tuple[str, str], copies: tuple[int, ...], gene: Gene
) -> None:
    first, second = genotypes
    found = haplotypes_of([call("c.6526del", first), call("c.6530dup", second)], gene)
    assert tuple(one.copies for one in found) == copies
    for one in found:
        assert one.combined.protein.hgvs == "p.(Pro2176Leu)"
        assert one.outcome.outcome is CollagenOutcome.UNKNOWN
        assert "haplotype.null_not_on_this_copy" in {finding.rule for finding in one.findings}


def test_a_stop_that_only_several_variants_make_is_told(gene: Gene) -> None:
    calls = [call("c.6523C>T", "0|1"), call("c.6524C>A", "0|1"), call("c.6525C>A", "0|1")]
    (one,) = haplotypes_of(calls, gene)
    assert one.combined.relation.value == "stop_made"
    assert "haplotype.null_only_together" in {finding.rule for finding in one.findings}


def test_the_single_classes_stay_as_they_are(gene: Gene) -> None:
    calls = [call("c.6526del", "1/1"), call("c.6530dup", "1/1")]
    together = patient(calls, gene)
    for variant, alone in zip(together.variants, calls, strict=True):
        (single,) = patient([alone], gene).variants
        assert variant.classification == single.classification
    (haplotype,) = together.haplotypes
    assert haplotype.variants == ("v1", "v2")
    assert haplotype.relation == "frame_restored"
    assert together.expectation is not None
    (copy,) = together.expectation.copies
    assert (copy.copies, copy.collagen) == (2, "unknown")
    assert together.interpretation.collagen != "none"
