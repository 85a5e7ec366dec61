from hypothesis import given
from hypothesis import strategies as st

from col7a1tools.case.callability import CoveredBases, exon_callability, states_coverage
from col7a1tools.gene import Gene, load_gene
from col7a1tools.model.positions import Assembly, PlusOffset
from col7a1tools.model.record import AltAllele, VcfRecord
from col7a1tools.model.variant import NotAnnotated
from tests.report.patients import call, read

SIZE = 38180


def covered(*intervals: tuple[int, int]) -> CoveredBases:
    return CoveredBases(
        tuple((PlusOffset(start), PlusOffset(end)) for start, end in intervals), 10, 20
    )


def test_the_whole_locus_covers_every_base_of_every_exon(gene: Gene) -> None:
    rows = exon_callability(covered((0, SIZE)), gene)
    assert [row.exon.number for row in rows] == list(range(1, 119))
    assert all(row.read == row.exon.length for row in rows)


def test_no_interval_covers_nothing(gene: Gene) -> None:
    assert not any(row.read for row in exon_callability(covered(), gene))


def test_an_interval_counts_on_the_reverse_strand(gene: Gene) -> None:
    exon = next(exon for exon in gene.transcript.exons if exon.number == 5)
    start = SIZE - exon.end
    rows = exon_callability(covered((start, start + 10)), gene)
    assert {row.exon.number: row.read for row in rows if row.read} == {5: 10}


@given(st.lists(st.integers(0, SIZE), min_size=2, max_size=8, unique=True))
def test_exons_share_the_covered_bases_among_them(cuts: list[int]) -> None:
    cuts.sort()
    pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
    rows = exon_callability(covered(*pairs), load_gene())
    assert all(0 <= row.read <= row.exon.length for row in rows)
    assert sum(row.read for row in rows) <= sum(end - start for start, end in pairs)


def test_only_a_file_with_reference_records_states_coverage(gene: Gene) -> None:
    variant, _ = read(call("c.6527dup", "0/1"), gene)
    block = VcfRecord(
        "chr3",
        48570000,
        ".",
        "A",
        ".",
        ".",
        "END=48571000",
        48571000,
        Assembly.GRCH38,
        None,
        (AltAllele(1, "<*>", NotAnnotated.REFERENCE_BLOCK),),
    )
    assert not states_coverage([variant])
    assert states_coverage([variant, block])
