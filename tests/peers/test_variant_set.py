"""The files that everything is measured on are what they claim to be."""

import subprocess
from pathlib import Path

import pytest

from benchmarks.genome import IN_GENE, write_genome_vcf
from benchmarks.measure import measure
from benchmarks.peers import prepare_csq
from benchmarks.reference import plus_strand
from benchmarks.speed import region
from benchmarks.variant_set import full_set, random_indels, respelled, write_vcf


def records(text: str) -> list[tuple[str, ...]]:
    """POS, ID, REF and ALT of each record, in a fixed order."""
    lines = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    return sorted(tuple(line[1:5]) for line in lines)


def test_the_set_holds_every_substitution_of_the_span_and_the_indels_once() -> None:
    variants = full_set()
    spelled = {(variant.start, variant.ref, variant.alt) for variant in variants}
    assert len(variants) == len(spelled) == 93_264 + 5_000
    assert len({variant.identifier for variant in variants}) == len(variants)
    assert all(plus_strand().startswith(variant.ref, variant.start) for variant in variants)


@pytest.mark.debian("bcftools", "samtools")
@pytest.mark.parametrize("spelling", ["left", "right", "padded"])
def test_bcftools_norm_brings_every_spelling_to_the_left_aligned_one(
    spelling: str, tmp_path: Path
) -> None:
    indels = random_indels(500)
    genome, _ = prepare_csq(tmp_path)
    write_vcf(tmp_path / "left.vcf", indels)
    write_vcf(tmp_path / "other.vcf", respelled(indels, spelling))
    command = ["bcftools", "norm", "--check-ref", "e", "--fasta-ref", str(genome)]
    done = subprocess.run(
        [*command, str(tmp_path / "other.vcf")], check=True, capture_output=True, text=True
    )
    assert records(done.stdout) == records((tmp_path / "left.vcf").read_text(encoding="ascii"))


@pytest.mark.debian("bgzip", "tabix")
def test_the_genome_is_indexed_and_holds_the_gene(tmp_path: Path) -> None:
    path = tmp_path / "genome.vcf.gz"
    write_genome_vcf(path, 20_000)
    listed = subprocess.run(
        ["tabix", str(path), region()], check=True, capture_output=True, text=True
    )
    found = records(listed.stdout)
    assert len(found) == IN_GENE
    sites = subprocess.run(["tabix", "-l", str(path)], check=True, capture_output=True, text=True)
    assert len(sites.stdout.split()) == 24


def test_a_command_that_fails_is_no_measurement() -> None:
    with pytest.raises(RuntimeError, match="exit status 1: false"):
        measure(["false"])


def test_a_command_takes_time_and_memory() -> None:
    usage = measure(["sleep", "0.05"])
    assert usage.wall > 0
    assert usage.peak > 0
