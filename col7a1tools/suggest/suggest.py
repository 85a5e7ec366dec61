"""What the typed text may mean, best first."""

from collections.abc import Iterator

from col7a1tools.gene import Gene
from col7a1tools.places.place import PlaceKind, places
from col7a1tools.places.typed import Typed, read_typed
from col7a1tools.suggest.stretches import places_named, places_that_begin
from col7a1tools.suggest.suggestion import Suggestion
from col7a1tools.suggest.variants import (
    as_read,
    changes_at,
    changes_of,
    known_by_name,
    probably_meant,
)

MOST = 10
_SHORTEST = 2  # characters; one alone fits everything


def suggest(text: str, gene: Gene) -> tuple[Suggestion, ...]:
    """What somebody may mean while they type, best first; at most ``MOST``.

    First the variant that the text names, then known variants and places that it names or begins,
    then possible changes. Case, spaces, brackets, accession, dashes of word processors and a
    missing ``c.`` or ``p.`` make no difference. Nothing that outside sources know is asked.

    Args:
        text: as far as it was typed.
        gene: the gene.
    """
    typed = read_typed(text)
    if typed is None or len(typed.key) < _SHORTEST:
        return ()
    found: dict[str, Suggestion] = {}
    for suggestion in _candidates(text, typed, gene):
        present = found.get(suggestion.text)
        if present is None and len(found) == MOST:
            break
        found.setdefault(suggestion.text, suggestion)
    return tuple(found.values())


def _candidates(text: str, typed: Typed, gene: Gene) -> Iterator[Suggestion]:
    yield from as_read(text, gene)
    yield from places_named(typed, gene)
    yield from known_by_name(typed, gene)
    yield from probably_meant(text, gene)
    yield from changes_at(typed, gene)
    for place in places(typed, gene):
        if place.kind in (PlaceKind.BASE, PlaceKind.RESIDUE):
            yield from changes_of(place, gene)
    yield from places_that_begin(typed, gene)
