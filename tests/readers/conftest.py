"""Helpers of the readers' tests."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from col7a1tools.gene import Gene
from col7a1tools.gene.locus import Locus
from col7a1tools.model.record import VcfRecord
from col7a1tools.readers import open_variants

HEADER = (
    "##fileformat=VCFv4.3",
    "##contig=<ID=chr3,length=198295559>",
    '##FORMAT=<ID=GT,Number=1,Type=String,Description="Genotype">',
)
COLUMNS = "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO"


@pytest.fixture(scope="session")
def locus(gene: Gene) -> Locus:
    return gene.locus


@pytest.fixture(scope="session")
def data() -> Path:
    return Path(__file__).resolve().parents[1] / "data" / "vcf"


@pytest.fixture
def write_vcf(tmp_path: Path) -> Callable[..., Path]:
    """Write a VCF of records without samples; each record a tuple of CHROM, POS, REF, ALT, INFO."""

    def write(
        records: Sequence[tuple[object, ...]],
        header: Sequence[str] = HEADER,
        name: str = "made.vcf",
    ) -> Path:
        lines = [*header, COLUMNS]
        for chrom, pos, ref, alt, *info in records:
            lines.append(f"{chrom}\t{pos}\t.\t{ref}\t{alt}\t.\tPASS\t{info[0] if info else '.'}")
        path = tmp_path / name
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    return write


@pytest.fixture(scope="session")
def read_all(locus: Locus) -> Callable[[Path], list[VcfRecord]]:
    """Every record of a file, with the genotypes of all samples."""

    def read(path: Path) -> list[VcfRecord]:
        with open_variants(path, locus) as source:
            return list(source.records(source.samples))

    return read
