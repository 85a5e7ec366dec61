"""From findings to the record: alleles and mosaics."""

from math import floor, log10

from col7a1tools.gene import Gene
from col7a1tools.model.positions import Assembly
from col7a1tools.nomenclature.normalise import vcf_allele
from col7a1tools.reads.assess import Assessed
from col7a1tools.reads.document import MosaicReads, NearVariant, ReadStrands, VariantReads
from col7a1tools.reads.mosaic import Beside, MosaicAllele

_LONGEST_REF = 50
_DIGITS = 6


def rounded(value: float) -> float:
    """Six significant digits."""
    if not value:
        return 0.0
    return round(value, _DIGITS - 1 - floor(log10(abs(value))))


def describe_variant(one: Assessed, gene: Gene, assembly: Assembly, contig: str) -> VariantReads:
    """An allele with its reads, as the record has it."""
    support, bias, call = one.support, one.bias, one.genotype
    spelled = vcf_allele(gene.locus.gene_change(one.target.allele), gene, assembly)
    pos, ref, alt = spelled.pos, spelled.ref, spelled.alt
    end = pos + len(ref) - 1
    if len(ref) > _LONGEST_REF and len(alt) == 1:
        ref, alt = ref[0], "<DEL>"
    return VariantReads(
        hgvs_c=one.target.coding or None,
        hgvs_g=one.target.genomic,
        chrom=contig,
        pos=pos,
        ref=ref,
        alt=alt,
        end=end,
        origin=one.target.origin.value,
        called=one.target.called.value,
        ref_reads=support.ref_reads,
        alt_reads=support.alt_reads,
        other_reads=support.other_reads,
        undecided_reads=support.undecided_reads,
        poorly_mapped_reads=support.poorly_mapped,
        sampled_from=support.sampled_from,
        fraction=None if support.fraction is None else rounded(support.fraction),
        fraction_ci95=tuple(map(rounded, support.interval)),
        genotype=call.genotype.value,
        genotype_quality=round(call.quality, 1),
        genotype_likelihoods=tuple(round(value, 2) for value in call.log10_likelihoods),
        strands=ReadStrands(
            bias.forward, bias.reverse, bias.ref_forward, bias.ref_reverse, rounded(bias.strand_p)
        ),
        position_p=rounded(bias.position_p),
        mapping_quality=_tenths(bias.mapping_quality),
        base_quality=_tenths(bias.base_quality),
        flags=one.flags,
    )


def _tenths(value: float | None) -> float | None:
    return None if value is None else round(value, 1)


def describe_mosaic(one: MosaicAllele) -> MosaicReads:
    """An allele in a part of the cells, as the record has it."""
    target = one.found.target
    return MosaicReads(
        hgvs_c=target.coding or None,
        hgvs_g=target.genomic,
        kind=one.kind.value,
        called=target.called.value,
        reads=one.reads,
        depth=one.depth,
        fraction=rounded(one.reads / one.depth),
        fraction_ci95=tuple(map(rounded, one.interval)),
        error_rate=rounded(one.error_rate),
        p=rounded(one.p),
        tests=one.tests,
        near=None if one.beside is None else _near(one.beside),
        flags=one.found.flags,
    )


def _near(beside: Beside) -> NearVariant:
    return NearVariant(
        beside.name,
        beside.distance,
        beside.same_copy,
        beside.other_copy,
        beside.restores_frame,
    )
