"""Exons lost or doubled, written as VCF, are read and named by ``annotate`` like any variant."""

from pathlib import Path

import pytest

from col7a1tools.cli.main import main
from tests.command_line import PROJECT, in_process, table

READS = PROJECT / "tests" / "data" / "reads"
NOTHING_CALLED = (
    "##fileformat=VCFv4.3\n##contig=<ID=chr3,length=198295559>\n"
    '##FORMAT=<ID=GT,Number=1,Type=String,Description="Genotype">\n'
    "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\t{sample}\n"
)
NAMES = {
    "exons_13_24_deleted": ("NM_000094.4:c.1637-240_3255del", "13-24/118", "0/1"),
    "exons_50_54_duplicated": ("dup", "50-54/118", "0/1"),
}


def write(sample: str, folder: Path, suffix: str) -> Path:
    called = folder / "called.vcf"
    called.write_text(NOTHING_CALLED.format(sample=sample))
    target = folder / f"out{suffix}"
    status = main(
        ["reads", str(READS / f"{sample}.short.cram"), "--vcf", str(called), "-o", str(target)]
    )
    assert status == 0
    return target


@pytest.mark.parametrize("sample", NAMES)
def test_annotate_names_what_was_found(
    sample: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = write(sample, tmp_path, ".vcf")
    (row,) = table(in_process(capsys, "annotate", target).out)
    name, exons, genotype = NAMES[sample]
    assert name in row["hgvs_c"]
    assert row["exon"] == exons
    assert row["not_annotated"] == "."
    record = target.read_text().splitlines()[-1].split("\t")
    assert record[-1].split(":")[0] == genotype
    assert f"SVTYPE={row['alt'][1:4]}" in record[7]
    text = write(sample, tmp_path, ".txt").read_text()
    assert f"of exons {exons.removesuffix('/118')}" in text


def test_a_file_without_events_is_a_header(tmp_path: Path) -> None:
    lines = write("known_variants", tmp_path, ".vcf").read_text().splitlines()
    assert lines[0] == "##fileformat=VCFv4.3"
    assert lines[-1].endswith("FORMAT\tknown_variants")
