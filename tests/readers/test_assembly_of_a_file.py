"""The assembly is found from the header and always compared with the bases."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from col7a1tools.errors import AssemblyError
from col7a1tools.gene.locus import Locus
from col7a1tools.model.positions import Assembly
from col7a1tools.readers import open_variants

SILENT = ("##fileformat=VCFv4.2",)
Row = tuple[object, ...]
Write = Callable[..., Path]


def fitting(locus: Locus, assembly: Assembly, offsets: list[int]) -> list[Row]:
    """Substitutions with the reference bases of an assembly."""
    start = locus.spans[assembly].start
    swap = str.maketrans("ACGT", "GTAC")
    return [("chr3", start + at, locus.plus[at], locus.plus[at].translate(swap)) for at in offsets]


def genes_beside(locus: Locus, assembly: Assembly, seed: int, count: int = 40) -> list[Row]:
    """Substitutions in the other assembly's span, with bases at random."""
    other = next(a for a in Assembly if a is not assembly)
    mine, span = locus.spans[assembly], locus.spans[other]
    draw = random.Random(seed)
    positions = sorted(draw.sample(range(span.start, span.end), count))
    outside = [p for p in positions if not mine.start <= p <= mine.end]
    return [("chr3", p, *draw.sample("ACGT", 2)) for p in outside]


def found(path: Path, locus: Locus, assembly: Assembly | None = None) -> list[int]:
    with open_variants(path, locus, assembly) as source:
        return [record.pos for record in source.records()]


@pytest.mark.parametrize("assembly", list(Assembly))
@pytest.mark.parametrize("seed", range(5))
def test_a_genome_with_a_silent_header_is_told_by_its_bases(
    assembly: Assembly, seed: int, locus: Locus, write_vcf: Write
) -> None:
    here = fitting(locus, assembly, list(range(3000, 33000, 1000)))
    elsewhere: list[Row] = [("chr1", 1000, "A", "G"), ("chr3", 60_000_000, "C", "T")]
    rows = sorted(
        [*here, *genes_beside(locus, assembly, seed), *elsewhere], key=lambda row: (row[0], row[1])
    )
    path = write_vcf(rows, SILENT)
    assert found(path, locus) == [row[1] for row in here]


@pytest.mark.parametrize("assembly", list(Assembly))
def test_few_bases_are_enough_but_are_mentioned(
    assembly: Assembly, locus: Locus, write_vcf: Write
) -> None:
    path = write_vcf(fitting(locus, assembly, [15000]), SILENT)
    with open_variants(path, locus) as source:
        before = source.assembly
        assert len(list(source.records())) == 1
        assert (before, source.assembly) == (None, assembly)
        assert [notice.code for notice in source.notices] == ["assembly.few_bases"]


def test_a_header_that_states_the_assembly_leaves_no_notice(locus: Locus, write_vcf: Write) -> None:
    path = write_vcf(fitting(locus, Assembly.GRCH38, [15000]))
    with open_variants(path, locus) as source:
        assert source.assembly is Assembly.GRCH38
        assert len(list(source.records())) == 1
        assert source.notices == ()


@pytest.mark.parametrize(
    ("line", "assembly"),
    [
        ("##reference=file:///refs/human_g1k_v37.fasta", Assembly.GRCH37),
        ("##reference=file:///refs/Homo_sapiens_assembly38.fasta", Assembly.GRCH38),
        ("##reference=GRCh38.d1.vd1.fa", Assembly.GRCH38),
        ("##assembly=hg19", Assembly.GRCH37),
        ("##source=none", None),
    ],
)
def test_the_reference_line_decides_where_the_bases_cannot(
    line: str, assembly: Assembly | None, locus: Locus, write_vcf: Write
) -> None:
    """A position that both spans share, with a base that both have."""
    one, two = (locus.spans[a] for a in Assembly)
    shared = range(max(one.start, two.start), min(one.end, two.end) + 1)
    position = next(
        p for p in shared if locus.plus[p - one.start] == locus.plus[p - two.start] == "A"
    )
    path = write_vcf([("chr3", position, "A", "G")], [*SILENT, line])
    if assembly is None:
        with pytest.raises(AssemblyError) as caught:
            found(path, locus)
        assert caught.value.code == "assembly.undecided"
    else:
        with open_variants(path, locus) as source:
            assert [record.assembly for record in source.records()] == [assembly]


def test_the_users_word_decides_where_nothing_else_does(locus: Locus, write_vcf: Write) -> None:
    path = write_vcf([("3", 48_570_000, "N", "<DEL>", "END=48571000")], SILENT)
    assert found(path, locus, Assembly.GRCH38) == [48_570_000]
    assert found(path, locus, Assembly.GRCH37) == []


def test_the_users_word_against_the_header_is_refused(data: Path, locus: Locus) -> None:
    with pytest.raises(AssemblyError) as caught:
        open_variants(data / "quirks" / "plain.vcf", locus, Assembly.GRCH37)
    assert caught.value.code == "assembly.contradicted"
    assert "198,295,559" in caught.value.message


def test_the_users_word_against_all_bases_is_refused(locus: Locus, write_vcf: Write) -> None:
    path = write_vcf(fitting(locus, Assembly.GRCH38, [9000, 10000, 11000]), SILENT)
    with pytest.raises(AssemblyError) as caught:
        found(path, locus, Assembly.GRCH37)
    assert caught.value.code == "assembly.contradicted"


def test_one_wrong_base_among_many_is_named_with_its_line(locus: Locus, write_vcf: Write) -> None:
    rows = fitting(locus, Assembly.GRCH38, list(range(3000, 33000, 1000)))
    chrom, pos, ref, alt = rows[0]
    rows[0] = (chrom, pos, alt, ref)
    for header in (SILENT, (*SILENT, "##contig=<ID=chr3,length=198295559>")):
        with pytest.raises(AssemblyError) as caught:
            found(write_vcf(rows, header), locus)
        assert caught.value.code == "assembly.ref_mismatch"
        assert caught.value.place is not None
        assert caught.value.place.line == len(header) + 2


def test_a_joined_file_of_both_assemblies_is_refused_even_among_other_genes(
    locus: Locus, write_vcf: Write
) -> None:
    offsets = list(range(3000, 33000, 2000))
    rows: list[Row] = [("chr1", 5, "A", "C")]
    for assembly in Assembly:
        rows += fitting(locus, assembly, offsets)
    for header in (SILENT, (*SILENT, "##contig=<ID=chr3,length=198022430>")):
        with pytest.raises(AssemblyError) as caught:
            found(write_vcf(rows, header), locus)
        assert caught.value.code == "assembly.mixed"


def test_t2t_records_without_a_telling_header_do_not_fit(locus: Locus, write_vcf: Write) -> None:
    """Positions of another assembly hit bases by chance, and one in four is not enough."""
    draw = random.Random(5)
    first = min(span.start for span in locus.spans.values())
    rows: list[Row] = [
        ("chr3", first + at, *draw.sample("ACGT", 2)) for at in range(0, 75_000, 700)
    ]
    with pytest.raises(AssemblyError) as caught:
        found(write_vcf(rows, SILENT), locus)
    assert caught.value.code == "assembly.ref_mismatch"
    assert "T2T-CHM13" in caught.value.cause
