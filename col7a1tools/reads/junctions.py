"""Junctions: places where reads go on elsewhere in the locus than the reference does.

The bases of a clipped end are looked up in the locus, and large gaps are taken as the aligner
placed them. What follows is a deletion, where the read goes on further right, or a tandem
duplication, where it goes back to the left. Several descriptions of one junction are made one by
shifting it to the left as far as the bases allow.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from statistics import median_low

from col7a1tools.model.variant import StructuralType
from col7a1tools.reads.fragments import LARGE_GAP, Clip, Fragments, Gap

# Bases next to the junction that must be found once in the locus, without a difference. No
# sequence of 30 bases occurs twice in the gene, and few of 20.
_SEED = 20
# Bases of a clipped end that are compared with a known junction, and how many may differ.
_COMPARED = 30
_MOST_DIFFERENT = 0.1
# Junctions of one event may lie apart by this much, and by a share of their length.
_APART = 20
_APART_SHARE = 0.02
_WORD = 11


@dataclass(frozen=True, slots=True)
class Junction:
    """A deletion or tandem duplication of ``[start, end)`` of the forward strand, by split reads.

    Attributes:
        type: deletion or duplication.
        start: first base, on the forward strand, leftmost of equal descriptions.
        end: behind the last base.
        precise: whether reads agree on both ends to the base.
        fragments: names of those that show it.
    """

    type: StructuralType
    start: int
    end: int
    precise: bool
    fragments: frozenset[str]

    @property
    def length(self) -> int:
        """Bases lost or gained."""
        return self.end - self.start


_Key = tuple[StructuralType, int, int]


def find_junctions(found: Fragments, plus: str) -> list[Junction]:
    """Junctions of a sample, those with the most fragments first.

    Args:
        found: what was kept of its alignments.
        plus: bases of the locus on the forward strand.
    """
    seen: dict[_Key, set[str]] = defaultdict(set)
    for clip in found.clips:
        if key := _by_lookup(clip, plus):
            seen[key].add(clip.name)
    for gap in found.gaps:
        if key := _by_gap(gap, plus):
            seen[key].add(gap.name)
    junctions = [_with_short_clips(one, found.clips, plus) for one in _joined(seen)]
    junctions.sort(key=lambda one: (-len(one.fragments), one.start, one.end))
    return junctions


def _by_lookup(clip: Clip, plus: str) -> _Key | None:
    """The junction that the bases next to it tell, where the locus has them once."""
    if len(clip.bases) < _SEED:
        return None
    seed = clip.bases[:_SEED] if clip.right else clip.bases[-_SEED:]
    at = plus.find(seed)
    if at < 0 or plus.find(seed, at + 1) >= 0:
        return None
    if clip.right:
        return _key(clip.offset, at, plus)
    return _key(at + _SEED, clip.offset, plus)


def _by_gap(gap: Gap, plus: str) -> _Key | None:
    if gap.end > gap.start:
        return _key(gap.start, gap.end, plus)
    size = len(gap.inserted)
    before = plus[max(gap.start - size, 0) : gap.start]
    behind = plus[gap.start : gap.start + size]
    if _shared_words(gap.inserted, before) > _shared_words(gap.inserted, behind):
        return _key(gap.start, gap.start - size, plus) if _is_copy(gap.inserted, before) else None
    return _key(gap.start + size, gap.start, plus) if _is_copy(gap.inserted, behind) else None


def _is_copy(bases: str, original: str) -> bool:
    """Whether bases with errors are a copy: half of their words are the original's."""
    return _shared_words(bases, original) >= 0.5 * max(len(bases) - _WORD + 1, 1)


def _shared_words(bases: str, original: str) -> int:
    words = {original[at : at + _WORD] for at in range(len(original) - _WORD + 1)}
    return sum(bases[at : at + _WORD] in words for at in range(len(bases) - _WORD + 1))


def _key(left: int, right: int, plus: str) -> _Key | None:
    """The event where a read goes from before ``left`` on to ``right``."""
    if abs(right - left) < LARGE_GAP or not 0 < min(left, right) <= max(left, right) < len(plus):
        return None
    while left > 1 and right > 1 and plus[left - 1] == plus[right - 1]:
        left, right = left - 1, right - 1
    if right > left:
        return StructuralType.DELETION, left, right
    return StructuralType.DUPLICATION, right, left


def _joined(seen: dict[_Key, set[str]]) -> Iterator[Junction]:
    """One junction for descriptions that lie close to each other, the most frequent one's ends."""
    left = sorted(seen.items(), key=lambda item: (-len(item[1]), item[0][1:]))
    while left:
        (kind, start, end), names = left[0]
        near = [item for item in left if _close(item[0], (kind, start, end))]
        left = [item for item in left if item not in near]
        fragments = frozenset().union(*(one for _, one in near))
        precise = len(names) >= max(2, len(fragments) / 2)
        if not precise:
            start = median_low(key[1] for key, names in near for _ in names)
            end = median_low(key[2] for key, names in near for _ in names)
        yield Junction(kind, start, end, precise, fragments)


def _close(one: _Key, other: _Key) -> bool:
    length, other_length = one[2] - one[1], other[2] - other[1]
    apart = max(_APART_SHARE * other_length, _APART / 4)
    return (
        one[0] is other[0]
        and abs(one[1] - other[1]) <= _APART
        and abs(length - other_length) <= apart
    )


def _with_short_clips(junction: Junction, clips: Iterable[Clip], plus: str) -> Junction:
    """The junction with the fragments whose clipped ends, too short to be found, fit it as well."""
    if not junction.precise:
        return junction
    left, right = junction.start, junction.end
    if junction.type is StructuralType.DUPLICATION:
        left, right = right, left
    names = {clip.name for clip in clips if _fits(clip, left, right, plus)}
    return replace(junction, fragments=junction.fragments | names)


def _fits(clip: Clip, left: int, right: int, plus: str) -> bool:
    """Whether a clipped end goes on as a read does that leaves at ``left`` and enters at ``right``.

    The aligner may have gone on beyond the junction by as many bases as are equal there.
    """
    over = clip.offset - (left if clip.right else right)
    if abs(over) > _APART:
        return False
    if clip.right:
        bases = clip.bases[:_COMPARED]
        expected = plus[right + over : right + over + len(bases)]
    else:
        bases = clip.bases[-_COMPARED:]
        expected = plus[max(left + over - len(bases), 0) : left + over]
    different = sum(a != b for a, b in zip(bases, expected, strict=False))
    return len(expected) == len(bases) and different <= _MOST_DIFFERENT * len(bases)
