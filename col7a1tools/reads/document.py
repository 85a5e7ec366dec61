"""The record of what the reads say: plain data, field for field the JSON that is written.

``schema.json`` beside this module describes the same. Shares and probabilities are rounded to six
significant digits, so that the last bits of a processor's arithmetic do not show.
"""

from dataclasses import dataclass

from col7a1tools.report.document import Reference, Software

SCHEMA_VERSION = "1.0"


@dataclass(frozen=True, slots=True)
class ReadsInput:
    """What was read.

    Attributes:
        alignments: file name of the BAM or CRAM, without folder.
        reads_sha256: checksum of names, places and bases of the reads that count, in order.
        reads: number of these.
        mean_length: of them, in bases.
        sample: name in the alignments.
        vcf: file name of the variants.
        vcf_sha256: its checksum.
        vcf_sample: name in the variants; None where the file lists sites only.
        tissue: what the reads were made from, as the user said, or None.
    """

    alignments: str
    reads_sha256: str
    reads: int
    mean_length: float
    sample: str
    vcf: str
    vcf_sha256: str
    vcf_sample: str | None
    tissue: str | None


@dataclass(frozen=True, slots=True)
class Settings:
    """The thresholds that the record rests on; see docs/reads.md."""

    least_mapping_quality: int
    most_fragments: int
    sampling_seed: int
    decisive_ratio: float
    least_genotype_quality: float
    most_phase_error: float
    false_mosaic_calls: float
    base_error_scale: float
    gap_rates: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class ReadStrands:
    """Reads by strand, with Fisher's exact test (two-sided)."""

    alt_forward: int
    alt_reverse: int
    ref_forward: int
    ref_reverse: int
    p: float


@dataclass(frozen=True, slots=True)
class VariantReads:
    """One allele and its reads; fragments are counted, mates once.

    Attributes:
        hgvs_c: c. name with accession, or None outside the transcript.
        hgvs_g: g. name on GRCh38.
        chrom: contig as the alignments name it.
        pos: 1-based, leftmost, on the assembly of the alignments.
        ref: reference bases; the first base alone of more than 50.
        alt: alternate bases; ``<DEL>`` beside a shortened ``ref``.
        end: last reference base, 1-based.
        origin: ``called``, ``not called``, ``known`` or ``asked for``.
        called: what the variants' file says of the sample.
        ref_reads: fragments with the reference.
        alt_reads: fragments with the allele.
        other_reads: fragments with another allele of the same bases.
        undecided_reads: fragments that do not decide.
        poorly_mapped_reads: reads left out because of their mapping quality.
        sampled_from: fragments at the site where not all were looked at, else None.
        fraction: share of the deciding fragments with the allele, or None without any.
        fraction_ci95: exact binomial interval of it.
        genotype: copies with the allele by the reads alone, ``0/0``, ``0/1``, ``1/1`` or
            ``not callable``.
        genotype_quality: phred-scaled probability that it is wrong, up to 99.
        genotype_likelihoods: of no, one and two copies, log10, the best 0.
        strands: reads by strand.
        position_p: Fisher's exact test of reads that have the site near their end.
        mapping_quality: mean of the reads with the allele, or None.
        base_quality: mean at the site, or None.
        flags: what limits or contradicts this, and signs of an artefact.
    """

    hgvs_c: str | None
    hgvs_g: str
    chrom: str
    pos: int
    ref: str
    alt: str
    end: int
    origin: str
    called: str
    ref_reads: int
    alt_reads: int
    other_reads: int
    undecided_reads: int
    poorly_mapped_reads: int
    sampled_from: int | None
    fraction: float | None
    fraction_ci95: tuple[float, ...]
    genotype: str
    genotype_quality: float
    genotype_likelihoods: tuple[float, ...]
    strands: ReadStrands
    position_p: float
    mapping_quality: float | None
    base_quality: float | None
    flags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PairReads:
    """Two heterozygous alleles and how they lie.

    Attributes:
        a: c. name, or g. name outside the transcript.
        b: of the other.
        distance: between their first bases.
        phase: ``cis``, ``trans`` or ``unknown``.
        reads: fragments that decide at both; of a chain, those of its weakest link.
        cis_reads: fragments over both that carry both or neither.
        trans_reads: fragments over both that carry one.
        error_probability: that the phase is wrong, or None where it is unknown.
        source: ``reads``, ``chain``, ``haplotags`` or empty.
        via: alleles that a chain goes through, in order.
        reason: why, in words.
    """

    a: str
    b: str
    distance: int
    phase: str
    reads: int
    cis_reads: int
    trans_reads: int
    error_probability: float | None
    source: str
    via: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class NearVariant:
    """The patient's variant that a rare allele may undo; see ``reads.mosaic.Beside``."""

    name: str
    distance: int
    same_copy_reads: int
    other_copy_reads: int
    restores_frame: bool


