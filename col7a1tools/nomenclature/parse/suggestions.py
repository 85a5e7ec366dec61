"""What was probably meant: places nearby where a description fits, and its name there.

A suggestion is never taken in the user's stead; it is offered with the error.
"""

from collections.abc import Iterable

from col7a1tools.gene.gene import NAMING_TRANSCRIPT, Gene
from col7a1tools.model.positions import Assembly
from col7a1tools.model.variant import GeneChange
from col7a1tools.nomenclature.coding import coding_name
from col7a1tools.nomenclature.genomic import genomic_names
from col7a1tools.nomenclature.normalise import normalise

_SINGLE_BASE_REACH = 1
_SEQUENCE_REACH = 12


def canonical_name(change: GeneChange, gene: Gene, assembly: Assembly | None = None) -> str:
    """The full HGVS name of a change: g. on ``assembly`` where given, else c. where there is one.

    Args:
        change: on the strand of the gene, in any spelling.
        gene: the gene.
        assembly: of the g. name, or None for a c. name.
    """
    normal = normalise(change, gene)
    coding = None if assembly else coding_name(normal, gene)
    if coding:
        return f"{NAMING_TRANSCRIPT}:{coding}"
    return genomic_names(normal, gene)[assembly or Assembly.GRCH38]


def canonical_names(
    changes: Iterable[GeneChange], gene: Gene, assembly: Assembly | None = None
) -> tuple[str, ...]:
    """The names of several changes, each change once, in the order given."""
    distinct = dict.fromkeys(normalise(change, gene) for change in changes)
    return tuple(canonical_name(change, gene, assembly) for change in distinct)


def fitting_starts(sequence: str, start: int, bases: str) -> list[int]:
    """Starts near ``start`` at which ``sequence`` reads ``bases``, nearest first.

    A single base fits one place in four, so it is looked for at the two neighbours only.
    """
    reach = _SINGLE_BASE_REACH if len(bases) == 1 else _SEQUENCE_REACH
    places = sorted(range(start - reach, start + reach + 1), key=lambda place: abs(place - start))
    return [
        place
        for place in places
        if place >= 0 and place != start and sequence.startswith(bases, place)
    ]
