"""Simulated people, examined as the command does, for the tables of truth against call."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from col7a1tools.gene import Gene, load_gene
from col7a1tools.model.variant import LocusAllele
from col7a1tools.read_evidence import ReadsRequest, read_evidence
from col7a1tools.reads.document import ReadsDocument
from col7a1tools.reads.examine import Examination
from col7a1tools.reads.haplotypes import leftmost
from col7a1tools.reads.mosaic import Tissue
from col7a1tools.reads.people import Named
from tests.reads.called import write_vcf
from tests.simulate.aligned import Sequenced, write_bam
from tests.simulate.capture import Weights
from tests.simulate.haplotypes import Part
from tests.simulate.long_reads import LongReads
from tests.simulate.short_reads import ShortReads

SAMPLE = "sample"
DONOR = "donor"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whose reads are simulated.

    Attributes:
        parts: haplotypes in the sample, with their shares.
        library: short or long reads.
        seed: of everything that is drawn.
        called: haplotypes that the VCF is written of; those of the sample by default.
        donor: haplotypes of a donor, or none.
        hidden: alleles that the VCF lacks.
        weights: where fragments come from.
        tissue: what the reads were made from, where it is said.
    """

    parts: Sequence[Part]
    library: ShortReads | LongReads
    seed: int
    called: Sequence[Part] = ()
    donor: Sequence[Part] = ()
    hidden: Sequence[LocusAllele] = ()
    weights: Weights | None = None
    tissue: Tissue | None = None

    def copies(self, gene: Gene) -> list[frozenset[LocusAllele]]:
        """The true alleles of each copy."""
        return [
            frozenset(leftmost(one, gene.locus) for one in part.haplotype.alleles)
            for part in (self.called or self.parts)[:2]
        ]


def examined(person: Person) -> tuple[ReadsDocument, Examination]:
    """Simulate, align and examine one person."""
    gene = load_gene()
    with TemporaryDirectory() as name:
        folder = Path(name)
        sequenced = Sequenced(SAMPLE, person.parts, person.library, person.seed, person.weights)
        bam = write_bam(folder / "sample.bam", sequenced, gene)
        people = {SAMPLE: person.called or person.parts}
        named = Named()
        if person.donor:
            people[DONOR] = person.donor
            named = Named(patient=SAMPLE, donor=DONOR)
        vcf = write_vcf(folder / "sample.vcf", people, gene, leave_out=person.hidden)
        found = read_evidence(ReadsRequest(str(bam), str(vcf), named, tissue=person.tissue), gene)
        return found.document, found.examination


def phases(
    person: Person, found: Examination, gene: Gene
) -> Iterator[tuple[int, float | None, bool]]:
    """Distance, told error (None where unknown) and truth of each pair of called alleles."""
    copies = person.copies(gene)
    for pair in found.pairs:
        a, b = (found.nodes[place].target.allele for place in (pair.first, pair.second))
        cis = any(a in copy and b in copy for copy in copies)
        yield abs(b.start - a.start), pair.error, (pair.phase.value == "cis") == cis
