"""A whole genome's worth of records, with 120 of them in COL7A1, bgzipped and indexed.

Run ``python -m benchmarks.genome OUT.vcf.gz``. The same seed gives the same records.
"""

import argparse
import random
import subprocess
from collections.abc import Iterator
from pathlib import Path

from benchmarks.reference import placed, plus_strand
from benchmarks.variant_set import SEED, single_nucleotide_variants

RECORDS = 5_000_000
IN_GENE = 120
GENE_CHROMOSOME = "chr3"
# GRCh38, in the order of the usual files.
CHROMOSOMES = {
    "chr1": 248956422, "chr2": 242193529, "chr3": 198295559, "chr4": 190214555,
    "chr5": 181538259, "chr6": 170805979, "chr7": 159345973, "chr8": 145138636,
    "chr9": 138394717, "chr10": 133797422, "chr11": 135086622, "chr12": 133275309,
    "chr13": 114364328, "chr14": 107043718, "chr15": 101991189, "chr16": 90338345,
    "chr17": 83257441, "chr18": 80373285, "chr19": 58617616, "chr20": 64444167,
    "chr21": 46709983, "chr22": 50818468, "chrX": 156040895, "chrY": 57227415,
}  # fmt: skip
HEADER = (
    "##fileformat=VCFv4.2",
    '##FILTER=<ID=PASS,Description="All filters passed">',
    '##INFO=<ID=AC,Number=A,Type=Integer,Description="Allele count">',
    '##INFO=<ID=AF,Number=A,Type=Float,Description="Allele frequency">',
    '##INFO=<ID=AN,Number=1,Type=Integer,Description="Number of alleles">',
    '##INFO=<ID=DP,Number=1,Type=Integer,Description="Read depth">',
    '##FORMAT=<ID=GT,Number=1,Type=String,Description="Genotype">',
    '##FORMAT=<ID=AD,Number=R,Type=Integer,Description="Reads for each allele">',
    '##FORMAT=<ID=DP,Number=1,Type=Integer,Description="Read depth">',
    '##FORMAT=<ID=GQ,Number=1,Type=Integer,Description="Genotype quality">',
    '##FORMAT=<ID=PL,Number=G,Type=Integer,Description="Phred-scaled likelihoods">',
)
# Three of four calls are heterozygous, as in a person's genome.
_CALLS = (
    ("0/1", "AC=1;AF=0.5;AN=2", "{ref},{alt}", "{quality},0,{quality}"),
    ("0/1", "AC=1;AF=0.5;AN=2", "{ref},{alt}", "{quality},0,{quality}"),
    ("0/1", "AC=1;AF=0.5;AN=2", "{ref},{alt}", "{quality},0,{quality}"),
    ("1/1", "AC=2;AF=1.0;AN=2", "0,{depth}", "{quality},{depth},0"),
)


def _gene_records() -> list[tuple[int, str, str]]:
    """Position, REF and ALT of records spread evenly over the gene."""
    variants = list(single_nucleotide_variants())
    start = placed("GRCh38").start
    chosen = variants[:: len(variants) // IN_GENE][:IN_GENE]
    return [(start + variant.start, variant.ref, variant.alt) for variant in chosen]


def _elsewhere(generator: random.Random, length: int, count: int) -> Iterator[tuple[int, str, str]]:
    """Substitutions at increasing positions of one chromosome."""
    step = length / (count + 1)
    for number in range(count):
        position = int((number + generator.random()) * step) + 1
        first = generator.randrange(4)
        yield position, "ACGT"[first], "ACGT"[first - generator.randrange(1, 4)]


def records(count: int = RECORDS, seed: int = SEED) -> Iterator[str]:
    """The lines of the file, header first, without line ends."""
    generator = random.Random(seed)
    yield from HEADER
    for name, length in CHROMOSOMES.items():
        yield f"##contig=<ID={name},length={length}>"
    yield "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tSAMPLE"
    locus = range(placed("GRCh38").start, placed("GRCh38").start + len(plus_strand()))
    total = sum(CHROMOSOMES.values())
    for name, length in CHROMOSOMES.items():
        found = _elsewhere(generator, length, round((count - IN_GENE) * length / total))
        if name == GENE_CHROMOSOME:
            outside = [record for record in found if record[0] not in locus]
            found = iter(sorted([*outside, *_gene_records()]))
        for position, ref, alt in found:
            yield f"{name}\t{position}\t.\t{ref}\t{alt}\t{_call(generator)}"


def _call(generator: random.Random) -> str:
    """QUAL to the sample's column."""
    depth = generator.randrange(20, 60)
    genotype, info, reads, likelihoods = _CALLS[generator.randrange(4)]
    numbers = {"depth": depth, "alt": depth // 2, "ref": depth - depth // 2, "quality": depth * 20}
    return (
        f"{depth * 20}\tPASS\t{info};DP={depth}\tGT:AD:DP:GQ:PL\t{genotype}:"
        f"{reads.format_map(numbers)}:{depth}:99:{likelihoods.format_map(numbers)}"
    )


def write_genome_vcf(path: Path, count: int = RECORDS) -> None:
    """Write, compress and index the file."""
    with (
        path.open("wb") as output,
        subprocess.Popen(["bgzip", "-c"], stdin=subprocess.PIPE, stdout=output) as bgzip,
    ):
        assert bgzip.stdin is not None
        for line in records(count):
            bgzip.stdin.write(f"{line}\n".encode("ascii"))
    subprocess.run(["tabix", "-f", "-p", "vcf", str(path)], check=True)


def main() -> None:
    """Write the file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("output", type=Path)
    parser.add_argument("--records", type=int, default=RECORDS)
    arguments = parser.parse_args()
    write_genome_vcf(arguments.output, arguments.records)


if __name__ == "__main__":
    main()
