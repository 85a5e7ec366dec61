"""Everything that is said about one ALT allele."""

from enum import Enum
from typing import NamedTuple

from col7a1tools.model.finding import Finding
from col7a1tools.model.positions import ResidueIndex
from col7a1tools.model.variant import GeneChange, StructuralChange


class Impact(Enum):
    """Ensembl's impact classes, most severe first."""

    HIGH = "HIGH"
    MODERATE = "MODERATE"
    LOW = "LOW"
    MODIFIER = "MODIFIER"


class ProteinChangeKind(Enum):
    """How the protein changes; decides the form of the p. name."""

    NONE = "no statement"  # intronic, UTR, outside the transcript
    UNKNOWN = "unknown"  # p.?: splicing decides
    SYNONYMOUS = "synonymous"
    MISSENSE = "missense"
    NONSENSE = "nonsense"
    FRAMESHIFT = "frameshift"
    IN_FRAME_DELETION = "in-frame deletion"
    IN_FRAME_DUPLICATION = "in-frame duplication"
    IN_FRAME_INSERTION = "in-frame insertion"
    IN_FRAME_DELINS = "in-frame deletion-insertion"
    START_LOST = "start lost"
    C_TERMINAL_EXTENSION = "C-terminal extension"
    N_TERMINAL_EXTENSION = "N-terminal extension"


class ProteinChange(NamedTuple):
    """The predicted change of the protein.

    Attributes:
        kind: the form of the change.
        hgvs: the p. description without accession, such as ``p.(Arg578Ter)``; ``.`` for none.
        first: index of the first changed residue, or None.
        last: index of the last changed reference residue (inclusive), or None.
        ref: reference residues ``first..last`` in one-letter code.
        alt: replacing residues in one-letter code; ends with ``*`` where the new frame stops.
        stop: index of the codon at which the changed frame stops (0-based, in the new protein),
            or None when the reference stop is used or no stop is met.
    """

    kind: ProteinChangeKind
    hgvs: str = "."
    first: ResidueIndex | None = None
    last: ResidueIndex | None = None
    ref: str = ""
    alt: str = ""
    stop: int | None = None


class Names(NamedTuple):
    """HGVS descriptions with accession and version; ``.`` where none can be given."""

    genomic_grch38: str
    genomic_grch37: str
    coding: str
    protein: str


class Placement(NamedTuple):
    """Where on the gene and the protein the change lies.

    Attributes:
        exon: literature number(s) with total, ``80/118`` or ``79-80/118``; ``.`` for none.
        intron: the same for introns, ``79/117``.
        exon_mane: as NM_000094.4 counts, ``81/119``.
        intron_mane: ``80/118``.
        domain: name of the protein region, or ``.``.
    """

    exon: str
    intron: str
    exon_mane: str
    intron_mane: str
    domain: str


class Outcome(NamedTuple):
    """One candidate outcome, where more than one is possible (a splice variant, say).

    Attributes:
        kind: ``coding_change``, ``exon_skipped``, ``cryptic_donor``, ``intron_retained`` ...
        protein: p. description of this outcome or empty.
        in_frame: True, False, or None where unknown.
        findings: what supports it.
    """

    kind: str
    protein: str
    in_frame: bool | None
    findings: tuple[Finding, ...] = ()


class InExon(NamedTuple):
    """A change that is named at or behind a donor, read as the change of the exon that it is.

    Attributes:
        change: the same DNA, placed so that it ends with the exon.
        consequence: Sequence Ontology terms of this placement, most severe first.
        protein: the protein change if the donor, which stays whole, is used.
    """

    change: GeneChange
    consequence: tuple[str, ...]
    protein: ProteinChange


class Annotation(NamedTuple):
    """One ALT allele, named, placed and read.

    Attributes:
        change: the normalised change on the strand of the gene (3'-most), or the structural one.
        names: HGVS g., c. and p.
        placement: exon, intron, domain.
        consequence: Sequence Ontology terms as VEP uses them, most severe first.
        impact: the impact of the most severe term.
        protein: predicted protein change.
        collagen_effect: one word of ``annotate.collagen_effect.EFFECTS``.
        outcomes: candidate outcomes; one for a plain coding change.
        findings: what was seen, in the order of the rules.
        in_exon: how a change that is named at a donor which it leaves whole is read; else None.
    """

    change: GeneChange | StructuralChange
    names: Names
    placement: Placement
    consequence: tuple[str, ...]
    impact: Impact
    protein: ProteinChange
    collagen_effect: str
    outcomes: tuple[Outcome, ...]
    findings: tuple[Finding, ...]
    in_exon: InExon | None = None
