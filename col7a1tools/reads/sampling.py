"""A fixed share of the fragments of a deep pile-up."""

from collections.abc import Iterable
from dataclasses import dataclass
from zlib import crc32

from col7a1tools.reads.read import Read

# The same seed keeps the same fragments at every site and in every run, mates together.
SEED = 7
# Fragments at one site beyond which the rest is left out.
MOST_FRAGMENTS = 2000


@dataclass(frozen=True, slots=True)
class Pileup:
    """Reads at a site, by fragment.

    Attributes:
        fragments: reads of each fragment, in the order of their names' numbers.
        found: fragments before sampling.
        poorly_mapped: reads left out because of their mapping quality.
    """

    fragments: dict[str, list[Read]]
    found: int
    poorly_mapped: int

    @property
    def sampled(self) -> bool:
        """Whether a part of the fragments stands for all."""
        return self.found > len(self.fragments)


def pile_up(
    reads: Iterable[Read], *, least_mapping_quality: int, most: int = MOST_FRAGMENTS
) -> Pileup:
    """Group reads by fragment; of more than ``most`` fragments keep those with the least number.

    Every fragment has a number that depends on its name alone.

    Args:
        reads: at one site.
        least_mapping_quality: reads below it are left out.
        most: fragments to keep.
    """
    kept: dict[str, list[Read]] = {}
    limit = 1 << 32
    names: set[int] = set()
    poorly_mapped = 0
    for read in reads:
        if read.mapping_quality < least_mapping_quality:
            poorly_mapped += 1
            continue
        number = crc32(read.name.encode(), SEED)
        names.add(number)
        if number > limit:
            continue
        kept.setdefault(read.name, []).append(read)
        if len(kept) > 2 * most:
            kept = _least(kept, most)
            limit = max(map(_number, kept))
    return Pileup(_least(kept, most), len(names), poorly_mapped)


def _least(fragments: dict[str, list[Read]], count: int) -> dict[str, list[Read]]:
    names = sorted(fragments, key=lambda name: (_number(name), name))
    return {name: fragments[name] for name in names[:count]}


def _number(name: str) -> int:
    return crc32(name.encode(), SEED)
