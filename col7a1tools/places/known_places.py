"""The known variants, each laid on gene and protein."""

from dataclasses import dataclass
from functools import lru_cache

from col7a1tools.gene import Gene
from col7a1tools.gene.known_variants import KnownVariant
from col7a1tools.interpret import read_change
from col7a1tools.model.annotation import Annotation
from col7a1tools.model.classification import Verdict
from col7a1tools.model.positions import GeneOffset, ResidueIndex
from col7a1tools.model.variant import GeneChange
from col7a1tools.nomenclature.legacy import legacy_names
from col7a1tools.nomenclature.parse import parse_description


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """A known variant and where it lies.

    Attributes:
        variant: its row of the reference.
        change: on the strand of the gene, normalised.
        protein: HGVS p. without accession; empty where none is stated.
        residues: residues whose codons it touches, and the first that changes; empty for none.
        legacy: older names, those of the papers first.
        effect: a word of ``annotate.effects.EFFECTS``.
        verdict: the class on the reference alone.
    """

    variant: KnownVariant
    change: GeneChange
    protein: str
    residues: frozenset[ResidueIndex]
    legacy: tuple[str, ...]
    effect: str
    verdict: Verdict

    @property
    def coding(self) -> str:
        """HGVS c. without accession."""
        return self.variant.coding


@lru_cache(maxsize=2)
def known_places(gene: Gene) -> tuple[KnownPlace, ...]:
    """All known variants along the gene; worked out once for each gene."""
    found = [_place(variant, gene) for variant in gene.known_variants.values()]
    return tuple(sorted(found, key=lambda place: (place.change.start, place.coding)))


def known_at_residue(residue: ResidueIndex, gene: Gene) -> tuple[KnownPlace, ...]:
    """Known variants that touch a residue's codon or change that residue first."""
    return tuple(place for place in known_places(gene) if residue in place.residues)


def known_between(start: GeneOffset, end: GeneOffset, gene: Gene) -> tuple[KnownPlace, ...]:
    """Known variants that touch ``[start, end)`` on the strand of the gene.

    An insertion touches the two bases beside it.
    """
    return tuple(
        place
        for place in known_places(gene)
        if _first(place.change) < end and _last(place.change) >= start
    )


def _first(change: GeneChange) -> int:
    return change.start - (change.start == change.end)


def _last(change: GeneChange) -> int:
    return max(change.start, change.end - 1)


def _place(variant: KnownVariant, gene: Gene) -> KnownPlace:
    (allele,) = parse_description(variant.coding, gene).alleles
    (parsed,) = allele.variants
    reading = read_change(parsed.change, gene)
    annotation = reading.annotation
    assert isinstance(annotation.change, GeneChange)
    protein = annotation.names.protein.rpartition(":")[2]
    return KnownPlace(
        variant,
        annotation.change,
        "" if protein == "." else protein,
        _residues(annotation.change, annotation, gene),
        legacy_names(annotation, gene),
        annotation.collagen_effect,
        reading.classification.verdict,
    )


def _residues(change: GeneChange, annotation: Annotation, gene: Gene) -> frozenset[ResidueIndex]:
    transcript = gene.transcript
    ends = [transcript.cds_offset(GeneOffset(base)) for base in (change.start, _last(change))]
    found = {annotation.protein.first} if annotation.protein.first is not None else set()
    if ends[0] is not None and ends[1] is not None:
        found |= {ResidueIndex(residue) for residue in range(ends[0] // 3, ends[1] // 3 + 1)}
    return frozenset(residue for residue in found if residue < len(gene.protein))
