"""From text to a window of the map: a place, a variant, or the best suggestion."""

from typing import NamedTuple

from col7a1tools.gene import Gene
from col7a1tools.gene_map.window import Window, window_of
from col7a1tools.model.positions import GeneOffset, ResidueIndex
from col7a1tools.model.variant import GeneChange
from col7a1tools.nomenclature.normalise import normalise
from col7a1tools.nomenclature.parse import DescriptionError, parse_description
from col7a1tools.places.place import Place, PlaceKind, base_place, read_place, residue_place
from col7a1tools.suggest import suggest


class Found(NamedTuple):
    """Where the map goes.

    Attributes:
        window: what to show.
        cursor: the base to stand on, on the strand of the gene.
        alt: alternate base of a substitution on that strand; empty for others.
    """

    window: Window
    cursor: GeneOffset
    alt: str = ""


def find(text: str, gene: Gene) -> Found | None:
    """Where on the map a text leads; None where it leads nowhere.

    Args:
        text: a variant in any notation, a place, or the beginning of a name.
        gene: the gene.
    """
    for meant in (text, *(suggestion.text for suggestion in suggest(text, gene)[:1])):
        found = _place(meant, gene) or _variant(meant, gene)
        if found:
            return found
    return None


def _place(text: str, gene: Gene) -> Found | None:
    place = read_place(text, gene)
    if place is None or not _in_transcript(place.start, gene):
        return None
    return Found(window_of(place, gene), _cursor(place, gene))


def _cursor(place: Place, gene: Gene) -> GeneOffset:
    """The base to stand on: the middle of a wide place, which in a region is a residue."""
    if place.region is not None:
        residue = ResidueIndex((place.region.start + place.region.end) // 2)
        return residue_place(residue, gene).start
    if place.kind in (PlaceKind.EXON, PlaceKind.INTRON):
        return GeneOffset((place.start + place.end) // 2)
    return place.start


def _variant(text: str, gene: Gene) -> Found | None:
    try:
        description = parse_description(text, gene)
    except DescriptionError:
        return None
    changes = [one.change for allele in description.alleles for one in allele.variants]
    simple = [normalise(one, gene) for one in changes if isinstance(one, GeneChange)]
    inside = [one for one in simple if _in_transcript(one.start, gene)]
    if not inside:
        return None
    first = inside[0]
    place = base_place(first.start, gene)
    around = Place(PlaceKind.BASE, place.start, GeneOffset(max(place.end, first.end)))
    single = first.end - first.start == len(first.inserted) == 1
    return Found(window_of(around, gene), first.start, first.inserted if single else "")


def _in_transcript(offset: GeneOffset, gene: Gene) -> bool:
    return gene.transcript.start <= offset < gene.transcript.end
