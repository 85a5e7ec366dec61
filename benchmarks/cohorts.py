"""Cohorts to measure on, made from a seed: the same seed gives the same files.

Run ``python -m benchmarks.cohorts many OUT.vcf.gz [--samples N] [--sites N]``,
``python -m benchmarks.cohorts exomes FOLDER [--files N]`` or
``python -m benchmarks.cohorts small FOLDER [--files N]``.
"""

import argparse
import math
import random
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from benchmarks.genome import HEADER, records
from benchmarks.reference import exons, placed, plus_strand
from benchmarks.variant_set import SEED, random_indels, single_nucleotide_variants

SAMPLES = 2504
SITES = 1500
INDELS_OF_SITES = 60
EXOMES = 1000
EXOME_RECORDS = 25_000
DISTINCT_EXOMES = 20
SMALL_FILES = 10_000
SMALL_RECORDS = 40
# Frequencies are spread evenly over their logarithm; with these spans, a person carries some 50 of
# 1,500, as people do. What changes the protein is rare.
_RAREST = 1 / 5008
_COMMONEST = 0.12
_COMMONEST_IN_EXONS = 0.002

Site = tuple[int, str, str]


def sites(count: int = SITES, seed: int = SEED) -> list[Site]:
    """Position on GRCh38, REF and ALT of distinct variants of the gene, in order."""
    generator = random.Random(seed)
    start = placed("GRCh38").start
    indels = generator.sample(list(random_indels()), count * INDELS_OF_SITES // SITES)
    substitutions = generator.sample(list(single_nucleotide_variants()), count - len(indels))
    chosen = [*indels, *substitutions]
    return sorted((start + variant.start, variant.ref, variant.alt) for variant in chosen)


def exonic_positions(margin: int = 3) -> frozenset[int]:
    """Positions on GRCh38 in exons and within a few bases of them."""
    last = placed("GRCh38").start + len(plus_strand()) - 1
    return frozenset(
        last - base
        for start, end in exons("NM_000094.4").intervals
        for base in range(start - margin, end + margin)
    )


def many_samples(samples: int, count: int, *, detailed: bool, seed: int = SEED) -> Iterator[str]:
    """Lines of a VCF of many samples.

    Args:
        samples: number of samples.
        count: number of records.
        detailed: whether a call has depths and quality, as of joint calling; else it has the
            phased genotype alone, as in a reference panel.
        seed: of everything.
    """
    generator = random.Random(seed)
    reference = _reference_calls(generator) if detailed else ["0|0"]
    place = placed("GRCh38")
    names = "\t".join(f"S{number:06d}" for number in range(samples))
    yield from (
        "##fileformat=VCFv4.2",
        '##FILTER=<ID=PASS,Description="All filters passed">',
        f"##contig=<ID={place.chromosome},length={place.length}>",
        '##INFO=<ID=AC,Number=A,Type=Integer,Description="Allele count">',
        '##INFO=<ID=AN,Number=1,Type=Integer,Description="Number of alleles">',
        '##FORMAT=<ID=GT,Number=1,Type=String,Description="Genotype">',
        f"#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\t{names}",
    )
    exonic = exonic_positions()
    for position, ref, alt in sites(count, seed):
        commonest = _COMMONEST_IN_EXONS if position in exonic else _COMMONEST
        frequency = math.exp(generator.uniform(math.log(_RAREST), math.log(commonest)))
        copies = generator.sample(range(2 * samples), max(1, round(2 * samples * frequency)))
        calls = generator.choices(reference, k=samples)
        for sample, carried in sorted(Counter(copy // 2 for copy in copies).items()):
            calls[sample] = _call(carried, generator) if detailed else _phased(carried, generator)
        start = f"{place.chromosome}\t{position}\t.\t{ref}\t{alt}\t100\tPASS"
        form = "GT:AD:DP:GQ" if detailed else "GT"
        yield "\t".join((start, f"AC={len(copies)};AN={2 * samples}", form, *calls))


def _reference_calls(generator: random.Random, number: int = 500) -> list[str]:
    depths = [generator.randrange(20, 60) for _ in range(number)]
    return [f"0/0:{depth},0:{depth}:{min(99, 3 * depth)}" for depth in depths]


def _call(carried: int, generator: random.Random) -> str:
    depth = generator.randrange(20, 60)
    if carried > 1:
        return f"1/1:0,{depth}:{depth}:{min(99, 3 * depth)}"
    alternate = depth // 2 + generator.randrange(-4, 5)
    return f"0/1:{depth - alternate},{alternate}:{depth}:99"


def _phased(carried: int, generator: random.Random) -> str:
    return "1|1" if carried > 1 else generator.choice(("0|1", "1|0"))


def write_bgzipped(path: Path, lines: Iterator[str]) -> None:
    """Write, compress and index."""
    with (
        path.open("wb") as output,
        subprocess.Popen(["bgzip", "-c"], stdin=subprocess.PIPE, stdout=output) as bgzip,
    ):
        assert bgzip.stdin is not None
        for line in lines:
            bgzip.stdin.write(f"{line}\n".encode("ascii"))
    subprocess.run(["tabix", "-f", "-p", "vcf", str(path)], check=True)


def write_exomes(folder: Path, count: int = EXOMES, size: int = EXOME_RECORDS) -> None:
    """Indexed single-sample files of an exome's size; every twentieth is written, others linked.

    Reading does not know a hard link from a copy, and a thousand copies would fill the disk.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        path = folder / f"exome{number:05d}.vcf.gz"
        original = folder / f"exome{number % DISTINCT_EXOMES:05d}.vcf.gz"
        if number < DISTINCT_EXOMES:
            write_bgzipped(path, records(size, SEED + number))
        else:
            path.hardlink_to(original)
            Path(f"{path}.tbi").hardlink_to(f"{original}.tbi")


def write_small_files(folder: Path, count: int = SMALL_FILES, seed: int = SEED) -> None:
    """Uncompressed single-sample files of the gene alone, each with variants of its own."""
    generator = random.Random(seed)
    pool = sites(seed=seed)
    place = placed("GRCh38")
    header = [*HEADER, f"##contig=<ID={place.chromosome},length={place.length}>"]
    for number in range(count):
        below = folder / f"{number // 1000:03d}"
        below.mkdir(parents=True, exist_ok=True)
        lines = [
            *header,
            f"#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tP{number:06d}",
        ]
        for position, ref, alt in sorted(generator.sample(pool, SMALL_RECORDS)):
            depth = generator.randrange(20, 60)
            call = f"{generator.choice(('0/1', '0/1', '1/1'))}:{depth // 2},{depth - depth // 2}"
            lines.append(
                f"{place.chromosome}\t{position}\t.\t{ref}\t{alt}\t{depth * 20}\tPASS\tDP={depth}"
                f"\tGT:AD:DP:GQ\t{call}:{depth}:99"
            )
        path = below / f"person{number:06d}.vcf"
        path.write_text("\n".join(lines) + "\n", encoding="ascii")


def main() -> None:
    """Write a cohort."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("kind", choices=("many", "exomes", "small"))
    parser.add_argument("output", type=Path)
    parser.add_argument("--samples", type=int, default=SAMPLES)
    parser.add_argument("--sites", type=int, default=SITES)
    parser.add_argument("--detailed", action="store_true", help="many: depths and qualities, too")
    parser.add_argument("--files", type=int)
    arguments = parser.parse_args()
    if arguments.kind == "many":
        lines = many_samples(arguments.samples, arguments.sites, detailed=arguments.detailed)
        write_bgzipped(arguments.output, lines)
    elif arguments.kind == "exomes":
        write_exomes(arguments.output, arguments.files or EXOMES)
    else:
        write_small_files(arguments.output, arguments.files or SMALL_FILES)


if __name__ == "__main__":
    main()