@dataclass(frozen=True, slots=True)
class MosaicReads:
    """An allele in a part of the cells.

    Attributes:
        hgvs_c: c. name with accession, or None outside the transcript.
        hgvs_g: g. name on GRCh38.
        kind: ``mosaic``, ``back_mutation_candidate`` or ``second_site_candidate``.
        called: what the variants' file says of the sample.
        reads: fragments that show it; of a back mutation, those with the reference.
        depth: fragments that decide.
        fraction: share of the two.
        fraction_ci95: exact binomial interval.
        error_rate: share of reads that would show it falsely.
        p: probability of as many false reads.
        tests: number of alleles that were looked at with it.
        near: the patient's variant that it may undo, or None.
        flags: signs of an artefact.
    """

    hgvs_c: str | None
    hgvs_g: str
    kind: str
    called: str
    reads: int
    depth: int
    fraction: float
    fraction_ci95: tuple[float, ...]
    error_rate: float
    p: float
    tests: int
    near: NearVariant | None
    flags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DonorSite:
    """An informative site: ``copies`` of the donor's two have an allele that the patient lacks."""

    name: str
    allele: str
    copies: int
    reads: int
    depth: int
    error_rate: float


@dataclass(frozen=True, slots=True)
class DonorReads:
    """The share of a donor's cells.

    Attributes:
        patient: name in the variants' file.
        donor: name in the variants' file.
        share: most likely share of the donor's DNA, or None without an informative site.
        share_ci95: its interval, or None.
        detected: whether errors do not explain the donor's reads.
        smallest_detectable: the least share that would have been seen with 95% probability.
        sites: the informative sites with reads.
        uncovered: names of informative sites without reads.
    """

    patient: str
    donor: str
    share: float | None
    share_ci95: tuple[float, ...] | None
    detected: bool
    smallest_detectable: float | None
    sites: tuple[DonorSite, ...]
    uncovered: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NotAssessed:
    """Something that the reads were not asked, or could not answer."""

    what: str
    reason: str


@dataclass(frozen=True, slots=True)
class ReadsDocument:
    """The whole record.

    Attributes:
        variants: alleles that the variants' file calls in the sample.
        looked_for: other alleles of the file, published ones, and those asked for.
        missed: alleles with the share of a germline one that nobody called or looked for.
        pairs: every pair of heterozygous alleles.
        copy_number: deletions and duplications by depth and split reads.
        mosaic: alleles in a part of the cells.
        donor: a donor's share, where it was asked for.
    """

    schema_version: str
    software: Software
    reference: Reference
    input: ReadsInput
    settings: Settings
    variants: tuple[VariantReads, ...]
    looked_for: tuple[VariantReads, ...]
    missed: tuple[VariantReads, ...]
    pairs: tuple[PairReads, ...]
    copy_number: tuple[dict[str, object], ...]
    mosaic: tuple[MosaicReads, ...]
    donor: DonorReads | None
    not_assessed: tuple[NotAssessed, ...]
    notices: tuple[str, ...]
