"""How far a record reaches along its chromosome, and where its breakends land."""

import re
from typing import NamedTuple

from col7a1tools.readers.numbers import whole_number

_END = re.compile(r"(?:^|;)END=([^;]*)")
_SVLEN = re.compile(r"(?:^|;)SVLEN=([^;]*)")
_CHR2 = re.compile(r"(?:^|;)CHR2=([^;]*)")
_MATE = re.compile(r"[\[\]]([^\[\]]+):([0-9]{1,10})[\[\]]")
# Symbols of a breakend whose mate INFO tells (CHR2 and END).
TRANSLOCATIONS = ("<BND", "<TRA")
# Symbolic alleles whose SVLEN is a length of reference (for <INS> it is the inserted length).
_SPANNING = ("<DEL", "<DUP", "<INV", "<CN")


class Mate(NamedTuple):
    """The other end of a breakend: contig and 1-based position as written."""

    contig: str
    position: int


class Extent(NamedTuple):
    """Reach of a record.

    Attributes:
        end: last reference base, 1-based inclusive.
        mates: other ends of its breakends.
    """

    end: int
    mates: tuple[Mate, ...]


def is_sequence(alt: str) -> bool:
    """Whether REF alone tells how far the record reaches: no symbol, no breakend, no block."""
    return "<" not in alt and "[" not in alt and "]" not in alt and alt != "."


def extent_of(pos: int, ref: str, alt: str, info: str, samples: str = "") -> Extent:
    """Reach of a record, from REF, ALT and INFO as written.

    The longest of REF, END, SVLEN and (VCF 4.5) the sample field LEN counts. END of a
    translocation lies on the other chromosome and does not count.

    Args:
        pos: POS, 1-based.
        ref: REF.
        alt: ALT.
        info: INFO.
        samples: FORMAT and sample columns, where a reference block may say its length.
    """
    end = pos + len(ref) - 1
    if is_sequence(alt):
        return Extent(end, ())
    mates = tuple(Mate(contig.strip("<>"), int(at)) for contig, at in _MATE.findall(alt))
    translocation = mates or alt.startswith(TRANSLOCATIONS)
    stated = info_end(info)
    if stated is not None and not translocation:
        end = max(end, stated)
    if translocation and stated is not None and (contig := _CHR2.search(info)):
        mates = (*mates, Mate(contig[1], stated))
    for one, length in zip(alt.split(","), allele_lengths(info), strict=False):
        if length is not None and one.startswith(_SPANNING):
            end = max(end, pos + length)
    if stated is None and "<*>" in alt:
        end = max(end, pos + _block_length(samples) - 1)
    return Extent(end, mates)


def info_end(info: str) -> int | None:
    """END of INFO, or None where it is missing or no number."""
    match = _END.search(info)
    return whole_number(match[1]) if match else None


def allele_lengths(info: str) -> tuple[int | None, ...]:
    """SVLEN of INFO for each ALT, without sign; None for a missing one."""
    match = _SVLEN.search(info)
    if match is None:
        return ()
    values = [value.lstrip("+-") for value in match[1].split(",")]
    return tuple(whole_number(value) for value in values)


def _block_length(samples: str) -> int:
    """Longest LEN of the samples, the length of a reference block in VCF 4.5."""
    form, _, calls = samples.partition("\t")
    keys = form.split(":")
    if "LEN" not in keys:
        return 0
    at = keys.index("LEN")
    lengths = [call.split(":")[at] for call in calls.split("\t") if call.count(":") >= at]
    return max((whole_number(length) or 0 for length in lengths), default=0)
