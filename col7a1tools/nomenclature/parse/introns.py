"""Intron offsets of c. positions: they hang on the last or the first base of an exon."""

from col7a1tools.gene.transcript import Exon, Transcript
from col7a1tools.model.positions import CodingPosition, TranscriptOffset
from col7a1tools.nomenclature.parse.errors import PositionError

# at most this many bases between a mistaken and the right exon edge look like a slip
_SLIP = 3
_RULE = "intronic bases count with + from an exon's last base and with - from an exon's first base"

Intron = tuple[Exon, Exon]  # the exons on both sides of it


def intronic_offset(transcript: Transcript, base: int, intron_offset: int, position: str) -> int:
    """Offset on the strand of the gene of the base ``intron_offset`` away from an exonic base.

    Args:
        transcript: whose introns are counted.
        base: the exonic base, on the strand of the gene.
        intron_offset: 0 for the base itself.
        position: the c. position as written, for the errors.

    Raises:
        PositionError: ``position.not_exon_end``, ``position.beyond_intron``, or
            ``position.outside_transcript``.
    """
    if not intron_offset:
        return base
    index = transcript.exon_index_at_or_before(base)
    last = intron_offset > 0
    if base != _edge(transcript.exons[index], last=last):
        raise _not_at_edge(transcript, index, base, (intron_offset, position))
    intron = _intron(transcript, index, last=last)
    if intron is None:
        raise PositionError(
            "position.outside_transcript",
            f"c.{position} lies outside the transcript: no intron is there",
            cause="HGVS numbers no base outside the transcript",
        )
    if abs(intron_offset) > _length(intron):
        raise PositionError(
            "position.beyond_intron",
            f"c.{position} lies beyond its intron, {_text(transcript, intron)}",
            cause="a mistyped position or offset, or another numbering",
        )
    return base + intron_offset


def _edge(exon: Exon, *, last: bool) -> int:
    """The last or the first base of an exon, on the strand of the gene."""
    return exon.end - 1 if last else exon.start


def _label(transcript: Transcript, exon: Exon, *, last: bool) -> str:
    base = exon.transcript_start + (exon.length - 1 if last else 0)
    return transcript.label(CodingPosition(TranscriptOffset(base)))


def _intron(transcript: Transcript, index: int, *, last: bool) -> Intron | None:
    """The intron behind (``last``) or before an exon; None outside the transcript."""
    left = index if last else index - 1
    exons = transcript.exons
    return (exons[left], exons[left + 1]) if 0 <= left < len(exons) - 1 else None


def _length(intron: Intron) -> int:
    return intron[1].start - intron[0].end


def _text(transcript: Transcript, intron: Intron) -> str:
    left, right = intron
    return (
        f"which has {_length(intron)} bases: c.{_label(transcript, left, last=True)}+1 "
        f"to c.{_label(transcript, right, last=False)}-1"
    )


def _not_at_edge(
    transcript: Transcript, index: int, base: int, written: tuple[int, str]
) -> PositionError:
    """The error for an intron offset that hangs on a base inside an exon."""
    intron_offset, position = written
    exons = transcript.exons
    last = intron_offset > 0
    near = range(max(0, index - 1), min(len(exons), index + 2))
    edges = sorted(near, key=lambda i: abs(_edge(exons[i], last=last) - base))
    slip = abs(_edge(exons[edges[0]], last=last) - base) <= _SLIP
    steps = f"{intron_offset:+d}"
    offered = edges[: 1 if slip else 2]
    instead = [f"{_label(transcript, exons[i], last=last)}{steps}" for i in offered]
    number = position.removesuffix(steps)
    if not last and number.isdigit() and int(number) < -intron_offset:
        instead.insert(0, f"{number}_{-intron_offset}")
    cause = _RULE
    intron = _intron(transcript, edges[0], last=last)
    if intron and abs(intron_offset) > _length(intron):
        cause += f"; the offset is longer than the nearest intron, {_text(transcript, intron)}"
    own = exons[index]
    return PositionError(
        "position.not_exon_end",
        f"c.{position} names no base: c.{number} is not the {'last' if last else 'first'} base of "
        f"an exon; its exon is c.{_label(transcript, own, last=False)} to "
        f"c.{_label(transcript, own, last=True)}",
        cause=cause,
        instead=tuple(instead),
    )
