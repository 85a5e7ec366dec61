import pytest

from col7a1tools.case.observed import Zygosity, removes, zygosity
from col7a1tools.gene import Gene
from col7a1tools.model.positions import Assembly
from col7a1tools.model.variant import StructuralChange, StructuralType
from tests.report.patients import call, observed


@pytest.mark.parametrize(
    ("alleles", "index", "expected"),
    [
        ((0, 1), 1, Zygosity.HETEROZYGOUS),
        ((1, 0), 1, Zygosity.HETEROZYGOUS),
        ((1, 1), 1, Zygosity.HOMOZYGOUS),
        ((1, 2), 1, Zygosity.HETEROZYGOUS),
        ((1, 2), 2, Zygosity.HETEROZYGOUS),
        ((1,), 1, Zygosity.ONE_COPY_CALLED),
        ((None, 1), 1, Zygosity.HALF_CALLED),
        ((None, None), 1, Zygosity.NOT_CALLED),
        ((), 1, Zygosity.NOT_CALLED),
        ((0, None), 1, Zygosity.NOT_CALLED),
        ((0, 0), 1, Zygosity.ABSENT),
        ((0, 2), 1, Zygosity.ABSENT),
        ((0, 0, 1), 1, Zygosity.HETEROZYGOUS),
    ],
)
def test_zygosity_is_what_the_genotype_says_of_this_allele(
    alleles: tuple[int | None, ...], index: int, expected: Zygosity
) -> None:
    assert zygosity(alleles, index) is expected


def test_a_deletion_removes_what_lies_in_it_and_nothing_else(gene: Gene) -> None:
    deletion = observed(call("c.6189_6206del", "0/1"), gene)
    assert removes(deletion, observed(call("c.6190G>A", "0/1"), gene))
    assert not removes(deletion, observed(call("c.6127G>A", "0/1"), gene))
    assert not removes(observed(call("c.6190G>A", "0/1"), gene), deletion)


def test_a_symbolic_deletion_removes_what_lies_in_it(gene: Gene) -> None:
    inner = observed(call("c.6190G>A", "1/1"), gene)
    start = inner.record.pos - 500
    change = StructuralChange(
        StructuralType.DELETION, Assembly.GRCH38, start, start + 1000, precise=False
    )
    deletion = observed(call(change, "0/1"), gene)
    assert removes(deletion, inner)
    assert not removes(deletion, observed(call("c.425A>G", "0/1"), gene))
