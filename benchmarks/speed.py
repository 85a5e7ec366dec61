"""Measure annotation beside SnpEff, bcftools csq and the floors that only read.

Run ``python -m benchmarks.speed``: writes ``benchmarks/speed.md``. The files that are read lie in
``benchmarks/work`` and are made when they are missing; the largest takes half a minute. With words
behind it, only the jobs whose titles hold one of them are measured and printed, and no page is
written.

To add a row of the page, write a function from the folder of files to a `Job` and put it into
`JOBS`: its commands by name, ours first, and the goals that its figures are held against. Files
that it needs are made there when they are missing. Commands run one after another in rounds, so
that a busy moment meets all of them; figures are medians, and ratios are medians of the ratios
within a round.
"""

import os
import platform
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path

from benchmarks.cohort_speed import COHORT_JOBS
from benchmarks.genome import write_genome_vcf
from benchmarks.jobs import Goal, Job
from benchmarks.measure import Usage, median, ratio, rounds
from benchmarks.peers import WORK, csq_command, environment, ours_command, snpeff_command
from benchmarks.reference import placed, plus_strand
from benchmarks.variant_set import full_set, write_vcf

PAGE = Path(__file__).resolve().parent / "speed.md"
OURS, SNPEFF, CSQ = "col7a1tools annotate", "SnpEff", "bcftools csq (no HGVS)"
SNPEFF_ALONE = "SnpEff without its statistics"
SPLIT = "import gzip, sys\nfor line in gzip.open(sys.argv[1], 'rt'): line.split('\\t')"
CYVCF2 = "import sys, cyvcf2\nfor record in cyvcf2.VCF(sys.argv[1])(sys.argv[2]): pass"
CYVCF2_ALL = "import sys, cyvcf2\nfor record in cyvcf2.VCF(sys.argv[1]): pass"


def pipe(*commands: list[str]) -> list[str]:
    """Commands joined by pipes; the whole fails when one of them does."""
    joined = " | ".join(shlex.join(command) for command in commands)
    return ["bash", "-c", f"set -o pipefail; {joined}"]


def region() -> str:
    """The locus as tabix and bcftools take it."""
    place = placed("GRCh38")
    return f"{place.chromosome}:{place.start}-{place.start + len(plus_strand()) - 1}"


def gene_list(work: Path) -> Job:
    """A list of variants of one gene, indels among them."""
    gene = work / "gene.vcf.gz"
    if not gene.exists():
        write_vcf(work / "gene.vcf", full_set())
        subprocess.run(["bgzip", "-f", str(work / "gene.vcf")], check=True)
    return Job(
        "98,264 variants of the gene",
        {
            OURS: ours_command(gene, work / "speed.tsv"),
            SNPEFF: snpeff_command(work, gene, statistics=True),
            SNPEFF_ALONE: snpeff_command(work, gene),
            CSQ: csq_command(work, gene),
            "floor: bcftools view": ["bcftools", "view", str(gene)],
            "floor: gzip and split": [sys.executable, "-c", SPLIT, str(gene)],
            "floor: cyvcf2": [sys.executable, "-c", CYVCF2_ALL, str(gene)],
        },
        7,
        (Goal(SNPEFF, 0.1), Goal(SNPEFF_ALONE, 0.1), Goal(CSQ, 4)),
    )


def genome_file(work: Path) -> Path:
    """The indexed genome."""
    genome = work / "genome.vcf.gz"
    if not Path(f"{genome}.tbi").exists():
        write_genome_vcf(genome)
    return genome


def indexed_genome(work: Path) -> Job:
    """120 records of the gene in a genome with an index."""
    genome, place = genome_file(work), region()
    csq = csq_command(work, genome)
    view = ["bcftools", "view", "-r", place, str(genome)]
    return Job(
        "COL7A1 out of an indexed genome of 5 million records",
        {
            OURS: ours_command(genome, work / "speed.tsv"),
            f"{SNPEFF_ALONE}, behind bcftools view": pipe(view, snpeff_command(work, Path("-"))),
            CSQ: [*csq[:-1], "-r", place, csq[-1]],
            "floor: tabix": ["tabix", str(genome), place],
            "floor: bcftools view": view,
            "floor: cyvcf2": [sys.executable, "-c", CYVCF2, str(genome), place],
        },
        15,
        (Goal(CSQ, 3), Goal("", 0.35)),
    )


