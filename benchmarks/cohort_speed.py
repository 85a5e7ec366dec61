"""Jobs of cohorts for ``benchmarks.speed``: many samples, many files, long lines, the atlas."""

import shlex
from pathlib import Path

from benchmarks.cohorts import (
    EXOMES,
    SAMPLES,
    SITES,
    SMALL_FILES,
    many_samples,
    write_bgzipped,
    write_exomes,
    write_small_files,
)
from benchmarks.jobs import Goal, Job
from benchmarks.peers import csq_command, snpeff_command

SCREEN = "col7a1tools screen"
LIST = "col7a1tools carriers"
QUERY = "bcftools query"
BIOBANK = 500_000
BIOBANK_SITES = 3
CARRIERS = "[%CHROM\t%POS\t%REF\t%ALT\t%SAMPLE\t%GT\n]"


def screen_command(work: Path, *words: object) -> list[str]:
    """Screen into a folder that was removed before, so that nothing is taken up."""
    folder = work / "screened"
    command = ["col7a1tools", "screen", *map(str, words), "-o", str(folder)]
    return ["bash", "-c", f"rm -rf {shlex.quote(str(folder))}; exec {shlex.join(command)}"]


def query_command(path: Path) -> list[str]:
    """The carriers of a file as bcftools lists them."""
    return ["bcftools", "query", "-f", CARRIERS, "-i", 'GT="alt"', str(path)]


def many_samples_file(path: Path, samples: int, sites: int, *, detailed: bool) -> Path:
    """A file of many samples, made where it is missing."""
    if not Path(f"{path}.tbi").exists():
        write_bgzipped(path, many_samples(samples, sites, detailed=detailed))
    return path


def _carriers(path: Path, title: str) -> Job:
    """Who carries what in one file of many samples."""
    return Job(
        f"{SAMPLES:,} samples x {SITES:,} sites, {title}",
        {
            LIST: ["col7a1tools", "carriers", str(path), "-o", str(path.parent / "carriers.tsv")],
            f"{SCREEN} (and candidates, counts, page)": screen_command(path.parent, path),
            QUERY: query_command(path),
            "bcftools csq (no HGVS)": csq_command(path.parent, path),
            "SnpEff without its statistics, no list": snpeff_command(path.parent, path),
            "floor: bcftools view": ["bcftools", "view", str(path)],
        },
        5,
        (Goal(QUERY, 1.5),),
    )


def joint_calls(work: Path) -> Job:
    """A joint call set with depths and qualities."""
    path = many_samples_file(work / "joint.vcf.gz", SAMPLES, SITES, detailed=True)
    return _carriers(path, "depths and qualities: carriers with HGVS")


def reference_panel(work: Path) -> Job:
    """A phased panel with genotypes alone."""
    path = many_samples_file(work / "many.vcf.gz", SAMPLES, SITES, detailed=False)
    return _carriers(path, "genotypes alone: carriers with HGVS")


def exomes(work: Path) -> Job:
    """Indexed exomes, one file a person."""
    folder = work / "exomes"
    if not folder.exists():
        write_exomes(folder)
    return Job(
        f"{EXOMES:,} indexed exomes, two processes",
        {SCREEN: screen_command(work, folder, "--jobs", 2)},
        1,
        (Goal("", EXOMES * 0.04),),
    )


def small_files(work: Path) -> Job:
    """Ten thousand people, one small file each."""
    folder = work / "small"
    if not folder.exists():
        write_small_files(folder)
    return Job(
        f"{SMALL_FILES:,} files of the gene alone, two processes",
        {SCREEN: screen_command(work, folder, "--jobs", 2)},
        1,
    )


def biobank(work: Path) -> Job:
    """Lines of half a million samples."""
    path = many_samples_file(work / "biobank.vcf.gz", BIOBANK, BIOBANK_SITES, detailed=True)
    return Job(
        f"{BIOBANK:,} samples x {BIOBANK_SITES} sites",
        {
            LIST: ["col7a1tools", "carriers", str(path), "-o", str(work / "carriers.tsv")],
            SCREEN: screen_command(work, path),
            QUERY: query_command(path),
        },
        1,
    )


def atlas(work: Path) -> Job:
    """Every possible substitution, annotated, packed and indexed."""
    return Job(
        "the atlas: all 114,540 substitutions, indexed",
        {
            f"col7a1tools atlas, {name}": ["col7a1tools", "atlas", "-o", str(work / name)]
            for name in ("atlas.tsv.gz", "atlas.vcf.gz")
        },
        3,
    )


COHORT_JOBS = (joint_calls, reference_panel, exomes, small_files, biobank, atlas)
