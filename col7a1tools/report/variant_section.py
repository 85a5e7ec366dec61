"""One variant in the record."""

from dataclasses import dataclass

from col7a1tools.report.weighing_section import Weighing
from col7a1tools.report.words import Statement, Text


@dataclass(frozen=True, slots=True)
class VcfForm:
    """An allele as VCF wants it: leftmost, trimmed; position from 1."""

    chrom: str
    pos: int
    ref: str
    alt: str


@dataclass(frozen=True, slots=True)
class InputRecord:
    """The record of the input file, as written there (line number from 1, None where not known)."""

    line: int | None
    chrom: str
    pos: int
    id: str
    ref: str
    alt: str
    filter: str


@dataclass(frozen=True, slots=True)
class Call:
    """The person's call.

    Attributes:
        zygosity: word of ``case.observed.Zygosity``.
        genotype: as VCF writes it, ``0/1``.
        depth: reads at the site, None where the file does not say.
        ref_reads: reads with the reference allele.
        alt_reads: reads with this allele.
        alt_percent: share of this allele in all alleles' reads, percent with one decimal.
        genotype_quality: GQ.
        filters: FT of the sample, empty for none.
        cautions: what makes the call doubtful.
    """

    zygosity: str
    genotype: str
    depth: int | None
    ref_reads: int | None
    alt_reads: int | None
    alt_percent: float | None
    genotype_quality: float | None
    filters: str
    cautions: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class CandidateOutcome:
    """One of several possible outcomes.

    Attributes:
        kind: such as ``exon_skipped``.
        protein: p. description, empty for none.
        in_frame: True, False, or None where unknown.
        statements: what supports it.
    """

    kind: str
    protein: str
    in_frame: bool | None
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class CriterionResult:
    """One ACMG/AMP criterion.

    Attributes:
        criterion: code such as ``PVS1``.
        state: met, not met, not assessed or not applicable.
        strength: applied strength, empty where not met.
        points: signed.
        reason: why.
        lacks: key of what is missing where it could not be assessed, else empty.
    """

    criterion: str
    state: str
    strength: str
    points: int
    reason: Statement
    lacks: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """Where figures show the variant.

    Attributes:
        start: first base on the gene (LRG_286, from 1).
        end: last base; the base before an insertion is both.
        residue: first residue concerned (from 1), None outside the coding sequence.
        last_residue: last residue concerned.
    """

    start: int
    end: int
    residue: int | None
    last_residue: int | None


@dataclass(frozen=True, slots=True)
class ReportedVariant:
    """A variant that the person carries.

    The fields from ``hgvs_g`` to ``criteria`` hold the same as the columns of ``annotate``'s TSV.

    Attributes:
        id: name inside this record, ``v1``.
        number: how pages number it, from 1.
        name: short c. name without accession, or the g. name where there is none.
        grch38: VCF form on GRCh38; None for a structural variant.
        grch37: VCF form on GRCh37.
        legacy_names: names in older papers.
        effect: the effect on collagen VII in words.
        collagen: ``none``, ``reduced``, ``altered``, ``normal`` or ``unknown``, of this copy.
        relevant: whether the class leaves open that it has to do with the disease.
        domain_name: the domain in each language.
        meaning: what the class means.
        findings: what was seen, in the order of the rules.
        outcomes: candidate outcomes.
        evidence: every ACMG/AMP criterion.
        call: the person's genotype.
        record: where in the input file it stands.
        drawn: where figures show it.
        weighing: how the evidence stands; None in records of older versions.
    """

    id: str
    number: int
    name: str
    assembly: str
    hgvs_g: str
    hgvs_c: str
    hgvs_p: str
    consequence: tuple[str, ...]
    impact: str
    exon: str
    intron: str
    exon_mane: str
    intron_mane: str
    domain: str
    collagen_effect: str
    classification: str
    points: int
    criteria: str
    grch38: VcfForm | None
    grch37: VcfForm | None
    legacy_names: tuple[str, ...]
    effect: Statement
    collagen: str
    relevant: bool
    domain_name: Text
    meaning: Statement
    findings: tuple[Statement, ...]
    outcomes: tuple[CandidateOutcome, ...]
    evidence: tuple[CriterionResult, ...]
    call: Call
    record: InputRecord
    drawn: Drawn | None
    weighing: Weighing | None = None
