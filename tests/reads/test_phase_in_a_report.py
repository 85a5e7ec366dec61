"""The phase that reads show, in the summary of a compound heterozygous person."""

import json
from pathlib import Path
from typing import Any

import pytest

from col7a1tools.cli.main import main
from col7a1tools.gene import load_gene
from tests.reads.called import write_vcf
from tests.simulate.fixtures import FIRST_COPY, FOLDER, SECOND_COPY, known_variants

FIRST, SECOND = f"NM_000094.4:{FIRST_COPY[0]}", f"NM_000094.4:{SECOND_COPY[1]}"


@pytest.fixture(scope="module")
def vcf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    gene = load_gene()
    path = tmp_path_factory.mktemp("report") / "person.vcf"
    return write_vcf(path, {"known_variants": known_variants(gene)}, gene)


def pair_of(vcf: Path, out: Path, *words: str) -> dict[str, Any]:
    """How the record says that the two variants lie."""
    assert main(["report", str(vcf), *words, "-o", str(out)]) == 0
    record = json.loads(out.read_text())
    wanted = {one["id"] for one in record["variants"] if one["hgvs_c"] in (FIRST, SECOND)}
    (pair,) = [one for one in record["alleles"]["pairs"] if {one["a"], one["b"]} == wanted]
    return dict(pair)


def test_without_reads_the_phase_is_unknown(vcf: Path, tmp_path: Path) -> None:
    assert pair_of(vcf, tmp_path / "record.json")["phase"] == "unknown"


def test_long_reads_show_that_the_variants_are_on_different_copies(
    vcf: Path, tmp_path: Path
) -> None:
    bam = str(FOLDER / "known_variants.hifi.cram")
    pair = pair_of(vcf, tmp_path / "record.json", "--bam", bam)
    assert pair["phase"] == "trans"
    assert pair["how"] == "phase.read_chain"
    assert 0 < pair["error_probability"] < 0.01


def test_short_reads_that_do_not_reach_leave_it_unknown(vcf: Path, tmp_path: Path) -> None:
    bam = str(FOLDER / "known_variants.short.cram")
    assert pair_of(vcf, tmp_path / "record.json", "--bam", bam)["phase"] == "unknown"


def test_reads_that_contradict_the_file_leave_it_unknown(vcf: Path, tmp_path: Path) -> None:
    """The file says that both variants are on one copy."""
    lying = tmp_path / "phased.vcf"
    lying.write_text(vcf.read_text().replace("\t0/1", "\t0|1"))
    bam = str(FOLDER / "known_variants.hifi.cram")
    pair = pair_of(lying, tmp_path / "record.json", "--bam", bam)
    assert (pair["phase"], pair["how"]) == ("unknown", "phase.contradicted")


def test_the_depth_of_the_exons_is_that_of_coverage(vcf: Path, tmp_path: Path) -> None:
    bam, out = str(FOLDER / "normal.exome.cram"), tmp_path / "record.json"
    assert main(["report", str(vcf), "--bam", bam, "-o", str(out)]) == 0
    coverage = json.loads(out.read_text())["coverage"]
    assert main(["coverage", bam, "-o", str(tmp_path / "coverage.tsv")]) == 0
    header, *lines = (tmp_path / "coverage.tsv").read_text().splitlines()
    rows = [dict(zip(header.split("\t"), line.split("\t"), strict=True)) for line in lines]
    shares = {int(row["exon"]): float(row["pct_covered"]) for row in rows}
    assert coverage["assessed"]
    assert any(share < 100 for share in shares.values())
    for exon in coverage["exons"]:
        share = 100 * exon["read"] / exon["bases"]
        assert share == pytest.approx(shares[exon["exon"]], abs=0.01)


def test_a_report_with_reads_says_what_they_were_used_for(vcf: Path, tmp_path: Path) -> None:
    out = tmp_path / "record.json"
    bam = str(FOLDER / "known_variants.hifi.cram")
    assert main(["report", str(vcf), "--bam", bam, "-o", str(out)]) == 0
    record = json.loads(out.read_text())
    rules = [statement["rule"] for statement in record["not_assessed"]]
    assert "limits.reads" not in rules
    assert "limits.reads_for_phase_and_depth" in rules
    (said,) = record["coverage"]["statements"]
    assert said["rule"].endswith("_by_reads")
    assert "known_variants.hifi.cram" in said["clinician"]["en"]
