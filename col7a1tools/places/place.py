"""From text to a place: a residue, a base, an exon, an intron, a region of the protein."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache

from col7a1tools.gene import Gene
from col7a1tools.gene.protein import ProteinRegion
from col7a1tools.model.positions import CdsOffset, GeneOffset, PlusOffset, ResidueIndex
from col7a1tools.nomenclature.parse import DescriptionError
from col7a1tools.nomenclature.parse.coding_frame import CodingFrame
from col7a1tools.places.typed import Typed, read_typed, residue_letter, without_accents
from col7a1tools.report.sentences import word
from col7a1tools.report.words import LANGUAGES

_RESIDUE = re.compile(r"(?:residue|residuo|codon|aa)?([a-z]{1,4}|\*)?([0-9]{1,4})")
_POSITION = re.compile(r"[-*]?[0-9]{1,5}(?:[+-][0-9]{1,4})?")
_GENOMIC = re.compile(r"[0-9]{8,9}")
_EXON = re.compile(r"(?:exon|ex)\.?([0-9]{1,3})")
_INTRON = re.compile(r"(?:intron|int|in|ivs)\.?([0-9]{1,3})")
_IVS = re.compile(r"ivs([0-9]{1,3})([+-][0-9]{1,4})")
_NAMELESS = re.compile(r"[^a-z0-9]")


class PlaceKind(Enum):
    """What a place is."""

    RESIDUE = "residue"
    BASE = "base"
    EXON = "exon"
    INTRON = "intron"
    REGION = "region"


@dataclass(frozen=True, slots=True)
class Place:
    """A place on the gene.

    Attributes:
        kind: what it is.
        start: its first base, on the strand of the gene.
        end: behind its last base; a codon over an exon border, and a region, span their introns.
        residue: the residue, or that whose codon holds the base; None for others.
        exon: index into the exons of NM_000094.4 of an exon, or of the exon before an intron.
        region: the region of the protein, for a region.
    """

    kind: PlaceKind
    start: GeneOffset
    end: GeneOffset
    residue: ResidueIndex | None = None
    exon: int | None = None
    region: ProteinRegion | None = None


def read_place(text: str, gene: Gene) -> Place | None:
    """The place that a text names; None where it names none, or where the residue is another one.

    Read are ``G2043``, ``p.Gly2043``, ``2043`` and ``codon 2043``; ``c.682+1``, ``IVS5+1`` and,
    past the last residue, bare ``6127``; ``g.48573864`` and ``chr3:48573864`` on either
    assembly; ``exon 73`` and ``intron 73`` by the literature's numbers; names of regions,
    ``NC-2`` and ``hinge``, in
    any language.

    Args:
        text: in any case, with any spaces.
        gene: the gene.
    """
    typed = read_typed(text)
    return next(iter(places(typed, gene)), None) if typed else None


def places(typed: Typed, gene: Gene) -> tuple[Place, ...]:
    """Every place that the text can name: a bare number is a residue, then a base."""
    found = (read(typed, gene) for read in _READERS)
    return tuple(place for place in found if place)


def residue_place(residue: ResidueIndex, gene: Gene) -> Place:
    """A residue with its codon."""
    first, last = (gene.transcript.offset_of_cds(CdsOffset(3 * residue + base)) for base in (0, 2))
    return Place(PlaceKind.RESIDUE, first, GeneOffset(last + 1), residue)


def exon_place(index: int, gene: Gene) -> Place:
    """An exon by its index in NM_000094.4."""
    exon = gene.transcript.exons[index]
    return Place(PlaceKind.EXON, exon.start, exon.end, exon=index)


def intron_place(index: int, gene: Gene) -> Place:
    """The intron behind an exon of NM_000094.4."""
    before, after = gene.transcript.exons[index : index + 2]
    return Place(PlaceKind.INTRON, before.end, after.start, exon=index)


def region_place(region: ProteinRegion, gene: Gene) -> Place:
    """A region of the protein with the bases from its first to its last codon."""
    first = residue_place(region.start, gene)
    last = residue_place(ResidueIndex(region.end - 1), gene)
    return Place(PlaceKind.REGION, first.start, last.end, region=region)


def regions_named(key: str, gene: Gene) -> Iterator[ProteinRegion]:
    """Regions whose name begins with the letters and digits of ``key``, the shortest name first.

    Names count in every language.
    """
    wanted = _NAMELESS.sub("", key)
    regions = sorted(gene.protein.regions, key=lambda region: len(region.name))
    for region in regions if wanted else ():
        if any(name.startswith(wanted) for name in _names(region)):
            yield region


@cache
def _names(region: ProteinRegion) -> tuple[str, ...]:
    """Its names as they are compared: letters and digits alone."""
    names = (region.key, region.name, *(word(region.name)[language] for language in LANGUAGES))
    return tuple(_NAMELESS.sub("", without_accents(name).casefold()) for name in names)


def _residue(typed: Typed, gene: Gene) -> Place | None:
    match = _RESIDUE.fullmatch(typed.key)
    if not match or typed.kind not in ("", "p"):
        return None
    residue = int(match[2]) - 1
    if not 0 <= residue < len(gene.protein):
        return None
    if match[1] and residue_letter(match[1]) != gene.protein.residues[residue]:
        return None
    return residue_place(ResidueIndex(residue), gene)


def _coding(typed: Typed, gene: Gene) -> Place | None:
    if typed.kind not in ("", "c") or not _POSITION.fullmatch(typed.key):
        return None
    try:
        return base_place(GeneOffset(CodingFrame(gene).offset(typed.key)), gene)
    except DescriptionError:
        return None


def base_place(offset: GeneOffset, gene: Gene) -> Place:
    """A base, with the residue whose codon holds it."""
    coding = gene.transcript.cds_offset(offset)
    residue = None if coding is None or coding // 3 >= len(gene.protein) else coding // 3
    return Place(
        PlaceKind.BASE,
        offset,
        GeneOffset(offset + 1),
        None if residue is None else ResidueIndex(residue),
    )


def _genomic(typed: Typed, gene: Gene) -> Place | None:
    if typed.kind not in ("", "g") or not _GENOMIC.fullmatch(typed.key):
        return None
    position = int(typed.key)
    for assembly, span in gene.locus.spans.items():
        if span.start <= position <= span.end:
            offset = PlusOffset(gene.locus.plus_offset(assembly, position))
            return base_place(gene.locus.other_strand(offset), gene)
    return None


def _exon(typed: Typed, gene: Gene) -> Place | None:
    match = _EXON.fullmatch(typed.key)
    index = _index(int(match[1]), gene) if match and not typed.kind else None
    return None if index is None else exon_place(index, gene)


def _intron(typed: Typed, gene: Gene) -> Place | None:
    match = _INTRON.fullmatch(typed.key)
    index = _index(int(match[1]), gene) if match and not typed.kind else None
    if index is None or index + 1 == len(gene.transcript.exons):
        return None
    return intron_place(index, gene)


def _intronic(typed: Typed, gene: Gene) -> Place | None:
    """A base of an intron by the literature's number, ``IVS5+1``."""
    match = _IVS.fullmatch(typed.key)
    index = _index(int(match[1]), gene) if match else None
    if not match or index is None or index + 1 == len(gene.transcript.exons):
        return None
    step = int(match[2])
    intron = intron_place(index, gene)
    offset = intron.start + step - 1 if step > 0 else intron.end + step
    inside = step != 0 and intron.start <= offset < intron.end
    return base_place(GeneOffset(offset), gene) if inside else None


def _index(number: int, gene: Gene) -> int | None:
    """Index of an exon by the literature's number."""
    numbers = [exon.number for exon in gene.transcript.exons]
    return numbers.index(number) if number in numbers else None


def _region(typed: Typed, gene: Gene) -> Place | None:
    if typed.kind or not typed.key.strip("0123456789"):
        return None
    wanted = _NAMELESS.sub("", typed.key)
    for region in regions_named(typed.key, gene):
        if wanted in _names(region):
            return region_place(region, gene)
    return None


_READERS: tuple[Callable[[Typed, Gene], Place | None], ...] = (
    _residue,
    _coding,
    _genomic,
    _exon,
    _intron,
    _intronic,
    _region,
)
