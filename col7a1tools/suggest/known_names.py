"""The names of the known variants, in every spelling that is typed, in order."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from col7a1tools.gene import Gene
from col7a1tools.gene.sequence import ONE_LETTER
from col7a1tools.nomenclature.genomic import genomic_names
from col7a1tools.places.known_places import KnownPlace, known_places
from col7a1tools.places.typed import Typed, read_typed

_THREE = re.compile("|".join(ONE_LETTER), re.IGNORECASE)
_ONE = {three.casefold(): one.casefold() for three, one in ONE_LETTER.items()}
_LEADING = re.compile(r"[a-z]{1,3}(?=[0-9])")
# A name that writes more deleted or doubled bases than this is not typed.
_WRITTEN_BASES = 20


class NamedPlace(NamedTuple):
    """One spelling of the name of a known variant.

    Attributes:
        key: as ``read_typed`` leaves it.
        kind: ``c``, ``g`` or ``p`` where the spelling says so, else empty.
        order: place of the variant along the gene.
        known: the variant.
    """

    key: str
    kind: str
    order: int
    known: KnownPlace


def names_that_begin(typed: Typed, gene: Gene) -> list[NamedPlace]:
    """Spellings that begin with what was typed: the whole ones first, then the shorter ones."""
    names = _names(gene)
    start = bisect_left(names, typed.key, key=lambda name: name.key)
    found = []
    for name in names[start:]:
        if not name.key.startswith(typed.key):
            break
        if typed.kind in ("", name.kind):
            found.append(name)
    return sorted(found, key=lambda name: (len(name.key), name.order))


@lru_cache(maxsize=2)
def _names(gene: Gene) -> list[NamedPlace]:
    names = {
        (key, kind, order): NamedPlace(key, kind, order, known)
        for order, known in enumerate(known_places(gene))
        for key, kind in _spellings(known, gene)
    }
    return sorted(names.values(), key=lambda name: (name.key, name.kind, name.order))


def _spellings(known: KnownPlace, gene: Gene) -> Iterator[tuple[str, str]]:
    written = [known.coding, _with_bases(known, gene), known.protein, *known.legacy]
    written += genomic_names(known.change, gene).values()
    for name in written:
        typed = read_typed(name)
        if typed is None or not typed.key:
            continue
        for key in protein_spellings(typed.key) if name == known.protein else (typed.key,):
            yield key, typed.kind


def protein_spellings(key: str) -> tuple[str, ...]:
    """Spellings of a change of the protein, in three letters and in one.

    Each with and without its first residue; a stop as ``ter``, ``x`` and ``*``.

    Args:
        key: ``gly2043arg``, as ``read_typed`` leaves it.
    """
    short = _THREE.sub(lambda match: _ONE[match[0]], key)
    spelled = [
        key,
        short,
        key.replace("ter", "x"),
        key.replace("ter", "*"),
        short.replace("*", "x"),
    ]
    bare = [_LEADING.sub("", name, count=1) for name in spelled]
    return tuple(dict.fromkeys([*spelled, *bare]))


def _with_bases(known: KnownPlace, gene: Gene) -> str:
    """``c.6527dupC``: the bases that HGVS leaves out and people write."""
    change = known.change
    if known.coding.endswith("dup"):
        bases = change.inserted
    elif known.coding.endswith("del"):
        bases = gene.locus.gene[change.start : change.end]
    else:
        return ""
    return f"{known.coding}{bases}" if len(bases) <= _WRITTEN_BASES else ""
