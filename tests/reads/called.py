"""The file of variants that a faultless caller would write of simulated people."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from col7a1tools.gene import Gene
from col7a1tools.model.positions import Assembly, PlusOffset
from col7a1tools.model.variant import LocusAllele
from col7a1tools.reads.haplotypes import leftmost
from tests.simulate.haplotypes import Part

_LONGEST_SPELLED = 100


def write_vcf(
    path: Path,
    people: Mapping[str, Sequence[Part]],
    gene: Gene,
    assembly: Assembly = Assembly.GRCH38,
    leave_out: Sequence[LocusAllele] = (),
) -> Path:
    """Write the unphased genotypes of people with two haplotypes; long insertions are left out.

    Args:
        path: of the file.
        people: haplotypes by sample name.
        gene: the gene.
        assembly: of the positions.
        leave_out: alleles that the caller did not see.
    """
    span = gene.locus.spans[assembly]
    hidden = {leftmost(one, gene.locus) for one in leave_out}
    copies = {
        name: [{leftmost(one, gene.locus) for one in part.haplotype.alleles} for part in parts[:2]]
        for name, parts in people.items()
    }
    alleles = {allele for both in copies.values() for copy in both for allele in copy} - hidden
    lines = [
        "##fileformat=VCFv4.3",
        f"##contig=<ID=chr3,length={span.contig_length}>",
        '##FORMAT=<ID=GT,Number=1,Type=String,Description="Genotype">',
        "\t".join(
            ["#CHROM", "POS", "ID", "REF", "ALT", "QUAL", "FILTER", "INFO", "FORMAT", *people]
        ),
    ]
    for allele in sorted(alleles, key=lambda one: (one.start, one.ref, one.alt)):
        if len(allele.alt) > _LONGEST_SPELLED:
            continue
        counts = [sum(allele in copy for copy in copies[name]) for name in people]
        genotypes = [("0/0", "0/1", "1/1")[count] for count in counts]
        pos, ref, alt = _spelled(allele, gene, assembly)
        lines.append(
            "\t".join(["chr3", str(pos), ".", ref, alt, ".", "PASS", ".", "GT", *genotypes])
        )
    path.write_text("\n".join([*lines, ""]))
    return path


def _spelled(allele: LocusAllele, gene: Gene, assembly: Assembly) -> tuple[int, str, str]:
    start, ref, alt = allele.start, allele.ref, allele.alt
    if not ref or not alt:
        start = PlusOffset(start - 1)
        ref, alt = gene.locus.plus[start] + ref, gene.locus.plus[start] + alt
    return gene.locus.chromosome_position(assembly, start), ref, alt
