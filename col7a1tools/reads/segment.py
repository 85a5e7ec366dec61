"""The part of a read that lies at a site, and where on each haplotype it should begin."""

from dataclasses import dataclass

from col7a1tools.reads.haplotypes import FLANK, Haplotype
from col7a1tools.reads.read import Read

_NO_QUALITY = 20


@dataclass(frozen=True, slots=True)
class Segment:
    """Bases of a read at a site.

    Attributes:
        bases: the bases.
        qualities: of the bases.
        left: offset on the locus of the first base, reckoned from the aligned base nearest to it.
        right: offset behind the last base, reckoned from that end.
        anchored_left: whether more of the read is aligned left of the site than right of it, so
            that ``left`` is the end to trust.
        index: place in the read of the first base.
    """

    bases: str
    qualities: bytes
    left: int
    right: int
    anchored_left: bool
    index: int

    def begins_at(self, haplotype: Haplotype) -> int:
        """Index in the haplotype at which the first base should lie."""
        if self.anchored_left:
            return self.left - haplotype.start
        from_the_end = haplotype.end - self.right
        return len(haplotype.sequence) - from_the_end - len(self.bases)


def segment_at(read: Read, start: int, end: int, *, flank: int = FLANK) -> Segment | None:
    """The part of a read at ``[start, end)`` and ``flank`` bases on either side.

    Bases that would lie there if the alignment went on without a gap are part of it: at the end of
    a read an aligner clips an insertion or deletion rather than open a gap, and a long deletion
    leads out of the stretch.

    Args:
        read: the read.
        start: first base of the site on the forward strand.
        end: behind its last base.
        flank: bases on each side.

    Returns:
        The segment, or None where no aligned base of the read is within the stretch.
    """
    low, high = start - flank, end + flank
    within = read.blocks_within(low, high)
    if not within:
        return None
    first, last = within[0], within[-1]
    behind = last.place + last.length
    before, after = (
        min(first.offset - low, first.place),
        min(high - last.end, len(read.bases) - behind),
    )
    anchored_left = read.aligned_before(start) >= read.aligned - read.aligned_before(end)
    left, right = first.place - before, behind + after
    qualities = read.qualities[left:right] or bytes([_NO_QUALITY]) * (right - left)
    return Segment(
        read.bases[left:right],
        qualities,
        first.offset - before,
        last.end + after,
        anchored_left,
        left,
    )
