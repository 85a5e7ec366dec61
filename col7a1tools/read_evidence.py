"""From a file of alignments and a file of variants to the record of what the reads say."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from col7a1tools.errors import InputError
from col7a1tools.errors import Place as InputPlace
from col7a1tools.gene import Gene
from col7a1tools.interpret import Interpreter, make_interpreter
from col7a1tools.knowledge import REFERENCE_ONLY, Knowledge
from col7a1tools.model.positions import Assembly
from col7a1tools.model.record import AltAllele
from col7a1tools.model.variant import LocusAllele
from col7a1tools.provenance import sha256_of
from col7a1tools.readers import Notice, VariantSource, open_variants
from col7a1tools.readers.alignments import AlignmentSource, open_alignments
from col7a1tools.readers.missing_genotypes import missing_genotypes
from col7a1tools.reads.assess import Sample
from col7a1tools.reads.build import Place, Rest, build_document
from col7a1tools.reads.copy_number_section import copy_number_section, panel_counts
from col7a1tools.reads.describe_donor import describe_donor
from col7a1tools.reads.document import DonorReads, ReadsDocument, ReadsInput
from col7a1tools.reads.donor_sites import DonorAllele, donor_alleles, informative_sites
from col7a1tools.reads.examine import Examination, examine
from col7a1tools.reads.mosaic import NameAllele, Tissue
from col7a1tools.reads.people import Named, People, choose_people
from col7a1tools.reads.primary_reads import primary_reads
from col7a1tools.reads.read import ReadsAt
from col7a1tools.reads.targets import (
    NotCompared,
    Origin,
    Target,
    asked_targets,
    known_targets,
    name_target,
    targets_of_records,
)

_VARIANT_SUFFIXES = (".vcf", ".vcf.gz", ".bcf")


@dataclass(frozen=True, slots=True)
class ReadsRequest:
    """What is asked of the reads.

    Attributes:
        alignments: BAM or CRAM.
        vcf: the variants.
        named: names of the persons.
        look_for: a file of names, or a VCF, of alleles to look for beside the published ones.
        tissue: what the reads were made from.
        assembly: of both files; None to find out.
        reference: FASTA that a CRAM was written against.
        panel: BAM and CRAM files of others, to compare the depth of exons with.
    """

    alignments: str
    vcf: str
    named: Named = field(default_factory=Named)
    look_for: str | None = None
    tissue: Tissue | None = None
    assembly: Assembly | None = None
    reference: str | None = None
    panel: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadEvidence:
    """What the reads say.

    Attributes:
        document: the record.
        examination: what it was made from.
        notices: what the user should know about the files.
    """

    document: ReadsDocument
    examination: Examination
    notices: tuple[Notice, ...]


@dataclass(frozen=True, slots=True)
class OpenedReads:
    """The reads of one sample and what to look for in them.

    Attributes:
        source: the opened file of alignments.
        people: whose reads and whose variants.
        reads_at: gives the sample's reads.
        targets: alleles to look for.
        left_out: what is in the file of variants and cannot be compared with reads.
        donors: alleles of the donor.
        variants_notices: what the user should know about names and the file of variants.
    """

    source: AlignmentSource
    people: People
    reads_at: ReadsAt
    targets: list[Target]
    left_out: list[NotCompared]
    donors: list[DonorAllele]
    variants_notices: tuple[Notice, ...]

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What the user should know about the files; complete when the reads were read."""
        return (*self.variants_notices, *self.source.notices)


@contextmanager
def open_reads(request: ReadsRequest, gene: Gene, interpret: Interpreter) -> Iterator[OpenedReads]:
    """Open both files and read the variants.

    Args:
        request: files and names.
        gene: the gene.
        interpret: names and classifies an allele.

    Raises:
        InputError: as `read_evidence`.
        AssemblyError: as `read_evidence`.
        UsageError: as `read_evidence`.
    """
    if request.vcf == "-":
        raise InputError(
            "reads.standard_input",
            "the record names the file of variants, and standard input has no name",
            cure="save the variants to a file first",
        )
    with (
        open_alignments(
            request.alignments, gene.locus, assembly=request.assembly, reference=request.reference
        ) as source,
        open_variants(request.vcf, gene.locus, request.assembly) as variants,
    ):
        people, notices = choose_people(
            request.named, variants.samples, source.samples, request.vcf, request.alignments
        )
        targets, left_out, donors, missing = _read_variants(
            variants, people, request, interpret, gene
        )
        reads_at = primary_reads(source, people.reads)
        yield OpenedReads(
            source,
            people,
            reads_at,
            targets,
            left_out,
            donors,
            (*notices, *variants.notices, *missing),
        )