def unindexed_genome(work: Path) -> Job:
    """The same genome, to be read from end to end."""
    genome, place = work / "unindexed.vcf.gz", region()
    if not genome.exists():
        shutil.copyfile(genome_file(work), genome)
    position = f'$1 == "chr3" && $2 >= {place.split(":")[1].replace("-", " && $2 <= ")}'
    return Job(
        "the same without an index",
        {
            OURS: ours_command(genome, work / "speed.tsv"),
            "floor: bgzip": ["bgzip", "-dc", str(genome)],
            "floor: bgzip and awk": pipe(["bgzip", "-dc", str(genome)], ["awk", "-F\t", position]),
            "floor: bcftools view": ["bcftools", "view", "-t", place, str(genome)],
            "floor: cyvcf2": [sys.executable, "-c", CYVCF2_ALL, str(genome)],
        },
        3,
        (Goal("", 6),),
    )


def start_up(work: Path) -> Job:
    """What every command costs before it does anything; needs no file."""
    return Job(
        "start-up",
        {
            "col7a1tools --help": ["col7a1tools", "--help"],
            "col7a1tools describe": ["col7a1tools", "describe", "c.6527dup"],
            "floor: python": [sys.executable, "-c", ""],
        },
        15,
    )


JOBS: tuple[Callable[[Path], Job], ...] = (
    gene_list,
    indexed_genome,
    unindexed_genome,
    *COHORT_JOBS,
    start_up,
)


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


def table(job: Job, runs: dict[str, list[Usage]]) -> Iterator[str]:
    """One job as lines of Markdown."""
    ours = next(iter(runs.values()))
    yield f"## {job.title[0].upper()}{job.title[1:]}"
    yield ""
    yield "| command | wall, s | CPU, s | peak, MiB | the first takes, times this |"
    yield "|---|---|---|---|---|"
    for name, done in runs.items():
        usage = median(done)
        yield (
            f"| {name} | {usage.wall:.2f} | {usage.cpu:.2f} | {usage.peak:.0f} "
            f"| {ratio(ours, done):.2f} |"
        )
    yield ""
    for asked, found, reached in held_against(job, runs):
        yield f"- goal: {asked}; {found}, {reached}"
    if job.goals:
        yield ""


def held_against(job: Job, runs: dict[str, list[Usage]]) -> Iterator[tuple[str, str, str]]:
    """Each goal of a job, what was found, and whether it is reached."""
    ours = next(iter(runs.values()))
    for goal in job.goals:
        found = ratio(ours, runs[goal.command]) if goal.command else median(ours).wall
        what = f"times {goal.command}" if goal.command else "s"
        reached = "reached" if found <= goal.most else "not reached"
        yield f"at most {goal.most:g} {what}", f"{found:.2f}", reached


def overview(measured: list[tuple[Job, dict[str, list[Usage]]]]) -> Iterator[str]:
    """Our command of every job with what it took, and its goals."""
    yield "## Overview"
    yield ""
    yield "| job | wall, s | peak, MiB | goal | found | |"
    yield "|---|---|---|---|---|---|"
    for job, runs in measured:
        usage = median(next(iter(runs.values())))
        took = f"{usage.wall:.2f} | {usage.peak:.0f}"
        title = job.title[0].upper() + job.title[1:]
        for asked, found, reached in list(held_against(job, runs)) or [("-", "-", "")]:
            yield f"| {title} | {took} | {asked} | {found} | {reached} |"
            title, took = "", " | "
    yield ""


def main() -> None:
    """Measure what is asked for; everything, and write the page, where nothing is named."""
    words = sys.argv[1:]
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
    WORK.mkdir(exist_ok=True)
    measured = []
    for job in (make(WORK) for make in JOBS):
        if not words or any(word in job.title for word in words):
            runs = rounds(job.commands, job.repeats)
            print("\n".join(table(job, runs)), flush=True)
            measured.append((job, runs))
    if not words:
        lines.extend(overview(measured))
        for job, runs in measured:
            lines.extend(table(job, runs))
        PAGE.write_text("\n".join(lines[:-1]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
