"""One variant that a text writes twice, mostly by its HGVS name and by an older one."""

from collections.abc import Sequence
from dataclasses import replace

from col7a1tools.gene.gene import NAMING_TRANSCRIPT, Gene
from col7a1tools.model.variant import GeneChange
from col7a1tools.nomenclature.coding import coding_name
from col7a1tools.nomenclature.normalise import normalise
from col7a1tools.nomenclature.parse.description import Note, ParsedVariant

# Notes of what is no HGVS description of bases: an older name, or the change of the protein.
_OLDER = frozenset(
    {
        "intron_numbering",
        "legacy_name",
        "legacy_insertion_unlisted",
        "protein_from_known",
        "protein_only_change",
    }
)


def read_once(variants: Sequence[ParsedVariant], gene: Gene) -> ParsedVariant | None:
    """The variant that all of several descriptions name, with a note that says so.

    How many copies carry it is not said by writing it twice, and not taken for granted.

    Args:
        variants: two or more, as read from one text.
        gene: the gene.

    Returns:
        The one in HGVS notation where there is one, else the first; None where they are not one
        variant, or have no c. name.
    """
    if len(variants) < 2:
        return None
    kept = next((variant for variant in variants if not in_older_words(variant)), variants[0])
    name = _name(kept, gene)
    if name is None or not all(name in _possible(variant, gene) for variant in variants):
        return None
    bases = name.removeprefix("c.")
    note = Note(
        "written_twice",
        {
            "texts": ", ".join(dict.fromkeys(variant.text for variant in variants)),
            "name": name,
            "both": f"{NAMING_TRANSCRIPT}:c.[{bases}];[{bases}]",
        },
    )
    alike = [variant for variant in variants if _name(variant, gene) == name]
    translated = [one for variant in (kept, *alike) for one in variant.notes]
    notes = [note, *(one for at, one in enumerate(translated) if one not in translated[:at])]
    return replace(kept, notes=tuple(notes))


def in_older_words(variant: ParsedVariant) -> bool:
    """Whether the text names the variant by an older name or by the change of the protein."""
    return any(note.code in _OLDER for note in variant.notes)


def _name(variant: ParsedVariant, gene: Gene) -> str | None:
    change = variant.change
    return coding_name(normalise(change, gene), gene) if isinstance(change, GeneChange) else None


def _possible(variant: ParsedVariant, gene: Gene) -> set[str | None]:
    """The c. names that the text can stand for: of a change of the protein there may be several."""
    others = [
        name
        for note in variant.notes
        if note.code == "protein_known_alternatives"
        for name in str(note.values["names"]).split(", ")
    ]
    return {_name(variant, gene), *others}
