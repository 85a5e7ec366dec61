"""Everything that is known of one residue of collagen VII."""

from dataclasses import dataclass

from col7a1tools.atlas.substitution import Snv
from col7a1tools.gene import Gene
from col7a1tools.gene.protein import Interruption, ProteinRegion, Register
from col7a1tools.gene.sequence import three_letters
from col7a1tools.gene.transcript import Exon
from col7a1tools.model.positions import CdsOffset, ResidueIndex
from col7a1tools.places.base import BaseAnswer, base_answer
from col7a1tools.places.known_places import KnownPlace, known_at_residue
from col7a1tools.places.place import read_place

_BESIDE = 3


@dataclass(frozen=True, slots=True)
class ResidueAnswer:
    """One residue.

    Attributes:
        residue: index into the protein.
        letter: one-letter code.
        codon: its three bases.
        bases: the same, each with its place and its substitutions.
        register: role in the collagenous domain; None outside it.
        triplet: the Gly-X-Y triplet that holds it, ``GPR``; empty where it is in none.
        interruption: the break of the repeat that holds it, or None.
        before: up to three residues before it.
        after: up to three residues behind it.
        regions: the regions that hold it, the widest first.
        known: known variants that touch its codon or change it first.
    """

    residue: ResidueIndex
    letter: str
    codon: str
    bases: tuple[BaseAnswer, ...]
    register: Register | None
    triplet: str
    interruption: Interruption | None
    before: str
    after: str
    regions: tuple[ProteinRegion, ...]
    known: tuple[KnownPlace, ...]

    @property
    def number(self) -> int:
        """1-based."""
        return self.residue + 1

    @property
    def name(self) -> str:
        """``Gly2043``."""
        return f"{three_letters(self.letter)}{self.number}"

    @property
    def exons(self) -> tuple[Exon, ...]:
        """The exon, or the two that share the codon."""
        return tuple(dict.fromkeys(base.exon for base in self.bases))

    @property
    def substitutions(self) -> tuple[Snv, ...]:
        """All nine substitutions of the codon."""
        return tuple(snv for base in self.bases for snv in base.substitutions)


def residue_answer(text: str, gene: Gene) -> ResidueAnswer | None:
    """What is known of the residue that a text names; None where it names none.

    Args:
        text: ``G2043``, ``p.Gly2043``, ``2043``, or a base of a codon, ``c.6127``.
        gene: the gene.
    """
    place = read_place(text, gene)
    if place is None or place.residue is None:
        return None
    return answer_at(place.residue, gene)


def answer_at(residue: ResidueIndex, gene: Gene) -> ResidueAnswer:
    """What is known of one residue."""
    protein = gene.protein
    offsets = [gene.transcript.offset_of_cds(CdsOffset(3 * residue + base)) for base in range(3)]
    bases = tuple(base_answer(offset, gene) for offset in offsets)
    return ResidueAnswer(
        residue=residue,
        letter=protein.residues[residue],
        codon="".join(base.base for base in bases),
        bases=bases,
        register=protein.register.get(residue),
        triplet=_triplet(residue, gene),
        interruption=protein.interruption_at(residue),
        before=protein.residues[max(0, residue - _BESIDE) : residue],
        after=protein.residues[residue + 1 : residue + 1 + _BESIDE],
        regions=tuple(r for r in protein.regions if r.start <= residue < r.end),
        known=known_at_residue(residue, gene),
    )


def _triplet(residue: ResidueIndex, gene: Gene) -> str:
    """The triplet around a residue, as far as the repeat has it whole."""
    register = gene.protein.register
    roles = (Register.GLYCINE, Register.X, Register.Y)
    own = register.get(residue)
    if own not in roles:
        return ""
    first = residue - roles.index(own)
    if any(register.get(ResidueIndex(first + step)) is not role for step, role in enumerate(roles)):
        return ""
    return gene.protein.residues[first : first + 3]
