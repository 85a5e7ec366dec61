"""A window of the map as rows of a table: parts of the gene, residues, or substitutions."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import groupby, pairwise

from col7a1tools.atlas.substitution import Snv, snvs_at
from col7a1tools.gene import Gene
from col7a1tools.gene.sequence import three_letters
from col7a1tools.gene_map.codes import load_codes
from col7a1tools.gene_map.effect_groups import EffectGroup
from col7a1tools.gene_map.window import Window
from col7a1tools.model.classification import Verdict
from col7a1tools.model.positions import GeneOffset, ResidueIndex
from col7a1tools.places.known_places import KnownPlace, known_between

# Windows no longer than these, in bases, are listed by substitution and by residue.
BY_SUBSTITUTION = 36
BY_RESIDUE = 420


class Detail(Enum):
    """What a row of the table stands for."""

    PARTS = "parts"
    RESIDUES = "residues"
    SUBSTITUTIONS = "substitutions"


@dataclass(frozen=True, slots=True)
class StretchRow:
    """An exon, an intron, a residue, or bases between residues, as far as the window holds them.

    Attributes:
        start: first base, on the strand of the gene.
        end: behind the last base.
        coding: ``c.6127_6129``; the first and the last base.
        exon: number of the exon in the literature; 0 for the upstream exon, None in an intron.
        intron: the same of an intron; None in an exon.
        residue: 1-based number of a residue; None for a part of the gene.
        name: ``Gly2043``; empty for a part of the gene.
        role: role of the residue in the collagenous domain as ``map_data`` writes it, or empty.
        classes: how many substitutions have each class.
        groups: how many have each kind of effect.
        known: known variants there.
    """

    start: GeneOffset
    end: GeneOffset
    coding: str
    exon: int | None
    intron: int | None
    residue: int | None
    name: str
    role: str
    classes: Counter[Verdict]
    groups: Counter[EffectGroup]
    known: tuple[KnownPlace, ...]

    @property
    def place(self) -> Window:
        """The window of the row alone."""
        return Window(self.start, self.end)


@dataclass(frozen=True, slots=True)
class SubstitutionRow:
    """A possible substitution, and whether it is a known variant."""

    snv: Snv
    known: bool


def detail_of(window: Window) -> Detail:
    """How closely a window is listed."""
    if window.length <= BY_SUBSTITUTION:
        return Detail.SUBSTITUTIONS
    return Detail.RESIDUES if window.length <= BY_RESIDUE else Detail.PARTS


def stretch_rows(window: Window, gene: Gene) -> tuple[StretchRow, ...]:
    """Rows of exons and introns, or of residues where the window is short enough."""
    parts = list(_parts(window, gene))
    if detail_of(window) is Detail.PARTS:
        return tuple(_row(*part, None, gene) for part in parts)
    return tuple(
        _row(start, end, residue, gene)
        for part in parts
        for start, end, residue in _residues(*part, gene)
    )


def substitution_rows(window: Window, gene: Gene) -> tuple[SubstitutionRow, ...]:
    """Every substitution of the window."""
    known = {place.coding for place in known_between(window.start, window.end, gene)}
    return tuple(
        SubstitutionRow(snv, snv.coding in known)
        for offset in range(window.start, window.end)
        for snv in snvs_at(GeneOffset(offset), gene)
    )


def _parts(window: Window, gene: Gene) -> Iterator[tuple[GeneOffset, GeneOffset]]:
    """Exons and introns, cut to the window."""
    exons = gene.transcript.exons
    edges = sorted({edge for exon in exons for edge in (exon.start, exon.end)})
    for start, end in pairwise(edges):
        first, last = max(start, window.start), min(end, window.end)
        if first < last:
            yield GeneOffset(first), GeneOffset(last)


def _residues(
    start: GeneOffset, end: GeneOffset, gene: Gene
) -> Iterator[tuple[GeneOffset, GeneOffset, ResidueIndex | None]]:
    """The bases of one part by residue; what codes for none stays together."""
    by_residue = groupby(range(start, end), lambda offset: _residue(GeneOffset(offset), gene))
    for residue, run in by_residue:
        offsets = list(run)
        yield GeneOffset(offsets[0]), GeneOffset(offsets[-1] + 1), residue


def _residue(offset: GeneOffset, gene: Gene) -> ResidueIndex | None:
    coding = gene.transcript.cds_offset(offset)
    if coding is None or coding // 3 >= len(gene.protein):
        return None
    return ResidueIndex(coding // 3)


def _row(
    start: GeneOffset, end: GeneOffset, residue: ResidueIndex | None, gene: Gene
) -> StretchRow:
    codes = load_codes(gene)
    before = gene.transcript.exons[gene.transcript.exon_index_at_or_before(start)]
    in_exon = start < before.end
    role = None if residue is None else gene.protein.register.get(residue)
    letters = "" if residue is None else three_letters(gene.protein.residues[residue])
    return StretchRow(
        start=start,
        end=end,
        coding=_coding(start, end, gene),
        exon=(before.number or 0) if in_exon else None,
        intron=None if in_exon else (before.number or 0),
        residue=None if residue is None else residue + 1,
        name="" if residue is None else f"{letters}{residue + 1}",
        role=role.name.lower() if role else "",
        classes=codes.classes(start, end),
        groups=codes.groups(start, end),
        known=known_between(start, end, gene),
    )


def _coding(start: GeneOffset, end: GeneOffset, gene: Gene) -> str:
    transcript = gene.transcript
    first, last = transcript.label_at(start), transcript.label_at(GeneOffset(end - 1))
    assert first is not None
    assert last is not None
    return f"c.{first}" if first == last else f"c.{first}_{last}"
