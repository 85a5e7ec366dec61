"""Suggestions of variants."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from col7a1tools.atlas.substitution import Snv, snvs_at
from col7a1tools.gene import Gene
from col7a1tools.gene.known_variants import Inheritance
from col7a1tools.interpret import read_change
from col7a1tools.model.positions import Assembly, GeneOffset
from col7a1tools.model.variant import GeneChange
from col7a1tools.nomenclature.genomic import genomic_names
from col7a1tools.nomenclature.normalise import normalise
from col7a1tools.nomenclature.parse import (
    Description,
    DescriptionError,
    Phase,
    parse_description,
)
from col7a1tools.places.known_places import KnownPlace, known_places
from col7a1tools.places.place import Place, PlaceKind, places
from col7a1tools.places.residue import answer_at
from col7a1tools.places.typed import Typed
from col7a1tools.report.words import Text
from col7a1tools.suggest.known_names import names_that_begin, protein_spellings
from col7a1tools.suggest.suggestion import Suggestion, SuggestionKind, joined, same, worded

# A position, and the letters of a change behind it that are being typed.
_POSITION = re.compile(r"((?:ivs)?[-*]?[0-9]+(?:[+-][0-9]+)?)([acgt]>?[acgt]?)")
_RESIDUE = re.compile(r"([a-z]{0,3}[0-9]+)([a-z*=]{1,3})")


def known_by_name(typed: Typed, gene: Gene) -> Iterator[Suggestion]:
    """Known variants one of whose names begins with what was typed."""
    for name in names_that_begin(typed, gene):
        yield known_variant(name.known)


def known_variant(known: KnownPlace) -> Suggestion:
    """A known variant as a suggestion."""
    parts = [worded("known")]
    if known.variant.inheritance is not Inheritance.NOT_SOURCED:
        parts.append(worded(known.variant.inheritance.value))
    if known.legacy:
        parts.append(worded("legacy", names=", ".join(known.legacy[:2])))
    label = same(_label(known.coding, known.protein))
    return Suggestion(SuggestionKind.VARIANT, known.coding, label, joined(parts))


def as_read(text: str, gene: Gene) -> Iterator[Suggestion]:
    """The variant, where the text is the whole description of one."""
    try:
        description = parse_description(text, gene)
    except DescriptionError:
        return
    if description.phase is Phase.SINGLE:
        yield from _described(description, worded("read"), gene)


def probably_meant(text: str, gene: Gene) -> Iterator[Suggestion]:
    """What was probably meant by a text that cannot be taken as it is."""
    try:
        parse_description(text, gene)
    except DescriptionError as error:
        for name in error.candidates:
            yield from _described(parse_description(name, gene), worded("meant"), gene)


def _described(description: Description, why: Text, gene: Gene) -> Iterator[Suggestion]:
    changes = [variant.change for allele in description.alleles for variant in allele.variants]
    if len(changes) != 1:
        return
    (change,) = changes
    if isinstance(change, GeneChange):
        yield _read(normalise(change, gene), why, gene)
    else:
        yield Suggestion(SuggestionKind.VARIANT, description.text, same(description.text), why)


def _read(change: GeneChange, why: Text, gene: Gene) -> Suggestion:
    known = next((one for one in known_places(gene) if one.change == change), None)
    if known:
        suggestion = known_variant(known)
        return replace(suggestion, why=joined([why, suggestion.why]))
    coding, protein = _names(change, gene)
    text = coding or genomic_names(change, gene)[Assembly.GRCH38]
    return Suggestion(SuggestionKind.VARIANT, text, same(_label(text, protein)), why)


def _names(change: GeneChange, gene: Gene) -> tuple[str, str]:
    """C. and p. without accession; empty for none."""
    if change.end - change.start == len(change.inserted) == 1:
        snv = next(one for one in snvs_at(change.start, gene) if one.alt == change.inserted)
        return snv.coding, snv.protein
    names = read_change(change, gene).annotation.names
    return _bare(names.coding), _bare(names.protein)


def _bare(name: str) -> str:
    return "" if name == "." else name.rpartition(":")[2]


def changes_at(typed: Typed, gene: Gene) -> Iterator[Suggestion]:
    """Single-base changes of the base or the residue whose change is being typed."""
    if match := _POSITION.fullmatch(typed.key):
        for place in places(Typed(typed.kind, match[1]), gene):
            if place.kind is PlaceKind.BASE:
                yield from _changes(snvs_at(place.start, gene), match[2], typed, gene)
    if match := _RESIDUE.fullmatch(typed.key):
        for place in places(Typed(typed.kind, match[1]), gene):
            if place.kind is PlaceKind.RESIDUE and place.residue is not None:
                snvs = answer_at(place.residue, gene).substitutions
                yield from map(_possible, (snv for snv in snvs if _spelled(snv, typed)))


def changes_of(place: Place, gene: Gene) -> Iterator[Suggestion]:
    """The single-base changes of a base, or of the codon of a residue."""
    if place.kind is PlaceKind.BASE:
        yield from map(_possible, snvs_at(place.start, gene))
    elif place.kind is PlaceKind.RESIDUE and place.residue is not None:
        snvs = answer_at(place.residue, gene).substitutions
        yield from map(_possible, sorted(snvs, key=lambda snv: snv.effect == "synonymous"))


def _changes(snvs: Iterable[Snv], letters: str, typed: Typed, gene: Gene) -> Iterator[Suggestion]:
    """Those whose bases, on the strand that is typed, begin with the letters."""
    for snv in snvs:
        bases = f"{snv.ref}>{snv.alt}"
        if typed.kind == "g":
            forward = gene.locus.locus_allele(
                GeneChange(snv.offset, GeneOffset(snv.offset + 1), snv.alt)
            )
            bases = f"{forward.ref}>{forward.alt}"
        if bases.casefold().startswith(letters):
            yield _possible(snv)


def _spelled(snv: Snv, typed: Typed) -> bool:
    bare = snv.protein.removeprefix("p.").strip("()").casefold()
    return bool(bare) and any(name.startswith(typed.key) for name in protein_spellings(bare))


def _possible(snv: Snv) -> Suggestion:
    label = same(_label(snv.coding, snv.protein))
    return Suggestion(SuggestionKind.VARIANT, snv.coding, label, worded("change"))


def _label(coding: str, protein: str) -> str:
    return f"{coding} {protein}" if protein else coding