def read_evidence(
    request: ReadsRequest, gene: Gene, knowledge: Knowledge = REFERENCE_ONLY
) -> ReadEvidence:
    """Examine the reads of one sample.

    Args:
        request: files and names.
        gene: the gene.
        knowledge: what the classes rest on.

    Raises:
        InputError: a file is unusable, or a sample is not in it.
        AssemblyError: a file fits neither assembly, or both.
        UsageError: the names make no sense together.
    """
    interpret = make_interpreter(gene, knowledge)
    panel = panel_counts(request.panel, gene, reference=request.reference)
    with open_reads(request, gene, interpret) as reads:
        found = examine(
            reads.reads_at, reads.targets, gene.locus, _namer(interpret), request.tissue
        )
        donor, found = _donor(reads, found, gene)
        notices = reads.notices
        copies = copy_number_section(reads.source, reads.people.reads, gene, panel)
        said = tuple(notice.message for notice in notices)
        rest = Rest(copies.rows, donor, reads.left_out, copies.not_assessed, said)
        origin = _origin(request, reads.people, found)
        place = Place(reads.source.assembly, reads.source.contig)
        return ReadEvidence(build_document(found, rest, origin, place, gene), found, notices)


def _read_variants(
    variants: VariantSource,
    people: People,
    request: ReadsRequest,
    interpret: Interpreter,
    gene: Gene,
) -> tuple[list[Target], list[NotCompared], list[DonorAllele], tuple[Notice, ...]]:
    """Alleles to look for, what cannot be compared with reads, alleles of the donor, notices."""
    names = [name for name in (people.variants, people.donor) if name is not None]
    records = list(variants.records(list(dict.fromkeys(names))))
    targets, left_out = targets_of_records(records, people.variants or "", interpret, gene)
    if request.look_for is not None:
        targets += _asked(request.look_for, interpret, gene)
    targets += known_targets(gene, interpret)
    donors = []
    if people.donor is not None and people.variants is not None:
        donors = donor_alleles(records, (people.variants, people.donor), interpret, gene)
    missing = missing_genotypes(records).notices() if names else ()
    return targets, left_out, donors, missing


def _asked(path: str, interpret: Interpreter, gene: Gene) -> list[Target]:
    """The alleles of a list: a file of variants, or names one a line; ``#`` begins a comment."""
    if path.endswith(_VARIANT_SUFFIXES):
        with open_variants(path, gene.locus) as source:
            targets, _ = targets_of_records(source.records(), "", interpret, gene)
        return targets
    try:
        lines = Path(path).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            "reads.look_for",
            f"the list of alleles cannot be read ({error})",
            place=InputPlace(path),
            cure="give a text file with a name a line, or a VCF",
        ) from error
    names = [line.partition("#")[0].strip() for line in lines]
    return asked_targets([name for name in names if name], gene, interpret, Origin.ASKED)


def _namer(interpret: Interpreter) -> NameAllele:
    """A function that names what a scan finds."""

    def name(allele: LocusAllele) -> Target | None:
        result = interpret(AltAllele(1, "", allele))
        return name_target(allele, result, Origin.NOT_CARRIED) if result.annotation else None

    return name


def _donor(
    read: OpenedReads, found: Examination, gene: Gene
) -> tuple[DonorReads | None, Examination]:
    """The donor's share; the donor's alleles are then no mosaic of the patient's."""
    if read.people.donor is None or read.people.variants is None:
        return None, found
    sample = Sample(read.reads_at, found.errors.model, gene.locus)
    sites = informative_sites(read.donors, found.counts, found.errors, sample)
    share = describe_donor((read.people.variants, read.people.donor), read.donors, sites)
    donors = {one.target.allele for one in read.donors}
    own = tuple(one for one in found.mosaic if one.found.target.allele not in donors)
    return share, replace(found, mosaic=own)


def _origin(request: ReadsRequest, people: People, found: Examination) -> ReadsInput:
    counts = found.counts
    return ReadsInput(
        alignments=Path(request.alignments).name,
        reads_sha256=counts.checksum,
        reads=counts.reads,
        mean_length=round(counts.lengths / counts.reads, 1) if counts.reads else 0.0,
        sample=people.reads,
        vcf=Path(request.vcf).name,
        vcf_sha256=sha256_of(request.vcf),
        vcf_sample=people.variants,
        tissue=request.tissue.value if request.tissue else None,
    )
