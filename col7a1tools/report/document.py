"""The record of a report: plain data, from which every page is made.

Each class is one object of the JSON record, field for field; ``report/schema.json`` describes the
same. Words that people read are held in the record in every language, so that a page made from an
old record years later still says what was said then.
"""

from dataclasses import dataclass, field

from col7a1tools.model.file_stamp import FileStamp
from col7a1tools.report.family_section import Relatives
from col7a1tools.report.interpretation_section import Interpretation
from col7a1tools.report.letterhead import Letterhead
from col7a1tools.report.molecular_section import (
    ApprovedProduct,
    Expectation,
    ReportedHaplotype,
    TrialFacts,
)
from col7a1tools.report.variant_section import ReportedVariant
from col7a1tools.report.words import GlossaryEntry, Statement

SCHEMA_VERSION = "2.0"


@dataclass(frozen=True, slots=True)
class Software:
    """What made the record."""

    name: str
    version: str


@dataclass(frozen=True, slots=True)
class RuleSet:
    """The classification rules.

    Attributes:
        version: of the rules, and of a laboratory's rules laid over them.
        sha256: checksum over the files of both.
        name: of the rules; empty in records of older versions.
        overlay: the laboratory's file, None where the shipped rules stand alone.
        date: of the rules, ISO 8601; empty in records of older versions.
    """

    version: str
    sha256: str
    name: str = ""
    overlay: FileStamp | None = None
    date: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """What positions and names refer to.

    Attributes:
        assembly: assembly of the input file.
        transcript: accession that names the variants.
        literature_transcript: accession that numbers the exons as papers do.
        protein: accession of the protein.
        files: SHA-256 of each shipped reference file, by name.
    """

    assembly: str
    transcript: str
    literature_transcript: str
    protein: str
    files: dict[str, str]


@dataclass(frozen=True, slots=True)
class Source:
    """An outside source (population frequencies, say) that was asked."""

    name: str
    version: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Sample:
    """Whose variants these are, and the file they come from (name without folder)."""

    name: str
    file: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two relevant variants and how they lie to each other.

    Attributes:
        a: id of the one.
        b: id of the other.
        phase: ``cis``, ``trans``, ``homozygous`` or ``unknown``.
        how: rule id of what established it, or of why it is unknown.
        reason: the same in words.
        error_probability: chance that the phase is wrong, None where its source gives none.
    """

    a: str
    b: str
    phase: str
    how: str
    reason: Statement
    error_probability: float | None = None


@dataclass(frozen=True, slots=True)
class AlleleOrigin:
    """From whom a variant came.

    Attributes:
        variant: id of the variant.
        origin: ``mother``, ``father``, ``both parents``, ``neither parent`` or ``unknown``.
    """

    variant: str
    origin: str


@dataclass(frozen=True, slots=True)
class Alleles:
    """How the two copies of the gene stand.

    Attributes:
        state: word of ``case.copies.CopiesState``.
        phase: ``homozygous``, ``trans``, ``cis``, ``unknown`` or ``not_applicable``.
        how: rule id of what established the phase.
        variants: ids of the variants that the state rests on.
        pairs: every pair of relevant variants.
        summary: the state in words.
        statements: how the phase was established, and what limits it.
        origins: from whom each relevant variant came, where parents were tested.
    """

    state: str
    phase: str
    how: str
    variants: tuple[str, ...]
    pairs: tuple[Pair, ...]
    summary: Statement
    statements: tuple[Statement, ...]
    origins: tuple[AlleleOrigin, ...] = ()


@dataclass(frozen=True, slots=True)
class ExonCoverage:
    """How much of an exon was read.

    Attributes:
        exon: literature number.
        bases: its length.
        read: bases that were read deep and surely enough.
    """

    exon: int
    bases: int
    read: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """Which parts of the gene were looked at.

    Attributes:
        assessed: False where the input does not tell.
        minimum_depth: depth from which a base counts as read; like the next two None where not
            assessed.
        minimum_quality: genotype quality from which it does.
        unread_percent: share of the exonic bases that were not read so.
        exons: one row an exon where assessed.
        statements: the result, or why there is none.
    """

    assessed: bool
    minimum_depth: int | None
    minimum_quality: float | None
    unread_percent: float | None
    exons: tuple[ExonCoverage, ...]
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class DrawnExon:
    """An exon to draw: literature number, first and last base on the gene (LRG_286, from 1).

    ``region`` is the key of the main protein region that it encodes, or ``utr``.
    """

    number: int
    start: int
    end: int
    region: str


@dataclass(frozen=True, slots=True)
class DrawnRegion:
    """A stretch of the protein to draw; residues from 1, both ends included."""

    key: str
    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Drawing:
    """What the figures are drawn from.

    Attributes:
        exons: the 118 exons of the literature.
        protein_length: residues.
        regions: named stretches.
        interruptions: breaks of the Gly-X-Y repeat.
    """

    exons: tuple[DrawnExon, ...]
    protein_length: int
    regions: tuple[DrawnRegion, ...]
    interruptions: tuple[DrawnRegion, ...]


@dataclass(frozen=True, slots=True)
class ReportDocument:
    """The whole record.

    Attributes:
        schema_version: of this layout; the first number changes when old readers would fail.
        language: of the pages, ``en`` or ``es``.
        software: what made it.
        rule_set: classification rules.
        reference: assembly, accessions, reference files.
        sources: outside sources that were asked.
        sample: whose variants these are.
        variants: found in the person, most important first.
        alleles: how the two copies stand.
        interpretation: what it means.
        relatives: the family, and what the result means for it; empty without one.
        coverage: what was looked at.
        not_assessed: what the result does not cover, and why.
        notices: what every page must say.
        citations: full text of each source that a statement names, by key.
        glossary: words that families may not know.
        drawing: geometry of gene and protein.
        letterhead: the laboratory that the summary comes from, None where none is named.
        haplotypes: variants of one copy that must be read together.
        expectation: what is expected of the two copies; None where no variant counts.
        trial_facts: facts of each relevant variant that trials and therapies ask for.
        approved_products: as their labels say; empty for a carrier and where no variant counts.
        case_file: what the laboratory stated about the case, None where no file was given.
        case_findings: findings in the person as the case file has them, ``HP:0008066 Abnormal
            blistering of the skin`` or free text.
    """

    schema_version: str
    language: str
    software: Software
    rule_set: RuleSet
    reference: Reference
    sources: tuple[Source, ...]
    sample: Sample
    variants: tuple[ReportedVariant, ...]
    alleles: Alleles
    interpretation: Interpretation
    relatives: Relatives
    coverage: Coverage
    not_assessed: tuple[Statement, ...]
    notices: tuple[Statement, ...]
    drawing: Drawing
    citations: dict[str, str] = field(default_factory=dict)
    glossary: tuple[GlossaryEntry, ...] = ()
    letterhead: Letterhead | None = None
    haplotypes: tuple[ReportedHaplotype, ...] = ()
    expectation: Expectation | None = None
    trial_facts: tuple[TrialFacts, ...] = ()
    approved_products: tuple[ApprovedProduct, ...] = ()
    case_file: FileStamp | None = None
    case_findings: tuple[str, ...] = ()
