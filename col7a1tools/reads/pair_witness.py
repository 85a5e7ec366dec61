"""Pairs whose mates lie too far apart, or back to back, as witnesses of a junction."""

from collections.abc import Iterable
from statistics import median

from col7a1tools.model.variant import StructuralType
from col7a1tools.reads.fragments import PairSpan
from col7a1tools.reads.junctions import Junction

# Lengths of fragments from 0 to this count for what is usual.
_LONGEST_USUAL = 2_000
_FEWEST_PAIRS = 50
# Standard deviations from the median that a usual fragment may have.
_USUAL = 4.0
_NORMAL_MAD = 1.4826


class FragmentLengths:
    """Which lengths of a fragment are usual in a sample, by median and median deviation."""

    def __init__(self, pairs: Iterable[PairSpan]) -> None:
        lengths = [pair.length for pair in pairs if 0 < pair.length <= _LONGEST_USUAL]
        self.known = len(lengths) >= _FEWEST_PAIRS
        self._median = median(lengths) if lengths else 0.0
        deviation = median([abs(one - self._median) for one in lengths]) if lengths else 0.0
        self._reach = _USUAL * max(_NORMAL_MAD * deviation, 1.0)

    def usual(self, length: float) -> bool:
        """Whether a fragment of this length says nothing."""
        return abs(length - self._median) <= self._reach


def discordant_pairs(
    junction: Junction, pairs: Iterable[PairSpan], lengths: FragmentLengths
) -> frozenset[str]:
    """Fragments that are unusual on the reference and usual across the junction.

    A deletion must be long enough to make them so; one shorter than four standard deviations of
    the fragment length has no such witnesses.
    """
    if not lengths.known:
        return frozenset()
    fits = _over_deletion if junction.type is StructuralType.DELETION else _back_to_back
    return frozenset(
        pair.name
        for pair in pairs
        if not lengths.usual(pair.length) and fits(pair, junction, lengths)
    )


def _over_deletion(pair: PairSpan, junction: Junction, lengths: FragmentLengths) -> bool:
    outside = pair.forward_start < junction.start and pair.reverse_end > junction.end
    return outside and lengths.usual(pair.length - junction.length)


def _back_to_back(pair: PairSpan, junction: Junction, lengths: FragmentLengths) -> bool:
    inside = pair.forward_start < junction.end and pair.reverse_end > junction.start
    return inside and lengths.usual(pair.length + junction.length)
