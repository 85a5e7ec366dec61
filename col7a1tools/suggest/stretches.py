"""Suggestions of places: residues, bases, exons, introns, regions."""

import re
from collections.abc import Iterator

from col7a1tools.gene import Gene
from col7a1tools.gene.protein import Register
from col7a1tools.gene.sequence import three_letters
from col7a1tools.model.positions import GeneOffset, ResidueIndex
from col7a1tools.places.known_places import known_at_residue, known_between
from col7a1tools.places.place import (
    Place,
    PlaceKind,
    places,
    region_place,
    regions_named,
    residue_place,
)
from col7a1tools.places.typed import Typed, residue_letter
from col7a1tools.report.sentences import word
from col7a1tools.report.words import Text
from col7a1tools.suggest.suggestion import Suggestion, SuggestionKind, joined, same, worded

_NUMBERED = re.compile(r"(residue|residuo|codon|aa|[a-z]{1,3}|\*)?([0-9]{1,3})")
_WORDS = ("residue", "residuo", "codon", "aa")
_PARTS = re.compile(r"(exon|ex|intron|int|in|ivs)\.?([0-9]{1,2})")
_REGISTER = {Register.GLYCINE: "gly", Register.X: "x", Register.Y: "y"}


def places_named(typed: Typed, gene: Gene) -> Iterator[Suggestion]:
    """The places that the text names as it stands."""
    for place in places(typed, gene):
        yield suggested_place(place, gene)


def places_that_begin(typed: Typed, gene: Gene) -> Iterator[Suggestion]:
    """Places whose name goes on from what was typed: ``G204`` to ``G2040``, ``exon 7`` to 70."""
    if (match := _NUMBERED.fullmatch(typed.key)) and (match[1] or typed.kind == "p"):
        letters = "" if match[1] in _WORDS else match[1] or ""
        wanted = residue_letter(letters)
        for residue in _continued(int(match[2]), len(gene.protein)):
            if not letters or gene.protein.residues[residue - 1] == wanted:
                yield suggested_place(residue_place(ResidueIndex(residue - 1), gene), gene)
    if match := _PARTS.fullmatch(typed.key):
        for number in _continued(int(match[2]), len(gene.transcript.exons)):
            yield from places_named(Typed("", f"{match[1]}{number}"), gene)
    if not typed.kind:
        for region in regions_named(typed.key, gene):
            yield suggested_place(region_place(region, gene), gene)


def _continued(number: int, last: int) -> Iterator[int]:
    """Numbers that begin with the digits of ``number``, up to ``last``."""
    first, count = number * 10, 10
    while 0 < first <= last:
        yield from range(first, min(first + count, last + 1))
        first, count = first * 10, count * 10


def suggested_place(place: Place, gene: Gene) -> Suggestion:
    """A place as a suggestion."""
    kind = SuggestionKind(place.kind.value)
    text, label, parts = _DESCRIBERS[place.kind](place, gene)
    count = len(
        known_at_residue(place.residue, gene)
        if place.kind is PlaceKind.RESIDUE and place.residue is not None
        else known_between(place.start, place.end, gene)
    )
    if count:
        parts.append(worded("known_there", number=count))
    return Suggestion(kind, text, label, joined(parts))


_Described = tuple[str, Text, list[Text]]


def _residue(place: Place, gene: Gene) -> _Described:
    assert place.residue is not None
    letter = gene.protein.residues[place.residue]
    name = f"{letter}{place.residue + 1}"
    long = f"{three_letters(letter)}{place.residue + 1}"
    return name, same(f"{long} ({name})"), [*_register(place.residue, gene), *_where(place, gene)]


def _base(place: Place, gene: Gene) -> _Described:
    label = gene.transcript.label_at(place.start)
    if label is None:
        span = next(span for span in gene.locus.spans.values() if span.assembly.value == "GRCh38")
        text = f"{span.accession}:g.{span.start + gene.locus.forward_strand(place.start)}"
        return text, same(text), []
    text = f"c.{label}"
    parts = _where(place, gene)
    if place.residue is not None:
        letters = three_letters(gene.protein.residues[place.residue])
        parts.insert(0, worded("residue", name=f"{letters}{place.residue + 1}"))
        parts[1:1] = _register(place.residue, gene)
    return text, same(f"{text} {gene.locus.gene[place.start]}"), parts


def _exon(place: Place, gene: Gene) -> _Described:
    assert place.exon is not None
    exon = gene.transcript.exons[place.exon]
    parts = [
        worded("exon_mane", number=exon.number_mane),
        worded("bases", number=exon.length),
    ]
    return f"exon {exon.number}", worded("exon", number=str(exon.number)), parts


def _intron(place: Place, gene: Gene) -> _Described:
    assert place.exon is not None
    exon = gene.transcript.exons[place.exon]
    parts = [
        worded("exon_mane", number=exon.number_mane),
        worded("bases", number=place.end - place.start),
    ]
    return f"intron {exon.number}", worded("intron", number=str(exon.number)), parts


def _region(place: Place, gene: Gene) -> _Described:
    region = place.region
    assert region is not None
    parts = [worded("region"), worded("residues", first=region.start + 1, last=region.end)]
    return region.name, word(region.name), parts


_DESCRIBERS = {
    PlaceKind.RESIDUE: _residue,
    PlaceKind.BASE: _base,
    PlaceKind.EXON: _exon,
    PlaceKind.INTRON: _intron,
    PlaceKind.REGION: _region,
}


def _register(residue: ResidueIndex, gene: Gene) -> list[Text]:
    interruption = gene.protein.interruption_at(residue)
    if interruption:
        return [worded("interruption", number=interruption.number)]
    role = gene.protein.register.get(residue)
    return [worded(_REGISTER[role])] if role else []


def _where(place: Place, gene: Gene) -> list[Text]:
    """Exon or intron, and the region of the protein."""
    parts = [_exon_or_intron(place.start, gene)]
    region = gene.protein.region_at(place.residue) if place.residue is not None else None
    if region:
        parts.append(word(region.name))
    return parts


def _exon_or_intron(offset: GeneOffset, gene: Gene) -> Text:
    exon = gene.transcript.exons[gene.transcript.exon_index_at_or_before(offset)]
    kind = "exon" if offset < exon.end else "intron"
    if exon.number is None:
        return worded(f"{kind}_upstream")
    return worded(kind, number=exon.number)
