"""Names under which papers and old reports carry a variant."""

from col7a1tools.gene.gene import Gene
from col7a1tools.model.annotation import Annotation, ProteinChangeKind
from col7a1tools.model.positions import GeneOffset
from col7a1tools.model.variant import GeneChange
from col7a1tools.nomenclature.coding import coding_name

_ONE_LETTER_KINDS = {ProteinChangeKind.MISSENSE, ProteinChangeKind.NONSENSE}


def legacy_names(annotation: Annotation, gene: Gene) -> tuple[str, ...]:
    """Published legacy names first, then those that follow from the old conventions.

    The old conventions: one-letter residues with X for a stop (``R578X``), and introns by number
    (``IVS5+1G>A``), both by the literature's exon numbers.
    """
    change = annotation.change
    if not isinstance(change, GeneChange):
        return ()
    name = coding_name(change, gene)
    known = gene.known_variants.get(name) if name else None
    names = list(known.legacy_names) if known else []
    computed = (_one_letter(annotation), _by_intron(change, name, gene))
    names.extend(text for text in computed if text and text not in names)
    return tuple(names)


def _one_letter(annotation: Annotation) -> str:
    protein = annotation.protein
    if protein.kind not in _ONE_LETTER_KINDS or protein.first is None:
        return ""
    if len(protein.ref) != 1 or len(protein.alt) != 1:
        return ""
    return f"{protein.ref}{protein.first + 1}{protein.alt.replace('*', 'X')}"


def _by_intron(change: GeneChange, name: str | None, gene: Gene) -> str:
    """``IVS5+1G>A`` for an intronic substitution."""
    if name is None or change.end - change.start != 1 or len(change.inserted) != 1:
        return ""
    position = gene.transcript.position(GeneOffset(change.start))
    if position is None or not position.intron_offset:
        return ""
    index = gene.transcript.exon_index_at_or_before(change.start)
    number = gene.transcript.exons[index].number
    if number is None:
        return ""
    bases = f"{gene.locus.gene[change.start]}>{change.inserted}"
    return f"IVS{number}{position.intron_offset:+d}{bases}"
