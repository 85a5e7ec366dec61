"""Changes on one copy of the gene, read together on the transcript.

Two changes of one codon, or two shifts of the reading frame that cancel out, say something else
together than each says alone. They are put into one change of the coding sequence, and that change
is read as any other. Changes that touch a splice site, an exon border or an untranslated region
stay alone: what they do is not decided by codons.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from col7a1tools.annotate.coding import (
    CodingChange,
    coding_change,
    codon_window,
    protein_change,
)
from col7a1tools.annotate.collagen import read_protein_change
from col7a1tools.annotate.consequence import coding_terms, sort_terms
from col7a1tools.annotate.laid import lay
from col7a1tools.annotate.location import locate
from col7a1tools.gene.gene import Gene
from col7a1tools.gene.protein import Register
from col7a1tools.model.annotation import ProteinChange, ProteinChangeKind
from col7a1tools.model.finding import Finding
from col7a1tools.model.positions import ResidueIndex
from col7a1tools.model.variant import GeneChange
from col7a1tools.nomenclature.coding import coding_name
from col7a1tools.nomenclature.normalise import common_ends, normalise, trim

# HGVS writes one deletion-insertion where fewer than two bases lie between (SVD-WG010).
_FEWEST_BETWEEN = 2
# More replaced residues than these are counted, not listed one by one.
_LISTED = 3
_STOPS = (ProteinChangeKind.NONSENSE, ProteinChangeKind.FRAMESHIFT)


class Relation(Enum):
    """Why changes are read together; the value is the word of the record."""

    ONE_CODON = "one_codon"
    ADJACENT = "adjacent"
    STOP_MADE = "stop_made"
    STOP_REMOVED = "stop_removed"
    FRAME_RESTORED = "frame_restored"
    FRAME_SHIFTED = "frame_shifted"  # it stays shifted, but the new frame reads otherwise


@dataclass(frozen=True, slots=True)
class CodingPiece:
    """One of the changes, on the coding sequence.

    Attributes:
        place: its place in the list of changes that were given.
        change: trimmed, where its source spells it. Shifting it along a repeat would change
            what it makes beside another change in that repeat.
        coding: the same on the coding sequence.
        exon: index of the exon that holds it.
        normal: the change alone in its normal form.
    """

    place: int
    change: GeneChange
    coding: CodingChange
    exon: int
    normal: GeneChange


@dataclass(frozen=True, slots=True)
class CombinedChange:
    """Changes of one copy, read as one.

    Attributes:
        places: places of the changes in the list that was given, 5' to 3'.
        relation: why they are read together.
        coding: the one change of the coding sequence; empty where they cancel out.
        name: c. description without accession: ``c.[76A>C;78G>T]``.
        merged: the one c. description that HGVS wants instead; empty where it keeps them apart.
        protein: the protein change, splicing left as it is.
        consequence: Sequence Ontology terms of the coding change, most severe first.
        collagen_effect: one of ``effects.EFFECTS``.
        findings: what the protein change means for collagen VII.
    """

    places: tuple[int, ...]
    relation: Relation
    coding: CodingChange
    name: str
    merged: str
    protein: ProteinChange
    consequence: tuple[str, ...]
    collagen_effect: str
    findings: tuple[Finding, ...]


def read_together(changes: Sequence[GeneChange], gene: Gene) -> tuple[CombinedChange, ...]:
    """Changes of one copy that say something else together than alone.

    Args:
        changes: all on one copy, on the strand of the gene, as their source spells them.
        gene: the gene.
    """
    pieces = [
        piece
        for place, change in enumerate(changes)
        if (piece := _piece(place, change, gene)) is not None
    ]
    pieces.sort(key=lambda piece: (piece.coding.start, piece.coding.end))
    groups = (group for group in _groups(pieces, gene) if len(group) > 1)
    combined = (_combine(group, gene) for group in groups)
    return tuple(one for one in combined if one is not None)


def _piece(place: int, change: GeneChange, gene: Gene) -> CodingPiece | None:
    """The change on the coding sequence; None where codons do not decide what it does."""
    laid = lay(change, gene)
    if laid.coding is None or laid.sites or laid.border_ambiguous:
        return None
    spelled = trim(change, gene.locus.gene)
    exon = locate(spelled, gene.transcript).within_exon
    if exon is None:
        spelled, exon = laid.change, laid.location.within_exon
    assert exon is not None
    coding = coding_change(spelled, exon, gene)
    inside = coding.start >= 0 and coding.end <= len(gene.transcript.cds)
    return CodingPiece(place, spelled, coding, exon, laid.change) if inside else None


def _groups(pieces: Sequence[CodingPiece], gene: Gene) -> Iterator[list[CodingPiece]]:
    """Runs of changes that bear on each other."""
    group: list[CodingPiece] = []
    for piece in pieces:
        if group and not _bears_on(group, piece, gene):
            yield group
            group = []
        group.append(piece)
    if group:
        yield group


def _bears_on(group: Sequence[CodingPiece], piece: CodingPiece, gene: Gene) -> bool:
    """Whether a change lies near the last of a group, or in the frame that the group shifted."""
    last = group[-1].coding
    if piece.coding.start < last.end or piece.coding == last:
        return False  # they replace the same bases: one copy cannot carry both
    return _near(group[-1], piece, gene) or _in_shifted_frame(group, piece, gene)


def _near(one: CodingPiece, following: CodingPiece, gene: Gene) -> bool:
    return _few_between(one, following) or _share_codon(one, following, gene)


def _few_between(one: CodingPiece, following: CodingPiece) -> bool:
    """Whether fewer than two bases lie between, in one exon."""
    between = following.coding.start - one.coding.end
    return one.exon == following.exon and between < _FEWEST_BETWEEN


def _share_codon(one: CodingPiece, following: CodingPiece, gene: Gene) -> bool:
    cds = gene.transcript.cds
    return codon_window(following.coding, cds).first < codon_window(one.coding, cds).last


def _in_shifted_frame(group: Sequence[CodingPiece], piece: CodingPiece, gene: Gene) -> bool:
    """Whether the group shifts the frame and no stop comes before the change."""
    coding = _joined(group, gene)
    if coding.length_change % 3 == 0:
        return False
    stop = protein_change(coding, gene).stop
    return stop is None or piece.coding.start < (stop + 1) * 3 - coding.length_change


def _joined(group: Sequence[CodingPiece], gene: Gene) -> CodingChange:
    """One change of the coding sequence in place of several."""
    cds = gene.transcript.cds
    start, end = group[0].coding.start, group[-1].coding.end
    bases, behind = [], start
    for piece in group:
        bases += [cds[behind : piece.coding.start], piece.coding.inserted]
        behind = piece.coding.end
    inserted = "".join(bases)
    prefix, suffix = common_ends(cds[start:end], inserted)
    return CodingChange(start + prefix, end - suffix, inserted[prefix : len(inserted) - suffix])


def _combine(group: Sequence[CodingPiece], gene: Gene) -> CombinedChange | None:
    """The group as one change; None where nothing is read otherwise than without the others."""
    coding = _joined(group, gene)
    protein = protein_change(coding, gene)
    alone = [protein_change(piece.coding, gene) for piece in group]
    one_change = all(_near(*pair, gene) for pair in pairwise(group))
    if not one_change and protein.hgvs == alone[0].hgvs:
        return None
    word, findings = read_protein_change(protein, coding.length_change, gene)
    if _replaced(protein) > _LISTED:
        findings = (_stretch(protein, gene),)
    return CombinedChange(
        places=tuple(piece.place for piece in group),
        relation=_relation(group, coding, protein, alone, gene),
        coding=coding,
        name=_name(group, gene),
        merged=_merged_name(group, gene) if one_change else "",
        protein=protein,
        consequence=sort_terms(coding_terms(coding, protein, gene)),
        collagen_effect=word,
        findings=findings,
    )


def _relation(
    group: Sequence[CodingPiece],
    coding: CodingChange,
    protein: ProteinChange,
    alone: Sequence[ProteinChange],
    gene: Gene,
) -> Relation:
    shifts = any(piece.coding.length_change % 3 for piece in group)
    stops = protein.kind in _STOPS
    if shifts and coding.length_change % 3:
        return Relation.FRAME_SHIFTED
    if shifts:
        return Relation.STOP_MADE if stops else Relation.FRAME_RESTORED
    stopped_alone = any(single.kind in _STOPS for single in alone)
    if stops != stopped_alone:
        return Relation.STOP_MADE if stops else Relation.STOP_REMOVED
    shared = any(_share_codon(*pair, gene) for pair in pairwise(group))
    return Relation.ONE_CODON if shared else Relation.ADJACENT


def _name(group: Sequence[CodingPiece], gene: Gene) -> str:
    """``c.[a;b]``: each change in its normal form, unless that form makes something else.

    Moved along a repeat, a change can pass another change in that repeat.
    """
    normal = [piece.normal for piece in group]
    spelled = [piece.change for piece in group]
    changes = normal if _put_together(normal, gene) == _put_together(spelled, gene) else spelled
    names = [coding_name(change, gene) or "" for change in changes]
    return f"c.[{';'.join(name.removeprefix('c.') for name in names)}]"


def _merged_name(group: Sequence[CodingPiece], gene: Gene) -> str:
    """The one c. description; empty where an intron lies between, which no description skips."""
    if len({piece.exon for piece in group}) > 1:
        return ""
    merged = _put_together([piece.change for piece in group], gene)
    if merged is None:
        return ""
    if merged.start == merged.end and not merged.inserted:
        return "c.="
    return coding_name(merged, gene) or ""


def _put_together(changes: Sequence[GeneChange], gene: Gene) -> GeneChange | None:
    """One change of the gene in place of several; None where they do not follow one another."""
    sequence, bases, behind = gene.locus.gene, [], changes[0].start
    for change in changes:
        if change.start < behind:
            return None
        bases += [sequence[behind : change.start], change.inserted]
        behind = change.end
    return normalise(GeneChange(changes[0].start, behind, "".join(bases)), gene)


def _replaced(protein: ProteinChange) -> int:
    """Number of residues replaced by as many."""
    same_length = len(protein.ref) == len(protein.alt)
    return len(protein.ref) if same_length and protein.kind not in _STOPS else 0


def _stretch(protein: ProteinChange, gene: Gene) -> Finding:
    """Many residues replaced at once, with what matters most of them counted."""
    assert protein.first is not None
    pairs = list(zip(protein.ref, protein.alt, strict=True))
    glycines = sum(
        old == "G" != new and _in_register(protein.first + step, gene)
        for step, (old, new) in enumerate(pairs)
    )
    values: dict[str, str | int] = {
        "first": protein.first + 1,
        "last": protein.first + len(pairs),
        "replaced": sum(old != new for old, new in pairs),
        "glycines": glycines,
        "cysteines": sum(old == "C" != new for old, new in pairs),
    }
    return Finding("haplotype.stretch_replaced", values)


def _in_register(residue: int, gene: Gene) -> bool:
    return gene.protein.register.get(ResidueIndex(residue)) is Register.GLYCINE
