"""Write the example families: VCF files of invented persons who carry published variants.

Run ``python -m examples.build_families`` at the top of the project; the same bytes every time. The
variants are those of ``reference/known_variants.tsv``; persons, depths and qualities are invented.
"""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from benchmarks.genome import CHROMOSOMES
from benchmarks.oracle import coding_numbers
from benchmarks.reference import gene_strand, placed, plus_strand, reverse_complement, rows
from benchmarks.variant_set import canonical

FOLDER = Path(__file__).resolve().parent
MEAN_DEPTH = 42
HEADER = (
    "##fileformat=VCFv4.2",
    "##source=col7a1tools examples (invented persons)",
    '##FILTER=<ID=PASS,Description="All filters passed">',
    '##FILTER=<ID=LowQual,Description="Low quality">',
    '##INFO=<ID=AC,Number=A,Type=Integer,Description="Allele count in genotypes">',
    '##INFO=<ID=AN,Number=1,Type=Integer,Description="Number of called alleles">',
    '##INFO=<ID=DP,Number=1,Type=Integer,Description="Reads at this place, all samples">',
    '##FORMAT=<ID=GT,Number=1,Type=String,Description="Genotype">',
    '##FORMAT=<ID=AD,Number=R,Type=Integer,Description="Reads for each allele">',
    '##FORMAT=<ID=DP,Number=1,Type=Integer,Description="Reads at this place">',
    '##FORMAT=<ID=GQ,Number=1,Type=Integer,Description="Genotype quality">',
    '##FORMAT=<ID=PL,Number=G,Type=Integer,Description="Phred-scaled genotype likelihoods">',
)
PHASE_SET = '##FORMAT=<ID=PS,Number=1,Type=Integer,Description="Phase set">'
# GRCh37, in the same order.
GRCH37_LENGTHS = (
    249250621, 243199373, 198022430, 191154276, 180915260, 171115067, 159138663, 146364022,
    141213431, 135534747, 135006516, 133851895, 115169878, 107349540, 102531392, 90354753,
    81195210, 78077248, 59128983, 63025520, 48129895, 51304566, 155270560, 59373566,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Family:
    """One example.

    Attributes:
        folder: its folder under ``examples``.
        samples: the persons, in the order of the columns.
        calls: the genotype of each person, by published c. name.
        assemblies: written once on each.
        phase_set: True when the file tells the copies apart (``|`` and PS).
    """

    folder: str
    samples: tuple[str, ...]
    calls: dict[str, tuple[str, ...]]
    assemblies: tuple[str, ...] = ("GRCh38",)
    phase_set: bool = False


FAMILIES = (
    Family(
        "compound_heterozygous_trio",
        ("child", "mother", "father"),
        {
            "c.6527dup": ("0/1", "0/1", "0/0"),
            "c.425A>G": ("0/1", "0/0", "0/1"),
            "c.2367C>T": ("0/1", "0/0", "0/1"),
        },
        ("GRCh38", "GRCh37"),
    ),
    Family("homozygous", ("patient",), {"c.5820G>A": ("1/1",), "c.4483-11T>C": ("0/1",)}),
    Family(
        "dominant_de_novo",
        ("child", "mother", "father"),
        {"c.6127G>A": ("0/1", "0/0", "0/0"), "c.54G>C": ("0/0", "0/1", "0/0")},
        ("GRCh37",),
    ),
    Family(
        "phased_by_long_reads",
        ("patient",),
        {"c.1732C>T": ("0|1",), "c.8569G>T": ("1|0",), "c.3785T>C": ("0|1",)},
        phase_set=True,
    ),
    Family(
        "nothing_found",
        ("patient",),
        {"c.4483-11T>C": ("0/1",), "c.2367C>T": ("1/1",), "c.54G>C": ("0/1",)},
    ),
)


def forward_allele(name: str) -> tuple[int, str, str]:
    """A published c. name as start (0-based on the locus), REF and ALT on the forward strand."""
    match = re.fullmatch(r"c\.([\d+-]+)(?:([ACGT])>([ACGT])|(dup|del))", name)
    if match is None or all(row["hgvs_c"] != name for row in rows("known_variants.tsv")):
        raise ValueError(f"not a known substitution, duplication or deletion of one base: {name}")
    position, ref, alt, kind = match.groups()
    base = next(base for base, number in coding_numbers().items() if number == position)
    old = gene_strand()[base]
    if ref not in {None, old}:
        raise ValueError(f"{name} does not fit the reference, which has {old}")
    new = {None: alt, "dup": old * 2, "del": ""}[kind]
    start = len(plus_strand()) - 1 - base
    return canonical(start, reverse_complement(old), reverse_complement(new))


def header(assembly: str, samples: tuple[str, ...], *extra: str) -> Iterator[str]:
    """The header lines, contigs and samples included."""
    yield from HEADER
    yield from extra
    contigs = CHROMOSOMES
    if assembly == "GRCh37":
        names = (name.removeprefix("chr") for name in CHROMOSOMES)
        contigs = dict(zip(names, GRCH37_LENGTHS, strict=True))
    for name, length in contigs.items():
        yield f"##contig=<ID={name},length={length},assembly={assembly}>"
    columns = ("CHROM", "POS", "ID", "REF", "ALT", "QUAL", "FILTER", "INFO", "FORMAT", *samples)
    yield "#" + "\t".join(columns)


def sample_column(generator: random.Random, genotype: str, phase_set: str = "") -> tuple[str, int]:
    """One person's column and its depth."""
    depth = round(generator.gauss(MEAN_DEPTH, 7))
    copies = genotype.count("1")
    share = {0: 0.0, 1: generator.gauss(0.5, 0.05), 2: 1.0}[copies]
    alt = round(depth * share)
    likelihoods = [round(10 * depth * abs(copies - other)) for other in range(3)]
    quality = min(99, sorted(likelihoods)[1])
    text = f"{genotype}:{depth - alt},{alt}:{depth}:{quality}:{','.join(map(str, likelihoods))}"
    return f"{text}:{phase_set}" if phase_set else text, depth


def record(
    generator: random.Random,
    assembly: str,
    allele: tuple[int, str, str],
    genotypes: tuple[str, ...],
    phase_set: str = "",
) -> str:
    """One line of the VCF."""
    start, ref, alt = allele
    place = placed(assembly)
    columns = [sample_column(generator, genotype, phase_set) for genotype in genotypes]
    count = sum(genotype.count("1") for genotype in genotypes)
    depth = sum(depth for _, depth in columns)
    info = f"AC={count};AN={2 * len(genotypes)};DP={depth}"
    keys = "GT:AD:DP:GQ:PL:PS" if phase_set else "GT:AD:DP:GQ:PL"
    fixed = (place.chromosome, place.start + start, ".", ref, alt, depth * 12, "PASS", info, keys)
    return "\t".join([*map(str, fixed), *(text for text, _ in columns)])


def family_lines(family: Family, assembly: str) -> Iterator[str]:
    """The family's VCF, line by line."""
    generator = random.Random(family.folder)
    yield from header(assembly, family.samples, *((PHASE_SET,) if family.phase_set else ()))
    calls = sorted((forward_allele(name), genotypes) for name, genotypes in family.calls.items())
    first = placed(assembly).start + calls[0][0][0]
    for allele, genotypes in calls:
        yield record(generator, assembly, allele, genotypes, str(first) if family.phase_set else "")


# A gVCF: exon 56, rich in G and C, and exon 115 were not read.
GVCF_HEADER = (
    '##ALT=<ID=NON_REF,Description="Any other allele">',
    '##INFO=<ID=END,Number=1,Type=Integer,Description="Last place of the block">',
    '##FORMAT=<ID=MIN_DP,Number=1,Type=Integer,Description="Fewest reads in the block">',
)
NOT_READ = (("5098-40", "5124+40"), ("8441-30", "8527+30"))
GVCF_VARIANT = "c.2471dup"
BLOCK = 700


def gvcf_lines() -> Iterator[str]:
    """A person's gVCF on GRCh38: one variant, and blocks that say where reads were."""
    generator = random.Random("gvcf")
    yield from header("GRCh38", ("patient",), *GVCF_HEADER)
    length = len(plus_strand())
    by_number = {number: base for base, number in coding_numbers().items()}
    gaps = [range(length - 1 - by_number[b], length - by_number[a]) for a, b in NOT_READ]
    variant = forward_allele(GVCF_VARIANT)
    edges = {0, length, variant[0], variant[0] + len(variant[1]), *range(0, length, BLOCK)}
    edges |= {edge for gap in gaps for edge in (gap.start, gap.stop)}
    ordered = sorted(edges)
    for start, end in pairwise(ordered):
        if start == variant[0]:
            yield _gvcf_call(generator, variant)
        else:
            read = all(start not in gap for gap in gaps)
            yield _gvcf_block(generator, start, end, read=read)


def _gvcf_call(generator: random.Random, allele: tuple[int, str, str]) -> str:
    start, ref, alt = allele
    depth = round(generator.gauss(MEAN_DEPTH, 7))
    half = depth // 2
    place = placed("GRCh38")
    likelihoods = ",".join(map(str, (10 * half, 0, 10 * half, 15 * half, 12 * half, 30 * half)))
    return (
        f"{place.chromosome}\t{place.start + start}\t.\t{ref}\t{alt},<NON_REF>\t{depth * 12}\t.\t"
        f"DP={depth}\tGT:AD:DP:GQ:PL\t0/1:{depth - half},{half},0:{depth}:99:{likelihoods}"
    )


def _gvcf_block(generator: random.Random, start: int, end: int, *, read: bool) -> str:
    place = placed("GRCh38")
    depth = round(generator.gauss(MEAN_DEPTH, 5)) if read else 0
    least = depth - generator.randrange(4, 9) if read else 0
    quality = min(99, 3 * least)
    return (
        f"{place.chromosome}\t{place.start + start}\t.\t{plus_strand()[start]}\t<NON_REF>\t.\t.\t"
        f"END={place.start + end - 1}\tGT:DP:GQ:MIN_DP:PL\t"
        f"0/0:{depth}:{quality}:{least}:0,{quality},{quality * 15}"
    )


def write(folder: str, name: str, lines: Iterator[str]) -> None:
    """Write one file."""
    target = FOLDER / folder
    target.mkdir(exist_ok=True)
    with (target / name).open("w", encoding="ascii", newline="\n") as file:
        file.writelines(f"{line}\n" for line in lines)


def main() -> None:
    """Write every file."""
    for family in FAMILIES:
        for assembly in family.assemblies:
            write(family.folder, f"family.{assembly}.vcf", family_lines(family, assembly))
    write("gvcf", "patient.GRCh38.g.vcf", gvcf_lines())


if __name__ == "__main__":
    main()
