"""Measure annotation beside SnpEff, bcftools csq and the floors that only read.

Run ``python -m benchmarks.speed``: writes ``benchmarks/speed.md``. The files that are read lie in
``benchmarks/work`` and are made when they are missing; the largest takes half a minute.
"""

import os
import platform
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from benchmarks.genome import write_genome_vcf
from benchmarks.measure import Usage, medians
from benchmarks.peers import WORK, csq_command, environment, ours_command, snpeff_command
from benchmarks.reference import placed, plus_strand
from benchmarks.variant_set import full_set, write_vcf

PAGE = Path(__file__).resolve().parent / "speed.md"
OURS = "col7a1tools annotate"
SPLIT = "import gzip, sys\nfor line in gzip.open(sys.argv[1], 'rt'): line.split('\\t')"
CYVCF2 = "import sys, cyvcf2\nfor record in cyvcf2.VCF(sys.argv[1])(sys.argv[2]): pass"
CYVCF2_ALL = "import sys, cyvcf2\nfor record in cyvcf2.VCF(sys.argv[1]): pass"


@dataclass(frozen=True, slots=True)
class Job:
    """One table.

    Attributes:
        title: heading.
        commands: what is run, by name.
        repeats: counted rounds.
    """

    title: str
    commands: dict[str, list[str]]
    repeats: int


def pipe(*commands: list[str]) -> list[str]:
    """Commands joined by pipes; the whole fails when one of them does."""
    joined = " | ".join(shlex.join(command) for command in commands)
    return ["bash", "-c", f"set -o pipefail; {joined}"]


def region() -> str:
    """The locus as tabix and bcftools take it."""
    place = placed("GRCh38")
    return f"{place.chromosome}:{place.start}-{place.start + len(plus_strand()) - 1}"


def prepare(work: Path) -> tuple[Path, Path, Path]:
    """Make the input files: the variants of the gene, the indexed genome, the same unindexed."""
    work.mkdir(exist_ok=True)
    gene, genome = work / "gene.vcf.gz", work / "genome.vcf.gz"
    unindexed = work / "unindexed.vcf.gz"
    if not gene.exists():
        write_vcf(work / "gene.vcf", full_set())
        subprocess.run(["bgzip", "-f", str(work / "gene.vcf")], check=True)
    if not Path(f"{genome}.tbi").exists():
        write_genome_vcf(genome)
    if not unindexed.exists():
        shutil.copyfile(genome, unindexed)
    return gene, genome, unindexed


def jobs(work: Path) -> list[Job]:
    """What is measured."""
    gene, genome, unindexed = prepare(work)
    output = work / "speed.tsv"
    place, python = region(), sys.executable
    position = f'$1 == "chr3" && $2 >= {place.split(":")[1].replace("-", " && $2 <= ")}'
    indexed_csq = csq_command(work, genome)
    return [
        Job(
            "98,264 variants of the gene",
            {
                OURS: ours_command(gene, output),
                "SnpEff": snpeff_command(work, gene),
                "bcftools csq (no HGVS)": csq_command(work, gene),
                "floor: bcftools view": ["bcftools", "view", str(gene)],
                "floor: gzip and split": [python, "-c", SPLIT, str(gene)],
                "floor: cyvcf2": [python, "-c", CYVCF2_ALL, str(gene)],
            },
            7,
        ),
        Job(
            "COL7A1 out of an indexed genome of 5 million records",
            {
                OURS: ours_command(genome, output),
                "SnpEff behind bcftools view": pipe(
                    ["bcftools", "view", "-r", place, str(genome)],
                    snpeff_command(work, Path("-")),
                ),
                "bcftools csq (no HGVS)": [*indexed_csq[:-1], "-r", place, indexed_csq[-1]],
                "floor: tabix": ["tabix", str(genome), place],
                "floor: bcftools view": ["bcftools", "view", "-r", place, str(genome)],
                "floor: cyvcf2": [python, "-c", CYVCF2, str(genome), place],
            },
            15,
        ),
        Job(
            "the same without an index",
            {
                OURS: ours_command(unindexed, output),
                "floor: bgzip": ["bgzip", "-dc", str(unindexed)],
                "floor: bgzip and awk": pipe(
                    ["bgzip", "-dc", str(unindexed)], ["awk", "-F\t", position]
                ),
                "floor: bcftools view": ["bcftools", "view", "-t", place, str(unindexed)],
            },
            3,
        ),
        Job(
            "start-up",
            {
                "col7a1tools --help": ["col7a1tools", "--help"],
                "col7a1tools describe": ["col7a1tools", "describe", "c.6527dup"],
                "floor: python": [python, "-c", ""],
            },
            15,
        ),
    ]


def first_line(*command: str) -> str:
    """The first line that a command prints."""
    done = subprocess.run(command, capture_output=True, text=True, env=environment(), check=True)
    return (done.stdout or done.stderr).splitlines()[0].replace("\t", " ")


def machine() -> Iterator[str]:
    """The machine and the versions."""
    yield f"- {os.cpu_count()} cores, {platform.machine()}, {platform.system()}"
    yield f"- Python {platform.python_version()}, col7a1tools {version('col7a1tools')}"
    yield f"- {first_line('bcftools', '--version')}, {first_line('snpEff', '-version')}"
    yield f"- cyvcf2 {version('cyvcf2')}"


def table(job: Job, results: dict[str, Usage]) -> Iterator[str]:
    """One job as lines of Markdown; the ratio is to the first command."""
    ours = next(iter(results.values()))
    yield f"## {job.title[0].upper()}{job.title[1:]}"
    yield ""
    yield "| command | wall, s | CPU, s | peak, MiB | wall, times the first |"
    yield "|---|---|---|---|---|"
    for name, usage in results.items():
        yield (
            f"| {name} | {usage.wall:.2f} | {usage.cpu:.2f} | {usage.peak:.0f} "
            f"| {usage.wall / ours.wall:.2f} |"
        )
    yield ""


def main() -> None:
    """Measure everything and write the page."""
    lines = [
        "# Speed",
        "",
        "Medians over interleaved runs on one machine, after a round that fills the caches; the",
        "output is thrown away or, ours, written to a TSV. Ours names (g., c., p.), places and",
        "classifies every allele. Written by `make bench`. Ratios hold elsewhere, seconds do not.",
        "",
        *machine(),
        "",
    ]
    for job in jobs(WORK):
        lines.extend(table(job, medians(job.commands, job.repeats)))
        print("\n".join(lines[-len(job.commands) - 5 :]))
    PAGE.write_text("\n".join(lines[:-1]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
