"""Slices of real files that others publish for their tests."""

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest

from col7a1tools.gene.locus import Locus
from col7a1tools.model.positions import Assembly
from col7a1tools.model.record import VcfRecord
from col7a1tools.model.variant import LocusAllele
from col7a1tools.readers import callable_intervals, open_variants

pytestmark = pytest.mark.truth
ReadAll = Callable[[Path], list[VcfRecord]]


@pytest.fixture
def real(shared: Path) -> Path:
    return shared / "truth" / "real"


def test_the_trios_genotypes_obey_mendel(real: Path, read_all: ReadAll) -> None:
    """NA12878 has one allele of each parent at all seven sites."""
    records = read_all(real / "na12878_trio_glnexus.GRCh38.vcf")
    assert len(records) == 7
    for record in records:
        child, father, mother = (genotype.alleles for genotype in record.genotypes)
        assert any(
            sorted((a or 0, b or 0)) == sorted(index or 0 for index in child)
            for a in father
            for b in mother
        )


def test_the_trios_depths_add_up(real: Path, read_all: ReadAll) -> None:
    for record in read_all(real / "na12878_trio_glnexus.GRCh38.vcf"):
        assert isinstance(record.alts[0].change, LocusAllele)
        for genotype in record.genotypes:
            assert genotype.allele_depths is not None
            assert genotype.depth is not None
            assert 0 <= genotype.depth - sum(genotype.allele_depths) <= 10


def test_empty_blocks_of_a_gvcf_are_not_covered(
    real: Path, read_all: ReadAll, locus: Locus
) -> None:
    records = read_all(real / "na12878_deepvariant_gvcf.GRCh38.vcf")
    coverage = callable_intervals(records, "NA12878", locus)
    assert len(records) == 38
    assert coverage.covered == ()
    first = locus.plus_offset(Assembly.GRCH38, 48563001)
    assert coverage.not_covered == ((first, len(locus)),)


@pytest.mark.parametrize(
    "name", ["jvar_benign", "na12878_trio_glnexus", "na12878_deepvariant_gvcf"]
)
def test_lines_pass_through_untouched(name: str, real: Path, locus: Locus) -> None:
    path = real / f"{name}.GRCh38.vcf"
    with open_variants(path, locus) as source:
        lines = [*source.header.lines, *(text for _, text in source.lines())]
        assert source.assembly is Assembly.GRCH38
        assert source.notices == ()
    assert lines == path.read_text(encoding="utf-8").splitlines()


def test_real_records_survive_compression(real: Path, tmp_path: Path, read_all: ReadAll) -> None:
    path = real / "na12878_trio_glnexus.GRCh38.vcf"
    copy = tmp_path / "copy.vcf.gz"
    copy.write_bytes(gzip.compress(path.read_bytes(), mtime=0))
    assert read_all(copy) == read_all(path)
